import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {OpeningOutcome} from '../../core/audit/event.js'
import {openingName} from '../../core/protected/break-glass.js'
import {isHolderName} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {keepNote} from '../review/keep-note.js'
import {heldRoster} from './held-roster.js'
import {isSamePerson, listed, openingsOf, type ListedOpening} from './openings.js'
import {holderNamed, withKeyStore} from './unlock.js'

/** Every opening with shares, the first first, with why, and what was made of it. */
export const listOpenings = deed('readings.openings', async (session): Promise<readonly ListedOpening[]> => {
  session.demand('readings.openings', '*')
  return (await allOpenings(session)).map((one) => listed(session, one))
})

/** What somebody makes of an opening. */
export interface ReviewOrder {
  /** Its name, or its number. */
  readonly opening: string
  readonly outcome: OpeningOutcome
  readonly note: string | null
  /** Who it is, where one account acts for everybody; null for the account's own name. */
  readonly by: string | null
}

/** Writes down what somebody else than who opened makes of it, once. */
export const reviewOpening = deed('readings.openings', async (session, {opening: named, outcome, note, by: who}: ReviewOrder): Promise<ListedOpening> => {
  session.demand('readings.openings', '*')
  const name: string = /^\d+$/.test(named) ? openingName(Number(named)) : named
  const by = holderNamed(session, who)
  if (!isHolderName(by)) throw new Refusal('holder-name-unusable')
  const one = (await allOpenings(session)).find((opening) => opening.name === name)
  if (one === undefined) throw new Refusal('opening-not-found')
  if (isSamePerson(one, {account: session.actor.id, by}, session.dialect.isShared)) throw new Refusal('opening-own', {opening: name})
  if (one.review !== null) throw new Refusal('opening-reviewed', {opening: name})
  const review = await session.change(async (change) => {
    const kept = await keepNote(session, change, note)
    await change.record({kind: 'break-glass.reviewed', opening: name, by, outcome, note: kept?.fingerprint ?? null, words: kept?.id ?? null}, READINGS_CHAIN)
    return {at: change.at, account: session.actor.id, by, outcome, note: kept === null ? null : (note?.trim() ?? null)}
  })
  return listed(session, {...one, review})
})

async function allOpenings(session: Session): ReturnType<typeof openingsOf> {
  return withKeyStore(session, async (store) => openingsOf(session, (await heldRoster(session, store, null))?.all ?? []))
}

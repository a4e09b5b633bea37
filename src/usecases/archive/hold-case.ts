import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {HoldReason} from '../../core/terms/legal-hold.js'
import {findStanding} from '../../io/db/entry-table.js'
import {holdOf, liftHold, setHold} from '../../io/db/hold-table.js'
import {deed, type Session} from '../deed.js'
import {findEntry} from '../register/find-entry.js'

/** The case that is meant: by its id or number, or by those of a document of it. */
export interface CaseAsked {
  readonly id: string
  readonly committee: string | null
}

/** A case that is to be kept whatever its time, and why. */
export interface HoldOrder extends CaseAsked {
  readonly reason: HoldReason
}

/** A case that is, or was, under legal hold: by its place alone, and the same whoever is in it. */
export interface HeldCase {
  readonly entry: EntryId
  readonly committee: CommitteeCode
  readonly diaryNumber: string
  readonly reason: HoldReason
  readonly since: Instant
  /** True where it was under hold already; the hold that it had stands. */
  readonly wasHeld: boolean
}

type Place = Pick<HeldCase, 'entry' | 'committee' | 'diaryNumber'>

class HeldMeanwhile extends Error {}

/**
 * Puts a whole case under legal hold: nothing of it is removed for good until the hold is lifted. Also a case with somebody in it who has protected identity, for such a one is quarrelled about
 * as well; what comes back tells nothing of that (K4).
 */
export const holdCase = deed('archive.hold', async (session, {id, committee, reason}: HoldOrder): Promise<HeldCase> => {
  const place = await placeOf(session, {id, committee})
  const known = await holdOf(session.db, place.entry)
  if (known !== null) return {...place, reason: known.reason, since: known.since, wasHeld: true}
  try {
    return await session.change(async ({tx, at, record, noteHold}) => {
      // Purged since it was found.
      if ((await findStanding(tx, place.entry)) === null) throw new Refusal('entry-not-found')
      if (!(await setHold(tx, {caseEntry: place.entry, reason, since: at}))) throw new HeldMeanwhile()
      await noteHold(place.entry, reason)
      await record({kind: 'hold.set', entry: place.entry, reason}, place.committee)
      return {...place, reason, since: at, wasHeld: false}
    })
  } catch (error) {
    const other = error instanceof HeldMeanwhile ? await holdOf(session.db, place.entry) : null
    if (other === null) throw error
    return {...place, reason: other.reason, since: other.since, wasHeld: true}
  }
})

/** Lifts the legal hold of a case: what has had its time goes with the next purge. Gives the hold that it had. */
export const liftHoldOf = deed('archive.hold', async (session, asked: CaseAsked): Promise<HeldCase> => {
  const place = await placeOf(session, asked)
  return session.change(async ({tx, record, noteHold}) => {
    const known = await holdOf(tx, place.entry)
    if (known === null) throw new Refusal('case-not-held')
    await liftHold(tx, place.entry)
    await noteHold(place.entry, null)
    await record({kind: 'hold.lifted', entry: place.entry}, place.committee)
    return {...place, reason: known.reason, since: known.since, wasHeld: true}
  })
})

async function placeOf(session: Session, {id, committee}: CaseAsked): Promise<Place> {
  if (committee !== null) session.demand('archive.hold', committee)
  const {entry, caseEntry, key} = await findEntry(session, id, committee, 'archive.hold')
  return {entry: caseEntry ?? entry, committee: key.committee, diaryNumber: key.caseNumber}
}

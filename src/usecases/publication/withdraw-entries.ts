import type {ReasonCode} from '../../core/review/decision.js'
import {Refusal} from '../../core/refusal.js'
import {documentAddress, caseAddress} from '../../core/publication/page-address.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {keepNote} from '../review/keep-note.js'
import {takeOffSite} from './run-release.js'
import {takeDown} from './take-down.js'

export interface Withdrawal {
  readonly ids: readonly string[]
  readonly committee: string | null
  readonly reason: ReasonCode
  readonly note: string | null
}

export interface Withdrawn {
  readonly entries: readonly EntryId[]
  /** Addresses that are gone, for search engines to be told. */
  readonly urls: readonly string[]
  readonly seconds: number
}

/** Takes entries down at once: from the site, every kept release and the deployed copy. It stays down until a person restores it (G3). */
export const withdrawEntries = deed('publication.withdraw', async (session, {ids, committee, reason, note}: Withdrawal): Promise<Withdrawn> => {
  const started = performance.now()
  const found = await Promise.all(ids.map((id) => findEntry(session, id, committee, 'publication.withdraw')))
  for (const {entry} of found) {
    if (!(await isOnShow(session.db, entry)) && !(await removalsPending(session.db))) throw new Refusal('entry-not-public', {id: entry})
  }
  let left = 0
  await session.change(async (change) => {
    const {tx, stop} = change
    const kept = await keepNote(session, change, note)
    for (const one of found) {
      await takeDown(session, change, one, {reason, note: kept?.id ?? null})
    }
    await stop(found.map(({entry}) => entry), 'taken-down')
    left = (await takeOffDisallowed(tx, session.dialect)).length
  })
  const release = await takeOffSite(session, left)
  const base = session.settings.site.baseUrl?.replace(/\/$/, '') ?? ''
  const gone = release?.goneAddresses ?? found.map(({entry, key}) => (key.documentNumber === null ? caseAddress(entry) : documentAddress(entry)))
  return {entries: found.map(({entry}) => entry), urls: gone.map((address) => `${base}/${address}`), seconds: (performance.now() - started) / 1000}
})


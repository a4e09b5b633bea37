import {WAITING_STAGES} from '../../core/journey.js'
import type {ReadingReason} from '../../core/protected/person.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {entriesForAuthorised} from '../../io/db/entry-table.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from './unlock.js'

/** An entry that waits for somebody who may read protected data, with all that it says. */
export interface WaitingEntry {
  readonly id: EntryId
  readonly committee: string
  /** The diary number, with the document's after a colon. */
  readonly number: string
  readonly date: string
  readonly heading: string
  readonly officer: string
  readonly parties: readonly string[]
  readonly internalParty: string
}

/** What waits for an authorised officer, in the committees that the one who acts may read for. Each row that is shown is a reading of the entry, and is in the log before (K5). */
export const listWaitingForAuthorised = deed('vault.hold', async (session, {unlocking, why, limit, after}: {readonly unlocking: Unlocking; readonly why: ReadingReason; readonly limit: number; readonly after: string | null}): Promise<{readonly entries: readonly WaitingEntry[]; readonly next: string | null}> =>
  withVault(session, unlocking, async ({vault, series}) => {
    const codes = Object.keys(session.settings.committees).filter((code) => session.may('vault.hold', code))
    const found = await entriesForAuthorised(session.db, {stages: WAITING_STAGES, committees: codes, after, limit: limit + 1})
    const page = found.slice(0, limit)
    if (page.length > 0) await series.change(async (_, sign) => {
      for (const {entry} of page) {
        const reading: string = session.newId()
        await sign({kind: 'reading.intended', reading, holder: vault.holder, person: vault.pseudonymOf(`entry ${entry}`), fields: ['entry'], why, medium: 'view'})
        await sign({kind: 'reading.done', reading, holder: vault.holder, outcome: 'shown'})
      }
    })
    const entries = page.map(({entry, key: {committee, caseNumber, documentNumber}, content}): WaitingEntry => ({
      id: entry,
      committee,
      number: documentNumber === null ? caseNumber : `${caseNumber}:${documentNumber}`,
      date: content.date,
      heading: content.heading,
      officer: content.officer,
      parties: content.kind === 'document' ? content.parties : [],
      internalParty: content.kind === 'document' ? content.internalParty : '',
    }))
    return {entries, next: found.length > limit ? (page.at(-1)?.entry ?? null) : null}
  }),
)

import {clear} from '../../core/publication/clear.js'
import type {PublicEntry} from '../../core/publication/public-entry.js'
import {toPublicEntry} from '../../core/publication/to-public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {versionsAt} from '../../io/db/publication-table.js'
import {deed} from '../deed.js'
import {planVersions} from './candidates.js'

/** A public entry as staff list it: with the last day it is shown. */
export type ListedEntry = PublicEntry & {readonly lastDay: LocalDate}

/** Every public entry as the public reads it: from the register, through the same one way out as the pages. */
export const listPublic = deed('publication.read', async (session): Promise<readonly ListedEntry[]> => {
  const {db, dialect, settings} = session
  const {plan} = await planVersions(session, {reach: 'all', fresh: 'none', leftOut: new Set()})
  const showings = [...plan.showings.values()].map(({candidate}) => candidate)
  const headings = new Map<EntryId, string>()
  for await (const page of versionsAt(db, dialect, showings.filter(({kind, isWord}) => (kind === 'case' || kind === 'meeting') && !isWord))) for (const {version} of page) headings.set(version.entry, version.content.heading)
  const listed: ListedEntry[] = []
  for await (const page of versionsAt(db, dialect, showings)) {
    for (const {version, caseEntry} of page) {
      const showing = plan.showings.get(version.entry)
      const clearance = clear(version, version.fingerprint)
      if (showing === undefined || clearance === null) throw new Error('A version without clearance was about to be shown')
      const heading = caseEntry === null ? null : (headings.get(caseEntry) ?? null)
      const shown = toPublicEntry(version, version.fingerprint, clearance, {
        caseHeading: heading,
        shownCase: heading === null ? null : caseEntry,
        publishedOn: showing.publishedOn,
        withheldRow: settings.withheldRow,
        custodian: showing.candidate.isArchived ? 'archive' : 'registrar',
      })
      listed.push({...shown, lastDay: showing.lastDay})
    }
  }
  return listed.sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.id < other.id ? -1 : 1))
})

import {isAskedAbout, isForArchive, mayBeClosed, type ArchiveRule, type CaseCopies} from '../retention/due.js'
import type {LocalDate} from '../terms/local-date.js'

/**
 * Where a case stands on its way to the archive (H5). `leaves`: it goes with the next export. The others stay. `open`: the registry has not closed it. `not-yet`: its years are not out. `awaits-person`: somebody
 * is still asked about something in it. `received`: the archive has signed for it as it stands.
 */
export const ARCHIVE_STANDINGS = ['leaves', 'open', 'not-yet', 'awaits-person', 'received'] as const
export type ArchiveStanding = (typeof ARCHIVE_STANDINGS)[number]

/** Whole cases leave or stay. `retentionYears`: how long the committee's entries are on the web. */
export function standsForArchive(copies: CaseCopies, rule: ArchiveRule, today: LocalDate, retentionYears: number): ArchiveStanding {
  const {own, documents, hasReceipt} = copies
  if (hasReceipt) return 'received'
  if (!mayBeClosed(copies)) return 'open'
  if (!isForArchive(copies, rule, today)) return 'not-yet'
  return [own, ...documents].some((copy) => isAskedAbout(copy, documents, today, retentionYears)) ? 'awaits-person' : 'leaves'
}

/** Years out of a duration, `P2Y`; null for any other. */
export function yearsIn(duration: string): number | null {
  const [, years] = /^P(\d{1,3})Y$/.exec(duration) ?? []
  return years === undefined ? null : Number(years)
}

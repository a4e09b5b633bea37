import {isAskedAbout, isForArchive, mayBeClosed, type ArchiveRule, type CaseCopies} from '../retention/due.js'
import type {PackageForm} from '../terms/delivery.js'
import type {LocalDate} from '../terms/local-date.js'

/**
 * Where a case stands on its way to the archive (H5). `leaves`: it goes with the next export. The others stay. `open`: the registry has not closed it. `not-yet`: its years are not out. `awaits-person`: somebody
 * is still asked about something in it, or is to look it through for protected persons. `under-hold`: a legal hold keeps it. `left-out`: the delivery agreement leaves it out. `delivered`: it lies in a package as it stands, and the archive has not signed for that.
 * `received`: the archive has signed for it as it stands. `received-veiled`: it has signed for what the agreement gives it, and the rest of the case is nowhere but here.
 */
export const ARCHIVE_STANDINGS = ['leaves', 'open', 'not-yet', 'awaits-person', 'under-hold', 'left-out', 'delivered', 'received', 'received-veiled'] as const
export type ArchiveStanding = (typeof ARCHIVE_STANDINGS)[number]

/** A case that may go to the archive. */
export interface CaseForArchive {
  readonly copies: CaseCopies
  /** How the delivery agreement takes it; null where it leaves it out. */
  readonly form: PackageForm | null
  /** True where a package that nobody has signed for yet holds it as it stands. */
  readonly isDelivered: boolean
  /** True where the archive has signed for a package that holds it as it stands, without all of it. */
  readonly isReceivedVeiled: boolean
  /** True where some text of it waits for the holders of protected data to look it through. */
  readonly isUnswept: boolean
}

/** Whole cases leave or stay. `retentionYears`: how long the committee's entries are on the web. */
export function standsForArchive({copies, form, isDelivered, isReceivedVeiled, isUnswept}: CaseForArchive, rule: ArchiveRule, today: LocalDate, retentionYears: number): ArchiveStanding {
  const {own, documents, hasReceipt, isUnderHold} = copies
  if (hasReceipt) return 'received'
  if (isDelivered) return 'delivered'
  if (isReceivedVeiled) return 'received-veiled'
  if (!mayBeClosed(copies)) return 'open'
  if (!isForArchive(copies, rule, today)) return 'not-yet'
  if (isUnswept || [own, ...documents].some((copy) => isAskedAbout(copy, documents, today, retentionYears))) return 'awaits-person'
  if (isUnderHold) return 'under-hold'
  return form === null ? 'left-out' : 'leaves'
}

/** Whole years out of a duration, `P2Y`, at least one; null for any other. */
export function yearsIn(duration: string): number | null {
  const [, years] = /^P([1-9]\d{0,2})Y$/.exec(duration) ?? []
  return years === undefined ? null : Number(years)
}

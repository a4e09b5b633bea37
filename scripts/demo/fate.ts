import {DAY_ONE, PUBLISH_FROM} from './calendar.ts'
import type {ExportRow} from './export.ts'

/** What has become of a row when day one's export has been imported and the first release drawn. */
export const FATES = ['plain', 'withheldFile', 'secret', 'held', 'blocked', 'history', 'cancelled', 'expired', 'rejected'] as const

export type Fate = (typeof FATES)[number]

/** What has become of a row on day two: `gone` is left out of a full export, or refused in one (A1). */
export type FateOnDayTwo = Fate | 'gone'

/** The fate of an ordinary row, in which nothing is wrong: it follows from its own columns and the day alone. */
export function ordinaryFate(row: ExportRow): Fate {
  if (row.arende_status === 'makulerad' || row.handling_status === 'makulerad') return 'cancelled'
  if (row.publicerad === '' ? row.datum < PUBLISH_FROM : false) return 'history'
  if (row.publicerad !== '' && twoYearsOn(row.publicerad) <= DAY_ONE) return 'expired'
  const headingSecrecy = row.handlingsnummer === '' ? row.arenderubrik_sekretess : row.handlingsrubrik_sekretess
  if (headingSecrecy === 'ja') return 'secret'
  return row.handling_sekretess === 'ja' || row.fil_publiceras === 'nej' ? 'withheldFile' : 'plain'
}

function twoYearsOn(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 2)
  // Two years after a leap day there is never another.
  return day.endsWith('-02-29') ? `${year}-03-01` : `${year}${day.slice(4)}`
}

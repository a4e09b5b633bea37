import type {Settings} from '../terms/settings.js'
import {addDays, addYears, type LocalDate} from '../terms/local-date.js'

/** The setting that says how long a store keeps what it holds (P1); null where need alone decides. */
export const STORES = {
  versions: 'versionsDays',
  notes: 'notesDays',
  files: null,
  rejects: 'rejectsDays',
  runs: 'runsDays',
  inbox: 'inboxDays',
  outbox: 'outboxDays',
  logs: 'logsYears',
  faults: 'faultsDays',
  desks: null,
  goneAddresses: 'goneYears',
  tombstones: 'tombstonesYears',
  receipts: 'tombstonesYears',
  backups: 'backupsDays',
  keyCopies: 'keyCopiesDays',
  letters: 'lettersYears',
  incidents: 'incidentsYears',
  followUps: 'followupsYears',
  requests: 'requestsYears',
  absences: null,
} as const satisfies Record<string, keyof Settings['retention'] | null>

/** Every place where the program keeps something besides the registry copies and the public ones, which have rules of their own. */
export type StoreName = keyof typeof STORES

export const STORE_NAMES = Object.keys(STORES) as StoreName[]

/** The day before which what a store holds has had its time; null where need alone decides. */
export function keptFrom(store: StoreName, retention: Settings['retention'], today: LocalDate): LocalDate | null {
  const setting = STORES[store]
  if (setting === null) return null
  return setting.endsWith('Years') ? addYears(today, -retention[setting]) : addDays(today, -retention[setting])
}

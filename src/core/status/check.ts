/** How one thing stands. `attend`: somebody is to see to it; `wrong`: it is not as it must be, and nothing sees to it by itself. */
export const CHECK_STATES = ['well', 'attend', 'wrong'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** What of the whole municipality's register is looked at. */
export const OF_REGISTER = ['clock', 'publication', 'slot', 'removals', 'expired', 'backup', 'disk'] as const
/** What of each committee's. */
export const OF_COMMITTEE = ['sweep', 'incidents', 'escalations', 'requests', 'routines', 'actions'] as const
export const STATUS_CHECKS = [...OF_REGISTER, ...OF_COMMITTEE] as const
export type StatusCode = (typeof STATUS_CHECKS)[number]

/** One check. `committee`: null of what concerns the whole municipality. `count`: how many there are of what it looks for; null where nothing is counted. `when`: local day and time, or day, that it is about. */
export interface StatusCheck {
  readonly code: StatusCode
  readonly committee: string | null
  readonly state: CheckState
  readonly count: number | null
  readonly when: string | null
}

/** A count of what must not be: nothing, or a state. */
export function counted(code: StatusCode, committee: string | null, count: number, otherwise: Exclude<CheckState, 'well'>): StatusCheck {
  return {code, committee, state: count === 0 ? 'well' : otherwise, count, when: null}
}

/** Incidents of a committee that are not closed, by how urgent it is to tell the authority: past the 72 hours it is wrong, within a day of them to be attended to, and one that is open waits for somebody. */
export function incidentCheck(committee: string, urgencies: readonly ('none' | 'ahead' | 'soon' | 'near' | 'over')[]): StatusCheck {
  return {code: 'incidents', committee, state: urgencies.includes('over') ? 'wrong' : urgencies.length > 0 ? 'attend' : 'well', count: urgencies.length, when: null}
}

/** Days that a backup may be old, and share and size of a disk that is to be free for a night's work. */
const [BACKUP_DAYS, DISK_SHARE, DISK_BYTES] = [7, 0.05, 1_000_000_000]

/** How old the newest backup is; none at all is as bad. `days`: null where none is listed. */
export function backupCheck(days: number | null, when: string | null): StatusCheck {
  return {code: 'backup', committee: null, state: days === null || days > BACKUP_DAYS ? 'attend' : 'well', count: days, when}
}

/** Whether the disk has room: under a gigabyte nothing can be relied on to be written. `count`: whole megabytes. */
export function diskCheck({free, size}: {readonly free: number; readonly size: number}): StatusCheck {
  return {code: 'disk', committee: null, state: free < DISK_BYTES ? 'wrong' : free < size * DISK_SHARE ? 'attend' : 'well', count: Math.floor(free / 1_000_000), when: null}
}

/** True where nothing is wrong. */
export function isHealthy(checks: readonly StatusCheck[]): boolean {
  return checks.every(({state}) => state !== 'wrong')
}

import type {AuditEvent} from '../audit/event.js'
import type {Instant} from '../terms/identifiers.js'

/** What makes an entry another than it was: a person, an export from the registry, a new judgement, the last look before a release, or time. */
export const CHANGED_BY = ['person', 'import', 'scan', 'release', 'retention'] as const
export type ChangedBy = (typeof CHANGED_BY)[number]

/** Who or what made an entry what it is now, and when. `by` is the account where a person did; null otherwise. */
export interface Changed {
  readonly what: ChangedBy
  readonly by: string | null
  readonly at: Instant
}

const BY_EVENT: Readonly<Partial<Record<AuditEvent['kind'], ChangedBy>>> = {
  'entry.decided': 'person',
  'decision.undone': 'person',
  'entry.withdrawn': 'person',
  'entry.restored': 'person',
  'entry.erased': 'person',
  'file.imported': 'import',
  'entries.rescanned': 'scan',
  'entry.found-before-release': 'release',
  'site.released': 'release',
  'site.rolled-back': 'release',
  'registry-copies.purged': 'retention',
}

/** What an event of the log made of entries, or null for one that changes none. */
export function changedIn({kind, actor, at}: {readonly kind: string; readonly actor: string; readonly at: Instant}): Changed | null {
  const what = Object.hasOwn(BY_EVENT, kind) ? BY_EVENT[kind as AuditEvent['kind']] : undefined
  return what === undefined ? null : {what, by: what === 'person' ? actor : null, at}
}

import type {Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {AuditEvent} from './event.js'

/** Something that happened to one entry, as its history tells it. */
export type HistoryItem =
  // `event` is null where the log's row cannot be read.
  | {readonly kind: 'event'; readonly when: string; readonly at: Instant; readonly actor: string; readonly event: AuditEvent | null}
  | {readonly kind: 'version'; readonly when: string; readonly at: Instant; readonly number: number; readonly origin: 'import' | 'rewrite' | 'reopened' | 'rescan'}
  // Days without a time: `when` is the day.
  | {readonly kind: 'first-published'; readonly when: LocalDate}
  | {readonly kind: 'last-day'; readonly when: LocalDate}

/** What an entry's history is put together from. */
export interface HistoryParts {
  readonly lines: readonly {readonly at: Instant; readonly actor: string; readonly event: AuditEvent | null}[]
  readonly versions: readonly {readonly number: number; readonly origin: 'import' | 'rewrite' | 'reopened' | 'rescan'; readonly madeAt: Instant}[]
  readonly firstPublishedOn: LocalDate | null
  readonly lastDay: LocalDate | null
}

/**
 * All that is known to have happened to an entry, oldest first: what people did, versions that the registry or a new judgement made, and its days
 * on the web. Versions that a person's decision made are told by the decision. `show` gives an instant as the municipality's clock showed it.
 */
export function historyOf({lines, versions, firstPublishedOn, lastDay}: HistoryParts, show: (at: Instant) => string): readonly HistoryItem[] {
  const items: HistoryItem[] = [
    ...versions.filter(({origin}) => origin === 'import' || origin === 'rescan').map(({number, origin, madeAt: at}) => ({kind: 'version', when: show(at), at, number, origin}) as const),
    ...lines.map(({at, actor, event}) => ({kind: 'event', when: show(at), at, actor, event}) as const),
    ...(firstPublishedOn === null ? [] : [{kind: 'first-published', when: firstPublishedOn} as const]),
    ...(lastDay === null ? [] : [{kind: 'last-day', when: lastDay} as const]),
  ]
  return items.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : orderOf(one) > orderOf(other) ? 1 : 0))
}

/** What has no time of day comes after all that has, on its day. */
function orderOf(item: HistoryItem): string {
  return 'at' in item ? `${item.when.slice(0, 10)} ${item.at}` : `${item.when} ~`
}

import {VIEW_DAYS} from '../../core/review/queue/place.js'
import type {Keeping} from '../../core/subject/extract.js'
import type {Session} from '../../io/session.js'

/** How long each store keeps what it holds, by the municipality's settings. */
export function keepingOf({settings}: Session): readonly Keeping[] {
  const days = (count: number): Pick<Keeping, 'rule' | 'time'> => ({rule: 'time', time: {count, unit: 'days'}})
  const rule = (name: Keeping['rule']): Pick<Keeping, 'rule' | 'time'> => ({rule: name, time: null})
  return [
    {store: 'entries', ...rule('web-then-registry')},
    {store: 'keptFiles', ...rule('need')},
    {store: 'site', ...rule('web')},
    {store: 'notes', ...days(settings.retention.notesDays)},
    {store: 'decisions', ...rule('entry')},
    {store: 'auditLog', rule: 'time', time: {count: settings.retention.logsYears, unit: 'years'}},
    {store: 'runLedger', ...days(settings.retention.runsDays)},
    {store: 'roles', ...rule('granted')},
    // The longest of them: leases go with the day, places sooner.
    {store: 'desks', ...days(VIEW_DAYS)},
    {store: 'settings', ...rule('written')},
    // The longest of them: refused rows, imported exports and extracts go sooner.
    {store: 'lyingFiles', ...days(Math.max(settings.retention.rejectsDays, settings.retention.runsDays, settings.retention.inboxDays, settings.retention.outboxDays))},
    {store: 'tombstones', rule: 'time', time: {count: settings.retention.tombstonesYears, unit: 'years'}},
  ]
}

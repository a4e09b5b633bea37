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
    {store: 'notes', ...rule('entry')},
    {store: 'decisions', ...rule('entry')},
    {store: 'runLedger', ...days(settings.retention.runsDays)},
    {store: 'roles', ...rule('granted')},
    {store: 'settings', ...rule('written')},
    {store: 'lyingFiles', ...days(settings.retention.runsDays)},
  ]
}

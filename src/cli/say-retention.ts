import type {RetentionPlan} from '../usecases/retention/plan-retention.js'
import type {CliWords} from './register-command.js'
import {table} from './table.js'

const WAITING = ['waitingForReceipt', 'waitingForPerson', 'waitingForClosing', 'waitingForCase', 'underHold'] as const

/** How much would be removed for good: the count a person types before it is. */
export function totalDue({registryCopies, publicCopies, stores}: RetentionPlan): number {
  return registryCopies + publicCopies + stores.reduce((sum, {due}) => sum + due, 0)
}

/** A plan as lines for a person: the rule, what is due, what waits and for what. */
export function sayPlan(words: CliWords, plan: RetentionPlan): readonly string[] {
  const say = words.retention
  return [
    ruleOf(words, plan),
    say.publicCopies(plan.publicCopies),
    say.registryCopies(plan.registryCopies),
    ...sayWaiting(words, plan),
    ...committeesOf(words, plan),
    ...sayStores(words, plan, say.storesDue),
  ]
}

/** What is past its time and stays for now, each cause by itself. */
export function sayWaiting(words: CliWords, plan: RetentionPlan): readonly string[] {
  const say = words.retention
  return [...WAITING.flatMap((cause) => (plan[cause] === 0 ? [] : [say.waiting[cause](plan[cause])])), ...(plan.forArchive === 0 ? [] : [say.forArchive(plan.forArchive)])]
}

/** The stores that had something, with the setting that decides, and what cannot be reached from here. */
export function sayStores(words: CliWords, {stores}: Pick<RetentionPlan, 'stores'>, heading: string): readonly string[] {
  const say = words.retention
  if (stores.length === 0) return []
  const told = stores.filter(({due}) => due > 0)
  const due = told.map(({store, setting, due: count}) => [`  ${say.stores[store]}`, String(count), setting ?? say.always])
  return [...(told.length === 0 ? [say.storesClean] : [heading, ...table(['', '', ''], due).split('\n').slice(1)]), ...sayUnreached(words, stores)]
}

function sayUnreached({retention: {storesWait}}: CliWords, stores: RetentionPlan['stores']): readonly string[] {
  return stores.flatMap(({store, waits}) => (waits > 0 && (store === 'backups' || store === 'logs') ? [storesWait[store](waits)] : []))
}

function ruleOf({retention: {rules}}: CliWords, {archive, registryCopyDays}: RetentionPlan): string {
  return archive === 'required' ? rules.required : rules.none(registryCopyDays)
}

function committeesOf(words: CliWords, {committees}: RetentionPlan): readonly string[] {
  const {columns} = words.retention
  const told = committees.filter((one) => one.registryCopies + one.forArchive + WAITING.reduce((sum, cause) => sum + one[cause], 0) > 0)
  if (told.length < 2) return []
  const rows = told.map((one) => [one.committee, one.registryCopies, one.waitingForReceipt, one.waitingForPerson, one.waitingForClosing, one.waitingForCase, one.underHold, one.forArchive].map(String))
  return table([columns.committee, columns.due, columns.receipt, columns.person, columns.closing, columns.rest, columns.hold, columns.archive], rows).split('\n')
}

import {GROUNDS} from '../core/policy/ground.js'
import type {FilterField, FilterState, FilterWords} from '../core/review/queue/filter.js'
import {foldForSearch} from '../core/review/queue/search-text.js'
import {WHY_GROUPS, type WhyGroup} from '../core/review/queue/why.js'
import {FINDING_KINDS} from '../core/scan/finding.js'
import {WAITING_STAGES, type WaitingStage} from '../core/journey.js'
import {bilingual, LANGUAGES, type Language} from './languages.js'

/** What is written in a filter, in the order in which it is offered: words of the same meaning with spaces between, of which the first is the one that is offered. */
export const queueFilter = bilingual(
  {
    fields: {
      committee: 'nämnd',
      why: 'skäl',
      date: 'datum',
      waited: 'väntat dagar',
      'case-type': 'typ ärendetyp',
      number: 'nummer dnr',
      stage: 'läge',
      kind: 'slag',
      direction: 'riktning',
      is: 'är',
    },
    why: {
      'protected': 'behörig skyddad',
      'second-person': 'andra-person andra',
      'identity-number': 'personnummer nummer',
      'person': 'namn person',
      'sensitive': 'känsligt känslig',
      'secrecy': 'sekretess',
      'private-detail': 'kontakt adress telefon',
      'unjudged': 'obedömd',
      'file': 'fil',
      'missing': 'saknas',
      'again': 'åter igen',
      'registry': 'registret',
      'confirm': 'bekräfta ren',
    },
    stages: {held: 'hållen väntar', blocked: 'stoppad spärrad', escalated: 'jurist juristen', deferred: 'uppskjuten'},
    kinds: {case: 'ärende', document: 'handling'},
    directions: {In: 'in inkommen', Ut: 'ut utgående', Upprättad: 'upprättad', unknown: 'okänd'},
    states: {marked: 'markerad märkt', taken: 'tagen upptagen'},
  },
  {
    fields: {
      committee: 'committee',
      why: 'why',
      date: 'date',
      waited: 'waited days',
      'case-type': 'type case-type',
      number: 'number',
      stage: 'stage',
      kind: 'kind',
      direction: 'direction',
      is: 'is',
    },
    why: {
      'protected': 'authorised protected',
      'second-person': 'second-person second',
      'identity-number': 'identity-number number',
      'person': 'name person',
      'sensitive': 'sensitive',
      'secrecy': 'secrecy',
      'private-detail': 'contact address phone',
      'unjudged': 'unjudged',
      'file': 'file',
      'missing': 'missing',
      'again': 'again',
      'registry': 'registry',
      'confirm': 'confirm clean',
    },
    stages: {held: 'held waiting', blocked: 'blocked', escalated: 'lawyer escalated', deferred: 'deferred'},
    kinds: {case: 'case', document: 'document'},
    directions: {In: 'incoming', Ut: 'outgoing', Upprättad: 'drawn-up', unknown: 'unknown'},
    states: {marked: 'marked', taken: 'taken'},
  },
)

/** Every word of every language, so that a view which was saved in one is read in another; grounds and kinds of findings by their own codes too. */
export const FILTER_WORDS: FilterWords = {
  fields: tableOf<FilterField>(({fields}) => fields),
  why: new Map<string, WhyGroup | {readonly reason: string}>([
    ...[...Object.keys(GROUNDS), ...FINDING_KINDS].map((reason) => [reason, {reason}] as const),
    ...tableOf<WhyGroup>(({why}) => why, WHY_GROUPS),
  ]),
  stages: tableOf<WaitingStage>(({stages}) => stages, WAITING_STAGES),
  kinds: tableOf<'case' | 'document'>(({kinds}) => kinds),
  directions: tableOf<string>(({directions}) => directions),
  states: tableOf<FilterState>(({states}) => states),
}

/** The values that a filter can ask of a field, as they are offered; none where anything may be written. */
export function filterValues(field: FilterField, language: Language): readonly string[] {
  const {why, stages, kinds, directions, states} = queueFilter[language]
  const tables: Partial<Record<FilterField, Readonly<Record<string, string>>>> = {why, stage: stages, kind: kinds, direction: directions, is: states}
  return Object.values(tables[field] ?? {}).map((names) => names.split(' ')[0] ?? '')
}

function tableOf<T extends string>(words: (language: (typeof queueFilter)['sv']) => Readonly<Record<T, string>>, codes: readonly T[] = []): ReadonlyMap<string, T> {
  const table = new Map<string, T>(codes.map((code) => [foldForSearch(code), code]))
  for (const language of LANGUAGES) {
    for (const [code, names] of Object.entries(words(queueFilter[language])) as [T, string][]) {
      for (const name of names.split(' ')) table.set(foldForSearch(name), code)
    }
  }
  return table
}

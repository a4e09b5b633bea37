import type {RecordKind} from '../core/archive/archived-case.js'
import type {RegisteredContent, RegisteredDirection} from '../core/register/entry.js'
import type {DecisionKind} from '../core/review/decision.js'

/** What stands in a package for the archive, which is Swedish whoever makes it. */
export const packageWords = {
  system: 'diarievakt',
  publicTitle: 'rubrik på webbdiariet',
  regulationUnknown: 'Lagrum är inte angivet i registret',
  secrecyUnknown: 'Sekretess är inte avgjord i registret',
  headingSecret: 'Rubriken omfattas av sekretess',
  documentSecret: 'Handlingen omfattas av sekretess',
  protectedCase: 'Ärende som rör någon med skyddade personuppgifter',
  protectedRecord: 'Handling som rör någon med skyddade personuppgifter',
  secretCase: 'Ärende som omfattas av sekretess',
  secretRecord: 'Handling som omfattas av sekretess',
  protectedName: 'Skyddad identitet',
  protectedText: 'Uppgifterna är utelämnade: någon i dem har skyddade personuppgifter',
  protectedWhole: 'SKYDDADE PERSONUPPGIFTER: någon i uppgifterna har skyddade personuppgifter',
  drawnUp: 'upprättad',
  directionUnknown: 'riktningen är inte angiven',
  publicationName: 'namn på webbdiariet',
  published: 'publicerad på webbdiariet',
  notes: {version: 'lydelse', decision: 'beslut om publicering', state: 'läge i registret', meeting: 'sammanträde'},
  version: (number: number, heading: string) => `Lydelse ${number}: ${heading}`,
  states: {cancelled: 'makulerad', missing: 'finns inte längre i registret'},
  records: {document: 'handling', item: 'punkt', summons: 'kallelse', agenda: 'föredragningslista', minutes: 'protokoll', 'immediate-minutes': 'omedelbart justerat protokoll'} satisfies Record<RecordKind, string>,
} as const

/** What stands in the place of a heading that the package hides. */
export function neutralTitle({kind, protection}: Pick<RegisteredContent, 'kind' | 'protection'>): string {
  if (protection === 'marked') return kind === 'case' ? packageWords.protectedCase : packageWords.protectedRecord
  return kind === 'case' ? packageWords.secretCase : packageWords.secretRecord
}

/** A decision about publication as the package tells of it. */
export function decisionNote(kind: DecisionKind, reason: string | null): string {
  return reason === null ? kind : `${kind} (${reason})`
}

/** What stands in the list of a package that people read. */
export const inventoryWords = {
  title: (committee: string) => `Innehåll i leverans från ${committee}`,
  made: (municipality: string, id: string, day: string) => `${municipality}, paket ${id}, upprättat ${day}.`,
  about: 'Listan är till för läsning. Det som gäller är ERMS.xml i mappen representations/rep1/data, där också filerna ligger.',
  sealed: 'Innehållet är krypterat till arkivets nyckel. Filer som slutar på .age öppnas med programmet age.',
  columns: ['Ärende', 'Handling', 'Slag', 'Rubrik', 'Datum', 'Riktning', 'Sekretess', 'Filer'],
  case: 'ärende',
  directions: {In: 'inkommen', Ut: 'utgående', Upprättad: 'upprättad', unknown: ''} satisfies Record<RegisteredDirection, string>,
  sum: (cases: number, documents: number, files: number) => `Ärenden: ${cases}. Handlingar: ${documents}. Filer: ${files}.`,
} as const

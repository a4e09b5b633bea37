import type {Finding, FindingKind} from '../scan/finding.js'

/** What a registrar can do so that a finding no longer stands in the way. Each has a sentence in `words/remedies.ts`. */
export const REMEDIES = [
  'heading-without-name',
  'heading-without-number',
  'heading-without-contact',
  'heading-without-place',
  'heading-without-circumstance',
  'heading-readable',
  'role-word',
  'organisation-alone',
  'party-without-number',
  'party-readable',
  'registry-officer',
  'file-left-out',
  'file-choice-no',
  'file-readable',
  'file-delivered',
  'file-renamed',
  'item-reworded',
  'item-withheld',
  'secret-heading',
  'show-if-duty',
  'show-if-mistaken',
  'nobody-can-release',
  'block-first',
  'ask-lawyer',
] as const
export type Remedy = (typeof REMEDIES)[number]

/** What sort of thing a kind is, as far as it decides what a heading should say instead. */
const HEADING: Readonly<Record<FindingKind, Remedy>> = {
  person: 'heading-without-name',
  'contact-person': 'heading-without-name',
  personnummer: 'heading-without-number',
  samordningsnummer: 'heading-without-number',
  'interim-number': 'heading-without-number',
  'sole-trader-number': 'heading-without-number',
  'birth-date': 'heading-without-number',
  phone: 'heading-without-contact',
  email: 'heading-without-contact',
  address: 'heading-without-place',
  coordinates: 'heading-without-place',
  property: 'heading-without-place',
  vehicle: 'heading-without-place',
  'bank-account': 'heading-without-contact',
  'sensitive-health': 'heading-without-circumstance',
  'sensitive-religion': 'heading-without-circumstance',
  'sensitive-ethnic': 'heading-without-circumstance',
  'sensitive-political': 'heading-without-circumstance',
  'sensitive-union': 'heading-without-circumstance',
  'sensitive-sex-life': 'heading-without-circumstance',
  'sensitive-genetic': 'heading-without-circumstance',
  'sensitive-biometric': 'heading-without-circumstance',
  offence: 'heading-without-circumstance',
  insult: 'heading-without-circumstance',
  'secrecy-cue': 'heading-without-circumstance',
  indirect: 'heading-without-circumstance',
  unreadable: 'heading-readable',
}

const LAWYERS: ReadonlySet<Remedy> = new Set<Remedy>(['heading-without-circumstance'])

/** Where something of the row stands that nobody can let out: nowhere, in its files alone, or in what is shown without them too. */
export type Blocked = 'nowhere' | 'in-files' | 'in-row'

/** Where the findings of one row block it. */
export function blockedIn(findings: readonly {readonly finding: Pick<Finding, 'field'>; readonly answer: 'clear' | 'review' | 'block'}[]): Blocked {
  const blocking = findings.filter(({answer}) => answer === 'block')
  if (blocking.length === 0) return 'nowhere'
  return blocking.every(({finding: {field}}) => field === 'file' || field === 'fileName') ? 'in-files' : 'in-row'
}

/** What would change a finding's answer, the nearest first. A finding that nothing stands in the way of asks for nothing, and a row that something else blocks is not shown whatever is said of this. */
export function remediesFor({kind, field}: Pick<Finding, 'kind' | 'field'>, answer: 'clear' | 'review' | 'block', blocked: Blocked): readonly Remedy[] {
  if (answer === 'clear') return []
  const last: readonly Remedy[] = [...(LAWYERS.has(HEADING[kind]) ? (['ask-lawyer'] as const) : []), lastWay(kind, field, answer, blocked)]
  const withoutFile = blocked === 'in-row' ? 'file-choice-no' : 'file-left-out'
  switch (field) {
    case 'heading':
      return [HEADING[kind], ...(kind === 'secrecy-cue' ? (['secret-heading'] as const) : []), ...last]
    case 'party':
      return [inParty(kind), ...last]
    case 'officer':
      return ['registry-officer', ...last]
    case 'file':
      return [kind !== 'unreadable' ? withoutFile : blocked === 'in-row' ? 'file-delivered' : 'file-readable', ...last]
    case 'minutes':
      return ['item-reworded', 'item-withheld', ...last]
    case 'fileName':
      return ['file-renamed', withoutFile, ...last]
  }
}

function inParty(kind: FindingKind): Remedy {
  if (kind === 'contact-person') return 'organisation-alone'
  if (kind === 'unreadable') return 'party-readable'
  return HEADING[kind] === 'heading-without-number' || HEADING[kind] === 'heading-without-contact' ? 'party-without-number' : 'role-word'
}

/** What is left when the text stays as it is. */
function lastWay(kind: FindingKind, field: Finding['field'], answer: 'review' | 'block', blocked: Blocked): Remedy {
  if (answer === 'block') return 'nobody-can-release'
  if (blocked !== 'nowhere') return 'block-first'
  return kind === 'person' && field !== 'party' ? 'show-if-duty' : 'show-if-mistaken'
}

import type {Ground} from '../../policy/ground.js'
import type {FindingKind} from '../../scan/finding.js'

/** Why an entry waits, in the few groups that a registrar works through, the gravest first. */
export const WHY_GROUPS = ['protected', 'second-person', 'identity-number', 'person', 'sensitive', 'secrecy', 'private-detail', 'unjudged', 'file', 'missing', 'again', 'registry', 'confirm'] as const
export type WhyGroup = (typeof WHY_GROUPS)[number]

const GROUP_OF: Readonly<Record<Ground | FindingKind, WhyGroup>> = {
  'awaits-authorised': 'protected',
  'personnummer': 'identity-number',
  'samordningsnummer': 'identity-number',
  'interim-number': 'identity-number',
  'sole-trader-number': 'identity-number',
  'birth-date': 'identity-number',
  'second-person': 'second-person',
  'person': 'person',
  'contact-person': 'person',
  'indirect': 'person',
  'sensitive-health': 'sensitive',
  'sensitive-religion': 'sensitive',
  'sensitive-ethnic': 'sensitive',
  'sensitive-political': 'sensitive',
  'sensitive-union': 'sensitive',
  'sensitive-sex-life': 'sensitive',
  'sensitive-genetic': 'sensitive',
  'sensitive-biometric': 'sensitive',
  'offence': 'sensitive',
  'insult': 'sensitive',
  'secrecy-cue': 'secrecy',
  'heading-secrecy-unknown': 'secrecy',
  'document-secrecy-unknown': 'secrecy',
  'statute-without-secrecy': 'secrecy',
  'secret-case': 'secrecy',
  'item-doubted': 'secrecy',
  'phone': 'private-detail',
  'email': 'private-detail',
  'address': 'private-detail',
  'coordinates': 'private-detail',
  'property': 'private-detail',
  'vehicle': 'private-detail',
  'bank-account': 'private-detail',
  'file-missing': 'file',
  'file-unreadable': 'file',
  'unreadable': 'file',
  'detector-failed': 'unjudged',
  'rule-missing': 'unjudged',
  'file-choice-missing': 'missing',
  'no-registrar': 'missing',
  'direction-unknown': 'missing',
  'age-unknown': 'registry',
  'rows-disagree': 'registry',
  'returned': 'again',
  'taken-down': 'again',
  'decided-otherwise': 'again',
  'reopened': 'again',
  'found-before-release': 'again',
  'stopped-since-backup': 'again',
  'replaced-since-backup': 'again',
  'unknown-since-backup': 'again',
  'registrar-confirms': 'confirm',
}

const GROUPS: ReadonlyMap<string, WhyGroup> = new Map(Object.entries(GROUP_OF))
const RANKS: ReadonlyMap<WhyGroup, number> = new Map(WHY_GROUPS.map((group, rank) => [group, rank]))

/** The group a reason of the queue belongs to; one that this program does not know is the registry's to look into. */
export function groupOfReason(reason: string): WhyGroup {
  return GROUPS.get(reason) ?? 'registry'
}

/** The one group an entry is shown in: that of its gravest reason, so that nothing grave hides under something slight. */
export function whyOf(reasons: readonly string[]): WhyGroup {
  let gravest: number = WHY_GROUPS.length
  for (const reason of reasons) gravest = Math.min(gravest, RANKS.get(groupOfReason(reason)) ?? gravest)
  return WHY_GROUPS[gravest] ?? 'confirm'
}

import {FINDINGS_KEPT} from '../policy/cap-verdict.js'
import type {RuledFinding, Verdict} from '../policy/verdict.js'
import {isIdentityNumber, type Finding} from '../scan/finding.js'
import type {EntryId, Fingerprint} from '../terms/identifiers.js'

/** One person's standing word that what was found in one text of one entry is no identity number (B4). It is worth nothing without another's. */
export interface Declaration {
  readonly entry: EntryId
  /** Fingerprint of the text and bytes that were read. */
  readonly fingerprint: Fingerprint
  /** The rules, detectors and readers that found it (B13). */
  readonly policyHash: string
  readonly actor: string
  /** The places that the person was shown. */
  readonly spans: readonly Finding[]
}

/** One text of one entry as it was judged, and every declaration about the entry that stands. */
export interface Declared {
  readonly entry: EntryId
  readonly fingerprint: Fingerprint
  readonly policyHash: string
  readonly declarations: readonly Declaration[]
}

/** How many persons it takes. */
const PERSONS_NEEDED = 2

/** Who has declared that this place in this very text, under this policy, holds no identity number. */
function declarersOf(finding: Finding, {entry, fingerprint, policyHash, declarations}: Declared): ReadonlySet<string> {
  const place = placeOf(finding)
  return new Set(
    declarations
      .filter((one) => one.entry === entry && one.fingerprint === fingerprint && one.policyHash === policyHash && one.actor !== '' && one.spans.some((span) => placeOf(span) === place))
      .map(({actor}) => actor),
  )
}

/** True where two persons have declared that very place of that very text: the second way out of B4, which leads no further than to a person's review. */
export function isDeclared(finding: Finding, about: Declared): boolean {
  return declarersOf(finding, about).size >= PERSONS_NEEDED
}

/** How many persons stand for all of some places: for the one that fewest stand for. */
export function personsBehind(spans: readonly Finding[], about: Declared): number {
  return spans.reduce((fewest, span) => Math.min(fewest, declarersOf(span, about).size), about.declarations.length)
}

/** What of a verdict was taken for identity numbers, whatever came of it. */
export function identityNumbersOf(verdict: Verdict): readonly Finding[] {
  return verdict.kind === 'secret' ? [] : verdict.findings.map(({finding}) => finding).filter(isIdentityNumber)
}

/** True where anything in a version was taken for an identity number: only then does it matter what anybody has declared. */
export function hasNumbers(verdict: Verdict): boolean {
  return identityNumbersOf(verdict).length > 0
}

/** True while something in a version is taken for an identity number and no pair stands for it: then nobody lets it out. */
export function hasUndeclared(verdict: Verdict, about: Declared): boolean {
  return identityNumbersOf(verdict).some((finding) => !isDeclared(finding, about))
}

/** A verdict after those who have declared: what a pair stands for asks for a person instead of standing in everybody's way, and what one person stands for waits for another. Never clear. */
export function heedDeclarations(verdict: Verdict, about: Declared): Verdict {
  if (verdict.kind === 'secret' || about.declarations.length === 0) return verdict
  let awaitsSecond = false
  const findings = verdict.findings.map((one): RuledFinding => {
    if (!isIdentityNumber(one.finding) || one.answer !== 'block') return one
    const declarers = declarersOf(one.finding, about).size
    if (declarers >= PERSONS_NEEDED) return {...one, answer: 'review'}
    awaitsSecond ||= declarers > 0
    return one
  })
  const kind = findings.some(({answer}) => answer === 'block') ? 'block' : verdict.kind === 'block' ? 'review' : verdict.kind
  return {...verdict, kind, findings, grounds: awaitsSecond ? [...new Set([...verdict.grounds, 'second-person' as const])] : verdict.grounds}
}

/** A verdict as though nobody had declared anything: for a register in which nobody can tell who has taken it back. */
export function withoutDeclarations(verdict: Verdict): Verdict {
  if (verdict.kind === 'secret' || identityNumbersOf(verdict).length === 0) return verdict
  return {
    ...verdict,
    kind: 'block',
    findings: verdict.findings.map((one) => (isIdentityNumber(one.finding) ? {...one, answer: 'block'} : one)),
    grounds: verdict.grounds.filter((ground) => ground !== 'second-person'),
  }
}

/**
 * What somebody can say of what was taken for identity numbers. `none-found`: there is nothing to declare. `declared`: a pair stands for all of it. `one-account`: one account acts for everybody, so nobody
 * is a second person. `not-all-shown`: there is more of it than is kept, and nobody declares what nobody is shown. `other-policy`: it was judged by other rules than today's. `own-answer`: the one who asks
 * has declared it already. `open`: it can be declared.
 */
export type SecondExit = 'none-found' | 'declared' | 'one-account' | 'not-all-shown' | 'other-policy' | 'own-answer' | 'open'

export interface WhoAsks {
  readonly actor: string
  /** True where every person has a login of their own. */
  readonly isShared: boolean
  /** The policy in force, which takes reading the rules. */
  readonly policyHash: () => string
}

export function secondExitOf(verdict: Verdict, about: Declared, {actor, isShared, policyHash}: WhoAsks): SecondExit {
  const numbers = identityNumbersOf(verdict)
  if (numbers.length === 0) return 'none-found'
  const left = numbers.filter((finding) => !isDeclared(finding, about))
  if (left.length === 0) return 'declared'
  if (!isShared) return 'one-account'
  if (about.policyHash !== policyHash()) return 'other-policy'
  if (verdict.kind !== 'secret' && verdict.more !== undefined && numbers.length >= FINDINGS_KEPT) return 'not-all-shown'
  return left.every((finding) => declarersOf(finding, about).has(actor)) ? 'own-answer' : 'open'
}

function placeOf({kind, field, index, start, end}: Finding): string {
  return `${kind} ${field} ${index} ${start} ${end}`
}

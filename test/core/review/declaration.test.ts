import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {capVerdict, FINDINGS_KEPT} from '../../../src/core/policy/cap-verdict.js'
import type {Verdict} from '../../../src/core/policy/verdict.js'
import {clear} from '../../../src/core/publication/clear.js'
import {answerTo} from '../../../src/core/review/answer.js'
import {hasUndeclared, heedDeclarations, identityNumbersOf, secondExitOf, withoutDeclarations, type Declaration, type Declared, type SecondExit} from '../../../src/core/review/declaration.js'
import type {Finding} from '../../../src/core/scan/finding.js'
import type {EntryId, Fingerprint} from '../../../src/core/terms/identifiers.js'
import {aDecision, aDocument, aVersion, blocked, ENTRY, findings, PRINT} from '../support.js'

const BLOCKED = blocked()
const SPANS = identityNumbersOf(BLOCKED)
const HEADING: Finding = SPANS[0] ?? ({} as never)

const by = (actor: string, changes: Partial<Declaration> = {}): Declaration => ({entry: ENTRY, fingerprint: PRINT, policyHash: 'p', actor, spans: SPANS, ...changes})
const about = (...declarations: readonly Declaration[]): Declared => ({entry: ENTRY, fingerprint: PRINT, policyHash: 'p', declarations})
const PAIR = about(by('anna'), by('bo'))

describe('B4: what two persons have declared', () => {
  test('asks for a person, and is never clear', () => {
    const heeded = heedDeclarations(BLOCKED, PAIR)
    expect(heeded).toMatchObject({kind: 'review', grounds: [], findings: [{answer: 'review', rule: 'identity-number'}]})
    expect(hasUndeclared(heeded, PAIR)).toBe(false)
  })

  test('one person waits for another', () => {
    expect(heedDeclarations(BLOCKED, about(by('anna')))).toMatchObject({kind: 'block', grounds: ['second-person'], findings: [{answer: 'block'}]})
  })

  test.each<readonly [string, Partial<Declaration>]>([
    ['the same person twice', {actor: 'anna'}],
    ['nobody', {actor: ''}],
    ['about another entry with the same text', {entry: 'tsrqponmlkjihgfedcba' as EntryId}],
    ['about another text', {fingerprint: 'e'.repeat(64) as Fingerprint}],
    ['under other rules or detectors', {policyHash: 'q'}],
    ['about another place', {spans: [{...HEADING, start: HEADING.start + 1}]}],
    ['about a longer place', {spans: [{...HEADING, end: HEADING.end + 1}]}],
    ['about another field', {spans: [{...HEADING, field: 'file'}]}],
    ['about the next party', {spans: [{...HEADING, index: HEADING.index + 1}]}],
    ['about another kind', {spans: [{...HEADING, kind: 'samordningsnummer'}]}],
    ['about nothing', {spans: []}],
  ])('%s is no second person', (_, changes) => {
    const not = about(by('anna'), by('bo', changes))
    expect(heedDeclarations(BLOCKED, not).kind).toBe('block')
    expect(hasUndeclared(BLOCKED, not)).toBe(true)
  })

  test('a name in the party field blocks all the same (C3)', () => {
    const both: Verdict = {...BLOCKED, ...(BLOCKED.kind === 'secret' ? {} : {findings: [...BLOCKED.findings, {finding: {...HEADING, kind: 'person', field: 'party'}, rule: 'person-in-party', answer: 'block'}]})}
    expect(heedDeclarations(both, PAIR)).toMatchObject({kind: 'block', findings: [{answer: 'review'}, {answer: 'block'}]})
  })

  test('whoever declares what: never more than a review, and never anything but identity numbers', () => {
    const declarations = fc.array(fc.record({actor: fc.constantFrom('anna', 'bo', ''), entry: fc.constantFrom(ENTRY, 'x' as EntryId), fingerprint: fc.constant(PRINT), policyHash: fc.constantFrom('p', 'q'), spans: fc.array(findings, {maxLength: 3})}), {maxLength: 4})
    fc.assert(
      fc.property(fc.array(findings, {minLength: 1, maxLength: 6}), declarations, fc.boolean(), (found, declared, everything) => {
        const verdict: Verdict = {kind: 'block', grounds: [], findings: found.map((finding) => ({finding, rule: 'r', answer: 'block'}))}
        const all = about(...declared.map((one) => (everything ? {...one, spans: found} : one)))
        const heeded = heedDeclarations(verdict, all)
        if (heeded.kind === 'secret') throw new Error('A verdict became secret')
        expect(heeded.kind).not.toBe('clear')
        for (const [at, {answer, finding}] of heeded.findings.entries()) {
          expect(finding).toBe(found[at])
          if (answer === 'block') continue
          const declarers = new Set(all.declarations.filter((one) => one.entry === ENTRY && one.policyHash === 'p' && one.actor !== '' && one.spans.some((span) => JSON.stringify(span) === JSON.stringify(finding) || isSamePlace(span, finding))).map(({actor}) => actor))
          expect(declarers.size).toBeGreaterThan(1)
          expect(['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number']).toContain(finding.kind)
        }
        expect(withoutDeclarations(heeded).kind).toBe('block')
      }),
    )
  })
})

describe('B4: the one way out asks for the pair itself', () => {
  const heeded = heedDeclarations(BLOCKED, PAIR)
  const version = aVersion({verdict: heeded, decision: aDecision(), declarations: PAIR.declarations})

  test('with both and a person who lets it out', () => {
    expect(clear(version, PRINT)).toMatchObject({reach: 'full'})
  })

  test.each<readonly [string, Partial<typeof version>]>([
    ['nobody lets it out', {decision: null}],
    ['one has taken it back', {declarations: [by('anna')]}],
    ['both have', {declarations: []}],
    ['both are one', {declarations: [by('anna'), by('anna')]}],
    ['they spoke of another text', {declarations: [by('anna', {fingerprint: 'e'.repeat(64) as Fingerprint}), by('bo')]}],
    ['they spoke of another entry', {declarations: [by('anna', {entry: 'x' as EntryId}), by('bo')]}],
    ['they spoke under other rules', {policyHash: 'q'}],
    ['somebody wrote the verdict clear', {verdict: {...heeded, kind: 'clear'} as Verdict, declarations: []}],
  ])('nothing where %s', (_, changes) => {
    expect(clear({...version, ...changes}, PRINT)).toBeNull()
  })
})

describe('B4: who can declare', () => {
  const anna = {actor: 'anna', isShared: true, policyHash: () => 'p'}

  test.each<readonly [SecondExit, Verdict, Declared, Partial<typeof anna>]>([
    ['none-found', {kind: 'review', grounds: [], findings: []}, about(), {}],
    ['none-found', {kind: 'secret'}, about(), {isShared: false}],
    ['one-account', BLOCKED, about(), {isShared: false}],
    ['open', BLOCKED, about(), {}],
    ['own-answer', BLOCKED, about(by('anna')), {}],
    ['open', BLOCKED, about(by('bo')), {}],
    ['open', BLOCKED, about(by('anna', {spans: []})), {}],
    ['declared', heedDeclarations(BLOCKED, PAIR), PAIR, {}],
    // Taken back since the verdict was given.
    ['own-answer', heedDeclarations(BLOCKED, PAIR), about(by('anna')), {}],
    ['other-policy', BLOCKED, about(), {policyHash: () => 'q'}],
  ])('%s', (exit, verdict, declared, who) => {
    expect(secondExitOf(verdict, declared, {...anna, ...who})).toBe(exit)
  })

  test('nobody declares what nobody can be shown', () => {
    const many = Array.from({length: FINDINGS_KEPT + 1}, (_, at): Finding => ({...HEADING, start: at * 20, end: at * 20 + 13}))
    const verdict = capVerdict({kind: 'block', grounds: [], findings: many.map((finding) => ({finding, rule: 'identity-number', answer: 'block'}))})
    expect(secondExitOf(verdict, about(), anna)).toBe('not-all-shown')
  })

  test('numbers that a pair stands for are kept before anything else: the way out asks for them again', () => {
    const number = {finding: {...HEADING, field: 'file', start: 90_000, end: 90_013}, rule: 'identity-number', answer: 'review'} as const
    const others = Array.from({length: 2 * FINDINGS_KEPT}, (_, at) => ({finding: {...HEADING, kind: 'person', start: at * 20, end: at * 20 + 13}, rule: 'person', answer: 'block'}) as const)
    const kept = capVerdict({kind: 'block', grounds: [], findings: [...others, number, {...number, finding: {...number.finding, start: 90_050, end: 90_063}}]})
    expect(identityNumbersOf(kept)).toHaveLength(2)
  })

  test('publishing is refused while one of the two is missing, whatever the verdict says', () => {
    const verdict = heedDeclarations(BLOCKED, PAIR)
    const asked = {stage: 'held', content: aDocument(), verdict, isUnheard: false} as const
    expect(answerTo('publish', {...asked, secondExit: 'declared'})).toEqual({kind: 'moves', to: 'cleared'})
    for (const secondExit of ['open', 'own-answer', 'one-account', 'other-policy', 'not-all-shown'] as const) expect(answerTo('publish', {...asked, secondExit})).toEqual({kind: 'refused', code: 'identity-number-stands'})
  })

  test.each([
    ['open', {kind: 'new-version'}],
    ['none-found', {kind: 'refused', code: 'no-number-found'}],
    ['declared', {kind: 'refused', code: 'no-number-found'}],
    ['one-account', {kind: 'refused', code: 'second-person-needed'}],
    ['own-answer', {kind: 'refused', code: 'second-person-other'}],
    ['other-policy', {kind: 'refused', code: 'judged-by-older-rules'}],
    ['not-all-shown', {kind: 'refused', code: 'numbers-not-all-shown'}],
  ] as const)('%s', (secondExit, answer) => {
    expect(answerTo('not-an-identity-number', {stage: 'blocked', content: aDocument(), verdict: BLOCKED, isUnheard: false, secondExit})).toEqual(answer)
  })
})

function isSamePlace(one: Finding, other: Finding): boolean {
  return one.kind === other.kind && one.field === other.field && one.index === other.index && one.start === other.start && one.end === other.end
}

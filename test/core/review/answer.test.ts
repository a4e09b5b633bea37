import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {JOURNEY, mayMove, type Stage} from '../../../src/core/journey.js'
import {judge} from '../../../src/core/policy/judge.js'
import type {Verdict} from '../../../src/core/policy/verdict.js'
import type {RegisteredContent} from '../../../src/core/register/entry.js'
import {answerTo, type Answer, type Asked} from '../../../src/core/review/answer.js'
import {hasNumbers, type SecondExit} from '../../../src/core/review/declaration.js'
import {DECISION_KINDS, letsOut, type DecisionKind} from '../../../src/core/review/decision.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {aCase, aDecision, aDocument, aFile, aPolicy, blocked, circumstances, CLEAR, contents, documents, findings, REVIEW, SECRET, shippedRules} from '../support.js'

const STAGES = Object.keys(JOURNEY) as Stage[]
const shipped = aPolicy(shippedRules)

/** An answer in one word. */
function told(answer: Answer): string {
  return answer.kind === 'moves' ? `to ${answer.to}` : answer.kind === 'refused' ? answer.code : 'new version'
}

const asked = (stage: Stage, content: RegisteredContent = aDocument({files: [aFile()]}), verdict: Verdict = REVIEW): Asked => ({stage, content, verdict, isUnheard: false, secondExit: exitOf(verdict)})

/** Where everybody has a login of their own and nobody has declared anything. */
function exitOf(verdict: Verdict): SecondExit {
  return hasNumbers(verdict) ? 'open' : 'none-found'
}

describe('B7: every decision at every stage', () => {
  const OPEN = ['held', 'deferred', 'blocked'] as const
  const AND_CLEARED = [...OPEN, 'cleared'] as const
  const table: Readonly<Record<DecisionKind, {readonly allowed: Partial<Record<Stage, string>>; readonly otherwise: string}>> = {
    'publish': {allowed: every(OPEN, 'to cleared'), otherwise: 'entry-not-waiting'},
    'withhold': {allowed: every(AND_CLEARED, 'to withheld'), otherwise: 'entry-not-waiting'},
    'withhold-file': {allowed: every(AND_CLEARED, 'new version'), otherwise: 'entry-not-waiting'},
    'secret': {allowed: every([...AND_CLEARED, 'published'], 'new version'), otherwise: 'entry-not-waiting'},
    'replace-party': {allowed: every(AND_CLEARED, 'new version'), otherwise: 'entry-not-waiting'},
    'rewrite-heading': {allowed: every(AND_CLEARED, 'new version'), otherwise: 'entry-not-waiting'},
    'escalate': {allowed: every(OPEN, 'to escalated'), otherwise: 'entry-not-waiting'},
    'defer': {allowed: {...every(['held', 'blocked'], 'to deferred'), deferred: 'entry-deferred'}, otherwise: 'entry-not-waiting'},
    'not-an-identity-number': {allowed: every(OPEN, 'no-number-found'), otherwise: 'entry-not-waiting'},
    'resolve-publish': {allowed: {escalated: 'to cleared'}, otherwise: 'entry-not-escalated'},
    'resolve-withhold': {allowed: {escalated: 'to withheld'}, otherwise: 'entry-not-escalated'},
    'undo': {allowed: {}, otherwise: 'new version'},
    'withdraw': {allowed: {}, otherwise: 'new version'},
    'restore': {allowed: {}, otherwise: 'new version'},
  }

  function every(stages: readonly Stage[], answer: string): Partial<Record<Stage, string>> {
    return Object.fromEntries(stages.map((stage) => [stage, answer]))
  }

  test.each(DECISION_KINDS)('%s', (kind) => {
    const {allowed, otherwise} = table[kind]
    for (const stage of STAGES) expect(told(answerTo(kind, asked(stage))), stage).toBe(allowed[stage] ?? otherwise)
  })

  test('what is allowed is an arrow of the journey', () => {
    const off: string[] = []
    for (const kind of DECISION_KINDS) {
      for (const stage of STAGES) {
        // What is blocked has a finding that blocks: it is never asked with less.
        const answer = answerTo(kind, asked(stage, undefined, stage === 'blocked' ? blocked() : REVIEW))
        if (answer.kind === 'moves' && !mayMove(stage, answer.to)) off.push(`${kind}: ${stage} to ${answer.to}`)
      }
    }
    expect(off).toEqual([])
  })
})

describe('what stands in the way', () => {
  test.each<readonly [string, DecisionKind, RegisteredContent, Verdict, string]>([
    ['B4: a number', 'publish', aDocument(), blocked(), 'identity-number-stands'],
    ['B4: a number, for the lawyer too', 'resolve-publish', aDocument(), blocked(), 'identity-number-stands'],
    ['B4: a sole trader’s number', 'publish', aDocument(), blocked({kind: 'sole-trader-number', field: 'party'}), 'identity-number-stands'],
    ['C3: a name among the parties', 'publish', aDocument(), blocked({kind: 'person', field: 'party'}), 'party-name-stands'],
    ['C3: a name among the parties, for the lawyer too', 'resolve-publish', aDocument(), blocked({kind: 'person', field: 'party'}), 'party-name-stands'],
    ['C3: a name among the parties, with the file withheld', 'withhold-file', aDocument({files: [aFile()]}), blocked({kind: 'person', field: 'party'}), 'party-name-stands'],
    ['B4: a number in the heading, with the file withheld', 'withhold-file', aDocument({files: [aFile()]}), blocked(), 'identity-number-stands'],
    ['B4: a number in the file alone, with the file withheld', 'withhold-file', aDocument({files: [aFile()]}), blocked({kind: 'personnummer', field: 'file'}), 'new version'],
    ['B4: a number in the file’s name alone, with the file withheld', 'withhold-file', aDocument({files: [aFile()]}), blocked({kind: 'personnummer', field: 'fileName'}), 'new version'],
    ['B4: a number in the file', 'publish', aDocument({files: [aFile()]}), blocked({kind: 'personnummer', field: 'file'}), 'identity-number-stands'],
    ['A11: a marked person', 'publish', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['A11: a marked person outranks a number', 'publish', aDocument({protection: 'marked'}), blocked(), 'awaits-authorised'],
    ['K4: a marked person’s heading', 'rewrite-heading', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['K4: a marked person’s party', 'replace-party', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['K4: a marked person’s row as secret', 'secret', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['K4: a marked person’s row withheld', 'withhold', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['K4: a marked person’s row to the lawyer', 'escalate', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['K4: a marked person’s row put off', 'defer', aDocument({protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['D1: what is secret', 'publish', aDocument({headingSecrecy: 'yes'}), SECRET, 'entry-not-waiting'],
    ['D1, A14: a secret heading that came back goes out as the word', 'publish', aDocument({headingSecrecy: 'yes'}), REVIEW, 'to secret'],
    ['D1, A14: whatever was found in it', 'publish', aDocument({headingSecrecy: 'yes', direction: 'unknown', files: [aFile({reading: 'unread'})]}), blocked(), 'to secret'],
    ['D1: for the lawyer too', 'resolve-publish', aCase({headingSecrecy: 'yes'}), REVIEW, 'to secret'],
    ['A11: a marked person’s secret heading', 'publish', aDocument({headingSecrecy: 'yes', protection: 'marked'}), REVIEW, 'awaits-authorised'],
    ['A4: no direction', 'publish', aDocument({direction: 'unknown'}), REVIEW, 'direction-needed'],
    ['A4: no direction, with the file withheld', 'withhold-file', aDocument({direction: 'unknown', files: [aFile()]}), REVIEW, 'direction-needed'],
    ['B9: a file that nobody could read', 'publish', aDocument({files: [aFile({reading: 'unread'})]}), REVIEW, 'file-not-read'],
    ['B9: a file that is not there', 'publish', aDocument({files: [aFile({choice: 'missing', reading: 'absent', sha256: null, bytes: null})]}), REVIEW, 'file-not-read'],
    ['B9: a file that nobody could read, withheld by choice', 'publish', aDocument({files: [aFile({choice: 'no', reading: 'unread'})]}), REVIEW, 'to cleared'],
    ['B5: a file of a document under secrecy', 'publish', aDocument({documentSecrecy: 'yes', files: [aFile({choice: 'missing', reading: 'unread'})]}), REVIEW, 'to cleared'],
    ['B9: a file that nobody could read, withheld now', 'withhold-file', aDocument({files: [aFile({reading: 'unread'})]}), REVIEW, 'new version'],
    ['A6: a file without choice: to publish is to choose', 'publish', aDocument({files: [aFile({choice: 'missing'})]}), REVIEW, 'new version'],
    ['A6: a choice without file: to publish is to choose', 'publish', aDocument({choiceWithoutFile: 'unclear'}), REVIEW, 'new version'],
    ['E1: nothing to withhold', 'withhold-file', aDocument(), REVIEW, 'no-file-to-withhold'],
    ['E1: nothing of a case to withhold', 'withhold-file', aCase(), REVIEW, 'no-file-to-withhold'],
    ['E1: a document never scanned in', 'withhold-file', aDocument({choiceWithoutFile: 'unclear'}), REVIEW, 'new version'],
    ['C2: a case has no party', 'replace-party', aCase(), REVIEW, 'no-party-to-replace'],
    ['a case', 'publish', aCase(), REVIEW, 'to cleared'],
  ])('%s: %s', (_, kind, content, verdict, expected) => {
    expect(told(answerTo(kind, asked(kind.startsWith('resolve') ? 'escalated' : 'held', content, verdict)))).toBe(expected)
  })

  // The registrar's `publish` makes the choice; a lawyer's answer about secrecy is no choice of file, so it must not let the row out without one.
  test.each([
    ['a file', aDocument({files: [aFile({choice: 'missing'})]})],
    ['a choice', aDocument({choiceWithoutFile: 'unclear'})],
  ])('A6: the lawyer does not clear a row with %s that nobody chose for, as it stands', (_, content) => {
    expect(told(answerTo('resolve-publish', asked('escalated', content)))).not.toBe('to cleared')
  })
})

describe('nothing lets out what must not be shown', () => {
  test('P3: what the registry has not been heard on since a backup was put back is let out by nobody, and may be held back by anybody', () => {
    for (const kind of DECISION_KINDS) {
      for (const stage of STAGES) {
        const before = answerTo(kind, asked(stage))
        const after = answerTo(kind, {...asked(stage), isUnheard: true})
        const holdsBack = kind === 'withhold' || kind === 'escalate' || kind === 'defer' || kind === 'resolve-withhold' || kind === 'undo' || kind === 'withdraw' || kind === 'not-an-identity-number'
        expect(after).toEqual(holdsBack ? before : {kind: 'refused', code: 'export-awaited'})
      }
    }
  })

  const kinds = fc.constantFrom<DecisionKind>('publish', 'withhold-file', 'resolve-publish')
  const stages = fc.constantFrom(...STAGES)

  test('B4, C3: a blocked version, whoever decides, at whatever stage, however it came to be blocked', () => {
    let withBlock = 0
    fc.assert(
      fc.property(documents, fc.array(findings, {maxLength: 4}), fc.constantFrom(...FINDING_KINDS), kinds, stages, (content, found, kind, decision, stage) => {
        // Of a secret heading only the word goes out.
        const row = {...content, headingSecrecy: content.headingSecrecy === 'yes' ? 'no' : content.headingSecrecy} as const
        const verdict = judge(row, [...found, {kind, field: 'party', index: 0, start: 0, end: 4, certainty: 'certain', detector: 'person', why: ''}], circumstances(), shipped)
        if (verdict.kind !== 'block') return
        const outside = verdict.findings.filter(({answer, finding}) => answer === 'block' && finding.field !== 'file' && finding.field !== 'fileName')
        if (outside.length === 0 && decision === 'withhold-file') return
        withBlock += 1
        expect(answerTo(decision, {stage, content: row, verdict, isUnheard: false, secondExit: exitOf(verdict)}).kind).toBe('refused')
      }),
      {numRuns: 2000},
    )
    expect(withBlock).toBeGreaterThan(200)
  })

  test('A11, K4: a marked person’s row', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...DECISION_KINDS.filter((kind) => !['undo', 'withdraw', 'restore'].includes(kind))), stages, fc.constantFrom(CLEAR, REVIEW, blocked(), SECRET), fc.boolean(), (content, kind, stage, verdict, isUnheard) => {
        expect(answerTo(kind, {stage, content: {...content, protection: 'marked'}, verdict, isUnheard, secondExit: exitOf(verdict)})).toEqual({kind: 'refused', code: 'awaits-authorised'})
      }),
    )
  })

  test('D1: a secret heading, but as the word', () => {
    fc.assert(
      fc.property(contents, kinds, stages, fc.constantFrom(CLEAR, REVIEW, blocked(), SECRET), (content, kind, stage, verdict) => {
        expect(answerTo(kind, {stage, content: {...content, headingSecrecy: 'yes'}, verdict, isUnheard: false, secondExit: exitOf(verdict)})).not.toEqual({kind: 'moves', to: 'cleared'})
      }),
    )
  })

  test('B6: what is escalated, but for the lawyer', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...DECISION_KINDS.filter((kind) => !kind.startsWith('resolve') && !['undo', 'withdraw', 'restore'].includes(kind))), (content, kind) => {
        expect(answerTo(kind, {stage: 'escalated', content, verdict: REVIEW, isUnheard: false, secondExit: 'none-found'}).kind).toBe('refused')
      }),
    )
  })

  test('B9: a file that nobody read', () => {
    fc.assert(
      fc.property(documents, stages, (content, stage) => {
        const answer = answerTo('publish', {stage, content, verdict: REVIEW, isUnheard: false, secondExit: 'none-found'})
        if (answer.kind === 'refused' || content.documentSecrecy === 'yes' || content.headingSecrecy === 'yes') return
        for (const file of content.files) expect(file.choice === 'no' || file.reading === 'text').toBe(true)
      }),
    )
  })
})

test('B7: the decisions that let a version out', () => {
  expect(DECISION_KINDS.filter((kind) => letsOut(aDecision({kind})))).toEqual(['publish', 'withhold-file', 'resolve-publish', 'restore'])
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {clear} from '../../../src/core/publication/clear.js'
import type {Fingerprint, VersionId} from '../../../src/core/terms/identifiers.js'
import {aCase, aDecision, aDocument, aFinding, aVersion, blocked, CLEAR, contents, decisionKinds, ENTRY, PRINT, REVIEW, SECRET} from '../support.js'

const OTHER = 'e'.repeat(64) as Fingerprint

describe('the right to show a version', () => {
  test.each([
    ['B7: nothing found', aVersion({verdict: CLEAR}), 'full'],
    ['D1: a secret heading, without any decision', aVersion({verdict: SECRET, content: aDocument({headingSecrecy: 'yes'})}), 'word'],
    ['D1: a secret heading, with a decision', aVersion({verdict: SECRET, decision: aDecision(), content: aDocument({headingSecrecy: 'yes'})}), 'word'],
    ['B7: a person let it out', aVersion({verdict: REVIEW, decision: aDecision()}), 'full'],
    ['B6: the lawyer let it out', aVersion({verdict: REVIEW, decision: aDecision({kind: 'resolve-publish'})}), 'full'],
    ['E1: a person withheld its file', aVersion({verdict: REVIEW, decision: aDecision({kind: 'withhold-file'})}), 'full'],
    ['G3: a person restored it', aVersion({verdict: REVIEW, decision: aDecision({kind: 'restore'})}), 'full'],
    ['D1, A14: a secret heading that came back, let out by a person', aVersion({verdict: REVIEW, decision: aDecision(), content: aDocument({headingSecrecy: 'yes'})}), 'word'],
    ['D1, A14: a secret heading that came back, and nobody decided', aVersion({verdict: REVIEW, content: aDocument({headingSecrecy: 'yes'})}), null],
    ['D1: a secret heading that was judged clear is a mistake', aVersion({verdict: CLEAR, content: aDocument({headingSecrecy: 'yes'})}), null],
    ['D1: a secret meeting is no row of the diary', aVersion({verdict: SECRET, content: aCase({headingSecrecy: 'yes', meeting: {time: null, place: '', attendance: []}})}), null],
    ['D1: nor is its paper', aVersion({verdict: SECRET, content: aDocument({headingSecrecy: 'yes', paper: {paper: 'minutes', drawn: null}})}), null],
    ['B7: nobody decided', aVersion({verdict: REVIEW}), null],
    ['B4: blocked', aVersion({verdict: blocked()}), null],
    ['B4: blocked, whatever was decided', aVersion({verdict: blocked(), decision: aDecision()}), null],
    ['C3: blocked, also for the lawyer', aVersion({verdict: blocked({kind: 'person', field: 'party'}), decision: aDecision({kind: 'resolve-publish'})}), null],
    ['B7: a decision about another version', aVersion({verdict: REVIEW, decision: aDecision({version: `${ENTRY}.2` as VersionId})}), null],
    ['B7: a decision about another text', aVersion({verdict: REVIEW, decision: aDecision({fingerprint: OTHER})}), null],
  ] as const)('%s: %3$s', (_, version, reach) => {
    expect(clear(version, PRINT)).toEqual(reach === null ? null : {version: `${ENTRY}.1`, fingerprint: PRINT, reach})
  })

  test.each(['withhold', 'escalate', 'defer', 'secret', 'replace-party', 'rewrite-heading', 'not-an-identity-number', 'resolve-withhold', 'undo', 'withdraw'] as const)('B7: %s lets nothing out', (kind) => {
    expect(clear(aVersion({verdict: REVIEW, decision: aDecision({kind})}), PRINT)).toBeNull()
  })
})

describe('whatever was judged and decided', () => {
  const verdicts = fc.constantFrom(CLEAR, REVIEW, SECRET, blocked(), {kind: 'review', grounds: [], findings: [{finding: aFinding(), rule: 'person', answer: 'review'}]} as const)
  const decisions = fc.option(decisionKinds.chain((kind) => fc.record({version: fc.constantFrom(`${ENTRY}.1`, `${ENTRY}.2`), fingerprint: fc.constantFrom(PRINT, OTHER)}).map(({version, fingerprint}) => aDecision({kind, version: version as VersionId, fingerprint}))))

  test('B7: a text that was changed since it was judged gets nothing', () => {
    fc.assert(
      fc.property(contents, verdicts, decisions, (content, verdict, decision) => {
        expect(clear(aVersion({content, verdict, decision}), OTHER)).toBeNull()
      }),
    )
  })

  test('B4: nothing blocked is shown; of a secret heading the word at most', () => {
    fc.assert(
      fc.property(contents, decisions, (content, decision) => {
        const clearance = clear(aVersion({content, verdict: blocked(), decision}), PRINT)
        if (content.headingSecrecy === 'yes') expect(clearance?.reach).not.toBe('full')
        else expect(clearance).toBeNull()
      }),
    )
  })

  test('B9: what is not clear is shown only by a decision that lets this very text out', () => {
    fc.assert(
      fc.property(contents, verdicts, decisions, (content, verdict, decision) => {
        const clearance = clear(aVersion({content, verdict, decision}), PRINT)
        if (verdict.kind !== 'review') return
        const isLetOut = decision !== null && ['publish', 'withhold-file', 'resolve-publish', 'restore'].includes(decision.kind) && decision.version === `${ENTRY}.1` && decision.fingerprint === PRINT
        if (!isLetOut) expect(clearance).toBeNull()
      }),
    )
  })

  // A row that comes back or was taken down is held although its heading is secret: whoever lets it out lets out the word, not the heading.
  test('D1, A14: a secret heading is never shown in full, whatever was decided', () => {
    fc.assert(
      fc.property(contents, verdicts, decisions, (content, verdict, decision) => {
        expect(clear(aVersion({content: {...content, headingSecrecy: 'yes'}, verdict, decision}), PRINT)?.reach).not.toBe('full')
      }),
    )
  })
})

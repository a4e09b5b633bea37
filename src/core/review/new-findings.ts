import type {RuledFinding, Verdict} from '../policy/verdict.js'

/** What stands in the way now and did not before: found anew, or under a stricter rule. A finding is the same where kind, field and place are. */
export function newFindings(now: Verdict, before: Verdict): readonly RuledFinding[] {
  if (now.kind === 'secret') return []
  const asked = new Set(before.kind === 'secret' ? [] : before.findings.filter(({answer}) => answer !== 'clear').map(placeOf))
  return now.findings.filter((one) => one.answer !== 'clear' && !asked.has(placeOf(one)))
}

function placeOf({finding: {kind, field, index, start, end}, answer}: RuledFinding): string {
  return [kind, field, index, start, end, answer].join(' ')
}

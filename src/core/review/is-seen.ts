import type {Verdict} from '../policy/verdict.js'
import type {Finding} from '../scan/finding.js'

/** True when everything asked about now was in sight when a person decided: a standing decision holds for the findings it saw, and no others (B13). */
export function isSeen(now: Verdict, shown: readonly Finding[], before: Verdict): boolean {
  if (now.kind === 'secret' || before.kind === 'secret') return false
  const known = new Set([...shown, ...before.findings.map(({finding}) => finding)].map(placeOf))
  return now.findings.every(({finding, answer}) => answer === 'clear' || known.has(placeOf(finding))) && now.grounds.every((ground) => before.grounds.includes(ground))
}

function placeOf({kind, field, index, start, end}: Finding): string {
  return `${kind} ${field} ${index} ${start} ${end}`
}

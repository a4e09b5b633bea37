import {isRunningText, isIdentityNumber} from '../scan/finding.js'
import type {RuledFinding, Verdict} from './verdict.js'

/** How many findings are kept of one version: more than anybody reads one by one, and few enough for a register of a million. A file may hold hundreds of thousands. */
export const FINDINGS_KEPT = 300

const ANSWERS = {block: 0, review: 1, clear: 2} as const
const CERTAINTIES = {certain: 0, likely: 1} as const

/**
 * A verdict as it is kept: its word and its grounds as they are, and of its findings those that matter most. First one of every kind, field and answer, so that
 * nothing that stands in the way of showing it is forgotten; then what blocks before what asks, what stands in the row before what stands in its files, and the
 * certain before the likely. The others are counted in `more`. Whoever compares with it finds less than there was, so it asks once too often and never once too little (B13).
 */
export function capVerdict(verdict: Verdict): Verdict {
  if (verdict.kind === 'secret' || verdict.findings.length <= FINDINGS_KEPT) return verdict
  const seen = new Set<string>()
  const rankOf = (one: RuledFinding): number => {
    const {kind, field, certainty} = one.finding
    const sort = `${one.answer} ${kind} ${field}`
    const isFirst = !seen.has(sort)
    seen.add(sort)
    // What two persons have declared to be no identity number is not forgotten before what blocks: the one way out asks for it again (B4).
    return (isFirst ? 0 : 100) + (isIdentityNumber(one.finding) && one.answer !== 'block' ? -1 : ANSWERS[one.answer]) * 10 + (isRunningText(field) || field === 'fileName' ? 2 : 0) + CERTAINTIES[certainty]
  }
  const ranked = verdict.findings.map((one, at) => ({one, at, rank: rankOf(one)})).sort((a, b) => a.rank - b.rank || a.at - b.at)
  // In the order of the texts again, as they were found.
  const kept = ranked.slice(0, FINDINGS_KEPT).sort((a, b) => a.at - b.at)
  return {...verdict, findings: kept.map(({one}) => one), more: (verdict.more ?? 0) + verdict.findings.length - FINDINGS_KEPT}
}

/** True where all that was found in a version is told: only then do its findings stand for a text that nobody can read again. */
export function isWhole(verdict: Verdict): boolean {
  return verdict.kind === 'secret' || verdict.more === undefined
}

import type {RuledFinding} from '../../../core/policy/verdict.js'
import {terminalSafe} from '../../../core/terms/terminal-safe.js'
import type {Span} from '../../parts/columns.js'
import type {ReviewWords} from './words.js'

/** Something found at its place in a text, and what is answered to it. */
export type RuledPlace = Pick<RuledFinding, 'finding' | 'answer'>

/** A text with what was found in it named in words and in brackets, so that it is told apart without colour: `[PERSONNUMMER …]`. */
export function markedText(text: string, findings: readonly RuledPlace[], from: number, {scan}: ReviewWords): readonly Span[] {
  const shown = findings.filter(({answer, finding}) => answer !== 'clear' && finding.end > from).toSorted((a, b) => a.finding.start - b.finding.start)
  const spans: Span[] = []
  let at = from
  for (let index = 0; index < shown.length; ) {
    const first = shown[index]
    if (first === undefined) break
    const start = Math.max(at, first.finding.start)
    let end = first.finding.end
    const together = [first]
    // Findings that overlap are one place with several names.
    for (index++; index < shown.length; index++) {
      const other = shown[index]
      if (other === undefined || other.finding.start >= end) break
      together.push(other)
      end = Math.max(end, other.finding.end)
    }
    if (start > at) spans.push({text: smooth(text.slice(at, start)), look: 'plain'})
    const labels = [...new Set(together.map(({finding}) => scan.kinds[finding.kind].label))].join(' + ')
    spans.push({text: `[${labels} ${smooth(text.slice(start, end)).trim()}]`, look: together.some(({answer}) => answer === 'block') ? 'stopped' : 'found'})
    at = Math.max(at, end)
  }
  if (at < text.length) spans.push({text: smooth(text.slice(at)), look: 'plain'})
  return spans
}

/** As `oneLine`, but for a piece in the middle of a text, where the spaces at its ends count. */
function smooth(text: string): string {
  return terminalSafe(text.replace(/[\s\u2028\u2029]+/g, ' '))
}

/** A text with nothing to say of it. */
export function plain(text: string): readonly Span[] {
  return [{text, look: 'plain'}]
}

import {cellsOf, type Line, type Span} from './columns.js'

/** A key and what it does, in the person's language. */
export interface KeyHint {
  readonly key: string
  readonly label: string
  readonly isAvailable: boolean
}

const GAP = 1

/** The keys of the moment in as many lines as they need. One that does nothing just now is dimmed and in parentheses, never hidden, so the hand can trust its place. */
export function keyBar(hints: readonly KeyHint[], cells: number): readonly Line[] {
  const lines: Span[][] = [[]]
  let used = 0
  for (const {key, label, isAvailable} of hints) {
    const text = isAvailable ? ` ${key} ${label} ` : `(${key} ${label})`
    const width = cellsOf(text)
    if (used > 0 && used + GAP + width > cells) {
      lines.push([])
      used = 0
    }
    const line = lines.at(-1)
    if (used > 0) line?.push({text: ' '.repeat(GAP), look: 'plain'})
    if (isAvailable) line?.push({text: ` ${key}`, look: 'strong'}, {text: ` ${label} `, look: 'plain'})
    else line?.push({text, look: 'faint'})
    used += width + (used > 0 ? GAP : 0)
  }
  return lines
}

/** A piece of text on a page and where it stands, in points from the lower left corner. */
export interface PlacedText {
  readonly text: string
  /** True where the file itself ends a line after it. */
  readonly endsLine: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Written from left to right. */
  readonly isLevel: boolean
}

/**
 * A page's text in the order that the file gives it, and besides it the lines that a reader sees across the page where these read otherwise:
 * cells of a table beside each other, or a number whose halves were written at different times.
 */
export function pageLines(texts: readonly PlacedText[]): {readonly text: string; readonly across: string} {
  const text = texts.map(({text: piece, endsLine}) => `${piece}${endsLine ? '\n' : ''}`).join('')
  const known = new Set(text.split('\n').map(bare))
  const across = linesAcross(texts.filter(({text: piece, isLevel}) => isLevel && piece.trim() !== '')).filter((line) => !known.has(bare(line)))
  return {text, across: across.join('\n')}
}

function linesAcross(texts: readonly PlacedText[]): readonly string[] {
  const lines: PlacedText[][] = []
  for (const piece of texts.toSorted((one, other) => other.y - one.y || one.x - other.x)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line !== undefined && first !== undefined && Math.abs(first.y - piece.y) < Math.max(2, Math.min(first.height, piece.height) * 0.5)) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => {
    let [said, end] = ['', Number.NEGATIVE_INFINITY]
    for (const {text, x, width, height} of line.toSorted((one, other) => one.x - other.x)) {
      const gap = x - end
      said += said === '' || gap < height * 0.15 ? text : gap > height * 2 ? `\t${text}` : ` ${text}`
      end = x + width
    }
    return said
  })
}

function bare(line: string): string {
  return line.replace(/\s+/g, '')
}

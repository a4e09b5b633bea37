/** An escaped sign, a class of signs, or an end of the cell. */
const TIES = /\\.|\[(?:\\.|[^\]\\])*\]|[\^$]/gsu
const BEFORE_NUMBER = /^(?:dnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)?)\b[.:]?\s*/iu

/** The numbers of cases that stand in a text, each once, as the diaries write them. `shapes`: those of the diaries, from `diaryNumber` in the settings, which may be tied to the ends of a cell. */
export function diaryNumbersIn(text: string, shapes: readonly string[]): readonly string[] {
  const found = new Set<string>()
  // In running text a number may stand in small letters, and with other spaces.
  const upper = text.replace(/\s+/g, ' ').toUpperCase()
  for (const shape of shapes) {
    // Part of a longer number is another number.
    const pattern = new RegExp(`(?<!\\d)(?:${shape.replace(TIES, (part) => (part === '^' || part === '$' ? '' : part))})(?!\\d)`, 'gu')
    for (const one of [text, upper]) for (const [number] of one.matchAll(pattern)) if (number !== '') found.add(number)
  }
  return [...found]
}

/** The number of a case that is all that stands in a cell or on a line, as its diary writes it; empty where nothing stands there, and null where no diary has a number of that shape. */
export function diaryNumberAlone(cell: string, shapes: readonly RegExp[]): string | null {
  const bare = cell.trim().replace(BEFORE_NUMBER, '').trim()
  if (bare === '') return ''
  return [bare, bare.toUpperCase()].find((number) => shapes.some((shape) => shape.test(number))) ?? null
}

/** The shape of a diary's numbers as a whole cell has them. */
export function wholeShape(shape: string): RegExp {
  return new RegExp(`^(?:${shape})$`, 'u')
}

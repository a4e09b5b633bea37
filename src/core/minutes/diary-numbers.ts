/** An escaped sign, a class of signs, or an end of the cell. */
const TIES = /\\.|\[(?:\\.|[^\]\\])*\]|[\^$]/gsu
const BEFORE_NUMBER = /^(?:dnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)?)\b[.:]?\s*/iu
/** A text is looked through so many characters at a time, and what stands where two meet in both: no pattern runs away on a word without an end. */
const WINDOW = 1_000
const OVERLAP = 200

/**
 * The numbers of cases that could stand in a text, each once, as the diaries write them. `shapes`: those of the diaries, from `diaryNumber` in the settings, which may be tied to the ends of a cell. One too many
 * is a question to a person, or none that any diary has: a number that has grown together with what stands beside it is found, too.
 */
export function diaryNumbersIn(text: string, shapes: readonly string[]): readonly string[] {
  const found = new Set<string>()
  // In running text a number may stand in small letters, and with other spaces.
  const spaced = text.replace(/\s+/g, ' ')
  const ways = [text, ...(spaced === text ? [] : [spaced]), spaced.toUpperCase()]
  for (const shape of shapes) {
    const patterns = [bordered(shape), new RegExp(untied(shape, '', ''), 'gu')]
    for (const pattern of patterns) {
      for (const way of ways) for (let at = 0; at < way.length; at += WINDOW - OVERLAP) for (const [number] of way.slice(at, at + WINDOW).matchAll(pattern)) if (number.trim() !== '') found.add(number.trim())
    }
  }
  return [...found]
}

/** The first number of a case that stands by itself on a line; null where there is none. */
export function diaryNumberIn(line: string, shapes: readonly string[]): string | null {
  for (const shape of shapes) for (const way of [line, line.toUpperCase()]) for (const [number] of way.matchAll(bordered(shape))) if (number.trim() !== '') return number.trim()
  return null
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

/** A shape for a number that stands by itself: part of a longer one is another number. */
function bordered(shape: string): RegExp {
  return new RegExp(`(?<!\\d)(?:${untied(shape, '(?<![\\p{L}\\d])', '(?![\\p{L}\\d-])')})(?!\\d)`, 'gu')
}

/** A shape whose ends are not those of a cell. */
function untied(shape: string, before: string, after: string): string {
  return shape.replace(TIES, (part) => (part === '^' ? before : part === '$' ? after : part))
}

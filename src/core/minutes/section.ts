/** The number of a paragraph of minutes, or of a point of an agenda: `14`, `14a`. */
export type SectionNumber = string

const NUMBER = /^\d{1,4}[a-z]?$/

/** A number as somebody writes it: `§ 14`, `14 §`, `14.`; null where it is none. */
export function parseSection(text: string): SectionNumber | null {
  const bare = text.trim().toLowerCase().replace(/^§+\s*|\s*§$|\.$/g, '').trim()
  return NUMBER.test(bare) ? String(Number.parseInt(bare, 10)) + bare.replace(/^\d+/, '') : null
}

/** Sorts as numbers do: 2, 10, 10a, 11. */
export function compareSections(one: SectionNumber, other: SectionNumber): number {
  const [a, b] = [Number.parseInt(one, 10), Number.parseInt(other, 10)]
  return a === b ? (one < other ? -1 : one > other ? 1 : 0) : a - b
}

/** From one paragraph to another, both included. */
export interface SectionRange {
  readonly from: SectionNumber
  readonly to: SectionNumber
}

/** `§§ 1–7, 9` as ranges; null where it is not understood. */
export function parseRanges(text: string): readonly SectionRange[] | null {
  const ranges: SectionRange[] = []
  for (const part of text.replace(/§/g, ' ').split(/,|\boch\b/)) {
    const ends = part.trim().split(/\s*[-–—]\s*/)
    const [from, to] = [parseSection(ends[0] ?? ''), parseSection(ends[1] ?? ends[0] ?? '')]
    if (ends.length > 2 || from === null || to === null || compareSections(from, to) > 0) return null
    ranges.push({from, to})
  }
  return ranges
}

export function isInRanges(section: SectionNumber, ranges: readonly SectionRange[]): boolean {
  return ranges.some(({from, to}) => compareSections(from, section) <= 0 && compareSections(section, to) <= 0)
}

/**
 * Some paragraphs of a paper as the ranges in which they follow each other there: `1–7, 9`. Two that stand beside each other in the paper are one range though numbers lie between them, so
 * that a range tells nothing of what is left out between.
 */
export function rangesOf(some: readonly SectionNumber[], inPaper: readonly SectionNumber[]): readonly SectionRange[] {
  const wanted = new Set(some)
  const ranges: SectionRange[] = []
  let open: {from: SectionNumber; to: SectionNumber} | null = null
  for (const section of inPaper) {
    if (!wanted.has(section)) open = null
    else if (open === null) {
      open = {from: section, to: section}
      ranges.push(open)
    } else open.to = section
  }
  return ranges
}

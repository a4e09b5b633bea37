/** The numbers of cases that stand in a text, each once, as the diaries write them. `shapes`: those of the diaries, not tied to the ends of a cell. */
export function diaryNumbersIn(text: string, shapes: readonly string[]): readonly string[] {
  const found = new Set<string>()
  // In running text a number may stand in small letters, and with other spaces.
  const upper = text.replace(/\s+/g, ' ').toUpperCase()
  for (const shape of shapes) {
    const pattern = new RegExp(shape, 'gu')
    for (const one of [text, upper]) for (const [number] of one.matchAll(pattern)) if (number !== '') found.add(number)
  }
  return [...found]
}

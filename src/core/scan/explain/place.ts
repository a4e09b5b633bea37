/** Where something stands, as a person counts: lines and the words of a line, both from 1. */
export interface WordPlace {
  readonly line: number
  readonly firstWord: number
  readonly lastWord: number
}

/** The line and the words that a range of UTF-16 units covers. Words are what stands between spaces. */
export function placeOf(text: string, start: number, end: number): WordPlace {
  const from = Math.max(0, Math.min(start, text.length))
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  const before = wordsIn(text.slice(lineStart, from))
  // The first of them may have begun before the range.
  const isInside = from > lineStart && /\S/.test(text.charAt(from - 1))
  const firstWord = Math.max(1, isInside ? before : before + 1)
  return {line, firstWord, lastWord: firstWord + Math.max(0, wordsIn(text.slice(from, end)) - 1)}
}

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

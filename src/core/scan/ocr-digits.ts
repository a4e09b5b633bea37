/** Letters that a reading machine writes for digits, with the digit each stands for. */
const READ_AS: ReadonlyMap<number, string> = new Map('O0 o0 Q0 l1 I1 i1 Z2 z2 S5 s5 B8'.split(' ').map(([letter = '', digit = '']) => [letter.charCodeAt(0), digit]))

// A letter beside a digit, or a text without any such place needs no second look.
const MIXED = /\d[OoQlIiZzSsB]|[OoQlIiZzSsB]\d/
const RUN = /[\dOoQlIiZzSsB]+/g
const LETTER = /[\p{L}\d]/u

/**
 * The text with the letters that a reading machine writes for digits turned into those digits, unit for unit, and only in what is shaped as a number: a run
 * of four to twelve signs, at least half of them digits, beside no other letter. Null where nothing is turned.
 */
export function digitsAsRead(text: string): string | null {
  if (!MIXED.test(text)) return null
  let read = ''
  let from = 0
  for (const match of text.matchAll(RUN)) {
    const [run] = match
    const {index} = match
    const end = index + run.length
    if (run.length < 4 || run.length > 12 || LETTER.test(text.charAt(index - 1)) || LETTER.test(text.charAt(end))) continue
    let digits = 0
    let turned = ''
    for (let at = 0; at < run.length; at++) {
      const digit = READ_AS.get(run.charCodeAt(at))
      if (digit === undefined) digits++
      turned += digit ?? run.charAt(at)
    }
    if (digits === run.length || digits * 2 < run.length) continue
    read += text.slice(from, index) + turned
    from = end
  }
  return from === 0 ? null : read + text.slice(from)
}

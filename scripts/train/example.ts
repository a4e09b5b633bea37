import type {ScanField} from '../../src/core/scan/finding.js'

/** A text whose names are known: tags are numbers of `TAGS`. */
export interface Example {
  readonly text: string
  readonly field: ScanField
  readonly spans: readonly Span[]
}

export interface Span {
  readonly start: number
  readonly end: number
  readonly tag: number
}

// Marks that a made-up text carries until it is whole: an opening one and the tag, and a closing one.
const OPEN = '\u0001'
const CLOSE = '\u0002'

/** A marked text without its marks. */
export function unmark(marked: string): string {
  return marked.replaceAll(new RegExp(`${OPEN}.|${CLOSE}`, 'g'), '')
}

/** A piece of text with a tag. Inside another only the outer one counts. */
export function tagged(tag: number, text: string): string {
  return `${OPEN}${String(tag)}${text}${CLOSE}`
}

/** The plain text of a marked one, and where its names are. */
export function unmarked(marked: string, field: ScanField): Example {
  let text = ''
  let depth = 0
  const spans: Span[] = []
  let open = {start: 0, tag: 0}
  for (let at = 0; at < marked.length; at++) {
    const unit = marked.charAt(at)
    if (unit === OPEN) {
      at++
      if (depth++ === 0) open = {start: text.length, tag: Number(marked.charAt(at))}
    } else if (unit === CLOSE) {
      if (--depth > 0) continue
      const before = spans.at(-1)
      // `{f} {s}` is one name.
      if (before !== undefined && before.tag === open.tag && open.tag === 1 && text.slice(before.end, open.start) === ' ') spans[spans.length - 1] = {...before, end: text.length}
      else spans.push({...open, end: text.length})
    } else text += unit
  }
  return {text, field, spans}
}

const PLAIN: Readonly<Record<string, string>> = {å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u', Å: 'A', Ä: 'A', Ö: 'O'}

/** The same text as a file's name: signs and blanks give way to `joint`, and an ending follows. Letter for letter, so that the names stay where they are. */
export function asFileName(example: Example, joint: string, ending: string, plain: boolean): Example {
  const text = [...example.text].map((letter) => (/[^\p{L}\p{N}.-]/u.test(letter) ? joint : plain ? (PLAIN[letter] ?? letter) : letter)).join('')
  return {...example, field: 'fileName', text: text.length === example.text.length ? `${text}${ending}` : example.text}
}

/** The same text in capitals, or in small letters; null where that moves a letter. */
export function rewritten(example: Example, how: 'upper' | 'lower'): Example | null {
  const text = how === 'upper' ? example.text.toUpperCase() : example.text.toLowerCase()
  return text.length === example.text.length ? {...example, text} : null
}

import type {EntryId} from '../terms/identifiers.js'

/** A text that must not stand on a page, and the entries that hold it back: a registry writes the same heading a thousand times. */
export interface HeldBack {
  readonly entries: readonly EntryId[]
  readonly text: string
  /** True for an internal party: held back where it could be a person. */
  readonly isParty?: boolean
}

/** A text's words in small letters, in order: what two texts are compared by, so that spacing and punctuation hide nothing. */
export function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase()
  const isOfWord = lettersAndDigits()
  const words: string[] = []
  let start = -1
  for (let at = 0; at <= folded.length; at += 1) {
    const isInWord = at < folded.length && isOfWord[folded.charCodeAt(at)] === 1
    if (isInWord && start < 0) start = at
    else if (!isInWord && start >= 0) {
      words.push(folded.slice(start, at))
      start = -1
    }
  }
  return words
}

/** Letters and digits of the basic plane by their code: every page is read through this, and a pattern is ten times slower. */
let inWord: Uint8Array | null = null

function lettersAndDigits(): Uint8Array {
  inWord ??= Uint8Array.from({length: 0x10000}, (_, code) => (/[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0))
  return inWord
}

/** Only a text that could hardly stand on a page by chance is looked for everywhere: four words, or three long ones. "Yttrande" is none. */
export function isDistinctive(text: string): boolean {
  const words = wordsOf(text)
  return words.length >= 4 || (words.length === 3 && text.length >= 20)
}

/** Looks for many texts at once in the words of a page, by the pair of words each begins with. */
export class HeldBackIndex {
  // By the first word, and then by the first two: most words of a page begin nothing.
  readonly #byStart = new Map<string, Map<string, {readonly words: readonly string[]; readonly heldBack: HeldBack}[]>>()

  constructor(texts: Iterable<HeldBack>) {
    for (const heldBack of texts) {
      const words = wordsOf(heldBack.text)
      if (words.length < 2) continue
      const [first = '', second = ''] = words
      const seconds = this.#byStart.get(first) ?? new Map<string, {readonly words: readonly string[]; readonly heldBack: HeldBack}[]>()
      this.#byStart.set(first, seconds)
      const others = seconds.get(second)
      if (others === undefined) seconds.set(second, [{words, heldBack}])
      else others.push({words, heldBack})
    }
  }

  /** Every held-back text that stands whole in the given one, once. */
  in(text: string): ReadonlySet<HeldBack> {
    const hits = new Set<HeldBack>()
    if (this.#byStart.size === 0) return hits
    const words = wordsOf(text)
    for (let at = 0; at + 1 < words.length; at += 1) {
      const candidates = this.#byStart.get(words[at] ?? '')?.get(words[at + 1] ?? '')
      if (candidates === undefined) continue
      for (const {words: wanted, heldBack} of candidates) {
        if (wanted.every((word, offset) => words[at + offset] === word)) hits.add(heldBack)
      }
    }
    return hits
  }
}

const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0'}

const ATTRIBUTE = /=\s*(?:"([^"]*)"|'([^']*)')/g

/** Everything a page says: its text and its attributes, each piece apart from the next so that no two run together to something neither says. */
export function drawnText(html: string): string {
  return drawnPieces(html).map((piece) => `${piece} ¦ `).join('')
}

/** The same, piece by piece. */
export function drawnPieces(html: string): readonly string[] {
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const opening = html.indexOf('<', at)
    const text = html.slice(at, opening < 0 ? html.length : opening).trim()
    if (text !== '') pieces.push(text)
    if (opening < 0) break
    at = html.startsWith('<!--', opening) ? endOfComment(html, opening) : endOfTag(html, opening)
    const tag = html.slice(opening, at)
    if (!tag.includes('=')) continue
    for (const [, double, single] of tag.matchAll(ATTRIBUTE)) pieces.push(double ?? single ?? '')
  }
  return html.includes('&') ? pieces.map((piece) => (piece.includes('&') ? piece.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decode) : piece)) : pieces
}

function endOfComment(html: string, opening: number): number {
  const end = html.indexOf('-->', opening)
  return end < 0 ? html.length : end + 3
}

/** The place after a tag's closing bracket; one inside a quoted value closes nothing. */
function endOfTag(html: string, opening: number): number {
  let quote = 0
  for (let at = opening + 1; at < html.length; at += 1) {
    const character = html.charCodeAt(at)
    if (quote !== 0) {
      if (character === quote) quote = 0
    } else if (character === BRACKET) {
      return at + 1
    } else if (character === DOUBLE || character === SINGLE) {
      quote = character
    }
  }
  return html.length
}

const [BRACKET, DOUBLE, SINGLE] = ['>', '"', "'"].map((mark) => mark.charCodeAt(0))

function decode(whole: string, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  return NAMED[name ?? ''] ?? whole
}

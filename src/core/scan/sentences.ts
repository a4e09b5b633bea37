/** A stretch of a text that says one thing: a sentence, a line that stands as a heading or label, or an item of a list. In UTF-16 units; `end` is the first unit after. */
export interface Sentence {
  readonly kind: 'sentence' | 'heading' | 'item'
  readonly start: number
  readonly end: number
  /** Which paragraph it stands in, from 0: what blank lines part, and headings and items for themselves. */
  readonly paragraph: number
}

/** Abbreviations that a sentence goes on after, without their dots. */
const GOES_ON: ReadonlySet<string> = new Set(
  'bla tex sk dvs tom from fom pga fd fn fö iom ino iof mao sas tf stf vd jfr jmf enl ang avd kap nr kl ca cirka resp inkl exkl max min tel fax mob obs ev forts förf anm art bil dnr hr fr fam dr prof doc ing fil kand mag st sid sek mom p pkt ref tidsbegr tillf anst adj utr rekt ordf vordf sekr led ers just sign not jan feb febr apr jun jul aug sep sept okt nov dec mån tis tors fre lör sön sthlm gbg k kv fast lgh tr vån va ua sc sgs e ä'.split(' '),
)
/** Abbreviations that may end a sentence: they do where the next word has a capital. */
const MAY_END: ReadonlySet<string> = new Set('mm mfl osv etc dyl od ed ff kr mkr tkr ab'.split(' '))

/** How long a line may be that stands as a heading, in UTF-16 units: prose is seldom broken earlier. */
const HEADING_MAX = 60

const BULLET = /^[ \t]*(?:[•◦▪●·*–—-][ \t]+|(?:\d{1,3}|[a-zåäö])[.)][ \t]+)/iu
const BLANK = /^[ \t\r]*$/

/** The sentences of a text, in order and without overlap. Line breaks inside prose are none, headings need no stop, and a dot that belongs to an abbreviation, an initial, a number or an address ends nothing. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  const isSmall = !/\p{Lu}/u.test(text)
  let paragraph = 0
  let open: number | null = null
  const close = (end: number, kind: Sentence['kind']): void => {
    if (open !== null) split(text, open, end, kind, paragraph, isSmall, sentences)
    open = null
  }
  const lines = linesOf(text)
  for (const [at, [start, end]] of lines.entries()) {
    const line = text.slice(start, end)
    if (BLANK.test(line)) {
      close(lines[at - 1]?.[1] ?? start, 'sentence')
      paragraph++
      continue
    }
    const next = lines[at + 1]
    const below = next === undefined ? '' : text.slice(next[0], next[1])
    if (BULLET.test(line)) {
      close(lines[at - 1]?.[1] ?? start, 'sentence')
      paragraph++
      open = start
      // An item may go on over the next lines.
      if (BLANK.test(below) || BULLET.test(below) || /^\p{Lu}/u.test(below)) {
        close(end, 'item')
        paragraph++
      }
      continue
    }
    if (open === null && isHeading(line, below)) {
      paragraph++
      open = start
      close(end, 'heading')
      paragraph++
      continue
    }
    open ??= start
    if (/[.!?:…]["”’')\]]?[ \t\r]*$/u.test(line) && (BLANK.test(below) || line.length < HEADING_MAX)) {
      close(end, 'sentence')
      if (line.trimEnd().endsWith(':')) paragraph++
    }
  }
  close(text.length, 'sentence')
  return sentences
}

function linesOf(text: string): readonly (readonly [start: number, end: number])[] {
  const lines: (readonly [number, number])[] = []
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    lines.push([start, end])
    start = end + 1
  }
  return lines
}

/** A short line without a stop, above a blank line or one that begins anew. */
function isHeading(line: string, below: string): boolean {
  const bare = line.trim()
  if (bare.length > HEADING_MAX || /[.!?;,…-]$/u.test(bare) || /\p{L}{2}[.!?]\s+\p{L}/u.test(bare)) return false
  return BLANK.test(below) || /^[ \t]*(?:\p{Lu}|\d|§|["”])/u.test(below) || BULLET.test(below)
}

function split(text: string, from: number, to: number, kind: Sentence['kind'], paragraph: number, isSmall: boolean, sentences: Sentence[]): void {
  let start = from
  const bullet = BULLET.exec(text.slice(from, Math.min(to, from + 20)))
  // The number of an item or a heading is no sentence.
  const first = from + (bullet === null ? 0 : bullet[0].length)
  for (const match of text.slice(first, to).matchAll(/[.!?…]/g)) {
    const stop = first + match.index
    if (stop < start) continue
    const end = endOf(text, stop, to)
    if (end === null || !beginsAnew(text, end, to, isSmall) || (match[0] === '.' && !isStop(text, stop, start))) continue
    add(text, start, end, kind, paragraph, sentences)
    start = end
  }
  add(text, start, to, kind, paragraph, sentences)
}

function add(text: string, from: number, to: number, kind: Sentence['kind'], paragraph: number, sentences: Sentence[]): void {
  let [start, end] = [from, to]
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (start < end) sentences.push({kind, start, end, paragraph})
}

/** Behind the stop and the quotes and brackets that belong to it, where a space or the end follows; else null: `ekbacken.se`, `1.2`. */
function endOf(text: string, stop: number, to: number): number | null {
  let end = stop + 1
  while (end < to && /[.!?…"”’')\]]/u.test(text.charAt(end))) end++
  return end >= to || isSpace(text.charCodeAt(end)) ? end : null
}

function beginsAnew(text: string, from: number, to: number, isSmall: boolean): boolean {
  let at = from
  while (at < to && isSpace(text.charCodeAt(at))) at++
  if (at >= to) return true
  return isSmall || /[\p{Lu}\d"”’'(–§•]/u.test(text.charAt(at))
}

/** How far back the word before a dot is read; none that matters is longer, with its inner dots. */
const WORD_MAX = 12

/** Whether a dot ends a sentence, by the word before it. */
function isStop(text: string, dot: number, start: number): boolean {
  let from = dot
  while (from > start && dot - from < WORD_MAX && /[\p{L}\p{N}.:]/u.test(text.charAt(from - 1))) from--
  const word = text.slice(from, dot)
  // An initial, as in `A. Prov`; and `§ 12.` or `3.` that begins what follows.
  if (/^\p{Lu}$/u.test(word) || /(?:^|\.)\p{Lu}$/u.test(word)) return false
  if (/^\d{1,3}$/.test(word)) return from > start && !/(?:^|\s)(?:§{1,2}|punkt|nr|kap|bilaga)\s?$/iu.test(text.slice(Math.max(start, from - 8), from))
  const bare = word.replaceAll('.', '').toLowerCase()
  if (MAY_END.has(bare)) return true
  return !GOES_ON.has(bare) && !/^\p{Ll}(?:\.\p{Ll})+$/u.test(word)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 160
}

/**
 * What stands between two runs of digits: nothing that joins them, a line break, space, a dash (perhaps with spaces), another sign beside or apart from them,
 * or more or odder signs than part a number that nothing tells of (`far`): a blank line, `&`, a sentence's end.
 */
export type Gap = 'none' | 'line' | 'space' | 'dash' | 'tight-dash' | 'low-line' | 'sign' | 'loose' | 'far'

/** A run of digits and, after it, what separates it from the next. */
export interface Group {
  readonly start: number
  readonly end: number
  readonly gap: Gap
}

/** The runs of digits from a place on that no letter parts. */
export function chainFrom(text: string, from: number): readonly Group[] {
  const groups: Group[] = []
  let at = from
  while (true) {
    const start = at
    while (isDigit(text.charCodeAt(at))) at++
    const gap = gapAfter(text, at)
    groups.push({start, end: at, gap: gap.kind})
    if (gap.kind === 'none') return groups
    at += gap.size
  }
}

/** How far apart something stands from the next, from beside it to in another chain: what is divided more tightly than it is parted from the rest is one thing. */
export function looseness(text: string, one: Group | undefined, next: Group | undefined): number {
  if (one === undefined || next === undefined) return 6
  if (one.gap === 'far') return 5
  const between = text.slice(one.end, next.start)
  if (between.includes('\n')) return 4
  if (/\s/.test(between)) return one.gap === 'loose' ? 3 : 2
  return one.gap === 'loose' ? 1 : 0
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

const NO_GAP = {kind: 'none', size: 0} as const
const SPACES_MAX = 12
const SIGNS_MAX = 5
/** How long a gap may be that only a word before the number joins, in UTF-16 units. */
const FAR_MAX = 60
const TIGHT = './:=\\'
const LOOSE = ',;|()[]*~#"'
// Dots, quotes and what a copy makes of a dash. What measures or counts (`°`, `§`, `€`) parts other things.
const OTHER_SIGN = /[·•‧∙…¬'’‘‚`´^<>{}!?¨¯»«→⁄]/
/** The program itself puts it, between spaces, among the pieces of a page or a row, which are no one number. */
const OWN_MARK = '¦'
const LETTER = /\p{L}/u
// What a page address or a page's source writes for a space and a hyphen.
const WRITTEN_SPACE = /(?:%20|&nbsp;|&#160;|&shy;)/iy
const WRITTEN_DASH = /(?:%2d|&ndash;|&mdash;|&#45;|&#8211;|&#8209;)/iy

function gapAfter(text: string, from: number): {readonly kind: Gap; readonly size: number} {
  let [at, spaces, breaks, signs] = [from, 0, 0, 0]
  let kind: Gap = 'none'
  for (; at - from <= FAR_MAX; at++) {
    const unit = text.charCodeAt(at)
    if (Number.isNaN(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return NO_GAP
    if (isDigit(unit)) return at === from ? NO_GAP : {kind: breaks > 1 || spaces > SPACES_MAX ? 'far' : gapOf(text, from, at, kind, {signs, spaces, breaks}), size: at - from}
    if (isSpace(unit)) {
      spaces++
      if (unit === 10) breaks++
      continue
    }
    const sign = text.charAt(at)
    const written = sign === '%' || sign === '&' ? writtenAt(text, at) : null
    if (written !== null) {
      at += written.size - 1
      if (written.dash) [kind, signs] = ['dash', signs + 1]
      else spaces++
      continue
    }
    if ((sign === OWN_MARK && text.charAt(at - 1) === ' ' && text.charAt(at + 1) === ' ') || (unit > 127 && LETTER.test(sign))) return NO_GAP
    // Two dashes are a slip of the finger as often as a dash, and quotes stand on both sides of a comma.
    kind = ++signs > SIGNS_MAX ? 'far' : gapWith(sign, kind, signs)
  }
  return NO_GAP
}

function gapOf(text: string, from: number, to: number, kind: Gap, {signs, spaces, breaks}: {readonly signs: number; readonly spaces: number; readonly breaks: number}): Gap {
  if (signs === 0) return breaks > 0 ? 'line' : 'space'
  const apart = kind === 'sign' && spaces > 0 ? 'loose' : kind
  // `. 2` begins a sentence, and `/ 2` divides.
  if (apart === 'loose' && TIGHT.includes(text.charAt(from)) && text.charAt(from) !== '/') return 'far'
  return apart === 'tight-dash' && to - from > 1 ? 'dash' : apart
}

/** What a gap is once one more sign stands in it: the first tells, unless a dash follows on a sign that parts. */
function gapWith(sign: string, kind: Gap, signs: number): Gap {
  if (kind === 'far') return kind
  if (sign === '-' || sign === '+') return signs === 1 || kind === 'loose' ? 'tight-dash' : 'dash'
  if (sign === '_') return signs === 1 ? 'low-line' : kind
  if (TIGHT.includes(sign)) return signs === 1 ? 'sign' : 'loose'
  return LOOSE.includes(sign) || OTHER_SIGN.test(sign) ? (signs === 1 ? 'loose' : kind) : 'far'
}

function writtenAt(text: string, at: number): {readonly dash: boolean; readonly size: number} | null {
  for (const [sign, dash] of [[WRITTEN_SPACE, false], [WRITTEN_DASH, true]] as const) {
    sign.lastIndex = at
    const written = sign.exec(text)
    if (written !== null) return {dash, size: written[0].length}
  }
  return null
}

import {type PatternTree, patternTree} from './pattern-tree.js'

// Read out of a pattern itself: words of which every text that it fits holds one at least. A set of them is found for each place of the pattern, and the one that stands most seldom in texts
// is kept. What the reader cannot tell it leaves out, so that a set may be larger than it need be, and is never too small.

/** The letters that stems are told by. */
export const STEM_LETTERS = 'abcdefghijklmnopqrstuvwxyzåäö'
/** In a stem: anything but a letter, also before the text and after it. */
export const NO_LETTER = '_'
/** While a pattern is read: no letter stands before this place, or after it, of which nothing is taken. */
const NONE_BEFORE = '<'
const NONE_AFTER = '>'
const BOUNDARY = /[<>]+/g

/** So many endings are followed at once. Where a pattern has more, what was followed is kept and another row is begun. */
const TAILS_MAX = 48
/** A set of more stems is taken only where there is no other: the states of all of them should stay in a processor's memory. */
const STEMS_MAX = 120
/** Repeated oftener, the times are not told apart. */
const REPEATS_MAX = 3
/** How seldom a sign of a stem is what stands in a text. */
const LETTER_CHANCE = 1 / 12
const NO_LETTER_CHANCE = 1 / 6

/** How far a pattern is read: in what everything that fits it so far ends, and the best stems so far, null where there are none. */
interface Reached {
  readonly tails: ReadonlySet<string>
  readonly needed: readonly string[] | null
}

/** The stems of a pattern, in small letters: a text that holds none of them, read without regard to large and small letters, cannot fit it. Null: it has none. */
export function stemsOf(pattern: RegExp): readonly string[] | null {
  const {tails, needed} = step(patternTree(pattern), {tails: new Set(['']), needed: null})
  const found = best(needed, stems(tails))
  return found === null ? null : shortest(found)
}

/** How many digits at least stand in whatever a pattern fits. */
export function leastDigits(pattern: RegExp): number {
  return digitsOf(patternTree(pattern))
}

function digitsOf(tree: PatternTree): number {
  switch (tree.kind) {
    case 'sign': return isDigit(tree.sign) ? 1 : 0
    case 'set': return !tree.negated && tree.items.every((item) => ('escape' in item ? item.escape === '\\d' : isDigit(item.from) && isDigit(item.to))) ? 1 : 0
    case 'row': return tree.parts.reduce((sum, part) => sum + digitsOf(part), 0)
    case 'choice': return Math.min(...tree.of.map(digitsOf))
    case 'repeat': return tree.least * digitsOf(tree.of)
    case 'look':
    case 'edge': return 0
  }
}

function isDigit(sign: string): boolean {
  return /^\d$/.test(sign)
}

function step(tree: PatternTree, reached: Reached): Reached {
  switch (tree.kind) {
    case 'sign': return follow(reached, columnsOf(tree.sign, tree.sign))
    case 'set': return follow(reached, tree.negated ? null : setColumns(tree.items))
    case 'row': return row(tree.parts, reached)
    case 'choice': return merged(reached, tree.of.map((one) => step(one, reached)))
    case 'repeat': return repeated(tree, reached)
    case 'look': return tree.negative && holdsAllLetters(tree.of) ? follow(reached, new Set([tree.ahead ? NONE_AFTER : NONE_BEFORE])) : reached
    case 'edge': return reached
  }
}

/** One part after the other; letters side by side are gone over at one step. */
function row(parts: readonly PatternTree[], reached: Reached): Reached {
  let so = reached
  let word = ''
  for (const part of parts) {
    const sign = part.kind === 'sign' ? stemSign(part.sign) : null
    if (sign !== null) word += sign
    else {
      so = step(part, word === '' ? so : follow(so, new Set([word])))
      word = ''
    }
  }
  return word === '' ? so : follow(so, new Set([word]))
}

/** One sign more of what fits: those that it can be, null for any. */
function follow({tails, needed}: Reached, signs: ReadonlySet<string> | null): Reached {
  if (signs === null) return {tails: new Set(['']), needed: best(needed, stems(tails))}
  if (tails.size * signs.size > TAILS_MAX) return {tails: signs, needed: best(needed, stems(tails))}
  const longer = new Set<string>()
  for (const tail of tails) for (const sign of signs) longer.add(tail + sign)
  return {tails: longer, needed}
}

/** What holds whichever way was gone. */
function merged(before: Reached, ways: readonly Reached[]): Reached {
  const all = ways.map(({tails, needed}) => best(needed, stems(tails)))
  const union = all.includes(null) ? null : all.flatMap((own) => own ?? [])
  const needed = best(best(before.needed, stems(before.tails)), union)
  const tails = new Set(ways.flatMap((way) => [...way.tails]))
  return tails.size > TAILS_MAX ? {tails: new Set(['']), needed} : {tails, needed}
}

function repeated({of, least, most}: PatternTree & {readonly kind: 'repeat'}, reached: Reached): Reached {
  if (most > REPEATS_MAX) {
    const once = least > 0 ? step(of, reached) : reached
    return {tails: new Set(['']), needed: best(once.needed, stems(once.tails))}
  }
  let times = reached
  const ways: Reached[] = least === 0 ? [reached] : []
  for (let count = 1; count <= most; count++) {
    times = step(of, times)
    if (count >= least) ways.push(times)
  }
  return merged(reached, ways)
}

function setColumns(items: (PatternTree & {readonly kind: 'set'})['items']): ReadonlySet<string> | null {
  const columns = new Set<string>()
  for (const item of items) {
    const own = 'escape' in item ? (/^\\[ds]$/.test(item.escape) ? [NO_LETTER] : null) : columnsOf(item.from, item.to)
    if (own === null) return null
    for (const column of own) columns.add(column)
  }
  return columns
}

/** What signs from one to another are in a stem; null where one of them is a letter that stems are not told by. */
function columnsOf(from: string, to: string): ReadonlySet<string> | null {
  const columns = new Set<string>()
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
    const sign = stemSign(String.fromCharCode(code))
    if (sign === null) return null
    columns.add(sign)
  }
  return columns
}

function stemSign(sign: string): string | null {
  const small = sign.toLowerCase()
  return STEM_LETTERS.includes(small) ? small : /\p{L}/u.test(small) ? null : NO_LETTER
}

function holdsAllLetters(tree: PatternTree): boolean {
  if (tree.kind === 'choice') return tree.of.some(holdsAllLetters)
  return tree.kind === 'set' && !tree.negated && tree.items.some((item) => 'escape' in item && item.escape === '\\p{L}')
}

/** What a row of endings is worth as stems: null where one of them says hardly anything. */
function stems(tails: ReadonlySet<string>): readonly string[] | null {
  const found: string[] = []
  for (const tail of tails) {
    // Between two signs a boundary says nothing that they do not say themselves.
    const isApart = /^>*</.test(tail)
    const isEnded = /><*$/.test(tail)
    const stem = `${isApart ? NO_LETTER : ''}${tail.replace(BOUNDARY, '')}${isEnded ? NO_LETTER : ''}`
    if (stem.length < 2 || stem.replaceAll(NO_LETTER, '') === '') return null
    found.push(stem)
  }
  return found
}

/** Without those that hold another. */
function shortest(found: readonly string[]): readonly string[] {
  const all = new Set(found)
  return Array.from(all).filter((stem) => {
    for (let from = 0; from < stem.length; from++) for (let to = from + 2; to <= stem.length; to++) if (to - from < stem.length && all.has(stem.slice(from, to))) return false
    return true
  })
}

function best(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other
  if (one.length > STEMS_MAX !== other.length > STEMS_MAX) return one.length > STEMS_MAX ? other : one
  return chance(other) < chance(one) ? other : one
}

/** How often a text holds one of them, roughly. */
function chance(found: readonly string[]): number {
  let sum = 0
  for (const stem of found) {
    let product = 1
    for (let at = 0; at < stem.length; at++) product *= stem.charAt(at) === NO_LETTER ? NO_LETTER_CHANCE : LETTER_CHANCE
    sum += product
  }
  return sum
}

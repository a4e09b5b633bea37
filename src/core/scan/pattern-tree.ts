/** A regular expression's source as a tree, as far as the patterns of this program go: what a program that reads patterns needs to know of one. */
export type PatternTree =
  | {readonly kind: 'sign'; readonly sign: string}
  | {readonly kind: 'set'; readonly source: string; readonly negated: boolean; readonly items: readonly SetItem[]}
  | {readonly kind: 'row'; readonly parts: readonly PatternTree[]}
  | {readonly kind: 'choice'; readonly of: readonly PatternTree[]}
  | {readonly kind: 'repeat'; readonly of: PatternTree; readonly least: number; readonly most: number}
  | {readonly kind: 'look'; readonly ahead: boolean; readonly negative: boolean; readonly of: PatternTree}
  | {readonly kind: 'edge'}

/** What a set of signs holds: the signs from one to another, or a class by its escape (`\p{L}`, `\d`). */
export type SetItem = {readonly from: string; readonly to: string} | {readonly escape: string}

const GROUP = /\((?:\?(?::|<?[=!]))?/y
const COUNT = /(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})\??/y
const ESCAPE = /\\(?:p\{[^}]+\}|P\{[^}]+\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|.)/suy
const CONTROLS: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r', f: '\f', v: '\v'}

/** Reads a pattern's source. Throws at what it does not know, since a pattern that is half understood is worse than none. */
export function patternTree({source}: RegExp): PatternTree {
  let at = 0

  const choice = (): PatternTree => {
    const of = [row()]
    while (source.charAt(at) === '|') {
      at++
      of.push(row())
    }
    const [only] = of
    return only !== undefined && of.length === 1 ? only : {kind: 'choice', of}
  }
  const row = (): PatternTree => {
    const parts: PatternTree[] = []
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') parts.push(counted(part()))
    const [only] = parts
    return only !== undefined && parts.length === 1 ? only : {kind: 'row', parts}
  }
  const part = (): PatternTree => {
    const sign = source.charAt(at)
    if (sign === '(') return group()
    if (sign === '[') return set()
    if (sign === '\\') return escaped()
    if ('?*+{'.includes(sign)) throw new Error(`What stands at ${String(at)} of ${source} is not read.`)
    at++
    if (sign === '^' || sign === '$') return {kind: 'edge'}
    if (sign === '.') return {kind: 'set', source: '.', negated: true, items: []}
    return {kind: 'sign', sign}
  }
  const group = (): PatternTree => {
    const opening = taken(GROUP)
    const of = choice()
    if (source.charAt(at++) !== ')') throw new Error(`The group at ${String(at)} of ${source} is not closed.`)
    if (opening.endsWith('=') || opening.endsWith('!')) return {kind: 'look', ahead: !opening.includes('<'), negative: opening.endsWith('!'), of}
    return of
  }
  const escaped = (): PatternTree => {
    const escape = taken(ESCAPE)
    if (/^\\[bB]$/.test(escape)) return {kind: 'edge'}
    const sign = signOf(escape)
    return sign === null ? {kind: 'set', source: escape, negated: false, items: [{escape}]} : {kind: 'sign', sign}
  }
  const set = (): PatternTree => {
    const start = at++
    const negated = source.charAt(at) === '^'
    if (negated) at++
    const items: SetItem[] = []
    while (source.charAt(at) !== ']') {
      if (at >= source.length) throw new Error(`A set in ${source} is not closed.`)
      const one = setSign()
      const sign = signOf(one)
      if (sign === null) items.push({escape: one})
      else if (source.charAt(at) === '-' && source.charAt(at + 1) !== ']') {
        at++
        items.push({from: sign, to: signOf(setSign()) ?? sign})
      } else items.push({from: sign, to: sign})
    }
    at++
    return {kind: 'set', source: source.slice(start, at), negated, items}
  }
  const setSign = (): string => (source.charAt(at) === '\\' ? taken(ESCAPE) : source.charAt(at++))
  const counted = (of: PatternTree): PatternTree => {
    COUNT.lastIndex = at
    const match = COUNT.exec(source)
    if (match === null) return of
    at += match[0].length
    const [, mark, least, comma, most] = match
    if (mark !== undefined) return {kind: 'repeat', of, least: mark === '+' ? 1 : 0, most: mark === '?' ? 1 : Infinity}
    return {kind: 'repeat', of, least: Number(least), most: comma === undefined ? Number(least) : most === '' ? Infinity : Number(most)}
  }
  const taken = (sticky: RegExp): string => {
    sticky.lastIndex = at
    const match = sticky.exec(source)
    if (match === null) throw new Error(`What stands at ${String(at)} of ${source} is not read.`)
    at += match[0].length
    return match[0]
  }

  const tree = choice()
  if (at < source.length) throw new Error(`What stands at ${String(at)} of ${source} is not read.`)
  return tree
}

/** The sign that an escape stands for; null for a class of signs. */
function signOf(escape: string): string | null {
  if (!escape.startsWith('\\')) return escape
  const letter = escape.charAt(1)
  if (letter === 'u' || letter === 'x') return String.fromCharCode(parseInt(escape.slice(2), 16))
  if (CONTROLS[letter] !== undefined) return CONTROLS[letter]
  if (/[a-zA-Z\d]/.test(letter)) {
    if (/^[dDsSwWpP]$/.test(letter)) return null
    throw new Error(`${escape} is not read.`)
  }
  return letter
}

/** What an expression in `data/lexica/terms.txt` is about. `none` hides what it covers; the role words are a signal, never a finding. */
export const TERM_CATEGORIES = [
  'none', 'health', 'care', 'religion', 'ethnic', 'political', 'union', 'union-role', 'sex-life', 'genetic', 'biometric',
  'offence', 'insult', 'secrecy', 'circumstances', 'belongs', 'party-name', 'union-name', 'role-private', 'role-work', 'role-official', 'known', 'organisation',
] as const
export type TermCategory = (typeof TERM_CATEGORIES)[number]

/** One expression to look for. An open side may be continued by letters (`sjukskriv` by `ning`). */
export interface Term {
  readonly category: TermCategory
  readonly text: string
  readonly openStart: boolean
  readonly openEnd: boolean
  /** It is only ever said of a person, so that it puts one in sight by itself (`dömd för`). */
  readonly said: boolean
}

/** Where an expression stands in a text. */
export interface TermMatch {
  readonly category: TermCategory
  readonly said: boolean
  readonly start: number
  readonly end: number
}

const WORD_UNIT = /[\p{L}\p{N}]/u

/** Finds every listed expression in one pass over a text, however many expressions there are (Aho–Corasick). */
export class TermIndex {
  /** Terms that are spelt the same stand together: one may be open where the other is not. */
  readonly #groups: readonly (readonly Term[])[]
  readonly #classes = new Uint8Array(0x250)
  readonly #width: number
  readonly #next: Int32Array
  /** The longest-first chain of terms that end at a state: `#ends[state]` is a group's number plus one, `#shorter` the state to go on with. */
  readonly #ends: Int32Array
  readonly #shorter: Int32Array

  constructor(terms: readonly Term[]) {
    const groups: Term[][] = []
    let width = 1
    for (const term of terms) {
      for (let k = 0; k < term.text.length; k++) {
        const code = term.text.charCodeAt(k)
        if (code < 0x250 && this.#classes[code] === 0) this.#classes[code] = width++
      }
    }
    this.#width = width
    const states = terms.reduce((sum, term) => sum + term.text.length, 1)
    const next = new Int32Array(states * width)
    const ends = new Int32Array(states)
    let made = 1
    for (const term of terms) {
      let state = 0
      for (let k = 0; k < term.text.length; k++) {
        const slot = state * width + this.#classOf(term.text.charCodeAt(k))
        if (next[slot] === 0) next[slot] = made++
        state = next[slot] ?? 0
      }
      const group = groups[(ends[state] ?? 0) - 1]
      if (group === undefined) ends[state] = groups.push([term])
      else group.push(term)
    }
    this.#groups = groups
    const failure = new Int32Array(states)
    const shorter = new Int32Array(states)
    const queue: number[] = []
    for (let symbol = 0; symbol < width; symbol++) {
      const child = next[symbol] ?? 0
      if (child !== 0) queue.push(child)
    }
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0
      const back = failure[state] ?? 0
      shorter[state] = (ends[back] ?? 0) === 0 ? (shorter[back] ?? 0) : back
      for (let symbol = 0; symbol < width; symbol++) {
        const slot = state * width + symbol
        const child = next[slot] ?? 0
        const fallback = next[back * width + symbol] ?? 0
        if (child === 0) next[slot] = fallback
        else {
          failure[child] = fallback
          queue.push(child)
        }
      }
    }
    this.#next = next
    this.#ends = ends
    this.#shorter = shorter
  }

  /** Every expression in a lower-case text, in the order they end; what a `none` expression covers is left out. */
  find(lower: string): readonly TermMatch[] {
    const found: TermMatch[] = []
    const hidden: TermMatch[] = []
    let state = 0
    let afterSpace = false
    for (let at = 0; at < lower.length; at++) {
      const code = lower.charCodeAt(at)
      const space = code === 32 || code === 10 || code === 13 || code === 9
      // However many spaces and line breaks, an expression's words stand side by side.
      if (space && afterSpace) continue
      afterSpace = space
      state = this.#next[state * this.#width + (space ? this.#classOf(32) : this.#classOf(code))] ?? 0
      if (state === 0) continue
      for (let end = (this.#ends[state] ?? 0) === 0 ? (this.#shorter[state] ?? 0) : state; end !== 0; end = this.#shorter[end] ?? 0) {
        for (const term of this.#groups[(this.#ends[end] ?? 0) - 1] ?? []) {
          if (!term.openEnd && isWordUnit(lower, at + 1)) continue
          const start = startOf(lower, at, term.text.length)
          if (!term.openStart && isWordUnit(lower, start - 1)) continue
          ;(term.category === 'none' ? hidden : found).push({category: term.category, said: term.said, start, end: at + 1})
        }
      }
    }
    if (hidden.length === 0 || found.length === 0) return found
    return visible(found, hidden)
  }

  #classOf(code: number): number {
    return code < 0x250 ? (this.#classes[code] ?? 0) : 0
  }
}

/** Both lists stand in the order their matches end, so one walk over both is enough. */
function visible(found: readonly TermMatch[], hidden: readonly TermMatch[]): readonly TermMatch[] {
  const byStart = hidden.toSorted((a, b) => a.start - b.start)
  let cover = 0
  let reach = -1
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter((match) => {
      while (cover < byStart.length && (byStart[cover]?.start ?? 0) <= match.start) reach = Math.max(reach, byStart[cover++]?.end ?? 0)
      return match.start >= reach
    })
}

function startOf(text: string, last: number, length: number): number {
  let at = last
  let left = length - 1
  let spaceBehind = isSpaceAt(text, at)
  while (left > 0 && at > 0) {
    at--
    const space = isSpaceAt(text, at)
    if (!(space && spaceBehind)) left--
    spaceBehind = space
  }
  return at
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 10 || code === 13 || code === 9
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) return false
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  return WORD_UNIT.test(text.charAt(at))
}

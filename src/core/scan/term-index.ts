/** What an expression in `data/lexica/terms.txt` is about. `none` hides what it covers; the role words are a signal, never a finding. */
export const TERM_CATEGORIES = [
  'none', 'health', 'care', 'religion', 'ethnic', 'political', 'union', 'union-role', 'sex-life', 'genetic', 'biometric',
  'offence', 'insult', 'secrecy', 'circumstances', 'belongs', 'party-name', 'union-name', 'role-private', 'role-work', 'role-official', 'known', 'organisation',
] as const
export type TermCategory = (typeof TERM_CATEGORIES)[number]

/** One expression to look for. An open side may be continued by letters (`sjukskriv` by `ning`). */
export interface Term<Category extends string = TermCategory> {
  readonly category: Category
  readonly text: string
  readonly openStart: boolean
  readonly openEnd: boolean
  /** It is only ever said of a person, so that it puts one in sight by itself (`dömd för`). */
  readonly said: boolean
}

/** Where an expression stands in a text. */
export interface TermMatch<Category extends string = TermCategory> {
  readonly category: Category
  readonly said: boolean
  readonly start: number
  readonly end: number
}

const WORD_UNIT = /[\p{L}\p{N}]/u

/** Finds every listed expression in one pass over a text, however many expressions there are (Aho–Corasick). */
export class TermIndex<Category extends string = TermCategory> {
  /** Terms that are spelt the same stand together: one may be open where the other is not. */
  readonly #groups: readonly (readonly Term<Category>[])[]
  /** What column a unit has in the table of states; all white space has one. */
  readonly #classes = new Uint8Array(0x10000)
  readonly #width: number
  readonly #next: Uint16Array | Uint32Array
  /** The longest-first chain of terms that end at a state: `#ends[state]` is a group's number plus one, `#longest` the first state of the chain, `#shorter` the one to go on with. */
  readonly #ends: Uint32Array
  readonly #longest: Uint32Array
  readonly #shorter: Uint32Array

  constructor(terms: readonly Term<Category>[]) {
    let width = 1
    for (const {text} of terms) {
      for (let k = 0; k < text.length; k++) {
        const code = text.charCodeAt(k)
        if (this.#classes[code] === 0) this.#classes[code] = width++
      }
    }
    for (const space of [9, 10, 13]) this.#classes[space] = this.#classes[32] ?? 0
    this.#width = width
    const tree = treeOf(terms, this.#classes)
    this.#groups = tree.groups
    const {order, first, beside, symbol, ends} = tree
    const states = order.length
    // States are numbered by their depth: those that a text is nearly always in lie side by side.
    const number = new Uint32Array(states)
    for (let at = 0; at < states; at++) number[order[at] ?? 0] = at
    const next = states < 0x10000 ? new Uint16Array(states * width) : new Uint32Array(states * width)
    const failure = new Uint32Array(states)
    this.#ends = new Uint32Array(states)
    this.#longest = new Uint32Array(states)
    this.#shorter = new Uint32Array(states)
    for (let at = 0; at < states; at++) {
      const node = order[at] ?? 0
      const back = failure[at] ?? 0
      this.#ends[at] = ends[node] ?? 0
      this.#shorter[at] = this.#longest[back] ?? 0
      this.#longest[at] = (this.#ends[at] ?? 0) === 0 ? (this.#longest[back] ?? 0) : at
      if (at > 0) next.copyWithin(at * width, back * width, (back + 1) * width)
      for (let child = first[node] ?? 0; child !== 0; child = beside[child] ?? 0) {
        const slot = at * width + (symbol[child] ?? 0)
        const state = number[child] ?? 0
        failure[state] = at === 0 ? 0 : (next[slot] ?? 0)
        next[slot] = state
      }
    }
    this.#next = next
  }

  /** The expressions of some categories as they are spelt, without their open sides. */
  listed(categories: ReadonlySet<Category>): readonly string[] {
    return this.#groups.flatMap((group) => group.filter(({category}) => categories.has(category)).map(({text}) => text))
  }

  /** Every expression in a lower-case text, in the order they end; what a `none` expression covers is left out. */
  find(lower: string): readonly TermMatch<Category>[] {
    const found: TermMatch<Category>[] = []
    const hidden: TermMatch<Category>[] = []
    const [classes, next, longest, width] = [this.#classes, this.#next, this.#longest, this.#width]
    let state = 0
    let afterSpace = false
    for (let at = 0; at < lower.length; at++) {
      const code = lower.charCodeAt(at)
      const space = code === 32 || code === 10 || code === 13 || code === 9
      // However many spaces and line breaks, an expression's words stand side by side.
      if (space && afterSpace) continue
      afterSpace = space
      state = next[state * width + (classes[code] ?? 0)] ?? 0
      for (let end = longest[state] ?? 0; end !== 0; end = this.#shorter[end] ?? 0) {
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
}

/** The terms as a tree of their letters: for each node its first child, the next one beside it and the letter that leads to it, and the nodes by their depth. */
function treeOf<Category extends string>(terms: readonly Term<Category>[], classes: Uint8Array): {
  readonly groups: readonly (readonly Term<Category>[])[]
  readonly order: Uint32Array
  readonly first: Uint32Array
  readonly beside: Uint32Array
  readonly symbol: Uint8Array
  readonly ends: Uint32Array
} {
  const most = terms.reduce((sum, {text}) => sum + text.length, 1)
  const [first, beside, ends, symbol] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most), new Uint8Array(most)]
  const groups: Term<Category>[][] = []
  let made = 1
  for (const term of terms) {
    let node = 0
    for (let k = 0; k < term.text.length; k++) {
      const letter = classes[term.text.charCodeAt(k)] ?? 0
      let child = first[node] ?? 0
      while (child !== 0 && symbol[child] !== letter) child = beside[child] ?? 0
      if (child === 0) {
        child = made++
        symbol[child] = letter
        beside[child] = first[node] ?? 0
        first[node] = child
      }
      node = child
    }
    const group = groups[(ends[node] ?? 0) - 1]
    if (group === undefined) ends[node] = groups.push([term])
    else group.push(term)
  }
  const order = new Uint32Array(made)
  let reached = 1
  for (let at = 0; at < reached; at++) {
    for (let child = first[order[at] ?? 0] ?? 0; child !== 0; child = beside[child] ?? 0) order[reached++] = child
  }
  return {groups, order, first, beside, symbol, ends}
}

/** Both lists stand in the order their matches end, so one walk over both is enough. */
function visible<Category extends string>(found: readonly TermMatch<Category>[], hidden: readonly TermMatch<Category>[]): readonly TermMatch<Category>[] {
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

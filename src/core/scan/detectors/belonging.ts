import type {Hit} from '../detector.js'
import type {TermMatch} from '../term-index.js'

// What may stand between `medlem i` and the name: `gått ur facket Kommunal`, `med i det partiet`.
const BETWEEN = /^\s{1,3}(?:(?:den|det|ett|fack(?:et|förbundet|föreningen)|förbundet|partiet|svenska|lokala)\s{1,2}){0,2}$/u
/** How far a union's name and the word for its member stand apart, in UTF-16 units: `facket där han är medlem`. */
const APART = 40
const MEMBER = /(?<!\p{L})medlem(?:men|mens)?(?!\p{L})/u

/** Who belongs to which union or party: `medlem i`, `gått ur`, `röstar på` and a name that without such words says nothing of anybody (B3). */
export function belongingIn(lower: string, terms: readonly TermMatch[]): readonly (Hit & {readonly why: 'union' | 'political'})[] {
  const names = terms.filter(({category}) => category === 'union-name' || category === 'party-name' || category === 'union')
  if (names.length === 0) return []
  const verbs = terms.filter(({category}) => category === 'belongs').toSorted((a, b) => a.end - b.end)
  const hits: (Hit & {readonly why: 'union' | 'political'})[] = []
  let verb = 0
  for (const {category, start, end} of names.toSorted((a, b) => a.start - b.start)) {
    const why = category === 'party-name' ? 'political' : 'union'
    const kind = why === 'union' ? 'sensitive-union' : 'sensitive-political'
    while (verb + 1 < verbs.length && (verbs[verb + 1]?.end ?? 0) <= start) verb++
    const before = verbs[verb]
    if (before !== undefined && before.end < start && start - before.end < APART && BETWEEN.test(lower.slice(before.end, start))) hits.push({kind, start: before.start, end, certainty: 'likely', why})
    else if (why === 'union') {
      const after = lower.slice(end, end + APART)
      const member = MEMBER.exec(after)
      if (member !== null && !/[.!?;:]/.test(after.slice(0, member.index))) hits.push({kind, start, end: end + member.index + member[0].length, certainty: 'likely', why})
    }
  }
  return hits
}

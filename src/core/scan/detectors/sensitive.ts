import type {Detector, Hit, ScanContext} from '../detector.js'
import type {FindingKind} from '../finding.js'
import {WORD} from '../lexica.js'
import {namesIn} from '../names/names-in.js'
import {readingOf, termsIn} from '../reading.js'
import {wordStart} from '../somebody.js'
import type {TermCategory, TermMatch} from '../term-index.js'
import {belongingIn} from './belonging.js'

const KINDS = {
  health: 'sensitive-health',
  care: 'sensitive-health',
  religion: 'sensitive-religion',
  ethnic: 'sensitive-ethnic',
  political: 'sensitive-political',
  union: 'sensitive-union',
  'sex-life': 'sensitive-sex-life',
  genetic: 'sensitive-genetic',
  biometric: 'sensitive-biometric',
} as const satisfies Partial<Record<TermCategory, FindingKind>>

const CATEGORIES = Object.keys(KINDS) as readonly (keyof typeof KINDS)[]
const ELECTED = /(?<!styrelse)ledamot|ledamöter|ersättare|nämndem[aä]n|förtroendevald|gruppledare|partigrupp|kommunalråd|oppositionsråd|regionråd|motion från|motion av|interpellation|fyllnadsval|avsägelse|entledigande|riksdagsledamot|kommunfullmäktige|partistöd|valberedning|partiets grupp/
const ONE_MEMBER = /medlem|ansluten|tillhör|aktiv|utträde|avgift/
const REPRESENTS = /ombud|företräd|representant|förtroende|ordförande|styrelse/

/**
 * Words of the sensitive categories (B3). They are findings only together with a person, a private role word or a private case type,
 * which `scanText` sees to. The politics of an elected member and the union of an employee representative are no secret.
 */
export const sensitive = {
  id: 'sensitive',
  version: 9,
  kinds: Array.from(new Set(Object.values(KINDS))),
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 9.1',
  reasons: CATEGORIES,

  find(text: string, context: ScanContext): readonly Hit[] {
    const terms = termsOf(text, context, CATEGORIES)
    const {lower} = readingOf(text, context.lexica)
    const belonging = belongingIn(lower, termsIn(text, context.lexica))
    if (terms.length === 0 && belonging.length === 0) return []
    const hits: Hit[] = []
    const represents = termsIn(text, context.lexica).some(({category}) => category === 'union-role')
    const elected = (belonging.length > 0 || terms.some(({category}) => category === 'political')) && (ELECTED.test(lower) || namesIn(text, context).some((name) => name.why === 'elected'))
    // A union that sends a letter is a party like any other; who belongs to one is another matter.
    const sends = context.field === 'party' && namesIn(text, context).length === 0
    const speaks = belonging.length > 0 && REPRESENTS.test(lower)
    for (const hit of belonging) if (hit.why === 'union' ? !speaks : !elected) hits.push(hit)
    for (const {category, start, end} of terms) {
      // In the officer's field a service is the name of a unit.
      if (category === 'care' && context.field === 'officer') continue
      if (!isSensitive(category) || (category === 'political' && elected)) continue
      if (category === 'union' && (represents || (sends && !ONE_MEMBER.test(lower)))) continue
      hits.push({kind: KINDS[category], start, end, certainty: 'likely', why: category})
    }
    return hits
  },
} as const satisfies Detector

function isSensitive(category: TermCategory): category is keyof typeof KINDS {
  return Object.hasOwn(KINDS, category)
}

/** The listed expressions of some categories, each to the end of its word, without those that are part of a person's name (`Kristen Lund`). */
export function termsOf(text: string, context: ScanContext, categories: readonly TermCategory[]): readonly TermMatch[] {
  const terms = termsIn(text, context.lexica).filter(({category}) => categories.includes(category))
  if (terms.length === 0) return terms
  const {lower} = readingOf(text, context.lexica)
  const names = namesIn(text, context)
  let next = 0
  const sorted = terms.toSorted((a, b) => a.start - b.start)
  return sorted
    .filter(({start, end}) => {
      while (next < names.length && (names[next]?.end ?? 0) <= start) next++
      const name = names[next]
      return name === undefined || start < name.start || end > name.end
    })
    .map((term) => ({...term, matched: term.end, end: wordEnd(lower, term.end)}))
    .filter(({start, matched, end}) => !isOfficeWord(lower, start, matched, end) && !isPartOfName(text, lower, start, matched, end, context))
}

/** `Ockerman`, `Al-Hatib`: a word with a capital inside a sentence that somebody bears and that is nothing else is not told by the beginning of another that it happens to hold. */
function isPartOfName(text: string, lower: string, start: number, matched: number, end: number, {lexica}: ScanContext): boolean {
  const whole = wordStart(lower, start)
  if (whole === start && matched === end) return false
  const [first, second] = [text.charAt(whole), text.charAt(whole + 1)]
  if (first === first.toLowerCase() || second !== second.toLowerCase() || !/[\p{Ll},]\s$/u.test(text.slice(Math.max(0, whole - 2), whole))) return false
  const word = readingOf(text, lexica).words.find((one) => one.start <= start && one.end >= matched)
  return word !== undefined && word.bits !== 0 && (word.bits & ~(WORD.given | WORD.surname)) === 0
}

// `LSS-handläggare`, `demenssjuksköterska`, `rehabenheten`: who works with it, and not who has it.
const OFFICE_WORD =
  /(?:handläggare|sekreterare|samordnare|sköterska|läkare|pedagog|lärare|terapeut|psykolog|psykiatriker|konsulent|konsult|rådgivare|strateg|utredare|inspektör|kurator|coach|specialist|chef|forskare|enhet|team|mottagning|avdelning|förvaltning|nämnd|förening|förbund|organisation|utbildning|kompetens|statistik|strategi|policy|taxa|budget|forskning|register|förebyggande)(?:n|en|s|ns|ens|erna|er|ar|arna|or|orna|et|t|are)?$/u

function isOfficeWord(lower: string, start: number, matched: number, end: number): boolean {
  // From the hyphen on, where there is one: `LSS-handläggare`.
  let to = end
  while (to < lower.length && to - end < 40 && (lower.charCodeAt(to) === 45 || to > end) && /[\p{L}-]/u.test(lower.charAt(to))) to++
  const word = lower.slice(wordStart(lower, start), to)
  return to > matched && OFFICE_WORD.test(word) && !OFFICE_WORD.test(lower.slice(start, matched))
}

/** The whole word is marked, not just the part that is listed. */
export function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < 40 && /\p{L}/u.test(text.charAt(end))) end++
  return end
}

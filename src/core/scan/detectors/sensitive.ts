import type {Detector, Hit, ScanContext} from '../detector.js'
import type {FindingKind} from '../finding.js'
import {namesIn} from '../names.js'
import {readingOf, termsIn} from '../reading.js'
import type {TermCategory} from '../term-index.js'

const KINDS = {
  health: 'sensitive-health',
  religion: 'sensitive-religion',
  ethnic: 'sensitive-ethnic',
  political: 'sensitive-political',
  union: 'sensitive-union',
  'sex-life': 'sensitive-sex-life',
  genetic: 'sensitive-genetic',
  biometric: 'sensitive-biometric',
} as const satisfies Partial<Record<TermCategory, FindingKind>>

const ELECTED = /ledamot|ledamöter|ersättare|nämndem[aä]n|förtroendevald|gruppledare|partigrupp|kommunalråd|oppositionsråd|regionråd|motion från|motion av|interpellation|fyllnadsval|avsägelse|entledigande|riksdagsledamot/

/**
 * Words of the sensitive categories (B3). They are findings only together with a person, a private role word or a private case type,
 * which `scanText` sees to. The politics of an elected member and the union of an employee representative are no secret.
 */
export const sensitive = {
  id: 'sensitive',
  version: 1,
  kinds: Object.values(KINDS),
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 9.1',
  reasons: Object.keys(KINDS),

  find(text: string, context: ScanContext): readonly Hit[] {
    const terms = termsIn(text, context.lexica)
    if (terms.length === 0) return []
    const hits: Hit[] = []
    const {lower} = readingOf(text, context.lexica)
    const categories = new Set(terms.map((term) => term.category))
    const represents = categories.has('union-role')
    const elected = categories.has('political') && (ELECTED.test(lower) || namesIn(text, context).some((name) => name.why === 'elected'))
    for (const {category, start, end} of terms) {
      if (!isSensitive(category) || (category === 'union' && represents) || (category === 'political' && elected)) continue
      hits.push({kind: KINDS[category], start, end: wordEnd(lower, end), certainty: 'likely', why: category})
    }
    return hits
  },
} as const satisfies Detector

function isSensitive(category: TermCategory): category is keyof typeof KINDS {
  return Object.hasOwn(KINDS, category)
}

/** The whole word is marked, not just the part that is listed. */
export function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < 40 && /\p{L}/u.test(text.charAt(end))) end++
  return end
}

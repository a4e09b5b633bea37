import type {CaseTypeStems} from './lexica.js'

type CaseNature = 'private' | 'public' | 'unknown'

const CASE_TYPES_MAX = 10_000

/** A registry has some hundred case types, and a million rows: what was found of each is kept with the stems it was found by. */
const known = new WeakMap<CaseTypeStems, Map<string, CaseNature>>()

/**
 * Whether a case type is one about private persons, by the stems in `data/policy/case-types.yaml`. A stem stands anywhere in the text.
 * Where both kinds stand the private one holds, since it is the stricter, unless it is a part of the public one (`enskild väg`);
 * where none does, or the type is empty, nothing is known.
 */
export function caseNature(caseType: string | null, stems: CaseTypeStems): CaseNature {
  if (caseType === null) return 'unknown'
  const natures = known.get(stems) ?? new Map<string, CaseNature>()
  known.set(stems, natures)
  const nature = natures.get(caseType) ?? natureOf(caseType, stems)
  if (natures.size >= CASE_TYPES_MAX) natures.clear()
  natures.set(caseType, nature)
  return nature
}

function natureOf(caseType: string, stems: CaseTypeStems): CaseNature {
  return natureIn(caseType.normalize('NFC').toLowerCase(), stems)
}

/** The same by the words of a text in small letters: a heading tells what the case is where its case type does not. */
export function natureIn(text: string, stems: CaseTypeStems): CaseNature {
  const isPublic = stems.public.filter((stem) => text.includes(stem))
  const rest = isPublic.reduce((left, stem) => left.replaceAll(stem, ' '), text)
  // Only what a longer public stem took away may go: `remiss` must not split a private stem.
  const isPrivate = stems.private.some((stem) => rest.includes(stem) || (text.includes(stem) && !isPublic.some((other) => other.includes(stem))))
  if (isPrivate) return 'private'
  return isPublic.length > 0 ? 'public' : 'unknown'
}

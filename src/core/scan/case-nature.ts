import type {CaseTypeStems} from './lexica.js'

/**
 * Whether a case type is one about private persons, by the stems in `data/policy/case-types.yaml`. A stem stands anywhere in the text.
 * Where both kinds stand the private one holds, since it is the stricter; where none does, or the type is empty, nothing is known.
 */
export function caseNature(caseType: string | null, stems: CaseTypeStems): 'private' | 'public' | 'unknown' {
  if (caseType === null) return 'unknown'
  const text = caseType.normalize('NFC').toLowerCase()
  if (stems.private.some((stem) => text.includes(stem))) return 'private'
  return stems.public.some((stem) => text.includes(stem)) ? 'public' : 'unknown'
}

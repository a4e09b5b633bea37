import type {WordLists} from './lexica.js'
import type {TermCategory} from './term-index.js'

// One list of words that stand for one person, in the forms that mean one: the role words of the policy and the municipality's own, and the listed words for private persons, for those who hold an office and for those who do a certain work.

/** What a word for one person says of a capitalised word straight behind it. `human`: only a person is called so, `flicka Majken`. `other`: a body may be as well, or a place of work follows, `kund Vattenfall`, `lärare Solrosen`. */
export type PersonWord = 'human' | 'other'

const LISTED: ReadonlySet<TermCategory> = new Set<TermCategory>(['role-private', 'role-work', 'role-official'])

/** What people are called in a registry besides: titles of courtesy, short forms and callings that no other list needs. */
const MORE = 'förslagsställare fröken fru herr författare anmälare uppgiftslämnare byggherre barn syskon ombud huvudman arrendator kärande svarande målsägande gäst student studerande pensionär kamrat vän väninna kompis nattvandrare initiativtagare motionär donator arvtagare efterlevande avliden make maka sambo ordf ledamot ersättare nämndeman borgenär gäldenär bröderna systrarna tvillingarna makarna syskonen familjen fam änkan änkling svarandeombud'
/** Words that companies, associations and the municipality's own houses are meant by as often, or that say where somebody works. */
const OTHERS =
  /^(?:boende|barn|kund|huvudman|sökande|klagande|anmälare|mottagare|innehavare|företagare|näringsidkare|konsument|besökare|gäst|student|studerande|ungdom|anställd|medarbetare|personal|hyresvärd|byggherre|borgenär|gäldenär|kärande|svarande|arrendator|ombud|entreprenör|\p{L}*ägare|\p{L}*innehavare|hyresgäst|deltagare|person|fotograf|konstnär|donator|initiativtagare|medsökande|bostadssökande|gymnasist)$/u
/** Single letters of an ending, or words that say something else when they are bent. */
const NO_ONE = /^(?:enskild|personal|ensam|ung|gift|man|mor|far|son|tolk|sol|lots|vd|make|personalen|hemtjänstpersonal|nyfödd|omyndig|minderårig|förare|man|utskott|sändlista|ex|kock)$/u
/** Short words in the form that they are listed in. */
const AS_THEY_ARE = 'man mannen son sonen sons tolk tolken lots lotsen vd vd:n make maken makes förare föraren kock kocken mor far mors fars minderårig omyndig'

const known = new WeakMap<WordLists, Map<string, PersonWord>>()

/** What a word in small letters, in whatever form that means one person, says of a name behind it; null for a word that means nobody. */
export function personWord(lower: string, lexica: WordLists): PersonWord | null {
  let words = known.get(lexica)
  if (words === undefined) known.set(lexica, (words = wordsOf(lexica)))
  return words.get(lower) ?? null
}

function wordsOf({terms, roleWords}: WordLists): Map<string, PersonWord> {
  const words = new Map<string, PersonWord>()
  const bases = new Set([...roleWords, ...terms.listed(LISTED), ...MORE.split(' ')].filter((word) => /^\p{L}{2,}$/u.test(word)))
  for (const base of bases) if (!NO_ONE.test(base)) for (const form of formsOf(base)) if (!words.has(form) || base === form) words.set(form, OTHERS.test(base) ? 'other' : 'human')
  for (const word of AS_THEY_ARE.split(' ')) words.set(word, 'human')
  return words
}

/** A word for one, with the article and in the genitive: `granne, grannes, grannen, grannens`. What is no word harms nobody. */
function formsOf(base: string): readonly string[] {
  const definite = /[aeouy]$/u.test(base) ? [`${base}n`] : /[lr]$/u.test(base) ? [`${base}n`, `${base}en`] : base.endsWith('man') ? [`${base}nen`] : [`${base}en`, `${base}et`]
  const neuter = base.endsWith('e') && !base.endsWith('boende') ? [`${base}t`] : []
  return [base, ...definite, ...neuter].flatMap((form) => (form.endsWith('s') ? [form] : [form, `${form}s`]))
}

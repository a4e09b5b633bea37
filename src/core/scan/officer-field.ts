import type {ScanContext} from './detector.js'
import {namesIn} from './names/names-in.js'
import {readingOf} from './reading.js'
import {personWord} from './person-words.js'

// The officer's field names who handles the case. Who else stands there, and what is said of the officer beside the name, is shown for every entry too (B1).

/** Something in the officer's field that is not who handles the case: a place in the folded text. `second-name` is another name, which may be an official's as well. */
export interface BesideOfficer {
  readonly start: number
  readonly end: number
  readonly why: 'beside-officer' | 'second-name'
}

/** A part of the field between signs. */
const PART = /[^,;:()/|–—\n]+/gu
/** Whom the officer handles the case for. */
const FOR = /(?<!\p{L})(?:för|åt|till|om|rör|rörande|gällande|avseende|angående|ang|vikarie|ersätter|ersättare|ombud|c\/o)\.?\s{1,2}$/u
/** Leave, absence and where somebody is or has been: of the officer and not of the office. */
const SAID_OF_THE_OFFICER =
  /(?<![\p{L}-])(?:(?:föräldra|tjänst|barn|studie|sjuk|långtids?sjuk)ledig(?:het|a|t)?|pappaledig|mammaledig|ledig(?!\s(?:tjänst|plats|befattning))|vab(?:b|bar)?|semester|frånvarande|frånvaro|borta|uppsagd|avskedad|avstängd|omplacerad|varnad|slutat|sparkad|entledigad|pensionerad|avgått|avliden|rehab|deltidssjuk\p{L}*|hemarbetar|hemmet|hemma|hemadress|privat(?!\p{L}|\s?(?:enskild|mark|väg|skog))|bor (?:på|i)|gift med|sambo med|skild|jäv|jävig|konkurs|skuldsatt|anmäld|polisanmäld|misstänkt|missnöjd|utskälld|c\/o)(?!\p{L})/gu
/** Words for private persons that units and areas of work are called by too: alone in a part they are an area. */
const AREAS = /^(?:barn|familj(?:en)?|ungdom(?:en)?|kund(?:en)?|boende|student|studerande|konsument(?:en)?|person(?:en)?|ombud(?:et)?|huvudman(?:nen)?|vikarie|anställd|medarbetare|förvaltare|ledamot|ersättare|ordf|konsult|jurist|gäst|fru|herr|fröken)$/u

/** What stands in the officer's field beside the one who handles the case; empty for other fields. */
export function besideOfficer(text: string, context: ScanContext): readonly BesideOfficer[] {
  if (context.field !== 'officer') return []
  const {lower} = readingOf(text, context.lexica)
  const names = namesIn(text, context)
  const others = names.flatMap(({start, end}, at): readonly BesideOfficer[] => (FOR.test(lower.slice(Math.max(0, start - 20), start)) ? [{start, end, why: 'beside-officer'}] : at > 0 ? [{start, end, why: 'second-name'}] : []))
  const said = [...lower.matchAll(SAID_OF_THE_OFFICER)].map(({0: found, index}): BesideOfficer => ({start: index, end: index + found.length, why: 'beside-officer'}))
  return [...others, ...said, ...rolesIn(lower, context, names.map(({start}) => start))]
}

/** `Nils Nord (sökande)`, `Vaktmästare Sten, mamma till elev`: a part that begins with a word for a private person. */
function rolesIn(lower: string, {lexica}: ScanContext, names: readonly number[]): readonly BesideOfficer[] {
  const terms = new Set(lexica.terms.find(lower).filter(({category}) => category === 'role-private').map(({start}) => start))
  return [...lower.matchAll(PART)].flatMap(({0: part, index}): readonly BesideOfficer[] => {
    const [, lead = '', word = '', rest = ''] = /^(\s*(?:(?:en|den|är|och|samt|tidigare|f\.d\.)\s)?)(\p{L}+)(.*)$/u.exec(part) ?? []
    const start = index + lead.length
    const isRole = lexica.roleWords.has(word) || terms.has(start) || (KIN.test(word) && personWord(word, lexica) === 'human')
    // Where nobody is named a role word says what an office is for.
    return names.length > 0 && isRole && !AREAS.test(word) && (rest.trim() === '' || /^\s(?:till|i|på|åt|för|med|som)(?!\p{L})/u.test(rest) || names.includes(start + word.length + 1)) ? [{start, end: start + word.length, why: 'beside-officer'}] : []
  })
}

const KIN = /(?:mamma|pappa|mor|far|moder|fader|son|dotter|bror|syster|sambo|make|maka|hustru|man|kusin|moster|faster|svåger|svägerska|barn|förälder)(?:n|en|s|ns)?$/u

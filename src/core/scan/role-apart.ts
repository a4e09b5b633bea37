import {isSubject} from './of-many.js'
import {GatedPattern, mayAnyFit} from './signs.js'
import type {TermMatch} from './term-index.js'

// Words for a private person that are the same for one and for many (`invånare`, `brukare`, `vårdnadshavare`) tell of one where they stand by themselves in a heading, whichever comes first, they or the matter:
// `LSS-insats, invånare`, `Brukare, omhändertagande`, `Avstängning av medarbetare`. With more after them they are whoever it may be: `Kost för brukare på boenden`.

const ROLE = String.raw`(?:kommuninvånare|invånare|medborgare|brukare|vårdnadshavare|medarbetare|anställd|student|studerande|sökande|klagande|ungdom|barn|huvudman|pensionär|gäst|besökare|arbetstagare|elev|skolelev|förälder|anhörig|närstående|hyresgäst|patient|klient|kund|vårdtagare|omsorgstagare|granne|vittne|lägenhetsinnehavare)`
/** Where a part of a heading ends. */
const END = String.raw`(?=$|\s?[,;:.()/–-](?:\s|$)|\s?\()`
/** By itself between commas, or at the end behind a word for whose it is. */
const APART = new GatedPattern(new RegExp(String.raw`(?<=^|[,;:.(–-]\s|[(/])${ROLE}${END}`, 'u'))
const WHOSE = new GatedPattern(new RegExp(String.raw`(?<=(?<!\p{L})(?:för|till|åt|med|om|från)\s)${ROLE}${END}`, 'u'))
/** Done to one: `avstängning av medarbetare på Ekskolan`. */
const DONE_TO = new GatedPattern(new RegExp(String.raw`(?<=(?<!\p{L})(?:avstängning|uppsägning|omplacering|placering|avsked|avskedande|omhändertagande|avvisning|utvisning|avhysning|varning|erinran|anmälan|klagomål)\s(?:av|mot|på|till|om|från|gällande|avseende|angående|rörande)\s)${ROLE}(?!\p{L})`, 'u'))
/** The same without a word between, at the end of a part: `orosanmälan ungdom`. */
const DONE_TO_AT_END = new GatedPattern(new RegExp(String.raw`(?<=(?<!\p{L})(?:avstängning|uppsägning|omplacering|placering|omhändertagande|avhysning|orosanmälan)\s)(?:${ROLE}|(?<=orosanmälan\s)(?:äldre|vuxen))${END}`, 'u'))
/** What one is or was, in the form that is never many's: `uppsagd medarbetare`, `placerat barn`. */
const OF_ONE = new GatedPattern(new RegExp(String.raw`(?<=(?<!\p{L})(?:uppsagd|avskedad|avstängd|omplacerad|placerad|placerat|omhändertagen|omhändertaget|sjukskriven|varnad|hotad|relegerad|avvisad|utvisad|avliden|misstänkt|skadad|försvunnen|försvunnet|avviken|vräkt|avhyst|dement|sjuk|sjukt|blind|döv|gravid|hemlös)\s)${ROLE}(?!\p{L})`, 'u'))
/** First in a heading, with what is told of it straight behind: `vårdnadshavare med missbruk`. */
const OPENS = new GatedPattern(new RegExp(String.raw`(?<=^|[,;:.–-]\s)${ROLE}(?=\s(?:med|som|utan|har|hade|fick|får|nekas|nekad|vägrar|vägrade|begär|utsatt|avstängd|omplacerad|uppsagd|avskedad|anmäld|anmäler|hotad|hotar)(?!\p{L}))`, 'u'))
const FIRST = new GatedPattern(new RegExp(String.raw`(?<=^|[,;:.–-]\s)${ROLE}(?=\s\p{L})`, 'gu'))

const FOR_ONE: readonly GatedPattern[] = [APART, WHOSE, DONE_TO, DONE_TO_AT_END, OF_ONE, OPENS]
const ALL: readonly GatedPattern[] = [...FOR_ONE, FIRST]

/** What is done to one and to a thing alike: of somebody only where a person is told of. */
export const DONE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})(?:avstängning(?:en)?|avstängs|omhändertagande(?:t)?|omhändertas|placering(?:en)?|avvisning(?:en)?|avvisas|varning(?:en)?|erinran|avsked(?:et)?|uppsagd|avskedad|omplacerad|varnad|avstängd|disciplinåtgärd(?:en|er)?|disciplinpåföljd(?:en|er)?|hot|relegering(?:en)?|utvisning(?:en)?|frånvaro|vårdnad(?:en)?|fusk|våld|skulder|alkohol|droger)(?!\p{L})(?!\s(?:av|för)\s(?!(?:\p{Ll}{2,14}\s)?(?:${ROLE}|syskon|man|kvinna|pojke|flicka|person)(?!\p{L})))`, 'gu'))

/** The first word in a heading, read in small letters, that means one person by where it stands. */
export function roleApart(text: string, lower: string, terms: readonly TermMatch[]): {readonly start: number; readonly end: number} | null {
  if (!mayAnyFit(text, ALL) || isSubject(lower)) return null
  for (const pattern of FOR_ONE) {
    const match = pattern.firstIn(text, lower)
    if (match !== null) return {start: match.index, end: match.index + match[0].length}
  }
  // `Vårdnadshavare vaccinationsvägrare`, `Medarbetare muslim`
  for (const {0: role, index} of FIRST.allIn(text, lower)) {
    const end = index + role.length
    if (terms.some(({category, start}) => start === end + 1 && TOLD.has(category))) return {start: index, end}
  }
  return null
}

const TOLD: ReadonlySet<TermMatch['category']> = new Set<TermMatch['category']>(['health', 'religion', 'ethnic', 'political', 'union', 'sex-life', 'offence', 'insult', 'circumstances'])

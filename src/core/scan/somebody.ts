import type {Hit, ScanContext} from './detector.js'
import {belongingIn} from './detectors/belonging.js'
import type {Lexica} from './lexica.js'
import {CLOSED, matterOfOne} from './matter-of-one.js'
import {isOwnBusiness} from './own-business.js'
import {readingOf, termsIn} from './reading.js'
import {roleApart} from './role-apart.js'
import {PRONOUNS_OF_ANOTHER} from './sight.js'
import type {TermMatch} from './term-index.js'
import {digitsIn, GatedPattern} from './signs.js'

/** What in a text says that it is about somebody, though no name does, and where it stands. */
export interface Somebody {
  readonly code: 'private-role' | 'said-of-a-person' | 'matter-of-one'
  readonly start: number
  readonly end: number
}

// What is done to, asked of or complained about a home or its neighbours.
const AT_NEIGHBOURS = new GatedPattern(/(?<!\p{L})grann(?:e|en|ens|ar|arna|tomt|tomten|fastighet|fastigheten|hus|huset|gård|gården|lägenhet|lägenheten)(?!\p{L})|olovlig|ovårda[dt]|skällande|hundskall|siktskymmande (?:häck|buskage|träd|växtlighet)|uppehåll i (?:sop|slam|häm|latrin)|befrielse från (?:sop|slam|häm)|svartbyg|soptipp|ser ut som|anonym anmälan|(?:mot|på|till|av) (?:\p{L}{0,10})ägaren?(?!\p{L})|(?:nedskräpning|buller|störning|störningar|skadegörelse|hot|eldning|oväsen|oljud|klagomål) (?:av|från|på|mot|hos) (?:en )?boende (?:på|i|vid) \p{L}|(?<!\p{L})(?:av|mot|från|på|hos) (?:en |den )?(?:brukare|hyresgäst|klient|patient|granne)(?:n|en)? (?:på|i|vid) \p{L}|utan hemtjänst|obetald|hembesök|ersättning (?:begärs|krävs|yrkas)|ersättningskrav|hyresskuld|vräkning|avhysning/u)
const OF_A_HOME = new GatedPattern(/skrotbil|bilvrak|skräp på|(?<!\p{L})på (?:gården|tomten|tomt|gård)(?!\p{L})|(?<!\p{L})(?:i|från|på|till) (?:[a-zåäö]{0,6}lägenhet(?:en)?|balkong(?:en)?|radhus|villa|villan|bostad|bostaden|sommarstuga|fritidshus)(?!\p{L})|mögel|(?<!\p{L})fukt|ohyra|vägglöss|kackerlack|(?<!\p{L})råttor|värmepump|(?:ved)?eldning(?!s)|(?<!\p{L})kamin|braskamin|eldstad|(?<!\p{L})altan|carport|attefall|friggebod|växthus|(?<!\p{L})staket|(?<!\p{L})plank(?!\p{L})|(?<!\p{L})häck(?!\p{L})|uterum|inglasning|takkup|komplementbyggnad|enbostadshus|tvåbostadshus|fritidshus|enskilt avlopp|slamtömning|sophämtning|(?<!\p{L})källare|hönor|tupp(?!\p{L})|störande (?:ljud|grann|musik|hyresgäst)|(?:vid|med) vite|vitesföreläggande/u)

/** Whether a heading is about somebody's home, so that a place in it leads to whoever lives there, though its case type does not say so. */
export function isOfAHome(text: string, {caseNature, lexica}: Pick<ScanContext, 'caseNature' | 'lexica'>): boolean {
  const isAtHome = caseNature === 'unknown' && OF_A_HOME.mayFit(text)
  if (!isAtHome && !AT_NEIGHBOURS.mayFit(text)) return false
  const {lower} = readingOf(text, lexica)
  return AT_NEIGHBOURS.fits(text, lower) || (isAtHome && OF_A_HOME.fits(text, lower) && !isOwnBusiness(lower))
}

// In rules these stand for anybody: `den enskilde`, `eleven`, `en brukare`.
const ANYBODY = /^(?:(?:en|ett|den|det|om|för|till|av|gällande|angående|avseende|rörande|avser)\s)?(?:elev|brukar|patient|klient|barn|enskild|sökand|hyresgäst|anhörig|närståend|vårdnadshavar|förälder|boende|medarbetar|arbetstagar|anställd|student|medborgar|invånar|kommuninvånar|omsorgstagar|vårdtagar|huvudman|privatperson|ställföreträd|god man|äldre|familj|hushåll|(?:mamma|pappa|kvinna|syskon|sambo|make|maka|anhörig|kvinna|gravid)(?!\p{L}))/u
const NARRATED = /(?<!\p{L})(?:har(?! rätt| möjlighet)|hade|var|blev|fick|är|uppger|säger|vill|bor|går|heter)(?!\p{L})/u
const NORM = /(?<!\p{L})(?:ska|skall|bör|måste|kan|får|erbjuds|ges)(?!\p{L})/u

// `Förtur på grund av cancer`: whose it is goes without saying, unless a house or a meeting is meant.
const BECAUSE_OF = /(?:på grund av|till följd av|orsaka[dt] av|p\.?\s?g\.?\s?a\.?)\s(?:\p{L}{3,14}\s)?$/u

// `Medlem i Livets ord`, `Lämnat Jehovas vittnen`
const BELONGS = /(?<!\p{L})(?:medlem (?:i|av)|tillhör|lämna(?:t|de|r)|utträde ur|aktiv i|(?:går|gått|gick) (?:med i|ur)|avhopp(?:ad|are)? från|konvertera(?:t|de|r) till|döpt i)\s(?:\p{L}{1,12}\s)?$/u

// `Dispens simundervisning, Jehovas vittnen`: who asks to be let off.
const EXEMPT = /(?<!\p{L})(?:dispens|befriel|ledighet|ledig(?!\p{L})|frånvaro|undantag|simundervisning|sexualundervisning|byta bord|specialkost|anpassad kost)/u

/** The first word for a private person, or expression that is only said of a person. Null where a text is about nobody. */
export function somebodyIn(text: string, {field, caseNature, lexica}: ScanContext): Somebody | null {
  const terms = termsIn(text, lexica)
  const {lower} = readingOf(text, lexica)
  let own: boolean | null = null
  const isOwn = (): boolean => (own ??= field === 'heading' && isOwnBusiness(lower))
  for (const {category, said, start, end} of terms) {
    if (category === 'role-private') {
      if (ANYBODY.test(lower.slice(start, end)) && (isOwn() || (field === 'file' && caseNature === 'public' && !isNarrated(lower, start)))) continue
      return {code: 'private-role', start, end}
    }
    if (category === 'health' && field === 'heading' && BECAUSE_OF.test(lower.slice(Math.max(0, start - 40), start)) && !CLOSED.test(lower) && !isOwn()) return {code: 'said-of-a-person', start, end}
    if (category === 'religion' && field === 'heading' && BELONGS.test(lower.slice(Math.max(0, start - 40), start)) && !isOwn()) return {code: 'said-of-a-person', start, end}
    if (category === 'religion' && field === 'heading' && EXEMPT.test(lower) && !isOwn()) return {code: 'said-of-a-person', start, end}
    if (said && !isOwn() && (field !== 'file' || !NORM.test(sentenceAround(lower, start, end)))) return {code: 'said-of-a-person', start, end}
  }
  const meant = meantIn(text, lower, field, terms)
  if (meant !== null && !isOwn()) return meant
  const [belonging] = belongingIn(lower, terms)
  if (belonging !== undefined && !isOwn()) return {code: 'said-of-a-person', start: belonging.start, end: belonging.end}
  const matter = field === 'heading' && caseNature !== 'private' ? matterOfOne(terms, lower, caseNature) : null
  return matter === null || isOwn() ? null : {code: 'matter-of-one', ...matter}
}

// `Boende på Storgatan 12`, `lgh 1203`: a home is somebody's. `Bergskolan 6A`: what is told of a class is told of its pupils.
const AT_HOME = new GatedPattern(/(?<=^|[,.:;]\s|(?<!\p{L})(?:från|hos|en|den|flera|som|och|mot|(?:nedskräpning|buller|störning|störningar|skadegörelse|eldning|oväsen|oljud|klagomål)\s(?:av|på))\s)(?:boende|brukaren?|patienten?|klienten?|vårdtagaren?|omsorgstagaren?|pensionären?|invånare|hyresgäst(?:en|er)?|grannar|grannen?|(?:fastighets|tomt|hund|hus|villa)?ägaren?|kund|abonnent|dödsbo)\s(?:på|i|vid|å|längs)\s\p{Lu}[\p{L} .-]{2,40}?\s\d{1,3}(?!\d)/iu)
const FLAT = new GatedPattern(/(?<![\p{L}\d])(?:lgh|lägenhet(?:snummer|snr|en)?)\.?\s?(?:nr|nummer)?\.?\s?\d{1,4}(?![\d%]|\s?(?:kr|kvm|m2|st|rok|rum)(?!\p{L}))/u)
const CLASS = new GatedPattern(/(?<![\p{L}\d])(?:klass|årskurs|åk|(?:elever|pojkar|flickor|barn)\si|\p{L}{2,20}skolan?),?\s(?:klass\s|åk\s)?[1-9]\s?[a-h](?![\p{L}\d])/u)

// `Trädfällning vid parken, boende missnöjd`: who lives there and not the housing.
const RESIDENT = new GatedPattern(/(?<!\p{L})boende\s(?:är\s|som\s)?(?:missnöj|klag|undrar|önskar|vill|stör|begär|protester|rädd|orolig|upprör|kräver|anmäl|ring|drabba|utan|saknar|nekas)/u)

// `Lex Sarah, boende med diabetes fick fel insulin`: what has happened has happened to one.
const INCIDENT = /våld|misshandel|slagsmål|mobb|kränk|stöld|hot(?!\p{L})|olycka|olycksfall|tillbud|incident|avvikelse|händelse|lex sarah|lex maria|missförhållande|(?<!\p{L})fall(?!\p{L})|skada|bråk|slagsmål|anmälan|klagomål|synpunkt|polis|dödsfall/u
const INVOLVED = new GatedPattern(/(?<!\p{L})(?:barn|elev|boende|brukare|patient|vårdtagare|omsorgstagare|kund|gäst|person|man|kvinna|pojke|flicka|besökare|deltagare|medarbetare|anställd|vikarie|mamma|pappa|mormor|morfar|farmor|farfar|hustru|maka|make|sambo|son|dotter)\s(?:med|som|låg|ligger|väntade|fastnade|fick|får|har|föll|ramlade|skadade|skadad|avled|rymde|rymt|avvek|blev|bröt|utan|lämnades|lämnad|hittades|försvann|slog|bet|biten|hotade|utsatt|utsattes|drabbad|\p{L}{2,18}(?:ades|ats|ade|ad|lts|tts|glömd|skadd|nådd))(?!\p{L})|(?<!\p{L})(?:åk|årskurs|klass)\s\d/u)

const SILENT: ReadonlySet<TermMatch['category']> = new Set<TermMatch['category']>(['none', 'care', 'role-private', 'role-work', 'role-official', 'union-role', 'known', 'organisation', 'party-name', 'union-name', 'belongs', 'secrecy'])

/** Whether the sentence around a place holds a word that matters beside a person: in a file a pronoun alone stands for whoever was told of before. */
function tellsSomething(lower: string, start: number, end: number, terms: readonly TermMatch[]): boolean {
  const sentence = sentenceAround(lower, start, end)
  return terms.some((term) => !SILENT.has(term.category) && term.start > start - SENTENCE && term.end < end + SENTENCE && sentence.includes(lower.slice(term.start, term.end)))
}

const ANOTHER = new GatedPattern(PRONOUNS_OF_ANOTHER)

/** Where a text means one person by a pronoun, a home or a class. A rule says 'han eller hon' of anybody. */
function meantIn(text: string, lower: string, field: ScanContext['field'], terms: readonly TermMatch[]): Somebody | null {
  if (field === 'officer' || field === 'party') return null
  // In minutes it is an official who is told of: `Rektorn informerar. Hon …`.
  const hasOffice = field === 'file' && terms.some(({category}) => category === 'role-official' || category === 'role-work')
  if (!hasOffice) for (const {0: word, index} of ANOTHER.allIn(text, lower)) {
    const sentence = sentenceAround(lower, index, index + word.length)
    if (!/han\/hon|hon\/han|(?:han|henne|hon|honom|hans|hennes) eller (?:hon|honom|han|henne|hans|hennes)/u.test(sentence) && (field !== 'file' || (!NORM.test(sentence) && tellsSomething(lower, index, index + word.length, terms)))) return {code: 'private-role', start: index, end: index + word.length}
  }
  const incident = field === 'heading' && INVOLVED.mayFit(text) && terms.some(({category}) => !SILENT.has(category)) ? INVOLVED.firstIn(text, lower) : null
  if (incident !== null && INCIDENT.test(lower)) return {code: 'private-role', start: incident.index, end: incident.index + incident[0].length}
  const resident = field === 'heading' ? RESIDENT.firstIn(text, lower) : null
  if (resident !== null) return {code: 'private-role', start: resident.index, end: resident.index + resident[0].length}
  const apart = field === 'heading' ? roleApart(text, lower, terms) : null
  if (apart !== null) return {code: 'private-role', ...apart}
  // Each holds a number.
  for (const [pattern, within] of field === 'file' || digitsIn(text) === 0 ? [] : ([[AT_HOME, text], [FLAT, lower], [CLASS, lower]] as const)) {
    const match = pattern.firstIn(text, within)
    if (match !== null) return {code: 'private-role', start: match.index, end: match.index + match[0].length}
  }
  return null
}

/** Whether a sentence tells what somebody is or did, rather than what shall be done. */
function isNarrated(lower: string, at: number): boolean {
  const sentence = sentenceAround(lower, at, at)
  return NARRATED.test(sentence) && !NORM.test(sentence)
}

/** How far a sentence is looked for each way, in UTF-16 units. */
const SENTENCE = 240

function sentenceAround(lower: string, start: number, end: number): string {
  const from = lower.slice(Math.max(0, start - SENTENCE), start)
  const to = lower.slice(end, end + SENTENCE)
  const opening = Math.max(from.lastIndexOf('.'), from.lastIndexOf('!'), from.lastIndexOf('?'), from.lastIndexOf('\n'))
  const closing = /[.!?\n]/.exec(to)
  return from.slice(opening + 1) + lower.slice(start, end) + (closing === null ? to : to.slice(0, closing.index))
}

// Before a trade these tell one of it; `fler lärare`, `för lärare`, `antal lärare` are all or any.
const ONE = /^(?:mot|på|från|hos|gällande|angående|avseende|rörande|beträffande|ang|betr|en|ett|min|vår|sin|att|av|tidigare|när|där|som|åt|med|av)$/u
const ANY = /(?:^(?:för|till|om|fler|per|antal|inom|i|vid|bland|och|eller|samt|alla|inga)|[ae])$/u
// `den blinda butiksinnehavaren`: the definite form is one, whatever stands before.
const DEFINITE = /(?:aren|isten|anten|enten|kan|mannen|orn|ören|ern)s?$/u

function wordEnding(lower: string, from: number): number {
  let end = from
  while (end < lower.length && end - from < 20 && /\p{L}/u.test(lower.charAt(end))) end++
  return end
}

/** The words of a text for one who does a certain work, where the words before do not make it anyone of the trade. */
export function workersIn(text: string, lexica: Lexica): readonly TermMatch[] {
  const {lower} = readingOf(text, lexica)
  const terms = termsIn(text, lexica)
  if (terms.length === 0) return terms
  // `Sveriges Lärare` is no teacher.
  const unions = terms.filter(({category}) => category === 'union' || category === 'union-name').toSorted((a, b) => a.start - b.start)
  let next = 0
  let reach = -1
  return terms.filter(({category}) => category === 'role-work').toSorted((a, b) => a.start - b.start).filter(({start, end}) => {
    while (next < unions.length && (unions[next]?.start ?? 0) <= start) reach = Math.max(reach, unions[next++]?.end ?? 0)
    if (start < reach) return false
    const whole = wordStart(lower, start)
    const before = /(\p{L}+)\s{1,3}$/u.exec(lower.slice(Math.max(0, whole - 24), whole))?.[1]
    return before === undefined || ONE.test(before) || !ANY.test(before) || (!/^(?:för|till|om|per|inom|i|vid|bland|och|eller|samt)$/u.test(before) && DEFINITE.test(lower.slice(whole, wordEnding(lower, end))))
  })
}

/** Which of the hits in a text say something of one of its workers: in a heading all, in a file those of the same sentence, if it tells and does not rule. A service is for others. */
export function ofWorkers(hits: readonly Hit[], workers: readonly TermMatch[], text: string, {field, lexica}: ScanContext): readonly Hit[] {
  const own = hits.filter(({why}) => why !== 'care')
  if (field !== 'file') return own
  const {lower} = readingOf(text, lexica)
  const sorted = workers.toSorted((a, b) => a.start - b.start)
  let next = 0
  return own.toSorted((a, b) => a.start - b.start).filter(({start, end}) => {
    const sentence = sentenceAround(lower, start, end)
    if (NORM.test(sentence)) return false
    while (next < sorted.length && (sorted[next]?.start ?? 0) < start - SENTENCE) next++
    for (let at = next; at < sorted.length; at++) {
      const worker = sorted[at]
      if (worker === undefined || worker.start > end + SENTENCE) break
      if (sentence.includes(lower.slice(worker.start, worker.end))) return true
    }
    return false
  })
}

const LIVES = /(?<!\p{L})(?:bor|bodde|bott|bosatt|boende|hemma|hem|hemmet|bostad|bostaden|lägenhet(?:en)?|lgh|grann(?:e|en|ar|arna)|flyttat?|flyttade|hyr|hyrde|hyresgäst(?:en)?|hemadress|folkbokförd|villan?|huset)(?!\p{L})/u

/** Whether the sentence that holds a place, or the one before it, also tells that somebody lives there, by a word for a private person or a pronoun and one for a home: an address elsewhere in a file is a place like any other. */
export function isBesideSomebody(start: number, end: number, text: string, lexica: Lexica): boolean {
  const {lower} = readingOf(text, lexica)
  const before = lower.slice(Math.max(0, start - SENTENCE), start)
  const stops = [...before.matchAll(/[.!?\n]/g)]
  const from = start - before.length + (stops.at(-2)?.index ?? -1) + 1
  const to = end + SENTENCE
  const closing = /[.!?\n]/u.exec(lower.slice(end, to))
  const last = closing === null ? to : end + closing.index
  const around = lower.slice(from, last)
  if (!LIVES.test(around)) return false
  return around.search(PRONOUNS_OF_ANOTHER) !== -1 || termsIn(text, lexica).some(({category, said, start: at}) => (category === 'role-private' || said) && at >= from && at < last)
}

/** Where the word that holds a place begins; hyphens are part of it. */
export function wordStart(lower: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 40 && /[\p{L}-]/u.test(lower.charAt(start - 1))) start--
  return start
}

import {natureIn} from '../case-nature.js'
import type {ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {isOwnBusiness} from '../own-business.js'
import {PLACE_TAIL, STREET} from './endings.js'
import {isLineEnd} from './line-ends.js'
import {type Name, nameOf} from './name.js'
import {isStranger} from './stranger.js'
import {isUnknownName} from './weights.js'

// `Klagomål från Berg`, `Berg, yttrande över detaljplan`: who writes to a municipality, is written to or applies is told by what they do, and then it tells nothing that the name is
// a place or an ordinary word too. One word, since two names side by side need no such help.

/** What people send, ask for and complain with. */
const SENT =
  /^(?:\p{L}{0,20}(?:klagomål|skrivelse|överklagan(?:de)?|ansökan|anmälan|yttrande|synpunkt(?:er)?|begäran|brev|mejl|mail|önskemål|invändning(?:ar)?|invändningar|svar|kort)|e-post|epost|meddelande|besvär|erinran|frågor?|förfrågan|förfrågningar|komplettering|inlaga|yrkande|återkallelse|återkallande|protest|bestridande|genmäle|bemötande|medborgarförslag|e-förslag|framställan|hemställan|samtal|telefonsamtal|tack|fullmakt|intyg|påstötning|tips)$/u
/** What people are paid, sent and told. */
const GIVEN_TO =
  /^(?:\p{L}{0,20}(?:ersättning|svar|skadestånd|betalning|brev|mejl|mail|skrivelse|besked|kallelse|föreläggande|påminnelse|krav|kompensation|avslag)|meddelande|delgivning|underrättelse|tillsägelse|varning|erinran|kommunicering|bekräftelse|vite|e-post|epost|uppmaning|anmaning|tack|gratulation|blommor|vykort|hälsning|samtal)$/u
/** What people are met for. */
const MET = /^(?:\p{L}{0,12}(?:samtal|besök|möte)|förlikning|tvist|telefonkontakt|mejlkontakt|mejlväxling|mailväxling|mejlkonversation)$/u
const FROM = /^(?:från|av|fr)$/u
const TO = /^(?:till|mot|åt|t)$/u
const WITH = /^(?:med|hos|m)$/u
/** What is written, decided and done in a case, before the name of whose it is: `Begäran om anstånd Alma`. What a person sends or is spoken to by tells also where the name is a place. */
const WITH_ONE = /^(?:(?:tele?|tfn|telefon|mejl|mail)?\.?-?samtal|\p{L}{0,8}(?:mejl|mail|brev|sms)(?:et|et|växling|kontakt)?|e-post|påminnelse|klagomål|överklagan(?:de)?|besvär|inlaga|anstånd|\p{L}{0,12}bestridande|tjänsteanteckning|journalanteckning|fullmakt|återkallelse|bemötande|genmäle|yrkande|skadeståndskrav|orosanmälan)$/u
const IN_A_CASE = /^(?:\p{L}{0,12}(?:beslut|dispens|komplettering|föreläggande|avslag|omprövning|delgivning|ansökan|anmälan|begäran|skrivelse|yttrande|förfrågan|svar|utredning|handlingar|faktura|kvitto|avtal|intyg|hembesök|placering|ersättning|utbetalning|avgift|uppsägning|anteckning(?:ar)?|dom|stämning|kravbrev|underrättelse|kallelse|intervju|samtycke|registerutdrag|bygglov|startbesked|slutbesked|avlopp|tjänstledighet|entledigande|anställningsbevis|lönekrav|skuld|hyresskuld))$/u
/** A body on the other side of a stroke: `(Engvall/socialtjänsten)`. */
const OTHER_SIDE = /(?:tjänsten|kommunen|skolan|nämnden|förvaltningen|kontoret|verket|kassan|styrelsen|hälsan|staden|vården|enheten|regionen|myndigheten|polisen|domstolen|bolaget)$/u
/** A day, as it is written behind whom a letter is from: `12/3`. */
const DAY = /^\s\d{1,2}\/\d{1,2}(?!\d)/u
/** What a file's text says that it is about. */
const MATTER = /^(?:ärendet|ansökan|anmälan|begäran|klagomålet|överklagandet|skrivelsen|brevet|utredningen|insatsen|insatserna|ersättningen|handläggningen|omprövningen|beslutet)$/u
const CONCERNS = /^(?:avser|gäller|rör|berör|från)$/u
/** What only somebody who writes or calls does. */
const DOES = /^(?:undrar|frågar|klagar|ringer|ringde|begär|ansöker|önskar|överklagar|anmäler|uppger|tackar|tycker|meddelar|påtalar|bestrider|yrkar|avböjer|undrade|frågade|klagade|vill)$/u
/** What says where a thing is rather than whose. */
const WHERE = /^(?:by|bys|socken|kommun|stad|centrum|station|tätort|tingslag|ö|sn|distrikt|län|södra|norra|östra|västra)$/u
const CLASS = /^\s(?:i\s(?:klass\s)?\d\p{L}?|(?:åk|klass|årskurs)\s?\d|\d\s?år)(?![\p{L}\d])/u

/** `Gullan på Tallvägen`: where somebody lives. */
const AT_STREET = /^\s(?:på|i|vid|från)\s\p{L}{2,20}(?:gatan|vägen|gränden?|stigen|allén|backen)(?!\p{L})/u

/** What is given a name as people are: `Nytt äldreboende, Alma`. */
const BEARS_A_NAME = /(?:boende|hem|skola|park|fartyg|båt|färja|hund|häst|katt|system|projekt|konstverk|skulptur|staty|sal|rum|lokal|avdelning|enhet|grupp|teater|film|pjäs|bok|app|verktyg|modell|metod|robot|maskin|sort|ros|storm)(?:en|et|n|t|an)?$/u

/** Bears its name whatever the word is otherwise: from this level at least a thousand do. */
const BORNE_BY_MANY = 5
/** An ordinary word with a capital is more seldom one than a place's name is a place. */
const BORNE_THOUGH_A_WORD = 4
/** Where the word is neither a place nor an ordinary word, fewer are enough. */
const BORNE = 3

/** One word that is somebody's name by what it stands beside: what was sent, to whom, by whom. */
export function correspondentAt(reading: Reading, at: number, {field, caseNature, lexica}: Pick<ScanContext, 'field' | 'caseNature' | 'lexica'>): Name | null {
  if (field !== 'heading' && field !== 'file') return null
  const {words} = reading
  const word = words[at]
  if (word === undefined) return null
  if (field === 'heading' && (isStrangerWriting(reading, at, lexica) || isAcross(reading, at, lexica))) return nameOf(words, at, at, 'likely', 'correspondent')
  if (word.genitive || word.gap === 'slash') return null
  const isSmall = word.form === 'lower'
  if (isSmall ? field !== 'heading' : word.form !== 'capital' || reading.capitals) return null
  const level = levelOf(word)
  if (!isSmall && level < BORNE && isAgainst(reading, at) && (level > 0 || isUnknownName(word))) return nameOf(words, at, at, 'likely', 'correspondent')
  if (level < BORNE || (goesOn(words, at) && !(field === 'heading' && DAY.test(reading.lower.slice(word.end, word.end + 8))))) return null
  if (field === 'file' && !isSmall && givenLevel(word.bits) >= BORNE && isSignature(reading, at)) return nameOf(words, at, at, 'likely', 'correspondent')
  if (isSmall) return level >= BORNE_BY_MANY && (word.bits & (WORD.notName | WORD.title | WORD.kin)) === 0 && endsPart(word) && isWrittenTo(words, at) && reading.text === reading.lower ? nameOf(words, at, at, 'likely', 'correspondent') : null
  const isWord = (word.bits & (WORD.common | WORD.trade | WORD.orgHead | WORD.title)) !== 0 || ordinaryLevel(word.bits) > 1
  const isPlace = (word.bits & (WORD.place | WORD.placeNoun | WORD.placeHead)) !== 0
  if (level < (isPlace ? BORNE_BY_MANY : isWord ? BORNE_THOUGH_A_WORD : BORNE)) return null
  if ((word.bits & WORD.notName) !== 0 && level < 6) return null
  const isIt = isWrittenTo(words, at) || isAgainst(reading, at) || isMatter(words, at, field) || (field === 'heading' && (opensWithAct(reading, at) || isBehindAct(reading, at, lexica) || livesSomewhere(reading, at, lexica) || standsApart(words, at) && (isOfSomebody(reading, caseNature, lexica) || (caseNature === 'unknown' && (isPlainGiven(word) || isPlainSurname(word, lexica)) && !BEARS_A_NAME.test(words[at - 1]?.lower ?? '')))))
  return isIt ? nameOf(words, at, at, 'likely', 'correspondent') : null
}

/** `Rivningslov ladugård, Golzari`: a word with a capital that ends a heading in a case of somebody's, by itself behind what the case is. */
export function isApartInCase(reading: Reading, at: number, {field, caseNature, lexica}: Pick<ScanContext, 'field' | 'caseNature' | 'lexica'>): boolean {
  const word = reading.words[at]
  return field === 'heading' && word?.form === 'capital' && (word.bits & WORD.common) === 0 && !reading.capitals && standsApart(reading.words, at) && !(PLACE_TAIL.test(word.lower) && levelOf(word) < BORNE) && isOfSomebody(reading, caseNature, lexica)
}

/** Whether a heading is about a private person's matter, by its case type, or by its own words where that says nothing. */
function isOfSomebody({lower}: Reading, caseNature: ScanContext['caseNature'], lexica: ScanContext['lexica']): boolean {
  return caseNature === 'private' || (caseNature === 'unknown' && natureIn(lower, lexica.caseTypes) === 'private' && !isOwnBusiness(lower))
}

function levelOf({bits}: Word): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

/** `från Bergs Åkeri`, `från Berg 1:12`, `från Berg socken`, `från Lund och Malmö`: a longer name, or a place. */
function goesOn(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || STREET.test(word.lower)) return true
  if (next === undefined || (word.gap !== 'space' && word.gap !== 'and')) return false
  if (word.gap === 'and' || next.form !== 'lower') return true
  return (next.bits & (WORD.orgEnd | WORD.placeNoun | WORD.trade)) !== 0 || WHERE.test(next.lower) || (next.lower === 'och' && isPlaceOnly(words[at + 2])) || next.lower === 'till'
}

/** A place, or a name that few bear: what a place is told beside. */
export function isPlaceOnly(word: Word | undefined): boolean {
  return word !== undefined && (word.bits & WORD.place) !== 0 && levelOf(word) < BORNE_BY_MANY
}

/** `Klagomål från Berg`, `Ersättning till Berg`, `Samtal med Berg`: what was sent, and which way, with nothing between. */
function isWrittenTo(words: readonly Word[], at: number): boolean {
  const [way, act] = [words[at - 1], words[at - 2]]
  if (way?.gap !== 'space' || act?.gap !== 'space') return false
  // A consultation is answered by municipalities.
  if (act.lower.startsWith('remiss') && ((words[at]?.bits ?? 0) & WORD.place) !== 0) return false
  return (FROM.test(way.lower) && SENT.test(act.lower)) || (TO.test(way.lower) && GIVEN_TO.test(act.lower)) || (WITH.test(way.lower) && MET.test(act.lower))
}

/** What a person does rather than a body, in the genitive before it: `Zholobaks överklagande`. */
const OWN_ACT = /^(?:överklagan(?:de)?|ansökan|begäran|klagomål|skrivelse|brev|yrkande|besvär|synpunkter|anmälan|bestridande|skadeståndskrav|mejl|mail|önskemål|fullmakt)$/u

/** `Klagomål från Hothman`, `SKRIVELSE FRÅN ZHOLOBAK`, `Överklagan Mbeki`, `Oyelarans överklagande`: a name that hardly anybody in Sweden bears, where the one stands who writes, is answered or is met. */
function isStrangerWriting(reading: Reading, at: number, lexica: ScanContext['lexica']): boolean {
  const {words} = reading
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined || (word.form === 'lower' ? !reading.smalls : word.form === 'upper' ? !reading.capitals : word.form !== 'capital')) return false
  if (word.form === 'capital' && (before === undefined || before.gap === 'comma') && word.gap === 'space' && next?.form === 'lower' && word.lower.endsWith('s') && OWN_ACT.test(next.lower)) return isNobodyElse(bare(word, lexica), lexica)
  if (!endsPart(word) && !(word.gap === 'space' && next?.form === 'lower' && word.form === 'capital' && !(isPlaceOnly(next) || WHERE.test(next.lower) || (next.bits & (WORD.orgEnd | WORD.placeNoun | WORD.trade)) !== 0))) return false
  const isIt = isWrittenTo(words, at) || (word.form === 'capital' && before?.gap === 'space' && WITH_ONE.test(before.lower))
  return isIt && isNobodyElse(word, lexica)
}

/** A stranger, or a word that many bear and that is an ordinary word too, in the genitive: `Modigs överklagande`. */
function isNobodyElse(word: Pick<Word, 'lower' | 'bits' | 'form'>, lexica: ScanContext['lexica']): boolean {
  return isStranger(word, lexica) || (word.form === 'capital' && surnameLevel(word.bits) >= BORNE && (word.bits & (WORD.title | WORD.orgHead | WORD.orgEnd)) === 0 && !lexica.organisations.has(word.lower))
}

/** A word without its -s. */
function bare(word: Word, {words}: ScanContext['lexica']): Pick<Word, 'lower' | 'bits' | 'form'> {
  const lower = word.lower.slice(0, -1)
  return {lower, form: word.form, bits: word.genitive ? word.bits : words.get(lower) ?? 0}
}

/** `(Engvall/socialtjänsten)`, `kommunen/Berg`: one against the other. */
function isAcross({words, lower}: Reading, at: number, lexica: ScanContext['lexica']): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word?.form !== 'capital') return false
  const other = word.gap === 'slash' && next?.form === 'lower' && (before === undefined || before.gap !== 'space' || word.start - before.end > 1) ? next : before?.gap === 'slash' && endsPart(word) && /\p{Ll}$/u.test(lower.slice(before.start, before.end)) ? before : undefined
  return other !== undefined && OTHER_SIDE.test(other.lower) && (isBorneHere(word) || isStranger(word, lexica))
}

function isBorneHere(word: Word): boolean {
  const isElse = (word.bits & (WORD.place | WORD.common | WORD.trade | WORD.orgHead | WORD.title)) !== 0 || ordinaryLevel(word.bits) > 1
  return levelOf(word) >= (isElse ? BORNE_THOUGH_A_WORD : BORNE) && !STREET.test(word.lower)
}

/** `Påminnelse Berg`, `Begäran om anstånd Alma`, `Beslut Majken`: straight behind what was written or decided, at the end of a part. What is a place or a word too needs what is done with persons alone. */
function isBehindAct({words, lower}: Reading, at: number, lexica: ScanContext['lexica']): boolean {
  const [act, word] = [words[at - 1], words[at]]
  if (word === undefined || act?.gap !== 'space' || !(endsPart(word) || DAY.test(lower.slice(word.end, word.end + 8)))) return false
  return WITH_ONE.test(act.lower) || (IN_A_CASE.test(act.lower) && (isPlainGiven(word) || isPlainSurname(word, lexica)))
}

/** `Klagomål, Tyra i Sörby`: who and where, behind what was sent. */
function livesSomewhere({words, lower}: Reading, at: number, lexica: ScanContext['lexica']): boolean {
  const [act, word] = [words[at - 1], words[at]]
  return word !== undefined && act?.gap === 'comma' && (isPlainSurname(word, lexica) || givenLevel(word.bits) >= BORNE) && (SENT.test(act.lower) || WITH_ONE.test(act.lower) || IN_A_CASE.test(act.lower)) && (word.bits & (WORD.common | WORD.place)) === 0 && /^\s(?:i|på|från|vid)\s\p{L}/u.test(lower.slice(word.end, word.end + 8))
}

/** `Berg ./. kommunen`, `kommunen ./. Berg` */
function isAgainst({words, lower}: Reading, at: number): boolean {
  const word = words[at]
  return word !== undefined && (/^\s?\.\/\.\s/.test(lower.slice(word.end, word.end + 6)) || /\.\/\.\s?$/.test(lower.slice(Math.max(0, word.start - 5), word.start)))
}

const GREETING = /(?:hälsning(?:ar)?|mvh|hälsar|hälsn\.?|vänligen|tack på förhand)[,!.]?\s{1,4}$/u

/** `Med vänlig hälsning⏎Ella`: who signs a letter, alone on the last words of a line. */
function isSignature(reading: Reading, at: number): boolean {
  const word = reading.words[at]
  return word !== undefined && (word.gap === 'end' || word.gap === 'other' || isLineEnd(reading, at)) && GREETING.test(reading.lower.slice(Math.max(0, word.start - 30), word.start))
}

/** `Ärendet avser Berg.` */
function isMatter(words: readonly Word[], at: number, field: ScanContext['field']): boolean {
  const [verb, matter] = [words[at - 1], words[at - 2]]
  return field === 'file' && verb?.gap === 'space' && matter?.gap === 'space' && CONCERNS.test(verb.lower) && MATTER.test(matter.lower) && endsPart(words[at])
}

/** `Berg, yttrande över detaljplan`, `Saga undrar om diarieföring`, `Byte av klass, Vidar i 2C`. */
function opensWithAct({words, lower}: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined || (before !== undefined && before.gap !== 'comma' && before.gap !== 'other')) return false
  if (CLASS.test(lower.slice(word.end, word.end + 20))) return givenLevel(word.bits) >= BORNE_BY_MANY
  if (before === undefined && givenLevel(word.bits) >= BORNE && AT_STREET.test(lower.slice(word.end, word.end + 30))) return true
  if (next === undefined || (word.gap !== 'comma' && word.gap !== 'space' && word.gap !== 'other')) return false
  return DOES.test(next.lower) || (before === undefined && word.gap === 'comma' && next.form === 'lower' && SENT.test(next.lower))
}

/** `Tillbyggnad, Berg` in a case about private persons: a part of the heading by itself, behind what the case is. */
function standsApart(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  return word !== undefined && before?.gap === 'comma' && endsPart(word)
}

/** A given name and nothing else, which many bear. */
function isPlainGiven({bits}: Word): boolean {
  return givenLevel(bits) >= BORNE_BY_MANY && ordinaryLevel(bits) === 0 && (bits & (WORD.common | WORD.place | WORD.make | WORD.placeNoun | WORD.trade)) === 0
}

/** A surname and nothing else, which many bear. */
function isPlainSurname({bits, lower}: Word, {organisations}: ScanContext['lexica']): boolean {
  return surnameLevel(bits) >= BORNE_THOUGH_A_WORD && ordinaryLevel(bits) === 0 && (bits & (WORD.common | WORD.place | WORD.make | WORD.placeNoun | WORD.trade | WORD.title | WORD.orgHead)) === 0 && !organisations.has(lower) && !PLACE_TAIL.test(lower)
}

function endsPart(word: Word | undefined): boolean {
  return word !== undefined && (word.gap === 'end' || word.gap === 'comma' || word.gap === 'other' || word.gap === 'dot')
}

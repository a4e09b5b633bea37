import {natureIn} from '../case-nature.js'
import type {ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {isOwnBusiness} from '../own-business.js'
import {AUTHORITY, ORGANISATION} from '../party/party-words.js'
import {CALLED, PLACE_TAIL, STREET} from './endings.js'
import {isLineEnd} from './line-ends.js'
import {type Name, nameOf} from './name.js'
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
const FROM = /^(?:från|av)$/u
const TO = /^(?:till|mot|åt)$/u
const WITH = /^(?:med|hos)$/u
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
  if (word === undefined || word.genitive || word.gap === 'slash') return null
  const isSmall = word.form === 'lower'
  if (isSmall ? field !== 'heading' : word.form !== 'capital' || reading.capitals) return null
  const level = levelOf(word)
  if (!isSmall && level < BORNE && isAgainst(reading, at) && (level > 0 || isUnknownName(word))) return nameOf(words, at, at, 'likely', 'correspondent')
  if (!isSmall && field === 'heading' && level < BORNE && isUnseen(word) && isComplaint(words, at)) return nameOf(words, at, at, 'likely', 'correspondent')
  if (level < BORNE || goesOn(words, at)) return null
  if (field === 'file' && !isSmall && givenLevel(word.bits) >= BORNE && isSignature(reading, at)) return nameOf(words, at, at, 'likely', 'correspondent')
  if (isSmall) return level >= BORNE_BY_MANY && (word.bits & (WORD.notName | WORD.title | WORD.kin)) === 0 && endsPart(word) && isWrittenTo(words, at) && reading.text === reading.lower ? nameOf(words, at, at, 'likely', 'correspondent') : null
  const isWord = (word.bits & (WORD.common | WORD.trade | WORD.orgHead | WORD.title)) !== 0 || ordinaryLevel(word.bits) > 1
  const isPlace = (word.bits & (WORD.place | WORD.placeNoun | WORD.placeHead)) !== 0
  if (level < (isPlace ? BORNE_BY_MANY : isWord ? BORNE_THOUGH_A_WORD : BORNE)) return null
  if ((word.bits & WORD.notName) !== 0 && level < 6) return null
  const isIt = isWrittenTo(words, at) || isAgainst(reading, at) || isMatter(words, at, field) || (field === 'heading' && (opensWithAct(reading, at) || standsApart(words, at) && (isOfSomebody(reading, caseNature, lexica) || (caseNature === 'unknown' && isPlainGiven(word) && !BEARS_A_NAME.test(words[at - 1]?.lower ?? '')))))
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

/** What persons send rather than bodies do. */
const COMPLAINT = /^(?:klagomål|besvär|överklagan|överklagande|synpunkt|synpunkter|brev|mejl|mail|önskemål|invändning|invändningar|protest|samtal|telefonsamtal|tack)$/u

/** A word that no list holds in any sense, and that is not built as the names of bodies and things are. */
function isUnseen(word: Word): boolean {
  return word.bits === 0 && isUnknownName(word) && endsPart(word) && !ORGANISATION.test(word.lower) && !AUTHORITY.test(word.lower) && !CALLED.test(word.lower) && !PLACE_TAIL.test(word.lower)
}

/** `Klagomål från Hothman`: a name that hardly anybody in Sweden bears. */
function isComplaint(words: readonly Word[], at: number): boolean {
  const [from, act] = [words[at - 1], words[at - 2]]
  return from?.gap === 'space' && FROM.test(from.lower) && act?.gap === 'space' && COMPLAINT.test(act.lower)
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

function endsPart(word: Word | undefined): boolean {
  return word !== undefined && (word.gap === 'end' || word.gap === 'comma' || word.gap === 'other' || word.gap === 'dot')
}

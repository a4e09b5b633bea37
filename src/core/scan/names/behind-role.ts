import type {ScanContext} from '../detector.js'
import {givenLevel, type Lexica, ordinaryLevel, surnameLevel, WORD, writtenClass} from '../lexica.js'
import {AUTHORITY, ORGANISATION} from '../party/party-words.js'
import {type PersonWord, personWord} from '../person-words.js'
import type {Reading, Word} from '../reading.js'
import {CALLED, COMPOUND, STREET, TITLE_ENDING} from './endings.js'
import {isLineEnd} from './line-ends.js'
import {type Name, nameOf} from './name.js'
import {isStranger} from './stranger.js'
import {goesOnAs} from './surroundings.js'

// `flicka Majken`, `förslagsställare Vidar`, `kontakt Linus`: one name straight behind a word for one person, in whatever form.

/** Levels of a name, see `NAME_LEVELS`: some fifty bear it, some two hundred, a thousand, five thousand. */
const BORNE_BY_SOME = 3
const BORNE_BY_MORE = 4
const BORNE_BY_MANY = 5
const BORNE_BY_MOST = 6

/** Before a name these say whom a body may be reached by. */
const CONTACT = /^(?:kontakt(?:en)?|kontaktperson(?:en)?|ref(?:erens)?|handl(?:äggare)?|ansv(?:arig)?)$/u
/** Titles that ships, schools, streets, saints and kings are named with. */
const OF_A_NAME = /^(?:kung|kungen|drottning|prins|prinsessan?|sankt|biskop|ärkebiskop|general|major|amiral|kapten|doktor|dr|tant|farbror|moster|faster|mormor|morfar|farmor|farfar|pater|sir|lady|madame|madam)$/u

/** The name that begins with a word straight behind one for a person; null where it is no name, or what stands before is no such word. */
export function behindRole(reading: Reading, at: number, {field, caseNature, lexica}: Pick<ScanContext, 'field' | 'caseNature' | 'lexica'>): Name | null {
  if (field === 'party') return null
  const {words} = reading
  const [before, word] = [words[at - 1], words[at]]
  if (word === undefined || before === undefined || !leads(reading, at - 1, word)) return null
  if (word.form === 'mixed' || word.form === 'initial' || (word.form === 'upper' && !reading.capitals && word.end - word.start < 4)) return null
  // Of most words this tells enough, and their letters need not be looked at.
  if (word.form === 'lower' ? field === 'file' || !(reading.smalls || caseNature === 'private') || levelOf(word) < BORNE_BY_MORE : levelOf(word) === 0 && ((word.bits & A_WORD_TOO) !== 0 || writtenClass(word.bits) > 2)) return null
  const role = roleOf(before, reading.capitals, lexica)
  if (role === null || TITLE_ENDING.test(word.lower) || personWord(word.lower, lexica) !== null) return null
  const isPrivate = caseNature === 'private'
  const sort = role === 'other' && isPrivate ? 'human' : role
  const fits = word.form === 'lower' ? isBorneSmall(reading, word, sort, isPrivate) : reading.capitals ? isBorneInCapitals(word, sort) : isBorne(word, sort, isPrivate, lexica)
  if (!fits || belongsToAThing(reading, at, lexica)) return null
  return nameOf(words, at, at, 'likely', 'behind-role')
}

/** Whether the word before stands with the name as a role does: nothing between, or the stop of a short form, or a colon. */
function leads(reading: Reading, at: number, name: Word): boolean {
  const word = reading.words[at]
  if (word === undefined) return false
  if (word.gap === 'space') return !isLineEnd(reading, at)
  const between = reading.text.slice(word.end, name.start)
  return word.gap === 'dot' ? word.lower.length < 6 : /^:\s{0,2}$/.test(between)
}

function roleOf(word: Word, capitals: boolean, lexica: Lexica): PersonWord | null {
  const {lower, bits} = word
  if (CONTACT.test(lower)) return 'other'
  const listed = personWord(lower, lexica)
  if (listed !== null) return listed === 'human' && OF_A_NAME.test(lower) && word.form !== 'lower' && !word.opening && !capitals ? null : listed
  if (OF_A_NAME.test(lower)) return null
  if ((bits & WORD.kin) !== 0 || TITLE_ENDING.test(lower)) return 'human'
  // A place of work follows a title as often as a name.
  return (bits & WORD.title) !== 0 || (word.form === 'lower' && CALLING.test(lower) && !CALLED.test(lower)) ? 'other' : null
}

/** What words for those who do something for a living end in, where no list holds them: `keramikern`, `dirigenten`. */
const CALLING = /(?:\p{L}{4}(?:are|aren|ist|isten|log|logen|nom|nomen|iker|ikern|ör|ören|ant|anten|tris|trisen|mästare|mästaren|mannen|kvinnan)|\p{L}{3}(?:gent|genten|dent|denten|bent|benten|poet|poeten)|poeten?)$/u

const NO_NAME = WORD.orgEnd | WORD.orgHead | WORD.orgJoin | WORD.placeHead | WORD.from | WORD.kin | WORD.particle | WORD.make
const A_WORD_TOO = WORD.common | WORD.trade | WORD.title | WORD.placeNoun

function levelOf({bits}: Word): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

function isBorne(word: Word, sort: PersonWord, isPrivate: boolean, lexica: Lexica): boolean {
  const {bits, lower} = word
  const level = levelOf(word)
  if ((bits & NO_NAME) !== 0 && level < BORNE_BY_MANY) return false
  if ((bits & WORD.notName) !== 0 && level < BORNE_BY_MOST) return false
  if (STREET.test(lower) && level < BORNE_BY_MANY) return false
  const isWord = (bits & A_WORD_TOO) !== 0 || ordinaryLevel(bits) > 1
  if (isWord) return level >= (ordinaryLevel(bits) > 2 ? BORNE_BY_MANY : BORNE_BY_MORE) - (isPrivate ? 1 : 0)
  if ((bits & WORD.place) !== 0) return level >= (isPrivate ? BORNE_BY_SOME : BORNE_BY_MORE)
  if (level >= BORNE_BY_SOME) return true
  return (sort === 'human' || level > 0) && couldBeName(word, isPrivate, lexica)
}

/** In a private person's case a word is a name unless it is built as the names of houses are. */
const HOUSE = /(?:gården|skolan|boendet|hemmet|byn)s?$/u

function couldBeName(word: Word, isPrivate: boolean, lexica: Lexica): boolean {
  return isStranger(word, lexica) || (isPrivate && word.form === 'capital' && writtenClass(word.bits) < 3 && word.lower.length > 2 && !HOUSE.test(word.lower) && !lexica.organisations.has(word.lower) && ![COMPOUND, CALLED, ORGANISATION, AUTHORITY].some((built) => built.test(word.lower)))
}

/** In a text of capitals throughout any word may be a name: what is a word or a place too needs more bearers. */
function isBorneInCapitals(word: Word, sort: PersonWord): boolean {
  if ((word.bits & (NO_NAME | A_WORD_TOO | WORD.notName)) !== 0 || ordinaryLevel(word.bits) > 1 || STREET.test(word.lower)) return false
  return levelOf(word) >= ((word.bits & WORD.place) !== 0 ? BORNE_BY_MANY : sort === 'human' ? BORNE_BY_SOME : BORNE_BY_MORE)
}

/** `utredning flicka majken`: a given name in small letters that is nothing else. */
function isBorneSmall({smalls}: Reading, {bits}: Word, sort: PersonWord, isPrivate: boolean): boolean {
  if (sort !== 'human' || !(smalls || isPrivate) || (bits & (NO_NAME | A_WORD_TOO | WORD.notName | WORD.place)) !== 0 || ordinaryLevel(bits) > 0) return false
  return Math.max(givenLevel(bits), isPrivate || smalls ? surnameLevel(bits) : 0) >= (isPrivate ? BORNE_BY_MORE : BORNE_BY_MANY)
}

/** `kund Linds Åkeri AB`, `lärare Berg skola`, `boende Bergs gata`: the beginning of the name of a body or a place. */
function belongsToAThing(reading: Reading, at: number, {organisations}: Lexica): boolean {
  const {words, lower} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || /^\s?\d{1,3}:\d/.test(lower.slice(word.end, word.end + 6))) return true
  if (organisations.has(word.lower) && levelOf(word) < BORNE_BY_MORE) return true
  if (next !== undefined && word.gap === 'space' && !isLineEnd(reading, at)) {
    if (organisations.has(lower.slice(word.start, next.end)) || ((next.form !== 'lower' || word.lower.endsWith('s')) && (AUTHORITY.test(next.lower) || ORGANISATION.test(next.lower)) && levelOf(next) < BORNE_BY_MORE)) return true
    if ((next.bits & (WORD.orgEnd | WORD.placeNoun | WORD.trade)) !== 0 && levelOf(next) < BORNE_BY_MANY) return true
  }
  // `Bröderna Lind` is a firm, `bröderna Lind` are two.
  const before = words[at - 1]
  if (before !== undefined && before.form !== 'lower' && !reading.capitals && (before.bits & WORD.orgHead) !== 0) return true
  const goesOn = goesOnAs(reading, at)
  return goesOn === 'place' || goesOn === 'organisation' || (STREET.test(word.lower) && surnameLevel(word.bits) < BORNE_BY_MANY)
}

import type {ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import {isOwnersFirm} from '../party/borne.js'
import type {Reading, Word} from '../reading.js'
import {type Name, nameOf} from './name.js'
import {hasOrganisationEnd} from './surroundings.js'

// A trader that does not say in what form the business is owned is most often its owner (B10): `Lennarts Grävtjänst`, `Frisör Hasse`, `Korv-Ingvar`.

/** From this level, a thousand bearers, a given name or a surname tells the owner. */
const BORNE_BY_MANY = 5
/** What stands before it says the rest: a nickname few are christened. */
const NICKNAME = 3
const TRADESMAN = /^(?:frisör|frisörskan|hårfrisör\p{L}{0,6}|salong|målare|snickare|skräddare|skomakare|smeden|bagare|slaktare|taxi|åkare|lantbrukare|bonde|fotograf|massör|massören|trubadur|trubaduren|clown|clownen|trollkarl|trollkarlen|konstnär|urmakare|plåtslagare|murare|rörmokare|elektriker)$/u
const FIRM_TAIL = /(?:tjänst|service|teknik|eri|bakverk|städ|bygg|entreprenad|frakt|frakter|maskin|konsult|trädgård|verkstad|taxi|transport|transporter|salong|frisör|livs|kiosk|kafé|café|grill|catering|foto|schakt|gräv|skog|plåt|måleri)$/u
const BUSINESS = /(?:pensionat|salong|bageri|café|kafé|kiosk|åkeri|måleri|snickeri|gårdsbutik|konditori|restaurang|pizzeria|krog|hundvård|catering|korvvagn|livs|loppis|ridskola|blomsterhandel)$/u

/** The trader's name at a word: the owner's genitive and a trade, a trade and a given name, or a nickname of both. */
export function traderAt(reading: Reading, at: number, {field, lexica}: Pick<ScanContext, 'field' | 'lexica'>): Name | null {
  const {words} = reading
  const word = words[at]
  if (word?.form !== 'capital' || reading.capitals || field === 'officer') return null
  return (field === 'party' ? null : ownersFirm(reading, at, lexica)) ?? afterTrade(reading, at) ?? nicknamed(reading, at, lexica)
}

/** `Lennarts Grävtjänst`. A surname and a trade is a firm's name, whose owner it may be long since. */
function ownersFirm(reading: Reading, at: number, lexica: ScanContext['lexica']): Name | null {
  const {words} = reading
  const [owner, next] = [words[at], words[at + 1]]
  if (owner?.gap !== 'space' || givenLevel(owner.bits) < BORNE_BY_MANY || givenLevel(owner.bits) < surnameLevel(owner.bits) || next === undefined || !isFirmWord(next) || (words[at - 1]?.gap === 'space' && words[at - 1]?.form === 'capital' && words[at - 1]?.opening === false)) return null
  if (hasOrganisationEnd(reading, at)) return null
  const stretch: Word[] = [owner, next]
  for (let last = at + 1; stretch.length < 5 && (words[last]?.gap === 'space' || words[last]?.gap === 'and'); last++) {
    const beside = words[last + 1]
    if (beside === undefined || (beside.form !== 'capital' && beside.form !== 'upper')) break
    stretch.push(beside)
  }
  return isOwnersFirm(stretch, lexica) ? nameOf(words, at, at, 'likely', 'sole-trader') : null
}

/** `Grävtjänst`, `hundpensionat`: small only where it is a place of business and nothing that somebody has at home. */
function isFirmWord({form, bits, lower}: Word): boolean {
  return form === 'capital' ? (bits & WORD.trade) !== 0 || FIRM_TAIL.test(lower) : form === 'lower' && BUSINESS.test(lower)
}

/** `Frisör Hasse`, at the end of what is said. */
function afterTrade(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [before, word] = [words[at - 1], words[at]]
  if (before?.gap !== 'space' || word === undefined || word.gap === 'space' || word.gap === 'and' || !isGivenOnly(word.bits) || !TRADESMAN.test(before.lower)) return null
  return nameOf(words, at, at, 'likely', 'sole-trader')
}

/** `Korv-Ingvar`, `Taxi-Janne`: a thing and a given name with a capital of its own. */
function nicknamed(reading: Reading, at: number, lexica: ScanContext['lexica']): Name | null {
  const {words, text} = reading
  const word = words[at]
  const hyphen = word === undefined ? -1 : word.lower.indexOf('-')
  if (word === undefined || hyphen < 2 || word.lower.includes('-', hyphen + 1) || hasOrganisationEnd(reading, at)) return null
  const letter = text.charAt(word.start + hyphen + 1)
  if (letter === letter.toLowerCase()) return null
  const [thing, name] = [lexica.words.get(word.lower.slice(0, hyphen)) ?? 0, lexica.words.get(word.lower.slice(hyphen + 1)) ?? 0]
  if (!isGivenOnly(name, NICKNAME) || givenLevel(thing) >= 3 || surnameLevel(thing) >= 4 || /^(?:sankt|lex|s:t|nord|syd|väst|öst)/u.test(word.lower)) return null
  return nameOf(words, at, at, 'likely', 'sole-trader')
}

function isGivenOnly(bits: number, least = BORNE_BY_MANY): boolean {
  return givenLevel(bits) >= least && ordinaryLevel(bits) < 2 && (bits & (WORD.place | WORD.common | WORD.make)) === 0
}

import {givenLevel, type Lexica, surnameLevel, WORD} from '../lexica.js'
import type {Word} from '../reading.js'
import {AUTHORITY, COMPANY} from './party-words.js'

// In the party field a word that somebody bears is a name until something tells otherwise: that it is a place or an ordinary word too tells nothing (B9, C3).

/** From this level, about fifty bearers, a word is a name here whatever else it is. */
const BORNE = 3
/** From this level a given name and a surname side by side can only be a person's two names. */
const BOTH = 4

/** A capitalised word that somebody is called by. */
export function isBorne(word: Word): boolean {
  return word.form !== 'lower' && word.form !== 'mixed' && isBorneWord(word)
}

function isBorneWord({bits}: Word): boolean {
  const level = levelOf(bits)
  if ((bits & (WORD.title | WORD.kin | WORD.from | WORD.particle)) !== 0) return level >= BORNE && (bits & (WORD.kin | WORD.from)) === 0
  if ((bits & (WORD.notName | WORD.orgJoin | WORD.orgEnd | WORD.orgHead)) !== 0) return level > BOTH
  if ((bits & (WORD.place | WORD.common)) !== 0) return level >= BORNE
  return level > 1 || (level === 1 && (bits & WORD.written) === 0)
}

function levelOf(bits: number): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

/** What a stretch is by its words alone: `private` where they can only be two names, `unknown` where each is borne by somebody; null where one of them is something else. */
export function borneStretch(words: readonly Word[]): 'private' | 'unknown' | null {
  const named = words.filter(({form, bits}, at) => form !== 'initial' && !((bits & WORD.particle) !== 0 && form === 'lower' && at < words.length - 1))
  if (named.length === 0 || words.length > 5 || named.length > 3) return null
  if (!named.every((word) => isBorneWord(word) && word.form !== 'mixed' && (word.form !== 'lower' || levelOf(word.bits) >= BOTH))) return null
  const [first, second] = named
  if (first === undefined) return null
  if (second === undefined) return words.length > 1 && surnameLevel(first.bits) > BOTH && words.some(({form, gap}) => form === 'initial' && gap !== 'space') ? 'private' : 'unknown'
  return areTwoNames(first, second) || areTwoNames(second, first) ? 'private' : 'unknown'
}

function areTwoNames(given: Word, surname: Word): boolean {
  return givenLevel(given.bits) >= BOTH && surnameLevel(surname.bits) >= BOTH
}

// A part of the land, as authorities are divided: `Räddningstjänsten Syd`.
const QUARTER = /^(?:nord|syd|öst|väst|norr|söder|öster|väster|mitt)$/u
/** `Bostads AB Hedvig`: what a municipality's company is for stands before the form, its name after. */
const COMPANY_FOR = /^(?:bostads|fastighets|förvaltnings|lokal|industri|energi|vatten|renhållnings|utvecklings|trafik|hamn|parkerings|stads|närings)$/u
/** Associations and houses with branches in the towns. */
const BRANCHED = /^(?:sd|kd|mp|pro|spf|abf|lrf|fub|nhr|drf|hrf|rfsl|hsb|sfi|rsmh|iogt-nto|lions|rotary|röda korset|rädda barnen)$/u
/** Municipalities that are surnames too: straight after an authority or an association they tell where its office is. */
const TOWN = /^(?:ale|berg|boden|borgholm|eda|flen|habo|heby|hjo|kil|kumla|lerum|ljungby|lund|mark|mora|nora|norberg|orsa|sala|salem|skara|solna|sunne|tanum|tjörn|torsby|trosa|vara|vaxholm|ystad|åre)$/u
/** A body that is told by the name after it. */
const HEAD = /^(?:region|regionen|stad|kommunalförbundet|räddningstjänstförbundet|samordningsförbundet|gymnasieförbundet)$/u

/** Where a person stands straight after an organisation, without any sign between: `Ekbackens Bygg AB Lotta`, `Socialstyrelsen Lotta Ek`. The index of the word, or -1. */
export function personAfterBody(words: readonly Word[], {organisations}: Lexica, lower: string): number {
  const [opening] = words
  if (opening === undefined) return -1
  for (let at = 1; at < words.length; at++) {
    const [body, word] = [words[at - 1], words[at]]
    if (body?.gap !== 'space' || word === undefined || !isBorne(word) || word.gap === 'and') continue
    const isAuthority = AUTHORITY.test(body.lower) && !HEAD.test(body.lower)
    const isCompany = at > 1 && COMPANY.test(body.lower) && !(at === 2 && COMPANY_FOR.test(opening.lower))
    const isListed = organisations.has(lower.slice(opening.start, body.end))
    if (QUARTER.test(word.lower)) continue
    const isBranched = isAuthority || isListed || BRANCHED.test(lower.slice(opening.start, body.end))
    if (isBranched && (TOWN.test(word.lower) || ((word.bits & WORD.place) !== 0 && givenLevel(word.bits) < BORNE && surnameLevel(word.bits) < OWNER))) continue
    if (!isAuthority && !isCompany && !isListed && !(at === 1 && isShort(body))) continue
    if (words.slice(at).some(({lower: later}) => COMPANY.test(later) || AUTHORITY.test(later))) continue
    if (words.slice(at).some(({start, end, bits}) => organisations.has(lower.slice(start, end)) && levelOf(bits) < BORNE)) continue
    return at
  }
  return -1
}

/** `NCC`, `LRF`, but neither `BRF` nor `IK`, which the name after belongs to. */
function isShort({form, bits, end, start}: Word): boolean {
  return form === 'upper' && end - start <= 5 && (bits & (WORD.orgEnd | WORD.orgHead | WORD.placeHead)) === 0 && levelOf(bits) < BORNE
}

/** From this level of a name its genitive before a word for goods or work is the owner's, and before a word for a trade from fewer bearers on. */
const OWNER = 5
const OWNER_OF_TRADE = 1
/** What bears a name and is nobody's business. */
const CIVIC =
  /förening|klubb|skola|gymnasi|kyrk|församling|muse|bibliotek|sällskap|stiftels|fond|universitet|högskol|sjukhus|vårdcentral|hembygd|förbund|scoutkår|teater|konsthall|partiet|vänner|minne|kommun|tingsrätt|nation$|domkapitel|energi$|stad$|orkester|festival|marknad/u

// What one person does for a living, after a surname or before a name: a firm of several says in what form it is.
const OWN_TRADE = /^(?:måleri(?:et)?|snickeri(?:er)?|lantbruk|jordbruk|bygg|el|rör|vvs|plåt|tak|golv|städ|åkeri|schakt|gräv|frakt|transport(?:er)?|taxi|bilservice|verkstad|svets|smide|foto|fotografi|trädgård|skog|skogsbruk|frisör|hår|salong|massage|redovisning|konsult|consulting|catering|bageri|livs|kiosk|hundvård|hudvård|musik|psykologi|terapi|coaching|juridik)$/u
const OWN_PLACE = /^(?:café|kafé|cafe|salong|galleri|ateljé|syateljé|frisör|restaurang|pizzeria|krog|bageri|konditori|åkeri|stall|fotograf|butik|kiosk|lantbruk|måleri|snickeri|bygg|taxi|hudvård|hårstudio|handelsträdgård)$/u

/** `Lind Måleri`, `Café Doris`: a name and a trade, and no form of a company (B10). */
export function isTradeOfOne(words: readonly Word[]): boolean {
  const [first, second] = words
  if (first === undefined || second === undefined || words.length !== 2 || first.gap !== 'space' || (first.form !== 'capital' && first.form !== 'upper') || (second.form !== 'capital' && second.form !== 'lower')) return false
  if (OWN_TRADE.test(second.lower)) return (surnameLevel(first.bits) >= BORNE || (surnameLevel(first.bits) > 0 && (first.bits & (WORD.place | WORD.common)) === 0)) && (first.bits & (WORD.notName | WORD.title | WORD.orgEnd | WORD.orgHead)) === 0
  return OWN_PLACE.test(first.lower) && second.form === 'capital' && (levelOf(second.bits) >= OWNER || (givenLevel(second.bits) >= BORNE && (second.bits & (WORD.place | WORD.common)) === 0)) && (second.bits & (WORD.notName | WORD.title)) === 0
}

/** `Karins Hår & Skönhet`, `Eks åkeri`: a firm called after its owner that does not say in what form it is owned (B10). */
export function isOwnersFirm(words: readonly Word[], {words: known}: Lexica): boolean {
  const [owner, ...rest] = words
  if (owner === undefined || owner.form === 'lower' || owner.form === 'mixed' || owner.gap !== 'space' || rest.length === 0 || rest.length > 4) return false
  if (rest.some(({lower}) => COMPANY.test(lower) || AUTHORITY.test(lower) || CIVIC.test(lower))) return false
  const [next] = rest
  const isTrade = rest.some(({bits}) => (bits & WORD.trade) !== 0)
  const bare = owner.genitive ? owner.bits : owner.lower.endsWith('s') ? known.get(owner.lower.slice(0, -1)) ?? 0 : 0
  const own = levelOf(bare) >= OWNER ? bare : owner.bits
  if (next === undefined) return false
  if (own === bare && isTrade && levelOf(own) >= OWNER_OF_TRADE && (own & (WORD.place | WORD.common | WORD.title)) === 0) return true
  if (levelOf(own) < OWNER || (own & WORD.title) !== 0) return false
  // `Hans Åkeri`, `Lotta Frisör`; but `Lind Arkitekter` is seldom one person.
  if (own !== bare) return givenLevel(own) >= OWNER && givenLevel(own) > surnameLevel(own) && (next.bits & WORD.trade) !== 0
  if (TOWN.test(owner.lower.slice(0, -1))) return isTrade
  return (next.bits & (WORD.placeNoun | WORD.orgEnd)) === 0 || isTrade
}

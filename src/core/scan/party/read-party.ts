import {type Lexica, givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {Name} from '../names/name.js'
import {namesIn} from '../names/names-in.js'
import {CALLED, STREET, TITLE_ENDING} from '../names/endings.js'
import {isStranger} from '../names/stranger.js'
import {titled} from '../office-titles.js'
import {type Reading, termsIn, type Word} from '../reading.js'
import {readingForNames} from '../reading-for-names.js'
import {borneStretch, isBorne, isOwnersFirm, isTradeOfOne, personAfterBody} from './borne.js'
import type {Party, PartyField, PartyKind} from './party-kind.js'
import {AND_OTHERS, AUTHORITY, COMPANY, ORGANISATION, SOLE_TRADER, SPEAKS_FOR} from './party-words.js'

interface Field {
  readonly text: string
  readonly reading: Reading
  readonly names: readonly Name[]
  readonly lexica: Lexica
}

/** No registry writes a longer party, in UTF-16 units. What is, nobody has understood. */
const LENGTH_MAX = 1_000

/** Reads a party field (a folded text): which parties it holds, and of what kind each is. Several are told one by one (C5). */
export function readParty(text: string, lexica: Lexica): PartyField {
  if (text.length > LENGTH_MAX) return {kind: 'unknown', parties: [{kind: 'unknown', start: 0, end: text.length}]}
  const field: Field = {text, reading: readingForNames(text, 'party', lexica), names: namesIn(text, {field: 'party', caseNature: 'unknown', lexica}), lexica}
  const others = AND_OTHERS.exec(text)
  const end = others === null ? text.length : others.index
  const parties = apart(text, 0, end, SEPARATOR, field).flatMap(([from, to]) => partiesIn(field, from, to))
  const [first] = parties
  if (first === undefined) return {kind: 'none', parties}
  return {kind: parties.length > 1 || others !== null ? 'several' : first.kind, parties}
}

/** Signs that stand between parties and nowhere inside the name of one. A slash does in `c/o`, `v/` and `A/S`. */
const SEPARATOR = /[;|\n\r•·]|\s\/\s?|(?<=[\p{L}.)]{2})\/(?=\s?\p{Lu}\p{L})|\ssamt\s/gu
const JOINT = /\s(?:och|o|&|\+|[–—-])\s|,\s?|\s\((?!(?:\p{Lu}{1,4}|\p{Ll}{1,3})\))/gu

type Range = readonly [from: number, to: number]

/** A stretch cut at a sign, wherever no name goes over the cut. */
function apart(text: string, from: number, to: number, sign: RegExp, {names}: Field): readonly Range[] {
  const ranges: Range[] = []
  let start = from
  for (const match of text.slice(from, to).matchAll(sign)) {
    const at = from + match.index
    if (names.some((name) => name.start < at && name.end > at)) continue
    ranges.push([start, at])
    start = at + match[0].length
  }
  ranges.push([start, to])
  return ranges.filter(([one, other]) => /\p{L}/u.test(text.slice(one, other)) || (from === one && to === other && /\d/.test(text)))
}

/** The parties of a stretch without separators: one who is represented, or several joined by a comma or `och`. */
function partiesIn(field: Field, from: number, to: number): readonly Party[] {
  if (field.lexica.organisations.has(field.reading.lower.slice(from, to).trim()) && !isGivenNameToo(wordsIn(field, from, to))) return [partyOf(field, from, to)]
  const represented = representedIn(field, from, to)
  if (represented !== null) return [represented]
  const behind = behindBody(field, from, to)
  if (behind !== null) return [behind]
  const pieces = apart(field.text, from, to, JOINT, field)
  if (pieces.length < 2) return [partyOf(field, from, to)]
  return joinedIn(field, pieces, from, to)
}

/** `Bygg AB, att: Lotta`, `Anna Exempel, ombud: Advokatfirman Prov`, `Advokatfirman Prov, ombud för Anna Exempel`. */
function representedIn(field: Field, from: number, to: number): Party | null {
  const match = SPEAKS_FOR.exec(field.text.slice(from, to))
  if (match === null) return null
  const [before, after] = [trimmed(field.text, from, from + match.index), trimmed(field.text, from + match.index + match[0].length, to)]
  if (before === null || after === null) return null
  const parts = [...partiesIn(field, ...before), ...partiesIn(field, ...after)]
  return {kind: 'represented', start: before[0], end: after[1], parts}
}

/** `Ekbackens Bygg AB Lotta`: nothing stands between the organisation and the one who answers for it. */
function behindBody(field: Field, from: number, to: number): Party | null {
  const words = wordsIn(field, from, to)
  const at = personAfterBody(words, field.lexica, field.reading.lower)
  const [body, person] = [words[at - 1], words[at]]
  if (body === undefined || person === undefined || field.names.some(({start, end}) => start < person.end && end > person.start)) return null
  const parts = [...partiesIn(field, from, body.end), ...partiesIn(field, person.start, to)]
  return {kind: 'represented', start: from, end: parts.at(-1)?.end ?? to, parts}
}

/** Pieces between commas and `och`: a person and an authority are one official, two persons are two, what tells nothing by itself belongs to what it stands beside. */
function joinedIn(field: Field, pieces: readonly Range[], from: number, to: number): readonly Party[] {
  const whole = partyOf(field, from, to)
  // `enskild firma` after a comma says what the whole is; a firm's own `och` or `&` holds its parts together.
  if (whole.kind === 'sole-trader' || whole.kind === 'estate') return [whole]
  const kinds = pieces.map(([start, end]) => kindOf(field, start, end))
  const named = kinds.filter((kind) => PERSONS.has(kind)).length
  const bodies = kinds.filter((kind) => kind === 'organisation' || kind === 'authority').length
  // `Berg, A.` and `Stark, Maja` are one person.
  if (pieces.length === 2 && (whole.kind === 'private' || pieces.some((piece) => wordsIn(field, ...piece).every(({form}) => form === 'initial')))) {
    if (borneStretch(wordsIn(field, from, to)) !== null) return [whole]
  }
  // `Handelsbolaget Lind och Lund`
  if (pieces.length === 2 && isJoined(field.text, pieces[0], pieces[1]) && COMPANY_HEAD.test(field.reading.lower.slice(from, to).trimStart())) return [whole]
  const behind = besideRole(field, pieces, kinds)
  if (behind !== null) return behind
  if (pieces.some((_, at) => isLoosePerson(field, pieces, kinds, at))) return pieces.map(([start, end]) => partyOf(field, start, end))
  if (named === 0) return separateBodies(field, pieces, kinds) ?? [whole]
  if (named === 1 && bodies === 0) return kinds.includes('unknown') ? pieces.map(([start, end]) => partyOf(field, start, end)) : [whole]
  // `Utredare Hedvig Prov, Naturvårdsverket`: an official of theirs. `Bygg AB, Anna Exempel`: one who answers for a firm.
  if (named === 1 && bodies > 0) {
    const parts = pieces.map(([start, end]) => partyOf(field, start, end))
    const isOfficial = kinds.includes('authority') || kinds.includes('official')
    return [isOfficial ? {...whole, kind: kinds.includes('elected') ? 'elected' : 'official'} : {kind: 'represented', start: whole.start, end: whole.end, parts}]
  }
  return pieces.map(([start, end]) => partyOf(field, start, end))
}

/** `Invånare (Mbeki)`, `Elev, Achterberg`: a role word, and a name beside it that no list holds or that running text knows by its capital alone. */
function besideRole(field: Field, pieces: readonly Range[], kinds: readonly PartyKind[]): readonly Party[] | null {
  if (!pieces.some(([start, end]) => isRoleWord(field, start, end))) return null
  const isStrange = (at: number): boolean => kinds[at] === 'role-word' && pieces[at] !== undefined && wordsIn(field, ...pieces[at]).length < 3 && !isRoleWord(field, ...pieces[at]) && wordsIn(field, ...pieces[at]).some((word) => isProper(word, field) && !isPlaceHere(word, field))
  if (!pieces.some((_, at) => isStrange(at))) return null
  return pieces.map(([start, end], at) => (isStrange(at) ? {...partyOf(field, start, end), kind: 'unknown' as const} : partyOf(field, start, end)))
}

/** A word with a capital that is nobody's but a person's to be called by, or a small one that running text writes with a capital. */
function isProper(word: Word, {lexica}: Field): boolean {
  return isStranger(word, lexica) && (word.form !== 'lower' || ((word.bits & WORD.written) >> 24 > 0))
}

/** Whether a piece is nothing but words that somebody bears, and no part of a firm's name as in `Bohlin & Sterner AB`. */
function isLoosePerson(field: Field, pieces: readonly Range[], kinds: readonly PartyKind[], at: number): boolean {
  const piece = pieces[at]
  if (piece === undefined || (kinds[at] !== 'unknown' && kinds[at] !== 'private') || hasName(field, ...piece) || borneStretch(wordsIn(field, ...piece)) === null || wordsIn(field, ...piece).some((word) => isPlaceHere(word, field) || isBesideAWord(field.reading.words, field.reading.words.indexOf(word)))) return false
  let last = at
  while (last + 1 < pieces.length && isJoined(field.text, pieces[last], pieces[last + 1])) last++
  const tail = wordsIn(field, ...(pieces[last] ?? piece)).at(-1)
  if (last > at && kinds[last] === 'organisation' && tail !== undefined && tail.form !== 'upper') return false
  if (last > at && tail !== undefined && COMPANY.test(tail.lower)) return false
  const before = pieces[at - 1]
  const lead = before === undefined ? undefined : wordsIn(field, ...before).at(-1)
  return !(before !== undefined && kinds[at - 1] === 'organisation' && /&\s*$/u.test(field.text.slice(before[0], piece[0])) && lead !== undefined && lead.form !== 'upper' && !COMPANY.test(lead.lower))
}

/** A company whose form stands first: what it is called after goes on behind `och`. */
const COMPANY_HEAD = /^(?:aktiebolaget|handelsbolaget|kommanditbolaget)\s/u

function isJoined(text: string, one: Range | undefined, next: Range | undefined): boolean {
  return one !== undefined && next !== undefined && /^\s(?:och|o|&|\+)\s$/u.test(text.slice(one[1], next[0]))
}

function hasName({names}: Field, from: number, to: number): boolean {
  return names.some(({start, end}) => start < to && end > from)
}

const PERSONS: ReadonlySet<PartyKind> = new Set<PartyKind>(['private', 'official', 'elected'])

/** `Boverket och Trafikverket`, `Vårdnadshavare, elev`; but neither `Bohlin & Sterner AB` nor `Länsstyrelsen, valenheten`: each must be a body by its own last word, or a role word. */
function separateBodies(field: Field, pieces: readonly Range[], kinds: readonly PartyKind[]): readonly Party[] | null {
  const isApart = pieces.every(([start, end], at) => (kinds[at] === 'role-word' ? isRoleWord(field, start, end) : isBody(field, start, end)))
  return isApart ? pieces.map(([start, end]) => partyOf(field, start, end)) : null
}

function isRoleWord({reading, lexica}: Field, start: number, end: number): boolean {
  return lexica.roleWords.has(reading.lower.slice(start, end).trim())
}

/** A body's name by itself: it begins with a capital, as that of its unit seldom does, and ends in what tells an organisation. A firm's `&` joins what is one. */
function isBody(field: Field, start: number, end: number): boolean {
  if (!/^\s*\p{Lu}/u.test(field.text.slice(start, end)) || /&\s*$/u.test(field.text.slice(0, start)) || /^\s*&/u.test(field.text.slice(end))) return false
  const tail = wordsIn(field, start, end).at(-1)
  return tail !== undefined && (COMPANY.test(tail.lower) || AUTHORITY.test(tail.lower) || ORGANISATION.test(tail.lower) || field.lexica.organisations.has(tail.lower))
}

function partyOf(field: Field, from: number, to: number): Party {
  const [start, end] = trimmed(field.text, from, to) ?? [from, to]
  return {kind: kindOf(field, start, end), start, end}
}

function kindOf(field: Field, start: number, end: number): PartyKind {
  const {text, reading, names, lexica} = field
  const lower = reading.lower.slice(start, end).trim()
  const words = wordsIn(field, start, end)
  const own = names.filter((name) => name.start < end && name.end > start)
  if (lexica.roleWords.has(lower)) return SOLE_TRADER.test(lower) ? 'sole-trader' : 'role-word'
  if (own.some(({why}) => why === 'estate') || words.some(({bits}) => (bits & WORD.estate) !== 0)) return 'estate'
  if (own.some(({why}) => why === 'sole-trader') || SOLE_TRADER.test(lower)) return 'sole-trader'
  const [name] = own
  // What the tagger only guesses is no name where the whole is a listed organisation's.
  if (own.length > 0 && own.every(({why}) => why === 'tagged') && lexica.organisations.has(lower) && !isGivenNameToo(words)) return 'organisation'
  if (name !== undefined) {
    const office = name.why === 'elected' ? 'elected' : titled(reading.lower.slice(start, name.start))
    return office ?? (own.length === 1 && words.some(({lower: word, end: at}) => at <= name.start && AUTHORITY.test(word)) ? 'official' : 'private')
  }
  if ((lexica.organisations.has(lower) && !isGivenNameToo(words)) || isKnownFirm(field, start) || words.some(({lower: word}) => COMPANY.test(word))) return 'organisation'
  if (isMakeAlone(words)) return 'organisation'
  if (isOwnersFirm(words, lexica) || isTradeOfOne(words) || isKinOf(words) || isInitials(field, start, end) || isHandle(field, start, end)) return 'unknown'
  const stretch = words.some((word) => isPlaceHere(word, field)) ? null : borneStretch(words)
  if (stretch !== null) return stretch
  // `Boende på Storgatan`, `Advokat`: who it is by role, whatever place follows. `Advokat Stark` is somebody.
  const [first, ...others] = words
  if (first !== undefined && text.charAt(first.end) !== '-' && (lexica.roleWords.has(first.lower) || ((first.bits & (WORD.kin | WORD.title)) !== 0 && !isBorne(first)))) return others.some((word) => (isBorne(word) || (word.form === 'capital' && couldBeName(word, field)) || isProper(word, field)) && !isPlaceHere(word, field)) ? 'unknown' : 'role-word'
  if (words.some(({lower: word}) => AUTHORITY.test(word))) return 'authority'
  if (words.some((word) => isOrganisationWord(word, words.length)) || isShortForm(words) || words.some(({lower: word}) => lexica.organisations.has(word))) return 'organisation'
  return words.some((word) => couldBeName(word, field)) ? 'unknown' : 'role-word'
}

/** `Skanova`: a listed supplier or make that hardly anybody bears. */
function isMakeAlone([word, ...others]: readonly Word[]): boolean {
  return word !== undefined && others.length === 0 && (word.bits & WORD.make) !== 0 && !isBorne(word)
}

const KIN = /^(?:bröderna|systrarna|syskonen|makarna|familjen|släkten|änkan|änkefru|kusinerna|tvillingarna)$/u

/** `Bröderna Tegel`: by what kinship, and then the name, whatever it is otherwise. */
function isKinOf([first, second]: readonly Word[]): boolean {
  return first !== undefined && KIN.test(first.lower) && first.gap === 'space' && second !== undefined && (second.form === 'capital' || second.form === 'upper')
}

/** `R.E.`, `J N`, which those who know know. */
function isInitials({text}: Field, start: number, end: number): boolean {
  return /^\p{Lu}(?:(?:\.\s?|\s)\p{Lu}){1,3}\.?$/u.test(text.slice(start, end))
}

/** `@kimbratt`, `kimbratt88`: what somebody is called on a web page. */
function isHandle({text}: Field, start: number, end: number): boolean {
  return /^\p{Ll}[\p{Ll}._-]{4,30}\d{1,4}$/u.test(text.slice(start, end)) || /(?:^|\s)@\p{L}[\p{L}\d._-]{2,30}$/u.test(text.slice(Math.max(0, start - 2), end))
}

/** `Ivo` is a given name, `IVO` an authority. */
function isGivenNameToo([word, ...others]: readonly Word[]): boolean {
  return word !== undefined && others.length === 0 && word.form !== 'upper' && givenLevel(word.bits) >= 4
}

/** `Ica Nära`, `Lions Club`: firms and clubs among the listed expressions. */
function isKnownFirm({text, lexica}: Field, at: number): boolean {
  return termsIn(text, lexica).some(({category, start}) => category === 'organisation' && start === at)
}

/** `Boende i Lund`, `Berg 1:12`, `kv Linden`, `Mark- och miljödomstolen`: a place or a part of a word by what stands beside it. */
function isPlaceHere({start, end}: Word, {reading}: Field): boolean {
  if (/^(?:-(?!\p{L})|\s\d{1,3}:\d)/u.test(reading.lower.slice(end, end + 6))) return true
  return /(?:^|[^\p{L}])(?:i|på|vid|kring|nära|inom|enligt|kv|kvarteret|fastigheten)\s$/u.test(reading.lower.slice(Math.max(0, start - 14), start))
}

const BODY = WORD.orgEnd | WORD.orgHead | WORD.orgJoin | WORD.trade | WORD.placeHead | WORD.placeNoun

function isOrganisationWord(word: Word, among: number): boolean {
  const {bits, lower, form} = word
  // `Berg med familj`: a hill, a firm's word and a name.
  if (isBorne(word) && (bits & (WORD.orgEnd | WORD.orgHead | WORD.orgJoin)) === 0) return false
  if ((bits & BODY) !== 0 && (among > 1 || form !== 'lower')) return (bits & (WORD.orgEnd | WORD.orgHead | WORD.orgJoin)) === 0 || form !== 'lower' || lower.length > 3
  return (ORGANISATION.test(lower) || STREET.test(lower)) && surnameLevel(bits) < 4 && givenLevel(bits) < 4
}

/** `LRF`, `SKR`, `NCC`: capitals that no one is called by. */
function isShortForm(words: readonly Word[]): boolean {
  return words.some(({form, lower, bits}) => form === 'upper' && lower.length <= 5 && givenLevel(bits) < 3 && surnameLevel(bits) < 3) && words.some(({form}) => form !== 'upper' || words.length === 1)
}

/** From this level of `WORD.written` running text writes a word small rather than as a name. */
const WRITTEN_SMALL = 3

/** A word that somebody could be called by: one that nobody has met in running text, or that some bear as a name and few write otherwise. */
function couldBeName(word: Word, field: Field): boolean {
  const {bits, lower, form, start} = word
  const {text, lexica} = field
  if (isBorne(word)) return !isPlaceHere(word, field) && !isPartOfNoName(word, field)
  if (form === 'mixed' || lower.length < 2 || (form === 'lower' && lower.length < 4)) return false
  if (text.charAt(start - 1) === '@' || (bits & (WORD.common | WORD.title | WORD.place | WORD.kin | WORD.from | WORD.notName | WORD.particle)) !== 0) return false
  const written = (bits & WORD.written) >> 24
  if (written >= WRITTEN_SMALL || TITLE_ENDING.test(lower)) return false
  const isListed = givenLevel(bits) > 0 || surnameLevel(bits) > 0
  return isListed || (written === 0 && !isDefiniteCompound(lower, lexica))
}

const OTHERWISE = WORD.common | WORD.place | WORD.trade | WORD.placeNoun

/** `Lunds stadsmission`, `Norra Skog`, `Svensk Handel`: a word that is something else too, joined to one that nobody bears. */
function isPartOfNoName(word: Word, {reading: {words}}: Field): boolean {
  // `Nätverket Stella`
  const lead = words[words.indexOf(word) - 1]
  if (lead?.gap === 'space' && lead.lower.length > 5 && CALLED.test(lead.lower) && !AUTHORITY.test(lead.lower) && !isBorne(lead)) return true
  if ((word.bits & (OTHERWISE | WORD.ordinary)) === 0) return false
  const at = words.indexOf(word)
  const [before, next] = [words[at - 1], words[at + 1]]
  if (isBesideAWord(words, at)) return true
  if (word.gap === 'space' && next !== undefined && (word.genitive || (next.form === 'capital' && !isBorne(next) && (next.bits & (WORD.title | WORD.kin)) === 0))) return true
  return before?.gap === 'space' && before.form === 'capital' && !isBorne(before) && (before.bits & (WORD.title | WORD.kin)) === 0
}

/** `Kart och mät`, `Frisk & Fri`: joined to a word that is nothing but a word, and no kinsman. */
function isBesideAWord(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined || ordinaryLevel(word.bits) < 2) return false
  const [other, beyond] = next?.lower === 'och' ? [words[at + 2], words[at + 3]] : word.gap === 'and' ? [next, words[at + 2]] : before?.lower === 'och' ? [words[at - 2], words[at - 3]] : before?.gap === 'and' ? [before, words[at - 2]] : []
  return other !== undefined && beyond === undefined && !isBorne(other) && (other.bits & WORD.written) !== 0 && (other.bits & (WORD.kin | WORD.title)) === 0 && !AUTHORITY.test(other.lower)
}

/** `Elevhälsan`, `Fältbiologerna`: words joined into one that says `the`, as surnames of two words never do. */
function isDefiniteCompound(lower: string, {words}: Lexica): boolean {
  if (!/(?:an|en|et|na)s?$/u.test(lower)) return false
  for (let at = 3; at <= lower.length - 5; at++) {
    const [head, tail] = [words.get(lower.slice(0, at)) ?? 0, words.get(lower.slice(at)) ?? 0]
    if (((tail & WORD.common) !== 0 || (tail & WORD.written) >> 24 >= WRITTEN_SMALL) && (head & (WORD.common | WORD.written)) !== 0) return true
  }
  return false
}

function wordsIn({reading}: Field, start: number, end: number): readonly Word[] {
  return reading.words.filter((word) => word.start < end && word.end > start)
}

function trimmed(text: string, from: number, to: number): Range | null {
  let [start, end] = [from, to]
  while (start < end && /[\s,;:()–—-]/u.test(text.charAt(start))) start++
  while (end > start && /[\s,;:()–—-]/u.test(text.charAt(end - 1)) && !(text.charAt(end - 1) === ')' && text.slice(start, end).includes('('))) end--
  return start < end && /[\p{L}\d]/u.test(text.slice(start, end)) ? [start, end] : null
}

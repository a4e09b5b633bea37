import type {Detector, Hit, ScanContext} from '../detector.js'
import type {Certainty} from '../finding.js'
import {givenLevel, surnameLevel} from '../lexica.js'
import {letterSpacedNames} from '../names/letter-spaced.js'
import {type Name, NAME_REASONS} from '../names/name.js'
import {namesIn} from '../names/names-in.js'
import {borneStretch} from '../party/borne.js'
import {leaves, partyAt, type PartyField, type PartyKind} from '../party/party-kind.js'
import {readParty} from '../party/read-party.js'
import type {Word} from '../reading.js'
import {readingForNames} from '../reading-for-names.js'

/** Persons by name: given name and surname, or a part of a name where the words around it tell (B2, B10, C3). */
export const person = {
  id: 'person',
  version: 10,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: NAME_REASONS,

  find(text: string, context: ScanContext): readonly Hit[] {
    return [...named(text, context), ...inOtherLetters(text), ...letterSpacedNames(text, context).map(({start, end}): Hit => ({kind: 'person', start, end, certainty: 'likely', why: 'given-and-surname'}))]
  },
} as const satisfies Detector

function named(text: string, context: ScanContext): readonly Hit[] {
  const names = namesIn(text, context)
  const {words} = readingForNames(text, context.field, context.lexica)
  if (context.field !== 'party') return names.map((name) => hitOf(name, words, name.certainty))
  const field = names.length === 0 ? null : readParty(text, context.lexica)
  const told = names.filter(({why, start}) => why !== 'tagged' || field === null || partyAt(field, start) !== 'organisation' || !isListed(text, field, start, context))
  return [...told.map((name) => hitOf(name, words, isTwoNames(name, field === null ? null : partyAt(field, name.start), words) ? 'certain' : name.certainty))]
}

/** A whole party that is a listed organisation's name, which the tagger alone takes for a person. */
function isListed(text: string, field: PartyField, at: number, {lexica}: ScanContext): boolean {
  return leaves(field).some(({start, end}) => at >= start && at < end && lexica.organisations.has(text.slice(start, end).toLowerCase()))
}

function hitOf({start, end, first, last, why}: Name, words: readonly Word[], certainty: Certainty): Hit {
  return {kind: 'person', start, end, certainty, why: why === 'surname-with-cue' && isGiven(words.slice(first, last + 1)) ? 'given-with-cue' : why}
}

/** Names that more bear as a given name, or as many: `Ahmed` after `från` is told as one. */
function isGiven(words: readonly Word[]): boolean {
  return words.every(({bits}) => givenLevel(bits) > 0 && givenLevel(bits) >= surnameLevel(bits))
}

const NAMED: ReadonlySet<PartyKind> = new Set<PartyKind>(['private', 'official', 'elected'])

/** Two names in the party field, where a person and nothing else was read, leave no doubt that the rest of a text could remove (C3). */
function isTwoNames({first, last, why}: Name, party: PartyKind | null, words: readonly Word[]): boolean {
  // What nobody bears may be a firm's: the tagger takes many for persons.
  if (why === 'tagged') {
    const stretch = borneStretch(words.slice(first, last + 1))
    if (stretch === null || (stretch === 'unknown' && last - first < 2)) return false
  }
  return last > first && why !== 'given-and-initial' && why !== 'initials-with-cue' && why !== 'sole-trader' && why !== 'estate' && party !== null && NAMED.has(party)
}

// Letters that no list holds, side by side. One sign of a script without an alphabet may be a name; a Greek letter or two are a formula's.
const LETTER = String.raw`(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}\p{M}{0,4}`
const OTHER_LETTERS = new RegExp(String.raw`(?:${LETTER}){1,60}(?:[\s·・'-]{1,2}(?:${LETTER}){1,60}){0,11}`, 'gu')
const WITHOUT_ALPHABET = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
const GREEK = /^[\p{Script=Greek}\s'-]+$/u
/** Whether a text holds anything of the kind: dashes, quotation marks and signs are none. */
const HOLDS_OTHERS = /[\u0370-\u1cff\u2c00-\u2dff\u2e80-\u2fdf\u3040-\ud7ff\ud840-\udbff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdc]/

/** What stands in other letters than Latin ones cannot be told from a name (B9, C3): nobody has read it. */
function inOtherLetters(text: string): readonly Hit[] {
  if (!HOLDS_OTHERS.test(text)) return []
  return [...text.matchAll(OTHER_LETTERS)].filter(([found]) => WITHOUT_ALPHABET.test(found) || (GREEK.test(found) ? found.length > 2 : found.length > 1)).map((match) => ({kind: 'person', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'other-letters'}))
}

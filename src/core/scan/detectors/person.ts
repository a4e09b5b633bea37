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
  version: 9,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: NAME_REASONS,

  find(text: string, context: ScanContext): readonly Hit[] {
    return [...named(text, context), ...letterSpacedNames(text, context).map(({start, end}): Hit => ({kind: 'person', start, end, certainty: 'likely', why: 'given-and-surname'}))]
  },
} as const satisfies Detector

function named(text: string, context: ScanContext): readonly Hit[] {
  const names = namesIn(text, context)
  const {words} = readingForNames(text, context.field, context.lexica)
  if (context.field !== 'party') return names.map((name) => hitOf(name, words, name.certainty))
  const field = names.length === 0 ? null : readParty(text, context.lexica)
  const told = names.filter(({why, start}) => why !== 'tagged' || field === null || partyAt(field, start) !== 'organisation' || !isListed(text, field, start, context))
  return [...told.map((name) => hitOf(name, words, isTwoNames(name, field === null ? null : partyAt(field, name.start), words) ? 'certain' : name.certainty)), ...inOtherLetters(text)]
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

// Letters that no list holds, side by side: organisations give themselves a name in Latin letters.
const OTHER_LETTERS = /(?:(?!\p{Script=Latin})\p{L})[\p{L}\p{M}'-]*(?:\s(?:(?!\p{Script=Latin})\p{L})[\p{L}\p{M}'-]*){0,4}/gu

/** What stands in the party field in other letters than Latin ones cannot be told from a name (B9, C3). */
function inOtherLetters(text: string): readonly Hit[] {
  return [...text.matchAll(OTHER_LETTERS)].filter(([found]) => found.length > 2).map((match) => ({kind: 'person', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'name-in-party'}))
}

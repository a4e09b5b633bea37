import {givenLevel, surnameLevel} from '../lexica.js'
import type {Reading} from '../reading.js'
import {PERSON_TAG} from '../tagger/model.js'
import {NO_NAMES, type TaggedWords} from '../tagger/tag-words.js'
import {isLineEnd, partsName} from './line-ends.js'
import {type Name, nameOf} from './name.js'
import {isElected} from './surroundings.js'
import {isUnknownName} from './weights.js'

/** From here a word is taken to be part of a person's name. */
export const TAKEN = 0.4
/** A word by itself behind what a private person's case is needs hardly anything. */
const TAKEN_APART = 0.1
/** A word beside one that is taken needs less. */
const TAKEN_BESIDE = 0.3

/** The persons that the tagger finds in a text, in order, none inside another. `isApart` tells which words need no more than a hint, by where they stand. */
export function namesByTagger(reading: Reading, tagged: TaggedWords, isApart: (at: number) => boolean): readonly Name[] {
  if (tagged === NO_NAMES) return []
  const {words} = reading
  const {person, tags} = tagged
  const names: Name[] = []
  for (let at = 0; at < words.length; at++) {
    const likely = person[at] ?? 0
    const isTaken = likely >= TAKEN || (likely >= TAKEN_APART && isApart(at))
    if (!isTaken && !areStrangers(reading, person, at)) continue
    let first = at
    let last = at
    while (first > (names.at(-1)?.last ?? -1) + 1 && goesOn(reading, first - 1) && (person[first - 1] ?? 0) >= TAKEN_BESIDE) first--
    if (!isTaken) last++
    while (goesOn(reading, last) && ((person[last + 1] ?? 0) >= TAKEN_BESIDE || tags[last + 1] === PERSON_TAG)) last++
    const before = names.at(-1)
    if (before !== undefined && isSurnameBefore(reading, before, first, last)) {
      first = before.first
      names.pop()
    }
    const tail = words[last]
    names.push(nameOf(words, first, last, 'likely', tail !== undefined && last > first && isElected(reading, tail) ? 'elected' : 'tagged'))
    at = last
  }
  return names
}

/** `Olsson, Erik`: one word that is a surname rather than a given name, a comma, and given names alone. */
function isSurnameBefore({words}: Reading, before: Name, first: number, last: number): boolean {
  const surname = words[before.last]
  const given = words[first]
  const tail = words[last]
  if (surname === undefined || given === undefined || tail === undefined || before.first !== before.last || before.last !== first - 1 || surname.gap !== 'comma') return false
  if (last - first > 1 || givenLevel(surname.bits) > surnameLevel(surname.bits) || surnameLevel(given.bits) > givenLevel(given.bits)) return false
  return last === first || surnameLevel(tail.bits) <= givenLevel(tail.bits)
}

/** Two words with capitals side by side that no list holds in any sense, and that the tagger does not rule out: a name that nobody in Sweden bore when the lists were made. */
function areStrangers(reading: Reading, person: Float32Array, at: number): boolean {
  const {words, capitals} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (capitals || word === undefined || next === undefined || word.gap !== 'space' || isLineEnd(reading, at)) return false
  return word.bits === 0 && next.bits === 0 && isUnknownName(word) && isUnknownName(next) && (person[at] ?? 0) + (person[at + 1] ?? 0) >= TAKEN
}

/** Whether the next word stands with this one as the parts of one name do. */
function goesOn(reading: Reading, at: number): boolean {
  const {words} = reading
  const word = words[at]
  const next = words[at + 1]
  if (word === undefined || next === undefined) return false
  return (word.gap === 'space' && !partsName(reading, at)) || (word.gap === 'dot' && (word.form === 'initial' || next.form === 'initial'))
}

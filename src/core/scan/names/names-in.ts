import type {ScanContext} from '../detector.js'
import type {ScanField} from '../finding.js'
import type {Reading, Word} from '../reading.js'
import {readingForNames} from '../reading-for-names.js'
import {PERSON_TAG} from '../tagger/model.js'
import {tagWords, type TaggedWords} from '../tagger/tag-words.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import {COMPOUND} from './endings.js'
import {behindRole} from './behind-role.js'
import {namesByRule} from './by-rule.js'
import {namesByTagger} from './by-tagger.js'
import {isApartInCase} from './correspondent.js'
import {withoutKnown} from './known.js'
import {isLineEnd} from './line-ends.js'
import type {Name, NameReason} from './name.js'
import {isCapital} from './writing.js'
import {isInRowOfThings} from './rows-of-things.js'
import {areCompanysLetters, goesOnAs, isBehindForm, isFirmBeside, isHouse, isLabel, isThing, isWorkplace, opensWithThing, standsIn} from './surroundings.js'

let last: {readonly reading: Reading; readonly field: ScanField; readonly caseNature: ScanContext['caseNature']; readonly names: readonly Name[]} | null = null

/** The persons named in a text, in order, none inside another. The last answer is kept, since several detectors ask for it. */
export function namesIn(text: string, context: ScanContext): readonly Name[] {
  const {field, caseNature, lexica} = context
  const reading = readingForNames(text, field, lexica)
  if (last === null || last.reading !== reading || last.field !== field || last.caseNature !== caseNature) last = {reading, field, caseNature, names: withoutKnown(find(reading, context), reading, context)}
  return last.names
}

/** What rules only guess: the tagger may know better. What they are sure of stands whatever it says. */
const GUESSED: ReadonlySet<NameReason> = new Set<NameReason>(['given-and-unknown', 'two-given-names', 'surname-with-cue', 'given-with-cue'])
/** Below this in every word the tagger is as good as certain that a name by rule is something else. */
const DOUBTED = 0.08

function find(reading: Reading, context: ScanContext): readonly Name[] {
  const {field, lexica} = context
  if (reading.words.length === 0) return []
  const tagged = tagWords(reading, field, lexica.tagger)
  const ruled = namesByRule(reading, context).filter((name) => !GUESSED.has(name.why) || (!isThing(reading, name.first, name.last) && (likeliest(tagged, name) >= DOUBTED || (name.first === name.last && behindRole(reading, name.first, context) !== null))))
  return joined(reading, ruled, namesByTagger(reading, tagged, (at) => isApartInCase(reading, at, context)).filter((name) => !isOther(reading, tagged, name, context)))
}

/** From here on the tagger outweighs what the words before, or the name's own ending, make of it. */
const SURER = 0.97
/** A word alone that is a place or an ordinary word too needs this much, where there is little text around it. */
const ALONE = 0.8

/** Whether what the tagger takes for a person is something else: rules know how streets, firms and things that bear names go on. */
function isOther(reading: Reading, tagged: TaggedWords, {first, last: end}: Name, context: ScanContext): boolean {
  const {field} = context
  const tail = reading.words[end]
  if (tail === undefined || isThing(reading, first, end) || areCompanysLetters(reading, first, end) || isBehindForm(reading, first)) return true
  // The beginning of a longer name that is not a person's: `Selma` of a street.
  if (!isApartInCase(reading, end, context) && !holdsTag(tagged, first, end, (tag) => tag === PERSON_TAG) && holdsTag(tagged, first, end, (tag) => tag > PERSON_TAG)) return true
  const next = reading.words[end + 1]
  const beyond = tail.gap === 'space' && next !== undefined && isCapital(next) && !isLineEnd(reading, end) ? goesOnAs(reading, end + 1) : null
  if (beyond === 'place' || beyond === 'organisation') return true
  const after = goesOnAs(reading, end, first)
  if (after === 'place' || after === 'organisation' || isNumbered(reading, end)) return true
  if (isProgramWord(reading, end) || isInRowOfThings(reading, first, end, context) || isLabel(reading, end) || isFirmBeside(reading, first, end) || isHouse(reading, first, end) || opensWithThing(reading, first, end) || isWorkplace(reading, first, end)) return true
  const likely = likeliest(tagged, {first, last: end})
  // `Villa Fridhem och Villa Solvik`
  if (end === first && first > 0 && isUnderPlace(reading.words[first - 1], tail) && !isLineEnd(reading, first - 1)) return true
  // A club by its letters: `Hedviks GoIF`, `IK Vilhelm`.
  if ((tail.bits & WORD.orgEnd) !== 0 && surnameLevel(tail.bits) < 3) return true
  const lead = reading.words[first - 1]
  if (lead?.gap === 'space' && !isLineEnd(reading, first - 1) && (lead.bits & WORD.orgEnd) !== 0 && lead.form === 'upper') return true
  // `Björk och ek sparas`: where every word has a capital, or none, a word that is ordinary too is no name by itself.
  if (end === first && (tail.opening || tail.form === 'lower') && ordinaryLevel(tail.bits) >= 1 && likely < SURER) return true
  if (end === first) return field !== 'file' && likely < ALONE && (ordinaryLevel(tail.bits) >= 2 || (tail.bits & WORD.place) !== 0)
  if (likely >= SURER) return false
  const stands = standsIn(reading, first, end)
  return stands === 'place' || stands === 'organisation' || (surnameLevel(tail.bits) === 0 && COMPOUND.test(tail.lower))
}

/** From this level, a thousand bearers, a word is a name before it is a house's. */
const BORNE_BY_MANY = 5

/** Whether what stands before a word makes it a house's or a place's name, and few bear it. */
function isUnderPlace(before: Word | undefined, {bits}: Word): boolean {
  return before?.gap === 'space' && (before.bits & WORD.placeHead) !== 0 && Math.max(givenLevel(bits), surnameLevel(bits)) < BORNE_BY_MANY
}

function holdsTag({tags}: TaggedWords, first: number, end: number, isIt: (tag: number) => boolean): boolean {
  for (let at = first; at <= end; at++) if (isIt(tags[at] ?? 0)) return true
  return false
}

/** `PrintLeftPages`, but not `McDonald`: what programs call their settings. */
function isProgramWord({text, words}: Reading, end: number): boolean {
  const word = words[end]
  return word?.form === 'capital' && word.bits === 0 && INNER_CAPITAL.test(text.slice(word.start + 3, word.end))
}

const INNER_CAPITAL = /\p{Ll}\p{Lu}/u

/** `Karl Johan 4` is a block with its number. */
function isNumbered({words}: Reading, end: number): boolean {
  const [tail, next] = [words[end], words[end + 1]]
  return tail?.gap === 'space' && next?.form === 'mixed' && next.end - next.start < 4 && surnameLevel(tail.bits) < 3 && givenLevel(tail.bits) > 4
}

function likeliest({person}: TaggedWords, {first, last: end}: Pick<Name, 'first' | 'last'>): number {
  let most = 0
  for (let at = first; at <= end; at++) most = Math.max(most, person[at] ?? 0)
  return most
}

/** Both sorts in the order of the text. Where they meet, a rule says why, and the longer says how far the name goes. */
function joined({words}: Reading, ruled: readonly Name[], taggedNames: readonly Name[]): readonly Name[] {
  if (taggedNames.length === 0) return ruled
  const names: Name[] = []
  let next = 0
  const place = (name: Name): void => {
    const before = names.at(-1)
    if (before === undefined || before.last < name.first) names.push(name)
    else if (name.last > before.last || (before.why === 'tagged' && name.why !== 'tagged')) {
      const [kept, other] = before.why === 'tagged' ? [name, before] : [before, name]
      const [first, end] = [Math.min(kept.first, other.first), Math.max(kept.last, other.last)]
      names[names.length - 1] = {...kept, first, last: end, start: words[first]?.start ?? kept.start, end: words[end]?.end ?? kept.end}
    }
  }
  for (const name of ruled) {
    while (next < taggedNames.length && (taggedNames[next]?.first ?? 0) <= name.first) {
      const one = taggedNames[next++]
      if (one !== undefined) place(one)
    }
    place(name)
  }
  for (const name of taggedNames.slice(next)) place(name)
  return names
}

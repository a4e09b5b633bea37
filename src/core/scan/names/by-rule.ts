import type {ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {correspondentAt, isPlaceOnly} from './correspondent.js'
import {STREET, SURNAME_ENDING, TITLE_ENDING} from './endings.js'
import {behindRole} from './behind-role.js'
import {traderAt} from './trader.js'
import {nameInFileName, namesPutTogether} from './in-file-name.js'
import {type Name, nameOf, type NameReason} from './name.js'
import {isLineEnd, partsName} from './line-ends.js'
import {cueBefore, hasOrganisationEnd, isElected, standsIn} from './surroundings.js'
import {givenWeight, isUnknownName, surnameWeight} from './weights.js'
import {initialInside, isCapital, isParticleHere, joins} from './writing.js'

/** Given name and surname together must weigh this much. */
const ENOUGH = 6

type Where = Pick<ScanContext, 'field' | 'caseNature' | 'lexica'>

/** The persons that rules find in a text, in order, none inside another. */
export function namesByRule(reading: Reading, where: Where): readonly Name[] {
  const unlisted = where.field === 'party' || where.field === 'fileName' || (where.field === 'heading' && reading.smalls)
  const names: Name[] = []
  const {words} = reading
  for (let at = 0; at < words.length; ) {
    const word = words[at]
    const name = word === undefined || (word.bits === 0 && word.form !== 'initial' && !unlisted && !isCapital(word)) ? null : nameAt(reading, at, where)
    if (name === null) {
      at++
      continue
    }
    // `Anna och Erik Olsson` are two persons.
    const partner = partnerBefore(reading, name.first)
    if (partner !== null && (names.at(-1)?.last ?? -1) < partner.first) names.push(partner)
    names.push(name)
    at = name.last + 1
  }
  return names
}

function nameAt(reading: Reading, at: number, where: Where): Name | null {
  const party = where.field === 'party'
  const {words} = reading
  const word = words[at]
  if (word === undefined) return null
  if (word.form === 'lower') return smallLetters(reading, at) ?? aloneWithCue(reading, at, where)
  if (word.form === 'mixed') return where.field === 'fileName' ? nameInFileName(reading, at, where.lexica) : null
  if (word.form === 'initial') return initialFirst(reading, at, party)
  return givenFirst(reading, at, party) ?? surnameFirst(reading, at) ?? surnameWithCue(reading, at) ?? smallLetters(reading, at) ?? givenWithCue(reading, at) ?? aloneWithCue(reading, at, where) ?? traderAt(reading, at, where) ?? (party ? aloneInParty(reading, at) : null)
}

/** One word that is a name by what the text, or the file, is. */
function aloneWithCue(reading: Reading, at: number, where: Where): Name | null {
  return behindRole(reading, at, where) ?? (where.field === 'fileName' ? nameInFileName(reading, at, where.lexica) : correspondentAt(reading, at, where) ?? namesPutTogether(reading, at, where.lexica))
}

/** `Erik Olsson`, `Anna-Karin von Berg`, `Erik J. Olsson`, `Fatima Al-Hassani`, `Anna B.` */
function givenFirst(reading: Reading, at: number, party: boolean): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined || (word.genitive && givenLevel(word.bits) > 0 && surnameLevel(word.bits) === 0)) return null
  const given = givenWeight(reading, word)
  if (given === 0 && !(party && isUnknownName(word))) return null
  let tail = at
  let best = -1
  let bestAt = -1
  let unknown = false
  let rare = false
  // Up to three more given names or initials, then particles, then the surname and perhaps a second one.
  for (let steps = 0; steps < 6; steps++) {
    const current = words[tail]
    const next = words[tail + 1]
    if (current === undefined || next === undefined || !joins(current, next) || partsName(reading, tail)) break
    if (current.genitive && tail > at) break
    if ((next.bits & WORD.particle) !== 0 && isParticleHere(words, tail + 1)) {
      tail++
      continue
    }
    if (next.form === 'initial') {
      if (!initialInside(words, tail + 1)) break
      tail++
      continue
    }
    if (!isCapital(next) || current.gap === 'dot') {
      if (!(current.gap === 'dot' && current.form === 'initial' && isCapital(next))) break
    }
    const surname = surnameWeight(reading, next)
    const stranger = surname === 0 && givenLevel(next.bits) < 3 && isUnknownName(next) && !reading.capitals
    const weight = surname > 0 ? surname : stranger ? (SURNAME_ENDING.test(next.lower) ? 4 : 2) : Math.min(3, givenWeight(reading, next))
    if (weight === 0) break
    // A business word after a full name is the trade, not a second surname.
    if (bestAt >= 0 && ((next.bits & (NOT_A_NAME | WORD.place | WORD.common)) !== 0 || (stranger && hasOrganisationEnd(reading, tail)) || hasOrganisationEnd(reading, tail + 1))) break
    if (weight >= best || surname > 0) {
      best = Math.max(best, weight)
      unknown = stranger
      rare = isUnknownName(next) && !reading.capitals
    }
    bestAt = tail + 1
    tail++
  }
  if (bestAt < 0) return givenAndInitial(reading, at, given)
  const cue = cueBefore(reading, at) || party
  const sum = given + best
  // `Per Wästberg` and `Hans Gerremo`: a stranger's capital after one of the commonest names is no accident.
  const common = givenLevel(word.bits) >= 6 && (words[bestAt]?.lower.length ?? 0) > 3
  const stranger = rare && ((given >= 5 && best >= 2) || (cue && sum >= 5) || (given >= 2 && best >= 4) || common)
  const enough = stranger || (!unknown && (sum >= ENOUGH || (cue && sum >= 5)))
  if (given === 0 || !enough) return null
  const lastWord = words[bestAt]
  if (lastWord === undefined) return null
  const place = standsIn(reading, at, bestAt)
  if (place === 'place' || place === 'organisation') return null
  // `Karl Johan 4` is a block with its number.
  const numbered = lastWord.gap === 'space' && words[bestAt + 1]?.form === 'mixed'
  const onlyGiven = surnameLevel(lastWord.bits) < 3 && givenLevel(lastWord.bits) > 4 && !unknown
  if (numbered && (onlyGiven || (!cue && (unknown || best < 4 || ordinaryLevel(lastWord.bits) > 1)))) return null
  const why: NameReason = place ?? (isElected(reading, lastWord) ? 'elected' : unknown ? 'given-and-unknown' : onlyGiven ? 'two-given-names' : 'given-and-surname')
  const sharp = given >= 6 && best >= 6 && !reading.capitals && ordinaryLevel(word.bits) < 2 && ordinaryLevel(lastWord.bits) < 2 && (lastWord.bits & WORD.place) === 0
  const certainty = sharp && (why === 'given-and-surname' || why === 'elected') ? 'certain' : 'likely'
  return nameOf(words, at, bestAt, certainty, why)
}

function givenAndInitial(reading: Reading, at: number, given: number): Name | null {
  const {words} = reading
  const next = words[at + 1]
  const word = words[at]
  if (given < 5 || word === undefined || word.genitive || next?.form !== 'initial' || word.gap !== 'space' || next.gap === 'space') return null
  if (standsIn(reading, at, at + 1) === 'place' || reading.capitals) return null
  return nameOf(words, at, at + 1, 'likely', 'given-and-initial')
}

/** `E. Olsson`, `E.J. Olsson`, and `E Olsson` after a cue. */
function initialFirst(reading: Reading, at: number, party: boolean): Name | null {
  const {words} = reading
  let tail = at
  while (words[tail + 1]?.form === 'initial' && (words[tail]?.gap === 'dot' || words[tail]?.gap === 'space') && tail - at < 3) tail++
  const lastInitial = words[tail]
  // `elev E.O.` tells who it is to those who know the school.
  if (tail > at && words[at]?.gap === 'dot' && ((words[at - 1]?.bits ?? 0) & WORD.kin) !== 0) return nameOf(words, at, tail, 'likely', 'initials-with-cue')
  let next = words[tail + 1]
  if (lastInitial === undefined || next === undefined) return null
  const dotted = lastInitial.gap === 'dot'
  if (!dotted && lastInitial.gap !== 'space') return null
  if ((next.bits & WORD.particle) !== 0 && next.gap === 'space') next = words[++tail + 1]
  if (next === undefined || !isCapital(next)) return null
  // The full stop belongs to the initial and begins no sentence.
  const weight = surnameWeight(reading, {form: next.form, bits: next.bits, opening: false})
  const enough = dotted ? weight >= 4 : weight >= 5 && (party || cueBefore(reading, at))
  if (!enough || standsIn(reading, at, tail + 1) === 'place' || standsIn(reading, at, tail + 1) === 'organisation') return null
  return nameOf(words, at, tail + 1, 'likely', 'initial-and-surname')
}

/** `Olsson, Erik` and `Olsson Erik`. */
function surnameFirst(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined || word.genitive || (next.genitive && word.gap === 'comma')) return null
  if ((word.gap !== 'comma' && word.gap !== 'space') || partsName(reading, at)) return null
  if (!isCapital(next) && !(next.form === 'initial' && word.gap === 'comma')) return null
  const surname = surnameWeight(reading, word)
  if (surname < 5 || givenLevel(word.bits) >= surnameLevel(word.bits)) return null
  if (next.form === 'initial') {
    if (surname < 6 || next.gap === 'space' || ordinaryLevel(word.bits) > 1 || standsIn(reading, at, at + 1) !== null) return null
    return nameOf(words, at, at + 1, 'likely', 'surname-first')
  }
  if (givenWeight(reading, next) < 5 || surnameLevel(next.bits) > givenLevel(next.bits)) return null
  let end = at + 1
  const third = words[end + 1]
  if (word.gap === 'comma') {
    // `Lind, Erik Olsson` is a surname and then a whole person.
    if (third !== undefined && next.gap === 'space' && isCapital(third) && !isLineEnd(reading, at + 1)) {
      if (surnameWeight(reading, third) >= 3) return null
      if (givenWeight(reading, third) >= 4) end++
    }
    const before = words[at - 1]
    if (before !== undefined && isCapital(before) && (before.gap === 'space' || before.gap === 'comma') && givenWeight(reading, before) > 0) return null
  } else if (third !== undefined && next.gap === 'space' && isCapital(third) && !isLineEnd(reading, at + 1) && surnameWeight(reading, third) >= 3) return null
  const place = standsIn(reading, at, end)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, end, 'likely', place ?? 'surname-first')
}

/** `familjen Olsson`, `klagomål från Lindström`, `rektor Lind`: a surname alone means a person only after such a word. */
function surnameWithCue(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, before] = [words[at], words[at - 1]]
  if (word === undefined || before === undefined || (before.gap !== 'space' && before.gap !== 'dot')) return null
  const title = (before.bits & WORD.title) !== 0 || TITLE_ENDING.test(before.lower)
  const from = (before.bits & WORD.from) !== 0
  if (!title && !from) return null
  const level = surnameLevel(word.bits)
  const weight = surnameWeight(reading, word)
  const blurred = ordinaryLevel(word.bits) >= 2 || (word.bits & (WORD.place | WORD.common | WORD.trade | WORD.notName)) !== 0
  if (reading.capitals || STREET.test(word.lower)) return null
  if (title ? weight < 4 || (blurred && level < 6) : weight < 5 || level < 5 || blurred || givenLevel(word.bits) > level) return null
  const next = words[at + 1]
  // `från Lindströms Åkeri`, `av Olsson & Partner`, `Bergs kommun`: not a person alone.
  if (next !== undefined && word.gap === 'space' && (isCapital(next) || next.form === 'upper' || next.form === 'initial' || (next.bits & (WORD.orgEnd | WORD.placeNoun | WORD.trade)) !== 0)) return null
  if (word.gap === 'and' || word.gap === 'slash') return null
  // `Elever från Norrby och Västerby`
  if (next?.lower === 'och' && word.gap === 'space' && isPlaceOnly(words[at + 2])) return null
  const place = standsIn(reading, at, at)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, at, 'likely', place ?? 'surname-with-cue')
}

const WEAK_FROM: ReadonlySet<string> = new Set(['till', 'med', 'mot', 'åt', 'av'])

/** `klagomål från Erik`, `eleven Emma`, `angående Eriks skolgång`. */
function givenWithCue(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, before] = [words[at], words[at - 1]]
  if (word === undefined || before === undefined || (before.gap !== 'space' && before.gap !== 'dot') || reading.capitals) return null
  const kin = (before.bits & WORD.kin) !== 0
  const strong = (before.bits & WORD.strongFrom) !== 0
  // After `till` and `med` only the commonest names: shorter words are many there.
  const weak = !strong && WEAK_FROM.has(before.lower)
  if (!kin && !strong && !weak) return null
  if (givenLevel(word.bits) < (kin ? 3 : weak ? 6 : 5) || ordinaryLevel(word.bits) >= (kin ? 3 : 2) || (word.bits & (WORD.place | WORD.trade | WORD.orgHead)) !== 0) return null
  const next = words[at + 1]
  if (next !== undefined && word.gap === 'space') {
    if (next.form === 'mixed' || isCapital(next)) return null
    if (word.genitive && (next.bits & (WORD.placeNoun | WORD.trade | WORD.orgEnd)) !== 0) return null
  }
  if (word.gap === 'and' || hasOrganisationEnd(reading, at)) return null
  return nameOf(words, at, at, 'likely', 'given-with-cue')
}

/** `klagomål från erik olsson`: where people write small letters only names that are never words count. */
function smallLetters(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (word !== undefined && next !== undefined && areJoinedBackwards(reading, word, next)) return nameOf(words, at, at + 1, 'likely', 'small-letters')
  if (word === undefined || next === undefined || next.form !== 'lower' || word.gap !== 'space') return null
  if (areOrdinaryBoth(reading, at)) return nameOf(words, at, at + 1, 'likely', 'small-letters')
  if (givenLevel(word.bits) < 5 || ordinaryLevel(word.bits) > 1 || (word.bits & NOT_A_NAME) !== 0) return null
  let bits = next.bits
  let end = at + 1
  if (surnameLevel(bits) < 4) {
    const third = words[at + 2]
    if (givenLevel(bits) < 5 || third?.form !== 'lower' || next.gap !== 'space' || (next.bits & NOT_A_NAME) !== 0) return null
    bits = third.bits
    end = at + 2
  }
  if (surnameLevel(bits) < 4 || ordinaryLevel(bits) > 0 || (bits & (NOT_A_NAME | WORD.place)) !== 0) {
    // A genitive is not looked up for small letters until here.
    return null
  }
  const place = standsIn(reading, at, end)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, end, 'likely', place ?? 'small-letters')
}

/** `andersson_karin`, `olsson.erik`: what somebody is called in a system, surname first. */
function areJoinedBackwards({text}: Reading, surname: Word, given: Word): boolean {
  const sign = text.charAt(surname.end)
  if ((sign !== '_' && sign !== '.') || given.start !== surname.end + 1 || given.genitive) return false
  return surnameLevel(surname.bits) >= 5 && givenLevel(given.bits) >= 5 && surnameLevel(surname.bits) > givenLevel(surname.bits) && ordinaryLevel(surname.bits) < 2 && ordinaryLevel(given.bits) < 2 && ((surname.bits | given.bits) & (NOT_A_NAME | WORD.place | WORD.common)) === 0
}

/** `ersättning bo ek`: in a text of small letters two words that are names and something else too, at the end of what is said, behind a word for the matter. */
function areOrdinaryBoth({words, smalls}: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (!smalls || before?.gap !== 'space' || before.lower.length < 5 || word === undefined || next === undefined || next.gap === 'space' || next.gap === 'and') return false
  if (givenLevel(word.bits) < 5 || surnameLevel(next.bits) < 5 || givenLevel(before.bits) > 4) return false
  return ((word.bits | next.bits) & (WORD.notName | WORD.title | WORD.kin | WORD.from)) === 0 && ordinaryLevel(word.bits) + ordinaryLevel(next.bits) < 6
}

/** In the party field nothing but a name may be what is left when the field holds one word or two that are names. */
function aloneInParty(reading: Reading, at: number): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined) return null
  const before = words[at - 1]
  const opensPart = before === undefined || before.gap === 'comma' || before.gap === 'slash' || before.gap === 'other' || before.gap === 'and' || before.lower === 'och'
  const closesPart = word.gap !== 'space' && word.gap !== 'and' && word.gap !== 'dot'
  const joined = word.gap === 'space' && words[at + 1]?.lower === 'och'
  if (!opensPart || !(closesPart || joined)) return null
  if (ordinaryLevel(word.bits) >= 2 || (word.bits & (NOT_A_NAME | WORD.common)) !== 0) return null
  if ((word.bits & WORD.place) !== 0 && (givenLevel(word.bits) < 6 || ordinaryLevel(word.bits) > 0 || surnameLevel(word.bits) > 4)) return null
  if (Math.max(givenLevel(word.bits), surnameLevel(word.bits)) < 5) return null
  if (word.gap !== 'comma' && hasOrganisationEnd(reading, at)) return null
  return nameOf(words, at, at, 'likely', 'name-in-party')
}

function partnerBefore(reading: Reading, first: number): Name | null {
  const {words} = reading
  const [join, partner] = [words[first - 1], words[first - 2]]
  const amp = partner === undefined && join?.gap === 'and' ? join : null
  const other = amp ?? (join?.lower === 'och' ? partner : join?.gap === 'and' ? join : undefined)
  if (other === undefined || !isCapital(other) || other.genitive || givenWeight(reading, other) < 5) return null
  const at = words.indexOf(other, Math.max(0, first - 2))
  return nameOf(words, at, at, 'likely', 'given-with-cue')
}

const NOT_A_NAME = WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade | WORD.notName | WORD.from | WORD.particle

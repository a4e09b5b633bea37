import {foldText} from '../scan/fold.js'
import {isParticle, type Asked} from './asked.js'
import {escaped, loosely} from './loosely.js'

/**
 * How well a text agrees with what was asked. `exact`: it stands there, letter by letter or digit by digit, however it is set out.
 * `likely`: without its marks, with an initial, with another given name between, in another order, or joined to more.
 * Neither says that it is the same person: names are shared.
 */
export type Grade = 'exact' | 'likely'

/** A place in a text, in UTF-16 units of the text as it was given, that agrees with what was asked. */
export interface Sighting {
  /** Which of what was asked, from 0. */
  readonly asked: number
  readonly grade: Grade
  readonly start: number
  readonly end: number
}

/** Looks for one person in texts. */
export interface Seeker {
  /** Every place, in the order of the text; where several things agree on one place each is told. */
  see(text: string): readonly Sighting[]
  /** False where nothing asked can stand in the text, wherever its words are divided: a quick no for a million rows. */
  couldSee(text: string): boolean
}

/** The better of two grades, null being none. */
export function better(one: Grade | null, other: Grade | null): Grade | null {
  return one === 'exact' || other === 'exact' ? 'exact' : (one ?? other)
}

/** No sighting is longer than this, so that a large text can be read in pieces that overlap by it. UTF-16 units. */
export const SIGHTING_LENGTH_MAX = 400

interface Look {
  /** Without this nothing can be seen; it asks for no boundary. */
  readonly quick: string
  see(text: string): readonly Omit<Sighting, 'asked'>[]
}

export function seekerOf(asked: readonly Asked[]): Seeker {
  const looks = asked.map(lookFor)
  const quick = new RegExp(looks.map((look) => `(?:${look.quick})`).join('|'), 'iu')
  return {
    couldSee: (text) => quick.test(foldText(text).text),
    see(text) {
      const folded = foldText(text)
      if (!quick.test(folded.text)) return []
      const sightings: Sighting[] = []
      for (const [index, look] of looks.entries()) {
        for (const {grade, start, end} of look.see(folded.text)) sightings.push({asked: index, grade, start: folded.start(start), end: folded.end(end)})
      }
      return sightings.sort((one, other) => one.start - other.start || one.end - other.end)
    },
  }
}

function lookFor(asked: Asked): Look {
  switch (asked.kind) {
    case 'name':
      return lookForName(asked.given, asked.family)
    case 'identity-number':
      return lookForIdentityNumber(asked.ten, asked.century)
    case 'email':
      return lookForEmail(asked.local, asked.domain)
    case 'phone':
      return lookForPhone(asked.digits, asked.isForeign)
    case 'address':
      return lookForAddress(asked.street, asked.number, asked.entrance)
    case 'account':
      return lookForWord(asked.account)
    case 'diary-number':
      return lookForDiaryNumber(asked.number)
  }
}

const NO_LETTER_BEFORE = '(?<![\\p{L}\\p{M}])'
const NO_LETTER_AFTER = '(?![\\p{L}\\p{M}])'
const BETWEEN_PARTS = '[\\s._-]{0,3}'
const GENITIVE = "(?:['’:]?s)?"

/** How far from a family name its given names are looked for. UTF-16 units. */
const AROUND = 120
/** As many other given names, or initials, may stand between. */
const BETWEEN_MAX = 2

function lookForName(given: readonly string[], family: readonly string[]): Look {
  const whole = family.map(loosely).join(BETWEEN_PARTS)
  // A double name may stand with one half alone; a particle alone is no name.
  const halves = family.length > 1 ? family.filter((part) => !isParticle(part)).map(loosely) : []
  const families = [whole, ...halves].join('|')
  const anchor = new RegExp(`${NO_LETTER_BEFORE}(${families})(${GENITIVE})${NO_LETTER_AFTER}`, 'giu')
  const givens = given.map(loosely).join('|')
  const joined = given.length === 0 ? null : new RegExp(`${NO_LETTER_BEFORE}(?:(?:${givens})(?:${whole})|(?:${whole})(?:${givens}))${GENITIVE}${NO_LETTER_AFTER}`, 'giu')
  // `Annakarin` is `Anna-Karin`, as a likely one.
  const spellings = given.length > 1 ? [...given, given.join('')] : given
  const isGiven = new RegExp(`^(?:${spellings.map(loosely).join('|')})$`, 'iu')
  const isInitial = new RegExp(`^(?:${given.map((name) => loosely(name.charAt(0))).join('|')})$`, 'iu')
  const names = {given, isGiven, isInitial}

  return {
    quick: [whole, ...halves].join('|'),
    see(text) {
      const found: Omit<Sighting, 'asked'>[] = []
      for (const match of text.matchAll(anchor)) {
        const [, named = ''] = match
        const start = match.index
        const end = start + match[0].length
        const isLetterByLetter = wordsIn(named).map(({word}) => word.toLowerCase()).join(' ') === family.join(' ')
        if (given.length === 0) {
          found.push({grade: isLetterByLetter ? 'exact' : 'likely', start, end})
          continue
        }
        const before = readBefore(text, start)
        const after = readAfter(text, end)
        const sighting = [
          {...agreement(before.words.toReversed(), names, true), endsAt: end, isOrdered: true},
          {...agreement(after.words, names, false), startsAt: start, isOrdered: after.hasComma},
        ]
          .filter(({grade}) => grade !== null)
          .map(({grade, startsAt, endsAt, isOrdered}): Omit<Sighting, 'asked'> => ({grade: grade === 'exact' && isLetterByLetter && isOrdered ? 'exact' : 'likely', start: startsAt ?? start, end: endsAt ?? end}))
        const best = sighting.find(({grade}) => grade === 'exact') ?? sighting[0]
        if (best !== undefined) found.push(best)
      }
      if (joined !== null) {
        for (const match of text.matchAll(joined)) found.push({grade: 'likely', start: match.index, end: match.index + match[0].length})
      }
      return found
    },
  }
}

interface PlacedWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** What stands between it and the word that is nearer to the family name. */
  readonly gap: string
}

const WORD = /[\p{L}\p{M}'’´`]+/gu
const SMALL_GAP = /^(?:[\s._-]{1,3}|)$/

function wordsIn(text: string): readonly {readonly word: string; readonly index: number}[] {
  return [...text.matchAll(WORD)].map((match) => ({word: match[0], index: match.index}))
}

/** Words that lead up to a place without anything but space, dot or hyphen between, in the order of the text. */
function readBefore(text: string, at: number): {readonly words: readonly PlacedWord[]} {
  const from = Math.max(0, at - AROUND)
  const words: PlacedWord[] = []
  let next = at
  for (const {word, index} of wordsIn(text.slice(from, at)).toReversed()) {
    const start = from + index
    const gap = text.slice(start + word.length, next)
    // A word that the window cuts off is not read as a whole one.
    if (!SMALL_GAP.test(gap) || gap === '' || (index === 0 && from > 0)) break
    words.unshift({word, start, end: start + word.length, gap})
    next = start
  }
  return {words}
}

/** Words that follow a place, after a comma or without one. */
function readAfter(text: string, at: number): {readonly words: readonly PlacedWord[]; readonly hasComma: boolean} {
  const slice = text.slice(at, at + AROUND)
  const comma = /^\s{0,2},\s{0,3}/.exec(slice)?.[0] ?? ''
  const words: PlacedWord[] = []
  let next = comma.length
  for (const {word, index} of wordsIn(slice)) {
    const gap = slice.slice(next, index)
    const isFirstAfterComma = words.length === 0 && comma !== ''
    if (!SMALL_GAP.test(gap) || (gap === '' && !isFirstAfterComma)) break
    words.push({word, start: at + index, end: at + index + word.length, gap})
    next = index + word.length
  }
  return {words, hasComma: comma !== ''}
}

interface Agreement {
  readonly grade: Grade | null
  readonly startsAt?: number
  readonly endsAt?: number
}

interface GivenNames {
  readonly given: readonly string[]
  /** One of them, or all in one word. */
  readonly isGiven: RegExp
  /** The first letter of one of them. */
  readonly isInitial: RegExp
}

/** How words beside a family name, nearest first, agree with the given names. `isBefore`: they stand before it, so the last given name is the nearest. */
function agreement(nearestFirst: readonly PlacedWord[], {given, isGiven, isInitial}: GivenNames, isBefore: boolean): Agreement {
  const inOrder = isBefore ? given.toReversed() : given
  const reach = (last: PlacedWord): Agreement => (isBefore ? {grade: 'likely', startsAt: last.start} : {grade: 'likely', endsAt: last.end})
  const whole = nearestFirst.slice(0, given.length)
  const farthest = whole.at(-1)
  if (whole.length === given.length && farthest !== undefined && whole.every(({word}, index) => word.toLowerCase() === inOrder[index] || withoutGenitive(word, inOrder[index], isBefore))) return {...reach(farthest), grade: 'exact'}
  for (const [index, placed] of nearestFirst.slice(0, given.length + BETWEEN_MAX).entries()) {
    if ([...placed.word].length > 1) {
      if (isGiven.test(placed.word)) return reach(placed)
      continue
    }
    // An initial: a capital letter, or one with a dot, with nothing but initials between it and the family name.
    const isWrittenAsOne = /\p{Lu}/u.test(placed.word) || /^[._]/.test(placed.gap)
    const isAmongInitials = nearestFirst.slice(0, index).every(({word}) => [...word].length === 1)
    if (isWrittenAsOne && isAmongInitials && isInitial.test(placed.word)) return reach(placed)
  }
  return {grade: null}
}

/** `Berg, Annas ansökan`: the last of the names carries the genitive. */
function withoutGenitive(word: string, name: string | undefined, isBefore: boolean): boolean {
  return !isBefore && name !== undefined && word.toLowerCase() === `${name}s`
}

const SEPARATORS = '[\\s._+/-]{0,3}'

function lookForIdentityNumber(ten: string, century: string | null): Look {
  const characters = [...ten].map(escaped)
  const pattern = `(?:(1[689]|20)${SEPARATORS})?${characters.join(SEPARATORS)}`
  const masked = `(?:(?:1[89]|20)${SEPARATORS})?${characters.slice(0, 6).join(SEPARATORS)}[\\s+-]{0,3}[x*]{4}`
  const whole = new RegExp(pattern, 'giu')
  const hidden = new RegExp(masked, 'giu')
  return {
    quick: `${characters.join(SEPARATORS)}|${masked}`,
    see(text) {
      const found: Omit<Sighting, 'asked'>[] = []
      for (const match of text.matchAll(whole)) {
        const start = match.index
        const end = start + match[0].length
        const [written, of] = match
        // 16 before the ten makes an organisation number of it: a sole trader's is the personnummer.
        const isCentury = of === undefined || of === '16' || century === null || of === century
        const isApart = !/\d/.test(text.charAt(start - 1)) && !/\d/.test(text.charAt(end))
        const isUsualForm = /^(?:\d{2}[ -]?)?\d{2}[-./ ]?\d{2}[-./ ]?\d{2}\s?[-+ ]?\s?[\dA-Za-z]{4}$/.test(written)
        found.push({grade: isCentury && isApart && isUsualForm ? 'exact' : 'likely', start, end})
      }
      for (const match of text.matchAll(hidden)) found.push({grade: 'likely', start: match.index, end: match.index + match[0].length})
      return found
    },
  }
}

function lookForEmail(local: string, domain: string): Look {
  const sign = '\\s?(?:@|\\(at\\)|\\[at\\]|\\(a\\)|\\(snabel-?a\\)|\\sat\\s)\\s?'
  const host = domain.split('.').map(loosely).join('\\s?(?:\\.|\\(dot\\)|\\(punkt\\))\\s?')
  const pattern = `${loosely(local).replaceAll('\\.', '\\s?\\.\\s?')}${sign}${host}`
  const whole = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${pattern}(?![\\p{L}\\p{N}-])`, 'giu')
  const exact = `${local}@${domain}`
  return {
    quick: pattern,
    see: (text) => [...text.matchAll(whole)].map((match) => ({grade: match[0].toLowerCase() === exact ? 'exact' : 'likely', start: match.index, end: match.index + match[0].length})),
  }
}

function lookForPhone(digits: string, isForeign: boolean): Look {
  const between = '[\\s()./_-]{0,3}'
  const number = [...digits].join(between)
  const prefix = isForeign ? '(\\+|00)?' : `((?:\\+|00)46${between}(?:\\(0\\)${between})?|\\(?0|46${between})`
  const pattern = `${prefix}${between}${number}`
  const whole = new RegExp(`(?<!\\d)${pattern}(?!\\d)`, 'giu')
  return {
    quick: number,
    see: (text) =>
      [...text.matchAll(whole)].map((match) => {
        const isBare = match[1] === undefined || match[1].startsWith('46')
        return {grade: isBare ? 'likely' : 'exact', start: match.index, end: match.index + match[0].length}
      }),
  }
}

function lookForAddress(street: readonly string[], number: string, entrance: string | null): Look {
  const name = street.map(loosely).join('[\\s.-]{1,3}')
  const pattern = `${name}\\s{1,3}${number}(?!\\d)`
  const whole = new RegExp(`${NO_LETTER_BEFORE}(${name})\\s{1,3}${number}(?!\\d)(?:\\s?([a-zåäö])${NO_LETTER_AFTER})?`, 'giu')
  return {
    quick: pattern,
    see: (text) =>
      [...text.matchAll(whole)].map((match) => {
        const isLetterByLetter = wordsIn(match[1] ?? '').map(({word}) => word.toLowerCase()).join(' ') === street.join(' ')
        const isSameEntrance = (match[2]?.toLowerCase() ?? null) === entrance
        return {grade: isLetterByLetter && isSameEntrance ? 'exact' : 'likely', start: match.index, end: match.index + match[0].length}
      }),
  }
}

function lookForWord(account: string): Look {
  const pattern = escaped(account)
  const whole = new RegExp(`(?<![\\p{L}\\p{N}._-])${pattern}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'giu')
  return {quick: pattern, see: (text) => [...text.matchAll(whole)].map((match) => ({grade: 'exact', start: match.index, end: match.index + match[0].length}))}
}

function lookForDiaryNumber(number: string): Look {
  const pattern = escaped(number).replaceAll(' ', '\\s{1,2}')
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu')
  return {quick: pattern, see: (text) => [...text.matchAll(whole)].map((match) => ({grade: 'exact', start: match.index, end: match.index + match[0].length}))}
}

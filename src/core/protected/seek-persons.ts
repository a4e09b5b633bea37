import {foldText} from '../scan/fold.js'
import {isParticle} from '../subject/asked.js'
import type {Instant} from '../terms/identifiers.js'
import type {PersonId, ProtectedPerson} from './person.js'
import type {HitHow} from './record.js'

/** Somebody to look for. */
export interface Sought extends Pick<ProtectedPerson, 'number' | 'name' | 'address'> {
  readonly id: PersonId
  readonly properties: readonly string[]
  readonly otherNumbers: readonly string[]
  /** When something was last said of their protection: what was assessed before is assessed anew. */
  readonly since: Instant | null
}

/** What one version of an entry says in public: officers by themselves, since there a name alone is enough (K8). */
export interface SaidTexts {
  readonly open: readonly string[]
  readonly officers: readonly string[]
}

/** A person who stands in a text, and by what that is known. */
export interface Hit {
  readonly person: PersonId
  readonly hows: readonly HitHow[]
}

/** So many words from a family name its given name is looked for: another given name and an initial may stand between. */
const NEAR = 3

interface Wanted {
  readonly id: PersonId
  /** Where they live, as pairs of words: `granden 41`, and the postal code. */
  readonly places: ReadonlySet<string>
}

/** Those of one family name, by given name, by initial and all of them. */
interface Family {
  readonly all: Set<Wanted>
  readonly byGiven: Map<string, Set<Wanted>>
}

/**
 * Looks for many protected persons at once (K2): what it costs depends on the text and hardly on how many they are. Marks on letters and case make no difference, and a double name is found with its hyphen or without, since
 * whoever typed the text may have left them out. A hit is no proof: names are shared, and a person who may read both decides.
 */
export class PersonSeeker {
  readonly #numbers = new Map<string, PersonId[]>()
  readonly #properties = new Map<string, PersonId[]>()
  readonly #families = new Map<string, Family>()

  constructor(persons: readonly Sought[]) {
    for (const person of persons) this.#add(person)
  }

  /** Everybody who stands in the texts. */
  see({open, officers}: SaidTexts): readonly Hit[] {
    const hits = new Map<PersonId, Set<HitHow>>()
    const hit = (person: PersonId, how: HitHow): void => {
      const hows = hits.get(person)
      if (hows === undefined) hits.set(person, new Set([how]))
      else hows.add(how)
    }
    for (const text of [...open, ...officers]) if (hasDigits(text)) for (const person of this.#numbered(text)) hit(person, 'number')
    for (const officer of officers) for (const {id} of [...this.#named(wordsIn(officer)), ...this.#alone(officer)]) hit(id, 'name-as-officer')
    // Without a number anywhere there is neither an address nor a property.
    const all = [...open, ...officers]
    if (!all.some(hasDigits)) return told(hits)
    const said = all.map(wordsIn)
    const pairs = new Set(said.flatMap(pairsIn))
    if (this.#properties.size > 0) for (const pair of pairs) for (const person of this.#properties.get(pair) ?? []) hit(person, 'property')
    for (const words of said) for (const {id, places} of this.#named(words)) if (places.values().some((place) => pairs.has(place))) hit(id, 'name-and-address')
    return told(hits)
  }

  #add({id, number, otherNumbers, name, address, properties}: Sought): void {
    for (const digits of [number, ...otherNumbers]) if (digits !== '') push(this.#numbers, digits.slice(2), id)
    for (const property of properties) for (const pair of pairsIn(wordsIn(property))) push(this.#properties, pair, id)
    const wanted: Wanted = {id, places: new Set(address.split('\n').flatMap((line) => pairsIn(wordsIn(line))))}
    for (const {given, family} of [partsOf(name), partsOf(writtenOut(name))]) {
      for (const word of family) {
        let known = this.#families.get(word)
        if (known === undefined) this.#families.set(word, (known = {all: new Set(), byGiven: new Map()}))
        known.all.add(wanted)
        for (const one of given.flatMap((part) => [part, part.charAt(0)])) known.byGiven.set(one, (known.byGiven.get(one) ?? new Set()).add(wanted))
      }
    }
  }

  *#numbered(text: string): Generator<PersonId> {
    for (const [group] of foldText(text).text.matchAll(/\d[\d\s.,_+/:-]{8,}\d/g)) {
      const digits = group.replace(/\D/g, '')
      for (let at = 0; at + 10 <= digits.length; at++) yield* this.#numbers.get(digits.slice(at, at + 10)) ?? []
    }
  }

  /** Those whose family name stands beside a given name of theirs, or an initial; among officers also where the family name is all that is said between two signs. Nobody is told of twice for the same words. */
  *#named(words: readonly string[]): Generator<Wanted> {
    const told = new Set<ReadonlySet<Wanted>>()
    for (const [at, word] of words.entries()) {
      const family = this.#families.get(word) ?? (word.endsWith('s') ? this.#families.get(word.slice(0, -1)) : undefined)
      if (family === undefined) continue
      for (let near = Math.max(0, at - NEAR); near <= Math.min(words.length - 1, at + NEAR); near++) {
        const other = words[near]
        // An initial stands right before the name, or right after one that is put first.
        if (near === at || other === undefined || (other.length === 1 && Math.abs(near - at) > 1)) continue
        const both = family.byGiven.get(other) ?? (other.endsWith('s') ? family.byGiven.get(other.slice(0, -1)) : undefined)
        if (both === undefined || told.has(both)) continue
        told.add(both)
        yield* both
      }
    }
  }

  *#alone(officer: string): Generator<Wanted> {
    for (const part of officer.split(SEPARATORS)) {
      const [word, ...others] = wordsIn(part)
      if (word !== undefined && others.length === 0) yield* this.#families.get(word)?.all ?? []
    }
  }
}

const SEPARATORS = /[,;/|()[\]\n\t]/

function told(hits: ReadonlyMap<PersonId, ReadonlySet<HitHow>>): readonly Hit[] {
  return [...hits].map(([person, hows]) => ({person, hows: [...hows]}))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

function hasDigits(text: string): boolean {
  return /\d/.test(text) || /\p{Nd}/u.test(text)
}

const MARKS = /\p{M}|['’´`]/gu
const UNMARKED: Readonly<Record<string, string>> = {æ: 'a', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ß: 'ss', ı: 'i'}

/** The words and numbers of a text without anything that may have been left out in writing them. `1:23` and `S:1` are one each. */
function wordsIn(text: string): readonly string[] {
  const plain = foldText(text).text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(/[æøđðłßı]/g, (letter) => UNMARKED[letter] ?? letter)
  return plain.match(/\p{L}{1,3}:\d+|\p{L}+|\d+(?::\d+)?/gu) ?? []
}

/** A word that is followed by a number, and a postal code: what a place of somebody's is known by. */
function pairsIn(words: readonly string[]): readonly string[] {
  const pairs: string[] = []
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (/^\d{5}$/.test(word)) pairs.push(word)
    else if (/^\d{3}$/.test(word) && next !== undefined && /^\d{2}$/.test(next)) pairs.push(`${word}${next}`)
    else if (next !== undefined && /^\p{L}{2,}$/u.test(word) && /^(?:\p{L}{1,3}:)?\d/u.test(next)) pairs.push(`${word} ${next}`)
  }
  return pairs
}

/** `Förnamn Efternamn` or `Efternamn, Förnamn`; the halves of a double name each by itself and joined, and without words that only lead it in. Of several words without a comma those between may be either. */
function partsOf(name: string): {readonly given: readonly string[]; readonly family: readonly string[]} {
  const [first = '', ...after] = name.split(',')
  if (after.length > 0) return {given: halvesIn(after.join(' ')), family: withoutParticles(halvesIn(first))}
  const spaced = first.trim().split(/\s+/)
  return {given: halvesIn(spaced.slice(0, -1).join(' ')), family: [...withoutParticles(halvesIn(spaced.at(-1) ?? '')), ...withoutParticles(halvesIn(spaced.slice(1, -1).join(' ')))]}
}

/** The words of a name, and each that has a hyphen also as one. */
function halvesIn(name: string): readonly string[] {
  return [...wordsIn(name), ...name.split(/\s+/).flatMap((word) => (word.includes('-') ? [wordsIn(word).join('')] : []))]
}

function withoutParticles(words: readonly string[]): readonly string[] {
  return words.filter((word) => !isParticle(word) || words.length === 1)
}

const LETTERS: Readonly<Record<string, string>> = {å: 'aa', ä: 'ae', æ: 'ae', ö: 'oe', ø: 'oe', ü: 'ue'}

/** A name as a system without the letters writes it: `Bjoern` for `Björn`. */
function writtenOut(name: string): string {
  return foldText(name).text.toLowerCase().replace(/[åäæöøü]/g, (letter) => LETTERS[letter] ?? letter)
}

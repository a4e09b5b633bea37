import type {Dice} from '../demo/dice.ts'
import {tagged, unmark} from './example.ts'
import {readCells} from './shared-data.ts'

/** Which half of every list: one for training, the other for measuring. */
export type Half = 0 | 1

/** Which half a word is in, the same for ever. */
export function halfOf(word: string): Half {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15) ^ (hash >>> 7)) & 1) === 0 ? 0 : 1
}

const NAME = /^\p{Lu}[\p{L}'’-]+$/u
/** From how many bearers each step goes, and how often a name is taken from it: rare names are many, and what a detector misses. */
const STEPS = [[2, 0.14], [10, 0.14], [50, 0.14], [200, 0.14], [1000, 0.16], [5000, 0.28]] as const

type Ladder = readonly (readonly string[])[]

/** Names of one half of the lists, thrown by dice, and whole persons written in every way that a registry writes them. */
export class NameHalf {
  readonly #given: Ladder
  readonly #surnames: Ladder
  readonly #manyWorded: readonly string[]
  /** Surnames and given names that are ordinary words too, in small letters. */
  readonly ambiguous: readonly string[]

  constructor(half: Half) {
    const ordinary = new Map(readCells('words/case-frequency.tsv').map(([word = '', small = '0', large = '0']) => [word, Number(small) / (Number(small) + Number(large) + 3)]))
    const written = new Map(readCells('words/case-frequency.tsv').map(([word = '', small = '0']) => [word, Number(small)]))
    const isName = (name: string, bearers: number): boolean => NAME.test(name) && halfOf(name.toLowerCase()) === half && (bearers >= 1000 || (ordinary.get(name.toLowerCase()) ?? 0) < 0.3)
    const ladder = (files: readonly string[]): Ladder => {
      const counted = new Map<string, number>()
      for (const file of files) for (const [name = '', persons = ''] of readCells(file)) counted.set(name, (counted.get(name) ?? 0) + Number(persons))
      const names = [...counted].filter(([name, bearers]) => isName(name, bearers))
      return STEPS.map(([floor], step) => names.filter(([, bearers]) => bearers >= floor && bearers < (STEPS[step + 1]?.[0] ?? Infinity)).map(([name]) => name))
    }
    this.#given = ladder(['names/given-names-men.csv', 'names/given-names-women.csv'])
    this.#surnames = ladder(['names/surnames.csv'])
    this.ambiguous = readCells('names/ambiguity.tsv').filter(([name = '', surname = '0', given = '0']) => NAME.test(name) && Number(surname) + Number(given) >= 50 && (written.get(name.toLowerCase()) ?? 0) >= 4).map(([name = '']) => name.toLowerCase())
    this.#manyWorded = readCells('names/surnames.csv').map(([name = '']) => name).filter((name) => /^(?:[Vv]on|[Aa]f|[Dd]e|[Aa]l|El|[Dd]e la|[Vv]an|Van der|Bin|Abu|Ben|Da|Dos|Ud|Mac|Le|Lo|Di|Ul) \p{Lu}\p{Ll}{2,}$/u.test(name) && halfOf(name) === half)
  }

  given(dice: Dice): string {
    return thrown(dice, this.#given)
  }

  /** One of the commonest: what stands alone, or in small letters, is mostly such a one. */
  commonGiven(dice: Dice): string {
    return dice.pick(this.#given[dice.chance(0.7) ? 5 : 4] ?? [])
  }

  surname(dice: Dice): string {
    return thrown(dice, this.#surnames)
  }

  commonSurname(dice: Dice): string {
    return dice.pick(this.#surnames[dice.whole(3, 5)] ?? [])
  }

  /** `Erik Olsson` in one of its ways, with the tag of a person. */
  person(dice: Dice): string {
    return tagged(1, this.#written(dice))
  }

  personsOwn(dice: Dice): string {
    return tagged(1, genitive(`${this.#givens(dice)} ${this.#surnames2(dice)}`))
  }

  surnameFirst(dice: Dice): string {
    return tagged(1, `${this.surname(dice)}${dice.chance(0.6) ? ', ' : ' '}${this.#givens(dice)}`)
  }

  initialed(dice: Dice): string {
    const initial = (): string => this.given(dice).charAt(0)
    const surname = this.surname(dice)
    return tagged(1, dice.pick([`${initial()}. ${surname}`, `${initial()} ${surname}`, `${initial()}.${initial()}. ${surname}`, `${initial()}.${surname}`, `${this.commonGiven(dice)} ${initial()}. ${surname}`, `${this.given(dice)} ${initial()} ${surname}`, `${initial()}-${initial()} ${surname}`]))
  }

  #written(dice: Dice): string {
    const throw_ = dice.next()
    let name: string
    if (throw_ < 0.66) name = `${this.#givens(dice)} ${this.#surnames2(dice)}`
    else if (throw_ < 0.72) name = `${this.commonGiven(dice)} ${capital(dice.pick(this.ambiguous))}`
    else if (throw_ < 0.8) name = `${this.#givens(dice)} ${dice.pick(this.#manyWorded)}`
    else if (throw_ < 0.86) name = `${this.surname(dice)}, ${this.#givens(dice)}`
    else if (throw_ < 0.91) name = `${this.surname(dice)} ${this.#givens(dice)}`
    else if (throw_ < 0.96) return unmark(this.initialed(dice))
    else name = `${this.#givens(dice)} ${this.#surnames2(dice)}`.toUpperCase()
    return dice.chance(0.08) ? misspelt(dice, name) : name
  }

  #givens(dice: Dice): string {
    const first = this.given(dice)
    const throw_ = dice.next()
    if (throw_ < 0.78) return first
    if (throw_ < 0.9) return `${first}-${this.commonGiven(dice)}`
    return `${first} ${this.given(dice)}`
  }

  #surnames2(dice: Dice): string {
    const surname = this.surname(dice)
    const throw_ = dice.next()
    if (throw_ < 0.86) return surname
    if (throw_ < 0.93) return `${surname}-${this.surname(dice)}`
    return `${surname} ${this.surname(dice)}`
  }
}

function thrown(dice: Dice, ladder: Ladder): string {
  let left = dice.next()
  let step = 0
  for (; step < STEPS.length - 1 && left >= (STEPS[step]?.[1] ?? 0); step++) left -= STEPS[step]?.[1] ?? 0
  return dice.pick(ladder[step] ?? [])
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)
}

export function genitive(name: string): string {
  return /[sxz]$/.test(name) ? name : `${name}s`
}

const PLAIN: Readonly<Record<string, string>> = {å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u', ć: 'c', č: 'c', š: 's', ž: 'z', á: 'a', í: 'i', ó: 'o', ñ: 'n', ø: 'ö', æ: 'ä', ç: 'c', ğ: 'g'}

/** As somebody in a hurry writes it: signs over letters lost, two letters changed about, one left out or doubled. */
function misspelt(dice: Dice, name: string): string {
  const plain = [...name].map((letter) => PLAIN[letter] ?? letter).join('')
  if (plain !== name) return plain
  const at = dice.whole(1, name.length - 3)
  if (!/^\p{Ll}{2}$/u.test(name.slice(at, at + 2))) return name
  const [one, two] = [name.charAt(at), name.charAt(at + 1)]
  return name.slice(0, at) + dice.pick([two + one, one, one + one + two]) + name.slice(at + 2)
}

import {Dice} from '../demo/dice.ts'
import {asFileName, type Example, rewritten, unmarked} from './example.ts'
import {type Half, NameHalf} from './name-half.ts'
import {HELD_OUT_LETTERS, HELD_OUT_OTHER_PARTIES, HELD_OUT_PERSON_PARTIES, HELD_OUT_WITHOUT_A_PERSON, HELD_OUT_WITH_A_PERSON} from './patterns/held-out.ts'
import {LETTER_PIECES} from './patterns/letters.ts'
import {OFFICERS, PERSON_PARTIES, WITH_A_PERSON} from './patterns/with-a-person.ts'
import {OTHER_PARTIES, WITHOUT_A_PERSON} from './patterns/without-a-person.ts'
import {Things} from './things.ts'

/** The patterns of a set of made-up texts, by the field that they stand in. */
interface Patterns {
  readonly headings: readonly [readonly string[], readonly string[]]
  readonly parties: readonly [readonly string[], readonly string[]]
  readonly officers: readonly string[]
  readonly letters: readonly string[]
}

const TRAINING: Patterns = {headings: [WITH_A_PERSON, WITHOUT_A_PERSON], parties: [PERSON_PARTIES, OTHER_PARTIES], officers: OFFICERS, letters: LETTER_PIECES}
const HELD_OUT: Patterns = {headings: [HELD_OUT_WITH_A_PERSON, HELD_OUT_WITHOUT_A_PERSON], parties: [HELD_OUT_PERSON_PARTIES, HELD_OUT_OTHER_PARTIES], officers: OFFICERS, letters: HELD_OUT_LETTERS}

/** Made-up texts of a registry for the tagger to learn from: names and words of one half of the lists. */
export function trainingTexts(count: number, seed: string): readonly Example[] {
  return made(TRAINING, 0, count, seed)
}

/** Made-up texts to measure by: other wordings, and names and words of the other half. */
export function heldOutTexts(count: number, seed: string): readonly Example[] {
  return made(HELD_OUT, 1, count, seed)
}

function made(patterns: Patterns, half: Half, count: number, seed: string): readonly Example[] {
  const dice = new Dice(seed)
  const things = new Things(half, new NameHalf(half))
  const filled = (pattern: string, field: Example['field']): Example => {
    const example = unmarked(things.fill(dice, pattern).replace(/^\p{Ll}/u, (first) => (dice.chance(0.85) ? first.toLocaleUpperCase('sv') : first)), field)
    const how = dice.next()
    return (how < 0.05 ? rewritten(example, 'upper') : how < 0.13 ? rewritten(example, 'lower') : null) ?? example
  }
  const heading = (example: Example): Example => {
    if (dice.chance(0.92)) return example
    const joint = dice.pick(['_', ' ', ' ', '-'])
    return asFileName(dice.chance(0.5) ? (rewritten(example, 'lower') ?? example) : example, joint, dice.pick(['.pdf', '.docx', '.txt', '.msg', '.PDF', '_1.pdf', '.xlsx', '']), dice.chance(0.4))
  }
  return Array.from({length: count}, () => {
    const throw_ = dice.next()
    if (throw_ < 0.34) return heading(filled(dice.pick(patterns.headings[0]), 'heading'))
    if (throw_ < 0.7) return heading(filled(dice.pick(patterns.headings[1]), 'heading'))
    if (throw_ < 0.8) return filled(dice.pick(patterns.parties[0]), 'party')
    if (throw_ < 0.88) return filled(dice.pick(patterns.parties[1]), 'party')
    if (throw_ < 0.9) return filled(dice.pick(patterns.officers), 'officer')
    return filled(Array.from({length: dice.whole(1, 4)}, () => dice.pick(patterns.letters)).join(dice.pick([' ', '\n', '\n'])), 'file')
  })
}

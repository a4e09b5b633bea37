import {WORD} from '../lexica.js'
import type {Word} from '../reading.js'

/** Written as names are: with a capital, or with a particle in small letters before the hyphen. */
export function isCapital(word: Word): boolean {
  return word.form === 'capital' || (word.form === 'upper' && word.lower.length > 2) || (word.form === 'lower' && (word.bits & (WORD.given | WORD.surname)) !== 0 && word.lower.indexOf('-') === 2)
}

/** Whether two words stand together as the parts of one name do. */
export function joins(current: Word, next: Word): boolean {
  return current.gap === 'space' || (current.gap === 'dot' && (current.form === 'initial' || next.form === 'initial'))
}

/** `J.` with more of the name after it. */
export function initialInside(words: readonly Word[], at: number): boolean {
  const [initial, next] = [words[at], words[at + 1]]
  return initial !== undefined && next !== undefined && (initial.gap === 'dot' || initial.gap === 'space') && (isCapital(next) || next.form === 'initial' || (next.bits & WORD.particle) !== 0)
}

/** `von`, `al`, `de la` count when a capitalised word follows, not where the sentence goes on. */
export function isParticleHere(words: readonly Word[], at: number): boolean {
  const particle = words[at]
  if (particle === undefined || particle.gap !== 'space') return false
  for (let k = at + 1; k < at + 3; k++) {
    const next = words[k]
    if (next === undefined) return false
    if (next.form === 'capital' || next.form === 'upper') return particle.lower !== 'av' && particle.lower !== 'den'
    if ((next.bits & WORD.particle) === 0 || next.gap !== 'space') return false
  }
  return false
}

import {givenLevel, type Lexica, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {type Name, nameOf} from './name.js'

// A file's name has no sentence, and its words are often small, without their dots, or put together: `lakarintyg_berg.pdf`, `klindqvist_cv.pdf`.

/** What is written about one person, as file names spell it. Beside these a word that many bear is a name. */
const ABOUT_ONE =
  /^(?:cv|meritf[oö]rteckning|\p{L}{0,14}intyg(?:et)?|\p{L}{0,10}betyg(?:et)?|personligt|brev|\p{L}{0,16}brev|\p{L}{0,14}ans[oö]kan|\p{L}{0,14}anm[aä]lan|\p{L}{0,10}klagom[aå]l|[oö]verklagan(?:de)?|\p{L}{0,12}yttrande|fullmakt(?:en)?|samtycke|l[oö]nespec(?:ifikation)?|anst[aä]llningsavtal|anst[aä]llningsbevis|legitimation|k[oö]rkort|journal|utl[aå]tande|l[aä]karutl[aå]tande|registerutdrag|svar|skrivelse|erinran|synpunkter|beg[aä]ran|personakt|handlingsplan|genomf[oö]randeplan|[aå]tg[aä]rdsprogram|inkomstuppgift(?:er)?|faktura|kvitto|resume|resumé|referens(?:er)?)$/u
/** How far beside such a word a name may stand, in words. */
const NEAR = 2

/** The name that begins with a word of a file's name: one word beside what is written about one person, or a whole name in one word. */
export function nameInFileName({words}: Reading, at: number, lexica: Lexica): Name | null {
  const word = words[at]
  if (word === undefined || word.form === 'mixed' || word.form === 'initial' || isEnding(words, at)) return null
  if (areTwoNamesInOne(word, lexica)) return nameOf(words, at, at, 'likely', 'in-file-name')
  if (!isBesideDocument(words, at)) return null
  const plain = levelOf(word.bits)
  if ((word.bits & (WORD.notName | WORD.title | WORD.from | WORD.kin | WORD.orgEnd)) !== 0) return null
  return plain >= 5 || isInitialAndSurname(word, lexica) ? nameOf(words, at, at, 'likely', 'in-file-name') : null
}

function levelOf(bits: number): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

/** `.pdf` */
function isEnding(words: readonly Word[], at: number): boolean {
  return at > 0 && at === words.length - 1 && words[at - 1]?.gap === 'dot'
}

function isBesideDocument(words: readonly Word[], at: number): boolean {
  for (let k = at - NEAR; k <= at + NEAR; k++) {
    const near = words[k]
    if (near !== undefined && k !== at && ABOUT_ONE.test(near.lower)) return true
  }
  return false
}

/** `KarinLindqvist`, as some files lose their blanks: a word with a capital inside that is two names put together. */
export function namesPutTogether({text, words}: Reading, at: number, lexica: Lexica): Name | null {
  const word = words[at]
  if (word === undefined || word.bits !== 0 || word.form !== 'capital' || !/\p{Ll}\p{Lu}/u.test(text.slice(word.start, word.end))) return null
  return areTwoNamesInOne(word, lexica) ? nameOf(words, at, at, 'likely', 'given-and-surname') : null
}

/** Whether a word is two names put together, `karinlindqvist`: no word that anybody has seen, and two names put together. */
export function areTwoNamesInOne({lower, bits}: Pick<Word, 'lower' | 'bits'>, {words}: Lexica): boolean {
  if (bits !== 0 || lower.length < 8 || lower.length > 24) return false
  for (let cut = 3; cut <= lower.length - 4; cut++) {
    const [given, surname] = [words.within(lower, 0, cut), words.within(lower, cut, lower.length)]
    if (givenLevel(given) >= 5 && surnameLevel(surname) >= 5 && ((given | surname) & (WORD.common | WORD.placeNoun)) === 0) return true
  }
  return false
}

/** `klindqvist`, `lindqvistk`: no word that anybody has seen, and a surname that is nothing else with one letter more. */
function isInitialAndSurname({lower, bits}: Word, {words}: Lexica): boolean {
  if (bits !== 0 || lower.length < 6) return false
  return [words.within(lower, 1, lower.length), words.within(lower, 0, lower.length - 1)].some((surname) => surnameLevel(surname) >= 5 && (surname & (WORD.common | WORD.place | WORD.placeNoun)) === 0)
}

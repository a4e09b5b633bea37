import {givenLevel, type Lexica, ordinaryLevel, surnameLevel, WORD, writtenClass} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {STREET} from './endings.js'
import {type Name, nameOf} from './name.js'

// A file's name has no sentence, and its words are often small, without their dots, or put together: `lakarintyg_berg.pdf`, `klindqvist_cv.pdf`.

/** What is written about one person, as file names spell it. Beside these a word that many bear is a name. */
const ABOUT_ONE =
  /^(?:cv|meritf[oö]rteckning|\p{L}{0,14}intyg(?:et)?|\p{L}{0,10}betyg(?:et)?|personligt|brev|\p{L}{0,16}brev|\p{L}{0,14}ans[oö]kan|\p{L}{0,14}anm[aä]lan|\p{L}{0,10}klagom[aå]l|[oö]verklagan(?:de)?|\p{L}{0,12}yttrande|fullmakt(?:en)?|samtycke|l[oö]nespec(?:ifikation)?|anst[aä]llningsavtal|anst[aä]llningsbevis|legitimation|k[oö]rkort|journal|utl[aå]tande|l[aä]karutl[aå]tande|registerutdrag|svar|skrivelse|erinran|synpunkter|beg[aä]ran|personakt|handlingsplan|genomf[oö]randeplan|[aå]tg[aä]rdsprogram|inkomstuppgift(?:er)?|faktura|kvitto|resume|resumé|referens(?:er)?)$/u
/** How far beside such a word a name may stand, in words. */
const NEAR = 2

/** Papers that are always about one person: letters beside them are whose. */
const PAPER_OF_ONE = /^(?:cv|\p{L}{0,14}intyg(?:et)?|\p{L}{0,10}betyg(?:et)?|fullmakt(?:en)?|samtycke|l[oö]nespec(?:ifikation)?|anst[aä]llningsavtal|anst[aä]llningsbevis|legitimation|k[oö]rkort|\p{L}{0,10}journal(?:en)?|l[aä]karutl[aå]tande|registerutdrag|personakt|genomf[oö]randeplan|[aå]tg[aä]rdsprogram)$/u
/** Offices and things that are written with as many letters. */
const SHORTENED = new Set(['ab', 'hb', 'kb', 'ks', 'kf', 'ksau', 'au', 'bn', 'sn', 'bun', 'sbn', 'son', 'vn', 'kn', 'it', 'eu', 'hr', 'vd', 'id', 'dnr', 'pdf', 'fn', 'ifo', 'lss', 'sol', 'hsl', 'sfi', 'vux', 'gy', 'fk', 'af', 'skr', 'lo', 'tco', 'tv', 'pm', 'ok', 'nr', 'åk', 'ht', 'vt', 'sv', 'en', 'se', 'ii', 'iii', 'iv', 'va', 'mp', 'kd', 'sd', 'la', 'ce', 'fsc', 'iso', 'cv', 'av'])

/** The name that begins with a word of a file's name: a surname that is nothing else, one word beside what is written about one person, or a whole name in one word. */
export function nameInFileName(reading: Reading, at: number, lexica: Lexica): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined || word.form === 'initial' || isEnding(words, at)) return null
  if (areInitials(reading.text, words, at) || holdsSurname(word, lexica)) return nameOf(words, at, at, 'likely', 'in-file-name')
  if (word.form === 'mixed') return null
  if (areTwoNamesInOne(word, lexica) || isFirstAndShort(word, lexica) || (isSurnameAlone(word) && isNobodysThing(words, at))) return nameOf(words, at, at, 'likely', 'in-file-name')
  if (!isBesideDocument(words, at)) return null
  const plain = levelOf(word.bits)
  if ((word.bits & (WORD.notName | WORD.title | WORD.from | WORD.kin | WORD.orgEnd)) !== 0) return null
  return plain >= 5 || isInitialAndSurname(word, lexica) ? nameOf(words, at, at, 'likely', 'in-file-name') : null
}

/** `intyg MA`, `EL_journal`: two or three capitals beside a paper about one person. */
function areInitials(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined || !/^\p{Lu}{2,3}$/u.test(text.slice(word.start, word.end)) || SHORTENED.has(word.lower)) return false
  return [words[at - 1], words[at + 1]].some((near) => near !== undefined && PAPER_OF_ONE.test(near.lower))
}

/** A surname of five letters or more that is no word, no place and no given name's work: `larsson`. */
function isSurnameAlone({lower, bits}: Pick<Word, 'lower' | 'bits'>): boolean {
  return lower.length >= 5 && surnameLevel(bits) >= 5 && ordinaryLevel(bits) === 0 && (bits & (WORD.common | WORD.place | WORD.placeNoun | WORD.placeHead | WORD.notName | WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade)) === 0
}

/** Not `Hanssons väg`, `Andersson Bygg AB` or `Anderssonskolan`: what comes behind makes no place and no body of it. */
function isNobodysThing(words: readonly Word[], at: number): boolean {
  const [word, ...behind] = words.slice(at, at + 4)
  const next = behind[0]
  if (word === undefined || (word.genitive && next !== undefined && STREET.test(next.lower))) return false
  return !behind.some(({bits}) => (bits & (WORD.orgEnd | WORD.trade)) !== 0)
}

/** `hanssonbilaga2`, `bilagahansson`: no word that anybody has seen, made of a surname that is nothing else and a word that is. */
function holdsSurname({lower, bits}: Pick<Word, 'lower' | 'bits'>, {words}: Lexica): boolean {
  const written = lower.replace(/\d+$/, '')
  if (bits !== 0 || written.length < 9 || written.length > 24 || /\d/.test(written)) return false
  for (let cut = 4; cut <= written.length - 4; cut++) {
    const [head, tail] = [written.slice(0, cut), written.slice(cut)]
    for (const [name, rest] of [[head, tail], [tail, head]] as const) {
      if (BORNE.test(name) && isSurnameAlone({lower: name, bits: words.within(name, 0, name.length)}) && (ABOUT_ONE.test(rest) || OF_FILES.test(rest) || isWord(words.within(rest, 0, rest.length)))) return true
    }
  }
  return false
}

/** Endings of surnames that no other word has. */
const BORNE = /(?:sson|sohn|[qk]vist|stedt|ström|gren|dahl|lund|berg|man|ell|ius|lin)$/u

/** What files are called, whatever they are about. */
const OF_FILES = /^(?:bilaga|bilagor|ritning(?:ar)?|foto|bild(?:er)?|karta|kopia|skannad|scan|fil|dokument|handling(?:ar)?|papper|text|version|slutlig|signerad|ny|mail|mejl)$/u

/** Seen in running text, small. */
function isWord(bits: number): boolean {
  return writtenClass(bits) >= 5 || (bits & (WORD.common | WORD.placeNoun)) !== 0
}

/** `fatimaali`, `saraek`: a given name of four letters or more and a surname of two or three, in a word that nobody has seen. */
function isFirstAndShort({lower, bits}: Pick<Word, 'lower' | 'bits'>, {words}: Lexica): boolean {
  if (bits !== 0 || lower.length < 6) return false
  return [2, 3].some((letters) => {
    const cut = lower.length - letters
    const [given, surname] = [words.within(lower, 0, cut), words.within(lower, cut, lower.length)]
    return cut >= 4 && givenLevel(given) >= 6 && surnameLevel(surname) >= 5 && (given & WORD.common) === 0
  })
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

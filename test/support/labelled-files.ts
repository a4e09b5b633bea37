import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {UPPER_HALF, type CodePage} from '../../src/core/intake/code-page.js'
import {SOURCE_COLUMNS, type SourceColumn} from '../../src/core/intake/source-map.js'
import type {Encoding} from '../../src/io/files/encoding.js'
import {Dice} from '../../scripts/demo/dice.js'
import {aRow} from './town.js'

const DATA = join(import.meta.dirname, '../../data')

/** The seven encodings of A9. */
export const LABELS = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macroman'] as const
export type Label = (typeof LABELS)[number]

/** What the texts of a file are like, as far as characters beyond ASCII go. */
const FLAVOURS = ['ordinary', 'ordinary', 'ordinary', 'ordinary', 'few', 'one row', 'capitals', 'é alone', 'dashes and quotes', 'foreign names'] as const
export type Flavour = (typeof FLAVOURS)[number]

/** An export whose encoding is known. */
export interface LabelledFile {
  readonly label: Label
  readonly flavour: Flavour
  readonly text: string
  readonly bytes: Uint8Array
}

const DEMO = readFileSync(join(DATA, 'demo/inbox/diariet.csv'), 'utf8')
  .split('\n')
  .slice(1, -1)
  .filter((line) => !line.includes('"'))
  .map((line) => line.split(';'))
const HEADINGS = [...new Set(DEMO.flatMap((cells) => [cells[2] ?? '', cells[8] ?? '']))].filter((heading) => heading.length > 5 && !heading.includes(';'))
const OFFICERS = [...new Set(DEMO.map((cells) => cells[17] ?? ''))].filter((officer) => officer !== '')
const WORDS = gunzipSync(readFileSync(join(import.meta.dirname, '../fixtures/words.txt.gz')))
  .toString('utf8')
  .split('\n')
  .flatMap((line) => line.split(' ').slice(1))
const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
const PLAIN = {headings: HEADINGS.filter(isAscii), words: WORDS.filter((word) => /^[a-z]{3,12}$/.test(word)), officers: OFFICERS.filter(isAscii)}
const SWEDISH_WORDS = WORDS.filter((word) => /^[a-zåäö]{3,16}$/.test(word) && /[åäö]/.test(word))
const WITH_ACUTE = WORDS.filter((word) => /^[a-zé]{3,16}$/.test(word) && word.includes('é'))
const FOREIGN = WORDS.filter((word) => /[^a-zåäöé'’-]/.test(word))

/** `count` files of registry rows, each made by one throw of the dice: the same seed gives the same bytes. */
export function* labelledFiles(seed: string, count: number): Generator<LabelledFile> {
  for (let number = 0; number < count; number += 1) yield labelledFile(new Dice(`${seed} ${String(number)}`), LABELS[number % LABELS.length] ?? 'utf-8')
}

function labelledFile(dice: Dice, label: Label): LabelledFile {
  const flavour = dice.pick(FLAVOURS)
  const delimiter = dice.pick([';', ';', ',', '\t'])
  const lineEnd = dice.pick(label === 'macroman' ? ['\n', '\r\n', '\r'] : ['\n', '\r\n'])
  for (;;) {
    const rows = Array.from({length: flavour === 'one row' ? 1 : dice.pick([3, 10, 30, 100, dice.whole(3, 400)])}, () => rowOf(dice, flavour))
    const quoted = dice.chance(0.3)
    const cell = (text: string): string => (quoted || text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text)
    const body = rows.map((row) => SOURCE_COLUMNS.map((column) => cell(fitFor(label, row[column]))).join(delimiter))
    const text = [SOURCE_COLUMNS.join(delimiter), ...body].map((line) => line + lineEnd).join('')
    // A file of ASCII alone is right in any of them.
    if (!isAscii(text.replace(/[\r\n\t]/g, ''))) return {label, flavour, text, bytes: encoded(text, label)}
  }
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)

function rowOf(dice: Dice, flavour: Flavour): Record<SourceColumn, string> {
  const known = dice.pick(DEMO)
  const ordinary = Object.fromEntries(SOURCE_COLUMNS.map((column, at) => [column, known[at] ?? ''])) as Record<SourceColumn, string>
  // Values that a system of another kind writes without a letter beyond ASCII.
  const plain = aRow({
    arenderubrik: dice.pick(PLAIN.headings),
    arende_status: '',
    handlingsrubrik: `${dice.pick(PLAIN.headings)} ${dice.pick(PLAIN.words)}`,
    avsandare_mottagare: dice.pick(PLAIN.words),
    webbnamn: '',
    riktning: dice.pick(['In', 'Ut']),
    handlaggare: dice.pick(PLAIN.officers),
    handling_status: '',
  })
  switch (flavour) {
    case 'ordinary':
    case 'one row':
      return ordinary
    case 'few':
      return dice.chance(0.3) ? {...plain, handlingsrubrik: `${dice.pick(PLAIN.headings)} ${dice.pick(SWEDISH_WORDS)} ${dice.chance(0.5) ? dice.pick(SWEDISH_WORDS) : ''}`} : plain
    case 'capitals':
      return Object.fromEntries(Object.entries(ordinary).map(([column, text]) => [column, text.toLocaleUpperCase('sv')])) as Record<SourceColumn, string>
    case 'é alone':
      return dice.chance(0.5) ? {...plain, avsandare_mottagare: capital(dice.pick(WITH_ACUTE)), handlingsrubrik: `${dice.pick(PLAIN.headings)} ${capital(dice.pick(WITH_ACUTE))}`} : plain
    case 'dashes and quotes': {
      const sign = dice.pick(['–', '–', '—', '”', '”', '’', '…', '§'])
      const [one, other] = [dice.pick(PLAIN.words), dice.pick(dice.chance(0.3) ? SWEDISH_WORDS : PLAIN.words)]
      const dressed = sign === '”' ? `${capital(one)} ”${capital(other)} ${one}”` : sign === '’' ? `${capital(other)}’s ${one}` : sign === '…' ? `${capital(one)} ${other} …` : `${capital(one)} ${sign} ${other}`
      return {...(dice.chance(0.5) ? plain : ordinary), handlingsrubrik: dressed}
    }
    case 'foreign names':
      return {...(dice.chance(0.8) ? ordinary : plain), avsandare_mottagare: `${capital(dice.pick(FOREIGN))} ${capital(dice.pick(FOREIGN))}`}
  }
}

/** Whether a label is one of the code pages of a byte to a character. */
export const isCodePage = (label: Label): label is CodePage => label in UPPER_HALF

/** What a system that keeps its texts in an encoding puts for what the encoding does not have. */
function fitFor(label: Label, text: string): string {
  if (!isCodePage(label)) return text
  const page = UPPER_HALF[label]
  return Array.from(text.normalize('NFC'), (character) => {
    if (character.charCodeAt(0) < 128 || page.includes(character)) return character
    if ('–—'.includes(character)) return '-'
    if ('”“„'.includes(character)) return '"'
    if ('’‘'.includes(character)) return "'"
    const base = character.normalize('NFD').charAt(0)
    return character === '…' ? '...' : base.charCodeAt(0) < 128 ? base : '?'
  }).join('')
}

/** A text as an export in that encoding holds it. */
export function encoded(text: string, label: Label | Encoding): Uint8Array {
  switch (label) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 with a mark':
      return Buffer.from(`\ufeff${text}`)
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'windows-1252':
    case 'cp850':
    case 'macroman':
      return Buffer.from(Array.from(text, (character) => (character.charCodeAt(0) < 128 ? character.charCodeAt(0) : 128 + UPPER_HALF[label].indexOf(character))))
  }
}

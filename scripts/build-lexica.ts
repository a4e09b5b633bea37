// Works out `data/lexica/words.bin` from the public lists in `../shared/data` (see data/ATTRIBUTION.md).
// Run by hand (`npm run data [-- FOLDER]`) when the lists change; the program never needs those lists.
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {NAME_LEVELS, WORD} from '../src/core/scan/lexica.js'
import {packWords} from './train/pack-words.ts'
import {readCells as read} from './train/shared-data.ts'

const target = join(import.meta.dirname, '..', 'data', 'lexica', 'words.bin')

// What Swedish names are written with; the lists also hold broken rows.
const NAME = /^[\p{L}][\p{L}'’-]+$/u
const level = (bearers: number): number => NAME_LEVELS.findLastIndex((floor) => bearers >= floor) + 1

const bits = new Map<string, number>()
const add = (word: string, more: number): void => {
  bits.set(word, (bits.get(word) ?? 0) | more)
}

const given = new Map<string, number>()
const surnames = new Map<string, number>()
const count = (list: Map<string, number>, name: string, persons: number): void => {
  // The parts of `Al Hassan` and `von Essen` are read one by one.
  for (const part of name.split(' ')) {
    const key = part.normalize('NFC').toLowerCase()
    if (NAME.test(part) && (part === name || part.length >= 4)) list.set(key, (list.get(key) ?? 0) + persons)
  }
}
for (const file of ['names/given-names-men.csv', 'names/given-names-women.csv']) for (const [name = '', persons = ''] of read(file)) count(given, name, Number(persons))
for (const [name = '', persons = ''] of read('names/surnames.csv')) count(surnames, name, Number(persons))

// A double name whose parts are known is put together when it is read.
const isDoubled = (name: string, list: ReadonlyMap<string, number>): boolean =>
  name.includes('-') && name.split('-').every((part) => (list.get(part) ?? 0) >= 50)
for (const [name, persons] of given) if (!isDoubled(name, given)) add(name, level(persons))
for (const [name, persons] of surnames) if (!isDoubled(name, surnames)) add(name, level(persons) << 3)

/** See `writtenClass`. */
function written(small: number, large: number): number {
  const share = small / (small + large)
  if (small + large === 0) return 0
  if (small === 0 && large >= 3) return 1
  if (share < 0.5) return share < 0.1 ? 2 : 3
  return share < 0.9 ? 4 : small < 8 ? 5 : small < 100 ? 6 : 7
}

// How ordinary a word is: how often running text writes it small against how often, within a sentence, it writes it large.
for (const [word = '', small = '0', large = '0'] of read('words/case-frequency.tsv')) {
  const key = word.toLowerCase()
  if (!/^\p{L}[\p{L}-]*$/u.test(key)) continue
  const [lower, capital] = [Number(small), Number(large)]
  const isName = bits.has(key)
  const share = lower / (lower + capital + 1)
  const bearers = (given.get(key) ?? 0) + (surnames.get(key) ?? 0)
  // A few small letters are misprints where very many bear the name.
  const ordinary = lower < 3 || lower * 2000 < bearers ? 0 : share > 0.7 ? 3 : share > 0.3 ? 2 : 1
  // The lists hold words that two or three have written for a name: `Plan` is not worth knowing for one.
  if (isName && bearers < 10 && lower >= 8 && share > 0.7) bits.set(key, 0)
  else if (isName) add(key, ordinary << 6)
  add(key, written(lower, capital) << 24)
  if (lower >= 8 && share > 0.5 && key.length >= 3) add(key, WORD.common)
}

for (const [title = ''] of read('words/job-titles.csv')) {
  const key = title.trim().toLowerCase()
  if (!/^[a-zåäöéü]{4,}$/.test(key)) continue
  const bearers = (given.get(key) ?? 0) + (surnames.get(key) ?? 0)
  if (bearers < 500) add(key, WORD.title | WORD.common)
}

const places = [...read('places/localities.csv').map(([name = '']) => name), ...read('places/place-names.csv').map(([name = '']) => name),
  ...read('places/municipalities.csv').flatMap(([, name = '', region = '']) => [name.replace(/ kommun$/, ''), region])]
for (const place of places) {
  for (const part of place.toLowerCase().split(/[ ,/]+/)) {
    // Parts such as `Maria` and `Olof` are names first.
    if (part.length < 3 || !NAME.test(part) || (given.get(part) ?? 0) >= 1000) continue
    add(part, WORD.place)
    if (part.endsWith('s') && part.length > 5) add(part.slice(0, -1), WORD.place)
  }
}

const packed = packWords(bits)
writeFileSync(target, packed)
console.log(`${bits.size} words, ${packed.length} bytes`)

// Works out `data/lexica/words.txt.gz` from the public lists in `../shared/data` (see data/ATTRIBUTION.md).
// Run by hand (`node scripts/build-lexica.ts`) when the lists change; the program never needs those lists.
import type * as lexica from '../src/core/scan/lexica.js'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'

// Node strips types but does not turn `.js` into `.ts`, so the shared bit layout is fetched by address.
const {NAME_LEVELS, WORD} = (await import(new URL('../src/core/scan/lexica.ts', import.meta.url).href)) as typeof lexica

const source = join(import.meta.dirname, '..', '..', 'shared', 'data')
const target = join(import.meta.dirname, '..', 'data', 'lexica', 'words.txt.gz')

const read = (path: string): string[][] => {
  const separator = path.endsWith('.tsv') ? '\t' : ','
  return readFileSync(join(source, path), 'utf8').split(/\r?\n/).slice(1).filter((line) => line !== '').map((line) => line.split(separator))
}

// What Swedish names are written with; the lists also hold broken rows.
const NAME = /^[\p{L}][\p{L}'’-]+$/u
const level = (bearers: number): number => NAME_LEVELS.findLastIndex((floor) => bearers >= floor) + 1

const bits = new Map<string, number>()
const add = (word: string, more: number): void => {
  bits.set(word, (bits.get(word) ?? 0) | more)
}

const given = new Map<string, number>()
for (const file of ['names/given-names-men.csv', 'names/given-names-women.csv'])
  for (const [name = '', persons = ''] of read(file))
    if (NAME.test(name)) given.set(name.toLowerCase(), (given.get(name.toLowerCase()) ?? 0) + Number(persons))
const surnames = new Map<string, number>()
for (const [name = '', persons = ''] of read('names/surnames.csv'))
  if (NAME.test(name)) surnames.set(name.toLowerCase(), (surnames.get(name.toLowerCase()) ?? 0) + Number(persons))

// A double name whose parts are known is put together when it is read.
const isDoubled = (name: string, list: ReadonlyMap<string, number>): boolean =>
  name.includes('-') && name.split('-').every((part) => (list.get(part) ?? 0) >= 50)

const GIVEN_FLOOR = 5
// Rarer surnames are told by their looks after a given name as well as by a list.
const SURNAME_FLOOR = 25
for (const [name, persons] of given) if (persons >= GIVEN_FLOOR && !isDoubled(name, given)) add(name, level(persons))
for (const [name, persons] of surnames) if (persons >= SURNAME_FLOOR && !isDoubled(name, surnames)) add(name, level(persons) << 3)

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
  if (isName) add(key, ordinary << 6)
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

const groups = new Map<number, string[]>()
for (const [word, value] of bits) {
  const group = groups.get(value)
  if (group === undefined) groups.set(value, [word])
  else group.push(word)
}
const lines = [...groups].toSorted(([a], [b]) => a - b).map(([value, words]) => `${value} ${words.toSorted().join(' ')}`)
const packed = gzipSync(Buffer.from(lines.join('\n'), 'utf8'), {level: 9})
writeFileSync(target, packed)
console.log(`${bits.size} words, ${packed.length} bytes`)

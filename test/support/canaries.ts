import {readdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {madeUpWord} from '../properties/registry.js'
import {officialNumbers} from '../core/support.js'

// Texts that each stand in one place of an export or of what a person says, and in nothing else: where one of them turns up, that place has leaked there.

/** Where a canary sits. */
export const PLACES = [
  'ignored column', 'sender', 'secret heading', 'secret case', 'held heading', 'cancelled heading', 'blocked heading', 'protected heading', 'protected sender', 'refused row', 'registrar', 'statute',
  'secret file', 'name of a secret file', 'withheld file', 'name of a withheld file', 'held file', 'note of a decision', 'note of a withdrawal', 'text to judge', 'name sought', 'prose for an export', 'broken setting',
] as const
export type Place = (typeof PLACES)[number]

/** The word of each place. It can be said, is in no list of words or names, and holds a letter that encodings differ about. */
export const CANARIES = Object.fromEntries(PLACES.map((place, at) => [place, capital(madeUpWord(40_000 + 977 * at))])) as Readonly<Record<Place, string>>

const [INSIDE = '', PARTY = ''] = officialNumbers('personnummer').slice(400)
/** Identity numbers of the official lists, each in one place. */
export const NUMBERS = {heading: INSIDE, sender: PARTY} as const

/** One way in which a text may be written somewhere. */
interface Form {
  readonly place: Place | 'identity number'
  readonly bytes: Buffer
}

const FORMS: readonly Form[] = [
  ...PLACES.flatMap((place) => formsOf(CANARIES[place]).map((bytes) => ({place, bytes}))),
  ...Object.values(NUMBERS).flatMap((digits) => [digits, digits.slice(2), `${digits.slice(2, 8)}-${digits.slice(8)}`, `${digits.slice(0, 8)}-${digits.slice(8)}`].flatMap(formsOf).map((bytes) => ({place: 'identity number' as const, bytes}))),
]

function formsOf(text: string): readonly Buffer[] {
  const written = [text, text.toLocaleLowerCase('sv'), text.toLocaleUpperCase('sv')].flatMap((one) => [one, one.normalize('NFD')])
  const escaped = written.flatMap((one) => [
    encodeURIComponent(one),
    encodeURIComponent(one).toLowerCase(),
    outsideAscii(one, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
    outsideAscii(one, (code) => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`),
    // A document inside another.
    outsideAscii(one, (code) => `\\\\u${code.toString(16).padStart(4, '0')}`),
    outsideAscii(one, (code) => `&#${String(code)};`),
    outsideAscii(one, (code) => `&#x${code.toString(16)};`),
    outsideAscii(one, (code) => (code === 0xe5 ? '&aring;' : code === 0xc5 ? '&Aring;' : String.fromCharCode(code))),
  ])
  const bytes = [...new Set([...written, ...escaped])].flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le'), Buffer.from(one, 'utf16le').swap16(), Buffer.from(one, 'latin1')])
  // As base64 whatever stands before it: the part that does not hang on its neighbours.
  const coded = [0, 1, 2].map((shift) => Buffer.from(Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64').slice(shift === 0 ? 0 : 4, -4)))
  return [...new Map([...bytes, ...coded, Buffer.from(Buffer.from(text).toString('hex'))].map((one) => [one.toString('hex'), one])).values()]
}

function outsideAscii(text: string, write: (code: number) => string): string {
  return Array.from({length: text.length}, (_, at) => (text.charCodeAt(at) < 128 ? text.charAt(at) : write(text.charCodeAt(at)))).join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Which canaries stand in some bytes, in any form. */
export function canariesIn(content: Uint8Array | string): ReadonlySet<Form['place']> {
  const bytes = Buffer.from(content)
  return new Set(FORMS.flatMap((form) => (bytes.includes(form.bytes) ? [form.place] : [])))
}

/** Which canaries stand in the files under a folder, or in the names of files and folders, each with the paths. */
export function canariesUnder(folder: string): {readonly contents: ReadonlyMap<string, ReadonlySet<Form['place']>>; readonly names: ReadonlySet<Form['place']>} {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).map((entry) => ({entry, path: join(entry.parentPath, entry.name)}))
  return {
    contents: new Map(entries.filter(({entry}) => entry.isFile()).map(({path}) => [relative(folder, path), canariesIn(readFileSync(path))])),
    names: canariesIn(entries.map(({path}) => relative(folder, path)).join('\n')),
  }
}

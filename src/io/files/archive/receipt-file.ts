import {open} from 'node:fs/promises'
import type {ReceiptField} from '../../../core/archive/receipt.js'
import {Refusal} from '../../../core/refusal.js'
import {sha256} from '../../system/digest.js'
import {Unreadable} from '../workbook/unreadable.js'
import {readXml} from '../workbook/xml-events.js'

/** A receipt is a page of text; a package that somebody took for one is not. */
const BYTES_MAX = 1_000_000
const FIELDS_MAX = 1_000

/** What the archive sent: its fields, and the digest of its very bytes. */
export interface ReceiptFile {
  readonly fields: readonly ReceiptField[]
  readonly sha256: string
}

/** Reads a receipt: JSON with its fields, XML whose elements are called so, or lines of `name: value`. */
export async function readReceiptFile(path: string): Promise<ReceiptFile> {
  const bytes = await bytesOf(path)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const fields = /^\s*</.test(text) ? await fieldsOfXml(bytes) : (fieldsOfJson(text) ?? fieldsOfLines(text))
  // Of what is too long to be a receipt nothing is read: what it says at its end may be a no.
  return {fields: fields.length > FIELDS_MAX ? [] : fields, sha256: sha256(bytes)}
}

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path).catch(() => null)
  if (file === null) throw new Refusal('input-not-found', {file: path})
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new Refusal('input-not-found', {file: path})
    if (found.size > BYTES_MAX) return Buffer.alloc(0)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function fieldsOfJson(text: string): readonly ReceiptField[] | null {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return null
  }
  return fieldsIn(told, [])
}

/** Every value in a document with the names that it stands under, however deep; nothing and an empty list as an empty text. */
function fieldsIn(told: unknown, path: readonly string[]): readonly ReceiptField[] {
  if (typeof told === 'string' || typeof told === 'number' || typeof told === 'boolean') return [{path, value: String(told)}]
  if (typeof told !== 'object' || told === null) return [{path, value: ''}]
  const parts = Array.isArray(told) ? told.map((part: unknown): readonly [string | null, unknown] => [null, part]) : Object.entries(told)
  return parts.length === 0 ? [{path, value: ''}] : parts.flatMap(([name, part]) => fieldsIn(part, name === null ? path : [...path, name]))
}

async function fieldsOfXml(bytes: Buffer): Promise<readonly ReceiptField[]> {
  const fields: ReceiptField[] = []
  const open: {readonly name: string; text: string; isLeaf: boolean}[] = []
  const path = (): readonly string[] => open.map(({name}) => name)
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      const within = open.at(-1)
      if (within !== undefined) within.isLeaf = false
      open.push({name, text: '', isLeaf: true})
      for (const [attribute, value] of Object.entries(attributes)) if (!/^xmlns(:|$)|^xsi:/.test(attribute)) fields.push({path: [...path(), attribute.slice(attribute.indexOf(':') + 1)], value})
    },
    close: (): void => {
      const last = open.at(-1)
      // An element that is empty says nothing where it should say something.
      if (last !== undefined && (last.isLeaf || last.text.trim() !== '')) fields.push({path: path(), value: last.text.trim()})
      open.pop()
    },
    text: (text: string): void => {
      const last = open.at(-1)
      if (last !== undefined) last.text += text
    },
  }
  try {
    await readXml(piecesOf(bytes), events)
    return fields
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

function fieldsOfLines(text: string): readonly ReceiptField[] {
  return text.split(/\r\n|\n|\r/).flatMap((line): readonly ReceiptField[] => {
    const [, name, value] = /^\s*([\p{L}\d _.-]{1,60}?)\s*[:=]\s*(.*)$/u.exec(line) ?? []
    if (name !== undefined && value !== undefined) return [{path: [name], value}]
    return line.trim() === '' ? [] : [{path: [], value: line}]
  })
}

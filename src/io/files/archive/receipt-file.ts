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
  return {fields: fields.slice(0, FIELDS_MAX), sha256: sha256(bytes)}
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
  try {
    return fieldsIn(JSON.parse(text))
  } catch {
    return null
  }
}

/** Every named text in a document, however deep. */
function fieldsIn(told: unknown): readonly ReceiptField[] {
  if (typeof told !== 'object' || told === null) return []
  return Object.entries(told).flatMap(([name, value]): readonly ReceiptField[] => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value)]] : fieldsIn(value)))
}

async function fieldsOfXml(bytes: Buffer): Promise<readonly ReceiptField[]> {
  const fields: ReceiptField[] = []
  const open: {name: string; text: string}[] = []
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      open.push({name, text: ''})
      for (const [attribute, value] of Object.entries(attributes)) fields.push([attribute.slice(attribute.indexOf(':') + 1), value])
    },
    close: (): void => {
      const {name, text} = open.pop() ?? {name: '', text: ''}
      if (text.trim() !== '') fields.push([name, text.trim()])
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
    return name === undefined || value === undefined ? [] : [[name, value]]
  })
}

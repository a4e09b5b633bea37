import type {PDFDocumentProxy} from 'unpdf/pdfjs'
import type {FileProperty} from '../../../core/scan/file-text.ts'
import {tellXml} from './office-xml.ts'
import {tellAside} from './pdf-aside.ts'
import {lookAtPage} from './pdf-page.ts'
import {forget, heeded, listen} from './pdf-warnings.ts'
import {Unread, type Telling} from './telling.ts'

/** More than any document of a municipality. */
const PAGES_MAX = 3_000
const EARLIER_MAX = 4

const OPTIONS = {
  // What goes wrong is told as a warning then, and every warning is listened to; with `true` what is drawn ends in the middle without a word.
  stopAtErrors: false,
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  fontExtraProperties: false,
  enableXfa: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: 1,
} as const

type Pdf = Awaited<ReturnType<typeof open>>

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  listen()
  const {getDocumentProxy} = await import('unpdf')
  return await getDocumentProxy(Uint8Array.from(bytes), OPTIONS)
}

/** Tells everything that a PDF says: pages, notes, fields, addresses, bookmarks, properties, files in it, and what it said before it was changed. What comes back are pages that are pictures of pages; where nobody reads them the file is unread. */
export async function tellPdf(telling: Telling, bytes: Uint8Array, readsPictures: boolean): Promise<readonly number[]> {
  try {
    return await tellDocument(telling, bytes, readsPictures)
  } catch (error) {
    if (error instanceof Unread) throw error
    throw new Unread(unreadBecause(error))
  }
}

function unreadBecause(error: unknown): Unread['why'] {
  const {name, message} = error instanceof Error ? error : {name: '', message: ''}
  if (name === 'PasswordException' || message.includes('PasswordException') || /password|encrypt/i.test(message)) return 'password'
  return 'damaged'
}

async function tellDocument(telling: Telling, bytes: Uint8Array, readsPictures: boolean): Promise<readonly number[]> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > PAGES_MAX) throw new Unread('too-large')
    heeded()
    const {info, metadata} = (await pdf.getMetadata()) as unknown as {readonly info: Readonly<Record<string, unknown>>; readonly metadata: {getRaw(): unknown} | null}
    // The reader takes no encryption off XMP in files of before PDF 1.5; the look aside does.
    const isEncrypted = info['EncryptFilterName'] !== null && info['EncryptFilterName'] !== undefined
    if (isEncrypted) forget()
    if (info['IsXFAPresent'] === true || info['IsCollectionPresent'] === true) throw new Unread('active')
    if ((await pdf.getJSActions()) !== null) throw new Unread('active')
    const opening = (await pdf.getOpenAction()) as Readonly<Record<string, unknown>> | null
    if (opening !== null && opening['action'] !== undefined && opening['action'] !== null) throw new Unread('active')
    const pictures = await tellPages(telling, pdf)
    if (pictures.length > 0 && !readsPictures) throw new Unread('picture')
    tellOutline(telling, (await pdf.getOutline()) as readonly Bookmark[] | null, 0)
    for (const label of new Set((await pdf.getPageLabels()) ?? [])) if (/\p{L}{2}/u.test(label)) telling.say(label, 'bookmark')
    tellInfo(telling, info)
    if (metadata !== null && !isEncrypted) await tellXmp(telling, metadata.getRaw())
    await tellAttached(telling, pdf)
    const ends = endsIn(bytes)
    // A file made for the web has an end after its first page, and is whole at its last.
    const earlier = (info['IsLinearized'] === true ? ends.slice(1) : ends).slice(0, -1)
    await tellEarlier(telling, bytes, earlier, pictures)
    await tellAside(telling, bytes, [...earlier, bytes.length], tellXmp)
    return pictures
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Tells page by page; what comes back are pages that are pictures. */
async function tellPages(telling: Telling, pdf: Pdf): Promise<readonly number[]> {
  const pictures: number[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    if (await lookAtPage(telling, page, number)) pictures.push(number)
    if (heeded() === 'picture') telling.picture('page', number)
    page.cleanup()
  }
  return pictures
}

interface Bookmark {
  readonly title: string
  readonly url: string | null
  readonly unsafeUrl?: string
  readonly action?: string | null
  readonly items: readonly Bookmark[]
}

function tellOutline(telling: Telling, items: readonly Bookmark[] | null, depth: number): void {
  if (depth > 50) throw new Unread('damaged')
  for (const {title, unsafeUrl, items: inner} of items ?? []) {
    telling.say(title, 'bookmark')
    if (unsafeUrl !== undefined) telling.say(unsafeUrl, 'link')
    heeded()
    tellOutline(telling, inner, depth + 1)
  }
}

const PROPERTIES: Readonly<Record<string, FileProperty>> = {Author: 'author', Title: 'title', Subject: 'subject', Keywords: 'keywords', Creator: 'program', Producer: 'program', Company: 'company', Manager: 'manager'}

function tellInfo(telling: Telling, info: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(info)) {
    if (key === 'Custom' && typeof value === 'object' && value !== null) tellInfo(telling, value as Readonly<Record<string, unknown>>)
    if (typeof value !== 'string' || /^D:\d{8}/.test(value) || key === 'PDFFormatVersion' || key === 'Language' || key === 'EncryptFilterName') continue
    const which = PROPERTIES[key] ?? 'other'
    telling.say(which === 'author' || which === 'manager' ? `från ${value}` : value, 'property', which)
    if (which === 'other' && key !== 'Trapped') telling.say(key, 'property', 'other')
  }
}

async function tellXmp(telling: Telling, raw: unknown): Promise<void> {
  if (typeof raw !== 'string') return
  const xml = raw.replace(/^[^<]+/, '').replace(/[^>]+$/, '')
  try {
    await tellXml(telling, chunk(Buffer.from(xml)), {kind: 'property', which: 'xmp', attributes: 'all'})
  } catch {
    // What is no XML is still text that stands in the file.
    telling.say(raw, 'property', 'xmp')
  }
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

interface Attached {
  readonly filename?: string
  readonly rawFilename?: string
  readonly description?: string
}

async function tellAttached(telling: Telling, pdf: Pdf): Promise<void> {
  const attached = (await pdf.getAttachments()) as ReadonlyMap<string, Attached> | null
  for (const [id, {filename, rawFilename, description}] of attached ?? []) {
    if (description !== undefined) telling.say(description, 'alt')
    const content = (await pdf.getAttachmentContent(id))
    if (!(content instanceof Uint8Array)) throw new Unread('embedded')
    await telling.readOn(filename ?? rawFilename ?? 'bilaga', content)
  }
}

/**
 * A PDF is often changed by adding to its end: what it said before stands in it still, for anybody who cuts the end off. What the pages and notes of an earlier
 * version say and the last ones do not is told too; the rest of it is told with what stands aside.
 */
async function tellEarlier(telling: Telling, bytes: Uint8Array, ends: readonly number[], scannedLast: readonly number[]): Promise<void> {
  if (ends.length > EARLIER_MAX) throw new Unread('earlier-text')
  const lines = new Set(telling.text.split('\n').map(bare))
  const known = telling.pictures.length
  for (const [index, end] of ends.entries()) {
    const before = telling.apart()
    try {
      const pdf = await open(bytes.subarray(0, end))
      try {
        const scanned = await tellPages(before, pdf)
        // A page that was a picture, and is none any longer, is read by nobody.
        if (scanned.some((number) => !scannedLast.includes(number))) throw new Unread('earlier-text')
      } finally {
        await pdf.loadingTask.destroy()
      }
    } catch (error) {
      if (error instanceof Unread && error.why !== 'damaged') throw error
      throw new Unread('earlier-text')
    }
    telling.say(before.text.split('\n').filter((line) => !lines.has(bare(line))).join('\n'), 'earlier', index + 1)
    if (before.pictures.length > known) telling.picture('earlier', index + 1)
  }
}

function bare(line: string): string {
  return line.replace(/\s+/g, '')
}

/** Where each version of the file ends. */
function endsIn(bytes: Uint8Array): readonly number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends: number[] = []
  for (let at = buffer.indexOf('%%EOF'); at !== -1; at = buffer.indexOf('%%EOF', at + 5)) {
    // A table of letters is a file of its own kind inside this one, and ends in the same way.
    if (/%%EndResource\s+%%EOF\s*endstream/.test(buffer.toString('latin1', Math.max(0, at - 20), at + 40))) continue
    ends.push(at + 5)
    if (ends.length > 100) throw new Unread('earlier-text')
  }
  return ends
}

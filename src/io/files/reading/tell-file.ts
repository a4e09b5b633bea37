import type {FileText} from '../../../core/scan/file-text.ts'
import type {UnreadReason} from '../../../core/register/unread.ts'
import type {WrittenDocument} from './docx-pieces.ts'
import {isAsNamed, kindByName, signatureOf} from './file-kind.ts'
import {wordsInPicture} from './picture.ts'
import {Unread, Telling} from './telling.ts'

/** What is asked: a file by its name, and how much text of it there is room for. */
export interface FileQuestion {
  readonly name: string
  /** How many bytes follow. */
  readonly bytes: number
  readonly textMax: number
  /** Pictures that the municipality knows, by their SHA-256: its logotype. */
  readonly knownPictures: readonly string[]
  /** True where whoever asks can read pages that are pictures. */
  readonly readsPictures: boolean
  /** What is asked for: everything it says, or how a written document is built. */
  readonly form: 'text' | 'pieces'
}

/** What is told of it: everything it says, or why that cannot be told. */
export type FileAnswer = ({readonly kind: 'text'; /** Pages that are pictures, and still to be read. */ readonly scanned: readonly number[]} & FileText) | {readonly kind: 'unread'; readonly why: UnreadReason}

/** How a written document is built, piece by piece. */
export type PiecesAnswer = ({readonly kind: 'pieces'} & WrittenDocument) | Extract<FileAnswer, {kind: 'unread'}>

/** How a Word document is built. Whatever goes wrong comes out as unread. */
export async function tellPieces(bytes: Uint8Array): Promise<PiecesAnswer> {
  if (!isAsNamed('word', bytes)) return {kind: 'unread', why: 'other-kind'}
  try {
    return {kind: 'pieces', ...(await (await import('./docx-pieces.ts')).docxPieces(bytes))}
  } catch {
    return {kind: 'unread', why: 'damaged'}
  }
}

/** Everything that a file says, by the reader of its kind. Whatever goes wrong comes out as unread. */
export async function tellFile({name, textMax, knownPictures, readsPictures}: FileQuestion, bytes: Uint8Array): Promise<FileAnswer> {
  const known = new Set(knownPictures)
  const telling = new Telling(textMax, (inner, innerName, innerBytes) => tellOne(inner, innerName, innerBytes, {known, readsPictures: false}))
  try {
    const scanned = await tellOne(telling, name, bytes, {known, readsPictures})
    // A file without a word is a picture of one, or the wrong file.
    if (scanned.length === 0 && !/[\p{L}\p{N}]/u.test(telling.text)) throw new Unread('empty')
    return {kind: 'text', text: telling.text, parts: telling.parts, pictures: telling.pictures, scanned}
  } catch (error) {
    if (error instanceof Unread) return {kind: 'unread', why: error.why}
    // A reader that meets what it was not made for: no word of the file is told on.
    return {kind: 'unread', why: 'damaged'}
  }
}

interface Manner {
  readonly known: ReadonlySet<string>
  readonly readsPictures: boolean
}

const NONE: readonly number[] = []

/** Tells a file by the reader of its kind. What comes back are its pages that are pictures. */
async function tellOne(telling: Telling, name: string, bytes: Uint8Array, {known, readsPictures}: Manner): Promise<readonly number[]> {
  if (bytes.length === 0) throw new Unread('empty')
  const kind = kindByName(name)
  if (kind === null) throw new Unread('no-reader')
  if (!isAsNamed(kind, bytes)) {
    // An office file with a password is no package any more.
    const isOffice = kind === 'word' || kind === 'sheet' || kind === 'slides'
    throw new Unread(isOffice && signatureOf(bytes) === 'ole' && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'other-kind')
  }
  switch (kind) {
    case 'pdf':
      return (await import('./pdf-text.ts')).tellPdf(telling, bytes, readsPictures)
    case 'word':
    case 'sheet':
    case 'slides':
    case 'odf':
      await (await import('./package-text.ts')).tellPackage(telling, bytes, kind, known)
      return NONE
    case 'rtf':
      ;(await import('./rtf-text.ts')).tellRtf(telling, bytes)
      return NONE
    case 'html': {
      const {htmlOf, tellHtml} = await import('./html-text.ts')
      tellHtml(telling, htmlOf(bytes))
      return NONE
    }
    case 'mail':
      await (await import('./mail-text.ts')).tellMail(telling, bytes)
      return NONE
    case 'text':
      telling.say(plainText(bytes), 'body')
      return NONE
    case 'picture':
      if (!telling.isWithin) throw new Unread('picture')
      telling.picture('picture')
      telling.say(wordsInPicture(bytes), 'property', 'other')
      return NONE
  }
}

/** A text inside another file: UTF-8, or marked as UTF-16. */
function plainText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    throw new Unread('unclear')
  }
}

import type {UnreadReason} from '../../../core/register/unread.js'
import {type FileText, plainFileText} from '../../../core/scan/file-text.js'
import type {Settings} from '../../../core/terms/settings.js'
import {EncodingEvidence} from '../encoding.js'
import {decoded} from '../transcode.js'
import {type FileKind, isAsNamed, kindByName} from './file-kind.js'
import {FILE_BYTES_MAX, readApart} from './read-apart.js'
import {canReadPictures, type PicturePage, readPicturePages} from './ocr.js'

/** Raised when files are read otherwise than before: what was judged with another reading is judged again (B13). */
export const FILE_READING_VERSION = 'files@6'

/** How far a file is read. */
export interface FileReading {
  /** How much text there is room for, in bytes. With none nothing is read. */
  readonly textBytes: number
  /** What the municipality has decided of files. */
  readonly files: {readonly ocr: Settings['files']['ocr']; readonly knownPictures: readonly string[]}
}

/** Everything that a file says, or why that cannot be told. */
export type FileRead = {readonly kind: 'text'; readonly file: FileText} | {readonly kind: 'unread'; readonly why: UnreadReason}

/** The kind of file whose bytes are to be read, or why they need not be looked at. */
export function toRead(name: string, size: number, {textBytes}: FileReading): {readonly kind: FileKind} | {readonly why: UnreadReason} {
  const kind = kindByName(name)
  if (kind === null) return {why: 'no-reader'}
  return size > (kind === 'text' ? textBytes : FILE_BYTES_MAX) ? {why: 'too-large'} : {kind}
}

/** Reads a file by its name and its bytes. Plain text is only decoded; everything else is read in a process of its own. */
export async function readFileText(name: string, bytes: Buffer, asked: FileReading): Promise<FileRead> {
  const found = toRead(name, bytes.length, asked)
  if ('why' in found) return {kind: 'unread', why: found.why}
  if (bytes.length === 0) return {kind: 'unread', why: 'empty'}
  if (found.kind === 'text') return plainText(bytes)
  const readsPictures = asked.files.ocr === 'auto' && (await canReadPictures())
  const answer = await readApart({name, textMax: asked.textBytes, knownPictures: asked.files.knownPictures, readsPictures}, bytes)
  if (answer.kind === 'unread') return answer
  const pages = readsPictures ? await readPicturePages(bytes, answer.scanned) : []
  if (pages === null || pages.length < answer.scanned.length) return {kind: 'unread', why: 'picture'}
  const {text, parts, pictures} = pages.reduce(withPage, {text: answer.text, parts: answer.parts, pictures: answer.pictures})
  return Buffer.byteLength(text) > asked.textBytes ? {kind: 'unread', why: 'too-large'} : {kind: 'text', file: {text, parts, pictures}}
}

/** What was read of a page that is a picture goes after everything else. */
function withPage({text, parts, pictures}: FileText, {number, text: said}: PicturePage): FileText {
  const longer = `${text}\n\n${said}`
  return {text: longer, parts: [...parts, {place: `scan ${number}`, end: longer.length}], pictures}
}

/** Text in an encoding that is certain and without control characters: what cannot be read for certain is not read. */
function plainText(bytes: Buffer): FileRead {
  if (!isAsNamed('text', bytes)) return {kind: 'unread', why: 'other-kind'}
  const evidence = new EncodingEvidence()
  evidence.add(bytes)
  const found = evidence.conclude()
  if (found.kind !== 'certain') return {kind: 'unread', why: 'unclear'}
  const text = decoded(bytes.subarray(found.bomBytes), found.encoding)
  if (!/[\p{L}\p{N}]/u.test(text)) return {kind: 'unread', why: 'empty'}
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(text) ? {kind: 'unread', why: 'unclear'} : {kind: 'text', file: plainFileText(text)}
}

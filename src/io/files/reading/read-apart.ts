import {createRequire} from 'node:module'
import {join, sep} from 'node:path'
import {z} from 'zod'
import {UNREAD_REASONS, type UnreadReason} from '../../../core/register/unread.js'
import {isFilePlace} from '../../../core/scan/file-text.js'
import {MODULES_FOLDER, ownModule, PROGRAM_FOLDER} from '../../system/own-module.js'
import {ProcessDied} from '../../system/process-apart.js'
import {ReusedProcess, type ReusedLimits} from '../../system/reused-process.js'
import type {FileAnswer, FileQuestion, PiecesAnswer} from './tell-file.js'

/** The largest file that is read; one that is larger is held. Bytes. */
export const FILE_BYTES_MAX = 64_000_000

/** A file of a thousand pages takes some seconds and some hundred megabytes. */
const LIMITS: ReusedLimits = {heapMB: 512, dataMB: 1_500, answerMs: 60_000, answerBytes: 64_000_000, lifeMs: 240_000, answers: 500}

// Whoever breaks the reader writes what it says, so it is believed as little as the file.
const Answer = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('text'), text: z.string(), scanned: z.array(z.int().min(1).max(100_000)).max(5_000), pictures: z.array(z.strictObject({place: z.string().refine(isFilePlace), at: z.int().min(0)})).max(5_000), parts: z.array(z.strictObject({place: z.string().refine(isFilePlace), end: z.int().min(0)})).max(200_000)}),
  z.strictObject({kind: z.literal('unread'), why: z.enum(UNREAD_REASONS)}),
])

const Line = z.string().max(200_000)
const Written = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('heading'), text: Line}),
  z.strictObject({kind: z.literal('paragraph'), text: Line}),
  z.strictObject({kind: z.literal('list'), first: z.int().nullable(), items: z.array(Line).max(5_000)}),
  z.strictObject({kind: z.literal('table'), rows: z.array(z.array(Line).max(100)).max(5_000)}),
])
const Pieces = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('pieces'), unknown: z.int().min(0), pictures: z.int().min(0), hidden: z.int().min(0), pieces: z.array(z.strictObject({block: Written, isHeading: z.boolean(), level: z.int().optional(), isContents: z.boolean()})).max(50_000)}),
  z.strictObject({kind: z.literal('unread'), why: z.enum(UNREAD_REASONS)}),
])

const READER = ownModule('io/files/reading/read-foreign')

let reader: ReusedProcess | null = null

/** Everything that a foreign file says, read in a process of its own; what that process dies of is unread. */
export async function readApart(question: Omit<FileQuestion, 'bytes' | 'form'>, bytes: Uint8Array): Promise<FileAnswer> {
  if (bytes.length > FILE_BYTES_MAX) return {kind: 'unread', why: 'too-large'}
  reader ??= new ReusedProcess(READER, codeFolders(), LIMITS)
  try {
    const answer = Answer.parse(JSON.parse(await reader.ask({...question, form: 'text', bytes: bytes.length}, bytes)))
    return answer.kind === 'text' && !isWhole(answer) ? {kind: 'unread', why: 'damaged'} : answer
  } catch (error) {
    return {kind: 'unread', why: whyUnread(error)}
  }
}

/** How a Word document is built, read in the same process. */
export async function readPieces(bytes: Uint8Array): Promise<PiecesAnswer> {
  if (bytes.length > FILE_BYTES_MAX) return {kind: 'unread', why: 'too-large'}
  reader ??= new ReusedProcess(READER, codeFolders(), LIMITS)
  try {
    return Pieces.parse(JSON.parse(await reader.ask({name: 'minutes.docx', textMax: 0, knownPictures: [], readsPictures: false, form: 'pieces', bytes: bytes.length}, bytes)))
  } catch (error) {
    return {kind: 'unread', why: whyUnread(error)}
  }
}

function whyUnread(error: unknown): UnreadReason {
  if (error instanceof ProcessDied) return error.how === 'crash' ? 'damaged' : 'too-slow'
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'damaged'
  throw error
}

function isWhole({text, parts}: Extract<FileAnswer, {kind: 'text'}>): boolean {
  return parts.at(-1)?.end === text.length && parts.every(({end}, index) => end > (parts[index - 1]?.end ?? 0))
}

/** The program's own files and the packages it is made of: all that the reader may open. */
function codeFolders(): readonly string[] {
  const packages = createRequire(import.meta.url).resolve('saxes').split(`${sep}saxes${sep}`)[0] ?? PROGRAM_FOLDER
  return [...new Set([MODULES_FOLDER, join(PROGRAM_FOLDER, 'package.json'), join(PROGRAM_FOLDER, 'node_modules'), packages])]
}

import {open, readFile, stat} from 'node:fs/promises'
import {Refusal} from '../../core/refusal.js'
import {DecisionFileSchema, type DecisionFile} from '../../core/review/decision-file.js'
import {codeOf} from '../system/fault-log.js'
import {ONLY_NEW} from './new-file.js'

/** A file of 100,000 decisions is some 30 MB; one that is larger was not made by this program. */
const BYTES_MAX = 64 * 1024 * 1024

/** Reads what somebody decided at one sitting, from a file that anybody may have written. */
export async function readDecisionFile(path: string): Promise<DecisionFile> {
  let text: string
  try {
    if ((await stat(path)).size > BYTES_MAX) throw new Refusal('decision-file-invalid')
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') throw new Refusal('input-not-found', {file: path})
    throw error
  }
  const parsed = DecisionFileSchema.safeParse(asJson(text))
  if (!parsed.success) throw new Refusal('decision-file-invalid')
  return parsed.data
}

/** Writes what somebody decided at one sitting into a file of theirs alone. What lies there is never written over. */
export async function saveDecisionFile(path: string, text: string): Promise<void> {
  const file = await open(path, ONLY_NEW, 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') throw new Refusal('file-exists', {file: path})
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw new Refusal('input-not-found', {file: path})
    throw error
  })
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

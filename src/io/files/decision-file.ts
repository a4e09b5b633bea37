import {readFile, stat} from 'node:fs/promises'
import {Refusal} from '../../core/refusal.js'
import {DecisionFileSchema, type DecisionFile} from '../../core/review/decision-file.js'
import {codeOf} from '../system/fault-log.js'

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

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

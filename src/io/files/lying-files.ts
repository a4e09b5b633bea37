import {readdir} from 'node:fs/promises'
import {resolve, sep} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {codeOf} from '../system/fault-log.js'
import {inspectExport, recordsOf, type ExportRecord, type ExportFile} from './export-file.js'

/** A file that lies in the workspace beside what the program itself is made of: exports, attachments, refused rows, reports, packages. */
export interface LyingFile {
  /** In the workspace, with `/` between its parts; absolute where the inbox is another place. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'other'
}

/** The program's own: asked as stores of their own, or without a text of any row. */
const OWN = /^(?:files|site)$|^(?:diarievakt|keys)\.db(?:-\w+)?$|^lock-[\w-]+\.(?:db(?:-\w+)?|json)$|^fingerprint\.key$|^stopped\.jsonl$|^diarievakt\.(?:yaml|schema\.json)$|^policy\.yaml$/
/** An import at work sets its rows out here and throws them away. */
const PASSING = /(?:^|\/)stage\.db(?:-\w+)?$/

/** Every file that lies in the workspace, in the order of their paths, and in the inbox where that is another place. Links are told of and not followed. */
export async function* lyingFiles(workspace: string, inbox: string): AsyncGenerator<LyingFile> {
  yield* filesIn(workspace, '')
  if (!`${inbox}${sep}`.startsWith(`${workspace}${sep}`)) yield* filesIn(workspace, inbox)
}

async function* filesIn(workspace: string, folder: string): AsyncGenerator<LyingFile> {
  const found = await readdir(resolve(workspace, folder), {withFileTypes: true}).catch((error: unknown) => {
    // A run that has just been put away, or an inbox that is not there yet.
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  for (const one of found.sort((first, second) => (first.name < second.name ? -1 : 1))) {
    const path = folder === '' ? one.name : `${folder}/${one.name}`
    if ((folder === '' && OWN.test(one.name)) || PASSING.test(path)) continue
    if (one.isDirectory()) yield* filesIn(workspace, path)
    else yield {path, kind: one.isFile() ? 'file' : one.isSymbolicLink() ? 'link' : 'other'}
  }
}

/** An export or a file of refused rows, read as records; null where the file is none. `headings` are those of every known source, folded. */
export async function openExport(path: string, headings: ReadonlySet<string>): Promise<ExportFile | null> {
  if (!/\.(?:csv|tsv|txt|xlsx)$/i.test(path)) return null
  try {
    const file = await inspectExport(path, path, null, headings)
    // One heading that happens to be known makes no export.
    return file.header.filter((heading) => headings.has(foldHeading(heading))).length >= 3 ? file : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The records of an export that lies in the workspace, as far as they can be read; the rest is read as plain text by whoever asks. */
export async function* lyingRecords(file: ExportFile): AsyncGenerator<readonly ExportRecord[], 'whole' | 'broken'> {
  try {
    yield* recordsOf(file)
    return 'whole'
  } catch (error) {
    if (error instanceof Refusal) return 'broken'
    throw error
  }
}

/** A heading as two exports are compared by. */
export function foldHeading(heading: string): string {
  return heading.trim().normalize('NFC').toLocaleLowerCase('sv')
}

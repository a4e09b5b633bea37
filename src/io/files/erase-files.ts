import {rename, rm} from 'node:fs/promises'
import {resolve} from 'node:path'
import {originalLines, recordsOf, type ExportFile} from './export-file.js'
import {openAfresh} from './new-file.js'

/** Removes a file that lies in the workspace, or in an inbox elsewhere. */
export async function eraseFile(workspace: string, path: string): Promise<void> {
  await rm(resolve(workspace, path), {force: true})
}

/** Takes the records that begin on some lines out of a file, and leaves the others as they stood. The file is whole at every moment: the old one or the new. */
export async function eraseRecords(file: ExportFile, erased: ReadonlySet<number>): Promise<void> {
  const kept = new Set<number>()
  for await (const records of recordsOf(file)) for (const {line} of records) if (!erased.has(line)) kept.add(line)
  const lines: string[] = []
  await originalLines(file, kept, (text) => lines.push(text))
  const incoming = `${file.path}.incoming`
  const out = await openAfresh(incoming, 0o600)
  try {
    await out.writeFile(`${lines.join('\n')}\n`)
    await out.sync()
  } finally {
    await out.close()
  }
  await rename(incoming, file.path)
}

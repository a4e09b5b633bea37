import {open, stat} from 'node:fs/promises'
import type {FileText} from '../../../core/scan/file-text.js'
import {signatureOf, type Signature} from './file-kind.js'
import {FILE_BYTES_MAX} from './read-apart.js'
import {readFileText, type FileReading} from './read-file.js'

/** Names that a file might have by what its bytes begin with. */
const NAMES: Readonly<Partial<Record<Signature, readonly string[]>>> = {pdf: ['a.pdf'], rtf: ['a.rtf'], zip: ['a.docx', 'a.xlsx', 'a.pptx', 'a.odt']}

/** What a file of any name says where it is no plain text: `plain` where it may be, null where it cannot be read. */
export async function readPacked(path: string, files: FileReading['files']): Promise<FileText | 'plain' | null> {
  const file = await open(path).catch(() => null)
  if (file === null) return 'plain'
  try {
    const start = Buffer.alloc(16)
    await file.read(start, 0, start.length, 0)
    const names = NAMES[signatureOf(start)]
    if (names === undefined) return 'plain'
    if ((await stat(path)).size > FILE_BYTES_MAX) return null
    const bytes = await file.readFile()
    for (const name of names) {
      const read = await readFileText(name, bytes, {textBytes: 64_000_000, files})
      if (read.kind === 'text') return read.file
      if (read.why !== 'other-kind') return null
    }
    return null
  } finally {
    await file.close()
  }
}

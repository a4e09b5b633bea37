import {open} from 'node:fs/promises'
import {basename} from 'node:path'
import type {MasterEntry, MasterFormat} from '../../../core/protected/master-record.js'
import {Refusal} from '../../../core/refusal.js'
import type {LocalDate} from '../../../core/terms/local-date.js'
import type {Encoding} from '../encoding.js'
import {type FoundOnDisk, foundOnDisk} from '../export-file.js'
import {inspectMasterCsv, masterCsvEntries} from './csv-master.js'
import {navetEntries} from './navet-master.js'
import {sparEntriesIn} from './spar-master.js'
import {inspectMasterText} from './master-text.js'

/** What is asked of an extract, and null for what its own bytes tell. `today`: where the municipality is. */
export interface MasterAsked {
  readonly format: MasterFormat | null
  readonly encoding: Encoding | null
  readonly today: LocalDate
}

/** An extract as found on disk: known by its digest, before a record of it is understood. */
export interface MasterFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly format: MasterFormat
  readonly encoding: Encoding
  /**
   * What it tells, some hundreds of entries at a time, in its own order; each call reads it from its beginning. That a file is not whole is found out at its end and refused there, so that nothing of
   * it may be believed before the last entry has come.
   */
  records(): AsyncGenerator<readonly MasterEntry[]>
}

/** Reads an extract once for its digest, encoding and form. */
export async function readMaster(path: string, {format: asked, encoding, today}: MasterAsked): Promise<MasterFile> {
  const found = await foundOnDisk(path, basename(path))
  const format = asked ?? formatBy(await headOf(found), found)
  switch (format) {
    case 'csv': {
      const file = await inspectMasterCsv(found, encoding)
      return {...told(found, file), format, records: () => masterCsvEntries(file, today)}
    }
    case 'navet': {
      const file = await inspectMasterText(found, encoding, null)
      return {...told(found, file), format, records: () => navetEntries(file, today)}
    }
    case 'spar': {
      const file = await inspectMasterText(found, encoding, declaredIn(await headOf(found)))
      return {...told(found, file), format, records: () => sparEntriesIn(file, today)}
    }
  }
}

function told({name, bytes}: FoundOnDisk, {sha256, encoding}: {readonly sha256: string; readonly encoding: Encoding}): Pick<MasterFile, 'name' | 'bytes' | 'sha256' | 'encoding'> {
  return {name, bytes, sha256, encoding}
}

/** The beginning of a file as far as ASCII goes, whatever its encoding: marks of order and the zeros of two bytes for a sign are left out. */
async function headOf({path}: FoundOnDisk): Promise<string> {
  const file = await open(path)
  try {
    const {bytesRead, buffer} = await file.read({buffer: Buffer.alloc(4096), position: 0})
    return buffer.toString('latin1', 0, bytesRead).replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\u0000', '')
  } finally {
    await file.close()
  }
}

function formatBy(head: string, {name}: FoundOnDisk): MasterFormat {
  const text = head.trimStart()
  if (text.startsWith('<')) return 'spar'
  if (/^#[A-Z\u00c0-\u00d6_]+(?:\s|$)/u.test(text)) return 'navet'
  // Zip, PDF and the like; whatever else has no heading that is known is refused where headings are read.
  if (text.startsWith('PK') || text.startsWith('%PDF-')) throw new Refusal('master-unknown-form', {file: name})
  return 'csv'
}

/** The encoding that an XML declaration names. Of the two that differ by control characters alone the wider is read. */
function declaredIn(head: string): Encoding | null {
  const [, named = ''] = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head) ?? []
  switch (named.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
      return 'utf-8'
    case 'iso-8859-1':
    case 'latin1':
    case 'windows-1252':
      return 'windows-1252'
  }
  return null
}

import {createReadStream} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'
import {UNREADABLE_DOCUMENT, type Breach, type DocumentCheck, type Gathering} from '../../../core/archive/rules/element.js'
import {ermsCheck} from '../../../core/archive/rules/erms-rules.js'
import {metsCheck} from '../../../core/archive/rules/mets-check.js'
import type {MetsKind} from '../../../core/archive/rules/mets-facts.js'
import {codeOf} from '../../system/fault-log.js'
import {Unreadable} from '../workbook/unreadable.js'
import {readXml} from '../workbook/xml-events.js'

/** What looking through a METS document came to. */
export interface MetsLook {
  readonly breaches: readonly Breach[]
  /** What it is called; null where it does not say, or cannot be read. */
  readonly objectId: string | null
  /** How many files it lists. */
  readonly files: number
}

/** What looking through a document of ERMS came to. */
export interface ErmsLook {
  readonly breaches: readonly Breach[]
  readonly aggregations: number
  readonly records: number
  readonly appendices: number
}

/** Folders beside a METS document of which CSIP wants to know. */
const FOLDERS = ['documentation', 'schemas', 'representations', 'data', 'metadata/descriptive', 'metadata/preservation'] as const
/** Aggregations in aggregations, and what a municipality's own elements hold. */
const DEPTH_MAX = 200
const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR'])

/** Holds a METS document against CSIP 2.1.0, and that of a package against SIP 2.1.0, too: what lies beside it tells which parts it must have. */
export async function checkMets(path: string, kind: MetsKind): Promise<MetsLook> {
  const folder = dirname(resolve(path))
  const check = metsCheck({kind, folder: basename(folder), beside: await foldersIn(folder)})
  const breaches = await readInto(path, check)
  const {objectId, files} = check.facts
  return {breaches, objectId, files}
}

/** Holds a document of ERMS against 2.1.2. `onAppendix`: takes the path of each file that it names, as it names it. */
export async function checkErms(path: string, onAppendix: (path: string) => void): Promise<ErmsLook> {
  const check = ermsCheck(onAppendix)
  const breaches = await readInto(path, check)
  const {aggregations, records, appendices} = check.facts
  return {breaches, aggregations, records, appendices}
}

async function readInto<Facts extends Gathering>(path: string, check: DocumentCheck<Facts>): Promise<readonly Breach[]> {
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => check.open(name, attributes),
    close: (): void => check.close(),
    text: (text: string): void => check.text(text),
  }
  try {
    await readXml(createReadStream(path) as AsyncIterable<Buffer>, events, DEPTH_MAX)
    return check.finish()
  } catch (error) {
    if (error instanceof Unreadable || NOT_THERE.has(codeOf(error) ?? '')) return [{rule: UNREADABLE_DOCUMENT.id, level: UNREADABLE_DOCUMENT.level, count: 1}]
    throw error
  }
}

/** Those of the folders that hold something. */
async function foldersIn(folder: string): Promise<ReadonlySet<string>> {
  const held = await Promise.all(FOLDERS.map(async (name) => ((await readdir(join(folder, name)).catch(() => [])).length > 0 ? [name] : [])))
  return new Set(held.flat())
}

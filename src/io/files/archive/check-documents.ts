import {basename, dirname, resolve} from 'node:path'
import {UNREADABLE_DOCUMENT, type Breach, type DocumentCheck, type Gathering} from '../../../core/archive/rules/element.js'
import {ermsCheck} from '../../../core/archive/rules/erms-rules.js'
import {metsCheck} from '../../../core/archive/rules/mets-check.js'
import type {MetsKind} from '../../../core/archive/rules/mets-facts.js'
import type {PremisCheck} from '../../../core/archive/rules/premis-rules.js'
import {Unreadable} from '../workbook/unreadable.js'
import {readXml, type XmlEvents} from '../workbook/xml-events.js'
import {streamPlain} from './file-bytes.js'

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

/** Holds a METS document against CSIP 2.1.0, and that of a package against SIP 2.1.0, too. `holds`: whether a folder beside it holds a file, which tells which parts it must have. */
export async function checkMets(path: string, kind: MetsKind, holds: (folder: string) => boolean): Promise<MetsLook> {
  const check = metsCheck({kind, folder: basename(dirname(resolve(path))), beside: new Set(FOLDERS.filter(holds))})
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

/** Reads a document of PREMIS into what holds it against the files. `isClaimed`: the package says that it is one. Gives whether it is to keep the schema of PREMIS 3. */
export async function checkPremis(path: string, document: string, isClaimed: boolean, check: PremisCheck): Promise<boolean> {
  const reader = check.begin(document)
  if (await readEvents(path, {open: (name, attributes) => reader.open(name, attributes), close: () => reader.close(), text: (text) => reader.text(text)})) return check.ended(isClaimed)
  check.broke(isClaimed)
  return isClaimed
}

async function readInto<Facts extends Gathering>(path: string, check: DocumentCheck<Facts>): Promise<readonly Breach[]> {
  const isRead = await readEvents(path, {open: (name, attributes) => check.open(name, attributes), close: () => check.close(), text: (text) => check.text(text)})
  return isRead ? check.finish() : [{rule: UNREADABLE_DOCUMENT.id, level: UNREADABLE_DOCUMENT.level, count: 1}]
}

/** False where there is no plain file under that name, or no XML in it. */
async function readEvents(path: string, events: XmlEvents): Promise<boolean> {
  const bytes = streamPlain(path)
  if (bytes === null) return false
  try {
    await readXml(bytes, events, DEPTH_MAX)
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

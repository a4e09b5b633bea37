import {veilOf} from '../../core/archive/agreement.js'
import {hidesFiles, isVeiled, type ArchivedFile} from '../../core/archive/archived-case.js'
import {fileFormat, sealedExtension} from '../../core/archive/file-format.js'
import {PLACES, placeOfFile, placeOfSealedFile, type PackedFile} from '../../core/archive/packed-file.js'
import {Refusal} from '../../core/refusal.js'
import type {RegisteredFile} from '../../core/register/entry.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import {archivedRows, type ArchivedRow} from '../../io/db/archive-table.js'
import type {PackageContent} from '../../io/db/package-table.js'
import {digestOfFile, piecesNow} from '../../io/files/archive/file-bytes.js'
import {PackageFolder, type PartKind} from '../../io/files/archive/package-folder.js'
import type {RegistryFiles} from '../../io/files/archive/registry-files.js'
import type {Schemas} from '../../io/files/archive/schemas.js'
import {archiveCipher} from '../../io/vault/archive-cipher.js'
import {ermsCase, ermsEnd, ermsHead} from '../../papers/archive/erms.js'
import {INVENTORY, inventoryEnd, inventoryHead, inventoryRows, inventoryTableHead, inventoryTableRows} from '../../papers/archive/inventory.js'
import {packageMets, representationMets, type PackageAgents} from '../../papers/archive/mets.js'
import {premisPieces} from '../../papers/archive/premis.js'
import {schemaCatalog} from '../../papers/archive/schema-catalog.js'
import {inventoryWords} from '../../words/archive-package.js'
import type {Session} from '../deed.js'
import {archivedCase, type CaseToArchive} from './archived-cases.js'

/** A package that is to be written: which it is, and the cases that it is to hold, in their order. */
export interface PackageJob {
  readonly id: string
  readonly committee: CommitteeCode
  readonly form: PackageForm
  /** When it is made, as all its documents say. */
  readonly at: Instant
  readonly cases: readonly CaseToArchive[]
  /** Whether it is written for the first time or again, as it was. */
  readonly attempt: PartKind
}

/** Why a file of the registry is not there: nobody has it, or what lies under its name has other bytes than the register says. */
export type FileGap = 'missing' | 'different'

/** A case that stays, because files of it are not there. */
export interface LeftCase {
  readonly entry: EntryId
  readonly number: string
  readonly files: readonly {readonly document: string; readonly name: string; readonly gap: FileGap}[]
}

/** How far the writing has come. */
export interface PackageProgress {
  readonly package: string
  readonly cases: number
  readonly casesInAll: number
  readonly bytes: number
}

/** What packages are written from, and where. */
export interface PackageMeans {
  readonly to: string
  readonly files: RegistryFiles
  /** Put into the package, and every document of it is checked with them; null where nobody has laid any there. */
  readonly schemas: Schemas | null
  /** The program's own version. */
  readonly version: string
  readonly onProgress: (progress: PackageProgress) => void
}

/** A package whose every byte lies on disk, in a folder that does not have its name yet. */
export interface WrittenPackage {
  readonly folder: PackageFolder
  /** Null where no case of it could go: there is nothing to keep then. */
  readonly content: PackageContent | null
  readonly left: readonly LeftCase[]
  /** Cases of which it tells less than the register does. */
  readonly veiled: readonly EntryId[]
  /** Files that were taken as they lie: they never came here, so nobody knows what their digest should be. */
  readonly unproven: number
}

/** Cases that are read at once. */
export const PAGE_CASES = 100
const XML = 'application/xml'

interface Copied {
  readonly packed: PackedFile | null
  readonly gap: FileGap | null
}

/** Writes a package: its records, its files and its lists (O1). */
export async function writePackage(session: Session, job: PackageJob, means: PackageMeans): Promise<WrittenPackage> {
  const {settings} = session
  const {municipality, delivery} = settings
  const agents: PackageAgents = {
    id: job.id, at: job.at, version: means.version, municipality: municipality.name, organisationNumber: municipality.organisationNumber ?? null, archive: municipality.archive?.name ?? null, agreement: delivery.agreement ?? null, isRehearsal: session.isRehearsal,
  }
  const committee = Object.hasOwn(settings.committees, job.committee) ? (settings.committees[job.committee]?.name ?? job.committee) : job.committee
  const veil = veilOf(job.form, delivery)
  const isSealed = job.form === 'sealed'
  const folder = await PackageFolder.begin(means.to, job.id, job.attempt, isSealed ? archiveCipher(delivery.recipient) : null)
  const erms = await folder.document(PLACES.erms, XML)
  const page = isSealed ? null : await folder.document(INVENTORY, 'text/html')
  const table = isSealed ? null : await folder.document(`${PLACES.documentation}/innehall.csv`, 'text/csv')
  const copier = new Copier(folder, means.files, isSealed)
  const packed = new Map<string, PackedFile>()
  const left: LeftCase[] = []
  const veiled: EntryId[] = []
  const sums = {cases: 0, documents: 0, unproven: 0}
  try {
    await erms.add(ermsHead(agents))
    await page?.add(inventoryHead(agents, committee))
    await table?.add(inventoryTableHead)
    for (let from = 0; from < job.cases.length; from += PAGE_CASES) {
      const cases = job.cases.slice(from, from + PAGE_CASES)
      const rows = await archivedRows(session.db, session.dialect, cases.map(({entry}) => entry))
      const wanted = rows.flatMap((row) => (row.told.kind === 'document' && !hidesFiles(row.told, veil) ? row.files.map((file) => ({row, file})) : []))
      const copied = await copier.copyAll(wanted)
      const byCase = Map.groupBy(rows, (row) => row.case)
      for (const one of cases) {
        const own = byCase.get(one.entry) ?? []
        const gaps = own.flatMap((row) => row.files.flatMap((file) => {
          const gap = copied.get(file)?.gap ?? null
          return gap === null ? [] : [gapIn(row, file, gap)]
        }))
        if (gaps.length > 0) {
          left.push({entry: one.entry, number: one.number, files: gaps})
          continue
        }
        const whole = archivedCase(one, own, (row) => row.files.flatMap((file) => fileIn(file, copied.get(file)?.packed ?? null)))
        for (const file of own.flatMap((row) => row.files)) {
          const kept = copied.get(file)?.packed
          if (kept === null || kept === undefined) continue
          packed.set(kept.path, kept)
          if (file.sha256 === null) sums.unproven += 1
        }
        if (isVeiled(whole, veil)) veiled.push(one.entry)
        sums.cases += 1
        sums.documents += whole.documents.length
        await erms.add(ermsCase(whole, agents, committee, veil))
        await page?.add(inventoryRows(whole, veil))
        await table?.add(inventoryTableRows(whole, veil))
      }
      // What only cases that stay have brought is not in it.
      for (const {packed: file} of copied.values()) if (file !== null && !packed.has(file.path)) folder.forget(file.path)
      means.onProgress({package: job.id, cases: Math.min(from + PAGE_CASES, job.cases.length), casesInAll: job.cases.length, bytes: copier.bytes})
    }
    await erms.add(ermsEnd)
    await page?.add(inventoryEnd(sums.cases, sums.documents, packed.size))
  } catch (error) {
    for (const document of [erms, page, table]) await document?.abandon()
    throw error
  }
  const records = await erms.close()
  const documentation = [...(page === null ? [await folder.write(`${PLACES.documentation}/las-mig.txt`, 'text/plain', [`${inventoryWords.made(agents.municipality, agents.id, agents.at.slice(0, 10))}\n${inventoryWords.sealed}\n`])] : [await page.close()]), ...(table === null ? [] : [await table.close()])]
  const data = [records, ...[...packed.values()].sort((one, other) => (one.path < other.path ? -1 : 1))]
  if (sums.cases === 0) return {folder, left, veiled, unproven: 0, content: null}
  const dataPremis = await folder.write(PLACES.representationPremis, XML, premisPieces(agents, data))
  const representation = await folder.write(PLACES.representationMets, XML, representationMets(agents, dataPremis, data))
  const held = means.schemas?.files ?? []
  const schemas = [await folder.write(PLACES.catalog, XML, [schemaCatalog(new Set(held.map(({name}) => name)))])]
  for (const {name, bytes} of held) schemas.push(await folder.write(`${PLACES.schemas}/${name}`, XML, [bytes.toString('utf8')]))
  const premis = await folder.write(PLACES.premis, XML, premisPieces(agents, [dataPremis, representation, ...documentation, ...schemas]))
  const mets = await folder.write(PLACES.mets, XML, packageMets(agents, {label: `${committee}, ${agents.municipality}`, premis, documentation, schemas, representation}))
  if (means.schemas !== null) await refuseInvalid(folder, means.schemas, isSealed)
  await folder.settle()
  const all = [...data, dataPremis, representation, ...documentation, ...schemas, premis, mets]
  return {folder, left, veiled, unproven: sums.unproven, content: {metsSha256: mets.sha256, documents: sums.documents, files: packed.size, bytes: all.reduce((sum, {bytes}) => sum + bytes, 0)}}
}

/** A file that is not there, as it is told; of a row that is marked or secret without the file's name. */
export function gapIn({told, documentNumber}: ArchivedRow, {path}: RegisteredFile, gap: FileGap): LeftCase['files'][number] {
  return {document: documentNumber, name: told.protection === 'marked' || told.headingSecrecy !== 'no' || (told.kind === 'document' && told.documentSecrecy !== 'no') ? '' : path, gap}
}

function fileIn({path}: RegisteredFile, packed: PackedFile | null): readonly ArchivedFile[] {
  return packed === null ? [] : [{name: path, place: packed.path.slice(PLACES.data.length + 1), sha256: packed.sha256, bytes: packed.bytes, mimeType: packed.mimeType}]
}

async function refuseInvalid(folder: PackageFolder, schemas: Schemas, isSealed: boolean): Promise<void> {
  for (const [kind, path] of [['mets', PLACES.mets], ['mets', PLACES.representationMets], ['premis', PLACES.premis], ['premis', PLACES.representationPremis], ...(isSealed ? [] : [['erms', PLACES.erms] as const])] as const) {
    const fault = schemas.check(kind, await folder.read(path))
    if (fault !== null) throw new Refusal('package-breaks-schema', {file: path, line: fault.line})
  }
}

/** Copies files of the registry into a package. */
class Copier {
  readonly #folder: PackageFolder
  readonly #files: RegistryFiles
  readonly #isSealed: boolean
  #numbered = 0
  bytes = 0

  constructor(folder: PackageFolder, files: RegistryFiles, isSealed: boolean) {
    this.#folder = folder
    this.#files = files
    this.#isSealed = isSealed
  }

  /** What became of each file. The same bytes are copied once. */
  async copyAll(wanted: readonly {readonly row: ArchivedRow; readonly file: RegisteredFile}[]): Promise<ReadonlyMap<RegisteredFile, Copied>> {
    const copied = new Map<RegisteredFile, Copied>()
    const groups = [...Map.groupBy(wanted, ({file}) => (file.sha256 === null || this.#isSealed ? file : `${file.sha256}${fileFormat(file.path).extension}`)).values()]
    for (const group of groups) {
      this.#numbered += 1
      let outcome: Copied = {packed: null, gap: 'missing'}
      // Who has another name for the same bytes may have them where the first has not.
      for (const {row, file} of group) if (outcome.packed === null) outcome = await this.#copy(row, file)
      for (const {file} of group) copied.set(file, outcome)
    }
    return copied
  }

  async #copy({deliveredIn}: ArchivedRow, file: RegisteredFile): Promise<Copied> {
    const {extension, mimeType} = fileFormat(file.path)
    let gap: FileGap = 'missing'
    for await (const found of this.#files.find(file, deliveredIn)) {
      gap = 'different'
      const sha256 = file.sha256 ?? digestOfFile(found)
      const place = this.#isSealed ? placeOfSealedFile(this.#numbered, sealedExtension(file.path)) : placeOfFile(sha256, extension)
      const packed = await this.#folder.copy(`${PLACES.data}/${place}`, mimeType, sha256, () => piecesNow(found))
      if (packed === null) continue
      this.bytes += packed.bytes
      return {packed, gap: null}
    }
    return {packed: null, gap}
  }
}

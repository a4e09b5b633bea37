import {PLACES} from '../../core/archive/packed-file.js'
import {placeOf} from '../../core/archive/rules/address.js'
import {UNREADABLE_DOCUMENT, type DocumentBreach} from '../../core/archive/rules/element.js'
import {structureBreaches} from '../../core/archive/rules/structure-rules.js'
import {Refusal} from '../../core/refusal.js'
import {archivePackages} from '../../io/db/package-table.js'
import {checkErms, checkMets} from '../../io/files/archive/check-documents.js'
import {nameOf, packageAt, readDocument} from '../../io/files/archive/package-place.js'
import {lookThroughPackage, type PackageLook, type PackageProblem} from '../../io/files/archive/read-package.js'
import {Schemas, type SchemaKind} from '../../io/files/archive/schemas.js'
import {drawnByLot} from '../../io/system/digest.js'
import {deed} from '../deed.js'

/** What is looked through, and how. */
export interface VerifyOrder {
  readonly folder: string
  /** Where schemas lie; null to go by the program's own rules alone. */
  readonly schemas: string | null
  /** How many files, drawn by lot, are compared with their digests; null for all. */
  readonly sample: number | null
  readonly onProgress: (bytes: number, bytesInAll: number) => void
}

/** What a package came to. */
export interface PackageVerdict {
  readonly package: string
  /** True where nothing is wrong with a file, no rule that binds is broken, and every schema is kept. A sample tells it of the files that were drawn. */
  readonly isSound: boolean
  readonly metsSha256: string | null
  /** True where the digest of the outermost list lies beside the package: else nothing here shows that this list is unchanged. */
  readonly hasSeal: boolean
  readonly files: number
  readonly bytes: number
  readonly compared: number
  /** Files of our own packages that came out of the registry: what lies among the data besides the records. */
  readonly dataFiles: number
  readonly problems: readonly PackageProblem[]
  /** Files that a record names and that are not in the package. */
  readonly dangling: number
  readonly breaches: readonly DocumentBreach[]
  /** Where documents break their schemas; null where nobody laid any there. */
  readonly schemaFaults: readonly {readonly document: string; readonly line: number}[] | null
  /** What the records hold; null where there are none that can be read, as in a sealed package. */
  readonly records: {readonly cases: number; readonly documents: number; readonly files: number} | null
}

/** How a package compares with what the register says of it. */
export interface RegisterComparison {
  readonly isKnown: boolean
  /** What differs: the outermost list, or a count. */
  readonly differs: readonly ('mets' | 'cases' | 'documents' | 'files')[]
}

/** Looks a package through, anybody's: every byte against the lists, the lists and records against the rules of CSIP, SIP and ERMS, and against schemas where they are at hand (O3). Needs no register. */
export async function verifyPackage({folder: named, schemas: schemaFolder, sample, onProgress}: VerifyOrder): Promise<PackageVerdict> {
  const folder = await packageAt(named)
  if (folder === null) throw new Refusal('input-not-found', {file: named})
  const schemas = schemaFolder === null ? null : await Schemas.in(schemaFolder)
  try {
    const look = await lookThroughPackage(folder, {choose: (files) => (sample === null ? files : drawnByLot(files, sample)), onProgress})
    const breaches: DocumentBreach[] = []
    let objectId: string | null = null
    for (const list of look.lists) {
      const kind = list === PLACES.mets ? 'package' : 'representation'
      if (!look.paths.has(list)) {
        breaches.push({document: list, rule: UNREADABLE_DOCUMENT.id, level: UNREADABLE_DOCUMENT.level, count: 1})
        continue
      }
      const home = list.slice(0, list.lastIndexOf('/') + 1)
      const checked = await checkMets(`${folder}/${list}`, kind, (name) => look.folders.has(`${home}${name}`))
      if (kind === 'package') objectId = checked.objectId
      breaches.push(...checked.breaches.map((breach) => ({...breach, document: list})))
    }
    breaches.push(...look.breaches, ...structureBreaches(look.paths, {folder: nameOf(folder), objectId}).map((breach) => ({...breach, document: ''})))
    const records = await checkRecords(folder, look.paths, breaches)
    const schemaFaults = schemas === null ? null : holdAgainst(schemas, folder, look)
    const dataFiles = [...look.paths].filter((path) => path.startsWith(`${PLACES.data}/`) && !OWN_RECORDS.has(path)).length
    const isSound = look.problems.length === 0 && records.dangling === 0 && (schemaFaults?.length ?? 0) === 0 && breaches.every(({level}) => level !== 'MUST')
    return {
      package: nameOf(folder), isSound, metsSha256: look.metsSha256, hasSeal: look.hasSeal, files: look.files, bytes: look.bytes, compared: look.compared, dataFiles, problems: look.problems, breaches, schemaFaults, dangling: records.dangling, records: records.counts,
    }
  } finally {
    schemas?.close()
  }
}

/** What the register knows of a package that was looked through: whether it is the one that was written, and whether it holds as many cases, documents and files (X5). Of an encrypted package the files alone can be counted. */
export const compareWithRegister = deed('archive.read', async (session, {package: id, metsSha256, records, dataFiles}: PackageVerdict): Promise<RegisterComparison> => {
  const [known] = await archivePackages(session.db, id)
  if (known === undefined || known.finishedAt === null || !session.may('archive.read', known.committee)) return {isKnown: false, differs: []}
  const holds = {mets: known.metsSha256 === metsSha256, cases: records === null || records.cases === known.cases, documents: records === null || records.documents === known.documents, files: dataFiles === known.files}
  return {isKnown: true, differs: (['mets', 'cases', 'documents', 'files'] as const).filter((what) => !holds[what])}
})

const RECORDS = /^representations\/[^/]+\/data\/(?:.*\/)?erms[^/]*\.xml$/i
/** Records of our own packages, open and encrypted. */
const OWN_RECORDS: ReadonlySet<string> = new Set([PLACES.erms, `${PLACES.erms}.age`])

/** Holds the records against the rules, and every file that they name against what lies there. */
async function checkRecords(folder: string, paths: ReadonlySet<string>, breaches: DocumentBreach[]): Promise<{readonly counts: PackageVerdict['records']; readonly dangling: number}> {
  const documents = [...paths].filter((path) => RECORDS.test(path)).sort()
  if (documents.length === 0) return {counts: null, dangling: 0}
  const sums = {cases: 0, documents: 0, files: 0}
  let dangling = 0
  for (const document of documents) {
    const home = document.slice(0, document.lastIndexOf('/'))
    const {breaches: found, aggregations, records, appendices} = await checkErms(`${folder}/${document}`, (path) => {
      const place = placeOf(home, path, (one) => paths.has(one))
      if (place === null || !paths.has(place)) dangling += 1
    })
    breaches.push(...found.map((breach) => ({...breach, document})))
    sums.cases += aggregations
    sums.documents += records
    sums.files += appendices
  }
  return {counts: sums, dangling}
}

function holdAgainst(schemas: Schemas, folder: string, {paths, lists, premis}: PackageLook): readonly {readonly document: string; readonly line: number}[] {
  const kinds: readonly (readonly [SchemaKind, readonly string[]])[] = [['mets', lists.filter((list) => paths.has(list))], ['premis', premis], ['erms', [...paths].filter((path) => RECORDS.test(path))]]
  const faults: {document: string; line: number}[] = []
  for (const [kind, documents] of kinds) {
    for (const document of documents) {
      const bytes = readDocument(folder, document)
      const fault = bytes === null ? {line: 1} : schemas.check(kind, bytes)
      if (fault !== null) faults.push({document, line: fault.line})
    }
  }
  return faults
}

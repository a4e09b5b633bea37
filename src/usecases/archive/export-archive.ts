import {plainCode, splitIntoPackages, type GoingCase} from '../../core/archive/split.js'
import {Refusal} from '../../core/refusal.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import type {CommitteeCode, EntryId} from '../../core/terms/identifiers.js'
import {extentsOf} from '../../io/db/archive-table.js'
import {archivePackages, beginPackage, casesOfPackage, finishPackage, forgetPackage, type ArchivePackage, type PackedCase} from '../../io/db/package-table.js'
import {extentOfCases} from '../../io/db/purge-table.js'
import {finishPart, removePart} from '../../io/files/archive/package-folder.js'
import {outboxFolder} from '../../io/files/outbox.js'
import {RegistryFiles} from '../../io/files/archive/registry-files.js'
import {Schemas} from '../../io/files/archive/schemas.js'
import {uuidOf} from '../../io/system/digest.js'
import {holdLock} from '../../io/system/lock.js'
import {deed, type Session} from '../deed.js'
import {casesOnTheWay, standingOf, type CasesAsked} from './cases-on-the-way.js'
import {packageOf} from './packages.js'
import {lookForFiles} from './look-for-files.js'
import {writePackage, type LeftCase, type PackageJob, type PackageMeans, type PackageProgress} from './write-package.js'

/** What is to be exported, from where and to where. */
export interface ExportOrder extends CasesAsked {
  /** The folder in which the packages get their own; null for the workspace's outbox. */
  readonly to: string | null
  /** Where files lie of which no copy was kept; null where nobody says. */
  readonly attachments: string | null
  /** Where schemas lie; null to leave them out. */
  readonly schemas: string | null
  /** A package that is to be written again as it was; null for what goes now. */
  readonly again: string | null
  readonly isDryRun: boolean
  readonly version: string
  readonly onPlan: (packages: number, bytes: number) => void
  readonly onProgress: (progress: PackageProgress) => void
}

/** A package that was written, or would be. */
export interface ExportedPackage {
  /** Null for one that would be. */
  readonly id: string | null
  readonly path: string | null
  readonly committee: CommitteeCode
  readonly form: PackageForm
  readonly cases: number
  readonly documents: number
  readonly files: number
  readonly bytes: number
  readonly metsSha256: string | null
}

export interface ArchiveExport {
  readonly packages: readonly ExportedPackage[]
  /** Cases that stay because files of them are not there; of marked ones only how many (K4). */
  readonly left: readonly (LeftCase & {readonly committee: CommitteeCode})[]
  readonly unnamed: number
  /** Files that were taken as they lie, since their digest was never known. */
  readonly unproven: number
}

/** Writes packages for the archive of the whole closed cases that are old enough (H5, O1), some cases each; what a killed run began is gone on with first. */
export const exportArchive = deed('archive.export', async (session, order: ExportOrder): Promise<ArchiveExport> => {
  if (order.committee !== null) {
    session.demand('archive.export', order.committee)
    session.committee(order.committee)
  }
  const files = await RegistryFiles.of(session.folder, order.attachments)
  const schemas = order.schemas === null ? null : await Schemas.in(order.schemas)
  try {
    const to = order.to ?? outboxFolder(session.folder)
    const means: PackageMeans = {...order, to, files, schemas}
    if (order.isDryRun) return await rehearse(session, order, files)
    const lock = await holdLock(session, 'archive', 0)
    try {
      return order.again === null ? await exportAll(session, order, means) : await exportAgain(session, order.again, means)
    } finally {
      await lock.release()
    }
  } finally {
    schemas?.close()
  }
})

async function exportAll(session: Session, order: ExportOrder, means: PackageMeans): Promise<ArchiveExport> {
  const outcome = new Outcome(session)
  for (const known of await archivePackages(session.db)) {
    if (!session.may('archive.export', known.committee) || known.droppedAt !== null || known.receivedAt !== null) continue
    // Killed between its last byte and its name.
    if (known.finishedAt !== null) await finishPart(means.to, known.id, known.metsSha256)
    else await goOnWith(session, known, means, outcome)
  }
  const groups = splitIntoPackages(await goingCases(session, order), limitsOf(session))
  order.onPlan(groups.length, groups.flat().reduce((sum, {bytes}) => sum + bytes, 0))
  for (const cases of groups) {
    const job = await begin(session, cases)
    if (job !== null) await write(session, job, means, outcome)
  }
  return outcome.told()
}

/** The same package byte for byte (X8): for an archive that has lost it. Refuses where it would be another. */
async function exportAgain(session: Session, id: string, means: PackageMeans): Promise<ArchiveExport> {
  const known = await packageOf(session, id, 'archive.export')
  const notSame = new Refusal('package-not-same', {package: id})
  const cases = await casesOfPackage(session.db, session.dialect, id)
  if (known.finishedAt === null || cases.length !== known.cases || cases.some(({covers, extent}) => covers !== extent)) throw notSame
  const written = await writePackage(session, {...known, at: known.madeAt, cases: inOrder(known, cases)}, means)
  if (written.content?.metsSha256 !== known.metsSha256) {
    await removePart(means.to, id)
    throw notSame
  }
  const path = await written.folder.finish({sha256: known.metsSha256})
  const {committee, form} = known
  return {packages: [{id, path, committee, form, cases: cases.length, ...written.content}], left: [], unnamed: 0, unproven: written.unproven}
}

function inOrder({committee, form}: ArchivePackage, cases: readonly PackedCase[]): readonly GoingCase[] {
  return splitIntoPackages(cases.map(({entry, number}) => ({entry, committee, number, form, documents: 0, bytes: 0})), {cases: Infinity, bytes: Infinity})[0] ?? []
}

/** Nothing is written, and files are looked for by their names and sizes. */
async function rehearse(session: Session, order: ExportOrder, files: RegistryFiles): Promise<ArchiveExport> {
  const outcome = new Outcome(session)
  const groups = splitIntoPackages(await goingCases(session, order), limitsOf(session))
  order.onPlan(groups.length, groups.flat().reduce((sum, {bytes}) => sum + bytes, 0))
  for (const cases of groups) {
    const [first] = cases
    if (first === undefined) continue
    const {committee, form} = first
    const found = await lookForFiles(session, cases, form, files, (progress) => order.onProgress({...progress, package: committee}))
    outcome.left(committee, found.left, new Set(cases.filter(({isMarked}) => isMarked).map(({entry}) => entry)))
    outcome.unproven += found.unproven
    if (found.cases > 0) outcome.packages.push({id: null, path: null, committee, form, metsSha256: null, cases: found.cases, documents: found.documents, files: found.files, bytes: found.bytes})
  }
  return outcome.told()
}

interface CaseGoing extends GoingCase {
  readonly isMarked: boolean
}

async function goingCases(session: Session, asked: CasesAsked): Promise<readonly CaseGoing[]> {
  const going: CaseGoing[] = []
  for await (const page of casesOnTheWay(session, asked, 'archive.export')) {
    const leaving = page.filter(({standing}) => standing === 'leaves')
    const extents = await extentsOf(session.db, session.dialect, leaving.map(({inRegister}) => inRegister.own.entry))
    for (const {inRegister: {committee, own: {entry, key}}, form, isMarked} of leaving) going.push({entry, committee, number: key.caseNumber, form, isMarked, documents: extents.get(entry)?.documents ?? 0, bytes: extents.get(entry)?.bytes ?? 0})
  }
  return going
}

function limitsOf({settings}: Session): {readonly cases: number; readonly bytes: number} {
  return {cases: settings.delivery.casesMax, bytes: settings.delivery.gigabytesMax * 1_000_000_000}
}

/** Settles what a package is to hold before anything is written: whoever goes on after a kill writes the same one. */
async function begin(session: Session, cases: readonly CaseGoing[]): Promise<PackageJob | null> {
  const [first] = cases
  if (first === undefined) return null
  const {committee, form} = first
  const ids = cases.map(({entry}) => entry)
  const extents = await extentOfCases(session.db, session.dialect, ids)
  const holds = ids.map((id) => [id, extents.get(id) ?? 0])
  const known = new Set((await archivePackages(session.db)).map((one) => one.id))
  // The same cases go a second time where the first package was dropped.
  let id = ''
  for (let again = 0; id === '' || known.has(id); again += 1) id = `${session.isRehearsal ? 'OVNING-' : ''}${plainCode(committee)}-${session.today}-${uuidOf(JSON.stringify([session.registerId, form, again, holds])).replaceAll('-', '').slice(0, 10)}`
  const at = await session.change(async (change) => {
    await beginPackage(change.tx, session.dialect, {id, committee, form, madeAt: change.at}, ids)
    await change.record({kind: 'package.begun', package: id, form, cases: ids.length}, committee)
    return change.at
  })
  return {id, committee, form, at, cases}
}

/** What was begun is gone on with where its cases stand as they did; else nothing is left of it, and they go with a new one. */
async function goOnWith(session: Session, known: ArchivePackage, means: PackageMeans, outcome: Outcome): Promise<void> {
  const {id, committee, form, madeAt} = known
  const cases = await casesOfPackage(session.db, session.dialect, id)
  const standings = new Map((await standingOf(session, cases.map(({entry}) => entry), null)).map((one) => [one.inRegister.own.entry, one]))
  const isSame = cases.length > 0 && cases.every(({entry, covers, extent}) => covers === extent && mayStillGo(standings.get(entry), form))
  if (!isSame) return abandon(session, {id, committee}, means)
  await write(session, {id, committee, form, at: madeAt, cases: inOrder(known, cases)}, means, outcome)
}

/** Old enough it was when it was begun, by whatever years were asked for. */
function mayStillGo(now: Awaited<ReturnType<typeof standingOf>>[number] | undefined, form: PackageForm): boolean {
  return (now?.standing === 'leaves' || now?.standing === 'not-yet') && now.form === form
}

async function abandon(session: Session, {id, committee}: {readonly id: string; readonly committee: CommitteeCode}, {to}: PackageMeans): Promise<void> {
  await session.change(async (change) => {
    await forgetPackage(change.tx, id)
    await change.record({kind: 'package.abandoned', package: id}, committee)
  })
  await removePart(to, id)
}

async function write(session: Session, job: PackageJob, means: PackageMeans, outcome: Outcome): Promise<void> {
  const {id, committee, form} = job
  const written = await writePackage(session, job, means)
  const marked = new Set((await standingOf(session, written.left.map(({entry}) => entry), null)).filter(({isMarked}) => isMarked).map(({inRegister}) => inRegister.own.entry))
  outcome.left(committee, written.left, marked)
  outcome.unproven += written.unproven
  if (written.content === null) return abandon(session, job, means)
  const {content} = written
  const cases = job.cases.length - written.left.length
  await session.change(async (change) => {
    await finishPackage(change.tx, session.dialect, id, content, written.left.map(({entry}) => entry), change.at)
    await change.record({kind: 'package.written', package: id, sha256: content.metsSha256, cases, documents: content.documents, files: content.files}, committee)
  })
  const path = await written.folder.finish({sha256: content.metsSha256})
  outcome.packages.push({id, path, committee, form, cases, ...content})
}

class Outcome {
  readonly packages: ExportedPackage[] = []
  readonly #left: ArchiveExport['left'][number][] = []
  readonly #session: Session
  #unnamed = 0
  unproven = 0

  constructor(session: Session) {
    this.#session = session
  }

  /** Of marked cases it is told how many there are, and that only where the sum is of all committees (K4). */
  left(committee: CommitteeCode, cases: readonly LeftCase[], marked: ReadonlySet<EntryId>): void {
    for (const one of cases) {
      if (!marked.has(one.entry)) this.#left.push({...one, committee})
      else if (this.#session.may('archive.export', '*')) this.#unnamed += 1
    }
  }

  told(): ArchiveExport {
    return {packages: this.packages, left: this.#left, unnamed: this.#unnamed, unproven: this.unproven}
  }
}

import {plainCode, splitIntoPackages, type GoingCase} from '../../core/archive/split.js'
import {Refusal} from '../../core/refusal.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import type {CommitteeCode, EntryId} from '../../core/terms/identifiers.js'
import {extentsOf} from '../../io/db/archive-table.js'
import {archivePackages, beginPackage, casesOfPackage, finishPackage, forgetPackage, type ArchivePackage, type PackedCase} from '../../io/db/package-table.js'
import {extentOfCases} from '../../io/db/purge-table.js'
import {finishPart, isFolder, removePart} from '../../io/files/archive/package-folder.js'
import {outboxFolder} from '../../io/files/outbox.js'
import {RegistryFiles} from '../../io/files/archive/registry-files.js'
import {Schemas} from '../../io/files/archive/schemas.js'
import {uuidOf} from '../../io/system/digest.js'
import {holdLock} from '../../io/system/lock.js'
import type {Change} from '../../io/session.js'
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
  /** Packages that could not be written, or lie unfinished where they cannot be gone on with, and why; the others were. */
  readonly refused: readonly {readonly package: string; readonly refusal: Refusal}[]
}

/** How often a package is begun anew because its cases changed while it was written. */
const ROUNDS_MAX = 3

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
  // Cases of packages that could not be written: they wait until somebody has seen why.
  const aside = new Set<EntryId>()
  for (const known of await archivePackages(session.db)) {
    if (!session.may('archive.export', known.committee) || known.droppedAt !== null || known.receivedAt !== null) continue
    const there = {...means, to: known.folder ?? means.to}
    if (!isFolder(there.to)) {
      // A disk that is not there now: what lies on it is neither gone on with nor begun elsewhere.
      if (known.finishedAt === null) {
        outcome.refuse(known.id, new Refusal('input-not-found', {file: there.to}))
        for (const {entry} of await casesOfPackage(session.db, session.dialect, known.id)) aside.add(entry)
      }
      continue
    }
    if (known.finishedAt !== null) await outcome.tryOrTell(known.id, () => nameFinished(known, there, outcome), async () => undefined)
    else await outcome.tryOrTell(known.id, () => goOnWith(session, known, there, outcome), async () => setAside(session, known, there, aside))
  }
  let asked: ReadonlySet<EntryId> | null = null
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const going: readonly CaseGoing[] = (await goingCases(session, order)).filter(({entry}) => !aside.has(entry) && (asked === null || asked.has(entry)))
    const groups: readonly (readonly CaseGoing[])[] = splitIntoPackages(going, limitsOf(session))
    if (round === 0) order.onPlan(groups.length, groups.flat().reduce((sum, {bytes}) => sum + bytes, 0))
    const changed: EntryId[] = []
    for (const cases of groups) {
      const job = await begin(session, cases, means)
      if (job !== null) await outcome.tryOrTell(job.id, async () => {
        if (await write(session, job, means, outcome)) return
        changed.push(...cases.map(({entry}) => entry))
        if (round + 1 === ROUNDS_MAX) outcome.refuse(job.id, new Refusal('package-changing', {package: job.id}))
      }, async () => setAside(session, job, means, aside))
    }
    if (changed.length === 0) break
    asked = new Set(changed)
  }
  return outcome.told()
}

/** Nothing is left of a package that cannot be written, and its cases are not tried again in this run. */
async function setAside(session: Session, {id, committee}: Pick<PackageJob, 'id' | 'committee'>, means: PackageMeans, aside: Set<EntryId>): Promise<void> {
  for (const {entry} of await casesOfPackage(session.db, session.dialect, id)) aside.add(entry)
  await abandon(session, {id, committee}, means)
}

/** A package that was whole when its making was ended, before it got its name. */
async function nameFinished({id, committee, form, cases, documents, files, bytes, metsSha256}: ArchivePackage, {to}: PackageMeans, outcome: Outcome): Promise<void> {
  const path = await finishPart(to, id, metsSha256)
  await removePart(to, id, 'again')
  if (path !== null) outcome.packages.push({id, path, committee, form, cases, documents, files, bytes, metsSha256})
}

/** The same package byte for byte (X8): for an archive that has lost it. Refuses where it would be another, and what is encrypted never is the same twice. */
async function exportAgain(session: Session, id: string, means: PackageMeans): Promise<ArchiveExport> {
  const known = await packageOf(session, id, 'archive.export')
  const notSame = new Refusal('package-not-same', {package: id})
  if (known.droppedAt !== null) throw new Refusal('package-dropped', {package: id})
  const cases = await casesOfPackage(session.db, session.dialect, id)
  if (known.form === 'sealed' || known.finishedAt === null || cases.length !== known.cases || cases.some(({covers, extent}) => covers !== extent)) throw notSame
  const {committee, form} = known
  // What leaves the house is in the log before it does.
  await session.change(({record}) => record({kind: 'package.asked-again', package: id}, committee))
  await removePart(means.to, id, 'again')
  try {
    const written = await writePackage(session, {...known, at: known.madeAt, cases: inOrder(known, cases), attempt: 'again'}, means)
    if (written.content?.metsSha256 !== known.metsSha256) throw notSame
    const path = await written.folder.finish({sha256: known.metsSha256})
    return {packages: [{id, path, committee, form, cases: cases.length, ...written.content}], left: [], unnamed: 0, unproven: written.unproven, refused: []}
  } catch (error) {
    await removePart(means.to, id, 'again')
    throw error
  }
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
  // Where the numbers of one committee are told, what is marked goes with an export of them all, and is counted nowhere here: it would tell where it is (K4).
  const isForAll = asked.committee === null && session.may('archive.export', '*')
  for await (const page of casesOnTheWay(session, asked, 'archive.export')) {
    const leaving = page.filter(({standing, isMarked}) => standing === 'leaves' && (isForAll || !isMarked))
    const extents = await extentsOf(session.db, session.dialect, leaving.map(({inRegister}) => inRegister.own.entry))
    for (const {inRegister: {committee, own: {entry, key}}, form, isMarked} of leaving) going.push({entry, committee, number: key.caseNumber, form, isMarked, documents: extents.get(entry)?.documents ?? 0, bytes: extents.get(entry)?.bytes ?? 0})
  }
  return going
}

function limitsOf({settings}: Session): {readonly cases: number; readonly bytes: number} {
  return {cases: settings.delivery.casesMax, bytes: settings.delivery.gigabytesMax * 1_000_000_000}
}

/** Settles what a package is to hold before anything is written: whoever goes on after a kill writes the same one. */
async function begin(session: Session, cases: readonly CaseGoing[], {to}: PackageMeans): Promise<PackageJob | null> {
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
    await beginPackage(change.tx, session.dialect, {id, committee, form, madeAt: change.at, folder: to}, ids)
    await change.record({kind: 'package.begun', package: id, form, cases: ids.length}, committee)
    return change.at
  })
  return {id, committee, form, at, cases, attempt: 'first'}
}

/** What was begun is gone on with where its cases stand as they did; else nothing is left of it, and they go with a new one. */
async function goOnWith(session: Session, known: ArchivePackage, means: PackageMeans, outcome: Outcome): Promise<void> {
  const {id, committee, form, madeAt} = known
  const cases = await casesOfPackage(session.db, session.dialect, id)
  const standings = new Map((await standingOf(session, cases.map(({entry}) => entry), null)).map((one) => [one.inRegister.own.entry, one]))
  const isSame = cases.length > 0 && cases.every(({entry, covers, extent}) => covers === extent && mayStillGo(standings.get(entry), form))
  if (!isSame) return abandon(session, {id, committee}, means)
  await write(session, {id, committee, form, at: madeAt, cases: inOrder(known, cases), attempt: 'first'}, means, outcome)
}

/** Old enough it was when it was begun, by whatever years were asked for. */
function mayStillGo(now: Awaited<ReturnType<typeof standingOf>>[number] | undefined, form: PackageForm): boolean {
  return (now?.standing === 'leaves' || now?.standing === 'not-yet') && now.form === form
}

async function abandon(session: Session, {id, committee}: {readonly id: string; readonly committee: CommitteeCode}, {to}: PackageMeans): Promise<void> {
  await session.change((change) => giveUp(change, {id, committee}))
  await removePart(to, id, 'first')
}

async function giveUp({tx, record}: Change, {id, committee}: Pick<PackageJob, 'id' | 'committee'>): Promise<void> {
  await forgetPackage(tx, id)
  await record({kind: 'package.abandoned', package: id}, committee)
}

/** Writes a package, and gives it its name if it still is what it was to be. False where it is not: a case has changed meanwhile, has been put under hold or goes in another form, or somebody has dropped it; nothing is left of it then. */
async function write(session: Session, job: PackageJob, means: PackageMeans, outcome: Outcome): Promise<boolean> {
  const {id, committee, form} = job
  const written = await writePackage(session, job, means)
  const gone = new Set(written.left.map(({entry}) => entry))
  const now = await standingOf(session, job.cases.map(({entry}) => entry), null)
  const marked = new Set(now.filter(({isMarked}) => isMarked).map(({inRegister}) => inRegister.own.entry))
  const {content} = written
  if (content !== null) {
    const isAsBegun = now.every((one) => gone.has(one.inRegister.own.entry) || mayStillGo(one, form))
    const isFinished = isAsBegun && (await session.change(async (change) => {
      const finished = await finishPackage(change.tx, session.dialect, id, {content, left: [...gone], veiled: written.veiled}, change.at)
      if (finished) await change.record({kind: 'package.written', package: id, sha256: content.metsSha256, cases: job.cases.length - gone.size, documents: content.documents, files: content.files}, committee)
      else await giveUp(change, job)
      return finished
    }))
    if (!isFinished) {
      if (!isAsBegun) await session.change((change) => giveUp(change, job))
      await removePart(means.to, id, 'first')
      return false
    }
  }
  outcome.left(committee, written.left, marked)
  if (content === null) {
    await abandon(session, job, means)
    return true
  }
  outcome.unproven += written.unproven
  // It is the archive's from now on; where it cannot get its name, the next export gives it that.
  await outcome.tryOrTell(id, async () => {
    const path = await written.folder.finish({sha256: content.metsSha256})
    outcome.packages.push({id, path, committee, form, cases: job.cases.length - gone.size, ...content})
  }, async () => undefined)
  return true
}

class Outcome {
  readonly packages: ExportedPackage[] = []
  readonly #left: ArchiveExport['left'][number][] = []
  readonly #refused: ArchiveExport['refused'][number][] = []
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

  /** One package that cannot be written keeps no other back: why is told when the others are done. */
  async tryOrTell(id: string, work: () => Promise<unknown>, onRefused: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refuse(id, error)
      await onRefused()
    }
  }

  refuse(id: string, refusal: Refusal): void {
    this.#refused.push({package: id, refusal})
  }

  told(): ArchiveExport {
    return {packages: this.packages, left: this.#left, unnamed: this.#unnamed, unproven: this.unproven, refused: this.#refused}
  }
}

import {Refusal} from '../../core/refusal.js'
import type {HoldReason} from '../../core/terms/legal-hold.js'
import type {Right} from '../../core/rights.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {legalHolds} from '../../io/db/hold-table.js'
import {archivePackages, casesOfPackage, dropPackage as noteDropped, marksOfCases, type ArchivePackage} from '../../io/db/package-table.js'
import {findStanding} from '../../io/db/entry-table.js'
import {holdLock} from '../../io/system/lock.js'
import {deed, type Session} from '../deed.js'

/** Where a package stands. `begun`: it is being written, or was cut short. `delivered`: it awaits the archive's receipt. */
export const PACKAGE_STATES = ['begun', 'delivered', 'received', 'dropped'] as const
export type PackageState = (typeof PACKAGE_STATES)[number]

/** A package as a list tells of it. */
export interface ListedPackage extends ArchivePackage {
  readonly state: PackageState
}

/** A case under legal hold as a list tells of it: by its number, whoever is in it. A hold says nothing of anybody, and a list that left some out would (K4). */
export interface ListedHold {
  readonly committee: string
  readonly diaryNumber: string
  readonly reason: HoldReason
  readonly since: Instant
}

/** One package of a committee in which whoever asks has a right; one of another committee is no more known than one that never was. */
export async function packageOf(session: Pick<Session, 'db' | 'may'>, id: string, right: Right): Promise<ListedPackage> {
  const [known] = await archivePackages(session.db, id)
  if (known === undefined || !session.may(right, known.committee)) throw new Refusal('package-unknown', {package: id})
  return {...known, state: stateOf(known)}
}

/** Every package of the committees in which whoever asks may, the oldest first. */
export const listPackages = deed('archive.read', async (session, {committee, state}: {readonly committee: string | null; readonly state: PackageState | null}): Promise<readonly ListedPackage[]> => {
  if (committee !== null) {
    session.demand('archive.read', committee)
    session.committee(committee)
  }
  const all = (await archivePackages(session.db)).filter((one) => session.may('archive.read', one.committee) && (committee === null || one.committee === committee))
  return (await toldTo(session, all)).map((one) => ({...one, state: stateOf(one)})).filter((one) => state === null || one.state === state)
})

/** Packages as they are told to somebody: where the numbers of one committee are told, cases with somebody in them who has protected identity are counted in none of them (K4). */
async function toldTo(session: Session, packages: readonly ArchivePackage[]): Promise<readonly ArchivePackage[]> {
  if (session.may('archive.read', '*')) return packages
  const told: ArchivePackage[] = []
  for (const one of packages) {
    const cases = await casesOfPackage(session.db, session.dialect, one.id)
    const marked = [...(await marksOfCases(session.db, session.dialect, cases.map(({entry}) => entry))).values()].filter(({isProtected}) => isProtected).length
    told.push({...one, cases: one.cases - marked})
  }
  return told
}

/** A package that somebody thinks of dropping; refuses one that the archive has signed for. */
export const packageToDrop = deed('archive.export', async (session, id: string): Promise<ListedPackage> => {
  const known = await packageOf(session, id, 'archive.export')
  if (known.state === 'received') throw new Refusal('package-received', {package: id})
  return known
})

/** No receipt will come for a package, whether the archive refused it or it was never handed over: its cases go with another. */
export const dropPackage = deed('archive.export', async (session, id: string): Promise<ListedPackage> => {
  const known = await packageOf(session, id, 'archive.export')
  if (known.state === 'received') throw new Refusal('package-received', {package: id})
  if (known.state === 'dropped') return known
  // One that is being written is not dropped under the writer's hands.
  const lock = await holdLock(session, 'archive', 0)
  try {
    return await session.change(async ({tx, at, record}) => {
      if ((await packageOf({db: tx, may: (right, committee) => session.may(right, committee)}, id, 'archive.export')).state === 'received') throw new Refusal('package-received', {package: id})
      await noteDropped(tx, id, at)
      await record({kind: 'package.dropped', package: id, cases: known.cases}, known.committee)
      return {...known, droppedAt: at, state: 'dropped' as const}
    })
  } finally {
    await lock.release()
  }
})

/** Every case under legal hold in the committees in which whoever asks may set one. */
export const listHolds = deed('archive.hold', async (session, committee: string | null): Promise<readonly ListedHold[]> => {
  const listed: ListedHold[] = []
  for (const {caseEntry, reason, since} of await legalHolds(session.db)) {
    const standing = await findStanding(session.db, caseEntry)
    if (standing === null || !session.may('archive.hold', standing.key.committee) || (committee !== null && standing.key.committee !== committee)) continue
    listed.push({committee: standing.key.committee, diaryNumber: standing.key.caseNumber, reason, since})
  }
  return listed
})

function stateOf({finishedAt, receivedAt, droppedAt}: ArchivePackage): PackageState {
  if (droppedAt !== null) return 'dropped'
  if (receivedAt !== null) return 'received'
  return finishedAt === null ? 'begun' : 'delivered'
}

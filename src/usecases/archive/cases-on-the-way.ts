import {formOf} from '../../core/archive/agreement.js'
import {standsForArchive, type ArchiveStanding} from '../../core/archive/selection.js'
import type {ArchiveRule} from '../../core/retention/due.js'
import type {Right} from '../../core/rights.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {casesDelivered, casesReceivedVeiled, marksOfCases} from '../../io/db/package-table.js'
import {casesOf, everyCase, type CaseInRegister} from '../../io/db/retention-table.js'
import {casesWaitingForSweep} from '../../io/db/swept-table.js'
import type {Session} from '../../io/session.js'
import {holdsUnswept} from '../publication/candidates.js'
import {Scales} from '../retention/weigh-register.js'

/** Which cases are looked at: of one committee or of all, that many years old counted from their closing; null as the settings say. */
export interface CasesAsked {
  readonly committee: string | null
  readonly years: number | null
}

/** A case, and where it stands on its way to the archive. */
export interface CaseOnTheWay {
  readonly inRegister: CaseInRegister
  readonly standing: ArchiveStanding
  /** The form that it goes in; open for what is left out. */
  readonly form: PackageForm
  /** True where somebody in it has protected identity (K4). */
  readonly isMarked: boolean
}

/** Which cases go, and from what their years are counted. */
export function archiveRule({settings}: Session, years: number | null): ArchiveRule {
  return {countedFrom: settings.retention.archiveFrom, years: years ?? settings.retention.archiveYears}
}

/** Every case of the committees in which whoever asks has a right, some thousands at a time, with where it stands (H5). */
export async function* casesOnTheWay(session: Session, {committee, years}: CasesAsked, right: Right): AsyncGenerator<readonly CaseOnTheWay[]> {
  for await (const page of everyCase(session.db, session.dialect)) {
    yield await stand(session, page.filter((one) => (committee === null || one.committee === committee) && session.may(right, one.committee)), years)
  }
}

/** Where some cases stand now. */
export async function standingOf(session: Session, cases: readonly EntryId[], years: number | null): Promise<readonly CaseOnTheWay[]> {
  return stand(session, await casesOf(session.db, session.dialect, cases), years)
}

async function stand(session: Session, cases: readonly CaseInRegister[], years: number | null): Promise<readonly CaseOnTheWay[]> {
  // A case goes by when it was closed, whether it is on the web or not.
  const scales = new Scales(session, new Set(), new Set())
  const ids = cases.map(({own: {entry}}) => entry)
  const marks = await marksOfCases(session.db, session.dialect, ids)
  const delivered = await casesDelivered(session.db, session.dialect, ids)
  const veiled = await casesReceivedVeiled(session.db, session.dialect, ids)
  // What may name somebody whom the holders have not looked for goes to nobody (K8).
  const unswept = (await holdsUnswept(session)) ? await casesWaitingForSweep(session.db, session.dialect, ids) : new Set<EntryId>()
  return cases.map((inRegister) => {
    const {entry} = inRegister.own
    const own = marks.get(entry) ?? {isProtected: false, isSecret: false}
    const form = formOf(own, session.settings.delivery)
    const {copies} = scales.weigh(inRegister)
    const standing = standsForArchive({copies, form, isDelivered: delivered.has(entry), isReceivedVeiled: veiled.has(entry), isUnswept: unswept.has(entry)}, archiveRule(session, years), session.today, session.retentionYears(inRegister.committee))
    return {inRegister, standing, form: form ?? 'open', isMarked: own.isProtected}
  })
}

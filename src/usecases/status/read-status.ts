import {urgencyOf} from '../../core/incident/deadline.js'
import {stateOf} from '../../core/incident/incident.js'
import {tallyRequests} from '../../core/request/request.js'
import {standingsOf} from '../../core/routine/routine.js'
import {backupCheck, counted, diskCheck, incidentCheck, isHealthy, type StatusCheck} from '../../core/status/check.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {daysBetween} from '../../core/terms/local-date.js'
import {localTime, tellingTime} from '../../core/terms/local-time.js'
import {backupCopies} from '../../io/db/backup-table.js'
import {countRaised} from '../../io/db/entry-table.js'
import {followUpActions} from '../../io/db/followup-table.js'
import {incidents} from '../../io/db/incident-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {requests} from '../../io/db/request-table.js'
import {routines} from '../../io/db/routine-table.js'
import {latestRun} from '../../io/db/run-table.js'
import {countWaitingForSweep} from '../../io/db/swept-table.js'
import {diskRoom} from '../../io/system/disk-room.js'
import {deed, type Session} from '../deed.js'
import {holdsUnswept, planVersions} from '../publication/candidates.js'
import {missedSlot} from '../publication/slot-to-run.js'
import {expiredDays} from '../review/list-waiting.js'
import {raisedRule} from '../review/raised-rule.js'

/** How the register stands: every check, those of the municipality first. */
export interface RegisterStatus {
  readonly healthy: boolean
  readonly checks: readonly StatusCheck[]
}

/** How everything stands, for those who may see it: counts and days alone, nothing of any row (P4). What concerns the whole municipality is for those who have the right for all committees (J1). */
export const readStatus = deed('status.read', async (session): Promise<RegisterStatus> => {
  const codes = Object.keys(session.settings.committees).filter((code) => session.may('status.read', code)).toSorted((one, other) => one.localeCompare(other, 'sv'))
  const checks = [...(session.may('status.read', '*') ? await ofRegister(session) : []), ...(await ofCommittees(session, codes as CommitteeCode[]))]
  return {healthy: isHealthy(checks), checks}
})

async function ofRegister(session: Session): Promise<readonly StatusCheck[]> {
  const {db, settings, today, now, timeAhead} = session
  const local = tellingTime(settings.timeZone)
  const last = await latestRun(db, ['publication'])
  const missed = await missedSlot(session)
  const newest = (await backupCopies(db)).at(-1)
  const age = newest === undefined ? null : Math.max(0, daysBetween(localTime(new Date(newest.madeAt), settings.timeZone).day, today))
  const expired = (await planVersions(session, {reach: 'changes', fresh: 'none', leftOut: new Set()})).plan.expired.length
  return [
    {code: 'clock', committee: null, state: timeAhead === null ? 'well' : 'wrong', count: null, when: local(timeAhead ?? now)},
    {code: 'publication', committee: null, state: last === null ? 'attend' : last.state === 'failed' ? 'wrong' : 'well', count: null, when: last === null ? null : local(last.startedAt)},
    {code: 'slot', committee: null, state: missed === null ? 'well' : 'wrong', count: null, when: missed === null ? null : `${missed.day} ${missed.time}`},
    {code: 'removals', committee: null, state: (await removalsPending(db)) ? 'wrong' : 'well', count: null, when: null},
    counted('expired', null, expired, 'wrong'),
    backupCheck(age, newest === undefined ? null : local(newest.madeAt)),
    diskCheck(await diskRoom(session.folder)),
  ]
}

async function ofCommittees(session: Session, codes: readonly CommitteeCode[]): Promise<readonly StatusCheck[]> {
  const {db, today, now} = session
  const unswept = (await holdsUnswept(session)) ? await countWaitingForSweep(db) : new Map<string, number>()
  const open = (await incidents(db)).filter((one) => stateOf(one) !== 'closed')
  const [asked, decided, actions] = [await requests(db), standingsOf(await routines(db), today), await followUpActions(db, null)]
  const raised = await countRaised(db, {committees: codes, expired: expiredDays(session), rule: await raisedRule(session)})
  return codes.flatMap((code) => [
    counted('sweep', code, unswept.get(code) ?? 0, 'attend'),
    incidentCheck(code, open.filter(({committee}) => committee === code).map((one) => urgencyOf(one, now))),
    counted('escalations', code, raised.get(code) ?? 0, 'attend'),
    counted('requests', code, tallyRequests(code, asked.filter(({committee}) => committee === code), {from: today, to: today, today}).openOverdue, 'attend'),
    counted('routines', code, decided.filter(({committee, state}) => committee === code && state === 'overdue').length, 'attend'),
    counted('actions', code, actions.filter(({committee, doneAt, until}) => committee === code && doneAt === null && until < today).length, 'attend'),
  ])
}

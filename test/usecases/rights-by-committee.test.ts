import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {OF_ALL_COMMITTEES, RIGHTS, ROLES, type Right, type Role} from '../../src/core/rights.js'
import type {LocalDate} from '../../src/core/terms/local-date.js'
import type {Session} from '../../src/io/session.js'
import {exportArchive} from '../../src/usecases/archive/export-archive.js'
import {holdCase} from '../../src/usecases/archive/hold-case.js'
import {listPackages} from '../../src/usecases/archive/packages.js'
import {planArchive} from '../../src/usecases/archive/plan-archive.js'
import {listLog} from '../../src/usecases/audit/list-log.js'
import type {Deed} from '../../src/usecases/deed.js'
import {addAction, listFollowUps, signReport} from '../../src/usecases/followup/answer-report.js'
import {makeFollowUp} from '../../src/usecases/followup/make-report.js'
import {assessIncident} from '../../src/usecases/incident/handle-incident.js'
import {listIncidents, showIncident} from '../../src/usecases/incident/read-incidents.js'
import {reportIncident} from '../../src/usecases/incident/report-incident.js'
import {remindOfIncidents} from '../../src/usecases/incident/tell-coordinator.js'
import {listMeetings} from '../../src/usecases/minutes/list-meetings.js'
import {papersToMake} from '../../src/usecases/minutes/papers-to-make.js'
import {tallyPersons} from '../../src/usecases/protected/tally-persons.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {planRetention} from '../../src/usecases/retention/plan-retention.js'
import {purgeRetention} from '../../src/usecases/retention/purge-retention.js'
import {decideEntries, resolveEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {raiseEscalations} from '../../src/usecases/review/raise-escalations.js'
import {reviewStats} from '../../src/usecases/review/review-stats.js'
import {showEntry} from '../../src/usecases/review/show-entry.js'
import {listRoutines, registerRoutine} from '../../src/usecases/routine/keep-routines.js'
import {answerRequest} from '../../src/usecases/request/answer-request.js'
import {listRequests, showRequest} from '../../src/usecases/request/read-requests.js'
import {registerRequest} from '../../src/usecases/request/register-request.js'
import {readStatus} from '../../src/usecases/status/read-status.js'
import {eraseSubject} from '../../src/usecases/subject/erase-subject.js'
import {findSubject} from '../../src/usecases/subject/find-subject.js'
import {showAbsences} from '../../src/usecases/user/absences.js'
import {grantRole} from '../../src/usecases/user/grant-role.js'
import {listUsers} from '../../src/usecases/user/list-users.js'
import {loaded, sourcesIn} from '../architecture/house.js'
import {refusalOf} from '../io/support.js'
import {aRow, Town} from '../support/town.js'

const NOW = '2026-02-04T09:00:00Z'
type Code = 'KS' | 'SN'
const number = (of: Code): string => `${of} 2026/00123`
/** Words that stand in one committee’s rows alone. */
const CANARY = {KS: 'Kungsljuset', SN: 'Solrosen'} as const

/** What each right gives in one committee: a deed, asked about a committee. */
const ABOUT: Partial<Record<Right, (session: Session, of: Code) => Promise<unknown>>> = {
  'review.read': async (session, of) => [await listWaiting(session, {committee: null, why: [], limit: 50, after: null}), await showEntry(session, {id: `${number(of)}:2`, committee: null})],
  'review.decide': (session, of) => decideEntries(session, {ids: [`${number(of)}:2`], committee: null, answer: {kind: 'defer'}, reason: null, note: null}),
  'review.resolve': (session, of) => resolveEntries(session, {ids: [`${number(of)}:2`], committee: null, answer: {kind: 'resolve-withhold', ground: 'OSL 26:1'}, reason: null, note: null}),
  'review.stats': (session, of) => reviewStats(session, {committee: of, from: null, to: null}),
  'minutes.read': (session, of) => listMeetings(session, {committee: of, from: null, until: null}),
  'minutes.make': (session, of) => papersToMake(session, {meeting: `${of} 2026-02-03`, committee: of, from: null, until: null, kinds: ['minutes']}),
  'publication.withdraw': (session, of) => withdrawEntries(session, {ids: [`${number(of)}:1`], committee: null, reason: 'other', note: null, waitMs: 0}),
  'publication.restore': (session, of) => restoreEntries(session, {ids: [`${number(of)}:1`], committee: null}),
  'subject.read': (session) => findSubject(session, {known: 'Tyra Kanariefågel', onProgress: () => undefined}),
  'subject.erase': (session, of) => eraseSubject(session, {ids: [`${number(of)}:1`], committee: null}),
  'vault.hold': (session, of) => tallyPersons(session, {unlocking: {holder: 'anna', passphrase: 'anna har fem egna ord'}, committee: of, from: '2026-02-01' as LocalDate, to: '2026-02-04' as LocalDate}),
  'audit.read': (session, of) => listLog(session, {committee: of, entry: null, kinds: [], from: null, to: null, limit: 50, after: null}),
  'archive.read': async (session, of) => [await planArchive(session, {committee: of, years: null, listed: null}), await listPackages(session, {committee: null, state: null})],
  'archive.export': (session, of) => exportArchive(session, {committee: of, years: null, to: join(session.folder, 'paket'), attachments: null, schemas: null, again: null, isDryRun: true, version: '0.0.0', onPlan: () => undefined, onProgress: () => undefined}),
  'archive.hold': (session, of) => holdCase(session, {id: number(of), committee: null, reason: 'dispute'}),
  'retention.read': (session) => planRetention(session, undefined),
  'retention.purge': (session) => purgeRetention(session, {isDryRun: true, onProgress: () => undefined}),
  'incident.report': (session, of) => reportIncident(session, {id: `${number(of)}:3`, committee: null, breach: 'disclosure', suspected: null, aware: null, note: null}),
  'incident.read': async (session, of) => [await listIncidents(session, {committee: null, state: null, year: null}), await showIncident(session, INCIDENT[of])],
  'incident.handle': (session, of) => assessIncident(session, {incident: INCIDENT[of], risk: 'unlikely', cause: 'human', groups: ['residents'], categories: ['name'], persons: '1', tellsAuthority: false, tellsPersons: false, note: 'Prövad.'}),
  'incident.remind': (session) => remindOfIncidents(session, undefined),
  'routine.read': (session, of) => listRoutines(session, {committee: of, isOverdue: false}),
  'routine.keep': (session, of) => registerRoutine(session, {committees: [of], kind: 'instruction', name: 'Webbdiariet', version: '1', decidedOn: '2026-02-01' as LocalDate, nextReviewOn: '2027-02-01' as LocalDate, reference: null}),
  'followup.read': async (session, of) => [await listFollowUps(session, {committee: null}), await makeFollowUp(session, {committee: of, from: '2026-02-01' as LocalDate, to: '2026-02-04' as LocalDate, formats: ['json'], isInside: true, language: 'sv'})],
  'followup.act': (session, of) => addAction(session, {committee: of, gap: 'no-instruction', owner: 'reg', until: '2026-05-01' as LocalDate}),
  'followup.sign': (session, of) => signReport(session, REPORT[of]),
  'request.read': async (session, of) => [await listRequests(session, {committee: null, state: null}), await showRequest(session, REQUEST[of])],
  'request.handle': (session, of) => answerRequest(session, {request: REQUEST[of], on: null, outcome: 'whole', means: 'letter', ground: null, forwardedTo: null}),
  'review.raise': (session) => raiseEscalations(session, undefined),
  'user.absence': (session) => showAbsences(session, null),
  'status.read': (session) => readStatus(session, undefined),
  'user.read': (session) => listUsers(session, undefined),
  'user.manage': (session, of) => grantRole(session, {user: 'nykomlingen', role: 'registrar', committee: of, reason: 'duty', until: null}),
}

/** Rights that concern no one committee: what is public or the program’s own, or is asked again for each committee by deeds that have tests of their own. */
const OF_NOBODY = new Set<Right>([
  'publication.read', 'policy.read', 'holder.read', 'holder.vouch', 'audit.verify',
  // Asked where a deed of another right meets a protected person, or a committee without secrecy of its own.
  'subject.protected', 'person.leave', 'person.except', 'readings.read', 'readings.openings',
  // To take back what one may answer: asked again of each answer.
  'review.answer',
  'archive.receive',
])

const INCIDENT = {KS: 'I-2026-0001', SN: 'I-2026-0002'} as const
const REQUEST = {KS: 'B-2026-0001', SN: 'B-2026-0002'} as const
const REPORT = {KS: 'U-2026-0001', SN: 'U-2026-0002'} as const

let town: Town
beforeAll(async () => {
  town = await Town.found()
  await mkdir(join(town.folder, 'paket'))
  for (const role of ROLES) await town.grant(`${role}-ks`, {role, committee: 'KS'})
  for (const [at, of] of (['KS', 'SN'] as const).entries()) {
    const row = {diarie: of, arendenummer: number(of), arenderubrik: `Ärende om ${CANARY[of]}`}
    await town.import(`2026-02-03T09:0${at}:00Z`, [aRow({...row, handlingsrubrik: `Remiss om ${CANARY[of]}`}), aRow({...row, handlingsnummer: '2', handlingsrubrik: `Klagomål från Tyra Kanariefågel om ${CANARY[of]}`}), aRow({...row, handlingsnummer: '3', handlingsrubrik: `Yttrande om ${CANARY[of]}`}), aRow({...row, handlingsnummer: '4', handlingsrubrik: `Svar om ${CANARY[of]}`})])
  }
  await town.publish('2026-02-03T11:00:00Z')
  for (const [at, of] of (['KS', 'SN'] as const).entries()) {
    await town.within(`2026-02-03T1${2 + at}:00:00Z`, (session) => reportIncident(session, {id: `${number(of)}:4`, committee: null, breach: 'disclosure', suspected: null, aware: null, note: null}))
    await town.within(`2026-02-03T1${2 + at}:15:00Z`, (session) => registerRequest(session, {id: `${number(of)}:1`, committee: null, description: null, isNameNeeded: false, receivedOn: null, handler: null}))
    await town.within(`2026-02-03T1${2 + at}:30:00Z`, (session) => makeFollowUp(session, {committee: of, from: '2026-02-01' as LocalDate, to: '2026-02-03' as LocalDate, formats: ['json'], isInside: false, language: 'sv'}))
  }
})
afterAll(() => town.leave())

const rights = Object.keys(RIGHTS) as Right[]
const deeds: (readonly [string, Deed<unknown, unknown>])[] = []
for (const module of sourcesIn('src/usecases')) {
  for (const [name, value] of Object.entries(await loaded(module))) if (typeof value === 'function' && 'right' in value) deeds.push([name, value as Deed<unknown, unknown>])
}

/** Everything of one committee in the register, as it stands. */
async function standing(of: Code): Promise<string> {
  return town.asOwner(async (db) => JSON.stringify([
    await db('entry').where({committee: of}).orderBy('id'),
    await db('audit_event').where({chain: of}).orderBy('position'),
    await db('decision').whereIn('entry_id', db('entry').where({committee: of}).select('id')).orderBy('sequence'),
    ...(await Promise.all(['incident', 'routine', 'followup_report', 'followup_action', 'document_request', 'role_grant'].map((table) => db(table).where({committee: of}).orderBy(1 as unknown as string)))),
  ]))
}

describe('J2: every deed, asked by somebody with one role', () => {
  test.each(ROLES)('%s: what the table does not give is refused before anything is read or written', async (role) => {
    const before = await town.asOwner((db) => db('audit_event').count({events: '*'}).first())
    await town.within(NOW, async (session) => {
      for (const [name, asked] of deeds) {
        const isGiven = (RIGHTS[asked.right] as readonly Role[]).includes(role) && !OF_ALL_COMMITTEES.has(asked.right)
        if (isGiven) continue
        // What it is asked is nothing that it could work with: it may not come so far as to see that.
        expect(await refusalOf(() => asked(session, undefined)), name).toMatchObject({code: 'not-permitted', facts: {right: asked.right}})
      }
    }, `${role}-ks`)
    expect(await town.asOwner((db) => db('audit_event').count({events: '*'}).first())).toEqual(before)
  })
})

describe('J1: what a role in one committee gives in another', () => {
  test('every right is asked about a committee here, takes the role for all, or concerns none', () => {
    expect(rights.filter((right) => ABOUT[right] === undefined && !OF_ALL_COMMITTEES.has(right) && !OF_NOBODY.has(right))).toEqual([])
    expect(rights.filter((right) => ABOUT[right] !== undefined && (OF_ALL_COMMITTEES.has(right) || OF_NOBODY.has(right)))).toEqual([])
  })

  const holders = rights.flatMap((right) => (ABOUT[right] === undefined ? [] : RIGHTS[right].map((role: Role) => [right, role] as const)))

  test.each(holders)('%s, held as %s: nothing is told of it, and nothing of it is changed', async (right, role) => {
    const before = await standing('SN')
    const outcome = await town.within(NOW, async (session) => {
      try {
        return JSON.stringify(await ABOUT[right]?.(session, 'SN'))
      } catch (error) {
        return JSON.stringify({code: (error as {code?: unknown}).code, facts: (error as {facts?: unknown}).facts})
      }
    }, `${role}-ks`)
    expect(outcome ?? '').not.toContain(CANARY.SN)
    expect((outcome ?? '').replaceAll(number('SN'), '')).not.toMatch(/"committee":"SN"(?!\}\}$)|SN 2026|I-2026-0002"(?!\}\}$)|U-2026-0002"(?!\}\}$)|B-2026-0002"(?!\}\}$)/)
    expect(await standing('SN')).toBe(before)
  })

  test.each(holders)('%s, held as %s: in its own it is not refused for want of a right', async (right, role) => {
    const code = await town.within(NOW, async (session) => {
      try {
        await ABOUT[right]?.(session, 'KS')
        return null
      } catch (error) {
        return (error as {code?: string}).code ?? String(error)
      }
    }, `${role}-ks`)
    expect(['not-permitted', 'user-unknown', 'entry-not-found']).not.toContain(code)
    expect(code === null || /^[a-z-]+$/.test(code), String(code)).toBe(true)
  })
})


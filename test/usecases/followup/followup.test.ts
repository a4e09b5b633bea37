import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import type {Session} from '../../../src/io/session.js'
import {addAction, endOne, listActions, listFollowUps, signReport} from '../../../src/usecases/followup/answer-report.js'
import {makeFollowUp, type FollowUpOrder, type MadeFollowUp} from '../../../src/usecases/followup/make-report.js'
import {reportIncident} from '../../../src/usecases/incident/report-incident.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {registerRoutine} from '../../../src/usecases/routine/keep-routines.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const NAME = 'Tyra Kanariefågel'
const MADE = '2026-03-31T10:00:00Z'
const DAYS = {from: '2026-01-01' as LocalDate, to: '2026-03-31' as LocalDate}

interface Told {
  readonly report: string
  readonly before: {readonly report: string} | null
  readonly inside: boolean
  readonly sections: readonly {readonly code: string; readonly figures: readonly {readonly code: string; readonly text: string; readonly exact: number | null; readonly before: string | null}[]; readonly gaps: readonly {readonly code: string; readonly action: object | null}[]; readonly series: readonly {readonly code: string; readonly bars: readonly {readonly code: string; readonly text: string}[]}[]; readonly sample: readonly {readonly diaryNumber: string; readonly address: string}[]; readonly routines: readonly object[]}[]
}

/** A town with rows that are public, one that names somebody, and an incident; and its manager. */
async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  await town.import('2026-02-03T09:00:00Z', [
    ...[1, 2, 3, 4, 5, 6].map((at) => aRow({handlingsnummer: String(at), handlingsrubrik: `Remiss nummer ${at}`})),
    aRow({handlingsnummer: '7', handlingsrubrik: `Klagomål från ${NAME}`}),
    aRow({handlingsnummer: '8', handlingsrubrik: `Överklagande av ${NAME}`}),
  ])
  await town.publish('2026-02-03T11:00:00Z')
  await town.within('2026-02-05T11:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:7'], committee: null, answer: {kind: 'withhold'}, reason: 'personal-data', note: null}))
  await town.within('2026-02-10T11:00:00Z', (session) => reportIncident(session, {id: 'KS 2026/00123:6', committee: null, breach: 'disclosure', suspected: null, aware: null, note: null}))
  return town
}

const make = (town: Town, changes: Partial<FollowUpOrder> = {}, at = MADE, user = 'chef'): Promise<MadeFollowUp> => town.within(at, (session) => makeFollowUp(session, {committee: 'KS', ...DAYS, formats: ['html', 'md', 'json'], isInside: false, language: 'sv', ...changes}), user)
const fileOf = (town: Town, made: MadeFollowUp, ending: string): string => readFileSync(join(town.folder, made.files.find(({path}) => path.endsWith(ending))?.path ?? ''), 'utf8')
const toldIn = (town: Town, made: MadeFollowUp): Told => JSON.parse(fileOf(town, made, '.json')) as Told
function figure(told: Told, section: string, code: string): string | undefined {
  return told.sections.find((one) => one.code === section)?.figures.find((one) => one.code === code)?.text
}

describe('N1 N2: a committee is followed up', () => {
  test('what was public, decided and reported is counted; few are not told to others, and to the committee itself they are', async () => {
    const town = await aTown()
    const told = toldIn(town, await make(town))
    expect([['diary', 'public'], ['diary', 'published'], ['diary', 'taken-down'], ['diary', 'expired-live'], ['diary', 'never-assessed'], ['review', 'decided'], ['review', 'waiting'], ['review', 'median'], ['incidents', 'reported'], ['incidents', 'open']].map(([section = '', code = '']) => figure(told, section, code))).toEqual(['6', '7', '<5', '0', '0', '<5', '<5', '50 h', '<5', '<5'])
    const inside = toldIn(town, await make(town, {isInside: true}, '2026-03-31T10:30:00Z'))
    expect([['diary', 'taken-down'], ['review', 'decided'], ['review', 'waiting'], ['incidents', 'reported']].map(([section = '', code = '']) => figure(inside, section, code))).toEqual(['1', '2', '1', '1'])
    expect(told.sections.find(({code}) => code === 'diary')?.series).toEqual([
      {code: 'published', name: 'Publicerade per månad', bars: [{code: '2026-01', name: '2026-01', text: '0', exact: 0}, {code: '2026-02', name: '2026-02', text: '7', exact: 7}, {code: '2026-03', name: '2026-03', text: '0', exact: 0}]},
      {code: 'taken-down', name: 'Nedtagna per månad', bars: [{code: '2026-01', name: '2026-01', text: '0', exact: 0}, {code: '2026-02', name: '2026-02', text: '<5', exact: null}, {code: '2026-03', name: '2026-03', text: '0', exact: 0}]},
    ])
    const sample = told.sections.find(({code}) => code === 'diary')?.sample ?? []
    expect(sample).toHaveLength(6)
    for (const {diaryNumber, address} of sample) {
      expect(diaryNumber).toBe('KS 2026/00123')
      expect(town.site().has(address)).toBe(true)
    }
  })

  test('no form of it holds a heading, a party, an officer or the one who was named, and no form more than another', async () => {
    const town = await aTown()
    for (const isInside of [false, true]) {
      const made = await make(town, {isInside}, isInside ? '2026-03-31T10:30:00Z' : MADE)
      for (const ending of ['.html', '.md', '.json']) {
        const text = fileOf(town, made, ending)
        for (const canary of ['Kanariefågel', 'Remiss nummer', 'Länsstyrelsen', 'Plan- och byggenheten', 'KS 2026/00123:7', 'KS 2026/00123:8']) expect(text).not.toContain(canary)
        expect(text.includes('<5') || text.includes('&lt;5') || text.includes('\\<5')).toBe(!isInside)
      }
      expect(fileOf(town, made, '.html')).toContain('<svg')
      expect(fileOf(town, made, '.html')).not.toMatch(/<script|<link|<img|src=|href=|url\(/)
    }
  })

  test('what is amiss is named until somebody registers, and is then gone', async () => {
    const town = await aTown()
    const gaps = (made: MadeFollowUp): readonly string[] => made.gaps.map(({gap}) => gap)
    expect(gaps(await make(town))).toEqual(['no-instruction', 'no-risk-assessment', 'no-data-review', 'not-signed-before', 'queue-long', 'incident-open-long', 'incident-told-late'])
    for (const kind of ['instruction', 'risk-assessment', 'data-review'] as const) {
      await town.within('2026-03-31T10:05:00Z', (session) => registerRoutine(session, {committees: ['KS'], kind, name: 'Webbdiariet', version: '1', decidedOn: '2026-03-01' as LocalDate, nextReviewOn: '2027-03-01' as LocalDate, reference: null}), 'chef')
    }
    const made = await make(town, {}, '2026-03-31T10:10:00Z')
    expect(gaps(made)).toEqual(['not-signed-before', 'queue-long', 'incident-open-long', 'incident-told-late'])
    expect(toldIn(town, made).sections[0]?.routines).toHaveLength(2)
  })

  test('S8: it is signed when everything amiss is somebody’s to mend, and the next one is compared with it', async () => {
    const town = await aTown()
    const made = await make(town)
    expect(await town.within('2026-03-31T11:00:00Z', (session) => refusalOf(() => signReport(session, made.report)), 'chef')).toMatchObject({code: 'followup-unanswered'})
    for (const {gap} of made.gaps) await town.within('2026-03-31T11:05:00Z', (session) => addAction(session, {committee: 'KS', gap, owner: 'reg', until: '2026-05-01' as LocalDate}), 'chef')
    expect(await town.within('2026-03-31T11:10:00Z', (session) => signReport(session, made.report.toLowerCase()), 'chef')).toMatchObject({id: 'U-2026-0001', signedBy: 'chef', signedOn: '2026-03-31'})
    expect(await town.within('2026-03-31T11:15:00Z', (session) => refusalOf(() => signReport(session, made.report)), 'chef')).toMatchObject({code: 'followup-signed'})
    const next = await make(town, {from: '2026-04-01' as LocalDate, to: '2026-05-31' as LocalDate}, '2026-06-01T10:00:00Z')
    const told = toldIn(town, next)
    expect([next.report, told.before?.report]).toEqual(['U-2026-0002', 'U-2026-0001'])
    expect(told.sections.find(({code}) => code === 'diary')?.figures.map(({code, text, before}) => [code, text, before])).toContainEqual(['published', '0', '7'])
    expect(next.gaps.map(({gap}) => gap)).toContain('action-overdue')
    expect(next.gaps.map(({gap}) => gap)).not.toContain('not-signed-before')
    expect((await town.within('2026-06-01T11:00:00Z', (session) => listActions(session, {committee: null, isAll: false}), 'chef')).map(({id, isOverdue}) => [id, isOverdue])[0]).toEqual(['A-0001', true])
    await town.within('2026-06-01T11:05:00Z', (session) => endOne(session, 'a-0001'), 'chef')
    expect((await town.within('2026-06-01T11:10:00Z', (session) => listActions(session, {committee: 'KS', isAll: true}), 'chef'))[0]).toMatchObject({id: 'A-0001', doneOn: '2026-06-01', isOverdue: false})
    const kinds = (await town.within('2026-06-01T11:15:00Z', ({db}) => auditTrail(db))).flatMap(({committee, event}) => (event !== null && /^(followup|action)\./.test(event.kind) ? [[committee, event.kind]] : []))
    expect(kinds).toEqual([['KS', 'followup.made'], ...made.gaps.map(() => ['KS', 'action.added']), ['KS', 'followup.signed'], ['KS', 'followup.made'], ['KS', 'action.done']])
  })

  test('one that nobody has signed gives way to a newer of the same days', async () => {
    const town = await aTown()
    await make(town)
    await make(town, {}, '2026-03-31T10:30:00Z')
    expect((await town.within('2026-03-31T11:00:00Z', (session) => listFollowUps(session, {committee: 'KS'}), 'chef')).map(({id}) => id)).toEqual(['U-2026-0002'])
  })

  test('J1: of another committee nothing is made, read, signed or given away', async () => {
    const town = await aTown()
    const made = await make(town)
    await town.grant('sn', {role: 'manager', committee: 'SN'})
    const as = (work: (session: Session) => Promise<unknown>): Promise<unknown> => town.within('2026-03-31T11:00:00Z', (session) => refusalOf(() => work(session)), 'sn')
    expect(await as((session) => makeFollowUp(session, {committee: 'KS', ...DAYS, formats: ['json'], isInside: false, language: 'sv'}))).toMatchObject({code: 'not-permitted'})
    expect(await as((session) => signReport(session, made.report))).toMatchObject({code: 'followup-unknown'})
    expect(await as((session) => addAction(session, {committee: 'KS', gap: 'no-instruction', owner: 'reg', until: '2026-05-01' as LocalDate}))).toMatchObject({code: 'not-permitted'})
    expect(await town.within('2026-03-31T11:00:00Z', (session) => listFollowUps(session, {committee: null}), 'sn')).toEqual([])
  })

  test.each([
    [{from: '2026-04-01' as LocalDate, to: '2026-03-01' as LocalDate}, 'period-backwards'],
    [{to: '2026-04-01' as LocalDate}, 'period-to-come'],
    [{from: '2020-01-01' as LocalDate}, 'period-long'],
    [{committee: 'BN'}, 'not-permitted'],
  ])('%j is refused', async (changes, code) => {
    const town = await aTown()
    expect(await town.within(MADE, (session) => refusalOf(() => makeFollowUp(session, {committee: 'KS', ...DAYS, formats: ['json'], isInside: false, language: 'sv', ...changes})), 'chef')).toMatchObject({code})
  })

  test('P1: they go when their time is out, and actions that are done with them', async () => {
    const town = await aTown()
    const made = await make(town)
    const action = await town.within(MADE, (session) => addAction(session, {committee: 'KS', gap: 'no-instruction', owner: 'reg', until: '2026-05-01' as LocalDate}), 'chef')
    await town.within('2026-04-01T10:00:00Z', (session) => endOne(session, action.id), 'chef')
    const left = async (at: string): Promise<readonly number[]> => town.within(at, async (session) => [(await listFollowUps(session, {committee: null})).length, (await listActions(session, {committee: null, isAll: true})).length], 'chef')
    await town.within('2036-03-30T10:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
    expect(await left('2036-03-30T11:00:00Z')).toEqual([1, 1])
    await town.within('2036-04-02T10:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
    expect(await left('2036-04-02T11:00:00Z')).toEqual([0, 0])
    expect(made.report).toBe('U-2026-0001')
  })
})

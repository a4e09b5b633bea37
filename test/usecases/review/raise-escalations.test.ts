import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {decideEntries, resolveEntries} from '../../../src/usecases/review/decide-entries.js'
import {listWaiting, type Waiting} from '../../../src/usecases/review/list-waiting.js'
import {raiseEscalations} from '../../../src/usecases/review/raise-escalations.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {recordAbsence, withdrawAbsence} from '../../../src/usecases/user/absences.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

/** A Tuesday: of three office days, Friday is the last, and what was left then is raised on Saturday. */
const TUESDAY = '2026-02-03T09:00:00Z'
const HEADING = 'Klagomål från Tyra Kanariefågel'
const document = (number: number): string => `KS 2026/00123:${number}`

/** A town with four rows that wait in KS, whose lawyer is `jur` and whose manager’s mail lies in a folder. */
async function aTown(notify: string | readonly string[] | null = 'post'): Promise<Town> {
  const town = await Town.found({roles: ['administrator', 'registrar']})
  onTestFinished(() => town.leave())
  const {committees} = town.settings
  const ks = committees['KS']
  if (ks === undefined) throw new Error('The town has no KS')
  town.settings = {...town.settings, committees: {...committees, KS: {...ks, administration: 'Stadsledningen'}}, administrations: {Stadsledningen: notify === null ? {} : {manager: {notify: typeof notify === 'string' ? notify : [...notify]}}}}
  mkdirSync(join(town.folder, 'post'))
  await town.grant('jur', {role: 'lawyer', committee: 'KS'})
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  await town.import('2026-02-03T08:00:00Z', [1, 2, 3, 4].map((number) => aRow({handlingsnummer: String(number), handlingsrubrik: `${HEADING} ${number}`})))
  return town
}

const escalate = (town: Town, at: string, ids: readonly string[]): Promise<unknown> => town.within(at, (session) => decideEntries(session, {ids: [...ids], committee: null, answer: {kind: 'escalate'}, reason: 'secrecy', note: 'Kvackersta: är det här hemligt?'}))
const raise = (town: Town, at: string, user = 'chef'): ReturnType<typeof raiseEscalations> => town.within(at, (session) => raiseEscalations(session, undefined), user)
const list = (town: Town, at: string, limit = 10, after: string | null = null): Promise<Waiting> => town.within(at, (session) => listWaiting(session, {committee: null, why: [], limit, after}))
const shown = ({entries}: Waiting): readonly (readonly [string | null, boolean])[] => entries.map(({documentNumber, isRaised}) => [documentNumber, isRaised])
const mail = (town: Town): readonly string[] => readdirSync(join(town.folder, 'post')).map((name) => readFileSync(join(town.folder, 'post', name), 'utf8'))

describe('B6: what nobody answers is raised', () => {
  test('when its office days have been: first in the list, and told to the manager once, without a word of what it is', async () => {
    const town = await aTown()
    await escalate(town, TUESDAY, [document(3), document(4)])
    expect(await raise(town, '2026-02-06T22:00:00Z')).toEqual([])
    expect((await list(town, '2026-02-06T22:30:00Z')).entries.some(({isRaised}) => isRaised)).toBe(false)
    // A quarter past midnight, where the municipality is.
    expect(shown(await list(town, '2026-02-06T23:15:00Z')).map(([number, isRaised]) => `${number ?? ''} ${String(isRaised)}`).sort()).toEqual(['1 false', '2 false', '3 true', '4 true'])
    expect(shown(await list(town, '2026-02-06T23:20:00Z')).map(([, isRaised]) => isRaised)).toEqual([true, true, false, false])
    expect(await raise(town, '2026-02-07T09:00:00Z')).toEqual([{committee: 'KS', rows: 2, isWithoutLawyer: false, outcome: 'told'}])
    expect(await raise(town, '2026-02-07T09:10:00Z')).toEqual([])
    const [letter = '', ...others] = mail(town)
    expect(others).toEqual([])
    expect(letter).toContain('2 rader i granskningen har väntat på juristens svar längre än 3 arbetsdagar.')
    expect(letter).toContain('diarievakt user grant NAMN lawyer --committee KS --reason stand-in --until')
    for (const told of ['Kanariefågel', 'KS 2026/00123', 'Kvackersta', 'jur\n', 'reg']) expect(letter).not.toContain(told)
    const trail = await town.within('2026-02-07T10:00:00Z', ({db}) => auditTrail(db))
    expect(trail.flatMap(({committee, event}) => (event?.kind === 'escalations.raised' ? [[committee, event]] : []))).toEqual([['KS', {kind: 'escalations.raised', rows: 2, isWithoutLawyer: false}]])
    // Answered, it is raised no more; and taken back, it is the same question as before.
    await town.within('2026-02-09T09:00:00Z', (session) => resolveEntries(session, {ids: [document(3)], committee: null, answer: {kind: 'resolve-withhold', ground: 'OSL 26:1'}, reason: null, note: null}), 'jur')
    expect(shown(await list(town, '2026-02-09T09:10:00Z')).filter(([, isRaised]) => isRaised)).toEqual([['4', true]])
    await town.within('2026-02-09T09:20:00Z', (session) => undoDecision(session, {decision: null}), 'jur')
    expect(shown(await list(town, '2026-02-09T09:30:00Z')).filter(([, isRaised]) => isRaised).toSorted()).toEqual([['3', true], ['4', true]])
    expect(await raise(town, '2026-02-09T09:40:00Z')).toEqual([])
  })

  test('a text that the registry changes meanwhile is with the lawyer since it was left there', async () => {
    const town = await aTown()
    await escalate(town, TUESDAY, [document(3)])
    await town.import('2026-02-06T09:00:00Z', [aRow({handlingsnummer: '3', handlingsrubrik: `${HEADING} 3, ny rubrik`, andrad: '2026-02-06T08:00:00'})])
    expect((await list(town, '2026-02-09T09:00:00Z')).entries[0]).toMatchObject({documentNumber: '3', stage: 'escalated', isRaised: true})
    expect(await raise(town, '2026-02-09T09:10:00Z')).toMatchObject([{rows: 1}])
  })

  test('at once where the committee has no lawyer there, and no longer when one is back', async () => {
    const town = await aTown()
    await escalate(town, TUESDAY, [document(4)])
    await town.within('2026-02-03T09:10:00Z', (session) => recordAbsence(session, {user: null, from: '2026-02-03' as LocalDate, until: '2026-02-13' as LocalDate}), 'jur')
    expect((await list(town, '2026-02-03T09:20:00Z')).entries[0]).toMatchObject({documentNumber: '4', isRaised: true})
    expect(await raise(town, '2026-02-03T09:30:00Z')).toEqual([{committee: 'KS', rows: 1, isWithoutLawyer: true, outcome: 'told'}])
    expect(mail(town)[0]).toContain('nämnden har ingen på plats')
    await town.within('2026-02-03T09:40:00Z', (session) => withdrawAbsence(session, {user: null, from: null}), 'jur')
    expect((await list(town, '2026-02-03T09:50:00Z')).entries.some(({isRaised}) => isRaised)).toBe(false)
  })

  test('pages go through what is raised first, and each row comes once', async () => {
    const town = await aTown()
    await escalate(town, TUESDAY, [document(2), document(4)])
    const all = (await list(town, '2026-02-09T09:00:00Z')).entries.map(({id}) => id)
    expect(all).toHaveLength(4)
    for (const limit of [1, 2, 3, 4]) {
      const found: string[] = []
      let after: string | null = null
      do {
        const page: Waiting = await list(town, '2026-02-09T09:10:00Z', limit, after)
        expect(page.entries.length).toBeGreaterThan(0)
        found.push(...page.entries.map(({id}) => id))
        after = page.next
      } while (after !== null)
      expect(found).toEqual(all)
    }
    expect(shown(await list(town, '2026-02-09T09:20:00Z', 2)).toSorted()).toEqual([['2', true], ['4', true]])
    const {next} = await list(town, '2026-02-09T09:20:00Z', 2)
    expect(shown(await list(town, '2026-02-09T09:30:00Z', 5, next)).toSorted()).toEqual([['1', false], ['3', false]])
  })

  test('K4: what only an authorised person may read is neither shown nor counted', async () => {
    const town = await aTown()
    await escalate(town, TUESDAY, [document(3), document(4)])
    await town.import('2026-02-04T09:00:00Z', [aRow({handlingsnummer: '4', handlingsrubrik: `${HEADING} 4`, skydd: 'sekretessmarkering', andrad: '2026-02-04T08:00:00'})])
    expect(shown(await list(town, '2026-02-09T09:00:00Z')).filter(([, isRaised]) => isRaised)).toEqual([['3', true]])
    expect(await raise(town, '2026-02-09T09:10:00Z')).toMatchObject([{rows: 1}])
  })

  test('whom nobody can tell is told of by the command, and tried again', async () => {
    const town = await aTown(['false'])
    await escalate(town, TUESDAY, [document(3)])
    expect(await raise(town, '2026-02-09T09:00:00Z')).toMatchObject([{outcome: 'failed'}])
    const file = join(town.folder, 'mottaget')
    writeFileSync(file, '')
    town.settings = {...town.settings, administrations: {Stadsledningen: {manager: {notify: ['tee', file]}}}}
    expect(await raise(town, '2026-02-09T09:10:00Z')).toMatchObject([{outcome: 'told'}])
    expect(readFileSync(file, 'utf8')).toContain('1 rad i granskningen har väntat')
  })

  test('where the settings name no way nothing is noted; and J1: a committee’s manager is told of no other', async () => {
    const town = await aTown(null)
    await escalate(town, TUESDAY, [document(3)])
    expect(await raise(town, '2026-02-09T09:00:00Z')).toMatchObject([{outcome: 'nowhere'}])
    await town.grant('chefsn', {role: 'manager', committee: 'SN'})
    expect(await raise(town, '2026-02-09T09:10:00Z', 'chefsn')).toEqual([])
    expect(await raise(town, '2026-02-09T09:20:00Z')).toMatchObject([{outcome: 'nowhere'}])
    expect(await town.within('2026-02-09T09:30:00Z', (session) => refusalOf(() => raiseEscalations(session, undefined)), 'jur')).toMatchObject({code: 'not-permitted'})
    expect((await town.within('2026-02-09T10:00:00Z', ({db}) => auditTrail(db))).some(({event}) => event?.kind === 'escalations.raised')).toBe(false)
  })
})

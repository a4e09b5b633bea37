import {onTestFinished, expect, test} from 'vitest'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {aCaseRow, aRow, Town} from '../../support/town.js'

const CLOSED = {arende_status: 'avslutat', avslutat: '2026-03-01'}
const LATER = '2028-03-01T08:00:00Z'

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

test('H5: what leaves, with its documents and files, and what stays for what reason, by committee', async () => {
  const town = await aTown()
  await town.import('2026-02-03T08:00:00Z', [
    aRow({arendenummer: 'KS 2026/00001', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00001', handlingsnummer: '2', fil: 'borta.pdf', fil_publiceras: 'nej', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00002'}),
    aRow({arendenummer: 'KS 2026/00003', arende_status: 'avslutat', avslutat: '2026-03-02'}),
    aRow({arendenummer: 'KS 2026/00004', riktning: 'internt', ...CLOSED}),
    aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00005', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1', ...CLOSED}),
  ])
  const plan = await town.within(LATER, (session) => planArchive(session, {committee: null, years: null, listed: 'leaves'}))
  expect(plan).toMatchObject({
    years: 2, countedFrom: 'closed', cases: {'leaves': 2, 'open': 1, 'not-yet': 1, 'awaits-person': 1, 'received': 0}, documents: 2, files: 1, bytes: 0, unseen: 1, unnamed: 0,
    committees: [{committee: 'KS', cases: {leaves: 1}}, {committee: 'SN', cases: {leaves: 1}}],
    listed: [{committee: 'KS', diaryNumber: 'KS 2026/00001'}, {committee: 'SN', diaryNumber: 'SN 2026/00005'}],
  })
  expect(await town.within(LATER, (session) => planArchive(session, {committee: 'KS', years: 1, listed: null}))).toMatchObject({years: 1, cases: {'leaves': 2, 'not-yet': 0}, committees: [{committee: 'KS'}], listed: []})
})

test('K4: a case with somebody who has protected identity is counted in the sum of all, in no committee’s, and not named', async () => {
  const town = await aTown()
  await town.import('2026-02-03T08:00:00Z', [aRow({arendenummer: 'KS 2026/00001', ...CLOSED}), aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', skydd: 'sekretessmarkering', ...CLOSED}), aRow({arendenummer: 'KS 2026/00004', riktning: 'internt', ...CLOSED})])
  const plan = await town.within(LATER, (session) => planArchive(session, {committee: null, years: null, listed: 'awaits-person'}))
  expect(plan).toMatchObject({cases: {'leaves': 1, 'awaits-person': 2}, committees: [{committee: 'KS', cases: {'awaits-person': 1}}], listed: [{diaryNumber: 'KS 2026/00004'}], unnamed: 1})
  await town.grant('ark', {role: 'archivist', committee: 'SN'})
  for (const [who, committee] of [['reg', 'SN'], ['ark', null], ['ark', 'SN']] as const) {
    expect(await town.within(LATER, (session) => planArchive(session, {committee, years: null, listed: 'awaits-person'}), who)).toMatchObject({cases: {'awaits-person': 0}, committees: [], listed: [], unnamed: 0})
  }
})

test('J2: an archivist of one committee sees that one, and nobody else any', async () => {
  const town = await aTown()
  await town.import('2026-02-03T08:00:00Z', [aRow({arendenummer: 'KS 2026/00001', ...CLOSED}), aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00005', ...CLOSED})])
  await town.grant('ark', {role: 'archivist', committee: 'SN'})
  await town.grant('reg2', {role: 'registrar', committee: '*'})
  expect((await town.within(LATER, (session) => planArchive(session, {committee: null, years: null, listed: null}), 'ark')).committees.map(({committee}) => committee)).toEqual(['SN'])
  await expect(town.within(LATER, (session) => planArchive(session, {committee: 'KS', years: null, listed: null}), 'ark')).rejects.toThrow()
  await expect(town.within(LATER, (session) => planArchive(session, {committee: null, years: null, listed: null}), 'reg2')).rejects.toThrow()
})

import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aCaseRow, aRow, Town} from '../support/town.js'

const CASE = 'KS 2026/00123'
const LATER = {andrad: '2026-02-04T08:00:00'}

test.each([
  ['a mark of protection on a row of it', [aRow({skydd: 'sekretessmarkering', ...LATER}), aCaseRow()], 'awaits-authorised'],
  ['a section of law without secrecy on its own row', [aRow(), aCaseRow({lagrum: 'OSL 26:1', ...LATER})], 'statute-without-secrecy'],
] as const)('a public case whose heading was rewritten here leaves at once on %s (A7 A11 B7)', async (_name, rows, reason) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow(), aCaseRow()])
  const rewrite: RegistrarAnswer = {kind: 'rewrite-heading', heading: 'Ny skola vid Ekbacken'}
  await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: [CASE], committee: null, answer: rewrite, reason: null, note: null}))
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['Ny skola vid Ekbacken']).size).toBe(1)
  await town.import('2026-02-04T09:00:00Z', rows)
  expect(town.siteHolds(['Ny skola vid Ekbacken']).size).toBe(0)
  const {entries, awaitingAuthorised} = await town.within('2026-02-04T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 20, after: null}))
  if (reason === 'awaits-authorised') expect(awaitingAuthorised).toBeGreaterThan(0)
  else expect(entries.find(({kind}) => kind === 'case')?.reasons).toContain(reason)
})

import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const CASE = 'KS 2026/00123'
const MORNING = '2026-02-03T09:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const LATER = {andrad: '2026-02-04T08:00:00'}
const NEW = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar på remiss om förskola', ...LATER})

/** A case that a registrar has made secret here, with one document. The registry knows nothing of it. */
async function madeSecret(rows: readonly SourceRow[] = [aRow(), aCaseRow()]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows)
  await decide(town, '2026-02-03T10:00:00Z', {kind: 'secret'})
  return town
}

async function decide(town: Town, at: string, answer: RegistrarAnswer, id = CASE): Promise<void> {
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
}

async function waiting(town: Town, at: string): Promise<readonly (readonly [string | null, readonly string[]])[]> {
  const {entries} = await town.within(at, (session) => listWaiting(session, {committee: null, why: [], limit: 20, after: null}))
  return entries.map(({documentNumber, reasons}) => [documentNumber, reasons] as const)
}

test('a new or changed document of it waits, though the registry calls the case plain (D2 B7)', async () => {
  const town = await madeSecret()
  await town.import(NEXT_MORNING, [NEW, aRow({handlingsrubrik: 'Remiss om ny skola', ...LATER}), aCaseRow()])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Svar på remiss', 'Remiss om ny skola', 'Ny förskola vid Ekbacken']).size).toBe(0)
  expect(await waiting(town, NEXT_NOON)).toEqual(expect.arrayContaining([['1', ['secret-case']], ['2', ['secret-case']]]))
})

test.each([
  ['the registry changes its heading', [aCaseRow({arenderubrik: 'Ny förskola vid Ekbacken etapp två', ...LATER})], []],
  ['the registry changes it and a person puts the answer off', [aCaseRow({arenderubrik: 'Ny förskola vid Ekbacken etapp två', ...LATER})], [{kind: 'defer'}]],
  ['the registry cancels it and takes it back', [aCaseRow({arende_status: 'makulerad', andrad: '2026-02-03T20:00:00'})], []],
] as const)('also after %s, until somebody has answered (D2 B7)', async (_name, rows, answers) => {
  const town = await madeSecret()
  await town.import('2026-02-03T21:00:00Z', rows)
  for (const answer of answers) await decide(town, '2026-02-03T22:00:00Z', answer)
  await town.import(NEXT_MORNING, [NEW, aCaseRow({arenderubrik: 'Ny förskola vid Ekbacken etapp två', ...LATER})])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Svar på remiss']).size).toBe(0)
  expect(await waiting(town, NEXT_NOON)).toContainEqual(['2', ['secret-case']])
  // A scan anew asks the same.
  await town.within('2026-02-04T12:00:00Z', (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  await town.publish('2026-02-04T13:00:00Z')
  expect(town.siteHolds(['Svar på remiss']).size).toBe(0)
})

test('once a person lets the case out again its new documents are as any other (D2)', async () => {
  const town = await madeSecret()
  await town.import('2026-02-03T21:00:00Z', [aCaseRow({arenderubrik: 'Ny förskola vid Ekbacken etapp två', andrad: '2026-02-03T20:00:00'})])
  await decide(town, '2026-02-03T22:00:00Z', {kind: 'publish'})
  await town.import(NEXT_MORNING, [NEW])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Svar på remiss']).size).toBe(1)
})

test('nor does a decision that has been undone hold them (D2)', async () => {
  const town = await madeSecret()
  await town.within('2026-02-03T22:00:00Z', (session) => undoDecision(session, {decision: null}))
  await town.import(NEXT_MORNING, [NEW])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Svar på remiss']).size).toBe(1)
})

test('nor do documents that were judged while it was made secret go out (D2 B7)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, [aRow(), aRow({handlingsnummer: '3'})])
  await town.import(NEXT_MORNING, [NEW, aRow({handlingsrubrik: 'Remiss om ny skola', ...LATER})], {
    onProgress: ({step}) => {
      if (step === 'apply') town.decideMeanwhile(NEXT_MORNING, CASE, 'secret')
    },
  })
  await town.publish(NEXT_NOON)
  expect([...town.siteHolds(['Svar på remiss', 'Remiss om ny', 'Ny förskola vid Ekbacken'])]).toEqual([])
  expect(await waiting(town, NEXT_NOON)).toEqual(expect.arrayContaining([['1', ['decided-otherwise']], ['2', ['secret-case']], ['3', ['secret-case']]]))
})

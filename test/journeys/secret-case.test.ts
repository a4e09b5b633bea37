import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town} from '../support/town.js'

const HIDDEN = 'Utredning av ekonomin vid hemtjänstbolaget Rönnen'
const ROW = aRow({arenderubrik: HIDDEN, arenderubrik_sekretess: 'ja', lagrum: '', handlingsrubrik: 'Beslut om tidplan för utredning'})

test('a plain document of a secret case waits, and once a registrar lets it out its case heading is blank everywhere (A7 D2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [ROW])
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z')).map(({kind, form}) => [kind, form])).toEqual([['case', 'secret']])
  const {entries: [held]} = await town.within('2026-02-03T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
  expect(held).toMatchObject({kind: 'document', stage: 'held', reasons: ['secret-case']})

  await town.within('2026-02-03T13:00:00Z', (session) => decideEntries(session, {ids: [held?.id ?? ''], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
  await town.publish('2026-02-03T15:00:00Z')
  const document = (await town.public('2026-02-03T16:00:00Z')).find(({kind}) => kind === 'document')
  expect(document).toMatchObject({form: 'plain', heading: 'Beslut om tidplan för utredning', caseHeading: null, caseAddress: null})
  expect([...town.siteHolds([HIDDEN, 'Rönnen'])]).toEqual([])
  expect([...town.site().keys()].filter((path) => path.startsWith('arende/'))).toEqual([])
})

test('a case that becomes secret takes down its public documents, also those the export does not name (A1 A7 D2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const plain = {...ROW, arenderubrik_sekretess: 'nej'}
  const second = {...plain, handlingsnummer: '2', handlingsrubrik: 'Svar på begäran om tidplan'}
  await town.import('2026-02-03T09:00:00Z', [plain, second])
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds([HIDDEN, 'Svar på begäran']).size).toBe(2)

  await town.import('2026-02-04T09:00:00Z', [{...plain, arenderubrik_sekretess: 'ja', andrad: '2026-02-04T08:00:00'}])
  expect([...town.siteHolds([HIDDEN, 'Rönnen', 'Beslut om tidplan', 'Svar på begäran'])]).toEqual([])
  const {entries} = await town.within('2026-02-04T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
  expect(entries.map(({documentNumber, stage, reasons}) => [documentNumber, stage, reasons]).sort()).toEqual([
    ['1', 'held', ['secret-case']],
    ['2', 'held', ['secret-case']],
  ])
})

test('rows that disagree about the secrecy of their case: the stricter holds, and it is reported (A8)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [ROW, {...ROW, handlingsnummer: '2', arenderubrik_sekretess: 'nej'}])
  expect(imported.files[0]).toMatchObject({disagreeing: 1, imported: 2})
  await town.publish('2026-02-03T11:00:00Z')
  expect([...town.siteHolds([HIDDEN, 'Rönnen', 'Beslut om tidplan'])]).toEqual([])
})

import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town} from '../support/town.js'

test('in the officer field a name is clear, on the staff list or not (B1)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare: 'Elsa Grahnén'}), aRow({arendenummer: 'KS 2026/00124', handlaggare: 'Holger Strandqvist'})])
  await town.publish('2026-02-03T11:00:00Z')
  const officers = (await town.public('2026-02-03T12:00:00Z')).flatMap((entry) => ('officer' in entry && entry.kind === 'document' ? [entry.officer] : []))
  expect(officers.sort()).toEqual(['Elsa Grahnén', 'Holger Strandqvist'])
})

test.each([
  ['a telephone number', 'Elsa Grahnén 070-174 06 05'],
  ['a private mailbox', 'elsa.grahnen1964@gmail.com'],
])('%s in the officer field is held (B1)', async (_, handlaggare) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare})])
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z')).filter(({kind}) => kind === 'document')).toEqual([])
  expect([...town.siteHolds(['174 06 05', 'gmail'])]).toEqual([])
})

test('an official named in a heading waits for a registrar, who may let it out; a private person does too (B1 B2 B7)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [
    aRow({handlingsrubrik: 'Förordnande av Elsa Grahnén som tillförordnad direktör'}),
    aRow({handlingsnummer: '2', handlingsrubrik: 'Klagomål från Gunilla Lindqvist'}),
  ])
  await town.publish('2026-02-03T11:00:00Z')
  expect([...town.siteHolds(['Grahnén', 'Lindqvist'])]).toEqual([])
  const {entries} = await town.within('2026-02-03T12:00:00Z', (session) => listWaiting(session, {committee: null, why: ['person'], limit: 10, after: null}))
  expect(entries.map(({documentNumber, stage}) => [documentNumber, stage]).sort()).toEqual([['1', 'held'], ['2', 'held']])

  const official = entries.find(({documentNumber}) => documentNumber === '1')?.id ?? ''
  await town.within('2026-02-03T13:00:00Z', (session) => decideEntries(session, {ids: [official], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
  await town.publish('2026-02-03T15:00:00Z')
  expect(town.siteHolds(['Grahnén']).size).toBe(1)
  expect([...town.siteHolds(['Lindqvist'])]).toEqual([])
})

import {onTestFinished, expect, test} from 'vitest'
import {archivedRows} from '../../../src/io/db/archive-table.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {aRow, Town} from '../../support/town.js'

const CLOSED = {arende_status: 'avslutat', avslutat: '2026-03-01'}

async function rowsOf(town: Town): Promise<Awaited<ReturnType<typeof archivedRows>>> {
  return town.within('2028-03-01T08:00:00Z', async ({db, dialect}) => {
    const cases: {id: string}[] = await db('entry').where({kind: 'case'}).select('id')
    return archivedRows(db, dialect, cases.map(({id}) => id as EntryId))
  })
}

async function firstDocument(town: Town): Promise<string> {
  return (await rowsOf(town)).find(({documentNumber}) => documentNumber === '1')?.entry ?? ''
}

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

test('H5: the registry’s own word, with every text that has stood, what was decided, and what the public read', async () => {
  const town = await aTown()
  await town.import('2026-02-03T08:00:00Z', [aRow({handlingsrubrik: 'Svar från Elsa Grahnén om lov', ...CLOSED})])
  const id = await firstDocument(town)
  await town.within('2026-02-03T09:00:00Z', (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'rewrite-heading', heading: 'Svar om lov'}, reason: 'personal-data', note: null}))
  await town.publish('2026-02-03T11:00:00Z')
  const [own, document] = await rowsOf(town)
  expect(own).toMatchObject({documentNumber: '', registryState: 'present', told: {kind: 'case'}})
  expect(document).toMatchObject({documentNumber: '1', told: {heading: 'Svar från Elsa Grahnén om lov'}, publishedOn: '2026-02-03', decisions: [{kind: 'rewrite-heading', reason: 'personal-data'}]})
  expect(document?.publicHeading).toBe('Svar om lov')
  expect(document?.versions.map(({heading}) => heading)).toEqual(['Svar från Elsa Grahnén om lov', 'Svar om lov'])
})

test('what somebody here has made secret is secret in the archive too, whatever the registry says', async () => {
  const town = await aTown()
  await town.import('2026-02-03T08:00:00Z', [aRow(CLOSED)])
  const id = await firstDocument(town)
  await town.within('2026-02-03T09:00:00Z', (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'secret'}, reason: 'other', note: null}))
  const after = (await rowsOf(town)).find(({documentNumber}) => documentNumber === '1')
  expect(after).toMatchObject({told: {headingSecrecy: 'yes'}, publicHeading: null})
})

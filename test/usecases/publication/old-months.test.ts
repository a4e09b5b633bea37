import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {indexMeans} from '../../../src/usecases/publication/index-means.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {aRow, Town} from '../../support/town.js'

async function aTown(): Promise<Town> {
  const town = await Town.found({settings: {search: {namesMonths: 1}}})
  onTestFinished(() => town.leave())
  return town
}

/** The words under which a month is found. */
function wordsOf(town: Town, month: string): readonly string[] {
  return (JSON.parse(town.site().get(`sok/${month}/ord.json`) ?? '{"ord": []}') as {readonly ord: readonly string[]}).ord
}

test.each([
  ['Skrivelse från Elsa Lindqvist om lov', ['skrivelse', 'lov'], ['elsa', 'lindqvist']],
  ['Fråga från elsa.lindqvist@gullvivan.example om lov', ['fråga', 'lov'], ['elsa', 'lindqvist', 'gullvivan']],
  ['Fråga, svar till 070-174 06 38', ['fråga', 'svar'], ['070', '174']],
])('of an old month neither names nor what leads to a person is searched for: %s (search.namesMonths)', async (heading, stay, leave) => {
  const town = await aTown()
  const left = await town.within('2026-02-03T09:00:00Z', (session) => Promise.resolve(indexMeans(session.judgement.lexica).withoutNames(heading, 'heading').toLowerCase()))
  for (const word of stay) expect(left).toContain(word)
  for (const word of leave) expect(left).not.toContain(word)
})

test('an old month that was indexed while the rules could not be read is indexed by the next release that can read them', async () => {
  const town = await aTown()
  const row = (number: string, heading: string): ReturnType<typeof aRow> => aRow({handlingsnummer: number, handlingsrubrik: heading, datum: '2026-02-02'})
  await town.import('2026-02-03T09:00:00Z', [row('1', 'Remiss om skolan Blåklinten'), row('2', 'Remiss om skolan Gullvivan')])
  await town.publish('2026-04-03T11:00:00Z')
  expect(wordsOf(town, '2026-02')).toContain('blåklinten')
  const own = join(town.folder, 'policy.yaml')
  writeFileSync(own, 'rules: [')
  const [gone] = await town.within('2026-04-03T11:30:00Z', async ({db}) => db('entry').where({document_number: '2'}).select<{id: string}[]>('id'))
  await town.within('2026-04-03T12:00:00Z', (session) => withdrawEntries(session, {ids: [gone?.id ?? ''], committee: null, reason: 'other', note: null}))
  // Nobody can tell then what is a name: the month is found by its numbers alone.
  expect(wordsOf(town, '2026-02')).toEqual([])
  writeFileSync(own, '')
  await town.publish('2026-04-04T11:00:00Z')
  expect(wordsOf(town, '2026-02')).toContain('blåklinten')
})

import {expect, onTestFinished, test} from 'vitest'
import {LastReader} from '../../../src/usecases/publication/look-over.js'
import {aRow, Town} from '../../support/town.js'

const HEADING = 'Ansökan om bidrag till sommarläger'

test('the same heading held back by many entries is one hit, which knows them all, however often a page says it (B9)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', Array.from({length: 40}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: HEADING, handlingsrubrik_sekretess: ''})))
  const found = await town.within('2026-02-03T10:00:00Z', async (session) => (await LastReader.prepare(session, session.judgement.lexica)).read(`<ul>${`<li>${HEADING}</li>`.repeat(100)}</ul>`))
  expect(found?.hits).toHaveLength(1)
  expect(new Set(found?.hits[0]?.entries).size).toBe(40)
})

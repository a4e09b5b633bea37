import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

const FILE = 'Remissen gäller en ny förskola med sex avdelningar.\n'

test('a plain row comes to its page, its file, its lists, and leaves the day after its last (A2 A3 A4 E2 H1 H4)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'remiss.txt', fil_publiceras: 'ja', avsandare_mottagare: 'Länsstyrelsen, diariet'})], {with: {'remiss.txt': FILE}})
  expect(imported.stages).toEqual({cleared: 2})
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)

  const run = await town.publish('2026-02-03T11:00:00Z')
  expect(run).toMatchObject({published: 2, republished: 0, unchanged: 0, withdrawn: 0, expired: 0, held: 0, public: 2})
  const entries = await town.public('2026-02-03T12:00:00Z')
  expect(entries.find(({kind}) => kind === 'document')).toMatchObject({
    form: 'plain',
    heading: 'Remiss om ny förskola',
    caseHeading: 'Ny förskola vid Ekbacken',
    committee: 'KS',
    diaryNumber: 'KS 2026/00123',
    direction: 'Ut',
    date: '2026-02-03',
    party: 'Länsstyrelsen',
    officer: 'Plan- och byggenheten',
    publishedOn: '2026-02-03',
    lastDay: '2028-02-02',
  })
})

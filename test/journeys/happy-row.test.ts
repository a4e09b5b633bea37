import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {aCaseRow, aRow, Town} from '../support/town.js'

const FILE = 'Remissen gäller en ny förskola med sex avdelningar.\n'

test('a plain row comes to its page, its file and its lists, stays through its last day, and leaves an address that answers gone (A2 A3 A4 E2 H1 H4)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'remiss.txt', fil_publiceras: 'ja', avsandare_mottagare: 'Länsstyrelsen, diariet'})], {with: {'remiss.txt': FILE}})
  expect(imported.stages).toEqual({cleared: 2})
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)

  const run = await town.publish('2026-02-03T11:00:00Z')
  expect(run).toMatchObject({published: 2, republished: 0, unchanged: 0, withdrawn: 0, expired: 0, held: 0, public: 2})
  const entries = await town.public('2026-02-03T12:00:00Z')
  const document = entries.find(({kind}) => kind === 'document')
  if (document?.form !== 'plain' || document.kind !== 'document') throw new Error('The document is not public')
  expect(document).toMatchObject({
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

  const page = town.site().get(document.address) ?? ''
  for (const shown of ['Remiss om ny förskola', 'Ny förskola vid Ekbacken', 'KS 2026/00123', '2026-02-03', 'Länsstyrelsen', 'Plan- och byggenheten', 'Ut']) expect(page).toContain(shown)
  expect(page).not.toContain('diariet, ')
  expect(town.siteHolds(['Länsstyrelsen, diariet']).size).toBe(0)
  expect(town.site().get(document.files[0]?.address ?? '')).toBe(FILE)
  for (const list of ['index.html', 'dag/2026-02-03.html', 'vecka/2026-W06.html', 'namnd/ks.html', document.caseAddress ?? 'no case']) expect(town.site().get(list)).toContain('Remiss om ny förskola')

  const lastDay = await town.publish('2028-02-02T23:04:00+01:00', 'removals')
  expect(lastDay).toMatchObject({public: 2, expired: 0})
  const dayAfter = await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  expect(dayAfter).toMatchObject({public: 0, expired: 2})
  expect(await town.public('2028-02-03T00:06:00+01:00')).toEqual([])
  expect([...town.siteHolds(['Remiss om ny förskola', 'Ny förskola vid Ekbacken', 'KS 2026/00123', 'sex avdelningar'])]).toEqual([])
  const gone = readFileSync(join(town.folder, 'site', 'gone.map'), 'utf8')
  for (const address of [document.address, document.caseAddress, document.files[0]?.address]) expect(gone).toContain(`/${address} 1;\n`)
  expect(gone.trim().split('\n')).toHaveLength(3)
})

test('what runs out at midnight is not shown by the noon run either (H1 H3)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  await town.publish('2026-02-03T11:00:00Z')
  expect(await town.publish('2028-02-03T11:00:00Z')).toMatchObject({public: 0, expired: 2, published: 0})
})

test('a plain case without documents shows in its own right (A2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aCaseRow()])
  await town.publish('2026-02-03T11:00:00Z')
  const [only, ...others] = await town.public('2026-02-03T12:00:00Z')
  expect(others).toEqual([])
  expect(only).toMatchObject({kind: 'case', form: 'plain', heading: 'Ny förskola vid Ekbacken'})
})

test.each([
  ['inkommen', 'In'],
  ['utgående', 'Ut'],
  ['expedierad', 'Ut'],
  ['upprättad', 'Upprättad'],
])('a document that is %s is shown as %s (A4)', async (word, direction) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({riktning: word})])
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z')).find(({kind}) => kind === 'document')).toMatchObject({direction, date: '2026-02-03'})
})

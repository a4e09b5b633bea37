import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

const SECRET = aRow({
  handlingsnummer: '2',
  handlingsrubrik: 'Anmälan om missförhållande vid Granliden',
  handlingsrubrik_sekretess: 'ja',
  handling_sekretess: 'ja',
  lagrum: 'OSL 26:1',
  riktning: 'In',
  datum: '2026-02-02',
  avsandare_mottagare: 'Torun Askblom',
  webbnamn: 'anmälare',
  handlaggare: 'Granskningsenheten',
  fil: 'anmalan.txt',
  fil_publiceras: 'nej',
})

test('a secret document heading shows as the word and the day, and needs no decision (D1)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [aRow(), SECRET], {with: {'anmalan.txt': 'Vid Granliden har brandlarmet varit avstängt.'}})
  expect(imported.stages).toEqual({cleared: 2, secret: 1})
  await town.publish('2026-02-03T11:00:00Z')

  const secret = (await town.public('2026-02-03T12:00:00Z')).find(({form}) => form === 'secret')
  expect(Object.keys(secret ?? {}).sort()).toEqual(['date', 'form', 'id', 'kind', 'lastDay', 'publishedOn'])
  expect(secret).toMatchObject({date: '2026-02-02', publishedOn: '2026-02-03', lastDay: '2028-02-02'})
  const pages = [...town.site()].filter(([, html]) => />sekretess</.test(html)).map(([path]) => path)
  expect(pages).toEqual(['dag/2026-02-02.html'])
  expect([...town.siteHolds(['Granliden', 'Askblom', 'anmälare', 'Granskningsenheten', 'anmalan.txt', 'OSL 26:1', 'brandlarmet'])]).toEqual([])
})

test('a public heading that becomes secret leaves at once, and the word waits for the next run (A1 D1 G3)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const plain = aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande över detaljplan Granliden', datum: '2026-02-02'})
  await town.import('2026-02-03T09:00:00Z', [plain])
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['Granliden']).size).toBe(1)

  await town.import('2026-02-04T09:00:00Z', [{...plain, handlingsrubrik_sekretess: 'ja', lagrum: 'OSL 26:1', andrad: '2026-02-04T08:00:00'}])
  expect([...town.siteHolds(['Granliden'])]).toEqual([])
  expect(town.site().get('dag/2026-02-02.html') ?? '').not.toContain('>sekretess<')
  await town.publish('2026-02-04T11:00:00Z')
  expect(town.site().get('dag/2026-02-02.html')).toContain('>sekretess<')
  expect((await town.public('2026-02-04T12:00:00Z')).find(({form}) => form === 'secret')).toMatchObject({publishedOn: '2026-02-03', lastDay: '2028-02-02'})
})

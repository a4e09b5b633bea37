import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

test('an empty publication name stays empty: the internal sender occurs nowhere under the site (A5)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [
    aRow({riktning: 'In', avsandare_mottagare: 'Vendela Kvarnström', webbnamn: ''}),
    aRow({handlingsnummer: '2', riktning: 'In', avsandare_mottagare: 'Byggnadsfirman Tegelstenen', webbnamn: '   '}),
    aRow({handlingsnummer: '3', riktning: 'In', avsandare_mottagare: 'Vendela Kvarnström|Tore Kvarnström', webbnamn: 'invånare|'}),
  ])
  const run = await town.publish('2026-02-03T11:00:00Z')
  expect(run).toMatchObject({published: 4, held: 0})
  const parties = (await town.public('2026-02-03T12:00:00Z')).flatMap((entry) => (entry.kind === 'document' && entry.form === 'plain' ? [entry.party] : []))
  expect(parties.sort()).toEqual(['invånare', null, null])
  expect([...town.siteHolds(['Vendela', 'Kvarnström', 'Tegelstenen'])]).toEqual([])
})

test('an export without the column for publication names is refused whole: no other column takes its place (A5)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const {webbnamn, ...rest} = aRow({avsandare_mottagare: 'Vendela Kvarnström'})
  expect(webbnamn).toBe('Länsstyrelsen')
  const columns = Object.keys(rest)
  const text = `${columns.join(';')}\n${Object.values(rest).join(';')}\n`
  await expect(town.import('2026-02-03T09:00:00Z', text)).rejects.toMatchObject({code: 'header-missing', facts: {file: 'export.csv', columns: ['webbnamn']}})
})

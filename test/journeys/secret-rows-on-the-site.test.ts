import {expect, onTestFinished, test} from 'vitest'
import type {PublicEntry} from '../../src/core/publication/public-entry.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const PLAIN: readonly SourceRow[] = [
  aRow({datum: '2026-01-29', andrad: '2026-01-29T09:00:00'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Svar på remiss', riktning: 'In'}),
  aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning', datum: '2026-02-02'}),
  aRow({diarie: 'SN', arendenummer: 'SN 2026/00007', arenderubrik: 'Lokaler för dagverksamhet', handlingsrubrik: 'Hyresavtal för lokal', datum: '2026-02-02'}),
]
const SECRET = {handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 26:1'}
const SECRETS: readonly SourceRow[] = [
  // On a day with plain rows, on days with none, in a plain case, in a case of its own, and a case alone.
  aRow({...SECRET, handlingsnummer: '3', handlingsrubrik: 'Granlidens anmälan', datum: '2026-02-02'}),
  aRow({...SECRET, handlingsnummer: '4', handlingsrubrik: 'Granlidens svar', datum: '2026-01-30'}),
  aRow({...SECRET, diarie: 'SN', arendenummer: 'SN 2026/00008', arenderubrik: 'Granlidens tillsyn', arenderubrik_sekretess: 'ja', handlingsrubrik: 'Granlidens beslut', datum: '2026-01-31'}),
  aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00009', arenderubrik: 'Granlidens ekonomi', arenderubrik_sekretess: 'ja', datum: '2026-02-02'}),
]
const SECRET_DAYS = ['dag/2026-01-30.html', 'dag/2026-01-31.html', 'dag/2026-02-02.html']

interface Site {
  readonly pages: ReadonlyMap<string, string>
  readonly entries: readonly PublicEntry[]
}

/** What readers can fetch, with each random address written as the row it is about, so that two sites can be told apart. */
async function siteOf(rows: readonly SourceRow[]): Promise<Site> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  await town.publish('2026-02-03T11:00:00Z')
  const entries = await town.public('2026-02-03T12:00:00Z')
  const names = new Map<string, string>(entries.flatMap((entry) => ('diaryNumber' in entry ? [[entry.id, `${entry.diaryNumber} ${entry.heading}`]] : [])))
  // The edition of a month of the search index is a digest, of addresses too.
  const named = (text: string): string => text.replace(/^\{"utgava":"[a-z]+"/, '{').replace(/(?:\b[a-z]{2}\/)?([a-z]{20})/g, (_, id: string) => names.get(id) ?? id)
  return {entries, pages: new Map([...town.site()].map(([path, content]): [string, string] => [named(path), named(content)]).sort())}
}

test('with and without secret rows the site is the same byte for byte, but for the day pages and the calendar that leads there (D1)', async () => {
  const without = await siteOf(PLAIN)
  const withThem = await siteOf([...PLAIN, ...SECRETS])
  expect(withThem.entries.filter(({form}) => form === 'secret')).toHaveLength(5)
  const changed = [...new Set([...without.pages.keys(), ...withThem.pages.keys()])].filter((path) => without.pages.get(path) !== withThem.pages.get(path))
  expect(changed.filter((path) => path !== 'dagar.html' && !path.startsWith('dag/'))).toEqual([])
  expect(changed).toEqual(expect.arrayContaining(SECRET_DAYS))
})

test('a secret row stands in the municipality’s day list after the plain rows, with the word and the day, without link, number or id (D1)', async () => {
  const {pages, entries} = await siteOf([...PLAIN, ...SECRETS])
  expect([...pages].filter(([, html]) => />sekretess</.test(html)).map(([path]) => path)).toEqual(SECRET_DAYS)
  const day = pages.get('dag/2026-02-02.html') ?? ''
  expect(day.match(/>sekretess</g)).toHaveLength(2)
  expect(day.indexOf('>sekretess<')).toBeGreaterThan(day.lastIndexOf('Hyresavtal för lokal'))
  expect(day.indexOf('>sekretess<')).toBeGreaterThan(day.lastIndexOf('Offert belysning'))
  const table = /<table class="rows secret">[\s\S]*?<\/table>/.exec(day)?.[0] ?? ''
  expect(table).toContain('2026-02-02')
  expect(table).not.toMatch(/<a |href|id=|[A-Z]{2} \d|Kommunstyrelsen|Socialnämnden|OSL/)
  const everything = [...pages].flat().join('\n')
  for (const {id, form} of entries) if (form === 'secret') expect(everything).not.toContain(id)
  expect(everything).not.toMatch(/Granliden|SN 2026\/0000[89]|OSL 26:1/)
})

test.each<[string, SourceRow]>([
  ['date', aRow({...SECRET, handlingsnummer: '3', handlingsrubrik: 'Granlidens anmälan', datum: '2026-01-20'})],
  ['officer', aRow({...SECRET, handlingsnummer: '3', handlingsrubrik: 'Granlidens anmälan', handlaggare: 'Granskningsenheten'})],
])('a plain case’s own line takes no %s from a secret document of it (D1)', async (_, secret) => {
  const caseOf = (site: Site) => site.entries.flatMap((entry) => (entry.form === 'plain' && entry.kind === 'case' && entry.diaryNumber === 'KS 2026/00123' ? [[entry.date, entry.officer]] : []))
  expect(caseOf(await siteOf([...PLAIN, secret]))).toEqual(caseOf(await siteOf(PLAIN)))
})

test('a protected person’s secret row does not show even the word until somebody authorised has handled it (A11 D1)', async () => {
  const {pages, entries} = await siteOf([...PLAIN, {...SECRETS[0], skydd: 'skyddad folkbokföring'}])
  expect(entries.filter(({form}) => form === 'secret')).toEqual([])
  expect([...pages.values()].join('\n')).not.toContain('>sekretess<')
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {PublicEntry} from '../../../src/core/publication/public-entry.js'
import {diary} from '../../../src/words/diary.js'
import {pagesOf, textOf} from '../../support/diary-pages.js'
import {diaryOf, publicCase, publicDocument, publicReceipt, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const days = weekdaysUntil('2026-02-06', 12)
const day = fc.constantFrom(...days)
const committee = fc.constantFrom('KS', 'BN', 'ÄN')

/** Numbers keep ids apart: each entry takes its place in the list as its number. */
const plain = fc.array(fc.record({date: day, committee, form: fc.constantFrom('plain', 'withheldFile', 'receipt', 'case')}), {maxLength: 12}).map((list) =>
  list.map(({date, committee: code, form}, number): PublicEntry => {
    if (form === 'case') return publicCase(number, {date, committee: code})
    if (form === 'receipt') return publicReceipt(number, {date, committee: code})
    return publicDocument(number, {date, committee: code, form: form === 'plain' ? 'plain' : 'withheldFile'})
  }))

/** Secret rows that carry, against their type, everything they must not show. */
const secrets = fc.array(fc.record({date: day, kind: fc.constantFrom('case' as const, 'document' as const)}), {minLength: 1, maxLength: 6}).map((list) =>
  list.map(({date, kind}, number) => ({
    ...publicSecret(number, {date, kind}),
    heading: 'LÄCKA-rubrik', committee: 'LÄCKA-nämnd', diaryNumber: 'LÄCKA-nummer', party: 'LÄCKA-part', officer: 'LÄCKA-handläggare', direction: 'In', address: 'handling/lacka.html',
    caseHeading: 'LÄCKA-ärende', files: [{name: 'LÄCKA.pdf', type: 'x', bytes: 1, sha256: 'x', address: 'fil/lacka.pdf'}],
  })))

describe('secret rows (D1)', () => {
  test('show the word and the date on their day’s page, and nothing of themselves on any page', async () => {
    await fc.assert(fc.asyncProperty(plain, secrets, async (open, secret) => {
      const pages = await pagesOf(diaryOf([...open, ...secret]))
      for (const page of pages.values()) {
        expect(page.html).not.toMatch(/läcka|lacka/i)
        for (const {id} of secret) {
          expect(page.html).not.toContain(id)
          expect(page.path).not.toContain(id)
        }
        const date = /^dag\/(.*)\.html$/.exec(page.path)?.[1]
        const here = secret.filter((entry) => entry.date === date)
        expect(page.html.match(/>sekretess</g) ?? []).toHaveLength(here.length)
        expect(page.shows.filter((id) => secret.some((entry) => entry.id === id)).sort()).toEqual(here.map(({id}) => id).sort())
      }
    }), {numRuns: 60})
  })

  test('change no other page than their days’, the calendar that leads there, and those days’ neighbours', async () => {
    await fc.assert(fc.asyncProperty(plain, secrets, async (open, secret) => {
      const without = await pagesOf(diaryOf(open))
      const withThem = await pagesOf(diaryOf([...open, ...secret]))
      const changed = [...withThem.keys()].filter((path) => without.get(path)?.html !== withThem.get(path)?.html)
      expect(changed.filter((path) => !path.startsWith('dag/') && path !== 'dagar.html')).toEqual([])
    }), {numRuns: 60})
  })

  test('are told apart by nothing: kind leaves the page as it is', async () => {
    const page = async (kind: 'case' | 'document') => (await pagesOf(diaryOf([publicSecret(1, {kind})]))).get('dag/2026-02-03.html')?.html
    expect(await page('case')).toBe(await page('document'))
  })

  test('stand after the plain rows, without a link, under one address that is the same for all', async () => {
    const html = (await pagesOf(diaryOf([publicSecret(1), publicSecret(2), publicDocument(3)]))).get('dag/2026-02-03.html')?.html ?? ''
    const section = html.slice(html.indexOf('<section aria-labelledby="sekretess">'), html.indexOf('</main>'))
    expect(html.indexOf('Remiss om ny förskola')).toBeLessThan(html.indexOf('<section aria-labelledby="sekretess">'))
    const [table = '', after = ''] = section.split('</table>')
    expect(table).not.toContain('<a ')
    const rows = [...table.matchAll(/<tbody>(.*)<\/tbody>/gs)].map((match) => textOf({path: '', shows: [], html: match[1] ?? ''}))
    expect(rows).toEqual(['sekretess 2026-02-03 sekretess 2026-02-03'])
    expect([...after.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(['mailto:kontakt@ekbacken.example'])
    expect(after).toContain(diary.sv.day.secretNote)
  })
})

import {describe, expect, test} from 'vitest'
import {INDEXABLE_PATHS} from '../../../src/papers/diary/crawlers.js'
import {about} from '../../../src/words/diary-about.js'
import {diary} from '../../../src/words/diary.js'
import {pageAt, pagesOf, textOf} from '../../support/diary-pages.js'
import {diaryOf, manyEntries, publicDocument, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const pages = await pagesOf(diaryOf(manyEntries(60, weekdaysUntil('2026-02-03', 5))))
const footerOf = (html: string): string => html.slice(html.indexOf('<footer'))

describe('the pages about the diary', () => {
  test('are led to from every page, each in the language it is in', () => {
    for (const {path, html} of pages.values()) {
      const footer = footerOf(html)
      for (const to of ['varfor.html', 'tillganglighet.html', 'latt-svenska.html']) expect(footer, path).toContain(to)
      expect(footer, path).toMatch(path === 'english.html' ? /<a href="index\.html" lang="sv" hreflang="sv">På svenska</ : /<a href="(?:\.\.\/)*english\.html" lang="en" hreflang="en">In English</)
    }
  })

  test('say on themselves where one is', () => {
    for (const path of ['varfor.html', 'tillganglighet.html', 'latt-svenska.html']) expect(footerOf(pageAt(pages, path).html)).toContain(`<a href="${path}" aria-current="page">`)
  })

  test('may stay in a search engine, since they hold no entry, now or ever', async () => {
    const empty = await pagesOf(diaryOf([]))
    for (const path of INDEXABLE_PATHS) {
      expect(pageAt(pages, path).html).not.toContain('noindex')
      expect(pageAt(pages, path).shows).toEqual([])
      expect(pageAt(pages, path).html).toBe(pageAt(empty, path).html)
    }
    for (const {path, html} of pages.values()) expect(html.includes('noindex'), path).toBe(!INDEXABLE_PATHS.includes(path))
  })
})

describe('why something is not here', () => {
  const text = textOf(pageAt(pages, 'varfor.html'))

  test('is told for what is withheld, secret, over time, waiting, unnamed and protected, in words that tell of no entry (D1 E1 H1)', () => {
    const {why} = about.sv
    for (const title of [why.fileTitle, why.wordTitle, why.timeTitle, why.reviewTitle, why.namesTitle, why.protectedTitle, why.gapsTitle, why.removedTitle, why.askTitle]) expect(text).toContain(title)
    expect(text).toContain(`”${diary.sv.row.withheld}”`)
    expect(text).toContain('två år från den dag de publicerades här')
  })

  test('ends with how to ask, and points secret rows to the municipality alone (E3)', () => {
    const {html} = pageAt(pages, 'varfor.html')
    expect(html).toContain('<a href="aldre.html">')
    expect([...html.matchAll(/mailto:[^"]*/g)].map(([address]) => address)).toEqual(['mailto:kontakt@ekbacken.example', 'mailto:kontakt@ekbacken.example'])
  })
})

describe('the statement of accessibility', () => {
  const {accessibility: words} = about.sv
  const statement = async (facts: object = {}) => pageAt(await pagesOf(diaryOf([], facts)), 'tillganglighet.html')
  const facts = {contact: null, conformance: 'partial', assessedOn: null, walkedThroughOn: null, shortcomings: []} as const

  test('holds what the law asks for: how far the diary conforms, what falls short, how to report it, whom to complain to, how it was tried', async () => {
    const page = await statement()
    for (const said of [words.lead('Ekbackens kommun'), words.partial, words.cannotTitle, words.reportTitle, words.supervision, words.files, words.languages, words.automatic]) expect(textOf(page)).toContain(said)
    expect(page.html).toContain('<a href="https://www.digg.se/tdosanmalan">')
    expect(page.html).toContain('mailto:kontakt@ekbacken.example?subject=Brist%20i%20webbdiariets')
  })

  test('says plainly what nobody has done', async () => {
    expect(textOf(await statement())).toContain(words.notWalked)
    expect(textOf(await statement())).toContain(words.notAssessed)
  })

  test('says what the municipality has settled, to whom it wants to hear it', async () => {
    const page = await statement({accessibility: {contact: {email: 'webb@ekbacken.example', phone: '0490-000 11'}, conformance: 'none', assessedOn: '2026-01-15', walkedThroughOn: '2026-01-20', shortcomings: ['Logotypen är suddig.']}})
    const text = textOf(page)
    for (const said of [words.none, words.assessed('2026-01-15'), words.walked('2026-01-20'), 'Logotypen är suddig.']) expect(text).toContain(said)
    expect(text).not.toContain(words.notWalked)
    expect(page.html).toContain('mailto:webb@ekbacken.example?subject=')
    expect(page.html).toContain('href="tel:049000011"')
  })

  test('stands without any contact', async () => {
    expect(textOf(await statement({municipality: {name: 'Ekbacken', contact: null, organisationNumber: null}, accessibility: facts}))).toContain(`${words.cannot} ${words.noContact}.`)
  })
})

describe('other languages', () => {
  test('English says so, names every field of the diary in both, and tells what it leads to in Swedish', () => {
    const {html} = pageAt(pages, 'english.html')
    expect(html).toContain('<html lang="en">')
    for (const field of ['heading', 'party', 'officer', 'diaryNumber', 'case', 'committee'] as const) expect(html).toContain(`<th scope="row" lang="sv">${diary.sv.fields[field]}</th><td>${diary.en.fields[field]}</td>`)
    for (const [link] of html.matchAll(/<a [^>]*>/g)) if (!link.includes('mailto:') && !link.includes('href="#') && !link.includes('class=')) expect(link === '<a href="index.html">' || link.includes('hreflang="sv"'), link).toBe(true)
  })

  test('easy Swedish keeps each sentence short', () => {
    const {html} = pageAt(pages, 'latt-svenska.html')
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const sentences = main.replace(/<nav.*?<\/nav>/s, '').replace(/<br>|<\/?(?:p|li|h\d|dd|dt|div|dl|ul)[^>]*>/g, '\n').replace(/<[^>]*>/g, '').split(/[.\n:?]/).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15)
    expect(html).toContain('aldre.html')
  })
})

describe('machines', () => {
  test('are told of the municipality on the first page, and of a document its heading and number: no officer, no party', async () => {
    const shown = publicDocument(1, {party: 'Gunvor Stråle', officer: 'Rasmus Tallberg'})
    const all = await pagesOf(diaryOf([shown]))
    const facts = (html: string) => [...html.matchAll(/itemprop="(\w+)"(?: content="([^"]*)")?>([^<\n]*)/g)].map(([, name, content, text]) => [name, content ?? text])
    expect(facts(pageAt(all, shown.address).html)).toEqual([['name', 'Remiss om ny förskola'], ['identifier', 'KS 2026/00123']])
    expect(pageAt(all, shown.address).html).toContain('itemtype="https://schema.org/DigitalDocument"')
    expect(facts(pageAt(all, 'index.html').html)).toEqual([['name', 'Ekbackens kommun']])
    for (const {path, html} of all.values()) if (path !== 'index.html' && path !== shown.address) expect(html, path).not.toContain('itemscope')
  })
})

test('the first page leads to the search without asking anything itself: nothing that is written goes to a server', () => {
  const {html} = pageAt(pages, 'index.html')
  expect(html).toContain('href="sok.html"')
  for (const page of pages.values()) if (page.path !== 'sok.html') expect(page.html).not.toMatch(/<form|<input/)
})

test('a week of a busy municipality shows some rows of each day and says how many there are', async () => {
  const many = Array.from({length: 90}, (_, at) => publicDocument(at, {diaryNumber: `KS 2026/${at}`}))
  const week = pageAt(await pagesOf(diaryOf([...many, publicSecret(500)])), 'vecka/2026-W06.html')
  expect(week.shows).toHaveLength(40)
  expect(textOf(week)).toContain('Hela dagen, tisdag 3 februari 2026 (90 rader)')
})

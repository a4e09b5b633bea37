import {describe, expect, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {diary} from '../../../src/words/diary.js'
import {STYLE_PATH} from '../../../src/papers/diary/drawn-page.js'
import {formatsOf, pageAt, pagesOf, textOf} from '../../support/diary-pages.js'
import {diaryOf, letters, manyEntries, publicCase, publicDocument, publicFile, publicReceipt, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const words = diary.sv
/** The one address of others in the whole diary: the law asks for it. */
const SUPERVISION = 'https://www.digg.se/tdosanmalan'
const days = weekdaysUntil('2026-02-03', 30)

describe('the start page', () => {
  test('stands without entries, committees, runs or contact', async () => {
    const pages = await pagesOf(diaryOf([], {committees: [], lastRun: null, nextRun: null, municipality: {name: 'Ekbackens kommun', contact: null, organisationNumber: null}}))
    expect(textOf(pageAt(pages, 'index.html'))).toContain(words.start.nothingToday)
    expect(textOf(pageAt(pages, 'index.html'))).toContain(words.status.never)
    expect([...pages.keys()].sort()).toEqual(['aldre.html', 'dag/2026-02-03.html', 'dagar.html', 'english.html', 'index.html', 'latt-svenska.html', 'sammantraden.html', 'sok.html', 'tillganglighet.html', 'typ/inkommet.html', 'typ/upprattat.html', 'typ/utgaende.html', 'varfor.html', 'vecka/2026-W06.html'])
  })

  test('shows today’s post, then the rest of the week’s (H§2)', async () => {
    const text = textOf(pageAt(await pagesOf(diaryOf([
      publicDocument(1, {heading: 'Brevet i dag'}),
      publicDocument(2, {heading: 'Brevet i går', date: '2026-02-02'}),
      publicDocument(3, {heading: 'Brevet förra veckan', date: '2026-01-30'}),
    ])), 'index.html'))
    expect(text.indexOf('Brevet i dag')).toBeLessThan(text.indexOf(words.start.week))
    expect(text.indexOf('Brevet i går')).toBeGreaterThan(text.indexOf(words.start.week))
    expect(text).not.toContain('Brevet förra veckan')
  })

  test('says when it was updated, when it will be, and in plain words when that failed (G2)', async () => {
    expect(textOf(pageAt(await pagesOf(diaryOf([])), 'index.html'))).toContain(`${words.status.last} 2026-02-03 12:04 ${words.status.next} 2026-02-03 16:00`)
    const failed = textOf(pageAt(await pagesOf(diaryOf([], {lastRun: {finishedAt: '2026-02-03 12:31', ok: false}})), 'index.html'))
    expect(failed).toContain(`${words.status.failed} (2026-02-03 12:31)`)
    expect(failed).not.toContain(words.status.last)
  })

  test('weighs at most 50 kB however much post there is', async () => {
    expect(Buffer.byteLength(pageAt(await pagesOf(diaryOf(manyEntries(2000, ['2026-02-02', '2026-02-03']))), 'index.html').html)).toBeLessThan(50_000)
  })
})

describe('a document', async () => {
  const parent = publicCase(1)
  const shown = publicDocument(2, {caseAddress: parent.address, files: [publicFile(1)], party: 'Länsstyrelsen'})
  const pages = await pagesOf(diaryOf([parent, shown]))

  test('shows the six public fields (A3)', () => {
    const text = textOf(pageAt(pages, shown.address))
    for (const value of ['Remiss om ny förskola', 'Ut', '2026-02-03', 'Länsstyrelsen', 'Plan- och byggenheten', 'KS 2026/00123', 'remiss.txt (TXT, 12 kB)']) expect(text).toContain(value)
  })

  test('keeps what staff and the store need to itself', () => {
    for (const page of pages.values()) {
      expect(page.html).not.toContain('a'.repeat(64))
    }
  })

  test('stands on its own page, its day, its week, its committee, its direction, its case and the start page', () => {
    const where = [...pages.values()].filter(({shows}) => shows.includes(shown.id)).map(({path}) => path)
    expect(where.sort()).toEqual([parent.address, 'dag/2026-02-03.html', shown.address, 'index.html', 'namnd/ks.html', 'namnd/ks/handlingar/2026-02/index.html', 'typ/utgaende.html', 'typ/utgaende/2026-02/index.html', 'vecka/2026-W06.html'].sort())
  })

  test('with an empty party shows none (A5)', async () => {
    const page = pageAt(await pagesOf(diaryOf([publicDocument(3, {party: null})])), publicDocument(3).address)
    expect(textOf(page)).not.toContain(words.fields.party)
  })

  test('leaves a blank where its case’s heading is not public, and links to no case that is not shown (D2)', async () => {
    const page = pageAt(await pagesOf(diaryOf([publicDocument(4, {caseHeading: null, caseAddress: null})])), publicDocument(4).address)
    expect(page.html).not.toContain('arende/')
    expect(textOf(page)).not.toContain(`${words.fields.case} `)
    expect(textOf(page)).toContain('KS 2026/00123')
  })

  test('tells how to ask, with the number filled in (E3)', () => {
    const page = pageAt(pages, shown.address)
    expect(page.html).toContain('mailto:ks.registrator@ekbacken.example?subject=Beg%C3%A4ran%20om%20handling%2C%20KS%202026%2F00123')
    expect(textOf(page)).toContain('Ekbackens kommunarkiv')
  })
})

describe('what is withheld', async () => {
  const withheld = publicDocument(1, {form: 'withheldFile', files: [publicFile(9, {name: 'hemlig-bilaga.pdf'})]})
  const partly = publicDocument(2, {heading: 'Delvis', partlyWithheld: true, files: [publicFile(1)]})
  const receipt = publicReceipt(3)
  const pages = await pagesOf(diaryOf([withheld, partly, receipt]))

  test('is one fixed sentence wherever it stands (E1)', () => {
    for (const entry of [withheld, partly, receipt]) {
      const sentences = [...pageAt(pages, entry.address).html.matchAll(/<span class="withheld">(.*?)<\/span>/g)].map((match) => match[1])
      expect(sentences).toEqual([words.row.withheld])
    }
    expect(pageAt(pages, 'namnd/ks.html').html.match(/class="withheld"/g)).toHaveLength(3)
  })

  test('shows no file, name or size, even if one came along', () => {
    for (const page of pages.values()) expect(page.html).not.toContain('hemlig-bilaga')
    expect(textOf(pageAt(pages, partly.address))).toContain('remiss.txt')
  })

  test('as a receipt has direction and date, after the numbered rows, and no number or heading', () => {
    const text = textOf(pageAt(pages, receipt.address))
    expect(text).toContain('In 2026-02-03')
    expect(text).not.toContain('KS 2026/')
    const day = pageAt(pages, 'dag/2026-02-03.html').html
    expect(day.indexOf(receipt.address)).toBeGreaterThan(day.indexOf(partly.address))
  })

  test('can be asked for in the same letter whatever the form of the answer', () => {
    expect(pageAt(pages, 'namnd/ks.html').html).toContain('mailto:ks.registrator@ekbacken.example?subject=Beg%C3%A4ran%20om%20handling%20fr%C3%A5n%202026-02-03')
  })

  test('leads to the municipality where the committee gives no registrar', async () => {
    const page = pageAt(await pagesOf(diaryOf([publicDocument(5, {committee: 'ÄN', form: 'withheldFile'})])), publicDocument(5).address)
    expect(page.html).toContain('mailto:kontakt@ekbacken.example?subject=')
    const silent = await pagesOf(diaryOf([publicDocument(5, {committee: 'ÄN', form: 'withheldFile'})], {municipality: {name: 'Ekbackens kommun', contact: 'Ring växeln', organisationNumber: null}}))
    expect(pageAt(silent, publicDocument(5).address).html).toContain('../aldre.html#registrator-an')
  })
})

describe('a case', () => {
  test('shows its documents from first to last, and none of another’s (H2)', async () => {
    const parent = publicCase(1)
    const pages = await pagesOf(diaryOf([
      parent,
      publicDocument(2, {heading: 'Sist', date: '2026-02-02', caseAddress: parent.address}),
      publicDocument(3, {heading: 'Först', date: '2026-01-20', caseAddress: parent.address}),
      publicDocument(4, {heading: 'Utanför', caseAddress: null}),
    ]))
    const text = textOf(pageAt(pages, parent.address))
    expect(text.indexOf('Först')).toBeLessThan(text.indexOf('Sist'))
    expect(text).not.toContain('Utanför')
  })

  test('without documents still shows in its own right (A2)', async () => {
    const parent = publicCase(1)
    const pages = await pagesOf(diaryOf([parent]))
    expect(textOf(pageAt(pages, parent.address))).toContain(words.case.noDocuments)
    expect(textOf(pageAt(pages, 'namnd/ks/arenden.html'))).toContain('Ny förskola vid Ekbacken')
  })
})

describe('a committee', () => {
  test('has a hundred rows a page of a month, newest first, and the newest of all on its front page', async () => {
    const entries = Array.from({length: 250}, (_, number) => publicDocument(number, {diaryNumber: `KS 2026/${number}`, date: days[number % 30] as LocalDate}))
    const pages = await pagesOf(diaryOf(entries))
    expect([...pages.keys()].filter((path) => path.startsWith('namnd/ks')).sort()).toEqual(['namnd/ks.html', 'namnd/ks/arenden.html', 'namnd/ks/handlingar/2025-12/index.html', 'namnd/ks/handlingar/2026-01/2.html', 'namnd/ks/handlingar/2026-01/index.html', 'namnd/ks/handlingar/2026-02/index.html', 'namnd/ks/sammantraden.html'])
    expect(pageAt(pages, 'namnd/ks.html').shows).toHaveLength(50)
    const january = ['index', '2'].flatMap((name) => pageAt(pages, `namnd/ks/handlingar/2026-01/${name}.html`).shows)
    expect(january).toHaveLength(entries.filter(({date}) => date.startsWith('2026-01')).length)
    const dates = [...pageAt(pages, 'namnd/ks.html').html.matchAll(/<time datetime="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(dates).toEqual([...dates].sort().reverse())
  })

  test('has an address made of its code, each its own whatever the codes are', async () => {
    const codes = ['KS', 'ks', 'K S', 'ks-2', 'ÄN', 'AN', '../x', '""', '']
    const committees = codes.map((code) => ({code, name: `Nämnden ${code}`, registrar: null, administration: null}))
    const paths = [...(await pagesOf(diaryOf([], {committees}))).keys()].filter((path) => /^namnd\/[^/]+$/.test(path))
    expect(new Set(paths).size).toBe(codes.length)
    for (const path of paths) expect(path).toMatch(/^namnd\/[a-z0-9-]+\.html$/)
  })

  test('that has left the configuration keeps its entries readable', async () => {
    const pages = await pagesOf(diaryOf([publicDocument(1, {committee: 'BYGG'})]))
    expect(pageAt(pages, 'namnd/bygg.html').shows).toHaveLength(1)
  })

  test('stands in Swedish alphabetical order', async () => {
    const names = ['Ödenämnden', 'Zonnämnden', 'Äldrenämnden', 'Årenämnden', 'Arkivnämnden']
    const committees = names.map((name, index) => ({code: `N${index}`, name, registrar: null, administration: null}))
    const text = textOf(pageAt(await pagesOf(diaryOf([], {committees})), 'aldre.html'))
    const found = [...text.matchAll(/\p{L}+nämnden/gu)].map(([name]) => name)
    expect(found).toEqual(['Arkivnämnden', 'Zonnämnden', 'Årenämnden', 'Äldrenämnden', 'Ödenämnden'])
  })
})

describe('the whole site', async () => {
  const entries = manyEntries(400, days)
  const input = diaryOf(entries)
  const pages = await pagesOf(input)

  test('has only links that lead somewhere', async () => {
    const files = new Set([...entries.flatMap((entry) => ('files' in entry ? entry.files.map(({address}) => address) : [])), ...(await formatsOf(input)).keys()])
    for (const page of pages.values()) {
      const links = [...page.html.matchAll(/ href="([^"]*)"/g)].map((match) => match[1] ?? '')
      for (const link of links) {
        if (link.startsWith('mailto:') || link.startsWith('tel:') || (page.path === 'tillganglighet.html' && link === SUPERVISION)) continue
        expect(link).not.toMatch(/^\/|^[a-z]+:/)
        const target = new URL(link, `http://x/${page.path}`)
        const path = decodeURIComponent(target.pathname.slice(1))
        if (path === STYLE_PATH || files.has(path)) continue
        const to = pages.get(path)
        expect(to, `${page.path} leads to ${link}`).toBeDefined()
        if (target.hash !== '') expect(to?.html).toContain(` id="${target.hash.slice(1)}"`)
      }
    }
  })

  test('can be reached from the start page by links alone, every page of it', () => {
    const seen = new Set(['index.html'])
    for (const path of seen) {
      for (const [, link] of pageAt(pages, path).html.matchAll(/ href="([^"#]+)/g)) {
        const to = decodeURIComponent(new URL(link ?? '', `http://x/${path}`).pathname.slice(1))
        if (pages.has(to)) seen.add(to)
      }
    }
    expect([...pages.keys()].filter((path) => !seen.has(path))).toEqual([])
  })

  test('is the same bytes for the same entries, in whatever order they come', async () => {
    const again = await pagesOf({...input, entries: [...entries].reverse(), committees: [...input.committees].reverse()})
    expect([...again.keys()].sort()).toEqual([...pages.keys()].sort())
    for (const [path, page] of pages) {
      expect(again.get(path)?.html).toBe(page.html)
      expect([...(again.get(path)?.shows ?? [])].sort()).toEqual([...page.shows].sort())
    }
  })

  test('changes no entry’s page when only time has passed', async () => {
    const later = await pagesOf({...input, lastRun: {finishedAt: '2026-02-03 16:03', ok: true}, nextRun: '2026-02-04 12:00'})
    const changed = [...pages.keys()].filter((path) => later.get(path)?.html !== pages.get(path)?.html)
    expect(changed).toEqual(['index.html'])
  })

  test('holds no script, no address of others, and asks search engines to keep out of entries', () => {
    for (const page of pages.values()) {
      if (page.path === 'sok.html') expect(page.html.match(/<script.*/g)).toEqual(['<script defer src="sok.js"></script>'])
      expect(page.html.replace('<script defer src="sok.js"></script>', '').replace(/ itemtype="https:\/\/schema\.org\/\w+"/, '').replace(page.path === 'tillganglighet.html' ? SUPERVISION : '', '')).not.toMatch(/<script|javascript:|https?:\/\/|\sstyle=|\son\w+=/i)
      expect(page.html).toContain(page.path === 'sok.html' ? "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" : 'default-src \'none\'; style-src \'self\'; img-src \'self\'; base-uri \'none\'; form-action \'none\'')
      if (page.shows.length > 0) expect(page.html).toContain('<meta name="robots" content="noindex">')
    }
  })

  test('names every entry that a page draws', () => {
    for (const page of pages.values()) {
      const drawn = [...page.html.matchAll(/\b([cdr]{8}[a-z]{12})\.html/g)].map((match) => match[1])
      for (const id of drawn) expect(page.shows).toContain(id)
    }
  })

  test('says ÖVNING in words on every page of a rehearsal, and on none otherwise', async () => {
    for (const page of pages.values()) expect(page.html).not.toContain('ÖVNING')
    for (const page of (await pagesOf({...input, isRehearsal: true})).values()) {
      expect(page.html).toMatch(/<title>ÖVNING: /)
      expect(textOf(page)).toContain(page.path === 'english.html' ? 'ÖVNING This is a rehearsal.' : 'ÖVNING Detta är en övning.')
    }
  })
})

test('a day with nothing but secret rows has its page, and the calendar leads to it', async () => {
  const pages = await pagesOf(diaryOf([publicSecret(1, {date: '2026-01-07'})]))
  expect(textOf(pageAt(pages, 'dag/2026-01-07.html'))).toContain('sekretess 2026-01-07')
  expect(pageAt(pages, 'dagar.html').html).toContain('dag/2026-01-07.html')
  expect(pages.has('vecka/2026-W02.html')).toBe(false)
  expect(letters(1)).toHaveLength(20)
})

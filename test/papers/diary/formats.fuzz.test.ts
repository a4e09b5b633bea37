import {parse as parseCsv} from 'csv-parse/sync'
import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {z} from 'zod'
import {OpenDocument, type OpenRow} from '../../../src/core/publication/open-data.js'
import type {PublicEntry} from '../../../src/core/publication/public-entry.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import type {Departure} from '../../../src/papers/diary/feeds.js'
import type {SearchFile} from '../../../src/papers/diary/search-index.js'
import {diary as words} from '../../../src/words/diary.js'
import {formatsOf, pageAt, pagesOf, type WholeDiary} from '../../support/diary-pages.js'
import {tries} from '../../support/fuzz.js'
import {CORPUS, hostileText} from '../../support/hostile.js'
import {diaryOf, manyEntries, publicCase, publicDocument, publicFile, publicMeeting, publicReceipt, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const BASE = 'https://diariet.ekbacken.example/'

/** An element as a parser reads it. */
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** A document by a parser that refuses what is not well-formed, or has a DOCTYPE. */
function read(xml: string): Element {
  const root: Element = {name: '', attributes: {}, children: [], text: ''}
  const open = [root]
  const parser = new SaxesParser({xmlns: true})
  parser.on('error', (error) => { throw error })
  parser.on('doctype', () => { throw new Error('a DOCTYPE') })
  parser.on('opentag', ({name, attributes}) => {
    const element = {name, attributes: Object.fromEntries(Object.entries(attributes).map(([key, {value}]) => [key, value])), children: [], text: ''}
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => { const last = open.at(-1); if (last !== undefined) last.text += text })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  const [first] = root.children
  if (first === undefined) throw new Error('no element')
  return first
}

const all = (element: Element, name: string): readonly Element[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))]
const textAt = (element: Element, name: string): string => element.children.find((child) => child.name === name)?.text ?? ''
const shape = (element: Element): string => `${element.name}(${Object.keys(element.attributes).join(' ')})[${element.children.map(shape).join(',')}]`
const at = (files: ReadonlyMap<string, SearchFile>, path: string): string => {
  const file = files.get(path)
  if (file === undefined) throw new Error(`no file ${path}`)
  return file.text
}
const rowsOf = (files: ReadonlyMap<string, SearchFile>, path: string): readonly OpenRow[] => OpenDocument.parse(JSON.parse(at(files, path))).rows
const tableOf = (csv: string): readonly (readonly string[])[] => parseCsv(csv, {delimiter: ';', bom: true, record_delimiter: '\r\n'})

const gone = (letters: string, changes: Partial<Departure> = {}): Departure => ({address: `handling/${letters.slice(0, 2)}/${letters}.html`, when: '2026-02-03T10:00:00.000Z' as Instant, committee: 'KS', direction: 'In', isExpired: false, ...changes})
const A = 'aaaaabbbbbcccccddddd'

describe('feeds', () => {
  test('of each committee’s documents and cases, and of each kind; what came last on the web first, with links to the pages', async () => {
    const older = publicDocument(1, {heading: 'Den äldre', date: '2026-02-02', publishedOn: '2026-02-03'})
    const newer = publicDocument(2, {heading: 'Den nyare', date: '2026-01-02', publishedOn: '2026-02-04'})
    const files = await formatsOf(diaryOf([older, newer, publicCase(3, {heading: 'Ärendet'})]))
    expect([...files.keys()].filter((path) => path.endsWith('.atom')).sort()).toEqual(['namnd/an.atom', 'namnd/an/arenden.atom', 'namnd/bn.atom', 'namnd/bn/arenden.atom', 'namnd/ks.atom', 'namnd/ks/arenden.atom', 'typ/inkommet.atom', 'typ/upprattat.atom', 'typ/utgaende.atom'])
    const feed = read(at(files, 'namnd/ks.atom'))
    expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom')
    const entries = all(feed, 'entry')
    expect(entries.map((entry) => textAt(entry, 'title'))).toEqual(['Den nyare', 'Den äldre'])
    expect(entries.map((entry) => [textAt(entry, 'id'), entry.children.find(({name}) => name === 'link')?.attributes['href'], textAt(entry, 'updated')])[0]).toEqual([BASE + newer.address, BASE + newer.address, '2026-02-04T00:00:00Z'])
    expect(textAt(feed, 'updated')).toBe('2026-02-04T00:00:00Z')
    expect(all(read(at(files, 'namnd/ks/arenden.atom')), 'entry').map((entry) => textAt(entry, 'title'))).toEqual(['Ärendet'])
  })

  test('no secret row, no receipt, no officer and no party is in any (D1 E1)', async () => {
    const files = await formatsOf(diaryOf([publicDocument(1, {officer: 'Elsa Handläggare', party: 'Tyra Part'}), publicReceipt(2, {direction: 'Ut'}), publicSecret(3)]))
    const feeds = [...files].filter(([path]) => path.endsWith('.atom')).map(([, {text}]) => text).join('')
    expect(feeds).not.toMatch(/Handläggare|Tyra|sekretess/)
    expect(all(read(at(files, 'typ/utgaende.atom')), 'entry').length + all(read(at(files, 'typ/inkommet.atom')), 'entry').length + all(read(at(files, 'typ/upprattat.atom')), 'entry').length).toBe(1)
    for (const number of [2, 3]) for (const {shows} of files.values()) expect(shows).not.toContain(publicSecret(number).id)
  })

  test('what has left is told by its address and nothing else, where it stood, unless it is there again (RFC 6721)', async () => {
    const back = publicDocument(1, {direction: 'In'})
    const files = await formatsOf(diaryOf([back]), {departures: [gone(A), gone(back.id, {address: back.address}), gone(A.replace('a', 'b'), {committee: 'BN', direction: null, address: `arende/ba/${A.replace('a', 'b')}.html`})]})
    const left = all(read(at(files, 'namnd/ks.atom')), 'at:deleted-entry')
    expect(left.map(({attributes}) => attributes)).toEqual([{ref: `${BASE}handling/aa/${A}.html`, when: '2026-02-03T10:00:00.000Z'}])
    expect(all(read(at(files, 'typ/inkommet.atom')), 'at:deleted-entry')).toHaveLength(1)
    expect(all(read(at(files, 'namnd/bn.atom')), 'at:deleted-entry')).toEqual([])
    expect(all(read(at(files, 'namnd/bn/arenden.atom')), 'at:deleted-entry')).toHaveLength(1)
  })

  test('no more than a hundred entries and of what has had its time, the newest; whatever was taken down is told of (G3)', async () => {
    const departures = Array.from({length: 130}, (_, number) => gone(`${String.fromCharCode(97 + (number % 26))}${String.fromCharCode(97 + Math.floor(number / 26))}${A.slice(2)}`, {when: `2026-02-03T10:${String(Math.floor(number / 3)).padStart(2, '0')}:00.000Z` as Instant, isExpired: number >= 10}))
    const files = await formatsOf(diaryOf(manyEntries(900, weekdaysUntil('2026-02-03', 20))), {departures})
    const feed = read(at(files, 'namnd/ks.atom'))
    expect([all(feed, 'entry').length, all(feed, 'at:deleted-entry').length]).toEqual([100, 110])
    const times = all(feed, 'at:deleted-entry').map(({attributes}) => attributes['when'])
    expect([times[0], times.at(-1)]).toEqual(['2026-02-03T10:43:00.000Z', '2026-02-03T10:00:00.000Z'])
  })

  test('where nobody knows the address of the diary links are relative, and ids are names', async () => {
    const one = publicDocument(1)
    const feed = read(at(await formatsOf(diaryOf([one]), {base: null}), 'typ/' + {In: 'inkommet', Ut: 'utgaende', Upprättad: 'upprattat'}[one.direction] + '.atom'))
    const [entry] = all(feed, 'entry')
    expect([textAt(entry as Element, 'id'), entry?.children.find(({name}) => name === 'link')?.attributes['href']]).toEqual([`urn:x-diarievakt:${one.address.replaceAll('/', ':')}`, `../${one.address}`])
  })

  test('the pages of what a feed lists lead to it, and no others', async () => {
    const files = await formatsOf(diaryOf([publicDocument(1)]))
    const pages = await pagesOf(diaryOf([publicDocument(1)]))
    expect(pageAt(pages, 'namnd/ks/arenden.html').html).toContain('type="application/atom+xml"')
    const feeds = [...pages].flatMap(([path, {html}]) => [...html.matchAll(/<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)">/g)].map(([, href = '']) => new URL(href, `${BASE}${path}`).href.slice(BASE.length)))
    expect(feeds.sort()).toEqual([...files.keys()].filter((path) => path.endsWith('.atom')).sort())
  })
})

describe('open data (site.bulkFormats)', () => {
  const entries: readonly PublicEntry[] = [publicCase(1), publicDocument(2, {officer: 'Elsa Handläggare', party: 'Länsstyrelsen', files: [publicFile(1)]}), publicDocument(3, {form: 'withheldFile', date: '2026-01-30'}), publicReceipt(4), publicSecret(5)]

  test('none of it unless it is asked for', async () => {
    expect([...(await formatsOf(diaryOf(entries, {bulkFormats: false}))).keys()].filter((path) => path.startsWith('oppna-data/'))).toEqual([])
  })

  test('each day and month as JSON and CSV, the same rows in both, by the schema that lies beside them; no officers, receipts or secret rows (D1)', async () => {
    const files = await formatsOf(diaryOf(entries))
    const schema = z.fromJSONSchema(JSON.parse(at(files, 'oppna-data/schema.json')) as Parameters<typeof z.fromJSONSchema>[0])
    for (const [path, {text}] of files) if (/^oppna-data\/\d.*json$/.test(path)) schema.parse(JSON.parse(text))
    const days = new Set(entries.flatMap((entry) => (entry.form === 'secret' || entry.form === 'receipt' ? [] : [entry.date])))
    expect(new Set([...files.keys()].flatMap((path) => /^oppna-data\/[\d-]+\/(\d{4}-\d{2}-\d{2})\.json$/.exec(path)?.[1] ?? []))).toEqual(days)
    const {months} = JSON.parse(at(files, 'oppna-data/manader.json')) as {months: {month: string; json: string; csv: string}[]}
    const rows = months.flatMap(({month}) => rowsOf(files, `oppna-data/${month}/${month}.json`))
    expect(rows).toHaveLength(3)
    expect(rows.find((row) => row.kind === 'document' && row.isWithheld)).toMatchObject({files: []})
    for (const {month, json, csv} of months) {
      expect([json, csv]).toEqual([`${BASE}oppna-data/${month}/${month}.json`, `${BASE}oppna-data/${month}/${month}.csv`])
      const [head, ...cells] = tableOf(at(files, `oppna-data/${month}/${month}.csv`))
      expect(cells.map((line) => line[head?.indexOf('address') ?? -1])).toEqual(rowsOf(files, `oppna-data/${month}/${month}.json`).map(({address}) => address))
    }
    for (const [path, {text}] of files) if (path.startsWith('oppna-data/')) expect(text).not.toMatch(/Elsa Handläggare|>sekretess<|"sekretess"|officer/)
  })

  test('months in which names can no longer be searched for have none', async () => {
    const files = await formatsOf(diaryOf([publicDocument(1, {date: '2025-11-03', heading: 'Om Tyra', party: 'Tyra'}), publicDocument(2, {heading: 'Om Tyra', party: 'Tyra'})], {namesMonths: 1}), {withoutNames: (text) => text.replaceAll('Tyra', '')})
    expect(rowsOf(files, 'oppna-data/2025-11/2025-11.json')).toMatchObject([{heading: 'Om', party: null}])
    expect(at(files, 'oppna-data/2025-11/2025-11.csv')).not.toContain('Tyra')
    expect(rowsOf(files, 'oppna-data/2026-02/2026-02.json')).toMatchObject([{heading: 'Om Tyra', party: 'Tyra'}])
  })

  test('a catalogue for the data portal: titles of few words in two languages without the publisher’s name, and everything it points to is there', async () => {
    const files = await formatsOf(diaryOf(entries))
    const catalogue = read(at(files, 'oppna-data/katalog.rdf'))
    for (const title of all(catalogue, 'dcterms:title')) {
      expect(title.text.split(' ').length).toBeLessThan(10)
      expect(title.text).not.toContain('Ekbacken')
    }
    for (const name of ['dcat:Catalog', 'dcat:Dataset']) {
      const [one] = all(catalogue, name)
      if (one === undefined) throw new Error(name)
      for (const text of ['dcterms:title', 'dcterms:description']) expect(one.children.filter((child) => child.name === text).map(({attributes}) => attributes['xml:lang'])).toEqual(['sv', 'en'])
    }
    const subjects = new Set(catalogue.children.map(({attributes}) => attributes['rdf:about']))
    const pointed = catalogue.children.flatMap(({children}) => children.flatMap(({attributes}) => attributes['rdf:resource'] ?? []))
    for (const address of pointed.filter((one) => one.startsWith(`${BASE}oppna-data/katalog.rdf#`))) expect(subjects).toContain(address)
    for (const address of pointed.filter((one) => one.startsWith(BASE) && !one.includes('#') && one !== BASE)) expect([...files.keys()]).toContain(address.slice(BASE.length))
    expect(pointed).toContain('mailto:kontakt@ekbacken.example')
    expect((await formatsOf(diaryOf(entries), {base: null})).has('oppna-data/katalog.rdf')).toBe(false)
  })
})

/** The names of a calendar’s properties, its folded lines put together (RFC 5545); a place of which nothing can be seen is left out. */
const propertiesOf = (text: string): readonly string[] => text.replaceAll(/\r\n[ \t]/g, '').split('\r\n').map((line) => line.split(/[;:]/)[0] ?? '').filter((name) => name !== 'LOCATION')

describe('hostile text in every field', () => {
  const hostileDiary = (texts: readonly string[]): WholeDiary => {
    let turn = 0
    const next = (): string => texts[(turn += 1) % texts.length] ?? ''
    const parent = publicCase(1, {heading: next(), diaryNumber: next(), officer: next()})
    return diaryOf([parent, publicDocument(2, {heading: next(), caseHeading: next(), diaryNumber: next(), party: next(), officer: next(), caseAddress: parent.address, files: [publicFile(1, {name: next(), type: next()})]}), publicMeeting(3, {heading: next(), place: next()})], {
      municipality: {name: next(), contact: next(), organisationNumber: next()},
      committees: [{code: 'KS', name: next(), registrar: {email: next(), phone: next()}, administration: next()}],
      isRehearsal: true,
    })
  }
  // eslint-disable-next-line no-control-regex
  const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u

  test('every file is well-formed, means what it says and makes nothing of it, and a spreadsheet runs none of it', async () => {
    const harmless = await formatsOf(hostileDiary(['vanlig text']))
    const check = async (texts: readonly string[]): Promise<void> => {
      const files = await formatsOf(hostileDiary(texts))
      expect([...files.keys()].sort()).toEqual([...harmless.keys()].sort())
      for (const [path, {text}] of files) {
        expect(text.isWellFormed()).toBe(true)
        expect(text.replace(/^\ufeff/, '')).not.toMatch(UNFIT)
        if (/\.(?:atom|rdf)$/.test(path)) {
          const bare = (one: string): string => one.replace('vcard:hasEmail(rdf:resource)[]', '').replaceAll(',]', ']')
          expect(bare(shape(read(text)))).toBe(bare(shape(read(at(harmless, path)))))
        } else if (path.endsWith('.json')) JSON.parse(text)
        else if (path.endsWith('.ics')) expect(propertiesOf(text)).toEqual(propertiesOf(at(harmless, path)))
        else {
          const lines = tableOf(text)
          for (const line of lines) expect(line).toHaveLength(lines[0]?.length ?? 0)
          for (const value of lines.flat()) expect(value).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/)
          // Nor one that takes every comma, tab or bar for the end of a cell, and quotes for letters.
          for (const value of text.split(/[,;|\t\r\n]/)) expect(value).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
        }
      }
      const entries = all(read(at(files, 'namnd/ks.atom')), 'entry')
      const [row] = rowsOf(files, 'oppna-data/2026-02/2026-02.json').filter(({kind}) => kind === 'document')
      expect(entries.map((entry) => textAt(entry, 'title'))).toEqual([row?.heading])
    }
    await check(CORPUS)
    for (let from = 0; from < CORPUS.length; from += 7) await check([...CORPUS.slice(from), ...CORPUS.slice(0, from)])
    await fc.assert(fc.asyncProperty(fc.array(hostileText, {minLength: 8, maxLength: 16}), check), tries(60, 5_000))
  }, 3_600_000)

  test('a formula after a comma in a heading is a text, and the heading is otherwise as it was', async () => {
    const files = await formatsOf(diaryOf([publicDocument(1, {heading: 'Yttrande,=HYPERLINK("https://ont.example";"Bygglov, tak 2-3"),\t+46, slut'})]))
    expect(tableOf(at(files, 'oppna-data/2026-02/2026-02.csv'))[1]).toContain(`Yttrande,'=HYPERLINK("https://ont.example";"Bygglov, tak 2-3"), '+46, slut`)
    expect(rowsOf(files, 'oppna-data/2026-02/2026-02.json')[0]?.heading).toContain('Yttrande,=HYPERLINK(')
  })

  test('an empty heading is said in words', async () => {
    const files = await formatsOf(hostileDiary(['']))
    expect(rowsOf(files, 'oppna-data/2026-02/2026-02.json').map(({heading}) => heading)).toEqual([words.sv.row.noHeading])
    expect(all(read(at(files, 'namnd/ks.atom')), 'entry').map((entry) => textAt(entry, 'title'))).toEqual([words.sv.row.noHeading])
  })
})

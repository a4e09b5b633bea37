import {copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, extname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import * as pagefind from 'pagefind'
import {type Page, chromium} from 'playwright-core'
import type {PublicDocument} from '../src/core/publication/public-entry.js'
import type * as diarySite from '../src/papers/diary/diary-site.js'
import type * as searchIndex from '../src/papers/diary/search-index.js'
import type * as searchPage from '../src/papers/diary/search-page.js'
import {line, median, ROOT} from './measure.ts'
import '../scripts/as-written.ts'

// The search of a diary of two years: its index as the program makes it, beside Pagefind's of the same rows, month by month; and how long a reader waits for an answer of either.
const entries = Number(process.argv[2] ?? 150_000)
const MONTHS = 24
const loaded = async <T>(path: string): Promise<T> => (await import(join(ROOT, 'src', path))) as T
const {placeCommittees} = await loaded<typeof diarySite>('papers/diary/diary-site.ts')
const {drawMonthIndex} = await loaded<typeof searchIndex>('papers/diary/search-index.ts')
const {drawSearchMonths, drawSearchPage} = await loaded<typeof searchPage>('papers/diary/search-page.ts')

const FIRST = 'strand gång cykel väg skol förskole idrotts simhalls biblioteks miljö bygg detalj översikts vatten avlopps avfalls energi klimat kultur fritids park lek hamn torg bro järnvägs buss trafik belysnings parkerings fastighets bostads hyres mark tomt skogs jakt fiske natur djur livsmedels restaurang serverings tobaks alkohol vård omsorgs äldre närings integrations ekonomi budget revisions avtals personal arkiv data säkerhets kris räddnings brand sot el bredbands'.split(' ')
const LAST = 'skydd dispens plan program lov tillstånd anmälan ansökan yttrande remiss rapport utredning upphandling avtal policy riktlinjer taxa avgift bidrag stöd inspektion tillsyn beslut överklagande begäran skrivelse motion medborgarförslag protokoll verksamhet anläggning ombyggnad nybyggnad rivning underhåll renovering samråd granskning strategi undersökning prognos uppföljning kontroll analys statistik'.split(' ')
const PLACES = ['Ekbacken', 'Sjöparken', 'Västra hamnen', 'Norrgårda', 'Björkhagen', 'Stationsområdet', 'Kvarnbyn', 'Åkervallen']
const COMMITTEES = ['KS', 'BN', 'SN', 'MN', 'KN', 'UN']
let state = 42
const chance = (most: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  // Some words are common and most are not.
  return Math.min(most - 1, Math.floor(most * (state / 0x7fffffff) ** 3))
}
const compound = (): string => (FIRST[chance(FIRST.length)] ?? '') + (LAST[chance(LAST.length)] ?? '')
const rows = Array.from({length: entries}, (_, at) => {
  const month = at % MONTHS
  const [year, committee] = [2024 + Math.floor(month / 12), COMMITTEES[at % COMMITTEES.length] ?? '']
  const id = [...at.toString(26).padStart(20, '0')].map((digit) => String.fromCharCode(97 + parseInt(digit, 26))).join('')
  return {
    kind: 'document', form: 'plain', id, publishedOn: `${year}-01-01`, heading: `${compound()} om ${compound()} och ${compound()} vid ${PLACES[chance(PLACES.length)] ?? ''}, etapp ${at % 97}`, caseHeading: null, committee, diaryNumber: `${committee} ${year}/${String(Math.floor(at / 3) % 9_000).padStart(5, '0')}`,
    caseAddress: null, direction: (['In', 'Ut', 'Upprättad'] as const)[at % 3], date: `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`, party: null, officer: null, files: [], partlyWithheld: false, address: `handling/${id.slice(0, 2)}/${id}.html`,
  } as unknown as PublicDocument
})
const byMonth = Map.groupBy(rows, ({date}) => date.slice(0, 7))
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const [own, theirs] = [join(folder, 'own'), join(folder, 'pagefind')]

/** Seconds that some work takes. */
async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

const month = [...byMonth.keys()][0] ?? ''
async function indexWithPagefind(some: readonly PublicDocument[], to: string): Promise<void> {
  const {index} = await pagefind.createIndex({forceLanguage: 'sv'})
  if (index === undefined) throw new Error('Pagefind made no index')
  await Promise.all(some.map(({address, heading, date, diaryNumber, committee, direction}) => index.addCustomRecord({
    url: address, content: `${heading} ${diaryNumber}`, language: 'sv', meta: {title: heading, date, number: diaryNumber}, filters: {committee: [committee], direction: [direction]}, sort: {date},
  })))
  await index.writeFiles({outputPath: join(theirs, to)})
}

const site = placeCommittees({municipality: {name: 'Provkommunen', contact: null, organisationNumber: null}, committees: COMMITTEES.map((code) => ({code, name: code, registrar: null, administration: null})), today: '2025-12-31', lastRun: null, nextRun: null, isRehearsal: true, namesMonths: 24} as never, COMMITTEES)
function write(path: string, text: string): void {
  mkdirSync(dirname(join(own, path)), {recursive: true})
  writeFileSync(join(own, path), text)
}
function drawOwn(of: string, some: readonly PublicDocument[]): void {
  for (const {path, text} of drawMonthIndex(site, of, some.toSorted((one, other) => (one.date < other.date ? 1 : -1)), true, {withoutNames: (kept) => kept, digest: (kept) => `e${kept.length}`})) write(path, text)
}

const yardstick = await seconds(async () => {
  for (const [of, some] of byMonth) await indexWithPagefind(some, of)
})
line(`Pagefind, ${entries} entries, an index a month`, yardstick, null, sizeOf(theirs))
const ours = await seconds(async () => {
  for (const [of, some] of byMonth) drawOwn(of, some)
})
line('diarievakt, the same', ours, yardstick, sizeOf(own))
const again = await seconds(() => indexWithPagefind(byMonth.get(month) ?? [], `${month}-again`))
line('Pagefind, one month again', again, null)
line('diarievakt, one month again', await seconds(async () => drawOwn(month, byMonth.get(month) ?? [])), again)
await pagefind.close()

// The answer, in a browser: from a page just opened, with nothing read yet.
const counts = [...byMonth].map(([of, some]) => ({month: of, committee: 'KS', direction: 'In' as const, rows: some.length}))
const months = drawSearchMonths({today: '2025-12-31', days: new Map(), weeks: new Map(), months: counts} as never)
write(months.path, months.text)
write('sok.html', drawSearchPage(site).html)
for (const name of ['sok.js', 'stil.css']) copyFileSync(join(ROOT, 'data/diary', name), join(own, name))
cpSync(theirs, join(own, 'pf'), {recursive: true})
write('pf.html', '<!doctype html><title>pf</title><script type="module">import * as first from "./pf/MONTH/pagefind.js"; globalThis.first = first</script>'.replace('MONTH', month))
const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css'}
let sent = 0
const server = createServer((request, response) => {
  const path = join(own, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
  readFile(path).then(
    (bytes) => {
      const packed = gzipSync(bytes)
      sent += packed.length
      response.writeHead(200, {'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'gzip'}).end(packed)
    },
    () => response.writeHead(404).end(),
  )
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']})

/** Asks once in a new page, and tells how long until the answer stands there, how many hits, and what was fetched. */
async function asked(url: string, ask: (page: Page) => Promise<number>): Promise<{readonly ms: number; readonly hits: number; readonly kilobytes: number}> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  sent = 0
  const started = performance.now()
  const hits = await ask(page)
  const ms = performance.now() - started
  await page.context().close()
  return {ms, hits, kilobytes: sent / 1000}
}

for (const word of ['dispens', 'strandskydd vid Kvarnbyn', 'KS 2024/00017', 'järnvägsprognos']) {
  const tries: Awaited<ReturnType<typeof asked>>[] = []
  const others: typeof tries = []
  for (let turn = 0; turn < 5; turn += 1) {
    tries.push(await asked(`${root}/sok.html`, async (page) => {
      await page.fill('#q', word)
      await page.press('#q', 'Enter')
      await page.locator('#svar', {hasText: /träff/i}).waitFor()
      return Number(((await page.textContent('#svar')) ?? '').replace(/\D/g, ''))
    }))
    others.push(await asked(`${root}/pf.html`, async (page) => {
      const others = JSON.stringify([...byMonth.keys()].slice(1).map((of) => `${root}/pf/${of}/`))
      return page.evaluate(`(async () => { for (const one of ${others}) await first.mergeIndex(one); const {results} = await first.search(${JSON.stringify(word)}); await Promise.all(results.slice(0, 20).map((one) => one.data())); return results.length })()`)
    }))
  }
  const told = (some: typeof tries): string => `${some[0]?.hits ?? 0} hits, ${Math.round(median(some.map(({kilobytes}) => kilobytes)))} kB fetched`
  const pagefinds = median(others.map(({ms}) => ms)) / 1000
  line(`Pagefind answers "${word}"`, pagefinds, null, told(others))
  line(`diarievakt answers "${word}"`, median(tries.map(({ms}) => ms)) / 1000, pagefinds, told(tries))
}
await browser.close()
server.close()
rmSync(folder, {recursive: true})

/** How many files lie in a folder and what they hold. */
function sizeOf(place: string): string {
  const files = readdirSync(place, {recursive: true, withFileTypes: true}).filter((one) => one.isFile())
  const bytes = files.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0)
  return `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`
}

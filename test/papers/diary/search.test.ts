import {copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {chromium, type Browser, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {serveSiteFolder, type Served} from '../../../src/io/system/site-server.js'
import {SCRIPT_PATH, SEARCH_PATH, STYLE_PATH} from '../../../src/papers/diary/drawn-page.js'
import {webHeaders} from '../../../src/papers/diary/web-headers.js'
import {indexOf, pagesOf} from '../../support/diary-pages.js'
import {diaryOf, publicCase, publicDocument, publicReceipt, publicSecret} from '../../support/public-entries.js'

const CHROMIUM = '/usr/bin/chromium'
const isMissing = !existsSync(CHROMIUM)
if (isMissing) console.warn(`left out: the search in a browser, since ${CHROMIUM} is not here (apt-get install chromium)`)

// A browser beside other work takes its time: how long is nothing that these tests are about.
const PATIENCE = {timeout: 60_000}
const OLD_MONTH = '2024-09-03'
const entries = [
  publicCase(1, {heading: 'Ansökan om strandskyddsdispens vid Hästnäs', diaryNumber: 'KS/2019/0001', date: '2025-12-12'}),
  publicDocument(2, {heading: 'Yttrande över dispens', caseHeading: 'Ansökan om strandskyddsdispens vid Hästnäs', diaryNumber: 'KS/2019/0001', date: '2026-01-20', direction: 'In'}),
  publicDocument(3, {heading: 'Beslut om bygglov för carport', caseHeading: null, diaryNumber: 'BN/2026/00017', committee: 'BN', date: '2026-02-03', party: 'Gunvor Stråle'}),
  publicDocument(4, {heading: 'Detaljplaner i Ängelholm, samråd', caseHeading: null, diaryNumber: 'KS/2026/0010', date: '2026-02-02'}),
  publicDocument(5, {heading: '</script><img src=x onerror=alert(1)> \u202Eomvänd', caseHeading: null, diaryNumber: 'KS/2026/0011', date: '2026-02-02'}),
  publicDocument(6, {heading: 'Skrivelse om lekplats', caseHeading: null, diaryNumber: 'KS/2024/0400', date: OLD_MONTH, party: 'Gunvor Stråle'}),
  publicReceipt(7, {date: '2026-02-02'}),
  publicSecret(8, {date: '2026-02-02'}),
  ...[
    'Taxor för vatten och avlopp', 'Budget 2026-2028', 'Nytt tak på förrådet', 'Husbygge utan lov', 'Rivning av hus', 'Lån till hembygdsgården', 'Väg till badplatsen', 'Vägledning för flytt', 'Restaurang vid torget', 'Bar och servering', 'Resor i tjänsten', 'Barn i kö',
  ].map((heading, at) => publicDocument(20 + at, {heading, caseHeading: null, diaryNumber: `2025/${String(70 + at).padStart(5, '0')}`, committee: 'BN', date: '2025-10-06'})),
  ...Array.from({length: 450}, (_, at) => publicDocument(100 + at, {heading: `Remiss nummer${at} om vägbelysning`, caseHeading: null, diaryNumber: `KS/2025/${1000 + at}`, date: '2025-11-05'})),
]
const diary = diaryOf(entries, {namesMonths: 12})
const files = await indexOf(diary, {withoutNames: (text) => text.replaceAll('Gunvor Stråle', '')})

describe('the search index', () => {
  const textIn = (start: string): string => [...files.values()].filter(({path}) => path.startsWith(start)).map(({text}) => text).join('\n')

  test('D1: neither a secret row nor a receipt stands in it, in word, number or count', () => {
    const all = textIn('sok/')
    for (const {id} of entries.filter(({form}) => form === 'secret' || form === 'receipt')) expect(all).not.toContain(id)
    expect([...files.values()].flatMap(({shows}) => shows)).not.toContain(publicSecret(8).id)
    expect(JSON.parse(textIn('sok/2026-02/ord'))).toMatchObject({typ: 'UUU', dag: [3, 2, 2]})
  })

  test('a name is no word of a month that is older than names can be searched in', () => {
    expect(textIn('sok/2026-02/ord')).toContain('"stråle"')
    expect(textIn('sok/2024-09')).not.toMatch(/str.le/i)
  })

  test('a month\'s files say they belong together, and each stays some kilobytes', () => {
    const month = [...files.values()].filter(({path}) => path.startsWith('sok/2025-11/'))
    expect(new Set(month.map(({text}) => (JSON.parse(text) as {utgava: string}).utgava)).size).toBe(1)
    expect(month.map(({path}) => path)).toContain('sok/2025-11/rader-4.json')
    for (const {text} of month) expect(text.length).toBeLessThan(25_000)
  })
})

describe.skipIf(isMissing)('a search in a browser', {timeout: 180_000}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'diarievakt-search-'))
  let browser: Browser
  let server: Served
  let page: Page
  let trouble: string[] = []

  beforeAll(async () => {
    for (const {path, text} of [...files.values(), ...[...(await pagesOf(diary)).values()].map(({path, html}) => ({path, text: html}))]) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), text)
    }
    copyFileSync('data/diary/stil.css', join(folder, STYLE_PATH))
    copyFileSync('data/diary/sok.js', join(folder, SCRIPT_PATH))
    server = await serveSiteFolder({folder, within: folder, gone: new Set(), basePath: '/', headers: webHeaders}, 0)
    browser = await chromium.launch({executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu']})
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, {recursive: true, force: true})
  })

  beforeEach(async () => {
    trouble = []
    page = await browser.newPage()
    await page.route('**/favicon.ico', (route) => route.fulfill({status: 204}))
    page.on('console', (message) => trouble.push(message.text()))
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address) || request.url().includes('?')) trouble.push(`asked for ${request.url()}`)
    })
  })

  afterEach(async () => {
    await page.close()
    expect(trouble).toEqual([])
  })

  const ADDRESS = (hash: string): string => `${server.address}${SEARCH_PATH}#${hash}`
  const answered = async (): Promise<string> => {
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toMatch(/träff/i)
    return (await page.textContent('#svar')) ?? ''
  }
  const headings = async (): Promise<readonly string[]> => {
    await answered()
    return page.locator('#traffar h3').allTextContents()
  }

  test.each([
    ['a part of a compound', 'dispens', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['another inflection', 'detaljplanen', ['Detaljplaner i Ängelholm, samråd']],
    ['capitals', 'BYGGLOV', ['Beslut om bygglov för carport']],
    ['the last part of a compound, three letters long', 'lov', ['Beslut om bygglov för carport', 'Husbygge utan lov']],
    ['several words, of heading and case', 'yttrande hästnäs', ['Yttrande över dispens']],
    ['a party', 'stråle', ['Beslut om bygglov för carport']],
    ['å, ä and ö left out', 'angelholm', ['Detaljplaner i Ängelholm, samråd']],
    ['a diary number in small letters', 'ks 2019-1', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['a diary number as it is written', 'KS/2019/0001', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['a diary number without its letters', '2019:1', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['a diary number and a word', 'dispens KS 2019/1 yttrande', ['Yttrande över dispens']],
    ['a diary number after what it is called', 'dnr KS 2019-1', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['a diary number after a word that is none of it', 'Ärende: 2019/1', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['the number of a document in its case, as the program writes it', 'KS 2019/0001:1', ['Yttrande över dispens', 'Ansökan om strandskyddsdispens vid Hästnäs']],
    ['a diary number after a word of the heading', 'lov 2026/17', ['Beslut om bygglov för carport']],
    ['a diary number after a committee whose numbers are without letters', 'BN 2025/73', ['Husbygge utan lov']],
    ['a diary number after another committee', 'KS 2025/73', []],
    ['years that look like a number', 'Budget 2026-2028', ['Budget 2026-2028']],
    ['the singular of what stands in plural', 'taxa', ['Taxor för vatten och avlopp']],
    ['the plural of what stands in singular', 'vägar badplatsen', ['Väg till badplatsen']],
    ['another inflection of three letters', 'taket', ['Nytt tak på förrådet']],
    ['another inflection of three letters, å in it', 'lånet', ['Lån till hembygdsgården']],
    ['three letters: the word itself, and last what only begins with it', 'hus', ['Rivning av hus', 'Husbygge utan lov']],
    ['three letters and an ending, likewise', 'huset', ['Rivning av hus', 'Husbygge utan lov']],
    ['no other word that begins alike', 'resa', ['Resor i tjänsten']],
    ['no other word of the same three letters', 'barnen', ['Barn i kö']],
    ['markup', 'onerror', ['</script><img src=x onerror=alert(1)> \ufffdomvänd']],
    ['nothing there is', 'flodhäst', []],
    ['half of a number', 'ks 2019-10', []],
  ])('is found by %s: %s', async (_, asked, found) => {
    await page.goto(ADDRESS(new URLSearchParams({q: asked}).toString()))
    expect(await headings()).toEqual(found)
  })

  test('the keyboard alone asks, filters, shows more and leads on; the address can be sent to somebody', async () => {
    await page.goto(ADDRESS(''))
    await page.focus('#q')
    await page.keyboard.type('vägbelysning')
    await page.keyboard.press('Enter')
    expect(await answered()).toBe('450 träffar, nyaste först.')
    expect(await page.locator('#traffar li').count()).toBe(20)
    await page.focus('#fler')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#traffar li').count(), PATIENCE).toBe(40)
    expect(await page.locator('#traffar li:nth-child(21) a').and(page.locator(':focus')).count()).toBe(1)
    const address = page.url()
    expect(new URL(address).search).toBe('')
    await page.goto('about:blank')
    await page.goto(address)
    expect(await answered()).toBe('450 träffar, nyaste först.')
    await page.selectOption('#namnd', 'bn')
    await page.click('button[type=submit]')
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toMatch(/^Inga träffar/)
    await page.goBack()
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toBe('450 träffar, nyaste först.')
  })

  test('it is said what only begins with the word, and where a number is read as words', async () => {
    await page.goto(ADDRESS('q=väg'))
    expect(await answered()).toBe('452 träffar, nyaste först. Sist kommer 451 där ordet bara är början på ett annat ord.')
    expect(await page.locator('#traffar h3').first().textContent()).toBe('Väg till badplatsen')
    await page.goto(ADDRESS('q=2026-2028'))
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toBe('1 träff. Inget diarienummer ser ut så; här är träffar på orden och talen vart för sig.')
  })

  test('who asks for more is told when it could not be read, keeps what is shown, and is answered anew when the diary was updated meanwhile', async () => {
    await page.goto(ADDRESS('q=vägbelysning'))
    await answered()
    const more = async (until: number): Promise<void> => {
      await page.click('#fler')
      await expect.poll(() => page.locator('#traffar li').count(), PATIENCE).toBe(until)
    }
    for (let shown = 40; shown <= 100; shown += 20) await more(shown)
    await page.route('**/rader-1.json', (route) => route.abort())
    await page.click('#fler')
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toMatch(/^Sökningen kunde inte läsas/)
    expect(await page.locator('#traffar li').count()).toBe(100)
    await page.unroute('**/rader-1.json')
    trouble = []
    await more(120)
    expect(await answered()).toBe('450 träffar, nyaste först.')
    for (let shown = 140; shown <= 200; shown += 20) await more(shown)
    for (const {path, text} of (await indexOf(diaryOf(entries.filter(({id}) => id !== publicDocument(100).id)), {digest: () => 'another'})).values()) writeFileSync(join(folder, path), text)
    await more(220)
    await expect.poll(() => page.textContent('#svar'), PATIENCE).toBe('449 träffar, nyaste först.')
    await expect.poll(() => page.locator('#traffar li:nth-child(201) a').and(page.locator(':focus')).count(), PATIENCE).toBe(1)
    for (const {path, text} of files.values()) writeFileSync(join(folder, path), text)
  })

  test('filters alone list everything they let through', async () => {
    await page.goto(ADDRESS('typ=A'))
    expect(await headings()).toEqual(['Ansökan om strandskyddsdispens vid Hästnäs'])
    await page.goto(ADDRESS('fran=2026-02-03'))
    expect(await headings()).toEqual(['Beslut om bygglov för carport'])
  })

  test('a diary that is updated while it is searched is read anew, never half of each', async () => {
    await page.goto(ADDRESS('q=carport'))
    expect(await headings()).toEqual(['Beslut om bygglov för carport'])
    const left = await indexOf(diaryOf(entries.filter(({id}) => id !== publicDocument(3).id)), {digest: () => 'another'})
    for (const {path, text} of left.values()) writeFileSync(join(folder, path), text)
    await page.goto(ADDRESS('q=bn+2026-17'))
    expect(await headings()).toEqual([])
    for (const {path, text} of files.values()) writeFileSync(join(folder, path), text)
  })

  test('without a script nobody is asked to search, and the lists lead on', async () => {
    const bare = await browser.newPage({javaScriptEnabled: false})
    await bare.goto(ADDRESS(''))
    expect(await bare.isVisible('#sok')).toBe(false)
    expect(await bare.textContent('main')).toContain('Sökningen behöver JavaScript')
    await bare.click('text=Handlingar dag för dag')
    expect(bare.url()).toContain('dagar.html')
    await bare.close()
  })
})

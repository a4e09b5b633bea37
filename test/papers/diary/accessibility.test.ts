import {copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {chromium, type Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {SCRIPT_PATH, STYLE_PATH} from '../../../src/papers/diary/drawn-page.js'
import {SHIPPED_THEME} from '../../../src/core/terms/theme.js'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {drawStylesheet} from '../../../src/papers/diary/stylesheet.js'
import {pagesOf} from '../../support/diary-pages.js'
import {diaryOf, manyEntries, publicDocument, publicFile, publicMeeting, publicPaper, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const CHROMIUM = '/usr/bin/chromium'
const isMissing = !existsSync(CHROMIUM)
if (isMissing) console.warn(`left out: axe-core and reflow, since ${CHROMIUM} is not here (apt-get install chromium)`)

const meeting = publicMeeting(5002)
const entries = [
  meeting,
  publicPaper(5003, {meetingAddress: meeting.address, files: [publicFile(5004, {name: 'protokoll-2026-02-10.pdf', type: 'application/pdf'})]}, 'Nya lokaler för Diarieföringsplanskommentarsammanställning'),
  ...manyEntries(500, weekdaysUntil('2026-02-03', 15)),
  publicSecret(5000),
  publicDocument(5001, {heading: `Diarieföringsplanskommentarsammanställningshandläggarutbildningsprotokoll ${'x'.repeat(80)}`, form: 'withheldFile'}),
]
const input = diaryOf(entries, {isRehearsal: true, lastRun: {finishedAt: '2026-02-03 12:31', ok: false}})
const pages = await pagesOf(input)
const find = (prefix: string, has = ''): string => [...pages.values()].find(({path, html}) => path.startsWith(prefix) && html.includes(has))?.path ?? 'missing'

const LOOKED_AT = [
  'index.html', 'sok.html', 'aldre.html', 'dagar.html', 'dag/2026-02-03.html', 'vecka/2026-W06.html', 'namnd/ks.html', 'namnd/ks/handlingar/2026-01/index.html', 'namnd/ks/arenden.html', 'namnd/ks/arenden/2026-01/index.html', 'manad/2026-01.html', 'typ/inkommet.html', 'typ/inkommet/2026-01/index.html',
  find('arende/', 'class="files"'), find('handling/d', 'class="files"'), find('handling/d', 'class="withheld"'), find('handling/r'), publicDocument(5001).address, 'gone.html',
  'sammantraden.html', 'namnd/ks/sammantraden.html', meeting.address, publicPaper(5003).address,
]

describe.skipIf(isMissing)('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diarievakt-pages-'))
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  let browser: Browser

  beforeAll(async () => {
    for (const page of [...pages.values(), drawGonePage({...input, basePath: folder})]) {
      mkdirSync(dirname(join(folder, page.path)), {recursive: true})
      writeFileSync(join(folder, page.path), page.html)
    }
    writeFileSync(join(folder, STYLE_PATH), drawStylesheet(SHIPPED_THEME, readFileSync('data/diary/stil.css', 'utf8')))
    copyFileSync('data/diary/sok.js', join(folder, SCRIPT_PATH))
    browser = await chromium.launch({executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu']})
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, {recursive: true, force: true})
  })

  test.each((['light', 'dark'] as const).flatMap((scheme) => [1280, 320].map((width) => [scheme, width] as const)))('axe finds nothing and nothing runs over the edge: %s, %i px', async (colorScheme, width) => {
    const page = await browser.newPage({colorScheme, viewport: {width, height: 800}})
    const trouble: string[] = []
    page.on('console', (message) => trouble.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) trouble.push(`asked for ${request.url()}`)
    })
    for (const path of LOOKED_AT) {
      await page.goto(`file://${folder}/${path}`)
      await page.evaluate(axe)
      const {violations, unsure} = await page.evaluate(async () => {
        const {axe: engine} = globalThis as unknown as {axe: {run(options: object): Promise<Record<'violations' | 'incomplete', {id: string; nodes: {html: string}[]}[]>>}}
        const found = await engine.run({preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
        const name = (list: {id: string; nodes: {html: string}[]}[]) => list.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`)
        return {violations: name(found.violations), unsure: name(found.incomplete)}
      })
      trouble.push(...[...violations, ...unsure].map((found) => `${path} ${found}`))
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      if (over > 0) trouble.push(`${path} is ${over} px too wide`)
    }
    await page.close()
    expect(trouble).toEqual([])
  }, 120_000)

  test('text of twice the size runs over no edge and is cut off nowhere', async () => {
    const page = await browser.newPage({viewport: {width: 640, height: 800}})
    const trouble: string[] = []
    for (const path of LOOKED_AT) {
      await page.goto(`file://${folder}/${path}`)
      const over = await page.evaluate<string[]>(`(() => {
        document.documentElement.style.fontSize = '200%'
        const cut = [...document.querySelectorAll('body *')].filter((one) => !one.closest('.unseen, thead, .skip') && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth)
        return [...(document.documentElement.scrollWidth > innerWidth ? ['runs over the edge'] : []), ...cut.map((one) => one.outerHTML.slice(0, 80))]
      })()`)
      trouble.push(...over.map((what) => `${path} ${what}`))
    }
    await page.close()
    expect(trouble).toEqual([])
  }, 60_000)

  test('on paper every row stands, nothing that is there to be pressed does, and nothing runs over the edge', async () => {
    const page = await browser.newPage({viewport: {width: 720, height: 1000}, colorScheme: 'dark'})
    await page.emulateMedia({media: 'print', colorScheme: 'dark'})
    const trouble: string[] = []
    for (const path of LOOKED_AT) {
      await page.goto(`file://${folder}/${path}`)
      trouble.push(...(await page.evaluate<string[]>(`[
        ...(document.documentElement.scrollWidth > innerWidth ? ['runs over the edge'] : []),
        ...[...document.querySelectorAll('nav, form, button, .find')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 60)),
        ...[...document.querySelectorAll('main h1, main td:not(:empty), main th, main dd, main p')].filter((one) => !one.checkVisibility() && !one.closest('noscript, form, .neighbours, .pages, nav, [hidden]') && one.textContent.trim() !== '' && one.querySelector('.find') === null).map((one) => 'hidden: ' + one.outerHTML.slice(0, 60)),
        ...(getComputedStyle(document.body).color === 'rgb(0, 0, 0)' ? [] : ['not black on white']),
      ]`)).map((what) => `${path} ${what}`))
    }
    await page.close()
    expect(trouble).toEqual([])
  }, 60_000)

  test('where the reader chooses the colours, links and directions are still told by more than colour', async () => {
    const page = await browser.newPage()
    await page.emulateMedia({forcedColors: 'active'})
    await page.goto(`file://${folder}/dag/2026-02-03.html`)
    expect(await page.evaluate('[...document.querySelectorAll(".direction")].every((one) => getComputedStyle(one).borderTopStyle !== "none" && one.textContent !== "")')).toBe(true)
    expect(await page.evaluate('[...document.querySelectorAll("main a")].filter((one) => getComputedStyle(one).textDecorationLine !== "underline").map((one) => one.outerHTML)')).toEqual([])
    await page.goto(`file://${folder}/namnd/ks/handlingar/2026-01/index.html`)
    expect(await page.evaluate('[...document.querySelectorAll(".pages [aria-current], .views [aria-current]")].filter((one) => getComputedStyle(one).fontWeight < 600).map((one) => one.outerHTML)')).toEqual([])
    await page.close()
  }, 30_000)

  test('nothing moves by itself or for show', () => {
    expect(readFileSync('data/diary/stil.css', 'utf8')).not.toMatch(/transition|animation|@keyframes|scroll-behavior/)
  })

  test('the keyboard alone goes from the first page to a day, a document and why something is missing, and sees where it is at every step', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 800}})
    await page.goto(`file://${folder}/index.html`)
    const links = await page.evaluate<number>('[...document.querySelectorAll("a")].filter((one) => one.checkVisibility()).length')
    const order: number[] = []
    for (let at = 0; at < links; at += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate<{place: number; outline: string; width: number; top: number; left: number}>(`(() => {
        const one = document.activeElement
        const {top, left} = one.getBoundingClientRect()
        const {outlineStyle, outlineWidth} = getComputedStyle(one)
        return {place: [...document.querySelectorAll('a')].indexOf(one), outline: outlineStyle, width: parseFloat(outlineWidth), top, left}
      })()`)
      expect(here.outline).toBe('solid')
      expect(here.width).toBeGreaterThanOrEqual(2)
      expect(here.top).toBeGreaterThanOrEqual(0)
      expect(here.left).toBeGreaterThanOrEqual(0)
      order.push(here.place)
    }
    expect(order).toEqual(Array.from({length: links}, (_, at) => at))
    const go = async (part: string, to: string): Promise<void> => {
      for (let at = 0; at < 400; at += 1) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(part)})`)) break
      }
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.pathname.includes(to))
    }
    await page.goto(`file://${folder}/index.html`)
    await go('main a[href^="dag/"]', '/dag/')
    await go('main th a[href*="handling/"]', '/handling/')
    await go('footer a[href*="varfor"]', '/varfor.html')
    expect(await page.textContent('h1')).toBe('Varför ser jag inte allt?')
    await page.close()
  }, 60_000)

  test('without a script everything is reached by links: the day, a committee, a month, a document, its case, how to ask', async () => {
    const page = await browser.newPage({javaScriptEnabled: false})
    await page.goto(`file://${folder}/index.html`)
    const follow = async (part: string, to: string): Promise<void> => {
      await page.locator(part).first().click()
      await page.waitForURL((url) => url.pathname.includes(to))
    }
    await follow('main a[href^="dag/"]', '/dag/2026-02-03.html')
    await follow('main h2 a', '/namnd/')
    await follow('main a[href*="handlingar/"]', '/handlingar/')
    await follow('main tbody th a', '/handling/')
    await follow('main .fields a[href*="arende/"]', '/arende/')
    await follow('nav a[href*="sok.html"]', '/sok.html')
    expect(await page.isVisible('form')).toBe(false)
    await follow('main a[href*="dagar"]', '/dagar.html')
    await follow('main caption a', '/manad/')
    await follow('nav a[href*="aldre.html"]', '/aldre.html')
    await follow('main a[href^="varfor"]', '/varfor.html')
    await page.close()
  }, 60_000)

  test('the keyboard reaches the content first and sees where it is', async () => {
    const page = await browser.newPage()
    await page.goto(`file://${folder}/dag/2026-02-03.html`)
    await page.keyboard.press('Tab')
    const skip = await page.evaluate('({text: document.activeElement.textContent, left: document.activeElement.getBoundingClientRect().left, outline: getComputedStyle(document.activeElement).outlineStyle})')
    expect(skip).toEqual({text: 'Till innehållet', left: 8, outline: 'solid'})
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('innehall')
    await page.close()
  }, 30_000)
})

import {copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {chromium, type Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {SCRIPT_PATH, STYLE_PATH} from '../../../src/papers/diary/drawn-page.js'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {pagesOf} from '../../support/diary-pages.js'
import {diaryOf, manyEntries, publicDocument, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

const CHROMIUM = '/usr/bin/chromium'
const isMissing = !existsSync(CHROMIUM)
if (isMissing) console.warn(`left out: axe-core and reflow, since ${CHROMIUM} is not here (apt-get install chromium)`)

const entries = [
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
    copyFileSync('data/diary/stil.css', join(folder, STYLE_PATH))
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

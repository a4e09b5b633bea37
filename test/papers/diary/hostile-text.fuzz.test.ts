import {existsSync} from 'node:fs'
import fc from 'fast-check'
import {chromium, type Browser, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {pagesOf, type WholeDiary} from '../../support/diary-pages.js'
import {CORPUS, hostileText} from '../../support/hostile.js'
import {diaryOf, publicCase, publicDocument, publicFile, publicMeeting, publicPaper, publicReceipt, publicSecret} from '../../support/public-entries.js'
import {tries} from '../../support/fuzz.js'

const CHROMIUM = '/usr/bin/chromium'
const isMissing = !existsSync(CHROMIUM)
if (isMissing) console.warn(`left out: hostile text in a real parser, since ${CHROMIUM} is not here (apt-get install chromium)`)

/** How many texts a diary below takes. */
const FIELDS = 31

/** A diary with a text in every field. Each ends with a number of its own: what is the same in two fields is not drawn twice. */
function diaryWith(texts: readonly string[]): WholeDiary {
  let at = 0
  const next = (): string => {
    at += 1
    return `${texts[(at - 1) % texts.length] ?? ''} ${at}`
  }
  const parent = publicCase(1, {heading: next(), diaryNumber: next(), officer: next()})
  const meeting = publicMeeting(6, {heading: next(), place: next(), date: '2026-02-03'})
  return diaryOf(
    [
      parent,
      publicDocument(2, {heading: next(), caseHeading: parent.heading, diaryNumber: parent.diaryNumber, party: next(), officer: next(), caseAddress: parent.address, files: [publicFile(1, {name: next(), type: next()}), publicFile(2, {name: next()})], partlyWithheld: true}),
      publicDocument(3, {heading: next(), caseHeading: next(), diaryNumber: next(), party: next(), officer: next(), form: 'withheldFile'}),
      publicReceipt(4),
      publicSecret(5),
      meeting,
      publicPaper(7, {meetingAddress: meeting.address, files: [publicFile(8, {name: next(), type: next()})]}, next()),
    ],
    {
      municipality: {name: next(), contact: next(), organisationNumber: next(), logo: {path: 'logotyp.png', alt: next(), width: 200, height: 60}},
      committees: [{code: 'KS', name: next(), registrar: {email: next(), phone: next()}, administration: next()}],
      cityArchive: {name: next(), contact: next()},
      accessibility: {contact: {email: next(), phone: next()}, conformance: 'partial', assessedOn: next(), walkedThroughOn: next(), shortcomings: [next(), next()]},
    },
  )
}

/** What a browser makes of a page: its elements with their attributes, without the texts; and every text that it holds. */
interface Parsed {
  readonly bones: readonly string[]
  readonly texts: readonly string[]
  readonly ran: boolean
}

/** What is run in the browser, for which this house has no types. */
const IN_BROWSER = `(pages) => {
  // Attributes whose value is a text; that of a link to write or to dial is made of one.
  const texts = ['aria-label', 'data-label', 'title', 'type', 'content', 'alt']
  let ran = false
  globalThis.alert = () => (ran = true)
  return pages.map((html) => {
    const tree = new DOMParser().parseFromString(html, 'text/html')
    const bones = []
    const found = []
    for (const element of tree.querySelectorAll('*')) {
      const attributes = [...element.attributes].map(({name, value}) => {
        if (texts.includes(name)) found.push(value)
        if (texts.includes(name)) return name
        return name + '=' + (name === 'href' && /^(mailto|tel):/.test(value) ? 'mail' : value)
      })
      bones.push(element.tagName + ' ' + attributes.join(' '))
    }
    const walk = tree.createTreeWalker(tree, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_CDATA_SECTION | NodeFilter.SHOW_PROCESSING_INSTRUCTION)
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      if (node.nodeType !== 3) bones.push('node ' + node.nodeType)
      found.push(node.nodeValue)
    }
    return {bones, texts: found, ran}
  })
}`

const parsed = (page: Page, htmls: readonly string[]): Promise<readonly Parsed[]> => page.evaluate(`(${IN_BROWSER})(${JSON.stringify(htmls)})`)

// Letters, marks, digits, punctuation, symbols and spaces, the tab and the line break of running text, the joiners that scripts and emoji need, and the question mark for what is none of these.
const READ = /^(?:(?!(?![\u200c\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|[\u202a-\u202e\u2066-\u2069])(?:\p{L}|\p{M}|\p{N}|\p{P}|\p{S}|\p{Zs}|[\t\n\u200c\u200d]))*$/u

/** A field as it is meant to be read: on one line, without what nobody sees, a question mark for what cannot be shown. Said in another way than the pages say it. */
function meant(text: string): string {
  const line = [...text.toWellFormed().replace(/(?!\ufeff)\s+/g, ' ').trim()]
  return line
    .map((character) => {
      if (['\u200c', '\u200d', '\ufe0e', '\ufe0f'].includes(character)) return character
      if (/[\u202a-\u202e\u2066-\u2069]/.test(character)) return '\ufffd'
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return ''
      return /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/u.test(character) ? character : '\ufffd'
    })
    .join('')
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe.skipIf(isMissing)('hostile text in every field, read by a browser', () => {
  let browser: Browser
  let page: Page
  let harmless: readonly (readonly string[])[]

  beforeAll(async () => {
    browser = await chromium.launch({executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu']})
    page = await browser.newPage()
    harmless = (await parsed(page, await htmlOf(diaryWith(['vanlig text'])))).map(({bones}) => bones)
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
  })

  async function htmlOf(input: WholeDiary): Promise<readonly string[]> {
    // By their paths: which is drawn first goes by the texts.
    return [...[...(await pagesOf(input))].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, {html}]) => html), drawGonePage({...input}).html]
  }

  /** The elements in any order, since rows are sorted by their texts, and without the links that are made of an e-mail address or a telephone number where a text is one. */
  const shape = (bones: readonly string[]): readonly string[] => bones.filter((bone) => !bone.startsWith('A href=mail')).sort()

  async function check(texts: readonly string[]): Promise<void> {
    const input = diaryWith(texts)
    const htmls = await htmlOf(input)
    const seen = await parsed(page, htmls)
    expect(seen).toHaveLength(harmless.length)
    const all = new Set<string>()
    for (const [index, {bones, texts: found, ran}] of seen.entries()) {
      expect(ran).toBe(false)
      expect(htmls[index]?.isWellFormed()).toBe(true)
      for (const text of found) {
        if (!READ.test(text)) expect.fail(`${JSON.stringify(texts)} is read as ${JSON.stringify(text)}`)
        all.add(squeezed(text))
      }
      const [one, other] = [shape(bones), shape(harmless[index] ?? [])]
      const first = one.findIndex((bone, place) => bone !== other[place])
      if (first >= 0 || one.length !== other.length) expect.fail(`${JSON.stringify(texts)} makes ${one[first] ?? 'fewer elements'} where the template has ${other[first] ?? 'no more'}`)
    }
    // What is meant is what is read: each heading and name stands somewhere as itself.
    for (const entry of input.entries) {
      if (entry.form === 'secret' || entry.form === 'receipt') continue
      const read = squeezed(meant(entry.heading))
      if (!all.has(read)) expect.fail(`${JSON.stringify(entry.heading)} is read nowhere as ${JSON.stringify(read)}`)
    }
  }

  test('each of the list', async () => {
    for (let at = 0; at < CORPUS.length; at += FIELDS) await check(Array.from({length: FIELDS}, (_, index) => CORPUS[(at + index) % CORPUS.length] ?? ''))
  }, 120_000)

  test('and any others', async () => {
    await fc.assert(fc.asyncProperty(fc.array(hostileText, {minLength: FIELDS, maxLength: FIELDS}), check), tries(40, Math.ceil(100_000 / FIELDS)))
  }, 3_600_000)
})

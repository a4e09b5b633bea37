import {inspect} from 'node:util'
import {describe, expect, test} from 'vitest'
import {ENVELOPES, LABEL_SHEET_NAMES, LABEL_SHEETS, sheetProblem, type LabelSheet} from '../../../src/core/terms/label-sheet.js'
import {TypesetFailed} from '../../../src/io/system/typeset.js'
import type {PrintJob} from '../../../src/papers/forwarding/print-job.js'
import {aJob, aLetter, cellsOf, drawn, hasPoppler, hasQpdf, labelTexts, mixed, NUMBERS, pagesOf, pdfOf, RETURN_ADDRESS, said, SKATTEVERKET, textsOf, wordsIn, written, type Page, type Word} from './support.js'

const MARKING = 'SKYDDADE PERSONUPPGIFTER'
/** Room between a word and the edge of its label, in millimetres: paper shifts in a printer. */
const ROOM = 1
const inside = (word: Omit<Word, 'text'>, cell: Omit<Word, 'text'>): boolean => word.left >= cell.left + ROOM && word.right <= cell.right - ROOM && word.top >= cell.top + ROOM && word.bottom <= cell.bottom - ROOM
const spoken = (words: readonly Word[]): string => words.map(({text}) => text).join(' ')

/** Holds the labels of a job against its sheets: each in its own cell, every other cell empty, and nothing beside the cells but the marking above them. */
async function laysOut(job: PrintJob): Promise<void> {
  const pages = pagesOf(await pdfOf(job, ['labels']))
  const cells = cellsOf(job.sheet)
  const expected = [...Array.from({length: job.skip}, () => ''), ...labelTexts(job)]
  expect(pages).toHaveLength(Math.ceil(expected.length / cells.length))
  for (const [at, page] of pages.entries()) {
    expect([page.width, page.height]).toEqual([expect.closeTo(job.sheet.page.width, 1), expect.closeTo(job.sheet.page.height, 1)])
    const onLabels = cells.map((cell) => wordsIn(page, cell))
    expect(onLabels.map(spoken)).toEqual(cells.map((_, place) => expected[at * cells.length + place] ?? ''))
    expect(onLabels.flatMap((words, place) => words.filter((word) => !inside(word, cells[place] ?? word)))).toEqual([])
    const beside = page.words.filter((word) => !onLabels.flat().includes(word))
    expect(spoken(beside)).toBe(job.sheet.top >= 8 ? MARKING : '')
    for (const {top, bottom} of beside) expect([top > ROOM, bottom < job.sheet.top - ROOM]).toEqual([true, true])
  }
}

/** Enough letters for more than one sheet. */
const overOne = ({columns, rows}: LabelSheet): PrintJob['letters'] => mixed(Math.ceil((columns * rows) / 3) + 2)

describe.skipIf(!hasPoppler)('L2: labels on paper', {timeout: 60_000}, () => {
  test.each(LABEL_SHEET_NAMES)('%s: each label in its place, with room around it, over more than one sheet', async (name) => {
    const sheet = LABEL_SHEETS[name]
    await laysOut(aJob({sheet, letters: overOne(sheet)}))
  })

  test.each(LABEL_SHEET_NAMES)('%s: labels that are used already stay empty, also all but one', async (name) => {
    const sheet = LABEL_SHEETS[name]
    await laysOut(aJob({sheet, skip: sheet.columns + 1, letters: mixed(4)}))
    await laysOut(aJob({sheet, skip: sheet.columns * sheet.rows - 1, letters: mixed(2)}))
  })

  test.each(LABEL_SHEET_NAMES)('%s: a rehearsal says so on every label, and has its place there', async (name) => {
    const sheet = LABEL_SHEETS[name]
    const job = aJob({sheet, isRehearsal: true, letters: overOne(sheet)})
    expect(labelTexts(job).every((text) => text.endsWith('ÖVNING'))).toBe(true)
    await laysOut(job)
  })

  test.each(LABEL_SHEET_NAMES)('%s: an address of four lines of 28 signs has its place too, and a number of five digits', async (name) => {
    const returnAddress = ['E'.repeat(28), 'K'.repeat(28), 'B'.repeat(28), `123 45 ${'E'.repeat(21)}`]
    await laysOut(aJob({sheet: LABEL_SHEETS[name], returnAddress, isRehearsal: true, letters: [aLetter(0, {number: 99_999}), aLetter(1, {number: 7, kind: 'in-person'})]}))
  })

  test.each(LABEL_SHEET_NAMES.filter((name) => LABEL_SHEETS[name].label.width > 60))('%s: so has one of the longest lines that the settings take', async (name) => {
    const returnAddress = ['E'.repeat(40), 'K'.repeat(40), 'B'.repeat(40), `123 45 ${'E'.repeat(33)}`]
    await laysOut(aJob({sheet: LABEL_SHEETS[name], returnAddress, skatteverket: returnAddress}))
  })

  test('one letter fills one sheet, and none after it', async () => {
    await laysOut(aJob({letters: mixed(7)}))
    await laysOut(aJob({letters: mixed(1)}))
  })

  test('with printed envelopes there are labels for the inner ones and for parcels', async () => {
    await laysOut(aJob({outer: 'C4', letters: mixed(9)}))
  })

  test('the smallest sheet of one’s own takes a number, and a return address of two lines', async () => {
    const sheet: LabelSheet = {page: {width: 210, height: 297}, label: {width: 30, height: 12}, columns: 6, rows: 20, top: 20, left: 12, stepX: 31, stepY: 12.5}
    expect(sheetProblem(sheet)).toBeNull()
    const job = aJob({sheet, returnAddress: ['Box 100', '123 45 Ekbacken'], letters: mixed(45)})
    await laysOut(job)
    await expect(pdfOf({...job, returnAddress: RETURN_ADDRESS}, ['labels'])).rejects.toThrow(TypesetFailed)
  })

  test('another page than an A4', async () => {
    await laysOut(aJob({sheet: {page: {width: 105, height: 148}, label: {width: 45, height: 20}, columns: 2, rows: 5, top: 6, left: 5, stepX: 50, stepY: 22}, letters: mixed(6)}))
  })
})

describe.skipIf(!hasPoppler)('L2: outer envelopes on paper', {timeout: 60_000}, () => {
  /** Clear of the upper half, the left half, and what machines print at the foot; but for a hair. */
  const isBelow = ({left, right, top, bottom}: Word, {width, height}: {readonly width: number; readonly height: number}): boolean => left >= width / 2 && top >= height / 2 - 0.01 && right <= width - 5 && bottom <= height - 15
  const pagesOfEnvelopes = async (changes: Partial<PrintJob>): Promise<readonly Page[]> => pagesOf(await pdfOf(aJob(changes), ['envelopes']))

  describe.each(['C5', 'C4'] as const)('%s', (outer) => {
    const {width, height} = ENVELOPES[outer]

    test('its own size, with Skatteverket’s address and nothing else, below and to the right of the middle', async () => {
      const pages = await pagesOfEnvelopes({outer, letters: [...mixed(4), aLetter(4, {envelope: 1})]})
      // Three envelopes: the parcel has none.
      expect(pages).toHaveLength(3)
      for (const page of pages) {
        expect([page.width, page.height]).toEqual([expect.closeTo(width, 1), expect.closeTo(height, 1)])
        expect(spoken(page.words)).toBe(SKATTEVERKET.join(' '))
        expect(page.words.filter((word) => !isBelow(word, {width, height}))).toEqual([])
      }
    })

    test('also the longest address that the settings take, in a rehearsal, stays on it', async () => {
      const skatteverket = ['S'.repeat(40), 'B'.repeat(40), 'P'.repeat(40), `403 20 ${'G'.repeat(33)}`]
      const [page] = await pagesOfEnvelopes({outer, skatteverket, isRehearsal: true})
      expect(spoken(page?.words ?? [])).toBe([...skatteverket, 'ÖVNING'].join(' '))
      expect(page?.words.filter((word) => !isBelow(word, {width, height}))).toEqual([])
    })
  })
})

describe.skipIf(!hasPoppler)('L5: the dispatch list on paper', {timeout: 60_000}, () => {
  const count = (text: string, sought: string): number => text.split(sought).length - 1
  const twoHundred = Array.from({length: 200}, (_, at) => aLetter(at, {envelope: Math.floor(at / 10) + 1}))

  test('K4: of 200 letters: marked above and below on every page, and the pages numbered', async () => {
    const texts = textsOf(await pdfOf(aJob({letters: twoHundred}), ['list']))
    expect(texts.length).toBeGreaterThan(3)
    for (const [at, text] of texts.entries()) {
      expect(count(text, MARKING)).toBe(2)
      const lines = text.trim().split('\n')
      expect([lines[0], lines.at(-1)]).toEqual([expect.stringContaining(MARKING), expect.stringMatching(new RegExp(`^${MARKING} +Sida ${at + 1} av ${texts.length}$`))])
      expect(text).toContain('Personnummer')
    }
  })

  test('each letter has its row once, in its order', async () => {
    const text = textsOf(await pdfOf(aJob({letters: twoHundred}), ['list'])).join('\n')
    const rows = [...text.matchAll(/^ *(\d+) +(\d+) +(\d{8}-\d{4}) +brev +40 g +☐ *$/gm)].map(([, envelope, number, identityNumber]) => `${envelope} ${number} ${identityNumber}`)
    expect(rows).toEqual(twoHundred.map(({envelope, number, identityNumber}) => `${envelope} ${number} ${written(identityNumber)}`))
  })

  test('who packed and who posted is signed once, at the end', async () => {
    const texts = textsOf(await pdfOf(aJob({letters: twoHundred}), ['list']))
    expect(texts.map((text) => [count(text, 'Packat av'), count(text, 'Lämnat till posten av'), count(text, 'Förvaras inlåst')])).toEqual(texts.map((_, at) => (at === texts.length - 1 ? [1, 1, 1] : [0, 0, 0])))
  })

  test('nothing runs off the page, or over its marking', async () => {
    const job = aJob({letters: twoHundred.map((letter) => ({...letter, number: letter.number + 99_000, envelope: letter.envelope + 900, kind: 'in-person' as const, grams: 20_000, due: '2026-12-31' as never})), isRehearsal: true, isReprint: true, printedBy: 'w'.repeat(40)})
    for (const page of pagesOf(await pdfOf(job, ['list']))) for (const {text, left, right, top, bottom} of page.words) expect(left >= 14 && right <= 196 && top >= 5 && bottom <= 292, text).toBe(true)
  })

  test('in one file with labels and envelopes its pages are counted by themselves, and the others bear no number', async () => {
    const job = aJob({outer: 'C5', letters: mixed(60)})
    const texts = textsOf(await pdfOf(job))
    const listed = texts.filter((text) => text.includes('Sida '))
    expect(listed.length).toBeGreaterThan(1)
    for (const [at, text] of listed.entries()) expect(text).toMatch(new RegExp(`Sida ${at + 1} av ${listed.length}\\s*$`))
    expect(texts.slice(listed.length).join('')).not.toContain('Sida')
    expect(texts).toHaveLength(listed.length + Math.ceil(drawn(job).labels.items.length / 21) + 45)
  })

  test('a rehearsal says so on every page of every part, and otherwise none does', async () => {
    const job = aJob({outer: 'C4', letters: twoHundred})
    for (const text of textsOf(await pdfOf({...job, isRehearsal: true}))) expect(text).toContain('ÖVNING')
    expect(textsOf(await pdfOf(job)).join('')).not.toContain('ÖVNING')
  })
})

describe.skipIf(!hasPoppler)('P4: a file with labels tells nothing but what it shows', {timeout: 60_000}, () => {
  test('no title, author, subject, keywords or day', async () => {
    const pdf = await pdfOf(aJob({outer: 'C5'}))
    const info = said('pdfinfo', pdf, [])
    expect(info).toContain('Pages:')
    expect(info).not.toMatch(/^(?:Title|Author|Subject|Keywords|CreationDate|ModDate):/m)
    expect(info).toMatch(/^JavaScript: +no$/m)
    expect(said('pdfinfo', pdf, ['-meta'])).not.toMatch(/dc:title|dc:creator|dc:subject|dc:description|CreateDate|ModifyDate|anna/)
  })

  test('the marking and the numbers are text that can be read back whole', async () => {
    const text = textsOf(await pdfOf(aJob({letters: mixed(40)}))).join('\n')
    for (const number of NUMBERS.slice(0, 40)) expect(text.split(written(number)).length - 1, number).toBe(2)
  })
})

describe('L2: a drawing', {timeout: 60_000}, () => {
  test('the same values give the same bytes', async () => {
    const job = aJob({outer: 'C5', letters: mixed(30), isRehearsal: true})
    const first = await pdfOf(job)
    await pdfOf(aJob({letters: mixed(3)}))
    expect((await pdfOf(job)).equals(first)).toBe(true)
    expect((await pdfOf({...job, skip: 1})).equals(first)).toBe(false)
  })

  test.skipIf(!hasQpdf)('is a well-formed file', async () => {
    for (const job of [aJob({outer: 'C5', letters: mixed(60)}), aJob({sheet: LABEL_SHEETS.L7651, isRehearsal: true}), aJob({outer: 'C4', letters: mixed(1)})]) expect(said('qpdf', await pdfOf(job), ['--check'])).toContain('No syntax or stream encoding errors')
  })

  const HOSTILE = [
    ['#panic("x")', '*fet* _kursiv_ `rå`', '<a> @b <list-end>', '\\u{202e} \\ [x] // y'],
    ['#read("/etc/passwd")', '= rubrik', '- punkt -- tank --- ---', '$x^2$ ~ \'x\' "y"'],
    ['#let job = none', '#sys.inputs.data', '#{1 + 1}', '#set page(width: 1mm)'],
    ['/* x */ #pagebreak()', '```typ #panic()```', '<script>alert(1)</script>', '&amp; %s ${1} fi fl ffi'],
  ]
  test.skipIf(!hasPoppler).each(HOSTILE)('draws what looks like orders as it stands, and does none: %s', async (...lines) => {
    const job = aJob({returnAddress: lines, skatteverket: lines, sheet: LABEL_SHEETS.L7162, letters: mixed(2), outer: 'label'})
    await laysOut(job)
    const [page] = pagesOf(await pdfOf({...job, outer: 'C4'}, ['envelopes']))
    expect(spoken(page?.words ?? [])).toBe(lines.join(' '))
  })

  test.skipIf(!hasPoppler)('the same where the list says who printed it', async () => {
    const hostile = '#panic("x") *fet* <a> `rå` $x$'
    const [text = ''] = textsOf(await pdfOf(aJob({printedBy: hostile}), ['list']))
    expect(text.replace(/\s+/g, ' ')).toContain(`av ${hostile}. 4 brev`)
  })

  const CANARY = 'Kanariefågelns långa rad om fyrtio tecken'.slice(0, 40)
  test.each<[string, Partial<PrintJob>]>([
    ['a return address', {returnAddress: [CANARY, '123 45 Ekbacken'], sheet: LABEL_SHEETS.L7651}],
    ['Skatteverket’s address', {skatteverket: [CANARY, '403 20 Göteborg'], sheet: LABEL_SHEETS.L7651}],
    ['Skatteverket’s address on an envelope', {skatteverket: ['S'.repeat(80), CANARY], outer: 'C5', sheet: LABEL_SHEETS.L7166}],
    ['a number', {sheet: {...LABEL_SHEETS.L7651, label: {width: 28, height: 12}}}],
    ['a number with what stands under it', {sheet: {...LABEL_SHEETS.L7651, label: {width: 40, height: 9}}, returnAddress: ['x'], skatteverket: ['x'], isRehearsal: true}],
  ])('%s that does not fit stops it, and what was wrong is not quoted', async (_, changes) => {
    const failed: unknown = await pdfOf(aJob({printedBy: CANARY, ...changes})).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(TypesetFailed)
    const told = inspect(failed, {depth: 10, showHidden: true, maxStringLength: null})
    for (const canary of [CANARY, 'Kanariefågel', ...NUMBERS.slice(0, 4), ...NUMBERS.slice(0, 4).map(written), 'SSSS']) expect(told).not.toContain(canary)
  })
})

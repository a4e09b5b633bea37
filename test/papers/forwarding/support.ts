import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {LetterKind} from '../../../src/core/forwarding/letter.js'
import {LABEL_SHEETS, type LabelSheet} from '../../../src/core/terms/label-sheet.js'
import {typeset} from '../../../src/io/system/typeset.js'
import {partsOf, printData, type PrintedLetter, type PrintJob, type PrintPart} from '../../../src/papers/forwarding/print-job.js'
import {PRINT_TEMPLATE} from '../../../src/papers/forwarding/print-template.js'

export const NUMBERS = readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')
export const RETURN_ADDRESS = ['Provkommunen', 'Box 100', '123 45 Ekbacken']
export const SKATTEVERKET = ['Skatteverket', 'Box 2820', '403 20 Göteborg']

/** An identity number as it stands on paper. */
export const written = (digits: string): string => `${digits.slice(0, 8)}-${digits.slice(8)}`

export function aLetter(at: number, changes: Partial<PrintedLetter> = {}): PrintedLetter {
  return {number: at + 1, identityNumber: NUMBERS[at] ?? '', kind: 'letter', grams: 40, due: null, envelope: at + 1, ...changes}
}

/** One letter of each kind in turn, each in an envelope of its own. */
export const mixed = (count: number): readonly PrintedLetter[] => Array.from({length: count}, (_, at) => aLetter(at, {kind: (['letter', 'in-person', 'registered', 'parcel'] as const satisfies readonly LetterKind[])[at % 4] ?? 'letter'}))

export function aJob(changes: Partial<PrintJob> = {}): PrintJob {
  return {batch: 7, printedAt: '2026-02-03 10:00', printedBy: 'anna', isReprint: false, isRehearsal: false, letters: mixed(4), returnAddress: RETURN_ADDRESS, skatteverket: SKATTEVERKET, sheet: LABEL_SHEETS.L7160, skip: 0, outer: 'label', ...changes}
}

/** What is drawn, as the drawing sees it. */
export interface Drawn {
  readonly parts: readonly PrintPart[]
  readonly rehearsal: string
  readonly list: {readonly title: string; readonly made: string; readonly rows: readonly string[]}
  readonly labels: LabelSheet & {readonly skip: number; readonly items: readonly {readonly face: 'front' | 'back' | 'outer'; readonly lines: readonly string[]; readonly inPerson?: boolean}[]}
  readonly envelopes: {readonly page: {readonly width: number; readonly height: number}; readonly count: number; readonly lines: readonly string[]}
}
export const drawn = (job: PrintJob, parts: readonly PrintPart[] = partsOf(job)): Drawn => JSON.parse(JSON.stringify(printData(job, parts))) as Drawn

/** A row of the dispatch list as its cells: what is empty has none. */
export const cellsIn = (row: string): readonly string[] => row.trim().split(/ {2,}/)

/** The labels of a job as texts, in their order. */
export const labelTexts = (job: PrintJob): readonly string[] =>
  drawn(job).labels.items.map(({lines, inPerson = false}) => [...lines, ...(inPerson ? ['PERSONLIG UTLÄMNING'] : []), ...(job.isRehearsal ? ['ÖVNING'] : [])].join(' '))

export const pdfOf = async (job: PrintJob, parts: readonly PrintPart[] = partsOf(job)): Promise<Buffer> => (await typeset(PRINT_TEMPLATE, printData(job, parts), {form: 'plain'})).pdf

const isHere = (program: string): boolean => spawnSync(program, ['-v']).error === undefined
export const hasPoppler = isHere('pdftotext') && isHere('pdfinfo')
export const hasQpdf = isHere('qpdf')

/** What a program says of a PDF. */
export function said(program: 'pdftotext' | 'pdfinfo' | 'qpdf', pdf: Buffer, before: readonly string[], after: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'diarievakt-paper-'))
  try {
    const file = join(folder, 'p.pdf')
    writeFileSync(file, pdf)
    return execFileSync(program, [...before, file, ...after], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The pages as text. */
export const textsOf = (pdf: Buffer): readonly string[] => said('pdftotext', pdf, ['-layout'], ['-']).split('\f').slice(0, -1)

/** A word on paper, in millimetres from the page's upper left. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}
export interface Page {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
}

const millimetres = (points = ''): number => (Number(points) * 25.4) / 72
const plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&')

/** The pages as words, each where it stands, in the order in which they were drawn. */
export const pagesOf = (pdf: Buffer): readonly Page[] =>
  [...said('pdftotext', pdf, ['-bbox'], ['-']).matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(([, width, height, inside = '']) => ({
    width: millimetres(width),
    height: millimetres(height),
    words: [...inside.matchAll(/<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)<\/word>/gs)].map(([, left, top, right, bottom, text = '']) => ({text: plain(text), left: millimetres(left), top: millimetres(top), right: millimetres(right), bottom: millimetres(bottom)})),
  }))

/** Where the labels of one sheet lie. */
export function cellsOf({label, columns, rows, top, left, stepX, stepY}: LabelSheet): readonly Omit<Word, 'text'>[] {
  return Array.from({length: columns * rows}, (_, at) => {
    const [x, y] = [left + (at % columns) * stepX, top + Math.floor(at / columns) * stepY]
    return {left: x, right: x + label.width, top: y, bottom: y + label.height}
  })
}

/** The words that stand in a cell, by their middles. */
export const wordsIn = (page: Page | undefined, cell: Omit<Word, 'text'>): readonly Word[] =>
  (page?.words ?? []).filter(({left, right, top, bottom}) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return x > cell.left && x < cell.right && y > cell.top && y < cell.bottom
  })

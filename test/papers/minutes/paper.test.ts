import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {HtmlValidate} from 'html-validate'
import {beforeAll, describe, expect, test} from 'vitest'
import {adapt, whole} from '../../../src/core/minutes/adapt.js'
import {parseAttendance} from '../../../src/core/minutes/attendance.js'
import type {DrawnPaper} from '../../../src/core/minutes/drawn-paper.js'
import type {OriginalItem, OriginalPaper} from '../../../src/core/minutes/original.js'
import type {PaperKind} from '../../../src/core/minutes/paper-kind.js'
import {drawnPieces} from '../../../src/core/publication/last-look.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {typeset} from '../../../src/io/system/typeset.js'
import {blocksOf} from '../../../src/papers/minutes/markdown.js'
import {paperData} from '../../../src/papers/minutes/paper-data.js'
import {paperPage} from '../../../src/papers/minutes/paper-page.js'
import {PAPER_TEMPLATE} from '../../../src/papers/minutes/paper-template.js'
import {sheetOf, type PaperAround, type Sheet} from '../../../src/papers/minutes/sheet.js'

const GOLDEN = join(import.meta.dirname, '../../fixtures/minutes/golden')
const around: PaperAround = {municipality: 'Provkommunen', committeeName: 'Socialnämnden', head: '', numbering: '§ {nr}', contact: 'sn@provkommunen.example', isRehearsal: false}

function item(number: string, heading: string, facts: Partial<Omit<OriginalItem['item'], 'text' | 'decision'>> & {readonly text?: string; readonly decision?: string; readonly fate?: OriginalItem['fate']} = {}): OriginalItem {
  const {text = '', decision = '', fate = 'shown', ...rest} = facts
  return {entry: `e${number}` as EntryId, version: 1, heading, fate, isMarked: false, item: {paper: 'minutes', number, diaryNumber: '', conflicts: [], recipients: [], attachments: [], present: [], text: blocksOf(text), decision: blocksOf(decision), ...rest}}
}

function paper(kind: PaperKind, items: readonly OriginalItem[], attendance = '', facts: Partial<OriginalPaper['meeting']> = {}): OriginalPaper {
  const present = parseAttendance(attendance)
  if ('unclearAt' in present) throw new Error('unclear')
  return {kind, committee: 'SN', date: '2026-02-03' as LocalDate, heading: 'Sammanträde', meeting: {time: '14:00', place: 'Rådhuset, sal A', attendance: present, ...facts}, items}
}

/** Three invented meetings: minutes with what is secret in them, a summons, and minutes adjusted at once. */
const MEETINGS: Readonly<Record<string, OriginalPaper>> = {
  'protokoll': paper('minutes', [
    item('12', 'Val av justerare', {decision: 'Nämnden väljer Bo Ekvall att justera protokollet.'}),
    item('13', 'Nya lokaler för hemtjänsten', {diaryNumber: 'SN 2026/00013', text: 'Förvaltningen har hittat lokaler i Björkslätt.\n\n## Yrkanden\n\n- Bo Ekvall (M): avslag\n- Elsa Grahnén (S): bifall\n\n## Omröstning\n\n| Ledamot | Ja | Nej |\n|---|---|---|\n| Elsa Grahnén | x | |\n| Bo Ekvall | | x |\n\n## Reservation\n\nBo Ekvall reserverar sig.', decision: 'Nämnden beslutar att\n\n1. hyra lokalerna\n2. ge förvaltningen i uppdrag att flytta', recipients: ['Ekonomi', 'Fastighet'], attachments: ['Tjänsteskrivelse 2026-01-20', 'Ritning']}),
    item('14', 'Placering av ett barn i familjehem', {fate: 'omitted', conflicts: ['Bo Ekvall'], text: 'Barnet har bott hos sin moster i Vedum.'}),
    item('15', 'Delårsrapport', {diaryNumber: 'SN 2026/00015', text: 'Rapporten visar ett överskott.', conflicts: ['Elsa Grahnén'], decision: 'Nämnden godkänner rapporten.'}),
    item('16', 'Vård utan samtycke', {fate: 'omitted'}),
  ], 'Elsa Grahnén (ordförande, S) §§ 12–14, 16 | Bo Ekvall (ledamot, M) §§ 12–13, 15–16 | Ulla Lindqvist (tjänstgörande ersättare för Bo Ekvall, M) § 14 | Per Ströberg (tjänstgörande ersättare för Elsa Grahnén, S) § 15 | Kim Asplund (nämndsekreterare)'),
  'kallelse': paper('summons', [item('1', 'Val av justerare'), item('2', 'Individärende', {fate: 'omitted'}), item('3', 'Nya lokaler för hemtjänsten', {diaryNumber: 'SN 2026/00013', decision: 'Nämnden hyr lokalerna.', attachments: ['Tjänsteskrivelse']})], '', {time: null}),
  'omedelbart': paper('immediate-minutes', [item('17', 'Yttrande över remiss', {diaryNumber: 'SN 2026/00017', text: 'Svaret ska lämnas i dag.', decision: 'Nämnden lämnar yttrandet.'})], 'Elsa Grahnén (ordförande, S) | Bo Ekvall (ledamot, M)'),
}

function adapted(original: OriginalPaper): DrawnPaper {
  const made = adapt(original, 'adapted')
  if ('waiting' in made) throw new Error('waits')
  return made
}

const draw = async (sheet: Sheet): Promise<Buffer> => (await typeset(PAPER_TEMPLATE, paperData(sheet, null), {form: 'accessible'})).pdf
const has = (program: string): boolean => existsSync(`/usr/bin/${program}`)
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe.each(Object.entries(MEETINGS))('%s of an invented meeting', (name, original) => {
  const sheet = sheetOf(adapted(original), around)
  let pdf: Buffer
  let path: string

  beforeAll(async () => {
    pdf = await draw(sheet)
    path = join(mkdtempSync(join(tmpdir(), 'diarievakt-paper-')), `${name}.pdf`)
    writeFileSync(path, pdf)
  })

  test('is the page that was looked at', () => {
    const golden = join(GOLDEN, `${name}.html`)
    if (process.env['DIARIEVAKT_GOLDEN'] === 'write') {
      writeFileSync(golden, paperPage(sheet))
      writeFileSync(join(GOLDEN, `${name}.pdf`), pdf)
    }
    expect(paperPage(sheet)).toBe(readFileSync(golden, 'utf8'))
  })

  test('is the same bytes each time, and those of the file that was looked at (F7)', async () => {
    expect(pdf.equals(await draw(sheet))).toBe(true)
    expect(pdf.equals(readFileSync(join(GOLDEN, `${name}.pdf`)))).toBe(true)
  })

  test('is a valid page without a part of another', () => {
    const report = new HtmlValidate({extends: ['html-validate:recommended', 'html-validate:a11y'], rules: {'long-title': 'off', 'no-raw-characters': 'off'}}).validateStringSync(paperPage(sheet))
    expect(report.results.flatMap(({messages}) => messages.map(({ruleId, message}) => `${ruleId}: ${message}`))).toEqual([])
  })

  test.skipIf(!has('qpdf'))('is a well-formed file', () => {
    expect(execFileSync('qpdf', ['--check', path], {encoding: 'utf8'})).toContain('No syntax or stream encoding errors found')
  })

  test.skipIf(!has('pdfinfo'))('declares PDF/UA-1, is tagged, has a language and a title, and tells of nobody and no day', () => {
    const facts = execFileSync('pdfinfo', [path], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
    expect(facts).toMatch(/Tagged: +yes/)
    expect(facts).toContain(sheet.title)
    expect(facts).not.toMatch(/Author|CreationDate|ModDate/)
    expect(pdf.toString('latin1')).toContain('/Lang (sv')
    expect(execFileSync('pdfinfo', ['-meta', path], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})).toMatch(/pdfuaid:part(?:>|=")1/)
    const structure = execFileSync('pdfinfo', ['-struct', path], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
    for (const tag of ['H1', 'H2', 'TOC', 'TOCI', ...(name === 'protokoll' ? ['H3', 'H4', 'Table', 'TH', 'L'] : [])].filter((one) => one !== 'H4' || structure.includes('H4'))) expect(structure, tag).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
  })

  test.skipIf(!has('pdftotext'))('is read in the same order as its twin (F7)', () => {
    const said = bare(execFileSync('pdfinfo', ['-struct-text', path], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).split('\n').flatMap((line) => /^ +"(.*)"$/.exec(line)?.[1] ?? []).join(''))
    const html = paperPage(sheet)
    // What is only there for those who cannot see a table says again what stands above it.
    const pieces = drawnPieces(html.slice(html.indexOf('<main>')).replace(/<caption>.*?<\/caption>/g, '').replace(/<(\w+) [^>]*>/g, '<$1>'))
    let at = 0
    const missing: string[] = []
    for (const piece of pieces.map((one) => bare(one).replace(/\s/g, ''))) {
      const found = said.replace(/\s/g, '').indexOf(piece, at)
      if (found < 0) missing.push(piece)
      else at = found
    }
    expect(missing).toEqual([])
  })

  test('holds nothing of what is left out, in any byte or word of file or page (F3)', () => {
    for (const {heading, item: {text, number}} of original.items.filter(({fate}) => fate === 'omitted')) {
      for (const trace of [heading, ...text.map((block) => ('text' in block ? block.text : ''))].filter((one) => one !== '')) {
        expect(paperPage(sheet)).not.toContain(trace)
        if (has('pdftotext')) expect(bare(execFileSync('pdftotext', [path, '-'], {encoding: 'utf8'}))).not.toContain(trace)
      }
      expect(paperPage(sheet)).not.toContain(`§ ${number} `)
    }
  })
})

test('who took whose place in a paragraph that is left out is not told, nor who had a conflict there', () => {
  const page = paperPage(sheetOf(adapted(MEETINGS['protokoll'] as OriginalPaper), around))
  expect(page).not.toContain('Ulla Lindqvist')
  expect(page).toContain('Per Ströberg')
  expect(page).toContain('§§ 12–15')
  expect(page).not.toContain('Bo Ekvall anmäler jäv')
})

test('the original says what it is, and has everything', () => {
  const page = paperPage(sheetOf(whole(MEETINGS['protokoll'] as OriginalPaper), around))
  for (const said of ['ORIGINAL – får inte publiceras', 'Placering av ett barn i familjehem', 'Ulla Lindqvist', 'Bo Ekvall anmäler jäv']) expect(page).toContain(said)
  expect(page).not.toContain('anpassad för webben')
})

test('head and numbering are as the municipality has chosen', () => {
  const sheet = sheetOf(adapted(MEETINGS['omedelbart'] as OriginalPaper), {...around, head: 'Provkommunen, justerat protokoll', numbering: '{diarie} § {nr}/{år}', isRehearsal: true})
  expect(sheet.items[0]?.heading).toBe('SN § 17/2026 Yttrande över remiss')
  expect(paperPage(sheet)).toContain('Provkommunen, justerat protokoll')
  expect(paperPage(sheet)).toContain('ÖVNING')
})

test.each(['#let x = 1', '$x$', '*fet* _kursiv_', '@ref <label>', '\\ \\u{41}', '#include "/etc/passwd"', '[[', '```', '\ud800x', 'å'.repeat(500), '\u0000\u202e'])('hostile text is drawn as text: %j', async (text) => {
  const original = paper('minutes', [item('1', text, {diaryNumber: text, recipients: [text], attachments: [text], conflicts: [text]})], '', {place: text})
  const pdf = await draw(sheetOf(adapted({...original, items: original.items.map((one) => ({...one, item: {...one.item, text: [{kind: 'paragraph', text}, {kind: 'table', rows: [[text], [text, text]]}, {kind: 'list', first: 2, items: [text]}]}}))}), {...around, head: text, committeeName: text, contact: text}))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

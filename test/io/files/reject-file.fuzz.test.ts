import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'csv-parse/sync'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {ROW_PROBLEMS} from '../../../src/core/intake/row-problem.js'
import {inspectExport, recordsOf} from '../../../src/io/files/export-file.js'
import {writeRejects} from '../../../src/io/files/reject-file.js'
import {CORPUS, hostileText, isDrawn} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'
import {useFolder} from '../support.js'

const folder = useFolder()
const KNOWN = new Set(['diarie', 'rubrik'])
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

test('A9: refused rows of hostile text: a list in which nothing runs, and the rows as they stood, in the run’s folder whatever the export is called', async () => {
  let run = 0
  const path = join(folder.path, 'export.csv')
  const check = async (texts: readonly string[]): Promise<void> => {
    run += 1
    // What is no text of UTF-8 cannot stand in the file.
    const rows = texts.map((text) => text.toWellFormed())
    writeFileSync(path, `diarie;rubrik\n${rows.map((text) => `KS;${quoted(text)}\n`).join('')}`)
    const name = texts[0] ?? ''
    const file = await inspectExport(path, name, 'utf-8', KNOWN)
    const all: (readonly string[])[] = []
    const lines: number[] = []
    for await (const batch of recordsOf(file)) {
      for (const record of batch) {
        lines.push(record.line)
        all.push(record.kind === 'record' ? record.cells : [])
      }
    }
    const problems = lines.map((line, at) => ({kind: 'problem', code: ROW_PROBLEMS[at % ROW_PROBLEMS.length] ?? 'date-missing', line, column: 'datum'}) as const)
    const runs = join(folder.path, `run-${run}`)
    const {list, rows: kept} = await writeRejects(runs, name, file, problems, ({line}) => texts[lines.indexOf(line)] ?? '')
    for (const place of [list, kept]) if (!place.startsWith(`${runs}/`) || !isDrawn(place) || place.slice(runs.length + 1).includes('/')) expect.fail(place)
    expect(readdirSync(runs)).toHaveLength(2)
    const told: string[][] = parse(readFileSync(list), {delimiter: ';', bom: true})
    expect(told).toHaveLength(problems.length + 1)
    for (const cell of told.flat()) if (!isDrawn(cell) || /^[\s"’”`]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(cell)) expect.fail(JSON.stringify(cell))
    const again: (readonly string[])[] = []
    for await (const batch of recordsOf(await inspectExport(kept, 'rows', 'utf-8', KNOWN))) for (const record of batch) again.push(record.kind === 'record' ? record.cells : [])
    // Lines end as the file's do.
    expect(again).toEqual(all.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n'))))
  }
  for (let at = 0; at < CORPUS.length; at += 20) await check(CORPUS.slice(at, at + 20))
  // Ten texts to a file.
  await fc.assert(fc.asyncProperty(fc.array(hostileText, {minLength: 10, maxLength: 10}), check), tries(100, 10_000))
  expect(existsSync('/etc/passwd.avvisade.csv')).toBe(false)
})

test('A9: two exports of one run that are called the same lose no rows of each other', async () => {
  const path = join(folder.path, 'export.csv')
  const kept: string[] = []
  for (const heading of ['a', 'b']) {
    writeFileSync(path, `diarie;rubrik\nKS;${heading}\n`)
    const problem = {kind: 'problem', code: 'date-missing', line: 2, column: 'datum'} as const
    kept.push(readFileSync((await writeRejects(join(folder.path, 'run'), 'export.csv', await inspectExport(path, 'export.csv', null, KNOWN), [problem], () => '')).rows, 'utf8'))
  }
  expect(kept).toEqual(['diarie;rubrik\nKS;a\n', 'diarie;rubrik\nKS;b\n'])
  expect(readdirSync(join(folder.path, 'run')).sort()).toEqual(['export.csv.2.avvisade-rader.csv', 'export.csv.2.avvisade.csv', 'export.csv.avvisade-rader.csv', 'export.csv.avvisade.csv'])
})

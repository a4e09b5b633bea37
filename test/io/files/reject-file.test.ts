import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {RowProblem} from '../../../src/core/intake/row-problem.js'
import {inspectExport, recordsOf} from '../../../src/io/files/export-file.js'
import {writeRejects} from '../../../src/io/files/reject-file.js'
import {writeFileSync} from 'node:fs'
import {useFolder} from '../support.js'

const folder = useFolder()
const KNOWN = new Set(['diarie', 'rubrik'])

async function rejected(text: string, problems: readonly RowProblem[], reason = 'Därför'): Promise<{readonly list: string; readonly rows: string; readonly again: readonly (readonly string[])[]}> {
  const path = join(folder.path, 'export.csv')
  writeFileSync(path, text)
  const files = await writeRejects(join(folder.path, 'run'), 'export.csv', await inspectExport(path, 'export.csv', null, KNOWN), problems, () => reason)
  const again: (readonly string[])[] = []
  for await (const batch of recordsOf(await inspectExport(files.rows, 'rows', null, KNOWN))) for (const record of batch) again.push(record.kind === 'record' ? record.cells : ['broken'])
  return {list: readFileSync(files.list, 'utf8'), rows: readFileSync(files.rows, 'utf8'), again}
}

const problem = (line: number): RowProblem => ({kind: 'problem', code: 'date-missing', line, column: 'datum'})

test('A9: every refused row with line, column and reason', async () => {
  const {list} = await rejected('diarie;rubrik\nKS;a\nKS;b\n', [problem(3)])
  expect(list).toBe('\ufeffrad;kolumn;kod;orsak\n3;datum;date-missing;Därför\n')
})

test('A9: the refused rows can be corrected and imported again', async () => {
  expect((await rejected('diarie;rubrik\nKS;a\nKS;b\nKS;c\n', [problem(2), problem(4)])).again).toEqual([['KS', 'a'], ['KS', 'c']])
})

test('A9: also those that stand on several lines', async () => {
  expect((await rejected('diarie;rubrik\nKS;"a\nb"\nKS;c\n', [problem(2)])).again).toEqual([['KS', 'a\nb']])
})

test('formula and control characters are disarmed in what people open', async () => {
  const {list} = await rejected('diarie;rubrik\nKS;a\n', [problem(2)], '=HYPERLINK("x")\u001b[2J')
  expect(list.split('\n')[1]).toBe('2;datum;date-missing;"\'=HYPERLINK(""x"")␛[2J"')
})

test('a name that is a path stays in the run’s folder', async () => {
  const path = join(folder.path, 'export.csv')
  writeFileSync(path, 'diarie;rubrik\nKS;a\n')
  const files = await writeRejects(join(folder.path, 'run'), '../../etc/export.csv', await inspectExport(path, 'export.csv', null, KNOWN), [problem(2)], () => '')
  for (const file of [files.list, files.rows]) expect(file.startsWith(`${join(folder.path, 'run')}/`) && !file.slice(folder.path.length + 5).includes('/')).toBe(true)
})

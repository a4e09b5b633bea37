import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {aMeeting, anItem} from '../../usecases/minutes/support.js'
import {KS, withMeetings} from './support.js'

const town = await Workspaces.prepare('made')
afterAll(() => town.leave())

test('A2: minutes import reads a list of meetings, and each item is judged by itself', async () => {
  const {at, list} = await withMeetings(town)
  const {code, stdout} = await run(['protokoll', 'läs-in', list], at)
  expect(code).toBe(0)
  expect(stdout).toContain('sammantraden.csv')
  expect(stdout).toContain('lästa 4 = nya 4 + ändrade 0 + oförändrade 0 + avvisade 0\n  klara 3, hållna 0, sekretess 1, spärrade 0')
  expect(await runJson('minutes import', [list], at)).toMatchObject({code: 0, document: {dryRun: false, files: [{read: 4, imported: 0, unchanged: 4, rejected: 0}], notes: [], sections: null, list: null}})
})

test('A9: a row that is not understood is refused with its line, and the others are read in', async () => {
  const {at, list} = await withMeetings(town, [aMeeting(KS), anItem('1', {...KS, typ: 'lapp'}), anItem('§ x', KS), anItem('3', {...KS, rubrik: ''}), anItem('4', KS), aMeeting({...KS, narvarande: '???'}), aMeeting({...KS, tid: '25:00'}), {...anItem('', KS)}])
  expect(await runJson('minutes import', [list], at)).toMatchObject({
    code: 3,
    document: {files: [{read: 8, imported: 2, rejected: 6}], rejects: [{line: 3, code: 'paper-unknown', column: 'typ'}, {line: 4, code: 'section-shape', column: 'paragraf'}, {line: 5, code: 'item-without-heading', column: 'rubrik'}, {line: 7, code: 'attendance-unclear', column: 'narvarande'}, {line: 8, code: 'time-impossible', column: 'tid'}, {line: 9, code: 'section-missing', column: 'paragraf'}]},
  })
})

test('an export of the registry is for the import of the registry, and the other way round a list of meetings is known by its columns', async () => {
  const {at, list} = await withMeetings(town)
  expect(await runJson('minutes import', ['inbox/export.csv'], at)).toMatchObject({code: 65, error: {code: 'meeting-list-expected'}})
  expect(await runJson('import', [list, '--full', 'KS'], at)).toMatchObject({code: 65, error: {code: 'meeting-list-not-full'}})
  expect(await runJson('import', [list, '--dry-run'], at)).toMatchObject({code: 0, document: {files: [{read: 4, imported: 4}]}})
})

test('original minutes as a Word file are split at their paragraphs, each of which waits; or written as a list', async () => {
  const {at, out} = await withMeetings(town)
  const docx = join(process.cwd(), 'test/fixtures/minutes/headings.docx')
  expect(await runJson('minutes import', [docx], at)).toMatchObject({code: 65, error: {code: 'minutes-day-needed'}})
  const to = join(out, 'lista.csv')
  const written = await run(['minutes', 'import', docx, '--committee', 'KS', '--date', '2026-02-03', '--to', to], at)
  expect(written).toMatchObject({code: 3})
  expect(written.stdout).toContain(`Skrev 3 paragrafer till ${to}.`)
  expect(written.stdout).toContain('Före första paragrafen: 2 stycken är inte med')
  expect(await readFile(to, 'utf8')).toContain('Val av justerare')
  const {code, document} = await runJson('minutes import', [docx, '--committee', 'KS', '--date', '2026-02-03'], at)
  expect(code).toBe(3)
  expect(document).toMatchObject({sections: 3, stages: {held: 3}, notes: [{code: 'before-sections', where: null, count: 2}]})
})

test('an item that a new list leaves out of a paper stays, and is told of', async () => {
  const {at, list} = await withMeetings(town, [aMeeting(KS), anItem('1', KS), anItem('2', KS)])
  await run(['minutes', 'import', list], at)
  const shorter = await withMeetings(town, [aMeeting(KS), anItem('1', {...KS, beslut: 'Nämnden avslår.'})])
  const {stdout} = await run(['minutes', 'import', shorter.list], at)
  expect(stdout).toContain('finns inte med i listan men står kvar (KS Sammanträde 2026-02-03): protokoll § 2. Stryk det som ska bort, med status.')
})

import {copyFile, mkdtemp, readFile, readdir, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {Refusal} from '../../../src/core/refusal.js'
import {addPaper} from '../../../src/usecases/minutes/add-paper.js'
import {checkPaper} from '../../../src/usecases/minutes/check-paper.js'
import {importWritten, type ImportedMinutes} from '../../../src/usecases/minutes/import-meetings.js'
import {listMeetings} from '../../../src/usecases/minutes/list-meetings.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {readEntryIds} from './entries.js'
import type {Town} from '../../support/town.js'
import {aCouncilTown, aMeeting, anItem, bringMeetings, make} from './support.js'

const bring = (town: Town, name: string, to: string | null = null, at = '2026-02-04T09:00:00Z'): Promise<ImportedMinutes> =>
  town.within(at, (session) => importWritten(session, {written: {path: `test/fixtures/minutes/${name}.docx`, name: `${name}.docx`, committee: 'SN', date: '2026-02-03' as LocalDate, kind: 'minutes', to}, isDryRun: false, reasonFor: ({code}) => code, onFile: () => undefined, onProgress: () => undefined}))
const papers = async (town: Town): Promise<unknown> => (await town.within('2026-02-04T10:00:00Z', (session) => listMeetings(session, {committee: null, from: null, until: null})))[0]?.papers

describe('original minutes as a Word file', () => {
  test('every paragraph waits, since a document does not say what is secret (B9 F3)', async () => {
    const town = await aCouncilTown()
    expect(await bring(town, 'headings')).toMatchObject({sections: 3, notes: [{code: 'before-sections'}]})
    expect(await papers(town)).toMatchObject([{kind: 'minutes', items: 3, waiting: 3, omitted: 0, state: 'waits'}])
    expect(await readdir(join(town.folder, 'runs')).then((names) => names.filter((name) => name.startsWith('lista-')))).toEqual([])
    const ids = await readEntryIds(town)
    await town.within('2026-02-04T09:30:00Z', (session) => decideEntries(session, {ids: [ids.get('protokoll § 1') ?? '', ids.get('protokoll § 3') ?? ''], committee: 'SN', answer: {kind: 'publish'}, reason: null, note: null}))
    await town.within('2026-02-04T09:31:00Z', (session) => decideEntries(session, {ids: [ids.get('protokoll § 2') ?? ''], committee: 'SN', answer: {kind: 'secret'}, reason: null, note: null}))
    expect(await make(town)).toMatchObject({items: 2, omitted: 1})
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Vedum', 'Placering', 'SN 2026/00012'])).toEqual(new Map())
    expect(town.siteHolds(['Avtalet löper i tio år']).size).toBe(1)
  })

  test('a paragraph of which the register was told before, under the same heading, is as it was told', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1', {rubrik: 'Val av justerare'}), anItem('2', {rubrik: 'Placering av ett barn', sekretess: 'ja'}), anItem('3', {rubrik: 'Något annat'})], '2026-02-03T09:00:00Z')
    await bring(town, 'headings')
    expect(await papers(town)).toMatchObject([{items: 3, waiting: 1, omitted: 1}])
  })

  test('it can be written as a list, to go through and read in', async () => {
    const town = await aCouncilTown()
    const to = join(await mkdtemp(join(tmpdir(), 'diarievakt-list-')), 'lista.csv')
    expect(await bring(town, 'headings', to)).toMatchObject({imported: null, sections: 3})
    const list = await readFile(to, 'utf8')
    const answered = list.split('\n').map((line) => line.replace('Val av justerare;;', 'Val av justerare;nej;').replace('Placering av ett barn;;', 'Placering av ett barn;ja;').replace('Nya lokaler;;', 'Nya lokaler;nej;')).join('\n')
    expect((await bringMeetings(town, answered)).files[0]).toMatchObject({read: 4, rejected: 0})
    expect(await papers(town)).toMatchObject([{items: 3, waiting: 0, omitted: 1, state: 'ready'}])
  })
})

describe('a finished file is looked through', () => {
  const meetingWithSecret = async (): Promise<Town> => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1', {text: 'Hyran följer avtalet.'}), anItem('2', {rubrik: 'Placering av ett barn', sekretess: 'ja', arendenummer: 'SN 2026/00012', text: 'Barnet har bott hos sin moster. Mostern bor i Vedum.'})])
    return town
  }
  const check = (town: Town, path: string) => town.within('2026-02-04T10:00:00Z', (session) => checkPaper(session, {path, meeting: null}))

  test('a Word file with the hidden paragraph in it is told of: its heading, number and words, and where', async () => {
    const town = await meetingWithSecret()
    const {hits, hidden} = await check(town, 'test/fixtures/minutes/headings.docx')
    expect(hidden).toBe(1)
    expect([...new Set(hits.map(({kind}) => kind))].sort()).toEqual(['diary-number', 'heading', 'word', 'words'])
    expect(hits.every(({item}) => item === 'SN 2026-02-03 protokoll § 2')).toBe(true)
    expect(hits.map(({place}) => place)).toContain('body')
  })

  test('what is made here is clean, as PDF and as HTML', async () => {
    const town = await meetingWithSecret()
    const out = await mkdtemp(join(tmpdir(), 'diarievakt-made-'))
    const {files} = await make(town, {out})
    expect(files).toHaveLength(2)
    for (const {path} of files) expect((await check(town, path)).hits, path).toEqual([])
    const original = await make(town, {out, version: 'original'})
    for (const {path} of original.files) expect((await check(town, path)).hits.length, path).toBeGreaterThan(0)
  })

  test('an identity number is told of wherever it stands', async () => {
    const town = await meetingWithSecret()
    const path = join(await mkdtemp(join(tmpdir(), 'diarievakt-number-')), 'protokoll.html')
    await writeFile(path, '<!doctype html><html lang="sv"><title>Protokoll</title><p>Text</p><!-- 19800102-2386 --></html>')
    expect((await check(town, path)).hits).toEqual([{kind: 'identity-number', item: null, place: 'hidden'}])
  })

  test('a finished file becomes a paper of its meeting, and is refused where anything hidden stands in it (F8)', async () => {
    const town = await meetingWithSecret()
    const add = (path: string, kind: 'summons' | 'minutes') => town.within('2026-02-04T10:00:00Z', (session) => addPaper(session, {meeting: 'SN 2026-02-03', path, kind}))
    const folder = await mkdtemp(join(tmpdir(), 'diarievakt-finished-'))
    const path = join(folder, 'kallelse.docx')
    await copyFile('test/fixtures/minutes/plain.docx', path)
    for (const name of ['headings', 'changed']) await expect(add(`test/fixtures/minutes/${name}.docx`, 'summons'), name).rejects.toMatchObject({code: 'paper-unclean'})
    await expect(add(path, 'minutes')).rejects.toBeInstanceOf(Refusal)
    const added = await add(path, 'summons')
    expect(added.hidden).toBe(1)
    // Who is named in a file is for a person to see.
    expect(added.became).toBe('held')
    await town.within('2026-02-04T10:30:00Z', (session) => decideEntries(session, {ids: [added.entry], committee: 'SN', answer: {kind: 'publish'}, reason: null, note: null}))
    await town.publish('2026-02-05T11:00:00Z')
    expect((await town.public('2026-02-05T12:00:00Z')).filter(({kind}) => kind === 'paper')).toMatchObject([{paper: 'summons', drawn: null, files: [{name: 'kallelse.docx'}]}])
  })
})

import {mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {Refusal, type RefusalCode} from '../../../src/core/refusal.js'
import {select} from '../../../src/io/db/select.js'
import {WAITS_FOR_SWEEP} from '../../../src/io/db/swept-table.js'
import {addPaper, type AddedPaper} from '../../../src/usecases/minutes/add-paper.js'
import {checkPaper} from '../../../src/usecases/minutes/check-paper.js'
import {importWritten} from '../../../src/usecases/minutes/import-meetings.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {listMeetings} from '../../../src/usecases/minutes/list-meetings.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, type RegistrarAnswer} from '../../../src/usecases/review/decide-entries.js'
import {aCaseRow, aRow, type Town} from '../../support/town.js'
import {readEntryIds} from './entries.js'
import {aCouncilTown, aMeeting, anItem, bringMeetings, make} from './support.js'

const CASE = 'SN 2026/00012'
const MORNING = '2026-02-03T09:00:00Z'

async function decide(town: Town, at: string, number: string, answer: RegistrarAnswer): Promise<void> {
  const id = (await readEntryIds(town)).get(number) ?? ''
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: 'SN', answer, reason: answer.kind === 'publish' ? null : 'other', note: null}))
}

/** What was refused with, or null. */
const refused = async (work: Promise<unknown>): Promise<RefusalCode | null> =>
  work.then(() => null, (error: unknown) => {
    if (error instanceof Refusal) return error.code
    throw error
  })

const secretCase = (changes: object = {}): ReturnType<typeof aCaseRow> => aCaseRow({diarie: 'SN', arendenummer: CASE, arenderubrik: 'Placering av ett barn i Vedum', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1', ...changes})

describe('a case by its number', () => {
  test.each(['sn 2026/00012', 'Dnr SN 2026/00012', 'Diarienummer: SN 2026/00012'])('%s is the case that the diary has, and its secrecy the item’s (A8 F3)', async (arendenummer) => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase()])
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer})])
    expect(await make(town)).toMatchObject({items: 1, omitted: 1})
  })

  test.each(['SN 2026/00012, SN 2026/00013', 'SN2026/00012', 'SN 2026/00012-4', 'SN 2026-00012', 'SN 2026/12'])('%s is no number of any diary, and the row is refused', async (arendenummer) => {
    const town = await aCouncilTown()
    const {files: [file]} = await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer})])
    expect(file).toMatchObject({read: 3, imported: 2, rejected: 1, problems: [{line: 4, code: 'case-number-shape', column: 'arendenummer'}]})
  })

  test.each(['Se även SN 2026/00012.', 'jäv i ärende sn  2026/00012'])('an item that names a secret case waits for a person: %s', async (text) => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase()])
    await bringMeetings(town, [aMeeting(), anItem('1', {text}), anItem('2')])
    expect(await refused(make(town, {}, '2026-02-04T09:15:00Z'))).toBe('paper-waits')
    await decide(town, '2026-02-04T09:30:00Z', 'protokoll § 1', {kind: 'publish'})
    expect(await make(town)).toMatchObject({items: 2, became: 'cleared'})
  })

  test('a public paper leaves when a case that it names in passing becomes secret', async () => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase({arenderubrik: 'Nya lokaler', arenderubrik_sekretess: 'nej', lagrum: ''})])
    await bringMeetings(town, [aMeeting(), anItem('1', {text: 'Se även SN 2026/00012.'})])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Se även']).size).toBe(1)
    await town.import('2026-02-05T12:00:00Z', [secretCase({andrad: '2026-02-05T10:00:00'})])
    expect(town.siteHolds(['Se även'])).toEqual(new Map())
    expect(await refused(make(town, {}, '2026-02-05T13:00:00Z'))).toBe('paper-waits')
  })

  test.each([
    ['is taken down', async (town: Town): Promise<void> => {
      const [shown] = (await town.public('2026-02-05T12:00:00Z')).filter(({kind}) => kind === 'case')
      await town.within('2026-02-05T12:00:00Z', (session) => withdrawEntries(session, {ids: [shown?.id ?? ''], committee: null, reason: 'secrecy', note: null}))
    }],
    ['is marked as protected', async (town: Town): Promise<void> => {
      await town.import('2026-02-05T12:00:00Z', [secretCase({arenderubrik: 'Nya lokaler', arenderubrik_sekretess: 'nej', lagrum: '', skydd: 'sekretessmarkering', andrad: '2026-02-05T10:00:00'})])
    }],
  ])('an item that somebody let out waits again when its case %s (D2 K4)', async (_, happens) => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase({arenderubrik: 'Nya lokaler', arenderubrik_sekretess: 'nej', lagrum: ''})])
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: CASE, sekretess: ''})])
    await decide(town, '2026-02-04T09:30:00Z', 'protokoll § 2', {kind: 'publish'})
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['§ 2 Rapport 2']).size).toBeGreaterThan(0)
    await happens(town)
    expect(town.siteHolds(['§ 2 Rapport 2'])).toEqual(new Map())
    expect(await refused(make(town, {}, '2026-02-05T13:00:00Z'))).toBe('paper-waits')
  })
})

describe('the same matter', () => {
  const secret = {sekretess: 'ja', rubrik: 'Köp av Vedumsgården', arendenummer: CASE}
  test.each([
    ['a number', {arendenummer: CASE}],
    ['a heading', {rubrik: 'köp av  Vedumsgården'}],
  ])('that a summons has as secret waits in the minutes, by %s', async (_, same) => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('7', {...secret, typ: 'kallelse'}), anItem('2', same)])
    expect(await refused(make(town, {}, '2026-02-04T09:15:00Z'))).toBe('paper-waits')
    await decide(town, '2026-02-04T09:30:00Z', 'protokoll § 2', {kind: 'publish'})
    expect(await make(town)).toMatchObject({items: 2})
  })

  test('a paragraph that was secret when adjusted at once waits in the minutes', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {typ: 'omedelbart justerat protokoll', sekretess: 'ja', rubrik: 'Förvärv'}), anItem('2')])
    expect(await refused(make(town))).toBe('paper-waits')
  })

  test('a party of a hidden item’s case that another item names is a trace, until somebody lets that item out (F3)', async () => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase(), aRow({diarie: 'SN', arendenummer: CASE, arenderubrik: 'Placering av ett barn i Vedum', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1', avsandare_mottagare: 'Holmdahl Nyqvist AB'})])
    await bringMeetings(town, [aMeeting(), anItem('1', {text: 'Nämnden har fått en skrivelse från Holmdahl Nyqvist AB.'}), anItem('2', {arendenummer: CASE})])
    expect(await refused(make(town, {}, '2026-02-04T09:15:00Z'))).toBe('paper-unclean')
    await decide(town, '2026-02-04T09:30:00Z', 'protokoll § 1', {kind: 'publish'})
    expect(await make(town)).toMatchObject({items: 1, omitted: 1})
  })
})

describe('who was there', () => {
  test('for a hidden item alone is told nowhere, though no other says who was there (F3)', async () => {
    const town = await aCouncilTown()
    const hidden = anItem('2', {sekretess: 'ja', rubrik: 'Ett ärende', narvarande: 'Elsa Grahnén (ordförande, S) | Siv Ahlstedt (tjänstgörande ersättare för Bo Ekvall, M)'})
    await bringMeetings(town, [aMeeting({narvarande: ''}), anItem('1'), hidden, anItem('3')])
    expect(await make(town)).toMatchObject({items: 2})
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Ahlstedt', 'Ekvall'])).toEqual(new Map())
  })

  test('somebody told with a name alone is not taken for elected, and what names them waits (F5)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting({narvarande: 'Elsa Grahnén (ordförande, S) | Ingalill Forsmark'}), anItem('1', {text: 'Ingalill Forsmark har sökt bygglov för ett uterum.'})])
    expect(await refused(make(town))).toMatch(/waits$/)
  })

  test('meetings, items and papers wait to be looked through for protected persons, with a time or without (K8)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting({tid: ''}), anItem('1')])
    await make(town)
    const waiting = await town.asOwner(async (db) => select<{part: string}>(db, `SELECT e.part FROM version v JOIN entry e ON e.id = v.entry_id WHERE ${WAITS_FOR_SWEEP} ORDER BY 1`, []))
    expect(waiting.map(({part}) => part)).toEqual(['item', 'meeting', 'paper'])
  })
})

describe('somebody’s no', () => {
  test('to a paper stands when it is made again (B6)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1')])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    await decide(town, '2026-02-05T12:00:00Z', 'protokoll', {kind: 'secret'})
    expect((await town.within('2026-02-05T12:30:00Z', (session) => listMeetings(session, {committee: null, from: null, until: null})))[0]?.papers).toMatchObject([{state: 'withheld'}])
    expect(await make(town, {}, '2026-02-05T13:00:00Z')).toMatchObject({became: 'held'})
    await town.publish('2026-02-06T11:00:00Z')
    expect((await town.public('2026-02-06T12:00:00Z')).filter(({kind, form}) => kind === 'paper' && form === 'plain')).toEqual([])
    expect(town.siteHolds(['§ 1 Rapport 1'])).toEqual(new Map())
  })
})

describe('what only authorised persons may know of', () => {
  test('is not written out, and a guess at it is answered with nothing but that the file is not clean (K4)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {rubrik: 'Ansökan från Ingalill Forsmark', skydd: 'sekretessmarkering'})])
    expect(await refused(make(town, {version: 'original'}))).toBe('original-marked')
    const path = join(await mkdtemp(join(tmpdir(), 'diarievakt-check-')), 'gissning.html')
    await writeFile(path, '<p>Ansökan från Ingalill Forsmark</p>')
    const {hits} = await town.within('2026-02-04T10:00:00Z', (session) => checkPaper(session, {path, meeting: null}))
    expect(new Set(hits.map(({kind, item}) => `${kind} ${item}`))).toEqual(new Set(['word null']))
  })
})

describe('a file made elsewhere', () => {
  const add = async (town: Town, text: string, at = '2026-02-04T10:00:00Z'): Promise<AddedPaper> => {
    const path = join(await mkdtemp(join(tmpdir(), 'diarievakt-add-')), 'protokoll.html')
    await writeFile(path, `<p>${text}</p>`)
    return town.within(at, (session) => addPaper(session, {meeting: 'SN 2026-02-03', path, kind: 'minutes'}))
  }

  test('that names a secret case is refused', async () => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase()])
    await bringMeetings(town, [aMeeting()])
    expect(await refused(add(town, '§ 13 Ett ärende, SN 2026/00012'))).toBe('paper-unclean')
  })

  test.each([
    ['a case that it names becomes secret', (town: Town) => town.import('2026-02-05T12:00:00Z', [secretCase({andrad: '2026-02-05T10:00:00'})])],
    ['something of its meeting is told as secret', (town: Town) => bringMeetings(town, [anItem('4', {sekretess: 'ja', rubrik: 'Förvärv'})], '2026-02-05T12:00:00Z')],
    ['its meeting is taken down', async (town: Town) => {
      const id = (await town.public('2026-02-05T11:30:00Z')).find(({kind}) => kind === 'meeting')?.id ?? ''
      return town.within('2026-02-05T12:00:00Z', (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
    }],
  ])('leaves the web when %s', async (_, happens) => {
    const town = await aCouncilTown()
    await town.import(MORNING, [secretCase({arenderubrik: 'Nya lokaler', arenderubrik_sekretess: 'nej', lagrum: ''})])
    await bringMeetings(town, [aMeeting()])
    expect(await add(town, '§ 4 Förvärvet, SN 2026/00012')).toMatchObject({became: 'cleared'})
    await town.publish('2026-02-05T11:00:00Z')
    const papers = async (at: string): Promise<number> => (await town.public(at)).filter(({kind}) => kind === 'paper').length
    expect(await papers('2026-02-05T11:30:00Z')).toBe(1)
    await happens(town)
    expect(await papers('2026-02-05T12:30:00Z')).toBe(0)
  })
})

describe('a meeting that is itself under secrecy', () => {
  const secret = aMeeting({rubrik: 'Extra sammanträde om Vedum', sekretess: 'ja', lagrum: 'OSL 18:1'})
  const open = [aMeeting({datum: '2026-01-13'}), anItem('1', {datum: '2026-01-13'})]

  test('by its own row shows nothing, not even the word, and no paper is made of it (D1)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [secret, anItem('1'), ...open])
    expect(await refused(make(town))).toBe('meeting-waits')
    expect(await make(town, {meeting: 'SN 2026-01-13'}, '2026-02-04T10:30:00Z')).toMatchObject({became: 'cleared'})
    await town.publish('2026-02-05T11:00:00Z')
    expect((await town.public('2026-02-05T12:00:00Z')).map(({kind, date}) => `${kind} ${date}`).sort()).toEqual(['meeting 2026-01-13', 'paper 2026-01-13'])
    expect([...town.siteHolds(['Vedum', '2026-02-03']).keys()]).toEqual([])
  })

  test.each([
    ['of its items alone', [anItem('1')]],
    ['who was there, and no word on secrecy', [aMeeting({rubrik: '', tid: '', plats: ''}), anItem('1')]],
    ['where it was, and no word on secrecy', [aMeeting(), anItem('1')]],
    ['that it is not, in a row that is older', [aMeeting({sekretess: 'nej', andrad: '2026-02-01'}), anItem('1', {andrad: '2026-02-10'})]],
  ])('stays so when a later list tells %s (A14)', async (_, later) => {
    const town = await aCouncilTown()
    await bringMeetings(town, [{...secret, andrad: '2026-02-03'}])
    await bringMeetings(town, later, '2026-02-04T09:30:00Z')
    expect(await refused(make(town))).toBe('meeting-waits')
    await town.publish('2026-02-05T11:00:00Z')
    expect(await town.public('2026-02-05T12:00:00Z')).toEqual([])
  })

  test('stays so when its minutes are read in as a document', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [secret])
    await town.within('2026-02-04T09:30:00Z', (session) => importWritten(session, {written: {path: 'test/fixtures/minutes/headings.docx', name: 'headings.docx', committee: 'SN', date: '2026-02-03' as LocalDate, kind: 'minutes', to: null}, isDryRun: false, reasonFor: ({code}) => code, onFile: () => undefined, onProgress: () => undefined}))
    expect(await refused(make(town))).toBe('meeting-waits')
  })

  test('is lifted by a later row that says so', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [{...secret, andrad: '2026-02-03'}])
    await bringMeetings(town, [aMeeting({sekretess: 'nej', andrad: '2026-02-04'}), anItem('1')], '2026-02-04T09:30:00Z')
    expect((await town.within('2026-02-04T10:30:00Z', (session) => listMeetings(session, {committee: null, from: null, until: null})))[0]?.waits).toBe(false)
  })

  test.each(['kanske', 'x'])('waits where its secrecy is “%s”', async (sekretess) => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting({sekretess}), anItem('1')])
    expect(await refused(make(town))).toBe('meeting-waits')
  })

  test('by a person leaves with its papers, and shows no word', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1')])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    const meeting = (await town.public('2026-02-05T11:30:00Z')).find(({kind}) => kind === 'meeting')
    await town.within('2026-02-05T12:00:00Z', (session) => decideEntries(session, {ids: [meeting?.id ?? ''], committee: null, answer: {kind: 'secret'}, reason: 'other', note: null}))
    await town.publish('2026-02-05T16:00:00Z')
    expect(await town.public('2026-02-05T17:00:00Z')).toEqual([])
    expect(town.siteHolds(['Rådhuset', 'Rapport 1'])).toEqual(new Map())
  })
})

test('two rows that each tell a meeting of one day, and differ, hold it: they may be two meetings', async () => {
  const town = await aCouncilTown()
  await bringMeetings(town, [aMeeting(), aMeeting({rubrik: 'Extra sammanträde', tid: '17:00'}), anItem('1')])
  expect(await refused(make(town))).toBe('meeting-waits')
  await bringMeetings(town, [anItem('2')], '2026-02-04T10:30:00Z')
  expect(await refused(make(town, {}, '2026-02-04T10:45:00Z'))).toBe('meeting-waits')
  const again = await aCouncilTown()
  await bringMeetings(again, [aMeeting(), aMeeting(), anItem('1')])
  expect(await make(again)).toMatchObject({became: 'cleared'})
})

test('an item that has got another number and come to be secret waits under its old one, which the import tells of (F3)', async () => {
  const town = await aCouncilTown()
  await bringMeetings(town, [aMeeting(), anItem('1'), anItem('7', {rubrik: 'Upplåtelse i Vedum'}), anItem('3', {typ: 'kallelse'})])
  const {files} = await bringMeetings(town, [anItem('1'), anItem('8', {rubrik: 'Upplåtelse i  Vedum', sekretess: 'ja', lagrum: 'OSL 26:1'})], '2026-02-04T09:30:00Z')
  expect(files[0]?.leftOut).toEqual([{committee: 'SN', meeting: 'Sammanträde 2026-02-03', item: 'protokoll § 7'}])
  expect(await refused(make(town))).toBe('paper-waits')
})

test('what a list leaves out is told though the rest of it is word for word the same', async () => {
  const town = await aCouncilTown()
  await bringMeetings(town, [anItem('1'), anItem('2'), anItem('3')])
  const {files} = await bringMeetings(town, [anItem('1'), anItem('3')], '2026-02-04T09:30:00Z')
  expect(files[0]).toMatchObject({imported: 0, changed: 0, unchanged: 2, leftOut: [{item: 'protokoll § 2'}]})
})

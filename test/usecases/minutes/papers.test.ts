import {readFile} from 'node:fs/promises'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {Refusal, type RefusalCode} from '../../../src/core/refusal.js'
import {listMeetings, type ListedPaper} from '../../../src/usecases/minutes/list-meetings.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, type RegistrarAnswer} from '../../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../../src/usecases/review/list-waiting.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aCaseRow, aRow, type Town} from '../../support/town.js'
import {readEntryIds} from './entries.js'
import {makePaper} from '../../../src/usecases/minutes/make-paper.js'
import {aCouncilTown, AT, aMeeting, anItem, bringMeetings, make} from './support.js'

const SECRET = anItem('2', {rubrik: 'Placering av ett barn i familjehem', sekretess: 'ja', lagrum: 'OSL 26:1', jav: 'Bo Ekvall', text: 'Barnet har bott hos sin moster i Vedum.', arendenummer: 'SN 2026/00012'})
const TRACES = ['familjehem', 'Vedum', 'moster', 'SN 2026/00012']

const states = async (town: Town, at = '2026-02-05T08:00:00Z'): Promise<readonly ListedPaper[]> => (await town.within(at, (session) => listMeetings(session, {committee: null, from: null, until: null})))[0]?.papers ?? []
const state = async (town: Town, at?: string): Promise<string | undefined> => (await states(town, at))[0]?.state
const kinds = async (town: Town, at: string): Promise<readonly string[]> => (await town.public(at)).map(({kind}) => kind).sort()
const decide = (town: Town, at: string, id: string, answer: RegistrarAnswer): Promise<unknown> => town.within(at, (session) => decideEntries(session, {ids: [id], committee: 'SN', answer, reason: null, note: null}))
const refused = async (work: Promise<unknown>): Promise<RefusalCode | null> => work.then(() => null, (error: unknown) => {
  if (error instanceof Refusal) return error.code
  throw error
})

describe('minutes for the web', () => {
  test('are made of what may be shown, published, and stand there with their meeting (F1 F2 F4)', async () => {
    const town = await aCouncilTown()
    const imported = await bringMeetings(town, [aMeeting(), anItem('1'), SECRET, anItem('3')])
    expect(imported.files[0]).toMatchObject({read: 4, imported: 4, rejected: 0})
    expect(await states(town)).toMatchObject([{kind: 'minutes', items: 3, waiting: 0, omitted: 1, state: 'ready'}])
    expect(await make(town)).toMatchObject({items: 2, omitted: 1, became: 'cleared'})
    expect(await state(town)).toBe('made')
    await town.publish('2026-02-05T11:00:00Z')
    expect(await kinds(town, '2026-02-05T12:00:00Z')).toEqual(['meeting', 'paper'])
    expect(await state(town, '2026-02-05T12:00:00Z')).toBe('public')
    expect(town.siteHolds(TRACES)).toEqual(new Map())
    const pages = [...town.site()].filter(([path]) => path.startsWith('handling/')).map(([, text]) => text)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('§ 3 Rapport 3')
    expect(pages[0]).toContain('anpassad för webben')
    expect(pages[0]).toContain('Originalet gäller')
    expect(pages[0]).toContain('sn@provkommunen.example')
  })

  test('the same items give the same bytes, and are not made again', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), SECRET])
    const first = await make(town)
    expect(await make(town, {}, '2026-02-06T10:00:00Z')).toMatchObject({became: 'unchanged', sha256: first.sha256})
  })

  test('the original holds everything, is written for whoever asks and kept nowhere', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), SECRET])
    const out = await mkdtemp(join(tmpdir(), 'diarievakt-original-'))
    const made = await make(town, {version: 'original', out, formats: ['html']})
    expect(made).toMatchObject({entry: null, items: 2, omitted: 0, became: 'original'})
    const [written] = made.files
    expect(await readFile(written?.path ?? '', 'utf8')).toContain('Vedum')
    expect(await readFile(written?.path ?? '', 'utf8')).toContain('får inte publiceras')
    expect(await state(town)).toBe('ready')
  })

  test('a private person holds the item at the review, and the minutes with it; an elected member does not (F5 B2)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1', {text: 'Bo Ekvall yrkar avslag. Kim Asplund föredrar ärendet.'}), anItem('2', {text: 'Grannen Ingalill Forsmark har lämnat synpunkter på stängslet.'})])
    expect(await states(town)).toMatchObject([{items: 2, waiting: 1, omitted: 0, state: 'waits'}])
    expect(await refused(make(town))).toBe('paper-waits')
    const {entries} = await town.within('2026-02-05T08:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    expect(entries.map(({documentNumber}) => documentNumber)).toEqual(['protokoll § 2'])
    await decide(town, '2026-02-05T08:10:00Z', entries[0]?.id ?? '', {kind: 'withhold'})
    expect(await make(town, {}, '2026-02-05T09:00:00Z')).toMatchObject({items: 1, omitted: 1})
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Forsmark', 'stängslet'])).toEqual(new Map())
    expect(town.siteHolds(['Bo Ekvall yrkar']).size).toBe(1)
  })

  test('a case that is secret in the registry makes its item secret whatever the list says (F3)', async () => {
    const town = await aCouncilTown()
    await town.import('2026-02-03T09:00:00Z', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00012', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1'})])
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: 'SN 2026/00012', rubrik: 'Placering i Vedum'})])
    expect(await make(town)).toMatchObject({items: 1, omitted: 1})
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Vedum', 'SN 2026/00012'])).toEqual(new Map())
  })

  test('a case that waits holds back its items; one let out all the same stands without its heading (D2)', async () => {
    const town = await aCouncilTown()
    await town.import('2026-02-03T09:00:00Z', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00012', arenderubrik: 'Klagomål från Ingalill Forsmark'})])
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: 'SN 2026/00012', rubrik: 'Klagomål mot en verksamhet'})])
    expect(await states(town)).toMatchObject([{waiting: 1}])
    const {entries} = await town.within('2026-02-05T08:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    await decide(town, '2026-02-05T08:10:00Z', entries.find(({documentNumber}) => documentNumber === 'protokoll § 2')?.id ?? '', {kind: 'publish'})
    expect(await make(town, {}, '2026-02-05T09:00:00Z')).toMatchObject({items: 2, omitted: 0})
    await town.publish('2026-02-05T11:00:00Z')
    const page = [...town.site()].find(([path]) => path.startsWith('handling/'))?.[1] ?? ''
    expect(page).toContain('§ 2 Rubriken visas inte')
    expect(town.siteHolds(['Klagomål mot en verksamhet', 'Forsmark'])).toEqual(new Map())
  })
})

describe('what was published leaves at once when what it was made of is not so any more', () => {
  const published = async (): Promise<Town> => {
    const town = await aCouncilTown()
    await town.import('2026-02-03T09:00:00Z', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00012', arenderubrik: 'Nya lokaler'})])
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: 'SN 2026/00012', rubrik: 'Nya lokaler', text: 'Ett hus i Vedum hyrs.'})])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Vedum']).size).toBe(1)
    return town
  }
  const item = async (town: Town): Promise<string> => (await readEntryIds(town)).get('protokoll § 2') ?? ''

  test('an item is withheld', async () => {
    const town = await published()
    await decide(town, '2026-02-05T12:00:00Z', await item(town), {kind: 'withhold'})
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
    expect(await state(town, '2026-02-05T12:10:00Z')).toBe('outdated')
    expect(await make(town, {}, '2026-02-05T12:20:00Z')).toMatchObject({items: 1, omitted: 1, became: 'cleared'})
    await town.publish('2026-02-05T13:00:00Z')
    expect(await kinds(town, '2026-02-05T13:10:00Z')).toEqual(['case', 'meeting', 'paper'])
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
  })

  test('its case becomes secret, by the registry', async () => {
    const town = await published()
    await town.import('2026-02-05T12:00:00Z', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00012', arenderubrik: 'Nya lokaler', arenderubrik_sekretess: 'ja', andrad: '2026-02-05T10:00:00'})])
    expect(town.siteHolds(['Vedum', 'Nya lokaler'])).toEqual(new Map())
    expect(await make(town, {}, '2026-02-05T12:20:00Z')).toMatchObject({items: 1, omitted: 1})
  })

  test('a case that nobody knew is registered as secret', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: 'SN 2026/00077', text: 'Ett hus i Vedum hyrs.'})])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    await town.import('2026-02-05T12:00:00Z', [aRow({diarie: 'SN', arendenummer: 'SN 2026/00077', arenderubrik_sekretess: 'ja', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 26:1'})])
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
  })

  test('the list tells another text', async () => {
    const town = await published()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {arendenummer: 'SN 2026/00012', rubrik: 'Nya lokaler', text: 'Ett annat hus hyrs.'})], '2026-02-05T12:00:00Z')
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
    expect(await state(town, '2026-02-05T12:10:00Z')).toBe('outdated')
  })

  test('the meeting is called off', async () => {
    const town = await published()
    await bringMeetings(town, [aMeeting({status: 'inställt'})], '2026-02-05T12:00:00Z')
    expect(town.siteHolds(['Vedum', 'Rådhuset'])).toEqual(new Map())
  })

  test('its case waits for a person, or is taken down', async () => {
    const town = await published()
    await town.import('2026-02-05T12:00:00Z', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00012', arenderubrik: 'Klagomål från Ingalill Forsmark', andrad: '2026-02-05T10:00:00'})])
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
    expect(await refused(make(town, {}, '2026-02-05T12:20:00Z'))).toBe('paper-waits')
  })

  test('somebody is struck from those who were there', async () => {
    const town = await published()
    await bringMeetings(town, [aMeeting({narvarande: 'Elsa Grahnén (ordförande, S) | Kim Asplund (nämndsekreterare)'})], '2026-02-05T12:00:00Z')
    expect(town.siteHolds(['Bo Ekvall'])).toEqual(new Map())
    expect(await state(town, '2026-02-05T12:10:00Z')).toBe('outdated')
  })

  test('an item is erased from the register', async () => {
    const town = await published()
    const id = await item(town)
    await town.asOwner((db) => db.transaction(async (tx) => {
      await tx('version').where({entry_id: id}).delete()
      await tx('purge_permit').insert({entry_id: id, ground: 'time'})
      await tx('entry').where({id}).delete()
    }))
    await town.publish('2026-02-05T12:00:00Z', 'removals')
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
  })

  test('an answer that let an item out is undone', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {text: 'Grannen Ingalill Forsmark har lämnat synpunkter.'})])
    const id = await item(town)
    await decide(town, '2026-02-05T08:00:00Z', id, {kind: 'publish'})
    await make(town, {}, '2026-02-05T09:00:00Z')
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Forsmark']).size).toBe(1)
    await town.within('2026-02-05T12:00:00Z', (session) => undoDecision(session, {decision: null}))
    expect(town.siteHolds(['Forsmark'])).toEqual(new Map())
  })

  test('somebody takes the paper down, and making it again does not bring it back (G3)', async () => {
    const town = await published()
    const paper = (await town.public('2026-02-05T11:30:00Z')).find(({kind}) => kind === 'paper')
    await town.within('2026-02-05T12:00:00Z', (session) => withdrawEntries(session, {ids: [paper?.id ?? ''], committee: null, reason: 'other', note: null}))
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
    expect(await state(town, '2026-02-05T12:10:00Z')).toBe('taken-down')
    await make(town, {}, '2026-02-05T12:20:00Z')
    await town.publish('2026-02-05T13:00:00Z')
    expect(await kinds(town, '2026-02-05T13:10:00Z')).toEqual(['case', 'meeting'])
  })
})

describe('the finished paper is searched before it is kept (F3)', () => {
  test('what a shown item says of a hidden one by other words than its own is no trace, and what stands around the items is searched', async () => {
    const town = await aCouncilTown({minutes: {head: 'Socialnämnden, Vedum'}})
    await bringMeetings(town, [aMeeting(), anItem('1'), SECRET])
    expect(await refused(make(town))).toBe('paper-unclean')
    expect(await state(town)).toBe('ready')
  })
})

describe('after a restore (P3)', () => {
  test('a paper of which an item was withheld since the backup is not shown again', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {text: 'Ett hus i Vedum hyrs.'})])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    const file = join(await aShelf(), 'b.zip')
    await backUp(town, '2026-02-05T11:30:00Z', file)
    const ids = await readEntryIds(town)
    await decide(town, '2026-02-05T12:00:00Z', ids.get('protokoll § 2') ?? '', {kind: 'withhold'})
    await make(town, {}, '2026-02-05T12:20:00Z')
    await town.publish('2026-02-05T13:00:00Z')
    await town.loseDatabase()
    await putBack(town, '2026-02-06T09:00:00Z', file)
    await town.publish('2026-02-06T11:00:00Z')
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
    expect((await town.public('2026-02-06T12:00:00Z')).filter(({kind}) => kind === 'paper')).toEqual([])
  })
})

describe('who may (J1)', () => {
  test('a committee’s secretary brings in and makes its own papers, and nothing of another’s', async () => {
    const town = await aCouncilTown()
    await town.grant('sek', {role: 'committee-secretary', committee: 'SN'})
    await bringMeetings(town, [aMeeting(), anItem('1')], AT, 'sek')
    await expect(bringMeetings(town, [aMeeting({diarie: 'KS'}), anItem('1', {diarie: 'KS'})], AT, 'sek')).rejects.toMatchObject({code: 'not-permitted'})
    await bringMeetings(town, [aMeeting({diarie: 'KS'}), anItem('1', {diarie: 'KS'})])
    expect(await town.within('2026-02-04T10:00:00Z', async (session) => (await listMeetings(session, {committee: null, from: null, until: null})).map(({committee}) => committee), 'sek')).toEqual(['SN'])
    await expect(town.within('2026-02-04T10:00:00Z', (session) => makePaper(session, {meeting: 'KS 2026-02-03', kind: 'minutes', version: 'original', formats: [], out: null}), 'sek')).rejects.toMatchObject({code: 'meeting-not-found'})
  })
})

describe('papers by themselves', () => {
  test('a committee without minutes for the web publishes them whole or not at all (F8)', async () => {
    const town = await aCouncilTown()
    const ks = {diarie: 'KS'}
    await bringMeetings(town, [aMeeting(ks), anItem('1', ks), anItem('2', {...ks, sekretess: 'ja'})])
    expect(await refused(make(town, {meeting: 'KS 2026-02-03'}))).toBe('minutes-not-adapted')
    await bringMeetings(town, [aMeeting(ks), anItem('1', ks), anItem('2', ks)], '2026-02-05T09:00:00Z')
    expect(await states(town)).toMatchObject([{waiting: 0}])
    expect(await make(town, {meeting: 'KS 2026-02-03'}, '2026-02-05T10:00:00Z')).toMatchObject({items: 2, omitted: 0})
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['anpassad för webben'])).toEqual(new Map())
  })

  test('a summons and an agenda are adapted as minutes are, and what was adjusted at once is a paper of its own (F6 A2)', async () => {
    const town = await aCouncilTown()
    const of = (typ: string, paragraf: string, changes = {}) => anItem(paragraf, {typ, ...changes})
    await bringMeetings(town, [
      aMeeting(), of('kallelse', '1'), of('kallelse', '2', {sekretess: 'ja', rubrik: 'Placering i Vedum'}), of('föredragningslista', '1'), of('protokoll', '1'), of('protokoll', '2', {sekretess: 'ja', rubrik: 'Placering i Vedum'}),
      of('omedelbart justerat protokoll', '3'),
    ])
    expect((await states(town)).map(({kind, items, omitted}) => [kind, items, omitted])).toEqual([['summons', 2, 1], ['agenda', 1, 0], ['minutes', 2, 1], ['immediate-minutes', 1, 0]])
    for (const kind of ['summons', 'agenda', 'minutes', 'immediate-minutes'] as const) expect((await make(town, {kind})).items).toBe(1)
    await town.publish('2026-02-05T11:00:00Z')
    expect((await town.public('2026-02-05T12:00:00Z')).flatMap((one) => (one.kind === 'paper' ? [one.paper] : [])).sort()).toEqual(['agenda', 'immediate-minutes', 'minutes', 'summons'])
    expect(town.siteHolds(['Vedum'])).toEqual(new Map())
  })

  test('each paper has its own two years, and its meeting stands above it as long (H1 H2)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1', {typ: 'kallelse'}), anItem('1')])
    await make(town, {kind: 'summons'})
    await town.publish('2026-02-05T11:00:00Z')
    await make(town, {kind: 'minutes'}, '2026-03-05T10:00:00Z')
    await town.publish('2026-03-05T11:00:00Z')
    const shown = async (at: string): Promise<readonly string[]> => {
      await town.publish(at, 'removals')
      return (await town.public(at)).map((one) => (one.kind === 'paper' ? one.paper : one.kind)).sort()
    }
    expect(await shown('2028-02-04T23:10:00Z')).toEqual(['meeting', 'minutes'])
    expect(await shown('2028-03-04T23:10:00Z')).toEqual([])
    expect(town.siteHolds(['Rapport 1'])).toEqual(new Map())
  })

  test('an export of the registry that holds a diary whole leaves its meetings alone (A1)', async () => {
    const town = await aCouncilTown()
    await bringMeetings(town, [aMeeting(), anItem('1')])
    await make(town)
    await town.publish('2026-02-05T11:00:00Z')
    await town.import('2026-02-05T12:00:00Z', [aRow({diarie: 'SN', arendenummer: 'SN 2026/00001'})], {full: ['SN']})
    expect(await kinds(town, '2026-02-05T12:10:00Z')).toEqual(['meeting', 'paper'])
  })
})

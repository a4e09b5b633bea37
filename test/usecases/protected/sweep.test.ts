import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {PersonId} from '../../../src/core/protected/person.js'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {addPerson, type ToldPerson} from '../../../src/usecases/protected/add-person.js'
import {assessPerson} from '../../../src/usecases/protected/assess-person.js'
import {changePerson} from '../../../src/usecases/protected/change-person.js'
import {listPersons} from '../../../src/usecases/protected/list-persons.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {listWaitingForAuthorised} from '../../../src/usecases/protected/list-waiting-for-authorised.js'
import {findPerson, showPerson} from '../../../src/usecases/protected/read-person.js'
import {sweepRegister} from '../../../src/usecases/protected/sweep-register.js'
import type {Sweep} from '../../../src/usecases/protected/take-off-found.js'
import type {Unlocked} from '../../../src/usecases/protected/unlock.js'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import {listWaiting} from '../../../src/usecases/review/list-waiting.js'
import {aRow, type SourceRow, type Town} from '../../support/town.js'
import {aPerson, key, letIn, NOW, NUMBERS, townWithHolder} from './support.js'

let town: Town

beforeEach(async () => {
  ;({town} = await townWithHolder())
})
afterEach(async () => town.leave())

const OFFICER = 'Agneta Kanariefågel'
const rows: readonly SourceRow[] = [
  aRow({handlingsnummer: '1', handlaggare: OFFICER}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Remiss om gatubelysning', handlaggare: 'Bo Ek'}),
  aRow({arendenummer: 'KS 2026/00124', handlingsnummer: '1', arenderubrik: 'Belysning', handlingsrubrik: 'Yttrande om belysning', handlaggare: ''}),
]
const person = (changes: Partial<ToldPerson> = {}): ToldPerson => ({...aPerson(), name: OFFICER, ...changes})
const later = '2026-02-03T12:00:00Z'
const keep = (told: ToldPerson, at = later): Promise<{readonly id: PersonId; readonly sweep: Sweep}> => town.within(at, (session) => addPerson(session, {unlocking: key('anna'), person: told}))
const sweepNow = (all = false, at = later): Promise<Sweep> => town.within(at, (session) => sweepRegister(session, {unlocking: key('anna'), all, onProgress: () => undefined}))
const published = async (at = later): Promise<readonly string[]> => (await town.public(at)).flatMap((one) => ('diaryNumber' in one ? [`${one.diaryNumber} ${one.heading}`] : [])).sort()
const status = (at: string) => town.within(at, (session) => publicationStatus(session, undefined))
const waiting = () => town.within(later, (session) => listWaiting(session, {committee: null, why: [], limit: 100, after: null}))

/** Every byte of every file of the site, of each release that is kept, and of the copies of texts that readers get. */
function everyByte(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, {recursive: true, withFileTypes: true}).flatMap((file) => (file.isFile() ? [readFileSync(join(file.parentPath, file.name)).toString('latin1')] : [])).join('\n')
}

async function publishThree(): Promise<void> {
  await town.import('2026-02-03T09:00:00Z', rows)
  await town.publish('2026-02-03T11:00:00Z')
}

describe('K2: a person who is marked after publication', () => {
  test('disappears at once from the site, every kept release, feeds and open data; others stay', async () => {
    await publishThree()
    await town.publish('2026-02-03T11:30:00Z')
    const name = Buffer.from(OFFICER).toString('latin1')
    expect(everyByte(join(town.folder, 'site'))).toContain(name)
    const {id, sweep} = await keep(person())
    expect(sweep).toMatchObject({unread: 0, unfinished: null, found: [{person: id, committee: 'KS', number: 'KS 2026/00123:1', hows: ['name-as-officer'], wasPublic: true, publicSince: '2026-02-03'}]})
    expect(sweep.found[0]?.urls.some((url) => url.startsWith('https://diariet.provkommunen.example/handling/'))).toBe(true)
    expect(everyByte(join(town.folder, 'site'))).not.toContain(name)
    expect((await published()).some((line) => line.includes('gatubelysning'))).toBe(true)
    // The case's officer is worked out from its rows.
    const shown = await town.within(later, (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))
    expect(shown.records).toMatchObject([{by: 'anna', record: {kind: 'found', wasPublic: true, publicSince: '2026-02-03', number: 'KS 2026/00123:1'}}])
    expect(await town.within(later, (session) => verifyLog(session, {anchors: null, everySignature: true, onProgress: () => undefined}))).toMatchObject({ok: true})
  }, 60_000)

  test('is found by number, by name with address and by property in headings and in files, and nowhere else', async () => {
    const number = NUMBERS[0] ?? ''
    const told = [
      aRow({handlingsnummer: '1', handlingsrubrik: 'Förhandsbesked Ekbacken 1:23', handlaggare: ''}), aRow({handlingsnummer: '2', handlingsrubrik: 'Remiss', handlaggare: '', fil: 'brev.txt', fil_publiceras: 'ja'}),
      aRow({handlingsnummer: '3', handlingsrubrik: 'Svar', handlaggare: '', fil: 'tomt.txt', fil_publiceras: 'ja'}), aRow({handlingsnummer: '4', handlingsrubrik: `Rad med ${number}`, handlaggare: ''}),
    ]
    await town.import('2026-02-03T09:00:00Z', told, {with: {'brev.txt': `Till ${OFFICER}, Hemliga gränden 41.\n`, 'tomt.txt': 'Ingen nämns här.\n'}})
    const {sweep} = await keep(person({properties: ['Ekbacken 1:23']}))
    expect(sweep.found.map(({number: at, hows}) => [at, hows]).sort()).toEqual([['KS 2026/00123:1', ['property']], ['KS 2026/00123:2', ['name-and-address']], ['KS 2026/00123:4', ['number']]])
    await town.publish('2026-02-03T15:00:00Z')
    expect(await published('2026-02-03T15:01:00Z')).toEqual(['KS 2026/00123 Ny förskola vid Ekbacken', 'KS 2026/00123 Svar'])
  }, 60_000)

  test('what stands in a case’s heading leaves its documents’ rows too', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({arenderubrik: 'Tillsyn på Gökboet 1:23', handlaggare: ''})])
    await town.publish('2026-02-03T11:00:00Z')
    expect(everyByte(join(town.folder, 'site'))).toContain('1:23')
    const {sweep} = await keep(person({properties: ['Gökboet 1:23']}))
    expect(sweep.found).toMatchObject([{number: 'KS 2026/00123', hows: ['property']}])
    expect(everyByte(join(town.folder, 'site'))).not.toContain('1:23')
  }, 60_000)

  test('a name in a document is found with an address in the heading of its case', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({arenderubrik: 'Tillsyn Hemliga gränden 41', handlingsrubrik: 'Svar om Agneta Kanariefågel', handlaggare: ''})])
    expect((await keep(person())).sweep.found).toMatchObject([{number: 'KS 2026/00123:1', hows: ['name-and-address']}])
  }, 60_000)

  test('who was there is found by the name alone in papers that list them', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Protokoll', handlaggare: '', fil: 'protokoll.txt', fil_publiceras: 'ja'}), aRow({handlingsnummer: '2', handlingsrubrik: 'Brev', handlaggare: '', fil: 'brev.txt', fil_publiceras: 'ja'})], {with: {'protokoll.txt': 'Närvarande:\nBo Ek\nAgneta Kanariefågel\n', 'brev.txt': 'Agneta Kanariefågel har ringt.\n'}})
    expect((await keep(person())).sweep.found).toMatchObject([{number: 'KS 2026/00123:1', hows: ['name-as-officer']}])
  }, 60_000)

  test('the second person in a row is written down too', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Remiss om Gökboet 1:23', handlaggare: OFFICER})])
    await town.publish('2026-02-03T11:00:00Z')
    await keep(person())
    const {id, sweep} = await keep({...aPerson(1), name: 'Nils Kanariefågel', properties: ['Gökboet 1:23']})
    expect(sweep.found).toEqual(expect.arrayContaining([expect.objectContaining({person: id, number: 'KS 2026/00123:1', wasPublic: false, publicSince: '2026-02-03'})]))
    expect((await sweepNow(true)).found).toEqual([])
  }, 60_000)

  test('a household is found person by person', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare: OFFICER}), aRow({handlingsnummer: '2', handlaggare: 'Nils Kanariefågel'})])
    expect((await keep(person())).sweep.found).toHaveLength(1)
    const other = await keep({...aPerson(1), name: 'Nils Kanariefågel'})
    expect(other.sweep.found).toMatchObject([{person: other.id, number: 'KS 2026/00123:2'}])
  }, 60_000)
})

describe('K8: what has not been looked through', () => {
  test('nothing waits while nobody is kept; then what names somebody waits, is counted, and comes when it has been looked through', async () => {
    await publishThree()
    expect(await status(later)).toMatchObject({waitingForSweep: 0})
    await keep({...aPerson(2), name: 'Sunniva Kanariefågel'})
    await town.import(later, [aRow({handlingsnummer: '3', handlingsrubrik: 'Svar om parkering', handlaggare: 'Siv Lind'}), aRow({handlingsnummer: '4', handlingsrubrik: 'Svar om park', handlaggare: ''})])
    await town.publish('2026-02-03T15:00:00Z')
    const before = await published('2026-02-03T15:00:00Z')
    expect(before.some((line) => line.endsWith('parkering'))).toBe(false)
    expect(before.some((line) => line.endsWith('park'))).toBe(true)
    // Every row's own officer is its case's too, unless the case has none.
    expect((await status('2026-02-03T15:00:00Z')).waitingForSweep).toBeGreaterThan(0)
    expect(await sweepNow(false, '2026-02-03T15:00:00Z')).toMatchObject({found: [], unread: 0})
    expect(await status('2026-02-03T15:00:00Z')).toMatchObject({waitingForSweep: 0})
    await town.publish('2026-02-03T16:00:00Z')
    expect((await published('2026-02-03T16:00:00Z')).some((line) => line.endsWith('parkering'))).toBe(true)
    expect(await sweepNow(false, '2026-02-03T16:00:00Z')).toMatchObject({looked: 0})
  }, 60_000)

  test('a setting lets it through', async () => {
    await keep(aPerson(2), NOW)
    town.settings = SettingsSchema.parse({...town.settings, protected: {holdUnswept: false}})
    await publishThree()
    expect((await published()).some((line) => line.endsWith('förskola'))).toBe(true)
  }, 60_000)

  test('whoever unlocks has a little looked through at once, and is told', async () => {
    const {id} = await keep(person(), NOW)
    await town.import('2026-02-03T09:00:00Z', rows)
    const told: Unlocked[] = []
    await town.within(later, (session) => showPerson(session, {unlocking: {...key('anna'), onUnlocked: (one) => told.push(one)}, why: 'matter', id}))
    expect(told).toMatchObject([{unswept: 0, found: [{person: id, number: 'KS 2026/00123:1', wasPublic: false}]}])
    await town.publish('2026-02-03T15:00:00Z')
    expect((await published('2026-02-03T15:00:00Z')).some((line) => line.includes('gatubelysning'))).toBe(true)
    expect(everyByte(join(town.folder, 'site'))).not.toContain('Kanarief')
  }, 60_000)

  test('the municipality’s own lists of officials are looked through', async () => {
    expect((await keep(person({name: 'Elsa Grahnén'}))).sweep).toMatchObject({onStaffLists: ['KS']})
    expect(await sweepNow(true)).toMatchObject({onStaffLists: ['KS']})
  }, 60_000)

  test('a file that cannot be read any more is told, and its row waits', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare: 'Bo Ek', fil: 'brev.txt', fil_publiceras: 'ja'})], {with: {'brev.txt': 'Ingen nämns här.\n'}})
    const {rm} = await import('node:fs/promises')
    await rm(join(town.folder, 'files'), {recursive: true})
    await rm(join(town.folder, 'inbox'), {recursive: true})
    expect((await keep(aPerson(2))).sweep).toMatchObject({unread: 1})
    expect(await status(later)).toMatchObject({waitingForSweep: 1})
  }, 60_000)
})

describe('K9: the authority assesses each time', () => {
  test('one who is not the person is let go to be judged as others, and is not found again until the text changes', async () => {
    await publishThree()
    const {id, sweep} = await keep(person())
    const entry = sweep.found[0]?.entry ?? ''
    const assess = (outcome: 'secret' | 'public' | 'not-the-person', at = later) => town.within(at, (session) => assessPerson(session, {unlocking: key('anna'), id, assessment: {outcome, ground: 'OSL 21:3', entry, committee: null, note: ''}}))
    expect(await assess('secret')).toMatchObject({stage: null, isMarked: true})
    expect(await assess('not-the-person')).toMatchObject({entry, stage: 'cleared', isMarked: false})
    expect(await sweepNow(true)).toMatchObject({found: []})
    await town.publish('2026-02-03T15:00:00Z')
    expect((await published('2026-02-03T15:00:00Z')).some((line) => line.endsWith('Remiss om ny förskola'))).toBe(true)
    await expect(assess('public', '2026-02-03T15:00:00Z')).rejects.toMatchObject({code: 'entry-not-marked'})
    await town.import('2026-02-04T09:00:00Z', [aRow({handlaggare: OFFICER, handlingsrubrik: 'Ny remiss om förskola', andrad: '2026-02-04T08:00:00'})])
    expect((await sweepNow(false, '2026-02-04T10:00:00Z')).found).toMatchObject([{entry, person: id}])
    const {records} = await town.within('2026-02-04T10:00:00Z', (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))
    expect(records.map(({record}) => record.kind)).toEqual(['found', 'assessment', 'assessment', 'found'])
  }, 60_000)

  test('of two in one row the other is found as the first is let go', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare: 'Agneta Kanariefågel, Nils Kanariefågel'})])
    const {id, sweep} = await keep(person())
    const entry = sweep.found[0]?.entry ?? ''
    const other = await keep({...aPerson(1), name: 'Nils Kanariefågel'})
    expect(other.sweep.found).toEqual(expect.arrayContaining([expect.objectContaining({entry, person: other.id, wasPublic: false})]))
    const assessed = await town.within(later, (session) => assessPerson(session, {unlocking: key('anna'), id, assessment: {outcome: 'public', ground: 'OSL 21:3', entry, committee: null, note: ''}}))
    expect(assessed).toMatchObject({isMarked: true})
  }, 60_000)
})

describe('what was found stays found', () => {
  const laterDay = '2026-02-04T10:00:00Z'

  test('whatever the registry tells next, until a holder has assessed it', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({arenderubrik: 'Tillsyn på Gökboet 1:23', handlaggare: ''})])
    await town.publish('2026-02-03T11:00:00Z')
    const {id, sweep} = await keep(person({properties: ['Gökboet 1:23']}))
    for (const [day, changes] of [['2026-02-04', {arende_status: 'avslutat', avslutat: '2026-02-04'}], ['2026-02-05', {arendetyp: 'tillsyn'}]] as const) {
      await town.import(`${day}T09:00:00Z`, [aRow({arenderubrik: 'Tillsyn på Gökboet 1:23', handlaggare: '', andrad: `${day}T08:00:00`, ...changes})])
      await town.publish(`${day}T11:00:00Z`)
      expect(everyByte(join(town.folder, 'site'))).not.toContain('1:23')
    }
    const assessed = await town.within('2026-02-05T12:00:00Z', (session) => assessPerson(session, {unlocking: key('anna'), id, assessment: {outcome: 'public', ground: 'OSL 21:3', entry: sweep.found[0]?.entry ?? '', committee: null, note: ''}}))
    expect(assessed).toMatchObject({isMarked: false})
    await town.publish('2026-02-05T15:00:00Z')
    expect(everyByte(join(town.folder, 'site'))).toContain('1:23')
  }, 60_000)

  test('an assessment is taken back by the next, and by whatever is said of the protection since', async () => {
    await publishThree()
    const {id, sweep} = await keep(person())
    const entry = sweep.found[0]?.entry ?? ''
    const assess = (outcome: 'secret' | 'public', at: string) => town.within(at, (session) => assessPerson(session, {unlocking: key('anna'), id, assessment: {outcome, ground: 'OSL 21:3', entry, committee: null, note: ''}}))
    await assess('public', '2026-02-03T13:00:00Z')
    await town.publish('2026-02-03T15:00:00Z')
    expect(everyByte(join(town.folder, 'site'))).toContain('Kanarief')
    expect(await assess('secret', '2026-02-03T15:10:00Z')).toMatchObject({isMarked: true})
    expect(everyByte(join(town.folder, 'site'))).not.toContain('Kanarief')
    await assess('public', '2026-02-03T15:20:00Z')
    expect((await sweepNow(true, '2026-02-03T15:30:00Z')).found).toEqual([])
    const {sweep: anew} = await town.within('2026-02-03T15:40:00Z', (session) => changePerson(session, {unlocking: key('anna'), id, change: {level: 'skyddad folkbokföring'}}))
    expect(anew.found).toMatchObject([{entry}])
  }, 60_000)

  test('a row that has nothing to do with the person is not let go by them', async () => {
    const {id} = await keep(aPerson(3), NOW)
    await town.import(laterDay, [aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', skydd: 'sekretessmarkering', avsandare_mottagare: 'Gunilla Lindqvist'})])
    const {entries} = await town.within(laterDay, (session) => listWaitingForAuthorised(session, {unlocking: key('anna'), why: 'matter', limit: 10, after: null}))
    const entry = entries.find(({number}) => number.endsWith(':1'))?.id ?? ''
    const assess = (who: string) => town.within(laterDay, (session) => assessPerson(session, {unlocking: key('anna'), id: who, assessment: {outcome: 'not-the-person', ground: 'annat nummer', entry, committee: null, note: ''}}))
    await expect(assess(id)).rejects.toMatchObject({code: 'person-not-in-entry'})
    const {persons} = await town.within(laterDay, (session) => listPersons(session, {unlocking: key('anna'), why: 'matter', showsNames: false, limit: 10, after: null}))
    expect(await assess(persons.find(({hasNumber}) => !hasNumber)?.id ?? '')).toMatchObject({isMarked: false})
  }, 60_000)
})

describe('what stands in the way of a sweep stops nothing that can be done', () => {
  test('a row whose file is gone is searched for the rest of it', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlaggare: OFFICER, fil: 'brev.txt', fil_publiceras: 'ja'})], {with: {'brev.txt': 'Ingen nämns här.\n'}})
    await town.publish('2026-02-03T11:00:00Z')
    const {rm} = await import('node:fs/promises')
    await rm(join(town.folder, 'files'), {recursive: true})
    await rm(join(town.folder, 'inbox'), {recursive: true})
    expect((await keep(person())).sweep).toMatchObject({unread: 1, found: expect.arrayContaining([expect.objectContaining({number: 'KS 2026/00123:1', hows: ['name-as-officer']})]) as unknown[]})
  }, 60_000)

  test('somebody who does not open is told of, and nothing counts as looked through until they do', async () => {
    const {id} = await keep(person(), NOW)
    const {seal}: {seal: string} = await town.asOwner((db) => db('protected_person').where({id}).first('seal'))
    await town.asOwner((db) => db('protected_person').where({id}).update({seal: 'x'}))
    await town.import(later, rows)
    expect(await sweepNow()).toMatchObject({unopened: 1, found: []})
    await town.publish('2026-02-03T15:00:00Z')
    expect(everyByte(join(town.folder, 'site'))).not.toContain('Kanarief')
    await town.asOwner((db) => db('protected_person').where({id}).update({seal}))
    expect((await sweepNow(false, '2026-02-03T16:00:00Z')).found).toMatchObject([{person: id}])
  }, 60_000)

  test('what is written down about one person and does not open is in nobody’s way', async () => {
    await publishThree()
    const {id} = await keep(person())
    await town.asOwner((db) => db('person_record').where({person: id}).update({sealed: 'AAAA'}))
    expect((await keep({...aPerson(1), name: 'Bo Ek'})).sweep.found).toMatchObject([{number: 'KS 2026/00123:2'}])
    // Nobody can tell any more whether the first was told of: it is told again.
    expect((await sweepNow(true)).found).toMatchObject([{person: id}])
  }, 60_000)
})

describe('K10: between committees', () => {
  test('whom others keep, and where they stand, is told to nobody else, and no reading is said to have been made', async () => {
    await letIn(town, 'bo', ['anna'])
    await publishThree()
    const {id} = await keep(person())
    await town.grant('sn', {role: 'protected-reader', committee: 'SN'})
    const asSn = (told: ToldPerson): Promise<{readonly id: PersonId; readonly sweep: Sweep}> => town.within(later, (session) => addPerson(session, {unlocking: key('bo'), person: told}), 'sn')
    const own = await asSn({...aPerson(1, ['SN']), name: 'Bo Ek', ground: null})
    expect(own.sweep.found).toEqual([])
    expect((await published()).some((line) => line.includes('gatubelysning'))).toBe(false)
    expect((await town.within(later, (session) => showPerson(session, {unlocking: key('bo'), why: 'matter', id: own.id}), 'sn')).records).toEqual([])
    const swept = await town.within(later, (session) => sweepRegister(session, {unlocking: key('bo'), all: true, onProgress: () => undefined}), 'sn')
    expect(swept).toMatchObject({persons: 1, found: [], onStaffLists: []})
    const readers = await town.within(later, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(readers.map(({holder}) => holder)).not.toContain('bo')
  }, 60_000)
})

describe('K4: for others', () => {
  test('a row that was put away reads as any that waits for an authorised officer, and the log of the committee tells nothing', async () => {
    await publishThree()
    const {sweep} = await keep(person())
    const listed = (await waiting()).entries.find(({id}) => id === sweep.found[0]?.entry)
    expect(listed).toBeUndefined()
    expect(JSON.stringify(await waiting())).not.toContain('Kanarief')
    const events: readonly {event: string}[] = await town.asOwner((db) => db('audit_event').whereNot({chain: '*readings'}).select('event'))
    for (const {event} of events) expect(event).not.toMatch(/Kanarief|awaits|person/)
    expect(await town.within(later, (session) => listWaitingForAuthorised(session, {unlocking: key('anna'), why: 'matter', limit: 10, after: null}))).toMatchObject({entries: [{id: sweep.found[0]?.entry, officer: OFFICER}]})
  }, 60_000)
})

test('a number that changes is looked for too, and the one before is remembered', async () => {
  const {id} = await keep(aPerson(), NOW)
  const [, changed = ''] = NUMBERS
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Rad med ${changed.slice(2)}`, handlaggare: ''})])
  const {sweep} = await town.within(later, (session) => changePerson(session, {unlocking: key('anna'), id, change: {number: changed, properties: ['Ekbacken 1:23']}}))
  expect(sweep.found).toMatchObject([{person: id, hows: ['number']}])
  expect(await town.within(later, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: changed}))).toMatchObject({id, particulars: {otherNumbers: [NUMBERS[0]], properties: ['Ekbacken 1:23']}})
  await expect(town.within(later, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: NUMBERS[0] ?? ''}))).rejects.toMatchObject({code: 'person-not-found'})
}, 60_000)

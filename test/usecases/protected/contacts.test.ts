import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {addPerson, leavePerson, type ToldPerson} from '../../../src/usecases/protected/add-person.js'
import {assessPerson} from '../../../src/usecases/protected/assess-person.js'
import {changePerson} from '../../../src/usecases/protected/change-person.js'
import {listPersons} from '../../../src/usecases/protected/list-persons.js'
import {noteContact, type Contact} from '../../../src/usecases/protected/note-contact.js'
import {removePerson} from '../../../src/usecases/protected/remove-person.js'
import {sweepRegister} from '../../../src/usecases/protected/sweep-register.js'
import {syncPersons} from '../../../src/usecases/protected/sync-persons.js'
import {tracesIn} from '../../support/traces.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {aRow, type Town} from '../../support/town.js'
import {add, aPerson, key, letIn, NOW, show, townWithHolder} from './support.js'

let town: Town
let id: string

beforeEach(async () => {
  ;({town} = await townWithHolder())
  id = await add(town, aPerson())
})
afterEach(async () => town.leave())

const contact = (said: Partial<Contact>, answers: readonly boolean[] = []): Promise<unknown> => {
  const left = [...answers]
  return town.within(NOW, (session) => noteContact(session, {unlocking: key('anna'), id, contact: {channel: 'letter', calledBack: false, idShown: false, toldRisks: false, offeredOtherWay: false, note: '', ...said}, ask: async () => left.shift() ?? false}))
}

describe('K6: contacts over safe channels', () => {
  test.each([['a letter', {}], ['an e-identification', {channel: 'eid'}], ['a visit of somebody who showed who they are', {channel: 'visit', idShown: true}], ['a call to an authority that was called back', {channel: 'phone', calledBack: true}]] as const)('%s is written down', async (_, said) => {
    expect(await contact({...said, note: 'Om beslutet'})).toEqual({id, stillToTell: ['risks', 'otherWay']})
    expect((await show(town, id)).records).toMatchObject([{by: 'anna', record: {kind: 'contact', note: 'Om beslutet', ...said}}])
  }, 60_000)

  test.each([['a visit of nobody known', {channel: 'visit'}, 'contact-id-not-shown'], ['a call that was not called back', {channel: 'phone'}, 'contact-not-called-back'], ['a note that steers the terminal', {note: 'a\u001b[2J'}, 'person-field-unclear']] as const)('%s is refused, and nothing is written', async (_, said, code) => {
    await expect(contact(said)).rejects.toMatchObject({code})
    expect((await show(town, id)).records).toEqual([])
  }, 60_000)

  test('what the person was told is written down, and asked for until it has been', async () => {
    expect(await contact({toldRisks: true})).toEqual({id, stillToTell: ['otherWay']})
    expect(await contact({}, [false])).toEqual({id, stillToTell: ['otherWay']})
    expect(await contact({}, [true])).toEqual({id, stillToTell: []})
    expect(await contact({}, [true, true])).toEqual({id, stillToTell: []})
    const {records} = await show(town, id)
    expect(records.map(({record}) => record.kind)).toEqual(['contact', 'told', 'contact', 'contact', 'told', 'contact'])
  }, 60_000)

  test('K5: the log knows that it was read and written, and of whom, under a pseudonym', async () => {
    await contact({note: 'Hemligt ord'})
    const events: readonly {event: string}[] = await town.asOwner((db) => db('audit_event').where({chain: '*readings'}).select('event'))
    expect(events.map(({event}) => event).join('\n')).not.toMatch(/Hemligt|letter/)
    expect(await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))).toMatchObject([{why: 'contact', fields: ['records'], outcome: 'shown'}])
    const kept = await town.asOwner((db) => db('person_record').select('*'))
    expect(JSON.stringify(kept)).not.toContain('Hemligt')
  }, 60_000)
})

test('a record that was exchanged is found out', async () => {
  await contact({})
  await contact({channel: 'eid'})
  await town.asOwner(async (db) => {
    const [one, other]: {id: string; sealed: string}[] = await db('person_record').orderBy('position')
    await db('person_record').where({id: one?.id}).update({sealed: other?.sealed})
  })
  await expect(show(town, id)).rejects.toMatchObject({code: 'sealed-altered'})
}, 60_000)

test('a record that was taken away is found out', async () => {
  await contact({})
  await contact({channel: 'eid'})
  await town.asOwner((db) => db('person_record').where({position: 2}).delete())
  await expect(show(town, id)).rejects.toMatchObject({code: 'sealed-altered'})
}, 60_000)

test('K9: an assessment of the data as such has a ground, a day and a name', async () => {
  const assess = (ground: string): Promise<unknown> => town.within(NOW, (session) => assessPerson(session, {unlocking: key('anna'), id, assessment: {outcome: 'secret', ground, entry: null, committee: null, note: ''}}))
  expect(await assess('OSL 21:3')).toEqual({id, entry: null, stage: null, isMarked: false})
  await expect(assess(' ')).rejects.toMatchObject({code: 'assessment-ground-missing'})
  expect((await show(town, id)).records).toMatchObject([{at: '2026-02-03 10:00', by: 'anna', record: {kind: 'assessment', outcome: 'secret', ground: 'OSL 21:3', entry: null}}])
}, 60_000)

describe('A12: a committee without secrecy of its own', () => {
  const told = (committee: string, ground: ToldPerson['ground']): ToldPerson => ({...aPerson(1, [committee]), ground})
  const keep = (person: ToldPerson, user = 'reg'): Promise<unknown> => town.within(NOW, (session) => addPerson(session, {unlocking: key('anna'), person}), user)

  test('keeps nobody, but with a ground, which is kept', async () => {
    await expect(keep(told('KS', null))).rejects.toMatchObject({code: 'committee-without-secrecy', facts: {committee: 'KS'}})
    await expect(town.within(NOW, (session) => leavePerson(session, told('KS', null)))).rejects.toMatchObject({code: 'committee-without-secrecy'})
    const kept = (await keep(told('KS', 'employment'))) as {readonly id: string}
    expect((await show(town, kept.id)).particulars.ground).toBe('employment')
  }, 60_000)

  test('a committee that has it needs none; and the ground is no registrar’s to name', async () => {
    expect(await keep(told('SN', null))).toMatchObject({sweep: {found: []}})
    await town.grant('lasse', {role: 'registrar', committee: '*'})
    await expect(town.within(NOW, (session) => leavePerson(session, told('KS', 'law')), 'lasse')).rejects.toMatchObject({code: 'not-permitted', facts: {right: 'person.except'}})
    expect(await town.within(NOW, (session) => leavePerson(session, told('SN', null)), 'lasse')).toMatchObject({holders: ['anna']})
  }, 60_000)
})

describe('the list', () => {
  const list = (showsNames: boolean, user = 'reg', holder = 'anna', after: string | null = null, limit = 10) => town.within(NOW, (session) => listPersons(session, {unlocking: key(holder), why: 'matter', showsNames, limit, after}), user)

  test('K4 K5: is masked until asked, and each row of it is in the log before', async () => {
    expect((await list(false)).persons).toEqual([{id, level: 'sekretessmarkering', name: null, committees: ['*'], saidAt: '2026-02-03 10:00', hasNumber: true}])
    expect((await list(true)).persons).toMatchObject([{id, name: aPerson().name}])
    expect((await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))).map(({fields}) => fields)).toEqual([['name', 'level'], ['level']])
  }, 60_000)

  test('K10: page by page, of one’s own committees', async () => {
    const second = await add(town, aPerson(1, ['SN']))
    const [first, last] = [id, second].sort()
    expect(await list(false, 'reg', 'anna', null, 1)).toMatchObject({persons: [{id: first}], next: first})
    expect(await list(false, 'reg', 'anna', first ?? null, 1)).toMatchObject({persons: [{id: last}], next: null})
    await letIn(town, 'bo', ['anna'])
    await town.grant('sn', {role: 'protected-reader', committee: 'SN'})
    expect((await list(true, 'sn', 'bo')).persons).toMatchObject([{id: second}])
  }, 60_000)
})

describe('what a change is refused for', () => {
  test('nothing to change; a row that is others’ too; a text that steers', async () => {
    const change = (changes: object, user = 'reg', holder = 'anna'): Promise<unknown> => town.within(NOW, (session) => changePerson(session, {unlocking: key(holder), id, change: changes}), user)
    await expect(change({})).rejects.toMatchObject({code: 'person-change-empty'})
    await expect(change({name: 'a\u001b[2J'})).rejects.toMatchObject({code: 'person-field-unclear', facts: {field: 'name'}})
    const ofBoth = await add(town, aPerson(2, ['KS', 'SN']))
    await letIn(town, 'bo', ['anna'])
    await town.grant('sn', {role: 'protected-reader', committee: 'SN'})
    await expect(town.within(NOW, (session) => changePerson(session, {unlocking: key('bo'), id: ofBoth, change: {name: 'Annat namn'}}), 'sn')).rejects.toMatchObject({code: 'person-of-others'})
  }, 60_000)
})

describe('A11: rows of the registry that mark somebody', () => {
  const importing = (skydd: string, changes: object = {}, at = '2026-02-03T10:00:00Z') => town.import(at, [aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', skydd, avsandare_mottagare: 'Gunilla Lindqvist', ...changes})])
  const listed = async (at = '2026-02-03T11:00:00Z') => (await town.within(at, (session) => listPersons(session, {unlocking: key('anna'), why: 'matter', showsNames: true, limit: 10, after: null}))).persons.filter(({hasNumber}) => !hasNumber)

  test.each([['sekretessmarkering', 'sekretessmarkering'], ['skyddad folkbokföring', 'skyddad folkbokföring'], ['XYZ', 'okänd nivå']])('%s is left sealed with its level, source and time', async (skydd, level) => {
    await importing(skydd)
    expect(JSON.stringify(await town.asOwner((db) => db('sealed_item').select('*')))).not.toContain('Lindqvist')
    const [person] = await listed()
    expect(person).toMatchObject({level, name: 'Gunilla Lindqvist', committees: ['SN']})
    expect((await town.within('2026-02-03T11:00:00Z', async (session) => (await import('../../../src/usecases/protected/read-person.js')).showPerson(session, {unlocking: key('anna'), why: 'matter', id: person?.id ?? ''}))).particulars).toMatchObject({ground: 'guard', markings: [{source: 'registry', level, saidAt: '2026-02-03T10:00:00.000Z'}]})
  }, 60_000)

  test('the same row again leaves nothing; a changed one is the same person', async () => {
    await importing('sekretessmarkering')
    await importing('sekretessmarkering')
    expect(await town.asOwner((db) => db('sealed_item').select('id'))).toHaveLength(1)
    const [before] = await listed()
    await importing('skyddad folkbokföring', {andrad: '2026-02-03T10:30:00'}, '2026-02-03T12:00:00Z')
    expect(await listed('2026-02-03T13:00:00Z')).toMatchObject([{id: before?.id, level: 'skyddad folkbokföring'}])
  }, 60_000)

  test('K1: of one who is said to live under a made-up identity nothing is left, and the row is held all the same', async () => {
    expect(await importing('fingerade uppgifter')).toMatchObject({stages: {held: expect.any(Number) as number}})
    expect(await town.asOwner((db) => db('sealed_item').select('id'))).toEqual([])
  }, 60_000)

  test('a dry run leaves nothing', async () => {
    await town.import('2026-02-03T10:00:00Z', [aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', skydd: 'sekretessmarkering'})], {isDryRun: true})
    expect(await town.asOwner((db) => db('sealed_item').select('id'))).toEqual([])
  }, 60_000)

  test('they are looked for once a holder has told their number', async () => {
    await importing('sekretessmarkering')
    await town.import('2026-02-03T10:00:00Z', [aRow({handlaggare: 'Gunilla Lindqvist'})])
    const [person] = await listed()
    expect(await town.within('2026-02-03T11:00:00Z', (session) => sweepRegister(session, {unlocking: key('anna'), all: true, onProgress: () => undefined}))).toMatchObject({found: []})
    const changed = await town.within('2026-02-03T11:00:00Z', (session) => changePerson(session, {unlocking: key('anna'), id: person?.id ?? '', change: {number: aPerson(5).number}}))
    expect(changed.sweep.found.map(({hows, number}) => `${hows.join(' ')} ${number}`).sort()).toEqual(['name-as-officer KS 2026/00123', 'name-as-officer KS 2026/00123:1'])
  }, 60_000)
})

test('with the person go the records, and nothing sealed is left of them', async () => {
  await contact({note: 'Om beslutet'})
  expect(await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))).toMatchObject({isGone: true, sealedIn: [], saidIn: []})
  expect(await town.asOwner((db) => db('person_record').select('id'))).toEqual([])
}, 60_000)

test('K3 K7 P4: nothing that was said of a person, changed, assessed, delivered or found stands in any file, or in any row of the register', async () => {
  const {home, town: own} = await townWithHolder()
  const [number, other, third] = [aPerson(10).number, aPerson(11).number, aPerson(12).number]
  const canaries = [number, other, third, number.slice(2), 'Tranströmsdotter', 'Ugglegömman', 'Falkboet 7:77', 'Örnsgömman', 'Hemligt om brevet', 'Hemligt skäl']
  const kept = await own.within(NOW, (session) => addPerson(session, {unlocking: key('anna'), person: {...aPerson(10), name: 'Siv Tranströmsdotter', address: 'Ugglegömman 4\n123 45 Ekbacken'}}))
  await own.within(NOW, (session) => changePerson(session, {unlocking: key('anna'), id: kept.id, change: {number: other, properties: ['Falkboet 7:77'], address: 'Örnsgömman 3'}}))
  await own.within(NOW, (session) => noteContact(session, {unlocking: key('anna'), id: kept.id, contact: {channel: 'eid', calledBack: false, idShown: false, toldRisks: true, offeredOtherWay: true, note: 'Hemligt om brevet'}, ask: async () => false}))
  await own.within(NOW, (session) => assessPerson(session, {unlocking: key('anna'), id: kept.id, assessment: {outcome: 'secret', ground: 'Hemligt skäl', entry: null, committee: null, note: ''}}))
  const extract = join(mkdtempSync(join(tmpdir(), 'diarievakt-utdrag-')), 'utdrag.csv')
  writeFileSync(extract, `personnummer;fornamn;efternamn;adress;skydd\n${third};Siv;Tranströmsdotter;Ugglegömman 4;J\n${third.slice(0, 11)};Siv;Tranströmsdotter;;J\n`)
  await own.within(NOW, (session) => syncPersons(session, {unlocking: key('anna'), path: extract, format: null, encoding: null, committee: '*', ground: null, isFull: false, isDryRun: false, lift: null, askLift: async () => false}))
  await own.within(NOW, (session) => listPersons(session, {unlocking: key('anna'), why: 'matter', showsNames: true, limit: 10, after: null}))
  await own.within(NOW, (session) => sweepRegister(session, {unlocking: key('anna'), all: true, onProgress: () => undefined}))
  for (const folder of [own.folder, home]) expect([...tracesIn(folder, canaries)]).toEqual([])
  const tables = ['protected_person', 'person_record', 'sealed_item', 'audit_event', 'meta', 'swept', 'run', 'decision', 'note']
  expect(canaries.filter((canary) => canary.length > 0)).toHaveLength(10)
  const rows = await own.asOwner(async (db) => JSON.stringify(await Promise.all(tables.map((table) => db(table)))))
  for (const canary of canaries) expect(rows).not.toContain(canary)
  await own.leave()
}, 60_000)

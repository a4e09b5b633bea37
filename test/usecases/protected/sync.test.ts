import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {ShownPerson} from '../../../src/core/protected/person.js'
import {changePerson} from '../../../src/usecases/protected/change-person.js'
import {findPerson} from '../../../src/usecases/protected/read-person.js'
import {syncPersons, type SyncOrder, type Synced} from '../../../src/usecases/protected/sync-persons.js'
import {aRow, type Town} from '../../support/town.js'
import {add, aPerson, key, NOW, NUMBERS, show, townWithHolder} from './support.js'

let town: Town

beforeEach(async () => {
  ;({town} = await townWithHolder())
})
afterEach(async () => town.leave())

const HEAD = 'personnummer;tidigare_personnummer;fornamn;mellannamn;efternamn;co;adress;postnummer;postort;fastighet;skydd;skydd_fran;avregistrerad\n'
const line = (at: number, changes: {readonly skydd?: string; readonly efternamn?: string; readonly before?: string; readonly gone?: string; readonly since?: string} = {}): string =>
  `${NUMBERS[at] ?? ''};${changes.before ?? ''};Agneta;;${changes.efternamn ?? 'Kanariefågel'};;Hemliga gränden ${at};12345;Ekbacken;;${changes.skydd ?? 'sekretessmarkering'};${changes.since ?? '2025-11-03'};${changes.gone ?? ''}\n`
const csv = (...lines: readonly string[]): string => `${HEAD}${lines.join('')}`
const navet = (...records: readonly (readonly (readonly [string, string])[])[]): string => records.map((terms) => `#POST_START\n${terms.map(([code, value]) => `#UP ${code} ${value}\n`).join('')}#POST_SLUT\n`).join('')
const spar = (number: string, about: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<SPARAviseringssvar><Aviseringspost><PersonId><IdNummer>${number}</IdNummer></PersonId>${about}</Aviseringspost></SPARAviseringssvar>\n`

async function sync(text: string, order: Partial<SyncOrder> = {}, at = NOW): Promise<Synced> {
  const path = join(mkdtempSync(join(tmpdir(), 'diarievakt-utdrag-')), 'utdrag')
  writeFileSync(path, text)
  return town.within(at, (session) => syncPersons(session, {unlocking: key('anna'), path, format: null, encoding: null, committee: '*', ground: null, isFull: false, isDryRun: false, lift: null, askLift: async () => false, ...order}))
}
const find = (at: number): Promise<ShownPerson> => town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: NUMBERS[at] ?? ''}))

describe('K2: the master’s extract', () => {
  test('who is new is kept with the source and the day, and the same extract again changes nothing', async () => {
    expect(await sync(csv(line(0), line(1, {skydd: 'skyddad folkbokföring'}), line(2, {skydd: 'J'})))).toMatchObject({read: 3, added: 3, changed: 0, same: 0, lapsed: [], problems: []})
    expect(await find(0)).toMatchObject({name: 'Kanariefågel, Agneta', address: expect.stringContaining('Hemliga gränden 0') as string, level: 'sekretessmarkering', committees: ['*'], particulars: {ground: 'guard', markings: [{source: 'csv', level: 'sekretessmarkering', since: '2025-11-03', liftedAt: null}]}})
    expect((await find(1)).level).toBe('skyddad folkbokföring')
    // K1: what is not understood protects.
    expect((await find(2)).level).toBe('okänd nivå')
    expect(await sync(csv(line(0), line(1, {skydd: 'skyddad folkbokföring'}), line(2, {skydd: 'J'})))).toMatchObject({read: 3, added: 0, changed: 0, same: 3})
  }, 60_000)

  test('each delivery has a name of its own, which the log knows with what came of it', async () => {
    const first = await sync(csv(line(0)))
    const second = await sync(csv(line(0, {efternamn: 'Annat'})))
    expect(second).toMatchObject({changed: 1})
    expect(second.delivery).not.toBe(first.delivery)
    const logged: readonly {event: string}[] = await town.asOwner((db) => db('audit_event').where({kind: 'persons.synced'}).orderBy('position').select('event'))
    expect(logged.map(({event}): unknown => JSON.parse(event))).toMatchObject([{delivery: first.delivery, sha256: first.sha256, read: 1, added: 1, changed: 0}, {delivery: second.delivery, sha256: second.sha256, read: 1, added: 0, changed: 1}])
  }, 60_000)

  test.each([
    ['told of in the record of the new number', (): string => csv(line(1, {before: NUMBERS[0] ?? ''}))], ['in the record of the old one alone', (): string => navet([['01001', NUMBERS[0] ?? ''], ['01003', 'J'], ['01020', 'N'], ['01005', NUMBERS[1] ?? ''], ['01006', 'GN 20260101']])],
  ])('a number that changed is followed, %s', async (_, text) => {
    await sync(csv(line(0)))
    const {id} = await find(0)
    expect(await sync(text())).toMatchObject({added: 0, changed: 1, renumbered: 1})
    expect(await find(1)).toMatchObject({id, number: NUMBERS[1], particulars: {otherNumbers: [NUMBERS[0]]}})
    await expect(find(0)).rejects.toMatchObject({code: 'person-not-found'})
  }, 60_000)

  test('what the master says of a level replaces what it said before, in whatever form, and a holder’s own word stands', async () => {
    const id = await add(town, aPerson(3))
    await sync(spar(NUMBERS[3] ?? '', '<Sekretessmarkering>JA</Sekretessmarkering>'))
    expect(await find(3)).toMatchObject({id, level: 'okänd nivå'})
    await sync(navet([['01001', NUMBERS[3] ?? ''], ['01003', 'J'], ['01020', 'J'], ['01051', 'Skatteverkets förmedlingsuppdrag'], ['01054', '12345'], ['01055', 'Ekbacken']]))
    expect(await find(3)).toMatchObject({level: 'skyddad folkbokföring', particulars: {markings: [{source: 'holder', level: 'sekretessmarkering'}, {source: 'navet', level: 'skyddad folkbokföring'}]}})
    const {lapsed, liftCode} = await sync(navet([['01001', NUMBERS[3] ?? ''], ['01003', 'N'], ['01020', 'N']]))
    expect(lapsed).toEqual([id])
    await sync(navet([['01001', NUMBERS[3] ?? ''], ['01003', 'N'], ['01020', 'N']]), {lift: liftCode})
    expect((await find(3)).level).toBe('sekretessmarkering')
  }, 60_000)
})

describe('markings that lapse', () => {
  const unmarked = csv(line(0, {skydd: 'nej'}))

  test('are shown before they are lifted, and lifted by the code of those very ones', async () => {
    await sync(csv(line(0), line(1, {efternamn: 'Gökman'})))
    const {id} = await find(0)
    const asked: unknown[] = []
    const shown = await sync(unmarked, {askLift: async (ids) => {
      asked.push(ids)
      return false
    }})
    expect(shown).toMatchObject({lapsed: [id], lifted: 0})
    expect(asked).toEqual([[id]])
    expect((await find(0)).level).toBe('sekretessmarkering')
    await expect(sync(unmarked, {lift: 'aaaaaaaa'})).rejects.toMatchObject({code: 'lapses-differ'})
    await expect(sync(csv(line(0, {skydd: 'nej'}), line(1, {skydd: 'nej'})), {lift: shown.liftCode})).rejects.toMatchObject({code: 'lapses-differ'})
    expect(await sync(unmarked, {lift: shown.liftCode})).toMatchObject({lapsed: [], lifted: 1, liftCode: null})
    expect(await find(0)).toMatchObject({id, level: 'upphävt skydd', particulars: {markings: [{source: 'csv', liftedAt: expect.any(String) as string}]}})
    // Whoever is protected no more is not looked for, and may be marked anew.
    await town.import('2026-02-03T10:00:00Z', [aRow({handlaggare: 'Agneta Kanariefågel'})])
    expect(await sync(csv(line(0)), {}, '2026-02-03T11:00:00Z')).toMatchObject({changed: 1, sweep: {found: [{person: id}, {person: id}]}})
  }, 60_000)

  test('in a whole extract whoever is missing lapses; one with problems is not believed to be whole', async () => {
    await sync(csv(line(0), line(1)))
    const own = await add(town, aPerson(4))
    const missing = await find(0)
    await expect(sync(csv(line(1), 'x;;;;;;;;;;J;;\n'), {isFull: true})).rejects.toMatchObject({code: 'master-full-unsure'})
    await expect(sync(HEAD, {isFull: true})).rejects.toMatchObject({code: 'master-full-unsure'})
    expect(await sync(csv(line(1)), {isFull: true, isDryRun: true})).toMatchObject({lapsed: [missing.id], sweep: null})
    expect(await sync(csv(line(1)), {isFull: true, askLift: async () => true})).toMatchObject({lifted: 1, same: 1})
    expect((await find(0)).level).toBe('upphävt skydd')
    // The master never told of them.
    expect((await show(town, own)).level).toBe('sekretessmarkering')
  }, 60_000)
})

test('K1: whoever is said to live under a made-up identity is never kept, and the extract says nothing of them but that', async () => {
  const {added, problems} = await sync(csv(line(0, {skydd: 'fingerade personuppgifter'}), line(1)))
  expect({added, problems}).toEqual({added: 1, problems: [{kind: 'problem', line: 2, problem: 'fictitious', field: 'skydd'}]})
  await expect(find(0)).rejects.toMatchObject({code: 'person-not-found'})
}, 60_000)

test('records of one person are one, however often it comes and whoever is kept already', async () => {
  const both = csv(line(1, {before: NUMBERS[0] ?? ''}), line(0))
  expect(await sync(both)).toMatchObject({added: 1})
  expect(await sync(both)).toMatchObject({added: 0, same: 1, changed: 0})
  expect(await find(1)).toMatchObject({particulars: {otherNumbers: [NUMBERS[0]]}})
}, 60_000)

test('two rows of what turns out to be one person stay two, each found by its own number', async () => {
  await sync(csv(line(0), line(1)))
  const [first, second] = [await find(0), await find(1)]
  await sync(csv(line(1, {before: NUMBERS[0] ?? ''})))
  expect((await find(0)).id).toBe(first.id)
  expect(await find(1)).toMatchObject({id: second.id, particulars: {otherNumbers: [NUMBERS[0]]}})
  await expect(town.within(NOW, (session) => changePerson(session, {unlocking: key('anna'), id: first.id, change: {number: NUMBERS[1] ?? ''}}))).rejects.toMatchObject({code: 'person-kept-already'})
}, 60_000)

test('what else is told of whoever lapses is kept at once, and an old code lifts nothing that was said since', async () => {
  await sync(csv(line(0)))
  const text = csv(line(1, {before: NUMBERS[0] ?? '', skydd: 'nej'}))
  const {liftCode, renumbered} = await sync(text)
  expect(renumbered).toBe(1)
  expect(await find(1)).toMatchObject({level: 'sekretessmarkering'})
  // The change itself made another list of it.
  const again = await sync(text)
  expect(again.liftCode).not.toBe(liftCode)
  await sync(text, {lift: again.liftCode})
  await sync(csv(line(1)))
  await expect(sync(text, {lift: again.liftCode})).rejects.toMatchObject({code: 'lapses-differ'})
}, 60_000)

test('where anybody who is kept does not open nothing is taken in, since they would be taken for new', async () => {
  await sync(csv(line(0)))
  await town.asOwner((db) => db('protected_person').update({seal: 'x'}))
  await expect(sync(csv(line(0)))).rejects.toMatchObject({code: 'sealed-altered'})
}, 60_000)

test('a committee’s own address is not the master’s to change, its number and marking are', async () => {
  const own = await add(town, aPerson(0, ['KS']))
  expect(await sync(csv(line(0, {skydd: 'skyddad folkbokföring'})))).toMatchObject({added: 1, changed: 1})
  expect(await show(town, own)).toMatchObject({address: aPerson(0).address, level: 'skyddad folkbokföring'})
}, 60_000)

test('A12: a committee without secrecy of its own keeps from the master only by somebody who may name a ground', async () => {
  const of = (code: string, ground: SyncOrder['ground']): Promise<Synced> => sync(csv(line(0)), {committee: code as SyncOrder['committee'], ground})
  await expect(of('KS', null)).rejects.toMatchObject({code: 'committee-without-secrecy', facts: {committee: 'KS'}})
  expect(await of('KS', 'employment')).toMatchObject({added: 1})
  expect(await find(0)).toMatchObject({committees: ['KS'], particulars: {ground: 'employment'}})
  expect(await of('SN', null)).toMatchObject({added: 1})
}, 60_000)

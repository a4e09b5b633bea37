import {cpSync, existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {READINGS_CHAIN} from '../../../src/core/audit/chain.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {leaveItem} from '../../../src/io/db/sealed-item-table.js'
import {asInstant} from '../../../src/io/system/clock.js'
import {addPerson, leavePerson, type ToldPerson} from '../../../src/usecases/protected/add-person.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {findPerson, showPerson} from '../../../src/usecases/protected/read-person.js'
import {removeHolder} from '../../../src/usecases/protected/rotate-keys.js'
import {withVault, type Unlocked} from '../../../src/usecases/protected/unlock.js'
import type {PersonId} from '../../../src/core/protected/person.js'
import {removePerson} from '../../../src/usecases/protected/remove-person.js'
import {answerSample, drawSample, type Sample} from '../../../src/usecases/protected/sample-readings.js'
import {listLog} from '../../../src/usecases/audit/list-log.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import type {VerifiedLog} from '../../../src/usecases/audit/weigh-log.js'
import {Child} from '../../io/support.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {DATABASE} from '../../support/databases.js'
import type {Town} from '../../support/town.js'
import {add, aPerson, key, letIn, NOW, NUMBERS, show, townWithHolder} from './support.js'

let home: string
let town: Town
let id: string

beforeEach(async () => {
  ;({town, home} = await townWithHolder())
  id = await add(town, aPerson())
}, 60_000)

afterEach(async () => town.leave())

const sql = (...statements: readonly string[]): Promise<void> =>
  town.asOwner(async (db) => {
    for (const statement of statements) await db.raw(statement)
  })
const kinds = (): Promise<readonly string[]> => town.asOwner(async (db) => (await db('audit_event').where({chain: READINGS_CHAIN}).orderBy('position').select('kind')).map(({kind}: {kind: string}) => kind))

describe('K5: no reading without a trace', () => {
  test('what is to be read is in the log before it is opened, and then what came of it', async () => {
    await show(town, id)
    expect((await kinds()).slice(-2)).toEqual(['reading.intended', 'reading.done'])
    expect(await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))).toMatchObject([{account: 'reg', holder: 'anna', why: 'matter', medium: 'view', fields: ['number', 'name', 'address', 'level', 'particulars', 'records'], outcome: 'shown'}])
  })

  test.each([['as the intent is written', '1', []], ['after the fields were opened', '2', ['reading.intended']]])('ended by power cut %s, nothing has been shown that the log does not know', async (_, until, logged) => {
    const before = await kinds()
    const reading = (step: string): Child => new Child(new URL('../../io/children/read-until.ts', import.meta.url), town.folder, JSON.stringify(town.settings), NOW, 'anna', key('anna').passphrase, id, step)
    const cut = reading(until)
    expect(await cut.says()).toBe('here')
    await cut.kill()
    await expect(cut.says()).rejects.toThrow('it ended without a word')
    await expect.poll(kinds).toEqual([...before, ...logged])
    // Nothing is in the way of the next one, who is shown, and sees what became of the one before.
    expect(await reading('0').says()).toBe(aPerson().name)
    const readers = await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(readers.map(({outcome}) => outcome)).toEqual(['shown', ...logged.map(() => null)])
    expect(await town.within(NOW, (session) => verifyLog(session, {anchors: null, everySignature: true, onProgress: () => undefined}))).toMatchObject({ok: true})
  }, 60_000)

  test.runIf(DATABASE === 'postgres')('a register that can only be read shows nothing', async () => {
    const name = await town.asOwner(async (db) => String((await db.raw('SELECT current_database() AS name')).rows[0].name))
    await sql(`ALTER DATABASE "${name}" SET default_transaction_read_only = on`)
    await expect(show(town, id)).rejects.toThrow()
    await sql('SET default_transaction_read_only = off', `ALTER DATABASE "${name}" RESET default_transaction_read_only`)
    expect((await kinds()).at(-1)).toBe('person.added')
  })

  test('a log that cannot be written shows nothing', async () => {
    // Whatever stands in its way: the disk is full, the table is locked away. Here it takes no more events.
    await sql(...(DATABASE === 'sqlite' ? ["CREATE TRIGGER no_more BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END"] : ["CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$", 'CREATE TRIGGER no_more BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION no_more()']))
    await expect(show(town, id)).rejects.toThrow()
    await sql(DATABASE === 'sqlite' ? 'DROP TRIGGER no_more' : 'DROP TRIGGER no_more ON audit_event')
    expect((await kinds()).at(-1)).toBe('person.added')
    expect(await show(town, id)).toMatchObject({name: aPerson().name})
  })

  test.each([
    ['a row was changed', "UPDATE audit_event SET at = '2026-02-03T08:59:00.000Z' WHERE chain = '*readings' AND kind = 'person.added'"],
    ['a row was taken out', "DELETE FROM audit_event WHERE chain = '*readings' AND kind = 'person.added'"],
    ['the end was cut off, and the note of it', "DELETE FROM audit_event WHERE chain = '*readings' AND position >= 3; UPDATE audit_head SET position = 2, hash = (SELECT hash FROM audit_event WHERE chain = '*readings' AND position = 2) WHERE chain = '*readings'"],
    ['two rows changed places', "UPDATE audit_event SET position = -1 WHERE chain = '*readings' AND position = 2; UPDATE audit_event SET position = 2 WHERE chain = '*readings' AND position = 3; UPDATE audit_event SET position = 3 WHERE chain = '*readings' AND position = -1"],
    ['all of it is gone', "DELETE FROM audit_event WHERE chain = '*readings'; DELETE FROM audit_head WHERE chain = '*readings'"],
  ])('a log that is not what the holder saw last shows nothing: %s', async (_, altered) => {
    await sql(...altered.split('; '))
    await expect(show(town, id)).rejects.toMatchObject({code: expect.stringMatching(/^readings-altered$/)})
  })

  test('an old copy of the register in its place shows nothing', async () => {
    const rows = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}))
    const head = await town.asOwner((db) => db('audit_head').where({chain: READINGS_CHAIN}))
    await show(town, id)
    await town.asOwner(async (db) => {
      await db('audit_event').where({chain: READINGS_CHAIN}).delete()
      await db('audit_event').insert(rows)
      await db('audit_head').where({chain: READINGS_CHAIN}).update({position: head[0].position, hash: head[0].hash})
    })
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-altered'})
    // Nothing inside of it is wrong: without the holder, or an anchor, nobody could tell.
    expect(await town.within(NOW, (session) => verifyLog(session, {anchors: null, onProgress: () => undefined}))).toMatchObject({ok: true})
  })

  test('a reading that was taken out of the middle is missed by whoever asks who has read', async () => {
    for (let at = 0; at < 3; at += 1) await show(town, id)
    const readers = (): Promise<readonly unknown[]> => town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(await readers()).toHaveLength(3)
    await sql("DELETE FROM audit_event WHERE chain = '*readings' AND position IN (4, 5)")
    await expect(readers()).rejects.toMatchObject({code: 'readings-altered'})
  })

  test('a reading in another holder’s name is in no list', async () => {
    await letIn(town, 'bo', ['anna'])
    await town.within(NOW, (session) => session.change(({recordSigned}) => recordSigned({kind: 'reading.done', reading: 'x', holder: 'bo', outcome: 'shown', turn: 1}, () => Buffer.alloc(64).toString('base64')).then(() => undefined)), 'bo')
    await expect(town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))).rejects.toMatchObject({code: 'readings-altered'})
  }, 60_000)

  test('where the register’s note of the end leads elsewhere nothing is signed over the gap', async () => {
    await sql("UPDATE audit_head SET position = 9999 WHERE chain = '*readings'")
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-altered'})
    await sql("UPDATE audit_head SET position = 3 WHERE chain = '*readings'")
    expect(await show(town, id)).toMatchObject({name: aPerson().name})
  })

  test('a reading that nobody signed is found out, and in no list', async () => {
    await show(town, id)
    const [row] = await town.asOwner((db) => db('audit_event').where({kind: 'reading.intended'}).select('event'))
    const {signature: _, turn: __, ...unsigned} = JSON.parse(row.event)
    await town.within(NOW, (session) => session.change(({record}) => record(unsigned, READINGS_CHAIN)))
    expect(await town.within(NOW, (session) => verifyLog(session, {anchors: null, onProgress: () => undefined}))).toMatchObject({ok: false, problems: [{kind: 'signature-wrong', position: 6}]})
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-forged', facts: {position: 6}})
  })

  test.runIf(DATABASE === 'postgres')('who may hold no key writes no reading, and touches no person', async () => {
    await town.grant('lasse', {role: 'registrar', committee: '*'})
    const asLasse = (work: (session: Parameters<Parameters<Town['within']>[1]>[0]) => Promise<unknown>): Promise<unknown> => town.within(NOW, work, 'lasse')
    await expect(asLasse((session) => session.change(({record}) => record({kind: 'reading.done', reading: 'x', holder: 'anna', outcome: 'shown', turn: 2, signature: 'AAAA'}, READINGS_CHAIN)))).rejects.toThrow()
    expect(await asLasse(({db}) => db('protected_person').update({added_at: 'x'}))).toBe(0)
    expect(await asLasse(({db}) => db('protected_person').delete())).toBe(0)
    await expect(asLasse(({db}) => db('sealed_item').update({actor: 'lasse'}))).rejects.toThrow()
    expect(await show(town, id)).toMatchObject({name: aPerson().name})
  })

  test('a reading that somebody else wrote in the holder’s name is found out', async () => {
    await town.within(NOW, (session) => session.change(({recordSigned}) => recordSigned({kind: 'reading.done', reading: 'x', holder: 'anna', outcome: 'shown', turn: 2}, () => Buffer.alloc(64).toString('base64')).then(() => undefined)))
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-forged'})
  })
})

describe('K5: the log of readings is looked through', () => {
  const verify = (everySignature: boolean): Promise<VerifiedLog> => town.within(NOW, (session) => verifyLog(session, {anchors: null, everySignature, onProgress: () => undefined}))

  test('a reading in another’s name is told, by the last signature or by each', async () => {
    await show(town, id)
    expect([await verify(false), await verify(true)]).toMatchObject([{ok: true}, {ok: true}])
    const forge = (turn: number): Promise<void> => town.within(NOW, (session) => session.change(({recordSigned}) => recordSigned({kind: 'reading.done', reading: 'x', holder: 'anna', outcome: 'shown', turn}, () => Buffer.alloc(64).toString('base64')).then(() => undefined)))
    await forge(5)
    for (const every of [false, true]) expect(await verify(every)).toMatchObject({ok: false, problems: [{kind: 'signature-wrong', chain: READINGS_CHAIN, position: 6}]})
    await forge(9)
    expect((await verify(true)).problems.map(({kind}) => kind)).toEqual(['signature-wrong', 'turn-missing', 'signature-wrong'])
  })

  test('it is listed for those who look readings through, and for no administrator', async () => {
    await show(town, id)
    await town.grant('adm', {role: 'administrator', committee: '*'})
    await town.grant('rev', {role: 'log-reviewer', committee: '*'})
    const list = (user: string, order: {readonly reader?: string; readonly committee?: string} = {}): Promise<readonly string[]> =>
      town.within(NOW, async (session) => (await listLog(session, {committee: null, from: null, to: null, kinds: [], entry: null, limit: 50, after: null, ...order})).lines.map(({event}) => event?.kind ?? ''), user)
    expect((await list('adm')).some((kind) => kind.startsWith('reading.') || kind.startsWith('person.'))).toBe(false)
    expect((await list('rev')).slice(0, 3)).toEqual(['reading.done', 'reading.intended', 'person.added'])
    expect(await list('rev', {reader: 'nobody'})).toEqual([])
    expect((await list('rev', {reader: 'reg'}))[0]).toBe('reading.done')
    for (const order of [{reader: 'reg'}, {committee: READINGS_CHAIN}]) await expect(list('adm', order)).rejects.toMatchObject({code: 'not-permitted'})
  })
})

describe('K5: somebody else looks at some readings', () => {
  test('drawn by lot among those of others, written down before they are listed, and answered once', async () => {
    await town.grant('rev', {role: 'log-reviewer', committee: '*'})
    for (let at = 0; at < 5; at += 1) await show(town, id)
    const draw = (size: number, user = 'rev'): Promise<Sample> => town.within(NOW, (session) => drawSample(session, {from: null, to: null, size, holder: user === 'reg' ? 'anna' : user}), user)
    const drawn = await draw(3)
    expect(drawn).toMatchObject({of: 5, readings: Array.from({length: 3}, () => ({account: 'reg', holder: 'anna', why: 'matter'}))})
    expect(new Set(drawn.readings.map(({position}) => position)).size).toBe(3)
    expect(new Set(drawn.readings.map(({person}) => person)).size).toBe(1)
    expect((await kinds()).at(-1)).toBe('readings.sampled')
    expect((await draw(99)).readings).toHaveLength(5)
    // Every reading is drawn now and then.
    const positions = new Set<number>()
    for (let at = 0; at < 40; at += 1) for (const {position} of (await draw(1)).readings) positions.add(position)
    expect(positions.size).toBe(5)
    await town.grant('reg', {role: 'log-reviewer', committee: '*'}).catch(() => undefined)
    expect(await draw(3, 'reg')).toMatchObject({of: 0, readings: []})
    const answer = (outcome: 'in-order' | 'to-follow-up'): Promise<unknown> => town.within(NOW, (session) => answerSample(session, {sample: drawn.sample, outcome}), 'rev')
    expect(await answer('to-follow-up')).toEqual({sample: drawn.sample, outcome: 'to-follow-up'})
    await expect(answer('in-order')).rejects.toMatchObject({code: 'sample-answered'})
    // Whoever was drawn does not answer for the one who drew.
    await expect(town.within(NOW, (session) => answerSample(session, {sample: drawn.sample, outcome: 'in-order'}), 'reg')).rejects.toMatchObject({code: 'sample-of-another'})
    expect(await town.within('2026-02-05T09:00:00Z', (session) => drawSample(session, {from: '2026-02-04' as LocalDate, to: null, size: 3, holder: 'rev'}), 'rev')).toMatchObject({of: 0, readings: []})
  })
})

describe('K3: fields open where they were sealed and nowhere else', () => {
  test.each([
    ['columns exchanged', 'UPDATE protected_person SET name_sealed = address_sealed, address_sealed = name_sealed'],
    ['another’s name', 'UPDATE protected_person SET name_sealed = (SELECT name_sealed FROM protected_person AS other WHERE other.id <> protected_person.id)'],
    ['another committee', "UPDATE protected_person SET committees = '[\"KS\"]'"],
    ['another day', "UPDATE protected_person SET added_at = '2026-02-04T09:00:00.000Z'"],
    ['one byte changed', "UPDATE protected_person SET address_sealed = replace(address_sealed, substr(address_sealed, 20, 1), CASE WHEN substr(address_sealed, 20, 1) = 'A' THEN 'B' ELSE 'A' END)"],
  ])('%s', async (_, altered) => {
    await add(town, aPerson(1))
    await sql(altered)
    await expect(show(town, id)).rejects.toMatchObject({code: 'sealed-altered'})
    expect((await kinds()).slice(-2)).toEqual(['reading.intended', 'reading.done'])
  })
})

describe('K4: nobody there and nobody for you are one answer', () => {
  test('by number and by id, with the same traces', async () => {
    await letIn(town, 'bo', ['anna'])
    const ofKs = await add(town, aPerson(2, ['KS']))
    await town.grant('sn', {role: 'protected-reader', committee: 'SN'})
    const before = (await kinds()).length
    const asked = async (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error)
    const find = (number: string): Promise<unknown> => asked(town.within(NOW, (session) => findPerson(session, {unlocking: key('bo'), why: 'matter', number}), 'sn'))
    const answers = [await find(aPerson(2).number), await find(NUMBERS[7] ?? ''), await asked(show(town, ofKs, 'bo', 'sn')), await asked(show(town, 'abcdefghijklmnopqrst', 'bo', 'sn'))]
    for (const answer of answers) expect(answer).toMatchObject({code: 'person-not-found', facts: {}})
    expect((await kinds()).length - before).toBe(8)
    expect((await kinds()).slice(before)).toEqual(Array.from({length: 4}, () => ['reading.intended', 'reading.done']).flat())
  }, 60_000)

  test('each set of committees says its own of a person, and neither shows another nor changes it', async () => {
    await letIn(town, 'bo', ['anna'])
    const ofKs = await add(town, aPerson(2, ['KS']))
    await town.grant('sn', {role: 'protected-reader', committee: 'SN'})
    const asSn = <T>(work: (session: Parameters<Parameters<Town['within']>[1]>[0]) => Promise<T>): Promise<T> => town.within(NOW, work, 'sn')
    const ofSn = await asSn((session) => addPerson(session, {unlocking: key('bo'), person: {...aPerson(2, ['SN']), address: 'Annan väg 1'}}).then(({id}) => id))
    expect(ofSn).not.toBe(ofKs)
    expect(await asSn((session) => findPerson(session, {unlocking: key('bo'), why: 'matter', number: aPerson(2).number}))).toMatchObject({id: ofSn, committees: ['SN'], address: 'Annan väg 1'})
    expect(await show(town, ofKs)).toMatchObject({committees: ['KS'], address: aPerson(2).address})
    // One more word from the same committee is the same row.
    expect(await asSn((session) => addPerson(session, {unlocking: key('bo'), person: {...aPerson(2, ['SN']), address: 'Tredje vägen 1'}}).then(({id}) => id))).toBe(ofSn)
    expect(await asSn((session) => removePerson(session, {unlocking: key('bo'), id: ofSn}))).toMatchObject({isGone: true, sealedIn: [], saidIn: []})
    expect(await show(town, ofKs)).toMatchObject({name: aPerson(2).name})
    // A row for both, of which one reader may read for one: that one is taken away, and the other neither told nor touched.
    const ofBoth = await add(town, aPerson(3, ['KS', 'SN']))
    expect(await asSn((session) => showPerson(session, {unlocking: key('bo'), why: 'matter', id: ofBoth}))).toMatchObject({committees: ['SN']})
    expect(await asSn((session) => removePerson(session, {unlocking: key('bo'), id: ofBoth}))).toMatchObject({isGone: false})
    expect(await show(town, ofBoth)).toMatchObject({committees: ['KS'], number: aPerson(3).number})
    await expect(asSn((session) => showPerson(session, {unlocking: key('bo'), why: 'matter', id: ofBoth}))).rejects.toMatchObject({code: 'person-not-found'})
    // Where the others have a row of their own already, theirs stays the only one.
    const again = await add(town, {...aPerson(3, ['KS', 'SN']), address: 'Äldre vägen 1'})
    expect(await asSn((session) => removePerson(session, {unlocking: key('bo'), id: again}))).toMatchObject({isGone: false})
    await expect(show(town, again)).rejects.toMatchObject({code: 'person-not-found'})
    expect(await show(town, ofBoth)).toMatchObject({address: aPerson(3).address})
  }, 60_000)
})

describe('the sealed inbox', () => {
  const leave = (person: ToldPerson, user: string): Promise<unknown> => town.within(NOW, (session) => leavePerson(session, person), user)

  test('what was left without a key is kept at the next unlocking, and what is no person stays where it is', async () => {
    const told: Unlocked[] = []
    await town.grant('lasse', {role: 'registrar', committee: '*'})
    expect(await leave(aPerson(3), 'lasse')).toMatchObject({holders: ['anna']})
    await town.asOwner((db) => db.transaction((tx) => leaveItem(tx, {id: 'strange', leftAt: asInstant(new Date(NOW)), actor: 'lasse', sealed: Buffer.from('age-encryption.org/v1\nnonsense')})))
    const found = await town.within(NOW, (session) => findPerson(session, {unlocking: {...key('anna'), onUnlocked: (one) => told.push(one)}, why: 'matter', number: aPerson(3).number}))
    expect(found).toMatchObject({name: aPerson(3).name})
    expect(told).toEqual([{holder: 'anna', holders: ['anna'], drained: 1, stuck: 1, found: [], unswept: 0, waiting: [], isSpent: false}])
    expect(await town.asOwner((db) => db('sealed_item').select('id'))).toEqual([{id: 'strange'}])
    expect((await kinds()).slice(-4)).toEqual(['person.added', 'inbox.drained', 'reading.intended', 'reading.done'])
    expect(await town.asOwner(async (db): Promise<unknown> => JSON.parse((await db('audit_event').where({kind: 'person.added'}).orderBy('position', 'desc').first('event')).event).item)).toMatch(/^[a-z]{20}$/)
  })

  test('what was exchanged, or left in another’s name, is not taken in', async () => {
    await town.grant('lasse', {role: 'registrar', committee: '*'})
    const unlocked = async (): Promise<Unlocked | undefined> => {
      const told: Unlocked[] = []
      await town.within(NOW, (session) => findPerson(session, {unlocking: {...key('anna'), onUnlocked: (one) => told.push(one)}, why: 'matter', number: aPerson().number}))
      return told[0]
    }
    await leave(aPerson(3), 'lasse')
    await town.asOwner((db) => db('sealed_item').update({actor: 'reg'}))
    expect(await unlocked()).toMatchObject({drained: 0, stuck: 1})
    await town.asOwner((db) => db('sealed_item').update({actor: 'lasse'}))
    expect(await unlocked()).toMatchObject({drained: 1, stuck: 0})
    await leave(aPerson(4), 'lasse')
    const [item] = await town.asOwner((db) => db('sealed_item'))
    await town.asOwner((db) => db('sealed_item').update({sealed: `AAAA${String(item.sealed).slice(4)}`}))
    expect(await unlocked()).toMatchObject({drained: 0, stuck: 1})
    // What somebody took away is missed.
    await town.asOwner((db) => db('sealed_item').delete())
    expect(await unlocked()).toMatchObject({drained: 0, stuck: 1})
  }, 60_000)

  test('what lay there when a backup was made is taken in again when that is restored', async () => {
    const backup = join(await aShelf(), 'before.zip')
    await leave(aPerson(3), 'reg')
    await backUp(town, NOW, backup)
    const {id: before} = await town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: aPerson(3).number}))
    await putBack(town, '2026-02-03T11:00:00Z', backup)
    const told: Unlocked[] = []
    const found = await town.within('2026-02-03T12:00:00Z', (session) => findPerson(session, {unlocking: {...key('anna'), onUnlocked: (one) => told.push(one)}, why: 'matter', number: aPerson(3).number}))
    expect([found.name, found.id !== before, told]).toMatchObject([aPerson(3).name, true, [{drained: 1, stuck: 0}]])
  }, 120_000)

  test('where a row about holders says nothing that can be read, nothing is left, and it is told as that', async () => {
    const last = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}).orderBy('position', 'desc').first())
    await town.asOwner((db) => db('audit_event').insert({...last, position: Number(last.position) + 1, kind: 'holders.settled', event: 'inte JSON'}))
    await expect(leave(aPerson(3), 'reg')).rejects.toMatchObject({code: 'holders-untold'})
  })

  test('with the log and the key store at odds about who holds keys nothing is left', async () => {
    await town.asOwner((db) => db('audit_event').where({kind: 'holders.settled'}).update({kind: 'holder.took-notice'}))
    await expect(leave(aPerson(3), 'reg')).rejects.toMatchObject({code: 'holders-untold'})
  })

  test('a holder who is removed opens nothing that is left, and a person who is removed does not come back with it', async () => {
    await letIn(town, 'bo', ['anna'])
    await leave(aPerson(3), 'reg')
    const items = await town.asOwner((db) => db('sealed_item'))
    await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))
    expect(await town.asOwner((db) => db('sealed_item'))).toEqual([])
    const {id: ofThree} = await town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: aPerson(3).number}))
    await leave({...aPerson(3), address: 'Senare vägen 1'}, 'reg')
    const later = await town.asOwner((db) => db('sealed_item'))
    await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id: ofThree}))
    // As an old backup of the register has them.
    await town.asOwner((db) => db('sealed_item').insert([...items, ...later]))
    const told: Unlocked[] = []
    await expect(town.within(NOW, (session) => findPerson(session, {unlocking: {...key('anna'), onUnlocked: (one) => told.push(one)}, why: 'matter', number: aPerson(3).number}))).rejects.toMatchObject({code: 'person-not-found'})
    expect(told).toMatchObject([{drained: 0, stuck: 2}])
  }, 60_000)
})

describe('P1: a person who is removed is gone', () => {
  test('nothing sealed is left in any byte, and nobody brings it back', async () => {
    const copy = join(home, 'copy')
    if (DATABASE === 'sqlite') cpSync(join(town.folder, 'diarievakt.db'), copy)
    const removed = await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))
    expect(removed).toMatchObject({scrubbed: true, sealedIn: [], saidIn: []})
    expect(removed.copiesRemoved).toBeGreaterThan(0)
    await expect(show(town, id)).rejects.toMatchObject({code: 'person-not-found'})
    if (DATABASE !== 'sqlite') return
    // The register of before, with its rows: the key is gone from the store and from its copies.
    const {default: knex} = await import('knex')
    const old = knex({client: 'sqlite3', connection: {filename: copy}, useNullAsDefault: true})
    const rows = await old('protected_person')
    await old.destroy()
    expect(rows).toHaveLength(1)
    await town.asOwner((db) => db('protected_person').insert(rows))
    await expect(show(town, id)).rejects.toMatchObject({code: 'person-not-found'})
  }, 60_000)

  test('a removal that was cut short is gone on with', async () => {
    await town.within(NOW, (session) => withVault(session, key('anna'), ({store}) => store.dropPersonKey(id as PersonId)))
    await expect(show(town, id)).rejects.toMatchObject({code: 'person-not-found'})
    expect(await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))).toMatchObject({isGone: true, scrubbed: true, sealedIn: []})
    expect(await town.asOwner((db) => db('protected_person'))).toEqual([])
  }, 60_000)

  test('what another store says in the open is told', async () => {
    await town.import(NOW, [{...(await import('../../support/town.js')).aRow({handlingsrubrik: `Brev om ${aPerson().name}`})}])
    const removed = await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))
    expect(removed.sealedIn).toEqual([])
    if (DATABASE === 'sqlite') expect(removed.saidIn.some((path) => path.startsWith('diarievakt.db'))).toBe(true)
  }, 60_000)
})

test('K3 K7 P4: numbers, names and addresses stand in no file, and in no row of the register', async () => {
  const canaries = [aPerson().number, aPerson().number.slice(2), aPerson().name, 'Hemliga gränden 41']
  await show(town, id)
  await show(town, 'nobody-at-all').catch(() => undefined)
  const files = [town.folder, home].flatMap((folder) => readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  expect(files.some((path) => path.endsWith('vault/keys.db')) && files.some((path) => path.endsWith('anna.age'))).toBe(true)
  for (const path of files) for (const canary of canaries) expect(readFileSync(path).includes(canary), `${canary} in ${path}`).toBe(false)
  const tables = await town.asOwner(async (db) => JSON.stringify(await Promise.all(['protected_person', 'sealed_item', 'audit_event', 'meta'].map((table) => db(table)))))
  for (const canary of canaries) expect(tables).not.toContain(canary)
})

test('a holder whose notes are gone goes on from the log', async () => {
  await show(town, id)
  const notes = join(home, 'state')
  expect(existsSync(notes)).toBe(true)
  rmSync(notes, {recursive: true})
  expect(await show(town, id)).toMatchObject({name: aPerson().name})
})

test('a log that somebody says was trimmed is refused: what the holder saw last was younger', async () => {
  await show(town, id)
  const cut = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}).orderBy('position', 'desc').first('position', 'hash'))
  await town.within(NOW, (session) => session.change(({record}) => record({kind: 'log.trimmed', chain: READINGS_CHAIN, until: cut.position, hash: cut.hash, removed: cut.position, before: '2024-01-01T00:00:00.000Z' as Instant}, READINGS_CHAIN)))
  await sql(`DELETE FROM audit_event WHERE chain = '*readings' AND position <= ${cut.position}`)
  await expect(show(town, id)).rejects.toMatchObject({code: 'readings-altered'})
})

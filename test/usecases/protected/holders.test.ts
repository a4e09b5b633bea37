import {cpSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {Knex} from 'knex'
import {READINGS_CHAIN} from '../../../src/core/audit/chain.js'
import type {HolderName} from '../../../src/core/protected/holder.js'
import {HolderIdentity, sealFor} from '../../../src/io/vault/identity-file.js'
import {leavePerson} from '../../../src/usecases/protected/add-person.js'
import {keepPersons} from '../../../src/usecases/protected/keep-persons.js'
import {openKeyFile} from '../../../src/io/db/key-file.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {trimBefore} from '../../../src/io/db/audit-table.js'
import {setVaultGeneration} from '../../../src/io/db/meta-table.js'
import {keptPersons, setIndexes} from '../../../src/io/db/protected-person-table.js'
import {join} from 'node:path'
import knexFactory from 'knex'
import {ownFileConfiguration} from '../../../src/io/db/dialects/sqlite.js'
import {enrolHolder, vouchAsAdministrator, type Enrolled} from '../../../src/usecases/protected/enrol-holder.js'
import {listHolders} from '../../../src/usecases/protected/list-holders.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import {findPerson, showPerson} from '../../../src/usecases/protected/read-person.js'
import {removePerson} from '../../../src/usecases/protected/remove-person.js'
import {removeHolder, rotateKeys} from '../../../src/usecases/protected/rotate-keys.js'
import {settled, withVault} from '../../../src/usecases/protected/unlock.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {DATABASE} from '../../support/databases.js'
import type {Town} from '../../support/town.js'
import {add, administrator, aPerson, enrol, key, letIn, NOW, show, townWithHolder, vouch} from './support.js'

describe('K3: who holds a key', () => {
  let town: Town
  let id: string
  const prints = new Map<string, string>()

  beforeAll(async () => {
    ;({town} = await townWithHolder())
    id = await add(town, aPerson())
    await administrator(town)
  }, 60_000)

  afterAll(async () => town.leave())

  const keys = async <T>(work: (file: Knex) => Promise<T>): Promise<T> => {
    const file = knexFactory(ownFileConfiguration(join(town.folder, 'vault/keys.db')))
    try {
      return await work(file)
    } finally {
      await file.destroy()
    }
  }
  const asks = async (name: string): Promise<Enrolled> => {
    const enrolled = await enrol(town, name)
    prints.set(name, enrolled.fingerprint)
    return enrolled
  }
  const yes = (named: string, by: string): Promise<Enrolled> => vouch(town, named, prints.get(named) ?? '', by)

  test('the second is let in by the first and an administrator, and by neither alone', async () => {
    expect(await asks('bo')).toMatchObject({isHolder: false, wanted: ['holder', 'administrator'], fingerprint: expect.stringMatching(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/)})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await yes('bo', 'anna')).toMatchObject({isHolder: false, wanted: ['administrator']})
    // With logins nobody vouches for their own account; with SQLite one account acts for everybody.
    if (DATABASE === 'postgres') {
      await town.grant('bo', {role: 'administrator', committee: '*'})
      await expect(town.within(NOW, (session) => vouchAsAdministrator(session, {named: 'bo', fingerprint: prints.get('bo') ?? ''}), 'bo')).rejects.toMatchObject({code: 'vouch-own'})
    }
    expect(await yes('bo', 'adm')).toMatchObject({isHolder: false, wanted: []})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await yes('bo', 'anna')).toMatchObject({isHolder: true})
    expect(await show(town, id, 'bo')).toMatchObject({name: aPerson().name})
  })

  test('whoever comes later is let in by two holders, and an administrator’s word does not stand for one', async () => {
    await asks('cecilia')
    await yes('cecilia', 'adm')
    for (let at = 0; at < 2; at += 1) expect(await yes('cecilia', 'anna')).toMatchObject({isHolder: false, wanted: ['holder']})
    expect(await yes('cecilia', 'bo')).toMatchObject({isHolder: true})
  })

  test('a holder’s word that the holder did not sign is none', async () => {
    await asks('dan')
    const [request] = await keys((file) => file('request').where({name: 'dan'}))
    await keys((file) => file('voucher').insert([{request: request.id, by: 'bo', as: 'holder', at: NOW, signature: 'AAAA'}]))
    expect(await yes('dan', 'anna')).toMatchObject({isHolder: false, wanted: ['holder']})
  })

  test('somebody else’s key in the place of the one who asks is heard, and seen', async () => {
    const [request] = await keys((file) => file('request').where({name: 'dan'}))
    await expect(vouch(town, 'dan', '0000-0000-0000-0000', 'bo')).rejects.toMatchObject({code: 'fingerprint-differs'})
    await asks('eva')
    const [eva] = await keys((file) => file('request').where({name: 'eva'}))
    await keys((file) => file('request').where({id: request.id}).update({recipient: eva.recipient, signing: eva.signing}))
    await expect(yes('dan', 'bo')).rejects.toMatchObject({code: 'holders-altered'})
    await keys((file) => file('request').where({id: request.id}).update({recipient: request.recipient, signing: request.signing, account: 'adm'}))
    await expect(yes('dan', 'bo')).rejects.toMatchObject({code: 'holders-altered'})
    await keys((file) => file('request').where({id: request.id}).update({account: request.account}))
    await town.within(NOW, (session) => removeHolder(session, {named: 'eva', unlocking: key('anna')}))
  })

  test('what was taken back can be asked for again, and words for the first time do not count', async () => {
    await asks('frida')
    await yes('frida', 'anna')
    expect(await town.within(NOW, (session) => removeHolder(session, {named: 'frida', unlocking: key('anna')}))).toMatchObject({isChanged: false, generation: 1})
    await expect(yes('frida', 'bo')).rejects.toMatchObject({code: 'holder-not-asked'})
    await asks('frida')
    expect(await yes('frida', 'bo')).toMatchObject({isHolder: false, wanted: ['holder']})
    await town.within(NOW, (session) => removeHolder(session, {named: 'frida', unlocking: key('anna')}))
    expect(await show(town, id)).toMatchObject({name: aPerson().name})
  })

  test.runIf(DATABASE === 'postgres')('one account has one key: two would make one person two', async () => {
    await expect(enrol(town, 'anna2', 'reg')).rejects.toMatchObject({code: 'holder-account-has-key', facts: {holder: 'anna'}})
    await expect(enrol(town, 'dan2', 'dan')).rejects.toMatchObject({code: 'holder-account-has-key', facts: {holder: 'dan'}})
  })

  test('as many as the settings allow, those who have asked among them', async () => {
    town.settings = {...town.settings, holdersMax: 4}
    await expect(enrol(town, 'gösta')).rejects.toMatchObject({code: 'holders-full'})
    // Who has a key takes notice once more, with the passphrase and in no other account.
    expect(await enrol(town, 'bo')).toMatchObject({isHolder: true})
    await town.grant('adm', {role: 'protected-reader', committee: '*'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('bo'), takesNotice: true}), 'adm')).rejects.toMatchObject({code: 'holder-name-taken'})
    expect((await town.within(NOW, (session) => listHolders(session, undefined))).holders.map(({name, state}) => [name, state])).toEqual([['anna', 'active'], ['bo', 'active'], ['cecilia', 'active'], ['dan', 'asked']].sort())
  })

  test('whoever is removed opens nothing; the others go on, and the log knows what was read', async () => {
    const [{sealed: slotOfBo}] = await keys((file) => file('keyslot').where({holder: 'bo'}))
    expect(await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({generation: 2, persons: 1, holders: ['anna', 'cecilia']})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await show(town, id, 'cecilia')).toMatchObject({number: aPerson().number})
    // The key that they had is not the one that counts, and no copy with it is left.
    expect(readdirSync(join(town.folder, 'vault/copies'))).toHaveLength(1)
    const secretOf = async (holder: string, slot: Uint8Array): Promise<string> => town.within(NOW, async ({registerId}) => Buffer.from((await (await HolderIdentity.open(registerId, holder as HolderName, key(holder).passphrase)).unseal(slot)) ?? '').toString('hex'))
    const [now] = await keys((file) => file('keyslot').where({holder: 'anna'}))
    expect(await secretOf('anna', now.sealed)).toMatch(/^[0-9a-f]{64}$/)
    expect(await secretOf('anna', now.sealed)).not.toBe(await secretOf('bo', slotOfBo))
    const readings = await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(readings.map(({holder, outcome}) => [holder, outcome])).toEqual([['cecilia', 'shown'], ['anna', 'shown'], ['bo', 'shown']])
  })

  test('a name is used once', async () => {
    await expect(enrol(town, 'bo')).rejects.toMatchObject({code: 'holder-name-taken'})
  })

  test.each<[string, (file: Knex) => Promise<unknown>, string]>([
    ['somebody on the roster', async (file) => file('roster').orderBy('version', 'desc').first().then(({version, members}) => file('roster').where({version}).update({members: JSON.stringify([...JSON.parse(members), {name: 'mallory', account: 'mallory', recipient: 'age1', signing: 'AAAA'}])})), 'holders-altered'],
    ['a roster that nobody signed', async (file) => file('roster').orderBy('version', 'desc').first().then((row) => file('roster').insert({...row, version: Number(row.version) + 1})), 'holders-altered'],
    ['the last roster taken away', async (file) => file('roster').orderBy('version', 'desc').first().then(({version}) => file('roster').where({version}).delete()), '(key-store-old|holders-altered)'],
    ['another vault key, sealed for the holder', async (file) => file('roster').orderBy('version', 'desc').first().then(async ({members, generation}) => file('keyslot').where({generation, holder: 'anna'}).update({sealed: Buffer.from(await sealFor([JSON.parse(members)[0].recipient], new Uint8Array(32).fill(7)))})), 'holders-altered'],
    ['another’s slot', async (file) => file('keyslot').where({holder: 'cecilia'}).first().then(({sealed}) => file('keyslot').where({holder: 'anna'}).update({sealed})), 'holders-altered'],
  ])('the key store is as holders left it, or nothing is opened: %s', async (_, alter, code) => {
    const path = join(town.folder, 'vault/keys.db')
    cpSync(path, `${path}.whole`)
    await keys(alter)
    await expect(show(town, id)).rejects.toMatchObject({code: expect.stringMatching(new RegExp(`^${code}$`))})
    cpSync(`${path}.whole`, path)
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
  })

  test('a wrong passphrase, a short one, one without notice taken', async () => {
    await expect(town.within(NOW, (session) => withVault(session, {holder: 'anna', passphrase: 'fel lösenfras helt'}, async () => undefined))).rejects.toMatchObject({code: 'passphrase-wrong'})
    town.settings = {...town.settings, holdersMax: 9}
    await expect(town.within(NOW, (session) => enrolHolder(session, {holder: 'hans', passphrase: 'kort', takesNotice: true}))).rejects.toMatchObject({code: 'passphrase-short'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('hans'), takesNotice: false}))).rejects.toMatchObject({code: 'notice-not-taken'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('../eva'), takesNotice: true}))).rejects.toMatchObject({code: 'holder-name-unusable'})
  })
})

describe('K3: a new key', () => {
  test('that was laid ready and no more is taken back; one that the register has is gone on with', async () => {
    const {town} = await townWithHolder()
    const id = await add(town, aPerson())
    const cutShort = (reachesRegister: boolean): Promise<void> =>
      town.within(NOW, (session) =>
        withVault(session, key('anna'), async ({vault, series}) => {
          const {roster, digest, indexes} = await vault.prepareRotation(await keptPersons(session.db), vault.members, session.now)
          if (!reachesRegister) return
          await series.change(async ({tx}, sign) => {
            await setIndexes(tx, session.dialect, indexes)
            await setVaultGeneration(tx, roster.generation)
            await sign(settled(roster, digest, {why: 'rotated', holder: vault.holder, named: null, persons: indexes.size}))
          })
        }),
      )
    const stateOf = async (): Promise<object> => {
      const store = await town.within(NOW, async ({registerId}) => openKeyFile(join(town.folder, 'vault/keys.db'), registerId))
      try {
        const {current, coming} = await store.state()
        return {current, coming: coming?.roster.generation ?? null}
      } finally {
        await store.close()
      }
    }
    await cutShort(false)
    expect(await stateOf()).toEqual({current: 1, coming: 2})
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
    expect(await stateOf()).toEqual({current: 1, coming: null})
    await cutShort(true)
    expect(await stateOf()).toEqual({current: 1, coming: 2})
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
    expect(await stateOf()).toEqual({current: 2, coming: null})
    expect(await town.within(NOW, (session) => rotateKeys(session, key('anna')))).toMatchObject({generation: 3, persons: 1})
    await expect(town.within(NOW, (session) => removeHolder(session, {named: 'anna', unlocking: key('anna')}))).rejects.toMatchObject({code: 'last-holder'})
    await town.leave()
  }, 60_000)
})

describe('K3: a key store that is not the one the register had', () => {
  let town: Town
  let home: string
  let id: string
  const file = (): string => join(town.folder, 'vault/keys.db')

  beforeEach(async () => {
    ;({town, home} = await townWithHolder())
    id = await add(town, aPerson())
  }, 60_000)

  afterEach(async () => town.leave())

  test('an administrator’s word that no account gave, and one from an account without the right, are none', async () => {
    const {fingerprint} = await enrol(town, 'bo')
    const keys = knexFactory(ownFileConfiguration(file()))
    const [request] = await keys('request').where({name: 'bo'})
    await keys('voucher').insert([{request: request.id, by: 'adm', as: 'administrator', at: NOW, signature: null}])
    expect(await vouch(town, 'bo', fingerprint, 'anna')).toMatchObject({isHolder: false, wanted: ['administrator']})
    await town.grant('lasse', {role: 'registrar', committee: 'KS'})
    await town.within(NOW, (session) => session.change(({record}) => record({kind: 'holder.vouched', request: request.id, holder: 'bo', by: 'lasse', as: 'administrator'}, READINGS_CHAIN)), 'lasse')
    await keys('voucher').insert([{request: request.id, by: 'lasse', as: 'administrator', at: NOW, signature: null}])
    await keys.destroy()
    expect(await vouch(town, 'bo', fingerprint, 'anna')).toMatchObject({isHolder: false, wanted: ['administrator']})
  }, 60_000)

  test('one that is gone is no beginning: nobody becomes a new first holder', async () => {
    rmSync(file())
    await expect(show(town, id)).rejects.toMatchObject({code: 'key-store-missing'})
    await expect(enrol(town, 'mallory')).rejects.toMatchObject({code: 'key-store-missing'})
    const [latest = ''] = readdirSync(join(town.folder, 'vault/copies')).sort().reverse()
    cpSync(join(town.folder, 'vault/copies', latest), file())
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
  })

  test('an old one is refused, whoever is on it and whatever they say that it is', async () => {
    await letIn(town, 'bo', ['anna'])
    cpSync(file(), join(town.folder, 'old'))
    await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))
    cpSync(join(town.folder, 'old'), file())
    for (const holder of ['anna', 'bo']) await expect(show(town, id, holder)).rejects.toMatchObject({code: 'key-store-old'})
    await expect(town.within(NOW, (session) => leavePerson(session, aPerson(3)))).rejects.toMatchObject({code: 'key-store-old'})
    expect(await town.asOwner((db) => db('meta').where({key: 'vaultGeneration'}).first('value'))).toEqual({value: '2'})
  })

  test('a store and a log that were forked together are refused by whoever has seen the true ones, and nothing is left to them', async () => {
    await letIn(town, 'bo', ['anna'])
    const paths = [file(), ...['config', 'state'].map((name) => join(home, name))]
    // What the holders see and the store, before bo is removed; then bo goes on from there alone.
    for (const path of paths) cpSync(path, `${path}.before`, {recursive: true})
    const rows = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}))
    const head = await town.asOwner((db) => db('audit_head').where({chain: READINGS_CHAIN}).first())
    await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))
    const settledRow = await town.asOwner((db) => db('audit_event').where({kind: 'holders.settled'}).orderBy('position', 'desc').first())
    for (const path of paths) cpSync(path, `${path}.after`, {recursive: true})
    await town.asOwner(async (db) => {
      await db('audit_event').where({chain: READINGS_CHAIN}).delete()
      await db('audit_event').insert(rows)
      await db('audit_head').where({chain: READINGS_CHAIN}).update({position: head.position, hash: head.hash})
    })
    for (const path of paths) cpSync(`${path}.before`, path, {recursive: true, force: true})
    await town.within(NOW, (session) => rotateKeys(session, key('bo')), 'bo')
    // The forked store and the forked log agree. Anna has her own note.
    for (const name of ['config', 'state']) cpSync(`${join(home, name)}.after`, join(home, name), {recursive: true, force: true})
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-altered'})
    const noted = join(home, 'state/diarievakt/holders', readdirSync(join(home, 'state/diarievakt/holders'))[0] ?? '', 'anna.json')
    const now = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}).orderBy('position', 'desc').first())
    writeFileSync(noted, JSON.stringify({...JSON.parse(readFileSync(noted, 'utf8')), position: now.position, hash: now.hash, at: now.at}), {mode: 0o600})
    await expect(show(town, id)).rejects.toMatchObject({code: 'holders-altered'})
    // With the true word in the log too, nobody leaves anything to bo.
    await town.asOwner((db) => db('audit_event').insert({...settledRow, position: Number(now.position) + 1}))
    await expect(town.within(NOW, (session) => leavePerson(session, aPerson(3)))).rejects.toMatchObject({code: 'holders-untold'})
  }, 120_000)

  test('keys that do not open stand in nobody’s way, and a person with one is added and removed all the same', async () => {
    await letIn(town, 'bo', ['anna'])
    const keys = knexFactory(ownFileConfiguration(file()))
    await keys('person_key').insert({generation: 1, person: 'x', wrapped: Buffer.from('AAAA')})
    await keys('person_key').where({person: id}).update({wrapped: Buffer.from('AAAA')})
    await expect(show(town, id)).rejects.toMatchObject({code: 'sealed-altered'})
    const anew = await add(town, {...aPerson(), address: 'Nya gatan 2'})
    expect(await show(town, anew)).toMatchObject({address: 'Nya gatan 2'})
    await keys('person_key').where({person: anew}).update({wrapped: Buffer.from('AAAA')})
    await keys.destroy()
    expect(await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({generation: 2})
    expect(await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))).toMatchObject({isGone: true})
  }, 120_000)

  test('an index that leads to another’s row shows nobody, and replaces nobody', async () => {
    const other = await add(town, aPerson(1))
    const index = await town.asOwner(async (db) => String((await db('protected_person').where({id}).first('number_index')).number_index))
    await town.asOwner((db) => db('protected_person').where({id}).update({number_index: 'x'}))
    await town.asOwner((db) => db('protected_person').where({id: other}).update({number_index: index}))
    await expect(town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: aPerson().number}))).rejects.toMatchObject({code: 'sealed-altered'})
    expect(await add(town, {...aPerson(), address: 'Nya gatan 2'})).not.toBe(other)
    expect(await show(town, other)).toMatchObject({number: aPerson(1).number})
  })

  test('a register that the program restored is told anew who holds keys; one that somebody says was restored is refused', async () => {
    const backup = join(await aShelf(), 'before.zip')
    await backUp(town, NOW, backup)
    const rows = await town.asOwner((db) => db('audit_event').where({chain: READINGS_CHAIN}))
    await letIn(town, 'bo', ['anna'])
    await town.asOwner(async (db) => {
      await db('audit_event').where({chain: READINGS_CHAIN}).delete()
      await db('audit_event').insert(rows)
      const {position, hash} = rows.at(-1)
      await db('audit_head').where({chain: READINGS_CHAIN}).update({position, hash})
    })
    await expect(show(town, id)).rejects.toMatchObject({code: 'readings-altered'})
    await town.within('2026-02-03T10:00:00Z', (session) => session.change(({record}) => record({kind: 'register.restored', backupSha256: 'ab'.repeat(32), heads: [], reapplied: 0})))
    await expect(town.within('2026-02-03T10:00:00Z', (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))).rejects.toMatchObject({code: 'readings-altered'})

    await putBack(town, '2026-02-03T11:00:00Z', backup)
    expect(await town.within('2026-02-03T12:00:00Z', (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))).toMatchObject({name: aPerson().name})
    expect(await town.asOwner(async (db): Promise<unknown> => JSON.parse((await db('audit_event').where({kind: 'holders.settled'}).orderBy('position', 'desc').first('event')).event))).toMatchObject({why: 'witnessed', version: 2})
  }, 120_000)

  test('a register that was put back from before the key was changed gets its indexes anew', async () => {
    const rows = await town.asOwner((db) => db('protected_person'))
    await town.within(NOW, (session) => rotateKeys(session, key('anna')))
    await town.asOwner(async (db) => {
      await db('protected_person').delete()
      await db('protected_person').insert(rows)
      await db('meta').where({key: 'vaultGeneration'}).update({value: '1'})
    })
    const found = await town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: aPerson().number}))
    expect(found.id).toBe(id)
    expect(await add(town, aPerson())).toBe(id)
    expect(await town.within(NOW, (session) => rotateKeys(session, key('anna')))).toMatchObject({persons: 1})
  })

  test('a thousand persons, and one who does not open, are locked anew', async () => {
    await town.within(NOW, (session) => withVault(session, key('anna'), async (open) => {
      const persons = Array.from({length: 1_001}, (_, at) => ({...aPerson(1), number: String(at).padStart(12, '0'), name: `Person ${at}`, particulars: null, item: null}))
      expect((await keepPersons(session, open, persons)).ids).toHaveLength(1_001)
    }))
    await town.asOwner((db) => db('protected_person').where({id}).update({number_sealed: 'AAAA'}))
    expect(await town.within(NOW, (session) => rotateKeys(session, key('anna')))).toMatchObject({generation: 2, persons: 1_001, unopened: 1})
    await expect(show(town, id)).rejects.toMatchObject({code: 'sealed-altered'})
    expect(await town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: '000000000500'}))).toMatchObject({name: 'Person 500'})
  }, 120_000)

  test('people who add while the key is changed lose nobody', async () => {
    const added: Promise<string>[] = []
    for (let at = 1; at < 6; at += 1) {
      added.push(add(town, aPerson(at)))
      if (at % 2 === 0) await town.within(NOW, (session) => rotateKeys(session, key('anna')))
    }
    for (const [at, one] of (await Promise.all(added)).entries()) expect(await show(town, one)).toMatchObject({number: aPerson(at + 1).number})
  }, 120_000)

  test('one more word about a person who is kept opens whatever becomes of the register', async () => {
    const rows = await town.asOwner((db) => db('protected_person'))
    await add(town, {...aPerson(), address: 'Nya gatan 2'})
    expect(await show(town, id)).toMatchObject({address: 'Nya gatan 2'})
    await town.asOwner(async (db) => {
      await db('protected_person').delete()
      await db('protected_person').insert(rows)
    })
    expect(await show(town, id)).toMatchObject({address: aPerson().address})
  })

  test('when some of the log was trimmed, what those signed who have left since is still true', async () => {
    const at = <T>(instant: string, work: (session: Parameters<Parameters<Town['within']>[1]>[0]) => Promise<T>, user = 'reg'): Promise<T> => town.within(instant, work, user)
    await letIn(town, 'bo', ['anna'])
    await at('2031-02-03T09:00:00Z', (session) => showPerson(session, {unlocking: key('bo'), why: 'matter', id}), 'bo')
    await at('2031-02-03T09:00:00Z', (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))
    await at('2038-02-03T09:00:00Z', (session) => session.change((change) => trimBefore(change, '2030-01-01T00:00:00.000Z' as Instant).then(() => undefined)))
    const verify = (everySignature: boolean): Promise<unknown> => at('2038-02-03T09:00:00Z', async (session) => (await verifyLog(session, {anchors: null, everySignature, onProgress: () => undefined})).problems)
    for (const every of [false, true]) expect(await verify(every)).toEqual([])
    expect(await at('2038-02-03T09:00:00Z', (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))).toMatchObject({number: aPerson().number})
    expect((await at('2038-02-03T09:00:00Z', (session) => listReaders(session, {unlocking: key('anna'), id}))).map(({holder}) => holder)).toEqual(['anna', 'bo'])
  }, 60_000)

  test('when the log was trimmed, holders are known by it still', async () => {
    await town.within('2040-02-03T09:00:00Z', (session) => session.change((change) => trimBefore(change, '2030-01-01T00:00:00.000Z' as Instant).then(() => undefined)))
    const verified = await town.within('2040-02-03T09:00:00Z', (session) => verifyLog(session, {anchors: null, everySignature: true, onProgress: () => undefined}))
    expect(verified.problems).toEqual([])
    expect(await town.within('2040-02-03T09:00:00Z', (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))).toMatchObject({number: aPerson().number})
  })
})

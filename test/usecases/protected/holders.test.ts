import {cpSync, readdirSync, rmSync} from 'node:fs'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {openKeyFile} from '../../../src/io/db/key-file.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {trimBefore} from '../../../src/io/db/audit-table.js'
import {setVaultGeneration} from '../../../src/io/db/meta-table.js'
import {keptPersons, setIndexes} from '../../../src/io/db/protected-person-table.js'
import {join} from 'node:path'
import knexFactory from 'knex'
import {ownFileConfiguration} from '../../../src/io/db/dialects/sqlite.js'
import {enrolHolder, vouchAsAdministrator, vouchAsHolder} from '../../../src/usecases/protected/enrol-holder.js'
import {listHolders} from '../../../src/usecases/protected/list-holders.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import {findPerson, showPerson} from '../../../src/usecases/protected/read-person.js'
import {removeHolder, rotateKeys} from '../../../src/usecases/protected/rotate-keys.js'
import {withVault} from '../../../src/usecases/protected/unlock.js'
import {DATABASE} from '../../support/databases.js'
import type {Town} from '../../support/town.js'
import {add, aPerson, enrol, key, letIn, NOW, show, townWithHolder} from './support.js'

describe('K3: who holds a key', () => {
  let town: Town
  let id: string

  beforeAll(async () => {
    ;({town} = await townWithHolder())
    id = await add(town, aPerson())
    await town.grant('adm', {role: 'administrator', committee: '*'})
  }, 60_000)

  afterAll(async () => town.leave())

  test('the second is let in by the first and an administrator, and by neither alone', async () => {
    expect(await enrol(town, 'bo')).toMatchObject({isHolder: false, wanted: ['holder', 'administrator']})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({isHolder: false, wanted: ['administrator']})
    // With logins nobody vouches for their own account; with SQLite one account acts for everybody.
    if (DATABASE === 'postgres') await expect(town.within(NOW, (session) => vouchAsAdministrator(session, 'bo'))).rejects.toMatchObject({code: 'vouch-own'})
    expect(await town.within(NOW, (session) => vouchAsAdministrator(session, 'bo'), 'adm')).toMatchObject({isHolder: false, wanted: []})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({isHolder: true})
    expect(await show(town, id, 'bo')).toMatchObject({name: aPerson().name})
  })

  test('whoever comes later is let in by two holders, and an administrator’s word does not stand for one', async () => {
    await enrol(town, 'cecilia')
    await town.within(NOW, (session) => vouchAsAdministrator(session, 'cecilia'), 'adm')
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'cecilia', unlocking: key('anna')}))).toMatchObject({isHolder: false, wanted: ['holder']})
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'cecilia', unlocking: key('anna')}))).toMatchObject({isHolder: false, wanted: ['holder']})
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'cecilia', unlocking: key('bo')}))).toMatchObject({isHolder: true})
  })

  test('an administrator’s word that no account gave is not believed', async () => {
    await enrol(town, 'dan')
    const file = knexFactory(ownFileConfiguration(join(town.folder, 'vault/keys.db')))
    await file('voucher').insert([{holder: 'dan', by: 'bo', as: 'holder', at: NOW, signature: 'AAAA'}])
    await file.destroy()
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: 'dan', unlocking: key('anna')}))).toMatchObject({isHolder: false, wanted: ['holder']})
  })

  test('as many as the settings allow, those who have asked among them', async () => {
    town.settings = {...town.settings, holdersMax: 4}
    await expect(enrol(town, 'eva')).rejects.toMatchObject({code: 'holders-full'})
    // Who has a key takes notice once more, with the passphrase and in no other account.
    expect(await enrol(town, 'bo')).toMatchObject({isHolder: true})
    await town.grant('adm', {role: 'protected-reader', committee: '*'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('bo'), takesNotice: true}), 'adm')).rejects.toMatchObject({code: 'holder-name-taken'})
    expect((await town.within(NOW, (session) => listHolders(session, undefined))).holders.map(({name, state}) => [name, state])).toEqual([['anna', 'active'], ['bo', 'active'], ['cecilia', 'active'], ['dan', 'asked']].sort())
  })

  test('whoever is removed opens nothing, also with the key store of before; the others go on, and the log knows what was read', async () => {
    expect(await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({generation: 2, persons: 1, holders: ['anna', 'cecilia']})
    await expect(show(town, id, 'bo')).rejects.toMatchObject({code: 'not-a-holder'})
    expect(await show(town, id, 'cecilia')).toMatchObject({number: aPerson().number})
    const readings = await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(readings.map(({holder, outcome}) => [holder, outcome])).toEqual([['cecilia', 'shown'], ['bo', 'shown']])
  })

  test('a name is used once', async () => {
    await expect(enrol(town, 'bo')).rejects.toMatchObject({code: 'holder-name-taken'})
  })

  test('a holder that somebody put into the key store is found out, and nothing is opened', async () => {
    const file = knexFactory(ownFileConfiguration(join(town.folder, 'vault/keys.db')))
    const [cecilia] = await file('holder').where({name: 'cecilia'})
    await file('holder').insert({...cecilia, name: 'mallory'})
    await expect(show(town, id)).rejects.toMatchObject({code: 'holders-altered', facts: {holder: 'mallory'}})
    await file('holder').where({name: 'mallory'}).delete()
    await file.destroy()
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
  })

  test('a wrong passphrase, a short one, one without notice taken', async () => {
    await expect(town.within(NOW, (session) => withVault(session, {holder: 'anna', passphrase: 'fel lösenfras helt'}, async () => undefined))).rejects.toMatchObject({code: 'passphrase-wrong'})
    town.settings = {...town.settings, holdersMax: 9}
    await expect(town.within(NOW, (session) => enrolHolder(session, {holder: 'eva', passphrase: 'kort', takesNotice: true}))).rejects.toMatchObject({code: 'passphrase-short'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('eva'), takesNotice: false}))).rejects.toMatchObject({code: 'notice-not-taken'})
    await expect(town.within(NOW, (session) => enrolHolder(session, {...key('../eva'), takesNotice: true}))).rejects.toMatchObject({code: 'holder-name-unusable'})
  })
})

describe('K3: a new key', () => {
  test('that was laid ready and no more is taken back; one that the register has is gone on with', async () => {
    const {town} = await townWithHolder()
    const id = await add(town, aPerson())
    const cutShort = (reachesRegister: boolean): Promise<void> =>
      town.within(NOW, (session) =>
        withVault(session, key('anna'), async ({vault}) => {
          const {generation, indexes} = await vault.prepareRotation(await keptPersons(session.db), await vault.holders(), [])
          if (!reachesRegister) return
          await session.db.transaction(async (tx) => {
            await setIndexes(tx, session.dialect, indexes)
            await setVaultGeneration(tx, generation)
          })
        }),
      )
    const stateOf = async (): Promise<object> => {
      const store = await town.within(NOW, async ({registerId}) => openKeyFile(join(town.folder, 'vault/keys.db'), registerId))
      try {
        return await store.state()
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
  let id: string
  const file = (): string => join(town.folder, 'vault/keys.db')

  beforeEach(async () => {
    ;({town} = await townWithHolder())
    id = await add(town, aPerson())
  }, 60_000)

  afterEach(async () => town.leave())

  test('one that is gone is no beginning: nobody becomes a new first holder', async () => {
    rmSync(file())
    await expect(show(town, id)).rejects.toMatchObject({code: 'key-store-missing'})
    await expect(enrol(town, 'mallory')).rejects.toMatchObject({code: 'key-store-missing'})
    const [latest = ''] = readdirSync(join(town.folder, 'vault/copies')).sort().reverse()
    cpSync(join(town.folder, 'vault/copies', latest), file())
    expect(await show(town, id)).toMatchObject({number: aPerson().number})
  })

  test('an old one, with somebody who has been removed since, is refused', async () => {
    await letIn(town, 'bo', ['anna'])
    cpSync(file(), join(town.folder, 'old'))
    await town.within(NOW, (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))
    cpSync(join(town.folder, 'old'), file())
    for (const holder of ['anna', 'bo']) await expect(show(town, id, holder)).rejects.toMatchObject({code: 'holders-altered', facts: {holder: 'bo'}})
  })

  test('a register that was put back from before the key was changed gets its indexes anew', async () => {
    const rows = await town.asOwner((db) => db('protected_person'))
    await town.within(NOW, (session) => rotateKeys(session, key('anna')))
    await town.asOwner(async (db) => {
      await db('protected_person').delete()
      await db('protected_person').insert(rows)
      await db('meta').where({key: 'vaultGeneration'}).update({value: '1'})
    })
    const found = await town.within(NOW, (session) => findPerson(session, {unlocking: key('anna'), why: 'matter', number: aPerson().number}))
    expect(found.found.id).toBe(id)
    expect(await add(town, aPerson())).toBe(id)
    expect(await town.within(NOW, (session) => rotateKeys(session, key('anna')))).toMatchObject({persons: 1})
  })

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

  test('when the log was trimmed, holders are known by it still', async () => {
    await town.within('2040-02-03T09:00:00Z', (session) => session.change((change) => trimBefore(change, '2030-01-01T00:00:00.000Z' as Instant).then(() => undefined)))
    const verified = await town.within('2040-02-03T09:00:00Z', (session) => verifyLog(session, {anchors: null, everySignature: true, onProgress: () => undefined}))
    expect(verified.problems).toEqual([])
    expect(await town.within('2040-02-03T09:00:00Z', async (session) => (await showPerson(session, {unlocking: key('anna'), why: 'matter', id})).found)).toMatchObject({number: aPerson().number})
  })
})

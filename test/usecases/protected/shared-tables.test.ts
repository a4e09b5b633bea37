import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Town} from '../../support/town.js'
import {DATABASE} from '../../support/databases.js'
import {add, aPerson, NOW, townWithHolder} from './support.js'

let town: Town

beforeEach(async () => {
  ;({town} = await townWithHolder())
})
afterEach(async () => town.leave())

test.runIf(DATABASE === 'postgres')('K3: whoever may hold no key writes neither persons, nor what is written down about them, nor that anything has been looked through', async () => {
  await add(town, aPerson())
  await town.grant('lasse', {role: 'registrar', committee: '*'})
  await town.within(NOW, async ({db}) => {
    await expect(db('swept').insert({entry_id: 'abcdefghijklmnopqrst', number: 1})).rejects.toMatchObject({code: 'database-rights-missing'})
    await expect(db('person_record').insert({id: 'a', person: 'b', position: 1, sealed: 'c'})).rejects.toMatchObject({code: 'database-rights-missing'})
    expect(await db('person_record').update({sealed: 'x'})).toBe(0)
    expect(await db('protected_person').delete()).toBe(0)
  }, 'lasse')
})

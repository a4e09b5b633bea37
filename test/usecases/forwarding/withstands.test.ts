import {chmodSync, existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {sha256} from '../../../src/io/system/digest.js'
import {compareLetters} from '../../../src/usecases/forwarding/compare-letters.js'
import {destroyPrint} from '../../../src/usecases/forwarding/destroy-print.js'
import {postBatch, withdrawLetter} from '../../../src/usecases/forwarding/follow-letters.js'
import {removePerson} from '../../../src/usecases/protected/remove-person.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import type {Town} from '../../support/town.js'
import {add, administrator, aPerson, key, letIn, NOW, NUMBERS} from '../protected/support.js'
import {aLetter, batch, forwardsBy, list, prepare, print, states, townThatForwards} from './support.js'

let town: Town
let id: string

beforeEach(async () => {
  town = await townThatForwards()
  id = await add(town, aPerson(0, ['SN']))
})
afterEach(async () => town.leave())

const fileOf = (name = 'omgang.pdf'): string => join(town.folder, name)
const post = (except: readonly number[] = []): Promise<unknown> => town.within(NOW, (session) => postBatch(session, {unlocking: key('anna'), batch: 1, except}))
const destroy = (): Promise<unknown> => town.within(NOW, (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))
const purge = (at: string): Promise<unknown> => town.within(at, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))

/** A printer of one part that ends with a code; the others take everything. */
function printers(code: number): void {
  const script = (name: string, ends: number): string[] => {
    const path = join(town.folder, `${name}.sh`)
    writeFileSync(path, `#!/bin/sh\ncat > /dev/null\nexit ${ends}\n`)
    chmodSync(path, 0o700)
    return [path]
  }
  forwardsBy(town, {printer: {list: script('list', 0), labels: script('labels', code), envelopes: script('envelopes', 0)}})
}

describe('P4: what was printed', () => {
  test('is known to the log by a keyed digest alone, so that no guessed number can be drawn and compared', async () => {
    await prepare(town, id)
    await batch(town)
    await print(town, {file: fileOf()})
    const plain = sha256(readFileSync(fileOf()))
    const all = await town.asOwner(async (db) => JSON.stringify([await db('audit_event'), await db('letter_printing')]))
    expect(all).toContain('"printing.done"')
    expect(all).not.toContain(plain)
  }, 60_000)
})

describe('L5: whatever happens around them, letters are followed', () => {
  test('one committee’s removal of a person leaves another’s letter, and the key that opens it', async () => {
    const shared = await add(town, aPerson(1, ['KS', 'SN']))
    await add(town, aPerson(1, ['KS']))
    await prepare(town, shared, aLetter(), {committee: 'KS'})
    await letIn(town, 'bo', ['anna'])
    await town.asOwner((db) => db('role_grant').where({user_name: 'bo', role: 'protected-reader'}).update({committee: 'SN'}))
    expect(await town.within(NOW, (session) => removePerson(session, {unlocking: key('bo'), id: shared}), 'bo')).toMatchObject({isGone: false})
    expect(await states(town)).toEqual(['1 prepared'])
    expect(await batch(town)).toMatchObject({letters: 1})
  }, 60_000)

  test('the log of a letter under way is not trimmed, whatever its age', async () => {
    await administrator(town)
    await prepare(town, id)
    town.settings = {...town.settings, retention: {...town.settings.retention, logsYears: 1}}
    await purge('2028-02-03T09:00:00Z')
    expect((await list(town, {}, '2028-02-03T09:00:00Z')).letters).toMatchObject([{number: 1, state: 'prepared'}])
  }, 60_000)

  test('a file with labels is not forgotten with its letters, and can be destroyed', async () => {
    await prepare(town, id)
    await batch(town)
    await print(town, {file: fileOf()})
    await post()
    town.settings = {...town.settings, retention: {...town.settings.retention, lettersYears: 1}}
    await purge('2027-03-03T09:00:00Z')
    expect(await list(town, {}, '2027-03-03T09:00:00Z')).toMatchObject({letters: [], batches: [{batch: 1, files: [fileOf()]}]})
    expect(await town.within('2027-03-03T09:00:00Z', (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))).toMatchObject({files: [{outcome: 'removed'}]})
    expect(existsSync(fileOf())).toBe(false)
  }, 60_000)

  test('what is older than a holder’s last look is held to its own hashes too', async () => {
    await prepare(town, id)
    await batch(town)
    printers(0)
    await print(town)
    await post()
    await town.asOwner(async (db) => {
      await db('audit_event').whereIn('kind', ['printing.begun', 'printing.done', 'letters.moved']).where('event', 'not like', '%batched%').update({kind: 'reading.done'})
      await db('letter').update({state: 'batched'})
    })
    await expect(list(town)).rejects.toMatchObject({code: 'readings-altered'})
  }, 60_000)

  test('a letter whose person’s key is gone is stopped by itself, and the others go', async () => {
    const other = await add(town, aPerson(1, ['SN']))
    await prepare(town, id)
    await prepare(town, other)
    await town.asOwner((db) => db('protected_person').where({id}).update({seal: 'x'}))
    expect((await list(town)).letters).toMatchObject([{number: 1, caseNumber: null, stop: 'letter-unreadable'}, {number: 2, stop: null}])
    expect(await batch(town)).toMatchObject({letters: 1, stopped: [{number: 1, code: 'letter-unreadable'}]})
  }, 60_000)

  test('after a backup was put back nothing is prepared, gathered or printed until a holder has compared, and no number is given twice', async () => {
    await administrator(town)
    await prepare(town, id)
    await batch(town)
    const file = join(await aShelf(), 'kopia.dvb')
    await backUp(town, NOW, file)
    printers(0)
    await print(town)
    await post()
    await prepare(town, id, aLetter({reference: 'b'}))
    await putBack(town, '2026-02-03T10:00:00Z', file)
    const at = '2026-02-03T11:00:00Z'
    await expect(print(town, {}, at)).rejects.toMatchObject({code: 'letters-not-compared'})
    await expect(prepare(town, id, aLetter({reference: 'c'}), {at})).rejects.toMatchObject({code: 'letters-not-compared'})
    await town.within(at, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 1, why: 'sent-otherwise', isLabelDestroyed: false}))
    await town.within(at, (session) => compareLetters(session, {unlocking: key('anna')}))
    expect(await prepare(town, id, aLetter({reference: 'c'}), {at})).toMatchObject({number: 10_001})
    await expect(town.within(at, (session) => compareLetters(session, {unlocking: key('anna')}))).rejects.toMatchObject({code: 'letters-compared'})
  }, 120_000)
})

describe('L5: again', () => {
  test('of the unsure alone where nobody names any: what lies there is said nothing of in passing', async () => {
    await prepare(town, id)
    await prepare(town, id, aLetter({reference: 'b'}))
    await batch(town)
    printers(0)
    await print(town)
    printers(1)
    await expect(print(town, {again: 'destroyed', only: [2]})).rejects.toMatchObject({code: 'printer-failed'})
    printers(0)
    expect(await print(town, {again: 'never-came'})).toMatchObject({letters: 1})
    expect((await list(town)).batches).toMatchObject([{labels: {printed: 4, out: 2, destroyed: 1, 'never-came': 1}}])
  }, 60_000)

  test('a printer that cannot be started leaves the batch unsure: the list may have come out', async () => {
    await prepare(town, id)
    await batch(town)
    printers(0)
    forwardsBy(town, {printer: {...town.settings.forwarding.printer, labels: ['/dev/null/lp']}})
    await expect(print(town)).rejects.toMatchObject({code: 'printer-failed'})
    expect(await states(town)).toEqual(['1 printing'])
  }, 60_000)
})

describe('what destroys a file', () => {
  beforeEach(async () => {
    await prepare(town, id)
    await batch(town)
    await print(town, {file: fileOf()})
  })

  test('destroys none that the register alone names', async () => {
    const own = fileOf('nyckel.age')
    writeFileSync(own, 'hemlig nyckel', {mode: 0o600})
    await town.asOwner((db) => db('letter_printing').update({file: own, digest: null}))
    await expect(destroy()).rejects.toMatchObject({code: 'print-file-none'})
    expect(readFileSync(own, 'utf8')).toBe('hemlig nyckel')
  }, 60_000)

  test('finds the file under another name beside it', async () => {
    renameSync(fileOf(), fileOf('annat-namn'))
    expect(await destroy()).toMatchObject({files: [{outcome: 'missing'}], copies: [fileOf('annat-namn')]})
  }, 60_000)
})

describe('the same letter', () => {
  test('is known by any row of its person, and tells another committee nothing', async () => {
    const other = await add(town, aPerson(0))
    await prepare(town, id)
    await expect(prepare(town, other)).rejects.toMatchObject({code: 'letter-twice'})
    expect(await prepare(town, other, aLetter(), {committee: 'KS'})).toMatchObject({number: 2})
  }, 60_000)

  test('S4: a number in the place of a case is no case', async () => {
    await expect(prepare(town, id, aLetter({caseNumber: NUMBERS[3] ?? ''}))).rejects.toMatchObject({code: 'letter-case-unclear'})
    await expect(prepare(town, id, aLetter({reference: `${(NUMBERS[3] ?? '').slice(0, 8)}-${(NUMBERS[3] ?? '').slice(8)}`}))).rejects.toMatchObject({code: 'letter-reference-unclear'})
  }, 60_000)
})

import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {PersonCommittee} from '../../../src/core/protected/person.js'
import {changePerson} from '../../../src/usecases/protected/change-person.js'
import {destroyPrint} from '../../../src/usecases/forwarding/destroy-print.js'
import {postBatch, returnLetter, withdrawLetter} from '../../../src/usecases/forwarding/follow-letters.js'
import {importLetters, type ImportedLetters} from '../../../src/usecases/forwarding/import-letters.js'
import {listLetters} from '../../../src/usecases/forwarding/list-letters.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {settlePrinting} from '../../../src/usecases/forwarding/settle-printing.js'
import {removePerson} from '../../../src/usecases/protected/remove-person.js'
import {rotateKeys} from '../../../src/usecases/protected/rotate-keys.js'
import {syncPersons} from '../../../src/usecases/protected/sync-persons.js'
import type {Town} from '../../support/town.js'
import {add, aPerson, key, letIn, NOW, NUMBERS, show} from '../protected/support.js'
import {aLetter, batch, forwardsBy, list, prepare, print, states, townThatForwards} from './support.js'

let town: Town
let id: string

beforeEach(async () => {
  town = await townThatForwards()
  id = await add(town, aPerson(0, ['SN']))
})
afterEach(async () => town.leave())

/** A program that stands in for `lp`: it keeps what it is handed. */
function printer(code = 0, name = 'printed'): {readonly argv: string[]; readonly out: string} {
  const out = join(town.folder, name)
  const script = join(town.folder, `${name}.sh`)
  writeFileSync(script, `#!/bin/sh\ncat >> '${out}'\nexit ${code}\n`)
  chmodSync(script, 0o700)
  return {argv: [script], out}
}

const printsTo = (argv: string[], more: object = {}): void => forwardsBy(town, {printer: {labels: argv, envelopes: argv, list: argv}, ...more})
const textOf = (file: string, ...args: readonly string[]): string => execFileSync('pdftotext', ['-layout', ...args, file, '-'], {encoding: 'utf8'})
const levelled = (level: 'sekretessmarkering' | 'skyddad folkbokföring' | 'okänd nivå'): Promise<unknown> => town.within(NOW, (session) => changePerson(session, {unlocking: key('anna'), id, change: {level}}))
const gone = (state: object): Promise<void> => town.asOwner(async (db) => {
  await db('letter').update(state)
})

describe('L1 L3: what may be forwarded', () => {
  test('L1: with a usable address of the committee’s own a reason is asked for', async () => {
    await expect(prepare(town, id, aLetter({reason: null}))).rejects.toMatchObject({code: 'letter-own-address'})
    expect(await prepare(town, id)).toMatchObject({number: 1, committee: 'SN', isNear: false})
  }, 60_000)

  test.each(['skyddad folkbokföring', 'okänd nivå'] as const)('L1: an old address of somebody with %s is none that may be used', async (level) => {
    await levelled(level)
    expect(await prepare(town, id, aLetter({reason: null}))).toMatchObject({number: 1})
  }, 60_000)

  test('a person is found by number, and the committee is theirs where there is one', async () => {
    expect(await prepare(town, NUMBERS[0] ?? '', aLetter(), {committee: null})).toMatchObject({committee: 'SN'})
    await expect(prepare(town, NUMBERS[5] ?? '')).rejects.toMatchObject({code: 'person-not-found'})
    await expect(prepare(town, id, aLetter({reference: '2'}), {committee: 'KS'})).rejects.toMatchObject({code: 'letter-committee-differs'})
    const everywhere = await add(town, aPerson(1))
    await expect(prepare(town, everywhere, aLetter(), {committee: null})).rejects.toMatchObject({code: 'letter-committee-missing'})
    expect(await prepare(town, everywhere, aLetter(), {committee: 'KS'})).toMatchObject({committee: 'KS'})
  }, 60_000)

  test.each([
    ['no case', {caseNumber: ' '}, 'letter-case-unclear'],
    ['a case that steers the terminal', {caseNumber: 'SN\u001b[2J'}, 'letter-case-unclear'],
    ['a letter that is too heavy for an envelope', {grams: 2_001}, 'letter-too-heavy'],
    ['a parcel without measures', {kind: 'parcel'}, 'parcel-measures-missing'],
    ['measures of a letter', {measures: {length: 1, width: 1, height: 1}}, 'measures-of-no-parcel'],
    ['a parcel of 20,001 g', {kind: 'parcel', grams: 20_001, measures: {length: 40, width: 30, height: 20}}, 'parcel-too-large'],
    ['a parcel of 101 cm', {kind: 'parcel', grams: 900, measures: {length: 5, width: 101, height: 5}}, 'parcel-too-large'],
    ['a parcel of 251 cm around and along', {kind: 'parcel', grams: 900, measures: {length: 91, width: 40, height: 40}}, 'parcel-too-large'],
  ] as const)('L3: %s is refused', async (_, changes, code) => {
    await expect(prepare(town, id, aLetter(changes))).rejects.toMatchObject({code})
    expect(await states(town)).toEqual([])
  }, 60_000)

  test('L3: a parcel of exactly what Skatteverket takes goes', async () => {
    expect(await prepare(town, id, aLetter({kind: 'parcel', grams: 20_000, measures: {length: 90, width: 40, height: 40}}))).toMatchObject({number: 1})
  }, 60_000)

  test('a deadline that is near is told, and one that is not is not', async () => {
    expect(await prepare(town, id, aLetter({due: '2026-02-12' as never}))).toMatchObject({isNear: true})
    expect(await prepare(town, id, aLetter({due: '2026-02-13' as never, reference: 'b'}))).toMatchObject({isNear: false})
  }, 60_000)

  test('the same letter twice is caught, also once the vault’s key is another; withdrawn, it may be told again', async () => {
    await prepare(town, id)
    await town.within(NOW, (session) => rotateKeys(session, key('anna')))
    await expect(prepare(town, id, aLetter({caseNumber: 'sn  2026/00001'}))).rejects.toMatchObject({code: 'letter-twice', facts: {number: 1}})
    await prepare(town, id, aLetter({reference: 'Beslut 2'}))
    await town.within(NOW, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 1, why: 'mistake', isLabelDestroyed: false}))
    expect(await prepare(town, id)).toMatchObject({number: 3})
  }, 60_000)

  test('S5: nobody but a holder of the committee learns that there is a letter', async () => {
    await prepare(town, id)
    await letIn(town, 'bo', ['anna'])
    await town.asOwner((db) => db('role_grant').where({user_name: 'bo', role: 'protected-reader'}).update({committee: 'KS'}))
    const seen = await town.within(NOW, (session) => listLetters(session, {unlocking: key('bo'), filter: {state: null, batch: null, overdue: false, all: true}}), 'bo')
    expect(seen).toEqual({letters: [], batches: []})
    await expect(prepare(town, id, aLetter({reference: 'x'}), {holder: 'bo', account: 'bo'})).rejects.toMatchObject({code: 'person-not-found'})
  }, 60_000)
})

describe('L4 L5: a batch from the desk to the post', () => {
  test('its letters are printed, posted and returned, and every label is accounted for', async () => {
    await prepare(town, id)
    await prepare(town, id, aLetter({kind: 'registered', reference: 'b'}))
    await prepare(town, id, aLetter({kind: 'in-person', reference: 'c'}))
    expect(await batch(town)).toEqual({batch: 1, letters: 3, envelopes: 3, registered: 2, parcels: 0, stopped: [], near: []})
    const {argv, out} = printer()
    printsTo(argv)
    const printed = await print(town)
    expect(printed).toMatchObject({batch: 1, letters: 3, file: null, stopped: [], addressCheckedOn: null})
    expect(statSync(out).size).toBe(printed.bytes)
    expect(await states(town)).toEqual(['1 printed', '2 printed', '3 printed'])
    expect(await town.within(NOW, (session) => postBatch(session, {unlocking: key('anna'), batch: 1, except: [3]}))).toEqual({posted: 2, left: [3]})
    await town.within(NOW, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 3, why: 'sent-otherwise', isLabelDestroyed: true}))
    await town.within(NOW, (session) => returnLetter(session, {unlocking: key('anna'), number: 2, why: 'not-collected'}))
    const {letters, batches} = await list(town)
    expect(letters.map(({number, state, envelope, caseNumber}) => [number, state, envelope, caseNumber])).toEqual([[1, 'posted', 1, 'SN 2026/00001'], [2, 'returned', 2, 'SN 2026/00001'], [3, 'withdrawn', 3, 'SN 2026/00001']])
    expect(batches).toMatchObject([{batch: 1, labels: {printed: 3, posted: 2, destroyed: 1, out: 0}, files: []}])
    // K6: what was posted is a contact.
    expect((await show(town, id)).records.map(({record}) => record)).toMatchObject([{kind: 'contact', channel: 'letter'}, {kind: 'contact', channel: 'letter'}])
  }, 60_000)

  test('K5: each printing is in the log as access on paper, with the case sealed and nothing of the person in the register', async () => {
    await prepare(town, id)
    await batch(town)
    printsTo(printer().argv)
    await print(town)
    const read = await town.within(NOW, (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(read.map(({why, medium, outcome}) => `${why} ${medium} ${outcome}`)).toEqual(['letter paper shown', 'letter view shown', 'letter view shown'])
    const rows = await town.asOwner(async (db) => JSON.stringify([await db('letter'), await db('letter_batch'), await db('letter_printing'), await db('audit_event')]))
    for (const canary of ['SN 2026/00001', NUMBERS[0] ?? '', 'Kanariefågel', 'Hemliga']) expect(rows).not.toContain(canary)
  }, 60_000)

  test('L4: a marking that is lifted between batch and print takes the letter out, and the others are printed', async () => {
    await sync('sekretessmarkering')
    await prepare(town, id)
    await prepare(town, NUMBERS[1] ?? '', aLetter({caseNumber: 'SN 2026/00002'}))
    await batch(town)
    await sync('nej')
    printsTo(printer().argv)
    expect(await print(town)).toMatchObject({letters: 1, stopped: [{number: 2, code: 'letter-not-protected'}]})
    expect(await states(town)).toEqual(['1 printed', '2 prepared'])
    expect(await batch(town)).toMatchObject({batch: null, stopped: [{number: 2, code: 'letter-not-protected'}]})
  }, 60_000)

  test('nothing is printed twice unnoticed: again takes a word on what became of the labels before', async () => {
    await prepare(town, id)
    await prepare(town, id, aLetter({reference: 'b'}))
    await batch(town)
    printsTo(printer().argv)
    await expect(print(town, {again: 'lost'})).rejects.toMatchObject({code: 'batch-not-printed'})
    await print(town)
    await expect(print(town)).rejects.toMatchObject({code: 'batch-printed-already'})
    expect(await print(town, {again: 'destroyed', only: [2]})).toMatchObject({letters: 1})
    expect((await list(town)).batches).toMatchObject([{labels: {printed: 3, out: 2, destroyed: 1}}])
    await expect(print(town, {again: 'lost', only: [7]})).rejects.toMatchObject({code: 'letter-not-found'})
  }, 60_000)

  test('a printer that does not say that all went well leaves the batch unsure, until somebody has looked', async () => {
    await prepare(town, id)
    await batch(town)
    printsTo(printer(3).argv)
    await expect(print(town)).rejects.toMatchObject({code: 'printer-failed'})
    expect(await states(town)).toEqual(['1 printing'])
    await expect(print(town)).rejects.toMatchObject({code: 'printing-unsure'})
    await expect(town.within(NOW, (session) => postBatch(session, {unlocking: key('anna'), batch: 1, except: []}))).rejects.toMatchObject({code: 'printing-unsure'})
    printsTo(printer(0, 'second').argv)
    expect(await print(town, {again: 'never-came'})).toMatchObject({letters: 1})
    expect((await list(town)).batches).toMatchObject([{labels: {printed: 2, out: 1, 'never-came': 1}}])
  }, 60_000)

  test('of a printing that is unsure somebody may say that every label came out', async () => {
    await prepare(town, id)
    await prepare(town, id, aLetter({reference: 'b'}))
    await batch(town)
    const settle = (): Promise<unknown> => town.within(NOW, (session) => settlePrinting(session, {unlocking: key('anna'), batch: 1}))
    printsTo(printer(3).argv)
    await expect(print(town)).rejects.toMatchObject({code: 'printer-failed'})
    printsTo(printer(0, 'second').argv)
    await print(town, {again: 'destroyed', only: [2]})
    await town.within(NOW, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 2, why: 'mistake', isLabelDestroyed: true}))
    expect(await settle()).toEqual({letters: 1})
    expect(await states(town)).toEqual(['1 printed', '2 withdrawn'])
    expect((await list(town)).batches).toMatchObject([{labels: {printed: 3, out: 1, destroyed: 2}}])
    await expect(settle()).rejects.toMatchObject({code: 'printing-sure'})
  }, 60_000)

  test('L3: a label whose text does not fit is not printed, and the batch stands as it did', async () => {
    await prepare(town, id)
    await batch(town)
    printsTo(printer().argv, {labels: 'L7651', returnAddress: ['Sankt Provkommunsallralängstagatan 12', '123 45 Ekbacken']})
    await expect(print(town)).rejects.toMatchObject({code: 'labels-too-small'})
    expect(await states(town)).toEqual(['1 batched'])
    expect((await list(town)).batches).toMatchObject([{labels: {printed: 1, 'never-came': 1, out: 0}}])
  }, 60_000)

  test('what is in nobody’s batch, posted already or not printed is refused', async () => {
    await expect(batch(town)).rejects.toMatchObject({code: 'letters-none-waiting'})
    await expect(print(town)).rejects.toMatchObject({code: 'letter-batch-not-found'})
    await prepare(town, id)
    await batch(town)
    await expect(town.within(NOW, (session) => postBatch(session, {unlocking: key('anna'), batch: 1, except: []}))).rejects.toMatchObject({code: 'letters-none-printed'})
    await expect(town.within(NOW, (session) => returnLetter(session, {unlocking: key('anna'), number: 1, why: 'unknown'}))).rejects.toMatchObject({code: 'letter-state-differs'})
    printsTo(printer().argv)
    await print(town)
    await expect(town.within(NOW, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 1, why: 'mistake', isLabelDestroyed: false}))).rejects.toMatchObject({code: 'label-not-destroyed'})
  }, 60_000)

  test('L2: a return address that tells, or none, stops a printing before anything is opened', async () => {
    await prepare(town, id)
    await batch(town)
    forwardsBy(town, {returnAddress: ['Socialkontoret', 'Box 100', '123 45 Ekbacken']})
    await expect(print(town)).rejects.toMatchObject({code: 'return-address-telling', facts: {line: 1, problem: 'service'}})
    forwardsBy(town, {returnAddress: undefined})
    await expect(print(town)).rejects.toMatchObject({code: 'return-address-missing'})
    expect(await states(town)).toEqual(['1 batched'])
  }, 60_000)

  test('an address of Skatteverket’s that nobody has checked for a year is told', async () => {
    await prepare(town, id)
    await batch(town)
    printsTo(printer().argv, {skatteverket: {address: ['Skatteverket', 'Box 2820', '403 20 Göteborg'], checkedOn: '2025-02-02'}})
    expect(await print(town)).toMatchObject({addressCheckedOn: '2025-02-02'})
  }, 60_000)

  test('L5: a register that says something else of a letter than the log does is refused', async () => {
    await prepare(town, id)
    await batch(town)
    await gone({state: 'posted'})
    await expect(list(town)).rejects.toMatchObject({code: 'letters-altered', facts: {number: 1}})
    await gone({state: 'batched', batch: 2})
    await expect(list(town)).rejects.toMatchObject({code: 'letters-altered'})
    await gone({batch: 1})
    expect(await states(town)).toEqual(['1 batched'])
    // What would send a letter to somebody else, leave it out of sight, or put it in another’s envelope.
    const other = await add(town, aPerson(1, ['SN']))
    for (const [altered, was] of [[{person: other}, {person: id}], [{person: 'abcdefghijklmnopqrst'}, {person: id}], [{committee: 'KS'}, {committee: 'SN'}], [{number: 7}, {number: 1}], [{envelope: 2}, {envelope: 1}], [{due: '2026-12-24'}, {due: null}], [{kind: 'parcel'}, {kind: 'letter'}]] as const) {
      await gone(altered)
      await expect(list(town), JSON.stringify(altered)).rejects.toMatchObject({code: 'letters-altered'})
      await gone(was)
    }
    expect(await states(town)).toEqual(['1 batched'])
    await town.asOwner((db) => db('letter').delete())
    await expect(list(town)).rejects.toMatchObject({code: 'letters-altered', facts: {number: 0}})
  }, 60_000)

  test('what is overdue is found: a day that has come, and labels that lie there', async () => {
    await prepare(town, id, aLetter({due: '2026-02-04' as never}))
    await prepare(town, id, aLetter({reference: 'b'}))
    await batch(town)
    printsTo(printer().argv)
    await print(town, {only: [2]})
    expect((await list(town, {overdue: true})).letters).toEqual([])
    const later = await list(town, {overdue: true}, '2026-02-07T09:00:00Z')
    expect(later.letters.map(({number, daysLeft}) => [number, daysLeft])).toEqual([[1, -3], [2, null]])
  }, 60_000)

  test('a person with a letter on its way is not removed; with all ended nothing of what they were about is left', async () => {
    await prepare(town, id)
    await expect(town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))).rejects.toMatchObject({code: 'person-has-letters', facts: {numbers: '1'}})
    await town.within(NOW, (session) => withdrawLetter(session, {unlocking: key('anna'), number: 1, why: 'mistake', isLabelDestroyed: false}))
    expect(await town.within(NOW, (session) => removePerson(session, {unlocking: key('anna'), id}))).toMatchObject({isGone: true, sealedIn: []})
    expect((await list(town)).letters).toMatchObject([{number: 1, state: 'withdrawn', caseNumber: null}])
    expect(await town.asOwner((db) => db('letter').select('person', 'sealed', 'mark'))).toEqual([{person: '', sealed: '', mark: ''}])
  }, 60_000)
})

describe('a file with labels', () => {
  const fileOf = (): string => join(town.folder, 'omgang.pdf')

  beforeEach(async () => {
    await prepare(town, id, aLetter({kind: 'in-person'}))
    await batch(town)
  })

  test('only its owner can read it, it holds the number and nothing of the person else, and it is destroyed so that no copy is left', async () => {
    await print(town, {file: fileOf()})
    expect(statSync(fileOf()).mode & 0o777).toBe(0o600)
    const text = textOf(fileOf())
    expect(text).toContain('SKYDDADE PERSONUPPGIFTER')
    expect(text).toMatch(/PERSONLIG UTLÄMNING/)
    for (const canary of ['Kanariefågel', 'Hemliga', 'SN 2026', 'Socialnämnden']) expect(text).not.toContain(canary)
    expect((await list(town)).batches).toMatchObject([{files: [fileOf()]}])
    expect(await town.within(NOW, (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))).toMatchObject({files: [{file: fileOf(), outcome: 'removed'}], copies: []})
    expect(existsSync(fileOf())).toBe(false)
    expect((await list(town)).batches).toMatchObject([{files: []}])
    await expect(town.within(NOW, (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))).rejects.toMatchObject({code: 'print-file-none'})
  }, 60_000)

  test('a copy beside it is found', async () => {
    await print(town, {file: fileOf()})
    writeFileSync(join(town.folder, 'kopia.pdf'), readFileSync(fileOf()))
    expect(await town.within(NOW, (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))).toMatchObject({copies: [join(town.folder, 'kopia.pdf')]})
  }, 60_000)

  test('a file that is another by now is left alone', async () => {
    await print(town, {file: fileOf()})
    writeFileSync(fileOf(), 'något annat')
    await expect(town.within(NOW, (session) => destroyPrint(session, {unlocking: key('anna'), batch: 1}))).rejects.toMatchObject({code: 'print-file-differs'})
    expect(readFileSync(fileOf(), 'utf8')).toBe('något annat')
  }, 60_000)

  test('one that is there already is refused, and nothing is printed', async () => {
    writeFileSync(fileOf(), 'annat')
    await expect(print(town, {file: fileOf()})).rejects.toMatchObject({code: 'file-exists'})
    expect(await states(town)).toEqual(['1 batched'])
  }, 60_000)
})

describe('a list of letters', () => {
  const take = (text: string, isDryRun = false): Promise<ImportedLetters> => town.within(NOW, (session) => importLetters(session, {unlocking: key('anna'), list: text, committee: null, isDryRun}))
  const HEAD = 'personnummer;typ;arendenummer;referens;sista_dag;gram;langd_cm;bredd_cm;hojd_cm;skal;diarie'

  test('what can go is prepared, and each row that cannot is refused with its line', async () => {
    const [n = ''] = NUMBERS
    const taken = await take([HEAD, `${n};brev;SN 2026/1;;;;;;;osäker adress;SN`, `${n.slice(0, 8)}-${n.slice(8)};rek;SN 2026/1;;2026-03-01;100;;;;came-back;`, `${n};brev;SN 2026/1;;;;;;;person-asks;SN`, `${n};brev;SN 2026/2;;;;;;;;SN`, `${NUMBERS[7] ?? ''};brev;SN 2026/3;;;;;;;;SN`, 'x;brev;SN 2026/3;;;;;;;;SN', `${n};duva;SN 2026/3;;;;;;;;SN`, `${n};paket;SN 2026/4;;;900;40;30;;person-asks;SN`, `${n};brev;SN 2026/5;;2026-02-31;;;;;person-asks;SN`, `${n};brev;SN 2026/6`].join('\r\n'))
    expect(taken.read).toBe(10)
    expect(taken.prepared.map(({line, number}) => [line, number])).toEqual([[2, 1], [3, 2]])
    expect(taken.refused).toMatchObject([
      {line: 4, code: 'letter-twice-listed', facts: {line: 2}},
      {line: 5, code: 'letter-own-address'},
      {line: 6, code: 'person-not-found'},
      {line: 7, code: 'person-number-unclear'},
      {line: 8, code: 'letter-kind-unclear'},
      {line: 9, code: 'parcel-measures-missing'},
      {line: 10, code: 'letter-due-unclear'},
      {line: 11, code: 'letter-row-broken'},
    ])
  }, 60_000)

  test('the same list once more prepares nothing, and a trial nothing at all', async () => {
    const text = `${HEAD}\n${NUMBERS[0] ?? ''};brev;SN 2026/1;;;;;;;person-asks;SN\n`
    expect(await take(text, true)).toMatchObject({prepared: [{line: 2, number: 0}], refused: []})
    expect(await states(town)).toEqual([])
    expect(await take(text)).toMatchObject({prepared: [{line: 2, number: 1}]})
    expect(await take(text)).toMatchObject({prepared: [], refused: [{line: 2, code: 'letter-twice', facts: {number: 1}}]})
  }, 60_000)

  test.each([['no columns that are needed', 'personnummer;typ\n', 'letter-columns-missing'], ['a column that nobody knows', 'personnummer;typ;arendenummer;namn\n', 'letter-columns-unclear'], ['a column twice', 'personnummer;typ;arendenummer;typ\n', 'letter-columns-unclear'], ['a quotation mark that is never closed', 'personnummer;typ;arendenummer\n"a;b;c\n', 'letter-list-broken'], ['nothing', '', 'letter-columns-missing']] as const)('a list with %s is refused whole', async (_, text, code) => {
    await expect(take(text)).rejects.toMatchObject({code})
  }, 60_000)
})

/** What the master says of the second number. */
async function sync(protection: string): Promise<void> {
  const path = join(town.folder, 'utdrag.csv')
  writeFileSync(path, `personnummer;fornamn;efternamn;adress;skydd\n${NUMBERS[1] ?? ''};Bodil;Provsson;Hemliga gränden 3;${protection}\n`)
  await town.within(NOW, (session) => syncPersons(session, {unlocking: key('anna'), path, format: null, encoding: null, committee: 'SN' as PersonCommittee, ground: 'law', isFull: false, isDryRun: false, lift: null, askLift: async () => true}))
}

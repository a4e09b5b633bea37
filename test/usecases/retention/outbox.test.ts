import {cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {CommitteeCode, EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {beginPackage} from '../../../src/io/db/package-table.js'
import {holdLock} from '../../../src/io/system/lock.js'
import {dropPackage, listPackages} from '../../../src/usecases/archive/packages.js'
import {receiveReceipt} from '../../../src/usecases/archive/receive-receipt.js'
import {planRetention} from '../../../src/usecases/retention/plan-retention.js'
import {purgeRetention, type Purged} from '../../../src/usecases/retention/purge-retention.js'
import {aRow, Town} from '../../support/town.js'
import {CLOSED, exportFrom, LATER} from '../archive/support.js'

interface Delivered {
  readonly town: Town
  readonly id: string
  readonly sha256: string
}

const outboxOf = (town: Town): string => join(town.folder, 'outbox')
const inOutbox = (town: Town): readonly string[] => readdirSync(outboxOf(town)).sort()
const purge = (town: Town, instant: string): Promise<Purged> => town.within(instant, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
const outboxIn = ({stores}: Pick<Purged, 'stores'>): object | undefined => stores.find(({store}) => store === 'outbox')
const planned = async (town: Town, instant: string): Promise<object | undefined> => outboxIn(await town.within(instant, (session) => planRetention(session, undefined)))
const told = (due: number, waits = 0): object => ({store: 'outbox', setting: 'retention.outboxDays', due, waits})

/** A folder and all that is in it, or a file, as if it was last changed on a day. */
function lay(path: string, day: string): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) lay(join(path, name), day)
  utimesSync(path, new Date(day), new Date(day))
}

/** A package that lies in the outbox since the day it was written, and awaits the archive's receipt. */
async function aDelivery(settings: object = {}): Promise<Delivered> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow({fil: 'svar.txt', fil_publiceras: 'ja', ...CLOSED})], {with: {'svar.txt': 'Ett svar.\n'}})
  mkdirSync(outboxOf(town), {recursive: true})
  const {packages: [made]} = await exportFrom(town, LATER, {to: null})
  const id = made?.id ?? ''
  for (const name of [id, `${id}.sha256`]) lay(join(outboxOf(town), name), LATER)
  return {town, id, sha256: made?.metsSha256 ?? ''}
}

async function receive({town, id, sha256}: Delivered, at: string): Promise<void> {
  const file = join(town.folder, 'kvitto.txt')
  writeFileSync(file, `Paket: ${id}\nSHA-256: ${sha256}\nMottaget: ${at.slice(0, 10)}\nReferens: SE/STA/77\n`)
  await town.within(at, (session) => receiveReceipt(session, {package: join(outboxOf(town), id), file}))
}

describe('P1 O1 O3: a package in the outbox is one thing, and goes by what became of it', () => {
  test('one that awaits its receipt stays however old it is, and its receipt is taken; a month after that it goes with its digest, and counts as one', async () => {
    const delivery = await aDelivery()
    const {town, id} = delivery
    writeFileSync(join(outboxOf(town), 'utdrag.md'), 'Ett utdrag.\n')
    lay(join(outboxOf(town), 'utdrag.md'), LATER)
    const files = readdirSync(join(outboxOf(town), id), {recursive: true})
    expect(await planned(town, '2029-05-01T09:00:00Z')).toEqual(told(1))
    expect(outboxIn(await purge(town, '2029-05-01T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`])
    expect(readdirSync(join(outboxOf(town), id), {recursive: true})).toEqual(files)

    await receive(delivery, '2029-05-02T09:00:00Z')
    expect(outboxIn(await purge(town, '2029-06-01T09:00:00Z'))).toEqual(told(0))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`])
    expect(await planned(town, '2029-06-02T09:00:00Z')).toEqual(told(1))
    expect(outboxIn(await purge(town, '2029-06-02T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
    await town.within('2029-06-03T09:00:00Z', async ({db}) => {
      const events: {event: string}[] = await db('audit_event').where({kind: 'store.trimmed'}).select('event')
      expect(events.map(({event}) => JSON.parse(event) as object).filter((event) => 'store' in event && event.store === 'outbox')).toMatchObject([{removed: 1}, {removed: 1}])
    })
  })

  test('one that was written across midnight goes whole or not at all', async () => {
    const delivery = await aDelivery()
    const {town, id} = delivery
    lay(join(outboxOf(town), id, 'representations', 'rep1', 'data'), '2028-02-29T23:59:00Z')
    expect(outboxIn(await purge(town, '2028-03-31T09:00:00Z'))).toEqual(told(0))
    expect(existsSync(join(outboxOf(town), id, 'representations', 'rep1', 'data', 'ERMS.xml'))).toBe(true)
    await receive(delivery, '2028-03-31T10:00:00Z')
    // Somebody has looked at a file of it since: it goes by its receipt all the same.
    lay(join(outboxOf(town), id, 'representations', 'rep1', 'data'), '2028-04-29T09:00:00Z')
    expect(outboxIn(await purge(town, '2028-05-01T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
  })

  test('one that was dropped goes a month later; one that is laid there again lies for as long again', async () => {
    const {town, id} = await aDelivery()
    const kept = join(town.folder, 'sparat')
    for (const name of [id, `${id}.sha256`]) cpSync(join(outboxOf(town), name), join(kept, name), {recursive: true})
    await town.within('2028-04-01T09:00:00Z', (session) => dropPackage(session, id))
    expect(outboxIn(await purge(town, '2028-05-01T09:00:00Z'))).toEqual(told(0))
    expect(outboxIn(await purge(town, '2028-05-02T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
    cpSync(kept, outboxOf(town), {recursive: true})
    for (const name of [id, `${id}.sha256`]) lay(join(outboxOf(town), name), '2028-06-01T09:00:00Z')
    expect(outboxIn(await purge(town, '2028-07-01T09:00:00Z'))).toEqual(told(0))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`])
    expect(outboxIn(await purge(town, '2028-07-02T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
  })

  test('one that was begun and cut short stays, so that the next run goes on with it', async () => {
    const {town} = await aDelivery()
    await town.import('2028-03-01T09:00:00Z', [aRow({arendenummer: 'KS 2026/00200', ...CLOSED})])
    const id = 'KS-2028-03-01-0123456789'
    await town.within('2028-03-01T10:00:00Z', async ({db, dialect}) => {
      const [entry] = await db('entry').where({kind: 'case', case_number: 'KS 2026/00200'}).select<{id: EntryId}[]>('id')
      await db.transaction((tx) => beginPackage(tx, dialect, {id, committee: 'KS' as CommitteeCode, form: 'open', madeAt: '2028-03-01T10:00:00.000Z' as Instant, folder: null}, entry === undefined ? [] : [entry.id]))
    })
    const part = join(outboxOf(town), `${id}.part`)
    mkdirSync(join(part, 'representations'), {recursive: true})
    writeFileSync(join(part, 'representations', 'hälften'), 'Hälften av en fil')
    lay(part, LATER)
    expect(outboxIn(await purge(town, '2029-05-01T09:00:00Z'))).toEqual(told(0))
    expect(readFileSync(join(part, 'representations', 'hälften'), 'utf8')).toBe('Hälften av en fil')
    const {packages} = await exportFrom(town, '2029-05-02T09:00:00Z', {to: null})
    expect(packages).toMatchObject([{id, cases: 1}])
    expect(await town.within('2029-05-03T09:00:00Z', (session) => listPackages(session, {committee: null, state: 'begun'}))).toEqual([])
  })

  test('what has the look of a package and that the register does not know goes whole, once everything in it is old', async () => {
    const {town, id} = await aDelivery()
    const other = join(outboxOf(town), 'KS-2027-12-01-ffffffffff')
    const part = join(outboxOf(town), 'SN-2027-12-01-eeeeeeeeee.part')
    for (const folder of [other, part]) {
      mkdirSync(join(folder, 'representations', 'rep1'), {recursive: true})
      writeFileSync(join(folder, 'representations', 'rep1', 'METS.xml'), '<mets/>')
    }
    writeFileSync(join(other, 'METS.xml'), '<mets/>')
    writeFileSync(`${other}.sha256`, '')
    // A folder of somebody's own is none: of that each file goes by itself.
    const own = join(outboxOf(town), 'till länsarkivet')
    mkdirSync(own)
    for (const name of ['gammal.txt', 'ny.txt']) writeFileSync(join(own, name), name)
    for (const path of [other, `${other}.sha256`, part, own]) lay(path, LATER)
    const young = join(part, 'representations', 'rep1', 'METS.xml')
    for (const path of [young, join(own, 'ny.txt')]) lay(path, '2028-03-20T09:00:00Z')
    expect(await planned(town, '2028-03-31T09:00:00Z')).toEqual(told(0))
    expect(outboxIn(await purge(town, '2028-04-01T09:00:00Z'))).toEqual(told(2))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`, 'SN-2027-12-01-eeeeeeeeee.part', 'till länsarkivet'].sort())
    expect(existsSync(young)).toBe(true)
    expect(readdirSync(own)).toEqual(['ny.txt'])
    expect(outboxIn(await purge(town, '2028-05-01T09:00:00Z'))).toEqual(told(2))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`, 'till länsarkivet'].sort())
  })

  test('while somebody writes packages they are left for the next purge, and everything else goes', async () => {
    const delivery = await aDelivery()
    const {town, id} = delivery
    await receive(delivery, '2028-03-02T09:00:00Z')
    writeFileSync(join(outboxOf(town), 'utdrag.md'), 'Ett utdrag.\n')
    lay(join(outboxOf(town), 'utdrag.md'), LATER)
    const writing = await town.at('2028-05-01T08:00:00Z')
    const lock = await holdLock(writing, 'archive', 0)
    const purged = await purge(town, '2028-05-01T09:00:00Z')
    await lock.release()
    await writing.close()
    expect(outboxIn(purged)).toEqual(told(1, 1))
    expect(inOutbox(town)).toEqual([id, `${id}.sha256`])
    expect(outboxIn(await purge(town, '2028-05-02T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
  })

  test('a removal that was cut short leaves what is plainly no package, and the next purge ends it', async () => {
    const delivery = await aDelivery()
    const {town, id} = delivery
    await receive(delivery, '2028-03-02T09:00:00Z')
    // As a purge leaves it that is killed in the middle: renamed, and half of it gone.
    renameSync(join(outboxOf(town), id), join(outboxOf(town), `${id}.removing`))
    rmSync(join(outboxOf(town), `${id}.removing`, 'METS.xml'))
    expect(await planned(town, '2028-03-03T09:00:00Z')).toEqual(told(1))
    expect(outboxIn(await purge(town, '2028-03-03T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([`${id}.sha256`])
    expect(outboxIn(await purge(town, '2028-04-02T09:00:00Z'))).toEqual(told(1))
    expect(inOutbox(town)).toEqual([])
  })
})

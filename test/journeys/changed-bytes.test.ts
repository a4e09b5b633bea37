import {readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const READ = 'Skolgården vid Sälgen byggs om i tre etapper.\n'
const OTHER = 'Skolgården vid Sälgen byggs om i sju etapper.\n'
const HELD: SourceRow = aRow({handlingsrubrik: 'Förordnande av Elsa Grahnén', fil: 'beslut.txt', fil_publiceras: 'ja'})

const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries
const publish = (town: Town, instant: string, id: string) => town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))

async function townWithHeld(): Promise<{readonly town: Town; readonly id: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [HELD], {with: {'beslut.txt': READ}})
  const [held] = await waiting(town, '2026-02-03T10:00:00Z')
  expect(held).toMatchObject({stage: 'held', reasons: ['person']})
  return {town, id: held?.id ?? ''}
}

test('a decision is bound to the bytes that were read: other bytes leave at once and need a new decision (B7 E2)', async () => {
  const {town, id} = await townWithHeld()
  await publish(town, '2026-02-03T10:30:00Z', id)
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['tre etapper', 'Grahnén']).size).toBe(2)

  const imported = await town.import('2026-02-04T09:00:00Z', [HELD], {with: {'beslut.txt': OTHER}})
  expect(imported.files[0]).toMatchObject({changed: 1, withdrawn: 1})
  expect([...town.siteHolds(['tre etapper', 'sju etapper', 'Grahnén'])]).toEqual([])
  expect(await waiting(town, '2026-02-04T10:00:00Z')).toMatchObject([{id, stage: 'held', reasons: ['person']}])
  await publish(town, '2026-02-04T10:30:00Z', id)
  await town.publish('2026-02-04T11:00:00Z')
  expect([...town.siteHolds(['tre etapper', 'sju etapper']).keys()]).toEqual(['sju etapper'])
})

test('a file that has changed on disk between reading and deciding refuses the decision (B7)', async () => {
  const {town, id} = await townWithHeld()
  const [delivery = ''] = readdirSync(join(town.folder, 'inbox'))
  writeFileSync(join(town.folder, 'inbox', delivery, 'beslut.txt'), OTHER)
  await expect(publish(town, '2026-02-03T10:30:00Z', id)).rejects.toMatchObject({code: 'file-changed', facts: {id}})
  await town.publish('2026-02-03T11:00:00Z')
  expect([...town.siteHolds(['etapper', 'Grahnén'])]).toEqual([])
  expect(await waiting(town, '2026-02-03T12:00:00Z')).toMatchObject([{id, stage: 'held'}])
})

test('a clear row whose file comes to hold a person leaves at once (A1 B2 B11)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const row = {...HELD, handlingsrubrik: 'Beslut om skolgård'}
  await town.import('2026-02-03T09:00:00Z', [row], {with: {'beslut.txt': READ}})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['tre etapper']).size).toBe(1)
  const imported = await town.import('2026-02-04T09:00:00Z', [row], {with: {'beslut.txt': 'Svar till Gunilla Lindqvist om skolgården.\n'}})
  expect(imported.files[0]).toMatchObject({withdrawn: 1})
  expect([...town.siteHolds(['tre etapper', 'Lindqvist'])]).toEqual([])
})

test.each<[string, string | Uint8Array | undefined, string]>([
  ['is not delivered', undefined, 'file-missing'],
  ['is no text', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x00, 0xff]), 'file-unreadable'],
  ['names an official', 'Elsa Grahnén svarar på frågor.\n', 'person'],
])('a file that %s holds its row (B9 B11)', async (_, content, reason) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [{...HELD, handlingsrubrik: 'Beslut om skolgård'}], {with: content === undefined ? {} : {'beslut.txt': content}})
  expect(await waiting(town, '2026-02-03T10:00:00Z')).toMatchObject([{kind: 'document', stage: 'held', reasons: [reason]}])
})

test('the same file delivered in another folder is no change, and neither is one that is not delivered again (A9)', async () => {
  const {town, id} = await townWithHeld()
  await publish(town, '2026-02-03T10:30:00Z', id)
  await town.publish('2026-02-03T11:00:00Z')
  for (const [instant, files] of [['2026-02-04T09:00:00Z', {'beslut.txt': READ}], ['2026-02-05T09:00:00Z', {}]] as const) {
    expect((await town.import(instant, [HELD], {with: files})).files[0]).toMatchObject({unchanged: 1, changed: 0, withdrawn: 0})
  }
  expect(town.siteHolds(['tre etapper', 'Grahnén']).size).toBe(2)
})

test('bytes that were changed in the program’s own store are not released: the row is held and the rest goes out (E2 B9)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({arendenummer: 'KS 2026/00200'})])
  await town.publish('2026-02-03T09:30:00Z')
  await town.import('2026-02-03T10:00:00Z', [{...HELD, handlingsrubrik: 'Beslut om skolgård'}], {with: {'beslut.txt': READ}})
  const [shelf = ''] = readdirSync(join(town.folder, 'files'))
  const [stored = ''] = readdirSync(join(town.folder, 'files', shelf))
  writeFileSync(join(town.folder, 'files', shelf, stored), OTHER)
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({held: 1})
  expect([...town.siteHolds(['sju etapper'])]).toEqual([])
  expect(town.siteHolds(['KS 2026/00200']).size).toBe(1)
})

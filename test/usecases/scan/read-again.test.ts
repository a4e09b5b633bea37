import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {scanEntries, type Scanned} from '../../../src/usecases/scan/scan-entries.js'
import {NUMBERS} from '../../../scripts/demo/people.ts'
import {aRow, Town} from '../../support/town.js'

const FILE = {fil: 'beslut.txt', fil_publiceras: 'ja'}
const CLEAN = 'Beslutet gäller skolgården och vägen dit.\n'

/** A town whose row waits because its file was not read, as a run left it that had no tool or no time. */
async function townWith(text: string, why: string): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow(FILE)], {with: {'beslut.txt': text}})
  await town.within('2026-02-03T08:05:00Z', async ({db}) => {
    const rows: readonly {readonly entry_id: string; readonly number: number; readonly content: string}[] = await db('version').select('entry_id', 'number', 'content')
    for (const {entry_id, number, content} of rows.filter(({content: one}) => one.includes('"reading":"text"'))) {
      const unread = content.replace('"reading":"text"', `"reading":"unread","why":"${why}"`)
      await db('version').where({entry_id, number}).update({content: unread, stage: 'held', verdict: JSON.stringify({kind: 'review', grounds: ['file-unreadable'], findings: []})})
    }
  })
  return town
}

async function scanned(town: Town, all = false): Promise<Scanned> {
  return town.within('2026-02-03T09:00:00Z', (session) => scanEntries(session, {all, allowsMassWithdrawal: false, onProgress: () => undefined}))
}

async function stages(town: Town): Promise<readonly string[]> {
  return town.within('2026-02-03T09:30:00Z', async ({db}) => {
    const rows: readonly {readonly stage: string}[] = await db('entry').join('version', (on) => on.on('version.entry_id', 'entry.id').andOn('version.number', 'entry.current_version')).where('entry.kind', 'document').select('version.stage')
    return rows.map(({stage}) => stage)
  })
}

test('B9: a file that took too long once is read by a scan, and its row is cleared', async () => {
  const town = await townWith(CLEAN, 'too-slow')
  expect(await stages(town)).toEqual(['held'])
  expect((await scanned(town)).read).toBe(1)
  expect(await stages(town)).toEqual(['cleared'])
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['skolgården och vägen']).size).toBeGreaterThan(0)
})

test('what has been read is not read another time, so a scan that was cut short goes on where it was', async () => {
  const town = await townWith(CLEAN, 'too-slow')
  await scanned(town)
  expect((await scanned(town)).read).toBe(0)
})

test('B4: what the file says then is judged like any other text', async () => {
  const town = await townWith(`Beslutet gäller ${NUMBERS.first}.\n`, 'picture')
  expect((await scanned(town)).read).toBe(1)
  expect(await stages(town)).toEqual(['blocked'])
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds([NUMBERS.first]).size).toBe(0)
})

test('a file that no wait mends is tried only under another policy, or when everything is asked for', async () => {
  const town = await townWith(CLEAN, 'damaged')
  expect((await scanned(town)).read).toBe(0)
  expect(await stages(town)).toEqual(['held'])
  expect((await scanned(town, true)).read).toBe(1)
  expect(await stages(town)).toEqual(['cleared'])
})

test('E2: other bytes than those that were delivered answer for nothing', async () => {
  const town = await townWith(CLEAN, 'too-slow')
  const {folder} = await town.within('2026-02-03T08:06:00Z', async ({db}) => {
    const rows: readonly {readonly folder: string | null}[] = await db('entry').where({kind: 'document'}).select('delivered_in as folder')
    return {folder: rows[0]?.folder ?? ''}
  })
  writeFileSync(join(folder, 'beslut.txt'), 'En annan text.\n')
  expect((await scanned(town)).read).toBe(0)
  expect(await stages(town)).toEqual(['held'])
})

test('a dry run reads none', async () => {
  const town = await townWith(CLEAN, 'too-slow')
  const {read} = await town.within('2026-02-03T09:00:00Z', (session) => scanEntries(session, {all: true, isDryRun: true, allowsMassWithdrawal: false, onProgress: () => undefined}))
  expect(read).toBe(0)
  expect(await stages(town)).toEqual(['held'])
})

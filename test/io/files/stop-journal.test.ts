import {appendFileSync, readFileSync, statSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {StoppedEntry} from '../../../src/core/retention/stop.js'
import type {EntryId, Fingerprint, Instant} from '../../../src/core/terms/identifiers.js'
import {beginStopJournal, stopJournalOf, StopWriter} from '../../../src/io/files/stop-journal.js'
import {sha256} from '../../../src/io/system/digest.js'
import {useFolder} from '../support.js'

const AT = '2026-02-03T09:00:00.000Z' as Instant
const folder = useFolder()

function stopped(count: number): readonly StoppedEntry[] {
  return Array.from({length: count}, (_, at) => ({entry: `entry${at}` as EntryId, key: 'key' as Fingerprint, firstDay: null}))
}

async function add(count: number): Promise<{readonly bytes: number; readonly head: string}> {
  const writer = new StopWriter(folder.path, AT)
  await writer.add('stopped', stopped(count))
  const position = await writer.settle()
  await writer.close()
  if (position === null) throw new Error('nothing was added')
  return position
}

function lines(): readonly string[] {
  return readFileSync(stopJournalOf(folder.path), 'utf8').split('\n').slice(0, -1)
}

test('each line holds the digest of the line before it, and the place tells where the journal ends (P3)', async () => {
  const begun = await beginStopJournal(folder.path, AT)
  expect(begun).toEqual({bytes: statSync(stopJournalOf(folder.path)).size, head: sha256(lines()[0] ?? '')})
  const position = await add(450)
  expect(position).toEqual({bytes: statSync(stopJournalOf(folder.path)).size, head: sha256(lines().at(-1) ?? '')})
  const told = lines().map((line) => JSON.parse(line) as {after: string; entries?: unknown[]})
  expect(told.map(({entries}) => entries?.length)).toEqual([undefined, 200, 200, 50])
  expect(told.map(({after}) => after)).toEqual(['', ...lines().slice(0, -1).map((line) => sha256(line))])
})

test('only its owner reads it (P1)', async () => {
  await add(1)
  expect(statSync(join(folder.path, 'stopped.jsonl')).mode & 0o777).toBe(0o600)
})

test('two journals are never alike from their first line on: one that was lost is not taken for the one that follows it (P3)', async () => {
  const first = await beginStopJournal(folder.path, AT)
  truncateSync(stopJournalOf(folder.path))
  expect((await beginStopJournal(folder.path, AT)).head).not.toBe(first.head)
})

test('a line that a power cut left half written is taken away before the next', async () => {
  const before = await add(1)
  appendFileSync(stopJournalOf(folder.path), '{"at":"2026-02-03T09:00:00.000Z","why":"stop')
  await add(1)
  expect(lines()).toHaveLength(3)
  expect(JSON.parse(lines()[2] ?? '')).toMatchObject({after: before.head})
})

test('a change that adds nothing leaves the journal alone', async () => {
  const writer = new StopWriter(folder.path, AT)
  await writer.add('stopped', [])
  await beginStopJournal(folder.path, AT)
  expect(lines()).toHaveLength(1)
})

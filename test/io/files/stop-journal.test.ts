import {appendFileSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {JournalNote, StoppedEntry} from '../../../src/core/retention/stop.js'
import type {EntryId, Fingerprint, Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {beginStopJournal, readStops, stopJournalOf, StopWriter, type StopPosition} from '../../../src/io/files/stop-journal.js'
import {sha256} from '../../../src/io/system/digest.js'
import {refusalOf, useFolder} from '../support.js'

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

function hashes(): readonly string[] {
  return lines().map((line) => (JSON.parse(line) as {hash: string}).hash)
}

/** How many entries each note after a place names. */
async function told(from: StopPosition | null): Promise<readonly number[]> {
  const counts: number[] = []
  await readStops(stopJournalOf(folder.path), from, async (note) => void counts.push('entries' in note ? note.entries.length : 'notes' in note ? note.notes.length : 1))
  return counts
}

test('each line holds the hash of itself and of the line before it, and the place tells where the journal ends (P3)', async () => {
  const begun = await beginStopJournal(folder.path, AT)
  expect(begun).toEqual({bytes: statSync(stopJournalOf(folder.path)).size, head: hashes()[0]})
  const position = await add(450)
  expect(position).toEqual({bytes: statSync(stopJournalOf(folder.path)).size, head: hashes().at(-1)})
  expect(lines().map((line) => (JSON.parse(line) as {entries?: unknown[]}).entries?.length)).toEqual([undefined, 200, 200, 50])
  for (const [at, line] of lines().entries()) expect(hashes()[at]).toBe(sha256(`${hashes()[at - 1] ?? ''}\n${line.slice(0, -75)}}`))
})

test('only its owner reads it (P1)', async () => {
  // As every process of the program begins.
  const before = process.umask(0o077)
  await add(1)
  process.umask(before)
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
  expect(await told(before)).toEqual([1])
})

test('a change that adds nothing leaves the journal alone', async () => {
  const writer = new StopWriter(folder.path, AT)
  await writer.add('stopped', [])
  await writer.close()
  await beginStopJournal(folder.path, AT)
  expect(lines()).toHaveLength(1)
})

describe('a journal that is read', () => {
  test('tells what it notes after a place, and where it ends (P3)', async () => {
    const begun = await beginStopJournal(folder.path, AT)
    const first = await add(3)
    const second = await add(201)
    expect(await told(null)).toEqual([3, 200, 1])
    expect(await told(begun)).toEqual([3, 200, 1])
    expect(await told(first)).toEqual([200, 1])
    expect(await told(second)).toEqual([])
    expect(await readStops(stopJournalOf(folder.path), first)).toEqual({...second, at: AT})
    const notes: JournalNote[] = []
    const writer = new StopWriter(folder.path, AT)
    await writer.add('purged', [{entry: 'a' as EntryId, key: 'k' as Fingerprint, firstDay: '2026-02-03' as LocalDate}])
    await writer.settle()
    await writer.close()
    await readStops(stopJournalOf(folder.path), second, async (note) => void notes.push(note))
    expect(notes).toEqual([{at: AT, why: 'purged', entries: [{entry: 'a', key: 'k', firstDay: '2026-02-03'}]}])
  })

  test('tells of legal holds in the order in which they were set and lifted (H4 P3)', async () => {
    const begun = await beginStopJournal(folder.path, AT)
    const writer = new StopWriter(folder.path, AT)
    const since = '2026-01-12T10:00:00.000Z' as Instant
    await writer.addHold('a' as EntryId, {reason: 'dispute', since})
    await writer.addHold('a' as EntryId, null)
    await writer.settle()
    await writer.close()
    const notes: JournalNote[] = []
    await readStops(stopJournalOf(folder.path), begun, async (note) => void notes.push(note))
    expect(notes).toEqual([{at: AT, case: 'a', hold: {reason: 'dispute', since}}, {at: AT, case: 'a', hold: null}])
  })

  test.each([
    ['a reason that nobody has said', {held: 'a', reason: 'because', since: AT}],
    ['a hold without its day', {held: 'a', reason: 'audit'}],
    ['words beside it', {lifted: 'a', note: 'Tvisten är över.'}],
  ])('is refused with %s in it (P3)', async (_name, line) => {
    await beginStopJournal(folder.path, AT)
    const body = JSON.stringify({at: AT, ...line})
    appendFileSync(stopJournalOf(folder.path), `${body.slice(0, -1)},"hash":"${sha256(`${hashes()[0] ?? ''}\n${body}`)}"}\n`)
    expect((await refusalOf(() => readStops(stopJournalOf(folder.path), null))).facts['problem']).toBe('damaged')
  })

  test('is refused where it is not there, too short, another one or changed in any place (P3)', async () => {
    const path = stopJournalOf(folder.path)
    const problem = async (from: StopPosition | null): Promise<unknown> => (await refusalOf(() => readStops(path, from))).facts['problem']
    expect(await problem(null)).toBe('missing')
    const begun = await beginStopJournal(folder.path, AT)
    await add(2)
    const position = await add(2)
    const whole = readFileSync(path)
    expect(await problem({...position, bytes: position.bytes + 1})).toBe('shorter')
    expect(await problem({...position, head: begun.head})).toBe('different')
    expect(await problem({...position, bytes: position.bytes - 1})).toBe('different')
    truncateSync(path, begun.bytes)
    expect(await problem(position)).toBe('shorter')
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), async (at, change) => {
        const changed = Buffer.from(whole)
        changed.writeUInt8(changed.readUInt8(at) ^ change, at)
        writeFileSync(path, changed)
        expect(['damaged', 'shorter']).toContain(await problem(position))
      }),
      {numRuns: 100},
    )
  })

  test('an end that a power cut left half written is passed over', async () => {
    const position = await add(2)
    appendFileSync(stopJournalOf(folder.path), '{"at":"2026')
    expect(await readStops(stopJournalOf(folder.path), position)).toEqual({...position, at: AT})
  })
})

test('a journal that leads elsewhere is never written', async () => {
  const victim = join(folder.path, 'offer')
  writeFileSync(victim, 'orörd\n')
  symlinkSync(victim, stopJournalOf(folder.path))
  await expect(add(1)).rejects.toMatchObject({code: 'ELOOP'})
  expect(readFileSync(victim, 'utf8')).toBe('orörd\n')
})

test('what a change that failed had written is taken back, and not where somebody else has written since (P3)', async () => {
  await beginStopJournal(folder.path, AT)
  await add(1)
  const before = readFileSync(stopJournalOf(folder.path), 'utf8')
  const failing = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    const writer = new StopWriter(folder.path, AT)
    await writer.add('stopped', stopped(450))
    await writer.settle()
    expect(readFileSync(stopJournalOf(folder.path)).length).toBeGreaterThan(before.length)
    await meanwhile()
    await writer.takeBack()
    await writer.close()
  }
  await failing(async () => undefined)
  expect(readFileSync(stopJournalOf(folder.path), 'utf8')).toBe(before)
  await failing(() => add(2))
  expect(await told(null)).toEqual([1, 200, 200, 50, 2])
})

import {appendFile, chmod, mkdir, readFile, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {anchorIn} from '../../../src/core/audit/anchor.js'
import {chainHeads} from '../../../src/io/db/audit-table.js'
import {sha256} from '../../../src/io/system/digest.js'
import {anchorLog} from '../../../src/usecases/audit/anchor-log.js'
import type {MadeAnchor} from '../../../src/usecases/audit/write-anchor.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import {runPublication} from '../../../src/usecases/publication/run-publication.js'
import {refusalOf, useFolder} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const MADE = '2026-02-03T08:00:00.000Z'
const NOON = '2026-02-03T11:00:00.000Z'
const outside = useFolder()
const file = (): string => join(outside.path, 'ankare.jsonl')
const linesIn = async (path = file()): Promise<string[]> => (await readFile(path, 'utf8')).trimEnd().split('\n')

let town: Town
const found = async (anchor?: string | readonly string[]): Promise<void> => {
  town = await Town.found({made: MADE, ...(anchor === undefined ? {} : {settings: {audit: {anchor}}})})
}
beforeEach(() => found())
afterEach(() => town.leave())
const anchor = (to: string | null = file(), at = NOON): Promise<MadeAnchor> => town.within(at, (session) => anchorLog(session, {to}))
const publish = (): ReturnType<typeof runPublication> => town.within(NOON, (session) => runPublication(session, {kind: 'full', slot: null, onProgress: () => undefined}))

describe('an anchor', () => {
  test('is one line with where every chain stands, that only its owner can read', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    const heads = await town.within(NOON, ({db}) => chainHeads(db))
    const made = await anchor()
    const [line = ''] = await linesIn()
    expect(line).toBe(made.line)
    expect(anchorIn(line)).toMatchObject({at: NOON, previous: null, heads})
    expect(anchorIn(line)?.heads[0]?.at).toBe('2026-02-03T09:00:00.000Z')
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })

  test('is known to the log before it is handed out', async () => {
    const {line} = await anchor()
    const row: {event: string} | undefined = await town.within(NOON, ({db}) => db('audit_event').where({kind: 'log.anchored'}).first())
    expect(JSON.parse(row?.event ?? '')).toEqual({kind: 'log.anchored', anchor: sha256(line), chains: 1})
  })

  test('refers to the line before it in the same file', async () => {
    await anchor()
    await anchor()
    await anchor()
    const lines = await linesIn()
    expect(lines.map((line) => anchorIn(line)?.previous)).toEqual([null, sha256(lines[0]!), sha256(lines[1]!)])
  })

  test('goes on after a line that a power cut left half written', async () => {
    await anchor()
    await appendFile(file(), '{"schema":"diarievakt.anch')
    await anchor()
    const lines = await linesIn()
    expect(lines).toHaveLength(2)
    expect(anchorIn(lines[1]!)?.previous).toBe(sha256(lines[0]!))
    expect(await town.within(NOON, (session) => verifyLog(session, {anchors: file(), onProgress: () => undefined}))).toMatchObject({ok: true, notes: []})
  })

  test('two at once follow one on the other', async () => {
    const [one, other] = [await town.at(NOON), await town.at(NOON)]
    await Promise.all([anchorLog(one, {to: file()}), anchorLog(other, {to: file()})])
    await Promise.all([one.close(), other.close()])
    const lines = await linesIn()
    expect(anchorIn(lines[1]!)?.previous).toBe(sha256(lines[0]!))
  })

  test('in the workspace is told for a poor place', async () => {
    expect((await anchor(join(town.folder, 'ankare.jsonl'))).isBesideRegister).toBe(true)
    expect((await anchor()).isBesideRegister).toBe(false)
  })

  test('without any place goes to whoever asked', async () => {
    const made = await anchor(null)
    expect(made.place).toEqual({kind: 'asker'})
    expect(anchorIn(made.line)).not.toBeNull()
  })

  test('that cannot be written is refused, and told with the place', async () => {
    expect(await refusalOf(() => anchor(join(outside.path, 'ingen', 'mapp.jsonl')))).toEqual({code: 'anchor-failed', exitCode: 69, facts: {place: join(outside.path, 'ingen', 'mapp.jsonl'), code: 'ENOENT'}})
  })
})

describe('by the settings', () => {
  const program = async (text: string): Promise<string> => {
    const path = join(outside.path, 'ta-emot')
    await writeFile(path, `#!/bin/sh\n${text}\n`)
    await chmod(path, 0o700)
    return path
  }

  test('it goes to a file after every run of the publication', async () => {
    await town.leave()
    await found(file())
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    expect(await publish()).toMatchObject({published: 2, anchored: true})
    const heads = anchorIn((await linesIn()).at(-1) ?? '')?.heads
    expect(heads).toEqual([expect.objectContaining({chain: '*', at: NOON})])
    expect((await town.within(NOON, (session) => verifyLog(session, {anchors: null, onProgress: () => undefined}))).anchors).toEqual({path: file(), lines: 1})
  })

  test('to a program it goes as the arguments say, on standard input', async () => {
    await town.leave()
    const path = await program('cat >> "$1"')
    await found([path, file()])
    await publish()
    expect(anchorIn((await linesIn()).at(-1) ?? '')).toMatchObject({at: NOON, previous: null})
  })

  test('a program that fails is told, and the run stands', async () => {
    await town.leave()
    await found([await program('exit 3')])
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    const run = await publish()
    expect(run).toMatchObject({published: 2, anchored: false, anchorRefusal: {code: 'anchor-failed', facts: {code: 3}}})
    expect([...town.site().keys()].filter((path) => path.endsWith('.html')).length).toBeGreaterThan(2)
  })

  test('a program that is not there is told too', async () => {
    await town.leave()
    await found([join(outside.path, 'finns-inte')])
    expect(await publish()).toMatchObject({anchored: false, anchorRefusal: {facts: {code: -1}}})
  })

  test('a run that fails is anchored all the same', async () => {
    await town.leave()
    await found(file())
    await mkdir(join(town.folder, 'site', 'current'), {recursive: true})
    await expect(publish()).rejects.toThrow()
    expect(await linesIn()).toHaveLength(1)
  })

  test('without the setting a run writes none', async () => {
    expect(await publish()).toMatchObject({anchored: null})
  })
})

import {hostname} from 'node:os'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {dialectOf} from '../../src/io/db/dialects/index.js'
import type {Dialect, HeldLock, Place} from '../../src/io/db/dialects/dialect.js'
import {holdLock} from '../../src/io/system/lock.js'
import {Town} from '../support/town.js'
import {Child, refusalOf} from './support.js'

const PROGRAM = new URL('./children/hold-lock.ts', import.meta.url)
const WAIT_MS = 10_000
const NOON = '2026-02-03T11:00:00Z'

describe('a lock that only one may hold', () => {
  let town: Town
  let place: Place
  let dialect: Dialect
  beforeEach(async () => {
    town = await Town.found()
    place = {url: town.settings.database, folder: town.folder}
    dialect = dialectOf(place.url)
  })
  afterEach(() => town.leave())

  const hold = (name: string, waitMs = 0): Promise<HeldLock | null> => dialect.holdRunLock(place, name, waitMs, {user: 'reg', host: 'här', pid: process.pid, since: '2026-02-03T09:00:00.000Z'})
  const child = (name: string): Child => new Child(PROGRAM, place.url, place.folder, name)

  test('one at a time, and another name is another lock', async () => {
    const lock = await hold('import')
    expect(lock).not.toBeNull()
    expect(await hold('import')).toBeNull()
    const other = await hold('site')
    expect(other).not.toBeNull()
    await lock?.release()
    await other?.release()
    const again = await hold('import')
    expect(again).not.toBeNull()
    await again?.release()
  })

  test('G2: cannot go stale: whoever is killed lets go', async () => {
    const holder = child('import')
    expect(await holder.says()).toBe('held')
    expect(await hold('import')).toBeNull()
    await holder.kill()
    const lock = await hold('import', WAIT_MS)
    expect(lock).not.toBeNull()
    await lock?.release()
  })

  test('a second process is refused, and the first keeps it', async () => {
    const lock = await hold('site')
    const second = child('site')
    expect(await second.says()).toBe('refused')
    await second.kill()
    expect(await hold('site')).toBeNull()
    await lock?.release()
  })

  test('one that waits gets it when it is let go', async () => {
    const lock = await hold('import')
    const waiting = hold('import', WAIT_MS)
    await lock?.release()
    const next = await waiting
    expect(next).not.toBeNull()
    await next?.release()
  })

  test('one that waits in vain is told so', async () => {
    const lock = await hold('import')
    expect(await hold('import', 50)).toBeNull()
    await lock?.release()
  })

  test('the one who has to wait is told who, where and since when', async () => {
    await town.within(NOON, async (session) => {
      const lock = await holdLock(session, 'import', 0)
      const {code, exitCode, facts} = await refusalOf(() => holdLock(session, 'import', 0))
      expect({code, exitCode, facts}).toMatchObject({code: 'locked', exitCode: 75, facts: {user: 'reg', pid: process.pid, since: '2026-02-03T11:00:00.000Z'}})
      expect(hostname().startsWith(String(facts['host']))).toBe(true)
      await lock.release()
      await (await holdLock(session, 'import', 0)).release()
    })
  })

  test('a municipality beside it has locks of its own', async () => {
    const other = await Town.found()
    try {
      const lock = await hold('import')
      const theirs = await dialect.holdRunLock({url: other.settings.database, folder: other.folder}, 'import', 0, {user: 'reg', host: '', pid: 1, since: NOON})
      expect(theirs).not.toBeNull()
      await lock?.release()
      await theirs?.release()
    } finally {
      await other.leave()
    }
  })
})

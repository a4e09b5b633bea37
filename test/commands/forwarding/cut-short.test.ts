import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces, type RunOptions} from '../../support/run-command.js'
import {CANARIES, CASE, homeThatForwards} from './support.js'

const STRACE = '/usr/bin/strace'
const isHere = existsSync(STRACE)
/** Every call in a full run; else some of them. */
const STEP = process.env['DIARIEVAKT_FUZZ'] === 'full' ? 1 : 4
const CALLS_MAX = 40

const town = await Workspaces.prepare('made')
let home: Awaited<ReturnType<typeof homeThatForwards>>

beforeAll(async () => {
  home = await homeThatForwards(town)
  await run(['forwarding', 'add', home.id, '--committee', 'KS'], {...home.at, input: `${CASE}\na\n`})
  await run(['forwarding', 'add', home.id, '--committee', 'KS'], {...home.at, input: `${CASE}\nb\n`})
  await run(['forwarding', 'batch'], home.at)
})
afterAll(() => town.leave())

/** Ends the program by force as it flushes something for the n-th time: between any two of them the disk is as one of them left it. What it does on threads is done on one, so that the n-th is the same each time. */
const cutAt = (call: number): RunOptions => ({...home.at, env: {...home.env, UV_THREADPOOL_SIZE: '1'}, under: [STRACE, '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync', '-e', `inject=fsync:signal=KILL:when=${call}`]})
const stateOf = async (): Promise<readonly string[]> => (await runJson('forwarding list', ['--all'], home.at)).document.letters.map(({state}) => state)

describe.skipIf(!isHere)('L5: cut short anywhere', () => {
  test('a printing loses no letter, and nothing is printed again unnoticed', async () => {
    let isAgain = false
    let killed = 0
    for (let call = 1; call <= CALLS_MAX; call += STEP) {
      const file = join(home.folder, `omgang-${call}.pdf`)
      const {code} = await run(['forwarding', 'print', '1', '--file', file, ...(isAgain ? ['--again', 'destroyed'] : [])], cutAt(call))
      if (code === 0) break
      killed += 1
      const states = new Set(await stateOf())
      expect(states.size).toBe(1)
      const [state = ''] = states
      expect(['batched', 'printing', 'printed']).toContain(state)
      // Whatever came out, the register knows of it.
      if (existsSync(file)) expect(state).not.toBe('batched')
      isAgain = state !== 'batched'
      if (isAgain) expect(await runJson('forwarding print', ['1', '--file', join(home.folder, 'aldrig.pdf')], home.at)).toMatchObject({code: 77})
    }
    expect(killed).toBeGreaterThan(1)
    expect(existsSync(join(home.folder, 'aldrig.pdf'))).toBe(false)
    const {code} = await run(['forwarding', 'print', '1', '--file', join(home.folder, 'sist.pdf'), '--again', 'destroyed'], home.at)
    expect(code).toBe(0)
    const {batches} = (await runJson('forwarding list', ['--batch', '1'], home.at)).document
    const [{labels} = {labels: undefined}] = batches
    expect(labels?.out).toBe(2)
    expect(labels?.printed).toBe((labels?.destroyed ?? 0) + (labels?.['never-came'] ?? 0) + 2)
  }, 300_000)

  test('a letter that is prepared is there once or not at all, and a batch has all of its letters or none', async () => {
    for (const call of [2, 7]) {
      const input = `${CASE}\nc${call}\n`
      await run(['forwarding', 'add', home.id, '--committee', 'KS'], {...cutAt(call), input})
      const again = await runJson('forwarding add', [home.id, '--committee', 'KS'], {...home.at, input})
      expect(again.code === 0 || again.error?.code === 'letter-twice').toBe(true)
    }
    const before = (await stateOf()).length
    expect(before).toBe(4)
    for (const call of [2, 5]) await run(['forwarding', 'batch'], cutAt(call))
    const states = (await stateOf()).slice(2)
    expect(new Set(states).size).toBe(1)
    expect(states).toHaveLength(2)
  }, 120_000)
})

describe('a disk that is full', () => {
  // The largest size, in kilobytes, that any file may come to: the write that passes it fails as on a disk that is full.
  test.each([1, 20])('at %i kB no half file is left, and no label is taken for printed that never came out', async (most) => {
    const file = join(home.folder, `full-${most}.pdf`)
    await run(['forwarding', 'add', home.id, '--committee', 'KS'], {...home.at, input: `${CASE}\nfull ${most}\n`})
    const {batch} = (await runJson('forwarding batch', [], home.at)).document
    const {code, stdout, stderr} = await run(['forwarding', 'print', String(batch), '--file', file], {...home.at, under: ['bash', '-c', `ulimit -f ${most}; exec "$0" "$@"`]})
    expect(code).toBe(74)
    for (const canary of CANARIES) expect(stdout + stderr).not.toContain(canary)
    const {letters} = (await runJson('forwarding list', ['--batch', String(batch)], home.at)).document
    if (existsSync(file)) expect(readFileSync(file)).toHaveLength(0)
    expect(letters.every(({state}) => state === 'batched' || (state === 'printing' && !existsSync(file)))).toBe(true)
  }, 120_000)
})

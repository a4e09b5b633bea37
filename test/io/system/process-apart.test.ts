import {existsSync, writeFileSync} from 'node:fs'
import {open} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {linesApart, ProcessDied} from '../../../src/io/system/process-apart.js'
import {useFolder} from '../support.js'

const folder = useFolder()
const PROGRAM = new URL('../children/be-foreign.ts', import.meta.url)

async function said(what: string, silenceMs = 20_000, until = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  const path = join(folder.path, 'bok.xlsx')
  writeFileSync(path, 'innehållet')
  const file = await open(path)
  const all: string[] = []
  try {
    for await (const lines of linesApart(PROGRAM, {what, path: join(folder.path, 'ny.txt')}, file, {memoryMB: 64, silenceMs})) {
      all.push(...lines)
      if (all.length >= until) break
    }
  } finally {
    await file.close()
  }
  return all
}

const deathOf = async (what: string, silenceMs?: number): Promise<string> => said(what, silenceMs).then(() => 'none', (error: unknown) => (error instanceof ProcessDied ? error.how : String(error)))

describe('a reader of foreign files runs apart', () => {
  test('it reads the file it was given', async () => {
    expect(await said('read')).toEqual(['read', 'innehållet'])
  })

  test('it can write no file', async () => {
    expect(await said('write')).toEqual(['write', 'ERR_ACCESS_DENIED'])
    expect(existsSync(join(folder.path, 'ny.txt'))).toBe(false)
  })

  test('it can start no program', async () => {
    expect(await said('start')).toEqual(['start', 'ERR_ACCESS_DENIED'])
  })

  test('it sees nothing of the environment', async () => {
    expect(await said('look around')).toEqual(['look around', '0'])
  })

  test.each([['complain', 'crash'], ['eat', 'memory']])('when it can only %s, that is told: %s', async (what, how) => {
    expect(await deathOf(what)).toBe(how)
  })

  test('when it falls silent it is ended', async () => {
    expect(await deathOf('sleep', 1_500)).toBe('silence')
  })

  test('who has heard enough need not hear the rest', async () => {
    expect((await said('flood', 20_000, 10)).length).toBeLessThan(20_000)
  })
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, startCommand, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home, NUMBER, PASSPHRASE} from './support.js'

let town: Workspaces
let home: Home
let id: string

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  const made = await homeWithPerson(town)
  home = made
  id = made.id
})

afterAll(() => town.leave())

/** How many readings of a person the log knows to have been meant, and to have been made. */
function logged(): {readonly intended: number; readonly shown: number} {
  const db = new DatabaseSync(join(home.folder, 'diarievakt.db'), {readOnly: true})
  try {
    const count = (like: string): number => Number(db.prepare("SELECT count(*) AS n FROM audit_event WHERE chain = '*readings' AND event LIKE ?").get(like)?.['n'])
    return {intended: count('%"kind":"reading.intended"%'), shown: count('%"outcome":"shown"%')}
  } finally {
    db.close()
  }
}

describe('K5: nothing is shown that the log could not take', () => {
  // The largest size, in kilobytes, that any file may come to: the write that passes it fails as on a disk that is full.
  test.each([1, 36, 44, 60])('a disk that is full at %i kB', async (most) => {
    const before = logged()
    const {code, stdout, stderr} = await run(['person', 'show', id, '--why', 'matter'], {cwd: home.folder, env: home.env, under: ['bash', '-c', `ulimit -f ${most}; exec "$0" "$@"`]})
    const {intended, shown} = logged()
    if (code === 0) {
      expect([stdout.includes('Agneta Kanariefågel'), intended - before.intended, shown - before.shown]).toEqual([true, 1, 1])
      return
    }
    expect(code).toBe(74)
    for (const canary of ['Agneta', NUMBER, NUMBER.slice(2), 'Hemliga']) expect(stdout + stderr).not.toContain(canary)
    expect(shown).toBe(before.shown)
  })

  test('with room again the person is shown', async () => {
    const before = logged()
    expect(await run(['person', 'show', id, '--why', 'matter'], {cwd: home.folder, env: home.env})).toMatchObject({code: 0, stdout: expect.stringContaining('Agneta Kanariefågel')})
    expect(logged()).toEqual({intended: before.intended + 1, shown: before.shown + 1})
  })
})

test('K7: while somebody is looked for nothing of them stands in the list of processes', async () => {
  const child = startCommand(['person', 'find', '--why', 'matter'], {cwd: home.folder, env: home.env})
  const said = {stdout: ''}
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  const ended = new Promise((done) => child.on('close', done))
  child.stdin.end(`${NUMBER}\n`)
  const seen: string[] = []
  const watch = setInterval(() => {
    try {
      for (const file of ['cmdline', 'environ']) seen.push(readFileSync(`/proc/${child.pid}/${file}`, 'utf8'))
    } catch {
      // It has ended since.
    }
  }, 5)
  await Promise.race([ended, new Promise((done) => child.on('exit', done))])
  clearInterval(watch)
  await ended
  expect(said.stdout).toContain('Agneta Kanariefågel')
  expect(seen.length).toBeGreaterThan(10)
  for (const canary of [NUMBER, NUMBER.slice(2), 'Agneta', 'Hemliga', PASSPHRASE]) expect(seen.some((text) => text.includes(canary)), canary).toBe(false)
})

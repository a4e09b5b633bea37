import {describe, expect, test} from 'vitest'
import type * as threads from '../../../src/io/system/thread.js'

// A thread runs what has been built.
const {Thread} = (await import(new URL('../../../dist/io/system/thread.js', import.meta.url).href)) as typeof threads

const REFUSALS = new URL('../../../dist/core/refusal.js', import.meta.url).href
const MODULE = new URL(
  `data:text/javascript,${encodeURIComponent(`import {Refusal} from ${JSON.stringify(REFUSALS)}
  export const begin = (parts) => {
    if (parts === 'refused') throw new Refusal('policy-changed', {rule: 'r'})
    if (parts === 'broken') throw new Error('cannot begin')
    return async (task) => {
      if (task === 'exit') process.exit(3)
      if (task === 'fail') throw Object.assign(new Error('no'), {code: 'ENOSPC'})
      if (task === 'eat') for (const all = []; ; ) all.push(new Array(1e5).fill(all.length))
      return parts + task
    }
  }`)}`,
)
const begin = (parts: string): threads.Thread<string, string> => new Thread<string, string>(MODULE, parts, 64)

describe('work on another core', () => {
  test('is answered in order, and one that fails fails alone', async () => {
    const thread = begin('a')
    const answers = await Promise.allSettled(['1', 'fail', '2'].map((task) => thread.run(task)))
    expect(answers).toMatchObject([{value: 'a1'}, {reason: {message: 'no', code: 'ENOSPC'}}, {value: 'a2'}])
    await thread.end()
  })

  test.each(['exit', 'eat'])('a thread that dies (%s) fails what waits for it, and whoever asks it later is not left waiting', async (task) => {
    const thread = begin('a')
    await expect(Promise.all([thread.run(task), thread.run('1')])).rejects.toThrow()
    await expect(thread.run('2')).rejects.toThrow()
    await thread.end()
  })

  test('one that refuses to begin says why, to whoever asks first', async () => {
    const thread = begin('refused')
    const refused = await thread.run('1').catch((error: unknown) => error)
    expect(refused).toMatchObject({name: 'Refusal', code: 'policy-changed', exitCode: 75, facts: {rule: 'r'}})
    await thread.end()
  })

  test('one that could not begin, and one that was ended, answer nobody', async () => {
    const broken = begin('broken')
    await expect(broken.run('1')).rejects.toThrow('cannot begin')
    await expect(broken.run('2')).rejects.toThrow('cannot begin')
    const ended = begin('a')
    await ended.end()
    await expect(ended.run('1')).rejects.toThrow('The thread ended')
  })
})

import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {loaded, ROOT, sourcesIn, textOf} from './house.js'

/** The words of a command, as its file's place tells them: `review/decide.ts` is `review decide`. */
const commands = sourcesIn('src/commands').map((path) => ({
  path,
  words: path
    .replace(/^src\/commands\//, '')
    .replace(/(\/index)?\.tsx?$/, '')
    .split('/'),
}))

const tests = sourcesIn('test').filter((path) => /\.test\.tsx?$/.test(path) && !path.startsWith('test/architecture/'))

/** A test beside it in test/commands, or one elsewhere that calls it: ['review', 'decide', …] or 'review decide …'. */
function hasTest(words: readonly string[]): boolean {
  const own = `test/commands/${words.join('/')}`
  const call = new RegExp(`['"\`]${words.join("(['\"`]\\s*,\\s*['\"`]| )")}['"\`\\s]`)
  return tests.some((path) => path === `${own}.test.ts` || path === `${own}.test.tsx` || call.test(textOf(path)))
}

describe('commands', () => {
  test('there are some', () => {
    expect(commands).not.toEqual([])
  })

  test('each has a summary', async () => {
    const without: string[] = []
    for (const {path} of commands) {
      const {default: command} = await loaded(path)
      const summary = (typeof command === 'function' && 'summary' in command && command.summary) || ''
      if (typeof summary !== 'string' || summary.trim() === '') without.push(path)
    }
    expect(without).toEqual([])
  })

  test('each has a manual page', () => {
    expect(commands.map(({words}) => `docs/manual/${words.join('-')}.md`).filter((page) => !existsSync(join(ROOT, page)))).toEqual([])
  })

  test('each flag of its own stands on its manual page', async () => {
    const missing: string[] = []
    for (const {path, words} of commands) {
      const {default: command} = await loaded(path)
      const flags = typeof command === 'function' && Object.hasOwn(command, 'flags') && 'flags' in command ? Object.keys(Object(command.flags)) : []
      const page = readFileSync(join(ROOT, `docs/manual/${words.join('-')}.md`), 'utf8')
      for (const flag of flags) if (!new RegExp(`^\\| [^|]*--${flag}(?![\\w-])`, 'm').test(page)) missing.push(`${words.join(' ')} --${flag}`)
    }
    expect(missing).toEqual([])
  })

  test('each has a test', () => {
    expect(commands.filter(({words}) => !hasTest(words)).map(({words}) => words.join(' '))).toEqual([])
  })
})

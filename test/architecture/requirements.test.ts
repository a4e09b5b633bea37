import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {ROOT, sourcesIn, textOf} from './house.js'

const LIST = 'docs/requirements.md'
const tests = sourcesIn('test').filter((path) => /\.test\.tsx?$/.test(path) && path !== 'test/architecture/requirements.test.ts')

const cells = (line: string): readonly string[] =>
  line
    .replace(/^\||\|\s*$/g, '')
    // A bar inside a cell is written `\|`.
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

/** The ids whose row tells since which version they are kept. */
function delivered(text: string): readonly string[] {
  let [idAt, sinceAt] = [-1, -1]
  return text.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) return []
    const row = cells(line)
    if (row.includes('since')) {
      idAt = row.indexOf('id')
      sinceAt = row.indexOf('since')
      return []
    }
    const [id, since] = [row[idAt] ?? '', row[sinceAt] ?? '']
    return /^[A-Z]\d+[a-z]?$/.test(id) && /\d/.test(since) ? [id] : []
  })
}

describe('requirements', () => {
  test('a row counts as delivered when it names a version', () => {
    expect(delivered('| id | must | since |\n|---|---|---|\n| A1 | x \\| y | 0.1 |\n| A2 | y | |\n| A3 | y | – |')).toEqual(['A1'])
  })

  test(`${LIST} tells what is delivered`, () => {
    expect(existsSync(join(ROOT, LIST)), `${LIST} is missing`).toBe(true)
    expect(delivered(textOf(LIST))).not.toEqual([])
  })

  test.runIf(existsSync(join(ROOT, LIST)))('every delivered requirement is named by a test', () => {
    const named = new Set(tests.flatMap((path) => textOf(path).match(/\b[A-Z]\d+[a-z]?\b/g) ?? []))
    expect(delivered(textOf(LIST)).filter((id) => !named.has(id))).toEqual([])
  })
})

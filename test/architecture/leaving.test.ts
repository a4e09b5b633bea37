import {describe, expect, test} from 'vitest'
import {sourcesIn, textOf} from './house.js'

const KEPT_WHILE_ENTRIES_ARE = ['entry', 'decision', 'correction']

describe('H4: one place lets entries go', () => {
  test.each(KEPT_WHILE_ENTRIES_ARE)('rows of %s are deleted where a permit has been given, and nowhere else', (table) => {
    const deletes = new RegExp(`DELETE FROM ${table}\\b|\\(['"\`]${table}['"\`]\\)[^;\\n]*\\.(delete|del)\\(`)
    expect(sourcesIn('src').filter((path) => deletes.test(textOf(path)))).toEqual(['src/io/db/purge-table.ts'])
  })

  test('permits are given there, and where a restore puts another register in the place of this one', () => {
    // A restore empties the register before it puts another in its place.
    expect(sourcesIn('src').filter((path) => /INTO purge_permit/.test(textOf(path)))).toEqual(['src/io/db/purge-table.ts', 'src/io/db/register-copy.ts'])
  })
})

import {describe, expect, test} from 'vitest'
import {sourcesIn, textOf} from './house.js'

/** Which database it is, asked for by its name or by the name of its driver. */
const ASKS = /\b(dialect|db|knex|client)\w*(\??\.\w+)*\s*[!=]==?\s*['"`]|['"`](sqlite3?|postgres|pg)['"`]\s*[!=]==?|[!=]==?\s*['"`](sqlite3?|postgres|pg)['"`]/
/** What only one of the databases understands. */
const OWN_WORDS = /\b(PRAGMA|sqlite_master|pg_[a-z]+|json_each|jsonb_each|json_array_elements|rowid|WITHOUT ROWID|INSERT OR|ON COMMIT DROP|setval|to_regclass)\b/

describe('what differs between the databases', () => {
  test.each(sourcesIn('src').filter((path) => !path.startsWith('src/io/db/dialects/')))('is not asked for in %s', (path) => {
    expect(textOf(path)).not.toMatch(ASKS)
  })

  // A register that is made for a look at a backup is SQLite always, and says so by what it imports.
  test.each(sourcesIn('src/io/db').filter((path) => !path.startsWith('src/io/db/dialects/') && !/dialects\/sqlite\.js/.test(textOf(path))))('is in no statement of %s', (path) => {
    expect(textOf(path)).not.toMatch(OWN_WORDS)
  })

  test('stands in the dialects, and even there nobody asks which database it is', () => {
    const dialects = sourcesIn('src/io/db/dialects')
    expect(dialects.length).toBeGreaterThan(4)
    expect(dialects.filter((path) => ASKS.test(textOf(path)))).toEqual([])
    expect(dialects.filter((path) => OWN_WORDS.test(textOf(path))).length).toBeGreaterThan(2)
  })

  test.each(["if (dialect.name === 'sqlite') return", "if (client === 'pg') return", "session.dialect.name !== 'postgres'", "const {client} = knex.client.config\nif ('sqlite3' === client)"])('is seen where it is asked for: %s', (text) => {
    expect(text).toMatch(ASKS)
  })
})

import knexFactory from 'knex'
import {dialectOf} from '../../../src/io/db/dialects/index.js'

// Writes, and stands still in the middle of it until it is killed.
const [url = '', folder = ''] = process.argv.slice(2)
const dialect = dialectOf(url)
const db = knexFactory(dialect.configuration({url, folder}))
await db.transaction(async (tx) => {
  await dialect.lockForWriting(tx)
  console.log('writing')
  await new Promise((done) => setTimeout(done, 600_000))
})

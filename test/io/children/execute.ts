import {openDatabase} from '../../../src/io/db/open-database.js'

// Runs one statement on a register, as another program would that is at work there.
const [url = '', folder = '', sql = ''] = process.argv.slice(2)
const {db} = await openDatabase({url, folder})
await db.raw(sql)
await db.destroy()

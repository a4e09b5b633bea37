import {sqlite} from '../../../src/io/db/dialects/sqlite.js'

// Holds a lock until it is killed.
const [folder = '', name = ''] = process.argv.slice(2)
const lock = await sqlite.holdRunLock(folder, name, 0)
console.log(lock === null ? 'refused' : 'held')
setInterval(() => undefined, 1000)

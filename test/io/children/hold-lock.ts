import {dialectOf} from '../../../src/io/db/dialects/index.js'

// Holds a lock until it is killed.
const [url = '', folder = '', name = ''] = process.argv.slice(2)
const lock = await dialectOf(url).holdRunLock({url, folder}, name, 0, {user: 'barn', host: 'här', pid: process.pid, since: '2026-02-03T09:00:00.000Z'})
console.log(lock === null ? 'refused' : 'held')
setInterval(() => undefined, 1000)

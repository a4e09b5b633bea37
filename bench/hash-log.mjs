// The yardstick of verifying: every row of the log read in the order in which it lies, and its bytes hashed.
import {createHash} from 'node:crypto'
import {DatabaseSync} from 'node:sqlite'

const db = new DatabaseSync(process.argv[2], {readOnly: true})
let hash = ''
for (const row of db.prepare('SELECT chain, position, previous_hash, at, actor, kind, entry_id, event, hash FROM audit_event').iterate()) {
  hash = createHash('sha256').update(Object.values(row).join('\n')).digest('hex')
}
console.log(hash)

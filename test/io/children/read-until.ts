import {writeSync} from 'node:fs'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {showPerson} from '../../../src/usecases/protected/read-person.js'

// Shows a protected person, and stands still as the log is to be written for a certain time: the first is the intent, the second what came of it. 0 never stands still.
const [folder = '', settingsText = '', instant = '', holder = '', passphrase = '', id = '', until = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(settingsText))
const session = await Session.open({
  systemUser: 'reg',
  clock: clockAt(new Date(instant)),
  folder,
  settings,
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => loadJudgement(folder, settings),
})
let times = 0
session.db.on('query', ({sql}: {sql: string}) => {
  if (!/insert into .audit_event/.test(sql)) return
  times += 1
  if (times !== Number(until)) return
  writeSync(1, 'here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
const {name} = await showPerson(session, {unlocking: {holder, passphrase}, why: 'matter', id})
writeSync(1, `${name}\n`)
await session.close()

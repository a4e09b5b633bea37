import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'

// Purges a register and says how far it has come; whoever listens may kill it.
const [folder = '', settings = '{}', now = ''] = process.argv.slice(2)
const session = await Session.open({
  systemUser: 'reg',
  clock: clockAt(new Date(now)),
  folder,
  settings: SettingsSchema.parse(JSON.parse(settings)),
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => {
    throw new Error('nothing is judged here')
  },
})
const {registryCopies} = await purgeRetention(session, {isDryRun: false, onProgress: (step, done) => console.log(`${step} ${done}`)})
await session.close()
console.log(`done ${registryCopies}`)

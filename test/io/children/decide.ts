import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {decideEntries, type RegistrarAnswer} from '../../../src/usecases/review/decide-entries.js'

// One decision, made by a registrar at another desk.
const [asked = '', folder = '', instant = '', id = '', kind = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(asked))
const session = await Session.open({
  systemUser: 'reg',
  clock: clockAt(new Date(instant)),
  folder,
  settings,
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => loadJudgement(folder, settings),
})
await decideEntries(session, {ids: [id], committee: null, answer: {kind} as RegistrarAnswer, reason: null, note: null})
await session.close()

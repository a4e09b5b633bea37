import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'

// Undoes its last decisions, and stands still in the middle of it, where it is killed.
const [asked = '', folder = '', instant = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(asked))
const {policy, lexica} = loadJudgement(folder, settings)
let judged = 0
const session = await Session.open({
  systemUser: 'reg',
  clock: clockAt(new Date(instant)),
  folder,
  settings,
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => ({
    lexica,
    get policy() {
      judged += 1
      if (judged === 6) {
        console.log('undoing')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      }
      return policy
    },
  }),
})
await undoDecision(session, {decision: null})
await session.close()
console.log('undone')

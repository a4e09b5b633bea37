import {writeSync} from 'node:fs'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {rollBack} from '../../../src/usecases/publication/roll-back.js'

// Goes back to the release before until it has come to a certain step, and stands still there; `written` is when everything is in the register but the change is not done.
const [folder = '', settingsText = '', instant = '', until = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(settingsText))

const standStill = (): void => {
  writeSync(1, 'here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const session = await Session.open({
  systemUser: 'reg',
  clock: clockAt(new Date(instant)),
  folder,
  settings,
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => loadJudgement(folder, settings),
})
session.db.on('query', ({sql}: {sql: string}) => {
  if (until === 'written' && /insert into .audit_event/.test(sql)) standStill()
})
await rollBack(session, {
  release: null,
  isDryRun: false,
  onStep: (step) => {
    if (step === until) standStill()
  },
})

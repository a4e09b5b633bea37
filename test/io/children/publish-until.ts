import {readlinkSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {runPublication} from '../../../src/usecases/publication/run-publication.js'

// Publishes until it has come to a certain step, and stands still there. What it deploys with says itself that it has begun.
const [folder = '', settingsText = '', instant = '', until = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(settingsText))

const standStill = (): void => {
  writeSync(1, 'here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const current = (): string => readlinkSync(join(folder, 'site', 'current'))
const before = current()
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
  if (until === 'switched' && current() !== before) standStill()
  if (until === 'swept' && /DELETE FROM site_row WHERE until <=/.test(sql)) standStill()
  if (until === 'deployed' && /update .release. set .state./.test(sql)) standStill()
  if (until === 'told' && /update .run. set .state./.test(sql) && current() !== before) standStill()
})
await runPublication(session, {
  kind: 'full',
  slot: null,
  onProgress: (step) => {
    if (until === 'committed' && step === 'switch') standStill()
  },
})

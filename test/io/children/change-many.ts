import {SettingsSchema} from '../../../src/core/terms/settings.js'
import type {RunId} from '../../../src/core/terms/identifiers.js'
import {Session} from '../../../src/io/session.js'
import {systemClock} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'

// Makes many changes, each of which reads what the one before wrote.
const [database = '', folder = '', worker = '', count = '0'] = process.argv.slice(2)
const session = await Session.open({
  systemUser: worker,
  clock: systemClock,
  folder,
  settings: SettingsSchema.parse({database, municipality: {name: 'Provkommunen'}, committees: {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS .*'}}}),
  fingerprintKey: new Uint8Array(32).fill(7),
  newId: newLetters,
  judgement: () => {
    throw new Error('nothing is judged here')
  },
})
for (let at = 0; at < Number(count); at += 1) {
  await session.change(async ({tx, record}) => {
    const counted = Number((await tx('note').where({id: 'counted'}).first<{text: string}>()).text) + 1
    await tx('note').where({id: 'counted'}).update({text: String(counted)})
    await record({kind: 'entries.rescanned', run: `${worker}-${String(at)}` as RunId, scanned: counted, held: 0, policy: 'p'})
  })
}
await session.close()
console.log('done')

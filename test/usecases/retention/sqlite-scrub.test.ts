import {join} from 'node:path'
import knexFactory from 'knex'
import {expect, onTestFinished, test} from 'vitest'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {aRow, Town} from '../../support/town.js'
import {tracesIn} from '../../support/traces.js'

test('H4: while somebody reads, what was deleted may stand there still: that is told, and made good by the next purge', async () => {
  const town = await Town.found({settings: {archive: 'none'}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Remiss om lyktornas framtid'})])
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  const reader = knexFactory({client: 'sqlite3', connection: {filename: join(town.folder, 'diarievakt.db')}, useNullAsDefault: true, pool: {min: 1, max: 1}})
  const reading = await reader.transaction()
  await reading.raw('SELECT * FROM version')
  const purged = await town.within('2029-03-01T09:00:00Z', async (session) => {
    await session.db.raw('PRAGMA busy_timeout = 50')
    return purgeRetention(session, {isDryRun: false, onProgress: () => undefined})
  })
  expect(purged).toMatchObject({registryCopies: 2, scrubbed: false})
  expect(purged.proof?.found).toBeGreaterThan(0)
  expect(purged.proof?.places.some((place) => place.startsWith('diarievakt.db'))).toBe(true)
  await reading.rollback()
  await reader.destroy()
  expect(await town.within('2029-03-01T10:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))).toMatchObject({registryCopies: 0, scrubbed: true})
  expect([...tracesIn(town.folder, ['lyktornas framtid'])]).toEqual([])
})

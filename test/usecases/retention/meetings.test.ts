import {expect, test} from 'vitest'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {select} from '../../../src/io/db/select.js'
import {aCouncilTown, aMeeting, anItem, bringMeetings, make} from '../minutes/support.js'

test.each([
  ['that was shown', [aMeeting(), anItem('1'), anItem('2', {sekretess: 'ja', lagrum: 'OSL 26:1'})], true],
  ['that was secret', [aMeeting({sekretess: 'ja', lagrum: 'OSL 18:1'})], false],
] as const)('H4: a meeting %s leaves whole when its time is out, with its items and papers', async (_, rows, isMade) => {
  const town = await aCouncilTown({archive: 'none'})
  await bringMeetings(town, rows)
  if (isMade) await make(town)
  await town.publish('2026-02-05T11:00:00Z')
  await town.publish('2028-02-06T00:05:00Z', 'removals')
  const purged = await town.within('2029-03-01T08:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
  expect(purged).toMatchObject({registryCopies: isMade ? 4 : 1, proof: {found: 0}})
  await town.within('2029-03-01T09:00:00Z', async ({db}) => {
    for (const table of ['entry', 'version', 'paper_item']) expect(Number((await select<{rows: number}>(db, `SELECT count(*) AS rows FROM ${table}`))[0]?.rows), table).toBe(0)
  })
})

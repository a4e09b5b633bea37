import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {Child} from '../../io/support.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

const CHILD = new URL('../../io/children/restore-register.ts', import.meta.url)
const HEADING = 'Remiss om ny förskola'
const SECOND = 'Yttrande från Länsstyrelsen'
const LATER = '2026-02-04T13:00:00Z'

/** A town that took down its first document after the backup, and got a second. */
async function changed(): Promise<{readonly town: Town; readonly file: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  await town.publish('2026-02-03T11:00:00Z')
  const file = join(await aShelf(), 'b.zip')
  await backUp(town, '2026-02-03T22:00:00Z', file)
  await town.import('2026-02-04T09:00:00Z', [aRow({handlingsnummer: '2', handlingsrubrik: SECOND, andrad: '2026-02-04T08:00:00'})])
  await town.publish('2026-02-04T11:00:00Z')
  await town.within('2026-02-04T11:30:00Z', (session) => withdrawEntries(session, {ids: ['KS 2026/00123:1'], committee: null, reason: 'other', note: null}))
  return {town, file}
}

/** The register as it was, or as it was restored, and nothing between. */
async function stateOf(town: Town): Promise<'before' | 'restored'> {
  return town.within(LATER, async ({db}) => {
    const entries: {document_number: string; is_taken_down: number}[] = await db('entry').select('document_number', 'is_taken_down').orderBy('document_number')
    const told = entries.map(({document_number: number, is_taken_down: isDown}) => `${number}${isDown === 1 ? ' down' : ''}`)
    const events: {kind: string}[] = await db('audit_event').where({kind: 'register.restored'})
    expect([[['', '1 down', '2'], 0], [['', '1 down'], 1]]).toContainEqual([told, events.length])
    return events.length === 0 ? 'before' : 'restored'
  })
}

test.each([
  ['tables version', 'before'],
  ['replace version', 'before'],
  ['replace stop_mark', 'before'],
  ['site', 'restored'],
] as const)('a restore that is killed at `%s` leaves the register %s, and nothing that was taken down is shown by whatever comes next (P3 G3)', async (step, expected) => {
  const {town, file} = await changed()
  const child = new Child(CHILD, town.folder, file, LATER, step)
  expect(await child.says()).toBe('here')
  await child.kill()
  expect(await stateOf(town)).toBe(expected)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  // The next import finds that a removal was cut short, and makes it good.
  await town.import(LATER, [])
  expect([...town.siteHolds([HEADING, SECOND]).keys()]).toEqual(expected === 'before' ? [SECOND] : [])
  await putBack(town, '2026-02-04T14:00:00Z', file)
  expect(await town.within('2026-02-04T14:00:00Z', async ({db}) => (await db('entry')).length)).toBe(2)
  expect(town.siteHolds([HEADING, SECOND])).toEqual(new Map())
})

test('killed at any moment while it writes, it has restored everything or nothing (P3)', async () => {
  for (const wait of [0, 15, 60]) {
    const {town, file} = await changed()
    const child = new Child(CHILD, town.folder, file, LATER, 'any')
    while ((await child.says()) !== 'replace');
    await new Promise((resolve) => setTimeout(resolve, wait))
    await child.kill()
    await stateOf(town)
    await town.import(LATER, [])
    expect(town.siteHolds([HEADING])).toEqual(new Map())
  }
})

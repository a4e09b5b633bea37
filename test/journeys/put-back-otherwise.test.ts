import {readFileSync} from 'node:fs'
import {expect, onTestFinished, test} from 'vitest'
import type {Knex} from 'knex'
import {auditTrail} from '../../src/io/db/audit-table.js'
import {stopPosition} from '../../src/io/db/meta-table.js'
import {stopJournalOf} from '../../src/io/files/stop-journal.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {findEntry} from '../../src/usecases/register/find-entry.js'
import {aRow, Town} from '../support/town.js'

const CASE = 'KS 2026/00123'
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const AFTERNOON = '2026-02-03T15:00:00Z'
const EVENING = '2026-02-03T17:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const SECOND = {handlingsnummer: '2', handlingsrubrik: 'Yttrande om gångvägar'}
const THIRD = {handlingsnummer: '3', handlingsrubrik: 'Beslut om gångvägar'}

async function published(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, [aRow(), aRow(SECOND), aRow(THIRD)])
  await town.publish(NOON)
  return town
}

/** Puts the rows that matter back as they are now, as a copy of the database would. */
async function asItIs(db: Knex): Promise<(later: Knex) => Promise<void>> {
  const position: {value: string} = await db('meta').where({key: 'stopJournal'}).first('value')
  const entries: {id: string}[] = await db('entry').select('*')
  const versions: {entry_id: string; number: number; stage: string}[] = await db('version').select('entry_id', 'number', 'stage')
  const shown: {entry_id: string}[] = await db('publication').select('*')
  return async (later) => {
    await later('meta').where({key: 'stopJournal'}).update(position)
    for (const {id, ...rest} of entries) await later('entry').where({id}).update(rest)
    await later('publication').delete()
    for (const {entry_id: entry, number, stage} of versions) {
      await later('version').where({entry_id: entry}).where('number', '>', number).delete()
      await later('version').where({entry_id: entry, number}).update({stage})
    }
    await later('publication').insert(shown)
  }
}

test('a copy of the database that is put back by other means than restore shows nothing again that was stopped since, and the log says so (P3)', async () => {
  const town = await published()
  const putBack = await town.asOwner(asItIs)
  await town.within(AFTERNOON, (session) => withdrawEntries(session, {ids: [`${CASE}:1`], committee: null, reason: 'personal-data', note: null}))
  await town.import(EVENING, [aRow({...SECOND, handling_status: 'makulerad', andrad: '2026-02-03T16:00:00'}), aRow({...THIRD, handlingsrubrik: 'Beslut om cykelvägar', andrad: '2026-02-03T16:00:00'})])
  await town.asOwner(putBack)
  expect(await town.public(EVENING)).toHaveLength(4)

  const release = await town.publish(NEXT_NOON)
  expect([release.public, [...town.site().keys()].filter((path) => path.startsWith('handling/'))]).toEqual([1, []])
  await town.within(NEXT_NOON, async (session) => {
    expect((await auditTrail(session.db)).map(({event}) => event)).toContainEqual({kind: 'stops.made-again', reapplied: 4})
    expect((await stopPosition(session.db))?.bytes).toBe(readFileSync(stopJournalOf(town.folder)).length)
    const grounds = await Promise.all([1, 2, 3].map(async (number) => (await findEntry(session, `${CASE}:${number}`, null, 'review.read')).verdict))
    expect(grounds).toMatchObject([{grounds: ['stopped-since-backup']}, {grounds: ['stopped-since-backup']}, {grounds: ['replaced-since-backup']}])
  })
})

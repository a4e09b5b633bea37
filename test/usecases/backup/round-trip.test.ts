import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {BackupManifest} from '../../../src/core/retention/backup.js'
import {verifyBackup} from '../../../src/usecases/backup/verify-backup.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {foundDatabase} from '../../support/databases.js'
import {aRow, Town} from '../../support/town.js'

const HEADING = 'Remiss om ny förskola'

/** Tables that a restore itself writes in: what happened, and who is told of it. */
const OF_THE_RESTORE = new Set(['meta', 'run', 'audit_event', 'audit_head', 'backup_copy', 'gone_address', 'release'])

function digests({tables}: BackupManifest): ReadonlyMap<string, string> {
  return new Map(tables.filter(({name}) => !OF_THE_RESTORE.has(name)).map(({name, rows, rowsDigest}) => [name, `${rows} ${rowsDigest}`]))
}

/** A town in which something of everything has happened. */
async function lived(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [
    aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}),
    aRow({handlingsnummer: '2', registrator: ''}),
    aRow({handlingsnummer: '3', handlingsrubrik: 'Tecken: å ä ö "citat" \\ tabb\there 😀 \u2028 slut', registrator: ''}),
    aRow({handlingsnummer: '4', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1'}),
    aRow({arendenummer: 'KS 2026/00124', handlingsnummer: '1', handlingsrubrik: 'Svar'}),
  ], {with: {'remiss.txt': 'Remissen.\n'}})
  const decide = (ids: readonly string[], kind: 'publish' | 'withhold' | 'defer', note: string | null): Promise<unknown> =>
    town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids, committee: null, answer: {kind}, reason: 'other', note}))
  await decide(['KS 2026/00123:2'], 'publish', 'Läst och jämförd.')
  await decide(['KS 2026/00123:3'], 'publish', null)
  await town.within('2026-02-03T10:00:00Z', (session) => undoDecision(session, {decision: null}))
  await decide(['KS 2026/00124:1'], 'withhold', null)
  await town.publish('2026-02-03T11:00:00Z')
  await town.within('2026-02-03T12:00:00Z', (session) => withdrawEntries(session, {ids: ['KS 2026/00123:2'], committee: null, reason: 'other', note: null}))
  return town
}

test('what is restored and backed up again is the same, row for row (P3)', async () => {
  const town = await lived()
  const shelf = await aShelf()
  await backUp(town, '2026-02-03T22:00:00Z', join(shelf, 'a.zip'))
  await town.loseDatabase()
  await putBack(town, '2026-02-04T09:00:00Z', join(shelf, 'a.zip'))
  await backUp(town, '2026-02-04T10:00:00Z', join(shelf, 'b.zip'))
  const [first, second] = [await verifyBackup(join(shelf, 'a.zip'), () => undefined), await verifyBackup(join(shelf, 'b.zip'), () => undefined)]
  expect(digests(second.manifest)).toEqual(digests(first.manifest))
  expect(second.manifest.register).toBe(first.manifest.register)
})

test('new rows get numbers after those that were restored', async () => {
  const town = await lived()
  const file = join(await aShelf(), 'a.zip')
  await backUp(town, '2026-02-03T22:00:00Z', file)
  await town.loseDatabase()
  await putBack(town, '2026-02-04T09:00:00Z', file)
  await town.within('2026-02-04T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:3'], committee: null, answer: {kind: 'withhold'}, reason: null, note: null}))
  await town.within('2026-02-04T10:00:00Z', async ({db}) => {
    const rows: {sequence: number; kind: string}[] = await db('decision').select('sequence', 'kind').orderBy('sequence')
    expect(rows.map(({sequence}) => sequence)).toEqual(rows.map((_, at) => at + 1))
    expect(rows.at(-1)?.kind).toBe('withhold')
  })
})

test('the register moves to another database and back, and shows the same (P3)', async () => {
  const town = await lived()
  const shelf = await aShelf()
  const before = town.site()
  await backUp(town, '2026-02-03T22:00:00Z', join(shelf, 'a.zip'))
  // From SQLite to another file of SQLite, from PostgreSQL to SQLite: the tests run over both.
  await town.moveTo({urlFor: async () => 'sqlite:flyttat.db', leave: async () => undefined})
  await putBack(town, '2026-02-04T09:00:00Z', join(shelf, 'a.zip'))
  await backUp(town, '2026-02-04T10:00:00Z', join(shelf, 'b.zip'))
  const back = await foundDatabase({isEmpty: true})
  await town.moveTo(back)
  await putBack(town, '2026-02-04T11:00:00Z', join(shelf, 'b.zip'))
  await backUp(town, '2026-02-04T12:00:00Z', join(shelf, 'c.zip'))
  const manifests = await Promise.all(['a.zip', 'b.zip', 'c.zip'].map(async (name) => (await verifyBackup(join(shelf, name), () => undefined)).manifest))
  for (const manifest of manifests) expect([manifest.register, digests(manifest)]).toEqual([manifests[0]?.register, digests(manifests[0] as BackupManifest)])
  await town.publish('2026-02-04T15:00:00Z')
  expect([...town.site().keys()].filter((path) => path.startsWith('handling/'))).toEqual([...before.keys()].filter((path) => path.startsWith('handling/')))
  expect(town.siteHolds([HEADING]).size).toBe(1)
  expect((await town.within('2026-02-04T15:00:00Z', (session) => publicationStatus(session, undefined))).lastPublication?.state).toBe('finished')
})

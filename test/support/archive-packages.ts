import type {Knex} from 'knex'
import type {Dialect} from '../../src/io/db/dialects/dialect.js'
import {extentOfCases, keepReceipts} from '../../src/io/db/purge-table.js'
import type {EntryId} from '../../src/core/terms/identifiers.js'

/** Puts a case into a package that the archive has signed for; as it stands, or as much of it as is said. */
export async function signFor(tx: Knex.Transaction, dialect: Dialect, caseEntry: EntryId, at: string, {id = 'P1', covers}: {readonly id?: string; readonly covers?: number} = {}): Promise<void> {
  const extent = covers ?? (await extentOfCases(tx, dialect, [caseEntry])).get(caseEntry) ?? 0
  await tx('archive_package').insert({id, committee: 'KS', is_sealed: 0, made_at: at, finished_at: at, received_at: at}).onConflict('id').ignore()
  await tx('archive_package_case').insert({package_id: id, case_id: caseEntry, covers: extent}).onConflict(['case_id', 'package_id']).merge()
  await keepReceipts(tx, [{caseEntry, package: id, sha256: 'ab'.repeat(32), covers: extent, receivedAt: at}])
}

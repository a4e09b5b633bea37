import type {Knex} from 'knex'
import type {RunId} from '../../core/terms/identifiers.js'
import type {StopPosition} from '../files/stop-journal.js'

/** What holds for the whole database: `rehearsal`, `publishFrom`, `workspace`. */
export async function readMeta(db: Knex): Promise<ReadonlyMap<string, string>> {
  const rows: {key: string; value: string}[] = await db('meta').select('key', 'value')
  return new Map(rows.map(({key, value}) => [key, value]))
}

/** Written once, when the workspace is made. */
export async function writeMeta(tx: Knex.Transaction, key: 'rehearsal' | 'publishFrom' | 'workspace', value: string): Promise<void> {
  await tx('meta').insert({key, value})
}

/** Notes that something has left the register's list of what is public while readers may still see it, or that they do no more. */
export async function setRemovalsPending(db: Knex, isPending: boolean): Promise<void> {
  await db('meta').insert({key: 'removalsPending', value: isPending ? '1' : '0'}).onConflict('key').merge()
}

/** True while readers may see what has been taken down: a removal was cut short, or is being made. */
export async function removalsPending(db: Knex): Promise<boolean> {
  const row: {value: string} | undefined = await db('meta').where({key: 'removalsPending'}).first()
  return row !== undefined && row.value !== '0'
}

// What has left before a release is planned is in its plan; what leaves after that is not, and must be told apart from it when the release is out.
const PLANNED = '2'

/** Notes that a release is being planned: what has left until now, it leaves out. */
export async function planRemovals(db: Knex): Promise<void> {
  await db('meta').where({key: 'removalsPending', value: '1'}).update({value: PLANNED})
}

/** Notes that a release is decided: until readers see it they see the one before. What has left since it was planned stands out still. */
export async function awaitRelease(tx: Knex.Transaction, run: RunId): Promise<void> {
  await tx('meta').insert({key: 'removalsPending', value: '0'}).onConflict('key').ignore()
  await tx('meta').where({key: 'removalsPending'}).whereNot({value: '1'}).update({value: run})
}

/** Readers see a release, here and on its copy: nothing stands out, unless something has left since it was planned. */
export async function endRemovals(db: Knex, run: RunId): Promise<void> {
  await db('meta').where({key: 'removalsPending', value: run}).update({value: '0'})
}

/** How far the stop journal had come with the latest change that added to it. Kept in the same transaction, so that any copy of the register knows which lines are later than itself (P3). */
export async function setStopPosition(tx: Knex.Transaction, position: StopPosition): Promise<void> {
  await tx('meta').insert({key: 'stopJournal', value: `${position.bytes} ${position.head}`}).onConflict('key').merge()
}

/** Null in a register that has not stopped anything since it began to keep the journal. */
export async function stopPosition(db: Knex): Promise<StopPosition | null> {
  const row: {value: string} | undefined = await db('meta').where({key: 'stopJournal'}).first()
  const [bytes, head] = row?.value.split(' ') ?? []
  return bytes === undefined || head === undefined ? null : {bytes: Number(bytes), head}
}

/** Notes that rows have been deleted whose bytes may still stand in the database's files, or that they do no more. */
export async function setScrubPending(db: Knex, isPending: boolean): Promise<void> {
  await db('meta').insert({key: 'scrubPending', value: isPending ? '1' : '0'}).onConflict('key').merge()
}

/** True while bytes of deleted rows may still stand in the database's files: a scrub was cut short, or a reader held on to them. */
export async function scrubPending(db: Knex): Promise<boolean> {
  const row: {value: string} | undefined = await db('meta').where({key: 'scrubPending'}).first()
  return row?.value === '1'
}

/** Rows that the register does not know and that the registry changed before this time of its own wait for a person: nobody can tell any more what was decided about them (P3). */
export async function setUnknownBefore(tx: Knex.Transaction, registryTime: string): Promise<void> {
  await tx('meta').insert({key: 'unknownBefore', value: registryTime}).onConflict('key').merge()
}

/** Null in a register that has always known what was decided. */
export async function unknownBefore(db: Knex): Promise<string | null> {
  const row: {value: string} | undefined = await db('meta').where({key: 'unknownBefore'}).first()
  return row?.value ?? null
}

/** The generation of the vault key that the blind indexes were made with, so that a change of keys that was cut short is known for what it came to. */
export async function setVaultGeneration(tx: Knex.Transaction, generation: number): Promise<void> {
  await tx('meta').insert({key: 'vaultGeneration', value: String(generation)}).onConflict('key').merge()
}

/** 0 in a register that has no vault. */
export async function vaultGeneration(db: Knex): Promise<number> {
  const row: {value: string} | undefined = await db('meta').where({key: 'vaultGeneration'}).first()
  return Number(row?.value ?? 0)
}

/** The highest number that a request for a document has had in a year; 0 before the first. */
export async function lastRequestNumber(db: Knex, year: string): Promise<number> {
  const row: {value: string} | undefined = await db('meta').where({key: `requestNumber${year}`}).first()
  return Number(row?.value ?? '0')
}

export async function setLastRequestNumber(tx: Knex.Transaction, year: string, number: number): Promise<void> {
  await tx('meta').insert({key: `requestNumber${year}`, value: String(number)}).onConflict('key').merge()
}

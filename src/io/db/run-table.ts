import type {Knex} from 'knex'
import type {Instant, RunId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'

/** What a run is for. */
export type RunKind = 'import' | 'scan' | 'publication' | 'removal' | 'rollback' | 'purge'

/** One run in the ledger. `failed` stands until a later run of the kind finishes. */
export interface Run {
  readonly id: RunId
  readonly kind: RunKind
  readonly state: 'running' | 'finished' | 'failed'
  readonly slot: string | null
  readonly startedAt: Instant
  /** What was ready at this instant could be let out: the beginning of its slot, or of the run where it had none. */
  readonly frozenAt: Instant
  readonly finishedAt: Instant | null
  readonly counts: Readonly<Record<string, number>>
}

interface Row {
  id: string
  kind: string
  state: string
  slot: string | null
  actor: string
  started_at: string
  frozen_at: string | null
  finished_at: string | null
  counts: string
}

/** Notes that a run has begun. The ledger is no part of the register: a run that dies must leave its line. */
export async function beginRun(db: Knex, run: {id: RunId; kind: RunKind; slot: string | null; actor: string; at: Instant; frozenAt?: Instant; counts?: Readonly<Record<string, number>>}): Promise<void> {
  await db<Row>('run').insert({id: run.id, kind: run.kind, state: 'running', slot: run.slot, actor: run.actor, started_at: run.at, frozen_at: run.frozenAt ?? null, finished_at: null, counts: JSON.stringify(run.counts ?? {})})
}

export async function endRun(db: Knex, id: RunId, state: 'finished' | 'failed', at: Instant, counts: Readonly<Record<string, number>>): Promise<void> {
  await db<Row>('run').where({id}).update({state, finished_at: at, counts: JSON.stringify(counts)})
}

/** Notes that runs which changed the site have failed though they could not say so: whoever calls holds the site's lock, so they are dead. */
export async function endDeadRuns(db: Knex, at: Instant): Promise<void> {
  await db<Row>('run').whereIn('kind', ['publication', 'removal', 'rollback'] satisfies RunKind[]).where({state: 'running'}).update({state: 'failed', finished_at: at})
}

/** The latest run of some kinds, finished or not. */
export async function latestRun(db: Knex, kinds: readonly RunKind[], state?: Run['state']): Promise<Run | null> {
  const query = db<Row>('run').whereIn('kind', [...kinds]).orderBy('started_at', 'desc').orderBy('id', 'desc')
  const row = await (state === undefined ? query : query.where({state})).first()
  return row === undefined ? null : fromRow(row)
}

/** How often readers have got a new site since a day, and the last runs that gave it them. */
export async function releasesSince(db: Knex, day: LocalDate, atMost: number): Promise<{readonly count: number; readonly last: readonly RunId[]}> {
  const rows: {id: string}[] = await db<Row>('run').whereIn('kind', ['publication', 'removal', 'rollback'] satisfies RunKind[]).where({state: 'finished'}).where('started_at', '>=', day).orderBy('started_at', 'desc').select('id')
  return {count: rows.length, last: rows.slice(0, atMost).map(({id}) => id as RunId)}
}

function fromRow(row: Row): Run {
  return {
    id: row.id as RunId,
    kind: row.kind as RunKind,
    state: row.state as Run['state'],
    slot: row.slot,
    startedAt: row.started_at as Instant,
    frozenAt: (row.frozen_at ?? row.started_at) as Instant,
    finishedAt: row.finished_at as Instant | null,
    counts: JSON.parse(row.counts) as Record<string, number>,
  }
}

import type {Knex} from 'knex'
import {ENDED, type LetterState} from '../../core/forwarding/journey.js'
import type {LetterKind} from '../../core/forwarding/letter.js'
import type {PersonId} from '../../core/protected/person.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'

/** A letter that Skatteverket is to forward, as the register keeps it: what it is about is sealed under the key of whom it is for. */
export interface KeptLetter {
  readonly id: string
  /** By which people call it. */
  readonly number: number
  readonly person: PersonId
  readonly committee: CommitteeCode
  readonly kind: LetterKind
  readonly due: LocalDate | null
  /** What makes two letters the same one, keyed. */
  readonly mark: string
  readonly state: LetterState
  readonly batch: number | null
  /** Its outer envelope in the batch, from 1. */
  readonly envelope: number | null
  readonly addedAt: Instant
  readonly movedAt: Instant
  /** Base64; empty once the person has been removed. */
  readonly sealed: string
}

/** One printing of labels. */
export interface Printing {
  readonly id: string
  readonly batch: number
  readonly begunAt: Instant
  readonly medium: 'printer' | 'file'
  readonly outcome: 'begun' | 'done' | 'failed' | 'unsure'
  readonly file: string | null
  readonly digest: string | null
  readonly destroyedAt: Instant | null
}

interface LetterRow {
  id: string
  number: number
  person: string
  committee: string
  kind: LetterKind
  due: string | null
  mark: string
  state: LetterState
  batch: number | null
  envelope: number | null
  added_at: string
  moved_at: string
  sealed: string
}

interface PrintingRow {
  id: string
  batch: number
  begun_at: string
  medium: 'printer' | 'file'
  outcome: Printing['outcome']
  file: string | null
  digest: string | null
  destroyed_at: string | null
}

const IN_STATEMENT = 400

/** Every letter, by number. */
export async function keptLetters(db: Knex): Promise<readonly KeptLetter[]> {
  const rows: LetterRow[] = await db<LetterRow>('letter').orderBy('number')
  return rows.map(toLetter)
}

/** Letters of one committee, counted: never whom they are for. `sent` and `returned`: between two instants. */
export interface LetterFigures {
  readonly sent: number
  readonly returned: number
  readonly underWay: number
  readonly overdue: number
  /** Files with labels of the committee's batches that nobody has destroyed. */
  readonly labelFilesLeft: number
}

export async function letterFigures(db: Knex, committee: string, {from, before}: {readonly from: Instant; readonly before: Instant}, today: LocalDate): Promise<LetterFigures> {
  const letters = (await keptLetters(db)).filter((one) => one.committee === committee)
  const moved = letters.filter(({movedAt}) => movedAt >= from && movedAt < before)
  const underWay = letters.filter(({state}) => !ENDED.has(state))
  const batches = new Set(letters.flatMap(({batch}) => batch ?? []))
  return {
    sent: moved.filter(({state}) => state === 'posted').length,
    returned: moved.filter(({state}) => state === 'returned').length,
    underWay: underWay.length,
    overdue: underWay.filter(({due}) => due !== null && due < today).length,
    labelFilesLeft: (await printingsOf(db, null)).filter(({batch, file, destroyedAt, outcome}) => batches.has(batch) && file !== null && destroyedAt === null && outcome !== 'failed').length,
  }
}

/** Persons to whom a letter is under way. */
export async function personsAwaitingLetters(db: Knex): Promise<ReadonlySet<PersonId>> {
  return new Set((await keptLetters(db)).filter(({state}) => !ENDED.has(state)).map(({person}) => person))
}

/** The letters to one person. */
export async function lettersTo(db: Knex, person: PersonId): Promise<readonly KeptLetter[]> {
  const rows: LetterRow[] = await db<LetterRow>('letter').where({person}).orderBy('number')
  return rows.map(toLetter)
}

/** The marks that are there already, of those asked for, with the number of the letter: of what is not to be sent any more it may be told again. */
export async function lettersMarked(db: Knex, marks: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>()
  for (let at = 0; at < marks.length; at += IN_STATEMENT) {
    const rows: {mark: string; number: number}[] = await db<LetterRow>('letter').whereIn('mark', marks.slice(at, at + IN_STATEMENT)).whereNotIn('state', ['withdrawn', 'returned']).select('mark', 'number')
    for (const {mark, number} of rows) known.set(mark, number)
  }
  return known
}

export async function insertLetters(tx: Knex.Transaction, letters: readonly KeptLetter[]): Promise<void> {
  const rows = letters.map(toRow)
  // Thirteen columns each.
  for (let at = 0; at < rows.length; at += 60) await tx<LetterRow>('letter').insert(rows.slice(at, at + 60))
}

/** The next of a series of numbers that people call things by; none is used twice, whatever is removed. */
export async function nextNumbers(tx: Knex.Transaction, series: 'lettersMade' | 'batchesMade', count: number): Promise<number> {
  const row: {value: string} | undefined = await tx('meta').where({key: series}).first('value')
  const made = Number(row?.value ?? 0)
  await tx('meta').insert({key: series, value: String(made + count)}).onConflict('key').merge()
  return made + 1
}

/** Numbers that somebody may have given in a register that was put back since are passed over. */
export async function skipNumbers(tx: Knex.Transaction): Promise<void> {
  for (const [series, step] of [['lettersMade', 10_000], ['batchesMade', 1_000]] as const) {
    const row: {value: string} | undefined = await tx('meta').where({key: series}).first('value')
    const made = Number(row?.value ?? 0)
    await tx('meta').insert({key: series, value: String((Math.floor(made / step) + 1) * step)}).onConflict('key').merge()
  }
}

/** Brings letters to where they stand from now on. A letter that is taken out of its batch loses its place there. */
export async function moveLetters(tx: Knex.Transaction, ids: readonly string[], state: LetterState, at: Instant): Promise<void> {
  const change = {state, moved_at: at, ...(state === 'prepared' ? {batch: null, envelope: null} : {})}
  for (let from = 0; from < ids.length; from += IN_STATEMENT) await tx<LetterRow>('letter').whereIn('id', ids.slice(from, from + IN_STATEMENT)).update(change)
}

/** Gives letters their places in the outer envelopes of a batch. */
export async function putInBatch(tx: Knex.Transaction, batch: {readonly number: number; readonly envelopes: readonly (readonly string[])[]}, at: Instant): Promise<void> {
  const {number, envelopes} = batch
  await tx('letter_batch').insert({number, made_at: at})
  for (const [index, ids] of envelopes.entries()) await tx<LetterRow>('letter').whereIn('id', [...ids]).update({state: 'batched', batch: number, envelope: index + 1, moved_at: at})
}

/** When the oldest letter that is not ended was prepared; null where all are. */
export async function lettersUnderWaySince(db: Knex): Promise<Instant | null> {
  const row: {added_at: string} | undefined = await db<LetterRow>('letter').whereNotIn('state', [...ENDED]).orderBy('added_at').first('added_at')
  return (row?.added_at as Instant | undefined) ?? null
}

/** When each batch was made. */
export async function batchesMade(db: Knex): Promise<ReadonlyMap<number, Instant>> {
  const rows: {number: number; made_at: string}[] = await db('letter_batch').orderBy('number').select('number', 'made_at')
  return new Map(rows.map(({number, made_at: madeAt}) => [number, madeAt as Instant]))
}

export async function insertPrinting(tx: Knex.Transaction, {id, batch, begunAt, medium, file}: Pick<Printing, 'id' | 'batch' | 'begunAt' | 'medium' | 'file'>): Promise<void> {
  await tx<PrintingRow>('letter_printing').insert({id, batch, begun_at: begunAt, medium, outcome: 'begun', file, digest: null, destroyed_at: null})
}

export async function endPrinting(tx: Knex.Transaction, id: string, {outcome, digest}: Pick<Printing, 'outcome' | 'digest'>): Promise<void> {
  await tx<PrintingRow>('letter_printing').where({id}).update({outcome, digest})
}

export async function noteDestroyed(tx: Knex.Transaction, id: string, at: Instant): Promise<void> {
  await tx<PrintingRow>('letter_printing').where({id}).update({destroyed_at: at})
}

/** The printings of a batch, or of all, the oldest first. */
export async function printingsOf(db: Knex, batch: number | null): Promise<readonly Printing[]> {
  const query = db<PrintingRow>('letter_printing').orderBy(['begun_at', 'id'])
  if (batch !== null) query.where({batch})
  const rows: PrintingRow[] = await query
  return rows.map(({id, batch: of, begun_at: begunAt, medium, outcome, file, digest, destroyed_at: destroyedAt}) => ({id, batch: of, begunAt: begunAt as Instant, medium, outcome, file, digest, destroyedAt: destroyedAt as Instant | null}))
}

/** Nothing of what letters to somebody were about is left; that there were such letters is. */
export async function forgetLettersTo(tx: Knex.Transaction, person: PersonId): Promise<void> {
  await tx<LetterRow>('letter').where({person}).update({sealed: '', person: '', mark: ''})
}

function toRow({id, number, person, committee, kind, due, mark, state, batch, envelope, addedAt, movedAt, sealed}: KeptLetter): LetterRow {
  return {id, number, person, committee, kind, due, mark, state, batch, envelope, added_at: addedAt, moved_at: movedAt, sealed}
}

function toLetter({id, number, person, committee, kind, due, mark, state, batch, envelope, added_at: addedAt, moved_at: movedAt, sealed}: LetterRow): KeptLetter {
  return {id, number, person: person as PersonId, committee: committee as CommitteeCode, kind, due: due as LocalDate | null, mark, state, batch, envelope, addedAt: addedAt as Instant, movedAt: movedAt as Instant, sealed}
}

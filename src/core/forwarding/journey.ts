/**
 * Where a letter stands (L5). `prepared`: waits for a batch. `batched`: has its place in an outer envelope. `printing`: a printing was begun, and nobody knows yet what came out of it. `printed`: its label is there.
 * `posted`: handed to the post. `returned`: came back. `withdrawn`: is not to be sent.
 */
export const LETTER_STATES = ['prepared', 'batched', 'printing', 'printed', 'posted', 'returned', 'withdrawn'] as const
export type LetterState = (typeof LETTER_STATES)[number]

/** From where a letter may come to stand where. Of a printing that failed nothing came out: it waits in its batch. */
const FROM = {
  prepared: ['batched'],
  batched: ['prepared', 'printing'],
  printing: ['batched', 'printing', 'printed'],
  printed: ['printing'],
  posted: ['printed'],
  returned: ['posted'],
  withdrawn: ['prepared', 'batched', 'printing', 'printed'],
} as const satisfies Record<LetterState, readonly LetterState[]>

/** True where a letter that stands at one may come to stand at the other. */
export function mayMove(from: LetterState, to: LetterState): boolean {
  const allowed: readonly LetterState[] = FROM[to]
  return allowed.includes(from)
}

/** Where nothing more is to be done with a letter. */
export const ENDED: ReadonlySet<LetterState> = new Set<LetterState>(['posted', 'returned', 'withdrawn'])

/** What became of a label that was printed. `out`: it lies on the desk. */
export const COPY_FATES = ['out', 'posted', 'destroyed', 'never-came', 'lost'] as const
export type CopyFate = (typeof COPY_FATES)[number]

/** Why a label is printed once more: what became of the one before. */
export const REPRINT_REASONS = ['destroyed', 'never-came', 'lost'] as const satisfies readonly CopyFate[]
export type ReprintReason = (typeof REPRINT_REASONS)[number]

/** Why something came back. */
export const RETURN_REASONS = ['not-collected', 'not-forwarded', 'person-gone', 'damaged', 'unknown'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** Why a letter is not to be sent after all. */
export const WITHDRAWAL_REASONS = ['mistake', 'sent-otherwise', 'person-not-protected', 'person-gone', 'other'] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** The labels of a batch by what became of them: what was printed is posted, was destroyed, never came out, is lost, or lies there still. */
export type Reconciled = Readonly<Record<CopyFate, number>> & {readonly printed: number}

/** Counts labels by what became of them. */
export function reconciled(fates: readonly CopyFate[]): Reconciled {
  const count = (fate: CopyFate): number => fates.filter((one) => one === fate).length
  return {printed: fates.length, out: count('out'), posted: count('posted'), destroyed: count('destroyed'), 'never-came': count('never-came'), lost: count('lost')}
}

import {ENDED, reconciled, type LetterState, type Reconciled} from '../../core/forwarding/journey.js'
import type {Letter, LetterKind} from '../../core/forwarding/letter.js'
import {daysLeft} from '../../core/forwarding/recipient.js'
import type {RefusalCode} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {batchesMade, printingsOf, type KeptLetter} from '../../io/db/letter-table.js'
import type {Session} from '../../io/session.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {withVault, type OpenVault, type Unlocking} from '../protected/unlock.js'
import {LetterReadings, lettersOf, openLetters, ownLetters, type FollowedLetters} from './letters.js'

/** Which letters are listed. */
export interface LetterFilter {
  readonly state: LetterState | null
  readonly batch: number | null
  /** Those that must have come by now, or that were printed some days ago and are not posted. */
  readonly overdue: boolean
  /** False where letters that are ended are left out. */
  readonly all: boolean
}

/** A letter as it is listed: never whom it is for. */
export interface ListedForwarding {
  readonly number: number
  readonly kind: LetterKind
  readonly committee: string
  /** Null of a letter to somebody who has been removed since. */
  readonly caseNumber: string | null
  readonly reference: string | null
  readonly due: LocalDate | null
  /** Days until it must have come. */
  readonly daysLeft: number | null
  readonly state: LetterState
  readonly batch: number | null
  readonly envelope: number | null
  /** Local, to the minute: since when it has stood there. */
  readonly since: string
  readonly isOverdue: boolean
  /** Why it could not go today; null where it could, or where it is gone. */
  readonly stop: RefusalCode | null
}

/** A batch, by where its letters stand and what became of its labels. */
export interface ListedBatch {
  readonly batch: number
  readonly madeAt: string
  readonly states: Readonly<Partial<Record<LetterState, number>>>
  readonly envelopes: number
  readonly labels: Reconciled
  /** Files with labels that have not been destroyed. */
  readonly files: readonly string[]
}

export interface LetterList {
  readonly letters: readonly ListedForwarding[]
  readonly batches: readonly ListedBatch[]
}

/** So long a letter may lie printed. */
const PRINTED_DAYS_MAX = 2

/** Lists the letters that the one who acts may handle, and their batches. Each letter that is shown is a reading of whom it is for (K5). */
export const listLetters = deed('vault.hold', async (session, {unlocking, filter}: {readonly unlocking: Unlocking; readonly filter: LetterFilter}): Promise<LetterList> => withVault(session, unlocking, (open) => lettersListed(session, open, filter)))

export async function lettersListed(session: Session, open: OpenVault, filter: LetterFilter): Promise<LetterList> {
  const {letters: all, logged, printings} = await lettersOf(session, open)
  const own = await ownLetters(session, all)
  const chosen = own.filter((letter) => isChosen(session, letter, filter))
  const readable = chosen.filter(({sealed}) => sealed !== '')
  const readings = await LetterReadings.begin(session, open, readable, {fields: ['address', 'level', 'particulars', 'letter'], medium: 'view'})
  const opened = new Map((await openLetters(session, open, readable)).map((one) => [one.kept.id, one]))
  if (readable.length > 0) await open.series.change(async (_, sign) => readings.end(sign, 'shown'))
  const letters = chosen.map((kept): ListedForwarding => {
    const one = opened.get(kept.id)
    const {number, kind, committee, due, state, batch, envelope} = kept
    return {number, kind, committee, ...said(one?.letter ?? null), due, daysLeft: daysLeft(due, session.today), state, batch, envelope, since: shownAt(kept.movedAt, session.settings.timeZone), isOverdue: isOverdue(session, kept), stop: ENDED.has(state) ? null : (one?.stop ?? null)}
  })
  return {letters, batches: await batchesOf(session, own, {letters: all, logged, printings}, filter)}
}

function said(letter: Letter | null): Pick<ListedForwarding, 'caseNumber' | 'reference'> {
  return {caseNumber: letter?.caseNumber ?? null, reference: letter === null || letter.reference === '' ? null : letter.reference}
}

function isChosen(session: Session, letter: KeptLetter, {state, batch, overdue, all}: LetterFilter): boolean {
  if (state !== null && letter.state !== state) return false
  if (batch !== null && letter.batch !== batch) return false
  if (overdue) return isOverdue(session, letter)
  return all || state !== null || batch !== null || !ENDED.has(letter.state)
}

function isOverdue({today, now}: Session, {state, due, movedAt}: KeptLetter): boolean {
  if (ENDED.has(state)) return false
  if (due !== null && due < today) return true
  return (state === 'printed' || state === 'printing') && Date.parse(now) - Date.parse(movedAt) > PRINTED_DAYS_MAX * 86_400_000
}

/** Batches that something is left to do with, or the one that is asked for. */
async function batchesOf(session: Session, own: readonly KeptLetter[], {letters: every, logged, printings: logOf}: FollowedLetters, {batch: asked, all}: LetterFilter): Promise<readonly ListedBatch[]> {
  const [made, printings] = [await batchesMade(session.db), await printingsOf(session.db, asked)]
  // A file with labels is there whatever became of its letters.
  const ids = new Set(own.map(({id}) => id))
  const others = new Set(every.flatMap(({id}) => (ids.has(id) ? [] : [id])))
  const left = printings.filter(({id, file, destroyedAt, outcome}) => file !== null && destroyedAt === null && outcome !== 'failed' && !(logOf.get(id)?.letters ?? []).some((letter) => others.has(letter)))
  const numbers = [...new Set([...own.flatMap(({batch}) => batch ?? []), ...left.map(({batch}) => batch)])].sort((one, other) => one - other)
  return numbers.flatMap((batch): readonly ListedBatch[] => {
    const letters = own.filter((letter) => letter.batch === batch)
    const files = left.filter((printing) => printing.batch === batch).flatMap(({file}) => file ?? [])
    const isDone = letters.every(({state}) => ENDED.has(state)) && files.length === 0
    if (asked === null ? isDone && !all : batch !== asked) return []
    const states: Partial<Record<LetterState, number>> = {}
    for (const {state} of letters) states[state] = (states[state] ?? 0) + 1
    const labels = reconciled(letters.flatMap(({id}) => logged.get(id)?.labels ?? []))
    return [{batch, madeAt: shownAt(made.get(batch) ?? session.now, session.settings.timeZone), states, envelopes: new Set(letters.map(({envelope}) => envelope)).size, labels, files}]
  })
}

import {mayMove, type ReturnReason, type WithdrawalReason} from '../../core/forwarding/journey.js'
import {Refusal} from '../../core/refusal.js'
import {moveLetters} from '../../io/db/letter-table.js'
import {addRecords} from '../../io/db/person-record-table.js'
import {deed} from '../deed.js'
import {sealNote} from '../protected/person-records.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {batchOf, letterNumbered} from './letters.js'

/** What was posted of a batch. */
export interface PostedBatch {
  readonly posted: number
  /** Letters of the batch that are not posted yet, by number: not printed, or named as left out. */
  readonly left: readonly number[]
}

/** Writes down that a batch has been handed to the post, but for letters that are named; each is a contact with its person (K6). */
export const postBatch = deed('vault.hold', async (session, {unlocking, batch, except}: {readonly unlocking: Unlocking; readonly batch: number; readonly except: readonly number[]}): Promise<PostedBatch> =>
  withVault(session, unlocking, async (open) => {
    const letters = await batchOf(session, open, batch)
    if (letters.some(({state}) => state === 'printing')) throw new Refusal('printing-unsure', {batch})
    const unknown = except.find((number) => !letters.some((letter) => letter.number === number))
    if (unknown !== undefined) throw new Refusal('letter-not-found', {number: unknown})
    const going = letters.filter(({state, number}) => state === 'printed' && !except.includes(number))
    if (going.length === 0) throw new Refusal('letters-none-printed', {batch})
    const notes: Awaited<ReturnType<typeof sealNote>>[] = []
    for (const {person} of going) notes.push(await sealNote(session, open, person, {kind: 'contact', channel: 'letter', calledBack: false, idShown: false, note: ''}))
    const ids = going.map(({id}) => id)
    await open.series.change(async ({tx, at}, sign) => {
      await moveLetters(tx, ids, 'posted', at)
      await addRecords(tx, notes.map(({row}) => row))
      for (const {event} of notes) await sign(event)
      await sign({kind: 'letters.moved', to: 'posted', batch, envelopes: null, letters: ids, why: null, holder: open.vault.holder})
    })
    return {posted: going.length, left: letters.filter(({id, state}) => !ids.includes(id) && (state === 'batched' || state === 'printed')).map(({number}) => number)}
  }),
)

/** Writes down that a letter came back. */
export const returnLetter = deed('vault.hold', async (session, {unlocking, number, why}: {readonly unlocking: Unlocking; readonly number: number; readonly why: ReturnReason}): Promise<void> =>
  withVault(session, unlocking, async (open) => {
    const letter = await letterNumbered(session, open, number)
    if (!mayMove(letter.state, 'returned')) throw new Refusal('letter-state-differs', {number, state: letter.state})
    await open.series.change(async ({tx, at}, sign) => {
      await moveLetters(tx, [letter.id], 'returned', at)
      await sign({kind: 'letters.moved', to: 'returned', batch: letter.batch, envelopes: null, letters: [letter.id], why, holder: open.vault.holder})
    })
  }),
)

/** Takes back a letter that is not to be sent after all. `isLabelDestroyed`: somebody says that the label which was printed is destroyed. */
export const withdrawLetter = deed('vault.hold', async (session, {unlocking, number, why, isLabelDestroyed}: {readonly unlocking: Unlocking; readonly number: number; readonly why: WithdrawalReason; readonly isLabelDestroyed: boolean}): Promise<void> =>
  withVault(session, unlocking, async (open) => {
    const letter = await letterNumbered(session, open, number)
    if (!mayMove(letter.state, 'withdrawn')) throw new Refusal('letter-state-differs', {number, state: letter.state})
    const hasLabel = letter.state === 'printed' || letter.state === 'printing'
    if (hasLabel && !isLabelDestroyed) throw new Refusal('label-not-destroyed', {number})
    await open.series.change(async ({tx, at}, sign) => {
      await moveLetters(tx, [letter.id], 'withdrawn', at)
      await sign({kind: 'letters.moved', to: 'withdrawn', batch: letter.batch, envelopes: null, letters: [letter.id], why, holder: open.vault.holder})
    })
  }),
)

import {packed} from '../../core/forwarding/envelopes.js'
import {letterProblem} from '../../core/forwarding/letter.js'
import {isNear} from '../../core/forwarding/recipient.js'
import {Refusal} from '../../core/refusal.js'
import {nextNumbers, putInBatch} from '../../io/db/letter-table.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {expectCompared, LetterReadings, lettersOf, openLetters, ownLetters, type StoppedLetter} from './letters.js'

/** A batch that is closed: what is prepared after waits for the next one. */
export interface MadeBatch {
  /** Null where there was nothing that could go. */
  readonly batch: number | null
  readonly letters: number
  readonly envelopes: number
  /** Of the envelopes, those that are registered, and parcels. */
  readonly registered: number
  readonly parcels: number
  /** Letters that stay behind, by number, and why. */
  readonly stopped: readonly StoppedLetter[]
  /** Letters that may come too late even if they are posted today. */
  readonly near: readonly number[]
}

/** Gathers what is prepared into a batch, after everything has been judged anew (L4), and gives each letter its place in an outer envelope (L3). */
export const makeBatch = deed('vault.hold', async (session, {unlocking, committee}: {readonly unlocking: Unlocking; readonly committee: string | null}): Promise<MadeBatch> => {
  if (committee !== null) {
    session.committee(committee)
    session.demand('vault.hold', committee)
  }
  const {envelope, daysToAllow} = session.settings.forwarding
  return withVault(session, unlocking, async (open) => {
    await expectCompared(session)
    const waiting = (await ownLetters(session, (await lettersOf(session, open)).letters)).filter((letter) => letter.state === 'prepared' && (committee === null || letter.committee === committee))
    if (waiting.length === 0) throw new Refusal('letters-none-waiting')
    const readings = await LetterReadings.begin(session, open, waiting, {fields: ['address', 'level', 'particulars', 'letter'], medium: 'view'})
    const opened = (await openLetters(session, open, waiting)).map((one) => ({...one, stop: one.stop ?? (one.letter === null ? null : letterProblem(one.letter, envelope.gramsMax))}))
    const going = opened.flatMap(({kept, letter, stop}) => (stop === null && letter !== null ? [{kept, letter}] : []))
    const stopped = opened.flatMap(({kept: {number}, stop}) => (stop === null ? [] : [{number, code: stop}]))
    const envelopes = packed(going.map(({kept, letter}) => ({id: kept.id, kind: letter.kind, grams: letter.grams})), envelope)
    const batch = await open.series.change(async ({tx, at}, sign) => {
      await readings.end(sign, 'shown')
      if (envelopes.length === 0) return null
      const number = await nextNumbers(tx, 'batchesMade', 1)
      await putInBatch(tx, {number, envelopes: envelopes.map(({letters}) => letters)}, at)
      await sign({kind: 'letters.moved', to: 'batched', batch: number, envelopes: envelopes.map(({letters}) => letters.length), letters: envelopes.flatMap(({letters}) => letters), why: null, holder: open.vault.holder})
      return number
    })
    return {
      batch,
      letters: going.length,
      envelopes: envelopes.length,
      registered: envelopes.filter(({kind}) => kind === 'registered' || kind === 'in-person').length,
      parcels: envelopes.filter(({kind}) => kind === 'parcel').length,
      stopped,
      near: going.filter(({letter}) => isNear(letter.due, session.today, daysToAllow)).map(({kept}) => kept.number),
    }
  })
})

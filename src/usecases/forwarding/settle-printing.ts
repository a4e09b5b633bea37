import {Refusal} from '../../core/refusal.js'
import {endPrinting, moveLetters, printingsOf} from '../../io/db/letter-table.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {batchOf, lettersOf} from './letters.js'

/** Writes down that every label of a printing that was unsure came out: somebody has looked, and has them all before them. */
export const settlePrinting = deed('vault.hold', async (session, {unlocking, batch}: {readonly unlocking: Unlocking; readonly batch: number}): Promise<{readonly letters: number}> =>
  withVault(session, unlocking, async (open) => {
    const unsure = (await batchOf(session, open, batch)).filter(({state}) => state === 'printing')
    if (unsure.length === 0) throw new Refusal('printing-sure', {batch})
    const {logged} = await lettersOf(session, open)
    const digests = new Map((await printingsOf(session.db, batch)).map(({id, digest}) => [id, digest]))
    const printings = [...new Set(unsure.flatMap(({id}) => logged.get(id)?.printing ?? []))]
    await open.series.change(async ({tx, at}, sign) => {
      await moveLetters(tx, unsure.map(({id}) => id), 'printed', at)
      for (const printing of printings) {
        const digest = digests.get(printing) ?? null
        await endPrinting(tx, printing, {outcome: 'done', digest})
        await sign({kind: 'printing.done', printing, outcome: 'done', digest, holder: open.vault.holder})
      }
    })
    return {letters: unsure.length}
  }),
)

import {Refusal} from '../../core/refusal.js'
import {skipNumbers} from '../../io/db/letter-table.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {lettersOf, waitsForComparing} from './letters.js'

/** After a backup was put back: a holder says that the letters have been compared with what lies there and what was posted. What is numbered from now on is far from any number that was given since the backup was made. */
export const compareLetters = deed('vault.hold', async (session, {unlocking}: {readonly unlocking: Unlocking}): Promise<void> =>
  withVault(session, unlocking, async (open) => {
    if (!(await waitsForComparing(session.db))) throw new Refusal('letters-compared')
    await lettersOf(session, open)
    await open.series.change(async ({tx}, sign) => {
      await skipNumbers(tx)
      await sign({kind: 'letters.compared', holder: open.vault.holder})
    })
  }),
)

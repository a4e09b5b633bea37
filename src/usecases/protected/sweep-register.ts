import {keptPersons} from '../../io/db/protected-person-table.js'
import {deed} from '../deed.js'
import {ownOf} from './own-of.js'
import {sweepAnew, sweepUnswept} from './keep-persons.js'
import type {Sweep} from './take-off-found.js'
import {withVault, type Unlocking} from './unlock.js'

/** Which versions to look through: those that have not been, or all of them once more. */
export interface SweepOrder {
  readonly unlocking: Unlocking
  readonly all: boolean
  readonly onProgress: (looked: number) => void
}

/** What a sweep came to, and how many persons it looked for, of those whom the one who acts may read for. */
export interface SweptRegister extends Sweep {
  readonly persons: number
}

/** Looks for everybody who is kept in what is public, cleared or waits (K2). What names one leaves the web at once. */
export const sweepRegister = deed('vault.hold', async (session, {unlocking, all, onProgress}: SweepOrder): Promise<SweptRegister> =>
  withVault(session, unlocking, async (open) => {
    const sweep = await (all ? sweepAnew : sweepUnswept)(session, open, {asked: {onProgress}})
    return {...sweep, persons: (await keptPersons(session.db)).filter((row) => ownOf(session, row).length > 0).length}
  }, {sweepsFirst: false}),
)

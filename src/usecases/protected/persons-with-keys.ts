import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {keyKind} from '../../core/protected/break-glass.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import type {Session} from '../../io/session.js'

/** Somebody who holds a key, as the log tells it. */
export interface PersonWithKey {
  readonly name: string
  readonly account: string
}

/** Who holds keys by what the log told last: persons, and no shares in envelopes nor those whom shares let in. For counting, without a key and without the key store; whether the log is right a holder sees. */
export async function personsWithKeys({db}: Session): Promise<readonly PersonWithKey[]> {
  const lines = [...(await linesOfKind(db, READINGS_CHAIN, 'holders.settled')), ...(await linesOfKind(db, READINGS_CHAIN, 'holders.carried'))]
  const last = lines.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).at(-1)?.event
  const members = last?.kind === 'holders.settled' || last?.kind === 'holders.carried' ? last.members : []
  return members.filter(({name}) => keyKind(name) === 'holder').map(({name, account}) => ({name, account}))
}

import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {personById} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from './unlock.js'

/** One reading of a person. `outcome` is null where the log tells of none: the program was ended before it could. */
export interface Reader {
  readonly at: string
  readonly localAt: string
  readonly account: string
  readonly holder: string
  readonly why: string
  readonly medium: string
  readonly fields: readonly string[]
  readonly outcome: 'shown' | 'absent' | 'failed' | null
}

/** Who has read about a person, newest first. It takes a key, since the log calls nobody by name; of the person nothing is opened, and the asking itself is written down. */
export const listReaders = deed('vault.hold', async (session, {unlocking, id}: {readonly unlocking: Unlocking; readonly id: string}): Promise<readonly Reader[]> =>
  withVault(session, unlocking, async ({vault, series}) => {
    const kept = await personById(session.db, id)
    const reading: string = session.newId()
    const mayKnow = (kept?.committees ?? ['*']).some((code) => session.may('vault.hold', code))
    await series.change(async (_, sign) => {
      await sign({kind: 'reading.intended', reading, holder: vault.holder, person: vault.pseudonymOf(id), fields: [], why: 'log-review'})
      await sign({kind: 'reading.done', reading, holder: vault.holder, outcome: mayKnow ? 'shown' : 'absent'})
    })
    // Somebody who has been removed is asked about by those who may read everybody.
    if (!mayKnow) throw new Refusal('person-not-found')
    const names = new Set(vault.pseudonymsOf(id as PersonId))
    const outcomes = await outcomesOf(session)
    const intended = await linesOfKind(session.db, READINGS_CHAIN, 'reading.intended')
    return intended.flatMap(({at, actor, event}): readonly Reader[] => {
      if (event.kind !== 'reading.intended' || event.fields.length === 0 || !names.has(event.person)) return []
      const {holder, why, medium = 'view', fields, reading} = event
      return [{at, localAt: shownAt(at, session.settings.timeZone), account: actor, holder, why, medium, fields, outcome: outcomes.get(reading) ?? null}]
    }).reverse()
  }),
)

async function outcomesOf({db}: Session): Promise<ReadonlyMap<string, Exclude<Reader['outcome'], null>>> {
  const outcomes = new Map<string, Exclude<Reader['outcome'], null>>()
  for (const {event} of await linesOfKind(db, READINGS_CHAIN, 'reading.done')) if (event.kind === 'reading.done') outcomes.set(event.reading, event.outcome)
  return outcomes
}

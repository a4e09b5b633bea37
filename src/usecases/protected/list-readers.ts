import {READINGS_CHAIN, type SealedLink} from '../../core/audit/chain.js'
import type {AuditEvent} from '../../core/audit/event.js'
import {signedLinkIn} from '../../core/audit/signed-link.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {linksOfKind} from '../../io/db/audit-reading.js'
import {personById} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {isSignedBy} from '../../io/vault/identity-file.js'
import {shownAt} from '../audit/list-log.js'
import {weighReadings} from '../audit/weigh-log.js'
import {deed} from '../deed.js'
import {ownOf} from './own-of.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

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

/**
 * Who has read about a person, newest first, by rows that the holder named there signed: what somebody else wrote in a holder's name is told by verifying, and not here. It takes a key, since the log calls nobody
 * by name; of the person nothing is opened, and the asking itself is written down.
 */
export const listReaders = deed('vault.hold', async (session, {unlocking, id}: {readonly unlocking: Unlocking; readonly id: string}): Promise<readonly Reader[]> =>
  withVault(session, unlocking, async (open) => {
    const {vault, series} = open
    const kept = await personById(session.db, id)
    const reading: string = session.newId()
    const mayKnow = kept === null ? session.may('vault.hold', '*') : ownOf(session, kept).length > 0
    await series.change(async (_, sign) => {
      await sign({kind: 'reading.intended', reading, holder: vault.holder, person: vault.pseudonymOf(id), fields: [], why: 'log-review', medium: 'view'})
      await sign({kind: 'reading.done', reading, holder: vault.holder, outcome: mayKnow ? 'shown' : 'absent'})
    })
    // Somebody who has been removed is asked about by those who may read everybody.
    if (!mayKnow) throw new Refusal('person-not-found')
    const [problem] = await weighReadings(session)
    // An answer out of a log that lacks something would say that nobody has read.
    if (problem !== undefined) throw new Refusal('readings-altered', {position: 'position' in problem ? problem.position : 0})
    const names = new Set(vault.pseudonymsOf(id as PersonId))
    const intended = await readingsIn(session, open, 'reading.intended', ({person, fields}) => fields.length > 0 && names.has(person))
    const ids = new Set(intended.map(({event}) => event.reading))
    const outcomes = new Map((await readingsIn(session, open, 'reading.done', (event) => ids.has(event.reading))).map(({event}) => [event.reading, event.outcome]))
    return intended.map(({at, actor, event: {reading: one, holder, why, medium = 'view', fields}}): Reader => ({at, localAt: shownAt(at, session.settings.timeZone), account: actor, holder, why, medium, fields, outcome: outcomes.get(one) ?? null})).reverse()
  }),
)

type ReadingKind = 'reading.intended' | 'reading.done'
type ReadingEvent<Kind extends ReadingKind> = Extract<AuditEvent, {readonly kind: Kind}>

interface ReadingRow<Kind extends ReadingKind> {
  readonly at: Instant
  readonly actor: string
  readonly event: ReadingEvent<Kind>
}

/** Rows of a kind that are wanted, oldest first, and signed by the holder that they name. */
async function readingsIn<Kind extends ReadingKind>({db}: Session, {rosters}: OpenVault, kind: Kind, isWanted: (event: ReadingEvent<Kind>) => boolean): Promise<readonly ReadingRow<Kind>[]> {
  const keys = new Map(rosters.flatMap(({roster}) => roster.members.map(({name, signing}) => [name, signing] as const)))
  return (await linksOfKind(db, READINGS_CHAIN, [kind])).flatMap((link): readonly ReadingRow<Kind>[] => {
    const event = signedEventIn(link) as ReadingEvent<Kind> | null
    // A signature takes a hundred times as long to try as an event to read.
    return event !== null && isWanted(event) && isTrue(link, keys) ? [{at: link.at as Instant, actor: link.actor, event}] : []
  })
}

function signedEventIn(link: SealedLink): unknown {
  return signedLinkIn(link) === 'unsigned' ? null : JSON.parse(link.event)
}

function isTrue(link: SealedLink, keys: ReadonlyMap<string, string>): boolean {
  const signed = signedLinkIn(link)
  const key = signed === null || signed === 'unsigned' ? undefined : keys.get(signed.holder)
  return signed !== null && signed !== 'unsigned' && key !== undefined && isSignedBy(key, signed.text, signed.signature)
}

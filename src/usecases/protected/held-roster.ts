import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {signedLinkIn} from '../../core/audit/signed-link.js'
import {rostersThatFollow, rosterText, type SignedRoster} from '../../core/protected/roster.js'
import {Refusal} from '../../core/refusal.js'
import {linksOfKind} from '../../io/db/audit-reading.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {isSignedBy} from '../../io/vault/identity-file.js'
import type {KeyStore} from '../../io/vault/key-store.js'
import type {SeenRoster} from './reading-series.js'

/** What the log tells of a roster, by the true signature of somebody who was on the one before or is on it. */
interface Witness {
  readonly version: number
  readonly roster: string
}

/** The roster that counts. */
export interface HeldRoster {
  readonly signed: SignedRoster
  readonly digest: string
  /** Every roster there has been, the first first. */
  readonly all: readonly SignedRoster[]
  /** Whether the log tells of this one. */
  readonly isWitnessed: boolean
}

/**
 * Who holds keys (K3). The key store holds the rosters, each signed by somebody on the one before; the log tells their digests, signed too; the holder's own checkpoint knows which they saw last. None of the three
 * may be older than another, or say otherwise: but for a log that was put back from before, which is told anew. Null where there is no vault.
 */
export async function heldRoster(session: Session, store: KeyStore, seen: SeenRoster | null): Promise<HeldRoster | null> {
  const {current} = await store.state()
  if (current === 0) {
    if ((seen?.version ?? 0) > 0 || (await linksOfKind(session.db, READINGS_CHAIN, TELLING)).length > 0) throw new Refusal('key-store-missing')
    return null
  }
  const rosters = await store.rosters()
  const {witnesses, strange} = await witnessesIn(session, rosters)
  const all = rostersThatFollow(rosters, rulesOf(session))
  const signed = all.at(-1)
  if (signed === undefined || all.length !== rosters.length || signed.roster.generation !== current) throw new Refusal('holders-altered', {holder: rosters[all.length]?.by ?? ''})
  const digests = all.map(({roster}) => sha256(rosterText(session.registerId, roster)))
  const digest = digests.at(-1) ?? ''
  for (const told of [...witnesses, ...(seen === null || seen.version === 0 ? [] : [seen])]) {
    if (told.version > all.length) throw new Refusal('key-store-old')
    if (digests[told.version - 1] !== told.roster) throw new Refusal('holders-altered', {holder: all[told.version - 1]?.by ?? ''})
  }
  // Whoever has no note of their own believes only what nothing in the log speaks against.
  if (seen === null || seen.version === 0) {
    const carried = (await linksOfKind(session.db, READINGS_CHAIN, ['holders.carried'])).map(({event}) => toldIn(event))
    if (strange || carried.some((told) => told === null || digests[told.version - 1] !== told.roster)) throw new Refusal('holders-untold')
  }
  return {signed, digest, all, isWitnessed: witnesses.some(({version}) => version === all.length)}
}

/** Whether the log tells of a roster that is being made: the register has its indexes then. */
export async function isWitnessed(session: Session, store: KeyStore, coming: SignedRoster): Promise<boolean> {
  const digest = sha256(rosterText(session.registerId, coming.roster))
  return (await witnessesIn(session, [...(await store.rosters()), coming])).witnesses.some(({version, roster}) => version === coming.roster.version && roster === digest)
}

const TELLING = ['holders.settled', 'holders.carried']

/**
 * What the log tells of rosters, the first word about each: whoever was on the one before could sign another afterwards. What nobody signed who was on a roster at that time is no witness, whoever wrote it in
 * the log; `strange` where there is such a row.
 */
async function witnessesIn(session: Session, rosters: readonly SignedRoster[]): Promise<{readonly witnesses: readonly Witness[]; readonly strange: boolean}> {
  const good = rostersThatFollow(rosters, rulesOf(session))
  const first = new Map<number, Witness>()
  let strange = false
  for (const link of await linksOfKind(session.db, READINGS_CHAIN, ['holders.settled'])) {
    const signed = signedLinkIn(link)
    const told = toldIn(link.event)
    if (signed === null || signed === 'unsigned' || told === null) {
      strange = true
      continue
    }
    const signers = (told.version > good.length ? [good.at(-1)] : [good[told.version - 2], good[told.version - 1]]).flatMap((one) => one?.roster.members ?? [])
    if (!signers.some(({name, signing}) => name === signed.holder && isSignedBy(signing, signed.text, signed.signature))) strange = true
    else if (!first.has(told.version)) first.set(told.version, told)
  }
  return {witnesses: [...first.values()], strange}
}

/** What a row says of a roster, or null where it says nothing: anybody may have written it. */
function toldIn(event: string): Witness | null {
  try {
    const {version, roster} = Object(JSON.parse(event)) as Partial<Witness>
    return typeof version === 'number' && typeof roster === 'string' ? {version, roster} : null
  } catch {
    return null
  }
}

function rulesOf({registerId}: Session): Parameters<typeof rostersThatFollow>[1] {
  return {register: registerId, digest: sha256, isSignedBy}
}

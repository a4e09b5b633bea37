import type {Digest} from '../audit/chain.js'
import type {SettledHolder} from '../audit/event.js'
import type {IsSignedBy} from '../audit/signature-reading.js'
import type {Instant} from '../terms/identifiers.js'

/** Everybody who holds a key at one time (K3), and which vault key that is. Each roster is signed by somebody on the one before, so that nobody is put on one by whoever can write in a file. */
export interface Roster {
  /** 1, 2, 3 … */
  readonly version: number
  /** Digest of the roster before; empty for the first. */
  readonly previous: string
  readonly at: Instant
  /** Of the vault key. */
  readonly generation: number
  /** A keyed digest that only who has that vault key can make: a key that somebody else sealed for a holder is found out by it. */
  readonly check: string
  /** By name. */
  readonly members: readonly SettledHolder[]
}

/** A roster as it is kept: who signed it, Ed25519 in Base64. */
export interface SignedRoster {
  readonly roster: Roster
  readonly by: string
  readonly signature: string
}

/** What a roster’s signature is over: every field, in an order of its own. */
export function rosterText(register: string, {version, previous, at, generation, check, members}: Roster): string {
  return `diarievakt.roster/1\n${register}\n${JSON.stringify([version, previous, at, generation, check, members.map(({name, account, recipient, signing}) => [name, account, recipient, signing])])}`
}

/** What a roster is followed by. */
export interface RosterRules {
  readonly register: string
  readonly digest: Digest
  readonly isSignedBy: IsSignedBy
}

/** The rosters, from the first on, that follow from each other by signatures. The first is signed by the one holder that it names; each later one by somebody on the one before. What comes after a break is left out. */
export function rostersThatFollow(rosters: readonly SignedRoster[], {register, digest, isSignedBy}: RosterRules): readonly SignedRoster[] {
  const good: SignedRoster[] = []
  for (const signed of rosters) {
    const {roster, by, signature} = signed
    const before = good.at(-1)?.roster
    const signers = before === undefined ? (roster.members.length === 1 ? roster.members : []) : before.members
    const signer = signers.find(({name}) => name === by)
    const follows = before === undefined ? roster.version === 1 && roster.previous === '' : roster.version === before.version + 1 && roster.previous === digest(rosterText(register, before))
    if (!follows || signer === undefined || !isSignedBy(signer.signing, rosterText(register, roster), signature)) break
    good.push(signed)
  }
  return good
}

import {READINGS_CHAIN, type SealedLink} from './chain.js'
import type {AuditProblem} from './problem.js'
import {signedLinkIn, type SignedLink} from './signed-link.js'

/** True for a text that the owner of an Ed25519 key signed. Handed in, since core reaches no ciphers. */
export type IsSignedBy = (signing: string, text: string, signature: string) => boolean

interface Series {
  readonly last: SignedLink
  readonly position: number
}

/**
 * Looks at what holders signed, row after row, as the chain is read. Each holder's own numbers must follow upon each other, and their last signature must be theirs: it stands over a chain in which that holder's own
 * program had looked at every row in the holder's name. With `everyOne` each signature is tried by itself, which takes some hundred times as long.
 */
export class SignatureReading {
  readonly #isSignedBy: IsSignedBy
  readonly #everyOne: boolean
  readonly #keys: ReadonlyMap<string, string>
  readonly #series = new Map<string, Series>()
  readonly #problems: AuditProblem[] = []

  /** `keys`: each holder's Ed25519 key, SPKI in Base64, by the log's own word. */
  constructor(keys: ReadonlyMap<string, string>, isSignedBy: IsSignedBy, everyOne: boolean) {
    this.#keys = keys
    this.#isSignedBy = isSignedBy
    this.#everyOne = everyOne
  }

  add(row: SealedLink): void {
    const signed = signedLinkIn(row)
    if (signed === null) return
    const before = this.#series.get(signed.holder)
    if (before !== undefined && signed.turn !== before.last.turn + 1) this.#problems.push({kind: 'turn-missing', chain: READINGS_CHAIN, position: row.position})
    if (this.#everyOne) this.#try({last: signed, position: row.position})
    this.#series.set(signed.holder, {last: signed, position: row.position})
  }

  /** What is wrong, once every row has been read. */
  close(): readonly AuditProblem[] {
    if (!this.#everyOne) for (const series of this.#series.values()) this.#try(series)
    return this.#problems
  }

  #try({last: {holder, text, signature}, position}: Series): void {
    const key = this.#keys.get(holder)
    if (key === undefined || !this.#isSignedBy(key, text, signature)) this.#problems.push({kind: 'signature-wrong', chain: READINGS_CHAIN, position})
  }
}

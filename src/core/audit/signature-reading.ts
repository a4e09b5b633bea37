import {z} from 'zod'
import {READINGS_CHAIN, type SealedLink} from './chain.js'
import type {AuditProblem} from './problem.js'
import {signedLinkIn, type SignedLink} from './signed-link.js'

/** True for a text that the owner of an Ed25519 key signed. Handed in, since core reaches no ciphers. */
export type IsSignedBy = (signing: string, text: string, signature: string) => boolean

interface Series {
  readonly last: SignedLink
  readonly position: number
}

const Told = z.object({kind: z.enum(['holders.settled', 'holders.carried']), members: z.array(z.object({name: z.string(), signing: z.string()}))})

/**
 * Looks at what holders signed, row after row, as the chain is read. Who signs by which key the chain says itself: the first holder, or what trimming carried over, and from then on whom somebody known has
 * let in. Each holder's own numbers must follow upon each other, and their last signature must be theirs: it stands over a chain in which that holder's own program had looked at every row in the holder's
 * name. With `everyOne` each signature is tried by itself, which takes some hundred times as long.
 */
export class SignatureReading {
  readonly #isSignedBy: IsSignedBy
  readonly #everyOne: boolean
  readonly #carried: readonly string[]
  #hasBegun = false
  readonly #keys = new Map<string, string>()
  readonly #series = new Map<string, Series>()
  readonly #problems: AuditProblem[] = []

  /** `carried`: what trimming carried over, for a chain that does not begin with its first row; rows from before it are signed by those whom it names. */
  constructor(isSignedBy: IsSignedBy, everyOne: boolean, carried: readonly string[]) {
    this.#carried = carried
    this.#isSignedBy = isSignedBy
    this.#everyOne = everyOne
  }

  add(row: SealedLink): void {
    if (!this.#hasBegun && row.position > 1) for (const event of this.#carried) this.#learn(event)
    this.#hasBegun = true
    const signed = signedLinkIn(row)
    if (signed === null) return
    if (signed === 'unsigned') {
      this.#wrong(row.position)
      return
    }
    const before = this.#series.get(signed.holder)
    if (before !== undefined && signed.turn !== before.last.turn + 1) this.#problems.push({kind: 'turn-missing', chain: READINGS_CHAIN, position: row.position})
    const tells = row.kind === 'holders.settled'
    if (tells && this.#keys.size === 0) this.#learn(row.event)
    const isTrue = (tells || this.#everyOne) && this.#try({last: signed, position: row.position})
    if (tells && isTrue) this.#learn(row.event)
    this.#series.set(signed.holder, {last: signed, position: row.position})
  }

  /** What is wrong, once every row has been read. */
  close(): readonly AuditProblem[] {
    if (!this.#everyOne) for (const series of this.#series.values()) this.#try(series)
    return this.#problems
  }

  #try({last: {holder, text, signature}, position}: Series): boolean {
    const key = this.#keys.get(holder)
    const isTrue = key !== undefined && this.#isSignedBy(key, text, signature)
    if (!isTrue) this.#wrong(position)
    return isTrue
  }

  #wrong(position: number): void {
    if (!this.#problems.some((problem) => problem.kind === 'signature-wrong' && problem.position === position)) this.#problems.push({kind: 'signature-wrong', chain: READINGS_CHAIN, position})
  }

  /** A name is used once, so that a key is never learnt anew. */
  #learn(event: string): void {
    for (const {name, signing} of toldIn(event)) if (!this.#keys.has(name)) this.#keys.set(name, signing)
  }
}

function toldIn(event: string): readonly {readonly name: string; readonly signing: string}[] {
  try {
    return Told.safeParse(JSON.parse(event)).data?.members ?? []
  } catch {
    return []
  }
}

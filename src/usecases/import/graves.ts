import {keyText, type EntryKey} from '../../core/register/entry.js'
import type {Fingerprint} from '../../core/terms/identifiers.js'
import {hasTombstones, tombstonesFor, type Tombstone} from '../../io/db/tombstone-table.js'
import type {StagedCase} from '../../io/db/import-stage.js'
import type {Session} from '../../io/session.js'

/** A case that has been here and was purged, as an export names it again. */
export interface BuriedCase {
  readonly tombstone: Tombstone
  /** True when the export has a document of it that was never here: then the old heading shows again, above that one only (H2). */
  readonly hasNewDocument: boolean
}

/** What of one case has been purged. */
export interface Grave {
  readonly ofCase: Tombstone | null
  readonly documents: readonly string[]
}

/** The keyed hash by which a purged entry is known again: of its place in the registry, nothing else, as in the stop journal (A15, P3). */
export function tombstoneHash(session: Session, key: EntryKey): Fingerprint {
  return session.fingerprints.of(keyText(key))
}

/** What an export names that has left for good. Asks nothing of the database where nothing has been purged yet, and one question a page otherwise. */
export class Graves {
  readonly #session: Session
  readonly #isEmpty: boolean

  private constructor(session: Session, isEmpty: boolean) {
    this.#session = session
    this.#isEmpty = isEmpty
  }

  static async open(session: Session): Promise<Graves> {
    return new Graves(session, !(await hasTombstones(session.db)))
  }

  /** What has been purged of some cases, by case: the case itself, and its document numbers. `known` holds what the register has of them. */
  async among(cases: readonly StagedCase[], isKnown: (place: StagedCase, documentNumber: string) => boolean): Promise<ReadonlyMap<StagedCase, Grave>> {
    if (this.#isEmpty) return new Map()
    const asked = cases.flatMap((place) => {
      const numbers = new Set(['', ...place.rows.map(({documentNumber}) => documentNumber)])
      return [...numbers].filter((number) => !isKnown(place, number)).map((number) => ({place, number, hash: tombstoneHash(this.#session, {...place, documentNumber: number === '' ? null : number})}))
    })
    const tombstones = await this.#tombstones(asked.map(({hash}) => hash))
    const graves = new Map<StagedCase, {ofCase: Tombstone | null; documents: string[]}>()
    for (const {place, number, hash} of asked) {
      const tombstone = tombstones.get(hash)
      if (tombstone === undefined) continue
      const grave = graves.get(place) ?? {ofCase: null, documents: []}
      graves.set(place, grave)
      if (number === '') grave.ofCase = tombstone
      else grave.documents.push(number)
    }
    return graves
  }

  async #tombstones(hashes: readonly Fingerprint[]): Promise<ReadonlyMap<Fingerprint, Tombstone>> {
    return tombstonesFor(this.#session.db, this.#session.dialect, hashes)
  }
}

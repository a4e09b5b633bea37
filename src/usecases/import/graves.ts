import type {EntryKey} from '../../core/register/entry.js'
import type {Fingerprint} from '../../core/terms/identifiers.js'
import {hasTombstones, tombstonesFor, type Tombstone} from '../../io/db/tombstone-table.js'
import type {CaseOnStage, DocumentOnStage, ImportStage} from '../../io/db/stage-tables.js'
import type {Session} from '../../io/session.js'

/** A case that has been here and was purged, as an export names it again. */
export interface BuriedCase {
  readonly tombstone: Tombstone
  /** True when the export has a document of it that was never here: then the old heading shows again, above that one only (H2). */
  readonly hasNewDocument: boolean
}

/** The keyed hash by which a purged entry is known again: of its place in the registry, nothing else (A15). */
export function tombstoneHash(session: Session, {committee, caseNumber, documentNumber}: EntryKey): Fingerprint {
  return session.fingerprints.of(`tombstone ${JSON.stringify([committee, caseNumber, documentNumber])}`)
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

  /** The buried cases of a page. */
  async cases(stage: ImportStage, page: readonly CaseOnStage[]): Promise<ReadonlyMap<CaseOnStage, BuriedCase>> {
    const unknown = this.#isEmpty ? [] : page.filter(({known}) => known === null)
    const hashes = unknown.map(({committee, caseNumber}) => tombstoneHash(this.#session, {committee, caseNumber, documentNumber: null}))
    const tombstones = await this.#tombstones(hashes)
    const buried = unknown.flatMap((found, place) => {
      const tombstone = tombstones.get(hashes[place] as Fingerprint)
      return tombstone === undefined ? [] : [{found, tombstone}]
    })
    if (buried.length === 0) return new Map()
    const numbers = await stage.documentNumbers(buried.map(({found}) => found))
    const documents = buried.map(({found}, place) => (numbers[place] ?? []).map((documentNumber) => tombstoneHash(this.#session, {...found, documentNumber})))
    const known = await this.#tombstones(documents.flat())
    return new Map(buried.map(({found, tombstone}, place) => [found, {tombstone, hasNewDocument: (documents[place] ?? []).some((hash) => !known.has(hash))}]))
  }

  /** The documents of a page that have been purged. */
  async documents(page: readonly DocumentOnStage[]): Promise<ReadonlySet<DocumentOnStage>> {
    const unknown = this.#isEmpty ? [] : page.filter(({known}) => known === null)
    const hashes = unknown.map(({committee, caseNumber, document}) => tombstoneHash(this.#session, {committee, caseNumber, documentNumber: document.number}))
    const tombstones = await this.#tombstones(hashes)
    return new Set(unknown.filter((_, place) => tombstones.has(hashes[place] as Fingerprint)))
  }

  async #tombstones(hashes: readonly Fingerprint[]): Promise<ReadonlyMap<Fingerprint, Tombstone>> {
    return tombstonesFor(this.#session.db, this.#session.dialect, hashes)
  }
}

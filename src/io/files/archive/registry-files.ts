import {closeSync} from 'node:fs'
import {Refusal} from '../../../core/refusal.js'
import type {RegisteredFile} from '../../../core/register/entry.js'
import {Attachments, ClearedFiles} from '../attachments.js'

/** Where the files of registered documents may lie: in the program's own copies (P1), in a folder that somebody has named, or still where they were delivered. */
export class RegistryFiles {
  readonly #kept: ClearedFiles
  readonly #named: Attachments | null
  readonly #delivered = new Map<string, Attachments | null>()

  private constructor(kept: ClearedFiles, named: Attachments | null) {
    this.#kept = kept
    this.#named = named
  }

  /** Refuses a folder that is not there. */
  static async of(workspace: string, attachments: string | null): Promise<RegistryFiles> {
    const named = attachments === null ? null : await Attachments.in(attachments)
    if (attachments !== null && named === null) throw new Refusal('input-not-found', {file: attachments})
    return new RegistryFiles(new ClearedFiles(workspace), named)
  }

  /** Opens each place where a file lies by its digest or its name, one after the other; what is opened is closed as the next is asked for. Whether the bytes are its own is for the reader to see. */
  async *find({path, sha256}: Pick<RegisteredFile, 'path' | 'sha256'>, deliveredIn: string | null): AsyncGenerator<number> {
    const delivered = deliveredIn === null ? null : await this.#deliveredIn(deliveredIn)
    // A register composes its letters; a disk that came from a Mac does not.
    const names = [...new Set([path, path.normalize('NFD')])]
    const places = [() => (sha256 === null ? null : this.#kept.openNow(sha256)), ...names.flatMap((name) => [() => this.#named?.openNow(name) ?? null, () => delivered?.openNow(name) ?? null])]
    for (const open of places) {
      const file = open()
      if (file === null) continue
      try {
        yield file
      } finally {
        closeSync(file)
      }
    }
  }

  async #deliveredIn(folder: string): Promise<Attachments | null> {
    const known = this.#delivered.get(folder)
    if (known !== undefined) return known
    const found = await Attachments.in(folder)
    this.#delivered.set(folder, found)
    return found
  }
}

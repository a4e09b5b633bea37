import {createHash} from 'node:crypto'
import {rename, rm, type FileHandle} from 'node:fs/promises'
import type {PackedFile} from '../../../core/archive/packed-file.js'
import {FILE_MODE} from '../modes.js'
import {openAfresh} from '../new-file.js'
import {incomingOf} from './file-bytes.js'

/** Encrypts what streams through it to the archive's key. */
export type Cipher = (content: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>

const PIECE_CHARACTERS = 65_536

/** One file of a package while it is written: beside its name, which it gets when it is whole. */
export class PackageDocument {
  readonly #place: string
  readonly #about: Pick<PackedFile, 'path' | 'mimeType'>
  readonly #file: FileHandle
  readonly #digest = createHash('sha256')
  readonly #onKept: () => void
  #bytes = 0
  #waiting = ''
  #writer: WritableStreamDefaultWriter<Uint8Array> | null = null
  #sealed: Promise<void> | null = null

  private constructor(place: string, about: Pick<PackedFile, 'path' | 'mimeType'>, file: FileHandle, onKept: () => void) {
    this.#place = place
    this.#about = about
    this.#file = file
    this.#onKept = onKept
  }

  static async begin(place: string, about: Pick<PackedFile, 'path' | 'mimeType'>, cipher: Cipher | null, onKept: () => void): Promise<PackageDocument> {
    const document = new PackageDocument(place, about, await openAfresh(incomingOf(place), FILE_MODE), onKept)
    if (cipher !== null) document.#encrypt(cipher)
    return document
  }

  async add(text: string): Promise<void> {
    this.#waiting += text
    if (this.#waiting.length >= PIECE_CHARACTERS) await this.#flush()
  }

  /** The bytes may be used for others once this is done. */
  async addBytes(bytes: Uint8Array): Promise<void> {
    if (this.#writer === null) await this.#put(bytes)
    else await Promise.race([this.#writer.write(bytes.slice()), this.#sealed])
  }

  /** Gives the file its name. */
  async close(): Promise<PackedFile> {
    try {
      await this.#flush()
      await this.#writer?.close()
      await this.#sealed
      await this.#file.close()
    } catch (error) {
      await this.abandon()
      throw error
    }
    await rename(incomingOf(this.#place), this.#place)
    this.#onKept()
    return {...this.#about, sha256: this.#digest.digest('hex'), bytes: this.#bytes}
  }

  /** Leaves nothing of it. */
  async abandon(): Promise<void> {
    await this.#writer?.abort().catch(() => undefined)
    await this.#sealed?.catch(() => undefined)
    await this.#file.close()
    await rm(incomingOf(this.#place), {force: true})
  }

  #encrypt(cipher: Cipher): void {
    const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>()
    this.#writer = writable.getWriter()
    this.#sealed = (async () => {
      for await (const piece of await cipher(readable)) await this.#put(piece)
    })()
    // What goes wrong there is told by whoever waits for it at the end.
    this.#sealed.catch(() => undefined)
  }

  async #flush(): Promise<void> {
    const text = this.#waiting
    this.#waiting = ''
    if (text !== '') await this.addBytes(Buffer.from(text))
  }

  async #put(bytes: Uint8Array): Promise<void> {
    this.#digest.update(bytes)
    this.#bytes += bytes.length
    for (let from = 0; from < bytes.length; ) from += (await this.#file.write(bytes, from)).bytesWritten
  }
}

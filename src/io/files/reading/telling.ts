import type {FilePart, FilePicture, FilePlaceKind, FileProperty} from '../../../core/scan/file-text.ts'
import type {UnreadReason} from '../../../core/register/unread.ts'

/** A file whose text cannot be told, or not all of it. */
export class Unread extends Error {
  readonly why: UnreadReason

  constructor(why: UnreadReason) {
    super(why)
    this.why = why
  }
}

/** What is shared by a file and the files in it. */
interface Told {
  text: string
  readonly parts: FilePart[]
  readonly pictures: FilePicture[]
  /** The files in it that were read. */
  readonly read: Uint8Array[]
}

/** More than anybody would look at. */
const PICTURES_MAX = 2_000
/** Files lie in files three deep at most: a letter with a package with a table. */
const DEPTH_MAX = 3
/** A letter has some dozens. */
const FILES_MAX = 200

/** Reads a file that lies in another on to the same telling. */
export type ReadOn = (telling: Telling, name: string, bytes: Uint8Array) => Promise<unknown>

/** Everything a file says, as it is read: text by text, each with its place. */
export class Telling {
  readonly #readOn: ReadOn
  readonly #textMax: number
  readonly #within: string
  readonly #depth: number
  readonly #shared: Told

  constructor(textMax: number, readOn: ReadOn, within = '', depth = 0, shared: Told = {text: '', parts: [], pictures: [], read: []}) {
    this.#textMax = textMax
    this.#readOn = readOn
    this.#within = within
    this.#depth = depth
    this.#shared = shared
  }

  get text(): string {
    return this.#shared.text
  }

  get parts(): readonly FilePart[] {
    return this.#shared.parts
  }

  get pictures(): readonly FilePicture[] {
    return this.#shared.pictures
  }

  /** True for a file that lies in another. */
  get isWithin(): boolean {
    return this.#depth > 0
  }

  /** Notes a picture: nobody has read what stands in it, so a person must look at it. */
  picture(kind: FilePlaceKind, which?: number): void {
    const {pictures, text} = this.#shared
    if (pictures.length >= PICTURES_MAX) throw new Unread('too-large')
    pictures.push({place: this.#place(kind, which), at: text.length})
  }

  /** Says something apart from what was said before. */
  say(text: string, kind: FilePlaceKind, which?: number | FileProperty): void {
    if (text.trim() === '') return
    this.add(this.#shared.text === '' ? text : `\n\n${text}`, kind, which)
  }

  /** Goes on with what was said, perhaps from another place. */
  add(text: string, kind: FilePlaceKind, which?: number | FileProperty): void {
    if (text === '') return
    const place = this.#place(kind, which)
    const {parts} = this.#shared
    // Lone halves of characters would not survive the way to the other process as they are.
    this.#shared.text += text.toWellFormed()
    if (this.#shared.text.length > this.#textMax) throw new Unread('too-large')
    const end = this.#shared.text.length
    if (parts.at(-1)?.place === place) parts.pop()
    parts.push({place, end})
  }

  #place(kind: FilePlaceKind, which?: number | FileProperty): string {
    return `${this.#within}${kind}${which === undefined ? '' : ` ${which}`}`
  }

  /** What is told of another version of the same file, to be compared with this. */
  apart(): Telling {
    return new Telling(this.#textMax, this.#readOn, this.#within, this.#depth)
  }

  /** True where these very bytes were read as a file inside this one. */
  hasRead(bytes: Uint8Array): boolean {
    return this.#shared.read.some((read) => read.length === bytes.length && Buffer.compare(read, bytes) === 0)
  }

  /** Reads a file inside this one. */
  async readOn(name: string, bytes: Uint8Array): Promise<void> {
    const {read} = this.#shared
    read.push(bytes)
    if (this.#depth >= DEPTH_MAX || read.length > FILES_MAX) throw new Unread('embedded')
    this.say(name, 'name')
    const inner = new Telling(this.#textMax, this.#readOn, `${this.#within}attachment ${read.length} `, this.#depth + 1, this.#shared)
    await this.#readOn(inner, name, bytes)
  }
}

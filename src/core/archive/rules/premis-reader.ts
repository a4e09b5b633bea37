import {forKeeping} from './tally.js'

/** The namespace of PREMIS 3. */
export const PREMIS_NAMESPACE = 'http://www.loc.gov/premis/v3'

/** How digests are made that we can make: what PREMIS calls them, in capital letters and digits alone, and how many hexadecimal digits they have. */
export const DIGEST_KINDS = {MD5: 32, SHA1: 40, SHA224: 56, SHA256: 64, SHA384: 96, SHA512: 128} as const
export type DigestKind = keyof typeof DIGEST_KINDS

/** A digest as a document of PREMIS has it, in small hexadecimal digits. */
export interface ToldDigest {
  readonly kind: DigestKind
  readonly hex: string
}

/** What PREMIS tells of the bytes of a file: as it is kept, or of one of several forms of it, as before it was compressed. */
export interface FileForm {
  readonly digests: readonly ToldDigest[]
  readonly bytes: number | null
}

/** What PREMIS calls a file by: its identifiers, and where it says that its content lies. */
export interface FileName {
  /** Which of the two it is, and of what type: names of one kind are of one convention. */
  readonly kind: string
  readonly type: string
  readonly value: string
}

/** A file as a document of PREMIS tells of it. */
export interface FileObject {
  readonly names: readonly FileName[]
  readonly forms: readonly FileForm[]
}

/** What a document among the preservation metadata is: PREMIS 3, PREMIS of an older version, into which we do not look, or something else. */
export type PremisVersion = 'ours' | 'older' | 'other'

const OLDER: readonly string[] = ['info:lc/xmlns/premis-v2', 'http://www.loc.gov/standards/premis', 'http://www.loc.gov/standards/premis/v1', 'http://arkivverket.no/standarder/PREMIS']
/** What may stand outermost in a document of PREMIS: everything, or one thing alone. */
const ROOTS: ReadonlySet<string> = new Set(['premis', 'object', 'event', 'agent', 'rights'])
/** What has an identifier, by the element that has it. */
const IDENTIFIERS: ReadonlyMap<string, string> = new Map([['objectIdentifier', 'object'], ['eventIdentifier', 'event'], ['agentIdentifier', 'agent'], ['rightsStatementIdentifier', 'rights']])
/** What refers to something by its identifier. */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['relatedObjectIdentifier', 'object'], ['linkingObjectIdentifier', 'object'], ['relatedEventIdentifier', 'event'], ['linkingEventIdentifier', 'event'], ['linkingAgentIdentifier', 'agent'], ['linkingRightsStatementIdentifier', 'rights'],
])
/** No path is longer (PATH_MAX of Linux), nor any identifier that counts. Characters. */
const TEXT_MAX = 4096
/** More than one file has of anything. */
const MANY = 100
/** What this program calls itself among the agents of its own packages. */
export const OWN_AGENT = 'diarievakt'

/** Reads a document of PREMIS 3 while it streams past: each file that it tells of, and what refers to what. */
export class PremisReader {
  readonly #onFile: (file: FileObject) => void
  readonly #path: string[] = []
  /** How deep we are in what follows another standard. */
  #opaqueDepth = 0
  #version: PremisVersion | null = null
  #text = ''
  readonly #identifiers = new Set<string>()
  readonly #references = new Set<string>()
  #isOwn = false
  #agent = {name: '', type: ''}
  #isFile = false
  #names: FileName[] = []
  #forms: FileForm[] = []
  #digests: ToldDigest[] = []
  #bytes: number | null = null
  #algorithm = ''
  #pair = {type: '', value: ''}

  constructor(onFile: (file: FileObject) => void) {
    this.#onFile = onFile
  }

  /** What the document is; `other` where nothing of it could be read. */
  get version(): PremisVersion {
    return this.#version ?? 'other'
  }

  /** Whether it names this program as what made it: it then keeps what our own packages do. */
  get isOwn(): boolean {
    return this.#isOwn
  }

  /** What has an identifier in the document, and what it refers to, in one form. */
  get identifiers(): ReadonlySet<string> {
    return this.#identifiers
  }

  get references(): ReadonlySet<string> {
    return this.#references
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#version === null) this.#version = versionOf(name, attributes)
    if (this.#version !== 'ours') return
    if (this.#opaqueDepth > 0 || name.endsWith('Extension')) {
      this.#opaqueDepth += 1
      return
    }
    this.#path.push(name)
    this.#text = ''
    if (name === 'object') this.#beginObject(attributes)
    else if (name === 'agent') this.#agent = {name: '', type: ''}
    else if (name === 'objectCharacteristics') [this.#digests, this.#bytes] = [[], null]
    else if (name === 'fixity') this.#algorithm = ''
    else if (IDENTIFIERS.has(name) || REFERENCES.has(name) || name === 'contentLocation') this.#pair = {type: '', value: ''}
  }

  text(text: string): void {
    if (this.#opaqueDepth === 0 && this.#version === 'ours' && this.#text.length < TEXT_MAX) this.#text += text
  }

  close(): void {
    if (this.#version !== 'ours') return
    if (this.#opaqueDepth > 0) {
      this.#opaqueDepth -= 1
      return
    }
    const name = this.#path.pop() ?? ''
    this.#closed(name, this.#path.at(-1) ?? '', this.#text.trim())
    this.#text = ''
  }

  #closed(name: string, parent: string, text: string): void {
    if (name === 'agentName') this.#agent.name = text
    else if (name === 'agentType') this.#agent.type = text
    else if (name === `${parent}Type`) this.#pair.type = text
    else if (name === `${parent}Value`) this.#pair.value = text
    else if (name === 'messageDigestAlgorithm') this.#algorithm = text
    else if (name === 'messageDigest') this.#takeDigest(text)
    else if (name === 'size' && parent === 'objectCharacteristics') this.#bytes = /^\d{1,15}$/.test(text) ? Number(text) : null
    else if (name === 'agent') this.#isOwn ||= this.#agent.name === OWN_AGENT && this.#agent.type === 'software'
    else if (name === 'objectCharacteristics' && this.#forms.length < MANY) this.#forms.push({digests: this.#digests, bytes: this.#bytes})
    else if (name === 'contentLocation') this.#takeName('location')
    else if (name === 'object') this.#endObject()
    const [identified, referred] = [IDENTIFIERS.get(name), REFERENCES.get(name)]
    if (identified !== undefined) this.#identifiers.add(this.#keyOf(identified))
    if (referred !== undefined) this.#references.add(this.#keyOf(referred))
    if (name === 'objectIdentifier') this.#takeName('identifier')
  }

  #keyOf(what: string): string {
    return forKeeping(`${what}\n${this.#pair.type}\n${this.#pair.value}`)
  }

  #takeName(what: 'identifier' | 'location'): void {
    const {type, value} = this.#pair
    if (this.#isFile && value !== '' && this.#names.length < MANY) this.#names.push({kind: forKeeping(`${what} ${type}`), type, value})
  }

  /** A digest of a kind that we cannot make, or in another form than hexadecimal digits, tells us nothing. */
  #takeDigest(text: string): void {
    const kind = this.#algorithm.toUpperCase().replace(/[^A-Z0-9]/g, '')
    if (isDigestKind(kind) && /^[0-9a-f]+$/i.test(text) && this.#digests.length < MANY) this.#digests.push({kind, hex: text.toLowerCase()})
  }

  #beginObject(attributes: Readonly<Record<string, string>>): void {
    const type = Object.entries(attributes).find(([name]) => /^[^:]+:type$/.test(name))?.[1] ?? ''
    this.#isFile = type.trim().replace(/^.*:/, '') === 'file'
    ;[this.#names, this.#forms] = [[], []]
  }

  #endObject(): void {
    if (this.#isFile) this.#onFile({names: this.#names, forms: this.#forms})
    this.#isFile = false
  }
}

function versionOf(root: string, attributes: Readonly<Record<string, string>>): PremisVersion {
  const declared = Object.entries(attributes).flatMap(([name, value]) => (name === 'xmlns' || name.startsWith('xmlns:') ? [value] : []))
  if (!ROOTS.has(root)) return 'other'
  return declared.includes(PREMIS_NAMESPACE) ? 'ours' : declared.some((namespace) => OLDER.includes(namespace)) ? 'older' : 'other'
}

/** True of a name in capital letters and digits alone. */
export function isDigestKind(kind: string): kind is DigestKind {
  return Object.hasOwn(DIGEST_KINDS, kind)
}

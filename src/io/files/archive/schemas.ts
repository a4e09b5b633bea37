import {isUtf8} from 'node:buffer'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {TextDecoder} from 'node:util'
import {ParseOption, XmlBufferInputProvider, XmlDocument, XmlLibError, xmlCleanupInputProvider, xmlRegisterInputProvider, XsdValidator} from 'libxml2-wasm'
import {PACKAGE_SCHEMAS, XLINK_NAMESPACE} from '../../../core/archive/schema-list.js'
import {Refusal} from '../../../core/refusal.js'

/** The documents of a package that there are schemas for. */
export type SchemaKind = 'mets' | 'premis' | 'erms'

/** Where a document breaks its schema; the text that stands there is not repeated. */
export interface SchemaFault {
  readonly line: number
}

/** A schema out of the municipality's folder. */
export interface SchemaFile {
  /** The program's own name for it. */
  readonly name: string
  readonly bytes: Buffer
}

const NAMESPACES = {
  mets: 'http://www.loc.gov/METS/',
  premis: 'http://www.loc.gov/premis/v3',
  erms: 'https://DILCIS.eu/XML/ERMS',
} as const satisfies Record<SchemaKind, string>
/** Schemas that a document of METS is checked with besides its own, where they are there. */
const BESIDE_METS = [XLINK_NAMESPACE, 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS', 'https://DILCIS.eu/XML/METS/SIPExtensionMETS']
const TARGET = /<(?:\w+:)?schema\b[^>]*?\btargetNamespace\s*=\s*"([^"]*)"/s
/** The version that a schema of ERMS gives first: ERMS 3 has the same namespace and another shape. */
const ERMS_VERSION = /\bschema version (\d+\.\d+)/
const BYTES_MAX = 20_000_000
/** No declaration is longer. */
const HEAD_BYTES = 1000
/** Nothing from anywhere else. */
const READING = ParseOption.XML_PARSE_NO_XXE

const DECLARATION = /^\ufeff?<\?xml\s[^?]*\?>/
const ENCODING = /\bencoding\s*=\s*["']([^"']*)["']/

/** A document in UTF-8, which is what it is in or UTF-16; null in any other encoding. In one that we did not know, a DOCTYPE would look like something else. */
function inUtf8(bytes: Buffer): Buffer | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (wide === null && !isUtf8(bytes)) return null
  try {
    const text = wide === null ? bytes.toString('utf8', 0, Math.min(bytes.length, HEAD_BYTES)) : new TextDecoder(wide, {fatal: true}).decode(bytes)
    const declaration = DECLARATION.exec(text)?.[0] ?? ''
    const encoding = ENCODING.exec(declaration)?.[1] ?? null
    // A declaration that does not end is none that we know the encoding by.
    if ((declaration === '' && /^\ufeff?<\?xml\s/.test(text)) || (encoding !== null && !(wide === null ? /^utf-?8$/i : /^utf-?16$/i).test(encoding))) return null
    return wide === null ? bytes : Buffer.from(`${declaration.replace(ENCODING, 'encoding="UTF-8"')}${text.slice(declaration.length)}`)
  } catch {
    return null
  }
}

/** Schemas of METS, PREMIS and ERMS that somebody has laid in a folder: the project carries none. Nothing is fetched from anywhere, whatever a schema says of where another lies. */
export class Schemas {
  readonly #validators = new Map<SchemaKind, XsdValidator>()
  readonly #files: ReadonlyMap<string, SchemaFile>

  private constructor(files: ReadonlyMap<string, SchemaFile>) {
    this.#files = files
  }

  /** Finds schemas by what they are about, in a folder and those below it. Refuses one in which a schema of METS, PREMIS 3 or ERMS 2.1 is missing. */
  static async in(folder: string): Promise<Schemas> {
    const files = new Map<string, SchemaFile>()
    const paths = await readdir(folder, {recursive: true}).catch(() => null)
    if (paths === null) throw new Refusal('input-not-found', {file: folder})
    for (const path of paths.filter((one) => one.endsWith('.xsd')).sort()) {
      const bytes = await readFile(join(folder, path))
      const text = bytes.toString('utf8', 0, Math.min(bytes.length, 100_000))
      const namespace = TARGET.exec(text)?.[1]
      const name = PACKAGE_SCHEMAS.find((schema) => schema.namespace === namespace)?.name
      if (namespace === undefined || name === undefined || bytes.length > BYTES_MAX || (namespace === NAMESPACES.erms && ERMS_VERSION.exec(text)?.[1] !== '2.1')) continue
      if (!files.has(namespace)) files.set(namespace, {name, bytes})
    }
    const missing = [...Object.values(NAMESPACES), XLINK_NAMESPACE].filter((namespace) => !files.has(namespace))
    if (missing.length > 0) throw new Refusal('schemas-missing', {folder, schemas: missing})
    return new Schemas(files)
  }

  /** The schemas themselves, to be put into a package. */
  get files(): readonly SchemaFile[] {
    return [...this.#files.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  /** The first place at which a document breaks its schema, or is no XML; null where it keeps it. A document with a DOCTYPE is none that we read. */
  check(kind: SchemaKind, bytes: Buffer): SchemaFault | null {
    const readable = inUtf8(bytes)
    if (readable === null || readable.includes('<!DOCTYPE')) return {line: 1}
    const validator = this.#validators.get(kind) ?? this.#compile(kind)
    this.#validators.set(kind, validator)
    try {
      using document = XmlDocument.fromBuffer(readable, {option: READING})
      validator.validate(document)
      return null
    } catch (error) {
      // Whatever the library says of a document of which it makes nothing: one that was not seen to keep its schema has not kept it.
      return {line: error instanceof XmlLibError ? (error.details[0]?.line ?? 1) : 1}
    }
  }

  close(): void {
    for (const validator of this.#validators.values()) validator.dispose()
    this.#validators.clear()
  }

  #compile(kind: SchemaKind): XsdValidator {
    const wanted = [NAMESPACES[kind], ...(kind === 'mets' ? BESIDE_METS : [])].filter((namespace) => this.#files.has(namespace))
    const provided: Record<string, Uint8Array> = {}
    for (const [at, namespace] of wanted.entries()) provided[`schema-${at}.xsd`] = this.#own(namespace)
    const imports = wanted.map((namespace, at) => `<xs:import namespace="${namespace}" schemaLocation="schema-${at}.xsd"/>`).join('')
    const provider = new XmlBufferInputProvider(provided)
    xmlRegisterInputProvider(provider)
    try {
      using schema = XmlDocument.fromString(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`, {url: 'all.xsd', option: READING})
      return XsdValidator.fromDoc(schema)
    } finally {
      xmlCleanupInputProvider()
    }
  }

  /** A schema whose own imports lead to those in the folder, by what they are about: METS names the schema of XLink by an address in the net. */
  #own(namespace: string): Buffer {
    const text = this.#files.get(namespace)?.bytes.toString('utf8') ?? ''
    const led = text.replace(/(<(?:\w+:)?import\b[^>]*?\bnamespace\s*=\s*"([^"]*)"[^>]*?)\s+schemaLocation\s*=\s*"[^"]*"/gs, '$1')
    return Buffer.from(led)
  }
}

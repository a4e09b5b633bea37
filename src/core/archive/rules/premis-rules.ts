import {PLACES} from '../packed-file.js'
import {isPathLike, pathsMeant} from './address.js'
import {OTHER_DOCUMENT, UNREADABLE_DOCUMENT, type DocumentBreach, type Told} from './element.js'
import {PremisReader, type DigestKind, type FileForm, type FileObject} from './premis-reader.js'
import {forKeeping, Tally} from './tally.js'

/** A requirement on what preserves a package, and whether it binds in the packages of others, too. */
interface PremisRule extends Told {
  readonly id: PremisRuleId
  readonly inOthers: 'MUST' | 'SHOULD' | null
}

type PremisRuleId = 'PREMIS1' | 'PREMIS2' | 'PREMIS3' | 'PREMIS4' | 'PREMIS5'

/** What PREMIS 3 tells of files holds of the files. Nobody demands of anyone how they call them, nor that they tell of every one: of what others call by anything but a path in the package, we know nothing. */
export const PREMIS_RULES: readonly PremisRule[] = [
  {id: 'PREMIS1', level: 'MUST', inOthers: 'MUST', says: 'Each file that is named by a path is there. In the packages of others: where names of the same kind and type are paths of files that are there.'},
  {id: 'PREMIS2', level: 'MUST', inOthers: 'MUST', says: 'The digests of a file that is there are its own: MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 are looked at. Our own packages have SHA-256.'},
  {id: 'PREMIS3', level: 'MUST', inOthers: 'MUST', says: 'The size of a file that is there is its own; that of one without a path, where a file has its SHA-256. Our own packages have it.'},
  {id: 'PREMIS4', level: 'MUST', inOthers: 'SHOULD', says: 'Where files of data are named by their paths, each is. In our own packages, every file is but METS.xml and the document of PREMIS beside it.'},
  {id: 'PREMIS5', level: 'MUST', inOthers: null, says: 'In our own packages, every object, event, agent and right that is referred to is there.'},
]

/** A file of a package as it lies there and is listed: its size, and its SHA-256 where a list tells it. */
export interface KnownFile {
  readonly bytes: number
  readonly sha256: string | null
}

/** What lies in a package. */
export interface PackageFiles {
  /** What its folder is called. */
  readonly name: string
  readonly files: ReadonlyMap<string, KnownFile>
}

interface ReadDocument {
  readonly path: string
  /** The folder that it tells of: of the package, or of a representation. */
  readonly home: string
  readonly reader: PremisReader
  readonly counts: Tally<PremisRuleId>
  /** Files that are not there under any name they are given, by the kinds of those names. */
  readonly lost: Tally<string>
  /** Files that say nothing that could be compared: told of our own packages alone. */
  undigested: number
  unmeasured: number
  namesData: boolean
}

const HOME = /^representations\/[^/]+(?=\/)/
const DATA = /^(representations\/[^/]+)\/data\//

/** Holds what documents of PREMIS 3 tell of files against the files: one document after the other, then digests as they are measured, then all of it together. */
export class PremisCheck {
  readonly #place: PackageFiles
  readonly #documents: ReadDocument[] = []
  readonly #breaches: DocumentBreach[] = []
  /** Kinds of names by which a file was found. */
  readonly #conventions = new Set<string>()
  readonly #named = new Set<string>()
  readonly #awaited = new Map<string, {readonly document: ReadDocument; readonly digests: FileForm['digests']}[]>()
  #byDigest: ReadonlyMap<string, number> | null = null

  constructor(place: PackageFiles) {
    this.#place = place
  }

  /** What reads the document at a path. */
  begin(path: string): PremisReader {
    const document: ReadDocument = {
      path, home: HOME.exec(path)?.[0] ?? '', counts: new Tally(), lost: new Tally(), undigested: 0, unmeasured: 0, namesData: false, reader: new PremisReader((file) => this.#takeFile(document, file)),
    }
    this.#documents.push(document)
    return document.reader
  }

  /** The document that was begun last could not be read to its end. `isClaimed`: it is said to be PREMIS. */
  broke(isClaimed: boolean): void {
    const document = this.#documents.pop()
    if (document !== undefined && isClaimed) this.#breaches.push({document: document.path, rule: UNREADABLE_DOCUMENT.id, level: UNREADABLE_DOCUMENT.level, count: 1})
  }

  /** It was read. Gives whether it is to keep the schema of PREMIS 3: that of another version is for others to look into. */
  ended(isClaimed: boolean): boolean {
    const document = this.#documents.at(-1)
    if (document?.reader.version === 'ours') return true
    this.#documents.pop()
    if (document?.reader.version !== 'other' || !isClaimed) return false
    this.#breaches.push({document: document.path, rule: OTHER_DOCUMENT.id, level: OTHER_DOCUMENT.level, count: 1})
    return true
  }

  /** Digests of a file that no list tells and that are to be measured. */
  wanted(path: string): readonly DigestKind[] {
    const awaited = this.#awaited.get(path)
    return awaited === undefined ? [] : [...new Set(awaited.flatMap(({digests}) => digests.map(({kind}) => kind)))]
  }

  /** Takes what was measured of a file. */
  measured(path: string, digests: Readonly<Partial<Record<DigestKind, string>>>): void {
    for (const {document, digests: told} of this.#awaited.get(path) ?? []) if (told.some(({kind, hex}) => digests[kind] !== hex)) document.counts.add('PREMIS2')
  }

  /** What the documents break, in their order. */
  finish(): readonly DocumentBreach[] {
    this.#findUnnamed()
    const identifiers = new Set(this.#documents.flatMap(({reader}) => (reader.isOwn ? [...reader.identifiers] : [])))
    const breaches = [...this.#breaches]
    for (const document of this.#documents) {
      const {path, reader, counts, lost, undigested, unmeasured} = document
      const found: Readonly<Record<PremisRuleId, number>> = {
        PREMIS1: reader.isOwn ? lost.total : [...lost.entries()].reduce((sum, [kinds, count]) => sum + (kinds.split('\n').some((kind) => this.#conventions.has(kind)) ? count : 0), 0),
        PREMIS2: counts.of('PREMIS2') + (reader.isOwn ? undigested : 0),
        PREMIS3: counts.of('PREMIS3') + (reader.isOwn ? unmeasured : 0),
        PREMIS4: counts.of('PREMIS4'),
        PREMIS5: reader.isOwn ? [...reader.references].filter((one) => !identifiers.has(one)).length : 0,
      }
      for (const {id, level, inOthers} of PREMIS_RULES) {
        const binding = reader.isOwn ? level : inOthers
        if (found[id] > 0 && binding !== null) breaches.push({document: path, rule: id, level: binding, count: found[id]})
      }
    }
    return breaches.sort((one, other) => (one.document < other.document ? -1 : one.document > other.document ? 1 : 0))
  }

  #takeFile(document: ReadDocument, {names, forms}: FileObject): void {
    // What we write ourselves has one form: a second one that says nothing would vouch for anything.
    if (forms.length !== 1 || !forms.some(({digests}) => digests.some(({kind}) => kind === 'SHA256'))) document.undigested += 1
    if (!forms.some(({bytes}) => bytes !== null)) document.unmeasured += 1
    const meant = new Set<string>()
    const kinds: string[] = []
    for (const {kind, type, value} of names) {
      if (!isPathLike(type, value)) continue
      const paths = this.#findPaths(document, value)
      if (paths.length > 0) this.#conventions.add(kind)
      for (const path of paths) meant.add(path)
      kinds.push(kind)
    }
    if (meant.size > 0) this.#takeFound(document, meant, forms)
    else if (kinds.length > 0) document.lost.add(forKeeping(kinds.join('\n')))
    else this.#takeUnnamed(document, forms)
  }

  /** Files that a path may be about: the one that it says from the root as it stands, or any that somebody may have meant. */
  #findPaths({path, home}: ReadDocument, value: string): readonly string[] {
    const {name, files} = this.#place
    if (files.has(value)) return [value]
    const own = path.slice(0, path.lastIndexOf('/'))
    return pathsMeant(value, ['', home, home === '' ? 'data' : `${home}/data`, own], name).filter((one) => files.has(one))
  }

  /** Of several files that may be meant, and several forms that are told of, one is it that fits best. */
  #takeFound(document: ReadDocument, meant: ReadonlySet<string>, forms: readonly FileForm[]): void {
    let best: {readonly path: string; readonly misses: readonly PremisRuleId[]; readonly open: FileForm['digests']} | null = null
    for (const path of meant) {
      const known = this.#place.files.get(path)
      if (known === undefined) continue
      this.#named.add(forKeeping(path))
      document.namesData ||= DATA.test(path)
      for (const form of forms.length === 0 ? [NOTHING_TOLD] : forms) {
        const misses: PremisRuleId[] = []
        if (form.digests.some(({kind, hex}) => kind === 'SHA256' && known.sha256 !== null && hex !== known.sha256)) misses.push('PREMIS2')
        if (form.bytes !== null && form.bytes !== known.bytes) misses.push('PREMIS3')
        if (best === null || misses.length < best.misses.length) best = {path, misses, open: form.digests.filter(({kind}) => kind !== 'SHA256' || known.sha256 === null)}
      }
    }
    if (best === null) return
    for (const miss of best.misses) document.counts.add(miss)
    if (best.open.length === 0 || best.misses.includes('PREMIS2')) return
    const awaited = this.#awaited.get(best.path) ?? []
    awaited.push({document, digests: best.open})
    this.#awaited.set(forKeeping(best.path), awaited)
  }

  /** A file that is called by something else than a path is known by its digest; where nothing has that, it need not be here. */
  #takeUnnamed(document: ReadDocument, forms: readonly FileForm[]): void {
    this.#byDigest ??= new Map([...this.#place.files.values()].flatMap(({sha256, bytes}) => (sha256 === null ? [] : [[sha256, bytes] as const])))
    for (const {digests, bytes} of forms) {
      const sha256 = digests.find(({kind}) => kind === 'SHA256')?.hex
      const known = sha256 === undefined ? undefined : this.#byDigest.get(sha256)
      if (known !== undefined && bytes !== null && bytes !== known) document.counts.add('PREMIS3')
    }
    document.lost.add('')
  }

  /** Files that no document tells of, told of the document that should. */
  #findUnnamed(): void {
    const ofData = new Map<string, ReadDocument>()
    for (const document of this.#documents) if ((document.namesData || document.reader.isOwn) && !ofData.has(document.home)) ofData.set(document.home, document)
    const ofRoot = this.#documents.find(({home, reader}) => home === '' && reader.isOwn)
    if (ofData.size === 0) return
    for (const path of this.#place.files.keys()) {
      if (this.#named.has(path)) continue
      const representation = DATA.exec(path)?.[1]
      if (representation !== undefined) (ofData.get(representation) ?? ofData.get(''))?.counts.add('PREMIS4')
      else if (path !== PLACES.mets && path !== ofRoot?.path) ofRoot?.counts.add('PREMIS4')
    }
  }
}

const NOTHING_TOLD: FileForm = {digests: [], bytes: null}

import {basename, join, relative} from 'node:path'
import {wordsOf} from '../../core/publication/last-look.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {textsOfEntry} from '../../io/db/entry-table.js'
import {latestRelease} from '../../io/db/release-table.js'
import {ByteSearch, NEEDLE_BYTES_MIN} from '../../io/files/byte-search.js'
import {hiddenBytes, isPacked} from '../../io/files/hidden-bytes.js'
import {everyFile} from '../../io/files/old-files.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {fixedText, tellingTexts, waysToWrite} from '../retention/search-traces.js'
import {publicTextsOf} from './look-over.js'
import {RegisterSource} from './register-source.js'

/** What a search of the site for what was taken down came to: the program's own proof that it has left (G3). */
export interface SiteSearch {
  readonly files: number
  readonly bytes: number
  /** Texts, words and addresses of the entries that were looked for. */
  readonly texts: number
  /** Files under the workspace that hold something of theirs that nothing public says. Anything but none is a fault. */
  readonly places: readonly string[]
  /** Files of other public entries in which words of theirs stand: those are public in their own right, and for a person to look at. */
  readonly inFiles: readonly string[]
  /** How many files of other public entries hold their texts packed (PDF, Office), so that no text can be found in them by its bytes. */
  readonly packedFiles: number
  /** Any other file under the workspace that could not be read through: of it nobody knows. */
  readonly unread: readonly string[]
  readonly seconds: number
}

// A file that readers can fetch: the letters of its entry, and at least one more.
const ATTACHED = /^[a-z]{21,}\.[a-z]{2,5}$/
// Letters of an entry's own name, which its page and its files begin with.
const ENTRY_ID_LENGTH = 20
/** The list of addresses that answer 410 names those of what has left: random letters, and nothing else. */
const GONE_MAP = 'gone.map'

/** Looks through every byte under `site/`, what a web server keeps packed unpacked, for what some entries that are no longer public said: their headings, parties and file names, their longer words, and their addresses. */
export const searchSite = deed('publication.withdraw', async (session, {entries}: {readonly entries: readonly EntryId[]}): Promise<SiteSearch> => {
  const started = performance.now()
  const contents: RegisteredContent[] = []
  for (const entry of entries) contents.push(...(await textsOfEntry(session.db, entry)))
  const texts = tellingTexts(contents, [])
  const words = new Set([...texts].flatMap(wordsOf).filter((word) => Buffer.byteLength(word) >= NEEDLE_BYTES_MIN))
  const needles = [...[...texts].flatMap((text) => waysToWrite(text).map((bytes) => ({text, bytes}))), ...[...words, ...entries].map((text) => ({text, bytes: Buffer.from(text)}))]
  const search = new ByteSearch(needles.map(({bytes}) => bytes))
  const isOfThese = new Set<string>(entries)
  const root = join(session.folder, 'site')
  const goneMap = join(root, GONE_MAP)
  const hits = new Map<string, Set<string>>()
  const [places, inFiles, unread] = [new Set<string>(), new Set<string>(), [] as string[]]
  let [files, bytes, packedFiles] = [0, 0, 0]
  for (const path of everyFile(root)) {
    if (path === goneMap) continue
    const name = basename(path)
    // What is named after one of them is of theirs, whatever it holds.
    const isTheirs = isOfThese.has(name.slice(0, ENTRY_ID_LENGTH))
    if (isTheirs) places.add(relative(session.folder, path))
    const hidden = hiddenBytes(path)
    const looked = hidden === null ? search.inFile(path) : {found: search.inBytes(hidden), bytes: hidden.length}
    if (looked === null) continue
    files += 1
    bytes += looked.bytes
    if (!isTheirs && hidden === null && isPacked(path)) {
      if (ATTACHED.test(name)) packedFiles += 1
      else unread.push(relative(session.folder, path))
    }
    for (const index of looked.found) {
      const text = needles[index]?.text ?? ''
      hits.set(text, (hits.get(text) ?? new Set()).add(path))
    }
  }
  for (const text of await unsaid(session, hits.keys(), entries)) {
    for (const path of hits.get(text) ?? []) (ATTACHED.test(basename(path)) && !entries.some((entry) => basename(path).startsWith(entry)) ? inFiles : places).add(relative(session.folder, path))
  }
  return {files, bytes, texts: texts.size + words.size + entries.length, places: [...places].sort(), inFiles: [...inFiles].sort(), packedFiles, unread: unread.sort(), seconds: (performance.now() - started) / 1000}
})

/** Those of some texts that no public entry says, nor the pages around their entries: traces of what has left. An address is always one. Ends as soon as every text is explained: nearly always soon. */
async function unsaid(session: Session, texts: Iterable<string>, entries: readonly EntryId[]): Promise<readonly string[]> {
  const addresses = new Set<string>(entries)
  const found = [...texts]
  const left = new Set(found.filter((text) => !addresses.has(text)))
  const dropSaid = (said: readonly string[]): void => {
    const words = new Set(said.flatMap(wordsOf))
    for (const text of left) if (words.has(text) || said.some((one) => one.includes(text))) left.delete(text)
  }
  if (left.size > 0) dropSaid([await fixedText(session)])
  const number = (await latestRelease(session.db))?.number ?? null
  if (number !== null && left.size > 0) {
    for await (const page of new RegisterSource(session, number).thatMaySay([...left])) {
      dropSaid(page.flatMap(({shown}) => publicTextsOf(shown)))
      if (left.size === 0) break
    }
  }
  return found.filter((text) => left.has(text) || addresses.has(text))
}

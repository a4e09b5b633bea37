import {textOfPaper} from '../../core/minutes/drawn-paper.js'
import {drawnPieces, HeldBackIndex, isDistinctive, wordsOf, type HeldBack} from '../../core/publication/last-look.js'
import type {PublicEntry} from '../../core/publication/public-entry.js'
import {isAccountedFor, shownTexts, showsNumber, type ShownText} from '../../core/publication/shown-number.js'
import type {Version} from '../../core/publication/version.js'
import {couldBePerson} from '../../core/scan/could-be-person.js'
import {holdsIdentityNumber} from '../../core/scan/holds-identity-number.js'
import type {Lexica} from '../../core/scan/lexica.js'
import {scanText} from '../../core/scan/scan-text.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {heldBackEntries} from '../../io/db/held-back-table.js'
import type {Session} from '../../io/session.js'
import {cellsOf} from '../../papers/csv.js'
import type {RegisterSource, ShownEntry} from './register-source.js'

/** Entries that the last look found on the finished pages and that must not be released. */
export interface LastLook {
  readonly held: readonly EntryId[]
  /** Pages with a hit that no entry on them accounts for: the release is not used. */
  readonly unexplained: readonly string[]
}

/** What stands on a page that should not, before anybody has asked whose it is. */
export interface Suspicion {
  readonly path: string
  /** The entries that stand on the page. */
  readonly shows: readonly EntryId[]
  readonly hits: readonly HeldBack[]
  /** Pieces of the page that hold an identity number of certain grade. */
  readonly numbered: readonly string[]
}

/** Whose fault it is: the entries to hold, of all pages on which something stood that should not. */
export async function whoseFault(lexica: Lexica | null, source: RegisterSource, {suspicions, said}: {readonly suspicions: readonly Suspicion[]; readonly said: ReadonlySet<string>}): Promise<LastLook> {
  const isHeldBack = await whatIsHeldBack(lexica, source, suspicions, said)
  const founded = suspicions.filter(({hits, numbered}) => numbered.length > 0 || hits.some(isHeldBack))
  if (founded.length === 0) return {held: [], unexplained: []}
  const onPages = await source.entries([...new Set(founded.flatMap(({shows}) => shows))])
  const textsOf = founded.some(({numbered}) => numbered.length > 0) ? await textsByEntry(source, onPages) : new Map<EntryId, readonly ShownText[]>()
  const shownBy = new Map(onPages.map((one) => [one.shown.id, one]))
  const held = new Set<EntryId>()
  const unexplained: string[] = []
  for (const {path, shows, hits, numbered} of founded) {
    const real = new HeldBackIndex(hits.filter(isHeldBack))
    const onPage = shows.flatMap((id) => shownBy.get(id) ?? [])
    const numbering = onPage.filter(({shown}) => numbered.length > 0 && textsOf.get(shown.id)?.some(showsNumber) === true)
    const declared = onPage.filter(({shown}) => textsOf.get(shown.id)?.some((text) => text.declared.length > 0) === true)
    const isNumbered = numbering.length > 0 || !numbered.every((piece) => isAccountedFor(piece, declared.flatMap(({shown}) => textsOf.get(shown.id) ?? [])))
    if (!isNumbered && !hits.some(isHeldBack)) continue
    const naming = onPage.filter(({shown}) => real.in(publicTextsOf(shown).join(' ¦ ')).values().some(({entries}) => entries.some((entry) => entry !== shown.id)))
    // A pair stands for its own entry’s text where that stands, and nowhere else: a number beside it is laid at its door.
    const guilty = isNumbered ? [...(numbering.length > 0 ? numbering : declared), ...naming] : naming
    if (guilty.length === 0) unexplained.push(path)
    // What a person let out knowing the text stays out; an identity number never does.
    for (const {shown, version} of guilty) if (isNumbered || version.decision === null) held.add(shown.id)
  }
  return {held: [...held], unexplained}
}

/** What each row shows, with the places for which a pair stands: its own, and its case's for the heading of the case (B4). */
async function textsByEntry(source: RegisterSource, onPages: readonly ShownEntry[]): Promise<ReadonlyMap<EntryId, readonly ShownText[]>> {
  const cases = new Map((await source.entries([...new Set(onPages.flatMap(({caseEntry}) => caseEntry ?? []))])).map(({shown, version}) => [shown.id, version]))
  return new Map(onPages.map(({shown, version, caseEntry}) => [shown.id, shownTexts(shown, version, caseEntry === null ? null : (cases.get(caseEntry) ?? null))]))
}

/** True when a row shows what the same entry holds back: its internal party, when that could be a person. What a person let out after seeing this very finding is not asked about again. */
export function showsOwnSecret(lexica: Lexica, {content, stage, decision}: Version, shown: PublicEntry): boolean {
  if (stage === 'published' || decision !== null) return false
  if (content.kind !== 'document' || content.internalParty === '' || shown.form === 'secret' || shown.form === 'receipt') return false
  const index = new HeldBackIndex([{entries: [shown.id], text: content.internalParty}])
  // What the publication name says openly is not held back.
  if (content.parties.some((party) => index.in(party).size > 0)) return false
  return publicTextsOf(shown).some((text) => index.in(text).size > 0) && isPersonal(lexica, content.internalParty)
}

/**
 * The last look: a page that has been written is read back from disk and searched for identity numbers of certain grade and for every held-back text that is
 * distinctive and equals no public text. Pages that are byte for byte those of the release before were looked over then. The same heading stands on its own page, its day, its week and its lists, and the same words stand around every page:
 * what was found clean is not read again. Pieces are apart: no number and no text runs from one into the next.
 */
export class LastReader {
  // An address of the diary's own is letters that chance has put together.
  static readonly #ADDRESS = /^(?:\.\.\/)*(?:arende|handling)\/[a-z]{2}\/[a-z]{20}\.html$/
  static readonly #KEPT_MAX = 200_000
  readonly #heldBack: HeldBackIndex
  readonly #wanted: ReadonlySet<string>
  readonly #said = new Set<string>()
  readonly #clean = new Set<string>()

  private constructor(texts: readonly HeldBack[]) {
    this.#heldBack = new HeldBackIndex(texts)
    this.#wanted = new Set(texts.map(({text}) => joined(text)))
  }

  /** Without word lists nobody can tell which internal parties are persons: then those are not looked for. */
  static async prepare(session: Session, lexica: Lexica | null): Promise<LastReader> {
    return new LastReader(await heldBackTexts(session, lexica))
  }

  /** Held-back texts that rows of the release were seen to say in public word for word, as their words. */
  get said(): ReadonlySet<string> {
    return this.#said
  }

  /** Notes what a row of the release says in public: what it says itself is nobody's to hold back. */
  hear(shown: PublicEntry): void {
    if (this.#wanted.size === 0) return
    for (const text of publicTextsOf(shown)) {
      const words = joined(text)
      if (this.#wanted.has(words)) this.#said.add(words)
    }
  }

  /** What stands in a page that should not; null where nothing does. */
  read(page: string): Pick<Suspicion, 'hits' | 'numbered'> | null {
    const found = new Found()
    const look = (text: string, isFrame: boolean): void => {
      if (isFrame && this.#clean.has(text)) return
      if (this.#look(drawnPieces(text), found) && isFrame) this.#keep(text)
    }
    const title = page.indexOf('<title>')
    const body = page.indexOf('<body>')
    const main = page.indexOf('<main')
    const end = page.lastIndexOf('</main>')
    if (title < 0 || body < title || main < body || end < main) look(page, false)
    else for (const [from, to, isFrame] of [[0, title, true], [title, body, false], [body, main, true], [main, end, false], [end, page.length, true]] as const) look(page.slice(from, to), isFrame)
    return found.suspicion
  }

  /** What stands in a file of the search index that should not: its texts are read one by one, as a page's are. */
  readIndex(json: string): Pick<Suspicion, 'hits' | 'numbered'> | null {
    const found = new Found()
    this.#look(textsIn(JSON.parse(json)), found)
    return found.suspicion
  }

  /** What stands in a file of the open data that should not: each text of a JSON document, each cell of a table, each piece of a catalogue by itself. */
  readOpenData(path: string, text: string): ReturnType<LastReader['read']> {
    if (path.endsWith('.json')) return this.readIndex(text)
    if (!path.endsWith('.csv')) return this.read(text)
    const found = new Found()
    this.#look(cellsOf(text), found)
    return found.suspicion
  }

  /** True where nothing was found. */
  #look(pieces: Iterable<string>, found: Found): boolean {
    let isClean = true
    for (const piece of pieces) {
      if (this.#clean.has(piece) || LastReader.#ADDRESS.test(piece)) continue
      const hits = this.#heldBack.in(piece)
      const isNumbered = holdsIdentityNumber(piece)
      found.add(hits, isNumbered ? [piece] : [])
      if (hits.size === 0 && !isNumbered) this.#keep(piece)
      else isClean = false
    }
    return isClean
  }

  #keep(text: string): void {
    if (this.#clean.size >= LastReader.#KEPT_MAX) this.#clean.clear()
    // A copy of its own: a piece of a page would hold the whole page in memory.
    this.#clean.add(Buffer.from(text).toString())
  }
}

/** What has been found so far in one file. */
class Found {
  readonly #hits = new Set<HeldBack>()
  readonly #numbered: string[] = []

  add(hits: Iterable<HeldBack>, numbered: readonly string[]): void {
    for (const hit of hits) this.#hits.add(hit)
    this.#numbered.push(...numbered)
  }

  get suspicion(): Pick<Suspicion, 'hits' | 'numbered'> | null {
    return this.#hits.size === 0 && this.#numbered.length === 0 ? null : {hits: [...this.#hits], numbered: this.#numbered}
  }
}

/** Every text in a JSON document, names of members among them. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one)
  else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) yield* textsIn([name, one])
}

function isPersonal(lexica: Lexica, party: string): boolean {
  const {findings} = scanText([{field: 'party', index: 0, text: party}], {caseNature: 'unknown', lexica})
  return findings.length > 0 || couldBePerson(party, lexica)
}

/** Everything that is held back and could not stand on a page by chance. Whether a party is a person, and whether something public says the same, is asked of what is found only. */
async function heldBackTexts(session: Session, lexica: Lexica | null): Promise<readonly HeldBack[]> {
  const [headings, parties] = [new Map<string, EntryId[]>(), new Map<string, EntryId[]>()]
  const hold = (texts: Map<string, EntryId[]>, text: string, entry: EntryId): void => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, [entry])
    else known.push(entry)
  }
  for await (const page of heldBackEntries(session.db)) {
    for (const {entry, content} of page) {
      if (isDistinctive(content.heading)) hold(headings, content.heading, entry)
      if (lexica !== null && content.kind === 'document' && content.internalParty !== '') hold(parties, content.internalParty, entry)
    }
  }
  return [...[...headings].map(([text, entries]) => ({entries, text})), ...[...parties].map(([text, entries]) => ({entries, text, isParty: true}))]
}

/** Tells of each hit whether it is held back indeed: a party that is no person is not, nor is what an entry says in public word for word. `said` is what was seen to be said while the release was drawn: nearly always that is all. */
async function whatIsHeldBack(lexica: Lexica | null, source: RegisterSource, suspicions: readonly Suspicion[], said: ReadonlySet<string>): Promise<(hit: HeldBack) => boolean> {
  const hits = new Set<HeldBack>()
  for (const suspicion of suspicions) for (const hit of suspicion.hits) hits.add(hit)
  const unsaid = [...hits].map((hit) => [hit, joined(hit.text)] as const).filter(([, words]) => !said.has(words))
  const left = new Map(unsaid.filter(([{text, isParty}]) => isParty !== true || (lexica !== null && isPersonal(lexica, text))))
  if (left.size > 0) {
    // What is not read excuses nothing: a text that nobody was seen to say is held back.
    for await (const page of source.thatMaySay([...new Set(left.values())])) {
      const wanted = new Set(left.values())
      const found = new Set(page.flatMap(({shown}) => publicTextsOf(shown)).map(joined).filter((words) => wanted.has(words)))
      for (const [hit, words] of left) if (found.has(words)) left.delete(hit)
      if (left.size === 0) break
    }
  }
  return (hit) => left.has(hit)
}

function joined(text: string): string {
  return wordsOf(text).join(' ')
}

/** Everything a row shows that came from the registry. */
export function publicTextsOf(entry: PublicEntry): readonly string[] {
  switch (entry.form) {
    case 'secret':
    case 'receipt':
      return []
    case 'plain':
    case 'withheldFile':
      if (entry.kind === 'meeting') return [entry.heading, entry.place ?? '']
      if (entry.kind === 'paper') return [entry.heading, ...(entry.drawn === null ? [] : textOfPaper(entry.drawn).split('\n')), ...entry.files.map(({name}) => name)]
      return entry.kind === 'case'
        ? [entry.heading, entry.officer ?? '']
        : [entry.heading, entry.caseHeading ?? '', entry.party ?? '', entry.officer ?? '', ...entry.files.map(({name}) => name)]
  }
}

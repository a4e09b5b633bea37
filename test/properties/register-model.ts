import {madeUpIn, type Heading, type RegistryCase, type RegistryDocument, type Told} from './registry.js'

// What the register should do, said again in another way: no database, no texts, no files, only what the requirements ask of each entry.
// Small enough to be read whole; where it and the program differ, one of them is wrong.

/** Why an entry waits; `found` stands for whatever a detector found. */
type Ask = string

interface Found {
  readonly what: string
  readonly answer: 'clear' | 'review' | 'block'
}

/** A file as the register knows it. */
export interface KnownFile {
  readonly name: string
  readonly kind: string
  readonly choice: Told
  /** The word in its bytes; null while none have been seen. */
  readonly bytes: string | null
  readonly reading: 'text' | 'unread' | 'absent'
  /** Whether somebody has tried to read its text: a file that cannot be read says why. */
  readonly isTried: boolean
}

/** What a version says. A case has no party, file or direction. */
export interface Facts {
  readonly heading: Heading
  readonly headingSecrecy: Told
  readonly documentSecrecy: Told
  readonly hasStatute: boolean
  readonly isProtected: boolean
  readonly party: {readonly kind: string; readonly word: string}
  readonly sender: string
  readonly file: KnownFile | null
  readonly hasRegistrar: boolean
  /** True where it had none, and whoever decided about it stands as such. */
  readonly isSignedHere: boolean
  readonly hasDirection: boolean
  readonly officer: string
  readonly date: string
  readonly rowsDisagree: boolean
}

type Kind = 'secret' | 'clear' | 'review' | 'block'

/** One version of an entry. */
export interface Version {
  readonly facts: Facts
  stage: string
  kind: Kind
  asks: ReadonlySet<Ask>
  found: readonly Found[]
  policy: PolicyName
  decision: Decision | null
}

/** Something a person decided. */
export interface Decision {
  readonly entry: Entry
  readonly kind: string
  /** What the entry said before, which undoing brings back. */
  readonly before: Facts
  /** Where it stood. */
  readonly stageBefore: string
  readonly decisionBefore: Decision | null
  readonly saw: readonly Found[]
  readonly by: string
  isUndone: boolean
}

/** What somebody says is no identity number, in this very text under these very rules. */
interface Declared extends Decision {
  readonly text: string
  readonly policy: PolicyName
  readonly places: ReadonlySet<string>
}

export interface Entry {
  readonly key: string
  readonly committee: string
  readonly years: number
  readonly parent: Entry | null
  /** The day the registry first told of it. */
  readonly importedOn: string
  registry: 'present' | 'cancelled' | 'missing'
  changedAt: string | null
  /** What the registry itself said last, as text to compare with. */
  told: string
  /** The registry's own words last time they made a version. */
  registryFacts: Facts
  /** The row's own date, officer and whether its heading may be read: what the case is worked out from. */
  row: {readonly date: string; readonly officer: string; readonly isOpen: boolean} | null
  current: Version
  shown: Version | null
  firstDay: string | null
  earlierDay: string | null
  isHistory: boolean
  isTakenDown: boolean
  /** The bytes that lie where its file was last delivered. */
  delivered: string | null
}

export type PolicyName = 'shipped' | 'tighter' | 'looser'

interface Grave {
  readonly firstDay: string | null
  readonly wasRestricted: boolean
}

/** One row of an export. */
export interface ExportedRow {
  readonly parent: RegistryCase
  readonly document: RegistryDocument | null
  readonly changedAt: string | null
}

/** \`unsure\`: by the case's time older, and by that of some row not. */
type Age = 'latest' | 'unsure' | 'older'

const RESTRICTIONS = new Set(['withhold', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'escalate', 'defer', 'resolve-withhold'])
const LETS_OUT = new Set(['publish', 'withhold-file', 'resolve-publish', 'restore'])
const WAITS_ALL_THE_SAME = new Set(['replace-party', 'rewrite-heading', 'escalate', 'defer'])
const UNTIL_ANSWERED = new Set(['returned', 'taken-down', 'age-unknown', 'reopened', 'found-before-release', 'decided-otherwise'])
const DECLARES = 'not-an-identity-number'
/** Stages in which a version shows something, may, or asks about its text. */
const RESTS_ON_VERDICT = new Set(['held', 'blocked', 'deferred', 'escalated', 'cleared', 'published', 'expired'])
const WAITING = new Set(['held', 'blocked', 'escalated', 'deferred'])
const STRICTNESS: Readonly<Record<Told, number>> = {no: 0, unknown: 1, yes: 2}
const STAGE_OF: Readonly<Record<Kind, string>> = {secret: 'secret', clear: 'cleared', review: 'held', block: 'blocked'}

/** What readers may read of one entry. */
export interface Reading {
  readonly key: string
  readonly form: 'secret' | 'plain' | 'withheldFile'
  readonly heading: string
  readonly caseHeading: string | null
  readonly file: string | null
  /** Every made-up word that stands on its pages and in its file. */
  readonly words: readonly string[]
}

/** The municipality's register, as it should be. */
export class RegisterModel {
  readonly entries = new Map<string, Entry>()
  readonly decisions: Decision[] = []
  policy: PolicyName = 'shipped'
  /** Days from which rows are older than the diary. */
  readonly publishFrom: string
  /** What is remembered of entries that have left for good, by their place in the registry. */
  readonly #graves = new Map<string, Grave>()
  /** The bytes the program keeps copies of. */
  #kept = new Set<string>()
  /** Entries of which an import tells that their time on the web is over. */
  readonly #past = new Set<Entry>()
  /** What the site showed when it was last drawn. */
  drawn: readonly Reading[] = []
  drawnOn = ''

  /** Whether somebody can be a second person. */
  readonly #hasLogins: boolean
  readonly #declared: Declared[] = []

  constructor(publishFrom: string, hasLogins: boolean) {
    this.publishFrom = publishFrom
    this.#hasLogins = hasLogins
  }

  // ── the registry's word ─────────────────────────────────────────────────────────────────────────

  /** An export, with the diaries that it holds whole. Returns how many entries left the web. */
  import(rows: readonly ExportedRow[], whole: readonly string[], withFiles: boolean, today: string): number {
    const cases = new Map<string, ExportedRow[]>()
    for (const row of rows) cases.set(caseKey(row.parent), [...(cases.get(caseKey(row.parent)) ?? []), row])
    this.#past.clear()
    const renewed = new Set<Entry>()
    const turned: (readonly [Entry, Ask])[] = []
    for (const [key, ofCase] of cases) {
      const before = this.entries.get(key)
      // What has left for good stays away, and so does a case of which nothing is told that was never here (A15).
      if (before === undefined && this.#graves.has(key) && ofCase.every(({document}) => document === null || this.#hasLeft(documentKey(document)))) continue
      const was = before === undefined ? null : {registry: before.registry, secrecy: before.current.facts.headingSecrecy}
      const parent = this.#importCase(key, ofCase, whole, today, renewed)
      const {age} = parent
      const told = ofCase[0]?.parent.secrecy ?? 'unknown'
      const entry = parent.entry
      const hasReturned = was !== null && was.registry !== 'present' && entry.registry === 'present'
      const wasRestricted = was === null && this.#graves.get(key)?.wasRestricted === true
      const secrecy = strictest([told, this.#secrecyOf(entry), ...(wasRestricted ? (['unknown'] as const) : [])])
      for (const row of ofCase) if (row.document !== null) this.#importDocument(row, row.document, entry, {secrecy, hasReturned, isCancelled: entry.registry === 'cancelled'}, withFiles, today, renewed)
      if (was !== null && age !== 'older' && STRICTNESS[told] > STRICTNESS[was.secrecy]) turned.push([entry, 'secret-case'])
      else if (hasReturned) turned.push([entry, 'returned'])
    }
    for (const committee of whole) {
      for (const entry of this.entries.values()) {
        if (entry.committee !== committee || entry.registry !== 'present') continue
        const isTold = entry.parent === null ? cases.has(entry.key) : (cases.get(entry.parent.key) ?? []).some((row) => row.document !== null && documentKey(row.document) === entry.key)
        if (!isTold) entry.registry = 'missing'
      }
    }
    for (const [entry, ask] of turned) this.#holdDocuments(entry, ask, renewed)
    const left = this.#takeOff(today)
    // What had its time already by the registry's word does not wait for the night.
    if (left === 0 && [...this.#past].some(({shown}) => shown !== null)) this.release('removals', today)
    return left
  }

  #importCase(key: string, rows: readonly ExportedRow[], whole: readonly string[], today: string, renewed: Set<Entry>): {readonly entry: Entry; readonly age: Age} {
    const known = this.entries.get(key) ?? null
    const [first] = rows
    if (first === undefined) throw new Error('A case without rows')
    const {parent} = first
    const own = rows.find((row) => row.document === null) ?? null
    const changedAt = latestOf(rows.map((row) => row.changedAt))
    const isWhole = whole.includes(parent.committee)
    const age = this.#ageOf(known, rows, isWhole)
    const isOlder = age !== 'latest'
    const {date, officer} = this.#derived(key, rows, isWhole)
    const isPartial = known !== null && !isWhole
    const before = known?.registryFacts ?? null
    const registry = parent.isCancelled && age !== 'older' ? 'cancelled' : isOlder && known !== null ? known.registry : 'present'
    const merged: Facts = {
      ...NOTHING,
      heading: parent.heading,
      headingSecrecy: parent.secrecy,
      hasStatute: own === null ? isPartial && before?.hasStatute === true : parent.hasStatute,
      isProtected: rows.some((row) => row.document?.isProtected === true) || (isPartial && before?.isProtected === true),
      isSignedHere: false,
      hasRegistrar: rows.some((row) => row.document === null || row.document.hasRegistrar) || (isPartial && before?.hasRegistrar === true),
      officer,
      date,
    }
    const facts: Facts = before === null || age === 'latest' ? merged : age === 'older' ? {...before, date, officer} : stricterOf(before, merged)
    const told = JSON.stringify(facts)
    const row = own === null ? null : {date: '2026-02-02', officer: parent.officer, isOpen: true}
    const earlier = rows.flatMap(({document}) => (document === null || document.publishedOn === '' ? [] : [document.publishedOn])).sort()[0] ?? null
    // The earliest day on the web that the registry has told of is the one that counts.
    const earlierDay = age === 'older' && known !== null ? known.earlierDay : earliestOf(earlier, known?.earlierDay ?? null)
    const isEarlier = known !== null && earlierDay !== known.earlierDay
    const hear = (entry: Entry): void => {
      Object.assign(entry, {earlierDay, isHistory: isEarlier ? false : entry.isHistory})
      if (isEarlier) this.#toldDay(entry, earlier, today)
    }
    if (known !== null && known.told === told && known.registry === registry) {
      hear(known)
      if (!isOlder) known.changedAt = changedAt ?? known.changedAt
      return {entry: known, age}
    }
    const isSameWord = before !== null && known?.registry === registry && JSON.stringify([facts.heading, facts.headingSecrecy, facts.hasStatute, facts.isProtected]) === JSON.stringify([before.heading, before.headingSecrecy, before.hasStatute, before.isProtected])
    if (known !== null && isSameWord && isRestricted(known.current)) {
      // Another date or officer asks nobody again who has said no.
      known.told = told
      hear(known)
      if (!isOlder) known.changedAt = changedAt ?? known.changedAt
      return {entry: known, age}
    }
    const grave = known === null ? (this.#graves.get(key) ?? null) : null
    const version = this.#heeded(this.#judged(facts, {caseSecrecy: 'no', past: grave?.wasRestricted === true ? new Set(['decided-otherwise']) : pastOf(known, changedAt)}), known)
    if (registry === 'cancelled') version.stage = 'withdrawn'
    else if (known?.current.stage === 'escalated' && version.stage === 'held') version.stage = 'escalated'
    const isHistory = earlierDay === null && facts.date < this.publishFrom
    const entry = this.#place(key, parent.committee, null, version, known, today, renewed)
    entry.firstDay ??= grave?.firstDay ?? null
    entry.registry = registry
    if (!isOlder) entry.changedAt = changedAt
    Object.assign(entry, {told, registryFacts: facts, row: row ?? entry.row, earlierDay, isHistory: entry.firstDay === null && isHistory})
    if (isEarlier) this.#toldDay(entry, earlier, today)
    return {entry, age}
  }

  #toldDay(entry: Entry, earlier: string | null, today: string): void {
    if (earlier !== null && yearsOn(earlier, entry.years) <= today) this.#past.add(entry)
  }

  /** How the word of some rows on their case stands to what was told before; of a whole diary only the rows that it names count. */
  #ageOf(known: Entry | null, rows: readonly ExportedRow[], isWhole: boolean): Age {
    const told = rows.map((row) => {
      const entry = this.entries.get(row.document === null ? caseKey(row.parent) : documentKey(row.document))
      return {now: row.changedAt, before: entry === undefined || entry.row === null ? null : entry.changedAt}
    })
    const changedAt = latestOf(told.map(({now}) => now))
    const before = isWhole ? latestOf(told.map((row) => row.before)) : (known?.changedAt ?? null)
    if (known === null || changedAt === null || before === null || changedAt >= before) return 'latest'
    return told.every((row) => row.now !== null && row.before !== null && row.now < row.before) ? 'older' : 'unsure'
  }

  /** A case's date and officer, by the latest word of each of its rows; what a whole diary does not name is gone. */
  #derived(key: string, rows: readonly ExportedRow[], isWhole: boolean): {readonly date: string; readonly officer: string} {
    const latest = new Map<string, {readonly changedAt: string | null; readonly date: string; readonly officer: string; readonly isOpen: boolean}>()
    const named = new Set(rows.map(({document}) => (document === null ? key : documentKey(document))))
    for (const entry of this.entries.values()) {
      if ((entry.parent ?? entry).key === key && entry.row !== null && entry.registry !== 'missing' && (!isWhole || named.has(entry.key))) latest.set(entry.key, {...entry.row, changedAt: entry.changedAt})
    }
    for (const {parent, document, changedAt} of rows) {
      const own = document === null ? key : documentKey(document)
      const other = latest.get(own)
      if (other?.changedAt != null && changedAt !== null && changedAt < other.changedAt) continue
      latest.set(own, {changedAt, date: document?.date ?? '2026-02-02', officer: parent.officer, isOpen: document === null || document.headingSecrecy === 'no'})
    }
    const all = [...latest.values()]
    const open = all.filter(({isOpen}) => isOpen)
    const dates = (open.length > 0 ? open : all).map(({date}) => date).sort()
    return {date: dates[0] ?? '', officer: open[0]?.officer ?? ''}
  }

  #importDocument(
    {changedAt, parent}: ExportedRow,
    row: RegistryDocument,
    ofCase: Entry,
    about: {readonly secrecy: Told; readonly hasReturned: boolean; readonly isCancelled: boolean},
    withFiles: boolean,
    today: string,
    renewed: Set<Entry>,
  ): void {
    const key = documentKey(row)
    const known = this.entries.get(key) ?? null
    if (isOlderThan(changedAt, known) || this.#hasLeft(key)) return
    const isCancelled = row.isCancelled || about.isCancelled
    const registry = isCancelled ? 'cancelled' : 'present'
    const years = YEARS[parent.committee] ?? 2
    const earlier = row.publishedOn === '' ? null : row.publishedOn
    const isHistory = (known?.firstDay ?? earlier ?? known?.earlierDay ?? null) === null && row.date < this.publishFrom
    const isPast = earlier !== null && yearsOn(earlier, years) <= today
    const read = isHistory || isCancelled || isPast ? {file: row.file === null ? null : ABSENT(row), isUnseen: false, isDelivered: false} : this.#readFile(row, known, withFiles)
    const facts: Facts = {
      heading: row.heading,
      headingSecrecy: row.headingSecrecy,
      documentSecrecy: row.documentSecrecy,
      hasStatute: row.hasStatute,
      isProtected: row.isProtected,
      party: row.party,
      sender: row.sender,
      file: read.file,
      hasRegistrar: row.hasRegistrar,
      isSignedHere: false,
      hasDirection: row.hasDirection,
      officer: parent.officer,
      date: row.date,
      rowsDisagree: false,
    }
    const told = JSON.stringify([facts, earlier])
    const hasComeBack = known !== null && registry === 'present' && ((known.current.stage === 'withdrawn' && !known.isTakenDown) || (about.hasReturned && ['cleared', 'secret'].includes(known.current.stage)))
    const isFileHere = known !== null && !read.isUnseen && WAITING.has(known.current.stage) && known.current.asks.has('file-missing')
    if (known !== null && known.told === told && known.registry === registry && !hasComeBack && !isFileHere) {
      known.changedAt = changedAt ?? known.changedAt
      if (read.isDelivered) known.delivered = row.file?.word ?? null
      return
    }
    const past = new Set([...pastOf(known, changedAt), ...(hasComeBack ? ['returned'] : []), ...(read.isUnseen ? ['file-missing'] : [])])
    const version: Version = isCancelled || isHistory ? {facts, stage: isCancelled ? 'withdrawn' : 'history', kind: 'review', asks: new Set(), found: [], policy: this.policy, decision: null} : this.#heeded(this.#judged(facts, {caseSecrecy: about.secrecy, past}), known)
    const delivered = read.isDelivered ? (row.file?.word ?? null) : (known?.delivered ?? null)
    if (!isCancelled && !isHistory) {
      if (version.kind === 'clear' && !isPast && !this.#keep(facts, delivered)) Object.assign(version, {kind: 'review', asks: new Set(['file-missing']), found: [], stage: 'held'})
      if (known?.current.stage === 'escalated' && version.stage === 'held') version.stage = 'escalated'
    }
    const entry = this.#place(key, parent.committee, ofCase, version, known, today, renewed)
    Object.assign(entry, {
      registry, told, changedAt, delivered, registryFacts: facts, row: {date: row.date, officer: parent.officer, isOpen: row.headingSecrecy === 'no'}, earlierDay: earliestOf(earlier, entry.earlierDay),
      isHistory: entry.firstDay === null && isHistory,
    })
    this.#toldDay(entry, earlier, today)
  }

  /** What can be known of a row's file: by its bytes if they came, else by what was read the first time. */
  #readFile(row: RegistryDocument, known: Entry | null, withFiles: boolean): {readonly file: KnownFile | null; readonly isUnseen: boolean; readonly isDelivered: boolean} {
    const {file} = row
    if (file === null) return {file: null, isUnseen: false, isDelivered: false}
    const {name, kind, choice, word} = file
    const isRead = choice !== 'no' && row.documentSecrecy !== 'yes'
    if (withFiles) return {file: {name, kind, choice, bytes: word, reading: isRead && kind !== 'pdf' ? 'text' : 'unread', isTried: isRead}, isUnseen: false, isDelivered: true}
    const before = known?.current.facts.file ?? null
    if (known === null || before?.name !== name || before.bytes === null) return {file: ABSENT(row), isUnseen: false, isDelivered: false}
    const {current} = known
    const wasJudged = before.choice !== 'no' && current.facts.documentSecrecy !== 'yes' && current.kind !== 'secret' && !current.asks.has('file-missing')
    const isUnseen = isRead && before.reading === 'text' && !this.#kept.has(before.bytes) && !wasJudged
    return {file: {...before, choice}, isUnseen, isDelivered: false}
  }

  #place(key: string, committee: string, parent: Entry | null, version: Version, known: Entry | null, today: string, renewed: Set<Entry>): Entry {
    if (known !== null) {
      this.#follow(known, version)
      renewed.add(known)
      return known
    }
    const entry: Entry = {
      key, committee, years: YEARS[committee] ?? 2, parent, importedOn: today, registry: 'present', changedAt: null, told: '', registryFacts: version.facts, row: null, current: version, shown: null, firstDay: null, earlierDay: null,
      isHistory: false, isTakenDown: false, delivered: null,
    }
    this.entries.set(key, entry)
    return entry
  }

  // ── judging ─────────────────────────────────────────────────────────────────────────────────────

  #judged(facts: Facts, {caseSecrecy, past}: {readonly caseSecrecy: Told; readonly past: ReadonlySet<Ask>}): Version {
    if (facts.headingSecrecy === 'yes' && !facts.isProtected && past.size === 0) return {facts, stage: 'secret', kind: 'secret', asks: new Set(), found: [], policy: this.policy, decision: null}
    const asks = new Set(past)
    if (facts.isProtected) asks.add('awaits-authorised')
    if (facts.headingSecrecy === 'unknown') asks.add('heading-secrecy-unknown')
    if (facts.documentSecrecy === 'unknown') asks.add('document-secrecy-unknown')
    if (facts.hasStatute && facts.headingSecrecy !== 'yes' && facts.documentSecrecy !== 'yes') asks.add('statute-without-secrecy')
    if (!facts.hasRegistrar) asks.add('no-registrar')
    if (facts.rowsDisagree) asks.add('rows-disagree')
    if (!facts.hasDirection) asks.add('direction-unknown')
    if (caseSecrecy !== 'no') asks.add('secret-case')
    const {file} = facts
    if (file !== null && facts.documentSecrecy !== 'yes') {
      if (file.choice === 'unknown') asks.add('file-choice-missing')
      if (file.choice === 'yes' && file.reading === 'absent') asks.add('file-missing')
      if (file.choice === 'yes' && file.reading === 'unread') asks.add('file-unreadable')
    }
    const found = this.#found(facts, past.has('file-missing'))
    const kind = found.some(({answer}) => answer === 'block') ? 'block' : found.some(({answer}) => answer === 'review') || asks.size > 0 ? 'review' : 'clear'
    return {facts, stage: STAGE_OF[kind], kind, asks, found, policy: this.policy, decision: null}
  }

  /** What its documents are judged by: a person who has made a case secret is answered by a person (D2). */
  #secrecyOf(entry: Entry): Told {
    const last = this.decisions.findLast((one) => one.entry === entry && !one.isUndone && !['escalate', 'defer', 'restore', DECLARES].includes(one.kind))
    return last?.kind === 'secret' ? 'yes' : entry.current.facts.headingSecrecy
  }

  #found({heading, party, file, officer, documentSecrecy}: Facts, isUnseen: boolean): readonly Found[] {
    const found: Found[] = []
    if (heading.kind === 'person') found.push({what: 'person heading', answer: 'review'})
    if (heading.kind === 'phone') found.push({what: 'phone heading', answer: this.policy === 'looser' ? 'clear' : 'review'})
    if (heading.kind === 'number') found.push({what: 'number heading', answer: 'block'})
    if (party.kind === 'person' || party.kind === 'number') found.push({what: `${party.kind} party`, answer: 'block'})
    if (officer === 'Elsa Grahnén') found.push({what: 'person officer', answer: this.policy === 'tighter' ? 'review' : 'clear'})
    if (file === null || file.choice === 'no') return found
    if (file.kind === 'numbered-name') found.push({what: 'number name', answer: 'block'})
    if (documentSecrecy === 'yes' || file.reading !== 'text' || isUnseen) return found
    if (file.kind === 'person') found.push({what: 'person file', answer: 'review'})
    if (file.kind === 'number') found.push({what: 'number file', answer: 'block'})
    return found
  }

  /** The same entry judged as it stands today. */
  #judgedAgain(entry: Entry, past: ReadonlySet<Ask>, facts: Facts = entry.current.facts): Version {
    const {file} = facts
    const standing = entry.current
    const isWanted = file !== null && facts.documentSecrecy !== 'yes' && file.choice !== 'no' && file.reading === 'text' && file.bytes !== null
    const isAtHand = isWanted && (this.#kept.has(file.bytes ?? '') || entry.delivered === file.bytes)
    const wasJudged = standing.facts.documentSecrecy !== 'yes' && standing.kind !== 'secret' && standing.facts.file !== null && standing.facts.file.choice !== 'no' && standing.facts.file.reading === 'text' && !standing.asks.has('file-missing')
    const isUnseen = isWanted && !isAtHand && !wasJudged
    return this.#heeded(this.#judged(facts, {caseSecrecy: entry.parent === null ? 'no' : this.#secrecyOf(entry.parent), past: isUnseen ? new Set([...past, 'file-missing']) : past}), entry)
  }

  /** Copies in what a version would show; false where the bytes are nowhere. */
  #keep({file, documentSecrecy, headingSecrecy}: Facts, delivered: string | null): boolean {
    if (file?.choice !== 'yes' || documentSecrecy === 'yes' || headingSecrecy === 'yes') return true
    if (file.bytes === null) return false
    if (!this.#kept.has(file.bytes) && delivered !== file.bytes) return false
    this.#kept.add(file.bytes)
    return true
  }

  #follow(entry: Entry, version: Version): void {
    if (entry.current !== entry.shown) entry.current.stage = 'superseded'
    entry.current = version
  }

  #holdDocuments(parent: Entry, ask: Ask, except: ReadonlySet<Entry>): void {
    for (const entry of this.entries.values()) {
      if (entry.parent !== parent || except.has(entry)) continue
      const {stage, facts, found, asks, policy} = entry.current
      const leftWithCase = ask === 'returned' && stage === 'withdrawn' && !entry.isTakenDown && entry.registry === 'present'
      if (!leftWithCase && (!['cleared', 'published'].includes(stage) || facts.headingSecrecy === 'yes')) continue
      this.#follow(entry, {facts, stage: 'held', kind: 'review', asks: new Set([...asks, ask]), found, policy, decision: null})
    }
  }

  // ── persons ─────────────────────────────────────────────────────────────────────────────────────

  /** What a registrar or a lawyer decides; null where it is refused, else how many entries left the web. */
  decide(key: string, kind: string, today: string, word: Heading): number | null {
    const entry = this.entries.get(key)
    if (entry === undefined) return null
    const {current} = entry
    const isDocument = entry.parent !== null
    const waits = ['held', 'blocked', 'deferred'].includes(current.stage)
    const waitsOrReady = waits || current.stage === 'cleared'
    const {facts} = current
    // Only somebody who may read it answers for it.
    if (facts.isProtected) return null
    const before = facts
    const made = (changed: Partial<Facts>, letsOut: boolean): Version | null => {
      const version = this.#judgedAgain(entry, new Set(), {...facts, hasRegistrar: true, isSignedHere: facts.isSignedHere || !facts.hasRegistrar, ...changed})
      const isShown = version.kind === 'clear' || (letsOut && version.kind === 'review')
      const isKept = !isShown || this.#keep(version.facts, entry.delivered)
      if (!isKept && letsOut) return null
      if (!isKept) Object.assign(version, {kind: 'review', asks: new Set(['file-missing']), found: [], stage: 'held'})
      if (letsOut && version.kind === 'review') version.stage = 'cleared'
      return version
    }
    let version: Version | null = null
    let to: string | null = null
    switch (kind) {
      case 'publish':
      case 'resolve-publish': {
        if (kind === 'publish' ? !waits : current.stage !== 'escalated') return null
        if (this.#isBarred(current, false) || (facts.headingSecrecy !== 'yes' && this.#numbersLeft(entry).length > 0)) return null
        const {file} = facts
        if (isDocument && file?.choice === 'unknown' && facts.documentSecrecy !== 'yes' && facts.headingSecrecy !== 'yes') version = made({file: {...file, choice: 'yes'}}, true)
        else if (facts.headingSecrecy === 'yes') to = 'secret'
        else if (this.#keep(facts, entry.delivered)) to = 'cleared'
        if (version === null && to === null) return null
        break
      }
      case 'withhold-file':
        if (!waitsOrReady || facts.file === null || this.#isBarred(current, true)) return null
        version = made({file: {...facts.file, choice: 'no'}}, true)
        break
      case 'secret':
        if (!waitsOrReady && current.stage !== 'published') return null
        version = made({headingSecrecy: 'yes'}, false)
        break
      case 'withhold':
        if (!waitsOrReady) return null
        to = 'withheld'
        break
      case 'resolve-withhold':
        if (current.stage !== 'escalated') return null
        to = 'withheld'
        break
      case 'replace-party':
        // What changes nothing is no decision (B8).
        if (!waitsOrReady || !isDocument || facts.party.kind === 'role') return null
        version = made({party: {kind: 'role', word: ''}}, false)
        break
      case 'rewrite-heading':
        if (!waitsOrReady) return null
        version = made({heading: word}, false)
        break
      case 'escalate':
        if (!waits) return null
        to = 'escalated'
        break
      case 'defer':
        if (current.stage !== 'held' && current.stage !== 'blocked') return null
        to = 'deferred'
        break
      default:
        return null
    }
    const decision: Decision = {entry, kind, before, stageBefore: current.stage, decisionBefore: current.decision, saw: current.found, by: 'reg', isUndone: false}
    if (to !== null) {
      current.stage = to
      current.decision = decision
    } else if (version !== null) {
      version.decision = decision
      this.#follow(entry, version)
    } else return null
    if (version !== null || to === 'cleared' || to === 'secret') entry.isTakenDown = false
    if (kind === 'secret' && !isDocument) this.#holdDocuments(entry, 'secret-case', new Set())
    this.decisions.push(decision)
    return this.#takeOff(today)
  }

  /** Whether something stands in the way of showing a version, whoever decides. */
  #isBarred({facts, kind, asks, found}: Version, withoutFile: boolean): boolean {
    if (facts.isProtected || kind === 'secret') return true
    if (facts.headingSecrecy === 'yes') return false
    if (found.some(({answer, what}) => answer === 'block' && !(withoutFile && /file|name/.test(what)))) return true
    if (!facts.hasDirection) return true
    if (withoutFile || facts.documentSecrecy === 'yes') return false
    return asks.has('file-missing') || (facts.file !== null && facts.file.choice !== 'no' && facts.file.reading !== 'text')
  }

  /** Takes a decision back; null where it cannot be. */
  undo(decision: Decision | undefined, today: string): number | null {
    if (decision === undefined || decision.isUndone || !this.#stands(decision)) return null
    const declared = this.#declared.find((one) => one === decision)
    if (declared !== undefined) return this.#undoDeclared(declared, today)
    if (decision.entry.current.decision !== decision) return null
    const {entry} = decision
    const version = this.#judgedAgain(entry, new Set(['reopened']), decision.before)
    const waitedElsewhere = decision.stageBefore === 'escalated' || decision.stageBefore === 'deferred'
    version.stage = waitedElsewhere ? decision.stageBefore : version.kind === 'block' ? 'blocked' : 'held'
    const earlier = decision.decisionBefore
    version.decision = earlier !== null && !earlier.isUndone && WAITING.has(decision.stageBefore) && WAITS_ALL_THE_SAME.has(earlier.kind) ? earlier : null
    decision.isUndone = true
    this.#follow(entry, version)
    return this.#takeOff(today)
  }

  /** The last decision that can be undone without naming it. */
  lastDecision(): Decision | undefined {
    return this.decisions.findLast((one) => !one.isUndone && one.kind !== 'restore' && one.by === 'reg' && this.#stands(one))
  }

  // ── what is no identity number ──────────────────────────────────────────────────────────────────

  /** What somebody declares; null where it is refused. */
  declare(key: string, by: string): 'done' | null {
    const entry = this.entries.get(key)
    if (entry === undefined || !this.#hasLogins) return null
    const {current} = entry
    const left = this.#numbersLeft(entry)
    if (current.facts.isProtected || !['held', 'blocked', 'deferred'].includes(current.stage) || left.length === 0 || current.policy !== this.policy) return null
    if (left.every((what) => this.#declarersOf(entry, current, what).has(by))) return null
    const declared: Declared = {
      entry, kind: DECLARES, by, before: current.facts, stageBefore: current.stage, decisionBefore: current.decision, saw: current.found, isUndone: false,
      text: JSON.stringify(current.facts), policy: current.policy, places: new Set(current.found.map(({what}) => what).filter(isNumber)),
    }
    this.#declared.push(declared)
    this.decisions.push(declared)
    this.#anew(entry, current.asks, [])
    return 'done'
  }

  /** One takes back what two declared: it is nobody's word, and the entry waits. */
  #undoDeclared(declared: Declared, today: string): number {
    const {entry} = declared
    const {stage, facts, asks} = entry.current
    declared.isUndone = true
    const isConcerned = JSON.stringify(facts) === declared.text || entry.shown !== null
    if (isConcerned && RESTS_ON_VERDICT.has(stage) && facts.headingSecrecy !== 'yes' && !(stage === 'expired' && entry.parent !== null)) {
      this.#anew(entry, WAITING.has(stage) ? asks : new Set(), ['reopened'], stage === 'escalated' || stage === 'deferred' ? stage : null)
    }
    return this.#takeOff(today)
  }

  /** The same text judged again, for a person: what it waited for it waits for still, and a no is still one. */
  #anew(entry: Entry, asks: ReadonlySet<Ask>, more: readonly Ask[], stage: string | null = null): void {
    const {decision} = entry.current
    const version = this.#judgedAgain(entry, new Set([...[...asks].filter((ask) => UNTIL_ANSWERED.has(ask)), ...more]))
    version.stage = stage ?? (version.kind === 'block' ? 'blocked' : 'held')
    version.decision = decision !== null && !decision.isUndone && WAITS_ALL_THE_SAME.has(decision.kind) ? decision : null
    this.#follow(entry, version)
  }

  #declarersOf(entry: Entry, {facts, policy}: Pick<Version, 'facts' | 'policy'>, what: string): ReadonlySet<string> {
    const text = JSON.stringify(facts)
    return new Set(this.#declared.filter((one) => one.entry === entry && !one.isUndone && one.text === text && one.policy === policy && one.places.has(what)).map(({by}) => by))
  }

  /** What of an entry is taken for a number and no two stand for. */
  #numbersLeft(entry: Entry): readonly string[] {
    return entry.current.found.map(({what}) => what).filter((what) => isNumber(what) && this.#declarersOf(entry, entry.current, what).size < 2)
  }

  /** A version after what is declared of it. */
  #heeded(version: Version, entry: Entry | null): Version {
    if (entry === null || version.kind !== 'block') return version
    const declarers = (what: string): number => (isNumber(what) ? this.#declarersOf(entry, version, what).size : 0)
    const found = version.found.map((one) => (declarers(one.what) > 1 ? ({...one, answer: 'review'} as const) : one))
    const kind = found.some(({answer}) => answer === 'block') ? 'block' : 'review'
    const asks = found.some(({what, answer}) => answer === 'block' && declarers(what) === 1) ? new Set([...version.asks, 'second-person']) : version.asks
    return {...version, found, kind, asks, stage: STAGE_OF[kind]}
  }

  /** True where it could be. */
  withdraw(key: string, today: string): boolean {
    const entry = this.entries.get(key)
    if (entry === undefined || entry.shown === null) return false
    entry.isTakenDown = true
    this.#takeOff(today)
    return true
  }

  restore(key: string): boolean {
    const entry = this.entries.get(key)
    if (entry?.isTakenDown !== true) return false
    entry.isTakenDown = false
    if (entry.current.stage !== 'withdrawn' || entry.registry !== 'present') return true
    const version = this.#judgedAgain(entry, new Set())
    const {decision: before, found, asks, kind} = entry.current
    if (version.kind === 'clear' && !this.#keep(version.facts, entry.delivered)) Object.assign(version, {kind: 'review', asks: new Set(['file-missing']), found: [], stage: 'held'})
    if (before !== null && LETS_OUT.has(before.kind) && version.kind === 'review' && kind !== 'secret' && isSeen(version, [...before.saw, ...found], asks) && this.#keep(version.facts, entry.delivered)) {
      version.stage = 'cleared'
      version.decision = {entry, kind: 'restore', before: version.facts, stageBefore: version.stage, decisionBefore: null, saw: version.found, by: 'reg', isUndone: false}
      this.decisions.push(version.decision)
    }
    this.#follow(entry, version)
    return true
  }

  // ── leaving for good ────────────────────────────────────────────────────────────────────────────

  /** What has had its time leaves (H4), where no archive is to have it first. Returns what left. */
  purge(today: string): readonly string[] {
    this.release('removals', today)
    const due: Entry[] = []
    for (const entry of this.entries.values()) {
      if (entry.parent !== null) continue
      const documents = this.#documentsOf(entry).filter((one) => this.#isDue(one, today))
      due.push(...documents)
      if (documents.length === this.#documentsOf(entry).length && this.#isDue(entry, today)) due.push(entry)
    }
    for (const entry of due) this.#bury(entry, entry.isTakenDown || isRestricted(entry.current))
    this.#tidy()
    return due.map(({key}) => key)
  }

  /** What is erased for a person's sake leaves at once; a case that has documents only leaves the web. True where it left the register. */
  erase(key: string, today: string): boolean {
    const entry = this.entries.get(key)
    if (entry === undefined) return false
    if (entry.shown !== null || (!entry.isTakenDown && ['cleared', 'secret'].includes(entry.current.stage))) {
      entry.isTakenDown = true
      this.#takeOff(today)
    }
    if (this.#documentsOf(entry).length > 0) return false
    this.#bury(entry, true)
    this.#tidy()
    return true
  }

  #bury(entry: Entry, wasRestricted: boolean): void {
    this.#graves.set(entry.key, {firstDay: sinceOf(entry), wasRestricted})
    this.entries.delete(entry.key)
  }

  #isDue(entry: Entry, today: string): boolean {
    const {current, shown, parent, registry, years, earlierDay, isHistory} = entry
    if (shown !== null) return false
    const isReady = ['cleared', 'secret'].includes(current.stage) && sinceOf(entry) === null && !isHistory && !entry.isTakenDown
    if (isReady && registry === 'present' && (parent ?? entry).registry === 'present') return false
    if (dayAfter(yearsOn(sinceOf(entry) ?? entry.importedOn, years)) > today) return false
    if (!WAITING.has(current.stage) || registry !== 'present') return true
    // Somebody is asked about it, unless it was past its time or history when it came.
    if (parent !== null) return isHistory || (earlierDay !== null && yearsOn(earlierDay, years) <= today)
    return isHistory && this.#documentsOf(entry).every((one) => one.isHistory || one.registry !== 'present')
  }

  #documentsOf(entry: Entry): readonly Entry[] {
    return [...this.entries.values()].filter(({parent}) => parent === entry)
  }

  #hasLeft(key: string): boolean {
    return this.#graves.has(key) && !this.entries.has(key)
  }

  #stands({entry}: Decision): boolean {
    return this.entries.get(entry.key) === entry
  }

  // ── the policy ──────────────────────────────────────────────────────────────────────────────────

  scan(all: boolean, today: string): number {
    for (const entry of this.entries.values()) {
      const {current} = entry
      if (entry.registry !== 'present' || !['cleared', 'published', 'held', 'blocked', 'expired'].includes(current.stage) || (!all && current.policy === this.policy)) continue
      if (current.stage === 'expired' && entry.parent !== null) continue
      const version = this.#judgedAgain(entry, new Set(current.kind === 'secret' || !WAITING.has(current.stage) ? [] : [...current.asks].filter((ask) => UNTIL_ANSWERED.has(ask))))
      if (version.kind === 'clear' && !this.#keep(version.facts, entry.delivered)) Object.assign(version, {kind: 'review', asks: new Set(['file-missing']), found: [], stage: 'held'})
      const waits = current.stage === 'held' || current.stage === 'blocked'
      const {decision} = current
      const stands = waits
        ? version.stage === current.stage
        : version.kind === 'clear' || version.kind === 'secret' || (decision !== null && LETS_OUT.has(decision.kind) && version.kind === 'review' && current.kind !== 'secret' && isSeen(version, [...decision.saw, ...current.found], current.asks))
      if (stands) Object.assign(current, {kind: version.kind, asks: version.asks, found: version.found, policy: this.policy})
      else this.#follow(entry, version)
    }
    return this.#takeOff(today)
  }

  // ── the web ─────────────────────────────────────────────────────────────────────────────────────

  /** A run: new things out and old things off, or only off. */
  release(kind: 'full' | 'removals', today: string): void {
    let {showings, expired} = this.#plan(kind, today)
    if (kind === 'full') {
      // The last look: a heading that names its own internal sender, which nobody has let out.
      const named = [...showings].filter(([, {version}]) => version.stage !== 'published' && version.decision === null && version.facts.heading.kind === 'sender' && version.facts.headingSecrecy !== 'yes')
      for (const [entry, {version}] of named) {
        this.#follow(entry, {...version, stage: 'held', kind: version.kind === 'block' ? 'block' : 'review', asks: new Set([...version.asks, 'found-before-release']), decision: null})
      }
      if (named.length > 0) {
        this.#takeOffNow()
        ;({showings, expired} = this.#plan(kind, today))
      }
    }
    for (const entry of expired) {
      if (entry.shown?.stage === 'published') entry.shown.stage = 'expired'
      entry.shown = null
    }
    for (const [entry, {version, firstDay, isResurfaced}] of showings) {
      if (entry.shown !== null && entry.shown !== version) entry.shown.stage = 'superseded'
      version.stage = 'published'
      entry.shown = version
      if (!isResurfaced) entry.firstDay ??= firstDay
    }
    this.drawn = this.readings(today)
    this.drawnOn = today
    if (kind === 'full') this.#tidy()
  }

  /** What readers may read today, by the register. */
  readings(today: string): readonly Reading[] {
    const {showings} = this.#plan('removals', today)
    return [...showings].map(([entry, {version}]) => {
      const {facts} = version
      if (facts.headingSecrecy === 'yes') return {key: entry.key, form: 'secret', heading: 'sekretess', caseHeading: null, file: null, words: []}
      const words = madeUpIn(facts.heading, facts.sender)
      if (entry.parent === null) return {key: entry.key, form: 'plain', heading: facts.heading.word, caseHeading: null, file: null, words}
      const ofCase = showings.get(entry.parent)?.version.facts
      const caseHeading = ofCase === undefined || ofCase.headingSecrecy === 'yes' ? null : ofCase.heading.word
      const file = facts.documentSecrecy !== 'yes' && facts.file?.choice === 'yes' ? facts.file : null
      const isWithheld = file === null && (facts.documentSecrecy === 'yes' || facts.file !== null)
      return {
        key: entry.key, form: isWithheld ? 'withheldFile' : 'plain', heading: facts.heading.word, caseHeading, file: file?.bytes ?? null,
        words: [...words, ...(['organisation', 'number'].includes(facts.party.kind) ? [facts.party.word] : []), ...(file === null ? [] : [file.bytes ?? '', ...(file.kind === 'numbered-name' ? [] : [file.name.replace(/\..*$/, '')])])],
      }
    })
  }

  #plan(kind: 'full' | 'removals', today: string): {readonly showings: ReadonlyMap<Entry, {readonly version: Version; readonly firstDay: string; readonly isResurfaced: boolean}>; readonly expired: readonly Entry[]} {
    const showings = new Map<Entry, {readonly version: Version; readonly firstDay: string; readonly isResurfaced: boolean}>()
    const expired: Entry[] = []
    const cases: (readonly [Entry, Version])[] = []
    for (const entry of this.entries.values()) {
      const version = kind === 'full' && this.#isReady(entry) ? entry.current : entry.shown
      if (version === null) continue
      const since = sinceOf(entry)
      const isLive = yearsOn(since ?? today, entry.years) > today && !((entry.isHistory || entry.shown !== null) && since === null)
      if (isLive) showings.set(entry, {version, firstDay: since ?? today, isResurfaced: false})
      else if (entry.parent === null && version.facts.headingSecrecy !== 'yes') cases.push([entry, version])
      else if (entry.shown !== null) expired.push(entry)
    }
    for (const [entry, version] of cases) {
      // An old case shows again above a document that is not (H2); the bare word brings no case back (D1).
      const hasDocument = [...showings].some(([one, shown]) => one.parent === entry && shown.version.facts.headingSecrecy !== 'yes')
      if (hasDocument) showings.set(entry, {version, firstDay: today, isResurfaced: true})
      else if (entry.shown !== null) expired.push(entry)
    }
    return {showings, expired}
  }

  #isReady(entry: Entry): boolean {
    const {current, parent} = entry
    const isCase = parent === null
    if (!['cleared', 'secret'].includes(current.stage) && !(isCase && current.stage === 'expired' && current.facts.headingSecrecy !== 'yes')) return false
    if (entry.registry !== 'present' || entry.isTakenDown || (parent !== null && parent.registry !== 'present') || entry.shown === current) return false
    if (!isCase || (!entry.isHistory && current.stage !== 'expired')) return true
    return [...this.entries.values()].some((one) => one.parent === entry && !one.isHistory && one.registry === 'present')
  }

  /** Takes off what may no longer be read; the site follows at once where anything left. */
  #takeOff(today: string): number {
    const left = this.#takeOffNow()
    if (left > 0) this.release('removals', today)
    return left
  }

  #takeOffNow(): number {
    let left = 0
    for (const entry of this.entries.values()) {
      const {shown, current, parent} = entry
      if (shown === null) continue
      const isGone = entry.registry !== 'present' || entry.isTakenDown || (parent !== null && parent.registry !== 'present')
      const isFollowed = !['published', 'cleared', 'secret'].includes(current.stage) || (current.facts.headingSecrecy === 'yes' && shown.facts.headingSecrecy !== 'yes')
      if (!isGone && !isFollowed && !(shown !== current && parent !== null && showsLess(shown.facts, current.facts))) continue
      left += 1
      if (shown.stage === 'published') shown.stage = 'withdrawn'
      entry.shown = null
    }
    return left
  }

  #tidy(): void {
    const needed = new Set<string>()
    for (const {current, shown} of this.entries.values()) {
      for (const version of [current, shown]) {
        if (version !== null && ['cleared', 'published', 'expired', 'withdrawn'].includes(version.stage) && version.facts.file?.choice === 'yes' && version.facts.file.bytes !== null) needed.add(version.facts.file.bytes)
      }
    }
    this.#kept = new Set([...this.#kept].filter((bytes) => needed.has(bytes)))
  }
}

const YEARS: Readonly<Record<string, number>> = {KS: 2, SN: 1}

function isNumber(what: string): boolean {
  return what.startsWith('number')
}

/** What a case has none of. */
const NOTHING = {documentSecrecy: 'no', party: {kind: 'none', word: ''}, sender: '', file: null, hasDirection: true, rowsDisagree: false} as const

const ABSENT = ({file}: RegistryDocument): KnownFile | null => (file === null ? null : {name: file.name, kind: file.kind, choice: file.choice, bytes: null, reading: 'absent', isTried: false})

export function caseKey({committee, number}: RegistryCase): string {
  return `${committee} ${number}`
}

export function documentKey(document: RegistryDocument): string {
  return `${caseKey(document.case)}:${document.number}`
}

/** The same date so many years on; 29 February becomes 1 March. */
function yearsOn(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${day.slice(4)}`
}

/** The first day on the web, here or by the registry's word. */
function sinceOf({firstDay, earlierDay}: Entry): string | null {
  return [firstDay, earlierDay].filter((day) => day !== null).sort()[0] ?? null
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function latestOf(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort().at(-1) ?? null
}

function isOlderThan(changedAt: string | null, known: Entry | null): boolean {
  return known?.changedAt != null && changedAt !== null && changedAt < known.changedAt
}

function strictest(words: readonly Told[]): Told {
  return words.toSorted((one, other) => STRICTNESS[other] - STRICTNESS[one])[0] ?? 'unknown'
}

function stricterOf(before: Facts, now: Facts): Facts {
  return {
    ...now,
    headingSecrecy: strictest([before.headingSecrecy, now.headingSecrecy]),
    isProtected: before.isProtected || now.isProtected,
    hasStatute: before.hasStatute || now.hasStatute,
    rowsDisagree: before.rowsDisagree || before.heading.word !== now.heading.word,
  }
}

function earliestOf(one: string | null, other: string | null): string | null {
  return [one, other].filter((day) => day !== null).sort()[0] ?? null
}

function isRestricted({stage, decision}: Version): boolean {
  return ['withheld', 'escalated', 'deferred'].includes(stage) || (decision !== null && RESTRICTIONS.has(decision.kind))
}

/** What of the past the registry's next word does not answer. */
function pastOf(known: Entry | null, changedAt: string | null): ReadonlySet<Ask> {
  const past = new Set<Ask>()
  if (known === null) return past
  const {current} = known
  if (WAITING.has(current.stage) && current.kind !== 'secret') for (const ask of current.asks) if (UNTIL_ANSWERED.has(ask)) past.add(ask)
  if (isRestricted(current)) past.add('decided-otherwise')
  if (known.registry !== 'present' || (current.stage === 'withdrawn' && !known.isTakenDown)) past.add('returned')
  if (known.isTakenDown) past.add('taken-down')
  if (changedAt === null && known.changedAt !== null) past.add('age-unknown')
  return past
}

/** Whether everything asked about now was in sight when a person decided. */
function isSeen(now: Version, saw: readonly Found[], asked: ReadonlySet<Ask>): boolean {
  const known = new Set(saw.map(({what}) => what))
  return now.found.every(({what, answer}) => answer === 'clear' || known.has(what)) && [...now.asks].every((ask) => asked.has(ask))
}

/** Whether a newer text of a document shows less than what readers have. */
function showsLess(shown: Facts, now: Facts): boolean {
  const fileOf = ({file, documentSecrecy}: Facts): string | null => (documentSecrecy !== 'yes' && file?.choice === 'yes' ? file.bytes : null)
  if (now.documentSecrecy === 'yes' && shown.documentSecrecy !== 'yes') return true
  if (fileOf(shown) !== null && fileOf(now) !== fileOf(shown)) return true
  return shown.party.kind !== 'none' && now.party.kind === 'none'
}


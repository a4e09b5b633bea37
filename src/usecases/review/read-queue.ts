import {changedIn, type Changed} from '../../core/review/changed.js'
import {veiledRow, type QueueRow} from '../../core/review/queue/queue-row.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {chainHeads} from '../../io/db/audit-table.js'
import {leasesOfOthers} from '../../io/db/lease-table.js'
import {documentsOf, eventsAfter, longestWaiting, queuedOf, queuePages, type QueuedEntry, type QueueScope} from '../../io/db/queue-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {committeesAsked, expiredDays, reasonsOf} from './list-waiting.js'

/** An entry that somebody else has open: who, and since when. */
export interface TakenEntry {
  readonly id: EntryId
  readonly by: string
  readonly since: Instant
}

/** What has become of the queue since it was last asked about. */
export interface QueueChanges {
  readonly added: readonly QueueRow[]
  readonly changed: readonly QueueRow[]
  readonly gone: readonly EntryId[]
  /** Everything that others have open now. */
  readonly taken: readonly TakenEntry[]
  /** Who or what changed them; absent where nothing has changed. */
  readonly who?: WhoChanged
}

/** Who changed some entries, and what changed the others; null where nobody did: what has had its time is gone too. */
export interface WhoChanged {
  readonly each: ReadonlyMap<EntryId, Changed>
  readonly others: Changed | null
}

/** What has happened since the queue was last asked about. `entries` is null where only reading everything again tells which. */
interface Happened {
  readonly entries: readonly EntryId[] | null
  readonly who: WhoChanged
}

const UNKNOWN: Happened = {entries: null, who: {each: new Map(), others: null}}

const ROWS_AT_ONCE = 200
/** So few that no page holds the keys up. */
const ROWS_IN_PAGE = 400
/** Beyond so many events the whole queue is read again instead. */
const EVENTS_LOOKED_AT = 2_000

/** Events that are about no entry and change nothing that waits. After any other the queue is read again. */
const QUIET: ReadonlySet<string> = new Set([
  'workspace.created', 'right.granted', 'right.revoked', 'site.released', 'site.rolled-back', 'store.trimmed', 'register.backed-up', 'log.trimmed', 'log.anchored', 'subject.searched', 'subject.extracted', 'note.erased', 'file.erased', 'request.registered', 'request.answered', 'request.removed', 'absence.recorded', 'absence.withdrawn', 'escalations.raised',
])

/** The queue as one screen reads it: once from its beginning, and then only what has changed. */
export class QueueReader {
  readonly #session: Session
  readonly #committee: string | null
  readonly #desk: string
  /** What the screen has been told of each entry, by which a change is known. */
  readonly #told = new Map<EntryId, string>()
  readonly #texts = new Map<string, string>()
  readonly #reasons = new Map<string, readonly string[]>()
  #heads: ReadonlyMap<string, number> | null = null
  #day = ''

  constructor(session: Session, committee: string | null, desk: string) {
    this.#session = session
    this.#committee = committee
    this.#desk = desk
  }

  /** Everything that waits, each entry once: at once what has waited longest, and then the rest in pages. */
  async *rows(): AsyncGenerator<readonly QueueRow[]> {
    this.#told.clear()
    // Read before the rows: what changes meanwhile is told once more, and nothing is missed.
    await this.#note()
    const first = await longestWaiting(this.#session.db, this.#session.dialect, this.#scope(), ROWS_AT_ONCE)
    yield this.#tell(first)
    if (first.length < ROWS_AT_ONCE) return
    for await (const page of queuePages(this.#session.db, this.#session.dialect, this.#scope(), ROWS_IN_PAGE)) {
      const fresh = page.filter(({entry}) => !this.#told.has(entry))
      if (fresh.length > 0) yield this.#tell(fresh)
    }
  }

  /** What is otherwise since the last time. Where nothing has been written this costs two small look-ups. */
  async changes(): Promise<QueueChanges> {
    const session = this.#session
    const taken = await this.#taken()
    const before = this.#heads
    const day = this.#day
    const heads = await this.#note()
    const happened = before === null ? UNKNOWN : await this.#happened(before, heads)
    const touched = day !== this.#day ? null : happened.entries
    if (touched !== null && touched.length === 0) return {added: [], changed: [], gone: [], taken}
    const added: QueueRow[] = []
    const changed: QueueRow[] = []
    const here = new Set<EntryId>()
    const compare = (page: readonly QueuedEntry[]): void => {
      for (const one of page) {
        here.add(one.entry)
        const told = this.#told.get(one.entry)
        const row = this.#toRow(one)
        const stamp = this.#kept(stampOf(one, row))
        if (told === stamp) continue
        this.#told.set(one.entry, stamp)
        if (told === undefined) added.push(row)
        else changed.push(row)
      }
    }
    if (touched === null) for await (const page of queuePages(session.db, session.dialect, this.#scope(), ROWS_IN_PAGE)) compare(page)
    else compare(await queuedOf(session.db, session.dialect, this.#scope(), touched))
    const gone = (touched ?? [...this.#told.keys()]).filter((id) => !here.has(id) && this.#told.delete(id))
    return {added, changed, gone, taken, who: happened.who}
  }

  async #happened(before: ReadonlyMap<string, number>, heads: ReadonlyMap<string, number>): Promise<Happened> {
    const {db, dialect} = this.#session
    const entries = new Set<EntryId>()
    const each = new Map<EntryId, Changed>()
    let others: Changed | null = null
    // A register that was put back from a copy may have shorter chains.
    let isAll = [...before].some(([chain, position]) => (heads.get(chain) ?? 0) < position)
    for (const [chain, position] of heads) {
      const known = before.get(chain) ?? 0
      if (known >= position) continue
      // The last ones tell, where there are many.
      const events = await eventsAfter(db, {chain, position: Math.max(known, position - EVENTS_LOOKED_AT)}, EVENTS_LOOKED_AT)
      isAll ||= position - known >= EVENTS_LOOKED_AT
      for (const event of events) {
        const changed = changedIn(event)
        if (event.entry !== null) {
          entries.add(event.entry)
          if (changed !== null) each.set(event.entry, changed)
        } else if (!QUIET.has(event.kind)) {
          isAll = true
          if (changed !== null && (others === null || others.at < changed.at)) others = changed
        }
      }
    }
    // What is answered about a case may hold its documents.
    const documents = entries.size === 0 ? new Map<EntryId, EntryId>() : await documentsOf(db, dialect, [...entries])
    for (const [document, of] of documents) {
      const changed = each.get(of)
      entries.add(document)
      if (changed !== undefined && !each.has(document)) each.set(document, changed)
    }
    return {entries: isAll ? null : [...entries], who: {each, others}}
  }

  async #note(): Promise<ReadonlyMap<string, number>> {
    const heads = new Map((await chainHeads(this.#session.db)).map(({chain, position}) => [chain, position]))
    this.#heads = heads
    this.#day = this.#session.today
    return heads
  }

  async #taken(): Promise<readonly TakenEntry[]> {
    return (await leasesOfOthers(this.#session.db, this.#desk, this.#session.now)).map(({entry: id, actor: by, since}) => ({id, by, since}))
  }

  #scope(): QueueScope {
    return {...committeesAsked(this.#session, this.#committee), expired: expiredDays(this.#session)}
  }

  #tell(entries: readonly QueuedEntry[]): readonly QueueRow[] {
    return entries.map((one) => {
      const row = this.#toRow(one)
      this.#told.set(one.entry, this.#kept(stampOf(one, row)))
      return row
    })
  }

  /** A row of the queue. What most rows have in common is one text for them all: the register gives each row its own, and a queue may have 100,000. */
  #toRow(queued: QueuedEntry): QueueRow {
    const row = toQueueRow(queued)
    const reasons = row.reasons.join(' ')
    const kept = this.#reasons.get(reasons) ?? row.reasons
    this.#reasons.set(reasons, kept)
    return {...row, committee: this.#kept(row.committee), caseType: this.#kept(row.caseType), date: this.#kept(row.date), waitingSince: this.#kept(row.waitingSince), reasons: kept}
  }

  #kept<T extends string>(text: T): T {
    const known = this.#texts.get(text)
    if (known !== undefined) return known as T
    this.#texts.set(text, text)
    return text
  }
}

/** Opens the queue of one committee, or of all that the one who asks may review. */
export const readQueue = deed('review.read', async (session, {committee, desk}: {readonly committee: string | null; readonly desk: string}): Promise<QueueReader> => {
  if (committee !== null) {
    session.committee(committee)
    session.demand('review.read', committee)
  }
  return new QueueReader(session, committee, desk)
})

/** What is known of an entry at a glance, as one text: another means another row. */
function stampOf({number}: QueuedEntry, {stage, reasons}: QueueRow): string {
  return `${number} ${stage} ${reasons.join(' ')}`
}

function toQueueRow({entry, committee, caseNumber, documentNumber, stage, content, verdict, waitingSince}: QueuedEntry): QueueRow {
  if (content.protection === 'marked') return veiledRow(entry)
  return {
    id: entry,
    kind: content.kind,
    committee,
    diaryNumber: caseNumber,
    documentNumber,
    heading: content.headingSecrecy === 'yes' ? '' : content.heading,
    isSecret: content.headingSecrecy === 'yes',
    caseType: content.caseType,
    direction: content.kind === 'document' ? content.direction : null,
    date: content.date,
    stage,
    reasons: reasonsOf(verdict),
    waitingSince,
  }
}

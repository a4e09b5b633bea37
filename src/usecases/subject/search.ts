import {parseAsked, spellAsked, type AskedLine} from '../../core/subject/asked.js'
import type {Found, FoundEntry} from '../../core/subject/found.js'
import type {Holding} from '../../core/subject/holdings.js'
import type {Grade, Seeker} from '../../core/subject/seek.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode, Fingerprint} from '../../core/terms/identifiers.js'
import type {Change, Session} from '../../io/session.js'
import {tombstonesFor} from '../../io/db/tombstone-table.js'
import {backupCopies} from '../../io/db/backup-table.js'
import {countTombstones} from '../../io/db/subject-table.js'
import {tombstoneHash} from '../import/graves.js'
import {Question, type SeenThing} from './question.js'
import {scopeOf, type Scope} from './scope.js'
import {searchDeeds, searchEntries, type SeenEntry} from './search-register.js'
import {searchKeptFiles, searchLyingFiles, searchSettings, searchSite} from './search-workspace.js'

/** Who is asked for, and a way to tell how far the search has come. */
export interface SubjectQuestion {
  /** What is known of the person, one thing on a line. Taken by prompt or standard input, never kept (K7). */
  readonly known: string
  readonly onProgress: (store: Holding, held: number) => void
}

/** Everything found, with the texts it was found in: for the deeds of this room. */
export interface Searched {
  readonly found: Found
  readonly scope: Scope
  readonly seeker: Seeker
  readonly entries: readonly SeenEntry[]
  readonly things: readonly SeenThing[]
  /** Keyed fingerprints of what was asked, for the log: they confirm no guess without the key. */
  readonly fingerprints: readonly Fingerprint[]
}

/** Asks every store that the one who asks may ask. Nothing is written: the deed that uses the answer records it before it is shown. */
export async function search(session: Session, {known, onProgress}: SubjectQuestion): Promise<Searched> {
  const lines = parseAsked(known)
  const scope = scopeOf(session, 'subject.read')
  // The right is held in committees that have left the settings alone: there is nothing that could be asked, and no log to note it in.
  if (!scope.isWhole && scope.committees.length === 0) throw new Refusal('not-permitted', {right: 'subject.read'})
  const question = new Question(lines, onProgress)
  const {seen, closed} = await searchEntries(session, question, scope, await searchKeptFiles(session, question))
  await searchDeeds(session, question, scope, closed)
  await searchSettings(session, question, scope)
  await searchTombstones(session, question, scope, lines)
  const closedRows = await searchLyingFiles(session, question, scope, closed)
  await searchSite(session, question)
  const entries = [...seen].sort(inOrder)
  for (const {files} of seen) for (const {grade} of files) question.count('keptFiles', grade)
  return {
    scope,
    seeker: question.seeker,
    entries,
    things: question.things,
    fingerprints: [...new Set(lines.map(({asked}) => session.fingerprints.of(spellAsked(asked))))],
    found: {
      search: session.newId(),
      asked: lines.map(toAsked),
      committees: scope.committees,
      isWhole: scope.isWhole,
      stores: question.stores,
      backups: scope.isWhole ? (await backupCopies(session.db)).map(({path, madeAt}) => ({path, madeAt})) : [],
      entries: entries.map(toFound),
      things: question.things.map(({store, id, where, committee, entry, grade, times, lines: on}) => ({store, id, where, committee, entry, grade, times, lines: on})),
      awaitsAuthorised: {entries: closed.entries.size, rows: closedRows},
    },
  }
}

/** Tombstones hold no name: they answer where the person knows the number of a case, and then only that it has been here. */
async function searchTombstones(session: Session, question: Question, scope: Scope, lines: readonly AskedLine[]): Promise<void> {
  question.looked('tombstones', await countTombstones(session.db, scope.asked))
  for (const {line, asked} of lines) {
    if (asked.kind !== 'diary-number') continue
    const colon = asked.number.lastIndexOf(':')
    // A diary number may hold a colon itself.
    const keys = [{caseNumber: asked.number, documentNumber: null}, ...(colon < 0 ? [] : [{caseNumber: asked.number.slice(0, colon).trim(), documentNumber: asked.number.slice(colon + 1).trim()}])]
    const hashes = scope.committees.flatMap((committee) => keys.map((key) => tombstoneHash(session, {committee: committee as CommitteeCode, ...key})))
    for (const {committee} of (await tombstonesFor(session.db, session.dialect, hashes)).values()) {
      question.found({store: 'tombstones', id: null, where: committee, committee, entry: null, grade: 'exact', times: 1, lines: [line], text: null, others: null, mayBeSecret: false, from: null, to: null})
    }
  }
}

/** The surer first, then as a diary is read. */
function inOrder(one: SeenEntry, other: SeenEntry): number {
  if (one.grade !== other.grade) return one.grade === 'exact' ? -1 : 1
  const [first, second] = [one, other].map(({kept: {key}}) => `${key.committee} ${key.caseNumber} ${key.documentNumber ?? ''}`)
  return (first ?? '').localeCompare(second ?? '', 'sv', {numeric: true})
}

function toAsked({line, asked}: AskedLine): Found['asked'][number] {
  return {line, kind: asked.kind, check: asked.kind === 'identity-number' ? asked.check : null}
}

function toFound({kept, grade, places, files}: SeenEntry): FoundEntry {
  const current = kept.versions.find(({number}) => number === kept.currentVersion)
  if (current === undefined) throw new Error('An entry has no current version')
  const content = current.content()
  return {
    id: kept.entry,
    committee: kept.key.committee,
    diaryNumber: kept.key.caseNumber,
    documentNumber: kept.key.documentNumber,
    kind: content.kind,
    date: content.date,
    heading: content.heading,
    version: current.number,
    stage: current.stage,
    isPublic: kept.shownVersion !== null,
    isTakenDown: kept.isTakenDown,
    isProtected: kept.isProtected,
    grade,
    places: places.map(({version, field, index, grade: of, lines}) => ({version, field, index, grade: of, lines})),
    files: files.map(({name, sha256, grade: of, times, lines}) => ({name, sha256, grade: of, times, lines})),
  }
}

/** Notes in the log that somebody was looked for, one event for each committee whose holdings were asked, before the answer is shown (K5, K7). */
export async function recordSearch({found, fingerprints, scope}: Searched, record: Change['record']): Promise<void> {
  for (const committee of [...found.committees, ...(found.isWhole ? [null] : [])]) {
    const of = [...found.entries, ...found.things].filter((one) => one.committee === committee || (committee === null && !scope.committees.includes(one.committee ?? '')))
    const shown = found.entries.filter((entry) => entry.isProtected && entry.committee === committee).map(({id}) => id)
    const count = (grade: Grade): number => of.filter((one) => one.grade === grade).length
    await record({kind: 'subject.searched', search: found.search, asked: fingerprints, exact: count('exact'), likely: count('likely'), protectedShown: shown}, committee === null ? undefined : (committee as CommitteeCode))
  }
}

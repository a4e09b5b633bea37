import {placesIn, type SubjectPlace} from '../../core/subject/entry-places.js'
import {better, type Grade} from '../../core/subject/seek.js'
import type {Holding} from '../../core/subject/holdings.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {auditByActor, decisionsByActor, keptDesks, keptEntries, keptEvents, keptAbsences, keptGrants, keptGrounds, keptNotes, runsByActor, type Doings, type KeptEntry, type KeptVersion} from '../../io/db/subject-table.js'
import type {Session} from '../../io/session.js'
import type {Question} from './question.js'
import type {Scope} from './scope.js'

/** How the person stands in one kept file, by the bytes. */
export interface SeenFile {
  /** The lines the person stands on. */
  readonly places: readonly {readonly text: string}[]
  readonly grade: Grade
  readonly times: number
  readonly lines: readonly number[]
}

/** An entry in which the person stands, as it is kept. */
export interface SeenEntry {
  readonly kept: KeptEntry
  readonly grade: Grade
  readonly places: readonly (SubjectPlace & {readonly version: number; readonly lines: readonly number[]})[]
  readonly files: readonly (SeenFile & {readonly name: string; readonly sha256: string})[]
}

/** What of the register only an authorised officer may read, as far as other stores need to know it. */
export interface Closed {
  readonly entries: ReadonlySet<EntryId>
  /** Paths of their files, as the registry writes them: an attachment that lies in the workspace may be theirs. */
  readonly paths: ReadonlySet<string>
}

export interface SearchedEntries {
  readonly seen: readonly SeenEntry[]
  readonly closed: Closed
}

/** Looks through every version of every entry that the scope covers, and finds whose the kept files are. */
export async function searchEntries(session: Session, question: Question, scope: Scope, keptFiles: ReadonlyMap<string, SeenFile | 'nothing' | 'unread'>): Promise<SearchedEntries> {
  const seen: SeenEntry[] = []
  const inFiles = new Map([...keptFiles].flatMap(([sha256, file]) => (typeof file === 'string' ? [] : [[sha256, file] as const])))
  const owned = new Set<string>()
  const closed = {entries: new Set<EntryId>(), paths: new Set<string>()}
  for await (const page of keptEntries(session.db, scope.asked)) {
    for (const kept of page) {
      if (kept.isProtected && !session.may('subject.protected', kept.key.committee)) {
        closed.entries.add(kept.entry)
        for (const version of kept.versions) {
          for (const path of pathsOf(version)) closed.paths.add(path)
          for (const sha256 of digestsIn(version)) owned.add(sha256)
        }
        continue
      }
      question.looked('entries', kept.versions.length)
      for (const version of kept.versions) for (const sha256 of digestsIn(version)) lookedAt(sha256)
      const one = see(kept, question, inFiles)
      if (one === null) continue
      question.count('entries', one.grade)
      seen.push(one)
    }
  }
  // Files that no entry needs any more lie there until the next run tidies: nobody's, and so the whole municipality's.
  if (scope.isWhole) for (const sha256 of keptFiles.keys()) lookedAt(sha256)
  return {seen, closed}

  function lookedAt(sha256: string): void {
    const file = keptFiles.get(sha256)
    if (file === undefined || owned.has(sha256)) return
    owned.add(sha256)
    question.looked('keptFiles')
    if (file === 'unread') question.unread('keptFiles', {why: 'no-text', where: sha256})
  }
}

/** The digests of the files that a version names, kept or not. */
function digestsIn({contentText}: KeptVersion): readonly string[] {
  return contentText.includes('"sha256":"') ? [...contentText.matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, sha256 = '']) => sha256) : []
}

function see(kept: KeptEntry, question: Question, inFiles: ReadonlyMap<string, SeenFile>): SeenEntry | null {
  const places: SeenEntry['places'][number][] = []
  const files = new Map<string, SeenEntry['files'][number]>()
  const isNumberAsked = question.seeker.couldSee(`${kept.key.caseNumber}:${kept.key.documentNumber ?? ''}`)
  for (const version of kept.versions) {
    // A text with an escaped sign in it is read as it is; any other can be looked through without being parsed.
    const couldStand = isNumberAsked || version.contentText.includes('\\') || question.seeker.couldSee(version.contentText)
    if (couldStand) for (const place of placesIn(kept.key, version.content(), question.seeker)) places.push({...place, version: version.number, lines: question.linesOf(place.sightings)})
    if (!digestsIn(version).some((sha256) => inFiles.has(sha256))) continue
    const content = version.content()
    for (const {path, sha256} of content.kind === 'document' ? content.files : []) {
      const inFile = sha256 === null ? undefined : inFiles.get(sha256)
      if (inFile !== undefined && sha256 !== null) files.set(sha256, {...inFile, name: path, sha256})
    }
  }
  const grade = [...places, ...files.values()].reduce<Grade | null>((best, one) => better(best, one.grade), null)
  return grade === null ? null : {kept, grade, places, files: [...files.values()]}
}

function pathsOf(version: KeptVersion): readonly string[] {
  const content = version.content()
  return content.kind === 'document' ? content.files.map(({path}) => path) : []
}

/** Looks through people's own words, decisions, the log, runs and roles: an employee is a person too. */
export async function searchDeeds(session: Session, question: Question, scope: Scope, closed: Closed): Promise<void> {
  await searchNotes(session, question, scope, closed)
  doings(question, 'decisions', await decisionsByActor(session.db, scope.asked))
  for await (const ground of keptGrounds(session.db, scope.asked)) {
    if (closed.entries.has(ground.entry)) continue
    question.looked('decisions')
    const seen = question.see(ground.text)
    if (seen !== null) question.found({...NOWHERE, store: 'decisions', where: ground.decision, committee: ground.committee, entry: ground.entry, grade: seen.grade, times: seen.sightings.length, lines: seen.lines, text: ground.text, others: ground.text})
  }
  doings(question, 'auditLog', await auditByActor(session.db, scope.asked))
  for await (const event of keptEvents(session.db, scope.asked)) {
    question.looked('auditLog')
    const seen = question.see(event.text)
    if (seen !== null) question.found({...NOWHERE, store: 'auditLog', where: String(event.position), committee: event.committee, grade: seen.grade, times: seen.sightings.length, lines: seen.lines})
  }
  if (scope.isWhole) doings(question, 'runLedger', await runsByActor(session.db))
  // A desk is one person's for all their committees, and so the whole municipality's.
  if (scope.isWhole) {
    for (const {actor, text, at} of await keptDesks(session.db)) {
      question.looked('desks')
      const kept = `${actor} ${text}`.trim()
      const seen = question.see(kept)
      if (seen !== null) question.found({...NOWHERE, store: 'desks', where: actor, committee: null, grade: seen.grade, times: seen.sightings.length, lines: seen.lines, text: kept, from: at})
    }
  }
  for (const grant of await keptGrants(session.db, scope.asked)) {
    question.looked('roles')
    for (const [account, where] of [[grant.user, grant.role], [grant.grantedBy, `${grant.role} (${grant.user})`]] as const) {
      const seen = question.see(account)
      if (seen !== null) question.found({...NOWHERE, store: 'roles', where, committee: grant.committee === '*' ? null : grant.committee, grade: seen.grade, times: 1, lines: seen.lines, text: account, from: grant.grantedAt})
    }
  }
  // An absence is one person's in all their committees, as a desk is.
  if (scope.isWhole) {
    for (const {user, recordedBy, recordedAt} of await keptAbsences(session.db)) {
      question.looked('roles')
      for (const account of new Set([user, recordedBy])) {
        const seen = question.see(account)
        if (seen !== null) question.found({...NOWHERE, store: 'roles', where: user, committee: null, grade: seen.grade, times: 1, lines: seen.lines, text: account, from: recordedAt})
      }
    }
  }
}

const NOWHERE = {id: null, entry: null, text: null, others: null, mayBeSecret: false, from: null, to: null} as const

async function searchNotes(session: Session, question: Question, scope: Scope, closed: Closed): Promise<void> {
  let last = ''
  for await (const note of keptNotes(session.db, scope.asked)) {
    if (note.entry !== null && closed.entries.has(note.entry)) continue
    if (note.id !== last) question.looked('notes')
    last = note.id
    const seen = question.see(note.text)
    if (seen !== null) question.found({store: 'notes', id: note.id, where: note.id, committee: note.committee, entry: note.entry, grade: seen.grade, times: seen.sightings.length, lines: seen.lines, text: note.text, others: note.text, mayBeSecret: false, from: note.at, to: null})
  }
}

function doings(question: Question, store: Holding, all: readonly Doings[]): void {
  for (const {actor, committee, times, from, to} of all) {
    question.looked(store, times)
    const seen = question.see(actor)
    if (seen !== null) question.found({...NOWHERE, store, where: actor, committee, grade: seen.grade, times, lines: seen.lines, text: actor, from, to})
  }
}

import type {PersonId, ProtectedPerson} from '../../core/protected/person.js'
import {lastSaidAt} from '../../core/protected/particulars.js'
import {PersonSeeker, type Hit, type SaidTexts, type Sought} from '../../core/protected/seek-persons.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {textsOf} from '../../core/scan/texts-of.js'
import type {Fingerprint, Instant} from '../../core/terms/identifiers.js'
import {versionsToSweep, type SweptVersion, type VersionPlace} from '../../io/db/swept-table.js'
import type {Session} from '../../io/session.js'
import {textOfFile} from '../scan/judge-again.js'

/** A version in which somebody stands, with what it says, so that an assessment of it can be told to be about that very text. */
export interface VersionWithHits {
  readonly version: SweptVersion
  readonly text: Fingerprint
  readonly hits: readonly Hit[]
}

/** What came of looking versions through. */
export interface LookedThrough {
  readonly looked: number
  readonly found: readonly VersionWithHits[]
  /** Versions that had not been looked through before, and have been now. */
  readonly places: readonly VersionPlace[]
  /** Versions with a file that cannot be read any more: the rest of them was searched, and they have not been looked through. */
  readonly unread: number
  /** When the looking began. */
  readonly since: Instant
  /** Committees whose lists of officials or members in the settings name somebody, of those that the one who acts may read for. */
  readonly onStaffLists: readonly string[]
}

/** Those who are sought, and whether they are all: somebody whose row does not open is sought by nobody. */
export interface SoughtPersons {
  readonly sought: readonly Sought[]
  readonly isWhole: boolean
}

export interface LookFor {
  /** Who is added or changed: they are looked for in everything. */
  readonly fresh: readonly Sought[]
  /** Everybody, for what has not been looked through at all: read only where there is such. */
  readonly everybody: () => Promise<SoughtPersons>
  /** True where the municipality's own lists are looked through though nothing else has to be. */
  readonly checksLists?: boolean
  readonly onProgress?: (looked: number) => void
}

/** Looks for protected persons in what is public, cleared or may come to be (K2). Nothing is changed. What is marked already is searched too: who else stands there is written down. */
export async function lookThrough(session: Session, {fresh, everybody, checksLists = false, onProgress}: LookFor): Promise<LookedThrough> {
  const forFresh = fresh.length === 0 ? null : new PersonSeeker(fresh)
  let all: {readonly seeker: PersonSeeker; readonly isWhole: boolean} | null = null
  const forAll = async (): Promise<NonNullable<typeof all>> => {
    if (all === null) {
      const {sought, isWhole} = await everybody()
      all = {seeker: new PersonSeeker(sought), isWhole}
    }
    return all
  }
  const since = session.now
  const found: VersionWithHits[] = []
  const places: VersionPlace[] = []
  let [looked, unread] = [0, 0]
  for await (const page of versionsToSweep(session.db, session.dialect, forFresh === null ? 'unswept' : 'all')) {
    for (const version of page) {
      looked += 1
      const own = version.isSwept ? null : await forAll()
      const seeker = own?.seeker ?? forFresh
      if (seeker === null) continue
      const {said, isWhole} = await saidBy(session, version)
      if (!isWhole) unread += 1
      const hits = hitsIn(seeker, said, version.caseHeading)
      if (hits.length > 0) found.push({version, text: fingerprintOf(session, said, version.caseHeading), hits})
      if (own?.isWhole === true && isWhole) places.push({entry: version.entry, number: version.number})
    }
    onProgress?.(looked)
  }
  const known = all as {readonly seeker: PersonSeeker} | null
  const seeker = forFresh ?? known?.seeker ?? (checksLists ? (await forAll()).seeker : null)
  return {looked, found, places, unread, since, onStaffLists: seeker === null ? [] : staffListsWith(session, seeker)}
}

/** Who is sought: whoever is protected, and has a number. Somebody whom a row of the registry marks, and nothing else tells of, may be an office. */
export function soughtAmong(persons: Iterable<readonly [PersonId, ProtectedPerson]>): readonly Sought[] {
  const sought: Sought[] = []
  for (const [id, {number, name, address, level, particulars}] of persons) {
    if (number === '' || level === 'upphävt skydd') continue
    sought.push({id, number, name, address, properties: particulars.properties, otherNumbers: particulars.otherNumbers, since: lastSaidAt(particulars.markings)})
  }
  return sought
}

/** Lists that the municipality keeps itself: who stands there is named as an officer is (K8). */
function staffListsWith(session: Session, seeker: PersonSeeker): readonly string[] {
  return Object.entries(session.settings.committees).flatMap(([code, {officials, members}]) => (session.may('vault.hold', code) && seeker.see({open: [], officers: [...officials, ...members]}).length > 0 ? [code] : []))
}

/** Who stands in a version. Readers see the heading of its case beside its own texts: what the two say only together is found in the document, and what the heading says by itself in the case. */
function hitsIn(seeker: PersonSeeker, own: SaidTexts, caseHeading: string | null): readonly Hit[] {
  if (caseHeading === null) return seeker.see(own)
  const together = seeker.see({...own, open: [caseHeading, ...own.open]})
  if (together.length === 0) return together
  const byItself = new Set(seeker.see({open: [caseHeading], officers: []}).map(({person}) => person))
  if (byItself.size === 0) return together
  const inOwn = new Map(seeker.see(own).map((hit) => [hit.person, hit]))
  return together.flatMap((hit) => (byItself.has(hit.person) ? (inOwn.get(hit.person) ?? []) : hit))
}

/** Papers that list who was there: a name alone is enough in them, as where officers stand. */
const ATTENDANCE = /protokoll|närvaro|sammanträde|kallelse|upprop|deltagar/iu

/** What a version says where an officer stands, and everywhere else; not whole where a file of it cannot be read. */
async function saidBy(session: Session, {content, deliveredIn}: Pick<SweptVersion, 'content' | 'deliveredIn'>): Promise<{readonly said: SaidTexts; readonly isWhole: boolean}> {
  const open: string[] = []
  const officers: string[] = []
  let isWhole = true
  for (const {field, text} of textsOf(content)) (field === 'officer' || field === 'minutes' ? officers : open).push(text)
  if (content.kind === 'case') for (const {name, instead} of content.meeting?.attendance ?? []) officers.push(name, ...(instead === null ? [] : [instead]))
  for (const {path, sha256} of shownFiles(content)) {
    const text = sha256 === null ? null : await textOfFile(session, path, sha256, deliveredIn)
    if (text === null) isWhole = false
    else (ATTENDANCE.test(content.heading) || ATTENDANCE.test(path) ? officers : open).push(text.text)
  }
  return {said: {open, officers}, isWhole}
}

/** The fingerprint of what a version says now; null where a file of it cannot be read. */
export async function textMark(session: Session, version: Pick<SweptVersion, 'content' | 'deliveredIn' | 'caseHeading'>): Promise<Fingerprint | null> {
  const {said, isWhole} = await saidBy(session, version)
  return isWhole ? fingerprintOf(session, said, version.caseHeading) : null
}

function fingerprintOf({fingerprints}: Session, {open, officers}: SaidTexts, caseHeading: string | null): Fingerprint {
  return fingerprints.of(JSON.stringify([open, officers, caseHeading]))
}

function shownFiles(content: RegisteredContent): readonly {readonly path: string; readonly sha256: string | null}[] {
  if (content.kind === 'case' || content.documentSecrecy === 'yes') return []
  return content.files.filter(({choice, reading}) => choice === 'yes' && reading === 'text')
}


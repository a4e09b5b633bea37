import type {PersonId} from '../../core/protected/person.js'
import type {HitHow} from '../../core/protected/record.js'
import type {Refusal} from '../../core/refusal.js'
import type {ToSign} from '../../core/audit/event.js'
import {isLetOut, isWaiting} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {addVersion, findStanding, type StandingEntry} from '../../io/db/entry-table.js'
import {setRemovalsPending} from '../../io/db/meta-table.js'
import {addRecords, type SealedRecord} from '../../io/db/person-record-table.js'
import {takeOff, takeOffDisallowed} from '../../io/db/publication-table.js'
import {addSwept, markInPlace, publicVersion, setSweptUntil, type SweptVersion, type VersionPlace} from '../../io/db/swept-table.js'
import type {Change, Session} from '../../io/session.js'
import {SealBroken} from '../../io/vault/ciphers.js'
import {addressesOf, asUrls} from '../publication/left-addresses.js'
import type {LookedThrough, VersionWithHits} from './look-through.js'
import {openRecords, sealNote, type OpenedRecord} from './person-records.js'
import type {OpenVault} from './unlock.js'

/** A person who was found in an entry, as it is told to whoever may read the person. */
export interface FoundPerson {
  readonly person: PersonId
  readonly entry: EntryId
  readonly committee: string
  /** The diary number, with the document's after a colon. */
  readonly number: string
  readonly hows: readonly HitHow[]
  readonly wasPublic: boolean
  readonly publicSince: string | null
  readonly urls: readonly string[]
}

/** What came of a sweep (K2). */
export interface Sweep {
  readonly looked: number
  readonly found: readonly FoundPerson[]
  readonly unread: number
  /** Persons who are kept and do not open: they were looked for nowhere. */
  readonly unopened: number
  /** Committees whose own lists of officials or members name somebody. */
  readonly onStaffLists: readonly string[]
  /** Why it is not over, though it is written down: a run has the site and does it, or the copy could not be renewed. */
  readonly unfinished: Refusal | null
}

/** What a sweep will write, sealed and worked out before anybody is held up by it. */
export interface SweepToMake {
  readonly looked: LookedThrough
  readonly marked: readonly VersionWithHits[]
  readonly told: readonly FoundPerson[]
  readonly notes: readonly {readonly row: SealedRecord; readonly event: ToSign}[]
}

/** Leaves out what a holder has assessed last as public, or as about somebody else, in that very text and since anything was said of the protection (K9), and seals the least that an incident needs of the rest. `isOwn`: whom the one who acts may read for. */
export async function prepareSweep(session: Session, open: OpenVault, looked: LookedThrough, {since, isOwn}: {readonly since: ReadonlyMap<PersonId, Instant | null>; readonly isOwn: (person: PersonId) => boolean}): Promise<SweepToMake> {
  const records = new Map<PersonId, readonly OpenedRecord[]>()
  for (const person of new Set(looked.found.flatMap(({hits}) => hits.map((hit) => hit.person)))) records.set(person, await readableRecords(session, open, person))
  const isAnswered = (person: PersonId, {version, text}: VersionWithHits): boolean => {
    const last = (records.get(person) ?? []).findLast(({record}) => record.kind === 'assessment' && record.entry === version.entry && record.text === text)
    return last?.record.kind === 'assessment' && last.record.outcome !== 'secret' && last.at >= (since.get(person) ?? '')
  }
  const isNoted = (person: PersonId, {entry}: SweptVersion): boolean => (records.get(person) ?? []).some(({record}) => record.kind === 'found' && record.entry === entry)
  const unanswered = looked.found.map((one) => ({...one, hits: one.hits.filter(({person}) => !isAnswered(person, one))})).filter(({hits}) => hits.length > 0)
  const told: FoundPerson[] = []
  const notes: {readonly row: SealedRecord; readonly event: ToSign}[] = []
  for (const {version, hits} of unanswered) {
    const {entry, committee, caseNumber, documentNumber, isPublic, isForReaders, publishedOn, content} = version
    // What readers neither see nor come to see is marked, and is no incident.
    if (!isForReaders && !isPublic) continue
    const addresses = isPublic ? await addressesOf(session, [entry]) : []
    const about = {entry, committee, number: documentNumber === null ? caseNumber : `${caseNumber}:${documentNumber}`, wasPublic: isPublic, publicSince: publishedOn}
    for (const {person, hows} of hits) {
      // Of what is marked already each is told of once.
      if (content.protection === 'marked' && isNoted(person, version)) continue
      // Another committee's rows are not this one's to know of, nor is whom another committee keeps (K10).
      if (isOwn(person) && session.may('vault.hold', committee)) told.push({person, ...about, hows, urls: asUrls(session, addresses)})
      notes.push(await sealNote(session, open, person, {kind: 'found', ...about, hows, addresses}))
    }
  }
  return {looked, marked: unanswered.filter(({version}) => version.content.protection !== 'marked'), told, notes}
}

/** What has been written down about somebody; nothing where a part of it does not open: then nothing has been answered. That it does not is told when the person is read. */
async function readableRecords(session: Session, open: OpenVault, person: PersonId): Promise<readonly OpenedRecord[]> {
  try {
    return (await openRecords(session, open, [person])).get(person) ?? []
  } catch (error) {
    if (error instanceof SealBroken) return []
    throw error
  }
}

/** Writes what a sweep found, inside the change that keeps the persons: what names one is marked and held, and leaves the list of what is public. Gives the number that left. */
export async function writeSweep(session: Session, open: OpenVault, {tx, at, record, stop}: Change, sign: (event: ToSign) => Promise<void>, {looked, marked, told, notes}: SweepToMake): Promise<number> {
  const held: EntryId[] = []
  const marks: VersionPlace[] = []
  let left = 0
  let policy = ''
  for (const {version} of marked) {
    const now = await findStanding(tx, version.entry)
    if (now === null) continue
    policy = now.policyHash
    if (!version.isForReaders && !version.isPublic) {
      await markInPlace(tx, version)
      marks.push(version)
    } else if (now.number === version.number) {
      // Marked, it is shown to nobody: there is nothing to look for in it.
      marks.push({entry: version.entry, number: await addMarked(session, tx, now, at)})
      held.push(version.entry)
    } else if ((await publicVersion(tx, version.entry)) === version.number) {
      await takeOff(tx, session.dialect, [version.entry], 'withdrawn')
      await setRemovalsPending(tx, true)
      held.push(version.entry)
      left += 1
    }
  }
  await stop(held, 'held-here')
  if (held.length > 0) left += (await takeOffDisallowed(tx, session.dialect)).length
  await addRecords(tx, notes.map(({row}) => row))
  for (const {event} of notes) await sign(event)
  // Whom the holder is told of now is a reading too, and is in the log before (K5).
  for (const person of new Set(told.map((one) => one.person))) {
    const reading: string = session.newId()
    await sign({kind: 'reading.intended', reading, holder: open.vault.holder, person: open.vault.pseudonymOf(person), fields: ['records'], why: 'sweep', medium: 'view'})
    await sign({kind: 'reading.done', reading, holder: open.vault.holder, outcome: 'shown'})
  }
  const hits = new Set(marked.map(({version}) => version.entry))
  await addSwept(tx, session.dialect, [...looked.places.filter(({entry}) => !hits.has(entry)), ...marks])
  await setSweptUntil(tx, looked.since)
  // In the municipality's own chain it reads as any judging anew: that somebody who is protected was found is told in the readings' chain, under a pseudonym.
  if (held.length > 0) await record({kind: 'entries.rescanned', run: session.newRun(), scanned: looked.looked, held: held.length, policy})
  await sign({kind: 'register.swept', holder: open.vault.holder, looked: looked.looked, found: marked.length})
  return left
}

/** Marks one entry as somebody's who is protected, by a holder's own word: it is held, and leaves. Gives how many left. */
export async function markEntry(session: Session, {tx, at, record, stop}: Change, {entry, policyHash}: Pick<StandingEntry, 'entry' | 'policyHash'>): Promise<number> {
  const now = await findStanding(tx, entry)
  if (now === null || now.content.protection === 'marked' || !(isLetOut(now.stage) || isWaiting(now.stage))) return 0
  const number = await addMarked(session, tx, now, at)
  await addSwept(tx, session.dialect, [{entry, number}])
  await stop([entry], 'held-here')
  await record({kind: 'entries.rescanned', run: session.newRun(), scanned: 1, held: 1, policy: policyHash})
  return (await takeOffDisallowed(tx, session.dialect)).length
}

/** The same text as before, which from now on only who may read protected data may handle. */
async function addMarked(session: Session, tx: Change['tx'], now: StandingEntry, at: StandingEntry['madeAt']): Promise<number> {
  const contentText = JSON.stringify(now.content.protection === 'marked' ? now.content : {...now.content, protection: 'marked', foundHere: true})
  const verdict: Verdict = now.verdict.kind === 'secret' ? {kind: 'review', grounds: ['awaits-authorised'], findings: []} : {...now.verdict, kind: now.verdict.kind === 'block' ? 'block' : 'review', grounds: [...new Set([...now.verdict.grounds, 'awaits-authorised' as const])]}
  const stage = isWaiting(now.stage) ? now.stage : verdict.kind === 'block' ? 'blocked' : 'held'
  return addVersion(tx, now, {stage, origin: 'rescan', contentText, verdict, fingerprint: session.fingerprints.of(contentText), policyHash: now.policyHash, at, decision: null})
}

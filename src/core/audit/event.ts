import type {PaperKind} from '../minutes/paper-kind.js'
import type {GrantReason} from '../rights.js'
import type {PackageForm} from '../terms/delivery.js'
import type {CommitteeCode, DecisionId, EntryId, Fingerprint, Instant, RunId, VersionId} from '../terms/identifiers.js'
import type {HoldReason} from '../terms/legal-hold.js'
import type {ChainHead, ChainName} from './chain.js'

/** Counts of one import by fate; their sum is what was read. */
export interface RowCounts {
  readonly read: number
  readonly imported: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
}

/** Everything that is written to the audit log. The list is closed, so a reader can know all of it. No event holds text from a row or a person (P4). */
export type AuditEvent =
  | {readonly kind: 'workspace.created'; readonly rehearsal: boolean; readonly publishFrom: string}
  // `until`: the last day on which it is held; none in events from before reasons were kept.
  | {readonly kind: 'right.granted'; readonly user: string; readonly role: string; readonly committee: string; readonly reason?: GrantReason; readonly until?: string | null}
  | {readonly kind: 'right.revoked'; readonly user: string; readonly role: string; readonly committee: string}
  | {readonly kind: 'file.imported'; readonly run: RunId; readonly sha256: string; readonly source: string; readonly counts: RowCounts; readonly withdrawn: number; readonly digest: string}
  | {readonly kind: 'entries.rescanned'; readonly run: RunId; readonly scanned: number; readonly held: number; readonly policy: string}
  | {readonly kind: 'entry.decided'; readonly entry: EntryId; readonly version: VersionId; readonly decision: DecisionId; readonly answer: string; readonly reason: string | null; readonly fingerprint: Fingerprint; readonly note: Fingerprint | null}
  // `places`: what was taken for identity numbers and declared to be none; `persons`: how many have declared that now.
  | {readonly kind: 'entry.declared'; readonly entry: EntryId; readonly version: VersionId; readonly decision: DecisionId; readonly places: number; readonly persons: number}
  // `from`: who had the entry open.
  | {readonly kind: 'entry.taken-over'; readonly entry: EntryId; readonly from: string}
  | {readonly kind: 'decision.undone'; readonly entry: EntryId; readonly decision: DecisionId}
  | {readonly kind: 'entry.withdrawn'; readonly entry: EntryId; readonly version: VersionId; readonly reason: string}
  | {readonly kind: 'entry.restored'; readonly entry: EntryId; readonly version: VersionId}
  | {readonly kind: 'entry.found-before-release'; readonly entry: EntryId; readonly version: VersionId}
  // The whole of a paper was written out for whoever asked; `entry` is the meeting.
  | {readonly kind: 'original.written'; readonly entry: EntryId; readonly paper: PaperKind; readonly sha256: string; readonly items: number}
  // Of a meeting: the rules had let it out, and a person is to answer for it as its paper is made.
  | {readonly kind: 'item.held'; readonly entry: EntryId}
  // A paper of a meeting, drawn of so many items and without so many; or made elsewhere, and then `items` is 0.
  | {readonly kind: 'paper.made'; readonly entry: EntryId; readonly version: VersionId; readonly sha256: string; readonly items: number; readonly omitted: number}
  // `slot`: which one it was for, local day and time; `lateMinutes`: how long after it began.
  | {readonly kind: 'site.released'; readonly run: RunId; readonly published: number; readonly republished: number; readonly withdrawn: number; readonly expired: number; readonly digest: string; readonly slot?: string; readonly lateMinutes?: number}
  // `to`: the run that made the pages that readers see again. `hidden`: entries that have come since, and wait for the next release.
  | {readonly kind: 'site.rolled-back'; readonly run: RunId; readonly to: RunId; readonly hidden: number; readonly digest: string}
  // `digest`: over the keyed hashes of what left, so that nobody reads from the log what it was.
  | {readonly kind: 'registry-copies.purged'; readonly run: RunId; readonly ground: 'receipt' | 'time' | 'tombstone'; readonly entries: number; readonly cases: number; readonly digest: string}
  // A package for the archive: what it is to hold is settled; then all of it is on disk, or nothing of it is left. `sha256`: of its outermost list, by which every byte is told.
  | {readonly kind: 'package.begun'; readonly package: string; readonly form: PackageForm; readonly cases: number}
  | {readonly kind: 'package.written'; readonly package: string; readonly sha256: string; readonly cases: number; readonly documents: number; readonly files: number}
  | {readonly kind: 'package.abandoned'; readonly package: string}
  // Somebody had it written once more, as it was.
  | {readonly kind: 'package.asked-again'; readonly package: string}
  // No receipt will come: its cases go with another.
  | {readonly kind: 'package.dropped'; readonly package: string; readonly cases: number}
  // `receipt`: SHA-256 of what the archive sent.
  | {readonly kind: 'package.received'; readonly package: string; readonly sha256: string; readonly receipt: string; readonly cases: number}
  | {readonly kind: 'hold.set'; readonly entry: EntryId; readonly reason: HoldReason}
  | {readonly kind: 'hold.lifted'; readonly entry: EntryId}
  // `entry`: what it is about, where it is about anything here. `note`: keyed fingerprint of what was written.
  | {readonly kind: 'incident.reported'; readonly incident: string; readonly breach: string; readonly entry: EntryId | null; readonly suspectedAt: Instant; readonly awareAt: Instant}
  // Whether the coordinator was told, through what the settings name.
  | {readonly kind: 'incident.coordinator-told'; readonly incident: string; readonly outcome: 'told' | 'failed' | 'nowhere'}
  | {readonly kind: 'incident.assessed'; readonly incident: string; readonly risk: string; readonly tellsAuthority: boolean; readonly tellsPersons: boolean}
  | {readonly kind: 'incident.noted'; readonly incident: string; readonly what: string; readonly note: Fingerprint}
  | {readonly kind: 'incident.told'; readonly incident: string; readonly whom: 'authority' | 'persons'; readonly at: Instant}
  | {readonly kind: 'incident.exported'; readonly incident: string; readonly sha256: readonly string[]}
  | {readonly kind: 'incident.closed'; readonly incident: string}
  // Of what a committee has decided about its own work: the paper lies in the registry.
  | {readonly kind: 'routine.registered'; readonly routine: string; readonly what: string; readonly decidedOn: string; readonly nextReviewOn: string}
  | {readonly kind: 'routine.retired'; readonly routine: string}
  // `sha256`: of the files that were written out, if any were.
  | {readonly kind: 'followup.made'; readonly report: string; readonly from: string; readonly to: string; readonly inside: boolean; readonly sha256: readonly string[]}
  | {readonly kind: 'followup.signed'; readonly report: string}
  // `action`: what somebody is to do about something that a follow-up found.
  | {readonly kind: 'action.added'; readonly action: string; readonly gap: string; readonly owner: string; readonly until: string}
  | {readonly kind: 'action.done'; readonly action: string}
  // Of a request for a document: nothing of who asks, nor of what for. `note`: keyed fingerprint of what it is described by.
  | {readonly kind: 'request.registered'; readonly request: string; readonly receivedOn: string; readonly dueOn: string; readonly note: Fingerprint | null}
  | {readonly kind: 'request.answered'; readonly request: string; readonly outcome: string; readonly isLate: boolean}
  | {readonly kind: 'request.removed'; readonly request: string}
  // Neither why nor how long: the log is kept for years, and an absence until it is over.
  | {readonly kind: 'absence.recorded'; readonly user: string}
  | {readonly kind: 'absence.withdrawn'; readonly user: string}
  // The manager was told of so many rows that no lawyer has answered. `isWithoutLawyer`: there was none that day.
  | {readonly kind: 'escalations.raised'; readonly rows: number; readonly isWithoutLawyer: boolean}
  | {readonly kind: 'store.trimmed'; readonly run: RunId; readonly store: string; readonly removed: number}
  | {readonly kind: 'register.backed-up'; readonly sha256: string; readonly heads: readonly ChainHead[]}
  // `heads`: where each chain stood in the copy that was put back. What was anchored beyond them is lost, and explained by this.
  | {readonly kind: 'register.restored'; readonly backupSha256: string; readonly heads: readonly ChainHead[]; readonly reapplied: number}
  // The register was older than its stop journal: somebody had put back a copy of the database by other means than `restore`.
  | {readonly kind: 'stops.made-again'; readonly reapplied: number}
  // Stands in the chain it is about: the chain now begins after `until`, whose hash was `hash`.
  | {readonly kind: 'log.trimmed'; readonly chain: ChainName; readonly until: number; readonly hash: string; readonly removed: number; readonly before: Instant}
  // `anchor`: SHA-256 of the line that was handed out.
  | {readonly kind: 'log.anchored'; readonly anchor: string; readonly chains: number}
  // The rows of a chain were not what the register's own head said when the next event was to be written.
  | {readonly kind: 'log.found-altered'; readonly chain: ChainName; readonly head: number; readonly headHash: string; readonly last: number; readonly lastHash: string}
  // The log held a time that had not come, `last`; a person said that the clock is right now. `heads`: where each chain stood; what was written before is no measure of the clock any
  // more. `days`: entries whose first day on the web had not come, and was put back.
  | {readonly kind: 'clock.confirmed'; readonly last: Instant; readonly days: number; readonly heads: readonly ChainHead[]}
  // `asked`: keyed fingerprints of what was known of the person. `protectedShown`: entries of protected persons that were shown to somebody who may read them.
  | {readonly kind: 'subject.searched'; readonly search: string; readonly asked: readonly Fingerprint[]; readonly exact: number; readonly likely: number; readonly protectedShown: readonly EntryId[]}
  | {readonly kind: 'entry.erased'; readonly entry: EntryId; readonly ground: 'time' | 'receipt'}
  | {readonly kind: 'note.erased'; readonly note: string}
  // `file`: keyed fingerprint of its path in the workspace. `line`: the one row that was taken out of it; null for the whole file.
  | {readonly kind: 'file.erased'; readonly file: Fingerprint; readonly line: number | null}
  // `sha256` of the files that were made, so that one that turns up can be told to be this one.
  | {readonly kind: 'subject.extracted'; readonly search: string; readonly entries: number; readonly things: number; readonly protectedShown: readonly EntryId[]; readonly sha256: readonly string[]}
  // The whole of what is done with protected persons’ data stands in a chain of its own. `key`: an age recipient and an Ed25519 key, by which what a holder signed is checked. `request`: one for each time that somebody asks.
  | {readonly kind: 'holder.asked'; readonly request: string; readonly holder: string; readonly key: HolderKey}
  | {readonly kind: 'holder.vouched'; readonly request: string; readonly holder: string; readonly by: string; readonly as: 'holder' | 'administrator'}
  | {readonly kind: 'holder.withdrew'; readonly request: string; readonly holder: string}
  | {readonly kind: 'holder.took-notice'; readonly holder: string; readonly notice: number}
  // `holder`: who signed. `named`: who was let in or removed. `roster`: digest of the roster that counts from now on, which the key store holds.
  | {readonly kind: 'holders.settled'; readonly why: SettledWhy; readonly holder: string; readonly named: string | null; readonly version: number; readonly roster: string; readonly generation: number; readonly persons: number; readonly members: readonly SettledHolder[]; readonly turn: number; readonly signature: string}
  // Said again as rows that said it were trimmed, by whoever trimmed them.
  | {readonly kind: 'holders.carried'; readonly version: number; readonly roster: string; readonly members: readonly SettledHolder[]; readonly notices: readonly {readonly holder: string; readonly notice: number}[]}
  // `person`: keyed pseudonym. Before anything is opened, and after: what came of it. `medium`: where it comes to stand; a screen where nothing is said.
  | {readonly kind: 'reading.intended'; readonly reading: string; readonly holder: string; readonly person: string; readonly fields: readonly string[]; readonly why: string; readonly medium?: string; readonly turn: number; readonly signature: string}
  | {readonly kind: 'reading.done'; readonly reading: string; readonly holder: string; readonly outcome: 'shown' | 'absent' | 'failed'; readonly turn: number; readonly signature: string}
  // `item`: as which something left sealed the person came; null where a holder kept them.
  | {readonly kind: 'person.added'; readonly person: string; readonly holder: string; readonly item: string | null; readonly turn: number; readonly signature: string}
  | {readonly kind: 'person.removed'; readonly person: string; readonly holder: string; readonly turn: number; readonly signature: string}
  // `record`: what was written down about a person, sealed. `sha256`: of that.
  | {readonly kind: 'person.noted'; readonly person: string; readonly holder: string; readonly record: string; readonly sha256: string; readonly turn: number; readonly signature: string}
  // `looked`: versions of entries that were looked through for protected persons; `found`: those of them that name one.
  | {readonly kind: 'register.swept'; readonly holder: string; readonly looked: number; readonly found: number; readonly turn: number; readonly signature: string}
  // What a holder has counted behind the seals for a follow-up: contacts in the period, and readings that somebody ought to look at; of nobody by name.
  | {readonly kind: 'persons.tallied'; readonly committee: string; readonly from: string; readonly to: string; readonly holder: string; readonly contacts: number; readonly toldOfRisks: number; readonly offeredAnotherWay: number; readonly ownName: number; readonly noOpenCase: number; readonly turn: number; readonly signature: string}
  // `delivery`: one for each extract of the master source that is taken in. `sha256`: of the file.
  | {readonly kind: 'persons.synced'; readonly delivery: string; readonly holder: string; readonly format: string; readonly sha256: string; readonly read: number; readonly added: number; readonly changed: number; readonly lifted: number; readonly rejected: number; readonly turn: number; readonly signature: string}
  // `sha256`: of what was left, as it is sealed.
  | {readonly kind: 'inbox.sealed'; readonly item: string; readonly sha256: string}
  | {readonly kind: 'inbox.drained'; readonly holder: string; readonly items: readonly string[]; readonly turn: number; readonly signature: string}
  // `letter`: one for each that Skatteverket is to forward. `sha256`: of what is kept of it.
  | {readonly kind: 'letter.prepared'; readonly letter: string; readonly person: string; readonly holder: string; readonly sha256: string; readonly turn: number; readonly signature: string}
  // `to`: where they stand from now on. `envelopes`: how many of them, in their order, each outer envelope of a batch holds; null for any other move. `why`: a code, of what came back or is not to be sent.
  | {readonly kind: 'letters.moved'; readonly to: 'prepared' | 'batched' | 'posted' | 'returned' | 'withdrawn'; readonly batch: number | null; readonly envelopes: readonly number[] | null; readonly letters: readonly string[]; readonly why: string | null; readonly holder: string; readonly turn: number; readonly signature: string}
  // `why`: what became of the labels that were printed before; null for the first ones. `file`: keyed digest of where it is written; null for a printer. Then what came of it: `unsure` where the printer was handed them and did not say that all went well. `digest`: keyed, of what was printed.
  | {readonly kind: 'printing.begun'; readonly printing: string; readonly batch: number; readonly medium: string; readonly file: string | null; readonly letters: readonly string[]; readonly why: string | null; readonly holder: string; readonly turn: number; readonly signature: string}
  | {readonly kind: 'printing.done'; readonly printing: string; readonly outcome: 'done' | 'failed' | 'unsure'; readonly digest: string | null; readonly holder: string; readonly turn: number; readonly signature: string}
  // After a backup was put back: a holder has compared the letters with what lies on the desk and what was posted.
  | {readonly kind: 'letters.compared'; readonly holder: string; readonly turn: number; readonly signature: string}
  // The file that was printed to is gone: `missing` where it was already.
  | {readonly kind: 'printing.destroyed'; readonly printing: string; readonly outcome: 'removed' | 'missing'; readonly holder: string; readonly turn: number; readonly signature: string}
  // The vault was opened with two shares. `holder`: the key that they gave; `opening`: the key that was let in, until when. `by`: who it was, where one account acts for everybody. `note`: keyed fingerprint of why, and `words` where that is kept.
  | {readonly kind: 'break-glass.opened'; readonly opening: string; readonly holder: string; readonly by: string; readonly until: Instant; readonly note: Fingerprint; readonly words: string; readonly turn: number; readonly signature: string}
  // Whether those who are to know heard of it, through what the settings name.
  | {readonly kind: 'break-glass.told'; readonly opening: string; readonly outcome: OpeningNotice}
  // Somebody else looked at it. `note` and `words`: null where nothing was written.
  | {readonly kind: 'break-glass.reviewed'; readonly opening: string; readonly by: string; readonly outcome: OpeningOutcome; readonly note: Fingerprint | null; readonly words: string | null}
  // `reader`: the account whose readings were listed; null for everybody’s.
  | {readonly kind: 'readings.listed'; readonly reader: string | null}
  // `drawn`: positions in this chain of readings that somebody else looks at, out of how many; then what they found.
  | {readonly kind: 'readings.sampled'; readonly sample: string; readonly drawn: readonly number[]; readonly of: number}
  | {readonly kind: 'readings.reviewed'; readonly sample: string; readonly outcome: SampleOutcome}

/** What a review of readings came to. */
export const SAMPLE_OUTCOMES = ['in-order', 'to-follow-up'] as const
export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number]

/** What somebody else made of an opening with shares. */
export const OPENING_OUTCOMES = ['justified', 'to-follow-up', 'unjustified'] as const
export type OpeningOutcome = (typeof OPENING_OUTCOMES)[number]

/** Whether those who are to know heard of an opening at once: `nowhere` where the settings name no way to tell them. */
export const OPENING_NOTICES = ['told', 'failed', 'nowhere'] as const
export type OpeningNotice = (typeof OPENING_NOTICES)[number]

/** Why holders were settled anew: the first began, one was let in or removed, the vault key was changed, or a holder tells what the log had no word of. */
export const SETTLED_WHYS = ['begun', 'admitted', 'removed', 'rotated', 'witnessed'] as const
export type SettledWhy = (typeof SETTLED_WHYS)[number]

/** A holder, with the account and the keys. */
export interface SettledHolder extends HolderKey {
  readonly name: string
  readonly account: string
}

/** What others know of a holder’s key. */
export interface HolderKey {
  readonly recipient: string
  readonly signing: string
}

/** What a holder signs: each in a series of its own holder, counted by `turn` from 1 without a gap. */
export type SignedEvent = Extract<AuditEvent, {readonly signature: string}>

/** A signed event before it is signed: the signature is made over its place in the chain. */
export type ToSign<Event extends SignedEvent = SignedEvent> = Event extends SignedEvent ? Omit<Event, 'signature' | 'turn'> : never

/** Kinds of which each holder signs their own: a row of such a kind without a true signature is forged. */
export const SIGNED_KINDS = Object.keys({
  'holders.settled': 1,
  'reading.intended': 1,
  'reading.done': 1,
  'person.added': 1,
  'person.removed': 1,
  'person.noted': 1,
  'register.swept': 1,
  'persons.tallied': 1,
  'persons.synced': 1,
  'inbox.drained': 1,
  'letter.prepared': 1,
  'letters.moved': 1,
  'letters.compared': 1,
  'printing.begun': 1,
  'printing.done': 1,
  'printing.destroyed': 1,
  'break-glass.opened': 1,
} satisfies Record<SignedEvent['kind'], 1>) as readonly string[]

/** Every kind of event: for choosing among them, and for knowing one that is none. */
export const AUDIT_KINDS = Object.keys({
  'workspace.created': 1,
  'right.granted': 1,
  'right.revoked': 1,
  'file.imported': 1,
  'entries.rescanned': 1,
  'entry.decided': 1,
  'entry.declared': 1,
  'decision.undone': 1,
  'entry.taken-over': 1,
  'entry.withdrawn': 1,
  'entry.restored': 1,
  'entry.found-before-release': 1,
  'original.written': 1,
  'item.held': 1,
  'paper.made': 1,
  'site.released': 1,
  'site.rolled-back': 1,
  'package.begun': 1,
  'package.written': 1,
  'package.abandoned': 1,
  'package.asked-again': 1,
  'package.dropped': 1,
  'package.received': 1,
  'hold.set': 1,
  'hold.lifted': 1,
  'registry-copies.purged': 1,
  'incident.reported': 1,
  'incident.coordinator-told': 1,
  'incident.assessed': 1,
  'incident.noted': 1,
  'incident.told': 1,
  'incident.exported': 1,
  'incident.closed': 1,
  'routine.registered': 1,
  'routine.retired': 1,
  'followup.made': 1,
  'followup.signed': 1,
  'action.added': 1,
  'action.done': 1,
  'request.registered': 1,
  'request.answered': 1,
  'request.removed': 1,
  'absence.recorded': 1,
  'absence.withdrawn': 1,
  'escalations.raised': 1,
  'store.trimmed': 1,
  'register.backed-up': 1,
  'register.restored': 1,
  'stops.made-again': 1,
  'log.trimmed': 1,
  'log.anchored': 1,
  'log.found-altered': 1,
  'clock.confirmed': 1,
  'subject.searched': 1,
  'entry.erased': 1,
  'note.erased': 1,
  'file.erased': 1,
  'subject.extracted': 1,
  'holder.asked': 1,
  'holder.vouched': 1,
  'holder.withdrew': 1,
  'holder.took-notice': 1,
  'holders.settled': 1,
  'holders.carried': 1,
  'reading.intended': 1,
  'reading.done': 1,
  'person.added': 1,
  'person.removed': 1,
  'person.noted': 1,
  'register.swept': 1,
  'persons.tallied': 1,
  'persons.synced': 1,
  'inbox.sealed': 1,
  'inbox.drained': 1,
  'letter.prepared': 1,
  'letters.moved': 1,
  'letters.compared': 1,
  'printing.begun': 1,
  'printing.done': 1,
  'printing.destroyed': 1,
  'break-glass.opened': 1,
  'break-glass.told': 1,
  'break-glass.reviewed': 1,
  'readings.listed': 1,
  'readings.sampled': 1,
  'readings.reviewed': 1,
} satisfies Record<AuditEvent['kind'], 1>) as AuditEvent['kind'][]

/** The committee in whose name something was done; null for what concerns the whole municipality. */
export type ActingCommittee = CommitteeCode | null

/** The entry that an event is about, for finding all that happened to one. */
export function entryOf(event: AuditEvent): EntryId | null {
  return 'entry' in event ? event.entry : null
}

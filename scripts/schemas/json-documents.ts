import {PACKAGE_FAULTS} from '../../src/core/archive/package-fault.js'
import {ARCHIVE_STANDINGS, type ArchiveStanding} from '../../src/core/archive/selection.js'
import {z} from 'zod'
import {ROW_PROBLEMS} from '../../src/core/intake/row-problem.js'
import {SOURCE_COLUMNS} from '../../src/core/intake/source-map.js'
import {OPENING_NOTICES, OPENING_OUTCOMES, SAMPLE_OUTCOMES, SETTLED_WHYS} from '../../src/core/audit/event.js'
import {OPENING_STATES} from '../../src/core/protected/break-glass.js'
import {ATTENDANCE_ROLES} from '../../src/core/minutes/attendance.js'
import {PAPER_FORMS} from '../../src/core/minutes/drawn-paper.js'
import {HOLD_REASONS} from '../../src/core/terms/legal-hold.js'
import {PACKAGE_STATES} from '../../src/usecases/archive/packages.js'
import {PAPER_KINDS} from '../../src/core/minutes/paper-kind.js'
import {NOTE_CODES} from '../../src/core/minutes/split-sections.js'
import {TRACE_KINDS} from '../../src/core/publication/traces.js'
import {PAPER_STATES} from '../../src/usecases/minutes/list-meetings.js'
import {JOURNEY, WAITING_STAGES} from '../../src/core/journey.js'
import {GROUNDS} from '../../src/core/policy/ground.js'
import {RuleSchema} from '../../src/core/policy/policy.js'
import {COPY_FATES, LETTER_STATES, RETURN_REASONS, WITHDRAWAL_REASONS} from '../../src/core/forwarding/journey.js'
import {LETTER_KINDS} from '../../src/core/forwarding/letter.js'
import {CHANNELS} from '../../src/core/protected/channel.js'
import {MASTER_FORMATS, MASTER_PROBLEMS} from '../../src/core/protected/master-record.js'
import {GONE, KEEPING_GROUNDS, MARKING_SOURCES} from '../../src/core/protected/particulars.js'
import {READ_FIELDS, READING_MEDIA, READING_REASONS} from '../../src/core/protected/person.js'
import {PROTECTION_LEVELS, PROTECTIONS} from '../../src/core/protected/protection.js'
import {ASSESSMENT_OUTCOMES, HIT_HOWS} from '../../src/core/protected/record.js'
import {REFUSALS} from '../../src/core/refusal.js'
import {CHANGED_BY} from '../../src/core/review/changed.js'
import {DECISION_KINDS, REASON_CODES} from '../../src/core/review/decision.js'
import {REMEDIES} from '../../src/core/review/remedy.js'
import {STORE_NAMES} from '../../src/core/retention/stores.js'
import {BREACHES, CATEGORIES, CAUSES, GROUPS, NOTE_KINDS, OBSTACLES, ORIGINS, RISKS, SCALES, SHOWN_FIELDS, URGENCIES} from '../../src/core/incident/incident.js'
import {CHECK_STATES, STATUS_CHECKS} from '../../src/core/status/check.js'
import {GAP_CODES} from '../../src/core/followup/follow-up.js'
import {MEANS, OUTCOMES, REQUEST_STATES} from '../../src/core/request/request.js'
import {NEEDED_ROLES} from '../../src/core/user/absence.js'
import {ROUTINE_KINDS, ROUTINE_STATES} from '../../src/core/routine/routine.js'
import {GRANT_REASONS, ROLES} from '../../src/core/rights.js'
import {DETECTORS} from '../../src/core/scan/detectors/index.js'
import {CUE_CODES, CUE_EFFECTS} from '../../src/core/scan/explain/cue.js'
import {ENCODINGS} from '../../src/io/files/encoding.js'
import {UNREAD_REASONS} from '../../src/core/register/unread.js'
import {FINDING_KINDS, SCAN_FIELDS} from '../../src/core/scan/finding.js'
import {WEIGHED} from '../../src/core/scan/tagger/explain.js'
import {PARTY_KINDS} from '../../src/core/scan/party/party-kind.js'
import {ASKED_KINDS} from '../../src/core/subject/asked.js'
import {SUBJECT_FIELDS} from '../../src/core/subject/entry-places.js'
import {LOOK_MARKS} from '../../src/core/subject/extract.js'
import {HOLDINGS} from '../../src/core/subject/holdings.js'

// What scripts are promised: every `--json` document, strictly. An addition is an addition here; what is removed or changes its
// meaning is a new number in `schema`.

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] => Object.keys(table) as [Key, ...Key[]]

const Count = z.int().min(0)
const Seconds = z.number().min(0)
const Day = z.iso.date()
const Instant = z.iso.datetime({precision: 3})
/** Day and time of day where the municipality is. */
const LocalMoment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
const Id = z.string().regex(/^[a-z]{20}$/)
const Version = z.string().regex(/^[a-z]{20}\.\d+$/)
const RunName = z.string().regex(/^\d{8}-\d{6}-[a-z]{4}$/)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const PolicyHash = z.string().regex(/^[0-9a-f]{32}$/)
const Fingerprint = z.string().min(1)
const Committee = z.string().min(1)
const Text = z.string()
const Stage = z.enum(keysOf(JOURNEY))
const StageCounts = z.partialRecord(Stage, Count)
const Reason = z.enum(REASON_CODES)
const Outcome = z.enum(['clear', 'review', 'block'])
const DetectorName = z.enum([...DETECTORS.map(({id}) => id), 'file'])
const Refused = z.enum(keysOf(REFUSALS))

/** A letter that could not go, by the number that people call it. */
const StoppedLetter = z.strictObject({number: Count, code: Refused})

/** What a party field is read as (C1–C5), and each party with its place. */
const PartyKindName = z.enum(PARTY_KINDS)
const Parties = z.strictObject({kind: z.enum([...PARTY_KINDS, 'several', 'none']), parties: z.array(z.strictObject({kind: PartyKindName, start: Count, end: Count}))})

/** Where something was found. Offsets are UTF-16 units; `why` is the detector's code for it. */
const Finding = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  field: z.enum(SCAN_FIELDS),
  index: Count,
  start: Count,
  end: Count,
  certainty: z.enum(['certain', 'likely']),
  detector: DetectorName,
  why: Text,
  who: z.enum(['official', 'elected', 'private']).optional(),
  party: PartyKindName.optional(),
  place: Text.optional(),
})

const Grounds = z.array(z.strictObject({ground: z.enum(keysOf(GROUNDS)), requirement: Text, law: Text}))
/** Lines of a text, and words of a line, from 1. */
const WordPlace = z.strictObject({line: z.int().min(1), firstWord: z.int().min(1), lastWord: z.int().min(1)})
/** What raised or lowered a finding; `without` is how certain it would be without that. */
const Cue = z.strictObject({
  effect: z.enum(CUE_EFFECTS),
  code: z.enum(CUE_CODES),
  place: z.strictObject({field: z.enum(SCAN_FIELDS), index: Count, start: Count, end: Count, words: WordPlace}).nullable(),
  without: z.enum(['certain', 'likely', 'none']).nullable(),
  bearers: Count.nullable(),
  likelihood: z.strictObject({with: Count, without: Count}).optional(),
})
const WeighedName = z.strictObject({likelihood: Count, for: z.array(z.enum(WEIGHED)), against: z.array(z.enum(WEIGHED))})
const Explanation = {place: WordPlace.nullable(), detectorVersion: Count, stands: z.boolean(), cues: z.array(Cue), capped: z.boolean(), weighed: WeighedName.optional(), remedies: z.array(z.enum(REMEDIES))}
const ExplainedFindings = z.array(z.strictObject({finding: Finding, answer: Outcome, rule: RuleSchema.nullable(), ...Explanation}))
/** An example of the policy that came out otherwise than it says: told by its line, without its text. */
const FailedExample = z.strictObject({line: Count, expected: Outcome, kind: z.enum(FINDING_KINDS).nullable(), rule: Text.nullable(), answer: Outcome, findings: ExplainedFindings})
const JudgedUnder = z.strictObject({judged: PolicyHash, now: PolicyHash})

const Judged = {grounds: z.array(z.enum(keysOf(GROUNDS))), findings: z.array(z.strictObject({finding: Finding, rule: Text, answer: Outcome})), more: Count.optional()}
const Verdict = z.discriminatedUnion('kind', [z.strictObject({kind: z.literal('secret')}), ...Outcome.options.map((kind) => z.strictObject({kind: z.literal(kind), ...Judged}))])

const Secrecy = z.enum(['yes', 'no', 'unknown'])
const Registered = {
  heading: Text,
  headingSecrecy: Secrecy,
  caseType: Text,
  statute: Text,
  protection: z.enum(['none', 'marked']),
  date: Day,
  officer: Text,
  registrar: Text,
  rowsDisagree: z.boolean(),
}

const PaperName = z.enum(PAPER_KINDS)
const Section = z.string().regex(/^\d{1,4}[a-z]?$/)
const SectionRange = z.strictObject({from: Section, to: Section})
const Attendant = z.strictObject({name: Text, role: z.enum(ATTENDANCE_ROLES), party: Text.nullable(), instead: Text.nullable(), sections: z.array(SectionRange).nullable()})
const Block = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('heading'), text: Text}),
  z.strictObject({kind: z.literal('paragraph'), text: Text}),
  z.strictObject({kind: z.literal('list'), first: z.int().nullable(), items: z.array(Text)}),
  z.strictObject({kind: z.literal('table'), rows: z.array(z.array(Text))}),
])
const OfItem = {number: Section, diaryNumber: Text, text: z.array(Block), decision: z.array(Block), conflicts: z.array(Text), recipients: z.array(Text), attachments: z.array(Text)}
const DrawnPaper = z.strictObject({
  kind: PaperName, committee: Committee, date: Day, heading: Text, time: Text.nullable(), place: Text, attendance: z.array(Attendant), items: z.array(z.strictObject({heading: Text, ...OfItem})), ranges: z.array(SectionRange), form: z.enum(PAPER_FORMS),
})

/** An entry as the registry keeps it: for staff, never for the public. A meeting is kept as a case, its items and papers as documents. */
const Content = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('case'), ...Registered, closedOn: Day.nullable(), isClosed: z.boolean(), meeting: z.strictObject({time: Text.nullable(), place: Text, attendance: z.array(Attendant)}).optional()}),
  z.strictObject({
    kind: z.literal('document'),
    ...Registered,
    documentSecrecy: Secrecy,
    direction: z.enum(['In', 'Ut', 'Upprättad', 'unknown']),
    internalParty: Text,
    parties: z.array(Text),
    files: z.array(z.strictObject({path: Text, choice: z.enum(['yes', 'no', 'missing']), sha256: Sha256.nullable(), bytes: Count.nullable(), reading: z.enum(['text', 'unread', 'absent']), why: z.enum(UNREAD_REASONS).optional()})),
    choiceWithoutFile: z.enum(['none', 'no', 'unclear']),
    item: z.strictObject({paper: PaperName, ...OfItem, present: z.array(Text)}).optional(),
    paper: z.strictObject({paper: PaperName, drawn: DrawnPaper.nullable()}).optional(),
  }),
])

const Decision = z.strictObject({
  id: Id,
  kind: z.enum(DECISION_KINDS),
  entry: Id,
  version: Version,
  fingerprint: Fingerprint,
  actor: Text,
  at: Instant,
  reason: Reason.nullable(),
  policyHash: PolicyHash,
  findings: z.array(Finding),
  ground: Text.nullable(),
  note: Id.nullable(),
  madeVersion: Count.nullable(),
  undoneAt: Instant.nullable(),
  batch: Id.nullable(),
  seal: Fingerprint.nullable(),
  stageBefore: Stage.nullable(),
  routine: Text.nullable(),
  decisionBefore: Id.nullable(),
  noteText: Text.nullable(),
})

const RowCounts = {read: Count, imported: Count, changed: Count, unchanged: Count, rejected: Count}

const ChainHead = {chain: Committee, position: Count, hash: Sha256}

/** A holder’s number in their own series, and their signature, Ed25519 in Base64. */
const Signature = {turn: z.int().min(1), signature: z.base64()}
const TallyShape = {contacts: Count, toldOfRisks: Count, offeredAnotherWay: Count, ownName: Count, noOpenCase: Count}
const HolderKey = z.strictObject({recipient: Text, signing: z.base64()})
const SettledHolder = HolderKey.extend({name: Text, account: Text})

/** The audit log's events, as `src/core/audit/event.ts` lists them. */
const AuditEvent = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('workspace.created'), rehearsal: z.boolean(), publishFrom: Day}),
  z.strictObject({kind: z.literal('right.granted'), user: Text, role: z.enum(ROLES), committee: Committee, reason: z.enum(GRANT_REASONS).optional(), until: Day.nullable().optional()}),
  z.strictObject({kind: z.literal('right.revoked'), user: Text, role: z.enum(ROLES), committee: Committee}),
  z.strictObject({kind: z.literal('file.imported'), run: RunName, sha256: Sha256, source: Text, counts: z.strictObject(RowCounts), withdrawn: Count, digest: Text}),
  z.strictObject({kind: z.literal('entries.rescanned'), run: RunName, scanned: Count, held: Count, policy: PolicyHash}),
  z.strictObject({kind: z.literal('entry.decided'), entry: Id, version: Version, decision: Id, answer: z.enum(DECISION_KINDS), reason: Reason.nullable(), fingerprint: Fingerprint, note: Fingerprint.nullable()}),
  z.strictObject({kind: z.literal('decision.undone'), entry: Id, decision: Id}),
  z.strictObject({kind: z.literal('entry.withdrawn'), entry: Id, version: Version, reason: Reason}),
  z.strictObject({kind: z.literal('entry.taken-over'), entry: Id, from: Text}),
  z.strictObject({kind: z.literal('entry.restored'), entry: Id, version: Version}),
  z.strictObject({kind: z.literal('entry.declared'), entry: Id, version: Version, decision: Id, places: z.number().int(), persons: z.number().int()}),
  z.strictObject({kind: z.literal('entry.found-before-release'), entry: Id, version: Version}),
  z.strictObject({kind: z.literal('registry-copies.purged'), run: RunName, ground: z.enum(['receipt', 'time', 'tombstone']), entries: Count, cases: Count, digest: Sha256}),
  z.strictObject({kind: z.literal('incident.reported'), incident: Text, breach: z.enum(BREACHES), entry: Id.nullable(), suspectedAt: Instant, awareAt: Instant}),
  z.strictObject({kind: z.literal('incident.coordinator-told'), incident: Text, outcome: z.enum(['told', 'failed', 'nowhere'])}),
  z.strictObject({kind: z.literal('incident.assessed'), incident: Text, risk: z.enum(RISKS), tellsAuthority: z.boolean(), tellsPersons: z.boolean()}),
  z.strictObject({kind: z.literal('incident.noted'), incident: Text, what: z.enum(NOTE_KINDS), note: Fingerprint}),
  z.strictObject({kind: z.literal('incident.told'), incident: Text, whom: z.enum(['authority', 'persons']), at: Instant}),
  z.strictObject({kind: z.literal('incident.exported'), incident: Text, sha256: z.array(Sha256)}),
  z.strictObject({kind: z.literal('incident.closed'), incident: Text}),
  z.strictObject({kind: z.literal('routine.registered'), routine: Text, what: z.enum(ROUTINE_KINDS), decidedOn: Day, nextReviewOn: Day}),
  z.strictObject({kind: z.literal('routine.retired'), routine: Text}),
  z.strictObject({kind: z.literal('followup.made'), report: Text, from: Day, to: Day, inside: z.boolean(), sha256: z.array(Sha256)}),
  z.strictObject({kind: z.literal('followup.signed'), report: Text}),
  z.strictObject({kind: z.literal('action.added'), action: Text, gap: z.enum(GAP_CODES), owner: Text, until: Day}),
  z.strictObject({kind: z.literal('action.done'), action: Text}),
  z.strictObject({kind: z.literal('request.registered'), request: Text, receivedOn: Day, dueOn: Day, note: Fingerprint.nullable()}),
  z.strictObject({kind: z.literal('request.answered'), request: Text, outcome: z.enum(OUTCOMES), isLate: z.boolean()}),
  z.strictObject({kind: z.literal('request.removed'), request: Text}),
  z.strictObject({kind: z.literal('absence.recorded'), user: Text}),
  z.strictObject({kind: z.literal('absence.withdrawn'), user: Text}),
  z.strictObject({kind: z.literal('escalations.raised'), rows: Count, isWithoutLawyer: z.boolean()}),
  z.strictObject({kind: z.literal('store.trimmed'), run: RunName, store: z.enum(STORE_NAMES), removed: Count}),
  z.strictObject({kind: z.literal('site.rolled-back'), run: RunName, to: RunName, hidden: Count, digest: Text}),
  z.strictObject({kind: z.literal('package.begun'), package: Text, form: z.enum(['open', 'sealed']), cases: Count}),
  z.strictObject({kind: z.literal('package.written'), package: Text, sha256: Sha256, cases: Count, documents: Count, files: Count}),
  z.strictObject({kind: z.literal('package.abandoned'), package: Text}),
  z.strictObject({kind: z.literal('package.asked-again'), package: Text}),
  z.strictObject({kind: z.literal('package.dropped'), package: Text, cases: Count}),
  z.strictObject({kind: z.literal('package.received'), package: Text, sha256: Sha256, receipt: Sha256, cases: Count}),
  z.strictObject({kind: z.literal('hold.set'), entry: Id, reason: z.enum(HOLD_REASONS)}),
  z.strictObject({kind: z.literal('hold.lifted'), entry: Id}),
  z.strictObject({kind: z.literal('original.written'), entry: Id, paper: PaperName, sha256: Sha256, items: Count}),
  z.strictObject({kind: z.literal('item.held'), entry: Id}),
  z.strictObject({kind: z.literal('paper.made'), entry: Id, version: Version, sha256: Sha256, items: Count, omitted: Count}),
  z.strictObject({kind: z.literal('site.released'), run: RunName, published: Count, republished: Count, withdrawn: Count, expired: Count, digest: Text, slot: LocalMoment.optional(), lateMinutes: Count.optional()}),
  z.strictObject({kind: z.literal('entry.erased'), entry: Id, ground: z.enum(['time', 'receipt'])}),
  z.strictObject({kind: z.literal('note.erased'), note: Id}),
  z.strictObject({kind: z.literal('file.erased'), file: Fingerprint, line: z.int().min(1).nullable()}),
  z.strictObject({kind: z.literal('subject.extracted'), search: Id, entries: Count, things: Count, protectedShown: z.array(Id), sha256: z.array(Sha256)}),
  z.strictObject({kind: z.literal('subject.searched'), search: Id, asked: z.array(Fingerprint), exact: Count, likely: Count, protectedShown: z.array(Id)}),
  z.strictObject({kind: z.literal('register.backed-up'), sha256: Sha256, heads: z.array(z.strictObject(ChainHead))}),
  z.strictObject({kind: z.literal('register.restored'), backupSha256: Sha256, heads: z.array(z.strictObject(ChainHead)), reapplied: Count}),
  z.strictObject({kind: z.literal('stops.made-again'), reapplied: Count}),
  z.strictObject({kind: z.literal('log.trimmed'), chain: Committee, until: Count, hash: Sha256, removed: Count, before: Text}),
  z.strictObject({kind: z.literal('log.anchored'), anchor: Sha256, chains: Count}),
  z.strictObject({kind: z.literal('clock.confirmed'), last: Instant, days: Count, heads: z.array(z.strictObject(ChainHead))}),
  z.strictObject({kind: z.literal('holder.asked'), request: Id, holder: Text, key: HolderKey}),
  z.strictObject({kind: z.literal('holder.withdrew'), request: Id, holder: Text}),
  z.strictObject({kind: z.literal('holder.vouched'), request: Id, holder: Text, by: Text, as: z.enum(['holder', 'administrator'])}),
  z.strictObject({kind: z.literal('holder.took-notice'), holder: Text, notice: Count}),
  z.strictObject({kind: z.literal('holders.settled'), why: z.enum(SETTLED_WHYS), holder: Text, named: Text.nullable(), version: Count, roster: Sha256, generation: Count, persons: Count, members: z.array(SettledHolder), ...Signature}),
  z.strictObject({kind: z.literal('holders.carried'), version: Count, roster: Sha256, members: z.array(SettledHolder), notices: z.array(z.strictObject({holder: Text, notice: Count}))}),
  z.strictObject({kind: z.literal('reading.intended'), reading: Id, holder: Text, person: Sha256, fields: z.array(z.enum(READ_FIELDS)), why: z.enum(READING_REASONS), medium: z.enum(READING_MEDIA).optional(), ...Signature}),
  z.strictObject({kind: z.literal('reading.done'), reading: Id, holder: Text, outcome: z.enum(['shown', 'absent', 'failed']), ...Signature}),
  z.strictObject({kind: z.literal('person.added'), person: Sha256, holder: Text, item: Id.nullable(), ...Signature}),
  z.strictObject({kind: z.literal('person.removed'), person: Sha256, holder: Text, ...Signature}),
  z.strictObject({kind: z.literal('person.noted'), person: Sha256, holder: Text, record: Id, sha256: Sha256, ...Signature}),
  z.strictObject({kind: z.literal('persons.tallied'), committee: Committee, from: Day, to: Day, holder: Text, ...TallyShape, ...Signature}),
  z.strictObject({kind: z.literal('register.swept'), holder: Text, looked: Count, found: Count, ...Signature}),
  z.strictObject({kind: z.literal('persons.synced'), delivery: Id, holder: Text, format: z.enum(MASTER_FORMATS), sha256: Sha256, read: Count, added: Count, changed: Count, lifted: Count, rejected: Count, ...Signature}),
  z.strictObject({kind: z.literal('inbox.sealed'), item: Id, sha256: Sha256}),
  z.strictObject({kind: z.literal('break-glass.opened'), opening: Text, holder: Text, by: Text, until: Instant, note: Fingerprint, words: Id, ...Signature}),
  z.strictObject({kind: z.literal('break-glass.told'), opening: Text, outcome: z.enum(OPENING_NOTICES)}),
  z.strictObject({kind: z.literal('break-glass.reviewed'), opening: Text, by: Text, outcome: z.enum(OPENING_OUTCOMES), note: Fingerprint.nullable(), words: Id.nullable()}),
  z.strictObject({kind: z.literal('readings.listed'), reader: Text.nullable()}),
  z.strictObject({kind: z.literal('readings.sampled'), sample: Id, drawn: z.array(Count), of: Count}),
  z.strictObject({kind: z.literal('readings.reviewed'), sample: Id, outcome: z.enum(SAMPLE_OUTCOMES)}),
  z.strictObject({kind: z.literal('inbox.drained'), holder: Text, items: z.array(Id), ...Signature}),
  z.strictObject({kind: z.literal('log.found-altered'), chain: Committee, head: Count, headHash: Text, last: Count, lastHash: Text}),
])

const OutOfSight = z.enum(['disk-blocks', 'backups', 'server-files', 'server-log', 'replicas'])

/** What stands first wherever a protected person is shown (K4). */
const Marking = z.literal('SKYDDADE PERSONUPPGIFTER')
const TwelveDigits = z.string().regex(/^\d{12}$/)
const PersonRecord = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('contact'), channel: z.enum(CHANNELS), calledBack: z.boolean(), idShown: z.boolean(), note: Text}),
  z.strictObject({kind: z.literal('told'), risks: z.boolean(), otherWay: z.boolean()}),
  z.strictObject({kind: z.literal('assessment'), outcome: z.enum(ASSESSMENT_OUTCOMES), ground: Text, entry: Id.nullable(), text: Sha256.nullable(), note: Text}),
  z.strictObject({kind: z.literal('found'), entry: Id, committee: Committee, number: Text, hows: z.array(z.enum(HIT_HOWS)), wasPublic: z.boolean(), publicSince: Day.nullable(), addresses: z.array(Text)}),
])
const ProtectedPerson = z.strictObject({
  id: Id,
  committees: z.array(Text),
  saidAt: LocalMoment,
  /** Empty of somebody whom a row of the registry marks, and whose number nobody has told. */
  number: z.union([z.literal(''), TwelveDigits]),
  name: Text,
  address: Text,
  level: z.enum(PROTECTIONS),
  particulars: z.strictObject({
    markings: z.array(z.strictObject({level: z.enum(PROTECTION_LEVELS), source: z.enum(MARKING_SOURCES), since: Day.nullable(), saidAt: Instant, liftedAt: Instant.nullable(), delivery: Id.nullable()})),
    properties: z.array(Text),
    otherNumbers: z.array(TwelveDigits),
    gone: z.enum(GONE).nullable(),
    ground: z.enum(KEEPING_GROUNDS).nullable(),
    place: Text.nullable(),
  }),
  records: z.array(z.strictObject({id: Id, at: LocalMoment, by: Text, record: PersonRecord})),
})
/** What a sweep came to (K2). */
const Sweep = z.strictObject({
  looked: Count,
  found: z.array(z.strictObject({person: Id, entry: Id, committee: Committee, number: Text, hows: z.array(z.enum(HIT_HOWS)), wasPublic: z.boolean(), publicSince: Day.nullable(), urls: z.array(Text)})),
  unread: Count,
  unopened: Count,
  onStaffLists: z.array(Committee),
  unfinished: Text.nullable(),
})
const AtUnlocking = {holders: z.array(Text), drained: Count, stuck: Count, unswept: Count}
const Rotated = {isChanged: z.boolean(), generation: Count, persons: Count, unopened: Count, holders: z.array(Text), retired: z.array(Text)}
/** An opening with shares, as everybody is told of it who may see who holds keys. */
const Unreviewed = z.strictObject({name: Text, account: Text, by: Text, at: Instant, until: Instant, notice: z.enum(OPENING_NOTICES).nullable(), state: z.enum(OPENING_STATES), localAt: LocalMoment, localUntil: LocalMoment})

/** Null where the row holds no event: somebody else wrote it, which `audit verify` tells. */
const ReadEvent = AuditEvent.nullable()

const HistoryItem = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('event'), when: LocalMoment, at: Instant, actor: Text, event: ReadEvent}),
  z.strictObject({kind: z.literal('version'), when: LocalMoment, at: Instant, number: z.int().min(1), origin: z.enum(['import', 'rescan'])}),
  z.strictObject({kind: z.literal('first-published'), when: Day}),
  z.strictObject({kind: z.literal('last-day'), when: Day}),
])

const Said = {what: Text, next: Text}
const Where = {chain: Committee, position: z.number()}
const Range = {chain: Committee, from: z.number(), to: z.number()}

/** What verifying may find wrong, as `src/core/audit/problem.ts` lists it, each with what it means and what to do. */
const AuditProblem = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('edited'), ...Where, seenBy: z.enum(['itself', 'next', 'head']), ...Said}),
  z.strictObject({kind: z.literal('missing'), ...Range, renumbered: z.boolean(), ...Said}),
  z.strictObject({kind: z.literal('start-missing'), chain: Committee, until: Count, ...Said}),
  z.strictObject({kind: z.literal('inserted'), ...Range, seenBy: z.enum(['links', 'head']), ...Said}),
  z.strictObject({kind: z.literal('reordered'), ...Where, belongsAt: Count, ...Said}),
  z.strictObject({kind: z.literal('renumbered'), ...Range, ...Said}),
  z.strictObject({kind: z.literal('truncated'), ...Range, seenBy: z.enum(['head', 'anchor']), ...Said}),
  z.strictObject({kind: z.literal('forked'), ...Where, seenBy: z.enum(['rows', 'anchor']), ...Said}),
  z.strictObject({kind: z.literal('restored-old-copy'), chains: z.array(Committee), newest: Text, anchored: Instant, ...Said}),
  z.strictObject({kind: z.literal('other-register'), chain: Committee, ...Said}),
  z.strictObject({kind: z.literal('head-missing'), chain: Committee, ...Said}),
  z.strictObject({kind: z.literal('found-altered'), ...Where, ...Said}),
  z.strictObject({kind: z.literal('restore-untrue'), ...Where, ...Said}),
  z.strictObject({kind: z.literal('signature-wrong'), ...Where, ...Said}),
  z.strictObject({kind: z.literal('turn-missing'), ...Where, ...Said}),
  z.strictObject({kind: z.literal('restore-unvouched'), ...Where, ...Said}),
  z.strictObject({kind: z.literal('stray'), rows: Count, ...Said}),
  z.strictObject({kind: z.literal('index-differs'), ...Said}),
  z.strictObject({kind: z.literal('anchors-gone'), ...Said}),
  z.strictObject({kind: z.literal('anchor-unreadable'), line: Count, ...Said}),
  z.strictObject({kind: z.literal('anchor-altered'), line: Count, ...Said}),
  z.strictObject({kind: z.literal('anchor-of-other-register'), line: Count, lines: Count, ...Said}),
  z.strictObject({kind: z.literal('more'), chain: Committee, after: z.number(), ...Said}),
])

const AuditNote = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('trimmed'), chain: Committee, until: Count, removed: Count, at: Text, actor: Text, what: Text}),
  z.strictObject({kind: z.literal('restored'), at: Text, actor: Text, backupSha256: Sha256, reapplied: Count, lost: Count, vouched: z.boolean(), what: Text}),
  z.strictObject({kind: z.literal('not-anchored'), what: Text}),
  z.strictObject({kind: z.literal('anchors-elsewhere'), anchors: Count, what: Text}),
  z.strictObject({kind: z.literal('anchors-before-start'), anchors: Count, what: Text}),
])

const SlotName = {day: Day, time: z.string().regex(/^\d{2}:\d{2}$/)}

const Run = z.strictObject({
  id: RunName,
  kind: z.enum(['import', 'scan', 'publication', 'removal', 'rollback', 'purge']),
  state: z.enum(['running', 'finished', 'failed']),
  slot: Text.nullable(),
  startedAt: Instant,
  frozenAt: Instant,
  finishedAt: Instant.nullable(),
  counts: z.record(Text, Count),
})

const File = z.strictObject({name: Text, type: Text, bytes: Count, address: Text})
const Shown = {publishedOn: Day, lastDay: Day, address: Text}

const PlainCase = z.strictObject({id: Id, kind: z.literal('case'), form: z.literal('plain'), heading: Text, committee: Committee, diaryNumber: Text, officer: Text.nullable(), date: Day, ...Shown})

const documentRow = <Form extends string, Files extends z.ZodRawShape>(form: Form, files: Files) =>
  z.strictObject({
    id: Id,
    kind: z.literal('document'),
    form: z.literal(form),
    // Null, as the number, only on a receipt (`withheldRow: receipt`): direction and date are all it tells.
    heading: Text.nullable(),
    caseHeading: Text.nullable(),
    committee: Committee,
    diaryNumber: Text.nullable(),
    direction: z.enum(['In', 'Ut', 'Upprättad']),
    date: Day,
    party: Text.nullable(),
    officer: Text.nullable(),
    ...files,
    ...Shown,
  })

/** One line of `publication list`: what the public may read of one entry, and the days that are for staff. `files` stands only where a document has several. */
export const PublicRow = z.union([
  PlainCase,
  documentRow('plain', {file: File.nullable(), files: z.array(File).min(2).optional()}),
  documentRow('withheldFile', {file: z.null()}),
  z.strictObject({id: Id, kind: z.literal('meeting'), form: z.literal('plain'), heading: Text, committee: Committee, date: Day, time: Text.nullable(), place: Text.nullable(), ...Shown}),
  z.strictObject({id: Id, kind: z.literal('paper'), form: z.literal('plain'), paper: PaperName, heading: Text, committee: Committee, date: Day, isAdapted: z.boolean(), file: File.nullable(), files: z.array(File).min(2).optional(), ...Shown}),
  z.strictObject({id: Id, kind: z.enum(['case', 'document']), form: z.literal('secret'), heading: z.literal('sekretess'), date: Day, publishedOn: Day, lastDay: Day}),
])

const TextFinding = {kind: z.enum(FINDING_KINDS), start: Count, end: Count, certainty: z.enum(['certain', 'likely']), detector: DetectorName, why: Text, who: z.enum(['official', 'elected', 'private']).optional(), party: PartyKindName.optional()}
const TextExplanation = {answer: Outcome, rule: Text.nullable(), place: WordPlace.nullable(), detectorVersion: Count, cues: z.array(Cue), capped: z.boolean(), weighed: WeighedName.optional(), remedies: z.array(z.enum(REMEDIES))}

/** One line of standard input to `scan text --lines`. */
export const ScanTextQuestion = z.object({id: z.unknown().optional(), field: z.enum(SCAN_FIELDS), case_type: Text.nullable().optional(), text: Text})

/** One line of `scan text --lines`; `id` is the question's own, whatever it was. The explanation stands there with `--explain`. */
export const ScanTextAnswer = z.strictObject({id: z.unknown(), verdict: Outcome, findings: z.array(z.strictObject({...TextFinding, ...z.object(TextExplanation).partial().shape})), parties: Parties.optional()})

/** What stands on standard output under `--json` when a command was refused, misused or met a fault. */
export const ErrorDocument = z.strictObject({
  schema: z.literal('diarievakt.error/1'),
  error: z.strictObject({
    code: z.union([Refused, z.enum(['usage', 'disk-full', 'io', 'no-access', 'name-too-long', 'fault'])]),
    message: z.string().min(1),
    next: z.string().min(1),
    facts: z.record(Text, z.union([z.number(), Text, z.array(Text)])),
  }),
})

/** A command's document. `rehearsal` stands there, and is true, in a rehearsal only. */
const documentOf = <Shape extends z.ZodRawShape>(command: string, shape: Shape) => z.strictObject({schema: z.literal(`diarievakt.${command.replaceAll(' ', '.')}/1`), rehearsal: z.literal(true).optional(), ...shape})

const DecidedShape = {
  decided: z.array(z.strictObject({id: Id, committee: Committee, diaryNumber: Text, documentNumber: Text.nullable(), decision: Id, stage: Stage})),
  refused: z.array(z.strictObject({id: Text, code: Refused, by: Text.nullable(), at: Instant.nullable(), what: z.enum(CHANGED_BY).nullable()})),
  batch: Id.nullable(),
}

const Agreement = z.strictObject({agreed: Count, otherwise: Count})

const Grade = z.enum(['exact', 'likely'])
const HoldingName = z.enum(keysOf(HOLDINGS))
const AskedLines = z.array(z.int().min(1))

const AwaitsAuthorised = z.strictObject({entries: Count, rows: Count})
const LookMarks = z.array(z.enum(LOOK_MARKS))

/** What was found of a person, and how it was looked for. */
const FoundShape = {
  search: Id,
  asked: z.array(z.strictObject({line: z.int().min(1), kind: z.enum(ASKED_KINDS), check: z.enum(['right', 'wrong', 'none']).nullable()})),
  committees: z.array(Committee),
  isWhole: z.boolean(),
  stores: z.array(z.strictObject({store: HoldingName, held: Count, exact: Count, likely: Count, unread: z.array(z.strictObject({why: z.enum(['no-text', 'link', 'not-readable']), where: Text}))})),
  backups: z.array(z.strictObject({path: Text, madeAt: Instant})),
  entries: z.array(
    z.strictObject({
      id: Id,
      committee: Committee,
      diaryNumber: Text,
      documentNumber: Text.nullable(),
      kind: z.enum(['case', 'document']),
      date: Day,
      heading: Text,
      version: z.int().min(1),
      stage: Stage,
      isPublic: z.boolean(),
      isTakenDown: z.boolean(),
      isProtected: z.boolean(),
      grade: Grade,
      places: z.array(z.strictObject({version: z.int().min(1), field: z.enum(SUBJECT_FIELDS), index: Count, grade: Grade, lines: AskedLines})),
      files: z.array(z.strictObject({name: Text, sha256: Sha256, grade: Grade, times: Count, lines: AskedLines})),
    }),
  ),
  things: z.array(z.strictObject({store: HoldingName, id: Text.nullable(), where: Text, committee: Committee.nullable(), entry: Id.nullable(), grade: Grade, times: Count, lines: AskedLines})),
  awaitsAuthorised: AwaitsAuthorised,
}

/** The file that `subject extract` puts in the outbox beside the readable one. */
export const ExtractFile = z.strictObject({
  schema: z.literal('diarievakt.extract/1'),
  rehearsal: z.literal(true).optional(),
  search: Id,
  madeOn: Day,
  municipality: Text,
  contact: Text.nullable(),
  committees: z.array(z.strictObject({code: Committee, name: Text, email: Text.nullable(), phone: Text.nullable()})),
  isWhole: z.boolean(),
  entries: z.array(
    z.strictObject({
      id: Id,
      committee: Committee,
      committeeName: Text,
      diaryNumber: Text,
      documentNumber: Text.nullable(),
      kind: z.enum(['case', 'document']),
      date: Day,
      stage: Stage,
      onTheWeb: z.strictObject({isPublic: z.boolean(), from: Day.nullable(), lastDay: Day.nullable(), address: Text.nullable()}),
      texts: z.array(z.strictObject({field: z.enum([...SUBJECT_FIELDS, 'fileText', 'note']), versions: z.array(z.int().min(1)), isCurrent: z.boolean(), text: Text, grade: Grade.nullable(), marks: LookMarks})),
      decisions: z.array(z.strictObject({kind: z.enum(DECISION_KINDS), at: Instant, isUndone: z.boolean()})),
      marks: LookMarks,
    }),
  ),
  things: z.array(
    z.strictObject({store: HoldingName, where: Text, committee: Committee.nullable(), grade: Grade, times: Count, from: Text.nullable(), to: Text.nullable(), text: Text.nullable(), marks: LookMarks}),
  ),
  toLookAt: Count,
  awaitsAuthorised: AwaitsAuthorised,
  keeping: z.array(z.strictObject({store: HoldingName, rule: z.enum(['web-then-registry', 'web', 'entry', 'need', 'granted', 'written', 'time']), time: z.strictObject({count: Count, unit: z.enum(['days', 'years'])}).nullable()})),
})

const PerCommittee = {published: Count, republished: Count, unchanged: Count}

const RetentionCounts = {registryCopies: Count, waitingForReceipt: Count, waitingForPerson: Count, waitingForClosing: Count, waitingForCase: Count, underHold: Count, forArchive: Count}
const PackageForm = z.enum(['open', 'sealed'])

/** A package for the archive as it is kept count of; what lies in it is empty until it is whole. */
const FollowUpShape = {id: Text, committee: Committee, from: Day, to: Day, madeAt: Instant, madeBy: Text, gaps: z.array(z.enum(GAP_CODES)), signedOn: Day.nullable(), signedBy: Text.nullable()}
const ActionShape = {id: Text, committee: Committee, gap: z.enum(GAP_CODES), owner: Text, until: Day, addedAt: Instant, addedBy: Text, doneOn: Day.nullable()}
const RoutineShape = {id: Text, committee: Committee, kind: z.enum(ROUTINE_KINDS), name: Text, version: Text, decidedOn: Day, nextReviewOn: Day, reference: Text.nullable(), registeredAt: Instant, registeredBy: Text, retiredAt: Instant.nullable()}
/** A request for a document: what of the register it is about is null where it is described, or not shown. */
const RequestShape = {
  id: Text, committee: Committee, about: z.strictObject({entry: Id, diaryNumber: Text, documentNumber: Text.nullable()}).nullable(), isDescribed: z.boolean(), receivedOn: Day, dueOn: Day, handler: Text, registeredAt: Instant, registeredBy: Text,
  answer: z.strictObject({outcome: z.enum(OUTCOMES), ground: Text.nullable(), means: z.enum(MEANS).nullable(), forwardedTo: Committee.nullable(), on: Day, at: Instant, by: Text}).nullable(),
  state: z.enum(REQUEST_STATES), isLate: z.boolean(),
}
const AbsenceShape = z.strictObject({from: Day, until: Day})
/** Days on which an absence leaves a committee without a registrar or lawyer. */
const GapShape = z.strictObject({committee: Committee, role: z.enum(NEEDED_ROLES), from: Day, until: Day})
const EvidenceShape = z.strictObject({
  entry: Id, version: Text, kind: z.enum(['case', 'document']), diaryNumber: Text, documentNumber: Text.nullable(), shown: z.array(z.enum(SHOWN_FIELDS)), publicFrom: Day.nullable(), takenDownAt: Instant.nullable(),
  approved: z.union([z.strictObject({by: z.literal('rules'), policy: Text}), z.strictObject({by: z.literal('person'), actor: Text, at: Instant, policy: Text})]).nullable(),
  findings: z.array(Text), releases: z.strictObject({count: Count, last: z.array(RunName)}), addresses: Count, fingerprint: Fingerprint,
})
const IncidentShape = {
  id: Text, committee: Committee, breach: z.enum(BREACHES), origin: z.enum(ORIGINS), suspectedAt: Instant, awareAt: Instant, reportedAt: Instant, reportedBy: Text, evidence: EvidenceShape.nullable(),
  assessment: z.strictObject({risk: z.enum(RISKS), cause: z.enum(CAUSES), groups: z.array(z.enum(GROUPS)), categories: z.array(z.enum(CATEGORIES)), persons: z.enum(SCALES), tellsAuthority: z.boolean(), tellsPersons: z.boolean(), at: Instant, by: Text}).nullable(),
  authorityToldAt: Instant.nullable(), reference: Text.nullable(), personsToldAt: Instant.nullable(), closedAt: Instant.nullable(), reminded: z.enum(URGENCIES).nullable(),
}
const ListedIncident = {...IncidentShape, state: z.enum(['open', 'assessed', 'closed']), deadline: Instant, urgency: z.enum(URGENCIES), hoursLeft: z.int(), isLate: z.boolean()}

const ListedPackage = z.strictObject({
  id: Text, committee: Committee, form: PackageForm, madeAt: Instant, folder: Text.nullable(), metsSha256: z.union([Sha256, z.literal('')]), documents: Count, files: Count, bytes: Count, cases: Count,
  finishedAt: Instant.nullable(), receivedAt: Instant.nullable(), reference: Text.nullable(), droppedAt: Instant.nullable(), state: z.enum(PACKAGE_STATES),
})

/** A case that is, or was, under legal hold. */
const HeldCase = {entry: Id, committee: Committee, diaryNumber: Text, reason: z.enum(HOLD_REASONS), since: Instant, wasHeld: z.boolean()}

const ArchiveCounts = {cases: z.strictObject(Object.fromEntries(ARCHIVE_STANDINGS.map((standing) => [standing, Count])) as Record<ArchiveStanding, typeof Count>), documents: Count, files: Count, bytes: Count, unseen: Count}
const RetentionShape = {
  archive: z.enum(['required', 'none']),
  registryCopyDays: Count,
  expiredNotRemoved: Count,
  publicCopies: Count,
  ...RetentionCounts,
  committees: z.array(z.strictObject({committee: Committee, ...RetentionCounts})),
  stores: z.array(z.strictObject({store: z.enum(STORE_NAMES), setting: Text.nullable(), due: Count, waits: Count})),
}

/** An item of a meeting that a list leaves out of a paper it tells of. */
const LeftOut = z.strictObject({committee: Committee, meeting: Text, item: Text})

const SHAPES = {
  init: {workspace: Text, publishFrom: Day},
  import: {
    run: RunName,
    dryRun: z.boolean(),
    files: z.array(
      z.strictObject({
        path: Text,
        sha256: Sha256,
        encoding: z.enum(ENCODINGS).nullable(),
        delimiter: z.enum([';', ',', '\t']).nullable(),
        sheet: Text.nullable(),
        ...RowCounts,
        withdrawn: Count,
        older: Count,
        purged: Count,
        disagreeing: Count,
        leftOut: z.array(LeftOut),
        /** Why what rows say of protected persons could not be left sealed; null where it was, or there was nothing to leave. */
        notSealed: Text.nullable(),
        ignoredColumns: z.array(Text),
        absentColumns: z.array(Text),
        columns: z
          .array(z.strictObject({column: z.enum(SOURCE_COLUMNS), heading: Text, filled: Count, meanings: z.record(Text, Count).nullable(), misunderstood: Count, words: z.array(z.strictObject({word: Text, times: Count}))}))
          .nullable(),
        rejectFiles: z.strictObject({list: Text, rows: Text}).nullable(),
      }),
    ),
    rejects: z.array(z.strictObject({path: Text, line: z.int().min(1), column: Text.nullable(), code: z.enum(ROW_PROBLEMS), reason: Text})),
    stages: z.strictObject(Object.fromEntries(Stage.options.map((stage) => [stage, ['cleared', 'held', 'secret', 'blocked'].includes(stage) ? Count : Count.optional()]))),
  },
  scan: {
    run: RunName.nullable(),
    dryRun: z.boolean(),
    read: Count,
    scanned: Count,
    stages: StageCounts,
    withdrawn: Count,
    leaving: z.array(z.strictObject({committee: Committee, entries: Count, public: Count, overBrake: z.boolean()})),
    found: z.array(z.strictObject({committee: Committee, kind: z.enum(FINDING_KINDS), rule: Text, detector: DetectorName, entries: Count, findings: Count})),
    grounds: z.array(z.strictObject({committee: Committee, ground: z.enum(keysOf(GROUNDS)), entries: Count})),
    first: z.array(z.strictObject({id: Id, committee: Committee, diaryNumber: Text, documentNumber: Text.nullable()})),
  },
  'scan text': {id: z.null(), verdict: Outcome, findings: z.array(z.strictObject({...TextFinding, ...TextExplanation})), parties: Parties.optional()},
  'review raise': {raised: z.array(z.strictObject({committee: Committee, rows: Count, isWithoutLawyer: z.boolean(), outcome: z.enum(['told', 'failed', 'nowhere'])}))},
  'review list': {
    entries: z.array(
      z.strictObject({
        id: Id,
        kind: z.enum(['case', 'document']),
        committee: Committee,
        diaryNumber: Text,
        documentNumber: Text.nullable(),
        heading: Text,
        stage: z.enum(WAITING_STAGES),
        reasons: z.array(z.union([z.enum(keysOf(GROUNDS)), z.enum(FINDING_KINDS)])),
        waitingSince: Instant, isRaised: z.boolean(),
      }),
    ),
    awaitingAuthorised: Count,
    next: Text.nullable(),
  },
  'review show': {
    id: Id,
    /** Empty, as the number is, of a row that only an authorised person may handle. */
    committee: Text,
    diaryNumber: Text,
    documentNumber: Text.nullable(),
    stage: Stage,
    version: z.int().min(1),
    seal: Fingerprint,
    isPublic: z.boolean(),
    isTakenDown: z.boolean(),
    secondExit: z.enum(['none-found', 'declared', 'one-account', 'not-all-shown', 'other-policy', 'own-answer', 'open']),
    isUnheard: z.boolean(),
    content: Content.nullable(),
    caseHeading: z.strictObject({text: Text, isShown: z.boolean(), isSecret: z.boolean()}).nullable(),
    verdict: Verdict,
    grounds: Grounds,
    findings: ExplainedFindings,
    moreFindings: Count,
    parties: z.array(Parties),
    policy: JudgedUnder,
    decisions: z.array(Decision),
    history: z.array(z.strictObject({at: Instant, actor: Text, committee: Committee.nullable(), event: ReadEvent})),
    instruction: z.strictObject({id: Text, name: Text, version: Text, isOverdue: z.boolean()}).nullable(),
    timeline: z.array(HistoryItem),
  },
  'review decide': DecidedShape,
  'review resolve': DecidedShape,
  'review undo': {decision: Id, entry: Id, wasPublic: z.boolean(), batch: Id.nullable(), entries: z.array(Id)},
  'review replay': {
    dryRun: z.boolean(),
    decided: z.array(z.strictObject({id: Id, answer: z.enum(DECISION_KINDS), decision: Id.nullable(), stage: Stage.nullable()})),
    refused: z.array(z.strictObject({id: Id, code: Refused, by: Text.nullable(), at: Instant.nullable(), what: z.enum(CHANGED_BY).nullable()})),
  },
  'review corrections': {corrections: z.array(z.strictObject({id: Id, committee: Committee, diaryNumber: Text, documentNumber: Text.nullable(), field: z.enum(['heading', 'party', 'secrecy']), at: Instant}))},
  'subject erase': {
    erased: z.array(z.strictObject({id: Text, kind: z.enum(['entry', 'note', 'file', 'row'])})),
    refused: z.array(z.strictObject({id: Text, code: Refused, withdrawn: z.boolean()})),
    urls: z.array(Text),
    scrubbed: z.boolean().nullable(),
    tablesLeft: Count,
  },
  'subject extract': {
    search: Id,
    files: z.array(z.strictObject({path: Text, sha256: Sha256})),
    entries: Count,
    things: Count,
    toLookAt: Count,
    isWhole: z.boolean(),
    committees: z.array(Committee),
    awaitsAuthorised: AwaitsAuthorised,
  },
  'review stats': {
    from: Day,
    to: Day,
    committees: z.array(
      z.strictObject({
        committee: Committee,
        decided: Count,
        byKind: z.partialRecord(z.enum(DECISION_KINDS), Count),
        undone: Count,
        escalated: Count,
        answered: Count,
        inQueue: z.strictObject({answers: Count, medianSeconds: Count, p90Seconds: Count}).nullable(),
        proposals: z.strictObject({restrict: Agreement, show: Agreement}),
        byReason: z.array(z.strictObject({reason: z.union([z.enum(keysOf(GROUNDS)), z.enum(FINDING_KINDS)]), decided: Count, waiting: Count})),
        waiting: Count,
        withLawyer: Count,
        oldestSince: Instant.nullable(),
        own: z.strictObject({decided: Count, undone: Count}),
      }),
    ),
  },
  'subject find': FoundShape,
  'routine add': {routines: z.array(z.strictObject(RoutineShape))},
  'routine list': {routines: z.array(z.strictObject({...RoutineShape, state: z.enum(ROUTINE_STATES)}))},
  'routine retire': RoutineShape,
  'routine template': {kind: z.enum(ROUTINE_KINDS), text: Text},
  'followup report': {report: Text, committee: Committee, from: Day, to: Day, gaps: z.array(z.strictObject({gap: z.enum(GAP_CODES), action: Text.nullable()})), files: z.array(z.strictObject({path: Text, sha256: Sha256}))},
  'followup list': {reports: z.array(z.strictObject(FollowUpShape))},
  'followup sign': FollowUpShape,
  'followup assign': ActionShape,
  'followup actions': {actions: z.array(z.strictObject({...ActionShape, isOverdue: z.boolean()}))},
  'followup done': ActionShape,
  'request add': RequestShape,
  'request list': {requests: z.array(z.strictObject(RequestShape))},
  'request show': {...RequestShape, description: Text.nullable()},
  'request answer': RequestShape,
  'request remove': {request: Text},
  'request stats': {from: Day, to: Day, committees: z.array(z.strictObject({committee: Committee, received: Count, answered: Count, answeredLate: Count, openOverdue: Count}))},
  'incident report': {id: Text, committee: Committee, awareAt: Instant, deadline: Instant, isTakenDown: z.boolean(), isStopped: z.boolean(), urls: z.array(Text), coordinator: z.enum(['told', 'failed', 'nowhere']), unfinished: z.enum(['removal-waits', 'deploy-failed']).nullable()},
  'incident list': {incidents: z.array(z.strictObject(ListedIncident))},
  'incident show': {...ListedIncident, notes: z.array(z.strictObject({kind: z.enum(NOTE_KINDS), at: Instant, by: Text, text: Text.nullable()})), obstacles: z.array(z.enum(OBSTACLES))},
  'incident assess': IncidentShape,
  'incident note': IncidentShape,
  'incident told': IncidentShape,
  'incident close': IncidentShape,
  'incident export': {incident: Text, files: z.array(z.strictObject({path: Text, sha256: Sha256}))},
  'incident remind': {reminded: z.array(Text), failed: z.array(Text)},
  'user list': {users: z.array(z.strictObject({user: Text, roles: z.array(z.strictObject({role: z.enum(ROLES), committee: Committee, grantedAt: Instant, grantedBy: Text, reason: z.enum(GRANT_REASONS).nullable(), until: Day.nullable(), isInForce: z.boolean()})), absences: z.array(AbsenceShape)})), gaps: z.array(GapShape)},
  'user absence': {user: Text, absences: z.array(AbsenceShape), gaps: z.array(GapShape)},
  'user grant': {user: Text, role: z.enum(ROLES), committee: Committee, reason: z.enum(GRANT_REASONS), until: Day.nullable()},
  'user revoke': {user: Text, role: z.enum(ROLES), committee: Committee},
  'publication plan': {...PerCommittee, expired: z.array(Id), committees: z.array(z.strictObject({committee: Committee, ...PerCommittee}))},
  'publication run': {run: RunName, release: Text, ...PerCommittee, withdrawn: Count, expired: Count, held: Count, seconds: Seconds, anchored: z.boolean().nullable(), slot: z.strictObject({...SlotName, lateMinutes: Count, missed: Count, isDone: z.boolean()}).nullable(), urls: z.array(Text)},
  'publication list': {entries: z.array(PublicRow)},
  'publication withdraw': {
    entries: z.array(Id), before: z.array(Id), urls: z.array(Text), unfinished: z.enum(['removal-waits', 'deploy-failed']).nullable(), seconds: Seconds, forSearchEngines: Text,
    search: z.strictObject({files: Count, bytes: Count, texts: Count, places: z.array(Text), inFiles: z.array(Text), packedFiles: Count, unread: z.array(Text), seconds: Seconds}).nullable(),
  },
  'publication restore': {entries: z.array(Id)},
  'publication rollback': {run: RunName.nullable(), from: RunName, to: RunName, hidden: Count, public: Count, seconds: Seconds},
  'publication status': {
    lastPublication: Run.nullable(),
    lastRemoval: Run.nullable(),
    lastFinished: Run.nullable(),
    lastUpdated: LocalMoment.nullable(),
    lastBegan: LocalMoment.nullable(),
    next: z.strictObject(SlotName).nullable(),
    missed: z.strictObject(SlotName).nullable(),
    site: Text.nullable(),
    releaseState: z.enum(['committed', 'current', 'undeployed']).nullable(),
    public: Count,
    expiredNotRemoved: Count, removalsPending: z.boolean(), waitingForSweep: Count,
    committees: z.array(z.strictObject({committee: Committee, public: Count, stages: StageCounts})),
  },
  'archive plan': {
    years: Count,
    countedFrom: z.enum(['closed', 'published']),
    ...ArchiveCounts,
    committees: z.array(z.strictObject({committee: Committee, ...ArchiveCounts})),
    listed: z.array(z.strictObject({id: Id, committee: Committee, diaryNumber: Text})),
    unnamed: Count,
  },
  'archive export': {
    dryRun: z.boolean(),
    packages: z.array(z.strictObject({id: Text.nullable(), path: Text.nullable(), committee: Committee, form: PackageForm, cases: Count, documents: Count, files: Count, bytes: Count, metsSha256: Sha256.nullable()})),
    left: z.array(z.strictObject({entry: Id, committee: Committee, number: Text, files: z.array(z.strictObject({document: Text, name: Text, gap: z.enum(['missing', 'different'])}))})),
    unnamed: Count,
    unproven: Count,
    refused: z.array(z.strictObject({package: Text, code: Text})),
  },
  'archive verify': {
    package: Text,
    isSound: z.boolean(),
    metsSha256: Sha256.nullable(),
    hasSeal: z.boolean(),
    files: Count,
    bytes: Count,
    compared: Count,
    dataFiles: Count,
    problems: z.array(z.strictObject({fault: z.enum(PACKAGE_FAULTS), path: Text})),
    dangling: Count,
    breaches: z.array(z.strictObject({document: Text, rule: Text, level: z.enum(['MUST', 'SHOULD']), count: Count})),
    schemaFaults: z.array(z.strictObject({document: Text, line: Count})).nullable(),
    records: z.strictObject({cases: Count, documents: Count, files: Count}).nullable(),
    register: z.strictObject({isKnown: z.boolean(), differs: z.array(z.enum(['mets', 'cases', 'documents', 'files']))}).nullable(),
  },
  'archive receipt': {id: Text, committee: Committee, metsSha256: Sha256, receiptSha256: Sha256, receivedOn: Day, reference: Text.nullable(), cases: Count, changedSince: Count, veiled: Count},
  'archive list': {packages: z.array(ListedPackage), holds: z.array(z.strictObject({committee: Committee, diaryNumber: Text, reason: z.enum(HOLD_REASONS), since: Instant}))},
  'archive drop': ListedPackage.shape,
  'archive hold': HeldCase,
  'archive lift': HeldCase,
  'retention plan': RetentionShape,
  'retention purge': {
    run: RunName,
    dryRun: z.boolean(),
    ...RetentionShape,
    scrubbed: z.boolean().nullable(),
    tablesLeft: Count,
    proof: z.strictObject({files: Count, bytes: Count, texts: Count, found: Count, places: z.array(Text), inOutbox: z.array(Text), outOfSight: z.array(OutOfSight)}).nullable(),
  },
  status: {healthy: z.boolean(), checks: z.array(z.strictObject({code: z.enum(STATUS_CHECKS), committee: Committee.nullable(), state: z.enum(CHECK_STATES), count: Count.nullable(), when: Text.nullable()}))},
  backup: {file: Text, sha256: Sha256, bytes: Count, register: Text, madeAt: Instant, entries: Count, rows: Count, files: Count, filesMissing: Count},
  restore: {
    sha256: Sha256,
    register: Text,
    municipality: Text,
    madeAt: Instant,
    program: Text,
    entries: Count,
    /** The copy's log, judged as `audit verify` judges a register's own; null where the backup was restored. */
    log: z.strictObject({ok: z.boolean(), entries: Count, problems: z.array(AuditProblem)}).nullable(),
    /** False where the backup was only looked through. */
    restored: z.boolean(),
    workspace: Text.nullable(),
    isNew: z.boolean().nullable(),
    journal: z.enum(['own', 'brought', 'none']).nullable(),
    journalEnds: Instant.nullable(),
    reapplied: z.strictObject({takenDown: Count, held: Count, purged: Count, notes: Count, marked: Count, holds: Count, holdsUnknown: Count}).nullable(),
    public: Count.nullable(),
  },
  'audit list': {
    entries: z.array(
      z.strictObject({
        chain: Committee,
        position: z.number(),
        at: Text,
        localAt: Text,
        actor: Text,
        committee: Committee.nullable(),
        diaryNumber: Text.nullable(),
        documentNumber: Text.nullable(),
        event: ReadEvent,
        hash: Text,
      }),
    ),
    next: Text.nullable(),
  },
  'audit verify': {
    ok: z.boolean(),
    entries: Count,
    head: Sha256,
    chains: z.array(z.strictObject({chain: Committee, entries: Count, from: Count, to: Count, hash: Text})),
    problems: z.array(AuditProblem),
    notes: z.array(AuditNote),
    anchors: z.strictObject({path: Text, lines: Count}).nullable(),
  },
  'audit readers': {
    marking: Marking,
    readings: z.array(z.strictObject({at: Instant, localAt: LocalMoment, account: Text, holder: Text, why: z.enum(READING_REASONS), medium: z.enum(READING_MEDIA), fields: z.array(z.enum(READ_FIELDS)), outcome: z.enum(['shown', 'absent', 'failed']).nullable()})),
  },
  'audit sample': {
    sample: Id,
    of: Count.optional(),
    readings: z.array(z.strictObject({position: Count, at: Instant, localAt: LocalMoment, account: Text, holder: Text, why: z.enum(READING_REASONS), fields: z.array(z.enum(READ_FIELDS)), person: z.string().regex(/^[0-9a-f]{12}$/)})).optional(),
    unreviewed: z.array(Unreviewed).optional(),
    outcome: z.enum(SAMPLE_OUTCOMES).optional(),
  },
  'holder enrol': {holder: Text, isHolder: z.boolean(), fingerprint: z.string().regex(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/), wanted: z.array(z.enum(['holder', 'administrator']))},
  'holder list': {
    holders: z.array(z.strictObject({name: Text, account: Text, kind: z.enum(['holder', 'shares', 'break-glass']), state: z.enum(['asked', 'active', 'removed', 'spent', 'over']), since: Instant, vouchers: z.array(z.strictObject({by: Text, as: z.enum(['holder', 'administrator'])}))})),
    holdersMax: Count,
    unreviewed: z.array(Unreviewed),
    isSpent: z.boolean(),
  },
  'holder break-glass': {opening: Text, until: Instant, notice: z.enum(OPENING_NOTICES)},
  'holder review': {
    openings: z.array(Unreviewed.extend({shares: Text.nullable(), reason: Text.nullable(), review: z.strictObject({at: Instant, account: Text, by: Text, outcome: z.enum(OPENING_OUTCOMES), note: Text.nullable()}).nullable()})),
  },
  'holder remove': Rotated,
  'holder rotate': Rotated,
  'person add': {marking: Marking, id: Id.optional(), item: Id.optional(), sweep: Sweep.optional(), holders: z.array(Text), drained: Count.optional(), stuck: Count.optional(), unswept: Count.optional()},
  'person assess': {marking: Marking, id: Id, outcome: z.enum(ASSESSMENT_OUTCOMES), entry: Id.nullable(), stage: Stage.nullable(), isMarked: z.boolean(), ...AtUnlocking},
  'person change': {marking: Marking, id: Id, sweep: Sweep, ...AtUnlocking},
  'person contact': {marking: Marking, id: Id, stillToTell: z.array(z.enum(['risks', 'otherWay'])), ...AtUnlocking},
  'forwarding add': {
    marking: Marking,
    // One letter; or, with --list, what came of each row.
    number: Count.optional(),
    id: Id.optional(),
    committee: Committee.optional(),
    isNear: z.boolean().optional(),
    read: Count.optional(),
    prepared: z.array(z.strictObject({line: Count, number: Count, id: Id, committee: Committee, isNear: z.boolean()})).optional(),
    refused: z.array(z.strictObject({line: Count, code: Refused})).optional(),
    ...AtUnlocking,
  },
  'forwarding batch': {marking: Marking, batch: Count.nullable(), letters: Count, envelopes: Count, registered: Count, parcels: Count, stopped: z.array(StoppedLetter), near: z.array(Count), ...AtUnlocking},
  'forwarding print': {marking: Marking, batch: Count, letters: Count, pages: Count, bytes: Count, file: Text.nullable(), stopped: z.array(StoppedLetter), addressCheckedOn: Day.nullable(), ...AtUnlocking},
  'forwarding posted': {marking: Marking, batch: Count, posted: Count, left: z.array(Count), ...AtUnlocking},
  'forwarding returned': {marking: Marking, letter: Count, reason: z.enum(RETURN_REASONS), ...AtUnlocking},
  'forwarding withdraw': {marking: Marking, letter: Count, reason: z.enum(WITHDRAWAL_REASONS), ...AtUnlocking},
  'forwarding destroy': {marking: Marking, batch: Count, files: z.array(z.strictObject({file: Text, outcome: z.enum(['removed', 'missing'])})), searched: Count, unread: Count, copies: z.array(Text), ...AtUnlocking},
  'forwarding list': {
    marking: Marking,
    letters: z.array(z.strictObject({number: Count, kind: z.enum(LETTER_KINDS), committee: Committee, caseNumber: Text.nullable(), reference: Text.nullable(), due: Day.nullable(), daysLeft: z.int().nullable(), state: z.enum(LETTER_STATES), batch: Count.nullable(), envelope: Count.nullable(), since: LocalMoment, isOverdue: z.boolean(), stop: Refused.nullable()})),
    batches: z.array(z.strictObject({batch: Count, madeAt: LocalMoment, states: z.partialRecord(z.enum(LETTER_STATES), Count), envelopes: Count, labels: z.strictObject({printed: Count, ...Object.fromEntries(COPY_FATES.map((fate) => [fate, Count])) as Record<(typeof COPY_FATES)[number], typeof Count>}), files: z.array(Text)})),
    ...AtUnlocking,
  },
  'minutes import': {
    run: RunName.nullable(),
    dryRun: z.boolean(),
    files: z.array(z.strictObject({path: Text, sha256: Sha256, ...RowCounts, withdrawn: Count, disagreeing: Count, leftOut: z.array(LeftOut), notSealed: Text.nullable(), rejectFiles: z.strictObject({list: Text, rows: Text}).nullable()})),
    rejects: z.array(z.strictObject({path: Text, line: z.int().min(1), column: Text.nullable(), code: z.enum(ROW_PROBLEMS), reason: Text})),
    stages: StageCounts,
    /** Of a Word document: what was not understood, how many paragraphs it has, and the list that it was written to. */
    notes: z.array(z.strictObject({code: z.enum(NOTE_CODES), where: Text.nullable(), count: Count})),
    sections: Count.nullable(),
    list: Text.nullable(),
  },
  'minutes list': {
    meetings: z.array(z.strictObject({id: Id, committee: Committee, date: Day, time: Text.nullable(), place: Text, waits: z.boolean(), papers: z.array(z.strictObject({id: Id.nullable(), kind: PaperName, items: Count, waiting: Count, omitted: Count, state: z.enum(PAPER_STATES)}))})),
  },
  'minutes generate': {
    version: z.enum(['public', 'original']),
    papers: z.array(z.strictObject({meeting: Id, committee: Committee, date: Day, paper: PaperName, id: Id.nullable(), items: Count, omitted: Count, pages: Count, sha256: Sha256, became: z.enum(['cleared', 'held', 'unchanged', 'original'])})),
    files: z.array(z.strictObject({path: Text, sha256: Sha256, items: Count, omitted: Count})),
    failed: z.array(z.strictObject({meeting: Id, committee: Committee, date: Day, paper: PaperName, code: Refused})),
  },
  'minutes add': {meeting: Id, paper: PaperName, id: Id, sha256: Sha256, became: z.enum(['cleared', 'held', 'unchanged']), hidden: Count},
  'minutes check': {file: Text, hits: z.array(z.strictObject({kind: z.enum([...TRACE_KINDS, 'identity-number']), item: Text.nullable(), place: Text.nullable()})), hidden: Count, pictures: Count},
  'person list': {
    marking: Marking,
    persons: z.array(z.strictObject({id: Id, level: z.enum(PROTECTIONS), name: Text.nullable(), committees: z.array(Text), saidAt: LocalMoment, hasNumber: z.boolean()})),
    next: Id.nullable(),
    ...AtUnlocking,
  },
  'person tally': {committee: Committee, from: Day, to: Day, ...TallyShape, ...AtUnlocking},
  'person sweep': {marking: Marking, persons: Count, sweep: Sweep, ...AtUnlocking},
  'person sync': {
    marking: Marking,
    file: Text,
    delivery: Id,
    format: z.enum(MASTER_FORMATS),
    sha256: Sha256,
    read: Count,
    added: Count,
    changed: Count,
    same: Count,
    renumbered: Count,
    lapsed: z.array(Id),
    liftCode: Text.nullable(),
    lifted: Count,
    problems: z.array(z.strictObject({kind: z.literal('problem'), line: Count, problem: z.enum(MASTER_PROBLEMS), field: Text})),
    sweep: Sweep.nullable(),
    ...AtUnlocking,
  },
  'person waiting': {
    marking: Marking,
    entries: z.array(z.strictObject({id: Id, committee: Committee, number: Text, date: Day, heading: Text, officer: Text, parties: z.array(Text), internalParty: Text})),
    next: Id.nullable(),
    ...AtUnlocking,
  },
  'person find': {marking: Marking, person: ProtectedPerson, ...AtUnlocking},
  'person show': {marking: Marking, person: ProtectedPerson.optional(), paper: Text.optional(), ...AtUnlocking},
  'person remove': {isGone: z.boolean(), scrubbed: z.boolean(), files: Count, bytes: Count, texts: Count, sealedIn: z.array(Text), saidIn: z.array(Text), copiesRemoved: Count, outOfSight: z.array(OutOfSight)},
  'audit anchor': {at: Instant, heads: z.array(z.strictObject({...ChainHead, at: Instant})), line: Text, to: Text.nullable()},
  'audit confirm-clock': {now: Instant, last: Instant, days: Count},
  'policy check': {
    ok: z.boolean(),
    rules: Count,
    hash: PolicyHash,
    examples: z.strictObject({checked: Count, failed: z.array(FailedExample)}),
    shipped: z.strictObject({checked: Count, failed: z.array(FailedExample), otherwise: z.array(Count)}).nullable(),
  },
  'policy show': {hash: PolicyHash, readings: z.strictObject({cleanRows: z.enum(['publish', 'confirm']), filePersonalData: z.enum(['strict', 'chapter3'])}), rules: z.array(RuleSchema)},
  'policy explain': {id: Id, stage: Stage, verdict: z.enum(['secret', 'clear', 'review', 'block']), grounds: Grounds, unread: z.array(z.strictObject({file: z.int().min(1), why: z.enum(UNREAD_REASONS)})), findings: ExplainedFindings, moreFindings: Count, policy: JudgedUnder, parties: z.array(Parties)},
} satisfies Readonly<Record<string, z.ZodRawShape>>

/** A command by its words that gives a document. */
export type DocumentedCommand = keyof typeof SHAPES

type Documents = {readonly [Command in DocumentedCommand]: ReturnType<typeof documentOf<(typeof SHAPES)[Command]>>}

/** The document of each command, by its words. `review` and `publication serve` are for a person to look at and have none. */
export const COMMAND_DOCUMENTS = Object.fromEntries(Object.entries(SHAPES).map(([command, shape]) => [command, documentOf(command, shape)])) as Documents

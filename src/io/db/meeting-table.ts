import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredCase, RegisteredContent, RegisteredDocument} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/**
 * True of a version of a paper that was drawn of something which is not so any more: an item has another text, is not let out or is gone, its case is not shown any more, or its meeting. SQL over
 * the paper’s id and the number of its version.
 */
export function isOutdated(paper: string, version: string): string {
  return `EXISTS (SELECT 1 FROM paper_item pi LEFT JOIN entry pe ON pe.id = pi.item_id LEFT JOIN version pv ON pv.entry_id = pe.id AND pv.number = pe.current_version
    WHERE pi.paper_id = ${paper} AND pi.paper_version = ${version} AND (${NO_LONGER_SO}))`
}

// An item is let out and never public by itself; the meeting stands among them too, and is.
const NO_LONGER_SO = `pe.id IS NULL OR pv.stage NOT IN ('cleared', 'published', 'expired') OR (pi.item_fingerprint <> '' AND pv.fingerprint <> pi.item_fingerprint) OR pe.registry_state <> 'present' OR pe.is_taken_down = 1
  OR pe.unheard_since IS NOT NULL
  OR (pi.case_number <> '' AND EXISTS (SELECT 1 FROM entry pc JOIN version pcv ON pcv.entry_id = pc.id AND pcv.number = pc.current_version
    WHERE pc.kind = 'case' AND pc.case_number = pi.case_number AND (pcv.is_secret = 1 OR (pi.is_case_open = 1 AND (pc.is_taken_down = 1 OR pcv.stage IN ('held', 'blocked', 'escalated', 'deferred', 'withheld'))))))
  OR (pi.case_number = '' AND pi.is_case_open = 0 AND EXISTS (SELECT 1 FROM entry hi JOIN version hv ON hv.entry_id = hi.id AND hv.number = hi.current_version
    WHERE hi.case_id = pi.item_id AND hi.part = 'item' AND hv.stage NOT IN ('cleared', 'expired') AND hv.made_at > (SELECT lv.made_at FROM version lv WHERE lv.entry_id = pi.paper_id AND lv.number = pi.paper_version)))`

/** Papers that are public and were drawn of something which is not so any more. */
export async function outdatedPapers(db: Knex): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(
    db,
    `SELECT DISTINCT p.entry_id FROM paper_item pi JOIN publication p ON p.entry_id = pi.paper_id AND p.version_number = pi.paper_version
     LEFT JOIN entry pe ON pe.id = pi.item_id LEFT JOIN version pv ON pv.entry_id = pe.id AND pv.number = pe.current_version WHERE ${NO_LONGER_SO}`,
  )
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** What one version of a paper was drawn of: an item, or the meeting. */
export interface DrawnOf {
  readonly item: EntryId
  /** Null where another text makes no difference. */
  readonly fingerprint: Fingerprint | null
  readonly caseNumber: string
  /** True where the case’s heading stood in the open. Without a case false of a file that was made elsewhere: it was searched for what was hidden then. */
  readonly isCaseOpen: boolean
}

const ITEM_COLUMNS = [
  {name: 'item_id', type: 'text'},
  {name: 'fingerprint', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'is_case_open', type: 'integer'},
] as const satisfies readonly BulkColumn[]

/** Notes what a version of a paper was drawn of; what earlier ones were is forgotten, but of the one that is public. */
export async function keepDrawnOf(tx: Knex.Transaction, dialect: Dialect, paper: EntryId, version: number, items: readonly DrawnOf[]): Promise<void> {
  await tx.raw(`DELETE FROM paper_item WHERE paper_id = ? AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = paper_item.paper_id AND p.version_number = paper_item.paper_version)`, [paper])
  await tx.raw(
    `INSERT INTO paper_item (paper_id, paper_version, item_id, item_fingerprint, case_number, is_case_open) SELECT ?, ${Math.trunc(version)}, s.item_id, s.fingerprint, s.case_number, s.is_case_open FROM ${dialect.rowsFrom(ITEM_COLUMNS)} s`,
    [paper, JSON.stringify(items.map(({item, fingerprint, caseNumber, isCaseOpen}) => [item, fingerprint ?? '', caseNumber, isCaseOpen ? 1 : 0]))],
  )
}

/** A meeting as the register has it. */
export interface KeptMeeting {
  readonly entry: EntryId
  readonly committee: CommitteeCode
  readonly number: string
  readonly stage: Stage
  readonly isTakenDown: boolean
  readonly isUnheard: boolean
  readonly fingerprint: Fingerprint
  readonly content: RegisteredCase
}

/** An item or a paper of a meeting as the register has it. */
export interface KeptPart {
  readonly entry: EntryId
  readonly meeting: EntryId
  readonly documentNumber: string
  readonly version: number
  readonly stage: Stage
  readonly isTakenDown: boolean
  readonly isUnheard: boolean
  readonly isHistory: boolean
  readonly fingerprint: Fingerprint
  readonly content: RegisteredDocument
  readonly verdict: Verdict
  readonly madeAt: Instant
  /** When a person answered for the version; null where none has. */
  readonly decidedAt: Instant | null
  /** Of a paper: whether readers may read it, and whether what it was drawn of is still so. */
  readonly isPublic: boolean
  readonly isOutdated: boolean
}

/** Which meetings are asked for: of some committees, from one day to another; null where that makes no difference. */
export interface MeetingsWanted {
  readonly committees: readonly string[] | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}

/** Meetings that the registry still has, the latest first. */
export async function meetingsKept(db: Knex, {committees, from, until}: MeetingsWanted): Promise<readonly KeptMeeting[]> {
  const where = [
    ...(committees === null ? [] : [`e.committee IN (${committees.map(() => '?').join(', ') || 'NULL'})`]),
    ...(from === null ? [] : ['e.row_date >= ?']),
    ...(until === null ? [] : ['e.row_date <= ?']),
  ]
  const rows = await select<{id: string; committee: string; case_number: string; stage: string; is_taken_down: number; unheard: number; fingerprint: string; content: string}>(
    db,
    `SELECT e.id, e.committee, e.case_number, v.stage, e.is_taken_down, CASE WHEN e.unheard_since IS NULL THEN 0 ELSE 1 END AS unheard, v.fingerprint, v.content FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE e.part = 'meeting' AND e.registry_state = 'present' ${where.map((one) => `AND ${one}`).join(' ')} ORDER BY e.case_number DESC, e.committee`.replaceAll('e.row_date', `substr(e.case_number, ${NUMBER_DAY})`),
    [...(committees ?? []), ...(from === null ? [] : [from]), ...(until === null ? [] : [until])],
  )
  return rows.map((row) => ({entry: row.id as EntryId, committee: row.committee as CommitteeCode, number: row.case_number, stage: row.stage as Stage, isTakenDown: Number(row.is_taken_down) === 1, isUnheard: Number(row.unheard) === 1, fingerprint: row.fingerprint as Fingerprint, content: JSON.parse(row.content) as RegisteredCase}))
}

/** Where the day stands in a meeting's number, from 1: a meeting known by its items alone has no row of its own. */
const NUMBER_DAY = 'Sammanträde '.length + 1

/** The items and papers of some meetings that the registry still has, in no order. */
export async function partsOfMeetings(db: Knex, dialect: Dialect, meetings: readonly EntryId[]): Promise<readonly KeptPart[]> {
  const rows = await select<{id: string; case_id: string; document_number: string; current_version: number; stage: string; is_taken_down: number; unheard: number; is_history: number; fingerprint: string; content: string; verdict: string; made_at: string; decided_at: string | null; is_public: number; is_outdated: number}>(
    db,
    `SELECT e.id, e.case_id, e.document_number, e.current_version, v.stage, e.is_taken_down, CASE WHEN e.unheard_since IS NULL THEN 0 ELSE 1 END AS unheard, e.is_history, v.fingerprint, v.content, v.verdict, v.made_at, (SELECT d.at FROM decision d WHERE d.id = v.decision_id) AS decided_at,
       CASE WHEN EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = e.id) THEN 1 ELSE 0 END AS is_public, CASE WHEN ${isOutdated('e.id', 'e.current_version')} THEN 1 ELSE 0 END AS is_outdated
     FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} s JOIN entry e ON e.case_id = s.id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE e.registry_state = 'present'`,
    [JSON.stringify(meetings.map((id) => [id]))],
  )
  return rows.map((row) => ({
    entry: row.id as EntryId,
    meeting: row.case_id as EntryId,
    documentNumber: row.document_number,
    version: row.current_version,
    stage: row.stage as Stage,
    isTakenDown: Number(row.is_taken_down) === 1,
    isUnheard: Number(row.unheard) === 1,
    isHistory: Number(row.is_history) === 1,
    fingerprint: row.fingerprint as Fingerprint,
    content: JSON.parse(row.content) as RegisteredDocument,
    verdict: JSON.parse(row.verdict) as Verdict,
    madeAt: row.made_at as Instant,
    decidedAt: row.decided_at as Instant | null,
    isPublic: Number(row.is_public) === 1,
    isOutdated: Number(row.is_outdated) === 1,
  }))
}

/** Those who the documents of some cases are from or to, by the case's number: whom nothing of a secret case may name. */
export async function partiesOfCases(db: Knex, dialect: Dialect, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await select<{case_number: string; content: string}>(
    db,
    `SELECT c.case_number, v.content FROM ${dialect.rowsFrom([{name: 'number', type: 'text'}])} s JOIN entry c ON c.case_number = s.number AND c.kind = 'case' AND c.part = 'row'
     JOIN entry e ON e.case_id = c.id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify([...new Set(numbers)].map((number) => [number]))],
  )
  const parties = new Map<string, string[]>()
  for (const {case_number: number, content} of rows) {
    const told = JSON.parse(content) as RegisteredContent
    if (told.kind === 'document') parties.set(number, [...(parties.get(number) ?? []), ...told.parties, told.internalParty].filter((name) => name !== ''))
  }
  return parties
}

/** A paper that the register has not had before. */
export interface NewPaper {
  readonly entry: EntryId
  readonly committee: CommitteeCode
  readonly meetingNumber: string
  readonly meeting: EntryId
  readonly documentNumber: string
  readonly stage: Stage
  readonly contentText: string
  readonly fingerprint: Fingerprint
  readonly verdict: Verdict
  readonly policyHash: string
  /** The folder that its file came in; null where it was made here. */
  readonly deliveredIn: string | null
  readonly at: Instant
}

export async function insertPaper(tx: Knex.Transaction, paper: NewPaper): Promise<void> {
  await tx('entry').insert({
    id: paper.entry, kind: 'document', part: 'paper', committee: paper.committee, case_number: paper.meetingNumber, document_number: paper.documentNumber, case_id: paper.meeting, registry_state: 'present',
    changed_at: null, content_digest: paper.fingerprint, row_digest: null, case_digest: null, delivered_in: paper.deliveredIn, row_date: null, row_officer: null, row_is_open: 1, current_version: 1, is_history: 0,
    published_earlier: null, first_published_on: null, is_taken_down: 0, imported_at: paper.at,
  })
  await tx('version').insert({
    entry_id: paper.entry, number: 1, stage: paper.stage, is_secret: 0, origin: 'import', content: paper.contentText, verdict: JSON.stringify(paper.verdict), fingerprint: paper.fingerprint, policy_hash: paper.policyHash, made_at: paper.at, decision_id: null,
  })
}

/** A paper is there anew: where its file came from, null where it was made here. What a restored register waited to hear of it has been heard. */
export async function setMadeAnew(tx: Knex.Transaction, paper: EntryId, folder: string | null): Promise<void> {
  await tx('entry').where({id: paper}).update({delivered_in: folder, unheard_since: null})
}

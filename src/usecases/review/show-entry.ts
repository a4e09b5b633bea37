import {historyOf, type HistoryItem} from '../../core/audit/history.js'
import {GROUNDS, type Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {isLetOut, type Stage} from '../../core/journey.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {showsWordOnly} from '../../core/publication/version.js'
import type {SecondExit} from '../../core/review/declaration.js'
import {explainRuled, type ExplainedFinding} from '../../core/review/explained-finding.js'
import {caseNature} from '../../core/scan/case-nature.js'
import {toldParties, type ToldParties} from '../../core/scan/party/told-parties.js'
import {textsOf, type TextToScan} from '../../core/scan/texts-of.js'
import {instructionInForce} from '../../core/routine/routine.js'
import type {CommitteeCode, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import {auditOfEntry, type ReadLine} from '../../io/db/audit-table.js'
import {decisionsOf, noteText, type KeptDecision} from '../../io/db/decision-table.js'
import {findStanding, versionsOf, type StandingEntry} from '../../io/db/entry-table.js'
import {routines} from '../../io/db/routine-table.js'
import {isOnShow} from '../../io/db/publication-table.js'
import {lastDayShown} from '../../core/retention/expiry.js'
import {shownAt} from '../audit/list-log.js'
import {deed, type Session} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {textOfFile} from '../scan/judge-again.js'
import {secondExitHere} from './second-exit.js'
import {sealOf} from './seal-of.js'

/** Everything a registrar needs to answer for one entry. `content` is null where only an authorised person may read it, and then nothing else is told of it (K4). */
export interface ShownEntry {
  readonly id: EntryId
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly stage: Stage
  readonly version: number
  /** What is shown here, sealed: a decision that is given with it is refused when the entry is another by then (B7). */
  readonly seal: Fingerprint
  readonly isPublic: boolean
  readonly isTakenDown: boolean
  /** True where the registry has not been heard since the register was put back from a backup. */
  readonly isUnheard: boolean
  readonly content: RegisteredContent | null
  /** The case's heading beside a document's own, and whether the public would see it. */
  readonly caseHeading: {readonly text: string; readonly isShown: boolean; readonly isSecret: boolean} | null
  readonly verdict: Verdict
  /** What the one who asks can say of what is taken for identity numbers (B4). */
  readonly secondExit: SecondExit
  readonly grounds: readonly {readonly ground: Ground; readonly requirement: string; readonly law: string}[]
  readonly findings: readonly ExplainedFinding[]
  /** What each party of a document was read as, in the order of `content.parties`. */
  readonly parties: readonly ToldParties[]
  /** The policy that the version was judged under, and the one in force now. */
  readonly policy: {readonly judged: string; readonly now: string}
  /** How many findings there were beside these: only so many are kept of one version. */
  readonly moreFindings: number
  /** What was decided, oldest first, each with the words that were written with it. */
  readonly decisions: readonly (KeptDecision & {readonly noteText: string | null})[]
  /** The committee’s instruction that an answer is given under now (N3); null where none is registered. */
  readonly instruction: {readonly id: string; readonly name: string; readonly version: string; readonly isOverdue: boolean} | null
  readonly history: readonly ReadLine[]
  /** The same beside what imports and new judgements made of it, and its days on the web. */
  readonly timeline: readonly HistoryItem[]
}

/** One entry with its findings, the rules they lead to, and its history. */
export const showEntry = deed('review.read', async (session, {id, committee}: {readonly id: string; readonly committee: string | null}): Promise<ShownEntry> => {
  const standing = await findEntry(session, id, committee, 'review.read')
  if (standing.content.protection === 'marked') return veiled(session, standing)
  const ofCase = standing.caseEntry === null ? null : await findStanding(session.db, standing.caseEntry)
  const {verdict, firstPublishedOn} = standing
  const history = await auditOfEntry(session.db, standing.entry)
  return {
    id: standing.entry,
    committee: standing.key.committee,
    diaryNumber: standing.key.caseNumber,
    documentNumber: standing.key.documentNumber,
    stage: standing.stage,
    version: standing.number,
    seal: sealOf(session, standing),
    isPublic: await isOnShow(session.db, standing.entry),
    isTakenDown: standing.isTakenDown,
    isUnheard: standing.isUnheard,
    content: standing.content,
    caseHeading: ofCase === null || ofCase.content.protection === 'marked' ? null : {text: ofCase.content.heading, isShown: isReadable(ofCase), isSecret: showsWordOnly(ofCase)},
    verdict,
    secondExit: secondExitHere(session, standing),
    grounds: verdict.kind === 'secret' ? [] : verdict.grounds.map((ground) => ({ground, ...GROUNDS[ground]})),
    findings: await explained(session, standing),
    parties: standing.content.kind === 'case' ? [] : standing.content.parties.map((party) => toldParties(party, session.judgement.lexica)),
    policy: {judged: standing.policyHash, now: session.judgement.policy.hash},
    moreFindings: verdict.kind === 'secret' ? 0 : (verdict.more ?? 0),
    instruction: await instructionOf(session, standing.key.committee),
    decisions: await Promise.all(
      (await decisionsOf(session.db, standing.entry)).map(async (decision) => ({...decision, noteText: decision.note === null ? null : await noteText(session.db, decision.note)})),
    ),
    history,
    timeline: historyOf(
      {
        lines: history,
        versions: await versionsOf(session.db, standing.entry),
        firstPublishedOn,
        lastDay: firstPublishedOn === null ? null : lastDayShown(firstPublishedOn, session.retentionYears(standing.key.committee)),
      },
      (at) => shownAt(at, session.settings.timeZone),
    ),
  }
})

/** An entry that only an authorised person may handle: each is like every other, and neither number, law nor history tells whom it is about (K4). */
function veiled(session: Session, standing: StandingEntry): ShownEntry {
  const {hash} = session.judgement.policy
  return {
    id: standing.entry, committee: '', diaryNumber: '', documentNumber: null, stage: 'held', version: 1, seal: sealOf(session, standing), isPublic: false, isTakenDown: false, isUnheard: false, content: null, caseHeading: null,
    verdict: {kind: 'review', grounds: ['awaits-authorised'], findings: []}, secondExit: 'none-found', grounds: [], findings: [], parties: [], policy: {judged: hash, now: hash}, moreFindings: 0, instruction: null,
    decisions: [], history: [], timeline: [],
  }
}

/** What was found, explained from the entry's own texts; a file's is read only where something was found in it. */
async function explained(session: Session, {key, content, verdict, deliveredIn, stage}: StandingEntry): Promise<readonly ExplainedFinding[]> {
  if (verdict.kind === 'secret' || verdict.findings.length === 0) return []
  const {lexica, policy} = session.judgement
  const texts: TextToScan[] = [...textsOf(content)]
  const inFiles = new Set(verdict.findings.filter(({finding}) => finding.field === 'file').map(({finding}) => finding.index))
  for (const index of inFiles) {
    const file = content.kind === 'document' ? content.files[index] : undefined
    const text = file === undefined || file.sha256 === null ? null : await textOfFile(session, file.path, file.sha256, deliveredIn)
    if (text !== null) texts.push({field: 'file', index, text: text.text})
  }
  const findings = explainRuled(verdict.findings, texts, {caseNature: caseNature(content.caseType, lexica.caseTypes), lexica, ownNumber: key.caseNumber}, policy)
  // What is shown already needs no change.
  return isLetOut(stage) ? findings.map((finding) => ({...finding, remedies: []})) : findings
}

/** As the one way out has it: what is published as the bare word has no heading that the public reads (D1). */
function isReadable({stage, content}: StandingEntry): boolean {
  return !showsWordOnly({content}) && isLetOut(stage)
}

async function instructionOf(session: Session, committee: CommitteeCode): Promise<ShownEntry['instruction']> {
  const inForce = instructionInForce(await routines(session.db, committee), committee, session.today)
  return inForce === null ? null : {id: inForce.id, name: inForce.name, version: inForce.version, isOverdue: inForce.nextReviewOn < session.today}
}

import {indexText, type PersonId, type ShownPerson} from '../../core/protected/person.js'
import {isGround, type AssessmentOutcome} from '../../core/protected/record.js'
import {Refusal} from '../../core/refusal.js'
import type {Stage} from '../../core/journey.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import {addVersion, findStanding, type StandingEntry} from '../../io/db/entry-table.js'
import {addRecords} from '../../io/db/person-record-table.js'
import {personById, personsByIndex} from '../../io/db/protected-person-table.js'
import {headingsOf} from '../../io/db/swept-table.js'
import type {Session} from '../../io/session.js'
import {keyText, type RegisteredContent} from '../../core/register/entry.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {keepFiles} from '../review/keep-files.js'
import {judgeAgain} from '../scan/judge-again.js'
import {stageOf} from '../scan/judge-content.js'
import {sweepUnswept} from './keep-persons.js'
import {markEntry} from './take-off-found.js'
import {takeOffSiteOrSay} from '../publication/run-release.js'
import {textMark} from './look-through.js'
import {sealNote} from './person-records.js'
import {readOne} from './read-person.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** The authority's own assessment of secrecy (K9), of a person's data as such or of one entry. */
export interface Assessment {
  readonly outcome: AssessmentOutcome
  /** The section of the law, or the reason in some words. */
  readonly ground: string
  readonly entry: string | null
  readonly committee: string | null
  readonly note: string
}

/** What came of it. `stage`: of the entry, where it was let go to be judged as any other. */
export interface Assessed {
  readonly id: PersonId
  readonly entry: string | null
  readonly stage: Stage | null
  /** True where it waits for an authorised person still: nothing was let go, or it names somebody else too. */
  readonly isMarked: boolean
}

/**
 * Writes down how the authority judges this time whether data of a protected person is secret (K9). Of an entry that waits for an authorised person, judged public or as about somebody else, the mark is taken away: the
 * entry is judged as any other, and looked through for everybody else. The assessment holds for the very text that it was made of.
 */
export const assessPerson = deed('vault.hold', async (session, {unlocking, id, assessment}: {readonly unlocking: Unlocking; readonly id: string; readonly assessment: Assessment}): Promise<Assessed> => {
  const {outcome, ground, note} = assessment
  if (!isGround(ground)) throw new Refusal('assessment-ground-missing')
  const entry = assessment.entry === null ? null : await findEntry(session, assessment.entry, assessment.committee, 'vault.hold')
  return withVault(session, unlocking, async (open) => {
    const person = await readOne(session, open, {kept: await personById(session.db, id), subject: id, why: 'matter', medium: 'view', fields: ['records']})
    const standing = entry === null ? null : await findStanding(session.db, entry.entry)
    const isMarked = standing?.content.protection === 'marked'
    // To let go what is not held says nothing; to hold what is let go is the last word.
    if (standing !== null && !isMarked && outcome !== 'secret') throw new Refusal('entry-not-marked', {id: standing.entry})
    if (standing !== null && !(await concerns(session, open, standing, person))) throw new Refusal('person-not-in-entry')
    const releases = outcome !== 'secret' && standing !== null
    const text = standing === null ? null : await textMark(session, {...standing, caseHeading: await caseHeadingOf(session, standing)})
    if (releases && text === null) throw new Refusal('file-not-read')
    const {row, event} = await sealNote(session, open, person.id, {kind: 'assessment', outcome, ground, entry: standing?.entry ?? null, text, note})
    const content = standing === null ? null : withoutMark(standing.content)
    const judged = releases && content !== null ? await judgeAgain(session, session.db, standing, stillHolds({...standing, decision: null}, true), content) : null
    const isKept = judged?.kind !== 'clear' || (content !== null && standing !== null && (await keepFiles(session, content, standing.deliveredIn)))
    let stage: Stage | null = null
    let left = 0
    await open.series.change(async (change, sign) => {
      const {tx, at, record} = change
      await addRecords(tx, [row])
      await sign(event)
      // Assessed as secret after it was let go: it leaves.
      if (standing !== null && !isMarked) left = await markEntry(session, change, standing)
      if (!releases || judged === null || content === null) return
      const now = await findStanding(tx, standing.entry)
      if (now === null || now.number !== standing.number || now.stage !== standing.stage) throw new Refusal('text-changed', {id: standing.entry})
      const verdict = isKept ? judged : {kind: 'review' as const, grounds: ['file-missing' as const], findings: []}
      stage = stageOf(verdict)
      const contentText = JSON.stringify(content)
      await addVersion(tx, now, {stage, origin: 'rescan', contentText, verdict, fingerprint: session.fingerprints.of(contentText), policyHash: session.judgement.policy.hash, at, decision: null})
      await record({kind: 'entries.rescanned', run: session.newRun(), scanned: 1, held: stage === 'cleared' ? 0 : 1, policy: session.judgement.policy.hash})
    })
    if (releases) await sweepUnswept(session, open)
    if (left > 0) await takeOffSiteOrSay(session, left)
    const after = standing === null ? null : await findStanding(session.db, standing.entry)
    return {id: person.id, entry: standing?.entry ?? null, stage: releases ? (after?.stage ?? stage) : null, isMarked: after?.content.protection === 'marked'}
  })
})

/** Whether an entry has to do with the person: they were found in it, or the registry marks it for them; or nobody is known whom it is marked for. */
async function concerns(session: Session, open: OpenVault, {entry, key, content}: StandingEntry, {records, particulars, id}: ShownPerson): Promise<boolean> {
  if (records.some(({record}) => record.kind === 'found' && record.entry === entry)) return true
  if (particulars.place !== null && particulars.place === keyText(key)) return true
  if (content.foundHere === true || content.protection !== 'marked') return false
  const marked = await personsByIndex(session.db, open.vault.indexOf(indexText({number: '', particulars: {place: keyText(key)}})))
  return marked.every((one) => one.id === id)
}

/** The text without a mark, however it came by it. */
function withoutMark({foundHere: _, ...content}: RegisteredContent): RegisteredContent {
  return {...content, protection: 'none'}
}

async function caseHeadingOf({db, dialect}: Session, {caseEntry}: StandingEntry): Promise<string | null> {
  return caseEntry === null ? null : ((await headingsOf(db, dialect, [caseEntry])).get(caseEntry) ?? null)
}

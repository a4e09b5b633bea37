import type {Stage} from '../../core/journey.js'
import type {Ground} from '../../core/policy/ground.js'
import {judge} from '../../core/policy/judge.js'
import {knownStaff, staffList} from '../../core/policy/staff-list.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {knownAt} from '../../core/minutes/meeting.js'
import type {RegisteredContent, Secrecy} from '../../core/register/entry.js'
import {caseNature} from '../../core/scan/case-nature.js'
import {placeIn, type FileText} from '../../core/scan/file-text.js'
import type {Finding} from '../../core/scan/finding.js'
import {scanText} from '../../core/scan/scan-text.js'
import {textsOf, type TextToScan} from '../../core/scan/texts-of.js'
import type {Session} from '../../io/session.js'

/** What is known about a version besides its own text when it is judged. */
export interface Matter {
  readonly committee: string
  /** The case's number, which no text is asked about for holding. */
  readonly caseNumber: string
  /** Secrecy of the heading of a document's case; `no` for a case. */
  readonly caseSecrecy: Secrecy
  readonly past: readonly Ground[]
  /** Text of each file that was read, by its place among the document's files. */
  readonly fileTexts: ReadonlyMap<number, FileText>
  /** Findings in files whose text cannot be read again now. */
  readonly earlierFindings?: readonly Finding[]
}

/** Scans and judges one version. The same for an import, a rewrite and a scan anew. */
export function judgeContent(session: Pick<Session, 'judgement' | 'settings'>, content: RegisteredContent, matter: Matter): Verdict {
  const {lexica, policy} = session.judgement
  const nature = caseNature(content.caseType, lexica.caseTypes)
  const texts: TextToScan[] = [...textsOf(content)]
  for (const [index, {text}] of matter.fileTexts) texts.push({field: 'file', index, text})
  const {findings: found, failed} = scanText(texts, {caseNature: nature, lexica, ownNumber: matter.caseNumber})
  const own = session.settings.committees[matter.committee]
  const {findings: known, onStaffList} = knownStaff(found.map((finding) => placed(finding, matter.fileTexts)), texts, staffList([...(own === undefined ? [] : [own]), {officials: [], members: presentAt(content)}]))
  const findings = [...known, ...picturesIn(matter.fileTexts)]
  return judge(
    content,
    matter.earlierFindings === undefined ? findings : [...findings, ...matter.earlierFindings],
    {
      caseNature: nature,
      caseSecrecy: matter.caseSecrecy,
      detectorFailed: failed.length > 0,
      past: matter.past,
      onStaffList,
    },
    policy,
  )
}

/** Those who were at the meeting that a text is of: the elected and officials are known there (B1, F5). */
function presentAt(content: RegisteredContent): readonly string[] {
  if (content.kind === 'case') return content.meeting === undefined ? [] : knownAt(content.meeting)
  return content.item?.present ?? []
}

/** A finding in a file with where in the file it stands: its author, page 3, a comment. */
function placed(finding: Finding, fileTexts: Matter['fileTexts']): Finding {
  const file = finding.field === 'file' ? fileTexts.get(finding.index) : undefined
  const place = file === undefined ? null : placeIn(file, finding.start)
  return place === null ? finding : {...finding, place}
}

/** Pictures in files that were read: what they show is for a person to look at (B9). */
function picturesIn(fileTexts: Matter['fileTexts']): readonly Finding[] {
  return [...fileTexts].flatMap(([index, {pictures}]) => pictures.map(({place, at}): Finding => ({kind: 'unreadable', field: 'file', index, start: at, end: at, certainty: 'certain', detector: 'file', why: 'picture', place})))
}

/** The stage a verdict puts a version in. */
export function stageOf(verdict: Verdict): Stage {
  switch (verdict.kind) {
    case 'secret':
      return 'secret'
    case 'clear':
      return 'cleared'
    case 'review':
      return 'held'
    case 'block':
      return 'blocked'
  }
}

import type {Stage} from '../../core/journey.js'
import type {Ground} from '../../core/policy/ground.js'
import {judge} from '../../core/policy/judge.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent, Secrecy} from '../../core/register/entry.js'
import {caseNature} from '../../core/scan/case-nature.js'
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
  readonly fileTexts: ReadonlyMap<number, string>
  /** Findings in files whose text cannot be read again now. */
  readonly earlierFindings?: readonly Finding[]
}

/** Scans and judges one version. The same for an import, a rewrite and a scan anew. */
export function judgeContent(session: Pick<Session, 'judgement' | 'settings'>, content: RegisteredContent, matter: Matter): Verdict {
  const {lexica, policy} = session.judgement
  const nature = caseNature(content.caseType, lexica.caseTypes)
  const texts: TextToScan[] = [...textsOf(content)]
  for (const [index, text] of matter.fileTexts) texts.push({field: 'file', index, text})
  const {findings: found, failed} = scanText(texts, {caseNature: nature, lexica, ownNumber: matter.caseNumber})
  const staff = staffOf(session, matter.committee)
  const findings = found.map((finding) => withStanding(finding, staff, texts))
  return judge(
    content,
    matter.earlierFindings === undefined ? findings : [...findings, ...matter.earlierFindings],
    {
      caseNature: nature,
      caseSecrecy: matter.caseSecrecy,
      detectorFailed: failed.length > 0,
      past: matter.past,
      onStaffList: new Set(findings.filter((finding) => finding.kind === 'person' && onList(finding, staff, texts) !== null)),
    },
    policy,
  )
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

/** The municipality's own lists for a committee, by name: who is an official and who is elected. */
type Staff = ReadonlyMap<string, 'official' | 'elected'>

function staffOf({settings}: Pick<Session, 'settings'>, committee: string): Staff {
  const own = settings.committees[committee]
  return new Map([...(own?.officials ?? []).map((name) => [fold(name), 'official'] as const), ...(own?.members ?? []).map((name) => [fold(name), 'elected'] as const)])
}

function onList({field, index, start, end}: Finding, staff: Staff, texts: readonly TextToScan[]): 'official' | 'elected' | null {
  if (staff.size === 0) return null
  const text = texts.find((one) => one.field === field && one.index === index)?.text ?? ''
  return staff.get(fold(text.slice(start, end))) ?? null
}

/** What the text says of who a person is comes before the lists: a pupil may bear an official's name. */
function withStanding(finding: Finding, staff: Staff, texts: readonly TextToScan[]): Finding {
  if (finding.kind !== 'person' || finding.who !== undefined) return finding
  const who = onList(finding, staff, texts)
  return who === null ? finding : {...finding, who}
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv')
}

import type {Ground} from '../policy/ground.js'
import type {Verdict} from '../policy/verdict.js'
import type {RegisteredContent} from '../register/entry.js'
import type {FindingKind, ScanField} from '../scan/finding.js'

/** Something found so many times in one field. */
export interface FoundTimes {
  readonly kind: FindingKind
  readonly field: ScanField
  readonly count: number
}

/** What the public would read of a row once an answer has let it out, beside its heading: what was found there all the same, the parties' names and the files. */
export interface LetOut {
  readonly findings: readonly FoundTimes[]
  /** How many findings there are beside these: only so many are kept of one version. */
  readonly more: number
  readonly parties: readonly string[]
  /** The names of the files, without the folders they were delivered in. */
  readonly files: readonly string[]
}

/** What would be let out of a text as an answer leaves it, with what is found in it: a file that stays behind takes its findings with it. A secret heading lets nothing out (D1). */
export function letOut(content: RegisteredContent, verdict: Verdict): LetOut | null {
  if (content.headingSecrecy === 'yes' || verdict.kind === 'secret') return null
  const isDocument = content.kind === 'document'
  const shown = new Set(isDocument && content.documentSecrecy !== 'yes' ? content.files.flatMap(({choice}, index) => (choice === 'no' ? [] : [index])) : [])
  const times = new Map<string, FoundTimes>()
  for (const {finding: {kind, field, index}, answer} of verdict.findings) {
    if (answer === 'clear' || ((field === 'file' || field === 'fileName') && !shown.has(index))) continue
    const key = `${kind} ${field}`
    times.set(key, {kind, field, count: (times.get(key)?.count ?? 0) + 1})
  }
  return {findings: [...times.values()], more: verdict.more ?? 0, parties: isDocument ? content.parties : [], files: isDocument ? content.files.flatMap(({path}, index) => (shown.has(index) ? [path.slice(path.lastIndexOf('/') + 1)] : [])) : []}
}

/** Grounds that ask about a file. */
const OF_FILES: ReadonlySet<Ground> = new Set(['file-choice-missing', 'file-missing', 'file-unreadable'])

/** What is missing or has happened that a row waits for, and that an answer lets it out in spite of. That somebody confirms it is the answer itself; files that stay behind take their grounds with them. */
export function letOutDespite(content: RegisteredContent, grounds: readonly Ground[]): readonly Ground[] {
  const staysBehind = content.kind === 'document' && (content.choiceWithoutFile === 'no' || (content.files.length > 0 && content.files.every(({choice}) => choice === 'no')))
  return [...new Set(grounds)].filter((ground) => ground !== 'registrar-confirms' && !(staysBehind && OF_FILES.has(ground)))
}

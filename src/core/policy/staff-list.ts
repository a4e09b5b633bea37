import type {indirect} from '../scan/detectors/indirect.js'
import type {Finding} from '../scan/finding.js'
import type {ScannedText} from '../scan/scan-text.js'

/** A municipality's own lists, by name: who is an official and who is elected. */
export type StaffList = ReadonlyMap<string, 'official' | 'elected'>

/** The lists of one committee or more. Capitals and spaces make no difference. */
export function staffList(lists: readonly {readonly officials: readonly string[]; readonly members: readonly string[]}[]): StaffList {
  return new Map(lists.flatMap(({officials, members}) => [...officials.map((name) => [fold(name), 'official'] as const), ...members.map((name) => [fold(name), 'elected'] as const)]))
}

/**
 * Findings with who each person is by the lists, and the persons whose names stand there, whole. What the text says of who a person is comes before
 * the lists: a pupil may bear an official's name.
 */
export function knownStaff(findings: readonly Finding[], texts: readonly ScannedText[], staff: StaffList): {readonly findings: readonly Finding[]; readonly onStaffList: ReadonlySet<Finding>} {
  const onStaffList = new Set<Finding>()
  const known = findings.flatMap((finding) => {
    // Two who handle a case may both be named. Where the municipality has told who its officials are, the second must be one.
    const isSecond = finding.why === SECOND_NAME
    if (isSecond && staff.size === 0) return []
    if (staff.size === 0 || (finding.kind !== 'person' && !isSecond)) return [finding]
    const text = texts.find(({field, index}) => field === finding.field && index === finding.index)?.text ?? ''
    const who = staff.get(fold(text.slice(finding.start, finding.end)))
    if (who === undefined) return [finding]
    if (isSecond) return []
    const told = finding.who === undefined ? {...finding, who} : finding
    onStaffList.add(told)
    return [told]
  })
  return {findings: known, onStaffList}
}

/** A name in the officer's field after the first (`core/scan/officer-field.ts`). */
const SECOND_NAME: (typeof indirect.reasons)[number] = 'second-name'

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv')
}

import {isLetOut} from '../core/journey.js'
import type {RegisteredContent, RegisteredFile} from '../core/register/entry.js'
import {letsOut} from '../core/review/decision.js'
import {textsOf} from '../core/scan/texts-of.js'
import {terminalSafe} from '../core/terms/terminal-safe.js'
import type {ShownEntry} from '../usecases/review/show-entry.js'
import {decisionWords, historyWords} from '../words/audit.js'
import {stages} from '../words/common.js'
import {unreadInWords} from '../words/files.js'
import {grounds} from '../words/grounds.js'
import type {Language} from '../words/languages.js'
import {explainWords, findingLines, type TextOf} from '../words/explain.js'
import {partiesInWords} from '../words/parties.js'
import {routineWords} from '../words/routine.js'
import type {CliWords} from './register-command.js'

/** An entry in words, line by line: what it says, why it stands where it does, and by which rule and law. The same text for every command that explains. */
export function explainEntry(shown: ShownEntry, language: Language, words: CliWords, withAll: boolean): readonly string[] {
  const say = words.review
  const {content} = shown
  if (content === null) return [shown.id, say.awaits]
  const lines: string[] = []
  const number = shown.documentNumber === null ? shown.diaryNumber : `${shown.diaryNumber}:${shown.documentNumber}`
  lines.push(`${number} (${shown.committee})  ${shown.id}`)
  const marks = [...(shown.isPublic ? [say.isPublic] : []), ...(shown.isTakenDown ? [say.takenDown] : [])]
  lines.push(`${say.stage}: ${[stages[language][shown.stage], ...marks].join(', ')}`)
  if (withAll) {
    lines.push(`${say.heading}: ${content.heading}`)
    if (shown.caseHeading !== null) lines.push(`${say.caseHeading}: ${shown.caseHeading.text}${shown.caseHeading.isShown ? '' : ` (${say.notShown})`}`)
    if (content.kind === 'document') {
      lines.push(`${say.direction}: ${content.direction} ${content.date}`)
      lines.push(`${say.party}: ${content.parties.join(', ') || '–'}`)
      lines.push(`${say.internalParty}: ${content.internalParty || '–'}`)
      if (content.files.length > 0) lines.push(`${say.files}: ${content.files.map(({path, choice}) => `${path} (${choice})`).join(', ')}`)
      lines.push(...unreadFiles(content.files, language, ({path}) => path))
    }
    lines.push(`${say.officer}: ${content.officer || '–'}`, `${say.caseType}: ${content.caseType || '–'}`, `${say.registrar}: ${content.registrar || '–'}`)
  }
  if (shown.grounds.length > 0) {
    lines.push(`${say.grounds}:`)
    for (const {ground, requirement, law} of shown.grounds) {
      lines.push(`  ${grounds[language][ground].name}: ${grounds[language][ground].sentence} (${requirement}, ${law})`)
      // Without the row's text the file is told by its number, since its name is text too.
      if (ground === 'file-unreadable' && !withAll && content.kind === 'document') lines.push(...unreadFiles(content.files, language, (_, at) => say.fileNumber(at + 1)).map((line) => `  ${line}`))
    }
  }
  if (shown.findings.length > 0) {
    lines.push(`${say.findings}:`)
    for (const finding of shown.findings) for (const line of findingLines(finding, language, withAll ? textIn(content) : null)) lines.push(`  ${line}`)
    if (shown.moreFindings > 0) lines.push(`  ${say.moreFindings(shown.moreFindings)}`)
    const answered = answeredBy(shown)
    if (answered !== null) lines.push(`  ${explainWords[language].answered(decisionWords[language].answers[answered.kind], whenOf(shown, answered.at))}`)
  } else if (shown.verdict.kind !== 'secret') lines.push(explainWords[language].noFindings)
  if (content.kind === 'document') for (const [at, parties] of shown.parties.entries()) lines.push(partiesInWords(content.parties[at] ?? '', parties, language))
  if (!withAll) {
    const {judged, now} = shown.policy
    lines.push(judged === now ? explainWords[language].policy(now) : explainWords[language].oldPolicy(judged, now))
    return lines.map(terminalSafe)
  }
  if (shown.decisions.length > 0) {
    lines.push(`${say.decisions}:`)
    for (const decision of shown.decisions) {
      lines.push(`  ${whenOf(shown, decision.at)}  ${decisionWords[language].answers[decision.kind]}  ${decision.actor}  ${decision.id}${decision.undoneAt === null ? '' : ' (×)'}`)
      if (decision.noteText !== null) lines.push(...decision.noteText.split('\n').map((line) => `    ${line}`))
    }
  }
  if (shown.instruction !== null) lines.push(routineWords[language].underneath(shown.instruction.name, shown.instruction.version, shown.instruction.id, shown.instruction.isOverdue))
  lines.push(`${say.history}:`)
  for (const item of shown.timeline) lines.push(`  ${item.when.padEnd(16)}  ${historyWords(language, item)}`)
  // Each is one line, whatever stands in the texts.
  return lines.map(terminalSafe)
}

/** The decision that let out a row in which the policy asks for a person; null where it does not, or nobody has. */
function answeredBy({stage, findings, decisions}: ShownEntry): ShownEntry['decisions'][number] | null {
  if (!isLetOut(stage) || findings.every(({answer}) => answer === 'clear')) return null
  return decisions.findLast((decision) => decision.undoneAt === null && letsOut(decision)) ?? null
}

function whenOf({timeline}: ShownEntry, at: string): string {
  return timeline.find((item) => 'at' in item && item.at === at)?.when ?? at
}

/** Why each file that could not be read could not, and what to do. */
function unreadFiles(files: readonly RegisteredFile[], language: Language, name: (file: RegisteredFile, at: number) => string): readonly string[] {
  return files.flatMap((file, at) => (file.why === undefined ? [] : [`  ${name(file, at)}: ${unreadInWords(file.why, language).what}. ${unreadInWords(file.why, language).next}`]))
}

/** The texts that stand above: a word of a file is told by its place, since the file is not shown here. */
function textIn(content: RegisteredContent): TextOf {
  const texts = textsOf(content)
  return (field, index) => texts.find((one) => one.field === field && one.index === index)?.text ?? null
}

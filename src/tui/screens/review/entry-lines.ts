import type {RegisteredContent} from '../../../core/register/entry.js'
import type {ExplainedFinding} from '../../../core/review/explained-finding.js'
import {isRunningText} from '../../../core/scan/finding.js'
import {textsOf} from '../../../core/scan/texts-of.js'
import {placeInWords as placeInFile} from '../../../words/files.js'
import type {FileExcerpt} from '../../../usecases/review/show-file-text.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'
import {explainWords, placeInWords, tellFinding, type TextOf} from '../../../words/explain.js'
import {cellsOf, inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {historyWords} from '../../../words/audit.js'
import {routineWords} from '../../../words/routine.js'
import {markedText, plain} from './marked-text.js'
import {publicInShort, publicLines} from './public-lines.js'
import type {Obstacle} from './state/notice.js'
import {keyOf, nameOf, obstacleInWords, stageInWords, type ReviewWords} from './words.js'

/** From this width on the row as the registry has it stands beside what the public reads, where there is room below them for why it waits; else after that. */
const BESIDE_FROM = 100

/** Places in a file that are told by name; more are hinted at. */
const PLACES_TOLD = 4

/** An entry as the public would read it, and why it waits. A protected one is a single sentence (K4). */
export function entryLines(entry: ShownEntry, around: AroundEntry, words: ReviewWords): readonly Line[] {
  return entryParts(entry, around, words).lines
}

/** What an entry is drawn with. */
export interface AroundEntry {
  readonly obstacle: Obstacle | null
  readonly taken: string | null
  readonly excerpts?: readonly FileExcerpt[]
  /** Whether what is under secrecy has been asked for. */
  readonly isUnmasked?: boolean
  /** Whether it is listened to: what is marked for the eye is then told by its words' numbers too. */
  readonly isHeard?: boolean
  readonly cells: number
  /** How many lines there is room for; left out where there is no end of room. */
  readonly rows?: number
}

/**
 * The same, with how many of the lines must be in sight for all that needs an answer to have been seen; 0 where nothing does. Where there is no room for what the public reads with
 * why the row waits below it, the first is told in short, and stands whole after the second.
 */
export function entryParts(entry: ShownEntry, around: AroundEntry, words: ReviewWords): {readonly lines: readonly Line[]; readonly askedUntil: number} {
  const {obstacle, taken, isUnmasked = false, isHeard = false, cells, rows = Number.POSITIVE_INFINITY} = around
  const {screen} = words
  const {content} = entry
  if (content === null) return {lines: wrapped([{text: screen.authorisedOnly, look: 'strong'}], cells), askedUntil: 0}
  const isMasked = isSecret(content) && !isUnmasked
  // What stands around a finding may not be told of what is masked, nor quoted out of it.
  const excerpts = isMasked ? [] : (around.excerpts ?? [])
  const texts = isMasked ? [] : textsOf(content)
  const telling: Telling = {textOf: (field, index) => texts.find((one) => one.field === field && one.index === index)?.text ?? null, isHeard}
  const status = [nameOf({...entry, isReadable: true}, words), stageInWords(entry.stage, words)].join(' · ')
  const title = wrapped([{text: screen.entry.title, look: 'strong'}], cells)
  const whole = publicLines(entry, content, cells, words)
  const why = [
    ...wrapped([{text: screen.entry.why, look: 'strong'}, {text: `  ${status}`, look: 'faint'}], cells),
    ...(taken === null ? [] : wrapped([{text: taken, look: 'stopped'}], cells)),
    ...(entry.isPublic ? wrapped([{text: screen.entry.alreadyPublic, look: 'found'}], cells) : []),
    ...(entry.isTakenDown ? wrapped([{text: screen.entry.takenDown, look: 'found'}], cells) : []),
    ...(obstacle === null ? [] : wrapped([{text: screen.entry.refused(keyOf('publish', words), obstacleInWords(obstacle, words)), look: 'stopped'}], cells)),
  ]
  const asked = askedLines(entry, telling, cells, words)
  const inFiles = excerptsLines(entry, excerpts, cells, words)
  const explained = explainedLines(entry, telling, cells, words)
  const nothing = asked.length + inFiles.length + explained.length > 0 ? [] : wrapped([{text: screen.entry.nothingFound, look: 'plain'}], cells)
  const below = [[], ...why, ...asked, ...nothing]
  const inside = (width: number): readonly Line[] => insideLines(entry, content, isUnmasked, width, words)
  const asksNothing = reasonsOf(entry, words).length === 0
  const half = Math.floor((cells - BETWEEN.length) / 2)
  const pair = isHeard || cells < BESIDE_FROM ? null : besides([...title, ...publicLines(entry, content, half, words)], inside(half), half)
  const isBeside = pair !== null && (asksNothing || pair.length + below.length <= rows)
  const first = [...(isBeside ? pair : [...title, ...whole]), ...below]
  const rest = [...inFiles, ...(isBeside ? [] : [[], ...inside(cells)]), ...explained, ...historyLines(entry, isMasked, cells, words)]
  if (asksNothing || first.length <= rows) return {lines: [...first, ...rest], askedUntil: asksNothing ? 0 : first.length}
  const short = publicInShort(entry, content, cells, words)
  const room = Math.max(1, rows - PINNED - title.length - Math.min(why.length + asked.length, Math.ceil(rows / 2)))
  // Something of what the public reads is not in sight, and is counted as unseen.
  const isCut = short.length > room
  const folded = [...title, ...(isCut ? cutAfter(short, room, cells) : short), ...why, ...asked]
  const unfolded = [[], ...title, ...whole]
  return {lines: [...folded, ...unfolded, ...rest], askedUntil: folded.length + (isCut ? unfolded.length : 0)}
}

const BETWEEN = ' │ '

/** Two texts beside each other, each in so many cells. */
function besides(left: readonly Line[], right: readonly Line[], cells: number): readonly Line[] {
  return Array.from({length: Math.max(left.length, right.length)}, (_, at): Line => {
    const line = left[at] ?? []
    const room = cells - line.reduce((sum, {text}) => sum + cellsOf(text), 0)
    return [...line, {text: ' '.repeat(Math.max(0, room)), look: 'plain'}, {text: BETWEEN, look: 'faint'}, ...(right[at] ?? [])]
  })
}

/** How findings are told: what the words around are quoted from, and whether it is listened to. */
interface Telling {
  readonly textOf: TextOf
  readonly isHeard: boolean
}

/** Whether the heading is under secrecy, and with it everything that tells what the row is about. */
function isSecret({headingSecrecy}: RegisteredContent): boolean {
  return headingSecrecy === 'yes'
}

/** Lines beside the entry's own where it has no room: why it waits above it, and how much there is below it. */
const PINNED = 2

/** The first lines of a text, the last of them ended with `…`. */
function cutAfter(lines: readonly Line[], count: number, cells: number): readonly Line[] {
  const last = (lines[count - 1] ?? []).map((span, at, spans) => (at === spans.length - 1 ? {...span, text: span.text.trimEnd()} : span))
  const room = cells - 2 - last.reduce((sum, {text}) => sum + cellsOf(text), 0)
  return [...lines.slice(0, count - 1), room < 0 ? [...last.slice(0, -1), {text: inCells(last.at(-1)?.text ?? '', Math.max(1, cellsOf(last.at(-1)?.text ?? '') + room)), look: last.at(-1)?.look ?? 'plain'}] : [...last, {text: ' …', look: 'faint'}]]
}

/** The row as the registry has it: what the registrar needs to know, and the public never sees. */
function insideLines(entry: ShownEntry, content: RegisteredContent, isUnmasked: boolean, cells: number, words: ReviewWords): readonly Line[] {
  const {entry: say} = words.screen
  const unlessSecret = (isUnderSecrecy: boolean, text: string): string => (isUnderSecrecy && !isUnmasked && text.trim() !== '' ? say.masked(keyOf('unmask', words)) : text)
  const fields: readonly (readonly [string, string])[] = [
    [words.diary.fields.heading, unlessSecret(isSecret(content), content.heading)],
    [say.caseHeading, unlessSecret(entry.caseHeading?.isSecret === true, entry.caseHeading?.text ?? '')],
    [say.caseType, content.caseType],
    ...(content.kind === 'document' ? ([[words.diary.fields.party, unlessSecret(isSecret(content), content.parties.join(', '))], [say.internalParty, unlessSecret(isSecret(content), content.internalParty)]] as const) : []),
    [words.diary.fields.officer, content.officer],
    [say.statute, content.statute],
    [say.registrar, content.registrar],
    ...(content.kind === 'document' ? content.files.map(({path}) => [words.diary.fields.file, unlessSecret(content.documentSecrecy === 'yes' || isSecret(content), path)] as const) : []),
  ]
  const told = fields.filter(([, value]) => value.trim() !== '')
  const labelCells = Math.max(...told.map(([label]) => cellsOf(label)), 0) + 2
  return [
    ...wrapped([{text: say.inside, look: 'strong'}], cells),
    ...told.flatMap(([label, value]) => wrapped(plain(oneLine(value)), Math.max(1, cells - labelCells)).map((line, row): Line => [{text: inCells(row === 0 ? label : '', labelCells), look: 'faint'}, ...line])),
  ]
}

/** What was decided about the entry, and what has happened to it, the last first. */
function historyLines(entry: ShownEntry, isMasked: boolean, cells: number, words: ReviewWords): readonly Line[] {
  const {screen, about, time} = words
  const decisions = entry.decisions.toReversed().flatMap(({kind, actor, at, noteText, undoneAt}) => [
    ...indented([{text: `${time(at)}  ${screen.answerNames[kind]}  ${oneLine(actor)}${undoneAt === null ? '' : ` (${screen.answers.undo})`}`, look: 'plain'}], cells),
    ...(noteText === null ? [] : indented([{text: isMasked ? screen.entry.masked(keyOf('unmask', words)) : oneLine(noteText), look: 'faint'}], cells)),
  ])
  const history = entry.timeline.toReversed().flatMap((item) => indented([{text: `${item.when}  ${oneLine(historyWords(about.language, item))}`, look: 'faint'}], cells))
  return [
    ...(entry.instruction === null ? [] : [[], ...wrapped([{text: oneLine(routineWords[about.language].underneath(entry.instruction.name, entry.instruction.version, entry.instruction.id, entry.instruction.isOverdue)), look: entry.instruction.isOverdue ? 'strong' : 'faint'}], cells)]),
    ...(decisions.length === 0 ? [] : [[], ...wrapped([{text: screen.entry.decisions, look: 'strong'}], cells), ...decisions]),
    ...(history.length === 0 ? [] : [[], ...wrapped([{text: screen.entry.history, look: 'strong'}], cells), ...history]),
  ]
}

/** What needs an answer, each in a few words: what was found with the field it stands in, and what is missing. That the registrar confirms is asked of every row. */
function reasonsOf({findings, grounds: missing}: ShownEntry, {screen, scan, grounds}: ReviewWords): readonly string[] {
  const found = findings.filter(({answer}) => answer !== 'clear').map(({finding}) => `[${scan.kinds[finding.kind].label}] ${screen.entry.in(screen.fields[finding.field])}`)
  return [...new Set([...found, ...missing.filter(({ground}) => ground !== 'registrar-confirms').map(({ground}) => capital(grounds[ground].name))])]
}

/** One line that stands above an entry that has no room: why it waits, whatever of it is in sight. Reasons that have no room on it are counted. */
export function reasonsLine(entry: ShownEntry, cells: number, words: ReviewWords): Line {
  const reasons = reasonsOf(entry, words)
  const told = (count: number): string => [...reasons.slice(0, count), ...(count < reasons.length ? [words.screen.entry.moreReasons(reasons.length - count)] : [])].join(' · ')
  const most = reasons.findLastIndex((_, at) => cellsOf(told(at + 1)) <= cells) + 1
  return [{text: inCells(told(Math.max(1, most)), cells), look: 'found'}]
}

/** What was found and what is missing: everything that needs an answer. */
function askedLines(entry: ShownEntry, telling: Telling, cells: number, words: ReviewWords): readonly Line[] {
  const {screen, grounds} = words
  const lines: Line[] = []
  const groups = grouped(entry.findings)
  for (const group of groups) lines.push(...findingLines(group, telling, cells, words))
  if (entry.moreFindings > 0) lines.push(...wrapped([{text: `● ${screen.entry.moreFindings(entry.moreFindings)}`, look: 'found'}], cells, 2))
  for (const {ground, law} of entry.grounds) {
    lines.push(...wrapped([{text: '● ', look: 'found'}, {text: capital(grounds[ground].name), look: 'found'}], cells, 2))
    lines.push(...indented([{text: grounds[ground].sentence, look: 'plain'}, {text: ` (${law})`, look: 'faint'}], cells))
  }
  return lines
}

/** What stands around the findings in the files. */
function excerptsLines(entry: ShownEntry, excerpts: readonly FileExcerpt[], cells: number, words: ReviewWords): readonly Line[] {
  return excerpts.length === 0 ? [] : [[], ...wrapped([{text: words.screen.entry.inFile, look: 'strong'}], cells), ...excerpts.flatMap((excerpt) => excerptLines(entry, excerpt, cells, words))]
}

/** How what was found was found, and what would change it: what stands in the way comes first, and this can be scrolled to. */
function explainedLines({findings}: ShownEntry, {textOf}: Telling, cells: number, words: ReviewWords): readonly Line[] {
  const explained = grouped(findings).flatMap((group) => explanationLines(group, textOf, cells, words))
  return explained.length === 0 ? [] : [[], ...wrapped([{text: words.screen.entry.explained, look: 'strong'}], cells), ...explained]
}

/** A piece of a file's text, with what was found in it named where it stands. */
function excerptLines({findings}: ShownEntry, {index, from, text}: FileExcerpt, cells: number, words: ReviewWords): readonly Line[] {
  const inside = findings
    .filter(({finding}) => isRunningText(finding.field) && finding.index === index && finding.start >= from && finding.end <= from + text.length)
    .map((one) => ({...one, finding: {...one.finding, start: one.finding.start - from, end: one.finding.end - from}}))
  return indented([{text: '… ', look: 'faint'}, ...markedText(text, inside, 0, words), {text: ' …', look: 'faint'}], cells)
}

/** What raised and lowered a finding, and what would change it. Of several of the same sort the words around are told of the first. */
function explanationLines(group: readonly [ExplainedFinding, ...ExplainedFinding[]], textOf: TextOf, cells: number, {scan, about}: ReviewWords): readonly Line[] {
  const [first] = group
  const {cues, remedies} = tellFinding(first, about.language, textOf)
  if (first.answer === 'clear') return []
  return [
    ...wrapped([{text: `● [${scan.kinds[first.finding.kind].label}]`, look: first.answer === 'block' ? 'stopped' : 'found'}], cells, 2),
    ...cues.flatMap((cue) => indented([{text: oneLine(cue), look: 'plain'}], cells)),
    ...indented([{text: `${explainWords[about.language].change} ${remedies.join(' ')}`, look: 'plain'}], cells),
  ]
}

/** The same kind in the same field under the same rule is told once. */
function grouped(findings: readonly ExplainedFinding[]): readonly (readonly [ExplainedFinding, ...ExplainedFinding[]])[] {
  const groups = new Map<string, [ExplainedFinding, ...ExplainedFinding[]]>()
  for (const one of findings) {
    const key = [one.answer, one.finding.kind, one.finding.field, one.rule?.id ?? ''].join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  const strictness = {block: 0, review: 1, clear: 2} as const
  return [...groups.values()].toSorted(([a], [b]) => strictness[a.answer] - strictness[b.answer])
}

function findingLines(group: readonly [ExplainedFinding, ...ExplainedFinding[]], {textOf, isHeard}: Telling, cells: number, words: ReviewWords): readonly Line[] {
  const [{finding, answer, rule}] = group
  const {screen, scan, about} = words
  const times = group.length > 1 ? `, ${screen.entry.times(group.length)}` : ''
  const verdict = {block: screen.entry.blocks, review: screen.entry.asks, clear: screen.entry.clears}[answer]
  const look = answer === 'block' ? 'stopped' : answer === 'review' ? 'found' : 'faint'
  const named = (one: ExplainedFinding): readonly string[] => [
    ...(one.finding.place === undefined ? [] : [placeInFile(one.finding.place, about.language)]),
    ...(isHeard && one.place !== null ? [placeInWords(one.place, one.finding.field, about.language)] : []),
  ]
  const places = [...new Set(group.map((one) => named(one).join(', ')))].filter((place) => place !== '')
  const where = places.length === 0 ? '' : ` (${places.slice(0, PLACES_TOLD).join('; ')}${places.length > PLACES_TOLD ? ' …' : ''})`
  const told = group.map((one) => tellFinding(one, about.language, textOf))
  const seen = [...new Set(told.map(({why}) => why))].join(' ')
  return [
    ...wrapped([{text: `● [${scan.kinds[finding.kind].label}]`, look}, {text: ` ${screen.entry.in(screen.fields[finding.field])}${where}${times}: ${verdict}`, look: answer === 'clear' ? 'faint' : 'plain'}], cells, 2),
    ...indented([{text: oneLine(seen), look: 'plain'}], cells),
    ...indented([{text: oneLine(told[0]?.because ?? ''), look: 'plain'}, ...(rule === null ? [] : [{text: ` (${oneLine(rule.law)})`, look: 'faint'} as const])], cells),
  ]
}

function indented(spans: readonly Span[], cells: number): readonly Line[] {
  return wrapped(spans, Math.max(1, cells - 2)).map((line) => [{text: '  ', look: 'plain'}, ...line])
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
}

import type {RegisteredContent, RegisteredDocument, RegisteredFile} from '../../../core/register/entry.js'
import type {ExplainedFinding} from '../../../core/review/explained-finding.js'
import type {ScanField} from '../../../core/scan/finding.js'
import {textsOf} from '../../../core/scan/texts-of.js'
import {placeInWords, unreadInWords} from '../../../words/files.js'
import {terminalSafe} from '../../../core/terms/terminal-safe.js'
import type {FileExcerpt} from '../../../usecases/review/show-file-text.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'
import {explainWords, tellFinding, type TextOf} from '../../../words/explain.js'
import {cellsOf, inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {historyWords} from '../../../words/audit.js'
import type {Obstacle} from './state/notice.js'
import {keysOf, nameOf, obstacleInWords, stageInWords, type ReviewWords} from './words.js'

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
  readonly cells: number
}

/** The same, with how many of the lines must be in sight for all that needs an answer to have been seen; 0 where nothing does. */
export function entryParts(entry: ShownEntry, {obstacle, taken, excerpts = [], cells}: AroundEntry, words: ReviewWords): {readonly lines: readonly Line[]; readonly askedUntil: number} {
  const {screen} = words
  if (entry.content === null) return {lines: wrapped([{text: screen.authorisedOnly, look: 'strong'}], cells), askedUntil: 0}
  const status = [nameOf({...entry, isReadable: true}, words), stageInWords(entry.stage, words)].join(' · ')
  const top = [
    ...wrapped([{text: screen.entry.title, look: 'strong'}], cells),
    ...publicLines(entry, entry.content, cells, words),
    [],
    ...wrapped([{text: screen.entry.why, look: 'strong'}, {text: `  ${status}`, look: 'faint'}], cells),
    ...(taken === null ? [] : wrapped([{text: taken, look: 'stopped'}], cells)),
    ...(entry.isPublic ? wrapped([{text: screen.entry.alreadyPublic, look: 'found'}], cells) : []),
    ...(entry.isTakenDown ? wrapped([{text: screen.entry.takenDown, look: 'found'}], cells) : []),
    ...(obstacle === null ? [] : wrapped([{text: screen.entry.refused(keysOf('publish', words)[0] ?? '', obstacleInWords(obstacle, words)), look: 'stopped'}], cells)),
  ]
  const asked = askedLines(entry, cells, words)
  const lines = [...top, ...asked, ...whyLines(entry, excerpts, cells, words, asked.length > 0), [], ...insideLines(entry, entry.content, cells, words), ...historyLines(entry, cells, words)]
  return {lines, askedUntil: reasonsOf(entry, words).length === 0 ? 0 : top.length + asked.length}
}

/** The row as the registry has it: what the registrar needs to know, and the public never sees. */
function insideLines(entry: ShownEntry, content: RegisteredContent, cells: number, words: ReviewWords): readonly Line[] {
  const {entry: say} = words.screen
  const fields: readonly (readonly [string, string])[] = [
    [words.diary.fields.heading, content.headingSecrecy === 'yes' ? say.masked : content.heading],
    [say.caseHeading, entry.caseHeading?.isSecret === true ? say.masked : (entry.caseHeading?.text ?? '')],
    [say.caseType, content.caseType],
    ...(content.kind === 'document' ? ([[words.diary.fields.party, content.parties.join(', ')], [say.internalParty, content.internalParty]] as const) : []),
    [words.diary.fields.officer, content.officer],
    [say.statute, content.statute],
    [say.registrar, content.registrar],
    ...(content.kind === 'document' ? content.files.map(({path}) => [words.diary.fields.file, path] as const) : []),
  ]
  const told = fields.filter(([, value]) => value.trim() !== '')
  const labelCells = Math.max(...told.map(([label]) => cellsOf(label)), 0) + 2
  return [
    ...wrapped([{text: say.inside, look: 'strong'}], cells),
    ...told.flatMap(([label, value]) => wrapped(plain(oneLine(value)), Math.max(1, cells - labelCells)).map((line, row): Line => [{text: inCells(row === 0 ? label : '', labelCells), look: 'faint'}, ...line])),
  ]
}

/** What was decided about the entry, and what has happened to it, the last first. */
function historyLines(entry: ShownEntry, cells: number, words: ReviewWords): readonly Line[] {
  const {screen, about, time} = words
  const decisions = entry.decisions.toReversed().flatMap(({kind, actor, at, noteText, undoneAt}) => [
    ...indented([{text: `${time(at)}  ${screen.answerNames[kind]}  ${oneLine(actor)}${undoneAt === null ? '' : ` (${screen.answers.undo})`}`, look: 'plain'}], cells),
    ...(noteText === null ? [] : indented([{text: oneLine(noteText), look: 'faint'}], cells)),
  ])
  const history = entry.timeline.toReversed().flatMap((item) => indented([{text: `${item.when}  ${oneLine(historyWords(about.language, item))}`, look: 'faint'}], cells))
  return [
    ...(decisions.length === 0 ? [] : [[], ...wrapped([{text: screen.entry.decisions, look: 'strong'}], cells), ...decisions]),
    ...(history.length === 0 ? [] : [[], ...wrapped([{text: screen.entry.history, look: 'strong'}], cells), ...history]),
  ]
}

function publicLines(entry: ShownEntry, content: RegisteredContent, cells: number, words: ReviewWords): readonly Line[] {
  const {screen, about} = words
  const {fields, row} = words.diary
  const labelCells = Math.max(...[fields.heading, fields.directionAndDate, fields.party, fields.officer, fields.diaryNumber, fields.committee, fields.case, fields.file, fields.date].map(cellsOf)) + 2
  const field = (label: string, value: readonly Span[]): readonly Line[] => wrapped(value, Math.max(1, cells - labelCells)).map((line, row) => [{text: inCells(row === 0 ? label : '', labelCells), look: 'faint'}, ...line])
  const marked = (name: ScanField, text: string, index = 0, from = 0): readonly Span[] => markedText(text, entry.findings.filter(({finding}) => finding.field === name && finding.index === index), from, words)
  const missing = (text: string): readonly Span[] => [{text: `(${text})`, look: 'faint'}]

  // A secret heading: the word and the day, and nothing else (D1).
  if (content.headingSecrecy === 'yes') {
    return [...field(fields.heading, [{text: row.secret, look: 'strong'}]), ...field(fields.date, plain(content.date)), ...wrapped([{text: screen.entry.secretOnly, look: 'faint'}], cells)]
  }
  const heading = field(fields.heading, content.heading.trim() === '' ? plain(row.noHeading) : marked('heading', content.heading))
  const committee = field(fields.committee, plain(oneLine(about.committees.get(entry.committee) ?? entry.committee)))
  const diaryNumber = field(fields.diaryNumber, plain(oneLine(entry.diaryNumber)))
  const officer = field(fields.officer, content.officer === '' ? missing(screen.entry.noOfficer) : marked('officer', content.officer))
  if (content.kind === 'case') return [...heading, ...field(fields.date, plain(content.date)), ...officer, ...diaryNumber, ...committee]

  const direction = field(fields.directionAndDate, content.direction === 'unknown' ? [...missing(screen.entry.directionUnknown), ...plain(` ${content.date}`)] : plain(`${content.direction} ${content.date}`))
  const files = isWithheld(content) ? field(fields.file, plain(row.withheld)) : fileLines(content, (label, value) => field(label, value), marked, words)
  if (isWithheld(content) && about.withheldRow === 'receipt') return [...direction, ...files, ...wrapped([{text: screen.entry.receiptOnly, look: 'faint'}], cells)]
  const caseHeading = entry.caseHeading === null || !entry.caseHeading.isShown ? missing(screen.entry.noCaseHeading) : plain(oneLine(entry.caseHeading.text))
  // The publication names and no others: the internal sender may be a person (A5).
  const parties = content.parties.flatMap((party, index) => [...(index === 0 ? [] : plain(', ')), ...marked('party', party, index)])
  return [
    ...heading,
    ...direction,
    ...field(fields.party, parties.length === 0 ? missing(screen.entry.noParty) : parties),
    ...officer,
    ...diaryNumber,
    ...committee,
    ...field(fields.case, caseHeading),
    ...files,
  ]
}

/** The same question as the one way out asks of a cleared document: is there something that is not shown (E1)? */
function isWithheld({documentSecrecy, files, choiceWithoutFile}: RegisteredDocument): boolean {
  if (documentSecrecy === 'yes') return true
  return files.length === 0 ? choiceWithoutFile === 'no' : files.every(({choice}) => choice === 'no')
}

function fileLines(
  {files, choiceWithoutFile}: RegisteredDocument,
  field: (label: string, value: readonly Span[]) => readonly Line[],
  marked: (name: ScanField, text: string, index: number, from: number) => readonly Span[],
  {screen, diary, about}: ReviewWords,
): readonly Line[] {
  if (files.length === 0) return field(diary.fields.file, choiceWithoutFile === 'unclear' ? [{text: screen.entry.choiceUnclear, look: 'found'}] : [{text: `(${diary.row.noFile})`, look: 'faint'}])
  const note = ({choice, reading, why}: RegisteredFile): string | null => {
    if (reading === 'absent') return screen.entry.fileAbsent
    if (reading === 'unread') return why === undefined ? screen.entry.fileUnread : sentence(unreadInWords(why, about.language))
    return choice === 'missing' ? screen.entry.choiceMissing : null
  }
  return files.flatMap((file, index) => {
    const label = index === 0 ? diary.fields.file : ''
    // Its name goes with it (E1).
    if (file.choice === 'no') return field(label, [{text: `(${screen.entry.fileLeftOut})`, look: 'faint'}])
    // The public sees the file's name and not the folder it was delivered in.
    const from = file.path.lastIndexOf('/') + 1
    const said = note(file)
    return field(label, [...marked('fileName', file.path, index, from), ...(said === null ? [] : [{text: ` (${said})`, look: 'found'} as const])])
  })
}

/** What needs an answer, each in a few words: what was found with the field it stands in, and what is missing. That the registrar confirms is asked of every row. */
function reasonsOf({findings, grounds: missing}: ShownEntry, {screen, scan, grounds}: ReviewWords): readonly string[] {
  const found = findings.filter(({answer}) => answer !== 'clear').map(({finding}) => `[${scan.kinds[finding.kind].label}] ${screen.entry.in(screen.fields[finding.field])}`)
  return [...new Set([...found, ...missing.filter(({ground}) => ground !== 'registrar-confirms').map(({ground}) => capital(grounds[ground].name))])]
}

/** One line that stands above an entry that has no room: why it waits, whatever of it is in sight. */
export function reasonsLine(entry: ShownEntry, cells: number, words: ReviewWords): Line {
  return [{text: inCells(reasonsOf(entry, words).join(' · '), cells), look: 'found'}]
}

/** What was found and what is missing: everything that needs an answer. */
function askedLines(entry: ShownEntry, cells: number, words: ReviewWords): readonly Line[] {
  const {screen, grounds} = words
  const lines: Line[] = []
  const texts = entry.content === null ? [] : textsOf(entry.content)
  const textOf: TextOf = (field, index) => texts.find((one) => one.field === field && one.index === index)?.text ?? null
  const groups = grouped(entry.findings)
  for (const group of groups) lines.push(...findingLines(group, textOf, cells, words))
  if (entry.moreFindings > 0) lines.push(...wrapped([{text: `● ${screen.entry.moreFindings(entry.moreFindings)}`, look: 'found'}], cells, 2))
  for (const {ground, law} of entry.grounds) {
    lines.push(...wrapped([{text: '● ', look: 'found'}, {text: capital(grounds[ground].name), look: 'found'}], cells, 2))
    lines.push(...indented([{text: grounds[ground].sentence, look: 'plain'}, {text: ` (${law})`, look: 'faint'}], cells))
  }
  return lines
}

/** What stands around the findings in the files, and how they were found. */
function whyLines(entry: ShownEntry, excerpts: readonly FileExcerpt[], cells: number, words: ReviewWords, isAsked: boolean): readonly Line[] {
  const {screen} = words
  const lines: Line[] = []
  const texts = entry.content === null ? [] : textsOf(entry.content)
  const textOf: TextOf = (field, index) => texts.find((one) => one.field === field && one.index === index)?.text ?? null
  const groups = grouped(entry.findings)
  if (excerpts.length > 0) lines.push([], ...wrapped([{text: screen.entry.inFile, look: 'strong'}], cells), ...excerpts.flatMap((excerpt) => excerptLines(entry, excerpt, cells, words)))
  // What stands in the way comes first; how it was found, and what would change it, can be scrolled to.
  const explained = groups.flatMap((group) => explanationLines(group, textOf, cells, words))
  if (explained.length > 0) lines.push([], ...wrapped([{text: screen.entry.explained, look: 'strong'}], cells), ...explained)
  return isAsked || lines.length > 0 ? lines : wrapped([{text: screen.entry.nothingFound, look: 'plain'}], cells)
}

/** A piece of a file's text, with what was found in it named where it stands. */
function excerptLines({findings}: ShownEntry, {index, from, text}: FileExcerpt, cells: number, words: ReviewWords): readonly Line[] {
  const inside = findings
    .filter(({finding}) => finding.field === 'file' && finding.index === index && finding.start >= from && finding.end <= from + text.length)
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

function sentence({what, next}: {readonly what: string; readonly next: string}): string {
  return `${what}. ${next}`
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

function findingLines(group: readonly [ExplainedFinding, ...ExplainedFinding[]], textOf: TextOf, cells: number, words: ReviewWords): readonly Line[] {
  const [{finding, answer, rule}] = group
  const {screen, scan, about} = words
  const times = group.length > 1 ? `, ${screen.entry.times(group.length)}` : ''
  const verdict = {block: screen.entry.blocks, review: screen.entry.asks, clear: screen.entry.clears}[answer]
  const look = answer === 'block' ? 'stopped' : answer === 'review' ? 'found' : 'faint'
  const places = [...new Set(group.flatMap(({finding: {place}}) => (place === undefined ? [] : [placeInWords(place, about.language)])))]
  const where = places.length === 0 ? '' : ` (${places.slice(0, PLACES_TOLD).join('; ')}${places.length > PLACES_TOLD ? ' …' : ''})`
  const told = group.map((one) => tellFinding(one, about.language, textOf))
  const seen = [...new Set(told.map(({why}) => why))].join(' ')
  return [
    ...wrapped([{text: `● [${scan.kinds[finding.kind].label}]`, look}, {text: ` ${screen.entry.in(screen.fields[finding.field])}${where}${times}: ${verdict}`, look: answer === 'clear' ? 'faint' : 'plain'}], cells, 2),
    ...indented([{text: oneLine(seen), look: 'plain'}], cells),
    ...indented([{text: oneLine(told[0]?.because ?? ''), look: 'plain'}, ...(rule === null ? [] : [{text: ` (${oneLine(rule.law)})`, look: 'faint'} as const])], cells),
  ]
}

/** A text with what was found in it named in words and in brackets, so that it is told apart without colour: `[PERSONNUMMER …]`. */
function markedText(text: string, findings: readonly ExplainedFinding[], from: number, {scan}: ReviewWords): readonly Span[] {
  const shown = findings.filter(({answer, finding}) => answer !== 'clear' && finding.end > from).toSorted((a, b) => a.finding.start - b.finding.start)
  const spans: Span[] = []
  let at = from
  for (let index = 0; index < shown.length; ) {
    const first = shown[index]
    if (first === undefined) break
    const start = Math.max(at, first.finding.start)
    let end = first.finding.end
    const together = [first]
    // Findings that overlap are one place with several names.
    for (index++; index < shown.length; index++) {
      const other = shown[index]
      if (other === undefined || other.finding.start >= end) break
      together.push(other)
      end = Math.max(end, other.finding.end)
    }
    if (start > at) spans.push({text: smooth(text.slice(at, start)), look: 'plain'})
    const labels = [...new Set(together.map(({finding}) => scan.kinds[finding.kind].label))].join(' + ')
    spans.push({text: `[${labels} ${smooth(text.slice(start, end)).trim()}]`, look: together.some(({answer}) => answer === 'block') ? 'stopped' : 'found'})
    at = Math.max(at, end)
  }
  if (at < text.length) spans.push({text: smooth(text.slice(at)), look: 'plain'})
  return spans
}

/** As `oneLine`, but for a piece in the middle of a text, where the spaces at its ends count. */
function smooth(text: string): string {
  return terminalSafe(text.replace(/[\s\u2028\u2029]+/g, ' '))
}

function plain(text: string): readonly Span[] {
  return [{text, look: 'plain'}]
}

function indented(spans: readonly Span[], cells: number): readonly Line[] {
  return wrapped(spans, Math.max(1, cells - 2)).map((line) => [{text: '  ', look: 'plain'}, ...line])
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
}

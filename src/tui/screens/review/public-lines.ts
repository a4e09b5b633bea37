import {partOf, type RegisteredContent, type RegisteredDocument, type RegisteredFile} from '../../../core/register/entry.js'
import type {ScanField} from '../../../core/scan/finding.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'
import {unreadInWords} from '../../../words/files.js'
import {cellsOf, inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {markedText, plain} from './marked-text.js'
import {keyOf, type ReviewWords} from './words.js'

/** One thing that the public would read, with its label; one without is said of the whole row, and is not read by the public. */
interface PublicField {
  readonly label: string | null
  readonly value: readonly Span[]
}

/** An entry field by field, as the public would read it. */
export function publicLines(entry: ShownEntry, content: RegisteredContent, cells: number, words: ReviewWords): readonly Line[] {
  const {fields} = words.diary
  const labelCells = Math.max(...[fields.heading, fields.directionAndDate, fields.party, fields.officer, fields.diaryNumber, fields.committee, fields.case, fields.file, fields.date].map(cellsOf)) + 2
  return publicFields(entry, content, words).flatMap(({label, value}) => (label === null ? wrapped(value, cells) : wrapped(value, Math.max(1, cells - labelCells)).map((line, row): Line => [{text: inCells(row === 0 ? label : '', labelCells), look: 'faint'}, ...line])))
}

/** The same without labels, run together: for where there is no room. */
export function publicInShort(entry: ShownEntry, content: RegisteredContent, cells: number, words: ReviewWords): readonly Line[] {
  return wrapped(publicFields(entry, content, words).flatMap(({value}, at) => [...(at === 0 ? [] : [{text: ' · ', look: 'faint'} as const]), ...value]), cells)
}

function publicFields(entry: ShownEntry, content: RegisteredContent, words: ReviewWords): readonly PublicField[] {
  const {screen, about} = words
  const {fields, row} = words.diary
  const field = (label: string, value: readonly Span[]): readonly PublicField[] => [{label, value}]
  const note = (text: string): PublicField => ({label: null, value: [{text, look: 'faint'}]})
  const marked = (name: ScanField, text: string, index = 0, from = 0): readonly Span[] => markedText(text, entry.findings.filter(({finding}) => finding.field === name && finding.index === index), from, words)
  const missing = (text: string): readonly Span[] => [{text: `(${text})`, look: 'faint'}]

  // A secret heading: the word and the day, and nothing else; of a meeting and what belongs to it not even those (D1).
  if (content.headingSecrecy === 'yes' && partOf(content) !== 'row') return [note(screen.entry.secretOfMeeting)]
  if (content.headingSecrecy === 'yes') {
    return [...field(fields.heading, [{text: row.secret, look: 'strong'}]), ...field(fields.date, plain(content.date)), note(screen.entry.secretOnly)]
  }
  const heading = field(fields.heading, content.heading.trim() === '' ? plain(row.noHeading) : marked('heading', content.heading))
  const committee = field(fields.committee, plain(oneLine(about.committees.get(entry.committee) ?? entry.committee)))
  const diaryNumber = field(fields.diaryNumber, plain(oneLine(entry.diaryNumber)))
  const officer = field(fields.officer, content.officer === '' ? missing(screen.entry.noOfficer) : marked('officer', content.officer))
  if (content.kind === 'case') return [...heading, ...field(fields.date, plain(content.date)), ...officer, ...diaryNumber, ...committee]

  const direction = field(fields.directionAndDate, content.direction === 'unknown' ? [...missing(screen.entry.directionUnknown), ...plain(` ${content.date}`)] : plain(`${content.direction} ${content.date}`))
  const files = isWithheld(content) ? field(fields.file, plain(row.withheld)) : fileFields(content, field, marked, words)
  if (isWithheld(content) && about.withheldRow === 'receipt') return [...direction, ...files, note(screen.entry.receiptOnly)]
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

function fileFields(
  {files, choiceWithoutFile}: RegisteredDocument,
  field: (label: string, value: readonly Span[]) => readonly PublicField[],
  marked: (name: ScanField, text: string, index: number, from: number) => readonly Span[],
  words: ReviewWords,
): readonly PublicField[] {
  const {screen, diary, about} = words
  if (files.length === 0) return field(diary.fields.file, choiceWithoutFile === 'unclear' ? [{text: screen.entry.choiceUnclear, look: 'found'}] : [{text: `(${diary.row.noFile})`, look: 'faint'}])
  const note = ({choice, reading, why}: RegisteredFile): string | null => {
    if (reading === 'absent') return screen.entry.fileAbsent
    if (reading === 'unread') return why === undefined ? screen.entry.fileUnread : sentence(unreadInWords(why, about.language))
    return choice === 'missing' ? screen.entry.choiceMissing(keyOf('publish', words), keyOf('withhold-file', words)) : null
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

function sentence({what, next}: {readonly what: string; readonly next: string}): string {
  return `${what}. ${next}`
}

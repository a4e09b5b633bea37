import type {RegisteredFile} from '../register/entry.js'
import type {EntryId, Fingerprint} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {Clearance} from './clear.js'
import type {Custodian, PublicCase, PublicDocument, PublicEntry, PublicFile, PublicMeeting, PublicPaper, PublicReceipt, PublicSecret} from './public-entry.js'
import {fileType} from './file-type.js'
import {caseAddress, documentAddress, fileAddress, meetingAddress} from './page-address.js'
import type {Version} from './version.js'

/** A public row before the one way out has put its mark on it. */
type Unbranded<Row> = {[Key in Extract<keyof Row, string>]: Row[Key]}

/** What a public row takes from elsewhere than its own version. */
export interface Surroundings {
  /** Null where the case's heading is secret, held or withheld (D2). */
  readonly caseHeading: string | null
  /** Its case, or its meeting, where that is shown. */
  readonly shownCase: EntryId | null
  readonly publishedOn: LocalDate
  readonly withheldRow: 'registry' | 'receipt'
  readonly custodian: Custodian
}

/** The one way out. Throws when the clearance is for another version or another text: that is a fault in the program, and nothing is shown. */
export function toPublicEntry(version: Version, fingerprint: Fingerprint, clearance: Clearance, around: Surroundings): PublicEntry {
  if (clearance.version !== version.id || clearance.fingerprint !== fingerprint) throw new Error('The clearance is for another text')
  const {content, entry: id} = version
  const {publishedOn, custodian} = around
  if (clearance.reach === 'word') {
    return {id, kind: content.kind, form: 'secret', date: content.date, publishedOn} as PublicSecret
  }
  const {committee, caseNumber: diaryNumber} = version.key
  const officer = content.officer === '' ? null : content.officer
  if (content.kind === 'case') {
    const {heading, date, meeting} = content
    if (meeting !== undefined) {
      return {id, kind: 'meeting', form: 'plain', heading, committee, date, time: meeting.time, place: meeting.place === '' ? null : meeting.place, publishedOn, address: meetingAddress(id)} as PublicMeeting
    }
    return {id, kind: 'case', form: 'plain', heading, committee, diaryNumber, officer, date, publishedOn, custodian, address: caseAddress(id)} as PublicCase
  }

  const {heading, date, direction, item, paper} = content
  if (item !== undefined) throw new Error('An item is shown in a paper, and not by itself')
  if (direction === 'unknown') throw new Error('A document without direction was cleared')
  const address = documentAddress(id)
  const shown = content.documentSecrecy === 'yes' ? [] : content.files.filter((file) => file.choice === 'yes')
  if (paper !== undefined) {
    const files = shown.map((file, index) => toPublicFile(version, file, index))
    // Whoever says that its file is not to be shown means what stands in it.
    const drawn = files.length === 0 ? null : paper.drawn
    const row: Unbranded<PublicPaper> = {id, kind: 'paper', form: 'plain', paper: paper.paper, heading, committee, date, meetingAddress: around.shownCase === null ? null : meetingAddress(around.shownCase), drawn, files, publishedOn, address}
    return row as PublicPaper
  }
  const isWithheld = shown.length === 0 && (content.documentSecrecy === 'yes' || content.choiceWithoutFile === 'no' || content.files.length > 0)
  if (isWithheld && around.withheldRow === 'receipt') {
    return {id, kind: 'document', form: 'receipt', committee, direction, date, publishedOn, custodian, address} as PublicReceipt
  }
  const row: Unbranded<PublicDocument> = {
    id,
    kind: 'document',
    form: isWithheld ? 'withheldFile' : 'plain',
    heading,
    caseHeading: around.caseHeading,
    committee,
    diaryNumber,
    caseAddress: around.shownCase === null ? null : caseAddress(around.shownCase),
    direction,
    date,
    // Only the publication name: the internal party may be a person (A5).
    party: content.parties.length === 0 ? null : content.parties.join(', '),
    officer,
    files: shown.map((file, index) => toPublicFile(version, file, index)),
    partlyWithheld: shown.length > 0 && shown.length < content.files.length,
    publishedOn,
    custodian,
    address,
  }
  return row as PublicDocument
}

function toPublicFile(version: Version, file: RegisteredFile, index: number): PublicFile {
  if (file.sha256 === null || file.bytes === null || file.reading !== 'text') throw new Error('A file without read bytes was cleared')
  const name = file.path.split('/').at(-1) ?? file.path
  return {name, type: fileType(name).type, bytes: file.bytes, sha256: file.sha256, address: fileAddress(version.entry, index, file.path)}
}

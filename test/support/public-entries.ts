import type {DrawnPaper} from '../../src/core/minutes/drawn-paper.js'
import {caseAddress, documentAddress, fileAddress, meetingAddress} from '../../src/core/publication/page-address.js'
import type {PublicCase, PublicDocument, PublicEntry, PublicFile, PublicMeeting, PublicPaper, PublicReceipt, PublicSecret} from '../../src/core/publication/public-entry.js'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../src/core/terms/local-date.js'
import type {CityArchive} from '../../src/papers/diary/diary-input.js'
import type {WholeDiary} from './diary-pages.js'

/** The plain shape of a public entry, without the brands that only `toPublicEntry` gives. */
type Bare<T> = {readonly [K in keyof T as K extends symbol ? never : K]?: T[K] extends string ? string : T[K]}

/** An entry as `toPublicEntry` would give it, for tests of what is drawn. */
function made<T extends PublicEntry>(bare: Bare<T>): T {
  return bare as unknown as T
}

/** A page id: twenty letters, the same for the same number. */
export function letters(number: number, seed = 'q'): string {
  let rest = number
  let text = ''
  for (let count = 0; count < 6; count++) {
    text = 'abcdefghijklmnoprstuvxyz'.charAt(rest % 24) + text
    rest = Math.floor(rest / 24)
  }
  return (seed.repeat(20) + text).slice(-20)
}

const RUN = {publishedOn: '2026-02-03'}

export function publicCase(number: number, facts: Bare<PublicCase> = {}): PublicCase {
  const id = letters(number, 'c')
  return made<PublicCase>({
    kind: 'case', form: 'plain', id, ...RUN, heading: 'Ny förskola vid Ekbacken', committee: 'KS', diaryNumber: 'KS 2026/00123',
    officer: 'Plan- och byggenheten', date: '2026-01-12', address: caseAddress(id as EntryId), ...facts,
  })
}

export function publicDocument(number: number, facts: Bare<PublicDocument> = {}): PublicDocument {
  const id = letters(number, 'd')
  return made<PublicDocument>({
    kind: 'document', form: 'plain', id, ...RUN, heading: 'Remiss om ny förskola', caseHeading: 'Ny förskola vid Ekbacken', committee: 'KS',
    diaryNumber: 'KS 2026/00123', caseAddress: null, direction: 'Ut', date: '2026-02-03', party: 'Länsstyrelsen',
    officer: 'Plan- och byggenheten', files: [], partlyWithheld: false, address: documentAddress(id as EntryId), ...facts,
  })
}

export function publicReceipt(number: number, facts: Bare<PublicReceipt> = {}): PublicReceipt {
  const id = letters(number, 'r')
  return made<PublicReceipt>({kind: 'document', form: 'receipt', id, ...RUN, committee: 'KS', direction: 'In', date: '2026-02-03', address: documentAddress(id as EntryId), ...facts})
}

export function publicSecret(number: number, facts: Bare<PublicSecret> = {}): PublicSecret {
  return made<PublicSecret>({kind: 'document', form: 'secret', id: letters(number, 's'), ...RUN, date: '2026-02-03', ...facts})
}

export function publicMeeting(number: number, facts: Bare<PublicMeeting> = {}): PublicMeeting {
  const id = letters(number, 'm')
  return made<PublicMeeting>({kind: 'meeting', form: 'plain', id, ...RUN, heading: 'Sammanträde', committee: 'KS', date: '2026-02-10', time: '14:00', place: 'Rådhuset, sal A', address: meetingAddress(id as EntryId), ...facts})
}

/** A paper that was drawn here, every text of it the one given. */
export function publicPaper(number: number, facts: Bare<PublicPaper> = {}, text = 'Nya lokaler'): PublicPaper {
  const id = letters(number, 'p')
  const drawn: DrawnPaper = {
    kind: 'minutes', committee: 'KS', date: '2026-02-10' as LocalDate, heading: text, time: '14:00', place: text, ranges: [{from: '1', to: '3'}], form: 'adapted',
    attendance: [{name: text, role: 'chair', title: null, party: text, instead: null, sections: null}, {name: text, role: 'serving', title: null, party: null, instead: text, sections: [{from: '1', to: '2'}]}, {name: text, role: 'official', title: null, party: null, instead: null, sections: null}],
    items: ['1', '3'].map((section) => ({
      number: section, heading: text, diaryNumber: text,
      text: [{kind: 'heading', text}, {kind: 'paragraph', text}, {kind: 'list', first: null, items: [text, text]}, {kind: 'list', first: 3, items: [text]}, {kind: 'table', rows: [[text, text], [text, text]]}],
      decision: [{kind: 'paragraph', text}, {kind: 'heading', text}], conflicts: [text], recipients: [text], attachments: [text],
    })),
  }
  return made<PublicPaper>({kind: 'paper', form: 'plain', paper: 'minutes', id, ...RUN, heading: 'Protokoll 2026-02-10', committee: 'KS', date: '2026-02-10', meetingAddress: null, drawn, files: [], address: documentAddress(id as EntryId), ...facts})
}

export function publicFile(number: number, facts: Partial<PublicFile> = {}): PublicFile {
  return {name: 'remiss.txt', type: 'text/plain', bytes: 12_345, sha256: 'a'.repeat(64), address: fileAddress(letters(number, 'f') as EntryId, 0, 'remiss.txt'), ...facts}
}

export const cityArchive: CityArchive = {name: 'Ekbackens kommunarkiv', contact: 'arkiv@ekbacken.example'}

/** The diary of an invented municipality with three committees. */
export function diaryOf(entries: readonly PublicEntry[], facts: Partial<WholeDiary> = {}): WholeDiary {
  return {
    municipality: {name: 'Ekbackens kommun', contact: 'kontakt@ekbacken.example', organisationNumber: null},
    committees: [
      {code: 'KS', name: 'Kommunstyrelsen', registrar: {email: 'ks.registrator@ekbacken.example', phone: '0490-000 10'}, administration: 'Kommunledningskontoret'},
      {code: 'BN', name: 'Bildningsnämnden', registrar: {email: 'bildning@ekbacken.example', phone: null}, administration: 'Bildningsförvaltningen'},
      {code: 'ÄN', name: 'Äldrenämnden', registrar: null, administration: null},
    ],
    entries,
    today: '2026-02-03' as LocalDate,
    lastRun: {finishedAt: '2026-02-03 12:04', ok: true},
    nextRun: '2026-02-03 16:00',
    isRehearsal: false,
    namesMonths: 24,
    bulkFormats: true,
    cityArchive,
    papers: {head: '', numbering: '§ {nr}'},
    accessibility: {contact: null, conformance: 'partial', assessedOn: null, walkedThroughOn: null, shortcomings: []},
    ...facts,
  }
}

const SUBJECTS = [
  'Remiss om ny förskola', 'Yttrande över detaljplan för Södra hamnen', 'Ansökan om bidrag till föreningslokal', 'Beslut om taxa för renhållning 2027',
  'Delegationsbeslut om belysning på gång- och cykelväg mellan Ekbacken och Lillåns industriområde, etapp två', 'Tjänsteskrivelse', 'Svar på medborgarförslag om lekplats',
  'Protokollsutdrag', 'Inbjudan till samråd', 'Avtal om skolskjuts',
]
const PARTIES = ['Länsstyrelsen', 'Region Ekdalen', 'invånare', 'Bygg & Betong i Ekbacken AB', 'Trafikverket', null, 'förälder', 'Ekbackens hembygdsförening']
const OFFICERS = ['Plan- och byggenheten', 'Kommunledningskontoret', 'Skolkontoret', null]

/** A made-up diary of any size: cases with documents of every form, and secret rows, spread over the given days. */
export function manyEntries(count: number, days: readonly string[]): PublicEntry[] {
  const entries: PublicEntry[] = []
  const codes = ['KS', 'BN', 'ÄN'] as const
  let state = 7
  // A fixed run of numbers that looks like chance, so every machine draws the same diary.
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(state / 4_294_967_296 * limit)
  }
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T
  let parent = publicCase(0)
  for (let number = 0; number < count; number++) {
    const date = oneOf(days)
    if (number % 5 === 0) {
      const committee = oneOf(codes)
      parent = publicCase(number, {
        committee, date: days[0] ?? date, heading: `${oneOf(SUBJECTS)} ${2020 + below(9)}`, diaryNumber: `${committee} 2026/${String(number).padStart(5, '0')}`, officer: oneOf(OFFICERS),
      })
      entries.push(parent)
    } else if (number % 97 === 3) entries.push(publicSecret(number, {date, kind: oneOf(['case', 'document'])}))
    else if (number % 41 === 2) entries.push(publicReceipt(number, {date, committee: parent.committee, direction: oneOf(['In', 'Ut', 'Upprättad'])}))
    else {
      const form = below(9) === 0 ? 'withheldFile' : 'plain'
      const partlyWithheld = form === 'plain' && below(20) === 0
      const isCaseShown = below(12) !== 0
      const files = form === 'withheldFile' || below(5) === 0 ? [] : [publicFile(number, {name: oneOf(['beslut.pdf', 'yttrande.pdf', 'inkommen skrivelse.pdf']), type: 'application/pdf', bytes: 12_000 + below(3_000_000)})]
      entries.push(publicDocument(number, {
        form, date, heading: oneOf(SUBJECTS), direction: oneOf(['In', 'Ut', 'Upprättad']), committee: parent.committee, diaryNumber: parent.diaryNumber,
        caseHeading: isCaseShown ? parent.heading : null, caseAddress: isCaseShown ? parent.address : null, party: oneOf(PARTIES), officer: parent.officer,
        files: files.length > 0 && below(6) === 0 ? [...files, publicFile(number + 1_000_000, {name: 'bilaga 1.txt'})] : files, partlyWithheld,
      }))
    }
  }
  return entries
}

/** Weekdays ending with `last`, oldest first. */
export function weekdaysUntil(last: string, count: number): string[] {
  const days: string[] = []
  for (let time = Date.parse(`${last}T00:00:00Z`); days.length < count; time -= 86_400_000) {
    const weekday = new Date(time).getUTCDay()
    if (weekday !== 0 && weekday !== 6) days.unshift(new Date(time).toISOString().slice(0, 10))
  }
  return days
}

import type {Hit, ScanContext} from './detector.js'
import {DETECTORS, type DetectorId, ONLY_WITH_A_PERSON, WITH_A_WORKER, WITH_AN_OFFICE} from './detectors/index.js'
import {isRunningText, type Finding, type FindingKind, type ScanField} from './finding.js'
import {type FoldedText, foldText} from './fold.js'
import type {Lexica} from './lexica.js'
import {leaves, partyAt, type PartyField, PRIVATE_PARTIES} from './party/party-kind.js'
import {readParty} from './party/read-party.js'
import {isOwnBusiness} from './own-business.js'
import {readingOf, termsIn} from './reading.js'
import {IN_SIGHT_WHOLE, PRONOUNS, sightOf} from './sight.js'
import {isBesideSomebody, isOfAHome, ofWorkers, somebodyIn, workersIn} from './somebody.js'
import {standingOf} from './standing.js'
import type {TermCategory} from './term-index.js'
import {digitsIn, GatedPattern} from './signs.js'

/** One text of an entry, and where in the entry it stands. */
export interface ScannedText {
  readonly field: ScanField
  /** Which of the field's texts: the n-th party or file. 0 for a heading. */
  readonly index: number
  readonly text: string
}

/** What is known of the entry that the texts belong to. */
export interface ScanAbout {
  readonly caseNature: ScanContext['caseNature']
  readonly lexica: Lexica
  /** The entry's own diary number. */
  readonly ownNumber?: string
}

/** Everything found in an entry, and the detectors that crashed: where one did, the entry waits for a person (B9). */
export interface ScanResult {
  readonly findings: readonly Finding[]
  readonly failed: readonly DetectorId[]
}

/** Which detectors there are and of which make: an entry scanned under another is scanned again (B13). */
export const DETECTOR_SET_VERSION: string = DETECTORS.map((detector) => `${detector.id}@${String(detector.version)}`).join(' ')

interface Work {
  readonly about: ScannedText
  readonly folded: FoldedText
  readonly context: ScanContext
  /** Findings in the folded text's units. */
  readonly found: {readonly hit: Hit; readonly detector: DetectorId}[]
  person: boolean
}

/**
 * Looks through all the texts of one entry. Words that matter only together with a person are looked for where a person is in sight:
 * near by in the same file, or anywhere in heading, party and file name, since those are read side by side.
 */
export function scanText(texts: readonly ScannedText[], about: ScanAbout): ScanResult {
  const failed = new Set<DetectorId>()
  const works = texts.map((text) => lookThrough(text, about, failed))
  const inEntry = works.some((work) => work.person && !isRunningText(work.about.field))
  for (const work of works) {
    // Whatever stands beside the officer's name is said of the officer (B1).
    const inSight = work.person || inEntry || work.about.field === 'officer' || (about.caseNature === 'private' && !isOwn(work))
    const before = work.found.length
    if (inSight) for (const detector of DETECTORS) {
      if (ONLY_WITH_A_PERSON.has(detector.id)) run(detector, work, failed, PLACES.has(detector.id) && isMeantOnly(work, inEntry) ? (hits) => hits.filter(({start, end}) => isBesideSomebody(start, end, work.folded.text, about.lexica)) : null)
    }
    else withoutPerson(work, failed)
    // Of a file that alone tells of somebody, only what stands near that person is about them.
    if (inSight && isRunningText(work.about.field) && about.caseNature !== 'private' && !inEntry) keepInSight(work, before)
  }
  const findings = works.flatMap((work) => (work.found.length === 0 ? [] : inOriginal(work, withoutOverlaps(work.found))))
  return {findings, failed: [...failed]}
}

const PLACES: ReadonlySet<DetectorId> = new Set<DetectorId>(['address', 'coordinates'])

/** Whether a file is about somebody by a word alone, without a name, a number, a party or a case type. */
function isMeantOnly({about, context, found}: Work, inEntry: boolean): boolean {
  return isRunningText(about.field) && context.caseNature !== 'private' && !inEntry && !found.some(({hit}) => pointsToPerson(hit))
}

/** What the words for a home, and for those who hold an office or do a certain work, bring in sight (B3, B10). */
function withoutPerson(work: Work, failed: Set<DetectorId>): void {
  const {text} = work.folded
  const isOfTenants = TENANTS.fits(text)
  if (work.about.field === 'heading' && (digitsIn(text) > 0 || isOfTenants) && isOfAHome(text, work.context)) for (const detector of DETECTORS) if (PLACES.has(detector.id) || (detector.id === 'offence' && isOfTenants)) run(detector, work, failed)
  const offices = isRunningText(work.about.field) ? officesOf(work) : []
  const hasOffice = offices.length > 0 || (!isRunningText(work.about.field) && holdsTerm(work, 'role-official'))
  const found = workersOf(work)
  const workers = found.length > 0 && isOwn(work) ? [] : found
  for (const detector of DETECTORS) {
    if (hasOffice && WITH_AN_OFFICE.has(detector.id)) run(detector, work, failed, (hits) => (offices.length === 0 ? hits : ofWorkers(hits, offices, work.folded.text, work.context)))
    else if (workers.length > 0 && WITH_A_WORKER.has(detector.id)) run(detector, work, failed, (hits) => ofWorkers(ofWork(detector, hits, work.folded.text), workers, work.folded.text, work.context))
  }
}

// Who loses a home, or does something in one.
const TENANTS = new GatedPattern(/vräkning|avhysning|uppsägning|lägenhet|granne/iu)

// What is told of somebody at work: an agreement with a firm is ended too.
const OF_WORK = /avstäng|mobb|avsked|missköt|omplacer|kränk|utmät|disciplin|samarbetssvår/iu

function ofWork({id}: {readonly id: DetectorId}, hits: readonly Hit[], text: string): readonly Hit[] {
  return id === 'circumstances' ? hits.filter(({start, end}) => OF_WORK.test(text.slice(start, end))) : hits
}

/** How long a text may be to be remembered, in UTF-16 units, and how many are. */
const REMEMBERED_LENGTH = 60
const REMEMBERED_TEXTS = 10_000

/** Parties and officers come again and again: what was found in one is remembered with the word lists it was found by. */
const remembered = new WeakMap<Lexica, Map<string, Work>>()

/** Everything found in one text by itself. */
function lookThrough(about: ScannedText, {caseNature, lexica, ownNumber}: ScanAbout, failed: Set<DetectorId>): Work {
  const isShort = (about.field === 'party' || about.field === 'officer') && about.text.length <= REMEMBERED_LENGTH
  const memory = isShort ? remembered.get(lexica) ?? new Map<string, Work>() : null
  const key = `${about.field} ${caseNature} ${about.text}`
  const known = memory?.get(key)
  if (known !== undefined) return {...known, about, found: [...known.found]}
  const work: Work = {about, folded: foldText(about.text), context: {field: isRunningText(about.field) ? 'file' : about.field, caseNature, lexica, ...(ownNumber === undefined || isShort ? {} : {ownNumber})}, found: [], person: false}
  const failedHere = new Set<DetectorId>()
  for (const detector of DETECTORS) if (!ONLY_WITH_A_PERSON.has(detector.id)) run(detector, work, failedHere)
  // The officer handles the case and is not whom it is about.
  work.person = about.field !== 'officer' && (work.found.some(({hit}) => pointsToPerson(hit)) || holdsPrivateRole(work) || isAboutElected(work))
  // What was not looked through to the end is looked through again.
  for (const detector of failedHere) failed.add(detector)
  if (memory !== null && failedHere.size === 0) {
    if (memory.size >= REMEMBERED_TEXTS) memory.clear()
    remembered.set(lexica, memory.set(key, {...work, found: [...work.found]}))
  }
  return work
}

function run(detector: (typeof DETECTORS)[number], work: Work, failed: Set<DetectorId>, those: ((hits: readonly Hit[]) => readonly Hit[]) | null = null): void {
  try {
    const length = work.folded.text.length
    const hits = detector.find(work.folded.text, work.context)
    for (const hit of those === null ? hits : those(hits)) {
      if (hit.start < hit.end && hit.start >= 0 && hit.end <= length) work.found.push({hit, detector: detector.id})
    }
  } catch {
    failed.add(detector.id)
  }
}

const PERSONS: ReadonlySet<FindingKind> = new Set<FindingKind>(['person', 'personnummer', 'samordningsnummer', 'interim-number', 'birth-date', 'indirect'])

/** An elected member who moves a motion is named for that, and what the motion is about is not about them. */
export function pointsToPerson(hit: Pick<Hit, 'kind' | 'why'>): boolean {
  return PERSONS.has(hit.kind) && hit.why !== 'elected'
}

// What is said of the elected themselves: that they leave, are away or paid, or are complained of.
const OF_THE_ELECTED = /entledig|avsäg|avgå(?:r|ng|tt)|på grund av|p\.?\s?g\.?\s?a\.?\s|(?<!\p{L})frånvaro|tjänstledig|ledighet|arvode|förlorad arbets|ersättning (?:till|för)|timeout|(?:klagomål|anmälan?|anmäld) (?:mot|på|av|för)/u
const BY_THE_ELECTED = /(?<!\p{L})fråg(?:a|or|an)(?!\p{L})|initiativ|yttrande|reservation|anteckning|förslag från/u

function isAboutElected({about, context, folded, found}: Work): boolean {
  if (about.field !== 'heading' || !found.some(({hit}) => hit.why === 'elected')) return false
  const {lower} = readingOf(folded.text, context.lexica)
  return OF_THE_ELECTED.test(lower) && !BY_THE_ELECTED.test(lower) && !isOwnBusiness(lower)
}

function holdsPrivateRole(work: Work): boolean {
  const {about, context, folded} = work
  if (about.field === 'party' && holdsPrivateParty(folded.text, context.lexica)) return true
  try {
    return somebodyIn(folded.text, context) !== null
  } catch {
    return true
  }
}

function isOwn({about, context, folded}: Work): boolean {
  return about.field === 'heading' && isOwnBusiness(readingOf(folded.text, context.lexica).lower)
}

function officesOf({context, folded}: Work): ReturnType<typeof workersIn> {
  return termsIn(folded.text, context.lexica).filter(({category}) => category === 'role-official' || category === 'role-work')
}

function workersOf({context, folded}: Work): ReturnType<typeof workersIn> {
  try {
    return workersIn(folded.text, context.lexica)
  } catch {
    return []
  }
}

/** Takes away what was found from `from` on out of sight of everybody whom the file names or means. What cannot be told apart stays. */
function keepInSight(work: Work, from: number): void {
  const {found, folded, context} = work
  if (found.length === from || folded.text.length <= IN_SIGHT_WHOLE) return
  try {
    const {words} = readingOf(folded.text, context.lexica)
    const roles = termsIn(folded.text, context.lexica).filter(({category}) => category === 'role-private' || category === 'role-official')
    const persons = [...found.slice(0, from).filter(({hit}) => pointsToPerson(hit)).map(({hit}) => hit), ...roles, ...workersIn(folded.text, context.lexica), ...words.filter(({lower}) => PRONOUNS.has(lower))]
    const isInSight = sightOf(folded.text, persons.map(({start}) => start))
    work.found.splice(from, found.length - from, ...found.slice(from).filter(({hit}) => isInSight(hit.start)))
  } catch {
    // A reader that crashes takes nothing away (B9).
  }
}

/** Whether one of a field's parties is a private person by its sort, or a role word that stands for one (C2, C5). */
function holdsPrivateParty(text: string, lexica: Lexica): boolean {
  const field = partiesOf(text, lexica)
  return field === null || leaves(field).some(({kind, start, end}) => PRIVATE_PARTIES.has(kind) || isRoleWord(text.slice(start, end), lexica))
}

/** `Boende`, `Boende på Storgatan`. */
function isRoleWord(party: string, {roleWords}: Lexica): boolean {
  const lower = party.toLowerCase()
  return roleWords.has(lower) || roleWords.has(/^\p{L}+/u.exec(lower)?.[0] ?? '')
}

/** The parties of a folded party field; null where the reader crashed, which its detector tells. */
function partiesOf(text: string, lexica: Lexica): PartyField | null {
  try {
    return readParty(text, lexica)
  } catch {
    return null
  }
}

function holdsTerm({context, folded}: Work, category: TermCategory): boolean {
  try {
    return termsIn(folded.text, context.lexica).some((term) => term.category === category)
  } catch {
    // Told by the detectors that read the same words; until then a person is taken to be in sight.
    return true
  }
}

/** What a kind gives way to when both claim the same place: a number is one sort, and an address at a mail host is no name. */
const STRENGTH: Readonly<Partial<Record<FindingKind, number>>> = {
  personnummer: 9,
  samordningsnummer: 9,
  'interim-number': 9,
  'sole-trader-number': 9,
  // As strong as a telephone: where digits may be either, both are told.
  'birth-date': 6,
  email: 8,
  'bank-account': 7,
  phone: 6,
  vehicle: 5,
  property: 4,
  address: 4,
}

function withoutOverlaps(found: Work['found']): Work['found'] {
  if (found.length === 1) return found
  const sorted = found.toSorted((a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end)
  const kept: Work['found'] = []
  for (const one of sorted) {
    let covered = false
    for (let at = kept.length - 1; at >= 0 && !covered; at--) {
      const other = kept[at]
      if (other === undefined) break
      if (other.hit.end <= one.hit.start) {
        // Long findings are rare, so looking back a few is enough.
        if (kept.length - at > 8) break
        continue
      }
      if (other.hit.kind === one.hit.kind || givesWay(one.hit, other.hit)) covered = true
      else if (givesWay(other.hit, one.hit)) kept.splice(at, 1)
    }
    if (!covered) kept.push(one)
  }
  return kept
}

function givesWay(weak: Hit, strong: Hit): boolean {
  const strength = STRENGTH[strong.kind] ?? 0
  const own = STRENGTH[weak.kind] ?? 0
  if (strong.kind === 'email') return own < strength && weak.kind !== 'contact-person' && weak.end <= strong.end && weak.start >= strong.start
  return own > 0 && own < strength
}

function inOriginal({about, context, folded}: Work, found: Work['found']): readonly Finding[] {
  const parties = about.field === 'party' ? partiesOf(folded.text, context.lexica) : null
  return found.map(({hit, detector}) => {
    const who = standingOf(hit, folded.text, context.lexica)
    const party = parties === null ? null : partyAt(parties, hit.start)
    return {
      kind: hit.kind,
      field: about.field,
      index: about.index,
      start: folded.start(hit.start),
      end: folded.end(hit.end),
      certainty: hit.certainty,
      detector,
      why: hit.why,
      ...(who === null ? {} : {who}),
      ...(party === null ? {} : {party}),
    }
  })
}

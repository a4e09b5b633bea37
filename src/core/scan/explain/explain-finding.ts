import type {Detector, Hit, ScanContext} from '../detector.js'
import {DETECTORS, ONLY_WITH_A_PERSON} from '../detectors/index.js'
import {isRunningText, type Certainty, type Finding} from '../finding.js'
import {foldText} from '../fold.js'
import {pointsToPerson, type ScanAbout, type ScannedText, type ScanResult, scanText} from '../scan-text.js'
import {leaves} from '../party/party-kind.js'
import {readParty} from '../party/read-party.js'
import {somebodyIn, workersIn} from '../somebody.js'
import type {Cue, CueCode, CueEffect, CuePlace} from './cue.js'
import {numberCues} from './number-cues.js'
import {Places, type WordPlace} from './place.js'
import {ReadingAllowance} from './reading-allowance.js'
import {type Weighed, weighName} from '../tagger/explain.js'
import {bearersOf, codeOf, doubledMeaning, isNameKind, nameCode, type NamePart} from './word-cues.js'
import {readingOf, type Word} from '../reading.js'

/** What raised and what lowered a finding, worked out from the text when somebody asks and never stored. */
export interface FindingExplanation {
  /** Where it stands, as a person counts. Null where the text is not at hand, as of a file that has left. */
  readonly place: WordPlace | null
  /** The make of the detector that explains it. */
  readonly detectorVersion: number
  /** False where the text is at hand and this make of the detector finds nothing there: an older one did. */
  readonly stands: boolean
  readonly cues: readonly Cue[]
  /** True where there was too much to try: then something in sight may have raised or lowered it that is not told. */
  readonly capped: boolean
  /** Of a person's name: how likely the tagger holds it to be, and what weighed most. */
  readonly weighed?: WeighedName
}

/** What the tagger says of a name: in per cent, and what about its words counts most, for and against. */
export interface WeighedName {
  readonly likelihood: number
  readonly for: readonly Weighed[]
  readonly against: readonly Weighed[]
}

/** How far a text is read on either side of a finding, in UTF-16 units. */
const SIGHT = 240
/** How many words in sight are tried. */
const WORDS_TRIED = 24
/** Nobody reads more of one entry at a time; the rest tell the detector's reason alone. */
const EXPLAINED_MAX = 60
/** A longer finding is a list that no single word makes or unmakes, in UTF-16 units. */
const FINDING_MAX = 2_000
/** A whole scan asks all detectors, and counts for so many readings by one. */
const SCAN_READINGS = 2

const detectors: readonly Detector[] = DETECTORS

/**
 * Explains findings by trying: each word in sight is covered and the detector asked again. A word without which there would be no finding, or a less certain one,
 * raised it; one without which it would be more certain lowered it. So the explanation holds whatever the detector goes by.
 */
export function explainFindings(findings: readonly Finding[], texts: readonly ScannedText[], about: ScanAbout): readonly FindingExplanation[] {
  const entry = new Entry(texts, about)
  return findings.map((finding, at) => {
    const detector = detectors.find(({id}) => id === finding.detector)
    const text = texts.find(({field, index}) => field === finding.field && index === finding.index)
    const detectorVersion = detector?.version ?? 0
    if (detector === undefined || text === undefined || finding.end > text.text.length) return {place: null, detectorVersion, stands: true, cues: [], capped: false}
    const place = entry.placeIn(text, finding.start, finding.end).words
    if (at >= EXPLAINED_MAX || finding.end - finding.start > FINDING_MAX) return {place, detectorVersion, stands: true, cues: [], capped: true}
    const {refused} = entry.allowance
    const tried = tryWords(detector, finding, text, about, entry)
    const cues = [...(tried?.cues ?? []), ...inSight(finding, findings, texts, about, entry)]
    const weighed = tried?.weighed ?? null
    return {place, detectorVersion, stands: tried !== null, cues, capped: entry.allowance.refused > refused, ...(weighed === null ? {} : {weighed})}
  })
}

/** A piece of a text around a finding, folded, and the way back. */
interface Piece {
  readonly text: string
  readonly context: ScanContext
  readonly about: ScannedText
  readonly entry: Entry
  start(at: number): number
  end(at: number): number
}

/** What trying tells of one finding. */
interface Tried {
  readonly cues: readonly Cue[]
  readonly weighed: WeighedName | null
}

/** The words in sight that made a difference, or null where the detector finds nothing there now. */
function tryWords(detector: Detector, finding: Finding, about: ScannedText, {caseNature, lexica, ownNumber}: ScanAbout, entry: Entry): Tried | null {
  const context: ScanContext = {field: finding.field, caseNature, lexica, ...(ownNumber === undefined ? {} : {ownNumber})}
  for (const isWhole of [false, true]) {
    const from = isWhole ? 0 : edge(about.text, finding.start - SIGHT, -1)
    const to = isWhole ? about.text.length : edge(about.text, finding.end + SIGHT, 1)
    if (!entry.allowance.takes(to - from)) return {cues: [], weighed: null}
    const folded = foldText(about.text.slice(from, to))
    const piece: Piece = {text: folded.text, context, about, entry, start: (at) => folded.start(at) + from, end: (at) => folded.end(at) + from}
    const hit = hitsIn(detector, piece.text, piece.context).find(({kind, start, end}) => kind === finding.kind && piece.start(start) <= finding.start && piece.end(end) >= finding.end)
    if (hit !== undefined) return {cues: cuesOf(detector, hit, finding, piece), weighed: detector.id === 'person' ? weighedIn(piece, hit) : null}
    // What a detector goes by may stand further off, as `reg.nr` at the top of a letter.
    if (from === 0 && about.text.length <= finding.end + SIGHT) return null
  }
  return null
}

function cuesOf(detector: Detector, hit: Hit, finding: Finding, piece: Piece): readonly Cue[] {
  // Read once and kept: trying makes other readings.
  const {words} = readingOf(piece.text, piece.context.lexica)
  const cues: Cue[] = numberCues(piece.text, hit).map(({code, effect, start, end, otherwise}) => {
    const without = otherwise === null || !piece.entry.allowance.takes(piece.text.length) ? null : certaintyIn(detector, otherwise, hit, piece)
    return {effect: effect === 'raises' && without === hit.certainty ? 'for' : effect, code, place: placed(piece, start, end), without: without === hit.certainty ? null : without, bearers: null}
  })
  const isName = isNameKind(hit.kind)
  const likelihood = detector.id === 'person' ? likelihoodOf(piece.text, hit, piece) : null
  const nearest = words
    .map((word) => ({word, far: word.end <= hit.start ? hit.start - word.end : Math.max(0, word.start - hit.end)}))
    .sort((a, b) => a.far - b.far || a.word.start - b.word.start)
    .slice(0, WORDS_TRIED)
    .sort((a, b) => a.word.start - b.word.start)
  const isAlone = nearest.filter(({far}) => far === 0).length < 2
  const place = partsOf(hit, nearest.map(({word}) => word))
  // The tagger reads a name's surroundings beside the detector.
  const cost = piece.text.length * (likelihood === null ? 1 : 2)
  for (const {word} of nearest) {
    const isInside = word.end > hit.start && word.start < hit.end
    // The only word of a finding is the finding itself: what it is as a name tells more.
    if (isInside && (!isName || isAlone)) {
      if (isName) cues.push(...nameCues(word, piece, hit.certainty, piece.entry.allowance.takes(cost) ? withoutWord(detector, hit, word, piece).certainty : null, place(word)))
      continue
    }
    if (!piece.entry.allowance.takes(cost)) continue
    const {certainty: without, likelihood: rest} = withoutWord(detector, hit, word, piece)
    const moved = likelihood === null || rest === null || Math.abs(likelihood - rest) < TELLING ? {} : {likelihood: {with: likelihood, without: rest}}
    const isLess = (rest ?? 0) < (likelihood ?? 0)
    if (isInside) cues.push(...nameCues(word, piece, hit.certainty, without, place(word)).map((cue) => ((cue.effect === 'raises' || cue.effect === 'for') && isLess ? {...cue, ...moved} : cue)))
    else if (without !== hit.certainty || 'likelihood' in moved) {
      const effect = effectOf(hit.certainty, without) ?? (isLess ? 'for' : 'against')
      cues.push({effect, code: codeOf(word.bits), place: placed(piece, word.start, word.end), without: without === hit.certainty ? null : without, bearers: null, ...(isLess === (effect === 'raises' || effect === 'for') ? moved : {})})
    }
  }
  if (finding.why === 'elected') cues.push(...partyLetter(piece, hit))
  return cues
}

/** Which part of a name a word is by where it stands: the same word is a given name before a surname, and a surname after a given name. */
function partsOf({start, end, why}: Hit, words: readonly Word[]): (word: Word) => NamePart | null {
  const own = words.filter((word) => word.end > start && word.start < end)
  if (own.length < 2 || (why !== 'given-and-surname' && why !== 'surname-first' && why !== 'elected')) return () => null
  const surname = why === 'surname-first' ? own[0] : own.at(-1)
  return (word) => (word === surname ? 'surname' : 'given-name')
}

function nameCues(word: Word, piece: Piece, certainty: Certainty, without: Certainty | 'none' | null, part: NamePart | null): readonly Cue[] {
  const place = placed(piece, word.start, word.end)
  const name = nameCode(word.bits, part)
  const isRaised = without !== null && effectOf(certainty, without) === 'raises'
  return [
    ...(name === null ? [] : [{effect: isRaised ? 'raises' : 'for', code: name, place, without: isRaised ? without : null, bearers: bearersOf(word.bits, name)} as const]),
    // What else a word means only tells where it has cost certainty.
    ...(certainty === 'certain' ? [] : doubledMeaning(word.bits).map((code) => ({effect: 'against', code, place, without: null, bearers: null}) as const)),
  ]
}

const CERTAINTIES = {none: 0, likely: 1, certain: 2} as const

/** What something does to a finding of one certainty that has another without it; null where they are the same. */
function effectOf(having: Certainty, without: Certainty | 'none'): Extract<CueEffect, 'raises' | 'lowers'> | null {
  return CERTAINTIES[without] === CERTAINTIES[having] ? null : CERTAINTIES[without] < CERTAINTIES[having] ? 'raises' : 'lowers'
}

/** Less than so many per cent more or less is nothing to tell anybody. */
const TELLING = 10

/** How certain the finding is, and how likely the tagger holds a name to be, with a word covered by a letter that says nothing. */
function withoutWord(detector: Detector, hit: Hit, word: Word, piece: Piece): {readonly certainty: Certainty | 'none'; readonly likelihood: number | null} {
  const covered = `${piece.text.slice(0, word.start)}${'x'.repeat(word.end - word.start)}${piece.text.slice(word.end)}`
  return {certainty: certaintyIn(detector, covered, hit, piece), likelihood: detector.id === 'person' ? likelihoodOf(covered, hit, piece) : null}
}

/** How certain the finding would be if the text were another of the same length. */
function certaintyIn(detector: Detector, text: string, hit: Hit, {context}: Piece): Certainty | 'none' {
  return hitsIn(detector, text, context).find(({kind, start, end}) => kind === hit.kind && start < hit.end && end > hit.start)?.certainty ?? 'none'
}

function likelihoodOf(text: string, place: Hit, {context}: Piece): number {
  return Math.round(weighName(text, place, context).likelihood * 100)
}

/** What weighs by being absent, or always: it would tell a registrar nothing. */
const UNTOLD: ReadonlySet<Weighed> = new Set<Weighed>(['always', 'party-letter', 'number-after'])

/** What the tagger goes by in a name, each thing once, the weightiest first. */
function weighedIn({text, context}: Piece, hit: Hit): WeighedName {
  const {likelihood, for: raised, against} = weighName(text, hit, context)
  const once = (weights: typeof raised): readonly Weighed[] => [...new Set(weights.map(({about}) => about).filter((about) => !UNTOLD.has(about)))].slice(0, 3)
  return {likelihood: Math.round(likelihood * 100), for: once(raised), against: once(against)}
}

/** A detector that crashes explains nothing, and the entry is held for that elsewhere (B9). */
function hitsIn(detector: Detector, text: string, context: ScanContext): readonly Hit[] {
  try {
    return detector.find(text, context)
  } catch {
    return []
  }
}

function partyLetter(piece: Piece, hit: Hit): readonly Cue[] {
  const match = /^s{0,2}\s?\([^)]{1,20}\)/u.exec(piece.text.slice(hit.end))
  if (match === null) return []
  const open = hit.end + match[0].indexOf('(')
  return [{effect: 'against', code: 'party-letter', place: placed(piece, open, hit.end + match[0].length), without: null, bearers: null}]
}

/** An entry as it is explained: what would be found in it if it were otherwise is asked for once. */
class Entry {
  readonly allowance = new ReadingAllowance()
  readonly #texts: readonly ScannedText[]
  readonly #about: ScanAbout
  readonly #tried = new Map<string, readonly Finding[]>()
  readonly #places = new Map<ScannedText, Places>()

  constructor(texts: readonly ScannedText[], about: ScanAbout) {
    this.#texts = texts
    this.#about = about
  }

  /** Where in one of the texts a range stands. */
  placeIn(about: ScannedText, start: number, end: number): CuePlace {
    const places = this.#places.get(about) ?? new Places(about.text)
    this.#places.set(about, places)
    return {field: about.field, index: about.index, start, end, words: places.at(start, end)}
  }

  /** Whether a finding would stand without the case type's telling that the entry is about a private person; null where that is too much to try. */
  standsWithoutCaseType(finding: Finding): boolean | null {
    return this.#stands(finding, 'case type', () => scanText(this.#texts, {...this.#about, caseNature: 'unknown'}))
  }

  /** Whether a finding would stand with a place covered by a letter that says nothing; null where that is too much to try. */
  standsWithout(finding: Finding, {field, index, start, end}: CuePlace): boolean | null {
    const covered = (one: ScannedText): ScannedText =>
      one.field === field && one.index === index ? {...one, text: `${one.text.slice(0, start)}${'x'.repeat(end - start)}${one.text.slice(end)}`} : one
    return this.#stands(finding, `${field} ${String(index)} ${String(start)} ${String(end)}`, () => scanText(this.#texts.map(covered), this.#about))
  }

  #stands({kind, field, index, start, end}: Finding, change: string, scan: () => ScanResult): boolean | null {
    const known = this.#tried.get(change)
    if (known === undefined && !this.allowance.takes(SCAN_READINGS * this.#texts.reduce((sum, {text}) => sum + text.length, 0))) return null
    const found = known ?? scan().findings
    this.#tried.set(change, found)
    return found.some((one) => one.kind === kind && one.field === field && one.index === index && one.start < end && one.end > start)
  }
}

/** So many persons are tried, the nearest first: which of them a finding stands by. */
const PERSONS_TRIED = 4

/** The person, or the case type, without which words of this sort are about nobody (B3, B10). Where either is enough both are told, and neither takes the finding away. */
function inSight(finding: Finding, findings: readonly Finding[], texts: readonly ScannedText[], about: ScanAbout, entry: Entry): readonly Cue[] {
  const asksForPrivate = finding.kind === 'property'
  if (!asksForPrivate && (finding.detector === 'file' || !ONLY_WITH_A_PERSON.has(finding.detector))) return []
  const caseType = (without: Cue['without']): Cue => ({effect: without === null ? 'for' : 'raises', code: 'private-case-type', place: null, without, bearers: null})
  const isPrivate = about.caseNature === 'private'
  if (isPrivate && (asksForPrivate || entry.standsWithoutCaseType(finding) === false)) return [caseType('none')]
  if (asksForPrivate) return []
  const persons = personsInSight(finding, findings, texts, about, entry)
  const cause = persons.find(({place}) => entry.standsWithout(finding, place) === false)
  if (cause !== undefined) return [{...cause, effect: 'raises', without: 'none'}]
  return [...persons.slice(0, 1), ...(isPrivate ? [caseType(null)] : [])]
}

/** Who is in sight of a finding: the nearest of those named in the entry, or else the first word that stands for somebody. */
function personsInSight(finding: Finding, findings: readonly Finding[], texts: readonly ScannedText[], {caseNature, lexica}: ScanAbout, entry: Entry): readonly (Cue & {readonly place: CuePlace})[] {
  const isInSight = ({field, index}: {readonly field: Finding['field']; readonly index: number}): boolean => (field === finding.field && index === finding.index) || (!isRunningText(field) && field !== 'officer')
  const cue = (code: CueCode, about: ScannedText, start: number, end: number): Cue & {readonly place: CuePlace} => ({effect: 'for', code, place: entry.placeIn(about, start, end), without: null, bearers: null})
  const far = (one: Finding): number => (one.field === finding.field && one.index === finding.index ? Math.abs(one.start - finding.start) : Infinity)
  const named = findings
    .filter((one) => isInSight(one) && pointsToPerson(one) && texts.some(({field, index}) => field === one.field && index === one.index))
    .toSorted((a, b) => (far(a) === far(b) ? 0 : far(a) - far(b)))
    .slice(0, PERSONS_TRIED)
    .flatMap((one) => texts.filter(({field, index}) => field === one.field && index === one.index).map((text) => cue('person-in-sight', text, one.start, one.end)))
  if (named.length > 0) return named
  for (const text of texts.filter(isInSight)) {
    if (!entry.allowance.takes(text.text.length)) continue
    const folded = foldText(text.text)
    const party = text.field === 'party' ? leaves(readParty(folded.text, lexica)).find(({start, end}) => lexica.roleWords.has(folded.text.slice(start, end).toLowerCase())) : undefined
    if (party !== undefined) return [cue('private-role', text, folded.start(party.start), folded.end(party.end))]
    const context: ScanContext = {field: text.field, caseNature, lexica}
    const somebody = somebodyIn(folded.text, context)
    if (somebody !== null) return [cue(somebody.code, text, folded.start(somebody.start), folded.end(somebody.end))]
    const worker = text.field === finding.field && text.index === finding.index ? workersIn(folded.text, lexica)[0] : undefined
    if (worker !== undefined) return [cue('worker', text, folded.start(worker.start), folded.end(worker.end))]
  }
  return []
}

function placed(piece: Piece, start: number, end: number): CuePlace {
  return piece.entry.placeIn(piece.about, piece.start(start), piece.end(end))
}

/** The next space from a place outwards, so that no word is cut. */
function edge(text: string, from: number, step: 1 | -1): number {
  let at = Math.max(0, Math.min(from, text.length))
  while (at > 0 && at < text.length && /\S/.test(text.charAt(step < 0 ? at - 1 : at))) at += step
  return at
}

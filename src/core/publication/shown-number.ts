import {textOfPaper} from '../minutes/drawn-paper.js'
import {identityNumbersOf, isDeclared} from '../review/declaration.js'
import {identityNumbersIn} from '../scan/holds-identity-number.js'
import type {ScanField} from '../scan/finding.js'
import type {PublicEntry} from './public-entry.js'
import type {Version} from './version.js'

/** A text that a row shows, and the places in it that two persons have declared to hold no identity number (B4). */
export interface ShownText {
  readonly text: string
  readonly declared: readonly Span[]
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Every text that a row shows and that came from the registry, by the version that it shows. `ofCase`: the version of its case, whose heading it shows too and whose own pair stands for that. */
export function shownTexts(shown: PublicEntry, version: Version, ofCase: Version | null): readonly ShownText[] {
  if (shown.form === 'secret' || shown.form === 'receipt') return []
  const heading = {text: shown.heading, declared: declaredIn(version, 'heading', 0)}
  if (shown.kind === 'meeting') return [heading, {text: shown.place ?? '', declared: declaredIn(version, 'heading', 1)}]
  if (shown.kind === 'paper') return [heading, ...(shown.drawn === null ? [] : textOfPaper(shown.drawn).split('\n').map((text) => ({text, declared: []})))]
  const officer = {text: shown.officer ?? '', declared: declaredIn(version, 'officer', 0)}
  if (shown.kind === 'case' || version.content.kind === 'case') return [heading, officer]
  const caseHeading = {text: shown.caseHeading ?? '', declared: ofCase !== null && ofCase.content.heading === shown.caseHeading ? declaredIn(ofCase, 'heading', 0) : []}
  const parties = version.content.parties.map((text, index) => ({text, declared: declaredIn(version, 'party', index)}))
  const files = version.content.files.flatMap(({path}, index): readonly ShownText[] => {
    const name = path.split('/').at(-1) ?? path
    const before = path.length - name.length
    return shown.files.some((file) => file.name === name) ? [{text: name, declared: declaredIn(version, 'fileName', index).map(({start, end}) => ({start: start - before, end: end - before}))}] : []
  })
  return [heading, officer, caseHeading, {text: shown.party ?? '', declared: joined(parties, ', ')}, ...parties, ...files]
}

/** True where a text of a row holds an identity number of certain grade that nobody may show: one no pair stands for. */
export function showsNumber({text, declared}: ShownText): boolean {
  return identityNumbersIn(text).some((found) => !declared.some((span) => covers(span, found)))
}

/** True where every identity number in a piece of a page stands in what the rows of that page show, at a place that a pair stands for. */
export function isAccountedFor(piece: string, texts: readonly ShownText[]): boolean {
  const spans = texts.flatMap(({text, declared}) => (declared.length === 0 ? [] : shiftsBetween(piece, text).flatMap((at) => declared.map(({start, end}) => ({start: at + start, end: at + end})))))
  return identityNumbersIn(piece).every((found) => spans.some((span) => covers(span, found)))
}

function declaredIn(version: Version, field: ScanField, index: number): readonly Span[] {
  return identityNumbersOf(version.verdict).filter((finding) => finding.field === field && finding.index === index && isDeclared(finding, version))
}

function joined(texts: readonly ShownText[], between: string): readonly Span[] {
  const spans: Span[] = []
  let at = 0
  for (const {text, declared} of texts) {
    spans.push(...declared.map(({start, end}) => ({start: at + start, end: at + end})))
    at += text.length + between.length
  }
  return spans
}

/** How far to the right a text's places lie in a piece that holds it, or that is a part of it: the search index holds texts word by word, in small letters. */
function shiftsBetween(piece: string, text: string): readonly number[] {
  return piece.length >= text.length ? placesIn(piece, text) : placesIn(text.toLowerCase(), piece.toLowerCase()).map((at) => -at)
}

function placesIn(piece: string, text: string): readonly number[] {
  const places: number[] = []
  for (let at = piece.indexOf(text); at >= 0; at = piece.indexOf(text, at + 1)) places.push(at)
  return places
}

function covers(span: Span, {start, end}: Span): boolean {
  return span.start <= start && end <= span.end
}

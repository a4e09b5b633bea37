import type {LetOut} from '../../../core/review/let-out.js'
import type {EntryId} from '../../../core/terms/identifiers.js'
import type {PreviewedEntry} from '../../../usecases/review/preview-answer.js'
import {stages} from '../../../words/common.js'
import {inCells, oneLine, wrapped, type Line} from '../../parts/columns.js'
import {editLine} from '../../parts/edit-line.js'
import type {Pages} from './overlay-lines.js'
import {asksForAnEye, showsFound, TYPED_FROM, toConfirm, willBeDecided, type Overlay} from './state/overlay.js'
import {nameOf, obstacleInWords, reasonInWords, type ReviewWords} from './words.js'

type Preview = Extract<Overlay, {kind: 'preview'}>

/** What a bulk act will do, row by row, and what confirms it. */
export function previewPart(overlay: Preview, cells: number, words: ReviewWords): Pages {
  const {screen} = words
  const {rows, line} = overlay
  const title: readonly Line[] = [[{text: screen.overlays.preview(previewedAnswer(overlay, words)), look: 'strong'}]]
  if (rows === null) return {title, body: [[{text: screen.overlays.working, look: 'faint'}]], foot: []}
  const count = willBeDecided(rows).length
  const among = foundAmong(rows, words)
  const foot: readonly Line[] =
    toConfirm(overlay) === 'nothing'
      ? wrapped([{text: screen.overlays.nothingToConfirm, look: 'found'}], cells)
      : count >= TYPED_FROM
        ? [...wrapped([{text: screen.overlays.confirmNumber(count, among), look: 'strong'}], cells), editLine(line, cells)]
        : wrapped([{text: screen.overlays.confirm(count, among), look: 'strong'}], cells)
  const body: Line[] = []
  const found: {readonly entry: EntryId; readonly last: number}[] = []
  for (const {title: heading, isGrave, rows: of} of previewSections(rows, words)) {
    body.push(...wrapped([{text: heading, look: isGrave ? 'found' : 'strong'}], cells))
    for (const row of of) {
      body.push(...rowLines(row, cells, words))
      if (asksForAnEye(row)) found.push({entry: row.id, last: body.length - 1})
    }
  }
  return {title, body, foot, found}
}

/** The answer that a bulk act gives, with its role word where it has one. */
export function previewedAnswer({draft}: Preview, {screen}: ReviewWords): string {
  return draft.roleWord === null ? screen.answerNames[draft.kind] : `${screen.answerNames[draft.kind]}: ${oneLine(draft.roleWord)}`
}

/** How many of those that would be decided show what was found in them, and how many are let out in spite of something else, as the end of a sentence; empty where none is. */
export function foundAmong(rows: readonly PreviewedEntry[], {screen}: ReviewWords): string {
  const decided = willBeDecided(rows)
  return screen.overlays.among(decided.filter(showsFound).length, decided.filter(({grounds}) => grounds.length > 0).length)
}

/** Rows of a bulk act of which the same comes. */
export interface PreviewSection {
  readonly title: string
  /** Refused, showing what was found, or let out in spite of something else. */
  readonly isGrave: boolean
  readonly rows: readonly PreviewedEntry[]
}

/** What a bulk act will do, in parts: first what will be let out and shows something that was found, then what is let out in spite of something that is missing or has happened, then what comes of the others, and last what is refused, of which nothing comes. */
export function previewSections(rows: readonly PreviewedEntry[], words: ReviewWords): readonly PreviewSection[] {
  const rank = (row: PreviewedEntry): number => (row.outcome.kind === 'refused' ? 3 : showsFound(row) ? 0 : asksForAnEye(row) ? 1 : 2)
  const parts = new Map<string, [PreviewedEntry, ...PreviewedEntry[]]>()
  for (const row of rows) {
    const key = `${rank(row)} ${row.outcome.kind === 'goes-to' ? row.outcome.stage : outcomeInWords(row, 1, words)}`
    const part = parts.get(key)
    if (part === undefined) parts.set(key, [row])
    else part.push(row)
  }
  return [...parts.values()]
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map((of) => {
      const [first] = of
      const outcome = outcomeInWords(first, of.length, words)
      const {overlays} = words.screen
      return {title: first.outcome.kind === 'refused' ? overlays.willBeRefused(of.length, outcome) : overlays.willHappen(of.length, outcome, showsFound(first) ? 'found' : asksForAnEye(first) ? 'ground' : null), isGrave: rank(first) !== 2, rows: of}
    })
}

/** An entry of a preview in two parts: what it is called with what was found and would be shown and why else it waits, and what else of it would be. One that only an authorised person may read has no name (K4). */
export function previewedRow(row: PreviewedEntry, words: ReviewWords): {readonly name: string; readonly found: string; readonly shown: readonly string[]} {
  const {screen, diary} = words
  const name = nameOf({...row, isReadable: row.heading !== null}, words)
  if (row.heading === null) return {name, found: '', shown: []}
  const heading = row.isSecret ? screen.secretHeading : oneLine(row.heading) || diary.row.noHeading
  return {name, found: [...(row.letsOut === null ? [] : foundInWords(row.letsOut, words)), ...row.grounds.map((ground) => reasonInWords(ground, words))].join('; '), shown: [heading, ...(row.letsOut === null ? [] : [...row.letsOut.parties, ...row.letsOut.files].map(oneLine))].filter((text) => text !== '')}
}

function rowLines(row: PreviewedEntry, cells: number, words: ReviewWords): readonly Line[] {
  const {name, found, shown} = previewedRow(row, words)
  if (found === '') return [[{text: inCells(`  ${name}  ${shown.join(' · ')}`, cells), look: 'plain'}]]
  // Nothing of what was found is cut off.
  return [...wrapped([{text: `${name}  `, look: 'plain'}, {text: found, look: 'found'}], cells - 2, 2).map((line): Line => [{text: '  ', look: 'plain'}, ...line]), [{text: inCells(`    ${shown.join(' · ')}`, cells), look: 'plain'}]]
}

/** `[PERSONNAMN] i filens text, 2 gånger`. */
function foundInWords({findings, more}: LetOut, {screen, scan}: ReviewWords): readonly string[] {
  const told = findings.map(({kind, field, count}) => `[${scan.kinds[kind].label}] ${screen.entry.in(screen.fields[field])}${count === 1 ? '' : `, ${screen.entry.times(count)}`}`)
  return [...told, ...(more === 0 ? [] : [screen.overlays.more(more)])]
}

function outcomeInWords({outcome}: PreviewedEntry, count: number, words: ReviewWords): string {
  const said: Readonly<Record<string, (count: number) => string>> = words.screen.overlays.outcomes
  switch (outcome.kind) {
    case 'goes-to':
      return said[outcome.stage]?.(count) ?? words.screen.overlays.otherOutcome(stages[words.about.language][outcome.stage])
    case 'judged-anew':
      return words.screen.overlays.outcomes['judged-anew']()
    case 'refused':
      return obstacleInWords({kind: 'refusal', code: outcome.code, facts: {by: outcome.by ?? '', at: outcome.at ?? '', when: outcome.at === null ? '' : words.time(outcome.at)}}, words)
  }
}

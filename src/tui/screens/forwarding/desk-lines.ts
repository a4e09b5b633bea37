import {COPY_FATES} from '../../../core/forwarding/journey.js'
import type {LetterList, ListedBatch, ListedForwarding} from '../../../usecases/forwarding/list-letters.js'
import {forwardingWords} from '../../../words/forwarding.js'
import type {Language} from '../../../words/languages.js'
import {protectedWords} from '../../../words/protected.js'
import {cellsOf, inCells, oneLine, wrapped, type Line} from '../../parts/columns.js'
import {editLine} from '../../parts/edit-line.js'
import {keyBar, type KeyHint} from '../../parts/key-bar.js'
import {lineOf, type EditedLine} from '../../parts/line-editor.js'
import {MARKING, rehearsalLines, type Room} from '../protected/card-lines.js'
import type {Question} from './steps.js'

/** Which of the two lists the keys are about. */
export type Pane = 'letters' | 'batches'

/** What is on the desk. */
export interface DeskFace {
  readonly list: LetterList
  readonly pane: Pane
  readonly chosen: number
  readonly question: {readonly asked: Question; readonly line: EditedLine} | null
  readonly notices: readonly string[]
  readonly isWorking: boolean
}

/** The desk in as many rows as the window has: the marking, the two lists with the chosen row, what was said last, a question where one waits, and the keys. */
export function deskLines({list, pane, chosen, question, notices, isWorking}: DeskFace, {columns, rows}: Room, {language, isRehearsal}: {readonly language: Language; readonly isRehearsal: boolean}): readonly Line[] {
  const say = forwardingWords[language]
  const head = [...rehearsalLines({language, isRehearsal}), MARKING]
  const told = isWorking ? [[{text: say.screen.working, look: 'faint'} as const]] : notices.flatMap((notice) => wrapped([{text: oneLine(notice), look: 'strong'}], columns))
  const asked = question === null ? [] : questionLines(question, columns)
  const all = hints({list, pane, chosen, question, isWorking}, language)
  const whole = keyBar(all, columns)
  // In a small window the keys that do something, and last of all the way out.
  const keys = whole.length * 3 <= rows ? whole : keyBar(rows < 12 ? all.slice(-1) : all.filter(({isAvailable}) => isAvailable), columns)
  const foot = [...told.slice(0, 4), ...asked, ...keys]
  const room = Math.max(2, rows - head.length - foot.length)
  const body = pane === 'letters' ? tableLines(say.screen.letters, letterCells(list.letters, language), chosen, {columns, rows: room}, say.screen.none) : tableLines(say.screen.batches, batchCells(list.batches, language), chosen, {columns, rows: room}, say.screen.noBatches)
  return [...head, ...body, ...foot].slice(0, rows)
}

function questionLines({asked, line}: NonNullable<DeskFace['question']>, columns: number): readonly Line[] {
  if (asked.choices !== null) return wrapped([{text: `${asked.prompt}: `, look: 'faint'}, {text: asked.choices.map((choice, at) => `${at + 1} ${choice}`).join('   '), look: 'strong'}], columns)
  const shown = asked.isHidden ? lineOf('•'.repeat([...line.text].length)) : line
  if (asked.isAtOnce === true) return [[{text: asked.prompt, look: 'strong'}]]
  return [[{text: asked.prompt, look: 'strong'}], editLine(shown, columns)]
}

function hints({list, pane, chosen, question, isWorking}: Pick<DeskFace, 'list' | 'pane' | 'chosen' | 'question' | 'isWorking'>, language: Language): readonly KeyHint[] {
  const {screen} = forwardingWords[language]
  const {close} = protectedWords[language].screen
  const isFree = question === null && !isWorking
  if (question !== null) {
    const {choices, isAtOnce} = question.asked
    return [choices === null ? {key: 'Enter', label: screen.answer, isAvailable: isAtOnce !== true} : {key: `1–${choices.length}`, label: screen.answer, isAvailable: true}, {key: 'Esc', label: screen.leave, isAvailable: true}]
  }
  const batch = pane === 'batches' ? list.batches[chosen] : undefined
  const letter = pane === 'letters' ? list.letters[chosen] : undefined
  const has = (state: ListedForwarding['state']): boolean => (batch?.states[state] ?? 0) > 0
  return [
    {key: 'Tab', label: screen.turn, isAvailable: isFree},
    {key: 'n', label: screen.add, isAvailable: isFree},
    {key: 'o', label: screen.batch, isAvailable: isFree && list.letters.some(({state}) => state === 'prepared')},
    {key: 's', label: screen.print, isAvailable: isFree && has('batched')},
    {key: 'u', label: screen.reprint, isAvailable: isFree && (has('printed') || has('printing'))},
    {key: 'p', label: screen.posted, isAvailable: isFree && has('printed')},
    {key: 'r', label: screen.returned, isAvailable: isFree},
    {key: 'x', label: screen.withdraw, isAvailable: isFree && letter !== undefined},
    {key: 'f', label: screen.destroy, isAvailable: isFree && (batch?.files.length ?? 0) > 0},
    {key: 'q', label: close, isAvailable: true},
  ]
}

interface Cells {
  readonly header: readonly string[]
  readonly rows: readonly {readonly cells: readonly string[]; readonly isStopped: boolean}[]
}

function letterCells(letters: readonly ListedForwarding[], language: Language): Cells {
  const say = forwardingWords[language]
  const {number, kind, committee, caseNumber, due, state, batch, envelope} = say.columns
  return {
    header: [number, kind, committee, caseNumber, due, state, batch, envelope, ''],
    rows: letters.map((one) => ({
      cells: [String(one.number), say.kinds[one.kind], one.committee, one.caseNumber === null ? say.gone : one.reference === null ? one.caseNumber : `${one.caseNumber} (${one.reference})`, one.due ?? '', say.states[one.state], one.batch === null ? '' : String(one.batch), one.envelope === null ? '' : String(one.envelope), [...(one.isOverdue ? [say.overdue] : []), ...(one.stop === null ? [] : [say.screen.stops])].join(' ')],
      isStopped: one.isOverdue || one.stop !== null || one.state === 'printing',
    })),
  }
}

function batchCells(batches: readonly ListedBatch[], language: Language): Cells {
  const say = forwardingWords[language]
  return {
    header: [say.columns.batch, say.columns.since, say.screen.letters, say.columns.envelope, say.screen.labels],
    rows: batches.map(({batch, madeAt, states, envelopes, labels, files}) => ({
      cells: [
        String(batch),
        madeAt,
        Object.entries(states).map(([state, count]) => `${count} ${say.states[state as ListedForwarding['state']]}`).join(', '),
        String(envelopes),
        [...(labels.printed === 0 ? [] : [`${labels.printed} = ${COPY_FATES.filter((fate) => labels[fate] > 0).map((fate) => `${labels[fate]} ${say.fates[fate]}`).join(' + ')}`]), ...(files.length === 0 ? [] : [say.screen.fileLeft])].join(', '),
      ],
      isStopped: (states.printing ?? 0) > 0 || labels.lost > 0 || files.length > 0,
    })),
  }
}

function tableLines(title: string, {header, rows: body}: Cells, chosen: number, {columns, rows}: Room, empty: string): readonly Line[] {
  const heading: Line = [{text: inCells(`${title} (${body.length})`, columns).trimEnd(), look: 'strong'}]
  if (body.length === 0) return [heading, [{text: empty, look: 'plain'}]]
  const safe = [header, ...body.map(({cells}) => cells)].map((row) => row.map(oneLine))
  const widths = header.map((_, column) => Math.max(...safe.map((row) => cellsOf(row[column] ?? ''))))
  const text = (row: readonly string[], mark: string): string => inCells(`${mark} ${row.map((cell, column) => inCells(cell, widths[column] ?? 0)).join('  ')}`, columns).trimEnd()
  const room = Math.max(1, rows - 2)
  const first = Math.max(0, Math.min(chosen - Math.floor(room / 2), body.length - room))
  const drawn = body.map(({isStopped}, at): Line => [{text: text(safe[at + 1] ?? [], at === chosen ? '›' : ' '), look: at === chosen ? 'chosen' : isStopped ? 'stopped' : 'plain'}])
  return [heading, ...(rows > 3 ? [[{text: text(safe[0] ?? [], ' '), look: 'faint'} as const]] : []), ...drawn.slice(first, first + room)]
}

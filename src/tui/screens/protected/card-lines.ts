import type {ShownPerson} from '../../../core/protected/person.js'
import type {Language} from '../../../words/languages.js'
import {personRows} from '../../../words/protected-person.js'
import {PROTECTED_MARKING, protectedWords} from '../../../words/protected.js'
import {cellsOf, wrapped, type Line} from '../../parts/columns.js'
import {keyBar} from '../../parts/key-bar.js'

/** What a screen with protected persons is told of its surroundings. */
export interface CardAbout {
  readonly language: Language
  readonly isColoured: boolean
  readonly isRehearsal: boolean
  /** So long without a key, and the screen locks. */
  readonly idleMs: number
}

/** How such a screen came to be left: by a key, or because nobody pressed one. */
export type CardEnd = 'closed' | 'idle'

/** The window that is drawn in. */
export interface Room {
  readonly columns: number
  readonly rows: number
}

export const MARKING: Line = [{text: PROTECTED_MARKING, look: 'stopped'}]

/** A rehearsal says so before all else. */
export function rehearsalLines({language, isRehearsal}: Pick<CardAbout, 'language' | 'isRehearsal'>): readonly Line[] {
  return isRehearsal ? [[{text: ` ${protectedWords[language].paper.rehearsal} `, look: 'rehearsal'}]] : []
}

/** As many lines as the window has: what is drawn begins at its top, and what stood there before is drawn over. */
export function filled(lines: readonly Line[], rows: number): readonly Line[] {
  return Array.from({length: rows}, (_, at) => lines[at] ?? [])
}

/** How a card is shown. `from`: the first of its own lines that is shown. `back`: what the way back to a list is called; null where there is none. */
export interface CardFace {
  readonly isShown: boolean
  readonly from: number
  readonly back: string | null
}

/** The card in as many rows as the window has: the marking first, and last where there is room. Tells how far it can be moved. */
export function cardLines(person: ShownPerson, {isShown, from, back}: CardFace, {columns, rows}: Room, about: CardAbout): {readonly lines: readonly Line[]; readonly fromMax: number} {
  const {screen} = protectedWords[about.language]
  const fields = personRows(person, about.language)
  const names = Math.max(...fields.map(([name]) => cellsOf(name)))
  const body = fields.flatMap(([name, value]) => wrapped([{text: `${name}${' '.repeat(names - cellsOf(name))}  `, look: 'faint'}, {text: isShown ? value : screen.hidden, look: isShown ? 'strong' : 'plain'}], columns, names + 2))
  const keys = keyBar([{key: 'v', label: isShown ? screen.hide : screen.show, isAvailable: true}, ...(back === null ? [] : [{key: 'Esc', label: back, isAvailable: true}]), {key: 'q', label: screen.close, isAvailable: true}], columns)
  const rehearsal = rehearsalLines(about)
  const whole = [...rehearsal, MARKING, [], ...body, [], MARKING, ...keys]
  if (whole.length <= rows) return {lines: whole, fromMax: 0}
  const room = Math.max(0, rows - rehearsal.length - 1 - keys.length)
  if (body.length <= room) return {lines: [...rehearsal, MARKING, ...body, ...keys].slice(0, rows), fromMax: 0}
  // An address that is cut must not be taken for a whole one: a line tells that there is more.
  const shown = Math.max(0, room - 1)
  const fromMax = Math.max(0, body.length - shown)
  const first = Math.min(from, fromMax)
  const more: Line = [{text: screen.more(first + 1, Math.min(body.length, first + shown), body.length), look: 'stopped'}]
  return {lines: [...rehearsal, MARKING, ...body.slice(first, first + shown), more, ...keys].slice(0, rows), fromMax}
}

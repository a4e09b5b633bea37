import type {Line} from './columns.js'
import {lineWindow, type EditedLine} from './line-editor.js'

/** The line while it is written: the cursor is shown by its look and, where looks are off, by the brackets around it. */
export function editLine(line: EditedLine, cells: number): Line {
  const {head, under, tail} = lineWindow(line, Math.max(4, cells - 4))
  return [{text: '› ', look: 'faint'}, {text: head, look: 'plain'}, {text: under, look: 'chosen'}, {text: tail, look: 'plain'}]
}

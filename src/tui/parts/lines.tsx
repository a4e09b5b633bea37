import {Box, Text} from 'ink'
import {createContext, memo, useContext} from 'react'
import {terminalSafe} from '../../core/terms/terminal-safe.js'
import type {Line, Look} from './columns.js'

/** Whether the person's terminal is to have colour: NO_COLOR and `--no-color` turn it off, and weight, marks and words remain. */
export const ColourContext = createContext(true)

interface Style {
  readonly color?: 'red' | 'yellow' | 'magenta'
  readonly bold?: boolean
  readonly dimColor?: boolean
  readonly inverse?: boolean
}

const STYLES: Readonly<Record<Look, Style>> = {
  plain: {},
  strong: {bold: true},
  faint: {dimColor: true},
  chosen: {inverse: true},
  found: {bold: true, color: 'yellow'},
  stopped: {bold: true, color: 'red'},
  rehearsal: {bold: true, inverse: true, color: 'magenta'},
}

/** Lines of text, one row of the terminal each. The last gate before the terminal: what is not fit for it is made so here, whatever came before. */
export function Lines({lines}: {readonly lines: readonly Line[]}) {
  const isColoured = useContext(ColourContext)
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, row) => (
        <Row key={row} line={line} isColoured={isColoured} />
      ))}
    </Box>
  )
}

interface RowProps {
  readonly line: Line
  readonly isColoured: boolean
}

/** One row. A key changes few of them, and those that are as they were are not drawn anew. */
const Row = memo(function Row({line, isColoured}: RowProps) {
  return (
    // An empty line takes a row too, which an empty text would not.
    <Text wrap="truncate-end">
      {line.length === 0 ? ' ' : line.map(({text, look}, at) => {
        const {color, ...style} = STYLES[look]
        return (
          <Text key={at} {...style} {...(isColoured && color !== undefined ? {color} : {})}>
            {terminalSafe(text)}
          </Text>
        )
      })}
    </Text>
  )
}, isSameRow)

function isSameRow(one: RowProps, other: RowProps): boolean {
  return one.isColoured === other.isColoured && one.line.length === other.line.length && one.line.every(({text, look}, at) => text === other.line[at]?.text && look === other.line[at]?.look)
}

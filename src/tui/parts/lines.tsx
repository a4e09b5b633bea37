import {Box, Text} from 'ink'
import {createContext, useContext} from 'react'
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
        // An empty line takes a row too, which an empty text would not.
        <Text key={row} wrap="truncate-end">
          {line.length === 0 ? ' ' : line.map(({text, look}, at) => {
            const {color, ...style} = STYLES[look]
            return (
              <Text key={at} {...style} {...(isColoured && color !== undefined ? {color} : {})}>
                {terminalSafe(text)}
              </Text>
            )
          })}
        </Text>
      ))}
    </Box>
  )
}

import {terminalSafe} from '../core/terms/terminal-safe.js'

/** A plain table for a terminal: no lines or colour, columns two spaces apart, the last cut to the window's width. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], width = process.stdout.columns ?? Infinity): string {
  const safe = [header, ...rows].map((row) => row.map(terminalSafe))
  const widths = header.map((_, column) => Math.max(...safe.map((row) => [...(row[column] ?? '')].length)))
  return safe
    .map((row) => {
      const line = row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')
      const characters = [...line]
      return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : line
    })
    .join('\n')
}

/** The columns of the program's own source file, in its order (`docs/manual`, source file). */
export const COLUMNS = [
  'diarie',
  'arendenummer',
  'arenderubrik',
  'arenderubrik_sekretess',
  'arendetyp',
  'arende_status',
  'avslutat',
  'handlingsnummer',
  'handlingsrubrik',
  'handlingsrubrik_sekretess',
  'handling_sekretess',
  'lagrum',
  'skydd',
  'riktning',
  'datum',
  'avsandare_mottagare',
  'webbnamn',
  'handlaggare',
  'fil',
  'fil_publiceras',
  'registrator',
  'handling_status',
  'publicerad',
  'andrad',
] as const

export type Column = (typeof COLUMNS)[number]

/** One row of an export, as text, the way a registry writes it. */
export type ExportRow = Readonly<Record<Column, string>>

/** A row in which nothing is filled in. */
export const EMPTY_ROW: ExportRow = Object.freeze(Object.fromEntries(COLUMNS.map((column) => [column, '']))) as ExportRow

/** One line of an export: a whole row, or one that a faulty export has cut off. */
export interface ExportLine {
  readonly row: ExportRow
  /** How many of the columns are written. Fewer than all makes the row one to refuse. */
  readonly width?: number
  /** Cells after the last known column. */
  readonly extra?: readonly string[]
}

/** An export as text, and the line in it at which each row begins, from 1. */
export interface ExportText {
  readonly text: string
  readonly lineOf: readonly number[]
}

/** Writes rows as the registry would: semicolons, a quote only where a cell needs one, line feeds. */
export function writeExport(lines: readonly ExportLine[], extraColumns: readonly string[] = []): ExportText {
  const written = [[...COLUMNS, ...extraColumns].join(';')]
  const lineOf: number[] = []
  let next = 2
  for (const {row, width, extra} of lines) {
    const cells = [...COLUMNS.slice(0, width ?? COLUMNS.length).map((column) => row[column]), ...(extra ?? [])]
    const line = cells.map(quoted).join(';')
    lineOf.push(next)
    next += line.split('\n').length
    written.push(line)
  }
  return {text: `${written.join('\n')}\n`, lineOf}
}

/** A cell as it stands in a file: in quotes only where it must. */
export function quoted(cell: string): string {
  return /[";\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A sheet of labels, all measures in millimetres. `top` and `left`: to the first label's edge. `stepX` and `stepY`: from one label's edge to the next one's. */
export interface LabelSheet {
  readonly page: {readonly width: number; readonly height: number}
  readonly label: {readonly width: number; readonly height: number}
  readonly columns: number
  readonly rows: number
  readonly top: number
  readonly left: number
  readonly stepX: number
  readonly stepY: number
}

const A4 = {width: 210, height: 297}

/** A sheet whose labels stand in the middle of an A4, with `gap` between the columns and none between the rows. */
function onA4(columns: number, rows: number, width: number, height: number, gap: number): LabelSheet {
  const stepX = width + gap
  return {page: A4, label: {width, height}, columns, rows, left: (A4.width - (columns - 1) * stepX - width) / 2, top: (A4.height - rows * height) / 2, stepX, stepY: height}
}

/** Sheets that are sold everywhere, by the numbers that Avery gave them; others make the same under other names. Measures: the makers' own sheets of measures, read 2026. */
export const LABEL_SHEETS = {
  L7651: onA4(5, 13, 38.1, 21.2, 2.5),
  L7159: onA4(3, 8, 63.5, 33.9, 2.5),
  L7160: onA4(3, 7, 63.5, 38.1, 2.5),
  L7161: onA4(3, 6, 63.5, 46.6, 2.5),
  L7164: onA4(3, 4, 63.5, 72, 2.5),
  L7162: onA4(2, 8, 99.1, 33.9, 2.5),
  L7163: onA4(2, 7, 99.1, 38.1, 2.5),
  L7173: onA4(2, 5, 99.1, 57, 2.5),
  L7165: onA4(2, 4, 99.1, 67.7, 2.5),
  L7166: onA4(2, 3, 99.1, 93.1, 2.5),
  '3474': onA4(3, 8, 70, 37, 0),
  '3659': onA4(2, 6, 97, 42.3, 0),
} as const satisfies Record<string, LabelSheet>
export type LabelSheetName = keyof typeof LABEL_SHEETS

export const LABEL_SHEET_NAMES = Object.keys(LABEL_SHEETS) as LabelSheetName[]

/** What keeps a sheet from being used; null where it can be. The number of a person with room around it takes 30 × 12 mm. */
export function sheetProblem({page, label, columns, rows, top, left, stepX, stepY}: LabelSheet): 'off-the-page' | 'on-each-other' | 'too-small' | null {
  if (label.width < 30 || label.height < 12) return 'too-small'
  if ((columns > 1 && stepX < label.width) || (rows > 1 && stepY < label.height)) return 'on-each-other'
  const [right, bottom] = [left + (columns - 1) * stepX + label.width, top + (rows - 1) * stepY + label.height]
  return top < 0 || left < 0 || right > page.width + 0.01 || bottom > page.height + 0.01 ? 'off-the-page' : null
}

/** Outer envelopes that are printed on, in millimetres, laid with the flap up (ISO 269). */
export const ENVELOPES = {C5: {width: 229, height: 162}, C4: {width: 324, height: 229}} as const
export type EnvelopeName = keyof typeof ENVELOPES

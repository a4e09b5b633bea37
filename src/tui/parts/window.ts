/** The part of a long list that is drawn. */
export interface Window {
  readonly from: number
  /** The first that is not drawn. */
  readonly to: number
}

/** Which rows to draw of so many when there is room for `room`: the chosen one in the middle, where the list allows it. */
export function windowOf(chosen: number, count: number, room: number): Window {
  const shown = Math.max(0, Math.min(room, count))
  const from = Math.max(0, Math.min(chosen - Math.floor(shown / 2), count - shown))
  return {from, to: from + shown}
}

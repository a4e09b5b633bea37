import {html, join, type Html} from '../html.js'
import type {ToldSeries} from './reported.js'

const ROW = 22
const LABEL = 310
const LENGTH = 300

/**
 * A series as horizontal bars (SVG inside the page). What is not told exactly has a short bar of its own kind, whose length says nothing. The chart is for the eye: the table beside it says the same, so readers of screens are
 * not read it twice.
 */
export function barChart({bars}: ToldSeries): Html {
  const most = Math.max(1, ...bars.map(({exact}) => exact ?? 0))
  const height = bars.length * ROW
  const rows = bars.map(({label, text, exact}, at) => {
    const width = exact === null ? 6 : Math.round((exact / most) * LENGTH)
    return html`<text x="${LABEL - 8}" y="${at * ROW + 15}" text-anchor="end">${label}</text>
<rect class="${exact === null ? 'few' : 'bar'}" x="${LABEL}" y="${at * ROW + 3}" width="${width}" height="${ROW - 6}"></rect>
<text x="${LABEL + width + 6}" y="${at * ROW + 15}">${text}</text>
`
  })
  return html`<svg viewBox="0 0 ${LABEL + LENGTH + 80} ${height}" width="${LABEL + LENGTH + 80}" height="${height}" aria-hidden="true" focusable="false">
${join(rows)}</svg>
`
}

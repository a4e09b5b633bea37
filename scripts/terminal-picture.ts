/** A cell's width and a line's height in the picture. */
const CELL = 8.4
const LINE = 18
const MARGIN = 12

const COLOURS: Readonly<Record<number, string>> = {31: '#b3261e', 33: '#8a5a00', 35: '#8e24aa'}
const INK = '#1d1d1f'
const FAINT = '#6b6b70'
const PAPER = '#fdfdfb'

interface Look {
  readonly isBold: boolean
  readonly isFaint: boolean
  readonly isInverse: boolean
  readonly colour: string | null
}

interface Span {
  readonly text: string
  readonly at: number
  readonly look: Look
}

const PLAIN: Look = {isBold: false, isFaint: false, isInverse: false, colour: null}

/** A picture of a terminal, as SVG, out of what tmux tells of it with its looks (`capture-pane -e`). */
export function terminalPicture(captured: string, {columns, title}: {readonly columns: number; readonly title: string}): string {
  const lines = captured.replace(/\n+$/, '').split('\n')
  const width = Math.ceil(columns * CELL + 2 * MARGIN)
  const height = lines.length * LINE + 2 * MARGIN
  // A look goes on into the next line until another is told.
  let look = PLAIN
  const drawn = lines.flatMap((line, row) => {
    const read = spansOf(line, look)
    look = read.look
    return read.spans.map((span) => drawSpan(span, row))
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${PAPER}" stroke="#c8c8cc"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}

/** What is read in a picture, line by line, without its looks. */
export function textOfPicture(svg: string): string {
  const lines = new Map<number, string>()
  for (const [, y = '0', text = ''] of svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)<\/text>/g)) lines.set(Number(y), `${lines.get(Number(y)) ?? ''} ${text}`)
  return [...lines].sort(([one], [other]) => one - other).map(([, line]) => line.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()).join('\n')
}

function drawSpan({text, at, look}: Span, row: number): string {
  const x = MARGIN + at * CELL
  const y = MARGIN + row * LINE
  const wide = [...text].length * CELL
  const ink = look.colour ?? (look.isFaint ? FAINT : INK)
  const back = look.isInverse ? `<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${LINE}" fill="${ink}"/>` : ''
  const fill = look.isInverse ? PAPER : ink
  return `${back}<text x="${x.toFixed(1)}" y="${y + 13}" textLength="${wide.toFixed(1)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="${fill}"${look.isBold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`
}

/** The parts of one line that look alike, each with the cell it begins in; what is blank and plain is nothing to draw. */
function spansOf(line: string, before: Look): {readonly spans: readonly Span[]; readonly look: Look} {
  const spans: Span[] = []
  let look = before
  let at = 0
  // eslint-disable-next-line no-control-regex
  for (const part of line.split(/(\u001B\[[\d;]*m)/)) {
    // eslint-disable-next-line no-control-regex
    const codes = /^\u001B\[([\d;]*)m$/.exec(part)?.[1]
    if (codes !== undefined) {
      look = codes.split(';').reduce((so, code) => withCode(so, Number(code)), look)
      continue
    }
    // A run of blanks ends a piece: each stands in its own cell whatever the reader's font.
    for (const {0: text, index} of part.matchAll(look.isInverse ? /.+/g : /\S+(?: \S+)*/g)) spans.push({text, at: at + [...part.slice(0, index)].length, look})
    at += [...part].length
  }
  return {spans, look}
}

function withCode(look: Look, code: number): Look {
  if (code === 0) return PLAIN
  if (code === 1) return {...look, isBold: true}
  if (code === 2) return {...look, isFaint: true}
  if (code === 7) return {...look, isInverse: true}
  if (code === 22) return {...look, isBold: false, isFaint: false}
  if (code === 27) return {...look, isInverse: false}
  if (code === 39) return {...look, colour: null}
  return {...look, colour: COLOURS[code] ?? look.colour}
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

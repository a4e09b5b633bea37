import type {PDFPageProxy} from 'unpdf/pdfjs'
import {pageLines, type PlacedText} from './pdf-lines.ts'
import {Unread, type Telling} from './telling.ts'

/** A picture that takes more of the page than this is more than a mark or a logotype: what it shows was not read. */
const PICTURE_SHARE_MAX = 0.05
/** A picture that takes this much of it is the page itself, as a scanner makes it. */
const PAGE_SHARE_MIN = 0.6
/** Fewer signs are a page number or a stamp. */
const TEXT_MIN = 20
/** Lines and curves on a page without a word: so many draw letters. */
const STROKES_WITHOUT_TEXT_MAX = 150
const NOTE_KINDS = new Set(['Text', 'Link', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret', 'Ink', 'Popup', 'Stamp', 'Widget', 'FileAttachment', 'TrapNet', 'PrinterMark'])

/** Tells what a page says, and returns whether it is a picture of a page. Other pictures on it are for a person to look at. */
export async function lookAtPage(telling: Telling, page: PDFPageProxy, number: number): Promise<boolean> {
  const {items} = await page.getTextContent({includeMarkedContent: false})
  const texts = items.flatMap((item): PlacedText[] => ('str' in item ? [{text: item.str, endsLine: item.hasEOL, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width, height: Math.abs(Number(item.transform[3])) || item.height, isLevel: Math.abs(Number(item.transform[1])) < 0.01}] : []))
  const {text, across} = pageLines(texts)
  refuseUnclear(text)
  if ((await page.getJSActions()) !== null) throw new Unread('active')
  const drawn = await lookAtDrawing(page)
  const isPicture = drawn.pictures >= PAGE_SHARE_MIN && text.replace(/\s+/g, '').length < TEXT_MIN
  if (text.trim() === '' && drawn.strokes > STROKES_WITHOUT_TEXT_MAX) throw new Unread('picture')
  if (!isPicture && drawn.pictures > PICTURE_SHARE_MAX) telling.picture('page', number)
  telling.say(text, 'page', number)
  telling.say(across, 'page', number)
  telling.say(outside(text, drawn.shown), 'page', number)
  telling.say(drawn.notes, 'annotation')
  await tellNotes(telling, page)
  tellAlternatives(telling, (await page.getStructTree()) as StructNode | null, 0)
  return isPicture
}

/** What is drawn on a page and no reader sees, since it stands outside of what the page shows of itself: what was cropped away can be had back. */
function outside(text: string, shown: readonly string[]): string {
  if (signsIn(shown.join('')).length <= signsIn(text).length) return ''
  const seen = signsIn(text)
  return shown.filter((stretch) => !seen.includes(signsIn(stretch))).join('\n')
}

function signsIn(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Signs without a letter of their own: the file shows letters and says others, or none. */
function refuseUnclear(text: string): void {
  // eslint-disable-next-line no-control-regex
  if (/[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f]{3}/.test(text)) throw new Unread('unclear')
  const letters = text.match(/[a-zåäöéü]/gi)?.length ?? 0
  if (letters < 200) {
    const signs = text.replace(/\s+/g, '').length
    if (signs > 200 && letters + (text.match(/[\d\p{L}.,:;()/-]/gu)?.length ?? 0) < signs * 0.5) throw new Unread('unclear')
    return
  }
  const vowels = text.match(/[aeiouyåäöéü]/gi)?.length ?? 0
  if (vowels < letters * 0.2 || vowels > letters * 0.7) throw new Unread('unclear')
}

interface Drawing {
  /** How much of the page its pictures take. */
  readonly pictures: number
  readonly strokes: number
  /** Text that is drawn by notes on the page. */
  readonly notes: string
  /** All other text that is drawn, wherever on the page or beside it, stretch by stretch. */
  readonly shown: readonly string[]
}

type Matrix = readonly [number, number, number, number, number, number]
const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

/** Follows how a page is drawn: how large its pictures are, and what its notes write on it. */
async function lookAtDrawing(page: PDFPageProxy): Promise<Drawing> {
  const {OPS} = await import('unpdf/pdfjs')
  const {fnArray, argsArray} = (await page.getOperatorList({intent: 'any'})) as {readonly fnArray: readonly number[]; readonly argsArray: readonly (readonly unknown[] | null)[]}
  const [left = 0, top = 0, right = 0, bottom = 0] = page.view
  const area = Math.abs((right - left) * (bottom - top)) || 1
  const saved: Matrix[] = []
  const shown: string[] = []
  let [matrix, pictures, strokes, notes, within]: [Matrix, number, number, string, number] = [UNMOVED, 0, 0, '', 0]
  const size = ([a, b, c, d]: Matrix): number => Math.abs(a * d - b * c) / area
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at] ?? []
    switch (operator) {
      case OPS.save:
        saved.push(matrix)
        break
      case OPS.restore:
        matrix = saved.pop() ?? UNMOVED
        break
      case OPS.transform:
        matrix = times(matrix, matrixOf(args))
        break
      case OPS.paintFormXObjectBegin:
        saved.push(matrix)
        matrix = times(matrix, matrixOf(args[0]))
        break
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? UNMOVED
        break
      case OPS.beginAnnotation:
        within += 1
        saved.push(matrix)
        matrix = times(times(matrix, matrixOf(args[2])), matrixOf(args[3]))
        break
      case OPS.endAnnotation:
        within -= 1
        notes += '\n'
        matrix = saved.pop() ?? UNMOVED
        break
      case OPS.paintImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintSolidColorImageMask:
        pictures += size(matrix)
        break
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObjectGroup:
        // Many small ones that may make a large one.
        pictures += 1
        break
      case OPS.setFillColorN:
      case OPS.setStrokeColorN:
        // A pattern may be a picture too.
        if (args[0] === 'TilingPattern') pictures += 1
        break
      case OPS.constructPath:
        strokes += 1
        break
      case OPS.beginText:
        shown.push('')
        break
      case OPS.showText:
        if (within > 0) notes += glyphs(args[0])
        else shown.push(`${shown.pop() ?? ''}${glyphs(args[0])}`)
        break
      case OPS.nextLine:
      case OPS.setTextMatrix:
      case OPS.moveText:
        if (within > 0) notes += ' '
        else shown.push(`${shown.pop() ?? ''} `)
        break
    }
  }
  return {pictures, strokes, notes, shown}
}

function matrixOf(args: unknown): Matrix {
  const numbers: readonly unknown[] = Array.isArray(args) ? args : args instanceof Float32Array ? Array.from(args) : []
  const [a, b, c, d, e, f] = numbers.map(Number)
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined || numbers.some((value) => typeof value !== 'number') ? UNMOVED : [a, b, c, d, e, f]
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function glyphs(shown: unknown): string {
  if (!Array.isArray(shown)) return ''
  return shown.map((glyph: unknown) => (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && typeof glyph.unicode === 'string' ? glyph.unicode : typeof glyph === 'number' && glyph < -200 ? ' ' : '')).join('')
}

interface StructNode {
  readonly alt?: string
  readonly children?: readonly StructNode[]
}

function tellAlternatives(telling: Telling, node: StructNode | null, depth: number): void {
  if (node === null || depth > 200) return
  if (typeof node.alt === 'string') telling.say(node.alt, 'alt')
  for (const child of node.children ?? []) tellAlternatives(telling, child, depth + 1)
}

interface Note {
  readonly subtype?: string
  readonly contentsObj?: {readonly str?: string}
  readonly titleObj?: {readonly str?: string}
  readonly richText?: {readonly str?: string} | null
  readonly textContent?: readonly string[]
  readonly fieldName?: string
  readonly alternativeText?: string
  readonly fieldValue?: unknown
  readonly defaultFieldValue?: unknown
  readonly buttonValue?: unknown
  readonly exportValue?: unknown
  readonly options?: readonly {readonly exportValue?: string; readonly displayValue?: string}[]
  readonly url?: string
  readonly unsafeUrl?: string
  readonly actions?: unknown
  readonly file?: {readonly filename?: string; readonly content?: Uint8Array; readonly description?: string}
  readonly attachment?: {readonly filename?: string; readonly content?: Uint8Array; readonly description?: string}
  readonly overlaidText?: string
}

async function tellNotes(telling: Telling, page: PDFPageProxy): Promise<void> {
  for (const note of (await page.getAnnotations({intent: 'any'})) as readonly Note[]) {
    // Films, models and what else plays: nobody has read it.
    if (note.subtype === undefined || !NOTE_KINDS.has(note.subtype)) throw new Unread('embedded')
    if (note.actions != null && Object.keys(note.actions).length > 0) throw new Unread('active')
    const who = note.titleObj?.str ?? ''
    if (who !== '' && note.subtype !== 'Widget') telling.say(`från ${who}`, 'annotation')
    telling.say(note.contentsObj?.str ?? '', 'annotation')
    telling.say((note.textContent ?? []).join('\n'), note.subtype === 'Widget' ? 'form' : 'annotation')
    telling.say(note.richText?.str ?? '', 'annotation')
    for (const text of [note.fieldName, note.alternativeText, note.fieldValue, note.defaultFieldValue, note.buttonValue, note.exportValue].flat()) if (typeof text === 'string') telling.say(text, 'form')
    for (const {exportValue, displayValue} of note.options ?? []) telling.say([exportValue, displayValue].filter((text) => text !== undefined).join('\n'), 'form')
    const address = note.unsafeUrl ?? note.url
    if (address !== undefined) {
      if (!/^(?:https?|mailto|tel|ftp):|^#/i.test(address)) throw new Unread('active')
      telling.say(spelt(address), 'link')
    }
    const file = note.file ?? note.attachment
    if (note.subtype === 'FileAttachment') {
      if (file?.content === undefined) throw new Unread('embedded')
      telling.say(file.description ?? '', 'alt')
      await telling.readOn(file.filename ?? 'bilaga', file.content)
    }
  }
}

function spelt(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

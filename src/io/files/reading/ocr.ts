import {runTool, toolPath, type ToolLimits} from '../../system/tool.js'

// Pages that are pictures are read where the machine has Tesseract with Swedish, and Poppler to draw the page. What is read badly, or beside what could be read, leaves the file held.

/** A page that was read off its picture. */
export interface PicturePage {
  readonly number: number
  readonly text: string
}

const LIMITS: ToolLimits = {dataMB: 1_000, seconds: 60, answerBytes: 100_000_000}
const DOTS_PER_INCH = '200'
/** More pages than this are a night's work. */
const PAGES_MAX = 100
/** Fewer words are no page of text. */
const WORDS_MIN = 10
/** How sure of its words Tesseract must be on average, and how many it may be unsure of (0–100). */
const SURE_MEAN = 85
const UNSURE = 60
const UNSURE_SHARE_MAX = 0.1
/** How much of the ink may lie outside the words: dust and lines, but no handwriting, stamp, signature or photograph. */
const INK_OUTSIDE_MAX = 0.12
const INK = 140
/** Boxes are drawn close around the letters. Dots. */
const MARGIN = 6

let tools: Promise<{readonly tesseract: string; readonly pdftoppm: string} | null> | null = null

/** True where the machine can read pages that are pictures. Asked once. */
export async function canReadPictures(): Promise<boolean> {
  return (await toolsHere()) !== null
}

async function toolsHere(): Promise<{readonly tesseract: string; readonly pdftoppm: string} | null> {
  tools ??= (async () => {
    const [tesseract, pdftoppm] = [toolPath('tesseract'), toolPath('pdftoppm')]
    if (tesseract === null || pdftoppm === null) return null
    const languages = await runTool(tesseract, ['--list-langs'], new Uint8Array(), LIMITS)
    return languages?.toString('utf8').split('\n').includes('swe') === true ? {tesseract, pdftoppm} : null
  })()
  return tools
}

/** What stands on the named pages of a PDF, each drawn and read; null where one cannot be read for certain. */
export async function readPicturePages(pdf: Uint8Array, numbers: readonly number[]): Promise<readonly PicturePage[] | null> {
  const found = numbers.length === 0 ? null : await toolsHere()
  if (numbers.length === 0) return []
  if (found === null || numbers.length > PAGES_MAX) return null
  const pages: PicturePage[] = []
  for (const number of numbers) {
    const drawn = await runTool(found.pdftoppm, ['-r', DOTS_PER_INCH, '-gray', '-f', String(number), '-l', String(number), '-'], pdf, LIMITS)
    const picture = drawn === null ? null : greyPicture(drawn)
    if (drawn === null || picture === null) return null
    const table = await runTool(found.tesseract, ['stdin', 'stdout', '-l', 'swe', '--dpi', DOTS_PER_INCH, 'tsv'], drawn, LIMITS)
    const text = table === null ? null : readFor(wordsIn(table.toString('utf8')), picture)
    if (text === null) return null
    pages.push({number, text})
  }
  return pages
}

interface ReadWord {
  readonly text: string
  readonly sure: number
  readonly line: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function wordsIn(table: string): readonly ReadWord[] {
  return table.split('\n').flatMap((row): ReadWord[] => {
    const [level, page, block, paragraph, line, , left, top, width, height, sure, text = ''] = row.split('\t')
    if (level !== '5' || text.trim() === '') return []
    return [{text: text.trim(), sure: Number(sure), line: `${page} ${block} ${paragraph} ${line}`, left: Number(left), top: Number(top), right: Number(left) + Number(width), bottom: Number(top) + Number(height)}]
  })
}

/** The text of a page's words where they are sure and are all that is on the page; else null. */
function readFor(words: readonly ReadWord[], picture: GreyPicture): string | null {
  const counted = words.filter(({text}) => /[\p{L}\p{N}]/u.test(text))
  if (counted.length < WORDS_MIN) return null
  const mean = counted.reduce((sum, {sure}) => sum + sure, 0) / counted.length
  const unsure = counted.filter(({sure}) => sure < UNSURE).length
  if (!(mean >= SURE_MEAN) || unsure > counted.length * UNSURE_SHARE_MAX || inkOutside(words, picture) > INK_OUTSIDE_MAX) return null
  let [said, line] = ['', '']
  for (const word of words) {
    said += said === '' ? word.text : `${word.line === line ? ' ' : '\n'}${word.text}`
    line = word.line
  }
  return said
}

interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly dots: Buffer
}

/** A picture in the grey portable format, as Poppler writes it. */
function greyPicture(bytes: Buffer): GreyPicture | null {
  const head = /^P5\s+(\d{1,6})\s+(\d{1,6})\s+255\s/.exec(bytes.toString('latin1', 0, 40))
  if (head === null) return null
  const [width, height] = [Number(head[1]), Number(head[2])]
  const dots = bytes.subarray(head[0].length)
  return dots.length === width * height ? {width, height, dots} : null
}

/** How much of what is dark on the page lies in no word. */
function inkOutside(words: readonly ReadWord[], {width, height, dots}: GreyPicture): number {
  const inWord = new Uint8Array(dots.length)
  for (const {left, top, right, bottom} of words) {
    for (let row = Math.max(0, top - MARGIN); row < Math.min(height, bottom + MARGIN); row += 1) inWord.fill(1, row * width + Math.max(0, left - MARGIN), row * width + Math.min(width, right + MARGIN))
  }
  let [ink, outside] = [0, 0]
  for (let at = 0; at < dots.length; at += 1) {
    if ((dots[at] ?? 255) >= INK) continue
    ink += 1
    if (inWord[at] === 0) outside += 1
  }
  return ink === 0 ? 1 : outside / ink
}

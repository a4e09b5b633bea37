import {Parser} from 'htmlparser2'
import mammoth from 'mammoth'
import type {Block} from '../../../core/minutes/block.ts'
import type {WrittenPiece} from '../../../core/minutes/split-sections.ts'
import {ZipParts} from '../workbook/zip-parts.ts'
import {PACKAGE_LIMITS} from './package-text.ts'

/** A Word document as pieces, in order; and how many things and pictures in it were not. What somebody has commented is no part of it. */
export interface WrittenDocument {
  readonly pieces: readonly WrittenPiece[]
  readonly unknown: number
  readonly pictures: number
  /** How many stretches of it were made so that nobody sees them. */
  readonly hidden: number
}

// Lines of a table of contents keep a class by which they are known.
const STYLES = ['toc 1', 'toc 2', 'toc 3', 'TOC Heading', 'Contents 1', 'Contents 2', 'Contents Heading', 'table of figures'].map((style) => `p[style-name='${style}'] => p.contents:fresh`)

/** Reads a Word document for what it says and how it is built: headings, lists, tables, notes. What was taken away by somebody who tracked changes is not in it, what was put in is. */
export async function docxPieces(bytes: Uint8Array): Promise<WrittenDocument> {
  const {value, messages} = await mammoth.convertToHtml(
    {buffer: Buffer.from(bytes)},
    {styleMap: STYLES, includeEmbeddedStyleMap: false, convertImage: mammoth.images.imgElement(async () => ({src: ''}))},
  )
  return {hidden: await hiddenIn(bytes), pieces: piecesIn(value), pictures: value.match(/<img\b/g)?.length ?? 0, unknown: messages.filter(({message}) => /unrecognised element|unrecognized element|did not understand/i.test(message)).length}
}

/** How often somebody made text so that it is not seen: mammoth tells it as any other. */
async function hiddenIn(bytes: Uint8Array): Promise<number> {
  const zip = await ZipParts.open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), PACKAGE_LIMITS)
  let count = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (/(?:^|:)(?:vanish|webHidden|specVanish)$/.test(name) && !['0', 'false', 'off'].includes(attributes['w:val'] ?? '')) count += 1
      },
    },
    {xmlMode: true},
  )
  for (const name of zip.names.filter((one) => /^word\/(?:document|footnotes|endnotes)\.xml$/.test(one))) parser.write((await zip.bytes(name)).toString('utf8'))
  parser.end()
  return count
}

interface Open {
  readonly name: string
  readonly isContents: boolean
  /** The number of a note that is being told: its text belongs where the note is referred to. */
  readonly note: string | null
}

/** What mammoth makes of a document, which is a few elements and no more, as pieces. */
function piecesIn(html: string): readonly WrittenPiece[] {
  const pieces: (WrittenPiece & {readonly notes: readonly string[]})[] = []
  const notes = new Map<string, string>()
  const stack: Open[] = []
  let text = ''
  let isInMark = false
  let referred: string[] = []
  let list: {readonly isNumbered: boolean; readonly items: string[]} | null = null
  let rows: string[][] | null = null
  const noteNow = (): string | null => stack.findLast(({note}) => note !== null)?.note ?? null
  const take = (): string => {
    const said = text.replace(/\s+/g, ' ').trim()
    text = ''
    return said
  }
  const add = (block: Block, level?: number): void => {
    pieces.push({block, isHeading: level !== undefined, level, isContents: stack.some((one) => one.isContents), notes: referred})
    referred = []
  }
  const parser = new Parser({
    onopentag(name, {class: kind = '', id = '', href = ''}) {
      const note = /^(?:foot|end)note-\d+$/.test(id) ? id : null
      stack.push({name, isContents: kind === 'contents', note})
      const reference = name === 'a' ? /^#((?:foot|end)note-\d+)$/.exec(href)?.[1] : undefined
      if (reference !== undefined && noteNow() === null) referred.push(reference)
      if (reference !== undefined) isInMark = true
      if ((name === 'ul' || name === 'ol') && list === null && rows === null && note === null && noteNow() === null) list = {isNumbered: name === 'ol', items: []}
      else if (name === 'table' && rows === null) rows = []
      else if (name === 'tr' && rows !== null) rows.push([])
      else if (name === 'br') text += ' '
    },
    ontext(piece) {
      // The mark of a note leads to it on paper; here its text follows.
      if (!isInMark) text += piece
    },
    onclosetag(name) {
      if (name === 'a') isInMark = false
      const note = noteNow()
      const isBlock = /^(?:p|h[1-6]|li|td|th)$/.test(name)
      if (note !== null) {
        if (isBlock) {
          // The arrow that leads back to where the note stands is no part of it.
          const said = take().replace(/\s*↑$/, '')
          if (said !== '') notes.set(note, [notes.get(note) ?? '', said].filter((one) => one !== '').join(' '))
        }
      } else if (rows !== null) {
        if (name === 'td' || name === 'th') rows.at(-1)?.push(take())
        else if (name === 'table') {
          const full = rows.filter((row) => row.some((cell) => cell !== ''))
          rows = null
          if (full.length > 0) add({kind: 'table', rows: full})
        } else if (isBlock) text += ' '
      } else if (list !== null) {
        if (name === 'li') {
          const said = take()
          if (said !== '') list.items.push(said)
        } else if ((name === 'ul' || name === 'ol') && stack.filter((one) => one.name === 'ul' || one.name === 'ol').length === 1) {
          const {items, isNumbered} = list
          list = null
          if (items.length > 0) add({kind: 'list', first: isNumbered ? 1 : null, items})
        } else if (isBlock) text += ' '
      } else if (isBlock) {
        const said = take()
        const level = /^h([1-6])$/.exec(name)?.[1]
        if (said !== '') add(level === undefined ? {kind: 'paragraph', text: said} : {kind: 'heading', text: said}, level === undefined ? undefined : Number(level))
      }
      stack.pop()
      if (stack.length === 0 && text.trim() === '') text = ''
    },
  })
  parser.write(html)
  parser.end()
  // A note is told right after what refers to it: at the end of the document it would stand in another paragraph than its own.
  return pieces.flatMap(({block, isHeading, level, isContents, notes: own}) => [
    {block, isHeading, level, isContents},
    ...own.flatMap((id): readonly WrittenPiece[] => (notes.has(id) ? [{block: {kind: 'paragraph', text: notes.get(id) ?? ''}, isHeading: false, isContents: false}] : [])),
  ])
}

import {createReadStream} from 'node:fs'
import {EncodingEvidence, type Encoding} from './encoding.js'
import {asUtf8} from './transcode.js'

/** A piece of a text file with enough of the next in it that nothing of `overlap` units or less is divided. */
export interface TextPiece {
  readonly text: string
  /** Where in the piece the part begins that the next piece begins with: what starts there is told by the next. The piece's length in the last one. */
  readonly own: number
  /** The line the piece begins on, from 1. */
  readonly line: number
}

const PIECE_UNITS = 1 << 20

/** How a file's bytes are read as text, or null where they are none. A file whose encoding cannot be told for certain is read as Windows-1252, which every byte can be. */
export async function encodingOf(path: string): Promise<Encoding | null> {
  const evidence = new EncodingEvidence()
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>) evidence.add(chunk)
  const found = evidence.conclude()
  switch (found.kind) {
    case 'binary':
      return null
    case 'certain':
    case 'cut':
      return found.encoding
    case 'uncertain':
    case 'wrong':
    case 'mixed':
      return 'windows-1252'
  }
}

/** A text file of any size, piece by piece. */
export async function* textPieces(path: string, encoding: Encoding, overlap: number): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder()
  let text = ''
  let line = 1
  for await (const chunk of asUtf8(createReadStream(path, {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>, encoding)) {
    text += decoder.decode(chunk, {stream: true})
    if (text.length < PIECE_UNITS) continue
    const own = text.length - overlap
    yield {text, own, line}
    line += lineBreaks(text.slice(0, own))
    text = text.slice(own)
  }
  text += decoder.decode()
  yield {text, own: text.length, line}
}

/** The line that a place in a text stands on, counted from the text's first. */
export function lineAt(text: string, at: number, first: number): number {
  return first + lineBreaks(text.slice(0, at))
}

function lineBreaks(text: string): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1
  return breaks
}

import {TextDecoder} from 'node:util'
import {SaxesParser} from 'saxes'
import {Unreadable} from './unreadable.ts'

/** What happens in a part, in order. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
  /** What is written for nobody to see. */
  comment?(text: string): void
}

/** Workbooks are nested ten deep. */
const DEPTH_MAX = 64
/** Longer than any cell may be: text, attribute or comment without an end in sight. Characters. */
const WITHOUT_EVENT_MAX = 4_000_000

/** Reads XML as it comes; a DOCTYPE, and with it every entity of its own, is refused. Yields after each chunk, so that the reader can hand on what it has and stop when it likes. */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>, events: XmlEvents, depthMax = DEPTH_MAX): AsyncGenerator<void> {
  const parser = new SaxesParser({xmlns: false, position: false})
  let decoder: TextDecoder | null = null
  let depth = 0
  let since = 0
  parser.on('error', () => {
    throw new Unreadable('workbook-unreadable')
  })
  parser.on('doctype', () => {
    throw new Unreadable('workbook-unreadable')
  })
  parser.on('xmldecl', ({encoding}) => {
    if (encoding !== undefined && !/^utf-?(?:8|16)$/i.test(encoding)) throw new Unreadable('workbook-unreadable')
  })
  parser.on('opentag', ({name, attributes}) => {
    since = 0
    depth += 1
    if (depth > depthMax) throw new Unreadable('workbook-unreadable')
    events.open(local(name), attributes)
  })
  parser.on('closetag', ({name}) => {
    since = 0
    depth -= 1
    events.close(local(name))
  })
  parser.on('text', (text) => events.text(text))
  parser.on('cdata', (text) => events.text(text))
  parser.on('comment', (text) => events.comment?.(text))
  parser.on('processinginstruction', ({target, body}) => events.comment?.(`${target} ${body}`))
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8', {fatal: true})
    since += chunk.length
    if (since > WITHOUT_EVENT_MAX) throw new Unreadable('workbook-unreadable')
    parser.write(decodedBy(decoder, chunk))
    yield
  }
  parser.write(decodedBy(decoder ?? new TextDecoder(), null))
  parser.close()
  yield
}

function decodedBy(decoder: TextDecoder, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, {stream: true})
  } catch {
    throw new Unreadable('workbook-unreadable')
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads a part to its end. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, events: XmlEvents, depthMax = DEPTH_MAX): Promise<void> {
  for await (const _ of xmlEvents(bytes, events, depthMax)) continue
}

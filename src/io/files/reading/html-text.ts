import {Parser} from 'htmlparser2'
import type {FilePlaceKind} from '../../../core/scan/file-text.ts'
import {Unread, type Telling} from './telling.ts'

/** Elements that stand in the middle of a line: a word may go on through them. */
const INLINE = new Set(['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'o:p'])
/** What runs, or shows what is not in the file. A page that does is not its text alone. */
const ACTIVE = new Set(['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal', 'form', 'base'])
const ADDRESSES = new Set(['href', 'src', 'action', 'data', 'cite', 'longdesc', 'background', 'poster', 'srcset', 'xlink:href'])
const DEPTH_MAX = 500
const PLACES: Readonly<Record<string, FilePlaceKind>> = {alt: 'alt', title: 'alt', 'aria-label': 'alt', content: 'property', name: 'name'}

/** Tells everything that an HTML text says: what is shown, what is written in attributes and what is only there. */
export function tellHtml(telling: Telling, html: string): void {
  const beside: {readonly text: string; readonly kind: FilePlaceKind}[] = []
  let [text, depth, within] = ['', 0, '']
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > DEPTH_MAX) throw new Unread('damaged')
        if (ACTIVE.has(name)) throw new Unread('active')
        within = name
        if (name === 'td' || name === 'th') text = `${text.replace(/\n$/, '')}\t`
        else if (!INLINE.has(name)) text += '\n'
        for (const [key, value] of Object.entries(attributes)) {
          if (key.startsWith('on')) throw new Unread('active')
          if (ADDRESSES.has(key) || key === 'style') {
            const address = value.replace(/[\s\0]+/g, '').toLowerCase()
            if (address.startsWith('javascript:') || address.startsWith('vbscript:')) throw new Unread('active')
            if (address.includes('data:image')) telling.picture('picture')
            else if (address.includes('data:')) throw new Unread('embedded')
          }
          if (name === 'meta' && key === 'http-equiv' && value.toLowerCase() === 'refresh') throw new Unread('active')
          if (value.trim() !== '' && !/^\s*data:/i.test(value) && key !== 'class' && key !== 'id' && key !== 'style' && !key.startsWith('xmlns')) {
            beside.push({text: ADDRESSES.has(key) ? spelt(value) : value, kind: ADDRESSES.has(key) ? 'link' : (PLACES[key] ?? 'code')})
          } else if ((key === 'id' || key === 'class' || key === 'style') && /\p{L}{2}|\d{6}/u.test(value)) beside.push({text: value, kind: 'code'})
        }
      },
      ontext(piece) {
        if (within === 'style') beside.push({text: piece, kind: 'code'})
        else text += within === 'pre' || within === 'textarea' ? piece : piece.replace(/[ \t\r\n\f]+/g, ' ')
      },
      onclosetag(name) {
        depth -= 1
        within = ''
        if (!INLINE.has(name) && name !== 'td' && name !== 'th') text += '\n'
      },
      oncomment(comment) {
        beside.push({text: comment, kind: 'hidden'})
      },
      onprocessinginstruction(name, instruction) {
        if (!/^!doctype/i.test(name)) beside.push({text: instruction, kind: 'hidden'})
      },
    },
    {decodeEntities: true},
  )
  parser.write(html)
  parser.end()
  telling.say(text.replace(/ *\n */g, '\n').replace(/\n{3,}/g, '\n\n').trim(), 'body')
  const said = new Set<string>()
  for (const {text: other, kind} of beside) {
    if (said.has(other)) continue
    said.add(other)
    telling.say(other, kind)
  }
}

/** An address as it reads with its percent signs resolved. */
function spelt(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The text of an HTML file's bytes: by its mark, as UTF-8, or in the encoding that it names itself. */
export function htmlOf(bytes: Uint8Array): string {
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,30})/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  const asNamed = (named?.[1] ?? named?.[2] ?? 'utf-8').toLowerCase()
  for (const encoding of marked === null ? ['utf-8', asNamed] : [marked]) {
    try {
      return new TextDecoder(encoding, {fatal: true}).decode(bytes)
    } catch {
      continue
    }
  }
  throw new Unread('unclear')
}

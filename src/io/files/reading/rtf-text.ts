import type {FilePlaceKind, FileProperty} from '../../../core/scan/file-text.ts'
import {Unread, type Telling} from './telling.ts'

// Rich Text Format 1.9.1. Every destination is read, also those that a reader may skip: what nobody shows stands in the file all the same.

/** Deeper than any program nests. */
const DEPTH_MAX = 200
const EMBEDDED = new Set(['objdata', 'objclass', 'objemb', 'objlink', 'objautlink'])
/** Hexadecimal tables of programs, and names of fonts and colours. */
const SILENT = new Set(['fonttbl', 'colortbl', 'stylesheet', 'themedata', 'colorschememapping', 'datastore', 'latentstyles', 'rsidtbl', 'listtable', 'listoverridetable', 'xmlnstbl', 'mmathPr', 'pgptbl', 'filetbl', 'wgrffmtfilter', 'fchars', 'lchars', 'blipuid', 'panose', 'falt', 'fontemb', 'fontfile', 'listtext', 'pgdsctbl', 'atndate', 'atnref', 'atnparent', 'sn', 'pntxta', 'pntxtb', 'leveltext', 'levelnumbers'])
const PLACES: Readonly<Record<string, readonly [FilePlaceKind, FileProperty?]>> = {
  author: ['property', 'author'], operator: ['property', 'modifier'], manager: ['property', 'manager'], company: ['property', 'company'], title: ['property', 'title'], subject: ['property', 'subject'],
  keywords: ['property', 'keywords'], doccomm: ['property', 'description'], comment: ['property', 'description'], generator: ['property', 'program'], hlinkbase: ['property', 'other'], category: ['property', 'other'],
  propname: ['property', 'other'], staticval: ['property', 'other'], linkval: ['property', 'other'], sv: ['alt'], docvar: ['property', 'other'], xmlopen: ['property', 'other'],
  header: ['header'], headerl: ['header'], headerr: ['header'], headerf: ['header'], footer: ['header'], footerl: ['header'], footerr: ['header'], footerf: ['header'],
  footnote: ['note'], annotation: ['comment'], atnauthor: ['comment'], atnid: ['comment'], revtbl: ['change'], oldcprops: ['change'], fldinst: ['link'], bkmkstart: ['bookmark'], bkmkend: ['bookmark'],
  ffname: ['form'], ffdeftext: ['form'], ffhelptext: ['form'], ffstattext: ['form'], ffl: ['form'], formfield: ['form'], private: ['hidden'], template: ['property', 'other'], mailmerge: ['property', 'other'],
}
const PERSONS = new Set(['author', 'operator', 'manager', 'atnauthor', 'revtbl'])
const BREAKS: Readonly<Record<string, string>> = {par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', nestrow: '\n', cell: '\t', nestcell: '\t', tab: '\t', emdash: '—', endash: '–', emspace: ' ', enspace: ' ', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', softline: '\n'}
/** Character sets of fonts, by the number that the font table gives them. */
const CHARSETS: Readonly<Record<number, string>> = {0: 'windows-1252', 1: '', 2: 'symbol', 77: 'macintosh', 128: 'shift_jis', 129: 'euc-kr', 134: 'gbk', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 163: 'windows-1258', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250'}
const PAGES: Readonly<Record<number, string>> = {874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252', 1253: 'windows-1253', 1254: 'windows-1254', 1255: 'windows-1255', 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 10000: 'macintosh', 65001: 'utf-8'}

/** What is said beside the text: notes, properties, addresses. */
interface Aside {
  text: string
  readonly place: readonly [FilePlaceKind, FileProperty?]
  readonly isPerson: boolean
  readonly depth: number
}

interface Group {
  /** How many characters follow a Unicode one for readers that know none. */
  skip: number
  hidden: boolean
  deleted: boolean
  font: number
  silent: boolean
  isFonts: boolean
}

/** Tells everything that an RTF file says. */
export function tellRtf(telling: Telling, bytes: Uint8Array): void {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const groups: Group[] = []
  let group: Group = {skip: 1, hidden: false, deleted: false, font: -1, silent: false, isFonts: false}
  let page = 'windows-1252'
  const fonts = new Map<number, string>()
  let pending: number[] = []
  let toSkip = 0
  const open: {aside: Aside | null} = {aside: null}
  const body: {text: string; kind: FilePlaceKind}[] = []
  const asides: Aside[] = []

  const say = (text: string): void => {
    if (group.silent) return
    if (open.aside !== null) {
      open.aside.text += text
      return
    }
    const kind = group.hidden ? 'hidden' : group.deleted ? 'change' : 'body'
    const last = body.at(-1)
    if (last?.kind === kind) last.text += text
    else body.push({text, kind})
  }
  const flush = (): void => {
    if (pending.length === 0) return
    const encoding = fonts.get(group.font) ?? page
    if (encoding === 'symbol' || encoding === '') say(String.fromCharCode(...pending))
    else {
      try {
        say(new TextDecoder(encoding, {fatal: true}).decode(Uint8Array.from(pending)))
      } catch {
        throw new Unread('unclear')
      }
    }
    pending = []
  }
  const byte = (code: number): void => {
    if (toSkip > 0) toSkip -= 1
    else if (!group.silent) pending.push(code)
  }
  const word = (name: string, number: number | null): void => {
    if (toSkip > 0) {
      toSkip -= 1
      return
    }
    if (name !== '\'') flush()
    switch (name) {
      case 'u':
        say(String.fromCharCode(((number ?? 0) + 65536) % 65536))
        toSkip = group.skip
        return
      case 'uc':
        group.skip = Math.min(20, Math.max(0, number ?? 1))
        return
      case 'ansicpg':
        if (PAGES[number ?? 0] === undefined) throw new Unread('unclear')
        page = PAGES[number ?? 0] ?? page
        return
      case 'mac':
        page = 'macintosh'
        return
      case 'pc':
      case 'pca':
        throw new Unread('unclear')
      case 'f':
        group.font = number ?? -1
        return
      case 'fcharset':
        if (group.isFonts) {
          const charset = CHARSETS[number ?? 0]
          if (charset === undefined) throw new Unread('unclear')
          if (charset !== '') fonts.set(group.font, charset)
        }
        return
      case 'v':
        group.hidden = number !== 0
        return
      case 'deleted':
        group.deleted = number !== 0
        return
      case 'plain':
        group.hidden = false
        group.deleted = false
        return
      case 'bin':
      case 'object':
        throw new Unread('embedded')
    }
    if (EMBEDDED.has(name)) throw new Unread('embedded')
    if (name === 'pict') {
      telling.picture('picture')
      group.silent = true
      return
    }
    if (SILENT.has(name)) {
      group.silent = true
      group.isFonts = name === 'fonttbl'
    } else if (PLACES[name] !== undefined && open.aside === null && !group.silent) {
      open.aside = {text: '', place: PLACES[name], isPerson: PERSONS.has(name), depth: groups.length}
    } else if (BREAKS[name] !== undefined) say(BREAKS[name])
  }

  for (let at = 0; at < source.length; ) {
    const sign = source.charAt(at)
    if (sign === '{') {
      flush()
      groups.push({...group})
      if (groups.length > DEPTH_MAX) throw new Unread('damaged')
      at += 1
    } else if (sign === '}') {
      flush()
      toSkip = 0
      if (open.aside !== null && groups.length <= open.aside.depth) {
        asides.push(open.aside)
        open.aside = null
      }
      const outer = groups.pop()
      if (outer === undefined) throw new Unread('damaged')
      group = outer
      at += 1
      if (groups.length === 0) {
        // What stands after the last bracket is no part of the document, and part of the file.
        const rest = source.slice(at).replace(/[\0\s]+/g, ' ').trim()
        if (rest !== '') asides.push({text: rest, place: ['hidden'], isPerson: false, depth: 0})
        break
      }
    } else if (sign === '\\') {
      const match = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))/y
      match.lastIndex = at
      const found = match.exec(source)
      if (found === null) throw new Unread('damaged')
      at = match.lastIndex
      const [, name, number, code, other] = found
      if (name !== undefined) word(name, number === undefined ? null : Number(number))
      else if (code !== undefined) byte(Number.parseInt(code, 16))
      else if (other === '\n' || other === '\r') word('par', null)
      else if (other === '~') byte(0x20)
      else if (other === '_') byte(0x2d)
      else if (other === '{' || other === '}' || other === '\\') byte(other.charCodeAt(0))
    } else {
      if (sign !== '\r' && sign !== '\n') byte(source.charCodeAt(at))
      at += 1
    }
  }
  if (groups.length > 0) throw new Unread('damaged')
  let isFirst = true
  for (const {text, kind} of body) {
    if (isFirst) telling.say(text, kind)
    else telling.add(text, kind)
    if (text.trim() !== '') isFirst = false
  }
  for (const {text, place, isPerson} of asides) {
    if (place[0] === 'alt' && /^[\d\s;,.()-]{0,12}$/.test(text)) continue
    const said = text.trim().replace(/^[;\s]+|[;\s]+$/g, '')
    telling.say(isPerson && said !== '' ? said.split(';').map((one) => `från ${one.trim()}`).join('\n') : said, place[0], place[1])
  }
}

import {derStrings} from './der-strings.ts'
import {holdsNumber, isStyleOfProgram} from './office-attributes.ts'
import {Unpacker} from './pdf-filters.ts'
import {objectsOf, type PdfObjects} from './pdf-objects.ts'
import {drawnIn} from './pdf-reach.ts'
import {nameIn, PdfReader, textOf, type PdfDict, type PdfValue} from './pdf-syntax.ts'
import {wordsInPicture} from './picture.ts'
import {Unread, type Telling} from './telling.ts'

// What a PDF holds beside what its pages say: every string of every object in every version. Pages are read by their own reader, which follows references; whoever looks into the file does not.

type Stream = Extract<PdfValue, {readonly kind: 'stream'}>

/** Strings that programs fill in. */
const TECHNICAL = new Set([
  'ID', 'Registry', 'Ordering', 'CheckSum', 'FontFamily', 'CharSet', 'Panose', 'DA', 'DS', 'Lang', 'NM', 'OutputCondition', 'OutputConditionIdentifier', 'RegistryName', 'GTS_PDFXVersion', 'Trapped', 'PTEX.Fullbanner', 'DocumentID', 'PTEX.InfoDict', 'O', 'U', 'OE', 'UE', 'Perms', 'Lookup', 'M', 'CreationDate', 'ModDate', 'LastModified', 'SourceModified',
])
/** Names of fonts and colours. */
const NAMES_OF_FONTS = new Set(['BaseFont', 'FontName', 'Font', 'Colorants', 'Differences', 'Encoding', 'ColorSpace'])
/** Streams that hold shapes of letters, tables of them, colours or functions, by what refers to them. */
const SHAPES = new Set(['FontFile', 'FontFile2', 'FontFile3', 'ToUnicode', 'CIDToGIDMap', 'CIDSet', 'DestOutputProfile'])
/** Signs that a drawing shows before it counts as text: fewer are a mark in a box. */
const SHOWN_MIN = 4
/** Longer than any program's own binary strings, such as checksums and colours. */
const BINARY_MAX = 1_000

/** What has been said already, so that it is not said twice. */
interface Said {
  readonly lines: Set<string>
  /** All of it without spaces. */
  readonly bare: string
}

/** A stretch as long as this that stands in the text is the same stretch: a shorter one may be a part of another name. */
const SAME_MIN = 40

interface Place {
  readonly kind: 'hidden' | 'earlier'
  readonly which?: number
}

/** Tells what stands in a file beside what was read of its pages. `ends` are those of the versions that were read, the last one's included. */
export async function tellAside(telling: Telling, bytes: Uint8Array, ends: readonly number[], tellXmp: (telling: Telling, xml: string) => Promise<void>): Promise<void> {
  const unpacker = new Unpacker()
  const found = objectsOf(bytes, unpacker)
  const said: Said = {lines: new Set(telling.text.split('\n').flatMap((line) => [folded(line), folded(line.replace(/^från /, ''))])), bare: bare(telling.text)}
  const keys = keysOfReferences(found)
  const drawn = new Set(ends.flatMap((end) => [...drawnIn(found, end, unpacker)]))
  const latest = new Map(found.objects.filter(({number}) => number > 0).map(({number, value}) => [number, value]))
  for (const {number, at, value} of found.objects) {
    const place: Place = number === 0 || latest.get(number) === value ? {kind: 'hidden'} : {kind: 'earlier', which: Math.max(1, ends.filter((end) => end <= at).length + 1)}
    tellValue(telling, value.kind === 'stream' ? value.dict : value, said, place)
    if (value.kind === 'stream') await tellStream(telling, value, {said, place, unpacker, isDrawn: drawn.has(value), keys: keys.get(number) ?? new Set(), tellXmp})
  }
  for (const loose of found.loose) if (!/^(?:PDF-\d|%EOF|[^\x20-\x7e]{3,}|%? ?(?:Original object ID|Contents for page|Page|QDF)\b)/.test(loose)) tellOnce(telling, loose, said, {kind: 'hidden'})
}

interface Around {
  readonly said: Said
  readonly place: Place
  readonly unpacker: Unpacker
  readonly isDrawn: boolean
  /** By which names other objects refer to it. */
  readonly keys: ReadonlySet<string>
  readonly tellXmp: (telling: Telling, xml: string) => Promise<void>
}

async function tellStream(telling: Telling, {dict, bytes}: Stream, {said, place, unpacker, isDrawn, keys, tellXmp}: Around): Promise<void> {
  const [type, subtype] = [nameIn(dict, 'Type'), nameIn(dict, 'Subtype')]
  if (type === 'XRef' || type === 'ObjStm') return
  if (subtype === 'Image') {
    // A photograph as its camera made it says who took it and where.
    if (bytes[0] === 0xff && bytes[1] === 0xd8) tellOnce(telling, wordsInPicture(bytes), said, place)
    return
  }
  if ([...keys].some((key) => SHAPES.has(key)) || type === 'CMap' || dict.entries.has('FunctionType') || dict.entries.has('ShadingType')) return
  const unpacked = unpacker.unpack(dict, bytes)
  // A picture that does not say so.
  if (unpacked === null) throw new Unread('embedded')
  if (type === 'EmbeddedFile' || keys.has('EF')) {
    if (!telling.hasRead(unpacked)) throw new Unread('embedded')
    return
  }
  const content = unpacked.toString('latin1')
  if (type === 'Metadata' || subtype === 'XML') {
    const xmp = telling.apart()
    await tellXmp(xmp, textOf(unpacked))
    for (const stretch of xmp.text.split('\n\n')) tellOnce(telling, stretch, said, place)
    return
  }
  if (isDrawn || isDrawing(dict, content)) {
    tellMarks(telling, unpacked, content, said, place)
    if (!isDrawn && !isSaid(shownIn(unpacked), said)) throw new Unread('earlier-text')
    return
  }
  // What stands where in a file made for the web, colours, and patterns of dots.
  if (content.trim() === '' || dict.entries.get('S')?.kind === 'number' || content.slice(36, 40) === 'acsp' || type === 'Halftone') return
  const signed = unpacked[0] === 0x30 ? derStrings(unpacked) : null
  if (signed !== null) tellOnce(telling, signed.join('\n'), said, place)
  // eslint-disable-next-line no-control-regex
  else if (/[\u0000-\u0008\u000e-\u001f]/.test(content.slice(0, 10_000))) throw new Unread('embedded')
  else tellOnce(telling, textOf(unpacked), said, place)
}

/** True for what reads as a page or a part of one. */
function isDrawing(dict: PdfDict, content: string): boolean {
  return nameIn(dict, 'Subtype') === 'Form' || dict.entries.has('PatternType') || /(?:^|[\s\])>])(?:Tj|TJ|Do|re|cm)(?:\s|$)/.test(content.slice(0, 100_000))
}

/** What a drawing shows, as far as it can be told without its fonts. */
function shownIn(content: Uint8Array): string {
  const reader = new PdfReader(content)
  let shown = ''
  const take = (value: PdfValue): void => {
    if (value.kind === 'text') shown += Buffer.from(value.bytes).toString('latin1')
    else if (value.kind === 'array') for (const inner of value.values) take(inner)
  }
  let operands: PdfValue[] = []
  for (let value = reader.next(); value !== null; value = reader.next()) {
    if (value.kind !== 'word') {
      operands.push(value)
      continue
    }
    if (/^(?:Tj|TJ|'|")$/.test(value.word)) operands.forEach(take)
    if (value.word === 'ID') reader.at = endOfPicture(reader)
    operands = []
  }
  return bare(shown)
}

/** Where a picture in the middle of a drawing ends. */
function endOfPicture({bytes, at}: PdfReader): number {
  const end = /\sEI\s/.exec(bytes.toString('latin1', at))
  return end === null ? bytes.length : at + end.index + 4
}

function isSaid(shown: string, {lines, bare: all}: Said): boolean {
  return shown.length < SHOWN_MIN || (shown.length >= SAME_MIN && all.includes(shown)) || [...lines].some((line) => bare(line) === shown)
}

/** What is said about parts of a drawing: the text that is copied or read aloud in its place. */
function tellMarks(telling: Telling, unpacked: Buffer, content: string, said: Said, place: Place): void {
  const texts: string[] = []
  for (let at = content.indexOf('<<'); at !== -1; at = content.indexOf('<<', at + 2)) {
    const end = content.indexOf('>>', at)
    if (end === -1) break
    // Most say a number and nothing else.
    if (/^<<\s*\/MCID\s+\d+\s*>>/.test(content.slice(at, end + 2))) continue
    const reader = new PdfReader(unpacked.subarray(at, Math.min(unpacked.length, at + 100_000)))
    const value = reader.next()
    if (value?.kind === 'dict' && /^\s*(?:BDC|DP|>>|$)/.test(content.slice(at + reader.at, at + reader.at + 10))) texts.push(...stringsIn(value))
  }
  tellOnce(telling, texts.join('\n'), said, place)
}

/** Strings of a value that stand for text, in its order. */
function stringsIn(value: PdfValue, key = '', isFont = false): readonly string[] {
  switch (value.kind) {
    case 'text':
      return textIn(value.bytes, key)
    case 'name':
      return nameText(value.name, isFont || NAMES_OF_FONTS.has(key)) ? [value.name] : []
    case 'array': {
      const [first] = value.values
      const sort = first?.kind === 'name' ? first.name : ''
      // The colours of a picture, and names of inks.
      if (/^(?:Indexed|I|Separation|DeviceN|ICCBased|CalRGB|CalGray|Lab)$/.test(sort)) return []
      return value.values.flatMap((inner) => stringsIn(inner, key, isFont))
    }
    case 'dict': {
      const type = nameIn(value, 'Type')
      return [...value.entries].flatMap(([name, inner]) => [...(key === 'Dests' || nameText(name, isFont || NAMES_OF_FONTS.has(key)) ? [name] : []), ...stringsIn(inner, name, isFont || type === 'Font' || type === 'FontDescriptor' || type === 'Encoding')])
    }
    case 'stream':
      return stringsIn(value.dict, key)
    case 'number':
    case 'ref':
    case 'word':
      return []
  }
}

/** A string that says something: a signature by what stands in it. */
function textIn(bytes: Uint8Array, key: string): readonly string[] {
  const text = textOf(bytes)
  if (bytes[0] === 0x30 && bytes.length > 100) {
    const signed = derStrings(bytes)
    if (signed !== null) return signed
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) {
    if (bytes.length > BINARY_MAX && !TECHNICAL.has(key)) throw new Unread('embedded')
    return []
  }
  if (!/\p{L}{2}|\d{6}/u.test(text)) return []
  if (holdsNumber(text)) return [text]
  return TECHNICAL.has(key) || /^D:\d{8}|^node\d+$|^\{?[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}\}?$|^[\dA-Fa-f]{32}$/.test(text) ? [] : [key === 'RC' ? text.replace(/<[^>]*>/g, ' ') : text]
}

/** True for a name of the file's own that reads as words or a number: of a place in it, a layer, a style. */
function nameText(name: string, isFont: boolean): boolean {
  return holdsNumber(name) || (!isFont && /\p{L}{2}[ _]\p{L}{2}/u.test(name) && !isStyleOfProgram(name))
}

function tellValue(telling: Telling, value: PdfValue, said: Said, place: Place): void {
  for (const text of stringsIn(value)) tellOnce(telling, text, said, place)
}

function tellOnce(telling: Telling, text: string, {lines, bare: all}: Said, {kind, which}: Place): void {
  const line = folded(text)
  if (line === '' || lines.has(line)) return
  lines.add(line)
  if (line.length >= SAME_MIN && all.includes(bare(line))) return
  telling.say(text, kind, which)
}

/** By which names each object is referred to; what lies in a list is referred to by the list's. */
function keysOfReferences({objects}: PdfObjects): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>()
  const walk = (value: PdfValue, key: string): void => {
    if (value.kind === 'ref') {
      const keys = found.get(value.number) ?? new Set()
      found.set(value.number, keys.add(key))
    } else if (value.kind === 'array') for (const inner of value.values) walk(inner, key)
    else if (value.kind === 'dict') for (const [name, inner] of value.entries) walk(inner, key === 'EF' ? 'EF' : name)
    else if (value.kind === 'stream') walk(value.dict, key)
  }
  for (const {value} of objects) walk(value, '')
  return found
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

function bare(text: string): string {
  return text.replace(/[\s\0]+/g, '')
}

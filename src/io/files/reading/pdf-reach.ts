import type {Unpacker} from './pdf-filters.ts'
import type {PdfObject, PdfObjects} from './pdf-objects.ts'
import {nameIn, type PdfDict, type PdfValue} from './pdf-syntax.ts'

/** Trees of pages and forms in forms. */
const DEPTH_MAX = 60

type Stream = Extract<PdfValue, {readonly kind: 'stream'}>

/** The drawings that the pages of one version show: those were read with the page. */
export function drawnIn({objects, trailers}: PdfObjects, end: number, unpacker: Unpacker): ReadonlySet<Stream> {
  const latest = new Map<number, PdfObject>()
  for (const object of objects) if (object.number > 0 && object.at < end) latest.set(object.number, object)
  const drawn = new Set<Stream>()
  const seen = new Set<PdfValue>()
  const at = (value: PdfValue | undefined): PdfValue | undefined => (value?.kind === 'ref' ? latest.get(value.number)?.value : value)
  const dict = (value: PdfValue | undefined): PdfDict | undefined => {
    const found = at(value)
    return found?.kind === 'dict' ? found : found?.kind === 'stream' ? found.dict : undefined
  }
  const inside = (value: PdfDict | undefined, key: string): PdfDict | undefined => dict(value?.entries.get(key))
  const all = (value: PdfValue | undefined): readonly PdfValue[] => {
    const found = at(value)
    return found === undefined ? [] : found.kind === 'array' ? found.values : [found]
  }

  const draw = (value: PdfValue | undefined, resources: PdfDict | undefined, depth: number): void => {
    const stream = at(value)
    if (stream?.kind !== 'stream' || drawn.has(stream) || depth > DEPTH_MAX) return
    drawn.add(stream)
    const own = inside(stream.dict, 'Resources') ?? resources
    const said = unpacker.unpack(stream.dict, stream.bytes)?.toString('latin1') ?? ''
    for (const [, name = ''] of said.matchAll(/\/([^\s()<>[\]{}/%]+)\s+Do(?![A-Za-z])/g)) draw(inside(own, 'XObject')?.entries.get(plain(name)), own, depth + 1)
    for (const [, name = ''] of said.matchAll(/\/([^\s()<>[\]{}/%]+)\s+gs(?![A-Za-z])/g)) draw(inside(inside(inside(own, 'ExtGState'), plain(name)), 'SMask')?.entries.get('G'), own, depth + 1)
    for (const font of inside(own, 'Font')?.entries.values() ?? []) for (const glyph of inside(dict(font), 'CharProcs')?.entries.values() ?? []) draw(glyph, own, depth + 1)
  }
  const page = (value: PdfValue | undefined, resources: PdfDict | undefined, depth: number): void => {
    const node = dict(value)
    if (node === undefined || seen.has(node) || depth > DEPTH_MAX) return
    seen.add(node)
    const own = inside(node, 'Resources') ?? resources
    for (const kid of all(node.entries.get('Kids'))) page(kid, own, depth + 1)
    for (const content of all(node.entries.get('Contents'))) draw(content, own, 0)
    for (const note of all(node.entries.get('Annots'))) {
      const drawing = at(inside(dict(note), 'AP')?.entries.get('N'))
      if (drawing?.kind === 'stream') draw(drawing, own, 0)
      // One of several, by what the field says.
      else if (drawing?.kind === 'dict') draw(drawing.entries.get(nameIn(dict(note) ?? drawing, 'AS') ?? 'Off'), own, 0)
    }
  }
  const root = trailers.findLast((trailer) => trailer.at < end && trailer.dict.entries.has('Root'))?.dict
  page(inside(root, 'Root')?.entries.get('Pages'), undefined, 0)
  return drawn
}

function plain(name: string): string {
  return name.replace(/#([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

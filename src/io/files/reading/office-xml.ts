import {readXml} from '../workbook/xml-events.ts'
import type {FilePlaceKind, FileProperty} from '../../../core/scan/file-text.ts'
import {isWritten, literalsOf, type AttributeReach} from './office-attributes.ts'
import type {Telling} from './telling.ts'

// One walker for the XML of all office files: whoever reads a few elements misses what stands in the others. All text is taken, and the attributes that a person can have written.

/** Tables in tables in text boxes. */
const DEPTH_MAX = 300

/** Where a part's text stands, and how far its attributes are looked at. */
export interface XmlPlace {
  readonly kind: FilePlaceKind
  readonly which?: number | FileProperty
  readonly attributes: AttributeReach
  /** True where each element is a property of the document. */
  readonly isProperties?: boolean
}

/** Elements that stand in the middle of a line. */
const INLINE = new Set(['t', 'r', 'span', 'a', 'delText', 'instrText', 'delInstrText', 'hyperlink', 'ins', 'del', 'moveFrom', 'moveTo', 'smartTag', 'sdt', 'sdtContent', 'fldSimple', 's', 'tab', 'ruby', 'ruby-base', 'ruby-text', 'bookmark-ref', 'meta', 'rPr', 'is', 'si', 'date', 'time', 'page-number', 'page-count', 'user-field-get', 'reference-ref'])
/** A day inside these is no part of what is said. */
const DATED = new Set(['annotation', 'change-info'])
/** Inside these white space is the writer's. */
const KEEPS_SPACE = new Set(['t', 'delText', 'instrText', 'delInstrText', 'p', 'h', 'span', 'a'])
/** Lengths and places in a drawing, which could be taken for somebody's number. */
const MEASURES = new Set(['posOffset', 'pctWidth', 'pctHeight', 'pctPosHOffset', 'pctPosVOffset', 'rsid'])
/** What is said beside the text it stands in. */
const ASIDE: Readonly<Record<string, FilePlaceKind>> = {annotation: 'comment', comment: 'comment', threadedComment: 'comment', txbxContent: 'body', 'text-box': 'body', note: 'note', footnote: 'note', endnote: 'note', deletion: 'change', header: 'header', 'header-left': 'header', 'header-first': 'header', footer: 'header', 'footer-left': 'header', 'footer-first': 'header'}
const DELETED = new Set(['del', 'moveFrom', 'delText', 'delInstrText'])
const INSERTED = new Set(['ins', 'moveTo'])
const AUTHORS = new Set(['author', 'lastAuthor', 'displayName', 'userName'])
const AUTHOR_ELEMENTS = new Set(['author', 'creator'])
const PROPERTIES: Readonly<Record<string, FileProperty>> = {creator: 'author', 'initial-creator': 'author', lastModifiedBy: 'modifier', 'printed-by': 'modifier', Manager: 'manager', Company: 'company', title: 'title', subject: 'subject', keywords: 'keywords', keyword: 'keywords', description: 'description', Application: 'program', AppVersion: 'program', generator: 'program'}

interface Stretch {
  readonly text: string
  readonly kind: FilePlaceKind
  readonly change: 'none' | 'deleted' | 'inserted'
}

/** One flow of text: the part itself, or what stands aside from it. */
interface Flow {
  readonly kind: FilePlaceKind
  readonly which: number | FileProperty | undefined
  readonly stretches: Stretch[]
  /** Where the paragraph begins that is being read. */
  paragraph: number
  readonly depth: number
}

/** Tells everything that an XML part of an office file says. */
export async function tellXml(telling: Telling, bytes: AsyncIterable<Uint8Array>, place: XmlPlace): Promise<void> {
  const top: Flow = {kind: place.kind, which: place.which, stretches: [], paragraph: 0, depth: 0}
  const flows: Flow[] = [top]
  const done: Flow[] = []
  const names: string[] = []
  /** How much the flow held when each element that is open began. */
  const lengths: number[] = []
  const notes: {readonly text: string; readonly kind: FilePlaceKind; readonly which?: FileProperty}[] = []
  const authors = new Set<string>()
  const counts = new Map<FilePlaceKind, number>()
  let [deleted, inserted, hidden, isSkipped] = [0, 0, false, 0]
  /** Text is gathered whole before it is looked at: it comes in pieces. */
  let gathered = ''

  const flow = (): Flow => flows.at(-1) ?? top
  const put = (text: string): void => {
    if (text === '') return
    const {kind, stretches} = flow()
    stretches.push({text, kind: hidden && kind === 'body' ? 'hidden' : kind, change: deleted > 0 ? 'deleted' : inserted > 0 ? 'inserted' : 'none'})
  }
  const author = (name: string): void => {
    if (!authors.has(name)) notes.push({text: `från ${name}`, kind: place.kind === 'comment' ? 'comment' : 'change'})
    authors.add(name)
  }
  const endParagraph = (): void => {
    const {stretches, paragraph} = flow()
    const changed = stretches.slice(paragraph)
    if (changed.some(({change}) => change !== 'none')) {
      const before = changed.filter(({change}) => change !== 'inserted').map(({text}) => text).join('')
      notes.push({text: before, kind: 'change'})
      // What was taken away is told with the paragraph as it was, and does not divide the words that are left.
      stretches.splice(paragraph, changed.length, ...changed.filter(({change}) => change !== 'deleted'))
    }
    flow().paragraph = stretches.length
  }
  const flush = (): void => {
    const parent = names.at(-1) ?? ''
    const text = gathered
    gathered = ''
    if (isSkipped > 0 || text === '' || MEASURES.has(parent)) return
    if (text.trim() === '' && !KEEPS_SPACE.has(parent)) return
    // Settings of the program.
    if (place.kind === 'part' && /^(?:true|false|-?[\d.]{1,9})$/.test(text.trim())) return
    if (place.isProperties === true) {
      if (!/\p{L}{2}|\d{6}/u.test(text)) return
      const which = PROPERTIES[parent] ?? 'other'
      notes.push({text: which === 'author' || which === 'modifier' || which === 'manager' ? `från ${text.trim()}` : text, kind: 'property', which})
    } else if (AUTHOR_ELEMENTS.has(parent)) put(`från ${text.trim()}`)
    else put(parent === 't' || parent === 'delText' ? text : text.replace(/\s+/g, ' '))
  }

  await readXml(
    bytes,
    {
      open(name, attributes) {
        flush()
        if (name === 'binData' || name === 'binary-data') {
          telling.picture('picture')
          isSkipped += 1
        }
        const aside = ASIDE[name]
        if (aside !== undefined && place.isProperties !== true) {
          const nth = (counts.get(aside) ?? 0) + 1
          counts.set(aside, nth)
          flows.push({kind: aside === 'body' ? flow().kind : aside, which: aside === 'comment' ? nth : undefined, stretches: [], paragraph: 0, depth: names.length})
        }
        names.push(name)
        lengths.push(flow().stretches.length)
        if (DELETED.has(name)) deleted += 1
        else if (INSERTED.has(name)) inserted += 1
        else if (name === 'vanish' || name === 'webHidden' || name === 'specVanish') hidden ||= !['0', 'false', 'off'].includes(attributes['w:val'] ?? '')
        else if (name === 'tab' && names.at(-2) !== 'tabs') put('\t')
        else if (name === 'br' || name === 'cr' || name === 'line-break') put('\n')
        else if (name === 'noBreakHyphen') put('-')
        else if (name === 's') put(' '.repeat(Math.min(10, Number(attributes['text:c'] ?? '1') || 1)))
        else if (name === 'sym') put(symbol(attributes['w:char']))
        for (const [full, value] of Object.entries(attributes)) {
          const local = full.slice(full.indexOf(':') + 1)
          if (value === '') continue
          // A table of a workbook has a name to show as persons have.
          if (AUTHORS.has(local) && name !== 'table') author(value)
          else if (local === 'Target' && attributes['TargetMode'] === 'External') notes.push({text: value, kind: 'link'})
          else if (local === 'formatCode') notes.push({text: literalsOf(value), kind: place.kind})
          else if (isWritten({element: name, full, local, value, beside: attributes}, place.attributes)) notes.push({text: value, ...placeOfValue(local, place)})
        }
      },
      close(name) {
        flush()
        names.pop()
        if (name === 'binData' || name === 'binary-data') isSkipped -= 1
        if (DELETED.has(name)) deleted -= 1
        else if (INSERTED.has(name)) inserted -= 1
        if (name === 'r') hidden = false
        if (name === 'p' || name === 'h') endParagraph()
        const {stretches} = flow()
        const before = lengths.pop() ?? 0
        if (name === 'tc' || name === 'table-cell') replaceEnd(stretches, '\n', '\t')
        else if (name === 'tr' || name === 'table-row') replaceEnd(stretches, '\t', '\n')
        else if ((!INLINE.has(name) || DATED.has(names.at(-1) ?? '')) && stretches.length > before && stretches.at(-1)?.text !== '\n') put('\n')
        if (name === 'p' || name === 'h') flow().paragraph = stretches.length
        if (flows.length > 1 && flow().depth === names.length) {
          const ended = flows.pop()
          if (ended !== undefined) done.push(ended)
        }
      },
      text(text) {
        gathered += text
      },
      comment(text) {
        if (!text.startsWith('xml') && !text.startsWith('mso-')) notes.push({text, kind: 'code'})
      },
    },
    DEPTH_MAX,
  )
  endParagraph()
  for (const {which, stretches} of [top, ...done]) {
    let isFirst = true
    for (const {text, kind} of withoutBreaks(stretches)) {
      if (isFirst) telling.say(text, kind, which)
      else telling.add(text, kind, which)
      if (text.trim() !== '') isFirst = false
    }
  }
  const said = new Set<string>()
  for (const {text, kind, which} of notes) {
    if (said.has(`${kind} ${which ?? ''} ${text}`)) continue
    said.add(`${kind} ${which ?? ''} ${text}`)
    telling.say(text, kind, which)
  }
}

/** A cell ends with a tab instead of its last paragraph's break, and a row with a break instead of its last cell's tab. */
function replaceEnd(stretches: Stretch[], end: string, other: string): void {
  const last = stretches.at(-1)
  if (last?.text === end) stretches[stretches.length - 1] = {...last, text: other}
  else stretches.push({text: other, kind: last?.kind ?? 'body', change: last?.change ?? 'none'})
}

/** Neighbours of one kind as one; breaks at the beginning are left out. */
function withoutBreaks(stretches: readonly Stretch[]): readonly {readonly text: string; readonly kind: FilePlaceKind}[] {
  const joined: {text: string; kind: FilePlaceKind}[] = []
  for (const {text, kind} of stretches) {
    const last = joined.at(-1)
    if (last === undefined || (last.kind !== kind && text.trim() !== '')) joined.push({text, kind})
    else last.text += text
  }
  return joined
}

/** Where what stands in an attribute stands in the file. */
function placeOfValue(local: string, {kind, isProperties}: XmlPlace): {readonly kind: FilePlaceKind; readonly which?: FileProperty} {
  if (local === 'href') return {kind: 'link'}
  if (local === 'descr' || local === 'title' || local === 'alt') return {kind: 'alt'}
  return isProperties === true ? {kind: 'property', which: 'other'} : {kind}
}

/** A sign that is named by its number in a font of signs. */
function symbol(code: string | undefined): string {
  const number = Number.parseInt(code ?? '', 16)
  return Number.isNaN(number) ? ' ' : String.fromCharCode(number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number)
}

import {SaxesParser} from 'saxes'
import type {MasterEntry} from '../../../core/protected/master-record.js'
import {isRecord, type MasterElement, PERSON_ID, sparEntries} from '../../../core/protected/master-spar.js'
import {Refusal} from '../../../core/refusal.js'
import type {LocalDate} from '../../../core/terms/local-date.js'
import {type MasterText, textOf} from './master-text.js'

/** A record in an answer in an envelope is nested ten deep. */
const DEPTH_MAX = 40
/** An envelope declares some thirty namespaces. */
const ATTRIBUTES_MAX = 100
/** Characters of one element. */
const TEXT_MAX = 10_000
/** Elements that are kept at a time: a record, and what stands beside the records. */
const ELEMENTS_MAX = 20_000
/** Text, attribute or comment without an end in sight. Characters. */
const WITHOUT_EVENT_MAX = 1_000_000

/** SPAR’s own words for an answer that leaves something out. */
const REFUSED: ReadonlySet<string> = new Set(['Undantag', 'OverstigerMaxAntalSvarsposter'])

interface OpenElement extends MasterElement {
  readonly attributes: Map<string, string>
  readonly children: OpenElement[]
  text: string
  /** How many elements it is made of. */
  size: number
  /** The number of a person stands in it: what follows is about that person. */
  isOfPerson: boolean
}

/** What a file of SPAR’s XML tells. A record is known by the number of its person, whatever it is called. Nothing but the five entities of XML itself is ever replaced. */
export async function* sparEntriesIn(file: MasterText, today: LocalDate): AsyncGenerator<readonly MasterEntry[]> {
  const parser = new SaxesParser({xmlns: false, position: true})
  const opened: OpenElement[] = []
  let entries: MasterEntry[] = []
  let kept = 0
  let since = 0
  let attributes = 0
  let isOfThisForm = false
  let isEnding = false
  const refused = (problem: 'malformed' | 'doctype' | 'too-large'): Refusal => new Refusal('master-unreadable', {file: file.name, line: parser.line, problem})
  const notWhole = (problem: 'cut' | 'answer-refused'): Refusal => new Refusal('master-not-whole', {file: file.name, line: parser.line, problem})

  parser.on('error', () => {
    throw isEnding ? notWhole('cut') : refused('malformed')
  })
  parser.on('doctype', () => {
    throw refused('doctype')
  })
  parser.on('opentagstart', ({name}) => {
    since = 0
    attributes = 0
    kept += 1
    if (opened.length >= DEPTH_MAX || kept > ELEMENTS_MAX) throw refused('too-large')
    // Blanks between the records would grow with their number.
    const parent = opened.at(-1)
    if (parent !== undefined) parent.text = parent.text.trim()
    opened.push({name: local(name), line: parser.line, attributes: new Map(), children: [], text: '', size: 1, isOfPerson: false})
  })
  parser.on('attribute', ({name, value}) => {
    attributes += 1
    if (attributes > ATTRIBUTES_MAX || value.length > TEXT_MAX) throw refused('too-large')
    opened.at(-1)?.attributes.set(local(name), value)
  })
  const text = (piece: string): void => {
    const element = opened.at(-1)
    if (element === undefined) return
    element.text += piece
    if (element.text.length > TEXT_MAX) throw refused('too-large')
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    since = 0
    const element = opened.pop()
    if (element === undefined) return
    const isInsideRecord = opened.some(({isOfPerson}) => isOfPerson)
    if (element.name.startsWith('SPAR')) isOfThisForm = true
    if (!isInsideRecord && REFUSED.has(element.name)) throw notWhole('answer-refused')
    if (!isInsideRecord && isRecord(element)) {
      isOfThisForm = true
      entries.push(...sparEntries(element, today))
      kept -= element.size
      return
    }
    const parent = opened.at(-1)
    if (parent === undefined) return
    parent.children.push(element)
    parent.size += element.size
    parent.isOfPerson ||= element.name === PERSON_ID
  })

  for await (const piece of textOf(file)) {
    since += piece.length
    if (since > WITHOUT_EVENT_MAX) throw refused('too-large')
    parser.write(piece)
    if (entries.length > 0) {
      yield entries
      entries = []
    }
  }
  isEnding = true
  parser.close()
  if (!isOfThisForm) throw new Refusal('master-unknown-form', {file: file.name})
  if (entries.length > 0) yield entries
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

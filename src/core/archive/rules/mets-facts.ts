import type {DocumentShape, Gathering, XmlElement} from './element.js'
import {forKeeping, IdSets, Tally} from './tally.js'

/** The METS document of a whole package, or that of one of its representations. */
export type MetsKind = 'package' | 'representation'

/** Where a METS document lies. */
export interface MetsPlace {
  readonly kind: MetsKind
  /** The name of its folder; null where that tells nothing. */
  readonly folder: string | null
  /** Folders beside it that hold something, `metadata/preservation` among them; null where nobody has looked. */
  readonly beside: ReadonlySet<string> | null
}

/** What a group of files or a division of the structural map is about. `content`: files of the content itself. `representation`: the METS document of a representation. `data`: the content, in a representation's own document. */
export type Part = 'metadata' | 'documentation' | 'schemas' | 'content' | 'representation' | 'data' | 'other'

/** How METS elements stand in a path: the structural map of CSIP by its label, a group in a group as one. */
export const METS_SHAPE: DocumentShape = {
  root: 'mets',
  namespace: 'http://www.loc.gov/METS/',
  opaque: new Set(['xmlData', 'binData', 'FContent']),
  whole: new Set(['agent']),
  segment: (element) => {
    if (element.name === 'structMap' && element.attribute('LABEL') === 'CSIP') return 'structMap[CSIP]'
    return element.name === 'fileGrp' && element.parent?.name === 'fileGrp' ? null : element.name
  },
}

const CSIP_DIVISION = 'mets/structMap[CSIP]/div/div'
/** Attributes that point to an identifier of the same document. */
const POINTERS = ['FILEID', 'ADMID', 'DMDID', 'STRUCTID', 'TRANSFORMBEHAVIOR'] as const
const COUNTED: ReadonlySet<string> = new Set(['mets/metsHdr', 'mets/dmdSec', 'mets/amdSec', 'mets/amdSec/digiprovMD', 'mets/fileSec', 'mets/structMap', 'mets/structMap[CSIP]'])
const ADMINISTRATIVE: ReadonlySet<string> = new Set(['techMD', 'rightsMD', 'sourceMD', 'digiprovMD'])

/** What a division is about, by its label as somebody meant it, and by what it holds. */
export function partOfDivision(division: XmlElement): Part {
  const label = (division.attribute('LABEL') ?? '').trim().toLowerCase()
  if (/^representations?\//.test(label) || division.count('mptr') > 0) return 'representation'
  if (label === 'metadata') return 'metadata'
  if (/^documentations?$/.test(label)) return 'documentation'
  if (/^schemas?$/.test(label)) return 'schemas'
  if (/^representations?$/.test(label)) return 'content'
  return division.has('ADMID') || division.has('DMDID') ? 'metadata' : 'other'
}

/** What a group of files is about, by its use. */
export function partOfUse(use: string, listsMets: boolean): Part {
  if (/^Documentation(?:\/|$)/.test(use)) return 'documentation'
  if (/^Schemas(?:\/|$)/.test(use)) return 'schemas'
  if (use.startsWith('Representations')) return listsMets ? 'representation' : 'content'
  return /^data(?:\/|$)/i.test(use) ? 'data' : 'other'
}

/** An agent whom somebody meant to have a role, rightly or wrongly written. */
export function meansRole(agent: XmlElement, role: RegExp): boolean {
  return role.test((agent.attribute('ROLE') ?? '').trim()) || role.test((agent.attribute('OTHERROLE') ?? '').trim())
}

/** Programs are agents of the type OTHER. */
function isSoftware(agent: XmlElement): boolean {
  return agent.attribute('TYPE') === 'OTHER' && /^software$/i.test(agent.attribute('OTHERTYPE') ?? '')
}

/** A person to turn to, and no other agent. */
const CONTACT = /^contact/i

/** An agent that is somebody to turn to, by what is written in its role. */
export function isContact(agent: XmlElement): boolean {
  return meansRole(agent, CONTACT)
}

/** An agent that hands a package over to the archive, and no program. */
export function isSubmitting(agent: XmlElement): boolean {
  return !isSoftware(agent) && meansRole(agent, /^(?:creator|submit.*)$/i) && !isContact(agent)
}

/** What a METS document tells of itself as a whole. */
export class MetsFacts implements Gathering {
  readonly place: MetsPlace
  readonly #counts = new Tally<string>()
  readonly #ids = new Set<string>()
  readonly #awaited = new Tally<string>()
  #repeated = 0
  #objectId: string | null = null
  #isMixed = false
  #files = 0
  /** Groups by what they are about: how many, their ids, and of representations their uses. */
  readonly #groups = new Tally<Part>()
  readonly #groupIds = new IdSets<Part>()
  readonly #representations = new Map<string, string>()
  #groupListsMets = false
  readonly #divisions = new Tally<Part>()
  readonly #targets = new IdSets<Part>()
  readonly #aimless = new Tally<Part>()
  readonly #titles = new Set<string>()
  readonly #labels = new Set<string>()
  #untitled = 0
  readonly #current = new Map<string, string>()
  readonly #currentDescriptions = new Set<string>()
  readonly #told = new IdSets<'ADMID' | 'DMDID'>()
  #software: ReadonlySet<string> | null = null
  readonly #submitting = {organizations: 0, persons: 0, others: 0}

  constructor(place: MetsPlace) {
    this.place = place
  }

  opened(element: XmlElement): void {
    if (element.parent === null) {
      this.#objectId = element.attribute('OBJID')
      this.#isMixed = element.attribute('csip:CONTENTINFORMATIONTYPE') === 'MIXED'
    }
    const id = element.attribute('ID')
    if (id !== null) {
      if (this.#ids.has(id)) this.#repeated += 1
      this.#ids.add(forKeeping(id))
      this.#awaited.forget(id)
    }
    for (const name of POINTERS) for (const target of tokens(element.attribute(name))) if (!this.#ids.has(target)) this.#awaited.add(forKeeping(target))
    if (COUNTED.has(element.path)) this.#counts.add(element.path)
    if (element.name === 'fileGrp') this.#groupListsMets = false
  }

  closed(element: XmlElement): void {
    const {name, path, parent} = element
    if (name === 'file') this.#files += 1
    else if (name === 'FLocat') this.#groupListsMets ||= /(?:^|\/)mets\.xml$/i.test(element.attribute('xlink:href') ?? '')
    else if (name === 'fileGrp') this.#takeGroup(element)
    else if (name === 'agent') this.#takeAgent(element)
    else if (path === 'mets/dmdSec' && element.attribute('STATUS') === 'CURRENT') this.#currentDescriptions.add(forKeeping(element.attribute('ID') ?? ''))
    else if (parent?.path === 'mets/amdSec' && ADMINISTRATIVE.has(name) && element.attribute('STATUS') === 'CURRENT') this.#current.set(forKeeping(element.attribute('ID') ?? ''), forKeeping(parent.attribute('ID') ?? ''))
    else if (path === CSIP_DIVISION) this.#takeDivision(element)
    else if (parent?.path === CSIP_DIVISION) this.#takePointer(element, parent)
  }

  get objectId(): string | null {
    return this.#objectId
  }

  /** Whether the package says that its content is of several kinds. */
  get isMixed(): boolean {
    return this.#isMixed
  }

  get files(): number {
    return this.#files
  }

  /** How often an element stands at a path. */
  count(path: string): number {
    return this.#counts.of(path)
  }

  /** Identifiers that stand twice. */
  get repeatedIds(): number {
    return this.#repeated
  }

  /** Pointers to identifiers that are nowhere. */
  get danglingPointers(): number {
    return this.#awaited.total
  }

  /** Requirements on the agent that made the package which the agent that keeps most of them does not; null without any agent. */
  get softwareMisses(): ReadonlySet<string> | null {
    return this.#software
  }

  /** Agents that hand a package over: organisations, persons, and what is neither and no program. */
  get submitting(): {readonly organizations: number; readonly persons: number; readonly others: number} {
    return this.#submitting
  }

  groups(part: Part): number {
    return this.#groups.of(part)
  }

  divisions(part: Part): number {
    return this.#divisions.of(part)
  }

  /** Groups about a part to which no division about it points. */
  groupsLeftOut(part: Part): number {
    const targets = this.#targets.of(part)
    return [...this.#groupIds.of(part)].filter((id) => !targets.has(id)).length
  }

  /** Pointers in a part's divisions that lead to no group about it. */
  strayPointers(part: Part): number {
    const ids = this.#groupIds.of(part)
    return [...this.#targets.of(part)].filter((id) => !ids.has(id)).length + this.#aimless.of(part)
  }

  /** Groups about a part to which a division of another name points. */
  wronglyNamed(part: Part): number {
    const others = this.#targets.of('other')
    return [...this.#groupIds.of(part)].filter((id) => others.has(id)).length
  }

  /** Representations that no division tells of. */
  get representationsLeftOut(): number {
    return [...this.#representations].filter(([id, use]) => !this.#titles.has(id) && !this.#labels.has(use)).length
  }

  /** Pointers to representations whose title is no group of a representation. */
  get strayTitles(): number {
    return [...this.#titles].filter((title) => !this.#representations.has(title)).length + this.#untitled
  }

  /** Sections of metadata in use that the division of metadata does not name, by themselves or by what they stand in. */
  currentLeftOut(pointer: 'ADMID' | 'DMDID'): number {
    const told = this.#told.of(pointer)
    const current = pointer === 'DMDID' ? [...this.#currentDescriptions].map((id) => [id, id] as const) : [...this.#current]
    return current.filter(([id, around]) => id !== '' && !told.has(id) && !told.has(around)).length
  }

  #takeGroup(group: XmlElement): void {
    const use = group.attribute('USE') ?? ''
    const part = partOfUse(use, this.#groupListsMets)
    this.#groupListsMets = false
    this.#groups.add(part)
    const id = group.attribute('ID')
    if (id === null) return
    this.#groupIds.add(part, id)
    if (part === 'representation') this.#representations.set(forKeeping(id), forKeeping(use))
  }

  #takeDivision(division: XmlElement): void {
    const part = partOfDivision(division)
    this.#divisions.add(part)
    if (part === 'representation') this.#labels.add(forKeeping(division.attribute('LABEL') ?? ''))
    if (part === 'metadata') for (const pointer of ['ADMID', 'DMDID'] as const) for (const id of tokens(division.attribute(pointer))) this.#told.add(pointer, id)
  }

  #takePointer(pointer: XmlElement, division: XmlElement): void {
    if (pointer.name === 'mptr') {
      const title = pointer.attribute('xlink:title') ?? ''
      if (title === '') this.#untitled += 1
      else this.#titles.add(forKeeping(title))
    } else if (pointer.name === 'fptr') {
      const target = pointer.attribute('FILEID') ?? ''
      const part = partOfDivision(division)
      if (target === '') this.#aimless.add(part)
      else this.#targets.add(part, target)
    }
  }

  #takeAgent(agent: XmlElement): void {
    const misses = softwareMisses(agent)
    if (this.#software === null || misses.size < this.#software.size) this.#software = misses
    if (!isSubmitting(agent)) return
    const type = agent.attribute('TYPE')
    if (type === 'ORGANIZATION') this.#submitting.organizations += 1
    else if (type === 'INDIVIDUAL') this.#submitting.persons += 1
    else this.#submitting.others += 1
  }
}

/** What an agent lacks to be the program that made the package. */
function softwareMisses(agent: XmlElement): ReadonlySet<string> {
  const names = agent.children.filter(({name, text}) => name === 'name' && text !== '')
  const notes = agent.children.filter(({name}) => name === 'note')
  return new Set([
    ...(agent.attribute('ROLE') === 'CREATOR' ? [] : ['CSIP11']),
    ...(agent.attribute('TYPE') === 'OTHER' ? [] : ['CSIP12']),
    ...(agent.attribute('OTHERTYPE') === 'SOFTWARE' ? [] : ['CSIP13']),
    ...(names.length === 1 ? [] : ['CSIP14']),
    ...(notes.length === 1 && notes[0]?.text !== '' ? [] : ['CSIP15']),
    ...(notes.length === 0 || notes.some((note) => note.attribute('csip:NOTETYPE') === 'SOFTWARE VERSION') ? [] : ['CSIP16']),
  ])
}

function tokens(list: string | null): readonly string[] {
  return list === null ? [] : list.split(/\s+/).filter((token) => token !== '')
}

/** How binding a requirement is, in the words of the specifications. */
export type Level = 'MUST' | 'SHOULD'

/** A requirement that a document does not keep, and in how many places. Nothing of the document's own text is told. */
export interface Breach {
  readonly rule: string
  readonly level: Level
  readonly count: number
}

/** A requirement that a document of a package does not keep, or the package's folders where `document` is empty. */
export interface DocumentBreach extends Breach {
  readonly document: string
}

/** What a requirement is called, how binding it is, and what we look for, in a sentence of our own. */
export interface Told {
  readonly id: string
  readonly level: Level
  readonly says: string
}

/** A requirement about single elements: wherever a path ends so, each element is asked once it is read. Without any path, every one is. */
export interface ElementRule<Facts> extends Told {
  readonly at: readonly string[]
  readonly breaks: (element: XmlElement, facts: Facts) => boolean
}

/** A requirement that can be told once the whole document is read: in how many places it is broken. */
export interface DocumentRule<Facts> extends Told {
  readonly broken: (facts: Facts) => number
}

export type Rule<Facts> = ElementRule<Facts> | DocumentRule<Facts>

/** What is gathered from a document while it streams past: ids and counts, never elements. */
export interface Gathering {
  opened(element: XmlElement): void
  closed(element: XmlElement): void
}

/** What a document is, and how its elements are named in paths. */
export interface DocumentShape {
  /** Name and namespace of the outermost element. */
  readonly root: string
  readonly namespace: string
  /** Elements into which we do not look: what they hold follows another standard. */
  readonly opaque: ReadonlySet<string>
  /** Elements whose children are looked at together: those have few. */
  readonly whole: ReadonlySet<string>
  /** How an element stands in a path; null where it stands as its parent does, as a group in a group. */
  readonly segment: (element: XmlElement) => string | null
}

/** The document cannot be read: nothing of it can be told. */
export const UNREADABLE_DOCUMENT: Told = {id: 'XML1', level: 'MUST', says: 'The document is there, is well-formed XML in UTF-8 or UTF-16, and has no DOCTYPE.'}

/** The document is another than was said: nothing more of it can be told. */
export const OTHER_DOCUMENT: Told = {id: 'XML2', level: 'MUST', says: 'The outermost element is that of the standard, in the namespace of the version that we check.'}

/** No identifier, date or name that counts is longer. Characters. */
const TEXT_MAX = 1000
/** More children than anybody writes into an element that is looked at as a whole. */
const CHILDREN_MAX = 100
/** More paths than any document of these standards has. */
const PATHS_MAX = 2000

/** An attribute without a prefix, or with one: whatever prefix the document gives its namespace. */
export function attributeIn(attributes: Readonly<Record<string, string>>, name: string): string | null {
  const colon = name.indexOf(':')
  if (colon < 0) return attributes[name] ?? null
  const local = name.slice(colon)
  for (const [key, value] of Object.entries(attributes)) if (key.endsWith(local) && key.indexOf(':') === key.length - local.length && !key.startsWith('xmlns:')) return value
  return null
}

/** An element as it streams past, with those that it stands in. */
export class XmlElement {
  readonly name: string
  readonly parent: XmlElement | null
  readonly #attributes: Readonly<Record<string, string>>
  readonly #counts = new Map<string, number>()
  readonly #children: XmlElement[] = []
  #text = ''
  #path = ''

  constructor(name: string, attributes: Readonly<Record<string, string>>, parent: XmlElement | null) {
    this.name = name
    this.parent = parent
    this.#attributes = attributes
  }

  /** From the outermost element, with `/`. */
  get path(): string {
    return this.#path
  }

  /** Its own text without what surrounds it, cut where no name is longer. */
  get text(): string {
    return this.#text.trimEnd()
  }

  /** Its children, where the shape of the document says that they are looked at together. */
  get children(): readonly XmlElement[] {
    return this.#children
  }

  /** An attribute without a prefix, or with one: whatever prefix the document gives its namespace. */
  attribute(name: string): string | null {
    return attributeIn(this.#attributes, name)
  }

  /** Whether an attribute is there and says something. */
  has(name: string): boolean {
    return (this.attribute(name) ?? '').trim() !== ''
  }

  /** Whether it declares a namespace. */
  declares(namespace: string): boolean {
    return Object.entries(this.#attributes).some(([key, value]) => (key === 'xmlns' || key.startsWith('xmlns:')) && value === namespace)
  }

  /** How many children have that name. */
  count(child: string): number {
    return this.#counts.get(child) ?? 0
  }

  /** The names of its children, each with how often it stands there. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  takePlace(segment: string | null): void {
    const above = this.parent?.path ?? ''
    this.#path = segment === null ? above : above === '' ? segment : `${above}/${segment}`
  }

  takeChild(child: XmlElement): void {
    this.#counts.set(child.name, this.count(child.name) + 1)
  }

  keepChild(child: XmlElement): void {
    if (this.#children.length < CHILDREN_MAX) this.#children.push(child)
  }

  takeText(text: string): void {
    if (this.#text.length < TEXT_MAX) this.#text = (this.#text + text).trimStart().slice(0, TEXT_MAX)
  }
}

/** Holds a document against rules while it streams past: what is kept is the way down to where it stands, and what `Facts` gathers. */
export class DocumentCheck<Facts extends Gathering> {
  readonly facts: Facts
  readonly #shape: DocumentShape
  readonly #rules: readonly Rule<Facts>[]
  readonly #elementRules: readonly ElementRule<Facts>[]
  readonly #found = new Map<string, number>()
  readonly #rulesAt = new Map<string, readonly ElementRule<Facts>[]>()
  #current: XmlElement | null = null
  #opaqueDepth = 0
  #isOther = false

  constructor(shape: DocumentShape, rules: readonly Rule<Facts>[], facts: Facts) {
    this.#shape = shape
    this.#rules = rules
    this.#elementRules = rules.filter((rule) => 'breaks' in rule)
    this.facts = facts
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#isOther) return
    if (this.#opaqueDepth > 0 || (this.#current !== null && this.#shape.opaque.has(this.#current.name))) {
      this.#opaqueDepth += 1
      return
    }
    const element = new XmlElement(name, attributes, this.#current)
    if (this.#current === null && (name !== this.#shape.root || !element.declares(this.#shape.namespace))) {
      this.#isOther = true
      return
    }
    element.takePlace(this.#shape.segment(element))
    this.#current?.takeChild(element)
    this.#current = element
    this.facts.opened(element)
  }

  text(text: string): void {
    if (this.#opaqueDepth === 0) this.#current?.takeText(text)
  }

  close(): void {
    if (this.#opaqueDepth > 0) {
      this.#opaqueDepth -= 1
      return
    }
    const element = this.#current
    if (element === null) return
    for (const rule of this.#about(element.path)) if (rule.breaks(element, this.facts)) this.#found.set(rule.id, (this.#found.get(rule.id) ?? 0) + 1)
    this.facts.closed(element)
    this.#current = element.parent
    if (this.#current !== null && this.#shape.whole.has(this.#current.name)) this.#current.keepChild(element)
  }

  /** What the document breaks, in the order of the rules. A rule about its elements and one about all of it may have the same id. */
  finish(): readonly Breach[] {
    if (this.#isOther) return [{rule: OTHER_DOCUMENT.id, level: OTHER_DOCUMENT.level, count: 1}]
    const counts = new Map<string, Breach>()
    for (const rule of this.#rules) {
      const count = 'broken' in rule ? rule.broken(this.facts) : counts.has(rule.id) ? 0 : (this.#found.get(rule.id) ?? 0)
      if (count > 0) counts.set(rule.id, {rule: rule.id, level: rule.level, count: count + (counts.get(rule.id)?.count ?? 0)})
    }
    return [...counts.values()]
  }

  #about(path: string): readonly ElementRule<Facts>[] {
    const known = this.#rulesAt.get(path)
    if (known !== undefined) return known
    const rules = this.#elementRules.filter(({at}) => at.length === 0 || at.some((end) => path === end || path.endsWith(`/${end}`)))
    if (this.#rulesAt.size < PATHS_MAX) this.#rulesAt.set(path, rules)
    return rules
  }
}

import {fit} from './html.js'

/** Markup of an XML document that is safe to write. Only `element` makes it, so text from a registry can never pass for markup. */
class Xml {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

export type {Xml}

/** What an element may hold: text is escaped, nothing (`null`) draws nothing. */
export type XmlContent = string | Xml | null

const NAME = /^[A-Za-z][A-Za-z0-9-]*(?::[A-Za-z][A-Za-z0-9-]*)?$/
const MARKUP = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\t': '&#9;', '\n': '&#10;'} as const

/** The one way to write XML: an element with its attributes and what it holds. Names are the program's own and throw where they are none; everything else is escaped, and what XML may not hold is left out. */
export function element(name: string, attributes: Readonly<Record<string, string>>, ...contents: readonly XmlContent[]): Xml {
  if (!NAME.test(name)) throw new TypeError('Not the name of an element')
  let markup = `<${name}`
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!NAME.test(attribute)) throw new TypeError('Not the name of an attribute')
    markup += ` ${attribute}="${escaped(value)}"`
  }
  const inner = contents.map((content) => (content === null ? '' : typeof content === 'string' ? escaped(content) : content.markup)).join('')
  return new Xml(inner === '' ? `${markup}/>\n` : `${markup}>${inner}</${name}>\n`)
}

/** How every document begins: without a DOCTYPE. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A whole document. */
export function xmlDocument(root: Xml): string {
  return `${xmlDeclaration}${root.markup}`
}

function escaped(text: string): string {
  return fit(text).replace(/[&<>"'\t\n]/g, (character) => MARKUP[character as keyof typeof MARKUP])
}

/** Markup that is safe to put on a page. Only `html` and `join` make it, so text from a registry can never pass for markup. */
class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }

  toString(): string {
    return this.markup
  }
}

/** An address that may stand in `href`. Only the helpers below make it, so no other scheme than a path, `mailto:` and `tel:` exists. */
class Url {
  readonly address: string

  constructor(address: string) {
    this.address = address
  }
}

export type {Html, Url}

/** What may stand in a template: text is escaped, lists are joined, nothing (`null`, `false`) draws nothing. */
export type Drawable = string | number | Html | null | false | readonly Drawable[]

type Slot = 'text' | 'attribute' | 'url'

const URL_ATTRIBUTES = new Set(['href', 'src'])
const FORBIDDEN_ATTRIBUTES = /^(?:on.*|style|srcdoc|srcset|action|formaction|data|poster|ping|http-equiv)$/
const slotsByTemplate = new WeakMap<TemplateStringsArray, readonly Slot[]>()

/**
 * The one way to write markup. Every value is escaped for the place it stands in. The template itself is read once: a value outside text and
 * quoted attributes, inside script or style, or an address that no helper made, throws at the first page and not at the first attack.
 */
export function html(template: TemplateStringsArray, ...values: readonly (Drawable | Url)[]): Html {
  let slots = slotsByTemplate.get(template)
  if (slots === undefined) {
    slots = slotsOf(template)
    slotsByTemplate.set(template, slots)
  }
  let markup = template[0] ?? ''
  for (let index = 0; index < values.length; index++) {
    markup += fill(slots[index] ?? 'attribute', values[index]) + (template[index + 1] ?? '')
  }
  return new Html(markup)
}

/** Pieces of markup after each other, for long lists. */
export function join(parts: Iterable<Html>): Html {
  let markup = ''
  for (const part of parts) markup += part.markup
  return new Html(markup)
}

function fill(slot: Slot, value: Drawable | Url | undefined): string {
  switch (slot) {
    case 'text':
      return textOf(value)
    case 'url':
      if (value instanceof Url) return escapeText(value.address)
      throw new TypeError('An address on a page must come from one of the address helpers')
    case 'attribute':
      if (typeof value === 'string') return escapeText(value)
      if (typeof value === 'number') return String(value)
      throw new TypeError('An attribute holds text or a number only')
  }
}

function textOf(value: Drawable | Url | undefined): string {
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof Html) return value.markup
  if (value === null || value === false) return ''
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    let markup = ''
    for (const item of value as readonly Drawable[]) markup += textOf(item)
    return markup
  }
  throw new TypeError('Only text, numbers, markup and lists of them can be drawn')
}

// Beside the five characters of markup: what HTML forbids (C0 but tab and line feed, C1), lone surrogates, and the bidi overrides, which could
// let a heading turn the text around it.
// eslint-disable-next-line no-control-regex
const NEEDS_ESCAPE = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]/
// eslint-disable-next-line no-control-regex
const ESCAPED = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g

function escapeText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text
  return text.toWellFormed().replace(ESCAPED, (character) => {
    switch (character) {
      case '&':
        return '&amp;'
      case '<':
        return '&lt;'
      case '>':
        return '&gt;'
      case '"':
        return '&quot;'
      case '\'':
        return '&#39;'
      default:
        return '\ufffd'
    }
  })
}

function slotsOf(template: TemplateStringsArray): readonly Slot[] {
  const slots: Slot[] = []
  let place: 'text' | 'tag' | '"' | '\'' = 'text'
  let attribute = ''
  for (const [index, part] of template.entries()) {
    for (let at = 0; at < part.length; at++) {
      const character = part.charAt(at)
      if (place === 'text') {
        if (character !== '<') continue
        if (/^<(?:script|style|iframe|object|embed|base)\b/i.test(part.slice(at))) throw new TypeError('A page holds no script, style or frame of its own')
        place = 'tag'
      } else if (place === 'tag') {
        if (character === '>') place = 'text'
        else if (character === '"' || character === '\'') {
          attribute = (/([^\s"'=<>/]+)=$/.exec(part.slice(0, at))?.[1] ?? '').toLowerCase()
          place = character
        }
      } else if (character === place) place = 'tag'
    }
    if (index === template.length - 1) break
    if (place === 'tag') throw new TypeError('A value stands in text or between quotes, never elsewhere in a tag')
    if (place === 'text') slots.push('text')
    else if (FORBIDDEN_ATTRIBUTES.test(attribute) || attribute === '') throw new TypeError(`The attribute "${attribute}" takes no value from outside`)
    else if (!URL_ATTRIBUTES.has(attribute)) slots.push('attribute')
    else if (part.endsWith(`=${place}`) && template[index + 1]?.startsWith(place) === true) slots.push('url')
    else throw new TypeError('An address fills its attribute alone')
  }
  if (place !== 'text') throw new TypeError('A template ends outside its tags')
  return slots
}

const PLAIN_PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/
// eslint-disable-next-line no-control-regex
const NEVER_IN_PATH = /[\u0000-\u001f\u007f\\]/

/** A path under the site's root, percent-encoded where it must be. Throws on what could leave the site: an empty, `.` or `..` part, a backslash. */
export function encodedPath(path: string): string {
  if (PLAIN_PATH.test(path)) return path
  if (NEVER_IN_PATH.test(path) || !path.isWellFormed()) throw new TypeError('Not a path under the site')
  return path.split('/').map((part) => {
    if (part === '' || part === '.' || part === '..') throw new TypeError('Not a path under the site')
    return encodeURIComponent(part)
  }).join('/')
}

const UPWARDS = ['', '../', '../../', '../../../']

/** The link from one page to another, relative, so the site works under any base path and straight from a disk. */
export function linkTo(from: string, to: string, fragment = ''): Url {
  let depth = 0
  for (let at = from.indexOf('/'); at !== -1; at = from.indexOf('/', at + 1)) depth++
  const upwards = UPWARDS[depth] ?? '../'.repeat(depth)
  return new Url(upwards + encodedPath(to) + (fragment === '' ? '' : `#${encodeURIComponent(fragment)}`))
}

/** The link from the server's root, for the one page that is served at other pages' addresses. */
export function linkFromRoot(basePath: string, to: string, fragment = ''): Url {
  const inner = basePath.replace(/^\/+|\/+$/g, '')
  return new Url(`/${inner === '' ? '' : `${encodedPath(inner)}/`}${encodedPath(to)}${fragment === '' ? '' : `#${encodeURIComponent(fragment)}`}`)
}

const MAIL_ADDRESS = /^[A-Za-z0-9åäöÅÄÖ.!#$%*+/=^_{|}~-]+@[A-Za-z0-9åäöÅÄÖ-]+(?:\.[A-Za-z0-9åäöÅÄÖ-]+)+$/

/** What an e-mail link fills in for the one who writes. */
export interface Letter {
  readonly subject: string
  readonly body: string
}

/** The link that opens a letter. Null when the text is not one plain e-mail address. */
export function mailLink(address: string, letter: Letter | null = null): Url | null {
  if (!MAIL_ADDRESS.test(address)) return null
  const [name = '', domain = ''] = address.split('@')
  const to = `mailto:${encodeURIComponent(name)}@${encodeURIComponent(domain)}`
  if (letter === null) return new Url(to)
  // RFC 6068: line breaks are CRLF.
  const body = letter.body.toWellFormed().replace(/\r?\n/g, '\r\n')
  return new Url(`${to}?subject=${encodeURIComponent(letter.subject.toWellFormed())}&body=${encodeURIComponent(body)}`)
}

/** The link that dials. Null when the text is not one telephone number. */
export function telephoneLink(number: string): Url | null {
  const dialled = number.replace(/[\s\u00a0()–-]/g, '')
  return /^\+?\d{5,15}$/.test(dialled) ? new Url(`tel:${dialled}`) : null
}

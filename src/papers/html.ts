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

/** The look of a file that stands outside the diary and so brings its own: a constant of the program. A page of the diary has none, and takes the diary's. */
export function ownLook(css: string): Html {
  if (css.includes('<')) throw new TypeError('A look holds no markup')
  return new Html(`<style>\n${css}\n</style>\n`)
}

/** The one script that a page may run: a file of the diary's own. */
export function scriptAt(url: Url): Html {
  return new Html(`<script defer src="${escapeText(url.address)}"></script>\n`)
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

// What most texts consist of: letters, digits and signs of the Latin languages, without the five characters of markup.
const PLAIN = /^[\t\n\u0020\u0021\u0023-\u0025\u0028-\u003b\u003d\u003f-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
// Everything but letters, marks, digits, punctuation, symbols and spaces: control characters, half characters, what could turn the text around a heading, what nobody
// sees and could carry what nobody has judged. Joiners and the choice between sign and picture are left to the scripts and emoji that need them.
const UNFIT = /[^\t\n\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200c\u200d]|(?![\u200c\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu
const UNSEEN = /^(?![\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}$/u
const MARKUP = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'} as const

/** A text as a page may hold it: what nobody would see is left out, and what is not fit to be shown is a question mark in its place. */
export function fit(text: string): string {
  return text.toWellFormed().replace(UNFIT, (character) => (UNSEEN.test(character) ? '' : '\ufffd'))
}

function escapeText(text: string): string {
  if (PLAIN.test(text)) return text
  return fit(text).replace(/[&<>"']/g, (character) => MARKUP[character as keyof typeof MARKUP])
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

/** A path of letters, digits, dots, hyphens and underscores, which no server, shell or browser reads in another way. */
export const PLAIN_PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/
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

/** A link to a place on the same page. */
export function linkHere(fragment: string): Url {
  return new Url(`#${encodeURIComponent(fragment)}`)
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
  const body = fit(letter.body.replace(/\r?\n/g, '\n')).replace(/\n/g, '\r\n')
  return new Url(`${to}?subject=${encodeURIComponent(fit(letter.subject))}&body=${encodeURIComponent(body)}`)
}

/** The link that dials. Null when the text is not one telephone number. */
export function telephoneLink(number: string): Url | null {
  const dialled = number.replace(/[\s\u00a0()–-]/g, '')
  return /^\+?\d{5,15}$/.test(dialled) ? new Url(`tel:${dialled}`) : null
}

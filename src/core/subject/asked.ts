import {Refusal} from '../refusal.js'
import {foldText} from '../scan/fold.js'
import {identityNumber} from '../terms/identity-number.js'

/** What a person can be known by, and asked for. */
export const ASKED_KINDS = ['name', 'identity-number', 'email', 'phone', 'address', 'account', 'diary-number'] as const
export type AskedKind = (typeof ASKED_KINDS)[number]

/** One thing that is known of the person. Every text is folded, in small letters where letters are compared so. */
export type Asked =
  /** `family` may hold a particle (`von`) and both halves of a double name; `given` is empty where one word alone is asked for. */
  | {readonly kind: 'name'; readonly given: readonly string[]; readonly family: readonly string[]}
  /** Ten characters, and the century where it was written. `check` as in `identityNumber`: a misprint is looked for all the same. */
  | {readonly kind: 'identity-number'; readonly ten: string; readonly century: string | null; readonly check: 'right' | 'wrong' | 'none'}
  | {readonly kind: 'email'; readonly local: string; readonly domain: string}
  /** Digits after the country's 0, or after the `+` of another country. */
  | {readonly kind: 'phone'; readonly digits: string; readonly isForeign: boolean}
  | {readonly kind: 'address'; readonly street: readonly string[]; readonly number: string; readonly entrance: string | null}
  /** An account of an employee, as the log and the registry name it. */
  | {readonly kind: 'account'; readonly account: string}
  /** What the person knows of a case: found by its key, also where nothing but a tombstone is left. */
  | {readonly kind: 'diary-number'; readonly number: string}

/** What was asked on one line of the input, counted from 1. A line that can be read in two ways stands twice. */
export interface AskedLine {
  readonly line: number
  readonly asked: Asked
}

const LINES_MAX = 100

/** What may stand before a colon to say what a line is, in both languages. */
const LABELS: Readonly<Record<string, AskedKind>> = {
  namn: 'name', name: 'name',
  personnummer: 'identity-number', samordningsnummer: 'identity-number', pnr: 'identity-number', 'identity number': 'identity-number', number: 'identity-number',
  'e-post': 'email', epost: 'email', mejl: 'email', mail: 'email', 'e-mail': 'email', email: 'email',
  telefon: 'phone', tel: 'phone', mobil: 'phone', phone: 'phone',
  adress: 'address', address: 'address',
  konto: 'account', account: 'account',
  diarienummer: 'diary-number', dnr: 'diary-number', 'diary number': 'diary-number',
}

/**
 * What is known of the person, one thing on a line: a name (`Förnamn Efternamn` or `Efternamn, Förnamn`), an identity number in any form,
 * an e-mail address, a telephone number, a street with its number; an employee's account and a diary number after `konto:` and `dnr:`.
 * A line that is none of them is refused by its number: to leave it out unsaid would make a thin answer look whole.
 */
export function parseAsked(text: string): readonly AskedLine[] {
  const asked: AskedLine[] = []
  for (const [index, raw] of text.split(/\r\n|[\r\n]/).entries()) {
    const line = index + 1
    const written = foldText(raw).text.trim().replace(/\s+/g, ' ')
    if (written === '') continue
    const found = readLine(written)
    if (found.length === 0) throw new Refusal('subject-line-unclear', {line})
    for (const one of found) asked.push({line, asked: one})
  }
  if (asked.length === 0) throw new Refusal('subject-nothing-asked')
  if (asked.length > LINES_MAX) throw new Refusal('subject-too-much-asked', {lines: asked.length, most: LINES_MAX})
  return asked
}

/** One spelling of what was asked, for its keyed fingerprint in the log. */
export function spellAsked(asked: Asked): string {
  switch (asked.kind) {
    case 'name':
      return `name ${asked.family.join(' ')}, ${asked.given.join(' ')}`
    case 'identity-number':
      return `identity-number ${asked.ten}`
    case 'email':
      return `email ${asked.local}@${asked.domain}`
    case 'phone':
      return `phone ${asked.isForeign ? '+' : '0'}${asked.digits}`
    case 'address':
      return `address ${asked.street.join(' ')} ${asked.number}${asked.entrance ?? ''}`
    case 'account':
      return `account ${asked.account}`
    case 'diary-number':
      return `diary-number ${asked.number}`
  }
}

function readLine(written: string): readonly Asked[] {
  const colon = written.indexOf(':')
  const label = colon < 0 ? undefined : LABELS[written.slice(0, colon).trim().toLowerCase()]
  if (label !== undefined) {
    const one = readAs(label, written.slice(colon + 1).trim())
    return one === null ? [] : [one]
  }
  if (written.includes('@')) return present(readAs('email', written))
  // A mobile number may be the identity number of somebody born in January of a year that ends in 7: then both are looked for.
  const number = readAs('identity-number', written)
  const phone = /^\d{6}[-+]\d{4}$/.test(written) || !/^[(+0]/.test(written) ? null : readAs('phone', written)
  if (phone !== null) return present(phone, number?.kind === 'identity-number' && number.check !== 'wrong' ? number : null)
  if (number !== null) return [number]
  return present(/\d/.test(written) ? readAs('address', written) : readAs('name', written))
}

function present(...asked: readonly (Asked | null)[]): readonly Asked[] {
  return asked.filter((one) => one !== null)
}

function readAs(kind: AskedKind, written: string): Asked | null {
  switch (kind) {
    case 'name':
      return readName(written)
    case 'identity-number':
      return readIdentityNumber(written)
    case 'email': {
      const match = /^([^\s@<>"(),;:]+)@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/u.exec(written.toLowerCase())
      return match === null ? null : {kind, local: match[1] ?? '', domain: match[2] ?? ''}
    }
    case 'phone':
      return readPhone(written)
    case 'address':
      return readAddress(written)
    case 'account':
      return /^\S+$/.test(written) ? {kind, account: written.toLowerCase()} : null
    case 'diary-number':
      return written === '' ? null : {kind, number: written}
  }
}

/** Words that begin a family name of several words. */
const PARTICLES = new Set(['von', 'van', 'af', 'av', 'de', 'da', 'del', 'della', 'der', 'den', 'di', 'dos', 'du', 'el', 'al', 'la', 'le', 'bin', 'ibn', 'ten', 'ter', 'zu', 'zur'])

function readName(written: string): Asked | null {
  if (!/^[\p{L}\p{M}'’´`., -]+$/u.test(written)) return null
  const [family = [], given, ...more] = written.split(',').map(wordsOfName)
  if (more.length > 0 || family.length === 0) return null
  if (given !== undefined) return given.length === 0 ? null : {kind: 'name', given, family}
  // A hyphen binds: `Anna Berg-Lind` has one family name of two halves.
  const spaced = written.split(' ').map(wordsOfName).filter((words) => words.length > 0)
  let first = spaced.length - 1
  while (first > 1 && PARTICLES.has(spaced[first - 1]?.[0] ?? '')) first -= 1
  return {kind: 'name', given: spaced.slice(0, first).flat(), family: spaced.slice(first).flat()}
}

/** The words of a name in small letters: hyphens, dots and spaces only stand between them. */
function wordsOfName(text: string): readonly string[] {
  return text.toLowerCase().split(/[\s.-]+/).filter((word) => word !== '')
}

/** True of a word that only leads a family name in. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word)
}

function readIdentityNumber(written: string): Asked | null {
  const bare = written.toUpperCase().replace(/[\s.+/_-]/g, '')
  if (!/^\d{6,8}[\dA-Z]{4}$/.test(bare)) return null
  const found = identityNumber(bare)
  return found === null ? null : {kind: 'identity-number', ten: bare.slice(-10), century: bare.length === 12 ? bare.slice(0, 2) : null, check: found.check}
}

function readPhone(written: string): Asked | null {
  if (!/^\+?[\d\s()./-]+$/.test(written)) return null
  const digits = written.replace(/\(0\)/, '').replace(/\D/g, '')
  const isInternational = written.startsWith('+') || /^00[1-9]/.test(digits)
  const bare = isInternational ? digits.replace(/^00/, '') : digits
  if (bare.length < 7 || bare.length > 15) return null
  if (isInternational) return bare.startsWith('46') ? {kind: 'phone', digits: bare.slice(2).replace(/^0/, ''), isForeign: false} : {kind: 'phone', digits: bare, isForeign: true}
  return bare.startsWith('0') ? {kind: 'phone', digits: bare.slice(1), isForeign: false} : null
}

function readAddress(written: string): Asked | null {
  // What follows the street's number (entrance, postal code, town) narrows nothing: many texts leave it out.
  const match = /^(\p{L}[\p{L}\p{M}'’.\s-]*?)\s?(\d{1,4})\s?([a-zåäö])?(?=$|[\s,])/iu.exec(written)
  if (match === null) return null
  const street = (match[1] ?? '').toLowerCase().split(/[\s.-]+/).filter((word) => word !== '')
  return street.length === 0 ? null : {kind: 'address', street, number: match[2] ?? '', entrance: match[3]?.toLowerCase() ?? null}
}

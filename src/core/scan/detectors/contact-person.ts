import type {Detector, Hit, ScanContext} from '../detector.js'
import {givenLevel, surnameLevel, WORD} from '../lexica.js'
import {namesIn} from '../names/names-in.js'
import type {Reading} from '../reading.js'
import {readingForNames} from '../reading-for-names.js'

// What stands between an organisation and the one who answers for it.
const CUE = /(?:att(?:n|ention)?\s?[.:]|attn(?=\s)|att(?=\s\p{Lu})|c\/o:?|v\/|kontaktpersoner?:?|kontakt:|kontaktuppgift(?:er)?:|ombud:?|genom|företrädare:?|företräds av|företrädd av|handläggare:?|ansvarig:|referens:|er referens|vår referens|gm\.?)\s{0,3}/iuy

/** A contact person named beside an organisation: `Bygg AB, att: …`, `c/o`, `genom`, `Namn, Bygg AB` (C1). */
export const contactPerson = {
  id: 'contact-person',
  version: 7,
  kinds: ['contact-person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['after-cue', 'beside-organisation'],

  find(text: string, context: ScanContext): readonly Hit[] {
    // In the officer's field a name beside a unit is the officer's (B1).
    if (context.field === 'officer') return []
    const hits: Hit[] = []
    const names = namesIn(text, context)
    const reading = readingForNames(text, context.field, context.lexica)
    let reached = 0
    for (const word of reading.words) {
      // Tried only where one of the words stands that a cue begins with.
      if ((word.bits & WORD.contact) === 0 || word.start < reached) continue
      CUE.lastIndex = word.start
      const match = CUE.exec(text)
      if (match === null) continue
      const from = match.index + match[0].length
      reached = from
      const name = names[firstFrom(names, from)]
      if (name !== undefined && name.start <= from + 24 && isTitled(text.slice(from, name.start))) hits.push({kind: 'contact-person', start: match.index, end: name.end, certainty: name.certainty, why: 'after-cue'})
      else {
        const end = shortName(reading, from, match[0])
        if (end > 0) hits.push({kind: 'contact-person', start: match.index, end, certainty: 'likely', why: 'after-cue'})
      }
    }
    // Those after a cue stand in the order of the text, as the names do.
    const cued = [...hits]
    let next = 0
    for (const name of names) {
      while (next < cued.length && (cued[next]?.end ?? 0) <= name.start) next++
      if ((cued[next]?.start ?? Infinity) < name.end) continue
      if (isBesideOrganisation(reading, name.first, name.last)) hits.push({kind: 'contact-person', start: name.start, end: name.end, certainty: 'likely', why: 'beside-organisation'})
    }
    return hits
  },
} as const satisfies Detector

/** The first of what stands in order that begins at `from` or later. */
function firstFrom(ordered: readonly {readonly start: number}[], from: number): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Between cue and name nothing but a title in small letters may stand. */
function isTitled(between: string): boolean {
  return /^[\p{Ll}\s]{0,24}$/u.test(between)
}

/** `att: Lotta`, `c/o Ekmark`: after these cues a capitalised word that is no function is a name. */
function shortName(reading: Reading, from: number, cue: string): number {
  const at = firstFrom(reading.words, from)
  const word = reading.words[at]
  if (word === undefined || word.start !== from || word.form !== 'capital') return 0
  const strong = /^(?:att|c\/o|v\/)/iu.test(cue)
  const named = Math.max(givenLevel(word.bits), surnameLevel(word.bits))
  // What goes on with capitals is the name of something else: `genom Elsa Brändströms skola`.
  const next = word.gap === 'space' ? reading.words[at + 1] : undefined
  if (!strong && next?.form === 'capital') return 0
  if ((word.bits & (WORD.common | WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade | WORD.notName | WORD.place)) !== 0) return 0
  return named >= (strong ? 3 : 5) ? word.end : 0
}

/** Whether an organisation stands on the other side of a comma, slash or dash. */
function isBesideOrganisation(reading: Reading, first: number, last: number): boolean {
  const {words} = reading
  const after = words[last]?.gap
  if (first === last && reading.text.charAt((words[first]?.start ?? 0) - 2) === ';') return false
  if (after === 'comma' || after === 'slash' || after === 'other') {
    for (let at = last + 1; at < Math.min(words.length, last + 7); at++) {
      if (isOrganisation(words[at])) return true
      if (words[at]?.gap !== 'space' && words[at]?.gap !== 'and') break
    }
  }
  const gap = words[first - 1]?.gap
  if (gap !== 'comma' && gap !== 'slash' && gap !== 'other') return false
  for (let at = first - 1; at >= Math.max(0, first - 6); at--) {
    if (isOrganisation(words[at])) return true
    const before = words[at - 1]?.gap
    if (before !== 'space' && before !== 'and') break
  }
  return false
}

const AUTHORITY = /(?:verket|myndigheten|styrelsen|nämnden|kommun|kommunen|region|regionen|departementet|domstolen|rätten|kassan|universitetet?|högskolan?|föreningen|förbundet|stiftelsen|partiet|demokraterna|moderaterna|liberalerna|byrån|bolaget|förvaltningen|kontoret|avdelningen|enheten)s?$/u

function isOrganisation(word: Reading['words'][number] | undefined): boolean {
  if (word === undefined) return false
  if ((word.bits & WORD.orgHead) !== 0 && word.form === 'capital') return true
  if ((word.bits & WORD.orgEnd) !== 0 && (word.form === 'upper' || word.form === 'capital' || word.lower.length > 3)) return true
  return AUTHORITY.test(word.lower)
}

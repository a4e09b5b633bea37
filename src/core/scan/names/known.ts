import type {ScanContext} from '../detector.js'
import {givenLevel} from '../lexica.js'
import {type Reading, termsIn} from '../reading.js'
import type {TermMatch} from '../term-index.js'
import type {Name} from './name.js'

// A namesake may write a letter, or be told of by a title.
const BY_NAMESAKE =
  /(?:från|till|mot|(?:yttrande|skrivelse|förslag|synpunkt(?:er)?|klagomål|ansökan|motion|anmälan|begäran) av|(?:samtal|möte|avtal|kontakt|telefon) med|gällande|angående|avseende|rörande|elev|eleven|handläggare|sökande|klagande|granne|anställd|hos)\s{1,3}$/u
const PRIZE = /(?:pris|priset|stipendiet|hyllning|minnesmärke)\s(?:till|av|över)\s{1,3}$/u
// Works of art and systems are called by a given name: `premiär för Ronja`, `uppgradering av Sofia`.
const WORK_OR_SYSTEM =
  /(?:premiär (?:för|av)|visning(?:en)? av|filmvisning|filmen|filmkväll(?:en)?|bio|pjäsen|teater(?:n)?|föreställning(?:en)?|uppsättning(?:en)? av|utställning(?:en)?(?: om| av)?|sagostund med|boken om|musikalen|operan|version av|uppgradering av|driftstopp i|driftstörning i|avbrott i|inloggning i|utbildning i|licens(?:er)? (?:för|till)|support (?:för|av)|modul i|integration med|införande av|avveckling av systemet)[:\s"“”»]{1,3}(?:\p{L}{2,20}(?:,|\soch|\s&)\s){0,4}$/u
const QUOTED_WORK = /(?:film|bok|pjäs|program|projekt|serie|utställning|föreställning|teater|konsert|musikal|opera|visning|kväll|spel|drama|skulptur|verk|novell|roman|låt|vis)\p{L}{0,8}[:\s]{0,2}$/u
const QUOTES = '"“”»'
/** From this level a firm's name is a given name as well. */
const GIVEN = 4
/** How far a name's surroundings are looked at, in UTF-16 units. */
const LEAD = 48

/**
 * The names that are somebody's: without firms and clubs called after people, and, where the text is about no private person, without the long dead,
 * the invented, and works, ships and systems with a name of their own.
 */
export function withoutKnown(names: readonly Name[], reading: Reading, {field, caseNature, lexica}: ScanContext): readonly Name[] {
  if (names.length === 0) return names
  const terms = termsIn(reading.text, lexica)
  const firms = sorted(terms, 'organisation')
  const mayBeKnown = caseNature !== 'private' && (field === 'heading' || field === 'file')
  const known = mayBeKnown ? sorted(terms, 'known') : []
  const {lower} = reading
  return names.filter((name) => {
    const firm = covering(firms, name.start)
    // A given name that is a firm's too is somebody's before a surname.
    if (firm !== null && (firm.end >= name.end - 1 || givenLevel(reading.words[name.first]?.bits ?? 0) < GIVEN || lower.slice(firm.start, firm.end).includes(' '))) return false
    if (!mayBeKnown) return true
    const lead = lower.slice(Math.max(0, name.start - LEAD), name.start)
    const covered = covering(known, name.start)
    if (covered !== null && covered.end >= name.end - 1 && (!BY_NAMESAKE.test(lead) || PRIZE.test(lead))) return false
    if (name.first === name.last && WORK_OR_SYSTEM.test(lead)) return false
    if (/(?:^|[\s(])[mst]\/[sy]\s$/u.test(lead)) return false
    return !isQuotedWork(lead, lower.slice(name.end, name.end + LEAD))
  })
}

function sorted(terms: readonly TermMatch[], sort: 'organisation' | 'known'): readonly TermMatch[] {
  return terms.filter(({category}) => category === sort).toSorted((a, b) => a.start - b.start)
}

/** The longest of the last few that begin before a place and reach over it. */
function covering(terms: readonly TermMatch[], at: number): TermMatch | null {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  let found: TermMatch | null = null
  for (let k = low - 1; k >= Math.max(0, low - 4); k--) {
    const term = terms[k]
    if (term !== undefined && term.end > at && (found === null || term.end > found.end)) found = term
  }
  return found
}

/** `filmkvällen "Kalle Blomkvist"`: between quotation marks after a word for a work. */
function isQuotedWork(lead: string, rest: string): boolean {
  const open = Math.max(...[...QUOTES].map((quote) => lead.lastIndexOf(quote)))
  return open >= 0 && [...QUOTES].some((quote) => rest.includes(quote)) && QUOTED_WORK.test(lead.slice(0, open))
}

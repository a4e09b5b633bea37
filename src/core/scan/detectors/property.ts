import type {Detector, Hit, ScanContext} from '../detector.js'
import {WORD} from '../lexica.js'
import {readingOf} from '../reading.js'
import {isOfAHome} from '../somebody.js'
import {isOwnBusiness} from '../own-business.js'
import {digitsIn, GatedPattern} from '../signs.js'

const COUNTED = /^(?:bilaga|bil|etapp|del|version|punkt|nr|nummer|kvartal|tertial|år|vecka|klass|årskurs|avsnitt|kapitel|dag|mål|grupp|hus|våning|rum|avdelning|paragraf|artikel|steg|fas|lag|sida|sid|tabell|figur|alternativ|nivå|sektion|förslag|beslut|protokoll|kallelse|möte|sammanträde|block|delområde|område|enhet|team|ärende|handling|remiss|program|projekt|linje|väg|riksväg|länsväg|e|kl|klockan|den|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|augusti|delårsrapport|uppföljning|prognos|budget|covid|agenda|vision|horisont|dnr|bygglov|steg|zon|kategori|typ|modell|omgång|utgåva|upplaga|plan|paragrafen|kap|stycke|post|box|lgh|lägenhet|plats|ledamot|spår|kod|konto|period|del|fråga|svar|begäran|skrivelse|komplettering|revidering|ändring|tillägg)$/u

/** Property designations (`Ekbacken 1:23`, `Kvarn 3`), which lead to an owner where the case is about a private person (B10). */
export const property = {
  id: 'property',
  version: 4,
  kinds: ['property'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['register-number', 'block-and-number'],

  find(text: string, context: ScanContext): readonly Hit[] {
    if (digitsIn(text) === 0 || (context.caseNature !== 'private' && !(context.field === 'heading' && (isOfAHome(text, context) || (context.caseNature === 'unknown' && isOfItsOwner(text, context)))))) return []
    const hits: Hit[] = []
    const {words} = readingOf(text, context.lexica)
    for (let at = 1; at < words.length; at++) {
      const [name, number] = [words[at - 1], words[at]]
      if (name === undefined || number?.form !== 'mixed' || name.gap !== 'space' || !/^s?\d{1,4}$/.test(number.lower)) continue
      const register = /^:\d{1,4}(?!\d)/.exec(text.slice(number.end, number.end + 6))
      const first = firstWord(words, at - 1)
      const start = words[first]?.start ?? name.start
      if (register !== null) {
        // A clock reads the same way.
        if (name.form === 'lower' && /^(?:kl|klockan|den|till)$/.test(name.lower)) continue
        // Statutes, scales and numbers of cases read the same way too.
        if (NUMBERED.test(name.lower) || (number.lower.length === 4 && /^(?:19|20)/.test(number.lower))) continue
        const plain = name.form === 'lower' && name.lower.length > 4 && (name.bits & WORD.common) === 0
        if (name.form === 'capital' || name.form === 'upper' || plain) hits.push({kind: 'property', start, end: number.end + register[0].length, certainty: 'certain', why: 'register-number'})
        continue
      }
      if (!/^\d{1,3}$/.test(number.lower) || /^[:.,%§/-]?\d|^\s?(?:%|kr|st\b|år|kap|mån|barn|tim|m2|kvm|min|platser|personer|dagar)|^[.:]\d/.test(text.slice(number.end, number.end + 9))) continue
      const quarter = words[first - 1]
      const led = quarter !== undefined && (quarter.bits & WORD.placeHead) !== 0
      if (name.form !== 'capital' && name.form !== 'upper') continue
      if (COUNTED.test(name.lower) || (name.opening && !led && (name.bits & (WORD.common | WORD.title)) !== 0) || STREET.test(name.lower)) continue
      hits.push({kind: 'property', start, end: number.end, certainty: 'likely', why: 'block-and-number'})
    }
    return hits
  },
} as const satisfies Detector

// `Skrivelse från boende på Ekbacken 1:23`: whom a property leads to is told of beside it.
const OWNER = new GatedPattern(/(?<!\p{L})(?:boende|(?:fastighets|tomt|mark|hus|villa)?ägaren?|grann(?:e|en|ar|arna)|sökanden?|klaganden?|arrendatorn?|nyttjanderättshavaren?|hyresgäst(?:en)?|invånaren?)(?!\p{L})/u)

function isOfItsOwner(text: string, {lexica}: ScanContext): boolean {
  if (!OWNER.mayFit(text)) return false
  const {lower} = readingOf(text, lexica)
  return OWNER.fits(text, lower) && !isOwnBusiness(lower)
}

const NUMBERED = /^(?:sfs|sou|prop|dir|ds|bet|skr|skala|mål|dnr|diarienr|nr|lag|lagen|förordning|[a-z-]{0,8}fs|kap|psalm|nja|rå|hfd|mig|ad|jo|ks|bn|sn)$/u
const STREET = /(?:gatan?|vägen|gränd(?:en)?|stigen|torget|allén?|slingan)$/u

function firstWord(words: ReturnType<typeof readingOf>['words'], at: number): number {
  let first = at
  while (first > 0 && at - first < 2) {
    const before = words[first - 1]
    if (before?.gap !== 'space' || before.form !== 'capital' || before.opening || (before.bits & WORD.placeHead) !== 0) break
    first--
  }
  return first
}

import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf} from '../reading.js'
import {digitsIn, GatedPattern} from '../signs.js'

const STREET = /(?:gatan?|vägen|väg|gränd(?:en)?|stigen|stig|torget|torg|allén?|backen?|esplanaden|slingan|ringen|bågen|svängen|kroken|rundan|spåret|stråket|leden|kajen|platsen|plats|plan|terrassen|trappan|promenaden|brinken|höjden|liden|vreten|tunet|gärdet|ängen|åsen|dalen|lyckan|tället|viken|udden|backarna|vändan|löten|gården|hagen|kullen|åkern)$/u
// A road by its number, a plan, and places for other things than living.
const NO_STREET = /^(?:riksväg|länsväg|europaväg)$|(?:detalj|översikts|handlings|verksamhets|tids|projekt|strategi|genomförande|sido|plan|över|ned|bottenvånings|käll|entré|bas|grund)plan$|(?:båt|arbets|parkerings|p-|vård|skol|student|boende|sov|hyres|utbildnings|elev|förskole|barnomsorgs|ställ|uppställnings|upplags|bygg|vänt|mötes|cykel|bad|lek|grill|rast|praktik|utställnings|tavel)plats(?:en)?$|(?:skol|frukt|verk|avd|rätts)gården$|(?:avstånds|projekt|arbets)led(?:en|are)?$/u
const FLAT = new GatedPattern(/(?<![\p{L}\d])(?:lgh|lägenhet(?:snummer|snr)?)\.?\s?(?:nr|nummer)?\s?\d{1,4}(?![\d%]|\s?(?:kr|kvm|m2|st|rok|rum)(?!\p{L}))/giu)
const POSTAL = new GatedPattern(/(?<!\d)[1-9]\d{2} ?\d{2} {1,2}\p{Lu}[\p{L}-]+/gu)

/** Where a person lives: a street with its number, or a postal code and town. Alone it is a place like any other (B10). */
export const address = {
  id: 'address',
  version: 7,
  kinds: ['address'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['street-and-number', 'flat-number', 'postal-code'],

  find(text: string, context: ScanContext): readonly Hit[] {
    if (digitsIn(text) === 0) return []
    const hits: Hit[] = []
    const {words} = readingOf(text, context.lexica)
    for (let at = 1; at < words.length; at++) {
      const here = words[at]
      // A number, or the two letters of `nr` before it.
      if (here === undefined || (here.form !== 'mixed' && here.end - here.start !== 2)) continue
      const street = words[at - 1]
      const number = here.lower === 'nr' && here.gap === 'space' ? words[at + 1] : here
      if (street === undefined || number === undefined || street.gap !== 'space' || !/^\d{1,3}[a-zåäö]?$/.test(number.lower)) continue
      if (street.form === 'mixed' || !STREET.test(street.lower) || NO_STREET.test(street.lower)) continue
      if (isProperty(text, number.end)) continue
      const bare = /^(?:väg|plats|plan|backe|dal|led)$/u.test(street.lower)
      let first = at - 1
      // `Selma Lagerlöfs gata 3`, `Norra vägen 12`: small letters need a name before them.
      while (first > 0 && words[first - 1]?.gap === 'space' && words[first - 1]?.form === 'capital' && at - first < 4 && words[first - 1]?.opening === false) first--
      if (bare && first === at - 1 && !(words[at - 2]?.gap === 'space' && words[at - 2]?.form === 'capital' && words[at - 2]?.lower.endsWith('s') === true)) continue
      if (street.form === 'lower' && first === at - 1) {
        if (words[at - 2]?.form === 'capital' && words[at - 2]?.gap === 'space') first = at - 2
        else if (!DEFINITE.test(street.lower)) continue
      }
      const staircase = words[words.indexOf(number, at) + 1]
      const end = staircase !== undefined && number.gap === 'space' && /^[a-h]$/.test(staircase.lower) && staircase.form === 'initial' ? staircase.end : number.end
      hits.push({kind: 'address', start: words[first]?.start ?? street.start, end, certainty: 'likely', why: 'street-and-number'})
    }
    for (const match of FLAT.allIn(text)) hits.push({kind: 'address', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'flat-number'})
    for (const match of POSTAL.allIn(text)) {
      const before = text.slice(Math.max(0, match.index - 20), match.index)
      if (/box\s?\d+[,\s]*$/iu.test(before)) continue
      hits.push({kind: 'address', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'postal-code'})
    }
    return hits
  },
} as const satisfies Detector

// Streets that people write small; `vägen 3` alone is none.
const DEFINITE = /^\p{L}{3,}(?:gatan|vägen|gränd|gränden|stigen|torget|allén)$/u

function isProperty(text: string, end: number): boolean {
  return text.charAt(end) === ':' && /\d/.test(text.charAt(end + 1))
}

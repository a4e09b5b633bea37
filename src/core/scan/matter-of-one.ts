import {isOfMany} from './of-many.js'
import type {TermMatch} from './term-index.js'

// An illness, an offence or an insult that a heading tells of is somebody's, and so is what is told of a life, unless it is a subject, a place's or everybody's: `Överklagat beslut, hjärtsvikt`, but neither `Smittspårning av legionella` nor `Demensdag`.

const ONES_OWN: ReadonlySet<TermMatch['category']> = new Set<TermMatch['category']>(['health', 'sex-life', 'insult', 'offence', 'circumstances'])
/** A house that is closed or a meeting that is not held, because of somebody or something. */
export const CLOSED = /stäng|inställ|försen|bemanning|flyttas|ersättare|besök/u
// An agreement is ended too, and things are moved.
const OF_A_THING = /avtal|kontrakt|medlemskap|abonnemang|åtagande|prenumeration|licens|arrende(?!tor)|borgen|lokal(?!vård)|tjänst(?!göring|e)/u
const MOVED = /omplacering(?:en)? av (?!\p{L}*(?:elev|medarbet|anställ|lärar|personal|barn|brukar|boende|person|patient|familj|flicka|pojke|man|kvinna))/u
// `demensboende`: a house, which is somebody's where it is asked for, refused or changed.
const HOUSE = /(?:boendet?|boenden|platser(?:na)?)$/u
const ASKED_FOR = /ansök|avslag|överklag|nekad|nekas|byte av \p{L}{0,14}(?:boende|hem|plats|enhet|avdelning)|(?:flytt|plats|inflytt)\p{L}* (?:till|på)|(?:anmälan|klagomål|synpunkt)|omprövning|flyttad|dom(?!\p{L})|beslut(?! om nytt)/u
// What a service is granted to one by: `hemtjänst, avslag`.
const GRANTED = /(?<!\p{L})(?:(?:avslag|bifall)(?! (?:på|till) (?:bygglov|förslag|motion|medborgar|planbesked))|avslås|omprövning|överklag|nekad|nekas|indragen|indraget|beviljad|beviljas|beviljat)/u
// What happens to things as well: nobody is told of by it alone.
const TO_THINGS = /ohälsa|sjuklön|skada[dt]|uppsag[dt]|skolkök|psykiska? hälsa|avstängning av|medarbetarsamtal|särskilt stöd|inbrott|skadegör|klottr|klotter|stöld|stulen|stulet|stulna|polisanmäl|brottslig|välfärdsbrott|åtal|brand|jakt|miljöbrott|mut[bo]|korruption|penningtvätt|stämning|fängels(?!edom|estraff)|kriminalvård|smitt|salmonell|legionell|vaccin|influensa|vinterkräk|covid|corona|pandemi/u
/** How much of a heading is read each way from a word, in UTF-16 units: more than any heading that a registry writes. */
const AROUND = 400

/** The first word of a heading that tells of one person's matter though it names nobody. In a public case type offences and insults alone do. */
export function matterOfOne(terms: readonly TermMatch[], lower: string, caseNature: 'public' | 'unknown'): {readonly start: number; readonly end: number} | null {
  for (const {category, start, end} of terms) {
    if (caseNature === 'public' && category !== 'offence' && category !== 'insult') continue
    if (category !== 'care' && (!ONES_OWN.has(category) || TO_THINGS.test(lower.slice(start, end)))) continue
    const [before, after] = [lower.slice(Math.max(0, start - AROUND), start), lower.slice(end, end + AROUND)]
    if (category === 'care' ? GRANTED.test(`${before} ${after}`) && !isOfMany(`${before} ${after}`) : isOnesOwn(before, lower.slice(start, end), after)) return {start, end}
  }
  return null
}

/** Whether a word is one person's by what stands around it. */
function isOnesOwn(before: string, word: string, after: string): boolean {
  const rest = `${before} ${after}`
  if (HOUSE.test(word + (/^\p{L}*/u.exec(after)?.[0] ?? '')) && !ASKED_FOR.test(rest)) return false
  if ((word.includes('uppsägning') && OF_A_THING.test(rest)) || (word.includes('omplacering') && MOVED.test(before + word + after))) return false
  return !isOfMany(rest) && !CLOSED.test(rest)
}

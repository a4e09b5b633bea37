import {type Lexica, WORD} from './lexica.js'

const ORGANISATION = WORD.orgEnd | WORD.orgHead | WORD.orgJoin | WORD.placeHead | WORD.trade | WORD.common | WORD.place
const ENDS_AS_ORGANISATION = /(?:förening|föreningen|förbund|förbundet|verket|styrelsen|nämnden|bolaget|företag|byrån|kontoret|skola|skolan|kyrkan|församling|samfällighet|stiftelsen?|kommun|region|museet|universitet|högskola|högskolan|domstolen|rätten|myndigheten|inspektionen|centralen|sällskapet|klubben|gruppen|huset|teatern)$/

/**
 * True where two to four capitalised words stand for a party and none of them tells of an organisation or a place: perhaps a person whose name
 * no word list has. For comparing what an entry holds back with what it shows, where a false alarm costs one look.
 */
export function couldBePerson(party: string, lexica: Lexica): boolean {
  const words = party.trim().split(/\s+/)
  if (words.length < 2 || words.length > 4) return false
  return words.every((word) => {
    if (!/^\p{Lu}[\p{L}'’-]+$/u.test(word)) return false
    const folded = word.normalize('NFC').toLowerCase()
    return !ENDS_AS_ORGANISATION.test(folded) && ((lexica.words.get(folded) ?? 0) & ORGANISATION) === 0
  })
}

import type {Detector, Hit} from '../detector.js'
import {GatedPattern} from '../signs.js'

const ACCOUNT = new GatedPattern(/(?:bankkonto|kontonummer|konto ?nr|konto-nr|clearing-?(?:nummer|nr)?|personkonto|lönekonto|privatkonto|sparkonto|(?:utbetalas|betalas ut|insättning|sätts in|överförs) (?:till|på)|konto|swedbank|nordea|seb|handelsbanken|danske bank|länsförsäkringar bank|ica banken|skandiabanken|skandia|sparbanken|avanza)[.:]{0,2}\s{0,2}(?:(?:i|hos|på) \p{L}{2,20}\s)?(?:nr|nummer)?[.:]{0,2}\s{0,2}(\d(?:[ \t.,-]{0,2}\d){6,17})(?! ?\d)(?!\s?kr(?!\p{L})|:-|,\d\d(?!\d))/giu)
const IBAN = new GatedPattern(/(?<![\p{L}\d])SE\s?\d{2}(?: ?\d{4}){5}(?!\d)/giu, /se\s?\d\d/i)
const FOREIGN_IBAN = new GatedPattern(/(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu, /[A-Z]{2}\d{2} ?[A-Z\d]{4}/i)

/** Bank accounts after a word that says so. Bankgiro and plusgiro belong to organisations and are left alone (B10). */
export const bankAccount = {
  id: 'bank-account',
  version: 3,
  kinds: ['bank-account'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['after-cue', 'iban'],

  find(text: string): readonly Hit[] {
    const hits: Hit[] = []
    for (const match of ACCOUNT.allIn(text)) {
      const number = match[1] ?? ''
      const end = match.index + match[0].length
      hits.push({kind: 'bank-account', start: end - number.length, end, certainty: 'likely', why: 'after-cue'})
    }
    for (const match of IBAN.allIn(text)) hits.push({kind: 'bank-account', start: match.index, end: match.index + match[0].length, certainty: 'certain', why: 'iban'})
    for (const match of FOREIGN_IBAN.allIn(text)) {
      if (!match[0].startsWith('SE') && isIban(match[0].replaceAll(' ', ''))) hits.push({kind: 'bank-account', start: match.index, end: match.index + match[0].length, certainty: 'certain', why: 'iban'})
    }
    return hits
  },
} as const satisfies Detector

/** ISO 13616: the number with its first four signs last, letters as 10–35, leaves 1 when divided by 97. */
function isIban(number: string): boolean {
  let rest = 0
  for (const sign of `${number.slice(4)}${number.slice(0, 4)}`) {
    const value = parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

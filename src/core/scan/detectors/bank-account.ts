import type {Detector, Hit} from '../detector.js'

const ACCOUNT = /(?:bankkonto|kontonummer|konto ?nr|konto-nr|clearing(?:nummer|nr)?|personkonto|lönekonto|privatkonto|utbetalas till konto|till konto|konto)[.:]{0,2}\s{0,2}(?:nr|nummer)?[.:]{0,2}\s{0,2}(\d(?:[ \t.,-]{0,2}\d){6,17})(?!\d)/giu
const IBAN = /(?<![\p{L}\d])SE\d{2}(?: ?\d{4}){5}(?!\d)/gu

/** Bank accounts after a word that says so. Bankgiro and plusgiro belong to organisations and are left alone (B10). */
export const bankAccount = {
  id: 'bank-account',
  version: 1,
  kinds: ['bank-account'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['after-cue', 'iban'],

  find(text: string): readonly Hit[] {
    const hits: Hit[] = []
    if (!/\d{2}/.test(text)) return hits
    if (/kont|clearing/i.test(text)) {
      for (const match of text.matchAll(ACCOUNT)) {
        const number = match[1] ?? ''
        const end = match.index + match[0].length
        hits.push({kind: 'bank-account', start: end - number.length, end, certainty: 'likely', why: 'after-cue'})
      }
    }
    if (text.includes('SE')) for (const match of text.matchAll(IBAN)) hits.push({kind: 'bank-account', start: match.index, end: match.index + match[0].length, certainty: 'certain', why: 'iban'})
    return hits
  },
} as const satisfies Detector

import type {Detector, Hit, ScanContext} from '../detector.js'
import {GatedPattern} from '../signs.js'

// A number of at most 20 signs that begins like a telephone number. What follows each digit is bounded, so the time is too.
const CANDIDATE = new GatedPattern(/(?<![\p{L}\d/.,§+-]|\d:)(?:\+|00)[1-9]\d{0,2}(?:[ \t]?\(0\))?(?:[ \t\n/.()-]{0,3}\d){6,11}(?![\d]|[-/:]\d)|(?<![\p{L}\d/.,§+-]|\d:)\(?0(?: ?\d){1,3}\)?(?:[ \t\n/.-]{0,3}\d){5,8}(?![\d]|[-/:]\d)/gu, /(?:^|\D)[+0]/)
// Without an area code only a word tells that it is a telephone.
const LOCAL = new GatedPattern(/(?<![\p{L}\d])(?:tel|tfn|telefon|mobil|hemtelefon|bostad)(?:nr|nummer)?[.:]{0,2}\s{0,2}([1-9]\d{1,2}[ -]?\d{2}[ -]?\d{2,3})(?![\d:/-]| ?\d| ?kr)/giu)
const CUE = /(?:tel|tfn|telefon|telefonnummer|mobil|mobilnr|mobilnummer|mob|ring|nås på|sms|phone|kontakt)[a-zåäö]*[.:]{0,2}\s?(?:nr|nummer)?[.:]{0,2}\s{0,2}$/u
const OTHER = /(?:^|[^\p{L}])(?:dnr|diarie|ocr|faktur|bankgiro|bg|plusgiro|pg|konto|clearing|order|referens|artikel|kund|avtal|org|ärende|isbn|issn|kl|den|period)[a-zåäö]*[.:]{0,2}\s?(?:nr|nummer)?[.:]{0,2}\s{0,2}$/u
const HOME = /hem|nås på|ring mig|privat|mobil/u
const SWITCHBOARD = /(?:(?:[a-zåäö]{0,20}jour[a-zåäö]{0,4}|växeln|kundtjänst|kundcenter|kontaktcenter|felanmälan|driftcentralen|reception(?:en)?)(?:\s(?:svarar|nås|dygnet|runt|är|har|öppen|alla|vardagar|kl|tel|telefon|telefonnummer|nummer|på|via|ring)[.:]?){1,6}\s{0,2}$|(?:växel|vxl|kundtjänst|kundservice|kontaktcenter|medborgarservice|reception|receptionen|jour|fax|servicecenter|upplysning)[a-zåäö]*[.:]{0,2}\s?(?:nr|nummer|tel|tfn|telefon)?[.:]{0,2}\s{0,2}$)/u

const TO_SWITCHBOARD = /^\s(?:\(|till\s)?(?:växel|kundtjänst|kundservice|kundcenter|kontaktcenter|medborgarservice|reception|jour)/u

/** Telephone numbers that lead to one person; switchboards and service numbers are left alone (B10). */
export const phone = {
  id: 'phone',
  version: 4,
  kinds: ['phone'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['mobile', 'after-cue', 'written-like-telephone'],

  find(text: string, {field}: Pick<ScanContext, 'field'>): readonly Hit[] {
    const hits: Hit[] = []
    for (const match of CANDIDATE.allIn(text)) {
      const number = match[0]
      const start = match.index
      const lead = text.slice(Math.max(0, start - 48), start).toLowerCase()
      const digits = number.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^00(?=[1-9])/, '')
      const foreign = /^\+|^00[1-9]/.test(number)
      const national = foreign ? (digits.startsWith('46') ? `0${digits.slice(2).replace(/^0/, '')}` : digits) : digits
      if (SWITCHBOARD.test(lead) || OTHER.test(lead) || TO_SWITCHBOARD.test(text.slice(start + number.length, start + number.length + 28).toLowerCase())) continue
      const cued = CUE.test(lead)
      // Numbers that end in two noughts are an organisation's own, and 020 and 077 are services.
      if (!national.startsWith('07') && /00$/.test(national) && !HOME.test(lead)) continue
      if (/^0(?:20|77|10)/.test(national) && !foreign && !cued) continue
      if (national.length < 7 || national.length > 12) continue
      const mobile = /^07[02369]\d{7}$/.test(national)
      const shaped = foreign || /^\(?0\d{1,3}\)?[ ]?[-/][ ]?\d/.test(number) || /^0\d{1,3} \d{2,3} \d{2}(?: \d{2})?$/.test(number)
      // In the party field nothing but a telephone number begins with a nought.
      const alone = field === 'party' && /^0[1-9]\d{7,8}$/.test(number)
      if (!mobile && !cued && !alone && !(shaped && national.length >= 8)) continue
      const end = start + number.length
      hits.push({kind: 'phone', start, end, certainty: mobile || cued ? 'certain' : 'likely', why: mobile ? 'mobile' : cued ? 'after-cue' : 'written-like-telephone'})
    }
    for (const match of LOCAL.allIn(text)) {
      const number = match[1] ?? ''
      const end = match.index + match[0].length
      if (!/00$/.test(number) && !SWITCHBOARD.test(text.slice(Math.max(0, match.index - 28), match.index).toLowerCase())) hits.push({kind: 'phone', start: end - number.length, end, certainty: 'likely', why: 'after-cue'})
    }
    return hits
  },
} as const satisfies Detector

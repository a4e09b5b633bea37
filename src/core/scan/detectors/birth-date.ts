import {isCalendarDay} from '../../terms/identity-number.js'
import type {Detector, Hit, ScanContext} from '../detector.js'
import {namesIn} from '../names/names-in.js'
import {dateDigits, DAY_FIRST, MONTH_IN_WORDS} from '../written-date.js'
import {digitsIn, GatedPattern} from '../signs.js'

const DATE = String.raw`\d{8}|\d{6}|(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{2}[-./]\d{2}[-./]\d{2}|${DAY_FIRST}|${MONTH_IN_WORDS}`
const CUED = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])(?:person-?nr|personnummer|pers\.?\s?nr|persnr|pnr|p\.nr|född[ae]?n?|fött|födelse-?(?:datum|tid|dag)|f\.|samordningsnummer)(?:\s?(?:den|är|:|\.|=|\()){0,2}\s{0,3}(${DATE})(?![\d]|\s?[-+]\s?\d)`, 'giu'))
// `elev f 850312`
const PERSON_BORN = new GatedPattern(/(?<!\p{L})(?:elev(?:en)?|klient(?:en)?|brukare(?:n)?|patient(?:en)?|kvinna(?:n)?|man(?:nen)?|pojken?|flickan?|barn(?:et)?|son(?:en)?|dotter(?:n)?|person(?:en)?|sökande(?:n)?|vårdtagare(?:n)?|anställd|medborgare(?:n)?),?\s\(?f(?:ödd)?\.?:?\s?(\d{8}|\d{6}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}[ -](?:19|20)?\d{2})(?!\d|-\d)/giu, /[a-z],?\s\(?f(?:ödd)?[.:]?:?\s?\d/i)
// `850312-XXXX`: who wrote it knew whose number it is.
const MASKED = new GatedPattern(/(?<![\p{L}\d])(\d{8}|\d{6})\s?[-+–]\s?(?:[xX*#•?]{4}|\d{1,3}[xX*#•?]{1,3}|[xX*#•?]{1,3}\d{1,3}|n{4}|N{4}|_{4}|-{4}|\.{4})(?![\p{L}\d])/gu, /\d\s?[-+–]\s?(?:\d{1,3}[xX*#•?]|[xX*#•?nN_.-][xX*#•?nN_.\d-])/)
const BESIDE_NAME = /^(?:[\s,]{0,2}\(\s?(?:f(?:ödd)?\.?\s?)?|,?\sf(?:ödd)?\.?\s?)(\d{6}|\d{8}|(?:19|200|201)\d{1,2}-\d{2}-\d{2})(?!\d|-\d)\s?\)?/u

/** A date of birth: after a word that says so, with its last four digits left out, or in brackets after a name (B2, B10). */
export const birthDate = {
  id: 'birth-date',
  version: 3,
  kinds: ['birth-date'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['after-cue', 'masked', 'after-name'],

  find(text: string, context: ScanContext): readonly Hit[] {
    // `1 jan 85` has three.
    if (digitsIn(text) < 3 || !/\d{2}/.test(text)) return []
    const hits: Hit[] = []
    for (const match of CUED.allIn(text)) {
      const date = match[1] ?? ''
      const end = match.index + match[0].length
      if (isCalendarDay(dateDigits(date))) hits.push({kind: 'birth-date', start: end - date.length, end, certainty: 'certain', why: 'after-cue'})
    }
    for (const match of MASKED.allIn(text)) {
      if (isCalendarDay(match[1] ?? '')) hits.push({kind: 'birth-date', start: match.index, end: match.index + match[0].length, certainty: 'certain', why: 'masked'})
    }
    for (const match of PERSON_BORN.allIn(text)) {
      const date = match[1] ?? ''
      const end = match.index + match[0].length
      if (isCalendarDay(dateDigits(date)) && !hits.some((hit) => hit.end === end)) hits.push({kind: 'birth-date', start: end - date.length, end, certainty: 'likely', why: 'after-name'})
    }
    if (/\(\s?[fö\d]|\sf(?:ödd)?\.?\s?\d/i.test(text)) {
      for (const {end} of namesIn(text, context)) {
        const match = BESIDE_NAME.exec(text.slice(end, end + 28))
        if (match === null || !isCalendarDay(dateDigits(match[1] ?? ''))) continue
        const from = end + match[0].indexOf(match[1] ?? '')
        hits.push({kind: 'birth-date', start: from, end: from + (match[1] ?? '').length, certainty: 'likely', why: 'after-name'})
      }
    }
    return hits
  },
} as const satisfies Detector

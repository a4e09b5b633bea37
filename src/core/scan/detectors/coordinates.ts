import type {Detector, Hit} from '../detector.js'
import {GatedPattern} from '../signs.js'

// Sweden lies between 55 and 70 degrees north and 10 and 25 degrees east.
const DEGREES = new GatedPattern(/(?<![\d.,])(?:5[5-9]|6\d)[.,]\d{3,8}\s?°?\s?[NnEe]?\s{0,2}[,;/]?\s{0,2}[EeNn]?\s?(?:1\d|2[0-4])[.,]\d{3,8}(?!\d)/gu, /\d[.,]\d{3}/)
const MINUTES = new GatedPattern(/(?<!\d)(?:5[5-9]|6\d)\s?°\s?\d{1,2}(?:[.,]\d{1,5})?\s?['′’]\s?(?:\d{1,2}(?:[.,]\d{1,4})?\s?["″”]?)?\s?N?/gu, /°/)
// SWEREF 99 TM: north has seven digits, east six; RT 90: seven and seven.
const METRES = new GatedPattern(/(?<![\d.,])(?:[NX]\s?[:=]?\s{0,2})?(6[1-7]\d{5})(?:[.,]\d{1,3})?\s{0,2}[,;/]?\s{0,2}(?:[EY]\s?[:=]?\s{0,2})?([2-9]\d{5}|1[2-9]\d{5})(?:[.,]\d{1,3})?(?!\d)/gu, /6[1-7]\d{5}/)
// What has seven digits and then six is a place only where something says so, or where it is written so.
const CUE = /koordinat|sweref|rt ?90|wgs|gps|position|nord|east|ost|\bN\b|\bE\b|\bX\b|\bY\b/iu

/** A place told by its coordinates (WGS 84, SWEREF 99, RT 90), which leads to a home as an address does (B10). */
export const coordinates = {
  id: 'coordinates',
  version: 6,
  kinds: ['coordinates'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['degrees', 'metres'],

  find(text: string): readonly Hit[] {
    const hits: Hit[] = []
    const add = (match: RegExpExecArray, why: 'degrees' | 'metres'): void => {
      hits.push({kind: 'coordinates', start: match.index, end: match.index + match[0].trimEnd().length, certainty: 'likely', why})
    }
    for (const match of DEGREES.allIn(text)) add(match, 'degrees')
    for (const match of MINUTES.allIn(text)) add(match, 'degrees')
    if (METRES.mayFit(text) && CUE.test(text)) for (const match of METRES.allIn(text)) add(match, 'metres')
    return hits
  },
} as const satisfies Detector

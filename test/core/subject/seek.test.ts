import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseAsked} from '../../../src/core/subject/asked.js'
import {seekerOf} from '../../../src/core/subject/seek.js'
import {officialNumbers} from '../support.js'

/** The places that a text has for what is asked, each with its grade. */
function seen(asked: string, text: string): readonly string[] {
  return seekerOf(parseAsked(asked).map((one) => one.asked))
    .see(text)
    .map(({grade, start, end}) => `${grade} ${text.slice(start, end)}`)
}

describe('a name in a text (P2)', () => {
  test.each([
    ['Brev från Åsa Sjögren', 'exact Åsa Sjögren'],
    ['ÅSA SJÖGREN', 'exact ÅSA SJÖGREN'],
    ['Sjögren, Åsa', 'exact Sjögren, Åsa'],
    ['Åsa Sjögrens ansökan', 'exact Åsa Sjögrens'],
    ['ansökan_åsa_sjögren_2.pdf', 'exact åsa_sjögren'],
    ['A\u030Asa Sjo\u0308gren', 'exact A\u030Asa Sjo\u0308gren'],
    ['Åsa Sjö\u00ADgren', 'exact Åsa Sjö\u00ADgren'],
    ['Åsa\nSjögren', 'exact Åsa\nSjögren'],
    ['åsa.sjögren@provkommunen.example', 'exact åsa.sjögren'],
    ['Sjögren Åsa', 'likely Sjögren Åsa'],
    ['Asa Sjogren', 'likely Asa Sjogren'],
    ['Aasa Sjoegren', 'likely Aasa Sjoegren'],
    ['Å. Sjögren', 'likely Å. Sjögren'],
    ['Sjögren, Å.', 'likely Sjögren, Å'],
    ['Åsa Maria Sjögren', 'likely Åsa Maria Sjögren'],
    ['Åsa och Erik Sjögren', 'likely Åsa och Erik Sjögren'],
    ['AsaSjogren.pdf', 'likely AsaSjogren'],
  ])('%j: %s', (text, expected) => {
    expect(seen('Åsa Sjögren', text)).toEqual([expected])
  })

  test.each(['Sjögren', 'Erik Sjögren', 'Åsa Sjögrensson', 'Sjögrensgatan, Åsa', 'Sjögren, Erik; Åsa Berg', 'i Sjögren', 'ö. Sjögren', ''])('%j is another', (text) => {
    expect(seen('Åsa Sjögren', text)).toEqual([])
  })

  test('hyphens, double names and particles', () => {
    expect(seen('Anna-Karin Berg-Lind', 'Anna Karin Berg Lind')).toEqual(['exact Anna Karin Berg Lind'])
    expect(seen('Anna-Karin Berg-Lind', 'Annakarin Berg')).toEqual(['likely Annakarin Berg'])
    expect(seen('Anna-Karin Berg-Lind', 'Lind, Anna-Karin')).toEqual(['likely Lind, Anna-Karin'])
    expect(seen('Anna von Essen', 'von Essen, Anna')).toEqual(['exact von Essen, Anna'])
    expect(seen('Anna von Essen', 'Anna von Platen')).toEqual([])
  })

  test('a word alone is looked for alone', () => {
    expect(seen('Sjögren', 'Familjen Sjögrens hus')).toEqual(['exact Sjögrens'])
    expect(seen('Sjögren', 'Sjogren')).toEqual(['likely Sjogren'])
  })

  test('every place is told, and where it stands in the text as it was given', () => {
    const text = 'Elsa Lindqvist och E. Lindqvist, samt Lindqvist, Elsa'
    const sightings = seekerOf(parseAsked('Elsa Lindqvist').map(({asked}) => asked)).see(text)
    expect(sightings.map(({start, end}) => text.slice(start, end))).toEqual(['Elsa Lindqvist', 'E. Lindqvist', 'Lindqvist, Elsa'])
  })
})

describe('numbers and addresses in a text (P2)', () => {
  const [number = ''] = officialNumbers('personnummer')
  const [century, date, last] = [number.slice(0, 2), number.slice(2, 8), number.slice(8)]
  const wrongCentury = century === '19' ? '20' : '19'

  test.each([
    ['as it is printed', `${date}-${last}`, 'exact'],
    ['with its century', `${century}${date}${last}`, 'exact'],
    ['with another dash', `${date}\u2013${last}`, 'exact'],
    ['as an organisation number', `16${date}${last}`, 'exact'],
    ['with spaces in it', `${date.slice(0, 2)} ${date.slice(2, 4)} ${date.slice(4)} ${last}`, 'exact'],
    ['in pairs', `${date}${last}`.replace(/(..)(?=.)/g, '$1 '), 'likely'],
    ['of another century', `${wrongCentury}${date}${last}`, 'likely'],
    ['in a longer number', `7${date}${last}7`, 'likely'],
    ['masked', `${date}-XXXX`, 'likely'],
  ])('an identity number %s', (_, written, grade) => {
    expect(seen(`personnummer: ${number}`, `Gäller ${written}.`).map((one) => one.split(' ')[0])).toEqual([grade])
  })

  test('another person’s identity number is not one’s own', () => {
    const other = officialNumbers('personnummer').find((one) => one.slice(2, 8) !== date) ?? ''
    expect(seen(`personnummer: ${number}`, `Gäller ${other}, ${other.slice(2, 8)}-${other.slice(8)}.`)).toEqual([])
  })

  test.each([
    ['031-390 06 05', 'tel: 0313900605', ['exact 0313900605']],
    ['031-390 06 05', '+46 (0)31-390 06 05', ['exact +46 (0)31-390 06 05']],
    ['031-390 06 05', '(031) 390 06 05', ['exact (031) 390 06 05']],
    ['031-390 06 05', '46313900605', ['likely 46313900605']],
    ['031-390 06 05', '0313900604', []],
    ['elsa@provkommunen.example', 'Elsa@Provkommunen.example.', ['exact Elsa@Provkommunen.example']],
    ['elsa@provkommunen.example', 'elsa (at) provkommunen.example', ['likely elsa (at) provkommunen.example']],
    ['elsa@provkommunen.example', 'annelsa@provkommunen.example', []],
    ['åke.ö@provkommunen.example', 'ake.o@provkommunen.example', ['likely ake.o@provkommunen.example']],
    ['Storgatan 12 B', 'Bor på Storgatan 12B, 1 tr', ['exact Storgatan 12B']],
    ['Storgatan 12 B', 'Bor på Storgatan 12', ['likely Storgatan 12']],
    ['Storgatan 12 B', 'Storgatan 123', []],
    ['konto: reg1', 'reg1, reg10, reg1.old', ['exact reg1']],
    ['dnr: KS 2026/00123', 'Se KS 2026/00123:1 och KS 2026/001234', ['exact KS 2026/00123']],
  ])('%s in %j', (asked, text, expected) => {
    expect(seen(asked, text)).toEqual(expected)
  })
})

describe('the quick no', () => {
  const names = fc.constantFrom('Åsa Sjögren', 'Anna-Karin Berg-Lind', 'Anna von Essen', 'Lindqvist', '031-390 06 05', 'elsa@provkommunen.example', 'Storgatan 12 B', `personnummer: ${officialNumbers('personnummer')[0]}`)
  const pieces = fc.array(fc.oneof(fc.string({maxLength: 12}), fc.constantFrom('Åsa', 'asa', 'Sjögren', 'sjoegren', ', ', ' ', '-', 'Berg', 'Lind', 'Anna', 'Essen', 'von', '031', '390 06 05', 'Storgatan 12', '@', officialNumbers('personnummer')[0] ?? '')), {maxLength: 12})

  test('never says no to a text that has a place', () => {
    fc.assert(
      fc.property(names, pieces, (asked, parts) => {
        const seeker = seekerOf(parseAsked(asked).map((one) => one.asked))
        const text = parts.join('')
        if (seeker.see(text).length > 0) expect(seeker.couldSee(text)).toBe(true)
      }),
    )
  })

  test('places lie within the text', () => {
    fc.assert(
      fc.property(names, pieces, (asked, parts) => {
        const text = parts.join('')
        for (const {start, end} of seekerOf(parseAsked(asked).map((one) => one.asked)).see(text)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {LETTER_KINDS} from '../../../src/core/forwarding/letter.js'
import {LABEL_SHEETS} from '../../../src/core/terms/label-sheet.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {partsOf, type PrintedLetter, type PrintJob} from '../../../src/papers/forwarding/print-job.js'
import {tries} from '../../support/fuzz.js'
import {aJob, aLetter, cellsIn, drawn, mixed, NUMBERS, RETURN_ADDRESS, SKATTEVERKET, written} from './support.js'

/** Any batch: letters of every kind, in envelopes that come in no order. */
const anyJob: fc.Arbitrary<PrintJob> = fc
  .record({
    letters: fc.uniqueArray(fc.record({at: fc.nat(400), kind: fc.constantFrom(...LETTER_KINDS), envelope: fc.integer({min: 1, max: 8}), grams: fc.integer({min: 1, max: 20_000})}), {minLength: 1, maxLength: 20, selector: ({at}) => at}),
    outer: fc.constantFrom('label', 'C5', 'C4'),
    isRehearsal: fc.boolean(),
    isReprint: fc.boolean(),
    skip: fc.nat(20),
  })
  // A parcel is alone, in an envelope that nothing else is in.
  .map(({letters, ...job}) => aJob({...job, letters: letters.map(({at, kind, envelope, grams}, place) => aLetter(at, {kind, grams, envelope: kind === 'parcel' ? 100 + place : envelope}))}))
const always = (holds: (job: PrintJob) => void): void => {
  fc.assert(fc.property(anyJob, holds), tries(200, 10_000))
}
const byEnvelope = (letters: readonly PrintedLetter[]): ReadonlyMap<number, readonly PrintedLetter[]> => Map.groupBy(letters.toSorted((one, other) => one.envelope - other.envelope), ({envelope}) => envelope)

describe('L2: what stands on a label', () => {
  test('of an outer envelope: Skatteverket’s address, and nothing else', () => {
    always((job) => {
      for (const item of drawn(job).labels.items.filter(({face}) => face === 'outer')) expect(item).toEqual({face: 'outer', lines: SKATTEVERKET})
    })
  })

  test('of an inner envelope’s front: the number, and that the person alone may collect it', () => {
    always((job) => {
      const kinds = new Map(job.letters.map(({identityNumber, kind}) => [written(identityNumber), kind]))
      const fronts = drawn(job).labels.items.filter(({face}) => face === 'front')
      expect(fronts.map(({lines}) => lines[0]).sort()).toEqual(job.letters.map(({identityNumber}) => written(identityNumber)).sort())
      for (const front of fronts) expect(front).toEqual({face: 'front', lines: [front.lines[0]], inPerson: kinds.get(front.lines[0] ?? '') === 'in-person'})
    })
  })

  test('of its back: the return address, and the number that people call the letter by', () => {
    always((job) => {
      const backs = drawn(job).labels.items.filter(({face}) => face === 'back')
      expect(backs.map(({lines}) => lines.at(-1)).sort()).toEqual(job.letters.map(({number}) => `Nr ${number}`).sort())
      for (const back of backs) expect(back).toEqual({face: 'back', lines: [...RETURN_ADDRESS, back.lines.at(-1)]})
    })
  })

  test('a number has its century and a hyphen before the last four', () => {
    const [number = ''] = NUMBERS
    expect(drawn(aJob({letters: [aLetter(0)]})).labels.items.find(({face}) => face === 'front')?.lines).toEqual([`${number.slice(0, 4)}${number.slice(4, 8)}-${number.slice(8, 12)}`])
  })
})

describe('L2 L3: the order at the desk', () => {
  test('envelope by envelope: its own label, then front and back of each letter in it', () => {
    always((job) => {
      const expected = [...byEnvelope(job.letters).values()].flatMap((inside) => [
        ...(job.outer === 'label' || inside[0]?.kind === 'parcel' ? ['outer'] : []),
        ...inside.flatMap(({identityNumber, number}) => [written(identityNumber), `Nr ${number}`]),
      ])
      expect(drawn(job).labels.items.map(({face, lines}) => (face === 'outer' ? 'outer' : face === 'front' ? lines[0] : lines.at(-1)))).toEqual(expected)
    })
  })

  test('every outer envelope has Skatteverket’s address once: on a label, or printed on it', () => {
    always((job) => {
      const {labels, envelopes, parts} = drawn(job)
      const onLabels = labels.items.filter(({face}) => face === 'outer').length
      expect(onLabels + (parts.includes('envelopes') ? envelopes.count : 0)).toBe(byEnvelope(job.letters).size)
      expect(envelopes.lines).toEqual(SKATTEVERKET)
    })
  })

  test('a parcel has no envelope to print on, so it gets a label', () => {
    const job = aJob({outer: 'C4', letters: [aLetter(0), aLetter(1, {kind: 'parcel'})]})
    expect(drawn(job).labels.items.map(({face}) => face)).toEqual(['front', 'back', 'outer', 'front', 'back'])
    expect(drawn(job).envelopes).toEqual({page: {width: 324, height: 229}, count: 1, lines: SKATTEVERKET})
  })

  test('what goes to which paper', () => {
    expect(partsOf(aJob())).toEqual(['list', 'labels'])
    expect(partsOf(aJob({outer: 'C5'}))).toEqual(['list', 'labels', 'envelopes'])
    expect(partsOf(aJob({outer: 'C5', letters: [aLetter(0, {kind: 'parcel'})]}))).toEqual(['list', 'labels'])
  })

  test('the sheet is what the settings say, with what of it is used already', () => {
    expect(drawn(aJob({sheet: LABEL_SHEETS.L7651, skip: 17})).labels).toMatchObject({...LABEL_SHEETS.L7651, skip: 17})
  })
})

describe('L5: the dispatch list', () => {
  test('has a row for each letter, by envelope and then by number, whatever the order they came in', () => {
    always((job) => {
      const expected = job.letters.toSorted((one, other) => one.envelope - other.envelope || one.number - other.number)
      expect(drawn(job).list.rows.map((row) => cellsIn(row).slice(0, 3))).toEqual(expected.map(({envelope, number, identityNumber}) => [String(envelope), String(number), written(identityNumber)]))
    })
  })

  test('numbers are sorted as numbers, each kind has its word, and each row a place to tick', () => {
    const letters = [aLetter(9, {envelope: 10}), aLetter(8, {envelope: 9, kind: 'registered'}), aLetter(1, {envelope: 2, kind: 'in-person', due: '2026-03-01' as LocalDate}), aLetter(10, {envelope: 1}), aLetter(2, {envelope: 1}), aLetter(20, {envelope: 11, kind: 'parcel', grams: 20_000})]
    expect(drawn(aJob({letters})).list.rows.map(cellsIn)).toEqual([
      ['1', '3', written(NUMBERS[2] ?? ''), 'brev', '40 g', '☐'],
      ['1', '11', written(NUMBERS[10] ?? ''), 'brev', '40 g', '☐'],
      ['2', '2', written(NUMBERS[1] ?? ''), 'REK, personlig utlämning', '40 g', '2026-03-01', '☐'],
      ['9', '9', written(NUMBERS[8] ?? ''), 'REK', '40 g', '☐'],
      ['10', '10', written(NUMBERS[9] ?? ''), 'brev', '40 g', '☐'],
      ['11', '21', written(NUMBERS[20] ?? ''), 'paket', '20000 g', '☐'],
    ])
  })

  test('its columns lie under each other, whatever stands in them', () => {
    always((job) => {
      const rows = drawn(job).list.rows
      expect(new Set(rows.map((row) => row.indexOf('☐'))).size).toBe(1)
      expect(new Set(rows.map((row) => row.search(/\d{8}-/))).size).toBe(1)
    })
  })

  test('says of itself what it is, who made it and when', () => {
    const {title, made} = drawn(aJob({isReprint: true, letters: mixed(3)})).list
    expect([title, made]).toEqual(['Sändlista, omgång 7 – omtryck', expect.stringContaining('2026-02-03 10:00 av anna. 3 brev i 3 ytterkuvert.')])
    expect(drawn(aJob()).list.title).toBe('Sändlista, omgång 7')
  })

  test('a rehearsal is told, and nothing else is', () => {
    always((job) => {
      expect(drawn(job).rehearsal).toBe(job.isRehearsal ? 'ÖVNING' : '')
    })
  })
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {PersonId} from '../../../src/core/protected/person.js'
import {PersonSeeker, type SaidTexts, type Sought} from '../../../src/core/protected/seek-persons.js'
import {numberAt} from './support.js'

const [NUMBER, OTHER] = [numberAt(0), numberAt(1)]
const ID = 'abcdefghijklmnopqrst' as PersonId

const sought = (changes: Partial<Sought> = {}): Sought => ({id: ID, number: NUMBER, name: 'Agneta Viola Kanariefågel', address: 'Hemliga gränden 41\n123 45 Ekbacken', properties: ['Ekbacken 1:23'], otherNumbers: [OTHER], since: null, ...changes})
const hows = (texts: Partial<SaidTexts>, person = sought()): readonly string[] => new PersonSeeker([person]).see({open: [], officers: [], ...texts}).flatMap((hit) => hit.hows)

describe('K2: a number', () => {
  const [date, ending] = [NUMBER.slice(2, 8), NUMBER.slice(8)]
  test.each([
    ['twelve digits', NUMBER], ['ten digits', NUMBER.slice(2)], ['a hyphen', `${date}-${ending}`], ['an en dash', `${date}\u2013${ending}`], ['a plus sign', `${date}+${ending}`], ['spaces', `${date} ${ending}`], ['a line between', `${date}-\n${ending}`],
    ['digits of another script', [...`${date}-${ending}`].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0x0660 + Number(sign)) : sign)).join('')], ['other digits around it', `2026 ${NUMBER} 17`], ['the number that they had before', `${OTHER.slice(2, 8)}-${OTHER.slice(8)}`],
  ])('is found as %s', (_, written) => {
    expect(hows({open: [`Beslut om ${written} i ärendet`]})).toContain('number')
    expect(hows({officers: [written]})).toContain('number')
  })

  test('among many, on lines of their own, after days, or joined', () => {
    for (const text of [Array.from({length: 30}, (_, at) => numberAt(at + 5)).join('\n') + `\n${NUMBER}`, `${'2026-02-03 '.repeat(3)}${NUMBER}`, `${numberAt(5)}${numberAt(6)}${NUMBER}`, `${date},${ending}`, `${date}_${ending}`]) expect(hows({open: [text]}), text).toContain('number')
  })

  test('with another digit is not', () => {
    expect(hows({open: [`${NUMBER.slice(0, 11)}${(Number(NUMBER.at(-1)) + 1) % 10}`]})).toEqual([])
  })
})

describe('K2: a name with an address', () => {
  test.each([
    ['in one text', ['Ansökan från Agneta Kanariefågel, Hemliga gränden 41']], ['in two', ['Ansökan från Kanariefågel, Agneta', 'Besök på Hemliga gränden 41']], ['with the postal code alone', ['Agneta Kanariefågel', '123 45 Ekbacken']], ['in the genitive', ['Agnetas Kanariefågels ansökan', 'hemliga gränden 41 A']],
    ['with an initial', ['A. Kanariefågel, Hemliga gränden 41']], ['with the second given name', ['Viola Kanariefågel, Hemliga gränden 41']], ['without its marks', ['AGNETA KANARIEFAGEL, HEMLIGA GRANDEN 41']], ['with marks written out', ['Agneta Kanariefaagel, Hemliga gränden 41']],
    ['with what nobody sees in it', ['Agneta Kanarie\u00adfå\u200bgel, Hemliga gränden\u00a041']],
  ])('is found %s', (_, open) => {
    expect(hows({open})).toEqual(['name-and-address'])
  })

  test.each([
    ['the name alone', ['Ansökan från Agneta Kanariefågel']], ['the address alone', ['Bygglov på Hemliga gränden 41']], ['another house', ['Agneta Kanariefågel, Hemliga gränden 4']], ['another person in the house', ['Berit Svensson, Hemliga gränden 41']],
    ['another of that given name', ['Agneta Svensson, Hemliga gränden 41']], ['given and family name far apart', ['Agneta Svensson och Bo Ek talade om en kanariefågel vid Hemliga gränden 41']],
  ])('%s is none', (_, open) => {
    expect(hows({open})).toEqual([])
  })
})

test('K2: the property of a home is found by itself', () => {
  expect(hows({open: ['Förhandsbesked för EKBACKEN 1:23']})).toEqual(['property'])
  expect(hows({open: ['Förhandsbesked för Ekbacken 1:234 och Ekbacken 2:23']})).toEqual([])
})

describe('K8: where officers stand the name is enough', () => {
  test.each([['both names', 'Agneta Kanariefågel'], ['the family name first', 'Kanariefågel, Agneta'], ['an initial', 'A Kanariefågel'], ['the family name alone', 'Kanariefågel'], ['a title', 'Handläggare Agneta Kanariefågel'], ['several', 'Bo Ek, Agneta V Kanariefågel, Siv Lind']])('%s', (_, officer) => {
    expect(hows({officers: [officer]})).toEqual(['name-as-officer'])
  })

  test.each([['another of that name', 'Berit Kanariefågel'], ['the given name alone', 'Agneta'], ['a unit', 'Plan- och byggenheten'], ['nothing', '']])('%s is none', (_, officer) => {
    expect(hows({officers: [officer]})).toEqual([])
  })
})

describe('names that are words', () => {
  const person = sought({name: 'Björn Skog', address: 'Storgatan 1', properties: []})
  test.each([[{open: ['Avverkning av skog vid Storgatan 1, björn i området']}, []], [{officers: ['Skog och mark']}, []], [{officers: ['Skogsenheten']}, []], [{open: ['Skog 2026, Storgatan 10']}, []], [{officers: ['Björn Skog']}, ['name-as-officer']], [{open: ['Björn Skog, Storgatan 1']}, ['name-and-address']]])('%j', (texts, expected) => {
    expect(hows(texts, person)).toEqual(expected)
  })
})

test('a household: each is found by their own name', () => {
  const others = ['Agneta Kanariefågel', 'Nils Kanariefågel'].map((name, at) => sought({id: `person${at}` as PersonId, name, number: '', otherNumbers: [], properties: []}))
  expect(new PersonSeeker(others).see({open: ['Skolskjuts för Nils Kanariefågel, Hemliga gränden 41'], officers: []})).toEqual([{person: 'person1', hows: ['name-and-address']}])
  expect(new PersonSeeker(others).see({open: [], officers: ['Kanariefågel']}).map(({person}) => person)).toEqual(['person0', 'person1'])
})

test('a double given name is found without its hyphen, and a family name of two words by either', () => {
  expect(hows({officers: ['Annalena Ekberg']}, sought({name: 'Anna-Lena Ek-Berg'}))).toEqual(['name-as-officer'])
  expect(hows({officers: ['Anna Andersson']}, sought({name: 'Anna Andersson Berg'}))).toEqual(['name-as-officer'])
})

test('a share of a village is its own', () => {
  expect(hows({open: ['Vallby S:1']}, sought({properties: ['Vallby S:1']}))).toEqual(['property'])
  expect(hows({open: ['Norrby GA:2']}, sought({properties: ['Vallby GA:2']}))).toEqual([])
})

test('all who share a family name are found where it stands alone, and none twice', () => {
  const all = Array.from({length: 30}, (_, at) => sought({id: `p${at}` as PersonId, name: `${'abcdefghij'.charAt(at % 10)}nna Lind`}))
  expect(new PersonSeeker(all).see({open: [], officers: ['Lind']})).toHaveLength(30)
})

test.each([['a particle', 'Carl von Gyllenfågel', 'von Gyllenfågel, Carl'], ['a double name', 'Eva Berg-Lind', 'Eva Lind'], ['the family name first', 'Berg Lind, Eva', 'Eva Berg'], ['one name', 'Sunniva', 'Sunniva']])('%s', (_, name, officer) => {
  expect(hows({officers: [officer]}, sought({name}))).toEqual(['name-as-officer'])
})

test('whatever the texts are, everybody is looked for, and a text that holds the number is always found', () => {
  const seeker = new PersonSeeker([sought()])
  fc.assert(fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (before, after) => {
    seeker.see({open: [before], officers: [after]})
    expect(seeker.see({open: [`${before.replace(/\p{Nd}/gu, '')} ${NUMBER} ${after.replace(/\p{Nd}/gu, '')}`], officers: []})[0]?.hows).toContain('number')
  }))
})

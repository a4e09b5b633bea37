import {describe, expect, test} from 'vitest'
import {splitSections, type WrittenPiece} from '../../../src/core/minutes/split-sections.js'

const head = (text: string): WrittenPiece => ({block: {kind: 'heading', text}, isHeading: true, isContents: false})
const line = (text: string): WrittenPiece => ({block: {kind: 'paragraph', text}, isHeading: false, isContents: false})
const contents = (text: string): WrittenPiece => ({block: {kind: 'paragraph', text}, isHeading: false, isContents: true})
const list = (...items: readonly string[]): WrittenPiece => ({block: {kind: 'list', first: null, items}, isHeading: false, isContents: false})
const KS = ['KS \\d{4}/\\d{5}']

describe('what could be a paragraph that was not understood (F3)', () => {
  const styled = (text: string, level: number): WrittenPiece => ({...head(text), level})
  test.each<[string, WrittenPiece]>([
    ['several in one heading', styled('§§ 13–14 Köp av industrimark', 2)],
    ['the committee before its sign', line('SN § 13 Köp av industrimark')],
    ['the word', line('Paragraf 13 Köp av industrimark')],
    ['a small letter', line('§ 13 e-hälsa för äldre')],
    ['a parenthesis', line('§ 13 (sekretess) Köp av industrimark')],
    ['the sign after', line('13 § köp av industrimark')],
    ['in a table', {block: {kind: 'table', rows: [['Nr', 'Ärende'], ['§ 13', 'Köp av industrimark']]}, isHeading: false, isContents: false}],
    ['in a list', list('§ 13 Köp av industrimark')],
    ['with something between that nobody sees', line('§\u200b13 Köp av industrimark')],
    ['a heading that Word numbers by itself', styled('Köp av industrimark', 1)],
  ])('%s makes the paragraph that it stands in one that may be two', (_, piece) => {
    const {sections, notes} = splitSections([styled('§ 12 Budget', 1), line('Budgeten antas.'), piece, line('Marken köps.')], KS)
    expect(sections.map(({number}) => number)).toEqual(['12'])
    expect(notes).toEqual([{code: 'section-inside', where: '12', count: 1}])
  })

  test.each<[string, WrittenPiece]>([
    ['a mention', line('Se § 11 ovan, och 12 kap. 3 § plan- och bygglagen.')],
    ['a heading below those that begin paragraphs', styled('Bakgrund', 2)],
    ['a heading of ours at the same level', styled('Beslut', 1)],
  ])('%s does not', (_, piece) => {
    expect(splitSections([styled('§ 12 Budget', 1), piece], KS).notes).toEqual([])
  })
})

describe('where paragraphs begin', () => {
  test.each([
    ['§ 12 Ny förskola', '12', 'Ny förskola'],
    ['§12. Ny förskola', '12', 'Ny förskola'],
    ['§ 12/2026 Ny förskola', '12', 'Ny förskola'],
    ['§ 12a – Ny förskola', '12a', 'Ny förskola'],
    ['12 § Ny förskola', '12', 'Ny förskola'],
  ])('%s', (heading, number, rest) => {
    const {sections} = splitSections([head(heading), line('Text.')], KS)
    expect(sections).toMatchObject([{number, heading: rest, text: [{kind: 'paragraph', text: 'Text.'}]}])
  })

  test('a number alone takes the next line for its heading, and the case’s number from the line after', () => {
    const {sections} = splitSections([head('§ 7'), line('Ny förskola vid Ekbacken'), line('Dnr: KS 2026/00123'), line('Text.')], KS)
    expect(sections).toMatchObject([{number: '7', heading: 'Ny förskola vid Ekbacken', diaryNumber: 'KS 2026/00123', text: [{text: 'Text.'}]}])
  })

  test('a number of a case in the heading is taken out of it', () => {
    for (const shapes of [KS, ['^KS \\d{4}/\\d{5}$']]) expect(splitSections([head('§ 7 Ny förskola (dnr KS 2026/00123)')], shapes).sections).toMatchObject([{heading: 'Ny förskola', diaryNumber: 'KS 2026/00123'}])
  })

  test('in a document without headings lines begin paragraphs; a sentence about one does not', () => {
    const {sections} = splitSections([line('§ 1 Val av justerare'), line('§ 3 godkänns enligt förslag.'), line('§ 2 Budget'), line('Text.')], KS)
    expect(sections.map(({number}) => number)).toEqual(['1', '2'])
  })

  test('a table of contents begins nothing', () => {
    expect(splitSections([contents('§ 1 Val'), contents('§ 2 Budget'), head('§ 1 Val')], KS).sections).toHaveLength(1)
  })
})

describe('what is told as not understood', () => {
  test('a line that looks like another paragraph, a number twice, one out of order, one without heading', () => {
    const {notes} = splitSections([head('§ 1 Val'), line('§ 9 Budget för nästa år'), head('§ 3 A'), head('§ 2 B'), head('§ 3 C'), head('§ 5')], KS)
    expect(notes).toEqual([
      {code: 'section-inside', where: '1', count: 1},
      {code: 'section-out-of-order', where: '2', count: 1},
      {code: 'section-twice', where: '3', count: 1},
      {code: 'without-heading', where: '5', count: 1},
    ])
  })

  test('what stands before the first paragraph is not taken over, but who was there', () => {
    const {attendance, notes} = splitSections([line('Provkommunen'), head('Beslutande'), line('Elsa Grahnén (S), ordförande'), list('Bo Ekvall (M)', '???'), head('Övriga'), line('Kim Asplund'), head('§ 1 Val')], KS)
    expect(attendance.map(({name, role}) => [name, role])).toEqual([['Elsa Grahnén', 'chair'], ['Bo Ekvall', 'member'], ['Kim Asplund', 'other']])
    expect(notes).toEqual([{code: 'before-sections', where: null, count: 1}, {code: 'person-unclear', where: null, count: 1}])
  })
})

test('the parts of a paragraph are told apart by their headings', () => {
  const {sections} = splitSections([head('§ 1 Val'), line('Text.'), head('Jäv'), line('Bo Ekvall'), head('Beslut'), list('Val av Ulla'), head('Beslutet skickas till'), line('Ekonomi'), head('Bilagor'), line('Lista'), head('Reservation'), line('Bo reserverar sig.')], KS)
  expect(sections).toMatchObject([{
    text: [{text: 'Text.'}, {kind: 'heading', text: 'Reservation'}, {text: 'Bo reserverar sig.'}], conflicts: ['Bo Ekvall'], decision: [{kind: 'list', items: ['Val av Ulla']}], recipients: ['Ekonomi'], attachments: ['Lista'],
  }])
})

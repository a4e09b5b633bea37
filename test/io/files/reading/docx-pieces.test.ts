import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {splitSections, type WrittenMinutes} from '../../../../src/core/minutes/split-sections.js'
import {readPieces} from '../../../../src/io/files/reading/read-apart.js'

const SHAPES = ['SN \\d{4}/\\d{5}', '^KS \\d{4}/\\d{5}$']

async function minutesIn(name: string): Promise<WrittenMinutes> {
  const read = await readPieces(readFileSync(`test/fixtures/minutes/${name}.docx`))
  if (read.kind !== 'pieces') throw new Error(read.why)
  return splitSections(read.pieces, SHAPES)
}

describe('minutes that LibreOffice wrote as Word files', () => {
  test('a note stands with the paragraph that refers to it, and the table of contents begins none (F3)', async () => {
    const {attendance, sections, notes} = await minutesIn('headings')
    expect(attendance).toMatchObject([{name: 'Elsa Grahnén', role: 'chair', party: 'S'}, {name: 'Bo Ekvall', role: 'member', party: 'M'}, {name: 'Kim Asplund', role: 'secretary', party: null}])
    expect(sections.map(({number, heading, diaryNumber}) => [number, heading, diaryNumber])).toEqual([['1', 'Val av justerare', 'SN 2026/00011'], ['2', 'Placering av ett barn', 'SN 2026/00012'], ['3', 'Nya lokaler', 'SN 2026/00013']])
    const [first, second, third] = sections.map((section) => JSON.stringify(section))
    expect(second).toContain('Mostern bor i Vedum.')
    expect(`${first ?? ''}${third ?? ''}`).not.toContain('Vedum')
    expect(third).toContain('Avtalet löper i tio år.')
    expect(sections[1]).toMatchObject({conflicts: ['Bo Ekvall'], decision: [{kind: 'list', items: ['placera barnet', 'följa upp beslutet']}]})
    expect(sections[2]).toMatchObject({recipients: ['Ekonomi', 'Fastighet'], text: [{kind: 'paragraph'}, {kind: 'paragraph'}, {kind: 'table', rows: [['För', 'Mot'], ['7', '4']]}]})
    expect(notes).toEqual([{code: 'before-sections', where: null, count: 2}])
  })

  test('what somebody took away while changes were tracked is not read, and what was put in is', async () => {
    expect((await minutesIn('changed')).sections).toMatchObject([{number: '1', text: [{text: 'Budgeten antas.'}]}, {number: '2'}])
  })

  test('without styles lines begin paragraphs, and what is odd is told', async () => {
    const {sections, notes} = await minutesIn('plain')
    expect(sections.map(({number, heading, diaryNumber}) => [number, heading, diaryNumber])).toEqual([['1', 'Val av justerare', ''], ['3', 'Nya gångvägar', 'KS 2026/00123'], ['2', 'Budget', '']])
    expect(notes.map(({code}) => code)).toEqual(['before-sections', 'section-inside', 'section-out-of-order'])
  })
})

describe('what is no Word file is not read, and nothing is told of it', () => {
  test.each([['text', Buffer.from('§ 1 Val')], ['an empty archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')], ['half a file', readFileSync('test/fixtures/minutes/headings.docx').subarray(0, 3000)]])('%s', async (_, bytes) => {
    expect(await readPieces(bytes)).toMatchObject({kind: 'unread'})
  })
})

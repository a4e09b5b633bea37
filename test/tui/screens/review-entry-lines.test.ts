import {describe, expect, test} from 'vitest'
import {findingLines, tellFinding} from '../../../src/words/explain.js'
import {entryLines} from '../../../src/tui/screens/review/entry-lines.js'
import {wordsFor} from '../../../src/tui/screens/review/words.js'
import {about, documentContent, found, PERSON_RULE, protectedEntry, shownEntry} from '../support/waiting-entries.js'

const HEADING = 'Klagomål på rektor Lindgren'
const title = {effect: 'raises', code: 'title', place: {field: 'heading', index: 0, start: 12, end: 18, words: {line: 1, firstWord: 3, lastWord: 3}}, without: 'none', bearers: null} as const
const finding = {...found('person', 'heading', HEADING, 'Lindgren', PERSON_RULE), cues: [title]}
const entry = shownEntry(1, {findings: [finding], content: documentContent({heading: HEADING})})

const textOfLines = (lines: ReturnType<typeof entryLines>): string => lines.map((line) => line.map(({text}) => text).join('')).join('\n')

describe('B7: the screen explains a finding in the words of every other command', () => {
  test.each(['sv', 'en'] as const)('%s', (language) => {
    const drawn = textOfLines(entryLines(entry, {obstacle: null, taken: null, cells: 400}, wordsFor(about({language}))))
    const {why, cues, because, remedies} = tellFinding(finding, language, () => HEADING)
    expect(cues).toHaveLength(1)
    expect(cues[0]).toContain('rektor')
    for (const sentence of [why, ...cues, because, ...remedies]) expect(drawn).toContain(sentence)
  })

  test('what stands around is quoted, what was found is not', () => {
    const lines = findingLines(finding, 'sv', () => HEADING).join('\n')
    expect(lines).toContain('”rektor”')
    expect(lines).not.toContain('Lindgren')
    expect(findingLines(finding, 'sv', null).join('\n')).not.toContain('rektor”')
  })

  test('K4: a row for authorised persons only explains nothing', () => {
    expect(entryLines(protectedEntry(1), {obstacle: null, taken: null, cells: 400}, wordsFor(about()))).toHaveLength(1)
  })
})

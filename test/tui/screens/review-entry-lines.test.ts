import {describe, expect, test} from 'vitest'
import type {DecisionId, EntryId, Fingerprint, Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {findingLines, tellFinding} from '../../../src/words/explain.js'
import {entryLines, entryParts, reasonsLine} from '../../../src/tui/screens/review/entry-lines.js'
import {wordsFor} from '../../../src/tui/screens/review/words.js'
import {about, documentContent, file, found, PERSON_RULE, protectedEntry, shownEntry} from '../support/waiting-entries.js'

const HEADING = 'Klagomål på rektor Lindgren'
const title = {effect: 'raises', code: 'title', place: {field: 'heading', index: 0, start: 12, end: 18, words: {line: 1, firstWord: 3, lastWord: 3}}, without: 'none', bearers: null} as const
const finding = {...found('person', 'heading', HEADING, 'Lindgren', PERSON_RULE), cues: [title]}
const entry = shownEntry(1, {findings: [finding], content: documentContent({heading: HEADING})})

const DECISION: ShownEntry['decisions'][number] = {
  id: 'beslut' as DecisionId, kind: 'defer', entry: 'entry1' as EntryId, version: 'entry1.1' as VersionId, fingerprint: '' as Fingerprint, actor: 'reg1', at: '2026-02-04T09:00:00.000Z' as Instant, reason: null, policyHash: 'p', findings: [],
  ground: null, note: 'anteckning', madeVersion: null, undoneAt: null, batch: null, seal: null, stageBefore: 'held', decisionBefore: null, routine: null, noteText: null,
}

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

  test('D1: of a secret heading neither party, sender, note, nor words around what was found are told until they are asked for', () => {
    const heading = 'Tvist med rektor Alander'
    const masked = shownEntry(1, {
      content: documentContent({heading, headingSecrecy: 'yes', parties: ['Mira Alander'], internalParty: 'Elsa Grahnén', files: [file({path: 'tvist.txt'})]}), grounds: ['taken-down'],
      findings: [{...found('person', 'heading', heading, 'Alander', PERSON_RULE), cues: [{...title, place: {...title.place, start: 10, end: 16}}]}, found('person', 'file', 'Brev från Tyra Bok', 'Tyra', PERSON_RULE)],
      decisions: [{...DECISION, noteText: 'Ring Lisen'}],
    })
    const excerpts = [{index: 0, from: 0, text: 'Brev från Tyra Bok'}]
    const drawn = (isUnmasked: boolean, isHeard: boolean): string => textOfLines(entryLines(masked, {obstacle: null, taken: null, cells: 400, excerpts, isUnmasked, isHeard}, wordsFor(about())))
    for (const isHeard of [true, false]) {
      expect(drawn(false, isHeard)).not.toMatch(/Alander|Grahnén|Lisen|rektor|tvist|Tyra|Bok/i)
      expect(drawn(false, isHeard).match(/\(hemlig, y visar den\)/g)).toHaveLength(5)
      for (const text of ['Mira Alander', 'Elsa Grahnén', 'Ring Lisen', '”rektor”', 'tvist.txt', 'Brev från']) expect(drawn(true, isHeard)).toContain(text)
    }
  })

  test('where it is listened to, the place of what was found is told by its words', () => {
    const [heard, seen] = [true, false].map((isHeard) => textOfLines(entryLines(entry, {obstacle: null, taken: null, cells: 400, isHeard}, wordsFor(about()))))
    expect(heard).toContain('[PERSONNAMN] i rubriken (ord 4): behöver ditt svar')
    expect(seen).toContain('[PERSONNAMN] i rubriken: behöver ditt svar')
  })

  test('B7: reasons that have no room on the line that names them are counted', () => {
    const many = shownEntry(1, {findings: [finding], grounds: ['file-choice-missing', 'no-registrar', 'direction-unknown']})
    const line = (cells: number, language: 'sv' | 'en' = 'sv'): string => reasonsLine(many, cells, wordsFor(about({language}))).map(({text}) => text.trimEnd()).join('')
    expect(line(200)).toMatch(/^\[PERSONNAMN\] i rubriken · Filval saknas · [^·+]+ · [^·+]+$/)
    expect(line(60)).toMatch(/^\[PERSONNAMN\] i rubriken · Filval saknas · \+2 skäl$/)
    expect(line(40)).toBe('[PERSONNAMN] i rubriken · +3 skäl')
    expect(line(45, 'en')).toMatch(/ · \+3 reasons$/)
    expect(line(12)).toHaveLength(12)
  })

  test('B7: the row as the registry has it stands beside what the public reads, and where there is no room before how a finding was found', () => {
    const drawn = (cells: number, rows?: number): readonly string[] => entryParts(entry, {obstacle: null, taken: null, cells, ...(rows === undefined ? {} : {rows})}, wordsFor(about())).lines.map((line) => line.map(({text}) => text).join('').trimEnd())
    const wide = drawn(120, 60)
    expect(wide[0]).toMatch(/^Så här läser allmänheten raden +│ Så här står raden i diariet$/)
    expect(wide.find((line) => line.includes('Intern part'))).toMatch(/ │ Intern part +Hemlige Avsändaren$/)
    for (const line of wide) expect(line.length).toBeLessThanOrEqual(120)
    for (const lines of [drawn(99, 60), drawn(120, 8)]) {
      expect(lines.join('\n')).not.toContain(' │ ')
      expect(lines.findIndex((line) => line.startsWith('Så här står raden i diariet'))).toBeLessThan(lines.findIndex((line) => line.startsWith('Vad som gav fyndet')))
    }
  })

  test('K4: a row for authorised persons only explains nothing', () => {
    expect(entryLines(protectedEntry(1), {obstacle: null, taken: null, cells: 400}, wordsFor(about()))).toHaveLength(1)
  })
})

import {describe, expect, test} from 'vitest'
import {attendanceOf, gatherAttendance, parseAttendance, parseAttendant, type Attendant} from '../../../src/core/minutes/attendance.js'

const somebody = (facts: Partial<Attendant> = {}): Attendant => ({name: 'Bo Ekvall', role: 'member', title: null, party: null, instead: null, sections: null, ...facts})

describe('one line of attendance', () => {
  test.each<[string, Attendant]>([
    ['Bo Ekvall', somebody({role: 'other'})],
    ['Bo Ekvall (M)', somebody({party: 'M'})],
    ['Elsa Grahnén (ordförande, S)', somebody({name: 'Elsa Grahnén', role: 'chair', party: 'S'})],
    ['Elsa Grahnén (S), ordförande', somebody({name: 'Elsa Grahnén', role: 'chair', party: 'S'})],
    ['Bo Ekvall, SPI, 2:e vice ordförande', somebody({role: 'vice-chair', party: 'SPI'})],
    ['Bo Ekvall (ledamot, M) §§ 1–7, 9', somebody({party: 'M', sections: [{from: '1', to: '7'}, {from: '9', to: '9'}]})],
    ['Bo Ekvall (M) § 8', somebody({party: 'M', sections: [{from: '8', to: '8'}]})],
    ['Ulla Lindqvist (tjänstgörande ersättare för Bo Ekvall, M) § 8', somebody({name: 'Ulla Lindqvist', role: 'serving', party: 'M', instead: 'Bo Ekvall', sections: [{from: '8', to: '8'}]})],
    ['Ulla Lindqvist (ersättare för Bo Ekvall)', somebody({name: 'Ulla Lindqvist', role: 'serving', instead: 'Bo Ekvall'})],
    ['Kim Asplund (nämndsekreterare)', somebody({name: 'Kim Asplund', role: 'secretary'})],
    ['Kim Asplund, socialchef', somebody({name: 'Kim Asplund', role: 'official', title: 'socialchef'})],
    ['Kim Asplund (biträdande enhetschef) § 8', somebody({name: 'Kim Asplund', role: 'official', title: 'biträdande enhetschef', sections: [{from: '8', to: '8'}]})],
    ['Kim Asplund, IT-strateg', somebody({name: 'Kim Asplund', role: 'official', title: 'IT-strateg'})],
    ['Kim Asplund (tjänsteperson)', somebody({name: 'Kim Asplund', role: 'official'})],
    ['Kim Asplund (Rut Ljungqvists chef)', somebody({name: 'Kim Asplund', role: 'official'})],
    ['Kim Asplund (inbjuden)', somebody({name: 'Kim Asplund', role: 'other'})],
  ])('%s', (line, expected) => {
    expect(parseAttendant(line)).toEqual(expected)
  })

  test.each(['', 'bo ekvall', '12 Bo', 'Bo Ekvall (kom sent)', 'Bo Ekvall (M, S)', 'Bo Ekvall § åtta', 'Bo Ekvall § 9–2', 'Bo Ekvall (ordförande, ledamot)'])('what is not understood is nobody: %j', (line) => {
    expect(parseAttendant(line)).toBeNull()
  })

  test('a list is apart by bars or lines, and tells of the first that is not understood', () => {
    expect(parseAttendance('Bo Ekvall (M) | Elsa Grahnén (S)\nKim Asplund (sekreterare)')).toHaveLength(3)
    expect(parseAttendance('')).toEqual([])
    expect(parseAttendance('Bo Ekvall (M) | ??? | Elsa Grahnén')).toEqual({unclearAt: 2})
  })
})

describe('attendance as some paragraphs show it (F3)', () => {
  test('who left for what is not shown cannot be told from those who did not', () => {
    const there = [somebody({sections: [{from: '1', to: '7'}, {from: '9', to: '12'}]}), somebody({name: 'Ulla Lindqvist', role: 'serving', instead: 'Bo Ekvall', sections: [{from: '8', to: '8'}]})]
    expect(attendanceOf(there, ['1', '2', '7', '9', '12'])).toEqual([somebody()])
  })

  test('ranges follow what is shown, and run over what is left out', () => {
    expect(attendanceOf([somebody({sections: [{from: '1', to: '3'}, {from: '5', to: '5'}]})], ['1', '3', '5', '6'])).toEqual([somebody({sections: [{from: '1', to: '5'}]})])
  })

  test('told of at each paragraph: somebody was there for those that say so and for no other', () => {
    const at = (number: string, ...names: readonly string[]) => ({number, attendance: names.map((name) => somebody({name}))})
    const alone = (...numbers: readonly string[]) => numbers.map((number) => ({from: number, to: number}))
    const gathered = gatherAttendance([], [at('2', 'Bo'), at('1', 'Bo', 'Ulla'), at('3', 'Bo', 'Ulla')])
    expect(gathered).toEqual([somebody({name: 'Bo', sections: alone('1', '2', '3')}), somebody({name: 'Ulla', sections: alone('1', '3')})])
    expect(attendanceOf(gathered, ['1', '2', '3'])).toEqual([somebody({name: 'Bo'}), somebody({name: 'Ulla', sections: alone('1', '3')})])
    expect(attendanceOf(gatherAttendance([], [at('2', 'Ulla')]), ['1', '3'])).toEqual([])
    expect(gatherAttendance([somebody()], [at('1', 'Ulla')])).toEqual([somebody()])
    expect(gatherAttendance([], [])).toEqual([])
  })
})

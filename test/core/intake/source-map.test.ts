import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {foldWord, headingsOf, REQUIRED_COLUMNS, SOURCE_COLUMNS, SourceMapSchema} from '../../../src/core/intake/source-map.js'
import {readYaml} from '../../../src/io/files/settings-file.js'

const FOLDER = join(import.meta.dirname, '../../../data/sources')
const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const shipped = (file: string): ReturnType<typeof SourceMapSchema.parse> => readYaml(join(FOLDER, file), SourceMapSchema, 'source-invalid')

describe.each(sources)('%s', (file) => {
  const map = shipped(file)

  test('goes by the name of its file', () => {
    expect(`${map.name}.yaml`).toBe(file)
  })

  test('says where every column stands without which no row can be judged', () => {
    const told = new Set([...headingsOf(map).map(([column]) => column), ...(map.numberInOne === undefined ? [] : ['handlingsnummer']), ...(map.diaryInNumber === true ? ['diarie'] : [])])
    for (const column of REQUIRED_COLUMNS) expect(told, column).toContain(column)
  })

  test('no file choice, no secrecy and nobody who answers for a row is settled by a map', () => {
    expect(Object.keys(map.constants ?? {})).toEqual([])
  })
})

test.each(sources.filter((file) => file !== 'diarievakt.yaml'))('%s says in its head that it is a suggestion, and how to check it', (file) => {
  const head = readFileSync(join(FOLDER, file), 'utf8').split('\n').filter((line) => line.startsWith('#')).join(' ')
  expect(shipped(file).standing).toBe('suggested')
  expect(head).toMatch(/SUGGESTED MAP.*without the documentation/)
  expect(head).toMatch(/--dry-run/)
})

test('no map takes for a plain column what another takes for a mark of protection', () => {
  const all = sources.flatMap((file) => headingsOf(shipped(file)))
  const marks = new Set(all.flatMap(([column, heading]) => (column === 'skydd' ? [foldWord(heading)] : [])))
  expect(all.filter(([column, heading]) => column !== 'skydd' && marks.has(foldWord(heading)))).toEqual([])
})

test('our own source file names each column by itself', () => {
  expect(shipped('diarievakt.yaml').columns).toEqual(Object.fromEntries(SOURCE_COLUMNS.map((column) => [column, column])))
})

describe('a map', () => {
  const map = shipped('diarievakt.yaml')
  test.each([
    ['an unknown column', {columns: {...map.columns, adress: 'adress'}}], ['an empty heading', {columns: {...map.columns, diarie: ''}}], ['an unknown sort of words', {values: {...map.values, perhaps: ['kanske']}}],
    ['no words for yes', {values: {...map.values, yes: []}}], ['a date form that none reads', {dates: ['MM/dd/yyyy']}], ['no date form', {dates: []}], ['a long separator', {separator: '||'}], ['a standing that is none', {standing: 'official'}],
    ['a name that is a path', {name: '../diarievakt'}], ['an unknown key', {encoding: 'utf-8'}],
  ])('with %s is refused', (_, changes) => {
    expect(SourceMapSchema.safeParse({...map, ...changes}).success).toBe(false)
  })

  const essential = {diarie: 'Diarium', arendenummer: 'Dnr', arenderubrik: 'Ärende', handlingsnummer: 'Nr', handlingsrubrik: 'Handling', datum: 'Datum'}

  test('may leave columns out, but not those that tell rows apart', () => {
    expect(SourceMapSchema.safeParse({...map, columns: essential}).success).toBe(true)
    for (const left of Object.keys(essential)) expect(SourceMapSchema.safeParse({...map, columns: Object.fromEntries(Object.entries(essential).filter(([column]) => column !== left))}).success, left).toBe(false)
  })

  test.each([
    ['one heading for two columns', {columns: {...essential, arendetyp: 'ÄRENDE '}}],
    ['one heading for two columns among several', {columns: {...essential, arendetyp: ['Typ', 'Datum']}}],
    ['the number in one column and in two', {columns: essential, numberInOne: {heading: 'Nummer', separator: ':'}}],
    ['the diary in a column and in the number', {columns: essential, diaryInNumber: true}],
    ['the diary in a column and settled', {columns: essential, constants: {diarie: 'KS'}}],
    ['a direction in a column and settled', {columns: {...essential, riktning: 'Riktning'}, constants: {riktning: 'In'}}],
    ['a file choice that is settled', {columns: essential, constants: {fil_publiceras: 'ja'}}],
    ['a secrecy that is settled', {columns: essential, constants: {handling_sekretess: 'nej'}}],
    ['somebody who answers for every row', {columns: essential, constants: {registrator: 'reg1'}}],
    ['a word for yes and no', {columns: essential, values: {...map.values, no: ['Nej', 'JA']}}],
    ['a word for yes and no in one column', {columns: essential, valuesIn: {handling_sekretess: {yes: ['x'], no: ['X']}}}],
    ['a word for in force and cancelled', {columns: essential, values: {...map.values, current: ['makulerad']}}],
    ['one name for two diaries', {columns: essential, diaries: {KS: ['Styrelsen'], SN: ['styrelsen']}}],
    ['own words for a column that has no list', {columns: essential, valuesIn: {handlaggare: {yes: ['x'], no: ['y']}}}],
  ])('with %s is refused', (_, changes) => {
    expect(SourceMapSchema.safeParse({...map, ...changes}).success).toBe(false)
  })
})

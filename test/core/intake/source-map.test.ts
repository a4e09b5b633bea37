import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {REQUIRED_COLUMNS, SOURCE_COLUMNS, SourceMapSchema} from '../../../src/core/intake/source-map.js'
import {readYaml} from '../../../src/io/files/settings-file.js'

const FOLDER = join(import.meta.dirname, '../../../data/sources')
const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const shipped = (file: string): ReturnType<typeof SourceMapSchema.parse> => readYaml(join(FOLDER, file), SourceMapSchema, 'source-invalid')

describe.each(sources)('%s', (file) => {
  const map = shipped(file)

  test('goes by the name of its file', () => {
    expect(`${map.name}.yaml`).toBe(file)
  })

  test('maps every column without which no row can be judged', () => {
    for (const column of REQUIRED_COLUMNS) expect(map.columns[column], column).toBeDefined()
  })

  test('no heading stands for two columns', () => {
    const headings = Object.values(map.columns).map((heading) => heading.toLocaleLowerCase('sv'))
    expect(new Set(headings).size).toBe(headings.length)
  })

  test('no word means two things', () => {
    const {yes, no, in: inward, out, drawnUp, open, closed, cancelled, current} = map.values
    for (const group of [[yes, no], [inward, out, drawnUp], [open, closed, cancelled], [current, cancelled]]) {
      const words = group.flat().map((word) => word.toLocaleLowerCase('sv'))
      expect(new Set(words).size).toBe(words.length)
    }
  })
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

  test('may leave columns out', () => {
    expect(SourceMapSchema.safeParse({...map, columns: {diarie: 'Diarium'}}).success).toBe(true)
  })
})

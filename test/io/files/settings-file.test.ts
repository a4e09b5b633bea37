import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {readYaml} from '../../../src/io/files/settings-file.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const GOOD = `municipality:
  name: Provkommunen
schedule:
  slots: ['12:00', '16:00']
committees:
  KS:
    name: Kommunstyrelsen
    diaryNumber: 'KS \\d{4}/\\d{5}'
`

function read(text: string): unknown {
  const path = join(folder.path, 'diarievakt.yaml')
  writeFileSync(path, text)
  return readYaml(path, SettingsSchema, 'settings-invalid')
}

describe('a settings file', () => {
  test('is read by its schema', () => {
    expect(read(GOOD)).toMatchObject({municipality: {name: 'Provkommunen'}, committees: {KS: {diaryNumber: 'KS \\d{4}/\\d{5}', retentionYears: 2}}})
  })

  test('a word is a word: YAML 1.2 makes no truth of `no` nor a number of a time', () => {
    expect(read(GOOD.replace('Provkommunen', 'no').replace("'12:00'", '12:00'))).toMatchObject({municipality: {name: 'no'}, schedule: {slots: ['12:00', '16:00']}})
  })

  test.each([
    ['an unknown key', GOOD.replace('municipality:\n', 'municipality:\n  namn: x\n'), 2, 'municipality.namn', 'unknown'],
    ['an unknown key at the end', `${GOOD}gallring: 2\n`, 9, 'gallring', 'unknown'],
    ['an unknown key of a committee', `${GOOD}    secrecy: true\n`, 9, 'committees.KS.secrecy', 'unknown'],
    ['a doubled key', GOOD.replace('  name: Provkommunen\n', '  name: Provkommunen\n  name: Ekbacken\n'), 3, '', 'doubled'],
    ['a doubled committee', `${GOOD}  KS:\n    name: x\n    diaryNumber: x\n`, 9, '', 'doubled'],
    ['a wrong value', GOOD.replace('16:00', '25:00'), 4, 'schedule.slots.1', 'value'],
    ['a wrong sort of value', GOOD.replace('name: Kommunstyrelsen', 'name: 5'), 7, 'committees.KS.name', 'value'],
    ['a missing key', GOOD.replace('    name: Kommunstyrelsen\n', ''), 7, 'committees.KS.name', 'missing'],
    ['broken YAML', GOOD.replace('KS:', 'KS: ['), 7, '', 'syntax'],
    ['a tab for spaces', GOOD.replace('  name: Prov', '\tname: Prov'), 2, '', 'syntax'],
  ])('%s is refused with its line', async (_, text, line, key, problem) => {
    expect(await refusalOf(() => read(text))).toEqual({code: 'settings-invalid', exitCode: 78, facts: {file: join(folder.path, 'diarievakt.yaml'), line, key, problem}})
  })

  test('one with nothing in it is refused', async () => {
    expect(await refusalOf(() => read(''))).toMatchObject({code: 'settings-invalid', facts: {line: 1, key: ''}})
  })

  test('one that cannot be read is refused', async () => {
    expect(await refusalOf(() => readYaml(join(folder.path, 'finns-inte.yaml'), SettingsSchema, 'settings-invalid'))).toMatchObject({facts: {problem: 'unreadable', line: 0}})
  })

  test('no value of the file stands in the refusal', async () => {
    const {facts} = await refusalOf(() => read(`${GOOD}database: postgres://diariet:hemligt@db/x\n`))
    expect(facts).toMatchObject({line: 9, key: 'database', problem: 'value'})
    expect(JSON.stringify(facts)).not.toContain('hemligt')
  })

  test('aliases, which can grow without end, are refused', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array.from({length: 9}, () => `*${'abcdefgh'.charAt(at)}`).join(', ')}]`)].join('\n')
    expect(await refusalOf(() => read(`${bomb}\n`))).toMatchObject({code: 'settings-invalid'})
  })
})

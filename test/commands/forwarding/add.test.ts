import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces, type RunOptions} from '../../support/run-command.js'
import {NUMBER} from '../person/support.js'
import {CANARIES, CASE, homeThatForwards} from './support.js'

const town = await Workspaces.prepare('made')
let home: {readonly id: string; readonly at: RunOptions}

beforeAll(async () => {
  home = await homeThatForwards(town)
})
afterAll(() => town.leave())

test('L1: forwarding add takes number, case and reference on standard input, and tells nothing of them', async () => {
  const {code, stdout, stderr} = await run(['forwarding', 'add', '--committee', 'KS', '--due', '2026-02-15'], {...home.at, input: `${NUMBER}\n${CASE}\nBeslut 4\n`})
  expect({code, stdout}).toEqual({code: 0, stdout: 'SKYDDADE PERSONUPPGIFTER\nFörberett som nr 1.\nKAN KOMMA FÖR SENT: räkna med 10 dagar genom Skatteverket.\n'})
  for (const canary of [...CANARIES, CASE]) expect(stdout + stderr, canary).not.toContain(canary)
  expect(await runJson('forwarding add', [home.id, '--committee', 'KS', '--kind', 'parcel', '--grams', '900', '--measures', '40x30,5x20'], {...home.at, input: `${CASE}\n`})).toMatchObject({code: 0, document: {number: 2, committee: 'KS', isNear: false}})
  expect(await runJson('forwarding add', [home.id, '--committee', 'KS'], {...home.at, input: `${CASE}\nbeslut 4\n`})).toMatchObject({code: 65, error: {code: 'letter-twice', facts: {number: 1}}})
})

test.each([
  ['a parcel that nobody weighed', ['--kind', 'parcel', '--measures', '1x1x1'], 65, 'letter-weight-unclear'],
  ['a parcel without measures', ['--kind', 'parcel', '--grams', '900'], 65, 'parcel-measures-missing'],
  ['a parcel that is too long', ['--kind', 'parcel', '--grams', '900', '--measures', '101x1x1'], 77, 'parcel-too-large'],
  ['measures of a letter', ['--measures', '1x1x1'], 65, 'measures-of-no-parcel'],
  ['a day that does not exist', ['--due', '2026-02-30'], 65, 'letter-due-unclear'],
  ['no case', [], 65, 'letter-case-unclear'],
] as const)('L3: %s is refused', async (_, flags, code, refusal) => {
  expect(await runJson('forwarding add', [home.id, '--committee', 'KS', ...flags], {...home.at, input: refusal === 'letter-case-unclear' ? '\n' : `${CASE}\n`})).toMatchObject({code, error: {code: refusal}})
})

test('K7: a number typed on the line is not repeated', async () => {
  for (const args of [[NUMBER], [home.id, NUMBER]]) {
    const {code, stdout, stderr} = await run(['forwarding', 'add', ...args], home.at)
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain(NUMBER)
  }
})

test('a list comes on standard input; each row that cannot go is told by its line, and the others are prepared', async () => {
  const list = `personnummer;typ;arendenummer;diarie\n${NUMBER};brev;KS 2026/00801;KS\n${NUMBER};duva;KS 2026/00802;KS\n${NUMBER};brev;KS 2026/00801;KS\n`
  const trial = await runJson('forwarding add', ['--list', '--dry-run'], {...home.at, input: list})
  expect(trial).toMatchObject({code: 3, document: {read: 3, prepared: [{line: 2, number: 0}], refused: [{line: 3, code: 'letter-kind-unclear'}, {line: 4, code: 'letter-twice-listed'}]}})
  const {code, stdout, stderr} = await run(['forwarding', 'add', '--list'], {...home.at, input: list})
  expect(code).toBe(3)
  expect(stdout).toContain('3 rader: 1 förberedda, 2 avvisade.\nRad 3: Slaget är inget som Skatteverket förmedlar.\n')
  for (const canary of [...CANARIES, 'KS 2026/00801']) expect(stdout + stderr, canary).not.toContain(canary)
  expect(await runJson('forwarding add', ['--list'], {...home.at, input: 'namn;adress\n'})).toMatchObject({code: 65, error: {code: 'letter-columns-missing'}})
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {ScanTextAnswer} from '../../../scripts/schemas/json-documents.js'
import {officialNumbers} from '../../core/support.js'
import {ROOT} from '../../architecture/house.js'
import {run, runJson, startCommand} from '../../support/run-command.js'

const NUMBER = officialNumbers('personnummer').at(-1)!

interface Answer {
  readonly id: unknown
  readonly verdict: string
  readonly findings: readonly {readonly kind: string; readonly start: number; readonly end: number; readonly why: string}[]
}

const answersIn = (stdout: string): readonly Answer[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => ScanTextAnswer.parse(JSON.parse(line)) as Answer)

const linesOf = (questions: readonly object[]): string => questions.map((question) => `${JSON.stringify(question)}\n`).join('')

describe('scan text', () => {
  test('judges a text without any workspace, in Swedish', async () => {
    const {code, stdout, stderr} = await run(['sök', 'text'], {now: null, input: 'Skrivelse från Elsa Lindqvist\n'})
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^GRANSKA\n {2}\[PERSONNAMN\] rubriken, ord 3–4 \(tecken 15–29\), säkert, granskas: /)
  })

  test('and in English', async () => {
    expect((await run(['scan', 'text', '--lang', 'en'], {now: null, input: 'Ny gångväg\n'})).stdout).toBe('CLEAR\n')
  })

  test('--json counts in UTF-16 units', async () => {
    const text = '🏫 Skrivelse från Elsa Lindqvist'
    const {code, document} = await runJson('scan text', [], {now: null, input: text})
    expect([code, document.verdict, document.id]).toEqual([0, 'review', null])
    expect(document).not.toHaveProperty('rehearsal')
    expect(document.findings.map(({start, end}) => text.slice(start, end))).toEqual(['Elsa Lindqvist'])
  })

  test('what is found is never said again', async () => {
    const {code, stdout, stderr} = await run(['scan', 'text', '--json'], {now: null, input: `Ansökan, ${NUMBER}`})
    expect([code, (JSON.parse(stdout) as Answer).verdict]).toEqual([0, 'block'])
    expect(`${stdout}${stderr}`).not.toContain(NUMBER)
  })

  test('B13: it says what raised the finding, by which rule, and what would change it', async () => {
    const {stdout} = await run(['scan', 'text'], {now: null, input: 'Klagomål på rektor Lindgren'})
    expect(stdout).toContain('höjer: ord 3 ”rektor”, titel eller yrke (utan det inget fynd; sannolikhet')
    expect(stdout).not.toContain('Lindgren')
    const {document} = await runJson('scan text', [], {now: null, input: 'Klagomål på rektor Lindgren'})
    expect(document.findings).toMatchObject([{rule: 'person', answer: 'review', remedies: ['heading-without-name', 'show-if-duty']}])
    expect(document.findings[0]?.cues.map(({code}) => code)).toContain('title')
  })

  test('the field and the case type decide what is allowed', async () => {
    const {document: heading} = await runJson('scan text', ['--field', 'heading'], {now: null, input: 'Elsa Lindqvist'})
    const {document: party} = await runJson('scan text', ['--field', 'party'], {now: null, input: 'Elsa Lindqvist'})
    expect([heading.verdict, party.verdict]).toEqual(['review', 'block'])
  })

  test('B2: a file’s name is judged as one', async () => {
    const {code, document} = await runJson('scan text', ['--field', 'fileName'], {now: null, input: 'ansokan_elsa_lindqvist.pdf\n'})
    expect([code, document.verdict, document.findings.map(({kind}) => kind)]).toEqual([0, 'review', ['person']])
  })

  test('an unknown field is wrong usage, told in the person’s own language', async () => {
    const {code, stdout, stderr} = await run(['scan', 'text', '--field', 'rubrik'], {now: null})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--field')
    expect(stderr).not.toMatch(/Expected|one of/)
  })

  test('bytes that are no UTF-8 are judged and end in no fault', async () => {
    expect((await run(['scan', 'text'], {now: null, input: new Uint8Array([0xff, 0xfe, 0x00, 0xd8])})).code).toBe(0)
  })
})

describe('the registrar’s handbook and the command’s own page', () => {
  const pages = ['docs/handbok/02-registratorn.md', 'docs/manual/scan-text.md'].map((page) => readFileSync(join(ROOT, page), 'utf8'))
  const shown = pages.flatMap((page) => [...page.matchAll(/^\$ echo "([^"]+)" \| diarievakt scan text( --lang en)?\n((?:(?!```).*\n)+)```/gm)]).map(([, text = '', language = ' --lang sv', told = '']) => [text, language.trim().split(' '), told] as const)

  test('shows some', () => {
    expect(shown.length).toBeGreaterThanOrEqual(5)
  })

  test.each(shown)('%s: what comes out is what the page says', async (text, language, told) => {
    expect((await run(['scan', 'text', ...language], {now: null, input: `${text}\n`})).stdout).toBe(told)
  })
})

describe('scan text --lines', () => {
  const questions = [
    {id: 7, field: 'heading', case_type: null, text: 'Ny gångväg'},
    {id: 'å"\\', field: 'party', case_type: null, text: 'Elsa Lindqvist'},
    {id: null, field: 'heading', case_type: 'lokaler', text: '🏫🏫 Skrivelse från Elsa Lindqvist'},
    {id: {rad: [1, 2]}, field: 'heading', text: `Ansökan ${NUMBER}`},
    {field: 'file', case_type: null, text: ''},
  ]

  test('answers every line in order under its own id, with UTF-16 offsets', async () => {
    const {code, stdout, stderr} = await run(['scan', 'text', '--lines'], {now: null, input: linesOf(questions)})
    expect([code, stderr]).toEqual([0, ''])
    const answers = answersIn(stdout)
    expect(answers.map(({id}) => id)).toEqual([7, 'å"\\', null, {rad: [1, 2]}, null])
    expect(answers.map(({verdict}) => verdict)).toEqual(['clear', 'block', 'review', 'block', 'clear'])
    const [found] = answers[2]!.findings
    expect(questions[2]!.text.slice(found!.start, found!.end)).toBe('Elsa Lindqvist')
    expect(stdout).not.toContain(NUMBER)
  })

  test('--explain adds to each finding, and without it nothing is added', async () => {
    const input = linesOf([{id: 1, field: 'heading', case_type: null, text: 'Skrivelse från Elsa Lindqvist'}])
    const [plain] = answersIn((await run(['scan', 'text', '--lines'], {now: null, input})).stdout)
    const [explained] = answersIn((await run(['scan', 'text', '--lines', '--explain'], {now: null, input})).stdout)
    expect(Object.keys(plain!.findings[0]!)).toEqual(['kind', 'start', 'end', 'certainty', 'detector', 'why'])
    expect(explained!.findings[0]).toMatchObject({...plain!.findings[0], rule: 'person', answer: 'review'})
    const [alone, without] = [await run(['scan', 'text', '--explain'], {now: null, input: 'Brev från Ture Ask'}), await run(['scan', 'text'], {now: null, input: 'Brev från Ture Ask'})]
    expect([alone.code, alone.stdout]).toEqual([0, without.stdout])
  })

  test('the same with --json, without a last line feed and with CRLF', async () => {
    const input = linesOf(questions).trimEnd().replaceAll('\n', '\r\n')
    const {code, stdout} = await run(['scan', 'text', '--lines', '--json'], {now: null, input})
    expect([code, answersIn(stdout).length]).toEqual([0, questions.length])
  })

  test.each([
    ['no JSON', 'nej'],
    ['another field', '{"id":1,"field":"rubrik","case_type":null,"text":"x"}'],
    ['no text', '{"id":1,"field":"heading","case_type":null}'],
    ['a case type that is a number', '{"id":1,"field":"heading","case_type":3,"text":"x"}'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s is refused with its line, and earlier lines are answered', async (_what, line) => {
    const {code, stdout, stderr} = await run(['scan', 'text', '--lines'], {now: null, input: `${linesOf(questions.slice(0, 2))}${line}\n${linesOf(questions)}`})
    expect(code).toBe(65)
    expect(stderr).toContain('Rad 3 ')
    expect(answersIn(stdout)).toHaveLength(2)
  })

  test('an error stands on standard error alone: standard output is lines for a program', async () => {
    const {code, stdout, stderr} = await run(['scan', 'text', '--lines', '--json', '--lang', 'en'], {now: null, input: 'nej\n'})
    expect([code, stdout]).toEqual([65, ''])
    expect(stderr).toBe('Line 1 is no JSON line with id, field, case_type and text.\nCorrect the line. Earlier lines are answered.\n')
  })

  test('an answer comes before the next question is asked', async () => {
    const child = startCommand(['scan', 'text', '--lines'], {now: null})
    const answer = new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.stdin.write(linesOf([questions[0]!]))
    expect(answersIn(await answer)).toEqual([{id: 7, verdict: 'clear', findings: []}])
    child.stdin.end()
    expect(await ended).toBe(0)
  })

  test('a reader that stops reading ends it without a fault', async () => {
    const child = startCommand(['scan', 'text', '--lines'], {now: null})
    const said: string[] = []
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    child.stdin.on('error', () => undefined)
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(linesOf(Array.from({length: 4000}, () => questions[1]!)))
    expect([await ended, said.join('')]).toEqual([0, ''])
  })
})

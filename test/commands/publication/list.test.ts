import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PublicRow} from '../../../scripts/schemas/json-documents.js'
import {run, runJson, startCommand, Workspaces} from '../../support/run-command.js'

interface Row {
  readonly id: string
  readonly kind: string
  readonly form: string
  readonly heading: string
}

let town: Workspaces
let stdout = ''
let rows: readonly Row[] = []

beforeAll(async () => {
  town = await Workspaces.prepare('published')
  const listed = await run(['publication', 'list'], {cwd: town.folder})
  expect(listed).toMatchObject({code: 0, stderr: 'ÖVNING: det här är ingen riktig publicering.\n'})
  stdout = listed.stdout
  rows = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row)
})

afterAll(() => town.leave())

const find = (kind: string, form: string, heading: string): Row => rows.find((row) => row.kind === kind && row.form === form && row.heading === heading)!

describe('publication list', () => {
  test('is lines of JSON, each by its schema, and unmarked in a rehearsal', () => {
    expect(stdout.endsWith('}\n')).toBe(true)
    for (const row of rows) PublicRow.parse(row)
    expect(stdout).not.toMatch(/rehearsal|schema|ÖVNING/)
  })

  test('a case, with the keys in their order', () => {
    const row = find('case', 'plain', 'Ny förskola vid Ekbacken')
    expect(Object.keys(row)).toEqual(['id', 'kind', 'form', 'heading', 'committee', 'diaryNumber', 'officer', 'date', 'publishedOn', 'lastDay', 'address'])
    expect(row).toEqual({
      id: row.id,
      kind: 'case',
      form: 'plain',
      heading: 'Ny förskola vid Ekbacken',
      committee: 'KS',
      diaryNumber: 'KS 2026/00123',
      officer: 'Plan- och byggenheten',
      date: '2026-02-03',
      publishedOn: '2026-02-03',
      lastDay: '2028-02-02',
      address: `https://diariet.provkommunen.example/arende/${row.id.slice(0, 2)}/${row.id}.html`,
    })
  })

  test('a document with its file', () => {
    const row = find('document', 'plain', 'Remiss om ny förskola')
    expect(Object.keys(row)).toEqual(['id', 'kind', 'form', 'heading', 'caseHeading', 'committee', 'diaryNumber', 'direction', 'date', 'party', 'officer', 'file', 'publishedOn', 'lastDay', 'address'])
    expect(row).toMatchObject({
      caseHeading: 'Ny förskola vid Ekbacken',
      diaryNumber: 'KS 2026/00123',
      direction: 'Ut',
      party: 'Länsstyrelsen',
      file: {name: 'remiss.txt', type: 'text/plain', bytes: 47, address: `https://diariet.provkommunen.example/fil/${row.id.slice(0, 2)}/${row.id}a.txt`},
      address: `https://diariet.provkommunen.example/handling/${row.id.slice(0, 2)}/${row.id}.html`,
    })
  })

  test('a document whose file is not shown has no file', () => {
    expect(find('document', 'withheldFile', 'Underlag till remissen')).toMatchObject({file: null, diaryNumber: 'KS 2026/00123', party: 'Länsstyrelsen'})
  })

  test('a secret row is the word and the days', () => {
    const secret = rows.filter(({form}) => form === 'secret')
    expect(secret).toEqual([{id: expect.stringMatching(/^[a-z]{20}$/), kind: 'document', form: 'secret', heading: 'sekretess', date: '2026-02-03', publishedOn: '2026-02-03', lastDay: '2028-02-02'}])
    expect(stdout).not.toContain('Offert')
  })

  test('what waits is not there', () => {
    expect(stdout).not.toContain('Lindqvist')
  })

  test('--json is one document of the same rows', async () => {
    const {document} = await runJson('publication list', [], {cwd: town.folder})
    expect(document).toEqual({schema: 'diarievakt.publication.list/1', rehearsal: true, entries: rows})
  })

  test('the Swedish name and the language change nothing in data', async () => {
    expect((await run(['publicering', 'lista', '--lang', 'en'], {cwd: town.folder})).stdout).toBe(stdout)
  })

  test('nothing public is no line at all', async () => {
    const folder = await town.copy()
    expect(await run(['publication', 'list'], {cwd: folder, now: '2030-01-01T09:00:00Z'})).toMatchObject({code: 0})
  })

  test('a reader that has seen enough ends it without a fault', async () => {
    const child = startCommand(['publication', 'list'], {cwd: town.folder})
    child.stdout.destroy()
    const said: string[] = []
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    expect([code, said.join('')]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
  })
})

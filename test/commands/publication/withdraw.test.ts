import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {brotliCompressSync, gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {officialNumbers} from '../../core/support.js'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ENTRY = 'KS 2026/00123:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('publication withdraw', () => {
  test('takes an entry down at once, and tells which addresses are gone', async () => {
    const folder = await town.copy()
    const {document: shown} = await runJson('review show', [ENTRY], {cwd: folder})
    const {code, stdout, stderr} = await run(['publicering', 'ta-ner', ENTRY, '--reason', 'personal-data'], {cwd: folder})
    expect([code, stderr]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
    expect(stdout).toMatch(/^Nedtagna: 1\. [\d.]+ s\.\nAdresser att anmäla till sökmotorer:\n/)
    expect(stdout.split('\n').slice(2, 4).map((line) => line.trim()).sort()).toEqual([`https://diariet.provkommunen.example/fil/${shown.id.slice(0, 2)}/${shown.id}a.txt`, `https://diariet.provkommunen.example/handling/${shown.id.slice(0, 2)}/${shown.id}.html`])
    expect((await run(['publication', 'list'], {cwd: folder})).stdout).not.toContain(shown.id)
    expect(() => readFileSync(join(folder, `site/current/handling/${shown.id.slice(0, 2)}/${shown.id}.html`))).toThrow('ENOENT')
  })

  test('gives a text for the search engines, and looks for what it took down in every file of the site (G3)', async () => {
    const {stdout} = await run(['publication', 'withdraw', ENTRY, '--reason', 'other', '--lang', 'en'], {cwd: await town.copy()})
    expect(stdout).toContain('belonged to the public diary of Provkommunen. The pages are removed and answer 410.')
    expect(stdout).toMatch(/Looked for: none of \d+ texts, words and addresses stands in the site’s [1-9]\d* files/)
  })

  test.each(['sida.html', 'sida.html.gz', 'sida.html.br', 'flode.atom', 'flode.atom.gz'])('what somebody else has left of it under site/ is found, packed or not (%s): 70', async (name) => {
    const folder = await town.copy()
    const page = Buffer.from('<p>Remiss om ny förskola</p>')
    mkdirSync(join(folder, 'site/kopia'))
    writeFileSync(join(folder, 'site/kopia', name), name.endsWith('.gz') ? gzipSync(page) : name.endsWith('.br') ? brotliCompressSync(page) : page)
    const {code, document, stderr} = await runJson('publication withdraw', [ENTRY, '--reason', 'other'], {cwd: folder})
    expect([code, document.search?.places, document.search?.inFiles]).toEqual([70, [`site/kopia/${name}`], []])
    expect(stderr).toContain('NÅGOT AV DET SOM TOGS NER FINNS KVAR i 1 fil:')
  })

  test('words that a file of another entry has are told apart, and are no fault', async () => {
    const folder = await town.copy()
    mkdirSync(join(folder, 'site/kopia'))
    writeFileSync(join(folder, 'site/kopia', 'abcdefghijklmnopqrstua.txt'), 'I handlingen Remiss om ny förskola står det')
    const {code, document} = await runJson('publication withdraw', [ENTRY, '--reason', 'other'], {cwd: folder})
    expect([code, document.search?.places, document.search?.inFiles]).toEqual([0, [], ['site/kopia/abcdefghijklmnopqrstua.txt']])
  })

  test('what cannot be read through is named, and never said to be clean: 70; packed files of other entries are counted; one named after the entry is found', async () => {
    const folder = await town.copy()
    const {document: shown} = await runJson('review show', [ENTRY], {cwd: folder})
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)])
    mkdirSync(join(folder, 'site/kopia'))
    for (const [name, bytes] of [['allt.zip', zip], ['sida.html.gz', Buffer.from('not packed')], ['abcdefghijklmnopqrstua.docx', zip], ['abcdefghijklmnopqrstub.pdf', Buffer.from('%PDF-1.7')], ['plan.txt', zip], ['sida.html.zst', Buffer.from('28b52ffd00', 'hex')]] as const) writeFileSync(join(folder, 'site/kopia', name), bytes)
    const {code, document, stderr} = await runJson('publication withdraw', [ENTRY, '--reason', 'other'], {cwd: folder})
    expect([code, document.search?.places, document.search?.packedFiles, document.search?.unread]).toEqual([70, [], 2, ['site/kopia/allt.zip', 'site/kopia/plan.txt', 'site/kopia/sida.html.gz', 'site/kopia/sida.html.zst']])
    expect(stderr).toContain('4 filer under site/ KUNDE INTE LÄSAS IGENOM')
    const other = await town.copy()
    mkdirSync(join(other, 'site/kopia'))
    writeFileSync(join(other, 'site/kopia', `${shown.id}a.docx`), zip)
    const found = await runJson('publication withdraw', [ENTRY, '--reason', 'other'], {cwd: other})
    expect([found.code, found.document.search?.places]).toEqual([70, [`site/kopia/${shown.id}a.docx`]])
  })

  test('--json: the entries and their addresses', async () => {
    const {code, document} = await runJson('publication withdraw', [ENTRY, 'KS 2026/00123:2', '--reason', 'wrong-document', '--note', '-'], {cwd: await town.copy(), input: 'Fel fil.'})
    expect(code).toBe(0)
    expect([document.rehearsal, document.entries.length, document.urls.length]).toEqual([true, 2, 3])
  })

  test('the copy cannot be renewed: 69, and addresses, text and search all the same; when it can, a removal tells the addresses too (G3)', async () => {
    const folder = await town.copy()
    const settings = readFileSync(join(folder, 'diarievakt.yaml'), 'utf8')
    writeFileSync(join(folder, 'diarievakt.yaml'), settings.replace('site:\n', "site:\n  deploy: [/bin/sh, -c, 'echo ingen väg till webbservern >&2; exit 23']\n"))
    const {code, stdout, stderr} = await run(['publication', 'withdraw', ENTRY, '--reason', 'incident'], {cwd: folder})
    expect(code).toBe(69)
    expect(stdout).toMatch(/sökmotorer:\n {2}https:.*\n {2}https:.*\nText till sökmotorernas/)
    expect(stdout).toContain('Efterletat: inget av ')
    expect(stderr).toContain('(/bin/sh, kod 23: ingen väg till webbservern)')
    writeFileSync(join(folder, 'diarievakt.yaml'), settings)
    const again = await runJson('publication run', ['--removals'], {cwd: folder})
    expect([again.code, again.document.urls.length]).toEqual([0, 2])
    const {document} = await runJson('publication withdraw', [ENTRY, '--reason', 'incident'], {cwd: folder})
    expect([document.entries, document.before.length, document.urls, document.unfinished]).toEqual([[], 1, again.document.urls, null])
  })

  test('a note with an identity number is refused, and nothing is taken down', async () => {
    const folder = await town.copy()
    const {code, error} = await runJson('publication withdraw', [ENTRY, '--reason', 'personal-data', '--note', '-'], {cwd: folder, input: `Gäller ${officialNumbers('personnummer').at(-1)}`})
    expect([code, error?.code]).toEqual([65, 'note-holds-identity-number'])
    expect((await runJson('review show', [ENTRY], {cwd: folder})).document.isPublic).toBe(true)
  })

  test('what is not public cannot be taken down', async () => {
    const {code, stdout, stderr} = await run(['publication', 'withdraw', 'KS 2026/00124:1', '--reason', 'other', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([77, ''])
    expect(stderr).toContain('The entry is not public.\nWithhold it with `diarievakt review decide ID --withhold`.\n')
  })

  test.each([[[]], [['--reason', 'för att']]])('a reason is asked for, as a code: %j', async (args) => {
    expect((await run(['publication', 'withdraw', ENTRY, ...args], {cwd: town.folder})).code).toBe(2)
  })
})

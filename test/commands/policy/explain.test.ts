import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {officialNumbers} from '../../core/support.js'
import {aRow, csvOf} from '../../support/town.js'

const ENTRY = 'KS 2026/00124:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('policy explain', () => {
  test('why an entry was judged as it was: finding, rule and law, without its text', async () => {
    const {code, stdout} = await run(['regler', 'förklara', ENTRY], {cwd: town.folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^KS 2026\/00124:1 \(KS\) {2}[a-z]{20}\nLäge: hållen\nFynd:\n {2}\[PERSONNAMN\] /)
    expect(stdout).not.toContain('Lindqvist')
    expect((await run(['policy', 'explain', ENTRY, '--lang', 'en'], {cwd: town.folder})).stdout).toContain('Stage: held\nFindings:\n')
  })

  test('what raised it, the rule, the detector’s version and what would change it, with places in words (B7 B13)', async () => {
    const {stdout} = await run(['policy', 'explain', ENTRY], {cwd: town.folder})
    expect(stdout).toContain('rubriken, ord 3–4 (tecken 15–29)')
    expect(stdout).toMatch(/höjer: ord 3, förnamn .*utan det/)
    expect(stdout).toContain('detektor person, version ')
    expect(stdout).toContain('Ändras av:\n')
    expect(stdout).toMatch(/\nPolicy [0-9a-f]{32}\.\n$/)
    for (const word of ['Skrivelse', 'Elsa', 'Lindqvist']) expect(stdout).not.toContain(word)
  })

  test('B9: what stands in the way of a file is told beside its number, since its name is text too', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'inbox/Elsa Lindqvist.txt'), '')
    await writeFile(join(folder, 'inbox/filer.csv'), csvOf([aRow({handlingsnummer: '9', fil: 'skylt.txt|Elsa Lindqvist.txt', fil_publiceras: 'ja|ja'})]))
    await writeFile(join(folder, 'inbox/skylt.txt'), 'Skylten är blå.\n')
    expect((await run(['import', 'inbox/filer.csv'], {cwd: folder})).code).toBe(0)
    const {stdout} = await run(['policy', 'explain', 'KS 2026/00123:9'], {cwd: folder})
    expect(stdout).toContain('\n    fil 2: filen har ingen text. Kontrollera att det är rätt fil.\n')
    expect(stdout).not.toContain('Lindqvist')
    expect((await runJson('policy explain', ['KS 2026/00123:9'], {cwd: folder})).document.unread).toEqual([{file: 2, why: 'empty'}])
  })

  test('of a row that is shown what was found is told all the same, with what let it out and nothing to change; and where nothing was found, that', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'inbox/visade.csv'), csvOf([aRow({handlingsnummer: '11', handlaggare: 'Karin Ek'}), aRow({handlingsnummer: '12', handlingsrubrik: 'Yttrande från Elsa Lindqvist'})]))
    expect((await run(['import', 'inbox/visade.csv'], {cwd: folder})).code).toBe(0)
    expect((await run(['review', 'decide', 'KS 2026/00123:12', '--publish'], {cwd: folder})).code).toBe(0)
    expect((await run(['publication', 'run'], {cwd: folder})).code).toBe(0)
    const [officer, decided, clean] = await Promise.all(['KS 2026/00123:11', 'KS 2026/00123:12', 'KS 2026/00123:1'].map(async (id) => (await run(['policy', 'explain', id], {cwd: folder})).stdout))
    expect(officer).toContain('handläggaren, ord 1–2 (tecken 0–8), säkert, visas')
    expect(officer).toContain('regel official-handles-the-case (B1)')
    expect(decided).toContain('rubriken, ord 3–4 (tecken 14–28), säkert, granskas')
    expect(decided).toMatch(/\n {2}Det som skulle granskas är besvarat: publicera, 2026-02-10 .*\. Därför visas raden\.\n/)
    for (const shown of [officer, decided]) expect(shown).not.toContain('Ändras av:')
    expect(clean).toContain('\nFynd: inga.\n')
  })

  test('B4: a row that is blocked is not said to be shown by anything, whatever else was found in it', async () => {
    const folder = await town.copy()
    const number = officialNumbers('personnummer').at(-1)!
    await writeFile(join(folder, 'inbox/sparrad.csv'), csvOf([aRow({handlingsnummer: '13', handlingsrubrik: `Yttrande från Elsa Lindqvist, ${number}`})]))
    expect((await run(['import', 'inbox/sparrad.csv'], {cwd: folder})).code).toBe(0)
    const {stdout} = await run(['policy', 'explain', 'KS 2026/00123:13'], {cwd: folder})
    expect(stdout).toContain('Läge: spärrad\n')
    expect(stdout).toContain('granskas')
    expect(stdout).toContain('Raden är spärrad av något annat')
    expect(stdout).not.toMatch(/visa raden/i)
  })

  test('judged under another policy, it says so', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'policy.yaml'), 'rules: []\nroleWords: [koloniägare]\n')
    const {stdout} = await run(['policy', 'explain', ENTRY], {cwd: folder})
    expect(stdout).toMatch(/Bedömd med policy [0-9a-f]{32}; nu gäller [0-9a-f]{32}\. Kör diarievakt scan\.\n$/)
    const {document} = await runJson('policy explain', [ENTRY], {cwd: folder})
    expect(document.policy.judged).not.toBe(document.policy.now)
  })

  test('the field is named in words', async () => {
    const {stdout} = await run(['policy', 'explain', ENTRY], {cwd: town.folder})
    expect(stdout).not.toContain('heading 15')
  })

  test('--json', async () => {
    const {code, document} = await runJson('policy explain', [ENTRY], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, stage: 'held', verdict: 'review', grounds: [], findings: [{answer: 'review', finding: {kind: 'person', field: 'heading', start: 15, end: 29}, place: {line: 1, firstWord: 3, lastWord: 4}, stands: true, remedies: ['heading-without-name', 'show-if-duty']}]})
    expect(document.findings[0]?.cues).toContainEqual({effect: 'raises', code: 'given-name', place: {field: 'heading', index: 0, start: 15, end: 19, words: {line: 1, firstWord: 3, lastWord: 3}}, without: 'none', bearers: 20_000, likelihood: {with: 100, without: 26}})
  })

  test('a secret row explains itself by its stage alone', async () => {
    expect((await runJson('policy explain', ['KS 2026/00123:3'], {cwd: town.folder})).document).toMatchObject({stage: 'secret', verdict: 'secret', grounds: [], findings: []})
  })

  test('what does not exist is refused', async () => {
    const {code, error} = await runJson('policy explain', ['KS 2026/99999'], {cwd: town.folder})
    expect([code, error?.code]).toEqual([65, 'entry-not-found'])
  })
})

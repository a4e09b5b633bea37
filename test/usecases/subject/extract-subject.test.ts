import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {ExtractFile} from '../../../scripts/schemas/json-documents.js'
import {ROLES, type Role} from '../../../src/core/rights.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {extractSubject, type Extracted} from '../../../src/usecases/subject/extract-subject.js'
import {aRow, Town} from '../../support/town.js'

const NAME = 'Tyra Lindqvist'
const ROWS = [
  aRow({arenderubrik: 'Synpunkter på lekplatser', arendetyp: 'synpunkter', handlingsrubrik: `Skrivelse från ${NAME}`, riktning: 'In', avsandare_mottagare: NAME, webbnamn: 'Invånare'}),
  aRow({arenderubrik: 'Synpunkter på lekplatser', arendetyp: 'synpunkter', handlingsnummer: '2', handlingsrubrik: `Klagomål på ${NAME} från Nils Björnfot`}),
  aRow({arenderubrik: 'Synpunkter på lekplatser', arendetyp: 'synpunkter', handlingsnummer: '3', handlingsrubrik: `Utredning om ${NAME}`, handling_sekretess: 'ja', lagrum: 'OSL 26:1'}),
  aRow({arendenummer: 'KS 2026/00124', handlingsrubrik: 'Yttrande', avsandare_mottagare: NAME, webbnamn: 'Invånare', fil: 'yttrande.txt', fil_publiceras: 'ja'}),
  aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', handlingsrubrik: `Ansökan från ${NAME}`}),
  aRow({arendenummer: 'KS 2026/00777', handlingsrubrik: `Brev från ${NAME}`, skydd: 'skyddad folkbokföring'}),
]

async function aTown(roles: readonly Role[] = ROLES.filter((role) => role !== 'protected-reader')): Promise<Town> {
  const town = await Town.found({roles})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS, {with: {'yttrande.txt': `Yttrande.\n\nUndertecknat av ${NAME}, boende på Storgatan 12.\n`}})
  await town.within('2026-02-03T09:30:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:1'], committee: null, answer: {kind: 'rewrite-heading', heading: 'Skrivelse från en invånare'}, reason: 'personal-data', note: null}))
  await town.within('2026-02-03T09:40:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00124:1'], committee: null, answer: {kind: 'publish'}, reason: null, note: `Talade med ${NAME}`}))
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

const extract = (town: Town, ids: readonly string[] | null, known = NAME): Promise<Extracted> =>
  town.within('2026-02-10T09:00:00Z', (session) => extractSubject(session, {known, ids, committee: null, language: 'sv', onProgress: () => undefined}))

function contentOf(town: Town, {files}: Extracted): {readonly file: ReturnType<typeof ExtractFile.parse>; readonly paper: string} {
  const [json = '', paper = ''] = files.map(({path}) => readFileSync(join(town.folder, path), 'utf8'))
  return {file: ExtractFile.parse(JSON.parse(json)), paper}
}

test('what is held on the person, with purpose, ground, source, recipients and how long, as data and as a text to read (P2)', async () => {
  const town = await aTown()
  const extracted = await extract(town, null)
  const {file, paper} = contentOf(town, extracted)
  expect(file.entries.map(({diaryNumber, documentNumber}) => `${diaryNumber}:${documentNumber ?? '–'}`)).toEqual(['KS 2026/00123:1', 'KS 2026/00123:2', 'KS 2026/00123:3', 'KS 2026/00124:1', 'SN 2026/00001:1'])
  const [rewritten, , , published] = file.entries
  expect(rewritten?.texts.filter(({field}) => field === 'heading')).toEqual([
    {field: 'heading', versions: [1], isCurrent: false, text: `Skrivelse från ${NAME}`, grade: 'exact', marks: []},
    {field: 'heading', versions: [2], isCurrent: true, text: 'Skrivelse från en invånare', grade: null, marks: []},
  ])
  expect(rewritten?.texts.find(({field}) => field === 'internalParty')).toMatchObject({versions: [1, 2], isCurrent: true, text: NAME})
  expect(published?.onTheWeb).toMatchObject({isPublic: true, from: '2026-02-03', lastDay: '2028-02-02', address: expect.stringMatching(/^https:\/\/diariet\.provkommunen\.example\/handling\/[a-z]{2}\/[a-z]{20}\.html$/)})
  expect(published?.texts.filter(({field}) => field === 'note' || field === 'fileText').map(({field, text}) => [field, text])).toEqual([
    ['fileText', `Undertecknat av ${NAME}, boende på Storgatan 12.`],
    ['note', `Talade med ${NAME}`],
  ])
  for (const words of ['Ändamål: ', 'Rättslig grund: ', 'Källa: ', 'Mottagare: ', 'Sparas: ', 'Integritetsskyddsmyndigheten', 'publik på webben sedan 2026-02-03, sista dag 2028-02-02', 'Anteckningar: 1095 dagar']) expect(paper).toContain(words)
  expect(paper).toMatch(/^ÖVNING\n/)
})

test('what somebody must look at first is marked: secrecy, other persons, a committee with secrecy of its own', async () => {
  const town = await aTown()
  const extracted = await extract(town, null)
  const {file, paper} = contentOf(town, extracted)
  const [plain, ofTwo, secret, , ofSocial] = file.entries
  expect([plain?.marks, plain?.texts.flatMap(({marks}) => marks)]).toEqual([[], []])
  expect(ofTwo?.texts.find(({field}) => field === 'heading')?.marks).toEqual(['other-persons'])
  expect(secret?.marks).toEqual(['secrecy'])
  expect(ofSocial?.marks).toEqual(['specific-secrecy'])
  // The file's address is somewhere that somebody else may live, and the rows that lie in the inbox say what the entries say.
  expect(extracted.toLookAt).toBe(file.entries.filter(({marks, texts}) => marks.length > 0 || texts.some((text) => text.marks.length > 0)).length + file.things.filter(({marks}) => marks.length > 0).length)
  expect(extracted.toLookAt).toBeGreaterThanOrEqual(4)
  expect(paper).toContain('**ARBETSMATERIAL. ')
  expect(paper).toContain('Titta först: sekretess')
})

test('only what is picked out stands there; an entry may be taken in that the name does not stand in', async () => {
  const town = await aTown()
  const {file} = contentOf(town, await extract(town, ['KS 2026/00123:1', 'KS 2026/00124']))
  expect(file.entries.map(({diaryNumber, kind, marks}) => [diaryNumber, kind, marks])).toEqual([
    ['KS 2026/00123', 'document', []],
    ['KS 2026/00124', 'case', ['not-by-name']],
  ])
  expect(file.things).toEqual([])
  await expect(extract(town, ['KS 2026/99999'])).rejects.toMatchObject({code: 'entry-not-found'})
})

test('a protected row is not handed out by its number either, and stands in no file (K4)', async () => {
  const town = await aTown()
  await expect(extract(town, ['KS 2026/00777:1'])).rejects.toMatchObject({code: 'awaits-authorised'})
  const {file, paper} = contentOf(town, await extract(town, null))
  expect(JSON.stringify(file)).not.toContain('00777')
  expect(paper).not.toContain('00777')
  expect(file.awaitsAuthorised).toEqual({entries: 2, rows: 1})
})

test('who may read it hands it out under the marking', async () => {
  const town = await aTown(ROLES)
  const {file, paper} = contentOf(town, await extract(town, ['KS 2026/00777:1']))
  expect(file.entries[0]?.marks).toEqual(['protected'])
  expect(paper).toContain('SKYDDADE PERSONUPPGIFTER')
})

test('the files are their owner’s alone, are never written over, and the log knows their digests and no name (K7 P4)', async () => {
  const town = await aTown()
  const [first, second] = [await extract(town, null), await extract(town, null)]
  const names = readdirSync(join(town.folder, 'outbox'))
  expect(names).toHaveLength(4)
  for (const name of names) expect(statSync(join(town.folder, 'outbox', name)).mode & 0o777).toBe(0o600)
  expect(statSync(join(town.folder, 'outbox')).mode & 0o777).toBe(0o700)
  expect(new Set([...first.files, ...second.files].map(({path}) => path)).size).toBe(4)
  const trail = await town.within('2026-02-11T09:00:00Z', ({db}) => auditTrail(db))
  expect(trail.filter(({event, committee}) => event?.kind === 'subject.extracted' && committee === 'KS').map(({event}) => event)).toMatchObject([{entries: 4, sha256: first.files.map(({sha256}) => sha256)}, {search: second.search}])
  expect(JSON.stringify(trail)).not.toMatch(/tyra|lindqvist/i)
})

test('what formats a page or a terminal is text and nothing more', async () => {
  const town = await aTown()
  writeFileSync(join(town.folder, 'diarievakt.yaml'), `# ${NAME} <script>alert(1)</script> [länk](http://x.example) \u001B]52;c;aGVq\u0007\u202E\n`)
  const {paper} = contentOf(town, await extract(town, null))
  expect(paper).toContain('\\<script\\>alert(1)\\</script\\> \\[länk\\](http://x.example) ␛')
  // eslint-disable-next-line no-control-regex
  expect(paper).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

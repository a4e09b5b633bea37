import {readFileSync, existsSync} from 'node:fs'
import {mkdir, rm} from 'node:fs/promises'
import {expect, onTestFinished, test} from 'vitest'
import {stopPosition} from '../../src/io/db/meta-table.js'
import {stopJournalOf} from '../../src/io/files/stop-journal.js'
import {keyText} from '../../src/core/register/entry.js'
import type {CommitteeCode} from '../../src/core/terms/identifiers.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, resolveEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {findEntry} from '../../src/usecases/register/find-entry.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const CASE = 'KS 2026/00123'
const DOCUMENT = `${CASE}:1`
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const LATER = {andrad: '2026-02-04T08:00:00'}

async function founded(rows: readonly SourceRow[] = [aRow()], settings: object = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows)
  return town
}

/** What the journal says of each document or case, by the number a person knows it by. */
async function stops(town: Town): Promise<readonly string[]> {
  if (!existsSync(stopJournalOf(town.folder))) return []
  const told = readFileSync(stopJournalOf(town.folder), 'utf8').split('\n').filter((line) => line.includes('"why"')).map((line) => JSON.parse(line) as {why: string; entries: [string, string][]})
  return town.within(NEXT_MORNING, async (session) => {
    const named: string[] = []
    for (const {why, entries} of told) {
      for (const [id, key] of entries) {
        const {key: place} = await findEntry(session, id, null, 'review.read')
        expect(key).toBe(session.fingerprints.of(keyText(place)))
        named.push(`${why} ${place.caseNumber}${place.documentNumber === null ? '' : `:${place.documentNumber}`}`)
      }
    }
    return named.sort()
  })
}

async function decide(town: Town, at: string, id: string, answer: RegistrarAnswer): Promise<void> {
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
}

test('rows that come for the first time stop nothing, whatever becomes of them (P3)', async () => {
  const town = await founded([aRow(), aRow({handlingsnummer: '2', registrator: ''}), aRow({handlingsnummer: '3', handlingsrubrik_sekretess: 'ja'})])
  await town.publish(NOON)
  expect(await stops(town)).toEqual([])
})

test.each([
  ['another text', [aRow({handlingsrubrik: 'Svar på remiss', ...LATER})], {}, [`replaced ${DOCUMENT}`]],
  ['a text that must wait', [aRow({handlingsrubrik: 'Svar på remiss', registrator: '', ...LATER})], {}, [`replaced ${DOCUMENT}`]],
  ['a heading that is secret now', [aRow({handlingsrubrik_sekretess: 'ja', ...LATER})], {}, [`replaced ${CASE}`, `replaced ${DOCUMENT}`]],
  ['a cancelled document', [aRow({handling_status: 'makulerad', ...LATER})], {}, [`stopped ${DOCUMENT}`]],
  ['a cancelled case that is named alone', [aCaseRow({arende_status: 'makulerad', ...LATER})], {}, [`stopped ${CASE}`, `stopped ${DOCUMENT}`]],
  ['a case that is secret now and named alone', [aCaseRow({arenderubrik_sekretess: 'ja', ...LATER})], {}, [`replaced ${CASE}`, `stopped ${DOCUMENT}`]],
  ['a full export without the document', [aCaseRow()], {full: ['KS'], allowsMassWithdrawal: true}, [`stopped ${DOCUMENT}`]],
] as const)('an import that brings %s notes what it stopped (P3)', async (_name, rows, order, expected) => {
  const town = await founded()
  await town.publish(NOON)
  await town.import(NEXT_MORNING, rows, order)
  expect(await stops(town)).toEqual(expected)
})

test('a dry run, the same export again and an older row stop nothing (P3 A9 A14)', async () => {
  const town = await founded()
  await town.import(NEXT_MORNING, [aRow({handling_status: 'makulerad', ...LATER})], {isDryRun: true})
  await town.import(NEXT_MORNING, [aRow()])
  await town.import(NEXT_MORNING, [aRow({handlingsrubrik: 'Äldre text', andrad: '2026-02-01T08:00:00'})])
  expect(await stops(town)).toEqual([])
})

test.each([
  ['withhold', {kind: 'withhold'}],
  ['defer', {kind: 'defer'}],
  ['escalate', {kind: 'escalate'}],
  ['secret', {kind: 'secret'}],
  ['rewrite-heading', {kind: 'rewrite-heading', heading: 'Svar'}],
  ['replace-party', {kind: 'replace-party', roleWord: 'Invånare'}],
] as const)('a registrar’s %s is noted, a yes is not (P3)', async (_name, answer) => {
  const town = await founded([aRow({registrator: ''}), aRow({handlingsnummer: '2', registrator: ''})])
  await decide(town, NOON, DOCUMENT, answer)
  await decide(town, NOON, `${CASE}:2`, {kind: 'publish'})
  expect(await stops(town)).toEqual([`held-here ${DOCUMENT}`])
})

test('withheld files, secret cases with their documents, and the lawyer’s no are noted (P3)', async () => {
  const town = await founded([aRow({fil: 'a.txt', fil_publiceras: 'ja'}), aRow({arendenummer: 'KS 2026/00124'}), aRow({arendenummer: 'KS 2026/00125', registrator: ''})])
  await decide(town, NOON, DOCUMENT, {kind: 'withhold-file'})
  await decide(town, NOON, 'KS 2026/00124', {kind: 'secret'})
  expect(await stops(town)).toEqual(['held-here KS 2026/00123:1', 'held-here KS 2026/00124', 'held-here KS 2026/00124:1'])
  await decide(town, NOON, 'KS 2026/00125:1', {kind: 'escalate'})
  await town.within(NOON, (session) => resolveEntries(session, {ids: ['KS 2026/00125:1'], committee: null, answer: {kind: 'resolve-withhold', ground: 'OSL 26:1'}, reason: null, note: null}))
  expect((await stops(town)).slice(3)).toEqual(['held-here KS 2026/00125:1', 'held-here KS 2026/00125:1'])
})

test('what is taken down, undone, judged anew or found at the last look is noted (P3 G3)', async () => {
  const town = await founded([aRow({registrator: ''}), aRow({handlingsnummer: '2'})])
  await decide(town, NOON, DOCUMENT, {kind: 'publish'})
  await town.publish(NOON)
  await town.within(NOON, (session) => undoDecision(session, {decision: null}))
  expect(await stops(town)).toEqual([`held-here ${DOCUMENT}`])
  await town.within(NOON, (session) => withdrawEntries(session, {ids: [`${CASE}:2`], committee: null, reason: 'personal-data', note: null}))
  expect(await stops(town)).toEqual([`held-here ${DOCUMENT}`, `taken-down ${CASE}:2`])
})

test('what a scan anew holds is noted (P3 B13)', async () => {
  const town = await founded([aRow({handlingsrubrik: 'Skrivelse från Elsa Grahnén', handlaggare: 'Elsa Grahnén'})])
  await town.within(MORNING, ({db}) => db('version').update({policy_hash: 'older', stage: 'cleared'}))
  const verdicts = await town.within(MORNING, ({db}) => db('version').select('verdict'))
  expect(verdicts).toHaveLength(2)
  await town.within(NOON, ({db}) => db('version').where('content', 'like', '%Skrivelse%').update({content: db.raw("replace(content, 'Elsa Grahnén', 'Tyra Lindqvist')")}))
  await town.within(NOON, (session) => scanEntries(session, {all: false, allowsMassWithdrawal: true, onProgress: () => undefined}))
  expect(await stops(town)).toEqual([`held-here ${DOCUMENT}`])
})

test('a change that is refused notes nothing, and the register knows how far the journal had come with its last change (P3)', async () => {
  const town = await founded()
  const begun = await town.within(MORNING, ({db}) => stopPosition(db))
  await expect(decide(town, NOON, DOCUMENT, {kind: 'publish'})).rejects.toMatchObject({code: 'entry-not-waiting'})
  expect(await town.within(MORNING, ({db}) => stopPosition(db))).toEqual(begun)
  await decide(town, NOON, DOCUMENT, {kind: 'withhold'})
  const position = await town.within(NOON, ({db}) => stopPosition(db))
  expect(position?.bytes).toBe(readFileSync(stopJournalOf(town.folder)).length)
  expect(position?.bytes).toBeGreaterThan(begun?.bytes ?? 0)
})

test('a journal that was lost begins anew with the next stop (P3)', async () => {
  const town = await founded()
  await rm(stopJournalOf(town.folder))
  await decide(town, NOON, DOCUMENT, {kind: 'withhold'})
  expect(await stops(town)).toEqual([`held-here ${DOCUMENT}`])
})

test('no change is made whose stops cannot be written down first (P3)', async () => {
  const town = await founded()
  await rm(stopJournalOf(town.folder))
  await mkdir(stopJournalOf(town.folder))
  await expect(decide(town, NOON, DOCUMENT, {kind: 'withhold'})).rejects.toMatchObject({code: 'EISDIR'})
  await town.within(NOON, async (session) => expect((await findEntry(session, DOCUMENT, null, 'review.read')).stage).toBe('cleared'))
})

test('the key of a place in the registry is the same for whoever asks, and another for a case than for its documents', () => {
  const place = {committee: 'KS' as CommitteeCode, caseNumber: CASE}
  expect(new Set([keyText({...place, documentNumber: null}), keyText({...place, documentNumber: '1'}), keyText({...place, documentNumber: '2'})]).size).toBe(3)
})

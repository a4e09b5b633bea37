import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type DecisionOrder} from '../../src/usecases/review/decide-entries.js'
import {listCorrections} from '../../src/usecases/review/list-corrections.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const ROW = aRow({riktning: 'In', avsandare_mottagare: 'Gunilla Lindqvist', webbnamn: 'Gunilla Lindqvist'})

const answer = (town: Town, instant: string, id: string, given: DecisionOrder['answer']) =>
  town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: given, reason: null, note: null}))
const corrections = (town: Town, instant: string) => town.within(instant, (session) => listCorrections(session, {committee: null}))

async function townWithBlocked(row: SourceRow, files: Readonly<Record<string, string>> = {}): Promise<{readonly town: Town; readonly id: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [row], {with: files})
  await town.publish('2026-02-03T11:00:00Z')
  const {entries: [blocked]} = await town.within('2026-02-03T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
  expect(blocked).toMatchObject({kind: 'document', stage: 'blocked', reasons: ['person']})
  return {town, id: blocked?.id ?? ''}
}

test('a person in the party field is blocked whoever asks, is replaced by a role word, and the registry is told (C2 C3 B8)', async () => {
  const {town, id} = await townWithBlocked(ROW)
  await expect(answer(town, '2026-02-03T12:30:00Z', id, {kind: 'publish'})).rejects.toMatchObject({code: 'party-name-stands'})
  await expect(answer(town, '2026-02-03T12:31:00Z', id, {kind: 'replace-party', roleWord: 'Gunilla'})).rejects.toMatchObject({code: 'role-word-unknown'})
  expect(await corrections(town, '2026-02-03T12:32:00Z')).toEqual([])

  await answer(town, '2026-02-03T13:00:00Z', id, {kind: 'replace-party', roleWord: 'invånare'})
  await town.publish('2026-02-03T15:00:00Z')
  expect((await town.public('2026-02-03T16:00:00Z')).find(({kind}) => kind === 'document')).toMatchObject({form: 'plain', party: 'invånare'})
  expect([...town.siteHolds(['Gunilla', 'Lindqvist'])]).toEqual([])
  expect(await corrections(town, '2026-02-03T16:00:00Z')).toMatchObject([{id, committee: 'KS', diaryNumber: 'KS 2026/00123', documentNumber: '1', field: 'party'}])

  const same = await town.import('2026-02-04T09:00:00Z', [ROW])
  expect(same.files[0]).toMatchObject({unchanged: 1, changed: 0})
  expect(await corrections(town, '2026-02-04T09:01:00Z')).toHaveLength(1)
  await town.import('2026-02-05T09:00:00Z', [{...ROW, webbnamn: 'invånare', andrad: '2026-02-05T08:00:00'}])
  expect(await corrections(town, '2026-02-05T09:01:00Z')).toEqual([])
})

test.each([
  ['an official of the municipality', 'Elsa Grahnén'],
  ['a company with its contact person', 'Bygg AB, att: Gunilla Lindqvist'],
  ['one person among several parties', 'Länsstyrelsen|Gunilla Lindqvist'],
])('%s does not pass the party field (C1 C3 C5)', async (_, webbnamn) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [{...ROW, webbnamn}])
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({published: 1})
  expect([...town.siteHolds(['Grahnén', 'Lindqvist'])]).toEqual([])
})

test('a rewritten row brings its file with it, from the bytes that were read (B7 B8 E2)', async () => {
  const file = 'Synpunkter på gatubelysningen vid torget.\n'
  const {town, id} = await townWithBlocked({...ROW, fil: 'synpunkter.txt', fil_publiceras: 'ja'}, {'synpunkter.txt': file})
  await answer(town, '2026-02-03T13:00:00Z', id, {kind: 'replace-party', roleWord: 'invånare'})
  await town.publish('2026-02-03T15:00:00Z')
  const document = (await town.public('2026-02-03T16:00:00Z')).find(({kind}) => kind === 'document')
  if (document?.form !== 'plain' || document.kind !== 'document') throw new Error('The document is not public')
  expect(town.site().get(document.files[0]?.address ?? '')).toBe(file)
})

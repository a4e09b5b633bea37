import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type DecisionOrder} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const FILE = 'Yttrandet tillstyrker förslaget i sin helhet.\n'
const ROW = aRow({handlingsrubrik: 'Yttrande över budgetförslag', fil: 'yttrande-budget.txt', fil_publiceras: ''})

const answer = (town: Town, instant: string, id: string, kind: 'publish' | 'withhold-file') =>
  town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind} satisfies DecisionOrder['answer'], reason: null, note: null}))

async function townWithHeld(row: SourceRow = ROW): Promise<{readonly town: Town; readonly id: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [row], {with: {'yttrande-budget.txt': FILE}})
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({published: 1})
  const {entries: [held]} = await town.within('2026-02-03T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
  expect(held).toMatchObject({stage: 'held', reasons: ['file-choice-missing']})
  expect([...town.siteHolds(['yttrande-budget.txt', 'tillstyrker förslaget', 'Yttrande över budgetförslag'])]).toEqual([])
  return {town, id: held?.id ?? ''}
}

test('a missing file choice waits; to publish it is to choose yes (A6 B7)', async () => {
  const {town, id} = await townWithHeld()
  await answer(town, '2026-02-03T13:00:00Z', id, 'publish')
  await town.publish('2026-02-03T15:00:00Z')
  const document = (await town.public('2026-02-03T16:00:00Z')).find(({kind}) => kind === 'document')
  if (document?.form !== 'plain' || document.kind !== 'document') throw new Error('The document is not public')
  expect(document.files).toMatchObject([{name: 'yttrande-budget.txt', bytes: Buffer.byteLength(FILE)}])
  expect(town.site().get(document.files[0]?.address ?? '')).toBe(FILE)
})

test('a missing file choice waits; with the file withheld the row shows without file, name or size (A6 E1 E3)', async () => {
  const {town, id} = await townWithHeld()
  await answer(town, '2026-02-03T13:00:00Z', id, 'withhold-file')
  await town.publish('2026-02-03T15:00:00Z')
  const document = (await town.public('2026-02-03T16:00:00Z')).find(({kind}) => kind === 'document')
  if (document?.form !== 'withheldFile') throw new Error('The document is not public without its file')
  expect(document).toMatchObject({heading: 'Yttrande över budgetförslag', files: []})
  expect(town.site().get(document.address)).toContain('ks@provkommunen.example')
  expect([...town.siteHolds(['yttrande-budget', 'tillstyrker förslaget', String(Buffer.byteLength(FILE)) + ' byte'])]).toEqual([])
  expect([...town.site().keys()].filter((path) => path.startsWith('fil/'))).toEqual([])
})

test.each([
  ['a word that is neither yes nor no', {fil_publiceras: 'kanske'}],
  ['fewer choices than files', {fil: 'yttrande-budget.txt|yttrande-budget.txt', fil_publiceras: 'ja'}],
  ['a choice without a file', {fil: '', fil_publiceras: 'ja'}],
])('%s is a missing choice, never a default (A6)', async (_, changes) => {
  await townWithHeld({...ROW, ...changes})
})

test('a row that waited and becomes clear with a later export shows the file that came with an earlier one: it is delivered once (A9 E2)', async () => {
  const {town} = await townWithHeld()
  await town.import('2026-02-03T13:00:00Z', [{...ROW, fil_publiceras: 'ja'}])
  await town.publish('2026-02-03T15:00:00Z')
  expect([...town.site()].filter(([path]) => path.startsWith('fil/')).map(([, text]) => text)).toEqual([FILE])
})

test.each([
  ['publish', 'delivered again'],
  ['publish', 'not delivered again'],
  ['withhold-file', 'delivered again'],
  ['withhold-file', 'not delivered again'],
] as const)('the answer %s stands when the same export comes again, its attachment %s (A9 B7)', async (kind, delivery) => {
  const {town, id} = await townWithHeld()
  await answer(town, '2026-02-03T13:00:00Z', id, kind)
  await town.publish('2026-02-03T15:00:00Z')
  const again = await town.import('2026-02-04T09:00:00Z', [ROW], delivery === 'delivered again' ? {with: {'yttrande-budget.txt': FILE}} : {})
  expect(again.files[0]).toMatchObject({unchanged: 1, changed: 0, withdrawn: 0})
  expect(await town.public('2026-02-05T10:00:00Z')).toHaveLength(2)
})

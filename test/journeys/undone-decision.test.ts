import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type DecisionOrder} from '../../src/usecases/review/decide-entries.js'
import {listCorrections} from '../../src/usecases/review/list-corrections.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const ROW = aRow({handlingsrubrik: 'Förordnande av Elsa Grahnén'})

const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries
const decide = (town: Town, instant: string, id: string, answer: DecisionOrder['answer']) => town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
const undo = (town: Town, instant: string, decision: string | null = null) => town.within(instant, (session) => undoDecision(session, {decision}))

async function townWithHeld(row: SourceRow = ROW): Promise<{readonly town: Town; readonly id: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [row])
  const [held] = await waiting(town, '2026-02-03T09:30:00Z')
  return {town, id: held?.id ?? ''}
}

test('an undone decision takes the row down at once, and the row waits again with the same text (B7 G3)', async () => {
  const {town, id} = await townWithHeld()
  await decide(town, '2026-02-03T10:00:00Z', id, {kind: 'publish'})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['Grahnén']).size).toBe(1)

  const undone = await undo(town, '2026-02-04T10:00:00Z')
  expect(undone).toMatchObject({entry: id, wasPublic: true})
  expect([...town.siteHolds(['Grahnén'])]).toEqual([])
  expect(await waiting(town, '2026-02-04T10:01:00Z')).toMatchObject([{id, heading: ROW.handlingsrubrik, stage: 'held', reasons: ['reopened', 'person']}])
  await expect(undo(town, '2026-02-04T10:02:00Z', undone.decision)).rejects.toMatchObject({code: 'decision-undone'})

  await town.import('2026-02-05T09:00:00Z', [ROW])
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Grahnén'])], 'neither an import nor a run brings it back').toEqual([])
  await decide(town, '2026-02-05T12:00:00Z', id, {kind: 'publish'})
  await town.publish('2026-02-05T15:00:00Z')
  expect((await town.public('2026-02-05T16:00:00Z')).find((entry) => entry.id === id)).toMatchObject({publishedOn: '2026-02-03', lastDay: '2028-02-02'})
})

test('an undone rewrite gives back the text of the registry, and its correction lapses (B7 B8)', async () => {
  const {town, id} = await townWithHeld()
  await decide(town, '2026-02-03T10:00:00Z', id, {kind: 'rewrite-heading', heading: 'Förordnande av tillförordnad direktör'})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['tillförordnad direktör']).size).toBe(1)
  expect(await town.within('2026-02-03T12:00:00Z', (session) => listCorrections(session, {committee: null}))).toMatchObject([{id, field: 'heading'}])

  await undo(town, '2026-02-04T10:00:00Z')
  expect([...town.siteHolds(['tillförordnad direktör', 'Grahnén'])]).toEqual([])
  expect(await waiting(town, '2026-02-04T10:01:00Z')).toMatchObject([{id, heading: ROW.handlingsrubrik, reasons: ['reopened', 'person']}])
  expect(await town.within('2026-02-04T12:00:00Z', (session) => listCorrections(session, {committee: null}))).toEqual([])
})

test('what a registrar made secret by mistake waits again, and shows nothing meanwhile (B7 D1)', async () => {
  const {town, id} = await townWithHeld()
  await decide(town, '2026-02-03T10:00:00Z', id, {kind: 'secret'})
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z')).find((entry) => entry.id === id)).toMatchObject({form: 'secret'})
  await undo(town, '2026-02-04T10:00:00Z')
  expect((await town.public('2026-02-04T11:00:00Z')).map(({kind}) => kind)).toEqual(['case'])
  expect(await waiting(town, '2026-02-04T12:00:00Z')).toMatchObject([{id, stage: 'held'}])
})

test('a decision that something newer stands on is not pulled out from under it (B7)', async () => {
  const {town, id} = await townWithHeld()
  const {decided: [first]} = await decide(town, '2026-02-03T10:00:00Z', id, {kind: 'publish'})
  await town.import('2026-02-04T09:00:00Z', [{...ROW, handlingsrubrik: 'Förordnande av Elsa Grahnén, ändrat', andrad: '2026-02-04T08:00:00'}])
  await expect(undo(town, '2026-02-04T10:00:00Z', first?.decision ?? null)).rejects.toMatchObject({code: 'text-changed'})
})

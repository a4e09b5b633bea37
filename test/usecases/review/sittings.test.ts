import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {Role} from '../../../src/core/rights.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {Session} from '../../../src/io/session.js'
import {openDesk, type DeskOrder, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {redoDecisions} from '../../../src/usecases/review/redo-decisions.js'
import {replayDecisions} from '../../../src/usecases/review/replay-decisions.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {Child, refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const ROWS = [1, 2, 3].map((number) => aRow({handlingsnummer: String(number), handlingsrubrik: `Förordnande ${number} av Elsa Grahnén`}))

async function townWith(people: Readonly<Record<string, Role>> = {}): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  for (const [user, role] of Object.entries(people)) await town.grant(user, {role, committee: '*'})
  return town
}

async function idsOf(desk: ReviewDesk): Promise<readonly EntryId[]> {
  const ids: EntryId[] = []
  for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
  return ids
}

async function answer(desk: ReviewDesk, ids: readonly EntryId[], given: DeskOrder['answer']): ReturnType<ReviewDesk['decide']> {
  const seen = new Map((await desk.preview(ids, given)).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
  return desk.decide({seen, answer: given, reason: 'other', note: null})
}

const seated = async <T>(town: Town, instant: string, user: string, work: (desk: ReviewDesk, session: Session) => Promise<T>): Promise<T> =>
  town.within(instant, async (session) => {
    const desk = await openDesk(session, {committee: null})
    try {
      return await work(desk, session)
    } finally {
      await desk.close()
    }
  }, user)

test('B6 T9: the lawyer takes back, gives again and replays the lawyer’s own answers, and nobody else’s', async () => {
  const town = await townWith({sara: 'registrar', jurist: 'lawyer'})
  const [id = '' as EntryId, other = '' as EntryId] = await seated(town, '2026-02-03T10:00:00Z', 'sara', async (desk) => {
    const ids = await idsOf(desk)
    await answer(desk, ids.slice(0, 1), {kind: 'escalate'})
    await answer(desk, ids.slice(1, 2), {kind: 'withhold'})
    return ids
  })
  const resolved = await seated(town, '2026-02-03T10:10:00Z', 'jurist', async (desk, session) => {
    const {decided: [made]} = await answer(desk, [id], {kind: 'resolve-withhold', ground: 'OSL 26:1'})
    expect(await desk.latest()).toMatchObject({decision: made?.decision, answer: 'resolve-withhold', entries: [id]})
    const {decision} = await desk.undo(null)
    expect((await desk.show(id)).stage).toBe('escalated')
    const {decided: [again]} = await desk.redo(decision)
    expect(again).toMatchObject({id, stage: 'withheld'})
    const path = join(town.folder, 'beslut.json')
    await writeFile(path, JSON.stringify(await desk.decided()))
    await desk.undo(null)
    expect(await replayDecisions(session, {path, isDryRun: true})).toMatchObject({decided: [{id, answer: 'resolve-withhold', stage: 'withheld'}], refused: []})
    const {decided: [replayed]} = await replayDecisions(session, {path, isDryRun: false})
    const registrars = await session.db('decision').where({entry_id: other}).pluck('id')
    expect(await refusalOf(() => undoDecision(session, {decision: String(registrars[0])}))).toMatchObject({code: 'not-permitted'})
    return replayed?.decision ?? ''
  })
  expect(await town.within('2026-02-03T11:00:00Z', (session) => refusalOf(() => undoDecision(session, {decision: resolved})), 'sara')).toMatchObject({code: 'not-permitted', facts: {right: 'review.resolve'}})
  expect(await town.within('2026-02-03T11:00:00Z', (session) => refusalOf(() => redoDecisions(session, {decision: resolved})), 'sara')).toMatchObject({code: 'decision-not-found'})
})

test('T17: what is decided at one desk is in no file of another, whoever sits there', async () => {
  const town = await townWith()
  await seated(town, '2026-02-03T10:00:00Z', 'reg', async (desk, session) => {
    const beside = await openDesk(session, {committee: null})
    const [one = '' as EntryId, two = '' as EntryId] = await idsOf(desk)
    await answer(desk, [one], {kind: 'defer'})
    await answer(beside, [two], {kind: 'withhold'})
    expect((await desk.decided()).decisions.map(({id}) => id)).toEqual([one])
    expect((await beside.decided()).decisions.map(({id}) => id)).toEqual([two])
    expect([desk.isResumed, beside.isResumed]).toEqual([false, false])
  })
})

test('T11 T9 T17: after a crash the sitting goes on: what it had open is free at once, and what it decided can be undone and saved', async () => {
  const town = await townWith()
  const child = new Child(new URL('../../io/children/sit.ts', import.meta.url), JSON.stringify(await town.settingsOf('reg')), town.folder, '2026-02-03T10:00:00Z')
  const [decided = '' as EntryId, open = '' as EntryId] = (await child.says()).split(' ') as EntryId[]
  await seated(town, '2026-02-03T10:00:20Z', 'reg', async (desk) => {
    expect(desk.isResumed).toBe(false)
    expect(await desk.take(open)).toMatchObject({kind: 'anothers', by: 'reg'})
  })
  await child.kill()
  // The living one sat down after it, and has left.
  await town.within('2026-02-03T10:00:25Z', ({db}) => db('review_place').select('desk')).then((rows) => expect(rows).toEqual([{desk: null}]))

  const second = new Child(new URL('../../io/children/sit.ts', import.meta.url), JSON.stringify(await town.settingsOf('reg')), town.folder, '2026-02-03T10:03:00Z')
  const [later = '' as EntryId, opened = '' as EntryId] = (await second.says()).split(' ') as EntryId[]
  await second.kill()
  await seated(town, '2026-02-03T10:03:10Z', 'reg', async (desk) => {
    expect(desk.isResumed).toBe(true)
    expect(desk.place).toMatchObject({entry: opened})
    expect(await desk.take(opened)).toMatchObject({kind: 'ours'})
    expect((await desk.decided()).decisions.map(({id, answer: kind}) => [id, kind])).toEqual([[later, 'defer']])
    expect(await desk.answers()).toEqual(new Map([['defer', 1]]))
    expect(await desk.latest()).toMatchObject({answer: 'defer', entries: [later]})
    await desk.undo((await desk.latest())?.decision ?? null)
    expect((await desk.show(later)).stage).toBe('held')
    expect(await desk.answers()).toEqual(new Map())
    await answer(desk, [later], {kind: 'defer'})
    await answer(desk, [later], {kind: 'publish'})
    expect(await desk.answers()).toEqual(new Map([['publish', 1]]))
    expect((await desk.decided()).decisions).toHaveLength(2)
    await desk.undo((await desk.latest())?.decision ?? null)
    expect(await desk.answers()).toEqual(new Map([['defer', 1]]))
    await desk.undo((await desk.latest())?.decision ?? null)
  })
  // A sitting that was ended is over.
  await seated(town, '2026-02-03T10:05:00Z', 'reg', async (desk) => {
    expect(desk.isResumed).toBe(false)
    expect(await desk.latest()).toMatchObject({entries: [decided]})
  })
})

test('T9: what is offered to be undone is one’s own, stands, and is read by nobody on the web', async () => {
  const town = await townWith({sara: 'registrar'})
  const ids = await seated(town, '2026-02-03T10:00:00Z', 'reg', async (desk) => {
    const all = await idsOf(desk)
    await answer(desk, all.slice(0, 1), {kind: 'withhold'})
    await answer(desk, all.slice(1, 2), {kind: 'publish'})
    return all
  })
  await seated(town, '2026-02-03T10:05:00Z', 'sara', async (desk) => {
    expect(await desk.latest()).toBeNull()
    await answer(desk, ids.slice(2, 3), {kind: 'defer'})
  })
  const latest = (instant: string) => seated(town, instant, 'reg', async (desk) => (await desk.latest())?.entries)
  expect(await latest('2026-02-03T10:10:00Z')).toEqual([ids[1]])
  await town.publish('2026-02-03T11:00:00Z')
  expect(await latest('2026-02-03T11:10:00Z')).toEqual([ids[0]])
})

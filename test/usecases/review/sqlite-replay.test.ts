import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {QueueRow} from '../../../src/core/review/queue/queue-row.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {openDesk, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {replayDecisions} from '../../../src/usecases/review/replay-decisions.js'
import type {DecisionOrder} from '../../../src/usecases/review/decide-entries.js'
import {Child} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

// A register is copied by its folder here, which only SQLite's is in.

const ROWS = Array.from({length: 8}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: `Förordnande ${at + 1} av Elsa Grahnén`}))

async function answer(desk: ReviewDesk, ids: readonly EntryId[], given: DecisionOrder['answer']): Promise<void> {
  const seen = new Map((await desk.preview(ids, given)).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
  await desk.decide({seen, answer: given, reason: 'other', note: null})
}

const stages = (town: Town, instant: string) =>
  town.within(instant, (session) => session.db('version').join('entry', (on) => on.on('entry.id', 'version.entry_id').andOn('entry.current_version', 'version.number')).orderBy('entry.id').select('entry.id', 'version.stage', 'version.content'))

test('T17: replayed on a copy from before, the decisions of a sitting come to the same stages and texts, and the file holds no text', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  const folder = await mkdtemp(join(tmpdir(), 'diarievakt-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  await cp(town.folder, folder, {recursive: true})
  const copy = town.movedTo(folder)

  const file = await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const ids: EntryId[] = []
    for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
    await answer(desk, ids.slice(0, 2), {kind: 'publish'})
    await answer(desk, ids.slice(2, 4), {kind: 'replace-party', roleWord: 'invånare'})
    await answer(desk, ids.slice(2, 3), {kind: 'secret'})
    await answer(desk, ids.slice(4, 5), {kind: 'escalate'})
    await answer(desk, ids.slice(4, 5), {kind: 'resolve-withhold', ground: 'OSL 26:1'})
    await answer(desk, ids.slice(5, 6), {kind: 'defer'})
    await desk.undo(null)
    await desk.close()
    return desk.decided()
  })
  expect(file.decisions.map(({answer: kind}) => kind)).toEqual(['publish', 'publish', 'replace-party', 'replace-party', 'secret', 'escalate', 'resolve-withhold'])
  expect(JSON.stringify(file)).not.toMatch(/Grahnén|Förordnande|KS 2026/)
  const path = join(folder, 'beslut.json')
  await writeFile(path, JSON.stringify(file))

  expect(await copy.within('2026-02-03T11:00:00Z', (session) => replayDecisions(session, {path, isDryRun: true}))).toMatchObject({dryRun: true, decided: {length: 7}, refused: []})
  const replayed = await copy.within('2026-02-03T11:10:00Z', (session) => replayDecisions(session, {path, isDryRun: false}))
  expect(replayed).toMatchObject({decided: {length: 7}, refused: []})
  const [here, there] = [await stages(town, '2026-02-03T12:00:00Z'), await stages(copy, '2026-02-03T12:00:00Z')]
  expect(there).toEqual(here)
  // What is decided already is decided no second time.
  const again = await copy.within('2026-02-03T12:10:00Z', (session) => replayDecisions(session, {path, isDryRun: false}))
  expect(again.decided).toEqual([])
  expect(new Set(again.refused.map(({code}) => code))).toEqual(new Set(['text-changed']))
})

test('T17 B7 P4: a heading that was rewritten is replayed, but one that names somebody is in no file; that and what has changed are refused, and the others decided', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  const folder = await mkdtemp(join(tmpdir(), 'diarievakt-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  await cp(town.folder, folder, {recursive: true})
  const copy = town.movedTo(folder)
  const {file, ids} = await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const rows: QueueRow[] = []
    for await (const page of desk.rows()) rows.push(...page)
    const at = (number: number): EntryId => rows.find(({documentNumber}) => documentNumber === String(number))?.id ?? ('' as EntryId)
    await answer(desk, [at(1), at(2)], {kind: 'withhold'})
    await answer(desk, [at(3)], {kind: 'rewrite-heading', heading: 'Förordnande av direktör'})
    await answer(desk, [at(4)], {kind: 'rewrite-heading', heading: 'Förordnande av Elsa Grahnén, igen'})
    return {file: await desk.decided(), ids: [at(1), at(2), at(3), at(4)]}
  })
  expect(file.decisions.map(({heading}) => heading)).toEqual([null, null, 'Förordnande av direktör', null])
  const path = join(folder, 'beslut.json')
  await writeFile(path, JSON.stringify(file))
  await copy.import('2026-02-03T10:30:00Z', [{...ROWS[0], handlingsrubrik: 'Något annat om Elsa Grahnén', andrad: '2026-02-03T11:00:00'}])
  const replayed = await copy.within('2026-02-03T11:00:00Z', (session) => replayDecisions(session, {path, isDryRun: false}))
  expect(replayed.decided).toMatchObject([{id: ids[1], stage: 'withheld'}, {id: ids[2], answer: 'rewrite-heading', stage: 'cleared'}])
  expect((await stages(copy, '2026-02-03T12:00:00Z')).find((row: {id: string}) => row.id === ids[2])).toMatchObject({content: expect.stringContaining('Förordnande av direktör')})
  expect(replayed.refused.map(({id, code}) => ({id, code}))).toEqual([{id: ids[3], code: 'answer-not-in-file'}, {id: ids[0], code: 'text-changed'}])
})

// Three decisions together, one alone, two together.
test.each([['1', 0], ['2', 0], ['logged', 0], ['4', 3], ['6', 4], ['saved', 6]] as const)('T11 T17: a replay that is killed (%s) has made whole decisions or none, and replayed again it makes the others', async (until, made) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  const folder = await mkdtemp(join(tmpdir(), 'diarievakt-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  await cp(town.folder, folder, {recursive: true})
  const copy = town.movedTo(folder)
  const path = join(folder, 'beslut.json')
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const ids: EntryId[] = []
    for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
    await answer(desk, ids.slice(0, 3), {kind: 'withhold'})
    await answer(desk, ids.slice(3, 4), {kind: 'defer'})
    await answer(desk, ids.slice(4, 6), {kind: 'publish'})
    await desk.close()
    await writeFile(path, JSON.stringify(await desk.decided()))
  })
  const child = new Child(new URL('../../io/children/decide-until.ts', import.meta.url), JSON.stringify(await copy.settingsOf('reg')), folder, '2026-02-03T11:00:00Z', until, path)
  expect(await child.says()).toBe('here')
  await child.kill()
  expect(await copy.within('2026-02-03T11:00:10Z', ({db}) => db('decision').pluck('id'))).toHaveLength(made)
  const replayed = await copy.within('2026-02-03T11:00:20Z', (session) => replayDecisions(session, {path, isDryRun: false}))
  expect([replayed.decided.length, replayed.refused.map(({code}) => code)]).toEqual([6 - made, Array.from({length: made}, () => 'text-changed')])
  expect(await stages(copy, '2026-02-03T12:00:00Z')).toEqual(await stages(town, '2026-02-03T12:00:00Z'))
})

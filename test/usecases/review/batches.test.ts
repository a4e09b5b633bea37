import fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import {isWaiting} from '../../../src/core/journey.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {findStanding, type StandingEntry} from '../../../src/io/db/entry-table.js'
import type {Session} from '../../../src/io/session.js'
import {listCorrections} from '../../../src/usecases/review/list-corrections.js'
import {decideEntries, resolveEntries, type Decided, type DecisionOrder} from '../../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../../src/usecases/review/list-waiting.js'
import {previewAnswer} from '../../../src/usecases/review/preview-answer.js'
import {redoDecisions} from '../../../src/usecases/review/redo-decisions.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {Child, refusalOf} from '../../io/support.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'

/** Rows that wait for different reasons, and one that has its say: a name in the heading, in the party, a choice that nobody made. */
const ROWS: readonly SourceRow[] = [
  aRow({handlingsnummer: '1', handlingsrubrik: 'Förordnande av Elsa Grahnén'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Avsked av Elsa Grahnén', avsandare_mottagare: 'Elsa Grahnén', webbnamn: 'Elsa Grahnén'}),
  aRow({handlingsnummer: '3', handlingsrubrik: 'Remiss', fil: 'remiss.txt', fil_publiceras: ''}),
  aRow({handlingsnummer: '4', handlingsrubrik: 'Intyg om Elsa Grahnén', riktning: ''}),
]
const FILES = {'remiss.txt': 'En remiss.'}

async function townWithQueue(): Promise<{readonly town: Town; readonly ids: readonly EntryId[]}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS, {with: FILES})
  const ids = await town.within('2026-02-03T09:30:00Z', async (session) => (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries.map(({id, documentNumber}) => ({id, number: Number(documentNumber)})))
  return {town, ids: [...ids].sort((one, other) => one.number - other.number).map(({id}) => id)}
}

const orderOf = (ids: readonly string[], answer: DecisionOrder['answer']): DecisionOrder => ({ids, committee: null, answer, reason: 'other', note: null})
const decide = (session: Session, ids: readonly string[], answer: DecisionOrder['answer']): Promise<Decided> => (answer.kind.startsWith('resolve') ? resolveEntries : decideEntries)(session, orderOf(ids, answer))
const standing = (session: Session, ids: readonly EntryId[]): Promise<readonly (StandingEntry | null)[]> => Promise.all(ids.map((id) => findStanding(session.db, id)))
const stagesAndTexts = async (session: Session, ids: readonly EntryId[]) => (await standing(session, ids)).map((one) => ({id: one?.entry, stage: one?.stage, text: one?.contentText}))

test('T7: what was decided together is undone together, by whichever of it is named and by the last', async () => {
  const {town, ids} = await townWithQueue()
  const three = [ids[0], ids[2]] as EntryId[]
  const before = await town.within('2026-02-03T09:40:00Z', (session) => stagesAndTexts(session, ids))
  const {decided, batch} = await town.within('2026-02-03T10:00:00Z', (session) => decide(session, three, {kind: 'publish'}))
  expect(decided.map(({stage}) => stage)).toEqual(['cleared', 'cleared'])
  const undone = await town.within('2026-02-03T10:10:00Z', (session) => undoDecision(session, {decision: decided[1]?.decision ?? null}))
  expect({...undone, entries: [...undone.entries].sort()}).toMatchObject({batch, entries: [...three].sort(), wasPublic: false})
  expect(await town.within('2026-02-03T10:20:00Z', (session) => stagesAndTexts(session, ids))).toEqual(before)

  await town.within('2026-02-03T10:30:00Z', (session) => decide(session, three, {kind: 'withhold'}))
  await town.within('2026-02-03T10:40:00Z', (session) => undoDecision(session, {decision: null}))
  expect(await town.within('2026-02-03T10:50:00Z', (session) => stagesAndTexts(session, ids))).toEqual(before)
})

test('T7: a batch of which something is public is undone not at all, and what to do is said', async () => {
  const {town, ids} = await townWithQueue()
  await town.within('2026-02-03T10:00:00Z', (session) => decide(session, [ids[0] ?? '', ids[2] ?? ''], {kind: 'publish'}))
  await town.publish('2026-02-03T11:00:00Z')
  const before = await town.within('2026-02-03T11:30:00Z', (session) => stagesAndTexts(session, ids))
  const refused = await town.within('2026-02-03T12:00:00Z', (session) => refusalOf(() => undoDecision(session, {decision: null})))
  expect(refused).toMatchObject({code: 'undo-public', exitCode: 77, facts: {count: 2}})
  expect(await town.within('2026-02-03T12:10:00Z', (session) => stagesAndTexts(session, ids))).toEqual(before)
})

test('T7: one alone that is public leaves at once by the command, and on screen a takedown is asked for by its name', async () => {
  const {town, ids} = await townWithQueue()
  await town.within('2026-02-03T10:00:00Z', (session) => decide(session, [ids[0] ?? ''], {kind: 'publish'}))
  await town.publish('2026-02-03T11:00:00Z')
  expect(await town.within('2026-02-03T12:00:00Z', (session) => refusalOf(() => undoDecision(session, {decision: null, onlyUnpublished: true})))).toMatchObject({code: 'undo-public', facts: {entries: [ids[0]], count: 1}})
  expect(await town.within('2026-02-03T12:00:00Z', (session) => undoDecision(session, {decision: null}))).toMatchObject({wasPublic: true, batch: null})
})

test('T7: a batch of which something has changed is undone not at all', async () => {
  const {town, ids} = await townWithQueue()
  await town.within('2026-02-03T10:00:00Z', (session) => decide(session, [ids[0] ?? '', ids[1] ?? ''], {kind: 'withhold'}))
  await town.import('2026-02-03T11:00:00Z', [{...ROWS[1], handlingsrubrik: 'Avsked av Elsa Grahnén, ändrat', andrad: '2026-02-03T11:30:00'}])
  const refused = await town.within('2026-02-03T12:00:00Z', (session) => refusalOf(() => undoDecision(session, {decision: null})))
  expect(refused).toMatchObject({code: 'undo-changed', facts: {entries: [ids[1]], count: 1}})
  expect((await town.within('2026-02-03T12:10:00Z', (session) => stagesAndTexts(session, ids)))[0]).toMatchObject({stage: 'withheld'})
})

test('T7: what was undone is done again with its answer and reason, as a decision of its own', async () => {
  const {town, ids} = await townWithQueue()
  const rewriting = {kind: 'rewrite-heading', heading: 'Förordnande av direktör'} as const
  const {decided} = await town.within('2026-02-03T10:00:00Z', (session) => decide(session, ids.slice(0, 2), rewriting))
  const first = decided[0]?.decision ?? ''
  expect(await town.within('2026-02-03T10:01:00Z', (session) => refusalOf(() => redoDecisions(session, {decision: first})))).toMatchObject({code: 'decision-stands'})
  const done = await town.within('2026-02-03T10:02:00Z', (session) => stagesAndTexts(session, ids))
  await town.within('2026-02-03T10:10:00Z', (session) => undoDecision(session, {decision: first}))
  const again = await town.within('2026-02-03T10:20:00Z', (session) => redoDecisions(session, {decision: first}))
  expect(again.decided.map(({id}) => id)).toEqual(ids.slice(0, 2))
  expect(again.decided.map(({decision}) => decision)).not.toContain(first)
  await town.within('2026-02-03T10:30:00Z', async (session) => {
    expect(await stagesAndTexts(session, ids)).toEqual(done)
    expect((await listCorrections(session, {committee: null})).map(({id, field}) => ({id, field}))).toEqual(expect.arrayContaining([{id: ids[0], field: 'heading'}, {id: ids[1], field: 'heading'}]))
    expect(await refusalOf(() => redoDecisions(session, {decision: first}))).toMatchObject({code: 'redo-changed'})
    await undoDecision(session, {decision: again.decided[0]?.decision ?? ''})
    await redoDecisions(session, {decision: again.decided[1]?.decision ?? ''})
    expect(await stagesAndTexts(session, ids)).toEqual(done)
  })
})

test('T7 B7: nothing is done again about another text, nor about what somebody else has answered', async () => {
  const {town, ids} = await townWithQueue()
  const [one = '', other = ''] = ids
  const {decided} = await town.within('2026-02-03T10:00:00Z', (session) => decide(session, [one, other], {kind: 'withhold'}))
  const first = decided[0]?.decision ?? ''
  await town.within('2026-02-03T10:10:00Z', (session) => undoDecision(session, {decision: first}))
  await town.import('2026-02-03T11:00:00Z', [{...ROWS[0], handlingsrubrik: 'Förordnande av Elsa Grahnén, ändrat', andrad: '2026-02-03T11:30:00'}])
  await town.within('2026-02-03T12:00:00Z', async (session) => {
    const before = await stagesAndTexts(session, ids)
    expect(await refusalOf(() => redoDecisions(session, {decision: first}))).toMatchObject({code: 'redo-changed', facts: {entries: [one], count: 1}})
    await decide(session, [one], {kind: 'defer'})
    expect(await refusalOf(() => redoDecisions(session, {decision: first}))).toMatchObject({code: 'redo-changed'})
    expect((await stagesAndTexts(session, ids))[1]).toEqual(before[1])
  })
  await town.grant('sara', {role: 'registrar', committee: '*'})
  expect(await town.within('2026-02-03T12:10:00Z', (session) => refusalOf(() => redoDecisions(session, {decision: first})), 'sara')).toMatchObject({code: 'decision-not-found'})
})

const ANSWERS: readonly DecisionOrder['answer'][] = [
  {kind: 'publish'}, {kind: 'withhold'}, {kind: 'withhold-file'}, {kind: 'secret'}, {kind: 'replace-party', roleWord: 'invånare'}, {kind: 'rewrite-heading', heading: 'Förordnande av direktör'}, {kind: 'escalate'}, {kind: 'defer'},
  {kind: 'resolve-publish', ground: 'OSL 26:1'}, {kind: 'resolve-withhold', ground: 'OSL 26:1'},
]

test('T6 T7: a preview says what the deed does, and undoing gives back stages and texts, whatever was done before', async () => {
  const {town, ids} = await townWithQueue()
  const step = fc.record({answer: fc.constantFrom(...ANSWERS), which: fc.uniqueArray(fc.nat(ids.length - 1), {minLength: 1, maxLength: ids.length})})
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const start = await stagesAndTexts(session, ids)
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 1, maxLength: 3}), async (steps) => {
        const made: {readonly outcome: Decided; readonly before: unknown}[] = []
        for (const {answer, which} of steps) {
          const before = await stagesAndTexts(session, ids)
          const chosen = before.flatMap(({id, stage}, at) => (id !== undefined && stage !== undefined && isWaiting(stage) && which.includes(at) ? [id] : []))
          const previewed = await previewAnswer(session, {ids: chosen, answer, desk: 'här'})
          expect(await stagesAndTexts(session, ids)).toEqual(before)
          const seen = new Map(previewed.flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
          const outcome = await (answer.kind.startsWith('resolve') ? resolveEntries : decideEntries)(session, {...orderOf(chosen, answer), seen}).catch(() => null)
          const decided = new Map(outcome?.decided.map(({id, stage}) => [id, stage]))
          for (const {id, outcome: told} of previewed) {
            if (told.kind === 'refused') expect(decided.has(id), `${answer.kind} ${told.code}`).toBe(false)
            else if (told.kind === 'goes-to') expect(decided.get(id), answer.kind).toBe(told.stage)
            else expect(decided.has(id)).toBe(true)
          }
          if (outcome !== null && outcome.decided.length > 0) made.push({outcome, before})
        }
        for (const {outcome, before} of made.reverse()) {
          await undoDecision(session, {decision: outcome.decided[0]?.decision ?? ''})
          expect(await stagesAndTexts(session, ids)).toEqual(before)
        }
        expect(await stagesAndTexts(session, ids)).toEqual(start)
      }),
      {numRuns: 25},
    )
  })
}, 120_000)

test('T7 T11: killed while it undoes, all of a batch is undone or nothing', async () => {
  const {town, ids} = await townWithQueue()
  await town.within('2026-02-03T10:00:00Z', (session) => decide(session, ids, {kind: 'withhold'}))
  const child = new Child(new URL('../../io/children/undo-batch.ts', import.meta.url), JSON.stringify(town.settings), town.folder, '2026-02-03T10:10:00Z')
  expect(await child.says()).toBe('undoing')
  await child.kill()
  const stages = await town.within('2026-02-03T10:20:00Z', async (session) => (await stagesAndTexts(session, ids)).map(({stage}) => stage))
  expect(new Set(stages)).toEqual(new Set(['withheld']))
  await town.within('2026-02-03T10:30:00Z', (session) => undoDecision(session, {decision: null}))
  expect(await town.within('2026-02-03T10:40:00Z', async (session) => (await stagesAndTexts(session, ids)).map(({stage}) => stage))).not.toContain('withheld')
})

test('T7: what is undone stands where it stood in the queue, however often, and what did not wait before waits from then on', async () => {
  const {town, ids} = await townWithQueue()
  const waiting = (at: string) => town.within(at, async (session) => (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries.map(({id, waitingSince}) => [id, waitingSince]))
  const before = await waiting('2026-02-03T09:40:00Z')
  expect(new Set(before.map(([, since]) => since))).toEqual(new Set(['2026-02-03T09:00:00.000Z']))
  const undo = (at: string) => town.within(at, (session) => undoDecision(session, {decision: null}))
  const answers = [{kind: 'publish'}, {kind: 'withhold'}, {kind: 'rewrite-heading', heading: 'Förordnande'}, {kind: 'defer'}] as const
  for (const [day, answer] of answers.entries()) {
    const on = `2026-02-${String(day + 4).padStart(2, '0')}`
    await town.within(`${on}T10:00:00Z`, (session) => decide(session, [ids[0] ?? '', ids[2] ?? ''], answer))
    await undo(`${on}T11:00:00Z`)
    expect(await waiting(`${on}T12:00:00Z`), answer.kind).toEqual(before)
  }
  await town.within('2026-02-09T12:10:00Z', (session) => decide(session, [ids[2] ?? ''], {kind: 'publish'}))
  await town.within('2026-02-09T12:20:00Z', (session) => decide(session, [ids[2] ?? ''], {kind: 'withhold'}))
  await undo('2026-02-09T12:30:00Z')
  expect((await waiting('2026-02-09T12:40:00Z')).at(-1)).toEqual([ids[2], '2026-02-09T12:30:00.000Z'])
})

test('K4: what only an authorised person may read is answered by nobody else, alone or among others', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [...ROWS.slice(0, 1), aRow({handlingsnummer: '9', handlingsrubrik: 'Anmälan', skydd: 'sekretessmarkering'})])
  const rows = await town.within('2026-02-03T09:30:00Z', async (session) => (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries)
  const [marked = '' as EntryId] = await town.asOwner(async (db): Promise<EntryId[]> => db('entry').where({document_number: '9'}).pluck('id'))
  const plain = rows.find(({documentNumber}) => documentNumber === '1')?.id ?? ('' as EntryId)
  for (const kind of ['withhold', 'escalate', 'defer'] as const) {
    expect(await town.within('2026-02-03T10:00:00Z', (session) => refusalOf(() => decide(session, [marked], {kind}))), kind).toMatchObject({code: 'awaits-authorised', exitCode: 77})
    expect((await town.within('2026-02-03T10:00:00Z', (session) => previewAnswer(session, {ids: [marked], answer: {kind}, desk: 'desk'}))).map(({outcome}) => outcome)).toEqual([{kind: 'refused', code: 'awaits-authorised', by: null, at: null}])
  }
  expect(await town.within('2026-02-03T11:00:00Z', (session) => decide(session, [marked, plain], {kind: 'escalate'}))).toMatchObject({decided: [{id: plain}], refused: [{id: marked, code: 'awaits-authorised'}]})
})

test('T6: a preview tells what the public would read of each row, and what was found in it that would be shown', async () => {
  const {town, ids} = await townWithQueue()
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const shown = await previewAnswer(session, {ids, answer: {kind: 'publish'}, desk: 'desk'})
    expect(shown.map(({letsOut}) => letsOut?.findings)).toMatchObject([[{kind: 'person', field: 'heading', count: 1}], undefined, [], undefined])
    expect(shown[2]).toMatchObject({outcome: {kind: 'judged-anew'}, letsOut: {files: ['remiss.txt']}})
    const without = await previewAnswer(session, {ids, answer: {kind: 'withhold-file'}, desk: 'desk'})
    expect(without[2]?.letsOut?.files).toEqual([])
    for (const answer of [{kind: 'withhold'}, {kind: 'defer'}, {kind: 'secret'}] as const) {
      expect((await previewAnswer(session, {ids, answer, desk: 'desk'})).map(({letsOut}) => letsOut)).toEqual([null, null, null, null])
    }
  })
})

test('T6, B7: a preview tells what is missing or has happened that a row is let out in spite of', async () => {
  const {town, ids} = await townWithQueue()
  await town.import('2026-02-03T09:40:00Z', [aRow({handlingsnummer: '5', handlingsrubrik: 'Intyg', handlingsrubrik_sekretess: ''})])
  const told = (at: string, of: readonly EntryId[], answer: DecisionOrder['answer']) => town.within(at, async (session) => (await previewAnswer(session, {ids: of, answer, desk: 'desk'})).map(({grounds}) => grounds))
  const [one = '' as EntryId, , file = '' as EntryId, refused = '' as EntryId] = ids
  const [missing = '' as EntryId] = await town.asOwner(async (db): Promise<EntryId[]> => db('entry').where({document_number: '5'}).pluck('id'))
  const all = [one, file, refused, missing]
  expect(await told('2026-02-03T10:00:00Z', all, {kind: 'publish'})).toEqual([[], ['file-choice-missing'], [], ['heading-secrecy-unknown']])
  // A file that stays behind asks for no choice, and what lets nothing out passes nothing over.
  expect(await told('2026-02-03T10:00:00Z', all, {kind: 'withhold-file'})).toMatchObject({1: []})
  for (const answer of [{kind: 'withhold'}, {kind: 'defer'}, {kind: 'escalate'}] as const) expect(await told('2026-02-03T10:00:00Z', all, answer), answer.kind).toEqual([[], [], [], []])
  // Secrecy answers what the registry left out; what has happened to the row it does not.
  expect(await told('2026-02-03T10:00:00Z', [missing], {kind: 'secret'})).toEqual([[]])
  await town.within('2026-02-03T10:10:00Z', (session) => decide(session, [missing], {kind: 'withhold'}))
  await town.within('2026-02-03T10:20:00Z', (session) => undoDecision(session, {decision: null}))
  expect(await told('2026-02-03T10:30:00Z', [missing], {kind: 'secret'})).toEqual([['reopened']])
  expect((await told('2026-02-03T10:30:00Z', [missing], {kind: 'publish'})).flat().toSorted()).toEqual(['heading-secrecy-unknown', 'reopened'])
  // The lawyer is told as a registrar is.
  await town.within('2026-02-03T10:40:00Z', (session) => decide(session, [missing], {kind: 'escalate'}))
  expect((await told('2026-02-03T10:50:00Z', [missing], {kind: 'resolve-publish', ground: 'OSL 25:1'})).flat().toSorted()).toEqual(['heading-secrecy-unknown', 'reopened'])
})

test('D1: a secret heading stands in no preview', async () => {
  const {town, ids} = await townWithQueue()
  await town.import('2026-02-03T10:30:00Z', [{...ROWS[0], handlingsrubrik: 'Förordnande av Elsa Grahnén', handlingsrubrik_sekretess: 'ja', andrad: '2026-02-03T10:15:00'}])
  const [first] = await town.within('2026-02-03T11:00:00Z', (session) => previewAnswer(session, {ids: ids.slice(0, 1), answer: {kind: 'defer'}, desk: 'desk'}))
  expect(first).toMatchObject({isSecret: true, heading: ''})
})

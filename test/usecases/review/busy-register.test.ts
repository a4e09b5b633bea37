import {expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {openDesk, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {Child, refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const named = (number: number) => aRow({handlingsnummer: String(number), handlingsrubrik: `Förordnande ${number} av Elsa Grahnén`})

/** Another program that writes in the register, until it is killed. */
async function somebodyWrites(town: Town): Promise<Child> {
  const {database: url} = await town.settingsOf('reg')
  const writer = new Child(new URL('../../io/children/hold-writing.ts', import.meta.url), url, town.folder)
  onTestFinished(() => void writer.process.kill('SIGKILL'))
  expect(await writer.says()).toBe('writing')
  return writer
}

const idsOf = async (desk: ReviewDesk): Promise<readonly EntryId[]> => {
  const ids: EntryId[] = []
  for await (const page of desk.rows()) ids.push(...page.flatMap(({id, kind}) => (kind === 'document' ? [id] : [])))
  return ids
}

test('T10 T11: while another program writes, rows are read and opened all the same; a decision is refused, and given again when it is done', {timeout: 60_000}, async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [named(1), named(2)])
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const [one = '' as EntryId, other = '' as EntryId] = await idsOf(desk)
    const writer = await somebodyWrites(town)
    // Nothing of this waits for the writer, who never ends by itself: neither who has the row nor where one is.
    const beside = await openDesk(session, {committee: null})
    const {seal} = await desk.show(one)
    expect(await desk.take(one)).toMatchObject({kind: 'ours'})
    expect(await desk.changes()).toMatchObject({added: [], changed: [], gone: [], open: {kind: 'ours'}})
    // A server's lock keeps decisions apart, and lets a lease be written.
    expect(await beside.take(one)).toMatchObject({kind: session.dialect.isShared ? 'anothers' : 'ours'})
    desk.moved({filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: one, marks: [], reasons: [], pastFilters: []})
    await desk.rest()
    await beside.close()
    const order = {seen: new Map([[one, seal]]), answer: {kind: 'publish'}, reason: null, note: null} as const
    expect(await refusalOf(() => desk.decide(order))).toMatchObject({code: 'locked', exitCode: 75})
    expect((await desk.show(one)).stage).toBe('held')

    await writer.kill()
    expect(await desk.changes()).toMatchObject({open: {kind: 'ours'}})
    expect(await desk.decide(order)).toMatchObject({decided: [{id: one, stage: 'cleared'}]})
    expect(await desk.take(other)).toMatchObject({kind: 'ours'})
    await desk.close()
    expect(await session.db('review_lease').select()).toEqual([])
    expect(await session.db('review_place').select('entry_id')).toEqual([{entry_id: one}])
  })
})

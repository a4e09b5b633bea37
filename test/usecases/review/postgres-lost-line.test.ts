import {expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {Session} from '../../../src/io/session.js'
import {openDesk, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {Child, refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const named = (number: number) => aRow({handlingsnummer: String(number), handlingsrubrik: `Förordnande ${number} av Elsa Grahnén`})

/** Ends every connection that somebody has, as a server or a firewall does. */
const cutOff = (town: Town): Promise<unknown> =>
  town.within('2026-02-03T10:00:00Z', ({db}) => db.raw('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid() AND datname = current_database()'), 'sara')

async function seated(session: Session): Promise<{readonly desk: ReviewDesk; readonly id: EntryId}> {
  const desk = await openDesk(session, {committee: null})
  const ids: EntryId[] = []
  for await (const page of desk.rows()) ids.push(...page.flatMap(({id, kind}) => (kind === 'document' ? [id] : [])))
  const [id = '' as EntryId] = ids
  await desk.take(id)
  return {desk, id}
}

async function townWithHeld(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [named(1)])
  await town.grant('sara', {role: 'registrar', committee: '*'})
  return town
}

test('T11: a line that broke while nothing was asked is made anew, and the decision is taken', async () => {
  const town = await townWithHeld()
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const {desk, id} = await seated(session)
    const {seal} = await desk.show(id)
    await cutOff(town)
    await new Promise((heard) => setTimeout(heard, 100))
    expect(await desk.decide({seen: new Map([[id, seal]]), answer: {kind: 'defer'}, reason: null, note: null})).toMatchObject({decided: [{id}]})
    await desk.close()
  }, 'sara')
})

test('T11: a line that breaks under a decision is a refusal, nothing of it is written, and the next is taken', async () => {
  const town = await townWithHeld()
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const {desk, id} = await seated(session)
    const {seal} = await desk.show(id)
    const order = {seen: new Map([[id, seal]]), answer: {kind: 'defer'}, reason: null, note: null} as const
    const writer = new Child(new URL('../../io/children/hold-writing.ts', import.meta.url), (await town.settingsOf('reg')).database, town.folder)
    onTestFinished(() => void writer.process.kill('SIGKILL'))
    expect(await writer.says()).toBe('writing')
    const refused = refusalOf(() => desk.decide(order))
    await expect.poll(() => town.within('2026-02-03T10:00:00Z', async ({db}) => db('pg_stat_activity').where({usename: session.actor.id, wait_event_type: 'Lock'}).pluck('pid'), 'sara')).toHaveLength(1)
    await cutOff(town)
    expect(await refused).toMatchObject({code: 'database-unreachable'})
    await writer.kill()
    expect((await desk.show(id)).stage).toBe('held')
    expect(await desk.decide(order)).toMatchObject({decided: [{id, stage: 'deferred'}]})
    await desk.close()
  }, 'sara')
})

import {expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import type {Session} from '../../../src/io/session.js'
import {openDesk, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {Child} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const ROWS = Array.from({length: 6}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: `Förordnande ${at + 1} av Elsa Grahnén`}))
const COUNT = {one: 1, bulk: 5}

async function founded(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  return town
}

async function idsOf(desk: ReviewDesk): Promise<readonly EntryId[]> {
  const ids: EntryId[] = []
  for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
  return ids
}

/** What the register knows of rows and decisions; where a registrar stands is told apart. */
const registerOf = async ({db}: Session) => ({trail: await auditTrail(db), versions: await db('version').orderBy(['entry_id', 'number']).select(), decisions: await db('decision').orderBy('sequence').select()})

async function killedAt(town: Town, instant: string, until: string, what: string): Promise<void> {
  const child = new Child(new URL('../../io/children/decide-until.ts', import.meta.url), JSON.stringify(await town.settingsOf('reg')), town.folder, instant, until, what)
  expect(await child.says()).toBe('here')
  await child.kill()
}

test.each([['one', '1'], ['one', 'logged'], ['bulk', '1'], ['bulk', '4'], ['bulk', 'logged']] as const)('T11 T6: killed in the middle of deciding about %s (%s), nothing is decided, and the queue opens where it was with its marks', async (what, until) => {
  const town = await founded()
  const before = await town.within('2026-02-03T09:30:00Z', registerOf)
  await killedAt(town, '2026-02-03T10:00:00Z', until, String(COUNT[what]))
  await town.within('2026-02-03T10:00:10Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const ids = await idsOf(desk)
    expect(ids).toHaveLength(ROWS.length)
    expect(await registerOf(session)).toEqual(before)
    expect(desk.isResumed).toBe(true)
    expect(desk.place).toMatchObject({entry: ids[0], marks: ids.slice(0, COUNT[what])})
    // What was open is free at once, and the same answer is taken.
    expect(await desk.take(ids[0] ?? ('' as EntryId))).toMatchObject({kind: 'ours'})
    const answer = {kind: 'withhold'} as const
    const seen = new Map((await desk.preview(ids.slice(0, COUNT[what]), answer)).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
    expect(await desk.decide({seen, answer, reason: 'personal-data', note: null})).toMatchObject({decided: {length: COUNT[what]}, refused: []})
    await desk.close()
  })
})

test.each(['one', 'bulk'] as const)('T11 T9: killed when %s was decided and nobody told, all of it is decided, told as the last decision, and undone whole', async (what) => {
  const town = await founded()
  await killedAt(town, '2026-02-03T10:00:00Z', 'saved', String(COUNT[what]))
  await town.within('2026-02-03T10:00:10Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    expect(await idsOf(desk)).toHaveLength(ROWS.length - COUNT[what])
    expect((await desk.decided()).decisions).toHaveLength(COUNT[what])
    const latest = await desk.latest()
    expect(latest).toMatchObject({answer: 'withhold', entries: {length: COUNT[what]}})
    expect((await desk.undo(latest?.decision ?? null)).entries).toHaveLength(COUNT[what])
    expect(await desk.latest()).toBeNull()
    await desk.close()
  })
  await town.within('2026-02-03T10:01:00Z', async (session) => expect(await idsOf(await openDesk(session, {committee: null}))).toHaveLength(ROWS.length))
})

import {expect, onTestFinished, test} from 'vitest'
import type {QueueRow} from '../../../src/core/review/queue/queue-row.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {Session} from '../../../src/io/session.js'
import {openDesk, type DeskOrder, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'

const MARKED = 'skyddad folkbokföring'
const named = (number: number, changes: SourceRow = {}): SourceRow => aRow({handlingsnummer: String(number), handlingsrubrik: `Förordnande ${number} av Elsa Grahnén`, ...changes})

async function townWith(rows: readonly SourceRow[]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  return town
}

/** A session that stays open while others work. */
async function open(town: Town, instant: string, user = 'reg'): Promise<{readonly session: Session; readonly desk: ReviewDesk}> {
  const session = await town.at(instant, user)
  onTestFinished(() => session.close())
  return {session, desk: await openDesk(session, {committee: null})}
}

async function all(desk: ReviewDesk): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = []
  for await (const page of desk.rows()) rows.push(...page)
  return rows
}

const idOf = (rows: readonly QueueRow[], number: number): EntryId => rows.find(({documentNumber}) => documentNumber === String(number))?.id ?? ('' as EntryId)
const orderOf = async (desk: ReviewDesk, ids: readonly EntryId[], answer: DeskOrder['answer'], more: Partial<DeskOrder> = {}): Promise<DeskOrder> => ({
  seen: new Map((await desk.preview(ids, answer)).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const]))), answer, reason: null, note: null, ...more,
})

test('T1: the queue comes whole, each row once, what has waited longest first', async () => {
  const town = await townWith(Array.from({length: 150}, (_, at) => named(at + 1)))
  await town.import('2026-02-03T10:00:00Z', Array.from({length: 500}, (_, at) => named(at + 201)))
  const {desk} = await open(town, '2026-02-03T11:00:00Z')
  const pages: (readonly QueueRow[])[] = []
  for await (const page of desk.rows()) pages.push(page)
  expect(pages[0]).toHaveLength(200)
  expect(pages[0]?.slice(0, 150).every(({waitingSince}) => waitingSince === '2026-02-03T09:00:00.000Z')).toBe(true)
  const rows = pages.flat()
  expect(rows).toHaveLength(650)
  expect(new Set(rows.map(({id}) => id)).size).toBe(650)
  expect(rows.find(({documentNumber}) => documentNumber === '7')).toMatchObject({heading: 'Förordnande 7 av Elsa Grahnén', kind: 'document', committee: 'KS', direction: 'Ut', date: '2026-02-03', stage: 'held', reasons: ['person'], caseType: 'lokaler'})
})

test('K4: a row of a protected person carries no text, number, day or committee', async () => {
  const town = await townWith([named(1, {skydd: MARKED}), named(2)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const rows = await all(desk)
  const hidden = rows.filter(({reasons}) => reasons.includes('awaits-authorised'))
  expect(hidden.length).toBeGreaterThan(0)
  for (const row of hidden) expect(row).toEqual({...hidden[0], id: row.id})
  expect(JSON.stringify(hidden)).not.toMatch(/KS|2026|Grahnén/)
  expect(JSON.stringify(await desk.preview(hidden.map(({id}) => id), {kind: 'publish'}))).not.toContain('Grahnén')
})

test('T10: what others do is told once, and nothing is told where nothing was done', async () => {
  const town = await townWith([named(1), named(2), named(3)])
  await town.grant('sara', {role: 'registrar', committee: '*'})
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const rows = await all(desk)
  const nothing = {added: [], changed: [], gone: [], taken: [], open: null}
  expect(await desk.changes()).toEqual(nothing)

  const {desk: other} = await open(town, '2026-02-03T10:01:00Z', 'sara')
  await other.decide(await orderOf(other, [idOf(rows, 1)], {kind: 'publish'}))
  await other.decide(await orderOf(other, [idOf(rows, 2)], {kind: 'defer'}))
  const answered = await desk.changes()
  expect(answered).toMatchObject({added: [], changed: [{id: idOf(rows, 2), stage: 'deferred'}], gone: [idOf(rows, 1)]})
  for (const number of [1, 2]) expect(answered.who?.each.get(idOf(rows, number))).toEqual({what: 'person', by: 'sara', at: '2026-02-03T10:01:00.000Z'})
  expect(await desk.changes()).toEqual(nothing)
  await other.undo(null)
  expect(await desk.changes()).toMatchObject({changed: [{id: idOf(rows, 2), stage: 'held'}]})

  await town.import('2026-02-03T10:02:00Z', [named(3, {handlingsrubrik: 'Förordnande 3 av Elsa Grahnén, ändrat', andrad: '2026-02-03T11:30:00'}), named(4)])
  const told = await desk.changes()
  expect(told).toMatchObject({added: [{documentNumber: '4'}], gone: [], who: {others: {what: 'import', by: null, at: '2026-02-03T10:02:00.000Z'}}})
  expect(told.changed.map(({heading}) => heading)).toEqual(['Förordnande 3 av Elsa Grahnén, ändrat'])
  await town.publish('2026-02-03T11:00:00Z')
  expect(await desk.changes()).toEqual(nothing)
})

test('D2: documents that are held because their case was made secret come into the queue', async () => {
  const town = await townWith([aRow({handlingsrubrik: 'Remiss om ny förskola'}), aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Förordnande av Elsa Grahnén'})])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const held = (await all(desk)).find(({kind}) => kind === 'case')
  await town.grant('sara', {role: 'registrar', committee: '*'})
  const {desk: other} = await open(town, '2026-02-03T10:01:00Z', 'sara')
  await other.decide(await orderOf(other, [held?.id ?? ('' as EntryId)], {kind: 'secret'}))
  expect(await desk.changes()).toMatchObject({added: [{kind: 'document', reasons: ['secret-case']}], gone: [held?.id]})
})

test('D1: the heading of a case that is published as the bare word is not what the public sees', async () => {
  const town = await townWith([aRow({arenderubrik: 'Tvist om Elsa Grahnén', arenderubrik_sekretess: 'ja', handlingsrubrik: 'Förordnande av Elsa Grahnén'})])
  await town.publish('2026-02-03T09:30:00Z')
  const {desk, session} = await open(town, '2026-02-03T10:00:00Z')
  expect(await session.db('version').whereIn('stage', ['published', 'secret']).select('stage')).toEqual([{stage: 'published'}])
  const row = (await all(desk)).find(({kind}) => kind === 'document')
  expect((await desk.show(row?.id ?? ('' as EntryId))).caseHeading).toEqual({text: 'Tvist om Elsa Grahnén', isShown: false, isSecret: true})
})

test('T10: an entry that another has open is told, and their answer is not written over', async () => {
  const town = await townWith([named(1), named(2)])
  await town.grant('sara', {role: 'registrar', committee: '*'})
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const {desk: sara, session} = await open(town, '2026-02-03T10:00:30Z', 'sara')
  const rows = await all(desk)
  const first = idOf(rows, 1)
  expect(await sara.take(first)).toEqual({kind: 'ours', until: '2026-02-03T10:02:30.000Z'})
  expect(await desk.take(first)).toEqual({kind: 'anothers', by: 'sara', since: '2026-02-03T10:00:30.000Z'})
  expect(await desk.changes()).toMatchObject({taken: [{id: first, by: 'sara'}], open: {kind: 'anothers', by: 'sara'}})
  expect(await desk.preview([first], {kind: 'publish'})).toMatchObject([{outcome: {kind: 'refused', code: 'taken-by-another', by: 'sara'}}])
  const asked = await orderOf(desk, [first], {kind: 'publish'})
  expect(await refusalOf(() => desk.decide(asked))).toMatchObject({code: 'taken-by-another', facts: {by: 'sara', when: '2026-02-03 11:00'}})
  expect(await desk.decide({...asked, takesOver: true})).toMatchObject({decided: [{id: first}]})
  expect(await session.db('audit_event').where({kind: 'entry.taken-over'}).select('actor', 'entry_id', 'event')).toEqual([{actor: 'reg', entry_id: first, event: JSON.stringify({kind: 'entry.taken-over', entry: first, from: 'sara'})}])
  expect(await refusalOf(() => sara.decide(asked))).toMatchObject({code: 'text-changed', facts: {by: 'reg'}})
})

test('T10: two terminals of one account are two desks; what is let go of or over stands in nobody’s way', async () => {
  const town = await townWith([named(1), named(2)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const {desk: beside} = await open(town, '2026-02-03T10:00:10Z')
  const {desk: later} = await open(town, '2026-02-03T10:03:00Z')
  const rows = await all(desk)
  const [first, second] = [idOf(rows, 1), idOf(rows, 2)]
  await desk.take(first)
  expect(await beside.take(first)).toMatchObject({kind: 'anothers', by: 'reg'})
  expect(await later.take(first)).toMatchObject({kind: 'ours'})
  await later.take(second)
  expect(await beside.take(first)).toMatchObject({kind: 'ours'})
  expect(await later.take(first, {takesOver: true})).toMatchObject({kind: 'ours'})
  expect(await beside.changes()).toMatchObject({open: {kind: 'anothers', by: 'reg'}})
  await later.close()
  expect(await beside.changes()).toMatchObject({open: {kind: 'ours'}, taken: []})
})

test('J2: who may only read takes nothing', async () => {
  const town = await townWith([named(1)])
  await town.grant('nils', {role: 'committee-secretary', committee: '*'})
  const {desk} = await open(town, '2026-02-03T10:00:00Z', 'nils')
  const [row] = await all(desk)
  expect({decide: desk.mayDecide(null), resolve: desk.mayResolve('KS'), taken: await desk.take(row?.id ?? ('' as EntryId))}).toEqual({decide: false, resolve: false, taken: {kind: 'only-reading'}})
  expect(await desk.preview([row?.id ?? ('' as EntryId)], {kind: 'publish'})).toMatchObject([{seal: null, heading: null, outcome: {kind: 'refused', code: 'entry-not-found'}}])
})

test('B6: the lawyer answers at the same desk, bound to what was shown', async () => {
  const town = await townWith([named(1)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const [row] = await all(desk)
  const id = row?.id ?? ('' as EntryId)
  const early = await desk.show(id)
  await desk.decide(await orderOf(desk, [id], {kind: 'escalate'}))
  const answer = {kind: 'resolve-withhold', ground: 'OSL 26:1'} as const
  expect(await refusalOf(() => desk.decide({seen: new Map([[id, early.seal]]), answer, reason: null, note: null}))).toMatchObject({code: 'text-changed'})
  const {decided} = await desk.decide({seen: new Map([[id, (await desk.show(id)).seal]]), answer, reason: null, note: null})
  expect(decided).toMatchObject([{stage: 'withheld'}])
  expect(await desk.undo(decided[0]?.decision ?? null)).toMatchObject({entries: [id]})
  expect(await desk.show(id)).toMatchObject({stage: 'escalated'})
})

test('T11: the next screen opens where the last was, and a filter that may hold personal data is not kept (P4)', async () => {
  const town = await townWith([named(1), named(2)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  expect(desk.place).toBeNull()
  const rows = await all(desk)
  const place = {filter: 'nämnd:KS skäl:namn', sort: 'date', isReversed: true, isGrouped: false, entry: idOf(rows, 2), marks: [idOf(rows, 1)], reasons: ['secrecy', 'incident'], pastFilters: ['nämnd:KS skäl:namn']} as const
  desk.moved({...place, entry: null})
  desk.moved(place)
  await desk.close()
  const {desk: again} = await open(town, '2026-02-03T10:05:00Z')
  expect(again.place).toEqual({...place, savedAt: '2026-02-03T10:00:00.000Z'})
  for (const filter of ['nämnd:KS "elsa grahnén"', 'Elsa Grahnén', 'typ:"Elsa Grahnén"', '"elsa grahnén']) {
    again.moved({...place, filter})
    await again.close()
    const {desk: third} = await open(town, '2026-02-03T10:06:00Z')
    expect(third.place, filter).toMatchObject({filter: '', entry: idOf(rows, 2)})
  }
})

test('T8: filters that were used before are kept where they hold nothing that anybody has written in words of their own (P4)', async () => {
  const town = await townWith([named(1)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const fixed = ['skäl:namn', '-nämnd:ks datum:>=2026-01-01 läge:jurist', 'väntat:>3 slag:ärende riktning:in är:märkt']
  const written = ['elsa', 'skäl:namn elsa', 'typ:bygglov', 'nummer:12', 'nämnd:elsa', 'skäl:elsa', '"elsa', '']
  desk.moved({filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: null, marks: [], reasons: ['incident'], pastFilters: [...fixed, ...written]})
  await desk.close()
  const {desk: again, session} = await open(town, '2026-02-03T10:05:00Z')
  expect(again.place).toMatchObject({reasons: ['incident'], pastFilters: [...fixed, '']})
  expect(JSON.stringify(await session.db('review_place'))).not.toContain('elsa')
})

test('T8: a saved view is the registrar’s own, and holds no personal data (P4)', async () => {
  const town = await townWith([named(1)])
  await town.grant('sara', {role: 'registrar', committee: '*'})
  const {desk, session} = await open(town, '2026-02-03T10:00:00Z')
  expect(await desk.saveView({name: ' Mina  namn ', filter: 'skäl:namn väntat:>3'})).toEqual([{name: 'Mina namn', filter: 'skäl:namn väntat:>3'}])
  expect(await desk.saveView({name: 'Mina namn', filter: 'skäl:namn'})).toEqual([{name: 'Mina namn', filter: 'skäl:namn'}])
  for (const view of [{name: 'Elsa', filter: '"Elsa Grahnén"'}, {name: 'Elsa Grahnén', filter: 'skäl:namn'}]) expect(await refusalOf(() => desk.saveView(view))).toMatchObject({code: 'view-holds-personal-data'})
  for (const view of [{name: ' ', filter: 'skäl:namn'}, {name: 'x'.repeat(41), filter: 'skäl:namn'}, {name: 'Tom', filter: ''}]) expect(await refusalOf(() => desk.saveView(view))).toMatchObject({code: 'view-invalid'})
  expect((await open(town, '2026-02-03T10:01:00Z', 'sara')).desk.views).toEqual([])
  expect((await open(town, '2026-02-03T10:01:00Z')).desk.views).toEqual([{name: 'Mina namn', filter: 'skäl:namn'}])
  expect(JSON.stringify(await session.db('review_view'))).not.toContain('Grahnén')
  expect(await desk.removeView('Mina namn')).toEqual([])
  expect(await refusalOf(() => desk.removeView('Mina namn'))).toMatchObject({code: 'view-not-found'})
})

test('P1: leases that are over leave with the day, places after thirty days, views a year after the queue was last opened', async () => {
  const town = await townWith([named(1)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const [row] = await all(desk)
  await desk.take(row?.id ?? ('' as EntryId))
  await desk.saveView({name: 'Namn', filter: 'skäl:namn'})
  const {desk: second} = await open(town, '2026-02-03T10:01:00Z')
  second.moved({filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: null, marks: [], reasons: [], pastFilters: []})
  await second.close()
  const left = (instant: string) => town.within(instant, async (session) => {
    await purgeRetention(session, {isDryRun: false, onProgress: () => undefined})
    return Promise.all(['review_lease', 'review_place', 'review_view'].map(async (table) => (await session.db(table)).length))
  })
  expect(await left('2026-02-04T10:00:00Z')).toEqual([0, 1, 1])
  expect(await left('2026-03-06T10:00:00Z')).toEqual([0, 0, 1])
  expect(await left('2027-02-05T10:00:00Z')).toEqual([0, 0, 0])
})

test('G1: the head line tells the last run and counts down to the next', async () => {
  const town = await townWith([named(1)])
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  expect(await desk.head()).toEqual({lastUpdated: null, lastRun: null, next: {day: '2026-02-03', time: '12:00', minutes: 60}, removalsPending: false})
  await town.publish('2026-02-03T11:00:00Z')
  expect(await (await open(town, '2026-02-03T11:30:00Z')).desk.head()).toMatchObject({lastUpdated: '2026-02-03 12:00', lastRun: 'finished', next: {time: '16:00', minutes: 210}})
})

test('T6: many are previewed at once, each with its seal', async () => {
  const town = await townWith(Array.from({length: 1_200}, (_, at) => named(at + 1)))
  const {desk} = await open(town, '2026-02-03T10:00:00Z')
  const ids = (await all(desk)).map(({id}) => id)
  const previewed = await desk.preview(ids, {kind: 'rewrite-heading', heading: 'Förordnande av direktör'})
  expect(previewed.map(({id}) => id)).toEqual(ids)
  expect(previewed.every(({outcome, seal}) => seal !== null && outcome.kind === 'goes-to' && outcome.stage === 'cleared')).toBe(true)
})

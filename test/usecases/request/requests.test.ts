import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import type {Session} from '../../../src/io/session.js'
import {answerRequest, removeRequest, type AnswerOrder} from '../../../src/usecases/request/answer-request.js'
import {listRequests, requestStats, showRequest, type ListedRequest} from '../../../src/usecases/request/read-requests.js'
import {registerRequest, type RequestOrder} from '../../../src/usecases/request/register-request.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {eraseSubject} from '../../../src/usecases/subject/erase-subject.js'
import {findSubject} from '../../../src/usecases/subject/find-subject.js'
import {refusalOf} from '../../io/support.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

const day = (text: string): LocalDate => text as LocalDate
/** A Tuesday. */
const NINE = '2026-02-03T09:00:00Z'
const DESCRIBED = 'Protokollet om Kvackersta idrottshall från 2019.'
const CANARY = 'Kvackersta'

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.grant('kim', {role: 'registrar', committee: 'KS'})
  await town.grant('sek', {role: 'committee-secretary', committee: 'SN'})
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  return town
}

const ORDER: RequestOrder = {id: null, committee: 'KS', description: DESCRIBED, isNameNeeded: false, receivedOn: null, handler: null}
const register = (town: Town, changes: Partial<RequestOrder> = {}, at = NINE, user = 'kim'): Promise<ListedRequest> => town.within(at, (session) => registerRequest(session, {...ORDER, ...changes}), user)
const refused = (town: Town, changes: Partial<RequestOrder>, at = NINE, user = 'kim'): ReturnType<typeof refusalOf> => town.within(at, (session) => refusalOf(() => registerRequest(session, {...ORDER, ...changes})), user)
const ANSWER: AnswerOrder = {request: 'B-2026-0001', outcome: 'whole', ground: null, means: 'email', forwardedTo: null, on: null}
const answer = (town: Town, changes: Partial<AnswerOrder> = {}, at = '2026-02-04T09:00:00Z', user = 'kim'): Promise<ListedRequest> => town.within(at, (session) => answerRequest(session, {...ANSWER, ...changes}), user)
const list = (town: Town, at: string, user = 'kim'): Promise<readonly ListedRequest[]> => town.within(at, (session) => listRequests(session, {committee: null, state: null}), user)

const notes = (db: Session['db']): Promise<readonly {readonly text: string}[]> => db('note').select('text')
const filesWith = (folder: string, text: string): readonly string[] => readdirSync(folder, {recursive: true, withFileTypes: true}).flatMap((one) => (one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(text) ? [one.name] : []))

describe('E3: a document is asked for', () => {
  test('by its number: the days count office days, and the log tells neither what nor by whom it is asked', async () => {
    const town = await aTown()
    await town.import('2026-02-03T08:30:00Z', [aRow()])
    expect(await register(town, {id: 'KS 2026/00123:1', committee: null, description: null, receivedOn: day('2026-01-30')})).toMatchObject({id: 'B-2026-0001', committee: 'KS', about: {diaryNumber: 'KS 2026/00123', documentNumber: '1'}, isDescribed: false, receivedOn: '2026-01-30', dueOn: '2026-02-04', handler: 'kim', state: 'open', answer: null})
    await register(town, {}, '2026-02-03T09:10:00Z')
    expect(await town.within('2026-02-03T09:20:00Z', (session) => showRequest(session, 'b-2026-0002'), 'kim')).toMatchObject({description: DESCRIBED, isDescribed: true, about: null, dueOn: '2026-02-06'})
    const trail = await town.within('2026-02-03T09:30:00Z', ({db}) => auditTrail(db))
    expect(trail.flatMap(({committee, event}) => (event?.kind === 'request.registered' ? [[committee, event.request, event.dueOn]] : []))).toEqual([['KS', 'B-2026-0001', '2026-02-04'], ['KS', 'B-2026-0002', '2026-02-06']])
    expect(JSON.stringify(trail.map(({event}) => event))).not.toContain(CANARY)
  })

  test('the municipality says how many days', async () => {
    const town = await aTown()
    town.settings = {...town.settings, requests: {answerDays: 1}}
    expect(await register(town, {receivedOn: day('2026-01-30')})).toMatchObject({dueOn: '2026-02-02', state: 'overdue'})
  })

  test.each([
    ['nothing', '   ', 'request-undescribed'],
    ['an identity number', 'Handlingar om 19800102-2386', 'request-holds-contact'],
    ['a telephone', 'Bygglovet, ring 070-174 06 05', 'request-holds-contact'],
    ['an e-mail', 'Bygglovet, svara till tyra.kanariefagel@brevlada.example', 'request-holds-contact'],
    ['a person', 'Frågan kom från Tyra Kanariefågel', 'request-names-person'],
  ])('P4: a description with %s is not kept', async (_, description, code) => {
    const town = await aTown()
    expect(await refused(town, {description})).toMatchObject({code, facts: {}})
    expect(await list(town, '2026-02-03T09:10:00Z')).toEqual([])
    expect(await town.within('2026-02-03T09:20:00Z', ({db}) => notes(db))).toEqual([])
  })

  test('P4: a name that the document cannot be found without is kept where somebody says so; how to reach anybody never is', async () => {
    const town = await aTown()
    expect(await register(town, {description: 'Avtalet med Tyra Kanariefågel', isNameNeeded: true})).toMatchObject({isDescribed: true})
    expect(await refused(town, {description: 'Avtalet med Tyra Kanariefågel, 070-174 06 05', isNameNeeded: true}, '2026-02-03T09:10:00Z')).toMatchObject({code: 'request-holds-contact'})
  })

  test.each([
    [{committee: null}, 'committee-needed'],
    [{committee: 'SN'}, 'not-permitted'],
    [{receivedOn: day('2026-02-04')}, 'request-day'],
    [{handler: 'sek'}, 'request-handler'],
    [{handler: 'chef'}, 'request-handler'],
    [{id: 'KS 2026/99999', description: null}, 'entry-not-found'],
  ])('%j is refused', async (changes, code) => {
    expect(await refused(await aTown(), changes)).toMatchObject({code})
  })

  test('K4: what only an authorised person may read is no more known than what never was, by number or by id, and hides where it was marked since', async () => {
    const town = await aTown()
    await town.import('2026-02-03T08:30:00Z', [aRow(), aRow({arendenummer: 'KS 2026/00124', skydd: 'sekretessmarkering'})])
    const entry = await town.within('2026-02-03T08:40:00Z', async ({db}): Promise<{id: string}> => db('entry').where({case_number: 'KS 2026/00124', document_number: '1'}).first('id'))
    for (const id of ['KS 2026/00124:1', entry.id, 'KS 2026/99999:1']) expect(await refused(town, {id, description: null})).toMatchObject({code: 'entry-not-found', facts: {}})
    await register(town, {id: 'KS 2026/00123:1', description: null}, '2026-02-03T09:10:00Z')
    await town.import('2026-02-03T10:00:00Z', [aRow({skydd: 'sekretessmarkering', andrad: '2026-02-03T10:30:00'})])
    expect(await list(town, '2026-02-03T11:00:00Z')).toMatchObject([{id: 'B-2026-0001', about: null, isDescribed: false}])
    // Every role, that of one who may read it among them.
    expect(await list(town, '2026-02-03T11:00:00Z', 'reg')).toMatchObject([{about: {diaryNumber: 'KS 2026/00123'}}])
  })
})

describe('what comes of it', () => {
  test('it is answered once, in time or late, by whom and on what ground', async () => {
    const town = await aTown()
    await register(town)
    await register(town, {}, '2026-02-03T09:10:00Z')
    expect(await answer(town, {outcome: 'refused', ground: 'osl  26:1', means: 'letter'})).toMatchObject({state: 'answered', isLate: false, answer: {outcome: 'refused', ground: 'osl 26:1', means: 'letter', on: '2026-02-04', by: 'kim'}})
    const again = (changes: Partial<AnswerOrder>): ReturnType<typeof refusalOf> => town.within('2026-02-10T09:00:00Z', (session) => refusalOf(() => answerRequest(session, {...ANSWER, ...changes})), 'kim')
    expect(await again({})).toMatchObject({code: 'request-answered'})
    expect(await again({request: 'B-2026-0002', means: null})).toMatchObject({code: 'request-answer', facts: {problem: 'means-missing'}})
    expect(await again({request: 'B-2026-0002', outcome: 'forwarded', means: null, forwardedTo: 'KS'})).toMatchObject({code: 'request-answer', facts: {problem: 'committee-missing'}})
    expect(await again({request: 'B-2026-0002', outcome: 'forwarded', means: null, forwardedTo: 'BN'})).toMatchObject({code: 'diary-unknown'})
    for (const on of ['2026-02-02', '2026-02-11']) expect(await again({request: 'B-2026-0002', on: day(on)})).toMatchObject({code: 'request-day'})
    expect(await answer(town, {request: 'B-2026-0002', outcome: 'forwarded', means: null, forwardedTo: 'SN', on: day('2026-02-09')}, '2026-02-10T09:10:00Z')).toMatchObject({isLate: true, answer: {forwardedTo: 'SN', on: '2026-02-09'}})
    const events = (await town.within('2026-02-10T10:00:00Z', ({db}) => auditTrail(db))).flatMap(({event}) => (event?.kind === 'request.answered' ? [event] : []))
    expect(events).toEqual([{kind: 'request.answered', request: 'B-2026-0001', outcome: 'refused', isLate: false}, {kind: 'request.answered', request: 'B-2026-0002', outcome: 'forwarded', isLate: true}])
  })

  test('J1 J2: a request is its own committee’s: those who lead read it, and nobody of another knows of it', async () => {
    const town = await aTown()
    await register(town)
    await register(town, {committee: 'SN', description: 'Protokollet från 2018.'}, '2026-02-03T09:10:00Z', 'sek')
    const at = '2026-02-03T10:00:00Z'
    expect((await list(town, at)).map(({id}) => id)).toEqual(['B-2026-0001'])
    expect((await list(town, at, 'chef')).map(({id}) => id)).toEqual(['B-2026-0001'])
    expect((await list(town, at, 'sek')).map(({id}) => id)).toEqual(['B-2026-0002'])
    expect(await town.within(at, (session) => showRequest(session, 'B-2026-0001'), 'chef')).toMatchObject({isDescribed: true, description: null})
    for (const id of ['B-2026-0002', 'B-2026-0099']) expect(await town.within(at, (session) => refusalOf(() => showRequest(session, id)), 'kim')).toMatchObject({code: 'request-unknown', facts: {}})
    expect(await town.within(at, (session) => refusalOf(() => answerRequest(session, {...ANSWER, request: 'B-2026-0002'})), 'kim')).toMatchObject({code: 'request-unknown'})
    for (const work of [answerRequest, (session: Parameters<typeof answerRequest>[0]) => removeRequest(session, 'B-2026-0001')]) expect(await town.within(at, (session) => refusalOf(() => work(session, ANSWER)), 'chef')).toMatchObject({code: 'not-permitted'})
    expect(await town.within(at, (session) => requestStats(session, {committee: null, from: null, to: null}), 'chef')).toEqual({from: '2026-01-05', to: '2026-02-03', committees: [{committee: 'KS', received: 1, answered: 0, answeredLate: 0, openOverdue: 0}]})
    expect(await town.within(at, (session) => refusalOf(() => requestStats(session, {committee: 'SN', from: null, to: null})), 'chef')).toMatchObject({code: 'not-permitted'})
    expect(await town.within(at, (session) => refusalOf(() => requestStats(session, {committee: 'KS', from: day('2026-02-03'), to: day('2026-02-02')})), 'chef')).toMatchObject({code: 'period-backwards'})
  })

  test('overdue ones stand first, and one that was registered by mistake is removed with its words and leaves its name to none', async () => {
    const town = await aTown()
    await register(town, {}, NINE)
    await register(town, {receivedOn: day('2026-01-20')}, '2026-02-03T09:10:00Z')
    expect((await list(town, '2026-02-03T10:00:00Z')).map(({id, state}) => [id, state])).toEqual([['B-2026-0002', 'overdue'], ['B-2026-0001', 'open']])
    expect(await town.within('2026-02-03T10:10:00Z', (session) => listRequests(session, {committee: 'KS', state: 'overdue'}), 'kim')).toMatchObject([{id: 'B-2026-0002'}])
    expect(await town.within('2026-02-03T10:10:00Z', (session) => listRequests(session, {committee: 'KS', state: 'open'}), 'kim')).toHaveLength(2)
    await town.within('2026-02-03T11:00:00Z', (session) => removeRequest(session, 'B-2026-0002'), 'kim')
    expect(await town.within('2026-02-03T11:10:00Z', async ({db}) => (await notes(db)).length)).toBe(1)
    expect(await register(town, {}, '2026-02-03T12:00:00Z')).toMatchObject({id: 'B-2026-0003'})
  })
})

describe('P1 P3: how long it is kept', () => {
  test('an answered one goes when its time is out, its words with it; an open one stays however old', async () => {
    const town = await aTown()
    await register(town)
    await register(town, {description: 'Protokollet från 2018.'}, '2026-02-03T09:10:00Z')
    await answer(town)
    const trimmed = (at: string): Promise<unknown> => town.within(at, async (session) => (await purgeRetention(session, {isDryRun: false, onProgress: () => undefined})).stores.filter(({store}) => store === 'requests').map(({due}) => due))
    const kept = (at: string): Promise<readonly string[]> => town.within(at, async ({db}) => (await notes(db)).map(({text}) => text).sort())
    // A year longer than people's own words stay otherwise.
    expect(await trimmed('2028-02-04T09:00:00Z')).toEqual([0])
    expect(await kept('2028-02-04T09:10:00Z')).toHaveLength(2)
    if (town.settings.database.startsWith('sqlite:')) expect(filesWith(town.folder, CANARY)).toContain('diarievakt.db')
    expect(await trimmed('2028-02-05T09:00:00Z')).toEqual([2])
    expect(await kept('2028-02-05T09:10:00Z')).toEqual(['Protokollet från 2018.'])
    expect((await list(town, '2030-02-05T10:00:00Z')).map(({id, state}) => [id, state])).toEqual([['B-2026-0002', 'overdue']])
    expect(await trimmed('2031-02-05T10:00:00Z')).toEqual([0])
    expect(await kept('2031-02-05T11:00:00Z')).toHaveLength(1)
    // Nothing of the words is left in any file here: the register, its reports and what was written of its runs.
    expect(filesWith(town.folder, CANARY)).toEqual([])
  })

  test('P2 J1: whom a description names, the committee’s own coordinator finds and erases; another’s learns nothing', async () => {
    const town = await aTown()
    for (const [user, committee] of [['sam', 'KS'], ['siv', 'SN']] as const) await town.grant(user, {role: 'privacy-coordinator', committee})
    await register(town, {description: 'Avtalet med Tyra Kanariefågel', isNameNeeded: true})
    const found = (at: string, user: string): Promise<readonly (string | null)[]> => town.within(at, async (session) => (await findSubject(session, {known: 'Tyra Kanariefågel', onProgress: () => undefined})).things.filter(({store}) => store === 'notes').map(({id}) => id), user)
    expect(await found('2026-02-03T10:00:00Z', 'siv')).toEqual([])
    const [note = null, ...others] = await found('2026-02-03T10:10:00Z', 'sam')
    expect(others).toEqual([])
    const ids = [note ?? '']
    expect(await town.within('2026-02-03T10:20:00Z', (session) => refusalOf(() => eraseSubject(session, {ids, committee: null})), 'siv')).toMatchObject({code: 'not-permitted'})
    expect(await town.within('2026-02-03T10:30:00Z', (session) => eraseSubject(session, {ids, committee: null}), 'sam')).toMatchObject({refused: []})
    expect(await town.within('2026-02-03T10:40:00Z', (session) => showRequest(session, 'B-2026-0001'), 'kim')).toMatchObject({isDescribed: true, description: null, state: 'open'})
    expect(await found('2026-02-03T10:50:00Z', 'sam')).toEqual([])
  })

  test('no backup makes anybody forget that somebody waits, nor brings back words that were removed', async () => {
    const town = await aTown()
    await register(town)
    await register(town, {description: 'Protokollet från 2018.'}, '2026-02-03T09:10:00Z')
    const file = join(await aShelf(), 'natten.zip')
    await backUp(town, '2026-02-03T22:00:00Z', file)
    await town.within('2026-02-04T09:00:00Z', (session) => removeRequest(session, 'B-2026-0001'), 'kim')
    await answer(town, {request: 'B-2026-0002'}, '2026-02-04T09:10:00Z')
    await register(town, {description: 'Protokollet från 2017.'}, '2026-02-04T10:00:00Z')
    await putBack(town, '2026-02-04T13:00:00Z', file)
    await town.within('2026-02-04T14:00:00Z', async (session) => {
      expect((await listRequests(session, {committee: null, state: null})).map(({id, state}) => [id, state])).toEqual([['B-2026-0003', 'open'], ['B-2026-0002', 'answered']])
      expect(await showRequest(session, 'B-2026-0003')).toMatchObject({description: 'Protokollet från 2017.'})
      expect(await notes(session.db)).not.toContainEqual({text: DESCRIBED})
    }, 'kim')
  })
})

import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {assessIncident, closeIncident, noteIncident, noteTold, type AssessmentOrder} from '../../../src/usecases/incident/handle-incident.js'
import {exportIncident} from '../../../src/usecases/incident/export-incident.js'
import {listIncidents, showIncident} from '../../../src/usecases/incident/read-incidents.js'
import {reportIncident, type ReportedIncident, type Suspicion} from '../../../src/usecases/incident/report-incident.js'
import {remindOfIncidents} from '../../../src/usecases/incident/tell-coordinator.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const HEADING = 'Klagomål från Tyra Kanariefågel om buller'
const NOON = '2026-02-03T11:00:00Z'
const REPORTED = '2026-02-03T14:05:00Z'

/** A town with a row that is public, and a coordinator whose mail lies in a folder. */
async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const {committees} = town.settings
  const ks = committees['KS']
  if (ks === undefined) throw new Error('The town has no KS')
  town.settings = {...town.settings, committees: {...committees, KS: {...ks, administration: 'Stadsledningen'}}, administrations: {Stadsledningen: {privacyCoordinator: {notify: 'post'}}}}
  mkdirSync(join(town.folder, 'post'))
  await town.grant('sam', {role: 'privacy-coordinator', committee: 'KS'})
  await town.grant('sek', {role: 'committee-secretary', committee: 'KS'})
  await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Remiss om buller'})])
  await town.publish(NOON)
  return town
}

const report = (town: Town, changes: Partial<Suspicion> = {}, at = REPORTED, user = 'sek'): Promise<ReportedIncident> =>
  town.within(at, (session) => reportIncident(session, {id: 'KS 2026/00123:2', committee: null, breach: 'disclosure', suspected: null, aware: null, note: null, ...changes}), user)
const ASSESSMENT: AssessmentOrder = {incident: 'I-2026-0001', risk: 'risk', cause: 'human', groups: ['residents'], categories: ['name'], persons: '1', tellsAuthority: true, tellsPersons: false, note: 'Namnet går att koppla till en adress.'}
const publicHeadings = async (town: Town, at: string): Promise<readonly string[]> => (await town.public(at)).flatMap((one) => ('heading' in one ? [one.heading] : []))

describe('I1: suspicion is enough', () => {
  test('the row leaves at once, whoever in the committee suspects; what was public is written down and not repeated, and the coordinator is told without a word of it', async () => {
    const town = await aTown()
    expect(await publicHeadings(town, '2026-02-03T12:00:00Z')).toContain('Remiss om buller')
    const reported = await report(town, {note: 'Grannens namn stod i filen.', suspected: '2026-02-03T14:30', aware: '2026-02-03T15:00'})
    expect(reported).toMatchObject({id: 'I-2026-0001', committee: 'KS', isTakenDown: true, isStopped: false, coordinator: 'told', deadline: '2026-02-06T14:00:00.000Z', unfinished: null})
    const incident = await town.within(REPORTED, (session) => showIncident(session, 'I-2026-0001'), 'sam')
    expect(incident).toMatchObject({origin: 'public', suspectedAt: '2026-02-03T13:30:00.000Z', awareAt: '2026-02-03T14:00:00.000Z'})
    expect(reported.urls).toHaveLength(1)
    expect(await publicHeadings(town, '2026-02-03T14:06:00Z')).not.toContain('Remiss om buller')
    expect(incident.evidence).toMatchObject({kind: 'document', diaryNumber: 'KS 2026/00123', documentNumber: '2', publicFrom: '2026-02-03', takenDownAt: '2026-02-03T14:05:00.000Z', approved: {by: 'rules'}, releases: {count: 1}, addresses: 1})
    expect(incident.evidence?.shown).toContain('heading')
    const message = readFileSync(join(town.folder, 'post', 'I-2026-0001.eml'), 'utf8')
    expect(message).toContain('måste det vara gjort senast 2026-02-06 15:00')
    for (const told of [JSON.stringify({...incident, notes: []}), message, JSON.stringify(await town.within(REPORTED, ({db}) => auditTrail(db)))]) for (const leaked of ['buller', 'Grannens namn']) expect(told).not.toContain(leaked)
    expect(message).not.toContain('00123')
  })

  test('of a row that waits in the review, of one that was taken down before, and of nothing here', async () => {
    const town = await aTown()
    await town.import('2026-02-03T13:00:00Z', [aRow({handlingsnummer: '3', handlingsrubrik: HEADING})])
    const known = (id: string): ReturnType<typeof showIncident> => town.within('2026-02-03T14:30:00Z', (session) => showIncident(session, id), 'sam')
    expect(await report(town, {id: 'KS 2026/00123:3'})).toMatchObject({id: 'I-2026-0001', isTakenDown: false, isStopped: false})
    expect(await report(town, {}, '2026-02-03T14:10:00Z')).toMatchObject({id: 'I-2026-0002', isTakenDown: true})
    expect(await report(town, {}, '2026-02-03T14:15:00Z')).toMatchObject({id: 'I-2026-0003', isTakenDown: false})
    expect(await report(town, {id: null, committee: 'KS', breach: 'loss'}, '2026-02-03T14:20:00Z')).toMatchObject({isTakenDown: false, urls: []})
    // Of what waits nothing is told to whoever may not read it; of what was taken down before it is known when.
    expect(await known('I-2026-0001')).toMatchObject({origin: 'queue', evidence: null})
    expect(await known('I-2026-0003')).toMatchObject({origin: 'queue', evidence: {takenDownAt: '2026-02-03T14:10:00.000Z', shown: expect.arrayContaining(['heading'])}})
    expect(await known('I-2026-0004')).toMatchObject({origin: 'suspicion', evidence: null, breach: 'loss'})
    expect(await refusalOf(() => report(town, {id: null, committee: null}, '2026-02-03T14:25:00Z'))).toMatchObject({code: 'committee-needed'})
  })

  test('what would come out with the next run is stopped, and what nobody has seen is known only to whoever reads the review', async () => {
    const town = await aTown()
    await town.import('2026-02-03T13:00:00Z', [aRow({handlingsnummer: '4', handlingsrubrik: 'Remiss om cykelväg'})])
    await town.grant('ark', {role: 'archivist', committee: 'KS'})
    expect(await refusalOf(() => report(town, {id: 'KS 2026/00123:4'}, REPORTED, 'ark'))).toMatchObject({code: 'entry-not-found'})
    expect(await report(town, {id: 'KS 2026/00123:4'})).toMatchObject({isTakenDown: false, isStopped: true})
    await town.publish('2026-02-03T15:00:00Z')
    expect(await publicHeadings(town, '2026-02-03T15:01:00Z')).not.toContain('Remiss om cykelväg')
  })

  test('K4: of a row that turns out to be about somebody who is protected the incident tells no more than of one that nobody saw', async () => {
    const town = await aTown()
    await report(town)
    await town.within('2026-02-03T15:00:00Z', async ({db}) => {
      const [version] = await db('version').join('entry', 'entry.id', 'version.entry_id').where({document_number: '2'}).select<{entry_id: string; number: number; content: string}[]>('entry_id', 'number', 'content')
      await db('version').where({entry_id: version?.entry_id, number: version?.number}).update({content: JSON.stringify({...JSON.parse(version?.content ?? '{}') as object, protection: 'marked'})})
    })
    const told = await town.within('2026-02-03T15:05:00Z', async (session) => [JSON.stringify(await showIncident(session, 'I-2026-0001')), JSON.stringify(await listIncidents(session, {committee: null, state: null, year: null}))], 'sam')
    for (const text of told) expect(text).not.toContain('00123')
    const {files} = await town.within('2026-02-03T15:10:00Z', (session) => exportIncident(session, {incident: 'I-2026-0001', formats: ['text']}), 'sam')
    expect(readFileSync(join(town.folder, files[0]?.path ?? ''), 'utf8')).not.toContain('00123')
  })

  test.each([
    [{aware: '2026-02-03T16:00'}, 'incident-time'],
    [{suspected: '2026-02-03T15:00', aware: '2026-02-03T14:00'}, 'incident-time'],
    [{suspected: 'i går'}, 'incident-time'],
    [{suspected: '2026-02-30T10:00'}, 'incident-time'],
    [{note: 'Det gällde 19800102-2386.'}, 'note-holds-identity-number'],
    [{id: null, committee: 'SN'}, 'not-permitted'],
  ])('%j: nothing is reported, and nothing is taken down', async (changes, code) => {
    const town = await aTown()
    expect(await refusalOf(() => report(town, changes))).toMatchObject({code})
    expect(await publicHeadings(town, '2026-02-03T14:06:00Z')).toContain('Remiss om buller')
  })

  test('where nobody can be told, it is said and the incident stands', async () => {
    const town = await aTown()
    writeFileSync(join(town.folder, 'post', 'I-2026-0001.eml'), 'ligger redan här')
    expect(await report(town)).toMatchObject({coordinator: 'failed', isTakenDown: true})
    town.settings = {...town.settings, administrations: {Stadsledningen: {}}}
    expect(await report(town, {id: null, committee: 'KS'}, '2026-02-03T14:10:00Z')).toMatchObject({coordinator: 'nowhere'})
    town.settings = {...town.settings, administrations: {Stadsledningen: {privacyCoordinator: {notify: ['tee', join(town.folder, 'brev')]}}}}
    expect(await report(town, {id: null, committee: 'KS'}, '2026-02-03T14:15:00Z')).toMatchObject({coordinator: 'told'})
    expect(readFileSync(join(town.folder, 'brev'), 'utf8')).toContain('I-2026-0003')
  })
})

describe('I2: assessment, telling, measures, closing', () => {
  test('everything in its order, each step in the committee’s chain; a closed one is changed by nobody', async () => {
    const town = await aTown()
    await report(town)
    const at = <T>(instant: string, work: (session: Parameters<Parameters<Town['within']>[1]>[0]) => Promise<T>): Promise<T> => town.within(instant, work, 'sam')
    expect(await at('2026-02-03T15:00:00Z', (session) => refusalOf(() => closeIncident(session, {incident: 'I-2026-0001', note: 'Klart.'})))).toMatchObject({code: 'incident-obstacles', facts: {obstacles: ['not-assessed']}})
    expect(await at('2026-02-03T15:00:00Z', (session) => refusalOf(() => assessIncident(session, {...ASSESSMENT, tellsAuthority: false})))).toMatchObject({code: 'incident-must-tell', facts: {whom: 'authority'}})
    expect(await at('2026-02-03T15:00:00Z', (session) => refusalOf(() => assessIncident(session, {...ASSESSMENT, risk: 'high'})))).toMatchObject({code: 'incident-must-tell', facts: {whom: 'persons'}})
    expect(await at('2026-02-03T15:00:00Z', (session) => refusalOf(() => assessIncident(session, {...ASSESSMENT, note: ' '})))).toMatchObject({code: 'note-missing'})
    await at('2026-02-03T15:05:00Z', (session) => assessIncident(session, ASSESSMENT))
    await at('2026-02-03T15:10:00Z', (session) => noteIncident(session, {incident: 'i-2026-0001', kind: 'measures', note: 'Rutinen är ändrad.'}))
    expect(await at('2026-02-03T15:15:00Z', (session) => showIncident(session, 'I-2026-0001'))).toMatchObject({state: 'assessed', urgency: 'ahead', obstacles: ['authority-not-told'], notes: [{kind: 'assessment', by: 'sam'}, {kind: 'measures', text: 'Rutinen är ändrad.'}]})
    expect(await at('2026-02-03T15:20:00Z', (session) => refusalOf(() => noteTold(session, {incident: 'I-2026-0001', whom: 'authority', at: '2026-02-03T17:00', reference: null})))).toMatchObject({code: 'incident-time'})
    expect(await at('2026-02-03T15:20:00Z', (session) => noteTold(session, {incident: 'I-2026-0001', whom: 'authority', at: null, reference: 'IMY-2026-17'}))).toMatchObject({reference: 'IMY-2026-17'})
    expect(await at('2026-02-03T15:22:00Z', (session) => noteTold(session, {incident: 'I-2026-0001', whom: 'authority', at: null, reference: null}))).toMatchObject({authorityToldAt: '2026-02-03T15:20:00.000Z', reference: 'IMY-2026-17'})
    expect(await at('2026-02-03T15:25:00Z', (session) => closeIncident(session, {incident: 'I-2026-0001', note: 'Klart.'}))).toMatchObject({closedAt: '2026-02-03T15:25:00.000Z'})
    expect(await at('2026-02-03T15:30:00Z', (session) => refusalOf(() => noteIncident(session, {incident: 'I-2026-0001', kind: 'measures', note: 'Mer.'})))).toMatchObject({code: 'incident-closed'})
    const trail = (await town.within('2026-02-03T15:30:00Z', ({db}) => auditTrail(db))).filter(({event}) => event?.kind.startsWith('incident.'))
    expect(trail.map(({committee, event}) => [committee, event?.kind.slice('incident.'.length)])).toEqual(['reported', 'coordinator-told', 'noted', 'assessed', 'noted', 'told', 'told', 'noted', 'closed'].map((kind) => ['KS', kind]))
  })

  test('J1 J2: who may not read incidents of a committee learns of none', async () => {
    const town = await aTown()
    await report(town)
    await town.grant('chef', {role: 'manager', committee: 'SN'})
    await town.within('2026-02-03T15:00:00Z', async (session) => {
      expect(await listIncidents(session, {committee: null, state: null, year: null})).toEqual([])
      expect(await refusalOf(() => showIncident(session, 'I-2026-0001'))).toMatchObject({code: 'incident-unknown'})
    }, 'chef')
    await town.within('2026-02-03T15:00:00Z', async (session) => {
      expect(await refusalOf(() => listIncidents(session, {committee: null, state: null, year: null}))).toMatchObject({code: 'not-permitted'})
    }, 'sek')
    const listed = (year: number): Promise<number> => town.within('2027-02-03T15:00:00Z', async (session) => (await listIncidents(session, {committee: 'KS', state: 'open', year})).length, 'sam')
    expect([await listed(2026), await listed(2027)]).toEqual([1, 0])
  })

  test('the coordinator is reminded when a day is left, when six hours are and when the time is out, once each; and no more when the authority is told', async () => {
    const town = await aTown()
    await report(town)
    const remind = (at: string): Promise<readonly string[]> => town.within(at, async (session) => (await remindOfIncidents(session, undefined)).reminded, 'sam')
    // 72 hours are out on 6 February at 15.05 in Stockholm.
    expect(await remind('2026-02-05T14:00:00Z')).toEqual([])
    expect(await remind('2026-02-05T15:00:00Z')).toEqual(['I-2026-0001'])
    expect(await remind('2026-02-05T16:00:00Z')).toEqual([])
    expect(await remind('2026-02-06T09:00:00Z')).toEqual(['I-2026-0001'])
    expect(await remind('2026-02-06T14:06:00Z')).toEqual(['I-2026-0001'])
    expect(await remind('2026-02-07T14:06:00Z')).toEqual([])
    expect(readdirSync(join(town.folder, 'post')).sort()).toEqual(['I-2026-0001-near.eml', 'I-2026-0001-over.eml', 'I-2026-0001-soon.eml', 'I-2026-0001.eml'])
    expect(readFileSync(join(town.folder, 'post', 'I-2026-0001-near.eml'), 'utf8')).toContain('PÅMINNELSE: mindre än sex timmar är kvar.')
  })

  test('one who cannot be reminded is reminded at the next try', async () => {
    const town = await aTown()
    await report(town)
    const lay = join(town.folder, 'post', 'I-2026-0001-soon.eml')
    writeFileSync(lay, 'i vägen')
    const remind = (at: string): Promise<object> => town.within(at, (session) => remindOfIncidents(session, undefined), 'sam')
    expect(await remind('2026-02-05T15:00:00Z')).toEqual({reminded: [], failed: ['I-2026-0001']})
    writeFileSync(lay, '')
    expect(await remind('2026-02-06T09:00:00Z')).toEqual({reminded: ['I-2026-0001'], failed: []})
  })

  test('written out with the authority’s questions; what is missing shows, and what leaked does not', async () => {
    const town = await aTown()
    await report(town, {note: 'En fil med fel rubrik.'})
    await town.within('2026-02-03T15:05:00Z', (session) => assessIncident(session, ASSESSMENT), 'sam')
    const {files} = await town.within('2026-02-03T15:10:00Z', (session) => exportIncident(session, {incident: 'I-2026-0001', formats: ['text', 'pdf', 'json']}), 'sam')
    expect(files.map(({path}) => path.replace(/.*\./, ''))).toEqual(['txt', 'pdf', 'json'])
    const [text = '', pdf = '', json = ''] = files.map(({path}) => readFileSync(join(town.folder, path), path.endsWith('pdf') ? 'latin1' : 'utf8'))
    expect(text).toContain('Antal registrerade: 1')
    expect(text).toContain('Vad har gjorts? – saknas')
    expect(text).toContain('Beskrivning: En fil med fel rubrik.')
    expect(text).toMatch(/Släppt av\n {2}reglerna/)
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(JSON.parse(json)).toMatchObject({schema: 'diarievakt.incident-form/1', incident: 'I-2026-0001'})
    for (const leaked of ['Remiss om buller', 'Länsstyrelsen']) for (const content of [text, pdf, json]) expect(content).not.toContain(leaked)
    const [event] = (await town.within('2026-02-03T15:11:00Z', ({db}) => auditTrail(db))).flatMap((line) => (line.event?.kind === 'incident.exported' ? [line.event] : []))
    expect(event).toMatchObject({sha256: files.map(({sha256}) => sha256)})
  })

  test('P1: a closed one is purged with its words when its time is out, and an open one stays', async () => {
    const town = await aTown()
    await report(town)
    await report(town, {id: null, committee: 'KS', note: 'Det här står öppet.'}, '2026-02-03T14:10:00Z')
    await town.within('2026-02-03T15:00:00Z', (session) => assessIncident(session, {...ASSESSMENT, risk: 'unlikely', tellsAuthority: false}), 'sam')
    await town.within('2026-02-03T15:05:00Z', (session) => noteIncident(session, {incident: 'I-2026-0001', kind: 'measures', note: 'Rutinen är ändrad.'}), 'sam')
    await town.within('2026-02-03T15:10:00Z', (session) => closeIncident(session, {incident: 'I-2026-0001', note: 'Klart.'}), 'sam')
    const purge = (at: string): Promise<unknown> => town.within(at, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
    await purge('2036-02-03T09:00:00Z')
    expect(await town.within('2036-02-03T10:00:00Z', async (session) => (await listIncidents(session, {committee: null, state: null, year: null})).length, 'sam')).toBe(2)
    await purge('2036-02-05T09:00:00Z')
    await town.within('2036-02-05T10:00:00Z', async (session) => {
      expect((await listIncidents(session, {committee: null, state: null, year: null})).map(({id}) => id)).toEqual(['I-2026-0002'])
      expect((await session.db('note').select('text')).map(({text}: {text: string}) => text)).toEqual(['Det här står öppet.'])
    }, 'sam')
  })
})

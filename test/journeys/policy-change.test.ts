import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const NAMED = aRow({handlingsrubrik: 'Offert belysning', handlaggare: 'Holger Strandqvist'})
const UNNAMED = aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Lekplats vid Hasseln', handlingsrubrik: 'Avtal lekplats'})

/** A municipality's own rule in `policy.yaml`, laid over the shipped one of that id. */
function rule(town: Town, id: string, kinds: string, rest: string): void {
  const because = 'because: {sv: Så har kommunen beslutat., en: The municipality has decided so.}'
  writeFileSync(join(town.folder, 'policy.yaml'), `rules:\n  - {id: ${id}, kinds: [${kinds}], ${rest}, requirement: B1, law: Kommunens beslut, ${because}}\n`)
}
const noNamesOfOfficers = (town: Town): void => rule(town, 'official-handles-the-case', 'person', 'fields: [officer], answer: review')

const scan = (town: Town, instant: string, allowsMassWithdrawal = false) => town.within(instant, (session) => scanEntries(session, {all: false, allowsMassWithdrawal, onProgress: () => undefined}))
const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 50, after: null}))).entries
const publish = (town: Town, instant: string, id: string) => town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))

async function townWithPublic(rows: readonly SourceRow[] = [NAMED, UNNAMED]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

test('under the same policy there is nothing to judge again (B13)', async () => {
  const town = await townWithPublic()
  expect(await scan(town, '2026-02-04T09:00:00Z')).toMatchObject({scanned: 0, stages: {}, withdrawn: 0})
})

test('a tightened rule takes down what is public and was not seen by anybody; the rest stays (B13)', async () => {
  const town = await townWithPublic()
  noNamesOfOfficers(town)
  // The case takes its officer from its documents, so it names him too.
  expect(await scan(town, '2026-02-04T09:00:00Z')).toMatchObject({scanned: 4, stages: {held: 2}, withdrawn: 2})
  expect([...town.siteHolds(['Strandqvist', 'Offert belysning'])]).toEqual([])
  expect(town.siteHolds(['Avtal lekplats']).size).toBe(1)

  const document = (await waiting(town, '2026-02-04T10:00:00Z')).find(({kind}) => kind === 'document')
  expect(document).toMatchObject({stage: 'held', reasons: ['person']})
  await publish(town, '2026-02-04T10:30:00Z', document?.id ?? '')
  await town.publish('2026-02-04T11:00:00Z')
  expect((await town.public('2026-02-04T12:00:00Z')).find(({id}) => id === document?.id)).toMatchObject({publishedOn: '2026-02-03', lastDay: '2028-02-02'})
  expect(await scan(town, '2026-02-05T09:00:00Z'), 'the decision saw it').toMatchObject({scanned: 0, withdrawn: 0})
})

test('a standing decision holds for what it saw when the policy changes in something else (B13)', async () => {
  const town = await townWithPublic([{...UNNAMED, handlingsrubrik: 'Förordnande av Elsa Grahnén'}])
  const [held] = await waiting(town, '2026-02-03T12:00:00Z')
  await publish(town, '2026-02-03T12:30:00Z', held?.id ?? '')
  await town.publish('2026-02-03T15:00:00Z')
  noNamesOfOfficers(town)
  expect(await scan(town, '2026-02-04T09:00:00Z')).toMatchObject({scanned: 2, stages: {}, withdrawn: 0})
  expect(town.siteHolds(['Förordnande av Elsa Grahnén']).size).toBe(1)
})

test('a change of policy that would take down more than a fifth, and more than ten, stops and asks (B13)', async () => {
  const rows = Array.from({length: 11}, (_, index) => aRow({arendenummer: `KS 2026/003${String(index).padStart(2, '0')}`, arenderubrik: 'Belysning', handlingsrubrik: 'Offert', handlaggare: 'Holger Strandqvist'}))
  const town = await townWithPublic([...rows, UNNAMED])
  const before = await town.public('2026-02-03T12:00:00Z')
  noNamesOfOfficers(town)
  await expect(scan(town, '2026-02-04T09:00:00Z')).rejects.toMatchObject({code: 'rescan-brake', facts: {committee: 'KS', leaving: 22, public: 24}})
  expect(await town.public('2026-02-04T10:00:00Z')).toEqual(before)
  expect(await waiting(town, '2026-02-04T10:00:00Z')).toEqual([])
  expect(await scan(town, '2026-02-04T11:00:00Z', true)).toMatchObject({withdrawn: 22})
  expect([...town.siteHolds(['Strandqvist'])]).toEqual([])
})

test.each([
  ['identity-number', 'personnummer, samordningsnummer, interim-number, sole-trader-number', 'answer: review', 'locked-rule-loosened'],
  ['person-in-party', 'person', 'fields: [party], certainty: certain, answer: clear', 'locked-rule-loosened'],
  ['identity-number', 'samordningsnummer', 'answer: block', 'locked-rule-reshaped'],
])('the locked rule %s cannot be loosened or narrowed, and nothing is judged by such a policy (B4 B13 C3)', async (id, kinds, rest, problem) => {
  const town = await townWithPublic()
  const before = await town.public('2026-02-03T12:00:00Z')
  rule(town, id, kinds, rest)
  await expect(scan(town, '2026-02-04T09:00:00Z')).rejects.toMatchObject({code: 'policy-invalid', facts: {key: id, problem}})
  await expect(town.import('2026-02-04T10:00:00Z', [aRow({handlingsnummer: '2'})])).rejects.toMatchObject({code: 'policy-invalid'})
  rmSync(join(town.folder, 'policy.yaml'))
  expect(await town.public('2026-02-04T11:00:00Z')).toEqual(before)
})

test('a municipality’s own rule does not stand before a locked one (B4 B13 C3)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  rule(town, 'names-are-fine-here', 'person', 'answer: clear')
  await town.import('2026-02-03T09:00:00Z', [aRow({webbnamn: 'Gunilla Lindqvist'})])
  await town.publish('2026-02-03T11:00:00Z')
  expect([...town.siteHolds(['Lindqvist'])]).toEqual([])
})

test('what a loosened rule lets go comes out at the next run, with its file (B13 E2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Förordnande av Elsa Grahnén', fil: 'beslut.txt', fil_publiceras: 'ja'})], {with: {'beslut.txt': 'Förordnandet gäller till årets slut.\n'}})
  expect(await waiting(town, '2026-02-03T10:00:00Z')).toHaveLength(1)
  rule(town, 'official-in-heading', 'person', 'fields: [heading, fileName], onStaffList: true, answer: clear')
  expect(await scan(town, '2026-02-04T09:00:00Z')).toMatchObject({stages: {cleared: 1}})
  await town.publish('2026-02-04T11:00:00Z')
  expect(town.siteHolds(['Förordnande av Elsa Grahnén', 'till årets slut']).size).toBe(2)
})

test('a dry run tells what would leave and why, and changes nothing; the run then tells the same (B13)', async () => {
  const town = await townWithPublic()
  const before = await town.public('2026-02-03T12:00:00Z')
  noNamesOfOfficers(town)
  const dry = (instant: string, limit = 1) => town.within(instant, (session) => scanEntries(session, {all: false, allowsMassWithdrawal: false, isDryRun: true, limit, onProgress: () => undefined}))
  const told = await dry('2026-02-04T09:00:00Z')
  expect(told).toMatchObject({run: null, dryRun: true, scanned: 4, stages: {held: 2}, withdrawn: 2, leaving: [{committee: 'KS', entries: 2, public: 4, overBrake: false}], grounds: []})
  expect(told.found).toEqual([{committee: 'KS', kind: 'person', rule: 'official-handles-the-case', detector: 'person', entries: 2, findings: 2}])
  expect(told.first).toHaveLength(1)
  expect(await town.public('2026-02-04T09:30:00Z')).toEqual(before)
  expect(await waiting(town, '2026-02-04T09:30:00Z')).toEqual([])
  expect((await dry('2026-02-04T10:00:00Z', 0)).first).toEqual([])
  expect(await scan(town, '2026-02-04T11:00:00Z')).toMatchObject({dryRun: false, withdrawn: 2, found: told.found, leaving: told.leaving})
  expect(await dry('2026-02-04T12:00:00Z')).toMatchObject({scanned: 0, withdrawn: 0, found: []})
})

test('a dry run is not stopped by the brake, and says that the run would be (B13)', async () => {
  const rows = Array.from({length: 11}, (_, index) => aRow({arendenummer: `KS 2026/003${String(index).padStart(2, '0')}`, arenderubrik: 'Belysning', handlingsrubrik: 'Offert', handlaggare: 'Holger Strandqvist'}))
  const town = await townWithPublic([...rows, UNNAMED])
  noNamesOfOfficers(town)
  expect(await town.within('2026-02-04T09:00:00Z', (session) => scanEntries(session, {all: false, allowsMassWithdrawal: false, isDryRun: true, onProgress: () => undefined}))).toMatchObject({withdrawn: 22, leaving: [{committee: 'KS', entries: 22, public: 24, overBrake: true}]})
})

test('what a person decided about with the finding in sight is not told as leaving (B13)', async () => {
  const town = await townWithPublic([{...UNNAMED, handlingsrubrik: 'Förordnande av Elsa Grahnén'}])
  const [held] = await waiting(town, '2026-02-03T12:00:00Z')
  await publish(town, '2026-02-03T12:30:00Z', held?.id ?? '')
  await town.publish('2026-02-03T15:00:00Z')
  noNamesOfOfficers(town)
  expect(await scan(town, '2026-02-04T09:00:00Z')).toMatchObject({leaving: [], found: [], grounds: []})
})

import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

const BESIDE = aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning'})

const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries
const publish = (town: Town, instant: string, id: string) => town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))

async function townOf(rows: readonly SourceRow[]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  return town
}

test.each([
  ['in small letters', 'Ylle Snöflinga', 'Synpunkter på buller, ylle snöflinga'],
  ['taken apart', 'Ylle Snöflinga', 'Synpunkter på buller (ylle/snöflinga)'],
  ['that no word list has', 'Ulltex Vindoria', 'Synpunkter på buller från Ulltex Vindoria'],
])('the internal party’s name %s in the heading holds the row before release, and the rest is released (A5 B9)', async (_, party, heading) => {
  const town = await townOf([aRow({riktning: 'In', avsandare_mottagare: party, webbnamn: '', handlingsrubrik: heading}), BESIDE])
  expect(await waiting(town, '2026-02-03T10:00:00Z'), 'the detectors miss it').toEqual([])
  const release = await town.publish('2026-02-03T11:00:00Z')
  expect(release).toMatchObject({held: 1, public: 3})
  expect([...town.siteHolds([heading])]).toEqual([])
  expect(town.siteHolds(['Offert belysning']).size).toBe(1)
  const [held, ...others] = await waiting(town, '2026-02-03T12:00:00Z')
  expect(others).toEqual([])
  expect(held).toMatchObject({stage: 'held', reasons: ['found-before-release'], heading})

  await publish(town, '2026-02-03T13:00:00Z', held?.id ?? '')
  expect(await town.publish('2026-02-03T15:00:00Z')).toMatchObject({held: 0, published: 1})
  expect(town.siteHolds([heading]).size).toBe(1)
})

test('what one row holds back does not come out in another’s heading, until a registrar has seen it and lets it out (B7 B9 D2)', async () => {
  const held = aRow({handlingsrubrik: 'Ansökan om bidrag till sommarläger', handlingsrubrik_sekretess: ''})
  const telling = aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Bidrag', handlingsrubrik: 'Komplettering av ansökan om bidrag till sommarläger'})
  const town = await townOf([held, telling, BESIDE])
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({held: 1})
  expect([...town.siteHolds(['sommarläger'])]).toEqual([])
  const found = (await waiting(town, '2026-02-03T12:00:00Z')).find(({diaryNumber}) => diaryNumber === 'KS 2026/00124')
  expect(found).toMatchObject({stage: 'held', reasons: ['found-before-release']})

  await publish(town, '2026-02-03T13:00:00Z', found?.id ?? '')
  expect(await town.publish('2026-02-03T15:00:00Z')).toMatchObject({held: 0, published: 1})
  expect(town.siteHolds(['Komplettering av ansökan']).size).toBe(1)
})

test('a common heading that is also held somewhere holds nothing: it tells nothing (B9)', async () => {
  const town = await townOf([aRow({handlingsrubrik: 'Yttrande', handlingsrubrik_sekretess: ''}), {...BESIDE, handlingsrubrik: 'Yttrande'}])
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({held: 0, public: 3})
})

test('a row that is public stays so when another comes to hold back the same words, if a person let it out (B7 B13)', async () => {
  const official = {...BESIDE, handlingsrubrik: 'Elsa Grahnén om ansökan om bidrag till sommarläger'}
  const town = await townOf([official])
  const [waits] = await waiting(town, '2026-02-03T10:00:00Z')
  await publish(town, '2026-02-03T10:30:00Z', waits?.id ?? '')
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [aRow({handlingsrubrik: 'Ansökan om bidrag till sommarläger', handlingsrubrik_sekretess: ''})])
  await town.import('2026-02-04T09:30:00Z', [{...BESIDE, handlingsnummer: '2', handlingsrubrik: 'Avtal belysning'}])
  await town.publish('2026-02-04T11:00:00Z')
  expect(town.siteHolds(['Elsa Grahnén', 'Avtal belysning']).size).toBe(2)
})

test.each([
  ['nowhere', 'Ansökan om bidrag', 1],
  ['word for word', 'Ansökan om bidrag till sommarläger', 0],
  ['in capitals', 'ANSÖKAN OM BIDRAG TILL SOMMARLÄGER', 0],
  ['with its å and ö in two parts', 'Ansökan om bidrag till sommarläger'.normalize('NFD'), 0],
  ['with other signs between the words', 'Ansökan om ”bidrag” – till sommarläger.', 0],
  ['with a word between', 'Ansökan om bidrag till ett sommarläger', 1],
])('what a row holds back and another, on pages that are not drawn again, says %s (B9)', async (_, heading, held) => {
  const town = await townOf([aRow({diarie: 'SN', arendenummer: 'SN 2025/00009', arenderubrik: 'Bidrag', riktning: 'In', datum: '2025-11-04', handlingsrubrik: heading})])
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({held: 0})
  await town.import('2026-02-04T09:00:00Z', [
    aRow({handlingsrubrik: 'Ansökan om bidrag till sommarläger', handlingsrubrik_sekretess: ''}),
    {...BESIDE, handlingsrubrik: 'Komplettering av ansökan om bidrag till sommarläger'},
  ])
  expect(await town.publish('2026-02-04T11:00:00Z')).toMatchObject({held})
})

test('what a row holds back and another says in words without a plain letter beside the next is found by reading every row (B9)', async () => {
  const town = await townOf([aRow({diarie: 'SN', arendenummer: 'SN 2025/00009', arenderubrik: 'Bidrag', riktning: 'In', datum: '2025-11-04', handlingsrubrik: 'Bön på en sjö'})])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [aRow({handlingsrubrik: 'Bön på en sjö', handlingsrubrik_sekretess: ''}), {...BESIDE, handlingsrubrik: 'Yttrande om bön på en sjö'}])
  expect(await town.publish('2026-02-04T11:00:00Z')).toMatchObject({held: 0})
})

import {expect, onTestFinished, test} from 'vitest'
import type {RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {publicationStatus} from '../../src/usecases/publication/publication-status.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {takeOffDisallowed} from '../../src/io/db/publication-table.js'
import {setTakenDown} from '../../src/io/db/entry-table.js'
import {findEntry} from '../../src/usecases/register/find-entry.js'
import {aCaseRow, aRow, Town} from '../support/town.js'

const CASE = 'KS 2026/00123'
const DOCUMENT = `${CASE}:1`
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const LATER = {andrad: '2026-02-04T08:00:00'}

async function founded(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

async function decide(town: Town, at: string, id: string, answer: RegistrarAnswer): Promise<void> {
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
}

async function waiting(town: Town, at: string): Promise<readonly (readonly [string | null, string, readonly string[]])[]> {
  const {entries} = await town.within(at, (session) => listWaiting(session, {committee: null, why: [], limit: 20, after: null}))
  return entries.map(({documentNumber, stage, reasons}) => [documentNumber, stage, reasons] as const)
}

test.each([
  ['withheld', {kind: 'withhold'}, 'held'],
  ['put off', {kind: 'defer'}, 'held'],
  ['with the lawyer', {kind: 'escalate'}, 'escalated'],
] as const)('a row that a person has %s is not let out by the registry’s next change (B6 B7)', async (_name, answer, stage) => {
  const town = await founded()
  await town.import(MORNING, [aRow({registrator: ''})])
  await decide(town, '2026-02-03T10:00:00Z', DOCUMENT, answer)
  await town.import(NEXT_MORNING, [aRow({registrator: 'reg2', ...LATER})])
  await town.publish(NEXT_NOON)
  expect((await town.public(NEXT_NOON)).filter(({kind}) => kind === 'document')).toEqual([])
  expect(await waiting(town, NEXT_NOON)).toContainEqual(['1', stage, ['decided-otherwise']])
})

test('a heading that was made secret here stays so when the same export comes again (B7 D1 A9)', async () => {
  const town = await founded()
  const rows = [aRow({registrator: ''})]
  await town.import(MORNING, rows)
  await decide(town, '2026-02-03T10:00:00Z', CASE, {kind: 'secret'})
  await town.publish(NOON)
  const again = await town.import(NEXT_MORNING, rows)
  expect(again.files[0]).toMatchObject({imported: 0, changed: 0, unchanged: 1})
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Ny förskola vid Ekbacken']).size).toBe(0)
})

test('a heading that was made secret here waits when the registry changes the row (B7 D1)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow({registrator: ''})])
  await decide(town, '2026-02-03T10:00:00Z', DOCUMENT, {kind: 'secret'})
  await town.publish(NOON)
  await town.import(NEXT_MORNING, [aRow({registrator: 'reg2', ...LATER})])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)
})

test('a withheld case heading stays away when a new document moves the case’s date, and nobody is asked again (B7 D2)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow()])
  await decide(town, '2026-02-03T10:00:00Z', CASE, {kind: 'withhold'})
  await town.import(NEXT_MORNING, [aRow({handlingsnummer: '2', handlingsrubrik: 'Svar på remiss', datum: '2026-01-15', handlaggare: 'Kansliet', ...LATER})])
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Svar på remiss', 'Ny förskola vid Ekbacken'])).toEqual(new Map([['Svar på remiss', expect.any(Array)]]))
  expect(await waiting(town, NEXT_NOON)).toEqual([])
})

test('the file of a public document that comes under secrecy leaves at once, from kept releases too (A1 B5 G3)', async () => {
  const town = await founded()
  const file = {fil: 'plan.txt', fil_publiceras: 'ja'}
  await town.import(MORNING, [aRow(file)], {with: {'plan.txt': 'Skolgården byggs i sju etapper.\n'}})
  await town.publish(NOON)
  expect(town.siteHolds(['sju etapper']).size).toBe(1)
  await town.import(NEXT_MORNING, [aRow({fil: 'plan.txt', fil_publiceras: 'nej', handling_sekretess: 'ja', lagrum: 'OSL 21:1', ...LATER})])
  expect(town.siteHolds(['sju etapper']).size).toBe(0)
  await town.publish(NEXT_NOON)
  expect(await town.public(NEXT_NOON)).toContainEqual(expect.objectContaining({kind: 'document', form: 'withheldFile', publishedOn: '2026-02-03'}))
})

test('the documents of a case that a person makes secret leave with its heading (D2)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow()])
  await town.publish(NOON)
  await decide(town, '2026-02-03T12:00:00Z', CASE, {kind: 'secret'})
  expect(town.siteHolds(['Ny förskola vid Ekbacken', 'Remiss om ny förskola']).size).toBe(0)
  expect(await waiting(town, NEXT_NOON)).toEqual([['1', 'held', ['secret-case']]])
})

test('what was taken down is not restored into a case that has become secret since (G3 D2)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow({registrator: ''}), aCaseRow()])
  await decide(town, '2026-02-03T10:00:00Z', DOCUMENT, {kind: 'publish'})
  await town.publish(NOON)
  await town.within('2026-02-03T12:00:00Z', (session) => withdrawEntries(session, {ids: [DOCUMENT], committee: null, reason: 'other', note: null}))
  await town.import(NEXT_MORNING, [aCaseRow({arenderubrik_sekretess: 'ja', ...LATER})])
  await town.within('2026-02-04T10:00:00Z', (session) => restoreEntries(session, {ids: [DOCUMENT], committee: null}))
  await town.publish(NEXT_NOON)
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)
})

test('a row marked for a protected person holds its case too, for the heading may be about that person (A8 A11)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow({skydd: 'sekretessmarkering'})])
  await town.publish(NOON)
  expect(await town.public(NOON)).toEqual([])
})

test('a takedown that was cut short is told of and can be made again (G3)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow()])
  await town.publish(NOON)
  // What a kill between the register and the site leaves behind.
  await town.within('2026-02-03T12:00:00Z', async (session) => {
    const found = await findEntry(session, DOCUMENT, null, 'review.read')
    await session.change(async ({tx, record}) => {
      await setTakenDown(tx, found.entry, true)
      await takeOffDisallowed(tx, session.dialect)
      await record({kind: 'entry.withdrawn', entry: found.entry, version: `${found.entry}.1` as never, reason: 'other'}, found.key.committee)
    })
  })
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(1)
  expect(await town.within('2026-02-03T12:01:00Z', (session) => publicationStatus(session, undefined))).toMatchObject({removalsPending: true})
  await town.within('2026-02-03T12:02:00Z', (session) => withdrawEntries(session, {ids: [DOCUMENT], committee: null, reason: 'other', note: null}))
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)
  expect(await town.within('2026-02-03T12:03:00Z', (session) => publicationStatus(session, undefined))).toMatchObject({removalsPending: false})
})

test('a changed heading that names the internal sender is caught as a new one would be (A5 B9)', async () => {
  const town = await founded()
  const sender = {avsandare_mottagare: 'Zorbatexx Plumquist', webbnamn: ''}
  await town.import(MORNING, [aRow(sender)])
  await town.publish(NOON)
  await town.import(NEXT_MORNING, [aRow({...sender, handlingsrubrik: 'Synpunkter från zorbatexx plumquist', ...LATER})])
  expect(await town.publish(NEXT_NOON)).toMatchObject({held: 1})
  expect(town.siteHolds(['plumquist']).size).toBe(0)
})

test('a case that the registry cancels and takes back lets none of its documents out unseen (A14)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow(), aCaseRow()])
  await town.import('2026-02-03T10:00:00Z', [aCaseRow({arende_status: 'makulerad', andrad: '2026-02-03T11:00:00'})])
  await town.import(NEXT_MORNING, [aCaseRow(LATER)])
  await town.publish(NEXT_NOON)
  expect(await town.public(NEXT_NOON)).toEqual([])
})

test.each([
  ['clear', 'Remiss om skolgård', 'held', ['decided-otherwise']],
  ['a number', 'Remiss avseende 189001019802', 'blocked', ['decided-otherwise', 'personnummer']],
] as const)('a decision made while an export is judged is not overruled by it, and what it finds is kept: %s (B4 B7)', async (_name, heading, stage, reasons) => {
  const town = await founded()
  await town.import(MORNING, [aRow({registrator: ''})])
  await town.import(NEXT_MORNING, [aRow({handlingsrubrik: heading, ...LATER})], {
    // Another connection, between the judging and the applying: what a registrar's own process would do.
    onProgress: ({step}) => {
      if (step === 'apply') town.meanwhile("UPDATE version SET stage = 'withheld' WHERE entry_id IN (SELECT id FROM entry WHERE kind = 'document')")
    },
  })
  await town.publish(NEXT_NOON)
  expect(town.siteHolds([heading]).size).toBe(0)
  expect(await waiting(town, NEXT_NOON)).toContainEqual(['1', stage, reasons])
})

test('a no that was said while a text that waits took the place of another outlives the text after it too (B6 B7)', async () => {
  const town = await founded()
  await town.import(MORNING, [aRow({registrator: ''})])
  await town.import(NEXT_MORNING, [aRow({handlingsrubrik: 'Remiss avseende Gunilla Lindqvist', ...LATER})], {
    onProgress: ({step}) => {
      if (step === 'apply') town.decideMeanwhile(NEXT_MORNING, 'KS 2026/00123:1', 'withhold')
    },
  })
  await town.import('2026-02-05T09:00:00Z', [aRow({handlingsrubrik: 'Remiss om skolgård', andrad: '2026-02-05T08:00:00'})])
  await town.publish('2026-02-05T11:00:00Z')
  expect(town.siteHolds(['Remiss om skolgård']).size).toBe(0)
  expect(await waiting(town, '2026-02-05T12:00:00Z')).toContainEqual(['1', 'held', ['decided-otherwise']])
})

import {createHash} from 'node:crypto'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {stopJournalOf} from '../../src/io/files/stop-journal.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {findEntry} from '../../src/usecases/register/find-entry.js'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {refusalOf} from '../io/support.js'
import {aShelf, backUp, putBack} from '../support/backups.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

// After a restore nobody lets out what the registry has said something of since the backup, before an export has told it anew (P3).

const CASE = 'KS 2026/00123'
const DOCUMENT = `${CASE}:1`
const HEADING = 'Remiss om ny förskola'
const CASE_HEADING = 'Ny förskola vid Ekbacken'
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NIGHT = '2026-02-03T22:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const AFTERNOON = '2026-02-04T13:00:00Z'
const DAY_AFTER = '2026-02-05T09:00:00Z'
const DAY_AFTER_NOON = '2026-02-05T11:00:00Z'
const LATER = {andrad: '2026-02-04T08:00:00'}
const LATEST = {andrad: '2026-02-05T08:00:00'}

async function backedUp(rows: readonly SourceRow[] = [aRow()], publishes = true): Promise<{readonly town: Town; readonly file: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows)
  if (publishes) await town.publish(NOON)
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, NIGHT, file)
  return {town, file}
}

async function decide(town: Town, at: string, id: string, answer: RegistrarAnswer): Promise<void> {
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
}

function isUnheard(town: Town, at: string, id: string): Promise<boolean> {
  return town.within(at, async (session) => (await findEntry(session, id, null, 'review.read')).isUnheard)
}

const bothWays = [
  ['beside the register it replaces', async () => undefined],
  ['when the database is lost', (town: Town) => town.loseDatabase()],
] as const

const noes = [
  ['cancelled', [aRow({handling_status: 'makulerad', ...LATER})], {}],
  ['cancelled with its whole case, which is named alone', [aCaseRow({arende_status: 'makulerad', ...LATER})], {}],
  ['left out of a full export', [aCaseRow(LATER)], {full: ['KS'], allowsMassWithdrawal: true}],
  ['put under a case that is secret now, which is named alone', [aCaseRow({arenderubrik_sekretess: 'ja', ...LATER})], {}],
] as const

const lost = noes.flatMap(([since, rows, order]) => bothWays.map(([name, lose]) => [since, name, rows, order, lose] as const))

test.each(lost)('what the registry has %s since the backup nobody lets out before an export tells it, %s (P3 A5 D2)', async (_since, _name, rows, order, lose) => {
  const {town, file} = await backedUp()
  await town.import(NEXT_MORNING, rows, order)
  await lose(town)
  await putBack(town, AFTERNOON, file)
  for (const answer of [{kind: 'publish'}, {kind: 'secret'}, {kind: 'rewrite-heading', heading: 'Remiss'}] as const) expect(await refusalOf(() => decide(town, AFTERNOON, DOCUMENT, answer))).toMatchObject({code: 'export-awaited', exitCode: 77})
  await town.publish(AFTERNOON)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  await town.import(DAY_AFTER, [aRow(LATEST)])
  expect(await isUnheard(town, DAY_AFTER, DOCUMENT)).toBe(false)
  await decide(town, DAY_AFTER, DOCUMENT, {kind: 'publish'})
  await town.publish(DAY_AFTER_NOON)
  expect(town.siteHolds([HEADING]).size).toBe(1)
})

test.each(bothWays)('a person’s own no since the backup is theirs to take back without an export, %s (P3 B7)', async (_name, lose) => {
  const {town, file} = await backedUp([aRow()], false)
  await decide(town, NEXT_MORNING, DOCUMENT, {kind: 'withhold'})
  await lose(town)
  await putBack(town, AFTERNOON, file)
  await decide(town, AFTERNOON, DOCUMENT, {kind: 'publish'})
  await town.publish('2026-02-04T15:00:00Z')
  expect(town.siteHolds([HEADING]).size).toBe(1)
})

test('what was taken down and then cancelled in the registry is restored by nobody before an export (P3 G3)', async () => {
  const {town, file} = await backedUp()
  await town.within(NEXT_MORNING, (session) => withdrawEntries(session, {ids: [DOCUMENT], committee: null, reason: 'personal-data', note: null}))
  await town.import('2026-02-04T10:00:00Z', [aRow({handling_status: 'makulerad', ...LATER})])
  await town.loseDatabase()
  await putBack(town, AFTERNOON, file)
  expect(await refusalOf(() => town.within(AFTERNOON, (session) => restoreEntries(session, {ids: [DOCUMENT], committee: null})))).toMatchObject({code: 'export-awaited'})
})

test('to be left out of a whole export again is a word too: the case is not waited for any more (P3 A5)', async () => {
  const rows = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen'})]
  const {town, file} = await backedUp(rows)
  const whole = {full: ['KS'], allowsMassWithdrawal: true}
  await town.import(NEXT_MORNING, [aRow(LATER)], whole)
  await town.loseDatabase()
  await putBack(town, AFTERNOON, file)
  expect([await isUnheard(town, AFTERNOON, `${CASE}:2`), await isUnheard(town, AFTERNOON, CASE)]).toEqual([true, true])
  await town.import(DAY_AFTER, [aRow(LATER)], whole)
  expect([await isUnheard(town, DAY_AFTER, `${CASE}:2`), await isUnheard(town, DAY_AFTER, CASE)]).toEqual([false, false])
  await town.publish(DAY_AFTER_NOON)
  expect(town.siteHolds(['Yttrande från Länsstyrelsen'])).toEqual(new Map())
})

test('a journal from before the registry’s no was told from a person’s is read, and every no in it waits for an export (P3)', async () => {
  const {town, file} = await backedUp([aRow()], false)
  const begun = readFileSync(stopJournalOf(town.folder), 'utf8').split('\n').length
  await decide(town, NEXT_MORNING, DOCUMENT, {kind: 'withhold'})
  asWrittenBefore(stopJournalOf(town.folder), begun - 1)
  await town.loseDatabase()
  await putBack(town, AFTERNOON, file)
  expect(await refusalOf(() => decide(town, AFTERNOON, DOCUMENT, {kind: 'publish'}))).toMatchObject({code: 'export-awaited'})
  await town.import(DAY_AFTER, [aRow()])
  await decide(town, DAY_AFTER, DOCUMENT, {kind: 'publish'})
})

test('a restore without the journal is remembered by the next one with it: what nobody could tell then is waited for still (P3)', async () => {
  const {town, file} = await backedUp([aRow()], false)
  await decide(town, NEXT_MORNING, DOCUMENT, {kind: 'withhold'})
  await putBack(town, AFTERNOON, file, {journal: {kind: 'none'}})
  await town.loseDatabase()
  await putBack(town, '2026-02-04T14:00:00Z', file)
  expect(await refusalOf(() => decide(town, '2026-02-04T15:00:00Z', DOCUMENT, {kind: 'publish'}))).toMatchObject({code: 'export-awaited'})
})

test('a scan by a milder policy does not let out what the registry is waited for (P3 B13)', async () => {
  const phone = 'Remiss, ring 070-174 06 05'
  const {town, file} = await backedUp([aRow({handlingsrubrik: phone})], false)
  await town.import(NEXT_MORNING, [aRow({handlingsrubrik: 'Remiss', ...LATER})])
  await town.loseDatabase()
  await putBack(town, AFTERNOON, file)
  writeFileSync(join(town.folder, 'policy.yaml'), 'rules:\n  - {id: contact-data, kinds: [phone, email], answer: clear, requirement: B10, law: Kommunens beslut, because: {sv: Ja., en: Yes.}}\n')
  const scanned = await town.within(AFTERNOON, (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  expect(scanned.stages).toEqual({cleared: 1})
  await town.publish(AFTERNOON)
  expect(town.siteHolds([phone])).toEqual(new Map())
  await town.import(DAY_AFTER, [aRow({handlingsrubrik: phone, ...LATEST})])
  await town.publish(DAY_AFTER_NOON)
  expect(town.siteHolds([phone]).size).toBe(1)
})

test('an older export that moves the date of a case does not let its old heading out (P3 A14)', async () => {
  const {town, file} = await backedUp([aCaseRow()])
  await town.import(NEXT_MORNING, [aCaseRow({arenderubrik: 'Ny skola vid Ekbacken', ...LATER})])
  await town.loseDatabase()
  await putBack(town, AFTERNOON, file)
  await town.import(DAY_AFTER, [aRow({datum: '2026-01-14', andrad: '2026-02-01T08:00:00'})])
  await town.publish(DAY_AFTER_NOON)
  expect(town.siteHolds([CASE_HEADING])).toEqual(new Map())
})

/** Rewrites the lines of a journal from one on as they were when it knew no `held-here`, each with its hash. */
function asWrittenBefore(path: string, from: number): void {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  let head = /"hash":"([0-9a-f]{64})"\}$/.exec(lines[from - 1] ?? '')?.[1] ?? ''
  const rewritten = lines.slice(from).map((line) => {
    const body = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}').replace('"why":"held-here"', '"why":"stopped"')
    head = createHash('sha256').update(`${head}\n${body}`).digest('hex')
    return `${body.slice(0, -1)},"hash":"${head}"}`
  })
  expect(rewritten.join('')).toContain('"why":"stopped"')
  writeFileSync(path, [...lines.slice(0, from), ...rewritten, ''].join('\n'))
}

import {cp} from 'node:fs/promises'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse as parseYaml} from 'yaml'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {buildDemo} from '../../scripts/demo/demo.ts'
import type {PublicEntry} from '../../src/core/publication/public-entry.js'
import {latestExpired} from '../../src/core/retention/expiry.js'
import type {LocalDate} from '../../src/core/terms/local-date.js'
import type {Imported} from '../../src/usecases/import/import-files.js'
import {Town} from '../support/town.js'

const DEMO = fileURLToPath(new URL('../../data/demo', import.meta.url))
const {expected} = buildDemo()
const DAY_ONE = '2026-02-03T08:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const DAY_TWO = '2026-02-04T08:00:00Z'
const NOON_TWO = '2026-02-04T11:00:00Z'

interface Standing {
  readonly id: string
  readonly stage: string
  readonly registryState: string
  readonly isHistory: boolean
  readonly publishedEarlier: string | null
}

let town: Town
let imported: Imported
let dayOne: ReadonlyMap<string, string>

beforeAll(async () => {
  const settings = parseYaml(readFileSync(join(DEMO, 'diarievakt.yaml'), 'utf8')) as object
  town = await Town.found({made: DAY_ONE, settings})
  await cp(join(DEMO, 'inbox'), join(town.folder, 'inbox'), {recursive: true})
  imported = await importShipped(DAY_ONE, 'inbox/diariet.csv')
  await town.publish(NOON)
  dayOne = await fates(NOON)
}, 120_000)

afterAll(async () => town.leave())

test('every trap of day one has its listed fate', () => {
  const rejected = new Set(imported.files[0]?.problems.map(({line}) => line))
  const differing = expected.traps.flatMap((trap) => {
    const fate = rejected.has(trap.line) ? 'rejected' : (dayOne.get(keyOf(trap)) ?? 'absent')
    return (trap.fates as readonly string[]).includes(fate) ? [] : [`${trap.id}: ${fate}, not ${trap.fates.join(' or ')}`]
  })
  expect(differing).toEqual([])
})

test('every ordinary row has the fate that its own columns give, and none waits', () => {
  const counted = new Map<string, number>()
  for (const [key, fate] of dayOne) if (isOrdinary(key)) counted.set(fate, (counted.get(fate) ?? 0) + 1)
  expect(counted.get('held') ?? 0).toBe(0)
  expect(counted.get('blocked') ?? 0).toBe(0)
})

test('the import is balanced to the row', () => {
  const [file] = imported.files
  expect(file).toMatchObject({read: expected.rows.dayOne, unchanged: 0, changed: 0})
  expect((file?.imported ?? 0) + (file?.rejected ?? 0)).toBe(expected.rows.dayOne)
})

test('nothing that must never be shown is on the site, nor in a kept release', () => {
  expect([...town.siteHolds(expected.neverShown)]).toEqual([])
})

test('every turn of day two ends as listed', async () => {
  await importShipped(DAY_TWO, 'dag2/diariet.csv')
  await importShipped(DAY_TWO, 'dag2/ofn-fullstandig.csv', ['ÖFN'])
  await town.publish(NOON_TWO)
  const dayTwo = await fates(NOON_TWO)
  const differing = expected.turns.flatMap((turn) => {
    const before = dayOne.get(keyOf(turn)) ?? 'absent'
    const after = dayTwo.get(keyOf(turn)) ?? 'absent'
    const asListed = (turn.dayOne === null || before === turn.dayOne || turn.dayOne === undefined) && after === turn.dayTwo
    return asListed ? [] : [`${turn.id}: ${before} then ${after}, not ${turn.dayOne} then ${turn.dayTwo}`]
  })
  expect(differing).toEqual([])
  expect([...town.siteHolds(expected.neverShown)]).toEqual([])
})

test('two years on nothing is public, and no byte of an entry is left under the site', async () => {
  const release = await town.publish('2028-02-05T11:00:00Z', 'removals')
  expect(release.public).toBe(0)
  expect(await town.public('2028-02-05T11:00:00Z')).toEqual([])
  expect([...town.site().keys()].filter((path) => /^(arende|handling|fil)\//.test(path))).toEqual([])
})

async function importShipped(instant: string, path: string, full: readonly string[] = []): Promise<Imported> {
  return town.import(instant, readFileSync(join(DEMO, path)), {attachments: join(town.folder, 'inbox', 'bilagor'), full})
}

/** What has become of every entry: its public form, or why it is not public. */
async function fates(instant: string): Promise<ReadonlyMap<string, string>> {
  return town.within(instant, async (session) => {
    const shown = new Map((await town.public(instant)).map((entry) => [entry.id as string, entry]))
    const rows: readonly (Standing & {committee: string; case_number: string; document_number: string; kind: string})[] = await session
      .db('entry')
      .join('version', (on) => on.on('version.entry_id', 'entry.id').andOn('version.number', 'entry.current_version'))
      .select(
        'entry.id',
        'entry.kind',
        'entry.committee',
        'entry.case_number',
        'entry.document_number',
        'version.stage',
        'entry.registry_state as registryState',
        'entry.is_history as isHistory',
        'entry.published_earlier as publishedEarlier',
      )
    return new Map(rows.map((row) => [`${row.committee}|${row.case_number}|${row.document_number}`, fateOf(row, shown.get(row.id), session.today)]))
  })
}

function fateOf(row: Standing, shown: PublicEntry | undefined, today: LocalDate): string {
  if (row.registryState === 'cancelled') return 'cancelled'
  if (row.registryState === 'missing') return 'gone'
  if (shown !== undefined) return shown.form
  if (row.stage === 'expired' || (row.publishedEarlier !== null && row.publishedEarlier <= latestExpired(today, 2))) return 'expired'
  if (row.stage === 'held' || row.stage === 'blocked') return row.stage
  return row.isHistory ? 'history' : row.stage
}

function keyOf({diary, caseNumber, documentNumber}: {readonly diary: string; readonly caseNumber: string; readonly documentNumber: string}): string {
  return `${diary}|${caseNumber}|${documentNumber}`
}

function isOrdinary(key: string): boolean {
  return !/[^\d]0?9\d{3}\|/.test(key)
}

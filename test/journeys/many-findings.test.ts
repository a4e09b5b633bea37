import {mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {FINDINGS_KEPT} from '../../src/core/policy/cap-verdict.js'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {showEntry} from '../../src/usecases/review/show-entry.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {aRow, Town} from '../support/town.js'

const DOCUMENT = 'KS 2026/00123:1'
const NUMBER = readFileSync(join(import.meta.dirname, '../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split(/\s+/).at(-1) ?? ''
const TIMES = 4000
const NUMBERS = `Beslutet gäller ${NUMBER} och skolgården.\n`.repeat(TIMES)
const LETTERS = 'Skriv till karin.lindgren@brev.example om skolgården.\n'.repeat(TIMES)

async function founded(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

const decide = (town: Town, at: string, answer: RegistrarAnswer): Promise<unknown> =>
  town.within(at, (session) => decideEntries(session, {ids: [DOCUMENT], committee: null, answer, reason: null, note: null}))
const stored = (town: Town): Promise<readonly {stage: string; verdict: string; findings: string | null}[]> =>
  town.asOwner((db) => db('version').leftJoin('decision', 'decision.entry_id', 'version.entry_id').where('version.content', 'like', '%Remiss%').orderBy('version.number').select('version.stage', 'version.verdict', 'decision.findings'))

test('a file full of identity numbers is blocked as ever, and what is kept of it is small and told with its count (B4 B7)', async () => {
  const town = await founded()
  await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'beslut.txt', fil_publiceras: 'ja'})], {with: {'beslut.txt': NUMBERS}})
  const [version] = await stored(town)
  expect(version?.stage).toBe('blocked')
  expect(version?.verdict.length).toBeLessThan(100_000)
  const shown = await town.within('2026-02-03T09:05:00Z', (session) => showEntry(session, {id: DOCUMENT, committee: null}))
  expect([shown.findings.length, shown.moreFindings]).toEqual([FINDINGS_KEPT, TIMES - FINDINGS_KEPT])
  await expect(decide(town, '2026-02-03T09:10:00Z', {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
})

test('a decision keeps what it was shown; another policy asks again about a text of which more was found (B7 B13)', async () => {
  const town = await founded()
  await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'brev.txt', fil_publiceras: 'ja'})], {with: {'brev.txt': LETTERS}})
  await decide(town, '2026-02-03T09:10:00Z', {kind: 'publish'})
  await town.publish('2026-02-03T11:00:00Z')
  expect(await town.public('2026-02-03T11:05:00Z')).not.toEqual([])
  const [version] = await stored(town)
  expect((JSON.parse(version?.findings ?? '[]') as readonly unknown[]).length).toBe(FINDINGS_KEPT)
  await town.within('2026-02-03T12:00:00Z', (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  expect((await stored(town)).at(-1)?.stage).toBe('held')
  expect(town.siteHolds(['karin.lindgren']).size).toBe(0)
})

test('of two files one is full: when it is left out and neither can be read again, nobody takes the other for clean (B4 B9)', async () => {
  const town = await founded()
  const files = {fil: 'beslut.txt|bilaga.txt', andrad: '2026-02-03T10:12:00'}
  await town.import('2026-02-03T09:00:00Z', [aRow({...files, fil_publiceras: 'ja|ja'})], {with: {'beslut.txt': NUMBERS, 'bilaga.txt': `Gäller ${NUMBER}.\n`}})
  rmSync(join(town.folder, 'inbox'), {recursive: true})
  for (const way of ['scan', 'import'] as const) {
    if (way === 'scan') await town.within('2026-02-03T09:10:00Z', (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
    else {
      mkdirSync(join(town.folder, 'inbox'))
      await town.import('2026-02-03T09:20:00Z', [aRow({...files, fil_publiceras: 'nej|ja', andrad: '2026-02-03T11:00:00'})])
    }
    const last = (await stored(town)).at(-1)
    expect(['held', 'blocked']).toContain(last?.stage)
    await expect(decide(town, '2026-02-03T09:30:00Z', {kind: 'publish'})).rejects.toMatchObject({code: way === 'scan' ? 'identity-number-stands' : 'file-not-read'})
  }
})

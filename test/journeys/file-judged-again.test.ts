import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {aRow, Town} from '../support/town.js'

const DOCUMENT = 'KS 2026/00123:1'
const NUMBER = readFileSync(join(import.meta.dirname, '../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split(/\s+/).at(-1) ?? ''
const TEXT = `Beslutet gäller ${NUMBER} och skolgården.\n`
const FILE = {fil: 'beslut.txt', fil_publiceras: 'ja'}

async function founded(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

const decide = (town: Town, at: string, answer: RegistrarAnswer): Promise<unknown> =>
  town.within(at, (session) => decideEntries(session, {ids: [DOCUMENT], committee: null, answer, reason: null, note: null}))

test.each([
  ['still lies where it was delivered', false, 'identity-number-stands'],
  ['is gone', true, 'file-not-read'],
])('what was found in a file stands after its row was published without it and that was undone, when the delivery %s (B4 B9 B11)', async (_name, isGone, code) => {
  const town = await founded()
  await town.import('2026-02-03T09:00:00Z', [aRow(FILE)], {with: {'beslut.txt': TEXT}})
  await decide(town, '2026-02-03T09:10:00Z', {kind: 'withhold-file'})
  if (isGone) rmSync(join(town.folder, 'inbox'), {recursive: true})
  await town.within('2026-02-03T09:20:00Z', (session) => undoDecision(session, {decision: null}))
  await expect(decide(town, '2026-02-03T09:30:00Z', {kind: 'publish'})).rejects.toMatchObject({code})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds([NUMBER]).size).toBe(0)
})

test.each(['scan', 'rewrite'] as const)('a file that was not at hand when its version was judged is read before a %s lets the row out (B4 B11)', async (way) => {
  const town = await founded()
  await town.import('2026-02-03T09:00:00Z', [aRow({...FILE, handlingsrubrik_sekretess: 'ja'})], {with: {'beslut.txt': TEXT}})
  await town.import('2026-02-03T10:00:00Z', [aRow({...FILE, andrad: '2026-02-03T11:00:00'})])
  if (way === 'scan') await town.within('2026-02-03T10:10:00Z', (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  else await decide(town, '2026-02-03T10:10:00Z', {kind: 'rewrite-heading', heading: 'Remiss om skolgård'})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds([NUMBER]).size).toBe(0)
})

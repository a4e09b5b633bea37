import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {ROW_PROBLEMS} from '../../../src/core/intake/row-problem.js'
import {foldWord, headingsOf} from '../../../src/core/intake/source-map.js'
import {Refusal} from '../../../src/core/refusal.js'
import type {RegisterRow} from '../../../src/core/register/register-row.js'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {inspectExport} from '../../../src/io/files/export-file.js'
import {readSource} from '../../../src/io/files/source-file.js'
import {fingerprinter} from '../../../src/io/system/digest.js'
import {readRows} from '../../../src/usecases/import/read-rows.js'
import {day} from '../../core/support.js'
import {hostileExport, type HostileExport} from '../../support/hostile-exports.js'
import {Town} from '../../support/town.js'
import {tries} from '../../support/fuzz.js'

// A9, A13: whatever an export is like, it is read as it was meant, row by row, or refused: never as something else, and never with a fault.

const SOURCE = readSource('diarievakt')
const HEADINGS = new Set(headingsOf(SOURCE).map(([, heading]) => foldWord(heading)))
const DESK = {
  settings: SettingsSchema.parse({municipality: {name: 'Provkommunen'}, committees: {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}'}}}),
  today: day('2026-02-04'),
  fingerprints: fingerprinter(new Uint8Array(32).fill(7)),
}

/** What a refusal of a file may be: something about its bytes, its encoding, its delimiter or its header. */
const OF_A_FILE = /^(?:input|encoding|header|delimiter|workbook)-/
// What no accepted text may hold.
// eslint-disable-next-line no-control-regex
const NEVER = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** What the headings of accepted rows may be, of an export that nobody has damaged. */
function checkHeadings({headings, told}: HostileExport, accepted: Iterable<string>): void {
  const meant = headings === null ? null : new Set([...headings].map(squeezed))
  for (const heading of accepted) {
    if (NEVER.test(heading) || !heading.isWellFormed()) expect.fail(`${JSON.stringify(heading)} was taken in from ${told}`)
    if (meant?.has(squeezed(heading)) === false) expect.fail(`${JSON.stringify(heading)} was read, and was never written: ${told}`)
  }
}

function refusal(error: unknown, told: string): void {
  if (!(error instanceof Refusal)) throw new Error(`A fault: ${error instanceof Error ? (error.stack ?? '') : String(error)} in ${told}`)
  if (!OF_A_FILE.test(error.code)) expect.fail(`${error.code} for ${told}`)
}

describe('hostile exports', () => {
  test('A9 A13: read as they were meant, or refused, row by row or whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diarievakt-exports-'))
    const path = join(folder, 'export.csv')
    const fates = {whole: 0, rows: 0, refused: 0}
    try {
      await fc.assert(
        fc.asyncProperty(hostileExport, async (one) => {
          writeFileSync(path, one.bytes)
          let [read, accepted] = [0, 0]
          const found: string[] = []
          try {
            const file = await inspectExport(path, 'export.csv', null, HEADINGS)
            for await (const batch of readRows(DESK, file, SOURCE)) {
              read += batch.read
              const rows = (batch.rows === null ? [] : JSON.parse(batch.rows)) as readonly (readonly unknown[])[]
              accepted += rows.length
              if (rows.length + batch.problems.length !== batch.read) expect.fail(`${String(batch.read)} rows became ${String(rows.length)} and ${String(batch.problems.length)} problems: ${one.told}`)
              for (const row of rows) {
                const told = JSON.parse(String(row.at(-1))) as RegisterRow
                found.push(told.case.heading, told.document?.heading ?? told.case.heading)
              }
              for (const {code, line} of batch.problems) if (!ROW_PROBLEMS.includes(code) || line < 2) expect.fail(`${code} at ${String(line)} of ${one.told}`)
            }
          } catch (error) {
            fates.refused += 1
            refusal(error, one.told)
            return
          }
          if (one.rows !== null && read !== one.rows) expect.fail(`${String(read)} rows were read of ${String(one.rows)}: ${one.told}`)
          checkHeadings(one, found)
          fates[accepted === read ? 'whole' : 'rows'] += 1
        }),
        tries(600, 100_000),
      )
    } finally {
      rmSync(folder, {recursive: true})
    }
    // Each fate is met: a property that refuses everything would prove nothing. One case that is played again meets one.
    if (process.env['DIARIEVAKT_PATH'] === undefined) expect(Math.min(...Object.values(fates)), JSON.stringify(fates)).toBeGreaterThan(20)
  }, 3_600_000)

  test('A9: taken into a register, every row is in it or among the refused; a file that is refused leaves everything as it was', async () => {
    const town = await Town.found({settings: {committees: {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}'}}}})
    let at = Date.parse('2026-02-03T09:00:00Z')
    const standing = (): Promise<string> => town.within(new Date(at).toISOString(), async ({db}) => JSON.stringify([await db('entry').select('*').orderBy('id'), await db('version').select('entry_id', 'number', 'content').orderBy(['entry_id', 'number'])]))
    let before = await standing()
    try {
      await fc.assert(
        fc.asyncProperty(hostileExport, async (one) => {
          at += 60_000
          try {
            const {files: [file]} = await town.import(new Date(at).toISOString(), one.bytes, {allowsMassWithdrawal: true})
            if (file === undefined) throw new Error('Nothing was imported')
            const {read, imported, changed, unchanged, rejected} = file
            if (imported + changed + unchanged + rejected !== read) expect.fail(`${JSON.stringify({read, imported, changed, unchanged, rejected})} of ${one.told}`)
            if ((file.rejectFiles === null) !== (rejected === 0)) expect.fail(`${String(rejected)} refused rows without their files: ${one.told}`)
            if (file.rejectFiles !== null && (!existsSync(file.rejectFiles.rows) || readFileSync(file.rejectFiles.list, 'utf8').split('\n').length < 2)) expect.fail(one.told)
            before = await standing()
          } catch (error) {
            refusal(error, one.told)
            if ((await standing()) !== before) expect.fail(`A refused file has changed the register: ${one.told}`)
          }
        }),
        tries(40, 3_000),
      )
    } finally {
      await town.leave()
    }
  }, 3_600_000)
})

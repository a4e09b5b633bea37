import {existsSync, readFileSync} from 'node:fs'
import {appendFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const TWO_YEARS_ON = '2028-02-11T00:10:00Z'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('publication run', () => {
  test('publishes, says in Swedish what it did, and its steps on standard error', async () => {
    const folder = await town.copy()
    const {code, stdout, stderr} = await run(['publicering', 'kör', '--slot', '12:00'], {cwd: folder, now: '2026-02-10T11:00:00Z'})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Publicerade \d+, uppdaterade 0, oförändrade 0, borttagna 0, utgångna 0, stoppade av sista kontrollen 0\. [\d.]+ s\.\nWebbplatsen: .+index\.html\n$/)
    expect(stderr).toBe('ÖVNING: det här är ingen riktig publicering.\nsamlar\nsista kontrollen\nväxlar\n')
    const page = readFileSync(join(folder, 'site/current/index.html'), 'utf8')
    expect(page).toContain('ÖVNING')
  })

  test('--json has the counts; again, everything is unchanged; two years on, everything leaves', async () => {
    const folder = await town.copy()
    const first = await runJson('publication run', [], {cwd: folder})
    expect(first.code).toBe(0)
    expect(first.document).toMatchObject({rehearsal: true, republished: 0, unchanged: 0, withdrawn: 0, expired: 0, held: 0})
    expect(existsSync(join(first.document.release, 'index.html'))).toBe(true)
    const again = await runJson('publication run', [], {cwd: folder, now: '2026-02-10T15:00:00Z'})
    expect(again.document).toMatchObject({published: 0, unchanged: first.document.published})
    const removal = await runJson('publication run', ['--removals'], {cwd: folder, now: TWO_YEARS_ON})
    expect(removal.document).toMatchObject({published: 0, expired: first.document.published})
    expect((await run(['publication', 'list'], {cwd: folder, now: TWO_YEARS_ON})).stdout).toBe('')
  })

  test('in English', async () => {
    expect((await run(['publication', 'run', '--lang', 'en'], {cwd: await town.copy()})).stdout).toMatch(/^Published \d+, updated 0, /)
  })

  test('a slot and a removal do not go together', async () => {
    const {code, stdout} = await run(['publication', 'run', '--slot', '12:00', '--removals'], {cwd: town.folder})
    expect([code, stdout]).toEqual([2, ''])
  })

  test('a slot is run once; what is late is said, and a second call does nothing (G4)', async () => {
    const folder = await town.copy()
    const late = await run(['publication', 'run', '--catch-up'], {cwd: folder, now: '2026-02-10T11:40:00Z'})
    expect(late.stdout).toMatch(/^FÖRSENAD: tiden 2026-02-10 12:00 kördes 40 minuter sent\.\nPublicerade [1-9]/)
    expect((await run(['publication', 'status', '--lang', 'en'], {cwd: folder, now: '2026-02-10T11:45:00Z'})).stdout).toContain('The run of 2026-02-10 12:40 was LATE: the slot 12:00, 40 minutes.\n')
    const again = await runJson('publication run', ['--slot', '12:00'], {cwd: folder, now: '2026-02-10T11:50:00Z'})
    expect(again).toMatchObject({code: 0, document: {published: 0, slot: {day: '2026-02-10', time: '12:00', lateMinutes: 0, missed: 0, isDone: true}}})
    expect((await run(['publication', 'run', '--slot', '12:00'], {cwd: folder, now: '2026-02-10T11:50:00Z'})).stdout).toMatch(/^Tiden 2026-02-10 12:00 är redan körd \(20260210-114000-[a-z]{4}\)\. Ingenting gjordes\.\n/)
    expect((await run(['publication', 'status'], {cwd: folder, now: '2026-02-11T07:00:00Z'})).stdout).toContain('Tiden 2026-02-10 16:00 har INTE körts. Kör: diarievakt publication run --catch-up\n')
  })

  test('a slot that the schedule does not have is refused', async () => {
    expect(await runJson('publication run', ['--slot', '13:00'], {cwd: town.folder})).toMatchObject({code: 65, error: {code: 'slot-unknown', facts: {slot: '13:00'}}})
    expect(await runJson('publication run', ['--slot', '12:00', '--lang', 'en'], {cwd: await scheduleless()})).toMatchObject({code: 65, error: {code: 'slot-none'}})
  })

  test('a slot that is none of the day’s is refused', async () => {
    const {code} = await run(['publication', 'run', '--slot', 'lunch'], {cwd: await town.copy()})
    expect(code).toBe(2)
  })
})

/** A municipality whose diary is updated by hand alone. */
async function scheduleless(): Promise<string> {
  const folder = await town.copy()
  const saturdays = Array.from({length: 54}, (_, at) => new Date(Date.parse('2026-02-14') - at * 7 * 86_400_000).toISOString().slice(0, 10))
  await appendFile(join(folder, 'diarievakt.yaml'), `schedule: {days: [sat], holidays: [${saturdays.map((one) => `'${one}'`).join(', ')}]}\n`)
  return folder
}

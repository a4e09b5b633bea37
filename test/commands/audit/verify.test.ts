import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import knexFactory from 'knex'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

/** A workspace whose log somebody has been at with a tool of his own. */
async function tampered(): Promise<string> {
  const folder = await town.copy()
  const db = knexFactory({client: 'sqlite3', connection: {filename: join(folder, 'diarievakt.db')}, useNullAsDefault: true})
  await db('audit_event').where({chain: '*', position: 11}).update({actor: 'någon annan'})
  await db('audit_event').where({chain: '*', position: 3}).delete()
  await db.destroy()
  return folder
}

describe('audit verify', () => {
  test('a log that nobody touched is whole, and that nothing outside was compared is told', async () => {
    const {code, stdout} = await run(['logg', 'kontrollera'], {cwd: town.folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Loggen är hel: 12 rader i 1 kedja\.\n {2}\* {2}1–12 {2}[0-9a-f]{64}\nHuvud: [0-9a-f]{64}\nIngenting utanför registret har jämförts\. .+\n$/)
  })

  test('--json holds at least ok, entries and head', async () => {
    const {code, document} = await runJson('audit verify', [], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({ok: true, entries: 12, head: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, problems: [], notes: [{kind: 'not-anchored'}], anchors: null})
  })

  test('one that was changed ends with 65, each place with what it means and what to do', async () => {
    const folder = await tampered()
    const {code, stdout} = await run(['audit', 'verify'], {cwd: folder})
    expect(code).toBe(65)
    expect(stdout).toContain('LOGGEN STÄMMER INTE: 2 problem.\n')
    expect(stdout).toContain('* 3: raderna är borttagna.\n')
    expect(stdout).toContain('* 11: raden är ändrad efter att den skrevs.')
    expect(stdout).toContain('    Ta en kopia av databasen som den är')
    const {code: english, document} = await runJson('audit verify', ['--lang', 'en'], {cwd: folder})
    expect(english).toBe(65)
    expect(document).toMatchObject({ok: false, problems: [{kind: 'missing', chain: '*', from: 3, to: 3}, {kind: 'edited', chain: '*', position: 11, what: '* 11: the row was changed after it was written. Its hash does not fit its contents.'}]})
  })

  test('an anchor shows what the register alone does not', async () => {
    const folder = await town.copy()
    const anchors = join(town.outside, 'ankare.jsonl')
    expect((await run(['audit', 'anchor', '--to', anchors], {cwd: folder})).code).toBe(0)
    expect((await runJson('audit verify', ['--anchors', anchors], {cwd: folder})).document).toMatchObject({ok: true, notes: [], anchors: {path: anchors, lines: 1}})
    // The prepared workspace is an older copy of the same register.
    const {code, document} = await runJson('audit verify', ['--anchors', anchors], {cwd: await town.copy()})
    expect([code, document.problems, document.notes]).toEqual([0, [], []])
    await run(['publication', 'run'], {cwd: folder})
    await run(['audit', 'anchor', '--to', anchors], {cwd: folder})
    expect((await runJson('audit verify', ['--anchors', anchors], {cwd: await town.copy()})).document).toMatchObject({ok: false, problems: [{kind: 'truncated', chain: '*', from: 13, to: 14, seenBy: 'anchor'}]})
  })

  test('a file of anchors that is not there', async () => {
    const {code, error} = await runJson('audit verify', ['--anchors', join(town.outside, 'ingen.jsonl')], {cwd: town.folder})
    expect([code, error?.code]).toEqual([66, 'input-not-found'])
  })

  test('anchored rows that are gone after a restore: 0 where the stop journal vouches for it, 3 where only the log tells of it, 65 where the journal should know and does not (J1)', async () => {
    const folder = await town.copy()
    const kept = join(town.outside, 'kopia-före.zip')
    const anchors = join(town.outside, 'ankare-efter.jsonl')
    await run(['backup', kept], {cwd: folder, now: '2026-02-10T09:00:00Z'})
    await run(['publication', 'run'], {cwd: folder, now: '2026-02-10T09:05:00Z'})
    await run(['audit', 'anchor', '--to', anchors], {cwd: folder, now: '2026-02-10T09:10:00Z'})
    expect((await run(['audit', 'verify', '--anchors', anchors], {cwd: folder, now: '2026-02-10T09:15:00Z'})).code).toBe(0)
    expect((await run(['restore', kept, '--yes'], {cwd: folder, now: '2026-02-10T09:20:00Z'})).code).toBe(0)
    const verify = (): ReturnType<typeof run> => run(['audit', 'verify', '--anchors', anchors], {cwd: folder, now: '2026-02-10T09:25:00Z'})
    const whole = await verify()
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/^Loggen är hel[^]* 1 ankrade rader låg efter kopian och finns inte kvar\. Stoppjournalen intygar det\./)])
    const journal = join(folder, 'stopped.jsonl')
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
    writeFileSync(journal, `${lines.slice(0, -1).join('\n')}\n`)
    const unvouched = await verify()
    expect([unvouched.code, unvouched.stdout]).toEqual([65, expect.stringMatching(/^LOGGEN STÄMMER INTE[^]*stoppjournalen, där varje återläsning antecknas, känner inte till den/)])
    rmSync(journal)
    const told = await verify()
    expect([told.code, told.stdout]).toEqual([3, expect.stringMatching(/^LOGGEN HÄNGER IHOP .*1 ANKRADE RADER SAKNAS/)])
  })
})

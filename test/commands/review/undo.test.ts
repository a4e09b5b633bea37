import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const [FIRST, SECOND, THIRD] = ['KS 2026/00124:1', 'KS 2026/00125:1', 'KS 2026/00126:1']

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

const stageOf = async (folder: string, entry: string): Promise<string> => (await runJson('review show', [entry], {cwd: folder, now: '2026-02-12T09:00:00Z'})).document.stage as string

describe('review undo', () => {
  test('takes back the last decision: the row waits again', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', FIRST, '--withhold'], {cwd: folder, now: '2026-02-10T09:00:00Z'})
    const {document: decided} = await runJson('review decide', [SECOND, '--defer'], {cwd: folder, now: '2026-02-10T09:01:00Z'})
    const {code, document} = await runJson('review undo', [], {cwd: folder, now: '2026-02-10T09:02:00Z'})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, decision: decided.decided[0].decision, entry: decided.decided[0].id, wasPublic: false})
    expect([await stageOf(folder, FIRST), await stageOf(folder, SECOND)]).toEqual(['withheld', 'held'])
  })

  test('of decisions in one and the same instant, as where a rehearsal’s clock stands still, the last is the last', async () => {
    const folder = await town.copy()
    let last: unknown
    for (const entry of [SECOND, THIRD, FIRST]) last = (await runJson('review decide', [entry, '--defer'], {cwd: folder})).document.decided[0].decision
    expect((await runJson('review undo', [], {cwd: folder})).document.decision).toBe(last)
  })

  test('a rewritten heading is what it was, and what was let out leaves the web at once', async () => {
    const folder = await town.copy()
    const {document} = await runJson('review decide', [FIRST, '--rewrite-heading', '-'], {cwd: folder, input: 'Skrivelse från en invånare', now: '2026-02-10T10:00:00Z'})
    expect((await run(['publication', 'run'], {cwd: folder, now: '2026-02-10T11:00:00Z'})).code).toBe(0)
    const {code, stdout} = await run(['granskning', 'ångra', document.decided[0].decision], {cwd: folder, now: '2026-02-10T12:00:00Z'})
    expect([code, stdout]).toEqual([0, `Beslut ${document.decided[0].decision} är ångrat. Posten väntar på granskning och är borttagen ur webbdiariet.\n`])
    const {document: shown} = await runJson('review show', [FIRST], {cwd: folder, now: '2026-02-10T12:01:00Z'})
    expect([shown.stage, shown.isPublic, shown.content.heading]).toEqual(['held', false, 'Skrivelse från Elsa Lindqvist'])
    expect(shown.decisions[0].undoneAt).toBe('2026-02-10T12:00:00.000Z')
    const again = await runJson('review undo', [document.decided[0].decision], {cwd: folder, now: '2026-02-10T12:02:00Z'})
    expect([again.code, again.document.error.code]).toEqual([77, 'decision-undone'])
  })

  test('where nothing was decided there is nothing to undo', async () => {
    const {code, stdout, stderr} = await run(['review', 'undo', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([65, ''])
    expect(stderr).toContain('There is no such decision to undo.\n')
  })
})

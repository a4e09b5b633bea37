import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces, type RunOptions} from '../../support/run-command.js'

const [FIRST, SECOND, THIRD] = ['KS 2026/00124:1', 'KS 2026/00125:1', 'KS 2026/00126:1']

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

const stageOf = async (folder: string, entry: string): Promise<string> => (await runJson('review show', [entry], {cwd: folder, now: '2026-02-12T09:00:00Z'})).document.stage

async function decide(args: readonly string[], options: RunOptions): Promise<{readonly decision: string; readonly id: string}> {
  const [made] = (await runJson('review decide', args, options)).document.decided
  if (made === undefined) throw new Error('Nothing was decided')
  return made
}

describe('review undo', () => {
  test('takes back the last decision: the row waits again', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', FIRST, '--withhold'], {cwd: folder, now: '2026-02-10T09:00:00Z'})
    const decided = await decide([SECOND, '--defer'], {cwd: folder, now: '2026-02-10T09:01:00Z'})
    const {code, document} = await runJson('review undo', [], {cwd: folder, now: '2026-02-10T09:02:00Z'})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, decision: decided.decision, entry: decided.id, wasPublic: false})
    expect([await stageOf(folder, FIRST), await stageOf(folder, SECOND)]).toEqual(['withheld', 'held'])
  })

  test('of decisions in one and the same instant, as where a rehearsal’s clock stands still, the last is the last', async () => {
    const folder = await town.copy()
    let last = ''
    for (const entry of [SECOND, THIRD, FIRST]) last = (await decide([entry, '--defer'], {cwd: folder})).decision
    expect((await runJson('review undo', [], {cwd: folder})).document.decision).toBe(last)
  })

  test('a rewritten heading is what it was, and what was let out leaves the web at once', async () => {
    const folder = await town.copy()
    const {decision} = await decide([FIRST, '--rewrite-heading', '-'], {cwd: folder, input: 'Skrivelse från en invånare', now: '2026-02-10T10:00:00Z'})
    expect((await run(['publication', 'run'], {cwd: folder, now: '2026-02-10T11:00:00Z'})).code).toBe(0)
    const {code, stdout} = await run(['granskning', 'ångra', decision], {cwd: folder, now: '2026-02-10T12:00:00Z'})
    expect([code, stdout]).toEqual([0, `Beslut ${decision} är ångrat. Posten väntar på granskning och är borttagen ur webbdiariet.\n`])
    const {document: shown} = await runJson('review show', [FIRST], {cwd: folder, now: '2026-02-10T12:01:00Z'})
    expect([shown.stage, shown.isPublic, shown.content?.heading]).toEqual(['held', false, 'Skrivelse från Elsa Lindqvist'])
    expect(shown.decisions[0]?.undoneAt).toBe('2026-02-10T12:00:00.000Z')
    const again = await runJson('review undo', [decision], {cwd: folder, now: '2026-02-10T12:02:00Z'})
    expect([again.code, again.error?.code]).toEqual([77, 'decision-undone'])
  })

  test('where nothing was decided there is nothing to undo', async () => {
    const {code, stdout, stderr} = await run(['review', 'undo', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([65, ''])
    expect(stderr).toContain('There is no such decision to undo.\n')
  })
})

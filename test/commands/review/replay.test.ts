import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const [FIRST, SECOND] = ['KS 2026/00124:1', 'KS 2026/00125:1']

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

interface Kept {
  readonly register: string
  readonly file: string
  readonly before: string
  readonly ids: readonly string[]
}

/** Two are decided in one copy of a workspace, and what was decided is written as a file. */
async function decided(): Promise<Kept> {
  const before = await town.copy()
  const folder = await town.copy()
  const {document: made} = await runJson('review decide', [FIRST, SECOND, '--withhold', '--reason', 'other'], {cwd: folder, now: '2026-02-10T09:00:00Z'})
  const ids = made.decided.map(({id}) => id)
  const decisions = []
  for (const id of ids) {
    const {document: shown} = await runJson('review show', [id], {cwd: folder, now: '2026-02-10T09:01:00Z'})
    const [one] = shown.decisions
    decisions.push({id, answer: one?.kind, role: null, reason: one?.reason, ground: null, seal: one?.seal, at: one?.at, batch: one?.batch})
  }
  const {document: backup} = await runJson('backup', [join(folder, 'kopia.zip')], {cwd: folder, now: '2026-02-10T09:02:00Z'})
  const {register} = backup
  const file = join(folder, 'beslut.json')
  await writeFile(file, JSON.stringify({schema: 'diarievakt.decisions/1', register, actor: 'reg', since: '2026-02-10T08:00:00.000Z', until: '2026-02-10T09:02:00.000Z', decisions}))
  return {register, file, before, ids}
}

describe('review replay', () => {
  test('T17: makes the same decisions on a copy, and nothing in a dry run; where they are made already all are refused', async () => {
    const {file, before, ids} = await decided()
    const now = '2026-02-10T10:00:00Z'
    const dry = await runJson('review replay', [file, '--dry-run'], {cwd: before, now})
    expect([dry.code, dry.document]).toMatchObject([0, {dryRun: true, decided: ids.map((id) => ({id, answer: 'withhold', decision: null, stage: 'withheld'})), refused: []}])
    const replayed = await runJson('review replay', [file], {cwd: before, now})
    expect([replayed.code, replayed.document]).toMatchObject([0, {dryRun: false, decided: ids.map((id) => ({id, stage: 'withheld'})), refused: []}])
    const again = await run(['granskning', 'återge', file], {cwd: before, now})
    expect(again.code).toBe(3)
    expect(again.stdout).toContain('0 beslutade, 2 nekade.\n')
  })

  test('a file that is none, or another register’s, is refused whole', async () => {
    const {file, before} = await decided()
    await writeFile(join(before, 'annan.json'), JSON.stringify({schema: 'diarievakt.decisions/1', register: 'x', actor: 'reg', since: '', until: '', decisions: []}))
    await writeFile(join(before, 'text.json'), '{"schema": 1')
    for (const [path, code, exit] of [[join(before, 'annan.json'), 'decision-file-of-another', 65], [join(before, 'text.json'), 'decision-file-invalid', 65], [`${file}.saknas`, 'input-not-found', 66]] as const) {
      const refused = await runJson('review replay', [path], {cwd: before})
      expect([refused.code, refused.error?.code]).toEqual([exit, code])
    }
  })
})

import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {officialNumbers} from '../../core/support.js'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const HELD = ['KS 2026/00124:1', 'KS 2026/00125:1']
const BLOCKED = 'KS 2026/00126:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('review decide', () => {
  test('decides about several at once, and says the decision of each', async () => {
    const {code, stdout} = await run(['granskning', 'besluta', ...HELD, '--withhold', '--reason', 'personal-data'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^(KS 2026\/0012[45]:1.*: ej för webben \(beslut [a-z]{20}\)\n){2}$/)
  })

  test.each([
    ['--publish', [], 'cleared'],
    ['--withhold', [], 'withheld'],
    ['--secret', [], 'secret'],
    ['--escalate', [], 'escalated'],
    ['--defer', [], 'deferred'],
    ['--replace-party', ['skolelev'], 'held'],
  ] as const)('%s brings a held row to %s %s', async (flag, values, stage) => {
    const {code, document} = await runJson('review decide', [HELD[0]!, flag, ...values], {cwd: await town.copy()})
    expect([code, document.refused]).toEqual([0, []])
    expect(document).toMatchObject({rehearsal: true, decided: [{stage}]})
  })

  test('a new heading and a note come by standard input, never by an argument', async () => {
    const folder = await town.copy()
    const rewritten = await runJson('review decide', [HELD[0]!, '--rewrite-heading', '-', '--reason', 'personal-data'], {cwd: folder, input: 'Skrivelse från en invånare\n'})
    expect(rewritten.document.decided).toMatchObject([{stage: 'cleared'}])
    expect((await runJson('review show', [HELD[0]!], {cwd: folder})).document.content?.heading).toBe('Skrivelse från en invånare')
    for (const args of [['--rewrite-heading', 'Ny rubrik'], ['--withhold', '--note', 'Ringde i går']]) expect((await run(['review', 'decide', HELD[1]!, ...args], {cwd: folder})).code).toBe(2)
  })

  test('a note is shown to who may review, kept outside the log, and an identity number in it is refused', async () => {
    const folder = await town.copy()
    const {code, error} = await runJson('review decide', [HELD[0]!, '--withhold', '--note', '-'], {cwd: folder, input: `Gäller ${officialNumbers('personnummer').at(-1)}`})
    expect([code, error?.code]).toEqual([65, 'note-holds-identity-number'])
    const kept = await run(['review', 'decide', HELD[0]!, '--withhold', '--note', '-', '--json'], {cwd: folder, input: 'Ring \u001B]52;c;aGVq\u0007 Elsa'})
    expect(kept.code).toBe(0)
    const {stdout} = await run(['review', 'show', HELD[0]!], {cwd: folder})
    expect(stdout).toContain('Historik:')
    expect(stdout).toContain('Ring ␛]52;c;aGVq␇ Elsa')
    const log = await run(['review', 'show', HELD[0]!, '--json'], {cwd: folder})
    expect(JSON.stringify((JSON.parse(log.stdout) as {history: unknown}).history)).not.toContain('Ring')
  })

  test('some refused among several is 3, with a code for each; the rest is decided', async () => {
    const {code, document} = await runJson('review decide', [...HELD, BLOCKED, 'KS 2026/99999', '--publish'], {cwd: await town.copy()})
    expect(code).toBe(3)
    expect(document.decided).toHaveLength(2)
    const nobody = {by: null, at: null, what: null}
    expect(document.refused).toEqual(expect.arrayContaining([{id: 'KS 2026/99999', code: 'entry-not-found', ...nobody}, {id: expect.stringMatching(/^[a-z]{20}$/), code: 'party-name-stands', ...nobody}]))
  })

  test('a name in the party field is not published by anyone', async () => {
    const {code, stdout, stderr} = await run(['review', 'decide', BLOCKED, '--publish', '--lang', 'en'], {cwd: await town.copy()})
    expect([code, stdout]).toEqual([77, ''])
    expect(stderr).toContain("The party field holds a person's name.")
    expect(stderr).toContain('--replace-party')
  })

  test('none or two decisions are wrong usage, and a sentence says which', async () => {
    const none = await run(['review', 'decide', HELD[0]!], {cwd: town.folder})
    expect([none.code, none.stdout]).toEqual([2, ''])
    expect(none.stderr).toContain('Ange precis ett beslut.')
    const two = await runJson('review decide', [HELD[0]!, '--publish', '--defer'], {cwd: town.folder})
    expect([two.code, two.error?.code]).toEqual([2, 'usage'])
  })

  test('a reason that is no code is wrong usage', async () => {
    expect((await run(['review', 'decide', HELD[0]!, '--withhold', '--reason', 'för att'], {cwd: town.folder})).code).toBe(2)
  })

  test('an empty heading and an unknown role word are refused', async () => {
    const empty = await runJson('review decide', [HELD[0]!, '--rewrite-heading', '-'], {cwd: town.folder, input: ' \n'})
    expect([empty.code, empty.error?.code]).toEqual([65, 'heading-empty'])
    const unknown = await runJson('review decide', [HELD[0]!, '--replace-party', 'Elsa'], {cwd: town.folder})
    expect([unknown.code, unknown.error?.code]).toEqual([65, 'role-word-unknown'])
  })

  test('a heading and a party that change nothing are refused, and nothing is left to correct', async () => {
    const folder = await town.copy()
    const heading = (await runJson('review show', [HELD[0]!], {cwd: folder})).document.content?.heading ?? ''
    const same = await runJson('review decide', [HELD[0]!, '--rewrite-heading', '-'], {cwd: folder, input: ` ${heading} \n`})
    expect([same.code, same.error?.code]).toEqual([65, 'heading-unchanged'])
    const party = await runJson('review decide', [HELD[0]!, '--replace-party', 'Invånare'], {cwd: folder})
    expect([party.code, party.error?.code]).toEqual([65, 'party-unchanged'])
    expect((await runJson('review corrections', [], {cwd: folder})).document).toMatchObject({corrections: []})
  })

  test('what is typed comes back fit for a terminal', async () => {
    const {code, stderr} = await run(['review', 'decide', HELD[0]!, 'KS \u001B[2J\u202E1', '--withhold'], {cwd: await town.copy()})
    expect(code).toBe(3)
    // eslint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u001B\u202E]/)
  })
})

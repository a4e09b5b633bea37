import {Config} from '@oclif/core'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {explainEntry} from '../../src/cli/explain-entry.js'
import {RegisterCommand} from '../../src/cli/register-command.js'
import {sayDecided} from '../../src/cli/say-decided.js'
import {table} from '../../src/cli/table.js'
import {tellUnknownCommand} from '../../src/cli/unknown-command.js'
import {usageWords, UsageProblem} from '../../src/cli/usage-words.js'
import {REFUSALS, Refusal, type RefusalCode} from '../../src/core/refusal.js'
import {aDocument, aFile} from '../core/support.js'
import type {ShownEntry} from '../../src/usecases/review/show-entry.js'
import {cliWords} from '../../src/words/cli.js'
import {ROOT} from '../architecture/house.js'
import {CORPUS, hostileText, isDrawn} from '../support/hostile.js'
import {tries} from '../support/fuzz.js'

/** A command that does nothing: what it says, tells and gives as JSON goes the way of every command. */
class Speaking extends RegisterCommand {
  static override id = 'speaking'
  async run(): Promise<void> {}
  override say(line: string): void {
    super.say(line)
  }
  override tell(line: string): void {
    super.tell(line)
  }
  override async catch(error: unknown): Promise<unknown> {
    return super.catch(error)
  }
}

/** What is written to the terminal while something is done. */
async function written(work: () => unknown): Promise<string> {
  let all = ''
  const ways = (['stdout', 'stderr'] as const).map((name) => {
    const {write} = process[name]
    process[name].write = (text: string | Uint8Array): boolean => {
      all += typeof text === 'string' ? text : Buffer.from(text).toString()
      return true
    }
    return () => (process[name].write = write)
  })
  try {
    await work()
  } finally {
    for (const back of ways) back()
  }
  return all
}

let config: Config
let {exitCode} = process
beforeAll(async () => {
  config = await Config.load({root: ROOT})
  exitCode = process.exitCode
  // What is noted of faults has its own test.
  vi.stubEnv('XDG_STATE_HOME', '/dev/null')
})
afterAll(() => {
  process.exitCode = exitCode
  vi.unstubAllEnvs()
})

/** Everything that comes out is drawn, in so many lines. */
function expectDrawn(text: string, out: string, lines: number): void {
  const all = out.split('\n')
  if (all.at(-1) !== '') expect.fail(`${JSON.stringify(text)} left a line open: ${JSON.stringify(out)}`)
  if (!all.every(isDrawn)) expect.fail(`${JSON.stringify(text)} came out as ${JSON.stringify(out)}`)
  if (all.length - 1 !== lines) expect.fail(`${JSON.stringify(text)} made ${all.length - 1} lines and not ${lines}: ${JSON.stringify(out)}`)
}

async function each(check: (text: string) => Promise<void>, sample = 2_000): Promise<void> {
  for (const text of CORPUS) await check(text)
  await fc.assert(fc.asyncProperty(hostileText, check), tries(sample, 100_000))
}

const command = (...argv: string[]): Speaking => new Speaking(argv, config)

describe('every way to a terminal', () => {
  test('a line for a person, on either stream', async () => {
    await each(async (text) => {
      expectDrawn(text, await written(() => command().tell(text)), 1)
      // Its own line feeds are lines; an outside text loses them before it gets there.
      expectDrawn(text, await written(() => command().say(text.replaceAll('\n', ' '))), 1)
    })
  })

  test('a table', async () => {
    await each(async (text) => {
      expectDrawn(text, await written(() => command().say(table([text, 'Rubrik'], [[text, text], ['a', text]], 40))), 3)
    })
  })

  test('a document of JSON', async () => {
    await each(async (text) => {
      const out = await written(() => command('--json').logJson({schema: 'x', text, [text]: {text}}))
      if (!out.split('\n').every(isDrawn)) expect.fail(`${JSON.stringify(text)} came out as ${JSON.stringify(out)}`)
      expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify({schema: 'x', text, [text]: {text}})))
    })
  })
})

describe('what is said of entries', () => {
  const shown = (text: string): ShownEntry => ({
    id: 'abcdefghijklmnopqrst', committee: text, diaryNumber: text, documentNumber: text, stage: 'held', version: 1, isPublic: true, isTakenDown: true,
    content: aDocument({heading: text, parties: [text, text], internalParty: text, officer: text, caseType: text, registrar: text, files: [aFile({path: text})], direction: 'In'}),
    caseHeading: {text, isShown: false, isSecret: false}, verdict: {kind: 'review', grounds: [], findings: []}, grounds: [{ground: 'returned', requirement: 'A14', law: text}],
    findings: [{finding: {kind: 'person', field: 'heading', index: 0, start: 0, end: 1, certainty: 'certain', detector: 'person', why: text}, answer: 'review', rule: null, place: null, detectorVersion: 1, stands: true, cues: [], remedies: ['role-word']}], policy: {judged: text, now: 'p'},
    parties: [text, text].map((party) => ({kind: 'several', parties: [{kind: 'private', start: 0, end: 1}, {kind: 'unknown', start: 1, end: Math.max(2, party.length)}]})),
    instruction: {id: text, name: text, version: text, isOverdue: true}, decisions: [], timeline: [{kind: 'event', when: '2026-02-03 10:00', at: '2026-02-03T09:00:00.000Z', actor: text, event: {kind: 'workspace.created', rehearsal: true, publishFrom: text}}],
  } as unknown as ShownEntry)

  test('shown with everything, each text on one line', async () => {
    const lines = explainEntry(shown('vanlig text'), 'sv', cliWords.sv, true).length
    await each(async (text) => {
      const speaking = command()
      expectDrawn(text, await written(() => explainEntry(shown(text), 'sv', cliWords.sv, true).forEach((line) => speaking.say(line))), lines)
    })
  })

  test('decided or refused', async () => {
    await each(async (text) => {
      const speaking = command()
      const decided = {decided: [{id: 'a', committee: text, diaryNumber: text, documentNumber: text, decision: text, stage: 'cleared'}], refused: [{id: text, code: 'entry-not-found'}]}
      expectDrawn(text, await written(() => sayDecided(decided as unknown as Parameters<typeof sayDecided>[0], 'sv', cliWords.sv, (line) => speaking.tell(line))), 2)
    })
  })
})

describe('what is said when something is wrong', () => {
  test('every refusal, whatever its facts', async () => {
    const codes = Object.keys(REFUSALS) as RefusalCode[]
    const names = ['file', 'folder', 'key', 'problem', 'line', 'committee', 'committees', 'columns', 'user', 'host', 'since', 'pid', 'right', 'reason', 'port', 'program', 'name', 'sources', 'id', 'mode', 'url']
    let turn = 0
    await each(async (text) => {
      const code = codes[(turn += 1) % codes.length] ?? 'locked'
      const refusal = new Refusal(code, Object.fromEntries(names.map((name) => [name, text])))
      expectDrawn(text, await written(() => command().catch(refusal)), 2)
      const out = await written(() => command('--json').catch(refusal))
      if (!out.split('\n').every(isDrawn)) expect.fail(`${code} with ${JSON.stringify(text)} came out as ${JSON.stringify(out)}`)
    })
  })

  test('a mistyped command, and words that oclif complains of', async () => {
    await each(async (text) => {
      const out = await written(() => tellUnknownCommand(text, ['review', 'review:list']))
      if (!out.split('\n').every(isDrawn)) expect.fail(`${JSON.stringify(text)} came out as ${JSON.stringify(out)}`)
      expectDrawn(text, await written(() => command().tell(usageWords(new UsageProblem(text), 'sv') ?? '')), 1)
    })
  })

  test('a fault of whatever was thrown, of which nothing is said', async () => {
    await each(async (text) => {
      for (const thrown of [Object.assign(new Error(text), {name: text, code: text, stack: `${text}\n    at ${text}`}), text, {message: text}, null]) {
        const out = await written(() => command().catch(thrown))
        expectDrawn(text, out, 2)
        expect(out.replace(/(?<=Felnummer )[a-z]{8}\./, '')).toBe(`Ett fel i programmet. Felnummer \n${cliWords.sv.fault.next}\n`)
      }
    }, 300)
  })
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {noteFault} from '../../../src/io/system/fault-log.js'
import {CORPUS, hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'
import {useFolder} from '../support.js'

const folder = useFolder()
beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', folder.path)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const CANARY = 'Grahnén 4'

/** Errors that carry a text in every place where an error can carry one. */
const WAYS: readonly ((text: string) => unknown)[] = [
  (text) => new Error(text),
  (text) => Object.assign(new Error('x'), {name: text, code: text}),
  (text) => Object.assign(new Error('x'), {stack: `Error: x\n    at ${text} (${import.meta.filename}:1:1)\n    at ${text}\n    at ${text}:1:1`}),
  (text) => Object.assign(new Error('x'), {stack: `Error: ${text}\n    at (${text}.js:811218:98761)\n    at node:${text}:1:1`}),
  // A database driver rewrites the message afterwards.
  (text) => {
    const error = new Error(`invalid input: "${text}\n    at ${text} (/srv/${text}:1:2)"`)
    error.message = text
    return error
  },
  (text) => Object.assign(new Error(text, {cause: new Error(text)}), {detail: text, errors: [new Error(text)]}),
  (text) => text,
  (text) => ({message: text, stack: text}),
]

test('P4: whatever is thrown, the log holds its kind and places in the code, and not a piece of its texts', () => {
  let noted = 0
  const check = (text: string): void => {
    const make = WAYS[noted % WAYS.length]
    noteFault('import', make?.(`${CANARY}${text}${CANARY}`))
    noted += 1
  }
  CORPUS.forEach(check)
  fc.assert(fc.property(hostileText, check), tries(2_000, 100_000))
  const log = readFileSync(join(folder.path, 'diarievakt', 'faults.jsonl'), 'utf8')
  const lines = log.trimEnd().split('\n')
  expect(lines).toHaveLength(noted)
  expect(log).not.toMatch(/Grahn/)
  // Nothing but what the program itself writes: names of kinds and codes, and places in files of code.
  const PLACE = String.raw`"(?:node:[a-z_/]+|(?:file://)?/[\w./@+-]+\.[cm]?[jt]sx?):\d{1,5}:\d{1,5}"`
  const LINE = new RegExp(String.raw`^\{"id":"[a-z]{8}","at":"[0-9TZ:.-]+","command":"import","kind":"[A-Za-z]{1,40}","code":(?:null|"[A-Z0-9_]{1,60}"),"stack":\[(?:${PLACE}(?:,${PLACE})*)?\]\}$`)
  for (const line of lines) if (!LINE.test(line)) expect.fail(line)
})

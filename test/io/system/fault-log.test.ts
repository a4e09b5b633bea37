import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {day} from '../../core/support.js'
import {codeOf, faultsBefore, noteFault} from '../../../src/io/system/fault-log.js'
import {useFolder} from '../support.js'

const folder = useFolder()
beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', folder.path)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const log = (): string => readFileSync(join(folder.path, 'diarievakt', 'faults.jsonl'), 'utf8')

describe('P4: a fault is noted without what it was about', () => {
  test('its kind, its code and where in the code, under the id that was told', () => {
    const id = noteFault('import', Object.assign(new RangeError('Anmälan mot Elsa Grahnén'), {code: 'ENOSPC'}))
    const line = JSON.parse(log()) as Record<string, unknown>
    expect(line).toMatchObject({id, command: 'import', kind: 'RangeError', code: 'ENOSPC'})
    expect(id).toMatch(/^[a-z]{8}$/)
    expect(String((line['stack'] as string[])[0])).toContain('fault-log.test.ts')
    expect(log()).not.toContain('Grahnén')
  })

  test.each([
    ['of several lines', 'första raden\nElsa Grahnén, Björkgatan 4\nsista raden'],
    // A heading with a line break and an indented `at` looks like a line of the stack.
    ['that looks like a stack', 'Kunde inte läsa\n    at Elsa Grahnén (Björkgatan 4)\n    at sista raden'],
  ])('not a word of a message %s', (_, message) => {
    noteFault('import', new Error(message))
    expect(log()).not.toMatch(/Grahnén|Björkgatan|raden/)
  })

  test('nor of what caused it, nor of the causes’ messages', () => {
    noteFault('import', new Error('x', {cause: new Error('Elsa Grahnén')}))
    noteFault('import', new AggregateError([new Error('Elsa Grahnén')], 'Elsa Grahnén'))
    expect(log()).not.toContain('Grahnén')
  })

  test.each([['a text', 'Elsa Grahnén'], ['nothing', undefined], ['a thing', {name: 'Elsa Grahnén'}]])('nor of %s that was thrown', (_, thrown) => {
    noteFault('import', thrown)
    expect(JSON.parse(log())).toMatchObject({kind: typeof thrown, code: null, stack: []})
    expect(log()).not.toContain('Grahnén')
  })

  test('each on a line of its own, readable by nobody else', () => {
    noteFault('import', new Error('x'))
    noteFault('scan', new Error('x'))
    expect(log().trim().split('\n').map((line) => (JSON.parse(line) as {command: string}).command)).toEqual(['import', 'scan'])
    expect(statSync(join(folder.path, 'diarievakt', 'faults.jsonl')).mode & 0o077).toBe(0)
    expect(statSync(join(folder.path, 'diarievakt')).mode & 0o077).toBe(0)
  })

  test('one that cannot be noted is still told', () => {
    writeFileSync(join(folder.path, 'diarievakt'), 'en fil där mappen skulle ligga')
    expect(noteFault('import', new Error('x'))).toMatch(/^[a-z]{8}$/)
    expect(existsSync(join(folder.path, 'diarievakt', 'faults.jsonl'))).toBe(false)
  })
})

test.each([[Object.assign(new Error('x'), {code: 'SQLITE_FULL'}), 'SQLITE_FULL'], [new Error('x'), null], [Object.assign(new Error('x'), {code: 5}), null], [{code: 'ENOSPC'}, null], [undefined, null]])('the code of %s', (error, code) => {
  expect(codeOf(error)).toBe(code)
})

describe('P1: faults are forgotten in time', () => {
  test('those before a day, and a line that cannot be read', () => {
    expect(faultsBefore(day('2026-01-01'), true), 'no log').toBe(0)
    noteFault('import', new Error('x'))
    const [kept = ''] = log().split('\n')
    const old = kept.replace(/"at":"[^"]*"/, '"at":"2020-02-03T09:00:00.000Z"')
    writeFileSync(join(folder.path, 'diarievakt', 'faults.jsonl'), `${old}\nskräp\n${kept}\n`, {mode: 0o600})
    expect(faultsBefore(day('2021-01-01'), false)).toBe(2)
    expect(log().split('\n')).toHaveLength(4)
    expect(faultsBefore(day('2021-01-01'), true)).toBe(2)
    expect(log()).toBe(`${kept}\n`)
    expect((statSync(join(folder.path, 'diarievakt', 'faults.jsonl')).mode & 0o777).toString(8)).toBe('600')
  })
})

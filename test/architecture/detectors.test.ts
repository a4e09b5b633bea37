import {basename} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import type {Detector} from '../../src/core/scan/detector.js'
import {DETECTORS} from '../../src/core/scan/detectors/index.js'
import {FINDING_KINDS} from '../../src/core/scan/finding.js'
import {scanWords} from '../../src/words/scan.js'
import {loaded, sourcesIn, textOf} from './house.js'

const detectors: readonly Detector[] = DETECTORS
const {rules} = parse(textOf('data/policy/rules.yaml')) as {readonly rules: readonly {readonly id: string; readonly kinds?: readonly string[]}[]}
const languages: Readonly<Record<string, {readonly kinds: Readonly<Record<string, unknown>>; readonly reasons: Readonly<Record<string, Readonly<Record<string, unknown>>>>}>> = scanWords
const tests = sourcesIn('test/core/scan').filter((path) => /\.test\.tsx?$/.test(path))

describe.each(detectors.map((detector) => [detector.id, detector] as const))('detector %s', (id, {kinds, reasons}) => {
  test.each(kinds)('%s has a rule', (kind) => {
    expect(rules.filter((rule) => rule.kinds?.includes(kind) === true).map((rule) => rule.id)).not.toEqual([])
  })

  test('has words for its kinds and reasons in every language', () => {
    for (const words of Object.values(languages)) {
      for (const kind of kinds) expect(words.kinds[kind]).toBeDefined()
      for (const reason of reasons) expect(words.reasons[id]?.[reason], reason).toBeDefined()
    }
  })

  test('has a test, of its own or among others', () => {
    const named = new RegExp(`\\b(${[id, ...kinds].join('|')})\\b`)
    expect(tests.filter((path) => basename(path).startsWith(`${id}.`) || named.test(textOf(path)))).not.toEqual([])
  })
})

describe('the list of detectors', () => {
  test('has no id twice', () => {
    expect(new Set(detectors.map(({id}) => id)).size).toBe(detectors.length)
  })

  test('holds every detector there is', async () => {
    const files = sourcesIn('src/core/scan/detectors').filter((path) => !path.endsWith('/index.ts'))
    const found = (await Promise.all(files.map(loaded))).flatMap((exports) => Object.values(exports)).filter((value) => typeof value === 'object' && value !== null && 'find' in value && 'kinds' in value)
    expect(found.filter((value) => !detectors.includes(value as Detector))).toEqual([])
  })

  test('and no rule is about a kind that nothing finds', () => {
    const known: readonly string[] = FINDING_KINDS
    expect(rules.flatMap(({kinds}) => kinds ?? []).filter((kind) => !known.includes(kind))).toEqual([])
  })
})

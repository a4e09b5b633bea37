import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Policy} from '../../../src/core/policy/policy.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {shippedRules} from '../../core/support.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const STRICT = {cleanRows: 'publish', filePersonalData: 'strict'} as const

const rule = (id: string, facts: string): string => `  - id: ${id}\n    ${facts}\n    requirement: B2\n    law: Egen\n    because: {sv: x, en: x}\n`

function policyWith(own: string | null, readings: {readonly cleanRows: 'publish' | 'confirm'; readonly filePersonalData: 'strict' | 'chapter3'} = STRICT, staff: readonly string[] = []): Policy {
  if (own !== null) writeFileSync(join(folder.path, 'policy.yaml'), own)
  return loadJudgement(folder.path, readings, staff).policy
}

describe('B13: the policy of a workspace', () => {
  test('without rules of its own is the shipped one', () => {
    expect(policyWith(null).rules).toEqual(shippedRules)
    expect(loadJudgement(null, STRICT).policy.hash).toBe(policyWith('rules: []\n').hash)
  })

  test('its own rules are laid over', () => {
    const {rules} = policyWith(`rules:\n${rule('fordon-fritt', 'kinds: [vehicle]\n    answer: clear')}`)
    expect(rules.find(({id}) => id === 'fordon-fritt')).toMatchObject({answer: 'clear', locked: false})
    expect(rules).toHaveLength(shippedRules.length + 1)
  })

  test.each([
    ['loosens a locked rule', rule('identity-number', 'kinds: [personnummer, samordningsnummer, interim-number, sole-trader-number]\n    answer: clear'), 'identity-number', 'locked-rule-loosened', 2],
    ['reshapes a locked rule', rule('identity-number', 'kinds: [vehicle]\n    answer: block'), 'identity-number', 'locked-rule-reshaped', 2],
    ['has a rule twice', rule('egen', 'kinds: [vehicle]\n    answer: clear').repeat(2), 'egen', 'rule-twice', 8],
  ])('B4: one that %s is refused', async (_, own, key, problem, line) => {
    expect(await refusalOf(() => policyWith(`rules:\n${own}`))).toEqual({code: 'policy-invalid', exitCode: 78, facts: {file: join(folder.path, 'policy.yaml'), line, key, problem}})
  })

  test('what is wrong in it is told with its line', async () => {
    expect(await refusalOf(() => policyWith(`rules:\n${rule('egen', 'kinds: [hund]\n    answer: clear')}`))).toMatchObject({code: 'policy-invalid', facts: {line: 3, key: 'rules.0.kinds.0', problem: 'value'}})
  })

  test('B7: whatever a verdict rests on changes its name, and nothing else does', () => {
    const plain = policyWith('rules: []\n').hash
    expect(policyWith('# En anmärkning\nrules: []\n').hash).toBe(plain)
    const others = [
      policyWith(`rules:\n${rule('egen', 'kinds: [vehicle]\n    answer: clear')}`).hash,
      policyWith('rules: []\n', {...STRICT, cleanRows: 'confirm'}).hash,
      policyWith('rules: []\n', {...STRICT, filePersonalData: 'chapter3'}).hash,
      policyWith('rules: []\n', STRICT, ['Elsa Grahnén']).hash,
      policyWith('rules: []\nroleWords: [hyresvärd]\n').hash,
    ]
    expect(new Set([plain, ...others]).size).toBe(6)
  })

  test('C2: the municipality’s own role words count like the shipped ones', () => {
    writeFileSync(join(folder.path, 'policy.yaml'), 'rules: []\nroleWords: [Hyresvärd]\n')
    const {lexica} = loadJudgement(folder.path, STRICT)
    expect(lexica.roleWords.has('hyresvärd')).toBe(true)
    expect(lexica.roleWords.has('invånare')).toBe(true)
    expect(loadJudgement(null, STRICT).lexica.roleWords.has('hyresvärd')).toBe(false)
  })
})

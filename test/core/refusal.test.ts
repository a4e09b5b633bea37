import {expect, test} from 'vitest'
import {Refusal, REFUSALS, type RefusalCode} from '../../src/core/refusal.js'

const CODES = [65, 66, 69, 70, 73, 74, 75, 77, 78]

test.each(Object.keys(REFUSALS) as RefusalCode[])('%s leaves the program by an exit code a script can act on', (code) => {
  expect(CODES).toContain(new Refusal(code).exitCode)
})

test('a refusal says its code and nothing else: facts are not in the message', () => {
  const refusal = new Refusal('diary-unknown', {committee: 'KS'})
  expect(refusal).toMatchObject({name: 'Refusal', message: 'diary-unknown', code: 'diary-unknown', facts: {committee: 'KS'}})
  expect(String(refusal)).not.toContain('KS')
})

test.each([['user-unknown', 77], ['not-permitted', 77], ['locked', 75], ['settings-invalid', 78], ['clock-went-back', 78], ['encoding-uncertain', 65], ['input-not-found', 66], ['deploy-failed', 69], ['workspace-exists', 73]] as const)('%s is %i', (code, exit) => {
  expect(new Refusal(code).exitCode).toBe(exit)
})

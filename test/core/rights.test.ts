import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {grantsAllow, keptApart, RIGHTS, ROLES, type Grant, type Right} from '../../src/core/rights.js'

const rights = Object.keys(RIGHTS) as Right[]

describe('J2: who may do what', () => {
  test.each([
    ['registrar', ['review.read', 'review.decide', 'review.answer', 'review.stats', 'minutes.read', 'minutes.make', 'publication.read', 'publication.withdraw', 'publication.restore', 'policy.read', 'subject.read', 'person.leave', 'incident.report', 'routine.read', 'request.read', 'request.handle', 'user.absence']],
    ['lawyer', ['review.read', 'review.resolve', 'review.answer', 'review.stats', 'minutes.read', 'publication.read', 'publication.withdraw', 'publication.restore', 'policy.read', 'subject.read', 'person.leave', 'archive.hold', 'incident.report', 'incident.read', 'routine.read', 'request.read', 'request.handle', 'user.absence']],
    ['committee-secretary', ['review.read', 'review.stats', 'minutes.read', 'minutes.make', 'publication.read', 'policy.read', 'person.leave', 'incident.report', 'routine.read', 'request.read', 'request.handle', 'user.absence']],
    ['privacy-coordinator', ['review.stats', 'publication.read', 'publication.withdraw', 'policy.read', 'subject.read', 'subject.erase', 'holder.read', 'person.leave', 'person.except', 'readings.read', 'readings.openings', 'audit.read', 'audit.verify', 'incident.report', 'incident.read', 'incident.handle', 'incident.remind', 'routine.read', 'routine.keep', 'followup.read', 'followup.act', 'request.read', 'status.read', 'user.absence']],
    ['manager', ['review.stats', 'review.raise', 'publication.read', 'policy.read', 'incident.report', 'incident.read', 'routine.read', 'routine.keep', 'followup.read', 'followup.act', 'followup.sign', 'request.read', 'status.read', 'user.read', 'user.absence']],
    ['archivist', ['policy.read', 'archive.read', 'archive.export', 'archive.receive', 'archive.hold', 'retention.read', 'retention.purge', 'incident.report', 'routine.read', 'user.absence']],
    ['administrator', ['import.run', 'scan.run', 'review.raise', 'publication.read', 'publication.run', 'publication.withdraw', 'policy.read', 'holder.read', 'holder.vouch', 'person.leave', 'audit.read', 'audit.verify', 'audit.anchor', 'audit.confirm-clock', 'archive.read', 'archive.export', 'retention.read', 'retention.purge', 'incident.report', 'incident.remind', 'routine.read', 'status.read', 'user.read', 'user.manage', 'user.absence', 'backup.make', 'backup.restore']],
    ['protected-reader', ['subject.protected', 'vault.hold', 'holder.read', 'person.leave', 'person.except', 'incident.report', 'routine.read', 'user.absence']],
    ['log-reviewer', ['readings.read', 'readings.sample', 'readings.openings', 'audit.read', 'audit.verify', 'audit.anchor']],
  ] as const)('%s', (role, may) => {
    expect(rights.filter((right) => grantsAllow([{role, committee: '*'}], right, 'KS'))).toEqual(may)
  })

  test('S7: a log reviewer reads logs and nothing else', () => {
    const may = rights.filter((right) => grantsAllow([{role: 'log-reviewer', committee: '*'}], right, 'KS'))
    expect(may.filter((right) => !/^(audit|readings)\./.test(right))).toEqual([])
  })

  test('S4: whoever leads the work is not given protected data to read, in a committee that both reach', () => {
    const manager = {role: 'manager', committee: 'KS'} as const
    for (const committee of ['KS', '*']) expect(keptApart([manager], {role: 'protected-reader', committee})).toBe('manager')
    expect(keptApart([manager], {role: 'protected-reader', committee: 'SN'})).toBeNull()
    expect(keptApart([{role: 'protected-reader', committee: '*'}], manager)).toBe('protected-reader')
    for (const role of ROLES) if (role !== 'protected-reader') expect(keptApart([manager], {role, committee: 'KS'})).toBeNull()
  })

  test('B7: nobody who only runs the program decides what is shown', () => {
    for (const right of ['review.decide', 'review.resolve', 'review.read'] as const) expect(RIGHTS[right]).not.toContain('administrator')
    expect(RIGHTS['review.read']).not.toContain('manager')
  })
})

describe('J1: access across committees is off by default', () => {
  test('a role in one committee gives nothing in another, whatever else is held', () => {
    const grants: fc.Arbitrary<Grant[]> = fc.array(fc.record({role: fc.constantFrom(...ROLES), committee: fc.constantFrom('KS', 'BN')}))
    fc.assert(
      fc.property(grants, fc.constantFrom(...rights), (held, right) => {
        expect(grantsAllow(held, right, 'SN')).toBe(false)
        expect(grantsAllow(held, right, null)).toBe(grantsAllow(held, right, 'KS') || grantsAllow(held, right, 'BN'))
      }),
    )
  })

  test('a grant for all committees holds in each', () => {
    expect(grantsAllow([{role: 'registrar', committee: '*'}], 'review.decide', 'SN')).toBe(true)
    expect(grantsAllow([{role: 'registrar', committee: 'KS'}], 'review.decide', 'KS')).toBe(true)
  })

  test('a star asked for is no committee that one role reaches', () => {
    expect(grantsAllow([{role: 'registrar', committee: 'KS'}], 'review.decide', '*')).toBe(false)
  })

  test('without grants nothing is allowed', () => {
    for (const right of rights) expect(grantsAllow([], right, null)).toBe(false)
  })
})

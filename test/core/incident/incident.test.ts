import {describe, expect, test} from 'vitest'
import {deadlineOf, hoursLeft, isLate, urgencyOf} from '../../../src/core/incident/deadline.js'
import {mustTell, obstaclesOf, stateOf, type Assessment, type Incident} from '../../../src/core/incident/incident.js'
import type {CommitteeCode, Instant} from '../../../src/core/terms/identifiers.js'

const at = (instant: string): Instant => instant as Instant
const ASSESSED: Assessment = {risk: 'risk', cause: 'human', groups: ['residents'], categories: ['name'], persons: '1', tellsAuthority: true, tellsPersons: false, at: at('2026-10-24T08:00:00.000Z'), by: 'sam'}

function anIncident(changes: Partial<Incident> = {}): Incident {
  return {
    id: 'I-2026-0001', committee: 'KS' as CommitteeCode, breach: 'disclosure', origin: 'public', suspectedAt: at('2026-10-23T14:00:00.000Z'), awareAt: at('2026-10-23T15:00:00.000Z'), reportedAt: at('2026-10-23T15:05:00.000Z'), reportedBy: 'reg',
    evidence: null, assessment: null, authorityToldAt: null, reference: null, personsToldAt: null, closedAt: null, reminded: null, ...changes,
  }
}

describe('I1: 72 hours from when the controller became aware', () => {
  test.each([
    ['over a weekend', '2026-10-16T15:00:00.000Z', '2026-10-19T15:00:00.000Z'],
    ['over the night when clocks are put back: 17.00 in summer time, 16.00 in winter time', '2026-10-23T15:00:00.000Z', '2026-10-26T15:00:00.000Z'],
    ['over the night when clocks are put forward', '2027-03-26T16:00:00.000Z', '2027-03-29T16:00:00.000Z'],
    ['over New Year', '2026-12-30T12:00:00.000Z', '2027-01-02T12:00:00.000Z'],
  ])('%s', (_, aware, out) => {
    expect(deadlineOf(at(aware))).toBe(out)
    expect(hoursLeft(at(aware), at(aware))).toBe(72)
    expect(hoursLeft(at(aware), at(out))).toBe(0)
  })

  test.each([
    ['2026-10-23T15:00:00.000Z', 'ahead'], ['2026-10-25T14:59:59.000Z', 'ahead'], ['2026-10-25T15:00:00.000Z', 'soon'], ['2026-10-26T09:00:00.000Z', 'near'], ['2026-10-26T15:00:00.000Z', 'near'], ['2026-10-26T15:00:00.001Z', 'over'],
  ] as const)('at %s it is %s', (now, urgency) => {
    expect(urgencyOf(anIncident(), at(now))).toBe(urgency)
    expect(urgencyOf(anIncident({assessment: ASSESSED}), at(now))).toBe(urgency)
    for (const done of [{authorityToldAt: at('2026-10-24T08:00:00.000Z')}, {assessment: {...ASSESSED, risk: 'unlikely' as const, tellsAuthority: false}}, {assessment: ASSESSED, closedAt: at('2026-10-24T09:00:00.000Z')}]) expect(urgencyOf(anIncident(done), at(now))).toBe('none')
  })

  test('whoever tells after them is asked why', () => {
    expect(isLate(anIncident(), at('2026-10-26T15:00:00.000Z'))).toBe(false)
    expect(isLate(anIncident({authorityToldAt: at('2026-10-26T15:00:01.000Z')}), at('2026-12-01T00:00:00.000Z'))).toBe(true)
  })
})

describe('I2: what is still to be done', () => {
  test('nothing is closed that is not assessed, of which the authority or the persons are to be told and are not, or for which nothing was done', () => {
    expect(obstaclesOf(anIncident(), [])).toEqual(['not-assessed'])
    expect(obstaclesOf(anIncident({assessment: {...ASSESSED, risk: 'high', tellsPersons: true}}), [])).toEqual(['authority-not-told', 'persons-not-told', 'no-measures'])
    expect(obstaclesOf(anIncident({assessment: ASSESSED, authorityToldAt: at('2026-10-24T08:00:00.000Z')}), [{kind: 'measures'}])).toEqual([])
  })

  test('of a risk the authority is told, of a high one the persons too', () => {
    expect(mustTell('unlikely')).toEqual({authority: false, persons: false})
    expect(mustTell('risk')).toEqual({authority: true, persons: false})
    expect(mustTell('high')).toEqual({authority: true, persons: true})
    expect([anIncident(), anIncident({assessment: ASSESSED}), anIncident({closedAt: at('2026-10-30T08:00:00.000Z')})].map(stateOf)).toEqual(['open', 'assessed', 'closed'])
  })
})

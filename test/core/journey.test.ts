import {describe, expect, test} from 'vitest'
import {isWaiting, JOURNEY, mayMove, WAITING_STAGES, type Stage} from '../../src/core/journey.js'

const stages = Object.keys(JOURNEY) as Stage[]
const after = (stage: Stage): readonly Stage[] => JOURNEY[stage]

/** Everything that can come after a stage, however far on. */
function reach(from: Stage, arrows: (stage: Stage) => readonly Stage[] = after): ReadonlySet<Stage> {
  const seen = new Set<Stage>()
  const ahead = [...arrows(from)]
  for (let stage = ahead.pop(); stage !== undefined; stage = ahead.pop()) {
    if (seen.has(stage)) continue
    seen.add(stage)
    ahead.push(...arrows(stage))
  }
  return seen
}

describe('the way of a version', () => {
  test('every stage is reached from import, and ends in the archive’s bin', () => {
    expect([...reach('imported'), 'imported'].sort()).toEqual([...stages].sort())
    for (const stage of stages) if (stage !== 'purged') expect(reach(stage), stage).toContain('purged')
    expect(JOURNEY.purged).toEqual([])
  })

  test('no arrow leads back, but for what the last look holds (B9), an old case under a new document (H2) and what an earlier release did not show yet (G2)', () => {
    const returns = [['cleared', 'held'], ['expired', 'published'], ['published', 'cleared'], ['published', 'secret']] as const
    const onward = (stage: Stage): readonly Stage[] => after(stage).filter((next) => !returns.some(([from, to]) => from === stage && to === next))
    for (const stage of stages) expect(reach(stage, onward), stage).not.toContain(stage)
    // Each of them is needed: with it the way does turn back.
    for (const [from, to] of returns) expect(mayMove(from, to)).toBe(true)
  })

  test('B9: a version becomes public only when it is cleared, secret or an old case', () => {
    expect(stages.filter((stage) => mayMove(stage, 'published')).sort()).toEqual(['cleared', 'expired', 'secret'])
  })

  test('B6: what waits is never public, and a lawyer’s question blocks publication', () => {
    for (const stage of WAITING_STAGES) expect(mayMove(stage, 'published')).toBe(false)
    expect(mayMove('escalated', 'published')).toBe(false)
  })

  test('B4: what is blocked is never cleared as it stands', () => {
    expect(mayMove('blocked', 'cleared')).toBe(false)
  })

  test('nothing is imported twice', () => {
    expect(stages.filter((stage) => mayMove(stage, 'imported'))).toEqual([])
  })

  test.each(stages)('%s waits for a person, or does not', (stage) => {
    expect(isWaiting(stage)).toBe(['held', 'blocked', 'escalated', 'deferred'].includes(stage))
    expect(mayMove(stage, stage)).toBe(false)
  })
})

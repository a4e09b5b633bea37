import {describe, expect, test} from 'vitest'
import {GAP_CODES, sectionsOf, SECTIONS, type FollowUpFacts} from '../../../src/core/followup/follow-up.js'
import type {CommitteeCode} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {followUpHtml} from '../../../src/papers/followup/report-html.js'
import {followUpJson} from '../../../src/papers/followup/report-json.js'
import {followUpMarkdown} from '../../../src/papers/followup/report-markdown.js'
import {toldSections, type ReportedFollowUp} from '../../../src/papers/followup/reported.js'
import {followUpWords} from '../../../src/words/followup.js'

const day = (text: string): LocalDate => text as LocalDate
const KS = 'KS' as CommitteeCode

/** A committee of which everything that can be amiss is. */
function facts(changes: Partial<FollowUpFacts> = {}): FollowUpFacts {
  const months = {by: 'month', bars: [{name: '2026-01', count: 7}, {name: '2026-02', count: 2}, {name: '2026-03', count: 12}]} as const
  return {
    committee: 'KS', from: day('2026-01-01'), to: day('2026-03-31'), on: day('2026-04-10'),
    routines: [{kind: 'instruction', name: 'Rutin | <b>ett</b> ](x)', version: '1', decidedOn: day('2025-01-01'), nextReviewOn: day('2026-01-01'), registeredBy: 'chef', state: 'overdue'}],
    protectedData: {
      holders: 6, holdersMax: 5, idleHolders: ['stina.holm'], persons: 3, stale: 2, lastSync: day('2026-01-05'), lastSweep: day('2026-03-01'), unswept: 9,
      readings: {readings: 40, persons: 12, onPaper: 6, oddHours: 3, manyPersons: 1, readers: ['anna'], drawn: 1, reviewed: 1, toFollowUp: 1},
      letters: {sent: 6, returned: 1, underWay: 2, overdue: 1, labelFilesLeft: 1},
      tally: {on: day('2026-04-01'), by: 'anna', contacts: 20, toldOfRisks: 14, offeredAnotherWay: 20, ownName: 1, noOpenCase: 8},
    },
    diary: {public: 130, published: {code: 'published', ...months}, takenDown: {code: 'taken-down', ...months}, expiredLive: 3, neverAssessed: 6, isRemovalPending: true, sample: [{diaryNumber: 'KS 2026/00123', documentNumber: '1', publishedOn: day('2026-02-03'), by: 'rules', address: 'handling/ab/abc.html'}]},
    review: {committee: KS, decided: 30, byKind: {publish: 20, withhold: 8, escalate: 2}, undone: 1, escalated: 2, answered: 1, inQueue: {answers: 20, medianSeconds: 7_200, p90Seconds: 300_000}, proposals: {restrict: {agreed: 15, otherwise: 6}, show: {agreed: 0, otherwise: 0}}, byReason: [{reason: 'person', decided: 10, waiting: 3}], waiting: 11, withLawyer: 2, oldestSince: null, own: {decided: 0, undone: 0}},
    raised: 2,
    incidents: {byBreach: {disclosure: 2}, open: 1, openLong: 1, toldAuthority: 1, toldLate: 1},
    requests: {committee: KS, received: 8, answered: 6, answeredLate: 1, openOverdue: 1},
    actions: [{id: 'A-0001', committee: 'KS', gap: 'unswept', owner: 'vera.ek', until: day('2026-04-01'), addedAt: '2026-03-01T10:00:00.000Z' as FollowUpFacts['actions'][number]['addedAt'], addedBy: 'chef', doneOn: null}],
    last: null,
    limits: {staleDays: 35, sampleShare: 5, queueHours: 48},
    ...changes,
  }
}

function report(isInside: boolean, changes: Partial<FollowUpFacts> = {}, language: 'sv' | 'en' = 'sv'): ReportedFollowUp {
  const all = facts(changes)
  return {id: 'U-2026-0001', facts: all, sections: sectionsOf(all), isInside, language, isRehearsal: false, municipality: 'Prov & <kommunen>', committeeName: 'Kommunstyrelsen <script>alert(1)</script>', madeAt: '2026-04-10 10:00', baseUrl: null}
}

describe('N1 N2: a follow-up in words', () => {
  test.each(['sv', 'en'] as const)('every part, figure, series and gap has a name of its own (%s)', (language) => {
    const sections = toldSections(report(true, {}, language))
    expect(sections.map(({code}) => code)).toEqual([...SECTIONS])
    for (const {code, figures, series} of sections) {
      for (const figure of figures) expect(figure.name, `${code}.${figure.code}`).not.toBe(figure.code)
      for (const one of series) {
        expect(one.name).not.toBe(one.code)
        // English has the codes’ own words.
        if (language === 'sv') for (const {name, label} of one.bars) if (!/^\d/.test(name)) expect(label).not.toBe(name)
      }
    }
    for (const gap of GAP_CODES) expect(followUpWords[language].gaps[gap]).not.toBe('')
  })

  test('whatever can be amiss is found somewhere, and nothing where all is well', () => {
    const never = {...facts().protectedData, lastSync: null, tally: null} as FollowUpFacts['protectedData']
    const found = new Set([facts(), facts({routines: [], protectedData: never}), facts({routines: [{...(facts().routines[0] as FollowUpFacts['routines'][number]), kind: 'data-review'}]})].flatMap((one) => sectionsOf(one).flatMap(({gaps}) => gaps)))
    expect([...found].sort()).toEqual([...GAP_CODES].sort())
    const well = facts({
      routines: (['instruction', 'risk-assessment', 'data-review'] as const).map((kind) => ({kind, name: 'a', version: '1', decidedOn: day('2026-01-01'), nextReviewOn: day('2027-01-01'), registeredBy: 'chef', state: 'in-force' as const})),
      protectedData: null,
      diary: {...facts().diary, expiredLive: 0, neverAssessed: 0, isRemovalPending: false},
      review: {...facts().review, inQueue: {answers: 9, medianSeconds: 60, p90Seconds: 48 * 3600}},
      raised: 0,
      incidents: {byBreach: {}, open: 0, openLong: 0, toldAuthority: 0, toldLate: 0},
      requests: {committee: KS, received: 0, answered: 0, answeredLate: 0, openOverdue: 0},
      actions: [],
      last: {id: 'U-2025-0001', signedOn: day('2025-04-10'), figures: []},
    })
    expect(sectionsOf(well).flatMap(({gaps}) => gaps)).toEqual([])
    expect(sectionsOf(well).map(({code}) => code)).not.toContain('readers')
  })

  test('names of accounts stay inside, and every form tells the same figures', () => {
    for (const draw of [followUpHtml, followUpMarkdown, followUpJson]) {
      const [outside, inside] = [draw(report(false)), draw(report(true))]
      for (const name of ['stina.holm', 'vera.ek', 'vera\\.ek']) expect(outside).not.toContain(name)
      expect(inside).toMatch(/stina\\?\.holm/)
      expect(inside).toMatch(/vera\\?\.ek/)
    }
    for (const {text} of toldSections(report(false)).flatMap(({figures}) => figures)) expect(followUpHtml(report(false))).toContain(text.replace('<', '&lt;'))
  })

  test('what comes from outside is text in every form', () => {
    const page = followUpHtml(report(true))
    expect(page).not.toMatch(/<script|<b>ett/)
    expect(page).toContain('&lt;script&gt;')
    const markdown = followUpMarkdown(report(true))
    expect(markdown).toContain('Rutin \\| \\<b\\>ett\\</b\\> \\](x)')
    expect(markdown.split('\n').filter((line) => line.includes('Rutin')).every((line) => line.replaceAll('\\|', '').split('|').length === 8)).toBe(true)
    expect(() => JSON.parse(followUpJson(report(false))) as unknown).not.toThrow()
  })
})

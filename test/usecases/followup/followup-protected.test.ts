import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {makeFollowUp, type MadeFollowUp} from '../../../src/usecases/followup/make-report.js'
import {noteContact} from '../../../src/usecases/protected/note-contact.js'
import {answerSample, drawSample} from '../../../src/usecases/protected/sample-readings.js'
import {tallyPersons} from '../../../src/usecases/protected/tally-persons.js'
import {refusalOf} from '../../io/support.js'
import type {Town} from '../../support/town.js'
import {add, aPerson, key, NOW, NUMBERS, show, townWithHolder} from '../protected/support.js'

const DAYS = {from: '2026-01-01' as LocalDate, to: '2026-02-28' as LocalDate}
const LATER = '2026-03-01T10:00:00Z'
let town: Town

beforeEach(async () => {
  ;({town} = await townWithHolder())
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  await town.grant('logg', {role: 'log-reviewer', committee: '*'})
})
afterEach(async () => town.leave())

interface Told {
  readonly sections: readonly {readonly code: string; readonly figures: readonly {readonly code: string; readonly text: string}[]}[]
}

async function made(isInside: boolean, at = LATER): Promise<{readonly gaps: readonly string[]; readonly figures: Readonly<Record<string, string>>; readonly files: string}> {
  const report: MadeFollowUp = await town.within(at, (session) => makeFollowUp(session, {committee: 'KS', ...DAYS, formats: ['html', 'md', 'json'], isInside, language: 'sv'}), 'chef')
  const read = (ending: string): string => readFileSync(join(town.folder, report.files.find(({path}) => path.endsWith(ending))?.path ?? ''), 'utf8')
  const {sections} = JSON.parse(read('.json')) as Told
  return {gaps: report.gaps.map(({gap}) => gap), figures: Object.fromEntries(sections.flatMap(({code, figures}) => figures.map((figure) => [`${code}.${figure.code}`, figure.text]))), files: ['.html', '.md', '.json'].map(read).join('\n')}
}

describe('N1: points 1–8 of a committee that keeps protected persons', () => {
  test('holders, readings, samples and what a holder counted are told; of whom never', async () => {
    const ids: string[] = []
    for (const at of [0, 1, 2]) ids.push(await add(town, aPerson(at)))
    for (const id of ids) await show(town, id)
    await town.within(NOW, (session) => noteContact(session, {unlocking: key('anna'), id: ids[0] ?? '', contact: {channel: 'letter', calledBack: false, idShown: false, toldRisks: true, offeredOtherWay: false, note: 'Om beslutet'}, ask: async () => false}))
    const before = await made(true, NOW.replace('2026-02-03', '2026-02-28'))
    expect(before.gaps).toEqual(expect.arrayContaining(['master-never', 'readings-unreviewed', 'not-tallied']))
    expect(before.figures).toMatchObject({'readers.holders': '1', 'readers.idle': '0', 'control.readings': '4', 'control.persons': '3', 'control.reviewed': '0 %', 'control.odd-hours': '0'})
    const sample = await town.within('2026-02-28T10:00:00Z', (session) => drawSample(session, {from: null, to: null, size: 4, holder: 'logg'}), 'logg')
    await town.within('2026-02-28T10:05:00Z', (session) => answerSample(session, {sample: sample.sample, outcome: 'in-order'}), 'logg')
    const tally = await town.within('2026-02-28T11:00:00Z', (session) => tallyPersons(session, {unlocking: key('anna'), committee: 'KS', ...DAYS}))
    expect(tally).toEqual({contacts: 1, toldOfRisks: 1, offeredAnotherWay: 0, ownName: 0, noOpenCase: 4})
    const inside = await made(true)
    expect(inside.figures).toMatchObject({'control.reviewed': '100 %', 'channels.contacts': '1', 'channels.told-of-risks': '100 %', 'channels.offered-another-way': '0 %', 'control.no-open-case': '4', 'control.tallied': '2026-02-28', 'master-source.persons': '3'})
    expect(inside.gaps).not.toContain('not-tallied')
    const outside = await made(false, '2026-03-01T10:30:00Z')
    expect(outside.figures).toMatchObject({'control.readings': '<5', 'control.odd-hours': '<5', 'control.reviewed': '–', 'channels.contacts': '<5', 'master-source.persons': '<5'})
    for (const canary of ['Kanariefågel', 'Hemliga', 'Om beslutet', ...NUMBERS.slice(0, 3), ...ids]) expect(`${inside.files}${outside.files}`).not.toContain(canary)
    expect(outside.files).not.toMatch(/\banna\b/)
  }, 60_000)

  test('S4: whoever leads the work counts nothing behind the seals, and a holder nothing of another committee', async () => {
    await add(town, aPerson())
    expect(await town.within(LATER, (session) => refusalOf(() => tallyPersons(session, {unlocking: key('anna'), committee: 'KS', ...DAYS})), 'chef')).toMatchObject({code: 'not-permitted'})
    expect(await town.within(LATER, (session) => refusalOf(() => tallyPersons(session, {unlocking: key('anna'), committee: 'XX', ...DAYS})))).toMatchObject({code: 'diary-unknown'})
  }, 60_000)
})

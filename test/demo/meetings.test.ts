import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse as parseYaml} from 'yaml'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {buildDemo} from '../../scripts/demo/demo.ts'
import {ITEM_FATES} from '../../scripts/demo/meetings.ts'
import {PAPER_NAMES} from '../../src/core/minutes/paper-kind.js'
import {listMeetings, type ListedPaper} from '../../src/usecases/minutes/list-meetings.js'
import {Town} from '../support/town.js'
import {bringMeetings, make} from '../usecases/minutes/support.js'
import {Refusal} from '../../src/core/refusal.js'

const DEMO = fileURLToPath(new URL('../../data/demo', import.meta.url))
const {expected} = buildDemo()
const NOON = '2026-02-03T11:00:00Z'

let town: Town

beforeAll(async () => {
  town = await Town.found({made: '2026-02-03T08:00:00Z', settings: parseYaml(readFileSync(join(DEMO, 'diarievakt.yaml'), 'utf8')) as object})
  await town.import('2026-02-03T08:00:00Z', readFileSync(join(DEMO, 'inbox/diariet.csv')), {attachments: join(DEMO, 'inbox/bilagor')})
  await bringMeetings(town, readFileSync(join(DEMO, 'inbox/sammantraden.csv'), 'utf8'), '2026-02-03T09:00:00Z')
}, 120_000)

afterAll(async () => town.leave())

test('every item has the fate that the demo tells, and every fate is there', async () => {
  const fates = new Map<string, string[]>()
  for (const {diary, day, paper, fate} of expected.meetings.items) fates.set(`${diary} ${day} ${paper}`, [...(fates.get(`${diary} ${day} ${paper}`) ?? []), fate])
  const listed = await town.within('2026-02-03T09:01:00Z', (session) => listMeetings(session, {committee: null, from: null, until: null}))
  const counts = (paper: ListedPaper): object => ({items: paper.items, waits: paper.waiting, omitted: paper.omitted})
  expect(Object.fromEntries(listed.flatMap(({committee, date, papers}) => papers.map((paper) => [`${committee} ${date} ${PAPER_NAMES[paper.kind]}`, counts(paper)])))).toEqual(
    Object.fromEntries([...fates].map(([paper, all]) => [paper, {items: all.length, waits: all.filter((fate) => fate === 'waits').length, omitted: all.filter((fate) => fate === 'omitted').length}])))
  expect(ITEM_FATES.filter((fate) => !expected.meetings.items.some((item) => item.fate === fate))).toEqual([])
})

test('of what is left out, and of who was there for that alone, nothing is found on the site (F1 F2 F3)', async () => {
  expect(await make(town, {meeting: 'SN 2026-01-29'}, '2026-02-03T09:10:00Z')).toMatchObject({items: 3, omitted: 2, became: 'cleared'})
  expect(await make(town, {meeting: 'TN 2026-01-28'}, '2026-02-03T09:11:00Z')).toMatchObject({items: 2, omitted: 0, became: 'cleared'})
  await expect(make(town, {meeting: 'KS 2026-01-27'}, '2026-02-03T09:12:00Z')).rejects.toSatisfy((error) => error instanceof Refusal && error.code === 'paper-waits')
  await town.publish(NOON)
  expect((await town.public(NOON)).filter(({kind}) => kind === 'paper' || kind === 'meeting')).toHaveLength(6)
  expect([...town.siteHolds([...expected.neverShown, 'Leila Petrovska'])]).toEqual([])
})

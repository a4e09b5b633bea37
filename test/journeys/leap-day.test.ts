import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

test('what is published on 29 February is shown through 28 February two years on, and gone on 1 March (H1 H3)', async () => {
  const town = await Town.found({made: '2028-02-28T08:00:00Z'})
  onTestFinished(() => town.leave())
  await town.import('2028-02-29T09:00:00Z', [aRow({datum: '2028-02-28', andrad: '2028-02-28T10:00:00'})])
  await town.publish('2028-02-29T11:00:00Z')
  expect((await town.public('2028-02-29T12:00:00Z')).map(({publishedOn, lastDay}) => [publishedOn, lastDay])).toEqual([
    ['2028-02-29', '2030-02-28'],
    ['2028-02-29', '2030-02-28'],
  ])
  expect(await town.publish('2030-02-28T23:55:00+01:00', 'removals')).toMatchObject({public: 2, expired: 0})
  expect(await town.publish('2030-03-01T00:05:00+01:00', 'removals')).toMatchObject({public: 0, expired: 2})
})

test('what is published on 28 February before a leap year is gone on 28 February, not the 29th (H3)', async () => {
  const town = await Town.found({made: '2026-02-27T08:00:00Z'})
  onTestFinished(() => town.leave())
  await town.import('2026-02-28T09:00:00Z', [aRow({datum: '2026-02-27', andrad: '2026-02-27T10:00:00'})])
  await town.publish('2026-02-28T11:00:00Z')
  expect(await town.publish('2028-02-28T00:05:00+01:00', 'removals')).toMatchObject({public: 0, expired: 2})
})

test('the day is Stockholm’s: a run at 22:30 UTC on the summer eve publishes the day after (H3)', async () => {
  const town = await Town.found({made: '2026-06-01T08:00:00Z'})
  onTestFinished(() => town.leave())
  await town.import('2026-06-10T20:00:00Z', [aRow({datum: '2026-06-09', andrad: '2026-06-09T10:00:00'})])
  await town.publish('2026-06-10T22:30:00Z')
  expect((await town.public('2026-06-10T22:40:00Z')).map(({publishedOn, lastDay}) => [publishedOn, lastDay])[0]).toEqual(['2026-06-11', '2028-06-10'])
})

test('three years for one committee is one line in the settings, also for what is public already (H3)', async () => {
  const committees = {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', retentionYears: 3}}
  const town = await Town.found({settings: {committees}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z'))[0]).toMatchObject({lastDay: '2029-02-02'})
  expect(await town.publish('2028-02-03T11:00:00Z')).toMatchObject({public: 2})
  expect(await town.publish('2029-02-03T00:05:00+01:00', 'removals')).toMatchObject({public: 0})
})

import {expect, test} from 'vitest'
import {aCouncilTown, aMeeting, anItem, bringMeetings, make} from './support.js'

test('minutes are made of what may be shown, published, and stand there with their meeting (F1 F2 F4)', async () => {
  const town = await aCouncilTown()
  const imported = await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {rubrik: 'Placering av ett barn i familjehem', sekretess: 'ja', lagrum: 'OSL 26:1', jav: 'Bo Ekvall', text: 'Barnet har bott hos sin moster i Vedum.'}), anItem('3')])
  expect(imported.files[0]).toMatchObject({read: 4, imported: 4, rejected: 0})
  const made = await make(town)
  expect(made).toMatchObject({items: 2, omitted: 1, became: 'cleared'})
  await town.publish('2026-02-04T11:00:00Z')
  const shown = await town.public('2026-02-04T12:00:00Z')
  expect(shown.map(({kind}) => kind).sort()).toEqual(['meeting', 'paper'])
  expect(town.siteHolds(['familjehem', 'Vedum', 'moster']).size).toBe(0)
})

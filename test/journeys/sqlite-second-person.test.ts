import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {officialNumbers} from '../core/support.js'
import {aRow, Town} from '../support/town.js'

test('where one account acts for everybody nobody is a second person, whatever name the program is given (B4)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  for (const user of ['anna', 'bo']) await town.grant(user, {role: 'registrar', committee: '*'})
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Byte av elmätare ${officialNumbers('personnummer')[0] ?? ''}`})])
  const [row] = (await town.within('2026-02-03T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 2, after: null}))).entries
  for (const user of ['anna', 'bo']) {
    const declared = town.within('2026-02-03T11:00:00Z', (session) => decideEntries(session, {ids: [row?.id ?? ''], committee: null, answer: {kind: 'not-an-identity-number'}, reason: null, note: null}), user)
    await expect(declared).rejects.toMatchObject({code: 'second-person-needed'})
  }
})

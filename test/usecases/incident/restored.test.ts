import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {noteIncident} from '../../../src/usecases/incident/handle-incident.js'
import {showIncident} from '../../../src/usecases/incident/read-incidents.js'
import {reportIncident, type ReportedIncident} from '../../../src/usecases/incident/report-incident.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

test('I2 P3: no backup makes anybody forget an incident, nor what was written about it since', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.grant('sam', {role: 'privacy-coordinator', committee: 'KS'})
  await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Remiss om buller'})])
  await town.publish('2026-02-03T11:00:00Z')
  const report = (at: string, id: string | null, note: string): Promise<ReportedIncident> => town.within(at, (session) => reportIncident(session, {id, committee: 'KS', breach: 'disclosure', suspected: null, aware: null, note}))
  await report('2026-02-03T12:00:00Z', null, 'En misstanke.')
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, '2026-02-03T22:00:00Z', file)
  await town.within('2026-02-04T09:00:00Z', (session) => noteIncident(session, {incident: 'I-2026-0001', kind: 'measures', note: 'Rutinen är ändrad.'}), 'sam')
  await report('2026-02-04T10:00:00Z', 'KS 2026/00123:2', 'Ett namn.')
  await putBack(town, '2026-02-04T13:00:00Z', file)
  await town.within('2026-02-04T14:00:00Z', async (session) => {
    expect((await showIncident(session, 'I-2026-0001')).notes.map(({text}) => text)).toEqual(['En misstanke.', 'Rutinen är ändrad.'])
    expect(await showIncident(session, 'I-2026-0002')).toMatchObject({evidence: {documentNumber: '2'}, notes: [{text: 'Ett namn.'}]})
  }, 'sam')
  expect((await town.public('2026-02-04T14:00:00Z')).flatMap((one) => ('heading' in one ? [one.heading] : []))).not.toContain('Remiss om buller')
  expect((await report('2026-02-04T15:00:00Z', null, 'Ännu en.')).id).toBe('I-2026-0003')
})

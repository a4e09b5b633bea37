import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {addPerson} from '../../../src/usecases/protected/add-person.js'
import {sweepRegister} from '../../../src/usecases/protected/sweep-register.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {aRow} from '../../support/town.js'
import {CLOSED, exportFrom} from '../archive/support.js'
import {aPerson, key, townWithHolder} from './support.js'

test('K8 K4: an earlier text that names somebody protected is not told to the archive, changes nothing that readers see, and what nobody has looked through waits', async () => {
  const {town} = await townWithHolder()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Förhandsbesked Ekbacken 1:23', handlaggare: '', ...CLOSED})])
  await town.import('2026-02-04T09:00:00Z', [aRow({handlingsrubrik: 'Förhandsbesked', handlaggare: '', andrad: '2026-02-04T08:00:00', ...CLOSED})])
  await town.publish('2026-02-04T11:00:00Z')
  const plan = async (at: string): Promise<Readonly<Record<string, number>>> => (await town.within(at, (session) => planArchive(session, {committee: null, years: null, listed: null}))).cases
  const told = {...aPerson(), properties: ['Ekbacken 1:23']}
  const {sweep} = await town.within('2026-02-05T09:00:00Z', (session) => addPerson(session, {unlocking: key('anna'), person: told}))
  expect(sweep.found).toEqual([])
  expect((await town.public('2026-02-05T10:00:00Z')).flatMap((one) => ('heading' in one ? [one.heading] : []))).toContain('Förhandsbesked')
  await town.publish('2028-02-10T11:00:00Z', 'removals')
  await town.import('2028-02-11T09:00:00Z', [aRow({arendenummer: 'KS 2026/00555', handlaggare: 'Bo Ek', ...CLOSED, avslutat: '2026-02-10'})])
  // The new case has an officer whom nobody has looked for.
  expect(await plan('2028-03-02T08:00:00Z')).toMatchObject({'leaves': 1, 'awaits-person': 1})
  await town.within('2028-03-02T09:00:00Z', (session) => sweepRegister(session, {unlocking: key('anna'), all: false, onProgress: () => undefined}))
  expect((await plan('2028-03-02T10:00:00Z'))['awaits-person']).toBe(0)
  const {packages} = await exportFrom(town, '2028-03-02T10:00:00Z')
  const erms = await readFile(join(packages[0]?.path ?? '', 'representations/rep1/data/ERMS.xml'), 'utf8')
  expect(erms).not.toContain('Ekbacken 1:23')
  expect(erms).not.toContain('1:23')
}, 60_000)

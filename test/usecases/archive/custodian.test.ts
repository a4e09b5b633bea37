import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {receiveReceipt} from '../../../src/usecases/archive/receive-receipt.js'
import {aRow, Town} from '../../support/town.js'
import {CLOSED, exportFrom} from './support.js'

/** The pages of a site whose paths begin so. */
const pages = (town: Town, path: RegExp): readonly string[] => [...town.site()].filter(([one]) => path.test(one)).map(([, text]) => text)

test('E3: once the archive has a case its pages say whom to ask there, and the registrar again when something new has come', async () => {
  const town = await Town.found({
    settings: {
      municipality: {name: 'Provkommunen', contact: 'kommunen@provkommunen.example', archive: {name: 'Provstadens arkiv', contact: 'arkivet@provkommunen.example'}},
      committees: {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: 'ks@provkommunen.example'}, retentionYears: 5}, SN: {name: 'Socialnämnden', diaryNumber: 'SN \\d{4}/\\d{5}'}},
    },
  })
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow(CLOSED), aRow({handlingsnummer: '2', fil: 'nej.pdf', fil_publiceras: 'nej', ...CLOSED}), aRow({arendenummer: 'KS 2026/00200'})], {with: {'nej.pdf': '%PDF-1.4'}})
  await town.publish('2026-02-03T11:00:00Z')
  const {packages: [made]} = await exportFrom(town, '2028-03-01T08:00:00Z')
  await town.publish('2028-03-01T11:00:00Z')
  expect(pages(town, /^(?:arenden|handlingar)\//).join('')).not.toContain('är arkiverat')

  const file = join(town.folder, 'kvitto.json')
  await writeFile(file, JSON.stringify({paket: made?.id, sha256: made?.metsSha256, mottaget: '2028-03-02'}))
  await town.within('2028-03-02T08:00:00Z', (session) => receiveReceipt(session, {package: made?.id ?? '', file}))
  const run = await town.publish('2028-03-02T11:00:00Z')
  expect(run).toMatchObject({published: 0, withdrawn: 0})
  const archived = [...town.site()].filter(([, text]) => text.includes('är arkiverat')).map(([, text]) => text)
  expect(archived).toHaveLength(3)
  for (const page of archived) {
    expect(page).toContain('Ärendet är arkiverat: Provstadens arkiv lämnar ut det som inte visas här.')
    expect(page).toContain('arkivet@provkommunen.example')
    expect(page).not.toContain('ks@provkommunen.example')
  }
  // Nothing has changed since: nothing is drawn again.
  expect(await town.publish('2028-03-03T11:00:00Z')).toMatchObject({published: 0, republished: 0})

  await town.import('2028-03-04T08:00:00Z', [aRow({handlingsnummer: '3', datum: '2028-03-03', andrad: '2028-03-03T10:00:00', ...CLOSED})])
  await town.publish('2028-03-04T11:00:00Z')
  expect([...town.site()].filter(([, text]) => text.includes('är arkiverat'))).toEqual([])
})

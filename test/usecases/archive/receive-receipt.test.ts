import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {dropPackage, listPackages} from '../../../src/usecases/archive/packages.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {receiveReceipt, type ReceivedPackage} from '../../../src/usecases/archive/receive-receipt.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {aRow, Town} from '../../support/town.js'
import {CLOSED, exportFrom, LATER, packagesOf} from './support.js'

const RECEIVED = '2028-03-05T08:00:00Z'

interface Delivered {
  readonly town: Town
  readonly id: string
  readonly sha256: string
}

async function aDelivery(): Promise<Delivered> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow(CLOSED), aRow({handlingsnummer: '2', ...CLOSED}), aRow({arendenummer: 'KS 2026/00200', ...CLOSED})])
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T11:00:00Z', 'removals')
  const {packages: [made]} = await exportFrom(town)
  return {town, id: made?.id ?? '', sha256: made?.metsSha256 ?? ''}
}

async function receive({town, id}: Pick<Delivered, 'town' | 'id'>, text: string, {at = RECEIVED, package: named = join(packagesOf(town), id), user = 'reg'} = {}): Promise<ReceivedPackage> {
  const file = join(town.folder, 'kvitto.txt')
  await writeFile(file, text)
  return town.within(at, (session) => receiveReceipt(session, {package: named, file}), user)
}

const textOf = ({id, sha256}: Delivered, day = '2028-03-04'): string => `Kvitto\nPaket: ${id}\nSHA-256: ${sha256}\nMottaget: ${day}\nReferens: SE/STA/77\n`
const purge = (town: Town, at: string): ReturnType<typeof purgeRetention> => town.within(at, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))

describe('O3 H4: the archive’s receipt, and what it lets go', () => {
  test('before it nothing is purged, after it the whole cases are', async () => {
    const delivery = await aDelivery()
    expect(await purge(delivery.town, '2028-03-04T08:00:00Z')).toMatchObject({registryCopies: 0, waitingForReceipt: 5})
    expect(await receive(delivery, textOf(delivery))).toMatchObject({id: delivery.id, committee: 'KS', cases: 2, changedSince: 0, reference: 'SE/STA/77', receivedOn: '2028-03-04'})
    expect((await delivery.town.within('2028-03-05T09:00:00Z', (session) => planArchive(session, {committee: null, years: null, listed: null}))).cases).toMatchObject({received: 2, leaves: 0, delivered: 0})
    expect(await delivery.town.within('2028-03-05T09:00:00Z', (session) => listPackages(session, {committee: null, state: 'received'}))).toMatchObject([{id: delivery.id, state: 'received', reference: 'SE/STA/77', cases: 2}])
    expect(await purge(delivery.town, '2028-03-06T08:00:00Z')).toMatchObject({registryCopies: 5, waitingForReceipt: 0})
  })

  test('a case that has changed since it was read waits for another receipt', async () => {
    const delivery = await aDelivery()
    await delivery.town.import('2028-03-03T08:00:00Z', [aRow({handlingsnummer: '2', ...CLOSED, handlingsrubrik: 'Remiss, ny lydelse', andrad: '2028-03-02T10:00:00'})])
    expect(await receive(delivery, textOf(delivery))).toMatchObject({cases: 2, changedSince: 1})
    expect(await purge(delivery.town, '2028-03-06T08:00:00Z')).toMatchObject({registryCopies: 2})
  })

  test.each([
    ['JSON', ({id, sha256}: Delivered) => JSON.stringify({kvitto: {paketId: id, sha256, mottaget: '2028-03-04', status: 'mottaget'}})],
    ['XML', ({id, sha256}: Delivered) => `<?xml version="1.0"?><receipt xmlns="urn:x"><packageId>${id}</packageId><checksum type="SHA-256">${sha256}</checksum><received>2028-03-04T10:00:00</received></receipt>`],
    ['lines with a mark of their encoding', (delivery: Delivered) => `\uFEFF${textOf(delivery).replaceAll('\n', '\r\n')}`],
  ])('is read as %s', async (_, text) => {
    const delivery = await aDelivery()
    expect(await receive(delivery, text(delivery))).toMatchObject({cases: 2})
  })

  test.each([
    ['another package’s', (delivery: Delivered) => textOf({...delivery, id: 'KS-2028-01-01-0123456789'}), 'receipt-of-another'],
    ['for other bytes', (delivery: Delivered) => textOf({...delivery, sha256: 'cd'.repeat(32)}), 'receipt-of-another'],
    ['from before it was made', (delivery: Delivered) => textOf(delivery, '2028-02-29'), 'receipt-of-another'],
    ['from a day to come', (delivery: Delivered) => textOf(delivery, '2028-03-06'), 'receipt-of-another'],
    ['a no', (delivery: Delivered) => `${textOf(delivery)}Status: avvisat\n`, 'receipt-refuses'],
    ['a status that is a list', ({id, sha256}: Delivered) => JSON.stringify({paket: id, sha256, mottaget: '2028-03-04', status: ['rejected']}), 'receipt-refuses'],
    ['a status that is nothing', ({id, sha256}: Delivered) => JSON.stringify({paket: id, sha256, mottaget: '2028-03-04', status: null}), 'receipt-refuses'],
    ['a no within a status', ({id, sha256}: Delivered) => `<r><paket>${id}</paket><sha256>${sha256}</sha256><mottaget>2028-03-04</mottaget><status><kod>avvisat</kod></status></r>`, 'receipt-refuses'],
    ['an empty status', ({id, sha256}: Delivered) => `<r><paket>${id}</paket><sha256>${sha256}</sha256><mottaget>2028-03-04</mottaget><status/></r>`, 'receipt-refuses'],
    ['a sentence that is a no', (delivery: Delivered) => `${textOf(delivery)}Paketet har underkänts.\n`, 'receipt-refuses'],
    ['a no after very much else', ({id, sha256}: Delivered) => JSON.stringify({paket: id, sha256, mottaget: '2028-03-04', rader: Array.from({length: 1_000}, (_, at) => `rad ${at}`), status: 'rejected'}), 'receipt-unreadable'],
    ['our own digest', ({id, sha256}: Delivered) => `${sha256}  ${id}/METS.xml\n`, 'receipt-unreadable'],
    ['a DOCTYPE', ({id, sha256}: Delivered) => `<!DOCTYPE r [<!ENTITY x "${id}">]><r><paket>&x;</paket><sha256>${sha256}</sha256><mottaget>2028-03-04</mottaget></r>`, 'receipt-unreadable'],
    ['something much too long', (delivery: Delivered) => `${textOf(delivery)}${'x'.repeat(1_000_001)}`, 'receipt-unreadable'],
  ])('%s is refused, and nothing is kept of it', async (_, text, code) => {
    const delivery = await aDelivery()
    await expect(receive(delivery, text(delivery))).rejects.toMatchObject({code})
    expect(await purge(delivery.town, '2028-03-06T08:00:00Z')).toMatchObject({registryCopies: 0})
  })

  test('a package whose list has changed here since is refused; its id alone will do where it lies here no more', async () => {
    const delivery = await aDelivery()
    const mets = join(packagesOf(delivery.town), delivery.id, 'METS.xml')
    const bytes = await readFile(mets)
    await writeFile(mets, `${bytes.toString()} `)
    await expect(receive(delivery, textOf(delivery))).rejects.toMatchObject({code: 'package-changed'})
    expect(await receive(delivery, textOf(delivery), {package: delivery.id})).toMatchObject({cases: 2})
    await expect(receive(delivery, textOf(delivery), {package: delivery.id})).rejects.toMatchObject({code: 'package-received'})
  })

  test('a package that was dropped takes no receipt, and its cases go with the next', async () => {
    const delivery = await aDelivery()
    expect(await delivery.town.within('2028-03-04T09:00:00Z', (session) => dropPackage(session, delivery.id))).toMatchObject({state: 'dropped', cases: 2})
    await expect(receive(delivery, textOf(delivery))).rejects.toMatchObject({code: 'package-dropped'})
    expect((await exportFrom(delivery.town, RECEIVED)).packages).toMatchObject([{cases: 2}])
  })

  test('one that was dropped goes again on the same day under another name', async () => {
    const delivery = await aDelivery()
    await delivery.town.within(LATER, (session) => dropPackage(session, delivery.id))
    const {packages: [again]} = await exportFrom(delivery.town, LATER)
    expect(again).toMatchObject({cases: 2})
    expect(again?.id).not.toBe(delivery.id)
  })

  test('J2: only an archivist of the committee takes it in, and others do not learn that there is such a package', async () => {
    const delivery = await aDelivery()
    await delivery.town.grant('adm', {role: 'administrator', committee: '*'})
    await delivery.town.grant('ark', {role: 'archivist', committee: 'SN'})
    await expect(receive(delivery, textOf(delivery), {user: 'adm'})).rejects.toMatchObject({code: 'not-permitted'})
    await expect(receive(delivery, textOf(delivery), {user: 'ark', package: delivery.id})).rejects.toMatchObject({code: 'package-unknown'})
    expect(await delivery.town.within(LATER.replace('03-01', '03-07'), (session) => listPackages(session, {committee: null, state: null}), 'ark')).toEqual([])
  })
})

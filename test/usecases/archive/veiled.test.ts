import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {sealedExtension} from '../../../src/core/archive/file-format.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {listPackages} from '../../../src/usecases/archive/packages.js'
import {receiveReceipt, type ReceivedPackage} from '../../../src/usecases/archive/receive-receipt.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'
import {CLOSED, exportFrom, LATER} from './support.js'

const SECRET = aRow({arendenummer: 'KS 2026/00002', handlingsrubrik: 'Utlåtande om Kvarnbäcksleden', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 21:1', ...CLOSED})

async function aTown(rows: readonly SourceRow[], delivery: object): Promise<Town> {
  const town = await Town.found({settings: {delivery}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', rows)
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T11:00:00Z', 'removals')
  return town
}

const standings = async (town: Town, at: string): Promise<Readonly<Record<string, number>>> => (await town.within(at, (session) => planArchive(session, {committee: null, years: null, listed: null}))).cases
const purge = (town: Town, at: string): ReturnType<typeof purgeRetention> => town.within(at, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))

async function receive(town: Town, {id, metsSha256}: {readonly id: string | null; readonly metsSha256: string | null}, at: string): Promise<ReceivedPackage> {
  const file = join(town.folder, 'kvitto.txt')
  await writeFile(file, `Paket: ${id}\nSHA-256: ${metsSha256}\nMottaget: 2028-03-04\n`)
  return town.within(at, (session) => receiveReceipt(session, {package: id ?? '', file}))
}

describe('H5 O3: what the archive has not got the whole of', () => {
  test('stays here after the receipt, is told as such, and is not delivered again; until the municipality says that it may go', async () => {
    const town = await aTown([aRow(CLOSED), SECRET], {secret: 'neutral'})
    const {packages: [made]} = await exportFrom(town)
    expect(made).toMatchObject({cases: 2})
    expect(await receive(town, made ?? {id: null, metsSha256: null}, '2028-03-05T08:00:00Z')).toMatchObject({cases: 2, veiled: 1})
    expect(await standings(town, '2028-03-05T09:00:00Z')).toMatchObject({'received': 1, 'received-veiled': 1, 'leaves': 0})
    expect((await exportFrom(town, '2028-03-05T10:00:00Z')).packages).toEqual([])
    expect(await purge(town, '2028-03-06T08:00:00Z')).toMatchObject({registryCopies: 2, waitingForReceipt: 2})
    expect(await refusalOf(() => receive(town, made ?? {id: null, metsSha256: null}, '2028-03-07T08:00:00Z'))).toMatchObject({code: 'package-received'})
    town.settings = {...town.settings, delivery: {...town.settings.delivery, purgeVeiled: true}}
    expect(await receive(town, made ?? {id: null, metsSha256: null}, '2028-03-07T09:00:00Z')).toMatchObject({veiled: 0})
    expect(await purge(town, '2028-03-08T08:00:00Z')).toMatchObject({registryCopies: 2, waitingForReceipt: 0})
  })

  test('a text that was secret once is not told because a later one is not', async () => {
    const row = {arendenummer: 'KS 2026/00003', ...CLOSED}
    const town = await aTown([aRow({...row, handlingsrubrik: 'Utlåtande om Kvarnbäcksleden', handlingsrubrik_sekretess: 'ja', lagrum: 'OSL 21:1'})], {secret: 'neutral'})
    await town.import('2028-02-04T08:00:00Z', [aRow({...row, handlingsrubrik: 'Utlåtande om vägen', andrad: '2028-02-04T10:00:00'})])
    await town.publish('2028-02-04T11:00:00Z')
    await town.publish('2030-03-01T11:00:00Z', 'removals')
    const {packages: [made]} = await exportFrom(town, '2030-03-02T08:00:00Z')
    const erms = await readFile(join(made?.path ?? '', 'representations/rep1/data/ERMS.xml'), 'utf8')
    expect(erms).toContain('Utlåtande om vägen')
    expect(erms).not.toContain('Kvarnbäcksleden')
  })

  test('of a secret row that stays for a file the file is not named', async () => {
    const town = await aTown([{...SECRET, fil: 'utlåtande.txt', fil_publiceras: 'nej'}], {})
    expect((await exportFrom(town)).left).toMatchObject([{number: 'KS 2026/00002', files: [{name: '', gap: 'missing'}]}])
  })
})

describe('K4: where the numbers of one committee are told', () => {
  test('a case of somebody with protected identity is in no export and no count of it', async () => {
    const town = await aTown([aRow(CLOSED), {...SECRET, arendenummer: 'KS 2026/00004'}], {})
    await town.within('2028-02-04T08:00:00Z', async ({db}) => {
      const [found]: {id: EntryId}[] = await db('entry').where({case_number: 'KS 2026/00004', kind: 'document'}).select('id')
      const [version]: {content: string}[] = await db('version').where({entry_id: found?.id}).select('content')
      await db('version').where({entry_id: found?.id}).update({content: JSON.stringify({...JSON.parse(version?.content ?? '{}') as object, protection: 'marked'})})
    })
    await town.grant('ark', {role: 'archivist', committee: 'KS'})
    const dryRun = (user: string): ReturnType<typeof exportFrom> => exportFrom(town, LATER, {isDryRun: true}, user)
    expect((await dryRun('ark')).packages).toMatchObject([{cases: 1}])
    expect((await dryRun('reg')).packages).toMatchObject([{cases: 2}])
    await exportFrom(town)
    const listed = (user: string): ReturnType<typeof listPackages> => town.within(LATER, (session) => listPackages(session, {committee: null, state: null}), user)
    expect(await listed('ark')).toMatchObject([{cases: 1}])
    expect(await listed('reg')).toMatchObject([{cases: 2}])
  })
})

test.each([['brev.pdf', '.pdf'], ['brev.Nilsson', ''], ['brev', '']])('X9: the name of %s tells no more than %j when it is encrypted', (name, ending) => {
  expect(sealedExtension(name)).toBe(ending)
})

import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Decrypter, generateIdentity, identityToRecipient} from 'age-encryption'
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {verifyPackage} from '../../../src/usecases/archive/verify-package.js'
import {aRow, Town} from '../../support/town.js'
import {CLOSED, exportFrom, LATER, SCHEMAS} from './support.js'

const ROWS = [
  aRow({arendenummer: 'KS 2026/00001', ...CLOSED}),
  aRow({arendenummer: 'KS 2026/00002', handlingsrubrik: 'Utlåtande om Kvarnbäcksleden', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 21:1', fil: 'utlåtande.txt', fil_publiceras: 'nej', ...CLOSED}),
]
const CANARIES = ['Kvarnbäcksleden', 'utlåtande.txt', 'glödlampskalkylen']

let identity = ''
let recipient = ''

beforeAll(async () => {
  identity = await generateIdentity()
  recipient = await identityToRecipient(identity)
})

async function aTown(delivery: object): Promise<Town> {
  const town = await Town.found({settings: {delivery}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', ROWS, {with: {'utlåtande.txt': 'Här står glödlampskalkylen.'}})
  return town
}

async function opened(path: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Buffer.from(await decrypter.decrypt(await readFile(path))).toString()
}

describe('X9 K10: what only the archive may read', () => {
  test('secret cases go by themselves, encrypted to the archive’s key: whole for the archive, and no word of them for anybody else', async () => {
    const town = await aTown({secret: 'sealed', recipient})
    const {packages} = await exportFrom(town)
    expect(packages).toMatchObject([{form: 'open', cases: 1}, {form: 'sealed', cases: 1, documents: 1, files: 1}])
    const [open, sealed] = packages.map(({path}) => path ?? '')
    for (const folder of [open ?? '', sealed ?? '']) {
      expect(await verifyPackage({folder, schemas: SCHEMAS, sample: null, onProgress: () => undefined})).toMatchObject({isSound: true, problems: [], breaches: []})
      for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
        if (!entry.isFile()) continue
        const bytes = await readFile(join(entry.parentPath, entry.name))
        for (const canary of CANARIES) expect(`${entry.name} ${bytes.toString()}`.includes(canary), `${canary} in ${entry.name}`).toBe(false)
      }
    }
    const data = join(sealed ?? '', 'representations/rep1/data')
    expect((await readdir(data, {recursive: true})).sort()).toEqual(['ERMS.xml.age', 'files', 'files/000001.txt.age'])
    const erms = await opened(join(data, 'ERMS.xml.age'))
    for (const canary of CANARIES.slice(0, 2)) expect(erms).toContain(canary)
    expect(erms).toContain('path="files/000001.txt.age"')
    expect(await opened(join(data, 'files/000001.txt.age'))).toBe('Här står glödlampskalkylen.')
  })

  test('O2 K4: a row of somebody with protected identity: a neutral name, left out, or whole for the archive alone', async () => {
    for (const [handling, told] of [['neutral', [{form: 'open', cases: 2}]], ['left-out', [{form: 'open', cases: 1}]], ['sealed', [{form: 'open', cases: 1}, {form: 'sealed', cases: 1}]]] as const) {
      const town = await aTown({protected: handling, secret: 'included', recipient})
      await town.within('2026-02-04T08:00:00Z', async ({db}) => {
        const [found]: {id: EntryId}[] = await db('entry').where({case_number: 'KS 2026/00002', kind: 'document'}).select('id')
        const [version]: {content: string}[] = await db('version').where({entry_id: found?.id}).select('content')
        await db('version').where({entry_id: found?.id}).update({content: JSON.stringify({...JSON.parse(version?.content ?? '{}') as object, protection: 'marked'})})
      })
      const {packages} = await exportFrom(town)
      expect(packages, handling).toMatchObject(told)
      const text = (await Promise.all(packages.map(async ({path}) => (await Promise.all((await readdir(path ?? '', {recursive: true, withFileTypes: true})).flatMap((entry) => (entry.isFile() ? [readFile(join(entry.parentPath, entry.name), 'utf8')] : [])))).join('')))).join('')
      for (const canary of CANARIES) expect(text.includes(canary), `${canary}, ${handling}`).toBe(false)
      expect(text.includes('<protectedIdentity>true</protectedIdentity>')).toBe(handling === 'neutral')
      expect((await town.within(LATER, (session) => planArchive(session, {committee: null, years: null, listed: null}))).cases['left-out']).toBe(handling === 'left-out' ? 1 : 0)
    }
  })

  test('without the archive’s key nothing can be sealed', async () => {
    await expect(Town.found({settings: {delivery: {protected: 'sealed'}}})).rejects.toThrow('recipient')
  })
})

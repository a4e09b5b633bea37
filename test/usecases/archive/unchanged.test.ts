import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {generateIdentity, identityToRecipient} from 'age-encryption'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {holdCase} from '../../../src/usecases/archive/hold-case.js'
import {dropPackage, listPackages} from '../../../src/usecases/archive/packages.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {purgeEntries} from '../../../src/io/db/purge-table.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'
import {attachmentsOf, CLOSED, exportFrom, LATER, packagesOf} from './support.js'

async function aTown(rows: readonly SourceRow[], settings: object = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', rows)
  return town
}

const standings = async (town: Town, at: string): Promise<Readonly<Record<string, number>>> => (await town.within(at, (session) => planArchive(session, {committee: null, years: null, listed: null}))).cases
const caseNumber = (at: number): string => `KS 2026/${String(at).padStart(5, '0')}`
/** More than are read at once, so that something may happen while a package is written. */
const MANY = Array.from({length: 150}, (_, at) => aRow({arendenummer: caseNumber(at + 1), ...CLOSED}))

describe('H5: a package is what it was to be, or none', () => {
  test('a case that is put under hold, and one that is changed, while the package is written do not go with it; the others do', async () => {
    const town = await aTown(MANY)
    let isMeanwhile = true
    const meanwhile: Promise<unknown>[] = []
    const {packages, refused} = await exportFrom(town, LATER, {
      onProgress: () => {
        if (!isMeanwhile) return
        isMeanwhile = false
        meanwhile.push(town.within(LATER, async (session) => {
          await holdCase(session, {id: caseNumber(7), committee: 'KS', reason: 'dispute'})
        }))
      },
    })
    await Promise.all(meanwhile)
    expect(refused).toEqual([])
    expect(packages.map(({cases}) => cases)).toEqual([149])
    expect(await readFile(join(packages[0]?.path ?? '', 'representations/rep1/data/ERMS.xml'), 'utf8')).not.toContain(caseNumber(7))
    expect(await standings(town, LATER)).toMatchObject({delivered: 149, 'under-hold': 1, leaves: 0})
    expect((await readdir(packagesOf(town))).filter((name) => name.endsWith('.part'))).toEqual([])
    const kinds = (await town.within(LATER, ({db}) => auditTrail(db))).map(({event}) => event?.kind).filter((kind) => kind?.startsWith('package.'))
    expect(kinds).toEqual(['package.begun', 'package.abandoned', 'package.begun', 'package.written'])
  })

  test('a document that leaves the register makes no room for one that the archive never got', async () => {
    const town = await aTown([1, 2, 3].map((at) => aRow({handlingsnummer: String(at), ...CLOSED})))
    await exportFrom(town)
    const before = await town.within(LATER, ({db}) => db('archive_package_case').select('covers'))
    const documents: {id: EntryId}[] = await town.within(LATER, ({db}) => db('entry').where({kind: 'document'}).orderBy('document_number').select('id'))
    await town.within('2028-03-02T08:00:00Z', (session) => session.change(async (change) => {
      await purgeEntries(change.tx, session.dialect, documents.slice(0, 1).map(({id}) => id), 'time')
      await change.record({kind: 'entry.erased', entry: documents[0]?.id ?? ('' as EntryId), ground: 'time'})
    }))
    const after = await town.within('2028-03-02T09:00:00Z', ({db}) => db('archive_package_case').select('covers'))
    expect(Number(after[0]?.covers)).toBe(Number(before[0]?.covers) - 1)
  })

  test('a package that somebody writes is dropped by nobody', async () => {
    const town = await aTown(MANY)
    const outcome: unknown[] = []
    const meanwhile: Promise<unknown>[] = []
    await exportFrom(town, LATER, {
      onProgress: ({package: id}) => {
        if (meanwhile.length === 0) meanwhile.push(town.within(LATER, async (session) => outcome.push(await refusalOf(() => dropPackage(session, id)))))
      },
    })
    await Promise.all(meanwhile)
    expect(outcome).toMatchObject([{code: 'locked'}])
    expect(await town.within(LATER, (session) => listPackages(session, {committee: null, state: null}))).toMatchObject([{state: 'delivered', cases: 150}])
  })

  test('one package that cannot be written keeps no other back, and is told', async () => {
    const town = await aTown([aRow(CLOSED), aRow({arendenummer: caseNumber(2), handlingsrubrik: 'Utlåtande', handlingsrubrik_sekretess: 'ja', lagrum: 'OSL 21:1', ...CLOSED})], {delivery: {secret: 'sealed', recipient: await identityToRecipient(await generateIdentity())}})
    const {delivery} = town.settings
    town.settings = {...town.settings, delivery: {...delivery, recipient: 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'}}
    const {packages, refused} = await exportFrom(town)
    expect(packages).toMatchObject([{form: 'open', cases: 1}])
    expect(refused).toMatchObject([{refusal: {code: 'archive-key-unusable'}}])
    town.settings = {...town.settings, delivery}
    expect((await exportFrom(town)).packages).toMatchObject([{form: 'sealed', cases: 1}])
  })

  test('what was begun in one folder is gone on with there', async () => {
    const town = await aTown([aRow(CLOSED)])
    const {packages: [made]} = await exportFrom(town)
    await town.asOwner((db) => db('archive_package').update({finished_at: null, mets_sha256: null}))
    const elsewhere = await attachmentsOf(town, {})
    const {refused} = await exportFrom(town, LATER, {to: elsewhere})
    // Its name is taken there already; in the other folder nothing was begun.
    expect(refused).toMatchObject([{package: made?.id, refusal: {code: 'file-exists'}}])
    expect(await readdir(elsewhere)).toEqual([])
    // Nothing is left of what could not be gone on with, and the next export takes the case.
    expect((await exportFrom(town, LATER, {to: elsewhere})).packages).toMatchObject([{cases: 1}])
  })
})

describe('X8: once more, as it was', () => {
  test('is in the log before it leaves; one that was dropped, or is sealed, is not written again', async () => {
    const town = await aTown([aRow(CLOSED), aRow({arendenummer: caseNumber(2), handlingsrubrik: 'Utlåtande', handlingsrubrik_sekretess: 'ja', lagrum: 'OSL 21:1', ...CLOSED})], {delivery: {secret: 'sealed', recipient: await identityToRecipient(await generateIdentity())}})
    const {packages} = await exportFrom(town)
    const [open, sealed] = packages.map(({id}) => id ?? '')
    const again = await attachmentsOf(town, {})
    await exportFrom(town, LATER, {again: open ?? '', to: again})
    expect((await town.within(LATER, ({db}) => auditTrail(db))).map(({event}) => event)).toContainEqual({kind: 'package.asked-again', package: open})
    // Were the key gone from the settings, nothing of it would be written in the clear.
    const {recipient: _, ...delivery} = town.settings.delivery
    town.settings = {...town.settings, delivery}
    expect(await refusalOf(() => exportFrom(town, LATER, {again: sealed ?? '', to: again}))).toMatchObject({code: 'package-not-same'})
    await town.within(LATER, (session) => dropPackage(session, open ?? ''))
    expect(await refusalOf(() => exportFrom(town, LATER, {again: open ?? '', to: again}))).toMatchObject({code: 'package-dropped'})
    expect((await readdir(again)).sort()).toEqual([open, `${open}.sha256`])
  })
})

import {readReceipt, type PackageReceipt} from '../../core/archive/receipt.js'
import {PLACES} from '../../core/archive/packed-file.js'
import {Refusal} from '../../core/refusal.js'
import type {Dialect} from '../../io/db/dialects/dialect.js'
import {casesOfPackage, marksOfCases, receivePackage} from '../../io/db/package-table.js'
import {casesWithReceipt, keepReceipts} from '../../io/db/purge-table.js'
import {digestIfThere} from '../../io/files/archive/file-bytes.js'
import {nameOf, packageAt} from '../../io/files/archive/package-place.js'
import {readReceiptFile} from '../../io/files/archive/receipt-file.js'
import {localTime} from '../../core/terms/local-time.js'
import {deed, type Session} from '../deed.js'
import {packageOf, type ListedPackage} from './packages.js'

/** The archive's receipt, and the package that it is for: its folder, or its id where that lies here no more. */
export interface ReceiptOrder {
  readonly package: string
  readonly file: string
}

export interface ReceivedPackage {
  readonly id: string
  readonly committee: string
  readonly metsSha256: string
  /** SHA-256 of what the archive sent. */
  readonly receiptSha256: string
  readonly receivedOn: string
  readonly reference: string | null
  /** Cases that the archive has signed for, and those of them that have changed since they were read: they wait for another receipt. */
  readonly cases: number
  readonly changedSince: number
  /** Those that the archive has got less than the whole of, whose copies here stay; told only to whoever may see every committee (K4). */
  readonly veiled: number
}

/** Takes in the archive's receipt for a package (O3): from then on its cases are the archive's, and their copies here may go in their time. */
export const receiveReceipt = deed('archive.receive', async (session, {package: named, file}: ReceiptOrder): Promise<ReceivedPackage> => {
  const folder = await packageAt(named)
  const id = folder === null ? named : nameOf(folder)
  const known = await packageOf(session, id, 'archive.receive')
  const mayGoVeiled = session.settings.delivery.purgeVeiled
  await refuseUnlessAwaited(session.db, session.dialect, known, mayGoVeiled)
  if (folder !== null && digestIfThere(`${folder}/${PLACES.mets}`) !== known.metsSha256) throw new Refusal('package-changed', {folder: named})
  const {fields, sha256} = await readReceiptFile(file)
  const receipt = refuseNone(readReceipt(fields), file)
  if (receipt.package !== id) throw new Refusal('receipt-of-another', {file, differs: 'package'})
  if (receipt.sha256 !== known.metsSha256) throw new Refusal('receipt-of-another', {file, differs: 'sha256'})
  // Before it was made nobody can have had it, nor on a day to come.
  if (receipt.receivedOn < localTime(new Date(known.madeAt), session.settings.timeZone).day || receipt.receivedOn > session.today) throw new Refusal('receipt-of-another', {file, differs: 'received'})
  return session.change(async ({tx, at, record}) => {
    await refuseUnlessAwaited(tx, session.dialect, await packageOf({may: (right, committee) => session.may(right, committee), db: tx}, id, 'archive.receive'), mayGoVeiled)
    const cases = await casesOfPackage(tx, session.dialect, id)
    const signed = cases.filter(({isVeiled}) => mayGoVeiled || !isVeiled)
    await keepReceipts(tx, signed.map(({entry, covers}) => ({caseEntry: entry, package: id, sha256, covers, receivedAt: at})))
    await receivePackage(tx, id, receipt.reference, at)
    await record({kind: 'package.received', package: id, sha256: known.metsSha256, receipt: sha256, cases: cases.length}, known.committee)
    // Where the numbers of one committee are told, marked cases are counted in none of them (K4).
    const isForAll = session.may('archive.receive', '*')
    const marked = isForAll ? 0 : [...(await marksOfCases(tx, session.dialect, cases.map(({entry}) => entry))).values()].filter(({isProtected}) => isProtected).length
    return {id, committee: known.committee, metsSha256: known.metsSha256, receiptSha256: sha256, receivedOn: receipt.receivedOn, reference: receipt.reference, cases: cases.length - marked, changedSince: cases.filter(({covers, extent}) => extent > covers).length, veiled: isForAll ? cases.length - signed.length : 0}
  })
})

/** The same receipt counts once more for cases of which the archive has not got all, when the municipality has said since that they may go. */
async function refuseUnlessAwaited(db: Session['db'], dialect: Dialect, {id, state}: ListedPackage, mayGoVeiled: boolean): Promise<void> {
  if (state === 'dropped') throw new Refusal('package-dropped', {package: id})
  if (state === 'begun') throw new Refusal('package-unknown', {package: id})
  if (state === 'delivered') return
  const waiting = (await casesOfPackage(db, dialect, id)).filter(({isVeiled}) => isVeiled).map(({entry}) => entry)
  const signed = await casesWithReceipt(db, dialect, waiting)
  if (!mayGoVeiled || waiting.every((entry) => signed.has(entry))) throw new Refusal('package-received', {package: id})
}

function refuseNone(read: ReturnType<typeof readReceipt>, file: string): PackageReceipt {
  if (!('kind' in read)) return read
  throw read.kind === 'missing' ? new Refusal('receipt-unreadable', {file, missing: read.field}) : new Refusal('receipt-refuses', {file})
}

import {join, relative} from 'node:path'
import {ENDED} from '../../core/forwarding/journey.js'
import type {PersonCommittee} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {OutOfSight} from '../../io/db/dialects/dialect.js'
import {forgetLettersTo, lettersTo} from '../../io/db/letter-table.js'
import {setScrubPending} from '../../io/db/meta-table.js'
import {deletePersons, insertPersons, personById, personsByIndex} from '../../io/db/protected-person-table.js'
import {deleteRecordsOf, recordsOf} from '../../io/db/person-record-table.js'
import {ByteSearch, NEEDLE_BYTES_MIN} from '../../io/files/byte-search.js'
import {everyFile} from '../../io/files/old-files.js'
import {removeCopies} from '../../io/files/vault-copies.js'
import {VAULT_COPIES, VAULT_FOLDER} from '../../io/files/vault-folder.js'
import {ownFolders} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'
import type {SealedPerson} from '../../io/vault/vault.js'
import {deed} from '../deed.js'
import {scrub} from '../retention/leave-register.js'
import {waysToWrite} from '../retention/search-traces.js'
import {copyKeys, replaceCopies} from './copy-keys.js'
import {ownOf} from './own-of.js'
import {readOne, SHOWN} from './read-person.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** The program's own proof that a person has left. */
export interface RemovedPerson {
  /** False where other committees keep the person still: theirs was taken away, and nothing else. */
  readonly isGone: boolean
  /** False while bytes may still stand in the database's files: somebody was reading. */
  readonly scrubbed: boolean
  /** Files and bytes that were looked through, and how many ways of writing what was kept. */
  readonly files: number
  readonly bytes: number
  readonly texts: number
  /** Files that hold sealed fields or the wrapped key: anything but none is a fault. The blind index is not looked for: other committees' rows of the same number have it too. */
  readonly sealedIn: readonly string[]
  /** Files that say the number, the name or the address in the open: another store's, such as an entry of the register, and for that store's rules. */
  readonly saidIn: readonly string[]
  /** Copies of the key store that held the person's key, and are gone: with them an old backup of the register brings nobody back. */
  readonly copiesRemoved: number
  readonly outOfSight: readonly OutOfSight[]
}

/**
 * Removes a person: the key first of all that opens what is kept of them, then what is kept, and looks for both in every byte. What had been left about them was taken in at the unlocking, and goes too. Whoever may
 * read for some of the row's committees alone takes those away. A removal that was cut short is gone on with.
 */
export const removePerson = deed('vault.hold', async (session, {unlocking, id}: {readonly unlocking: Unlocking; readonly id: string}): Promise<RemovedPerson> =>
  withVault(session, unlocking, async (open) => {
    const {vault, store, series} = open
    const kept = await personById(session.db, id)
    const own = kept === null ? [] : ownOf(session, kept)
    const isCutShort = kept !== null && own.length > 0 && !(await vault.hasKeyOf(kept.id))
    const said = isCutShort ? null : await readOne(session, open, {kept, subject: id, why: 'removal', medium: 'view', fields: SHOWN}).catch(nullIfAltered)
    if (kept === null) throw new Refusal('person-not-found')
    const letters = await lettersTo(session.db, kept.id)
    const underWay = letters.filter(({state, committee}) => !ENDED.has(state) && session.may('vault.hold', committee))
    if (underWay.length > 0) throw new Refusal('person-has-letters', {numbers: underWay.map(({number}) => number).join(', ')})
    const others = kept.committees.filter((code) => !own.includes(code))
    if (others.length > 0 && said === null) throw new Refusal('sealed-altered')
    if (others.length > 0) return {...(await withdraw(session, open, kept, {others, hasLettersUnderWay: letters.some(({state}) => !ENDED.has(state))})), outOfSight: session.dialect.outOfSight}
    const wrapped = await store.personKey(vault.roster.generation, kept.id)
    await store.dropPersonKey(kept.id)
    // With the key in them: before the row goes, without which nobody would know that this was to be done.
    const copiesRemoved = await removeCopies(join(session.folder, VAULT_COPIES))
    const records = await recordsOf(session.db, [kept.id])
    await series.change(async ({tx}, sign) => {
      await deletePersons(tx, [kept.id])
      await deleteRecordsOf(tx, [kept.id])
      await forgetLettersTo(tx, kept.id)
      await setScrubPending(tx, true)
      await sign({kind: 'person.removed', person: vault.pseudonymOf(kept.id), holder: vault.holder})
    })
    await copyKeys(session, store)
    const {scrubbed} = await scrub(session)
    const sealed = [kept.seal, ...Object.values(kept.fields), ...records.map((record) => Buffer.from(record.sealed).toString('base64')), ...letters.flatMap((letter) => [letter.sealed, letter.mark])].filter((text) => text !== '').map((text) => Buffer.from(text))
    const inTheOpen = said === null ? [] : [said.number, said.number.slice(2), `${said.number.slice(2, 8)}-${said.number.slice(8)}`, `${said.number.slice(0, 8)}-${said.number.slice(8)}`, said.name, ...said.address.split('\n')]
    return {
      isGone: true,
      scrubbed,
      copiesRemoved,
      ...search(session, [...sealed, ...(wrapped === null ? [] : [Buffer.from(wrapped)])], inTheOpen),
      outOfSight: session.dialect.outOfSight,
    }
  }),
)

/** The row is others' from now on; where those have one already, that one stays as the only one. */
async function withdraw(session: Session, {vault, store, series}: OpenVault, kept: SealedPerson, {others, hasLettersUnderWay}: {readonly others: readonly PersonCommittee[]; readonly hasLettersUnderWay: boolean}): Promise<Omit<RemovedPerson, 'outOfSight'>> {
  // Their letters open with this row's key: it stays until those are ended.
  const hasOwn = !hasLettersUnderWay && (await personsByIndex(session.db, kept.index)).some(({id, committees}) => id !== kept.id && JSON.stringify(committees) === JSON.stringify(others))
  const left = hasOwn ? null : await vault.resealed(kept, others)
  if (hasOwn) await store.dropPersonKey(kept.id)
  await series.change(async ({tx}, sign) => {
    await deletePersons(tx, [kept.id])
    if (left === null) {
      await deleteRecordsOf(tx, [kept.id])
      await forgetLettersTo(tx, kept.id)
    }
    if (left !== null) await insertPersons(tx, [left])
    await sign({kind: 'person.removed', person: vault.pseudonymOf(kept.id), holder: vault.holder})
  })
  if (hasOwn) await replaceCopies(session, store)
  return {isGone: false, scrubbed: true, files: 0, bytes: 0, texts: 0, sealedIn: [], saidIn: [], copiesRemoved: 0}
}

/** Somebody whose row does not open is removed all the same; of them nothing is known to look for in the open. */
function nullIfAltered(error: unknown): null {
  if (error instanceof Refusal && error.code === 'sealed-altered') return null
  throw error
}

function search(session: Session, sealed: readonly Buffer[], texts: readonly string[]): Pick<RemovedPerson, 'files' | 'bytes' | 'texts' | 'sealedIn' | 'saidIn'> {
  const said = texts.flatMap(waysToWrite).filter(({length}) => length >= NEEDLE_BYTES_MIN)
  const needles = [...sealed, ...said]
  const looking = new ByteSearch(needles)
  const [sealedIn, saidIn] = [new Set<string>(), new Set<string>()]
  let [files, bytes] = [0, 0]
  for (const path of [...session.dialect.databaseFiles(session.place), ...[...ownFolders(session.folder), join(session.folder, VAULT_FOLDER)].flatMap((folder) => [...everyFile(folder)])]) {
    const looked = looking.inFile(path)
    if (looked === null) continue
    files += 1
    bytes += looked.bytes
    for (const index of looked.found) (index < sealed.length ? sealedIn : saidIn).add(relative(session.folder, path))
  }
  return {files, bytes, texts: needles.length, sealedIn: [...sealedIn].sort(), saidIn: [...saidIn].sort()}
}

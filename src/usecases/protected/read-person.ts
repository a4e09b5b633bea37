import {PERSON_FIELDS, type PersonId, type ProtectedPerson, type ReadField, type ReadingMedium, type ReadingReason, type ShownPerson} from '../../core/protected/person.js'
import type {ShownRecord} from '../../core/protected/record.js'
import {Refusal} from '../../core/refusal.js'
import {personById, personsByIndex} from '../../io/db/protected-person-table.js'
import {expectRoomFor, writeNewFile} from '../../io/files/new-file.js'
import type {Session} from '../../io/session.js'
import {SealBroken} from '../../io/vault/ciphers.js'
import type {SealedPerson} from '../../io/vault/vault.js'
import {personPaper} from '../../papers/protected/person-paper.js'
import type {Language} from '../../words/languages.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {ownOf} from './own-of.js'
import {areAllThere, openRecords} from './person-records.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** Who unlocks, whom they look for and why. */
export interface ReadOrder {
  readonly unlocking: Unlocking
  readonly why: ReadingReason
}

/** Finds a protected person by number, twelve digits: what was said of them last for a committee that one may read for. */
export const findPerson = deed('vault.hold', async (session, {unlocking, why, number}: ReadOrder & {readonly number: string}): Promise<ShownPerson> =>
  withVault(session, unlocking, async (open) => {
    const subject = open.vault.indexOf(number)
    const kept = (await personsByIndex(session.db, subject)).find((person) => ownOf(session, person).length > 0) ?? null
    return readOne(session, open, {kept, subject, why, medium: 'view', fields: SHOWN, number})
  }),
)

/** Shows a protected person by the id that they have here. */
export const showPerson = deed('vault.hold', async (session, {unlocking, why, id}: ReadOrder & {readonly id: string}): Promise<ShownPerson> =>
  withVault(session, unlocking, async (open) => readOne(session, open, {kept: await personById(session.db, id), subject: id, why, medium: 'view', fields: SHOWN})),
)

/** Puts a protected person on a paper of their own: a page to print, in a file that only its owner can read. A file that is there is refused before anything is read. */
export const printPerson = deed('vault.hold', async (session, {unlocking, why, id, file, language}: ReadOrder & {readonly id: string; readonly file: string; readonly language: Language}): Promise<PersonId> =>
  withVault(session, unlocking, async (open) => {
    expectRoomFor(file)
    const person = await readOne(session, open, {kept: await personById(session.db, id), subject: id, why, medium: 'paper', fields: SHOWN})
    const about = {language, printedAt: shownAt(session.now, session.settings.timeZone), printedBy: open.vault.holder, isRehearsal: session.isRehearsal}
    await writeNewFile(file, personPaper(person, about))
    return person.id
  }),
)

/** What is shown of a person: every field, and what has been written down about them. */
export const SHOWN: readonly ReadField[] = [...PERSON_FIELDS, 'records']

interface Asked {
  readonly kept: SealedPerson | null
  /** What stands for the person where nobody is found. */
  readonly subject: string
  readonly why: ReadingReason
  readonly medium: ReadingMedium
  readonly fields: readonly ReadField[]
  /** The number by which the row was found, which must be the one that it holds. */
  readonly number?: string
}

/**
 * Opens one person (K5): first the log says who is to read what of whom, and why, and that is on the disk; then the fields are opened; then the log says what came of it. Nobody there, somebody
 * kept for other committees and somebody whose key is gone are one and the same answer, after the same work (K4).
 */
export async function readOne(session: Session, open: OpenVault, {kept, subject, why, medium, fields, number}: Asked): Promise<ShownPerson> {
  const {vault, series} = open
  const reading: string = session.newId()
  const person = vault.pseudonymOf(kept?.id ?? subject)
  await series.change(async (_, sign) => sign({kind: 'reading.intended', reading, holder: vault.holder, person, fields, why, medium}))
  const done = async (outcome: 'shown' | 'absent' | 'failed'): Promise<void> => series.change(async (_, sign) => sign({kind: 'reading.done', reading, holder: vault.holder, outcome}))
  try {
    const committees = kept === null ? [] : ownOf(session, kept)
    const plain: ProtectedPerson | null = await vault.openPerson(kept !== null && committees.length > 0 ? kept : nobody(session))
    if (kept === null || committees.length === 0 || plain === null) {
      await done('absent')
      throw new Refusal('person-not-found')
    }
    if (number !== undefined && plain.number !== number) throw new SealBroken()
    const written = (await openRecords(session, open, [kept.id])).get(kept.id) ?? []
    if (!(await areAllThere(session, open, kept.id, written))) throw new SealBroken()
    // Where another committee's rows name the person is not this reader's to know (K10).
    const records = written.filter(({record}) => record.kind !== 'found' || session.may('vault.hold', record.committee)).map(({id, at, by, record}): ShownRecord => ({id, at: shownAt(at, session.settings.timeZone), by, record}))
    await done('shown')
    return {id: kept.id, committees, saidAt: shownAt(kept.addedAt, session.settings.timeZone), ...plain, records}
  } catch (error) {
    if (error instanceof Refusal) throw error
    await done('failed').catch(() => undefined)
    throw error instanceof SealBroken ? new Refusal('sealed-altered') : error
  }
}

/** A row that is nobody’s: to look for a key takes the same work. */
export function nobody({newId, now}: Session): SealedPerson {
  return {id: newId() as string as PersonId, index: '', committees: [], addedAt: now, fields: {number: '', name: '', address: '', level: '', particulars: ''}, seal: ''}
}

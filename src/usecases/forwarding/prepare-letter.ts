import {letterProblem, letterText, sameLetterText, type Letter} from '../../core/forwarding/letter.js'
import {isNear, whyNotForwarded} from '../../core/forwarding/recipient.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {insertLetters, lettersMarked, nextNumbers, type KeptLetter} from '../../io/db/letter-table.js'
import {personById, personsByIndex} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import type {SealedPerson} from '../../io/vault/vault.js'
import {deed} from '../deed.js'
import {ownOf} from '../protected/own-of.js'
import {readOne} from '../protected/read-person.js'
import {withVault, type OpenVault, type Unlocking} from '../protected/unlock.js'

/** Whom a letter is for: by the id that they have here, or by number, twelve digits. */
export type LetterRecipient = {readonly id: string} | {readonly number: string}

/** A letter as somebody tells of it. `committee`: whose letter it is; null for the only one that the person is kept for. */
export interface ToldLetter {
  readonly to: LetterRecipient
  readonly committee: string | null
  readonly letter: Letter
}

/** A letter that waits for a batch now. */
export interface PreparedLetter {
  readonly number: number
  readonly id: string
  readonly committee: CommitteeCode
  /** True where it may come too late, even if it is posted today. */
  readonly isNear: boolean
}

/** Prepares one letter to be forwarded by Skatteverket (L1–L3). */
export const prepareLetter = deed('vault.hold', async (session, {unlocking, told}: {readonly unlocking: Unlocking; readonly told: ToldLetter}): Promise<PreparedLetter> => {
  const problem = letterProblem(told.letter, session.settings.forwarding.envelope.gramsMax)
  if (problem !== null) throw new Refusal(problem)
  return withVault(session, unlocking, async (open) => {
    const [prepared] = await keepLetters(session, open, [await sealedLetter(session, open, told)])
    if (prepared === undefined) throw new Error('A letter was not kept')
    return prepared
  })
})

/** A letter that has been judged and sealed, before it is kept. */
export interface SealedLetter {
  readonly told: ToldLetter
  readonly person: PersonId
  readonly committee: CommitteeCode
  readonly id: string
  readonly sealed: string
  readonly mark: string
}

/** Judges whom a letter is for, in whose name it goes, and seals it. The reading of the person is in the log before. */
export async function sealedLetter(session: Session, open: OpenVault, told: ToldLetter): Promise<SealedLetter> {
  const rows = await rowsOf(session, open, told.to)
  const own = rows.filter((row) => ownOf(session, row).length > 0)
  const chosen = chooseRow(session, own, told)
  const subject = 'number' in told.to ? open.vault.indexOf(told.to.number) : told.to.id
  const person = await readOne(session, open, {kept: chosen?.row ?? null, subject, why: 'letter', medium: 'view', fields: ['number', 'address', 'level', 'particulars'], ...('number' in told.to && chosen !== null ? {number: told.to.number} : {})})
  if (chosen === null) throw new Refusal('person-not-found')
  const others = [...(await open.vault.openPersons(own.filter(({id}) => id !== chosen.row.id))).values()]
  const stop = whyNotForwarded([person, ...others], told.letter.reason)
  if (stop !== null) throw new Refusal(stop)
  const id: string = session.newId()
  const sealed = await open.vault.sealLetter(person.id, id, {text: letterText(told.letter), same: sameLetterText(told.letter)})
  if (sealed === null) throw new Refusal('sealed-altered')
  return {told, person: person.id, committee: chosen.committee, id, ...sealed}
}

/** Keeps letters that were sealed; one that is there already is refused, and then none is kept. */
export async function keepLetters(session: Session, {vault, series}: OpenVault, letters: readonly SealedLetter[]): Promise<readonly PreparedLetter[]> {
  const {today, settings} = session
  return series.change(async ({tx, at}, sign) => {
    const known = await lettersMarked(tx, letters.map(({mark}) => mark))
    for (const {mark} of letters) {
      const number = known.get(mark)
      if (number !== undefined) throw new Refusal('letter-twice', {number})
    }
    const first = await nextNumbers(tx, 'lettersMade', letters.length)
    const kept = letters.map(({told: {letter}, person, committee, id, sealed, mark}, index): KeptLetter => ({id, number: first + index, person, committee, kind: letter.kind, due: letter.due, mark, state: 'prepared', batch: null, envelope: null, addedAt: at, movedAt: at, sealed}))
    await insertLetters(tx, kept)
    for (const {id, person, sealed} of kept) await sign({kind: 'letter.prepared', letter: id, person: vault.pseudonymOf(person), holder: vault.holder, sha256: sha256(sealed)})
    return kept.map(({number, id, committee, due}) => ({number, id, committee, isNear: isNear(due, today, settings.forwarding.daysToAllow)}))
  })
}

async function rowsOf(session: Session, {vault}: OpenVault, to: LetterRecipient): Promise<readonly SealedPerson[]> {
  if ('number' in to) return personsByIndex(session.db, vault.indexOf(to.number))
  const named = await personById(session.db, to.id)
  if (named === null) return []
  // The one who was named first: it is that row that is meant.
  return [named, ...(await personsByIndex(session.db, named.index)).filter(({id}) => id !== named.id)]
}

/** The row that a letter is written by, and the committee that it goes in the name of; null where nobody is there whom one may write to. */
function chooseRow(session: Session, own: readonly SealedPerson[], {to, committee}: ToldLetter): {readonly row: SealedPerson; readonly committee: CommitteeCode} | null {
  const candidates = 'id' in to ? own.filter(({id}) => id === to.id) : own
  const [first] = candidates
  if (first === undefined) return null
  if (committee !== null) {
    session.committee(committee)
    session.demand('vault.hold', committee)
    const row = candidates.find(({committees}) => (committees as readonly string[]).includes(committee)) ?? candidates.find(({committees}) => committees.includes('*'))
    if (row === undefined) throw new Refusal('letter-committee-differs')
    return {row, committee: committee as CommitteeCode}
  }
  const codes = [...new Set(candidates.flatMap((row) => ownOf(session, row)))]
  const named = codes.filter((code) => code !== '*')
  const only = named.length === 1 && codes.length === 1 ? named[0] : Object.keys(session.settings.committees).length === 1 ? Object.keys(session.settings.committees)[0] : undefined
  if (only === undefined) throw new Refusal('letter-committee-missing')
  return {row: candidates.find(({committees}) => (committees as readonly string[]).includes(only)) ?? first, committee: only as CommitteeCode}
}

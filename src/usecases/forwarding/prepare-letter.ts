import {letterProblem, letterText, sameLetterText, type Letter} from '../../core/forwarding/letter.js'
import {isNear, whyNotForwarded} from '../../core/forwarding/recipient.js'
import type {PersonId, ProtectedPerson} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {insertLetters, lettersMarked, nextNumbers, type KeptLetter} from '../../io/db/letter-table.js'
import {personsByIds, personsByIndexes} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import type {SealedPerson} from '../../io/vault/vault.js'
import {deed} from '../deed.js'
import {ownOf} from '../protected/own-of.js'
import {nobody} from '../protected/read-person.js'
import {withVault, type OpenVault, type Unlocking} from '../protected/unlock.js'
import {expectCompared, letterDigest} from './letters.js'

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
    const [sealed] = await sealLetters(session, open, [told])
    if (sealed instanceof Refusal) throw sealed
    const [prepared] = sealed === undefined ? [] : await keepLetters(session, open, [sealed])
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
  /** What the same letter is called under the keys of the person's other rows. */
  readonly otherMarks: readonly string[]
}

/** Judges whom letters are for, in whose name each goes, and seals it; or says why it may not go. All readings are in the log before anybody is opened (K5), and what came of each after. */
export async function sealLetters(session: Session, open: OpenVault, letters: readonly ToldLetter[]): Promise<readonly (SealedLetter | Refusal)[]> {
  const {vault, series} = open
  await expectCompared(session)
  const rows = await rowsOf(session, open, letters)
  const readings = letters.map(({to}, at) => ({reading: session.newId(), person: vault.pseudonymOf(rows[at]?.[0]?.id ?? ('number' in to ? vault.indexOf(to.number) : to.id))}))
  await series.change(async (_, sign) => {
    for (const {reading, person} of readings) await sign({kind: 'reading.intended', reading, holder: vault.holder, person, fields: ['number', 'address', 'level', 'particulars'], why: 'letter', medium: 'view'})
  })
  // Nobody there takes the same work as somebody who is (K4).
  const known = [...new Map(rows.flat().map((row) => [row.id, row])).values()]
  const opened = await vault.openPersons([...known, ...letters.flatMap((_, at) => (rows[at]?.length === 0 ? [nobody(session)] : []))])
  const isWhole = opened.size === known.length && letters.every(({to}, at) => !('number' in to) || (rows[at] ?? []).every(({id}) => opened.get(id)?.number === to.number))
  await series.change(async (_, sign) => {
    for (const [at, {reading}] of readings.entries()) await sign({kind: 'reading.done', reading, holder: vault.holder, outcome: !isWhole ? 'failed' : rows[at]?.length === 0 ? 'absent' : 'shown'})
  })
  if (!isWhole) throw new Refusal('sealed-altered')
  const sealed: (SealedLetter | Refusal)[] = []
  for (const [at, told] of letters.entries()) sealed.push(await sealOne(session, open, told, rows[at] ?? [], opened).catch(asRefusal))
  return sealed
}

async function sealOne(session: Session, {vault}: OpenVault, told: ToldLetter, rows: readonly SealedPerson[], opened: ReadonlyMap<PersonId, ProtectedPerson>): Promise<SealedLetter> {
  const chosen = chooseRow(session, rows, told)
  const stop = whyNotForwarded(rows.flatMap(({id}) => opened.get(id) ?? []), told.letter.reason)
  if (stop !== null) throw new Refusal(stop)
  const id: string = session.newId()
  const sealed = await vault.sealLetter(chosen.row.id, id, {text: letterText(told.letter), same: sameLetterText(told.letter, chosen.committee)})
  if (sealed === null) throw new Refusal('sealed-altered')
  const otherMarks: string[] = []
  for (const row of rows) {
    const mark = row.id === chosen.row.id ? null : await vault.letterMark(row.id, sameLetterText(told.letter, chosen.committee))
    if (mark !== null) otherMarks.push(mark)
  }
  return {told, person: chosen.row.id, committee: chosen.committee, id, ...sealed, otherMarks}
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal && error.code !== 'sealed-altered') return error
  throw error
}

/** Keeps letters that were sealed; one that is there already is refused, and then none is kept. */
export async function keepLetters(session: Session, {vault, series}: OpenVault, letters: readonly SealedLetter[]): Promise<readonly PreparedLetter[]> {
  const {today, settings} = session
  return series.change(async ({tx, at}, sign) => {
    const known = await lettersMarked(tx, letters.flatMap(({mark, otherMarks}) => [mark, ...otherMarks]))
    for (const {mark, otherMarks} of letters) {
      const number = [mark, ...otherMarks].map((one) => known.get(one)).find((one) => one !== undefined)
      if (number !== undefined) throw new Refusal('letter-twice', {number})
    }
    const first = await nextNumbers(tx, 'lettersMade', letters.length)
    const kept = letters.map(({told: {letter}, person, committee, id, sealed, mark}, index): KeptLetter => ({id, number: first + index, person, committee, kind: letter.kind, due: letter.due, mark, state: 'prepared', batch: null, envelope: null, addedAt: at, movedAt: at, sealed}))
    await insertLetters(tx, kept)
    for (const letter of kept) await sign({kind: 'letter.prepared', letter: letter.id, person: vault.pseudonymOf(letter.person), holder: vault.holder, sha256: letterDigest(letter)})
    return kept.map(({number, id, committee, due}) => ({number, id, committee, isNear: isNear(due, today, settings.forwarding.daysToAllow)}))
  })
}

/** The rows of each person that the one who acts may read for, the one that was named by its id first. */
async function rowsOf(session: Session, {vault}: OpenVault, letters: readonly ToldLetter[]): Promise<readonly (readonly SealedPerson[])[]> {
  const named = new Map((await personsByIds(session.db, letters.flatMap(({to}) => ('id' in to ? [to.id as PersonId] : [])))).map((row) => [row.id as string, row]))
  const indexes = letters.map(({to}) => ('number' in to ? vault.indexOf(to.number) : named.get(to.id)?.index))
  const byIndex = new Map<string, SealedPerson[]>()
  for (const row of await personsByIndexes(session.db, [...new Set(indexes.flatMap((index) => index ?? []))])) {
    if (ownOf(session, row).length > 0) byIndex.set(row.index, [...(byIndex.get(row.index) ?? []), row])
  }
  return letters.map(({to}, at) => {
    const rows = [...(byIndex.get(indexes[at] ?? '') ?? [])].sort((one, other) => (one.addedAt === other.addedAt ? 0 : one.addedAt > other.addedAt ? -1 : 1))
    if ('number' in to) return rows
    const own = rows.filter(({id}) => id === to.id)
    return own.length === 0 ? [] : [...own, ...rows.filter(({id}) => id !== to.id)]
  })
}

/** The row that a letter is written by, and the committee that it goes in the name of. */
function chooseRow(session: Session, rows: readonly SealedPerson[], {to, committee}: ToldLetter): {readonly row: SealedPerson; readonly committee: CommitteeCode} {
  const candidates = 'id' in to ? rows.slice(0, 1) : rows
  const [first] = candidates
  if (first === undefined) throw new Refusal('person-not-found')
  if (committee !== null) {
    session.committee(committee)
    session.demand('vault.hold', committee)
    const row = candidates.find(({committees}) => (committees as readonly string[]).includes(committee)) ?? candidates.find(({committees}) => committees.includes('*'))
    if (row === undefined) throw new Refusal('letter-committee-differs')
    return {row, committee: committee as CommitteeCode}
  }
  const codes = [...new Set(candidates.flatMap((row) => ownOf(session, row)))]
  const [only] = codes.length === 1 && codes[0] !== '*' ? codes : Object.keys(session.settings.committees).length === 1 ? Object.keys(session.settings.committees) : []
  if (only === undefined) throw new Refusal('letter-committee-missing')
  return {row: first, committee: only as CommitteeCode}
}

import {letterProblem} from '../../core/forwarding/letter.js'
import type {RefusedRow} from '../../core/forwarding/letter-list.js'
import {Refusal} from '../../core/refusal.js'
import {lettersMarked} from '../../io/db/letter-table.js'
import {readLetterList} from '../../io/files/letter-list.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {keepLetters, sealLetters, type PreparedLetter, type SealedLetter} from './prepare-letter.js'

/** What came of a list of letters. */
export interface ImportedLetters {
  readonly read: number
  readonly prepared: readonly (PreparedLetter & {readonly line: number})[]
  readonly refused: readonly RefusedRow[]
}

/** A list of letters to prepare. `committee`: whose letters those are that name none. */
export interface LetterListOrder {
  readonly unlocking: Unlocking
  readonly list: string
  readonly committee: string | null
  readonly isDryRun: boolean
}

/** Prepares every letter of a list that can be; each of the others is refused by itself, with its line. The same letter twice, in the list or since before, is refused the second time. */
export const importLetters = deed('vault.hold', async (session, {unlocking, list, committee, isDryRun}: LetterListOrder): Promise<ImportedLetters> => {
  const rows = readLetterList(list, session.today)
  const refused: RefusedRow[] = rows.flatMap((row) => ('code' in row ? [row] : []))
  const understood = rows.flatMap((row) => {
    if ('code' in row) return []
    const problem = letterProblem(row.letter, session.settings.forwarding.envelope.gramsMax)
    if (problem === null) return [row]
    refused.push({line: row.line, code: problem})
    return []
  })
  return withVault(session, unlocking, async (open) => {
    const sealed: (SealedLetter & {readonly line: number})[] = []
    const judged = await sealLetters(session, open, understood.map(({number, committee: own, letter}) => ({to: {number}, committee: own ?? committee, letter})))
    for (const [at, one] of judged.entries()) {
      const line = understood[at]?.line ?? 0
      if (one instanceof Refusal) refused.push({line, code: one.code, facts: one.facts})
      else sealed.push({...one, line})
    }
    const known = await lettersMarked(session.db, sealed.flatMap(({mark, otherMarks}) => [mark, ...otherMarks]))
    const first = new Map<string, number>()
    const fresh = sealed.filter(({line, mark, otherMarks}) => {
      const [number, before] = [[mark, ...otherMarks].map((one) => known.get(one)).find((one) => one !== undefined), first.get(mark)]
      if (number !== undefined) refused.push({line, code: 'letter-twice', facts: {number}})
      else if (before !== undefined) refused.push({line, code: 'letter-twice-listed', facts: {line: before}})
      else {
        first.set(mark, line)
        return true
      }
      return false
    })
    refused.sort((one, other) => one.line - other.line)
    if (isDryRun || fresh.length === 0) return {read: rows.length, prepared: isDryRun ? fresh.map(({line, id, committee}) => ({line, id, committee, number: 0, isNear: false})) : [], refused}
    const prepared = await keepLetters(session, open, fresh)
    return {read: rows.length, prepared: prepared.map((one, at) => ({...one, line: fresh[at]?.line ?? 0})), refused}
  })
})

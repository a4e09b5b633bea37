import {letterProblem} from '../../core/forwarding/letter.js'
import type {ListedLetter, RefusedRow} from '../../core/forwarding/letter-list.js'
import {Refusal} from '../../core/refusal.js'
import {lettersMarked} from '../../io/db/letter-table.js'
import {readLetterList} from '../../io/files/letter-list.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {withVault, type OpenVault, type Unlocking} from '../protected/unlock.js'
import {keepLetters, sealedLetter, type PreparedLetter, type SealedLetter} from './prepare-letter.js'

/** What came of a list of letters. */
export interface ImportedLetters {
  readonly read: number
  readonly prepared: readonly (PreparedLetter & {readonly line: number})[]
  readonly refused: readonly RefusedRow[]
}

/** Prepares every letter of a list that can be; each of the others is refused by itself, with its line. The same letter twice, in the list or since before, is refused the second time. */
export const importLetters = deed('vault.hold', async (session, {unlocking, list, isDryRun}: {readonly unlocking: Unlocking; readonly list: string; readonly isDryRun: boolean}): Promise<ImportedLetters> => {
  const rows = readLetterList(list, session.today)
  const understood = rows.filter((row): row is ListedLetter => 'letter' in row)
  const refused: RefusedRow[] = rows.filter((row): row is RefusedRow => 'code' in row).map(({line, code}) => ({line, code}))
  return withVault(session, unlocking, async (open) => {
    const sealed: (SealedLetter & {readonly line: number})[] = []
    for (const row of understood) {
      const one = await sealedOrRefused(session, open, row)
      if ('code' in one) refused.push(one)
      else sealed.push(one)
    }
    const known = await lettersMarked(session.db, sealed.map(({mark}) => mark))
    const seen = new Set(known.keys())
    const fresh = sealed.filter(({line, mark}) => {
      if (!seen.has(mark)) {
        seen.add(mark)
        return true
      }
      refused.push({line, code: 'letter-twice'})
      return false
    })
    refused.sort((one, other) => one.line - other.line)
    if (isDryRun || fresh.length === 0) return {read: rows.length, prepared: isDryRun ? fresh.map(({line, id, committee}) => ({line, id, committee, number: 0, isNear: false})) : [], refused}
    const prepared = await keepLetters(session, open, fresh)
    return {read: rows.length, prepared: prepared.map((one, at) => ({...one, line: fresh[at]?.line ?? 0})), refused}
  })
})

async function sealedOrRefused(session: Session, open: OpenVault, {line, number, committee, letter}: ListedLetter): Promise<(SealedLetter & {readonly line: number}) | RefusedRow> {
  const problem = letterProblem(letter, session.settings.forwarding.envelope.gramsMax)
  if (problem !== null) return {line, code: problem}
  try {
    return {...(await sealedLetter(session, open, {to: {number}, committee, letter})), line}
  } catch (error) {
    // Altered rows concern the whole vault, and not one letter.
    if (error instanceof Refusal && error.code !== 'sealed-altered' && error.code !== 'readings-altered' && error.code !== 'readings-forged') return {line, code: error.code}
    throw error
  }
}

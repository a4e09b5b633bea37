import {Refusal} from '../../core/refusal.js'
import {noteDestroyed, printingsOf} from '../../io/db/letter-table.js'
import {destroyFile} from '../../io/files/destroy-file.js'
import {everyFile} from '../../io/files/old-files.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {lettersOf, ownLetters} from './letters.js'
import {fileMark, printMark} from './print-marks.js'

/** What became of the files that a batch was printed to. */
export interface DestroyedPrint {
  readonly files: readonly {readonly file: string; readonly outcome: 'removed' | 'missing'}[]
  /** Files that were looked through for copies, and those that hold one. */
  readonly searched: number
  /** Files that could not be read. */
  readonly unread: number
  readonly copies: readonly string[]
}

/** Destroys the files that a batch was printed to, and looks for copies of them beside them and in the workspace. What a printer or a backup keeps is out of sight from here. */
export const destroyPrint = deed('vault.hold', async (session, {unlocking, batch}: {readonly unlocking: Unlocking; readonly batch: number}): Promise<DestroyedPrint> =>
  withVault(session, unlocking, async (open) => {
    const {vault} = open
    const {letters, printings: logged} = await lettersOf(session, open)
    const own = new Set((await ownLetters(session, letters)).map(({id}) => id))
    const others = new Set(letters.flatMap(({id}) => (own.has(id) ? [] : [id])))
    const printings = (await printingsOf(session.db, batch)).flatMap(({id, file, destroyedAt, outcome, begunAt}) => {
      const begun = logged.get(id)
      // What the log knows nothing of, or of another file, is not destroyed at the register's word; what holds others' letters is theirs.
      const isOurs = begun !== undefined && file !== null && vault.pseudonymsOf(fileMark(file)).includes(begun.file ?? '') && !begun.letters.some((letter) => others.has(letter))
      return !isOurs || destroyedAt !== null || outcome === 'failed' ? [] : [{id, file, begunAt, isThat: (digest: string) => (begun.digest === null ? null : vault.pseudonymsOf(printMark(digest)).includes(begun.digest))}]
    })
    if (printings.length === 0) throw new Refusal('print-file-none', {batch})
    const files: DestroyedPrint['files'][number][] = []
    const copies = new Set<string>()
    let [searched, unread] = [0, 0]
    for (const {id, file, begunAt, isThat} of printings) {
      const destroyed = await destroyFile(file, {isThat, since: begunAt}, everyFile(session.folder))
      for (const copy of destroyed.copies) copies.add(copy)
      searched += destroyed.searched
      unread += destroyed.unread
      files.push({file, outcome: destroyed.outcome})
      await open.series.change(async ({tx, at}, sign) => {
        await noteDestroyed(tx, id, at)
        await sign({kind: 'printing.destroyed', printing: id, outcome: destroyed.outcome, holder: open.vault.holder})
      })
    }
    return {files, searched, unread, copies: [...copies]}
  }),
)

import {Refusal} from '../../core/refusal.js'
import {noteDestroyed, printingsOf} from '../../io/db/letter-table.js'
import {destroyFile} from '../../io/files/destroy-file.js'
import {everyFile} from '../../io/files/old-files.js'
import {deed} from '../deed.js'
import {withVault, type Unlocking} from '../protected/unlock.js'
import {batchOf} from './letters.js'

/** What became of the files that a batch was printed to. */
export interface DestroyedPrint {
  readonly files: readonly {readonly file: string; readonly outcome: 'removed' | 'missing'}[]
  /** Files that were looked through for copies, and those that hold one. */
  readonly searched: number
  readonly copies: readonly string[]
}

/** Destroys the files that a batch was printed to, and looks for copies of them beside them and in the workspace. What a printer or a backup keeps is out of sight from here. */
export const destroyPrint = deed('vault.hold', async (session, {unlocking, batch}: {readonly unlocking: Unlocking; readonly batch: number}): Promise<DestroyedPrint> =>
  withVault(session, unlocking, async (open) => {
    await batchOf(session, open, batch)
    const printings = (await printingsOf(session.db, batch)).flatMap(({file, destroyedAt, outcome, ...rest}) => (file === null || destroyedAt !== null || outcome === 'failed' ? [] : [{...rest, file}]))
    if (printings.length === 0) throw new Refusal('print-file-none', {batch})
    const files: DestroyedPrint['files'][number][] = []
    const copies = new Set<string>()
    let searched = 0
    for (const {id, file, sha256} of printings) {
      const destroyed = await destroyFile(file, sha256, everyFile(session.folder))
      for (const copy of destroyed.copies) copies.add(copy)
      searched += destroyed.searched
      files.push({file, outcome: destroyed.outcome})
      await open.series.change(async ({tx, at}, sign) => {
        await noteDestroyed(tx, id, at)
        await sign({kind: 'printing.destroyed', printing: id, outcome: destroyed.outcome, holder: open.vault.holder})
      })
    }
    return {files, searched, copies: [...copies]}
  }),
)

import {terminalSafe} from '../core/terms/terminal-safe.js'
import type {ImportProgress} from '../usecases/import/import-export.js'
import type {Imported} from '../usecases/import/import-files.js'
import type {CliWords} from './register-command.js'

/** How often a long step says where it is off a terminal: every so many rows. */
const ROWS_PER_LINE = 100_000

/** Runs an import with a moving picture on a terminal and plain lines off it. */
export async function withImportProgress(words: CliWords, isQuiet: boolean, line: (text: string) => void, work: (onProgress: (progress: ImportProgress) => void) => Promise<Imported>): Promise<Imported> {
  const tell = ({file, step, done}: ImportProgress): string => `${terminalSafe(file)}: ${words.import.steps[step]}${done === 0 ? '' : `, ${words.import.rows(done)}`}`
  if (isQuiet || !process.stderr.isTTY) {
    let [lastStep, lastDone] = ['', 0]
    return work((progress) => {
      if (isQuiet || (progress.step === lastStep && progress.done < lastDone + ROWS_PER_LINE)) return
      lastStep = progress.step
      lastDone = progress.done
      line(tell(progress))
    })
  }
  const {Listr} = await import('listr2')
  let imported: Imported | undefined
  const tasks = new Listr(
    [
      {
        title: words.import.steps.read,
        task: async (_context, task): Promise<void> => {
          imported = await work((progress) => {
            task.title = tell(progress)
          })
        },
      },
    ],
    {rendererOptions: {}, fallbackRenderer: 'simple'},
  )
  await tasks.run()
  if (imported === undefined) throw new Error('The import came to no end')
  return imported
}

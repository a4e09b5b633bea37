import type {PaperToMake} from '../usecases/minutes/papers-to-make.js'

/** One paper of a batch, and what is done with it. */
export interface PaperWork {
  readonly paper: PaperToMake
  readonly title: string
  /** Gives what came of it in words, for its line. */
  readonly work: () => Promise<string>
}

/** Makes papers one after the other: with a line for each that moves on a terminal, and a plain one as each is done elsewhere. What goes wrong with one stops none of the others. */
export async function inTurn(papers: readonly PaperWork[], isQuiet: boolean, line: (text: string) => void): Promise<void> {
  if (isQuiet || !process.stderr.isTTY || papers.length < 2) {
    for (const {title, work} of papers) {
      const outcome = await work()
      if (!isQuiet) line(`${title}: ${outcome}`)
    }
    return
  }
  const {Listr} = await import('listr2')
  const tasks = papers.map(({title, work}) => ({
    title,
    task: async (_context: unknown, task: {title: string}): Promise<void> => {
      task.title = `${title}: ${await work()}`
    },
  }))
  await new Listr(tasks, {concurrent: false, exitOnError: false, rendererOptions: {}, fallbackRenderer: 'simple'}).run()
}

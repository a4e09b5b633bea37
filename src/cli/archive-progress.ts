import type {PackageProgress} from '../usecases/archive/write-package.js'
import {deliveryWords} from '../words/archive-deliveries.js'
import type {Language} from '../words/languages.js'
import {sizeOf} from './size.js'

/** Off a terminal it is told where an export stands every so often. */
const LINE_EVERY_MS = 10_000

/** What an export tells of itself while it runs. */
export interface ExportReports {
  readonly onPlan: (packages: number, bytes: number) => void
  readonly onProgress: (progress: PackageProgress) => void
}

/** Runs an export with a line that moves on a terminal and plain ones off it: which package, how far, and how long it may take. */
export async function withExportProgress<T>(language: Language, isQuiet: boolean, line: (text: string) => void, work: (reports: ExportReports) => Promise<T>): Promise<T> {
  const say = deliveryWords[language]
  const clock = new Remaining()
  const told = (progress: PackageProgress): string => {
    const seconds = clock.after(progress)
    const left = seconds === null ? '' : seconds < 90 ? say.seconds(seconds) : say.minutes(Math.round(seconds / 60))
    return say.progress(progress.package, progress.cases, progress.casesInAll, sizeOf(progress.bytes, language), left)
  }
  if (isQuiet || !process.stderr.isTTY) {
    let last = Date.now()
    return work({
      onPlan: (packages, bytes) => {
        clock.begin(bytes)
        if (!isQuiet && packages > 0) line(say.plan(packages, sizeOf(bytes, language)))
      },
      onProgress: (progress) => {
        const text = told(progress)
        if (isQuiet || Date.now() < last + LINE_EVERY_MS) return
        last = Date.now()
        line(text)
      },
    })
  }
  const {Listr} = await import('listr2')
  let outcome: {readonly done: T} | null = null
  const tasks = new Listr([{
    title: '…',
    task: async (_context, task): Promise<void> => {
      const done = await work({
        onPlan: (packages, bytes) => {
          clock.begin(bytes)
          task.title = say.plan(packages, sizeOf(bytes, language))
        },
        onProgress: (progress) => {
          task.title = told(progress)
        },
      })
      outcome = {done}
    },
  }], {rendererOptions: {}, fallbackRenderer: 'simple'})
  await tasks.run()
  if (outcome === null) throw new Error('The export came to no end')
  return (outcome as {readonly done: T}).done
}

/** How long an export may take still, by how fast its bytes have gone so far. */
class Remaining {
  #begunAt = Date.now()
  #bytesInAll = 0
  #bytesBefore = 0
  #package = ''
  #bytes = 0

  begin(bytes: number): void {
    this.#begunAt = Date.now()
    this.#bytesInAll = bytes
  }

  /** Seconds; null while nobody can tell. */
  after({package: id, bytes}: PackageProgress): number | null {
    if (id !== this.#package) {
      this.#package = id
      this.#bytesBefore += this.#bytes
    }
    this.#bytes = bytes
    const done = this.#bytesBefore + bytes
    const seconds = (Date.now() - this.#begunAt) / 1000
    if (seconds < 2 || done === 0 || this.#bytesInAll <= done) return null
    return Math.ceil((seconds * (this.#bytesInAll - done)) / done)
  }
}

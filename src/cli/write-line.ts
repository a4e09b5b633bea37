/**
 * Writes one line to standard output and waits while the reader is slow. A reader that has gone, such as `head`, ends the program:
 * it has what it wanted, so that is no fault.
 */
export async function writeLine(line: string): Promise<void> {
  if (process.stdout.destroyed || process.stdout.writableEnded) process.exit(0)
  if (process.stdout.write(`${line}\n`)) return
  await new Promise<void>((resolve) => {
    const go = (): void => {
      process.stdout.off('drain', go)
      process.stdout.off('close', go)
      process.stdout.off('error', go)
      resolve()
    }
    process.stdout.once('drain', go)
    process.stdout.once('close', go)
    process.stdout.once('error', go)
  })
}

/** Signals by which a person, a closed window or a lost line ends a program. */
const ENDING = ['SIGHUP', 'SIGTERM', 'SIGINT'] as const

/** Works, and lets what is underway and what is held be let go of in order where a signal ends the program meanwhile; afterwards the program ends by that signal. A second one ends it at once. */
export async function untilEnded(work: (ended: AbortSignal) => Promise<void>): Promise<void> {
  const ending = new AbortController()
  const streams = [process.stdin, process.stdout, process.stderr].map((stream) => ({stream, others: stream.listeners('error') as ((error: Error) => void)[]}))
  let by: NodeJS.Signals | null = null
  const endBy = (signal: NodeJS.Signals): void => {
    // With nobody listening the signal does what it is for; those who drew the screen listen too, after it is gone.
    for (const one of ENDING) process.removeAllListeners(one)
    process.kill(process.pid, signal)
  }
  const end = (signal: NodeJS.Signals): void => {
    // A closed window tells it more than once: the shell passes on what the terminal itself says.
    if (by !== null) return signal === 'SIGHUP' ? undefined : endBy(signal)
    by = signal
    ending.abort()
  }
  // A terminal that is gone neither takes text nor gives any: that may be noticed before the signal comes, and is no fault.
  const broken = (error: Error): void => {
    if (!('code' in error) || error.code !== 'EIO') throw error
    end('SIGHUP')
  }
  for (const signal of ENDING) process.on(signal, end)
  // Others who listen end the program at once, or throw.
  for (const {stream} of streams) stream.removeAllListeners('error').on('error', broken)
  try {
    await work(ending.signal)
  } finally {
    if (by === null) {
      for (const signal of ENDING) process.off(signal, end)
      for (const {stream, others} of streams) {
        stream.off('error', broken)
        for (const other of others) stream.on('error', other)
      }
    } else endBy(by)
  }
}

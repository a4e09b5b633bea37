/** A terminal's second screen, which leaves no trace in the scrollback. */
export interface AlternateScreen {
  /** Gives the person's own screen back. Done once, however often it is asked for. */
  leave(): void
}

/** Goes to the second screen, and sees to it that the person gets the first one back even if the program crashes. */
export function enterAlternateScreen(stdout: NodeJS.WriteStream): AlternateScreen {
  let isIn = true
  const leave = (): void => {
    if (!isIn) return
    isIn = false
    process.off('exit', leave)
    process.off('uncaughtExceptionMonitor', leave)
    // Cleared before it is left: some terminals keep what stood on it for the next program. Then the cursor, in case it was hidden.
    if (!stdout.destroyed) stdout.write('\u001B[2J\u001B[?1049l\u001B[?25h')
  }
  process.on('exit', leave)
  // Before Node prints the error, or the error would be on the screen that goes away.
  process.on('uncaughtExceptionMonitor', leave)
  stdout.write('\u001B[?1049h\u001B[2J\u001B[H')
  return {leave}
}

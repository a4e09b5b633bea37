import {useStdout} from 'ink'
import {useEffect, useState} from 'react'

/** The terminal in cells. */
export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** How large the terminal is now; the screen is drawn anew when it changes. */
export function useTerminalSize(): TerminalSize {
  const {stdout} = useStdout()
  const [size, setSize] = useState(() => sizeOf(stdout))
  useEffect(() => {
    const resized = (): void => setSize(sizeOf(stdout))
    stdout.on('resize', resized)
    // It may have changed between the first drawing and now.
    resized()
    return () => {
      stdout.off('resize', resized)
    }
  }, [stdout])
  return size
}

// A terminal that does not tell its size is taken for the smallest that the screens are made for.
function sizeOf({columns, rows}: NodeJS.WritableStream & {readonly columns?: number; readonly rows?: number}): TerminalSize {
  return {columns: Math.max(20, columns ?? 60), rows: Math.max(6, rows ?? 20)}
}

import {EventEmitter} from 'node:events'
import {render} from 'ink'
import type {ReactNode} from 'react'

/** What keys send, as a terminal writes them. */
export const KEYS = {up: '\u001B[A', down: '\u001B[B', left: '\u001B[D', right: '\u001B[C', pageUp: '\u001B[5~', pageDown: '\u001B[6~', home: '\u001B[H', end: '\u001B[F', escape: '\u001B', ctrlC: '\u0003'} as const

class Output extends EventEmitter {
  readonly isTTY = true
  readonly written: string[] = []
  columns: number
  rows: number

  constructor(columns: number, rows: number) {
    super()
    this.columns = columns
    this.rows = rows
  }

  write = (text: string, done?: () => void): boolean => {
    this.written.push(text)
    if (typeof done === 'function') done()
    return true
  }
}

class Input extends EventEmitter {
  readonly isTTY = true
  isRaw = false
  #waiting: string[] = []

  press(text: string): void {
    this.#waiting.push(text)
    this.emit('readable')
  }

  read = (): string | null => this.#waiting.shift() ?? null
  setRawMode = (isRaw: boolean): void => {
    this.isRaw = isRaw
  }

  setEncoding = (): void => undefined
  resume = (): void => undefined
  pause = (): void => undefined
  ref = (): void => undefined
  unref = (): void => undefined
}

/** Ink's own looks are the only escapes that may be in a frame; whatever else there is stays. */
function withoutLooks(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[\d;]*m/g, '')
}

/** A terminal of a given size whose frames can be read: Ink's own drawing, with nothing of it replaced. */
export class FakeTerminal {
  readonly output: Output
  readonly input = new Input()

  constructor(columns = 120, rows = 40) {
    this.output = new Output(columns, rows)
  }

  get stdout(): NodeJS.WriteStream {
    return this.output as unknown as NodeJS.WriteStream
  }

  get stdin(): NodeJS.ReadStream {
    return this.input as unknown as NodeJS.ReadStream
  }

  /** Draws every frame whole, so that each can be read by itself. */
  open(screen: ReactNode): {readonly closed: Promise<unknown>; readonly unmount: () => void} {
    const app = render(screen, {stdout: this.stdout, stdin: this.stdin, stderr: this.stdout, debug: true, interactive: true, exitOnCtrlC: false, patchConsole: false})
    return {closed: app.waitUntilExit(), unmount: app.unmount}
  }

  press(...keys: readonly string[]): void {
    for (const key of keys) this.input.press(key)
  }

  resize(columns: number, rows: number): void {
    Object.assign(this.output, {columns, rows})
    this.output.emit('resize')
  }

  /** Every frame as it was written, looks and all. */
  get written(): readonly string[] {
    return this.output.written
  }

  /** Every frame as text. */
  get frames(): readonly string[] {
    return this.output.written.map(withoutLooks).filter((text) => text.trim() !== '')
  }

  /** The last frame as text. */
  get frame(): string {
    return this.frames.at(-1) ?? ''
  }

  get lines(): readonly string[] {
    return this.frame.replace(/\n$/, '').split('\n')
  }
}

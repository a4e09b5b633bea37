import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Whether this machine has tmux, which real terminals are made with. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0

export interface TerminalOptions {
  readonly columns?: number
  readonly rows?: number
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
}

let terminals = 0

/** What a person's terminal is started with: nothing of the test run's own surroundings, where `CI`, a parent's colours or somebody's own keys would change what is drawn. */
const PERSONS = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'SHELL', 'USER'].flatMap((name) => {
  const value = process.env[name]
  return value === undefined ? [] : [[name, value]]
}))

/** A real terminal with a shell in it that has job control, as a person has it: what is drawn on it, and every byte it was sent, can be read. */
export class RealTerminal {
  readonly #socket: string
  readonly #folder: string

  constructor({columns = 120, rows = 40, folder, env = {}}: TerminalOptions) {
    terminals += 1
    // A server of its own for each: one that is on its way out takes a new session down with it.
    this.#socket = `diarievakt-${process.pid}-${terminals}`
    this.#folder = mkdtempSync(join(tmpdir(), 'terminal-'))
    const settings = join(this.#folder, 'tmux.conf')
    writeFileSync(settings, 'set -g history-limit 5000\nset -g default-terminal tmux-256color\nset -g status off\n')
    writeFileSync(join(this.#folder, 'bashrc'), "PS1='$ '\n")
    const surroundings = Object.entries({LC_ALL: 'C.UTF-8', HISTFILE: '/dev/null', XDG_CONFIG_HOME: '/dev/null', ...env}).flatMap(([name, value]) => ['-e', `${name}=${value}`])
    execFileSync('tmux', ['-L', this.#socket, '-f', settings, 'new-session', '-d', '-s', 'it', '-x', String(columns), '-y', String(rows), '-c', folder, ...surroundings, `bash --rcfile '${join(this.#folder, 'bashrc')}'`], {env: {...PERSONS, TERM: 'xterm-256color'}})
    this.#tmux('pipe-pane', '-t', 'it', '-O', `cat >> '${join(this.#folder, 'sent')}'`)
  }

  #tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.#socket, ...args], {encoding: 'utf8'})
  }

  /** Writes a line to the shell. */
  type(line: string): void {
    this.#tmux('send-keys', '-t', 'it', '-l', line)
    this.press('Enter')
  }

  /** Presses keys by the names that tmux has for them; a letter is itself. */
  press(...keys: readonly string[]): void {
    this.#tmux('send-keys', '-t', 'it', ...keys)
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-t', 'it', '-x', String(columns), '-y', String(rows))
  }

  /** What is on the screen, as text. */
  get screen(): string {
    return this.#tmux('capture-pane', '-p', '-t', 'it')
  }

  /** The same with its looks. */
  get look(): string {
    return this.#tmux('capture-pane', '-p', '-e', '-t', 'it')
  }

  /** The screen and everything that has left it upwards, with its looks, byte by byte. */
  get scrollback(): string {
    return this.#tmux('capture-pane', '-p', '-e', '-S', '-', '-t', 'it')
  }

  /** How the terminal stands by itself: which screen is drawn on, and whether its cursor is seen. */
  get standing(): {readonly isAlternate: boolean; readonly hasCursor: boolean; readonly title: string} {
    const [alternate, cursor, title = ''] = this.#tmux('display-message', '-p', '-t', 'it', '#{alternate_on} #{cursor_flag} #{pane_title}').trimEnd().split(' ')
    return {isAlternate: alternate === '1', hasCursor: cursor === '1', title}
  }

  /** Everything that was sent to the terminal. */
  get sent(): string {
    return readFileSync(join(this.#folder, 'sent'), 'utf8')
  }

  /** Closes the window: what runs in it has no terminal any more. */
  hangUp(): void {
    spawnSync('tmux', ['-L', this.#socket, 'kill-server'])
  }

  close(): void {
    this.hangUp()
    rmSync(this.#folder, {recursive: true, force: true})
  }
}

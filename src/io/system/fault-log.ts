import {appendFileSync, mkdirSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {newLetters} from './digest.js'

/**
 * Notes a fault in the program: its kind and where in the code, under an id that the user is shown. Never the message,
 * which may hold a row's text. Lies under XDG_STATE_HOME, for a fault may come before any workspace is known.
 */
export function noteFault(command: string, error: unknown): string {
  const id = newLetters().slice(0, 8)
  const folder = join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'diarievakt')
  const stack = error instanceof Error ? (error.stack ?? '').replace(error.message, '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const line = {id, at: new Date().toISOString(), command, kind: error instanceof Error ? error.name : typeof error, code: codeOf(error), stack}
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700})
    appendFileSync(join(folder, 'faults.jsonl'), `${JSON.stringify(line)}\n`, {mode: 0o600})
  } catch {
    // A fault that cannot be noted is still told on the screen.
  }
  return id
}

/** An error's code, such as ENOSPC or SQLITE_FULL; null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

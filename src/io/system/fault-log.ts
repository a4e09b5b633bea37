import {appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import type {LocalDate} from '../../core/terms/local-date.js'
import {newLetters} from './digest.js'

/**
 * Notes a fault in the program: its kind and where in the code, under an id that the user is shown. Never the message,
 * which may hold a row's text. Lies under XDG_STATE_HOME, for a fault may come before any workspace is known.
 */
export function noteFault(command: string, error: unknown): string {
  const id = newLetters().slice(0, 8)
  const folder = stateFolder()
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

/** How many faults were noted before a day; they are forgotten where asked (P1). The log is one for all workspaces of an account. */
export function faultsBefore(day: LocalDate, forget: boolean): number {
  const place = join(stateFolder(), 'faults.jsonl')
  let lines: readonly string[]
  try {
    lines = readFileSync(place, 'utf8').split('\n').filter((line) => line !== '')
  } catch {
    return 0
  }
  // A line that cannot be read has no time, so nothing says that it may stay.
  const kept = lines.filter((line) => (/"at":"(\d{4}-\d{2}-\d{2})T/.exec(line)?.[1] ?? '') >= day)
  if (forget && kept.length < lines.length) {
    writeFileSync(`${place}.incoming`, kept.map((line) => `${line}\n`).join(''), {mode: 0o600})
    renameSync(`${place}.incoming`, place)
  }
  return lines.length - kept.length
}

function stateFolder(): string {
  return join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'diarievakt')
}

/** An error's code, such as ENOSPC or SQLITE_FULL; null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

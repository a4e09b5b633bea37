import {appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {LocalDate} from '../../core/terms/local-date.js'
import {newLetters} from './digest.js'
import {stateFolder} from './own-folders.js'

/**
 * Notes a fault in the program: its kind and where in the code, under an id that the user is shown. Never the message,
 * which may hold a row's text, nor anything that could be a piece of it. Lies under XDG_STATE_HOME, for a fault may come before any workspace is known.
 */
export function noteFault(command: string, error: unknown): string {
  const id = newLetters().slice(0, 8)
  const folder = stateFolder()
  const line = {id, at: new Date().toISOString(), command, kind: kindOf(error), code: codeOf(error), stack: error instanceof Error ? placesIn(error.stack ?? '') : []}
  try {
    if (folder === null) return id
    mkdirSync(folder, {recursive: true, mode: 0o700})
    appendFileSync(join(folder, 'faults.jsonl'), `${JSON.stringify(line)}\n`, {mode: 0o600})
  } catch {
    // A fault that cannot be noted is still told on the screen.
  }
  return id
}

/** How many faults were noted before a day; they are forgotten where asked (P1). The log is one for all workspaces of an account. */
export function faultsBefore(day: LocalDate, forget: boolean): number {
  const folder = stateFolder()
  if (folder === null) return 0
  const place = join(folder, 'faults.jsonl')
  let lines: readonly string[]
  try {
    lines = readFileSync(place, 'utf8').split('\n').filter((line) => line !== '')
  } catch {
    return 0
  }
  // A line that cannot be read has no time, so nothing says that it may stay.
  const kept = lines.filter((line) => (/"at":"(\d{4}-\d{2}-\d{2})T/.exec(line)?.[1] ?? '') >= day)
  if (forget && kept.length < lines.length) {
    rmSync(`${place}.incoming`, {force: true})
    writeFileSync(`${place}.incoming`, kept.map((line) => `${line}\n`).join(''), {mode: 0o600, flag: 'wx'})
    renameSync(`${place}.incoming`, place)
  }
  return lines.length - kept.length
}

/** An error's code, such as ENOSPC or SQLITE_FULL, or five characters of SQLSTATE; null where it has none, or none of that form. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^(?:[A-Z][A-Z_0-9]{0,59}|[0-9A-Z]{5})$/.test(code) ? code : null
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const kind: unknown = error.name
  return typeof kind === 'string' && /^[A-Za-z]{1,40}$/.test(kind) ? kind : 'Error'
}

const PLACE = /^\s+at (?:.*\()?([^()]+):(\d{1,5}):(\d{1,5})\)?$/

/**
 * The places in the code that a stack tells of. A stack begins with the message, and a message can look like a line of a stack: so only
 * what is a file of code on this machine, or a module of Node's own, is a place, and of that the file, the line and the column.
 */
function placesIn(stack: string): readonly string[] {
  return stack.split('\n').flatMap((text) => {
    const [, file = '', line = '', column = ''] = PLACE.exec(text) ?? []
    return isCode(file) ? [`${file}:${line}:${column}`] : []
  })
}

function isCode(file: string): boolean {
  if (isBuiltin(file)) return file.startsWith('node:')
  if (!/\.[cm]?[jt]sx?$/.test(file)) return false
  try {
    return existsSync(file.startsWith('file:') ? fileURLToPath(file) : file)
  } catch {
    return false
  }
}

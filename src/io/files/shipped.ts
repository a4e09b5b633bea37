import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PROGRAM_FOLDER} from '../system/own-module.js'

/** The folder of shipped facts. */
export const DATA_FOLDER = join(PROGRAM_FOLDER, 'data')

/** A shipped text, by its path under `data/`. */
export function readShipped(path: string): string {
  return readFileSync(join(DATA_FOLDER, path), 'utf8')
}

/** The version of the program, as its package says. */
export function programVersion(): string {
  return String((JSON.parse(readShipped('../package.json')) as {readonly version?: unknown}).version)
}

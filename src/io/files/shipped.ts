import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

/** The folder of shipped facts: beside `src` and `dist` alike. */
export const DATA_FOLDER = fileURLToPath(new URL('../../../data/', import.meta.url))

/** A shipped text, by its path under `data/`. */
export function readShipped(path: string): string {
  return readFileSync(new URL(path, new URL('../../../data/', import.meta.url)), 'utf8')
}

/** The version of the program, as its package says. */
export function programVersion(): string {
  return String((JSON.parse(readShipped('../package.json')) as {readonly version?: unknown}).version)
}

import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Where the public lists and texts that `data/` is worked out from lie unless the command line names another folder: beside the checkout. The program never needs them. */
export const BESIDE = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
export const SHARED_DATA = process.argv[2] ?? BESIDE

/** A file of that folder, without its head line, cut into cells. */
export function readCells(path: string): string[][] {
  const separator = path.endsWith('.tsv') || path.endsWith('.txt') ? '\t' : ','
  return readShared(path).split(/\r?\n/).slice(1).filter((line) => line !== '').map((line) => line.split(separator))
}

export function readShared(path: string, folder = SHARED_DATA): string {
  const file = join(folder, path)
  if (!existsSync(file)) {
    console.error(`${file} is not there. Name the folder with the public lists (data/ATTRIBUTION.md says where they come from): … -- FOLDER`)
    process.exit(1)
  }
  return readFileSync(file, 'utf8')
}

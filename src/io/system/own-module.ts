import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'

/** The program's own folder, whichever file this has become a part of: built modules are put together in fewer. */
export const PROGRAM_FOLDER = folderOf(fileURLToPath(import.meta.url))

/** Source runs source, and what is built runs what is built. */
const isSource = import.meta.url.endsWith('.ts')

/** The folder that holds the program's modules, as source or built. */
export const MODULES_FOLDER = join(PROGRAM_FOLDER, isSource ? 'src' : 'dist')

/** One of the program's modules that is run by itself, in a process or thread of its own, by its path among them without its ending. Each is named in `scripts/bundle.mjs`. */
export function ownModule(path: string): URL {
  return pathToFileURL(join(MODULES_FOLDER, `${path}${isSource ? '.ts' : '.js'}`))
}

function folderOf(file: string): string {
  let folder = dirname(file)
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

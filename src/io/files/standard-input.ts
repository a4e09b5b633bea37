import {createWriteStream} from 'node:fs'
import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'
import {newLetters} from '../system/digest.js'
import {FILE_MODE, FOLDER_MODE} from './modes.js'

/** Standard input set down in a folder of the workspace, since an export is read twice; `remove` takes it away. */
export async function spoolStandardInput(workspace: string): Promise<{readonly path: string; remove(): Promise<void>}> {
  const folder = join(workspace, 'runs', `stdin-${newLetters()}`)
  await mkdir(folder, {mode: FOLDER_MODE})
  const path = join(folder, 'export')
  await pipeline(process.stdin, createWriteStream(path, {mode: FILE_MODE, flags: 'wx'}))
  return {path, remove: () => rm(folder, {recursive: true, force: true})}
}

import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {RunId} from '../../core/terms/identifiers.js'
import {FOLDER_MODE} from './modes.js'

/** The folder of one run, made when first asked for: its rejects and reports lie there. */
export async function runFolder(workspace: string, run: RunId): Promise<string> {
  const folder = join(workspace, 'runs', run)
  await mkdir(folder, {recursive: true, mode: FOLDER_MODE})
  return folder
}

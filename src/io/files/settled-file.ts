import {closeSync, constants, fstatSync, openSync, readFileSync, statSync} from 'node:fs'
import {Refusal} from '../../core/refusal.js'
import {OTHERS_MODE, OTHERS_WRITE_MODE} from './modes.js'

/**
 * Reads what the municipality has settled: what it says decides what is published and which program is run in the reader's name. In a workspace that a
 * group shares it must therefore be the word of the workspace's owner, or of the machine's: what another member has laid there, or could have changed, is refused.
 */
export function readSettled(workspace: string, path: string): Buffer {
  const {uid: owner, mode} = statSync(workspace)
  if ((mode & OTHERS_MODE) === 0) return readFileSync(path)
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') throw new Refusal('workspace-file-of-another', {file: path})
    throw error
  }
  try {
    // Asked of what was opened, and not of the name, under which something else may lie the next moment.
    const found = fstatSync(file)
    if (!found.isFile() || (found.uid !== owner && found.uid !== 0) || (found.mode & OTHERS_WRITE_MODE) !== 0) throw new Refusal('workspace-file-of-another', {file: path})
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** Refuses to settle anything in a shared folder that is another's: nobody would take it for settled. */
export function refuseOthersFolder(folder: string, acting: number | undefined = process.getuid?.()): void {
  const {uid: owner, mode} = statSync(folder)
  if ((mode & OTHERS_MODE) !== 0 && acting !== owner && acting !== 0) throw new Refusal('workspace-of-another', {folder})
}

import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {writeNewFile} from './new-file.js'

/** Lays a message as a file of its own in a folder that the municipality fetches mail from; false where it cannot be laid there, or another one of that name lies there. `folder`: as the settings name it, from the workspace. */
export async function layMessage(workspace: string, folder: string, name: string, text: string): Promise<boolean> {
  const path = join(resolve(workspace, folder), `${name}.eml`)
  try {
    await writeNewFile(path, text)
    return true
  } catch {
    // The same one, laid by a run that was cut short before it could say so.
    return (await readFile(path, 'utf8').catch(() => null)) === text
  }
}

import {resolve, join} from 'node:path'
import {writeNewFile} from './new-file.js'

/** Lays a message as a file of its own in a folder that the municipality fetches mail from; false where it cannot be laid there, or one of that name lies there. `folder`: as the settings name it, from the workspace. */
export async function layMessage(workspace: string, folder: string, name: string, text: string): Promise<boolean> {
  try {
    await writeNewFile(join(resolve(workspace, folder), `${name}.eml`), text)
    return true
  } catch {
    return false
  }
}

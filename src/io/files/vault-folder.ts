import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {FOLDER_MODE} from './modes.js'

/** Where wrapped keys lie in a workspace, apart from the register. */
export const VAULT_FOLDER = 'vault'
export const VAULT_FILE = join(VAULT_FOLDER, 'keys.db')
export const VAULT_COPIES = join(VAULT_FOLDER, 'copies')

/** Makes the folder where there is none. */
export async function openVaultFolder(workspace: string): Promise<void> {
  await mkdir(join(workspace, VAULT_FOLDER), {recursive: true, mode: FOLDER_MODE})
}

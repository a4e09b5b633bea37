import {join} from 'node:path'
import {lineOfKey} from '../io/files/settings-file.js'
import {SETTINGS_FILE} from '../io/files/workspace.js'

/** The line of the workspace's settings on which a key stands, for a refusal that names it; 0 where it is not there. */
export function settingLine(folder: string, keys: readonly string[]): number {
  return lineOfKey(join(folder, SETTINGS_FILE), keys, folder)
}

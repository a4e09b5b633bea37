import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {OwnSettingsSchema, type OwnSettings} from '../../core/terms/settings.js'
import {codeOf} from '../system/fault-log.js'
import {configFolder} from '../system/own-folders.js'
import {OTHERS_WRITE_MODE} from './modes.js'
import {lineOfKeyIn, parseYaml} from './settings-file.js'

/** Not the name of a workspace's settings: a folder that holds those is a workspace. */
const OWN_SETTINGS_FILE = 'settings.yaml'
const LONGEST = 65_536
/** There is no such file, nor a folder for it. */
const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR'])

/** What somebody has settled for themselves, and where it stands. */
export interface OwnSettingsFile extends OwnSettings {
  readonly file: string
  /** The line, from 1, on which a key stands; 0 where it is not there. */
  readonly lineOf: (keys: readonly string[]) => number
}

/**
 * The settings of whoever sits there, from the account's own folder; null where there are none. They say what a key does to what is published, so a file that somebody else could have
 * written is refused, as one that cannot be read or understood is.
 */
export function readOwnSettings(folder: string | null = configFolder()): OwnSettingsFile | null {
  if (folder === null) return null
  const file = join(folder, OWN_SETTINGS_FILE)
  const text = readOwn(file)
  return text === null ? null : {...parseYaml(text, file, OwnSettingsSchema, 'own-settings-invalid'), file, lineOf: (keys) => lineOfKeyIn(text, keys)}
}

function readOwn(file: string): string | null {
  const refused = (problem: string): Refusal => new Refusal('own-settings-invalid', {file, line: 0, key: '', problem})
  let opened: number
  try {
    // A link is followed, for many keep such files elsewhere; a pipe is not waited for.
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (ABSENT.has(codeOf(error) ?? '')) return null
    throw refused('unreadable')
  }
  try {
    // Asked of what was opened, and not of the name.
    const found = fstatSync(opened)
    if (!found.isFile()) throw refused('unreadable')
    if ((found.uid !== process.getuid?.() && found.uid !== 0) || (found.mode & OTHERS_WRITE_MODE) !== 0) throw refused('of-another')
    if (found.size > LONGEST) throw refused('too-long')
    return readFileSync(opened, 'utf8')
  } finally {
    closeSync(opened)
  }
}

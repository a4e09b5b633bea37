import {existsSync, statSync, writeFileSync} from 'node:fs'
import {cp, mkdir, rm, writeFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {z} from 'zod'
import {Refusal} from '../../core/refusal.js'
import {SettingsSchema, type Settings} from '../../core/terms/settings.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {dialectOf} from '../db/dialects/index.js'
import {newKey} from '../system/digest.js'
import {codeOf} from '../system/fault-log.js'
import {FOLDER_MODE, GROUP_FOLDER_MODE, GROUP_UMASK, OTHERS_MODE, SETTLED_MODE} from './modes.js'
import {parseYaml, readYaml, withSetting} from './settings-file.js'
import {readSettled, refuseOthersFolder} from './settled-file.js'
import {DATA_FOLDER, readShipped} from './shipped.js'
import {ownMaps} from './source-file.js'

/** The municipality's own files, as they are named in a workspace and in a backup. */
export const OWN_FILES = ['diarievakt.yaml', 'policy.yaml'] as const
export const SETTINGS_FILE = OWN_FILES[0]
const SCHEMA_FILE = 'diarievakt.schema.json'
const POLICY_FILE = OWN_FILES[1]
const KEY_FILE = 'fingerprint.key'
/** A file stands where a folder would be, or the file system takes no folders. */
const WAYS_BARRED: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR', 'ENOENT'])

/** The workspace that was named, or the nearest one upwards from a folder. */
export function findWorkspace(named: string | null, from: string): string {
  if (named !== null) {
    if (!existsSync(join(named, SETTINGS_FILE))) throw new Refusal('workspace-not-found', {folder: named})
    return resolve(named)
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder
    if (dirname(folder) === folder) throw new Refusal('workspace-not-found', {folder: from})
  }
}

/** What the workspace's own files say. Refuses a folder that others on the machine can read. */
export function readWorkspace(folder: string): {readonly settings: Settings; readonly fingerprintKey: Uint8Array} {
  modeOf(folder)
  const settings = readYaml(join(folder, SETTINGS_FILE), SettingsSchema, 'settings-invalid', folder)
  settleIn(folder, settings.database)
  return {settings, fingerprintKey: readKey(folder)}
}

/**
 * Refuses a folder that others on the machine can read. A group may share one only where the database knows who is who; what is made
 * there from now on is then the group's too.
 */
function settleIn(folder: string, database: string): void {
  const mode = modeOf(folder)
  if ((mode & OTHERS_MODE) === 0) return
  if (!dialectOf(database).isShared) throw openToOthers(folder, mode)
  process.umask(GROUP_UMASK)
}

/** A folder's mode. Refuses one that is open in any other way than a group's workspace is: of that not even the settings are read. */
function modeOf(folder: string): number {
  const mode = statSync(folder).mode & 0o7777
  if ((mode & OTHERS_MODE) !== 0 && mode !== GROUP_FOLDER_MODE) throw openToOthers(folder, mode)
  return mode
}

function openToOthers(folder: string, mode: number): Refusal {
  return new Refusal('workspace-open-to-others', {folder, mode: mode.toString(8)})
}

/** The files in which the municipality itself writes, by their names in the workspace. */
export const WRITTEN_FILES = [SETTINGS_FILE, 'policy.yaml'] as const

/** The folders in which only the program writes: readers' pages, kept files, reports. */
export function ownFolders(workspace: string): readonly string[] {
  return ['site', 'files', 'runs'].map((name) => join(workspace, name))
}

/** Where exports lie for the nightly run: a folder of the workspace unless the settings name another place. */
export function inboxFolder(workspace: string, inbox: string): string {
  return resolve(workspace, inbox)
}

/** What a new workspace starts with: `demo` brings the shipped municipality and its exports along. */
export interface NewWorkspace {
  /** How a row whose document is not shown is drawn (E1). */
  readonly withheldRow: Settings['withheldRow']
  /** First day of publication; two years back when null. */
  readonly publishFrom: LocalDate | null
  readonly folder: string
  readonly municipality: string
  readonly database: string | null
  readonly isDemo: boolean
}

/** Makes the folders and files of a workspace. Nothing that stands there already is touched: an occupied folder is refused. */
export async function makeWorkspace({folder, municipality, database, isDemo, withheldRow, publishFrom}: NewWorkspace): Promise<void> {
  if (existsSync(join(folder, SETTINGS_FILE))) throw new Refusal('workspace-exists', {folder})
  await makeFolders(folder, database ?? SettingsSchema.shape.database.parse(undefined))
  const settings = isDemo ? readShipped('demo/diarievakt.yaml') : settingsFor(municipality, database, withheldRow, publishFrom)
  await settle(join(folder, SETTINGS_FILE), `# yaml-language-server: $schema=${SCHEMA_FILE}\n${settings}`)
  await settle(join(folder, POLICY_FILE), POLICY_START)
  await settle(join(folder, SCHEMA_FILE), `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`)
  writeFileSync(join(folder, KEY_FILE), newKey(), {mode: SETTLED_MODE, flag: 'wx'})
  if (isDemo) {
    await cp(join(DATA_FOLDER, 'demo', 'inbox'), join(folder, 'inbox'), {recursive: true})
    await cp(join(DATA_FOLDER, 'demo', 'dag2'), join(folder, 'dag2'), {recursive: true})
  }
}

/** JSON Schema of `diarievakt.yaml`, for editors. */
export function settingsJsonSchema(): unknown {
  return z.toJSONSchema(SettingsSchema, {io: 'input', unrepresentable: 'any'})
}

const POLICY_START = `# Kommunens egna regler läggs över de medföljande, hela regler efter id.
# Låsta regler kan skärpas men aldrig mildras. Visa de medföljande: diarievakt policy show
rules: []
# Egna rollord för avsändare och mottagare, utöver de medföljande:
# roleWords: [hyresvärd, fritidspolitiker]
# Organisationer vars namn inte säger att de är det. Utan det tas en okänd part för en privatperson:
# organisations: [Novaris, Klintgruppen]
# Exempel: texter, och vad reglerna ska säga om dem. Prövas av diarievakt policy check.
# answer är clear (visas), review (granskas) eller block (spärras). Skriv påhittade namn, aldrig riktiga.
# examples:
#   - text: Ansökan om bygglov för Hasseln 1:23
#     caseType: bygglov
#     answer: review
#     rule: home-and-belongings
`

function settingsFor(municipality: string, database: string | null, withheldRow: Settings['withheldRow'], publishFrom: LocalDate | null): string {
  return `# Vad kommunen bestämmer. Alla nycklar: docs/manual/settings.md
municipality:
  name: ${JSON.stringify(municipality)}
  # Adressen som visas för rader under sekretess:
  # contact: registrator@kommun.example
${database === null ? '' : `database: ${JSON.stringify(database)}\n`}
# En handling som inte publiceras: registry visar raden utan fil, receipt bara riktning och datum.
withheldRow: ${withheldRow}
${publishFrom === null ? '' : `publishFrom: ${JSON.stringify(publishFrom)}
`}
# Nämnderna och hur deras diarienummer ser ut (reguljärt uttryck).
committees:
  KS:
    name: Kommunstyrelsen
    diaryNumber: 'KS \\d{4}/\\d{5}'
    # registrar:
    #   email: ks@kommun.example
`
}

/** The municipality's own files of a workspace, as they stand: settings, and rules and source maps where there are any. */
export function ownFiles(folder: string): readonly {readonly name: (typeof OWN_FILES)[number] | `sources/${string}.yaml`; readonly bytes: Buffer}[] {
  return [...OWN_FILES.filter((name) => existsSync(join(folder, name))), ...ownMaps(folder)].map((name) => ({name, bytes: readSettled(folder, join(folder, name))}))
}

/** The key that the workspace's fingerprints are made with. */
export function readKey(folder: string): Buffer {
  return readSettled(folder, join(folder, KEY_FILE))
}

export function isWorkspace(folder: string): boolean {
  return existsSync(join(folder, SETTINGS_FILE))
}

/** What a backup brings to a folder that is no workspace yet. */
export interface RestoredWorkspace {
  readonly folder: string
  readonly settings: Uint8Array
  readonly policy: Uint8Array | null
  /** Source maps of its own, by their names in the workspace. */
  readonly maps: ReadonlyMap<`sources/${string}.yaml`, Uint8Array>
  readonly key: Uint8Array
  /** Another database than the settings name; null for that one. */
  readonly database: string | null
}

/** Makes a workspace of what a backup holds besides its register. The settings come last: a folder without them is no workspace. */
export async function makeWorkspaceFrom({folder, policy, maps, key, ...own}: RestoredWorkspace): Promise<void> {
  await makeFolders(folder, settingsToBe(own).database)
  if (policy !== null) await settle(join(folder, POLICY_FILE), policy)
  for (const [name, map] of maps) {
    await mkdir(dirname(join(folder, name)), {recursive: true, mode: FOLDER_MODE})
    await settle(join(folder, name), map)
  }
  await settle(join(folder, SCHEMA_FILE), `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`)
  await settle(join(folder, KEY_FILE), key)
  await settle(join(folder, SETTINGS_FILE), settingsText(own))
}

/** What the settings of such a workspace will say. */
export function settingsToBe(own: Pick<RestoredWorkspace, 'settings' | 'database'>): Settings {
  return parseYaml(settingsText(own), SETTINGS_FILE, SettingsSchema, 'settings-invalid')
}

function settingsText({settings, database}: Pick<RestoredWorkspace, 'settings' | 'database'>): string {
  const text = Buffer.from(settings).toString('utf8')
  return database === null ? text : withSetting(text, 'database', database)
}

/** A folder and those above it, one at a time: asked for all at once, Node never ends where a file system takes no folders (/proc). */
async function makeFolder(folder: string): Promise<void> {
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true) return
  await makeFolder(dirname(folder))
  await mkdir(folder, {mode: FOLDER_MODE})
}

async function makeFolders(folder: string, database: string): Promise<void> {
  try {
    await makeFolder(resolve(folder))
  } catch (error) {
    if (WAYS_BARRED.has(codeOf(error) ?? '')) throw new Refusal('file-in-the-way', {folder})
    throw error
  }
  settleIn(folder, database)
  refuseOthersFolder(folder)
  for (const name of ['inbox', 'outbox', 'files', 'runs', 'site']) await mkdir(join(folder, name), {recursive: true, mode: FOLDER_MODE})
}

/** Writes what is settled. What an attempt that was cut short left there gives way; nothing is written through what somebody has laid there. */
async function settle(path: string, content: string | Uint8Array): Promise<void> {
  await rm(path, {force: true})
  await writeFile(path, content, {mode: SETTLED_MODE, flag: 'wx'})
}

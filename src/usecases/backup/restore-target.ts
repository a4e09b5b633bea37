import type {BackupManifest} from '../../core/retention/backup.js'
import {Refusal} from '../../core/refusal.js'
import type {Settings} from '../../core/terms/settings.js'
import {timeAheadOf} from '../../io/db/audit-table.js'
import type {Dialect, Place} from '../../io/db/dialects/dialect.js'
import {readMeta} from '../../io/db/meta-table.js'
import {createDatabase, openDatabase, refuseUnusable, type OpenDatabase} from '../../io/db/open-database.js'
import {refusingDamage} from '../../io/db/restored-register.js'
import {makeWorkspaceFrom, readKey, readWorkspace, settingsToBe} from '../../io/files/workspace.js'
import type {Actor, Session} from '../../io/session.js'
import {asInstant, type Clock} from '../../io/system/clock.js'
import type {LoadedBackup} from './load-backup.js'

/** The world a restore works in: there may be no register yet to open a session on. */
export interface RestoreWorld {
  /** The operating system's user: who acts, where the database has no logins of its own. */
  readonly systemUser: string
  readonly clock: Clock
  /** True where a rehearsal's clock is set. */
  readonly isClockSet: boolean
  readonly open: (folder: string) => Promise<Session>
}

/** Where a backup is put: a register that stands, or a database that holds none yet. */
export interface RestoreTarget {
  readonly place: Place
  readonly settings: Settings
  readonly db: Session['db']
  readonly dialect: Dialect
  readonly actor: Actor
  /** False where the database holds no register. */
  readonly isStanding: boolean
  close(): Promise<void>
}

/** Makes a workspace of what the backup holds besides its register. Never over a register that others use: a settings file that is brought to another machine still names its database. */
export async function makeTarget(folder: string, {archive}: LoadedBackup, database: string | null): Promise<void> {
  const {settings, key} = archive.manifest
  const part = async (name: (typeof settings)[number]['name']): Promise<Uint8Array | null> => {
    const told = settings.find((one) => one.name === name)
    return told === undefined ? null : archive.part(`settings/${name}`, told)
  }
  const own = await part('diarievakt.yaml')
  if (own === null) throw new Refusal('backup-damaged', {problem: 'settings'})
  await refuseUnusable({url: settingsToBe({settings: own, database}).database, folder})
  const maps = new Map<`sources/${string}.yaml`, Uint8Array>()
  for (const one of settings) if (isMap(one.name)) maps.set(one.name, await archive.part(`settings/${one.name}`, one))
  await makeWorkspaceFrom({folder, maps, settings: own, policy: await part('policy.yaml'), key: await archive.part('fingerprint.key', key), database})
}

function isMap(name: string): name is `sources/${string}.yaml` {
  return name.startsWith('sources/')
}

/**
 * Opens the workspace's database for a backup of the same register. Asks for the right where a register stands, and refuses what could not be
 * opened afterwards: another register's backup or key, another first day, a clock that stands before the backup was made.
 */
export async function openTarget(world: RestoreWorld, folder: string, {archive, scratch}: LoadedBackup): Promise<RestoreTarget> {
  const {settings} = readWorkspace(folder)
  // Every fingerprint of the register is made with its key: with another one nothing in it could be shown.
  if (!readKey(folder).equals(await archive.part('fingerprint.key', archive.manifest.key))) throw new Refusal('backup-foreign')
  const first = (await readMeta(scratch.db)).get('publishFrom')
  if (settings.publishFrom !== undefined && settings.publishFrom !== first) throw new Refusal('settings-invalid', {file: 'diarievakt.yaml', line: 0, key: 'publishFrom', problem: 'fixed'})
  const last = await timeAheadOf(scratch.db, asInstant(world.clock.now()))
  if (last !== null) throw new Refusal('clock-went-back', {last})
  return refusingDamage(() => openPlace(world, {url: settings.database, folder}, settings, archive.manifest))
}

async function openPlace(world: RestoreWorld, place: Place, settings: Settings, {register}: BackupManifest): Promise<RestoreTarget> {
  const {db, dialect} = await openOrCreate(place)
  try {
    const meta = await readMeta(db)
    if (!meta.has('publishFrom')) return {place, settings, db, dialect, actor: {id: await dialect.whoActs(db, world.systemUser)}, isStanding: false, close: () => db.destroy()}
    if (meta.get('registerId') !== register) throw new Refusal('backup-foreign')
  } catch (error) {
    await db.destroy()
    throw error
  }
  await db.destroy()
  const session = await world.open(place.folder)
  try {
    session.demand('backup.restore', '*')
    session.refuseClockBehind()
    return {place, settings, db: session.db, dialect, actor: session.actor, isStanding: true, close: () => session.close()}
  } catch (error) {
    await session.close()
    throw error
  }
}

async function openOrCreate(place: Place): Promise<OpenDatabase> {
  try {
    return await openDatabase(place)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'database-empty') return createDatabase(place)
    throw error
  }
}

/** Refuses a set clock outside a rehearsal: it would publish, or keep public, what the real day does not allow. */
export function refuseSetClock({isClockSet}: RestoreWorld, {isRehearsal}: BackupManifest): void {
  if (isClockSet && !isRehearsal) throw new Refusal('clock-refused', {reason: 'not-a-rehearsal'})
}

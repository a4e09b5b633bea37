import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {clockAt} from '../../src/io/system/clock.js'
import {makeBackup, type MadeBackup} from '../../src/usecases/backup/make-backup.js'
import {restoreBackup, type RestoredRegister, type RestoreOrder} from '../../src/usecases/backup/restore-backup.js'
import type {Town} from './town.js'

/** A folder for backups, on no workspace's disk as far as the tests know. */
export async function aShelf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diarievakt-backups-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  return folder
}

/** Backs a town up at an instant. */
export async function backUp(town: Town, at: string, file: string): Promise<MadeBackup> {
  return town.within(at, (session) => makeBackup(session, {file, program: '0.2.0', onTable: () => undefined}))
}

/** Restores a backup into a town at an instant, as an administrator who says yes. */
export async function putBack(town: Town, at: string, file: string, order: Partial<RestoreOrder> = {}, user = 'reg'): Promise<RestoredRegister> {
  return restoreBackup(
    {systemUser: user, clock: clockAt(new Date(at)), isClockSet: true, open: () => town.at(at, user)},
    {file, folder: town.folder, journal: {kind: 'own'}, database: null, confirm: async () => undefined, onProgress: () => undefined, onRestored: () => undefined, ...order},
  )
}

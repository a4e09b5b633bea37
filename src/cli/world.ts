import {resolve} from 'node:path'
import type {LocalDate} from '../core/terms/local-date.js'
import {createRegister} from '../io/create-register.js'
import {refuseUnusable} from '../io/db/open-database.js'
import {loadJudgement} from '../io/files/policy-file.js'
import {readSource as readSourceFile} from '../io/files/source-file.js'
import {findWorkspace, makeWorkspace, readWorkspace, type NewWorkspace} from '../io/files/workspace.js'
import type {Judgement} from '../io/session.js'
import {systemAccount} from '../io/system/account.js'
import {systemClock} from '../io/system/clock.js'
import {clockFromEnvironment, openSession} from './open-session.js'
import {Refusal} from '../core/refusal.js'
import type {RestoreWorld} from '../usecases/backup/restore-backup.js'

/** Makes a workspace with its register. Only a rehearsal's clock may be set, from its first moment on. */
export async function createWorkspace(made: NewWorkspace & {readonly isRehearsal: boolean}): Promise<{readonly folder: string; readonly publishFrom: LocalDate}> {
  const folder = resolve(made.folder)
  const clock = clockFromEnvironment()
  if (clock !== null && !made.isRehearsal) throw new Refusal('clock-refused', {reason: 'not-a-rehearsal'})
  if (made.database !== null) await refuseUnusable({url: made.database, folder})
  await makeWorkspace({...made, folder})
  const {settings, fingerprintKey} = readWorkspace(folder)
  const {publishFrom} = await createRegister({folder, settings, fingerprintKey, systemUser: systemAccount(), clock: clock ?? systemClock, isRehearsal: made.isRehearsal, allRoles: made.isDemo})
  return {folder, publishFrom}
}

/** The workspace that was named, which need not be one yet; else the nearest one upwards. */
export function workspaceToRestore(named: string | null): string {
  const given = named ?? process.env['DIARIEVAKT_WORKSPACE'] ?? null
  return given === null ? findWorkspace(null, process.cwd()) : resolve(given)
}

/** Who restores, and when: there may be no register yet to open a session on. */
export function restoreWorld(): RestoreWorld {
  const clock = clockFromEnvironment()
  return {systemUser: systemAccount(), clock: clock ?? systemClock, isClockSet: clock !== null, open: openSession}
}

/** The shipped policy and word lists, for judging a text where there is no workspace. */
export function shippedJudgement(): Judgement {
  return loadJudgement(null, {cleanRows: 'publish', filePersonalData: 'strict'})
}

export const readSource = readSourceFile

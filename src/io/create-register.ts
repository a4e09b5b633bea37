import {Refusal} from '../core/refusal.js'
import {addYears, type LocalDate} from '../core/terms/local-date.js'
import {ROLES, type Role} from '../core/rights.js'
import type {Settings} from '../core/terms/settings.js'
import {AuditPen} from './db/audit-table.js'
import {insertGrant} from './db/grant-table.js'
import {readMeta, setStopPosition, writeMeta} from './db/meta-table.js'
import {createDatabase} from './db/open-database.js'
import {beginStopJournal} from './files/stop-journal.js'
import {workspaceMark} from './system/digest.js'
import {localTime} from '../core/terms/local-time.js'
import {asInstant, type Clock} from './system/clock.js'

/** What a new register is told once and for good. */
export interface NewRegister {
  readonly folder: string
  readonly settings: Settings
  readonly fingerprintKey: Uint8Array
  /** The operating system's user: who makes it, where the database has no logins of its own. */
  readonly systemUser: string
  readonly clock: Clock
  readonly isRehearsal: boolean
  /** Every role to the one who makes it: only for the demo municipality. */
  readonly allRoles: boolean
}

/** What the one who makes a workspace may do in it. */
export const FIRST_ROLES = ['administrator', 'registrar', 'archivist'] as const satisfies readonly Role[]

/** Makes the database of a new workspace: its first day of publication, whether it is a rehearsal, and the first grants, each with its event. */
export async function createRegister({folder, settings, fingerprintKey, systemUser, clock, isRehearsal, allRoles}: NewRegister): Promise<{readonly publishFrom: LocalDate}> {
  const {db, dialect} = await createDatabase({url: settings.database, folder})
  try {
    const actor = await dialect.whoActs(db, systemUser)
    const at = asInstant(clock.now())
    const {day} = localTime(clock.now(), settings.timeZone)
    const publishFrom = (settings.publishFrom as LocalDate | undefined) ?? addYears(day, -2)
    // The session's change() asks for a first day and grants that do not exist yet: this is where they come from.
    await db.transaction(async (tx) => {
      await dialect.lockForWriting(tx)
      await dialect.actAsOwner(tx)
      if ((await readMeta(tx)).has('publishFrom')) throw new Refusal('database-occupied')
      await writeMeta(tx, 'publishFrom', publishFrom)
      await writeMeta(tx, 'workspace', workspaceMark(fingerprintKey))
      await writeMeta(tx, 'rehearsal', isRehearsal ? '1' : '0')
      await setStopPosition(tx, await beginStopJournal(folder, at))
      const pen = await AuditPen.open(tx)
      await pen.append({at, actor, chain: '*', event: {kind: 'workspace.created', rehearsal: isRehearsal, publishFrom}})
      for (const role of allRoles ? ROLES : FIRST_ROLES) {
        await insertGrant(tx, actor, {role, committee: '*'}, {by: actor, at, reason: 'set-up', until: null})
        await pen.append({at, actor, chain: '*', event: {kind: 'right.granted', user: actor, role, committee: '*', reason: 'set-up', until: null}})
      }
      await pen.close()
    })
    return {publishFrom}
  } finally {
    await db.destroy()
  }
}

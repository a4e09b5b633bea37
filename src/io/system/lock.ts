import {readFile, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import type {HeldLock, LockHolder} from '../db/dialects/dialect.js'
import type {Session} from '../session.js'

/** What only one process at a time may do: change the register from exports, or change the site. */
export type LockName = 'import' | 'site'

/** Holds a lock for as long as the work lasts, or refuses saying who has it, where and since when. */
export async function holdLock(session: Session, name: LockName, waitMs: number): Promise<HeldLock> {
  const note = join(session.folder, `lock-${name}.json`)
  const lock = await session.dialect.holdRunLock(session.folder, name, waitMs)
  if (lock === null) throw new Refusal('locked', await holderIn(note))
  // Only a note for the one who waits: the lock itself is held by the kernel.
  const holder: LockHolder = {user: session.actor.id, host: hostname(), pid: process.pid, since: session.now}
  await writeFile(note, JSON.stringify(holder))
  return lock
}

async function holderIn(note: string): Promise<Record<string, string | number>> {
  try {
    const {user, host, pid, since} = JSON.parse(await readFile(note, 'utf8')) as LockHolder
    return {user, host, pid, since}
  } catch {
    return {}
  }
}

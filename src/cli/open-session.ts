import {Refusal} from '../core/refusal.js'
import {loadJudgement, staffOf} from '../io/files/policy-file.js'
import {findWorkspace, readWorkspace} from '../io/files/workspace.js'
import {Session} from '../io/session.js'
export {readOwnSettings, type OwnSettingsFile} from '../io/files/own-settings.js'
export {noteFault} from '../io/system/fault-log.js'
import {systemAccount} from '../io/system/account.js'
import {clockAt, systemClock, type Clock} from '../io/system/clock.js'
import {newLetters} from '../io/system/digest.js'
import {readPrivately} from '../io/files/private-file.js'

/** A rehearsal's clock from DIARIEVAKT_NOW, or null where it is not set. Refused where it is no instant. */
export function clockFromEnvironment(): Clock | null {
  const text = process.env['DIARIEVAKT_NOW']
  if (text === undefined || text === '') return null
  const instant = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(instant.getTime())) throw new Refusal('clock-refused', {reason: 'form'})
  return clockAt(instant)
}

/** The one place where the real world is put together. Tests put together their own. A trial policy is only for what changes nothing. */
export async function openSession(named: string | null, trialPolicy: string | null = null): Promise<Session> {
  const folder = findWorkspace(named ?? process.env['DIARIEVAKT_WORKSPACE'] ?? null, process.cwd())
  const {settings, fingerprintKey} = readWorkspace(folder)
  const rehearsalClock = clockFromEnvironment()
  const session = await Session.open({
    systemUser: systemAccount(),
    clock: rehearsalClock ?? systemClock,
    folder,
    settings,
    fingerprintKey,
    newId: newLetters,
    judgement: () => loadJudgement(folder, settings, staffOf(settings), trialPolicy),
  })
  // A set clock outside a rehearsal would publish, or keep public, what the real day does not allow.
  if (rehearsalClock !== null && !session.isRehearsal) {
    await session.close()
    throw new Refusal('clock-refused', {reason: 'not-a-rehearsal'})
  }
  return session
}

/** A passphrase in a file that nobody but its owner may read, without the end of its line. */
export async function readPassphraseFile(path: string): Promise<string> {
  const bytes = await readPrivately(path)
  if (bytes === null) throw new Refusal('input-not-found', {file: path})
  return bytes.toString().replace(/\r?\n$/, '')
}

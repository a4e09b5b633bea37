import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {OpeningNotice} from '../../core/audit/event.js'
import {tellingTime} from '../../core/terms/local-time.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {layMessage} from '../../io/files/mail-folder.js'
import type {Session} from '../../io/session.js'
import {handOver} from '../../io/system/hand-over.js'
import {openingMessage} from '../../words/protected-opening.js'

/** A program of the municipality's, or a folder that its mail is fetched from. */
type Notify = string | readonly string[]

/** The ways to the administrations’ coordinators for personal data, each once: the same that tell them of incidents. The vault is no single administration’s. */
export function noticesOf({settings}: Pick<Session, 'settings'>): readonly Notify[] {
  const ways = new Map<string, Notify>()
  for (const {privacyCoordinator} of Object.values(settings.administrations)) if (privacyCoordinator !== undefined) ways.set(JSON.stringify(privacyCoordinator.notify), privacyCoordinator.notify)
  return [...ways.values()]
}

/** Tells every coordinator that the vault is being opened with shares, and until when: no personal data, nor by whom. What came of it is in the log; that somebody could not be told stops nothing. */
export async function tellOfOpening(session: Session, opening: string, at: Instant, until: Instant): Promise<OpeningNotice> {
  const {settings, isRehearsal, folder} = session
  const local = tellingTime(settings.timeZone)
  const text = openingMessage({municipality: settings.municipality.name, opening, at: local(at), until: local(until), isRehearsal})
  const ways = noticesOf(session)
  // A file's name, which holds no colon, and is another in each workspace.
  const name = `${opening.replace(':', '-')}-${at.replaceAll(/[-:.]/g, '')}`
  const told = await Promise.all(ways.map(async (way) => (typeof way === 'string' ? layMessage(folder, way, name, text) : (await handOver(way, text)) === 0)))
  const outcome: OpeningNotice = ways.length === 0 ? 'nowhere' : told.every(Boolean) ? 'told' : 'failed'
  await session.change(({record}) => record({kind: 'break-glass.told', opening, outcome}, READINGS_CHAIN))
  return outcome
}

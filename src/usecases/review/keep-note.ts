import {Refusal} from '../../core/refusal.js'
import {namesIdentityNumber} from '../../core/scan/holds-identity-number.js'
import type {Fingerprint} from '../../core/terms/identifiers.js'
import {insertNote} from '../../io/db/decision-table.js'
import type {Change, Session} from '../../io/session.js'

/** A person's own words, stored outside the log: the log gets the fingerprint (P4). */
export interface KeptNote {
  readonly id: string
  readonly fingerprint: Fingerprint
}

/** Scans and stores what a person wrote as a reason. An identity number is refused: a note outlives the row it is about. */
export async function keepNote(session: Session, {tx, at}: Change, note: string | null): Promise<KeptNote | null> {
  const text = note?.trim() ?? ''
  if (text === '') return null
  if (namesIdentityNumber(text)) throw new Refusal('note-holds-identity-number')
  const id = session.newId()
  await insertNote(tx, {id, text, at})
  return {id, fingerprint: session.fingerprints.of(text)}
}

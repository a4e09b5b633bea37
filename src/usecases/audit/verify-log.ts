import {resolve} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {linesOf} from '../../io/files/anchor-file.js'
import {readVouched, stopJournalOf} from '../../io/files/stop-journal.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {weighLog, type ReadAnchorFile, type VerifiedLog} from './weigh-log.js'
import {anchorPlace} from './write-anchor.js'

export interface VerifyOrder {
  /** A file of anchors; the one in the settings when null. */
  readonly anchors: string | null
  /** Tries each signature of the log of readings by itself. */
  readonly everySignature?: boolean
  readonly onProgress: (read: number, total: number) => void
}

/** Verifies the chains of the committees that the one who asks may look into, each from end to end, beside what was anchored outside and what the stop journal knows of restores. */
export const verifyLog = deed('audit.verify', async (session, {anchors, everySignature = false, onProgress}: VerifyOrder): Promise<VerifiedLog> => {
  const {db, dialect, registerId} = session
  return weighLog({db, dialect, registerId, covers: (chain) => session.may('audit.verify', chain), anchors: await anchorFile(session, anchors), vouched: () => readVouched(stopJournalOf(session.folder)), everySignature, onProgress})
})

async function anchorFile(session: Session, asked: string | null): Promise<ReadAnchorFile | null> {
  const place = anchorPlace(session)
  const path = asked ?? (place?.kind === 'file' ? place.path : null)
  if (path === null) return null
  const lines = await linesOf(resolve(path))
  if (lines === null && asked !== null) throw new Refusal('input-not-found', {file: asked})
  return {path, lines}
}

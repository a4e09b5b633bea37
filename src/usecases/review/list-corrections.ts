import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {standingCorrections} from '../../io/db/decision-table.js'
import {deed} from '../deed.js'

/** Something rewritten here that somebody ought to change in the registry (B8). */
export interface Correction {
  readonly id: EntryId
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly field: string
  readonly at: Instant
}

/** Corrections that still stand: one lapses when the registry changes the row. What only an authorised person may read is not among them (K4). */
export const listCorrections = deed('review.read', async (session, {committee}: {readonly committee: string | null}): Promise<readonly Correction[]> => {
  if (committee !== null) {
    session.committee(committee)
    session.demand('review.read', committee)
  }
  const rows = await standingCorrections(session.db)
  return rows.filter((row) => (committee === null ? session.may('review.read', row.committee) : row.committee === committee))
})

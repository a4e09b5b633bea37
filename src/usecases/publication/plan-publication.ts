import type {EntryId} from '../../core/terms/identifiers.js'
import {deed} from '../deed.js'
import {planVersions} from './candidates.js'

/** What a run would change now, per committee. */
export interface PublicationPlan {
  readonly published: number
  readonly republished: number
  readonly unchanged: number
  readonly expired: readonly EntryId[]
  readonly committees: readonly {readonly committee: string; readonly published: number; readonly republished: number; readonly unchanged: number}[]
}

/** Works out the next release without drawing it. */
export const planPublication = deed('publication.read', async (session): Promise<PublicationPlan> => {
  const {plan} = await planVersions(session, {reach: 'all', fresh: 'all', leftOut: new Set()})
  const perCommittee = new Map<string, {published: number; republished: number; unchanged: number}>()
  for (const {candidate: {committee, stage, isOnShow}} of plan.showings.values()) {
    const counts = perCommittee.get(committee) ?? {published: 0, republished: 0, unchanged: 0}
    if (stage === 'published') counts.unchanged += 1
    else if (isOnShow) counts.republished += 1
    else counts.published += 1
    perCommittee.set(committee, counts)
  }
  const committees = [...perCommittee].map(([committee, counts]) => ({committee, ...counts})).sort((one, other) => one.committee.localeCompare(other.committee, 'sv'))
  const sum = (count: 'published' | 'republished' | 'unchanged'): number => committees.reduce((total, one) => total + one[count], 0)
  return {published: sum('published'), republished: sum('republished'), unchanged: sum('unchanged'), expired: plan.expired, committees}
})

import {noteRaised, untoldEscalations, type Escalation} from '../../io/db/entry-table.js'
import {raisedMessage} from '../../words/raised.js'
import {deed, type Session} from '../deed.js'
import {tellWhoever} from '../tell-whoever.js'
import {expiredDays} from './list-waiting.js'
import {raisedRule} from './raised-rule.js'

/** What a committee’s manager was told of. `nowhere`: the settings name no way to. */
export interface RaisedIn {
  readonly committee: string
  readonly rows: number
  readonly isWithoutLawyer: boolean
  readonly outcome: 'told' | 'failed' | 'nowhere'
}

/** Tells each committee’s manager of what no lawyer has answered: how many rows and of which committee, and nothing of what they are. Of each row once; what could not be told is tried again the next time. For a timer, every day. */
export const raiseEscalations = deed('review.raise', async (session): Promise<readonly RaisedIn[]> => {
  const rule = await raisedRule(session)
  const committees = Object.keys(session.settings.committees).filter((code) => session.may('review.raise', code))
  const byCommittee = Map.groupBy(await untoldEscalations(session.db, {committees, expired: expiredDays(session), raised: rule}), ({committee}) => committee)
  const raised: RaisedIn[] = []
  for (const [committee, escalations] of byCommittee) {
    const isWithoutLawyer = rule.committees.includes(committee)
    raised.push({committee, rows: escalations.length, isWithoutLawyer, outcome: await tellManager(session, escalations, committee, isWithoutLawyer)})
  }
  return raised
})

async function tellManager(session: Session, escalations: readonly Escalation[], committee: Escalation['committee'], isWithoutLawyer: boolean): Promise<RaisedIn['outcome']> {
  const {settings, isRehearsal, today} = session
  const {administration, name} = settings.committees[committee] ?? {}
  const notify = administration === undefined || !Object.hasOwn(settings.administrations, administration) ? undefined : settings.administrations[administration]?.manager?.notify
  if (notify === undefined) return 'nowhere'
  // By its name one that was laid by a run which was cut short is known again the same day.
  const text = raisedMessage({municipality: settings.municipality.name, committee: {code: committee, name: name ?? committee}, rows: escalations.length, officeDays: settings.review.escalationDays, isWithoutLawyer, isRehearsal})
  if (!(await tellWhoever(session, notify, `raised-${committee}-${today}-${escalations.length}-${escalations[0]?.decision ?? ''}`, text))) return 'failed'
  await session.change(async ({tx, at, record}) => {
    await noteRaised(tx, escalations, {at, by: session.actor.id})
    await record({kind: 'escalations.raised', rows: escalations.length, isWithoutLawyer}, committee)
  })
  return 'told'
}

import {Refusal} from '../../core/refusal.js'
import {descriptionProblem} from '../../core/request/description.js'
import type {DocumentRequest} from '../../core/request/request.js'
import {grantsAllow} from '../../core/rights.js'
import {caseNature} from '../../core/scan/case-nature.js'
import {scanText} from '../../core/scan/scan-text.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {officeDaysAfter} from '../../core/terms/office-days.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {grantsOf} from '../../io/db/grant-table.js'
import {insertRequest, nameRequest} from '../../io/db/request-table.js'
import {deed, type Session} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {keepNote} from '../review/keep-note.js'
import {listed, type ListedRequest} from './read-requests.js'

/** A request for a document: of the register, or described. */
export interface RequestOrder {
  /** A case or document of the register; null where it is described. */
  readonly id: string | null
  /** Of what is described, which committee's it is. */
  readonly committee: string | null
  readonly description: string | null
  /** Whoever registers it says that the document cannot be found without the name or the place in the description. */
  readonly isNameNeeded: boolean
  /** Null for today. */
  readonly receivedOn: LocalDate | null
  /** Who is to answer; null for whoever registers it. */
  readonly handler: string | null
}

/** Registers a request for a document, with the day by which it is to be answered. Who asks, and why, has no place in it. */
export const registerRequest = deed('request.handle', async (session, order: RequestOrder): Promise<ListedRequest> => {
  const one = order.id === null ? null : await askedFor(session, order.id, order.committee)
  const committee = one?.key.committee ?? committeeNamed(session, order.committee)
  session.demand('request.handle', committee)
  const receivedOn = order.receivedOn ?? session.today
  if (receivedOn > session.today) throw new Refusal('request-day', {day: receivedOn})
  const handler = order.handler ?? session.actor.id
  if (handler !== session.actor.id && !grantsAllow(await grantsOf(session.db, handler, session.today), 'request.handle', committee)) throw new Refusal('request-handler')
  const description = order.description?.trim() ?? ''
  if (one === null) refuseDescription(session, description, order.isNameNeeded)
  const kept = await session.change(async (change): Promise<DocumentRequest> => {
    const note = one === null ? await keepNote(session, change, description) : null
    const made: DocumentRequest = {
      id: await nameRequest(change.tx, session.today.slice(0, 4)),
      committee,
      entry: one?.entry ?? null,
      note: note?.id ?? null,
      receivedOn,
      dueOn: officeDaysAfter(receivedOn, session.settings.requests.answerDays),
      handler,
      registeredAt: change.at,
      registeredBy: session.actor.id,
      answer: null,
    }
    await insertRequest(change.tx, made)
    await change.record({kind: 'request.registered', request: made.id, receivedOn, dueOn: made.dueOn, note: note?.fingerprint ?? null}, committee)
    return made
  })
  const [made] = await listed(session, [kept])
  if (made === undefined) throw new Error('A request that was registered was not listed')
  return made
})

/** What only an authorised person may read is no more known to others than what never was, also by its id (K4). */
async function askedFor(session: Session, id: string, committee: string | null): Promise<StandingEntry> {
  const found = await findEntry(session, id, committee, 'request.handle')
  if (found.content.protection === 'marked' && !session.may('subject.protected', found.key.committee)) throw new Refusal('entry-not-found')
  return found
}

function committeeNamed(session: Session, named: string | null): CommitteeCode {
  if (named === null) throw new Refusal('committee-needed')
  session.demand('request.handle', named)
  session.committee(named)
  return named as CommitteeCode
}

/** Looks a description through for what is nobody's to keep. What could not be looked through is not kept as if it had been (B9). */
function refuseDescription({judgement: {lexica}}: Session, text: string, isNameNeeded: boolean): void {
  if (text === '') throw new Refusal('request-undescribed')
  const {findings, failed} = scanText([{field: 'heading', index: 0, text}], {caseNature: caseNature(null, lexica.caseTypes), lexica})
  const problem = descriptionProblem(findings, isNameNeeded) ?? (failed.length > 0 && !isNameNeeded ? 'person' : null)
  if (problem === 'contact') throw new Refusal('request-holds-contact')
  if (problem === 'person') throw new Refusal('request-names-person')
}

import {inOrder, isAnsweredLate, requestState, tallyRequests, type DocumentRequest, type RequestFigures, type RequestState} from '../../core/request/request.js'
import {Refusal} from '../../core/refusal.js'
import type {Right} from '../../core/rights.js'
import type {CommitteeCode, EntryId} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {noteText} from '../../io/db/decision-table.js'
import {numbersOf} from '../../io/db/entry-table.js'
import {markedAmong} from '../../io/db/incident-table.js'
import {requests} from '../../io/db/request-table.js'
import {deed, type Session} from '../deed.js'

/** What of the register is asked for, as people know it. */
export interface AskedFor {
  readonly entry: EntryId
  readonly diaryNumber: string
  readonly documentNumber: string | null
}

/** A request as a list tells of it. */
export interface ListedRequest extends Omit<DocumentRequest, 'entry' | 'note'> {
  /** Null for one that is described; and for one whose row has been purged, or is only an authorised person’s to read: the two read alike (K4). */
  readonly about: AskedFor | null
  readonly isDescribed: boolean
  readonly state: RequestState
  readonly isLate: boolean
}

/** A request with its description; null where it has none, where that was erased, and for whoever does not answer requests: who leads the work needs to know that they are answered, and not what they say (P4). */
export interface ShownRequest extends ListedRequest {
  readonly description: string | null
}

/** Which requests are asked for; null for all. */
export interface RequestQuery {
  readonly committee: string | null
  /** `open`: whether or not its day has been. */
  readonly state: RequestState | null
}

/** Requests of the committees in which whoever asks may read them, overdue ones first. */
export const listRequests = deed('request.read', async (session, {committee, state}: RequestQuery): Promise<readonly ListedRequest[]> => {
  const own = await readable(session, committee)
  const wanted = own.filter((one) => {
    const stands = requestState(one, session.today)
    return state === null || stands === state || (state === 'open' && stands === 'overdue')
  })
  return listed(session, inOrder(wanted, session.today))
})

/** One request. */
export const showRequest = deed('request.read', async (session, id: string): Promise<ShownRequest> => {
  const kept = await requestOf(session, id, 'request.read')
  const [one] = await listed(session, [kept])
  if (one === undefined) throw new Error('A request that is kept was not listed')
  return {...one, description: kept.note === null || !session.may('request.handle', kept.committee) ? null : await noteText(session.db, kept.note)}
})

/** For which days figures are asked, both included; null for the last thirty, today among them. */
export interface FiguresOrder {
  readonly committee: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

const DAYS = 30

/** What requests came to, committee by committee, in a period: no text, and no sum across controllers (J1). */
export const requestStats = deed('request.read', async (session, {committee, ...period}: FiguresOrder): Promise<{readonly from: LocalDate; readonly to: LocalDate; readonly committees: readonly RequestFigures[]}> => {
  const to = period.to ?? session.today
  const from = period.from ?? addDays(to, 1 - DAYS)
  if (from > to) throw new Refusal('period-backwards', {from, to})
  const own = await readable(session, committee)
  const codes = committee === null ? Object.keys(session.settings.committees).filter((code) => session.may('request.read', code)) : [committee]
  const sorted = codes.toSorted((one, other) => one.localeCompare(other, 'sv'))
  return {from, to, committees: sorted.map((code) => tallyRequests(code as CommitteeCode, own.filter((one) => one.committee === code), {from, to, today: session.today}))}
})

/** The request of a name, of a committee in which whoever asks has a right; one of another committee is no more known than one that never was. */
export async function requestOf(session: Pick<Session, 'db' | 'may'>, id: string, right: Right): Promise<DocumentRequest> {
  const [found] = await requests(session.db, {id: id.trim().toUpperCase()})
  if (found === undefined || !session.may(right, found.committee)) throw new Refusal('request-unknown')
  return found
}

/** Requests as whoever asks may be told of them. */
export async function listed(session: Session, all: readonly DocumentRequest[]): Promise<readonly ListedRequest[]> {
  const entries = [...new Set(all.flatMap(({entry}) => entry ?? []))]
  const numbers = await numbersOf(session.db, entries)
  const marked = await markedAmong(session.db, entries)
  return all.map(({entry, note, ...one}) => {
    const number = entry === null || (marked.has(entry) && !session.may('subject.protected', one.committee)) ? undefined : numbers.get(entry)
    return {...one, about: entry === null || number === undefined ? null : {entry, ...number}, isDescribed: note !== null, state: requestState({dueOn: one.dueOn, answer: one.answer}, session.today), isLate: isAnsweredLate(one)}
  })
}

async function readable(session: Session, committee: string | null): Promise<readonly DocumentRequest[]> {
  if (committee !== null) {
    session.demand('request.read', committee)
    session.committee(committee)
  }
  return (await requests(session.db, committee === null ? {} : {committee})).filter((one) => session.may('request.read', one.committee))
}

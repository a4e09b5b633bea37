import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {INCIDENT_OPEN_DAYS, type FollowUpFacts, type ListedRoutine, type ProtectedFacts, type SampledRow, type TalliedFacts} from '../../core/followup/follow-up.js'
import type {Series} from '../../core/followup/figure.js'
import {ReadingTally} from '../../core/followup/readings.js'
import {isLate} from '../../core/incident/deadline.js'
import {stateOf} from '../../core/incident/incident.js'
import {pageAddress} from '../../core/publication/page-address.js'
import {tallyRequests} from '../../core/request/request.js'
import {standingsOf} from '../../core/routine/routine.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import {addDays, daysBetween, type LocalDate} from '../../core/terms/local-date.js'
import {isOfficeDay} from '../../core/terms/office-days.js'
import {localTime} from '../../core/terms/local-time.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {countRaised, countStages} from '../../io/db/entry-table.js'
import {countOwn, entriesToLookAt, eventsByHour, everGranted, publishedByMonth, readingsBetween, sampledEntries} from '../../io/db/followup-figures-table.js'
import {followUpActions, followUps} from '../../io/db/followup-table.js'
import {incidents} from '../../io/db/incident-table.js'
import {letterFigures} from '../../io/db/letter-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {keptSince} from '../../io/db/protected-person-table.js'
import {countOnShow} from '../../io/db/publication-table.js'
import {requests} from '../../io/db/request-table.js'
import {routines} from '../../io/db/routine-table.js'
import {countWaitingForSweep} from '../../io/db/swept-table.js'
import {dayBegins} from '../../io/system/clock.js'
import {drawnByLot} from '../../io/system/digest.js'
import type {Session} from '../deed.js'
import {personsWithKeys} from '../protected/persons-with-keys.js'
import {holdsUnswept, planVersions} from '../publication/candidates.js'
import {expiredDays} from '../review/list-waiting.js'
import {raisedRule} from '../review/raised-rule.js'
import {reviewFiguresOf} from '../review/review-stats.js'

/** So many rows of the web diary are drawn for a person to look at. */
const SAMPLED_ROWS = 10
/** What takes a row off the web before its time. */
const TAKEN_DOWN = ['entry.withdrawn', 'entry.found-before-release']

/** Counts everything that a follow-up of one committee is made of, in the days from and to, both included. */
export async function gatherFacts(session: Session, committee: CommitteeCode, from: LocalDate, to: LocalDate): Promise<FollowUpFacts> {
  const {db, settings, today} = session
  const local = (instant: Instant): LocalDate => localTime(new Date(instant), settings.timeZone).day
  const inPeriod = (day: LocalDate): boolean => day >= from && day <= to
  const own = (await incidents(db)).filter((one) => one.committee === committee)
  const reported = own.filter((one) => inPeriod(local(one.reportedAt)))
  const open = own.filter((one) => stateOf(one) !== 'closed')
  const signed = (await followUps(db, committee)).filter((one) => one.signedAt !== null && one.to < to).at(-1)
  return {
    committee,
    from,
    to,
    on: today,
    routines: standingsOf(await routines(db, committee), today).map(({kind, name, version, decidedOn, nextReviewOn, registeredBy, state}): ListedRoutine => ({kind, name, version, decidedOn, nextReviewOn, registeredBy, state})),
    protectedData: await protectedFacts(session, committee, from, to, local),
    diary: await diaryFacts(session, committee, from, to, local),
    review: await reviewFiguresOf(session, committee, from, to),
    raised: (await countRaised(db, {committees: [committee], expired: expiredDays(session), rule: await raisedRule(session)})).get(committee) ?? 0,
    incidents: {
      byBreach: Object.fromEntries(Map.groupBy(reported, ({breach}) => breach).entries().map(([breach, all]) => [breach, all.length])),
      open: open.length,
      openLong: open.filter((one) => daysBetween(local(one.reportedAt), today) > INCIDENT_OPEN_DAYS).length,
      toldAuthority: reported.filter(({authorityToldAt}) => authorityToldAt !== null).length,
      toldLate: reported.filter((one) => isLate(one, session.now)).length,
    },
    requests: tallyRequests(committee, await requests(db, {committee}), {from, to, today}),
    actions: (await followUpActions(db, committee)).map(({doneAt, ...one}) => ({...one, doneOn: doneAt === null ? null : local(doneAt)})),
    last: signed?.signedAt == null ? null : {id: signed.id, signedOn: local(signed.signedAt), figures: signed.figures},
    limits: {staleDays: settings.followup.staleDays, sampleShare: settings.followup.sampleShare, queueHours: settings.followup.queueHours},
  }
}

type Local = (instant: Instant) => LocalDate

async function diaryFacts(session: Session, committee: CommitteeCode, from: LocalDate, to: LocalDate, local: Local): Promise<FollowUpFacts['diary']> {
  const {db} = session
  const months = monthsBetween(from, to)
  const published = await publishedByMonth(db, committee, from, to)
  const takenDown = new Map<string, number>()
  for (const {hour, events} of await eventsByHour(db, committee, TAKEN_DOWN, between(session, from, to))) {
    const month = local(`${hour}:00:00.000Z` as Instant).slice(0, 7)
    takenDown.set(month, (takenDown.get(month) ?? 0) + events)
  }
  const series = (code: string, counts: ReadonlyMap<string, number>): Series => ({code, by: 'month', bars: months.map((name) => ({name, count: counts.get(name) ?? 0}))})
  const {plan} = await planVersions(session, {reach: 'changes', fresh: 'none', leftOut: new Set()})
  const drawn = await sampledEntries(db, session.dialect, drawnByLot(await entriesToLookAt(db, committee), SAMPLED_ROWS))
  return {
    public: (await countOnShow(db)).get(committee) ?? 0,
    published: series('published', published),
    takenDown: series('taken-down', takenDown),
    expiredLive: await countOwn(db, session.dialect, plan.expired, committee),
    neverAssessed: (await countStages(db)).filter((one) => one.committee === committee && (one.stage === 'imported' || one.stage === 'scanned')).reduce((sum, {entries}) => sum + Number(entries), 0),
    isRemovalPending: await removalsPending(db),
    sample: drawn.map(({entry, kind, diaryNumber, documentNumber, publishedOn, isDecided}): SampledRow => ({diaryNumber, documentNumber, publishedOn, by: isDecided ? 'person' : 'rules', address: pageAddress(kind, entry)})),
  }
}

/** What of protected data is known without a key; null where nobody holds one and nobody is kept. */
async function protectedFacts(session: Session, committee: CommitteeCode, from: LocalDate, to: LocalDate, local: Local): Promise<ProtectedFacts | null> {
  const {db, settings, today} = session
  const [synced, swept] = [await lastOf(session, 'persons.synced'), await lastOf(session, 'register.swept')]
  const holders = await personsWithKeys(session)
  const persons = await keptSince(db, committee)
  if (holders.length === 0 && persons.length === 0) return null
  const accounts = await everGranted(db, 'protected-reader', committee)
  const {workFrom, workTo, personsADay} = settings.followup
  const tally = new ReadingTally({timeZone: settings.timeZone, workFrom, workTo, personsADay, isWorkday: (day) => isOfficeDay(day as LocalDate)})
  for await (const page of readingsBetween(db, between(session, from, to))) for (const reading of page) if (accounts.has(reading.account)) tally.add(reading)
  const readings = tally.figures(await samples(session))
  const read = new Set(readings.readers)
  const own = holders.filter(({account}) => accounts.has(account))
  return {
    holders: own.length,
    holdersMax: settings.holdersMax,
    idleHolders: own.map(({name}) => name).filter((name) => !read.has(name)),
    persons: persons.length,
    stale: persons.filter((saidAt) => daysBetween(local(saidAt), today) > settings.followup.staleDays).length,
    lastSync: synced === null ? null : local(synced),
    lastSweep: swept === null ? null : local(swept),
    unswept: (await holdsUnswept(session)) ? ((await countWaitingForSweep(db)).get(committee) ?? 0) : 0,
    readings,
    letters: await letterFigures(db, committee, between(session, from, to), today),
    tally: await tallied(session, committee, from, local),
  }
}

/** What a holder has counted since the period began. */
async function tallied(session: Session, committee: CommitteeCode, from: LocalDate, local: Local): Promise<TalliedFacts | null> {
  const lines = await linesOfKind(session.db, READINGS_CHAIN, 'persons.tallied')
  const last = lines.findLast(({event, at}) => event.kind === 'persons.tallied' && event.committee === committee && event.from === from && local(at) >= from)
  if (last?.event.kind !== 'persons.tallied') return null
  const {holder, contacts, toldOfRisks, offeredAnotherWay, ownName, noOpenCase} = last.event
  return {on: local(last.at), by: holder, contacts, toldOfRisks, offeredAnotherWay, ownName, noOpenCase}
}

/** Every sample that was ever drawn, with what came of it. */
async function samples(session: Session): Promise<readonly {readonly drawn: readonly number[]; readonly outcome: string | null}[]> {
  const outcomes = new Map((await linesOfKind(session.db, READINGS_CHAIN, 'readings.reviewed')).flatMap(({event}) => (event.kind === 'readings.reviewed' ? [[event.sample, event.outcome] as const] : [])))
  return (await linesOfKind(session.db, READINGS_CHAIN, 'readings.sampled')).flatMap(({event}) => (event.kind === 'readings.sampled' ? [{drawn: event.drawn, outcome: outcomes.get(event.sample) ?? null}] : []))
}

/** When something of a kind was last done with protected data; null where it never was. */
async function lastOf({db}: Session, kind: 'persons.synced' | 'register.swept'): Promise<Instant | null> {
  return (await linesOfKind(db, READINGS_CHAIN, kind)).at(-1)?.at ?? null
}

function between({settings}: Session, from: LocalDate, to: LocalDate): {readonly from: Instant; readonly before: Instant} {
  return {from: dayBegins(from, settings.timeZone), before: dayBegins(addDays(to, 1), settings.timeZone)}
}

/** The months that a period touches: `2026-02`. */
function monthsBetween(from: LocalDate, to: LocalDate): readonly string[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 7)}-01` as LocalDate; day <= to; day = `${addDays(day, 31).slice(0, 7)}-01` as LocalDate) months.push(day.slice(0, 7))
  return months
}

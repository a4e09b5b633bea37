import type {MasterFormat, MasterProblem, MasterRecord} from '../../core/protected/master-record.js'
import {isMarkedByMaster, NO_PARTICULARS, protectionBy, withMarking, withoutMaster, type Marking, type Particulars} from '../../core/protected/particulars.js'
import {isFieldText, type PersonCommittee, type PersonId, type ProtectedPerson} from '../../core/protected/person.js'
import {strictest} from '../../core/protected/strictest.js'
import {Refusal} from '../../core/refusal.js'
import {keptPersons} from '../../io/db/protected-person-table.js'
import type {Encoding} from '../../io/files/encoding.js'
import {readMaster, type MasterFile} from '../../io/files/master/master-file.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {rekeepPersons, type PersonToChange, type PersonToKeep} from './keep-persons.js'
import {ownOf} from './own-of.js'
import {groundFor} from './refuse-keeping.js'
import type {Sweep} from './take-off-found.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** An extract of the master source to take in. */
export interface SyncOrder {
  readonly unlocking: Unlocking
  readonly path: string
  readonly format: MasterFormat | null
  readonly encoding: Encoding | null
  /** For whom those who are new are kept; `*` for the whole municipality. */
  readonly committee: PersonCommittee
  /** Why a committee without secrecy of its own keeps them (A12). */
  readonly ground: Particulars['ground']
  /** True of an extract of everybody who is protected: whoever the master told of before, and does not tell of now, is protected no more. */
  readonly isFull: boolean
  readonly isDryRun: boolean
  /** What was shown of the markings that lapse, by which somebody accepts that they are lifted; null lifts none. */
  readonly lift: string | null
  /** Shows the markings that lapse, and asks; only where nobody has accepted them before. */
  readonly askLift: (lapsed: readonly PersonId[]) => Promise<boolean>
}

/** What came of an extract. */
export interface Synced {
  /** By which everything that came of this extract is known. */
  readonly delivery: string
  readonly format: MasterFormat
  readonly sha256: string
  /** Records; those that no number could be read of are among `problems`. */
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Of these the number has changed. */
  readonly renumbered: number
  /** Persons whose marking the master has taken away: kept as protected until somebody accepts it. */
  readonly lapsed: readonly PersonId[]
  /** By this the very lapses that were shown are accepted; null where there are none. */
  readonly liftCode: string | null
  readonly lifted: number
  readonly problems: readonly MasterProblem[]
  readonly sweep: Sweep | null
}

const CODE_SIGNS = 8

/** Takes in what the one master source says of who is protected (K2): who is new is kept, numbers that changed are followed, and everybody who is told of anew is looked for in everything public. A marking that lapses is shown before it is lifted. */
export const syncPersons = deed('vault.hold', async (session, order: SyncOrder): Promise<Synced> => {
  const {committee} = order
  if (committee !== '*') session.committee(committee)
  session.demand('vault.hold', committee)
  const ground = groundFor(session, [committee], order.ground)
  const file = await readMaster(order.path, {format: order.format, encoding: order.encoding, today: session.today})
  const problems: MasterProblem[] = []
  const told: MasterRecord[] = []
  // Whether a file is whole is known at its end: nothing of it counts before.
  for await (const entries of file.records()) for (const entry of entries) if (entry.kind === 'problem') problems.push(entry)
  else told.push(entry)
  // Of whom nothing could be read the extract may have told: then nobody is missing from it.
  if (order.isFull && (told.length === 0 || problems.length > 0)) throw new Refusal('master-full-unsure', {file: file.name, problems: problems.length})
  return withVault(session, order.unlocking, async (open) => {
    const delivery: string = session.newId()
    const work = await workOut(session, open, {order, file, told, ground, delivery})
    const {lapsed, added, changed, same, renumbered} = work
    const liftCode = lapsed.length === 0 ? null : open.vault.pseudonymOf(`lift ${file.sha256} ${lapsed.map(({row}) => `${row.id} ${row.seal}`).sort().join(' ')}`).slice(0, CODE_SIGNS)
    if (order.lift !== null && order.lift !== liftCode) throw new Refusal('lapses-differ')
    const ids = lapsed.map(({row}) => row.id)
    const counted = {delivery, format: file.format, sha256: file.sha256, read: told.length, added: added.length, changed: changed.length, same, renumbered, lapsed: ids, liftCode, problems}
    if (order.isDryRun) return {...counted, lifted: 0, sweep: null}
    const lifts = liftCode !== null && (order.lift === liftCode || (await order.askLift(ids)))
    const lifted = lifts ? lapsed : []
    const event = {kind: 'persons.synced' as const, delivery, holder: open.vault.holder, format: file.format, sha256: file.sha256, read: told.length, added: added.length, changed: changed.length, lifted: lifted.length, rejected: problems.length}
    // What else is told of them is kept whether anybody accepts that they are lifted or not.
    const changes = [...new Map([...changed, ...lifted].map((one) => [one.row.id, one])).values()]
    const {sweep} = await rekeepPersons(session, open, changes, added, [event])
    return {...counted, lapsed: lifts ? [] : ids, liftCode: lifts ? null : liftCode, lifted: lifted.length, sweep}
  })
})

interface Work {
  readonly added: readonly PersonToKeep[]
  readonly changed: readonly PersonToChange[]
  /** As they are to be when their lapse has been accepted. */
  readonly lapsed: readonly PersonToChange[]
  readonly same: number
  readonly renumbered: number
}

async function workOut(session: Session, {vault}: OpenVault, {order, file, told, ground, delivery}: {readonly order: SyncOrder; readonly file: MasterFile; readonly told: readonly MasterRecord[]; readonly ground: Particulars['ground']; readonly delivery: string}): Promise<Work> {
  // Those whom somebody keeps for committees that the one who acts may not read for are theirs to change.
  const rows = (await keptPersons(session.db)).filter((row) => ownOf(session, row).length === row.committees.length)
  const opened = await vault.openPersons(rows)
  // Somebody who does not open would be taken for new.
  if (opened.size < rows.length) throw new Refusal('sealed-altered')
  const byNumber = new Map<string, PersonToChange[]>()
  for (const row of rows) {
    const person = opened.get(row.id)
    if (person === undefined || person.number === '') continue
    for (const number of [person.number, ...person.particulars.otherNumbers]) byNumber.set(number, [...(byNumber.get(number) ?? []), {...person, row}])
  }
  const added: PersonToKeep[] = []
  const changed: PersonToChange[] = []
  const lapsed: PersonToChange[] = []
  const seen = new Set<PersonId>()
  let [same, renumbered] = [0, 0]
  const isMasters = (one: PersonToChange): boolean => JSON.stringify(one.row.committees) === JSON.stringify([order.committee])
  for (const record of currentRecords(told)) {
    const kept = [...new Map([record.number, ...record.otherNumbers].flatMap((number) => byNumber.get(number) ?? []).map((one) => [one.row.id, one])).values()]
    const said: Marking | null = record.marking.kind === 'marked' ? {level: record.marking.level, source: file.format, since: record.marking.since, saidAt: session.now, liftedAt: null, delivery} : null
    if (said !== null && !kept.some(isMasters)) {
      const particulars: Particulars = {...NO_PARTICULARS, ground, markings: [said], properties: record.properties, otherNumbers: record.otherNumbers, gone: record.gone}
      added.push({number: record.number, name: nameOf(record) ?? '', address: record.address.join('\n'), level: said.level, committees: [order.committee], particulars, item: null})
    }
    const numbered = new Set<string>()
    // Whoever has the number now first: of two rows of one person for the same committees one alone gets it, and the other stays findable by its own.
    for (const before of kept.toSorted((one, other) => Number(other.number === record.number) - Number(one.number === record.number))) {
      if (seen.has(before.row.id)) continue
      seen.add(before.row.id)
      const place = JSON.stringify(before.row.committees)
      const now = withRecord(before, record, said, {isMasters: isMasters(before), takesNumber: !numbered.has(place)})
      numbered.add(place)
      if (now.number !== before.number) renumbered += 1
      const isLapsing = record.marking.kind === 'none' && isMarkedByMaster(now.particulars.markings)
      if (isLapsing) lapsed.push(withLifted(now, session))
      if (!isSame(before, now)) changed.push(now)
      else if (!isLapsing) same += 1
    }
  }
  if (order.isFull) {
    for (const row of rows) {
      const person = opened.get(row.id)
      if (person === undefined || seen.has(row.id) || person.number === '' || !isMarkedByMaster(person.particulars.markings)) continue
      if (isMasters({...person, row})) lapsed.push(withLifted({...person, row}, session))
    }
  }
  return {added, changed, lapsed, same, renumbered}
}

/** One record for each person, of the number that is used now: records of other numbers tell only that they are the person's too. */
function currentRecords(told: readonly MasterRecord[]): readonly MasterRecord[] {
  // A number that another record tells of as an earlier one is not the one that is used now.
  const earlier = new Set(told.flatMap(({gone, otherNumbers}) => (gone === 'renumbered' ? [] : otherNumbers)))
  const groups = new Map<string, MasterRecord[]>()
  for (const record of strictest(told)) {
    const person = [record.number, ...record.otherNumbers].sort().join(' ')
    groups.set(person, [...(groups.get(person) ?? []), record])
  }
  return [...groups.values()].flatMap((records) => {
    const inUse = records.filter(({gone}) => gone !== 'renumbered')
    const current = inUse.find(({number}) => !earlier.has(number)) ?? inUse.at(-1)
    if (current !== undefined) return [current]
    // The record of the new number has not come: where there is only one that it can be, that is followed all the same.
    const [old] = records
    if (old === undefined) return []
    const own = new Set(records.map(({number}) => number))
    const others = old.otherNumbers.filter((number) => !own.has(number))
    const [number] = others
    return number === undefined || others.length > 1 ? [old] : [{...old, number, otherNumbers: [...own], gone: null}]
  })
}

function withRecord(before: PersonToChange, record: MasterRecord, said: Marking | null, {isMasters, takesNumber}: {readonly isMasters: boolean; readonly takesNumber: boolean}): PersonToChange {
  const {particulars} = before
  const number = takesNumber && record.gone !== 'renumbered' ? record.number : before.number
  const otherNumbers = [...new Set([...particulars.otherNumbers, ...record.otherNumbers, record.number, before.number])].filter((one) => one !== number).sort()
  const markings = said === null ? particulars.markings : withMarking(particulars.markings, said)
  // What a committee keeps of its own, such as an address that it was given, is not the master's to change.
  const own = isMasters ? {name: nameOf(record) ?? before.name, address: record.address.length === 0 ? before.address : record.address.join('\n')} : {}
  return {...before, ...own, number, level: protectionBy(markings), particulars: {...particulars, markings, otherNumbers, gone: record.gone, properties: record.properties.length === 0 ? particulars.properties : record.properties}}
}

function withLifted(person: PersonToChange, {now}: Session): PersonToChange {
  const markings = withoutMaster(person.particulars.markings, now)
  return {...person, level: protectionBy(markings), particulars: {...person.particulars, markings}}
}

function isSame(before: ProtectedPerson, now: ProtectedPerson): boolean {
  const text = ({number, name, address, level, particulars}: ProtectedPerson): string => JSON.stringify([number, name, address, level, {...particulars, otherNumbers: [...particulars.otherNumbers].sort()}])
  return text(before) === text(now)
}

/** The family names first, as registries list them: so both are known for what they are. Null where the record tells no name that can be kept. */
function nameOf({names}: MasterRecord): string | null {
  if (names === null) return null
  const family = [names.middle, names.surname].filter((part) => part !== '').join(' ')
  const name = family === '' ? names.given : names.given === '' ? family : `${family}, ${names.given}`
  return isFieldText(name) ? name : null
}

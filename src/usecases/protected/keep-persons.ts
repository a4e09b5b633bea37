import type {ToSign} from '../../core/audit/event.js'
import type {LeftPerson} from '../../core/protected/asked-person.js'
import {mergedParticulars, NO_PARTICULARS, protectionBy, withMarking, type Particulars} from '../../core/protected/particulars.js'
import type {Sought} from '../../core/protected/seek-persons.js'
import {indexText, type PersonCommittee, type PersonId, type ProtectedPerson} from '../../core/protected/person.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {ProtectionLevel} from '../../core/protected/protection.js'
import {deletePersons, insertPersons, keptPersons, personsByIds, personsByIndexes} from '../../io/db/protected-person-table.js'
import {takeItems} from '../../io/db/sealed-item-table.js'
import type {Change, Session} from '../../io/session.js'
import type {SealedPerson} from '../../io/vault/vault.js'
import {takeOffSiteOrSay} from '../publication/run-release.js'
import {copyKeys} from './copy-keys.js'
import {lookThrough, soughtAmong, type LookFor, type SoughtPersons} from './look-through.js'
import {ownOf} from './own-of.js'
import {prepareSweep, writeSweep, type Sweep} from './take-off-found.js'
import type {OpenVault} from './unlock.js'

/** A person to be kept, and as which thing that was left they came, with its key. */
export interface PersonToKeep extends LeftPerson {
  readonly item: {readonly id: string; readonly key: Uint8Array} | null
}

/** A person who is kept already, as they are to be from now on. */
export interface PersonToChange extends ProtectedPerson {
  readonly row: SealedPerson
}

/** What was kept, and what was found as it was. */
export interface Kept {
  readonly ids: readonly PersonId[]
  readonly sweep: Sweep
}

type Named = ProtectedPerson & Pick<SealedPerson, 'id' | 'committees'> & {readonly item: string | null}

/**
 * Keeps persons, each under a key of their own. For each set of committees somebody has a row of its own: what one committee says of a person neither shows another, nor changes what that one says (K4 K10). Who is
 * kept for the same committees already gets what is said now. Before anybody is kept they are looked for in everything that is public (K2).
 */
export async function keepPersons(session: Session, open: OpenVault, persons: readonly PersonToKeep[]): Promise<Kept> {
  const {vault} = open
  const kept = new Map<string, {readonly row: SealedPerson; readonly before: ProtectedPerson}>()
  const rows = await personsByIndexes(session.db, [...new Set(persons.map((person) => vault.indexOf(indexText(person))))])
  const opened = await vault.openPersons(rows)
  for (const row of rows) {
    const before = opened.get(row.id)
    // A row that stands under another's index is not theirs to be replaced.
    if (before !== undefined && vault.indexOf(indexText(before)) === row.index) kept.set(placeOf(row.index, row.committees), {row, before})
  }
  const said = new Map<string, Named>()
  for (const person of persons) {
    const committees = sortedCodes(person)
    const place = placeOf(vault.indexOf(indexText(person)), committees)
    const known = kept.get(place)
    const before = said.get(place) ?? known?.before
    // Whoever was left twice is kept once, by the last word.
    const {number, name, address, item} = person
    const particulars = particularsOf(person, before?.particulars ?? null, session)
    said.set(place, {number, name, address, level: protectionBy(particulars.markings), particulars, committees, id: said.get(place)?.id ?? known?.row.id ?? (session.newId() as string as PersonId), item: item?.id ?? null})
  }
  const items = persons.flatMap(({item}) => (item === null ? [] : [item.id]))
  return keep(session, open, [...said.values()], {
    // Before the register says that they were taken in: cut short between, they are taken in once more.
    beforeChange: () => vault.bindItemKeys(persons.flatMap((person) => {
      const id = person.item === null ? undefined : said.get(placeOf(vault.indexOf(indexText(person)), sortedCodes(person)))?.id
      return person.item === null || id === undefined ? [] : [{item: person.item.id, person: id, key: person.item.key}]
    })),
    inChange: async ({tx}, sign) => {
      if (items.length === 0) return
      await takeItems(tx, items)
      await sign({kind: 'inbox.drained', holder: vault.holder, items})
    },
  })
}

/** Keeps anew, under the keys that they have, persons about whom something else is known now: another number, another name, another marking. */
export async function rekeepPersons(session: Session, open: OpenVault, persons: readonly PersonToChange[], added: readonly PersonToKeep[], events: readonly ToSign[]): Promise<Kept> {
  const {newId} = session
  const fresh = added.map((person): Named => {
    const {number, name, address, committees} = person
    const particulars = particularsOf(person, null, session)
    return {number, name, address, level: protectionBy(particulars.markings), particulars, committees: [...new Set(committees)].sort(), id: newId() as string as PersonId, item: null}
  })
  const changed = persons.map(({row, number, name, address, level, particulars}): Named => ({number, name, address, level, particulars, id: row.id, committees: row.committees, item: null}))
  return keep(session, open, [...changed, ...fresh], {
    inChange: async (_, sign) => {
      for (const event of events) await sign(event)
    },
  })
}

/** How much a sweep looks through, and who waits for it. `asked`: somebody asked for it by name. `waitMs`: how long the site is waited for where a run has it; the run takes off what was found. */
export interface SweepCall {
  readonly asked?: Pick<LookFor, 'onProgress'>
  readonly waitMs?: number
}

/** Looks through what has not been looked through for everybody who is kept. */
export async function sweepUnswept(session: Session, open: OpenVault, {asked, waitMs}: SweepCall = {}): Promise<Sweep> {
  const persons = new KeptPersons(session, open, [])
  return sweep(session, open, persons, {fresh: [], everybody: () => persons.everybody(), checksLists: asked !== undefined, ...asked}, null, waitMs)
}

/** Looks through everything once more, for everybody who is kept. */
export async function sweepAnew(session: Session, open: OpenVault, {asked}: SweepCall): Promise<Sweep> {
  const persons = new KeptPersons(session, open, [])
  const {sought} = await persons.everybody()
  return sweep(session, open, persons, {fresh: sought, everybody: () => persons.everybody(), ...asked}, null)
}

/** Everybody who is kept, or is about to be: read once, and only where it is asked for. */
class KeptPersons {
  readonly #session: Session
  readonly #vault: OpenVault['vault']
  readonly #named: readonly Named[]
  #read: {readonly sought: readonly Sought[]; readonly unopened: number} | null = null

  constructor(session: Session, {vault}: OpenVault, named: readonly Named[]) {
    this.#session = session
    this.#vault = vault
    this.#named = named
  }

  /** How many rows did not open, of those that were read. */
  get unopened(): number {
    return this.#read?.unopened ?? 0
  }

  async everybody(): Promise<SoughtPersons> {
    if (this.#read === null) {
      const own = new Set<string>(this.#named.map(({id}) => id))
      const rows = (await keptPersons(this.#session.db)).filter(({id}) => !own.has(id))
      const opened = await this.#vault.openPersons(rows)
      this.#read = {sought: [...soughtAmong(opened), ...soughtAmong(this.#named.map((person) => [person.id, person] as const))], unopened: rows.length - opened.size}
    }
    return {sought: this.#read.sought, isWhole: this.#read.unopened === 0}
  }

  /** Whom of some the one who acts may read for. */
  async ownAmong(persons: readonly PersonId[]): Promise<ReadonlySet<string>> {
    const rows = [...(await personsByIds(this.#session.db, persons)), ...this.#named.filter(({id}) => persons.includes(id))]
    return new Set(rows.filter((row) => ownOf(this.#session, row).length > 0).map(({id}) => id))
  }

  /** When something was last said of each who is sought. */
  saidAt(fresh: readonly Sought[]): ReadonlyMap<PersonId, Instant | null> {
    return new Map([...(this.#read?.sought ?? []), ...fresh].map(({id, since}) => [id, since]))
  }
}

interface Around {
  readonly beforeChange?: () => Promise<void>
  readonly inChange: (change: Change, sign: (event: ToSign) => Promise<void>) => Promise<void>
}

async function keep(session: Session, open: OpenVault, named: readonly Named[], {beforeChange, inChange}: Around): Promise<Kept> {
  const {vault, store} = open
  // Keys first: one without a person opens nothing, a person without a key would be lost.
  const sealed = await vault.sealPersons(named.map((person) => ({...person, addedAt: session.now})))
  await beforeChange?.()
  const fresh = soughtAmong(named.map((person) => [person.id, person] as const))
  const persons = new KeptPersons(session, open, named)
  const done = await sweep(session, open, persons, {fresh, everybody: () => persons.everybody()}, async (change, sign) => {
    await deletePersons(change.tx, sealed.map(({id}) => id))
    await insertPersons(change.tx, sealed)
    for (const {id, item} of named) await sign({kind: 'person.added', person: vault.pseudonymOf(id), holder: vault.holder, item})
    await inChange(change, sign)
  })
  await copyKeys(session, store)
  return {ids: sealed.map(({id}) => id), sweep: done}
}

async function sweep(session: Session, open: OpenVault, persons: KeptPersons, look: LookFor, inChange: Around['inChange'] | null, waitMs?: number): Promise<Sweep> {
  const looked = await lookThrough(session, look)
  const own = await persons.ownAmong([...new Set(looked.found.flatMap(({hits}) => hits.map(({person}) => person)))])
  const prepared = await prepareSweep(session, open, looked, {since: persons.saidAt(look.fresh), isOwn: (person) => own.has(person)})
  const left = await open.series.change(async (change, sign) => {
    await inChange?.(change, sign)
    // Where there is nothing to look through, to keep somebody tells all that happened.
    return inChange !== null && looked.looked === 0 ? 0 : writeSweep(session, open, change, sign, prepared)
  })
  return {looked: looked.looked, unread: looked.unread, unopened: persons.unopened, onStaffLists: looked.onStaffLists, found: prepared.told, unfinished: await takeOffSiteOrSay(session, left, waitMs)}
}

/** What is kept beside what was said: where nothing of it was told, a holder has said the level now, and the rest stands as it was. */
function particularsOf({particulars, level}: {readonly particulars: Particulars | null; readonly level: ProtectionLevel}, before: Particulars | null, {now}: Session): Particulars {
  const known = before ?? NO_PARTICULARS
  if (particulars !== null) return mergedParticulars(known, particulars)
  return {...known, markings: withMarking(known.markings, {level, source: 'holder', since: null, saidAt: now, liftedAt: null, delivery: null})}
}

function sortedCodes({committees}: LeftPerson): readonly PersonCommittee[] {
  return [...new Set(committees)].sort()
}

/** Somebody's row for a set of committees. */
function placeOf(index: string, committees: readonly string[]): string {
  return JSON.stringify([index, committees])
}

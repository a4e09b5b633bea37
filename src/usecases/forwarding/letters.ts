import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {AuditEvent, ToSign} from '../../core/audit/event.js'
import {ENDED} from '../../core/forwarding/journey.js'
import {letterIn, type Letter} from '../../core/forwarding/letter.js'
import {LETTER_EVENTS, lettersByLog, type LoggedLetter} from '../../core/forwarding/letters-by-log.js'
import {whyNotForwarded} from '../../core/forwarding/recipient.js'
import type {PersonId, ProtectedPerson, ReadField, ReadingMedium} from '../../core/protected/person.js'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import {eventsSince, linksOfKind} from '../../io/db/audit-reading.js'
import {eventIn} from '../../io/db/audit-table.js'
import {keptLetters, type KeptLetter} from '../../io/db/letter-table.js'
import {personsByIds, personsByIndexes} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {SealBroken} from '../../io/vault/ciphers.js'
import {ownOf} from '../protected/own-of.js'
import type {OpenVault} from '../protected/unlock.js'

/** A letter with what it is about, and whom it is for as they are kept now. */
export interface OpenedLetter {
  readonly kept: KeptLetter
  /** Null where it does not open. */
  readonly letter: Letter | null
  readonly person: ProtectedPerson | null
  /** Why Skatteverket is not to be asked to forward it, as things stand (L4); null where it may be. */
  readonly stop: RefusalCode | null
}

/** A letter that was left out, by its number, and why. */
export interface StoppedLetter {
  readonly number: number
  readonly code: RefusalCode
}

export type LoggedLetters = ReturnType<typeof lettersByLog>

/** Every letter there is, what the log tells of each, and of each printing. */
export interface FollowedLetters {
  readonly letters: readonly KeptLetter[]
  readonly logged: LoggedLetters
  readonly printings: ReadonlyMap<string, LoggedPrinting>
}

/** A printing as the log tells of it. `file`, `digest`: keyed, of where it was written and of what. */
export interface LoggedPrinting {
  readonly letters: readonly string[]
  readonly file: string | null
  readonly digest: string | null
}

/** Every letter there is, and what the log tells of each: refused where the register says anything else, since the log is the only trace there is (L5). The whole log is read, and held to itself. */
export async function lettersOf({db}: Session, {vault, series}: Pick<OpenVault, 'vault' | 'series'>): Promise<FollowedLetters> {
  const events: AuditEvent[] = []
  const printings = new Map<string, LoggedPrinting>()
  for await (const {kind, event: text} of series.whole(db)) {
    if (!KINDS.has(kind)) continue
    const event = eventIn(kind, text)
    if (event === null) continue
    events.push(event)
    if (event.kind === 'printing.begun') printings.set(event.printing, {letters: event.letters, file: event.file, digest: null})
    const begun = event.kind === 'printing.done' ? printings.get(event.printing) : undefined
    if (event.kind === 'printing.done' && begun !== undefined) printings.set(event.printing, {...begun, digest: event.digest})
  }
  const letters = await keptLetters(db)
  const logged = lettersByLog(events)
  for (const letter of letters) if (!isAsLogged(letter, logged.get(letter.id), vault)) throw new Refusal('letters-altered', {number: letter.number})
  const there = new Set(letters.map(({id}) => id))
  // What is ended leaves in time; what is not has been taken away by somebody.
  if ([...logged].some(([id, {state}]) => !there.has(id) && !ENDED.has(state))) throw new Refusal('letters-altered', {number: 0})
  return {letters, logged, printings}
}

const KINDS: ReadonlySet<string> = new Set<string>(LETTER_EVENTS)

/** Refuses until somebody has compared the letters with what was done, where a backup has been put back since: it may know nothing of what was printed, posted or prepared after it was made. */
export async function expectCompared({db}: Session): Promise<void> {
  if (await waitsForComparing(db)) throw new Refusal('letters-not-compared')
}

/** True where a backup has been put back and nobody has compared the letters since. */
export async function waitsForComparing(db: Session['db']): Promise<boolean> {
  const restored = (await linksOfKind(db, '*', ['register.restored', 'stops.made-again'])).filter(({kind}) => kind === 'register.restored').at(-1)
  if (restored === undefined) return false
  return (await eventsSince(db, READINGS_CHAIN, 'letters.compared', restored.at)).length === 0
}

function isAsLogged(letter: KeptLetter, logged: LoggedLetter | undefined, vault: OpenVault['vault']): boolean {
  const {state, batch, envelope, sealed, person} = letter
  // The log's first rows may have had their time.
  if (logged === undefined) return ENDED.has(state)
  if (state !== logged.state || batch !== logged.batch || envelope !== logged.envelope) return false
  // Once the person has been removed nothing is left to compare.
  return sealed === '' ? ENDED.has(state) : letterDigest(letter) === logged.sha256 && vault.pseudonymsOf(person).includes(logged.person)
}

/** Digest of all that is kept of a letter and never changes. */
export function letterDigest({number, committee, kind, due, mark, sealed}: Pick<KeptLetter, 'number' | 'committee' | 'kind' | 'due' | 'mark' | 'sealed'>): string {
  return sha256(JSON.stringify([number, committee, kind, due, mark, sealed]))
}

/** The letters that the one who acts may handle: of a committee, and to somebody, that they may read for. Whom a letter was for is not kept once that person has been removed. */
export async function ownLetters(session: Session, letters: readonly KeptLetter[]): Promise<readonly KeptLetter[]> {
  const own = letters.filter(({committee}) => session.may('vault.hold', committee))
  const read = new Set((await personsByIds(session.db, [...new Set(own.map(({person}) => person))])).filter((row) => ownOf(session, row).length > 0).map(({id}) => id))
  // Of what is ended nothing is opened any more but to be shown.
  return own.filter(({person, state}) => ENDED.has(state) || read.has(person))
}

/** The letters of a batch, all of which must be the one's who acts. */
export async function batchOf(session: Session, open: Pick<OpenVault, 'vault' | 'series'>, number: number): Promise<readonly KeptLetter[]> {
  const letters = (await lettersOf(session, open)).letters.filter(({batch}) => batch === number)
  if (letters.length === 0) throw new Refusal('letter-batch-not-found', {batch: number})
  // Of a batch that somebody else made for other committees one learns nothing more.
  if ((await ownLetters(session, letters)).length < letters.length) throw new Refusal('letter-batch-not-found', {batch: number})
  return letters
}

/** One letter by its number, where it is the one's who acts. */
export async function letterNumbered(session: Session, open: Pick<OpenVault, 'vault' | 'series'>, number: number): Promise<KeptLetter> {
  const letter = (await ownLetters(session, (await lettersOf(session, open)).letters)).find((one) => one.number === number)
  if (letter === undefined) throw new Refusal('letter-not-found', {number})
  return letter
}

type Readings = ReadonlyMap<string, {readonly reading: string; readonly person: string}>
interface ToldReading {
  readonly fields: readonly ReadField[]
  readonly medium: ReadingMedium
}

/** Readings of whom some letters are for: in the log before anything is opened (K5), and what came of each after. */
export class LetterReadings {
  readonly #open: OpenVault
  readonly #readings: Readings
  readonly #told: ToldReading

  private constructor(open: OpenVault, readings: Readings, told: ToldReading) {
    this.#open = open
    this.#readings = readings
    this.#told = told
  }

  static async begin(session: Session, open: OpenVault, letters: readonly KeptLetter[], told: ToldReading): Promise<LetterReadings> {
    const readings = new LetterReadings(open, new Map(letters.map(({id, person}) => [id, {reading: session.newId(), person: open.vault.pseudonymOf(person)}])), told)
    if (letters.length > 0) await open.series.change(async (_, sign) => readings.#intend(sign))
    return readings
  }

  async #intend(sign: (event: ToSign) => Promise<void>): Promise<void> {
    const {vault} = this.#open
    for (const {reading, person} of this.#readings.values()) await sign({kind: 'reading.intended', reading, holder: vault.holder, person, why: 'letter', ...this.#told})
  }

  /** Tells what came of them all: shown, or that it failed before anybody saw anything. */
  async end(sign: (event: ToSign) => Promise<void>, outcome: 'shown' | 'failed'): Promise<void> {
    for (const {reading} of this.#readings.values()) await sign({kind: 'reading.done', reading, holder: this.#open.vault.holder, outcome})
  }
}

/**
 * Opens letters, with those whom they are for, and judges each anew (L4): somebody who is kept for several sets of committees counts as the strictest of what the one who acts may read. A letter that does not open, or
 * whose person does not, is stopped by itself; `letter` and `person` are null then.
 */
export async function openLetters(session: Session, {vault}: Pick<OpenVault, 'vault'>, letters: readonly KeptLetter[]): Promise<readonly OpenedLetter[]> {
  const known = await personsByIds(session.db, [...new Set(letters.map(({person}) => person))])
  const rows = (await personsByIndexes(session.db, [...new Set(known.map(({index}) => index))])).filter((row) => ownOf(session, row).length > 0)
  const persons = await vault.openPersons(rows)
  const byIndex = new Map<string, (ProtectedPerson | null)[]>()
  for (const {id, index} of rows) byIndex.set(index, [...(byIndex.get(index) ?? []), persons.get(id) ?? null])
  const indexOf = new Map<PersonId, string>(known.map(({id, index}) => [id, index]))
  const opened: OpenedLetter[] = []
  for (const kept of letters) {
    const person = persons.get(kept.person)
    const all = byIndex.get(indexOf.get(kept.person) ?? '') ?? []
    const text = person === undefined ? null : await openedText(vault, kept)
    // A row that does not open may be the one that says that somebody is dead, or protected further.
    if (person === undefined || text === null || all.includes(null)) {
      opened.push({kept, letter: null, person: null, stop: 'letter-unreadable'})
      continue
    }
    const letter = letterIn(text)
    opened.push({kept, letter, person, stop: whyNotForwarded(all.flatMap((one) => one ?? []), letter.reason)})
  }
  return opened
}

async function openedText(vault: OpenVault['vault'], {id, person, sealed}: KeptLetter): Promise<string | null> {
  try {
    return await vault.openLetter(person, id, sealed)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

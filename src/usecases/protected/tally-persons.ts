import {tallyOf, type PersonTally, type TalliedPerson} from '../../core/protected/tally.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {everGranted, openCasesOf, readingsBetween} from '../../io/db/followup-figures-table.js'
import {personsAwaitingLetters} from '../../io/db/letter-table.js'
import {keptPersons} from '../../io/db/protected-person-table.js'
import {dayBegins} from '../../io/system/clock.js'
import {deed} from '../deed.js'
import {openRecords} from './person-records.js'
import {withVault, type Unlocking} from './unlock.js'

/** Of which committee and days a holder counts, both days included. */
export interface TallyOrder {
  readonly unlocking: Unlocking
  readonly committee: string
  readonly from: LocalDate
  readonly to: LocalDate
}

const PERSONS_AT_ONCE = 1_000

/** Counts what a follow-up is to tell and only a holder can: what stands sealed. Nobody is shown; the numbers are signed into the log of readings, where the follow-up finds them (N1, K10). */
export const tallyPersons = deed('vault.hold', async (session, {unlocking, committee, from, to}: TallyOrder): Promise<PersonTally> => {
  session.demand('vault.hold', committee)
  session.committee(committee)
  if (from > to) throw new Refusal('period-backwards', {from, to})
  if (to > session.today) throw new Refusal('period-to-come', {to})
  return withVault(session, unlocking, async (open) => {
    const {vault, series} = open
    const {db, settings: {timeZone}} = session
    const between = {from: dayBegins(from, timeZone), before: dayBegins(addDays(to, 1), timeZone)}
    const rows = (await keptPersons(db)).filter(({committees}) => committees.some((code) => code === '*' || code === committee))
    const underWay = await personsAwaitingLetters(db)
    const persons = new Map<PersonId, TalliedPerson>()
    for (let at = 0; at < rows.length; at += PERSONS_AT_ONCE) {
      const page = rows.slice(at, at + PERSONS_AT_ONCE)
      const opened = await vault.openPersons(page)
      const records = await openRecords(session, open, page.map(({id}) => id))
      const found = (id: PersonId): readonly EntryId[] => (records.get(id) ?? []).flatMap(({record}) => (record.kind === 'found' ? [record.entry] : []))
      const isOpen = await openCasesOf(db, session.dialect, page.flatMap(({id}) => found(id)))
      for (const {id} of page) {
        const person = opened.get(id)
        // Whoever has no key left is kept no more.
        if (person !== undefined) persons.set(id, {name: person.name, records: records.get(id) ?? [], hasOpenCase: underWay.has(id) || found(id).some((entry) => isOpen.has(entry))})
      }
    }
    const byPseudonym = new Map([...persons].flatMap(([id, person]) => vault.pseudonymsOf(id).map((pseudonym) => [pseudonym, person] as const)))
    const accounts = await everGranted(db, 'protected-reader', committee)
    const readings: {readonly holder: string; readonly person: TalliedPerson | null}[] = []
    for await (const page of readingsBetween(db, between)) for (const {account, holder, person} of page) if (accounts.has(account)) readings.push({holder, person: byPseudonym.get(person) ?? null})
    const tally = tallyOf([...persons.values()], readings, between)
    await series.change(async (_, sign) => sign({kind: 'persons.tallied', committee, from, to, holder: vault.holder, ...tally}))
    return tally
  })
})

import type {ProtectionLevel} from '../../core/protected/protection.js'
import {protectionBy, withMarking} from '../../core/protected/particulars.js'
import {Refusal} from '../../core/refusal.js'
import {isFieldText} from '../../core/protected/person.js'
import {personById, personsByIndex} from '../../io/db/protected-person-table.js'
import {deed} from '../deed.js'
import {rekeepPersons} from './keep-persons.js'
import {ownOf} from './own-of.js'
import {readOne, SHOWN} from './read-person.js'
import type {AddedPerson} from './add-person.js'
import {withVault, type Unlocking} from './unlock.js'

/** What is known otherwise of a person now; what is left out stands. `number`: twelve digits, of which the one before is remembered. */
export interface PersonChange {
  readonly number?: string
  readonly name?: string
  readonly address?: string
  readonly properties?: readonly string[]
  readonly level?: ProtectionLevel
}

/** Changes what is kept of a person, and looks for them anew in everything that is public. What others keep of the same person stays as they said it. */
export const changePerson = deed('vault.hold', async (session, {unlocking, id, change}: {readonly unlocking: Unlocking; readonly id: string; readonly change: PersonChange}): Promise<AddedPerson> => {
  if (Object.keys(change).length === 0) throw new Refusal('person-change-empty')
  for (const [field, texts] of [['name', [change.name]], ['address', [change.address]], ['property', change.properties ?? []]] as const) {
    if (texts.some((text) => text !== undefined && !isFieldText(text))) throw new Refusal('person-field-unclear', {field})
  }
  return withVault(session, unlocking, async (open) => {
    const row = await personById(session.db, id)
    const before = await readOne(session, open, {kept: row, subject: id, why: 'correction', medium: 'view', fields: SHOWN})
    if (row === null || ownOf(session, row).length < row.committees.length) throw new Refusal('person-of-others')
    const {particulars} = before
    const number = change.number ?? before.number
    if (number !== before.number && (await personsByIndex(session.db, open.vault.indexOf(number))).some((other) => JSON.stringify(other.committees) === JSON.stringify(row.committees))) throw new Refusal('person-kept-already')
    const otherNumbers = number === before.number || before.number === '' ? particulars.otherNumbers : [...particulars.otherNumbers.filter((one) => one !== number), before.number]
    const markings = change.level === undefined ? particulars.markings : withMarking(particulars.markings, {level: change.level, source: 'holder', since: null, saidAt: session.now, liftedAt: null, delivery: null})
    const changed = {
      row, number, name: change.name ?? before.name, address: change.address ?? before.address, level: protectionBy(markings),
      particulars: {...particulars, otherNumbers, markings, properties: change.properties ?? particulars.properties,},
    }
    const {ids, sweep} = await rekeepPersons(session, open, [changed], [], [])
    return {id: ids[0] ?? row.id, sweep}
  })
})

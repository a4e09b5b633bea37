import type {Detector} from '../detector.js'
import {address} from './address.js'
import {bankAccount} from './bank-account.js'
import {birthDate} from './birth-date.js'
import {circumstances} from './circumstances.js'
import {contactPerson} from './contact-person.js'
import {coordinates} from './coordinates.js'
import {email} from './email.js'
import {identityNumberDetector} from './identity-number.js'
import {indirect} from './indirect.js'
import {insult} from './insult.js'
import {offence} from './offence.js'
import {party} from './party.js'
import {person} from './person.js'
import {phone} from './phone.js'
import {property} from './property.js'
import {secrecyCue} from './secrecy-cue.js'
import {sensitive} from './sensitive.js'
import {vehicle} from './vehicle.js'

/** Every detector there is. A new one is a new file and a new line here. */
export const DETECTORS = [
  identityNumberDetector, birthDate, email, phone, bankAccount, vehicle, person, contactPerson, party, property, secrecyCue, indirect, sensitive, offence, insult, circumstances, address, coordinates,
] as const satisfies readonly Detector[]

export type DetectorId = (typeof DETECTORS)[number]['id']

/** What these find says something of one who holds an office as well: the head of a unit can be insulted, and a shop's owner suspected (B10). */
export const WITH_AN_OFFICE: ReadonlySet<DetectorId> = new Set<DetectorId>(['offence', 'insult'])

/** What these find says something of one who does a certain work, named by the work alone (B3, B10). */
export const WITH_A_WORKER: ReadonlySet<DetectorId> = new Set<DetectorId>(['sensitive', 'offence', 'insult', 'circumstances'])

/** What these find says something of a person only where a person is in sight (B3, B10). */
export const ONLY_WITH_A_PERSON: ReadonlySet<DetectorId> = new Set<DetectorId>(['sensitive', 'offence', 'insult', 'circumstances', 'address', 'coordinates'])

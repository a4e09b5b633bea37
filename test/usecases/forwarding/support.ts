import type {Letter} from '../../../src/core/forwarding/letter.js'
import {SettingsSchema, type Settings} from '../../../src/core/terms/settings.js'
import {makeBatch, type MadeBatch} from '../../../src/usecases/forwarding/make-batch.js'
import {listLetters, type LetterFilter, type LetterList} from '../../../src/usecases/forwarding/list-letters.js'
import {prepareLetter, type PreparedLetter} from '../../../src/usecases/forwarding/prepare-letter.js'
import {printBatch, type PrintedBatch, type PrintOrder} from '../../../src/usecases/forwarding/print-batch.js'
import type {Town} from '../../support/town.js'
import {key, NOW, townWithHolder} from '../protected/support.js'

export const RETURN_ADDRESS = ['Provkommunen', 'Box 100', '123 45 Ekbacken']

/** A town with a holder, and with a return address to print. */
export async function townThatForwards(forwarding: object = {}): Promise<Town> {
  const {town} = await townWithHolder()
  forwardsBy(town, forwarding)
  return town
}

/** How a town forwards from now on. */
export function forwardsBy(town: Town, forwarding: object): void {
  const whole: Settings = SettingsSchema.parse({...town.settings, forwarding: {returnAddress: RETURN_ADDRESS, ...forwarding}})
  town.settings = {...town.settings, forwarding: whole.forwarding}
}

export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {kind: 'letter', caseNumber: 'SN 2026/00001', reference: '', due: null, grams: 40, measures: null, reason: 'address-uncertain', ...changes}
}

export const prepare = (town: Town, to: string, letter: Letter = aLetter(), {committee = 'SN', at = NOW, holder = 'anna', account = 'reg'}: {committee?: string | null; at?: string; holder?: string; account?: string} = {}): Promise<PreparedLetter> =>
  town.within(at, (session) => prepareLetter(session, {unlocking: key(holder), told: {to: /^\d+$/.test(to) ? {number: to} : {id: to}, committee, letter}}), account)

export const batch = (town: Town, committee: string | null = null, at = NOW): Promise<MadeBatch> => town.within(at, (session) => makeBatch(session, {unlocking: key('anna'), committee}))

export const print = (town: Town, order: Partial<PrintOrder> = {}, at = NOW): Promise<PrintedBatch> => town.within(at, (session) => printBatch(session, {unlocking: key('anna'), batch: 1, file: null, again: null, only: [], skip: 0, ...order}))

export const list = (town: Town, filter: Partial<LetterFilter> = {}, at = NOW): Promise<LetterList> => town.within(at, (session) => listLetters(session, {unlocking: key('anna'), filter: {state: null, batch: null, overdue: false, all: true, ...filter}}))

/** Where each letter stands, by number. */
export const states = async (town: Town): Promise<readonly string[]> => (await list(town)).letters.map(({number, state}) => `${number} ${state}`)

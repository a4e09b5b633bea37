import {mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {HolderName} from '../../../src/core/protected/holder.js'
import type {PersonCommittee, ShownPerson} from '../../../src/core/protected/person.js'
import {grantsOf} from '../../../src/io/db/grant-table.js'
import {HolderIdentity} from '../../../src/io/vault/identity-file.js'
import {addPerson, type ToldPerson} from '../../../src/usecases/protected/add-person.js'
import {enrolHolder, vouchAsAdministrator, vouchAsHolder, type Enrolled} from '../../../src/usecases/protected/enrol-holder.js'
import {showPerson} from '../../../src/usecases/protected/read-person.js'
import type {Unlocking} from '../../../src/usecases/protected/unlock.js'
import {Town} from '../../support/town.js'

export const NOW = '2026-02-03T09:00:00Z'
export const NUMBERS = readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')

/** Where everybody's keys lie from now on: a folder for each town, since with PostgreSQL the registers of these tests are copies of one. */
function ownHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'diarievakt-home-'))
  process.env['XDG_CONFIG_HOME'] = join(home, 'config')
  process.env['XDG_STATE_HOME'] = join(home, 'state')
  return home
}

export const key = (holder: string): Unlocking => ({holder, passphrase: `${holder} har fem egna ord`})

export function aPerson(at = 0, committees: readonly string[] = ['*']): ToldPerson {
  return {number: NUMBERS[at] ?? '', name: `Agneta Kanariefågel ${'abcdefgh'.charAt(at)}`, address: `Hemliga gränden ${at + 41}\n123 45 Ekbacken`, level: 'sekretessmarkering', committees: committees as PersonCommittee[], ground: committees.includes('*') ? null : 'law', properties: []}
}

/** A second of scrypt for each unlocking is for those who try passphrases. */
const QUICK = 4

/** The account of a holder: where people have logins, one account has one key. */
export const accountOf = (holder: string): string => (holder === 'anna' ? 'reg' : holder)

/** Asks for a key in somebody’s name, from their own account. */
export async function enrol(town: Town, name: string, account = accountOf(name)): Promise<Enrolled> {
  const granted = await town.within(NOW, async ({db, today}) => grantsOf(db, account, today))
  if (!granted.some(({role}) => role === 'protected-reader')) await town.grant(account, {role: 'protected-reader', committee: '*'})
  return town.within(NOW, async (session) => {
    await HolderIdentity.openOrMake(session.registerId, name as HolderName, key(name).passphrase, QUICK)
    return enrolHolder(session, {...key(name), takesNotice: true})
  }, account)
}

/** Somebody's word for one who has asked, with the fingerprint that they hear. */
export const vouch = (town: Town, named: string, fingerprint: string, by: string): Promise<Enrolled> =>
  by === 'adm'
    ? town.within(NOW, (session) => vouchAsAdministrator(session, {named, fingerprint}), 'adm')
    : town.within(NOW, (session) => vouchAsHolder(session, {named, fingerprint, unlocking: key(by)}), accountOf(by))

/** A town whose first holder is `anna`, and the folder where keys lie. */
export async function townWithHolder(): Promise<{readonly town: Town; readonly home: string}> {
  const home = ownHome()
  const town = await Town.found()
  await enrol(town, 'anna')
  return {town, home}
}

/** Lets in one more, by the words that are wanted of whoever comes then. */
export async function letIn(town: Town, name: string, holders: readonly string[]): Promise<void> {
  await administrator(town)
  const {fingerprint} = await enrol(town, name)
  for (const by of [...(holders.length === 1 ? ['adm'] : []), ...holders.slice(0, 2)]) await vouch(town, name, fingerprint, by)
}

/** One who gives roles, and holds no key. */
export async function administrator(town: Town): Promise<void> {
  const granted = await town.within(NOW, async ({db, today}) => grantsOf(db, 'adm', today))
  if (granted.length === 0) await town.grant('adm', {role: 'administrator', committee: '*'})
}

export const add = (town: Town, person: ToldPerson, holder = 'anna', account = accountOf(holder)): Promise<string> => town.within(NOW, async (session) => (await addPerson(session, {unlocking: key(holder), person})).id, account)

export const show = (town: Town, id: string, holder = 'anna', account = accountOf(holder)): Promise<ShownPerson> => town.within(NOW, async (session) => showPerson(session, {unlocking: key(holder), why: 'matter', id}), account)

import {mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import knexFactory from 'knex'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import type {HolderName} from '../../../src/core/protected/holder.js'
import type {PersonId} from '../../../src/core/protected/person.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {auditTrail, trimBefore} from '../../../src/io/db/audit-table.js'
import {ownFileConfiguration} from '../../../src/io/db/dialects/sqlite.js'
import type {Session} from '../../../src/io/session.js'
import {HolderIdentity} from '../../../src/io/vault/identity-file.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import {addPerson, leavePerson} from '../../../src/usecases/protected/add-person.js'
import {breakGlass, type LetIn} from '../../../src/usecases/protected/break-glass.js'
import {vouchAsAdministrator, vouchAsHolder} from '../../../src/usecases/protected/enrol-holder.js'
import {listHolders} from '../../../src/usecases/protected/list-holders.js'
import {listReaders} from '../../../src/usecases/protected/list-readers.js'
import {makeShares, type MadeShares} from '../../../src/usecases/protected/make-shares.js'
import {personsWithKeys} from '../../../src/usecases/protected/persons-with-keys.js'
import {showPerson} from '../../../src/usecases/protected/read-person.js'
import {listOpenings, reviewOpening} from '../../../src/usecases/protected/review-openings.js'
import {removeHolder, rotateKeys} from '../../../src/usecases/protected/rotate-keys.js'
import {drawSample} from '../../../src/usecases/protected/sample-readings.js'
import {endOpenings, settled, withVault, type Unlocked} from '../../../src/usecases/protected/unlock.js'
import {refusalOf} from '../../io/support.js'
import {DATABASE} from '../../support/databases.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import type {Town} from '../../support/town.js'
import {accountOf, add, administrator, aPerson, enrol, key, letIn, NOW, townWithHolder} from './support.js'

/** A folder from which the municipality fetches mail. */
const MAIL = 'mail'
const PASSPHRASE = 'jour har fem egna ord'
const REASON = 'Sjukhuset ringer och båda som har nyckel är borta'
const at = (minutes: number, from = NOW): string => new Date(Date.parse(from) + minutes * 60_000).toISOString()

/** A town with one holder and a way to tell the coordinator; `jour` may read and holds no key, `granskare` looks through logs. */
async function aTown(): Promise<Town> {
  const {town} = await townWithHolder()
  onTestFinished(() => town.leave())
  return prepared(town)
}

async function prepared(town: Town): Promise<Town> {
  tellsBy(town, mkdtempSync(join(tmpdir(), `diarievakt-${MAIL}-`)))
  await administrator(town)
  await town.grant('jour', {role: 'protected-reader', committee: '*'})
  await town.grant('granskare', {role: 'log-reviewer', committee: '*'})
  return town
}

function tellsBy(town: Town, notify: string | readonly string[] | null): void {
  town.settings = {...town.settings, administrations: notify === null ? {} : {Kommunkontoret: {privacyCoordinator: {notify: notify as string}}}}
}

const make = (town: Town, when = NOW, holder = 'anna', of = 5): Promise<MadeShares> => town.within(when, (session) => makeShares(session, {of, unlocking: key(holder)}), accountOf(holder))

/** Shares that are let in, by the first holder and an administrator. */
async function sharesIn(town: Town, when = NOW): Promise<readonly string[]> {
  const {name: named, fingerprint, shares} = await make(town, when)
  await town.within(when, (session) => vouchAsAdministrator(session, {named, fingerprint}), 'adm')
  await town.within(when, (session) => vouchAsHolder(session, {named, fingerprint, unlocking: key('anna')}))
  return shares.map((lines) => lines.join('-'))
}

interface Opens {
  readonly when?: string
  readonly account?: string
  readonly reason?: string
  readonly takesNotice?: boolean
}

const open = (town: Town, shares: readonly (string | undefined)[], {when = NOW, account = 'jour', reason = REASON, takesNotice = true}: Opens = {}): Promise<LetIn> =>
  town.within(when, (session) => breakGlass(session, {shares: shares.map((share) => share ?? ''), reason, by: null, passphrase: PASSPHRASE, takesNotice}), account)

const read = (town: Town, id: string, when: string, account = 'jour'): ReturnType<typeof showPerson> => town.within(when, (session) => showPerson(session, {unlocking: {holder: null, passphrase: PASSPHRASE}, why: 'matter', id}), account)

const keys = async <T>(town: Town, work: (file: ReturnType<typeof knexFactory>) => Promise<T>): Promise<T> => {
  const file = knexFactory(ownFileConfiguration(join(town.folder, 'vault/keys.db')))
  try {
    return await work(file)
  } finally {
    await file.destroy()
  }
}

describe('K3: two shares open for an hour', () => {
  test('shares are let in by two; two of them let somebody in who has no key, told at once and logged before; the hour is the end', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    const made = await make(town)
    expect(made).toMatchObject({name: expect.stringMatching(/^shares:[0-9a-hjkmnp-tv-z]{8}$/), wanted: ['administrator']})
    expect(made.shares).toHaveLength(5)
    const texts = made.shares.map((lines) => lines.join('-'))
    // Not let in yet, and one alone does not do it: the maker's own account is one.
    expect(await refusalOf(() => open(town, texts))).toMatchObject({code: 'shares-retired'})
    await town.within(NOW, (session) => vouchAsAdministrator(session, {named: made.name, fingerprint: made.fingerprint}), 'adm')
    expect(await town.within(NOW, (session) => vouchAsHolder(session, {named: made.name, fingerprint: made.fingerprint, unlocking: key('anna')}))).toMatchObject({isHolder: true})
    expect(await refusalOf(() => read(town, id, NOW))).toMatchObject({code: 'holder-key-missing'})

    const {opening, until, notice} = await open(town, [texts[3], texts[1]])
    expect({opening, until, notice}).toEqual({opening: 'break-glass:1', until: at(60), notice: 'told'})
    expect(await read(town, id, at(59))).toMatchObject({name: aPerson().name})
    // The slot is there until somebody comes after the hour: that it opens no more is asked of the clock.
    expect(await refusalOf(() => read(town, id, at(60)))).toMatchObject({code: 'break-glass-over'})
    expect(await keys(town, (file) => file('keyslot').where({holder: opening}))).toEqual([])
    expect(await refusalOf(() => read(town, id, at(61)))).toMatchObject({code: 'break-glass-over'})

    const events = (await town.within(at(62), ({db}) => auditTrail(db))).flatMap(({actor, event}) => (event === null ? [] : [{actor, event}]))
    const kinds = events.map(({event}) => event.kind)
    const [first, told] = [kinds.indexOf('break-glass.opened'), kinds.indexOf('break-glass.told')]
    const admitted = events.findIndex(({event}) => event.kind === 'holders.settled' && event.named === opening)
    expect(first).toBeGreaterThan(-1)
    expect([told > first, admitted > told]).toEqual([true, true])
    expect(events[first]).toMatchObject({actor: 'jour', event: {opening, holder: made.name, by: 'jour', until: at(60), turn: 1}})
    expect(JSON.stringify(events)).not.toContain(REASON)
    expect(await town.within(at(63), (session) => verifyLog(session, {anchors: null, everySignature: true, onProgress: () => undefined}))).toMatchObject({problems: []})
    // What was read under it is a reading as any other, and the holder finds it.
    const readings = await town.within(at(64), (session) => listReaders(session, {unlocking: key('anna'), id}))
    expect(readings.map(({account, holder}) => [account, holder])).toContainEqual(['jour', opening])
  }, 60_000)

  test('the coordinator’s mail says that it is open and until when, and nothing of whom it is about or by whom', async () => {
    const town = await aTown()
    const shares = await sharesIn(town)
    await open(town, shares)
    const {administrations} = town.settings
    const folder = administrations['Kommunkontoret']?.privacyCoordinator?.notify as string
    const [name = ''] = readdirSync(folder)
    const mail = readFileSync(join(folder, name), 'utf8')
    expect(name).toMatch(/^break-glass-1-20260203T090000000Z\.eml$/)
    expect(mail).toContain('Från 2026-02-03 10:00 till 2026-02-03 11:00.')
    for (const word of ['jour', REASON, ...shares]) expect(mail).not.toContain(word)
  }, 60_000)

  test('a setting makes the hour shorter; that somebody cannot be told stops nothing, and is told', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    const shares = await sharesIn(town)
    town.settings = {...town.settings, breakGlassMinutes: 20}
    tellsBy(town, '/nowhere/at/all')
    expect(await open(town, shares)).toMatchObject({until: at(20), notice: 'failed'})
    expect(await read(town, id, at(19))).toMatchObject({name: aPerson().name})
    expect(await refusalOf(() => read(town, id, at(20)))).toMatchObject({code: 'break-glass-over'})
    tellsBy(town, null)
    expect(await open(town, shares, {when: at(21)})).toMatchObject({opening: 'break-glass:2', notice: 'nowhere'})
    expect(await refusalOf(() => make(town, at(22)))).toMatchObject({code: 'break-glass-no-notice'})
  }, 60_000)

  test('in the middle of the work too: a vault that is open when the hour is out opens nothing more', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    await open(town, await sharesIn(town))
    let now = at(59)
    const session = await town.at(at(59), 'jour')
    onTestFinished(() => session.close())
    Object.defineProperty(session, 'now', {get: () => now})
    await withVault(session, {holder: 'break-glass:1', passphrase: PASSPHRASE}, async ({vault}) => {
      expect(vault.pseudonymOf(id)).toMatch(/^[0-9a-f]{64}$/)
      now = at(60)
      expect(await refusalOf(() => vault.pseudonymOf(id))).toMatchObject({code: 'break-glass-over'})
      expect(await refusalOf(() => vault.hasKeyOf(id as PersonId))).toMatchObject({code: 'break-glass-over'})
    })
  }, 60_000)

  test('the vault key goes from the store and its copies in the next run at night, though nobody unlocks', async () => {
    const town = await aTown()
    const {opening} = await open(town, await sharesIn(town))
    const slot = (): Promise<readonly unknown[]> => keys(town, (file) => file('keyslot').where({holder: opening}))
    await town.within(at(59), endOpenings, 'adm')
    expect(await slot()).toHaveLength(1)
    await town.within(at(60), endOpenings, 'adm')
    expect(await slot()).toEqual([])
    expect(readdirSync(join(town.folder, 'vault/copies'))).toHaveLength(1)
  }, 60_000)
})

describe('what does not open', () => {
  let town: Town
  let shares: readonly string[] = []

  beforeAll(async () => {
    town = await prepared((await townWithHolder()).town)
    shares = await sharesIn(town)
  }, 60_000)

  afterAll(async () => town.leave())

  test.each([
    ['none', (): readonly string[] => [], 'share-unclear'],
    ['one alone', () => [shares[0] ?? ''], 'share-unclear'],
    ['one of them twice', () => [shares[0] ?? '', (shares[0] ?? '').toLowerCase()], 'share-twice'],
    ['one with a sign exchanged', () => [shares[0] ?? '', `${(shares[1] ?? '').slice(0, 30)}${(shares[1] ?? '').charAt(30) === '7' ? '8' : '7'}${(shares[1] ?? '').slice(31)}`], 'share-unclear'],
  ])('%s', async (_, typed, code) => {
    expect(await refusalOf(() => open(town, typed()))).toMatchObject({code})
  })

  test.each([
    [{reason: ' \n'}, 'break-glass-reason-missing'],
    [{takesNotice: false}, 'notice-not-taken'],
    [{account: 'granskare'}, 'not-permitted'],
    [{account: 'okand'}, 'user-unknown'],
  ] as const)('without what it takes beside shares: %j', async (opens, code) => {
    expect(await refusalOf(() => open(town, shares, opens))).toMatchObject({code})
  })

  test('an account without a place for a key: nobody is told of an opening that comes to nothing', async () => {
    const {XDG_CONFIG_HOME, HOME} = process.env
    delete process.env['XDG_CONFIG_HOME']
    process.env['HOME'] = ''
    try {
      expect(await refusalOf(() => open(town, shares))).toMatchObject({code: 'holder-no-home'})
    } finally {
      Object.assign(process.env, {XDG_CONFIG_HOME, HOME})
    }
    expect(await town.within(NOW, (session) => listOpenings(session, undefined), 'granskare')).toEqual([])
  })

  test('P4: an identity number in the reason is refused, and nothing is opened', async () => {
    expect(await refusalOf(() => open(town, shares, {reason: `Gäller ${aPerson().number}`}))).toMatchObject({code: 'note-holds-identity-number'})
    expect(await town.within(NOW, (session) => listOpenings(session, undefined), 'granskare')).toEqual([])
    expect(await keys(town, (file) => file('keyslot').whereLike('holder', 'break-glass:%'))).toEqual([])
  })

  test('shares of two sets; and of a set that another has taken the place of', async () => {
    const anew = await sharesIn(town, at(1))
    expect(await refusalOf(() => open(town, [shares[0], anew[0]], {when: at(2)}))).toMatchObject({code: 'shares-of-two-sets'})
    expect(await refusalOf(() => open(town, shares, {when: at(2)}))).toMatchObject({code: 'shares-retired'})
    const {holders} = await town.within(at(2), (session) => listHolders(session, undefined))
    expect(holders.flatMap(({kind, state}) => (kind === 'shares' ? [state] : [])).sort()).toEqual(['active', 'removed'])
    expect(await open(town, anew, {when: at(3)})).toMatchObject({opening: 'break-glass:1'})
  }, 60_000)
})

describe('afterwards', () => {
  test('everybody who unlocks is told; somebody else reviews it, once, within seven days; who opened does not', async () => {
    const town = await aTown()
    const shares = await sharesIn(town)
    await town.grant('jour', {role: 'log-reviewer', committee: '*'})
    await open(town, shares)
    const toldAt = async (when: string): Promise<Pick<Unlocked, 'waiting' | 'isSpent' | 'holders'> | undefined> => {
      let told: Unlocked | undefined
      await town.within(when, (session) => withVault(session, {...key('anna'), onUnlocked: (unlocked) => (told = unlocked)}, async () => undefined))
      return told
    }
    expect(await toldAt(at(1))).toMatchObject({holders: ['anna', 'break-glass:1', expect.stringMatching(/^shares:/)], waiting: [{name: 'break-glass:1', account: 'jour', state: 'open'}], isSpent: true})
    expect(await toldAt(at(61))).toMatchObject({waiting: [{state: 'unreviewed', localAt: '2026-02-03 10:00', localUntil: '2026-02-03 11:00'}]})
    const [week, later] = [at(7 * 24 * 60), at(7 * 24 * 60 + 1)]
    const states = async (when: string): Promise<readonly string[]> => (await town.within(when, (session) => listHolders(session, undefined))).unreviewed.map(({state}) => state)
    expect(await states(week)).toEqual(['unreviewed'])
    expect(await states(later)).toEqual(['overdue'])
    expect(await town.within(later, (session) => drawSample(session, {from: null, to: null, size: 5, holder: null}), 'granskare')).toMatchObject({unreviewed: [{name: 'break-glass:1', state: 'overdue'}]})

    const review = (opening: string, account: string, by: string | null = null, note: string | null = 'Samtal med jouren. I sin ordning.'): ReturnType<typeof reviewOpening> => town.within(later, (session) => reviewOpening(session, {opening, outcome: 'justified', note, by}), account)
    expect(await refusalOf(() => review('break-glass:1', 'jour'))).toMatchObject({code: 'opening-own'})
    // With accounts a name that is said changes nothing.
    if (DATABASE === 'postgres') expect(await refusalOf(() => review('1', 'jour', 'granskare'))).toMatchObject({code: 'opening-own'})
    else expect(await refusalOf(() => review('1', 'granskare', 'Jour'))).toMatchObject({code: 'opening-own'})
    expect(await refusalOf(() => review('2', 'granskare'))).toMatchObject({code: 'opening-not-found'})
    expect(await refusalOf(() => review('1', 'adm'))).toMatchObject({code: 'not-permitted'})
    expect(await refusalOf(() => review('1', 'granskare', null, `Om ${aPerson().number}`))).toMatchObject({code: 'note-holds-identity-number'})
    expect(await town.within(later, (session) => listOpenings(session, undefined), 'granskare')).toMatchObject([{reason: REASON, notice: 'told', review: null}])
    expect(await review('1', 'granskare')).toMatchObject({state: 'reviewed', review: {account: 'granskare', outcome: 'justified'}})
    expect(await refusalOf(() => review('1', 'granskare'))).toMatchObject({code: 'opening-reviewed'})
    expect(await town.within(later, (session) => listOpenings(session, undefined), 'granskare')).toMatchObject([{state: 'reviewed', review: {note: 'Samtal med jouren. I sin ordning.'}}])
    expect(await states(later)).toEqual([])
    // Reviewed or not, the shares are spent until there are others.
    expect(await toldAt(later)).toMatchObject({waiting: [], isSpent: true})
  }, 60_000)

  test('a second time is possible before the first is reviewed; a change of key ends what is open, and the shares', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    const shares = await sharesIn(town)
    await town.grant('jour2', {role: 'protected-reader', committee: '*'})
    await open(town, shares)
    expect(await open(town, shares, {when: at(5), account: 'jour2'})).toMatchObject({opening: 'break-glass:2', until: at(65)})
    expect(await read(town, id, at(6), 'jour2')).toMatchObject({name: aPerson().name})
    const unlocking = {holder: 'break-glass:1', passphrase: PASSPHRASE}
    const changes: readonly ((session: Session) => Promise<unknown>)[] = [(session) => rotateKeys(session, unlocking), (session) => removeHolder(session, {named: 'anna', unlocking}), (session) => makeShares(session, {of: 5, unlocking})]
    for (const change of changes) expect(await refusalOf(() => town.within(at(7), change, 'jour'))).toMatchObject({code: 'break-glass-keeps-keys'})
    const anew = await make(town, at(7))
    expect(await refusalOf(() => town.within(at(7), (session) => vouchAsHolder(session, {named: anew.name, fingerprint: anew.fingerprint, unlocking}), 'jour'))).toMatchObject({code: 'break-glass-keeps-keys'})
    const {holders, retired} = await town.within(at(8), (session) => rotateKeys(session, key('anna')))
    expect(holders).toEqual(['anna'])
    expect(retired).toEqual(['break-glass:1', 'break-glass:2', expect.stringMatching(/^shares:/)])
    expect(await refusalOf(() => read(town, id, at(9)))).toMatchObject({code: 'break-glass-over'})
    expect(await refusalOf(() => open(town, shares, {when: at(9)}))).toMatchObject({code: 'shares-retired'})
    expect(await town.within(at(9), (session) => listHolders(session, undefined))).toMatchObject({isSpent: false, unreviewed: [{name: 'break-glass:1'}, {name: 'break-glass:2'}]})
    expect(await town.within(at(10), (session) => showPerson(session, {unlocking: key('anna'), why: 'matter', id}))).toMatchObject({name: aPerson().name})
  }, 60_000)

  test('unused shares stay through a change of key, and go with whoever made them', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    await letIn(town, 'bo', ['anna'])
    const {name: named, fingerprint, shares, wanted} = await make(town, NOW, 'bo')
    expect(wanted).toEqual(['holder'])
    await town.within(NOW, (session) => vouchAsHolder(session, {named, fingerprint, unlocking: key('anna')}))
    expect(await town.within(NOW, (session) => rotateKeys(session, key('anna')))).toMatchObject({retired: [], holders: ['anna', 'bo', named]})
    await open(town, shares.map((lines) => lines.join(' ').toLowerCase()), {when: at(1)})
    expect(await read(town, id, at(2))).toMatchObject({name: aPerson().name})
    const second = await make(town, at(3), 'bo')
    await town.within(at(3), (session) => vouchAsHolder(session, {named: second.name, fingerprint: second.fingerprint, unlocking: key('anna')}))
    expect(await town.within(at(4), (session) => removeHolder(session, {named: 'bo', unlocking: key('anna')}))).toMatchObject({holders: ['anna'], retired: [second.name]})
  }, 60_000)

  test('shares whose place others took open nothing, also where the change of key was cut short', async () => {
    const town = await aTown()
    const old = await sharesIn(town)
    const {name: named, fingerprint, shares} = await make(town, at(1))
    await town.within(at(1), (session) => vouchAsAdministrator(session, {named, fingerprint}), 'adm')
    // As when the program ends between letting the new ones in and changing the key.
    await town.within(at(2), (session) => withVault(session, key('anna'), async ({vault, store, series}) => {
      const request = (await store.requests()).find(({name}) => name === named)
      if (request === undefined) throw new Error('Nobody has asked')
      await vault.admit(request, session.now)
      await series.change(async (_, sign) => sign(settled(vault.roster, vault.rosterDigest, {why: 'admitted', holder: vault.holder, named, persons: 0})))
    }))
    expect(await refusalOf(() => open(town, old, {when: at(3)}))).toMatchObject({code: 'shares-retired'})
    expect(await open(town, shares.map((lines) => lines.join('')), {when: at(4)})).toMatchObject({opening: 'break-glass:1'})
  }, 60_000)

  test('where the only holder has lost the key, whoever shares let in and an administrator let a new one in', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    await open(town, await sharesIn(town))
    const {fingerprint} = await enrol(town, 'cecilia')
    await town.within(NOW, (session) => vouchAsAdministrator(session, {named: 'cecilia', fingerprint}), 'adm')
    expect(await town.within(at(1), (session) => vouchAsHolder(session, {named: 'cecilia', fingerprint, unlocking: {holder: null, passphrase: PASSPHRASE}}), 'jour')).toMatchObject({isHolder: true})
    expect(await town.within(at(2), (session) => showPerson(session, {unlocking: key('cecilia'), why: 'matter', id}), 'cecilia')).toMatchObject({name: aPerson().name})
  }, 60_000)

  test('where there were two holders it takes two openings by two, and an administrator’s word does not stand for one', async () => {
    const town = await aTown()
    await letIn(town, 'bo', ['anna'])
    const {name: named, fingerprint: heard, shares: lines} = await make(town)
    await town.within(NOW, (session) => vouchAsHolder(session, {named, fingerprint: heard, unlocking: key('bo')}), 'bo')
    const shares = lines.map((share) => share.join(''))
    const {fingerprint} = await enrol(town, 'cecilia')
    await town.within(NOW, (session) => vouchAsAdministrator(session, {named: 'cecilia', fingerprint}), 'adm')
    await town.grant('jour2', {role: 'protected-reader', committee: '*'})
    const says = (account: string, opening: string, when: string): ReturnType<typeof vouchAsHolder> => town.within(when, (session) => vouchAsHolder(session, {named: 'cecilia', fingerprint, unlocking: {holder: opening, passphrase: PASSPHRASE}}), account)
    await open(town, shares, {when: at(1)})
    for (const minute of [2, 3]) expect(await says('jour', 'break-glass:1', at(minute))).toMatchObject({isHolder: false, wanted: ['holder']})
    await open(town, shares.slice(2), {when: at(4), account: 'jour2'})
    expect(await says('jour2', 'break-glass:2', at(5))).toMatchObject({isHolder: true})
  }, 60_000)

  test('what is left sealed meanwhile is for whoever is in then, and not for a key whose hour is out', async () => {
    const town = await aTown()
    const shares = await sharesIn(town)
    const {opening} = await open(town, shares)
    const unseals = async (when: string): Promise<boolean> => {
      const {item} = await town.within(when, (session) => leavePerson(session, aPerson(when === at(30) ? 1 : 2)))
      const [{sealed}] = await keys(town, (file) => file('item_key').where({item}))
      return town.within(when, async ({registerId}) => (await (await HolderIdentity.open(registerId, opening, PASSPHRASE)).unseal(sealed)) !== null)
    }
    expect(await unseals(at(30))).toBe(true)
    expect(await unseals(at(61))).toBe(false)
  }, 60_000)
})

describe('who writes past the program', () => {
  test('what was reviewed and has had its time in the log is not called unreviewed by the rosters, which are all kept', async () => {
    const town = await aTown()
    const shares = await sharesIn(town)
    await open(town, shares)
    await town.within(at(61), (session) => reviewOpening(session, {opening: '1', outcome: 'justified', note: null, by: null}), 'granskare')
    await town.within(at(62), (session) => rotateKeys(session, key('anna')))
    await town.within('2038-02-03T09:00:00Z', (session) => session.change((change) => trimBefore(change, '2030-01-01T00:00:00.000Z' as Instant).then(() => undefined)))
    expect(await town.within('2038-02-03T10:00:00Z', (session) => listOpenings(session, undefined), 'granskare')).toEqual([])
    const again = await sharesIn(town, '2038-02-03T11:00:00Z')
    expect(await open(town, again, {when: '2038-02-03T12:00:00Z'})).toMatchObject({opening: 'break-glass:2'})
  }, 60_000)

  test('a register that was put back from before the opening: the key opens nothing, and the opening is still to be reviewed', async () => {
    const town = await aTown()
    const id = await add(town, aPerson())
    const shares = await sharesIn(town)
    const file = join(await aShelf(), 'kopia.zip')
    await backUp(town, at(1), file)
    await open(town, shares, {when: at(2)})
    await putBack(town, at(3), file)
    expect(await refusalOf(() => read(town, id, at(4)))).toMatchObject({code: 'break-glass-untold'})
    const openings = await town.within(at(5), (session) => listOpenings(session, undefined), 'granskare')
    expect(openings).toMatchObject([{name: 'break-glass:1', account: 'jour', reason: null, shares: null, review: null}])
    expect(await town.within(at(6), (session) => listHolders(session, undefined))).toMatchObject({isSpent: true})
    expect(await town.within(at(7), (session) => reviewOpening(session, {opening: '1', outcome: 'to-follow-up', note: null, by: null}), 'granskare')).toMatchObject({state: 'reviewed'})
    expect(await open(town, shares, {when: at(8)})).toMatchObject({opening: 'break-glass:2'})
  }, 60_000)

  test('P4 K3: no share, seed or passphrase stands in any file of the workspace or of those who worked in it', async () => {
    const {town, home} = await townWithHolder()
    onTestFinished(() => town.leave())
    await prepared(town)
    const shares = await sharesIn(town)
    await open(town, shares)
    writeFileSync(join(town.folder, 'sample.txt'), shares[0] ?? '')
    const canaries = shares.flatMap((share) => [share, share.replaceAll('-', ''), ...share.split('-').slice(2, 16).map((_, group, groups) => groups.slice(group, group + 2).join('-'))]).filter((text) => text.length > 8)
    const files = [town.folder, home].flatMap((folder) => readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => statSync(path).isFile()))
    const found = files.filter((path) => {
      const text = readFileSync(path, 'latin1').toUpperCase()
      return canaries.some((canary) => text.includes(canary)) || text.includes(PASSPHRASE.toUpperCase())
    })
    // The one that was put there shows that this test would have seen it.
    expect(found).toEqual([join(town.folder, 'sample.txt')])
    const inLog = JSON.stringify(await town.within(at(1), ({db}) => auditTrail(db))).toUpperCase()
    expect(canaries.filter((canary) => inLog.includes(canary))).toEqual([])
  }, 60_000)
})

test('a person cannot be called as shares are, and is kept by whoever shares let in', async () => {
  const town = await aTown()
  for (const name of ['shares:7q3kd9xa', 'break-glass:1']) expect(await refusalOf(() => enrol(town, name as HolderName, 'jour'))).toMatchObject({code: 'holder-name-unusable'})
  await open(town, await sharesIn(town))
  expect(await town.within(at(1), (session) => addPerson(session, {unlocking: {holder: null, passphrase: PASSPHRASE}, person: aPerson()}), 'jour')).toMatchObject({id: expect.stringMatching(/^[a-z]{20}$/)})
}, 60_000)

test('N1: who holds keys is counted over persons: shares in envelopes, and whoever they let in, are nobody', async () => {
  const town = await aTown()
  const shares = await sharesIn(town)
  await open(town, shares, {when: at(5)})
  expect((await town.within(at(6), (session) => personsWithKeys(session))).map(({name}) => name)).toEqual(['anna'])
})

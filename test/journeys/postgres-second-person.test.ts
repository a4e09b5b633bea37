import {join} from 'node:path'
import {writeFileSync} from 'node:fs'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, type Decided, type DecisionOrder} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {previewAnswer} from '../../src/usecases/review/preview-answer.js'
import {redoDecisions} from '../../src/usecases/review/redo-decisions.js'
import {showEntry} from '../../src/usecases/review/show-entry.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {officialNumbers} from '../core/support.js'
import {aShelf, backUp, putBack} from '../support/backups.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

// B4's second exit, with a login for each: what only looks like an identity number, here a meter's number, is let out by two persons who say so and a third answer that publishes.

const [NUMBER = '', OTHER = ''] = officialNumbers('personnummer').map((digits) => `${digits.slice(2, 8)}-${digits.slice(8)}`)
const DIGITS = NUMBER.replace('-', '')
const HEADING = `Byte av elmätare ${NUMBER} i parkhuset`
const ROW = aRow({handlingsrubrik: HEADING})
const DECLARE = {kind: 'not-an-identity-number'} as const

/** A town with rows and the registrars Anna, Bo and Cilla, and a clock that goes on by itself. */
class Desk {
  readonly town: Town
  #minutes = 0

  private constructor(town: Town) {
    this.town = town
  }

  static async with(rows: readonly SourceRow[], files: Readonly<Record<string, string>> = {}): Promise<Desk> {
    const town = await Town.found()
    onTestFinished(() => town.leave())
    for (const user of ['anna', 'bo', 'cilla']) await town.grant(user, {role: 'registrar', committee: '*'})
    const desk = new Desk(town)
    await desk.import(rows, files)
    return desk
  }

  get now(): string {
    this.#minutes += 1
    return new Date(Date.parse('2026-02-03T09:00:00Z') + this.#minutes * 60_000).toISOString()
  }

  import(rows: readonly SourceRow[], files: Readonly<Record<string, string>> = {}) {
    return this.town.import(this.now, rows, {with: files, allowsMassWithdrawal: true})
  }

  async waiting(user = 'cilla') {
    return (await this.town.within(this.now, (session) => listWaiting(session, {committee: null, why: [], limit: 20, after: null}), user)).entries
  }

  async idOf(documentNumber: string | null, diaryNumber = 'KS 2026/00123'): Promise<EntryId> {
    const id = (await this.waiting()).find((row) => row.documentNumber === documentNumber && row.diaryNumber === diaryNumber)?.id
    if (id === undefined) throw new Error('It waits for nobody')
    return id
  }

  decide(user: string, id: string, answer: DecisionOrder['answer'] = DECLARE): Promise<Decided> {
    return this.town.within(this.now, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}), user)
  }

  /** Two declare, and one of them publishes. */
  async letOut(id: string, text = NUMBER): Promise<{readonly first: string; readonly second: string}> {
    const [first, second] = [await this.decide('anna', id), await this.decide('bo', id)].map(({decided}) => decided[0]?.decision ?? '')
    await this.decide('bo', id, {kind: 'publish'})
    await this.town.publish(this.now)
    expect(this.shows(text), 'let out by two').toBe(true)
    return {first: first ?? '', second: second ?? ''}
  }

  undo(user: string, decision: string | null) {
    return this.town.within(this.now, (session) => undoDecision(session, {decision}), user)
  }

  shows(text = NUMBER): boolean {
    return this.town.siteHolds([text]).size > 0
  }

  async stage(id: string): Promise<string> {
    return this.town.within(this.now, async (session) => (await showEntry(session, {id, committee: null})).stage)
  }
}

describe('B4: a look-alike’s second exit', () => {
  test('one person is not enough, the same person twice is not two, and two let nothing out by themselves', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await expect(desk.decide('anna', id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})

    expect((await desk.decide('anna', id)).decided).toMatchObject([{id, stage: 'blocked'}])
    expect(await desk.waiting('bo'), 'the queue asks the second person, in words of its own').toMatchObject([{id, stage: 'blocked', reasons: ['second-person', 'personnummer']}])
    await expect(desk.decide('anna', id)).rejects.toMatchObject({code: 'second-person-other'})
    for (const user of ['anna', 'bo']) await expect(desk.decide(user, id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(false)

    expect((await desk.decide('bo', id)).decided).toMatchObject([{id, stage: 'held'}])
    await expect(desk.decide('cilla', id)).rejects.toMatchObject({code: 'no-number-found'})
    await desk.town.publish(desk.now)
    expect(desk.shows(), 'a person still lets the row out').toBe(false)
    expect(await desk.waiting()).toMatchObject([{id, stage: 'held', reasons: ['personnummer']}])

    await desk.decide('anna', id, {kind: 'publish'})
    expect(await desk.town.publish(desk.now)).toMatchObject({held: 0})
    expect(desk.shows()).toBe(true)
  })

  test('history tells who declared what, and the log holds no text', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await desk.letOut(id)
    const {timeline} = await desk.town.within(desk.now, (session) => showEntry(session, {id, committee: null}))
    const declared = timeline.flatMap((item) => (item.kind === 'event' && item.event?.kind === 'entry.declared' ? [{actor: item.actor, ...item.event}] : []))
    expect(declared).toMatchObject([{actor: 'anna', places: 1, persons: 1}, {actor: 'bo', places: 1, persons: 2}])
    const events = await desk.town.asOwner((db) => db('audit_event').select('event').then((rows) => JSON.stringify(rows)))
    expect(events).not.toContain(NUMBER)
    expect(events).not.toContain('elmätare')
  })

  test.each(['first', 'second'] as const)('the %s of the two takes it back: the row leaves at once, and nobody lets it out before both have said so again', async (which) => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    const decisions = await desk.letOut(id)
    const [own, others] = which === 'first' ? (['anna', 'bo'] as const) : (['bo', 'anna'] as const)

    expect(await desk.undo(own, decisions[which])).toMatchObject({entry: id, wasPublic: true})
    expect(desk.shows(), 'at once').toBe(false)
    expect(await desk.waiting()).toMatchObject([{id, stage: 'blocked', reasons: ['reopened', 'second-person', 'personnummer']}])
    await expect(desk.decide('cilla', id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
    await expect(desk.decide(others, id)).rejects.toMatchObject({code: 'second-person-other'})
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(false)

    // Asked anew, and by anybody but the one who still stands by it.
    await desk.town.within(desk.now, (session) => redoDecisions(session, {decision: decisions[which]}), own)
    await desk.decide('cilla', id, {kind: 'publish'})
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(true)
  })

  test('both take it back before anything is public: nothing is left of it', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await desk.decide('anna', id)
    await desk.decide('bo', id)
    await desk.undo('bo', null)
    await desk.undo('anna', null)
    expect(await desk.waiting()).toMatchObject([{id, stage: 'blocked', reasons: ['reopened', 'personnummer']}])
    expect((await desk.decide('cilla', id)).decided).toMatchObject([{stage: 'blocked'}])
  })

  test('what a backup holds of a pair that was taken back since is not shown again, nor let out', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    const {first} = await desk.letOut(id)
    const file = join(await aShelf(), 'kopia.zip')
    await backUp(desk.town, desk.now, file)
    await desk.undo('anna', first)
    await putBack(desk.town, desk.now, file)
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(false)
    await expect(desk.decide('cilla', id, {kind: 'publish'})).rejects.toMatchObject({name: 'Refusal'})
    await desk.import([{...ROW, andrad: '2026-02-03T11:00:00'}])
    await desk.town.within(desk.now, (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
    await expect(desk.decide('cilla', id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(false)
  })

  test('it is judged alike when it is scanned again, cancelled and told again, taken down and restored, and put back from a backup', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await desk.letOut(id)
    await desk.town.within(desk.now, (session) => scanEntries(session, {all: true, allowsMassWithdrawal: false, onProgress: () => undefined}))
    expect(desk.shows(), 'scanned').toBe(true)

    await desk.town.within(desk.now, (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
    expect(desk.shows(), 'taken down').toBe(false)
    await desk.town.within(desk.now, (session) => restoreEntries(session, {ids: [id], committee: null}))
    await desk.town.publish(desk.now)
    expect(desk.shows(), 'restored').toBe(true)

    const file = join(await aShelf(), 'kopia.zip')
    await backUp(desk.town, desk.now, file)
    await putBack(desk.town, desk.now, file)
    await desk.town.publish(desk.now)
    expect(desk.shows(), 'put back, and nothing was stopped since').toBe(true)

    await desk.import([{...ROW, handling_status: 'makulerad', andrad: '2026-02-03T12:00:00'}])
    expect(desk.shows(), 'cancelled').toBe(false)
    await desk.import([{...ROW, andrad: '2026-02-03T13:00:00'}])
    expect(await desk.waiting()).toMatchObject([{id, stage: 'held', reasons: ['returned', 'personnummer']}])
    await desk.town.publish(desk.now)
    expect(desk.shows(), 'nobody has let it out since').toBe(false)
    await desk.decide('anna', id, {kind: 'publish'})
    await desk.town.publish(desk.now)
    expect(desk.shows()).toBe(true)
  })

  test.each<readonly [string, (desk: Desk, id: EntryId) => Promise<unknown>]>([
    ['the registry writes another number', (desk) => desk.import([{...ROW, handlingsrubrik: HEADING.replace(NUMBER, OTHER), andrad: '2026-02-03T12:00:00'}])],
    ['the registry writes another text around it', (desk) => desk.import([{...ROW, handlingsrubrik: `Ärende: ${HEADING}`, andrad: '2026-02-03T12:00:00'}])],
    ['the registry tells another party', (desk) => desk.import([{...ROW, webbnamn: 'Region Norr', andrad: '2026-02-03T12:00:00'}])],
    ['somebody rewrites the heading', (desk, id) => desk.decide('bo', id, {kind: 'rewrite-heading', heading: `${HEADING} och torget`})],
    ['the municipality’s rules change', async (desk) => {
      writeFileSync(join(desk.town.folder, 'policy.yaml'), 'rules:\n  - {id: official-handles-the-case, kinds: [person], fields: [officer], answer: review, requirement: B1, law: Kommunens beslut, because: {sv: Nej., en: No.}}\n')
      await desk.town.within(desk.now, (session) => scanEntries(session, {all: false, allowsMassWithdrawal: true, onProgress: () => undefined}))
    }],
  ])('the pair stands for its very text under its very rules: %s, and both are asked anew (B13)', async (_, change) => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await desk.decide('anna', id)
    await desk.decide('bo', id)
    await change(desk, id)
    expect(await desk.stage(id)).toBe('blocked')
    await expect(desk.decide('cilla', id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
    expect((await desk.decide('anna', id)).decided).toMatchObject([{stage: 'blocked'}])
    expect((await desk.decide('bo', id)).decided).toMatchObject([{stage: 'held'}])
  })

  test('what is public by a pair leaves at once when its rules are others', async () => {
    const desk = await Desk.with([ROW])
    await desk.letOut(await desk.idOf('1'))
    writeFileSync(join(desk.town.folder, 'policy.yaml'), 'rules: []\nroleWords: [boende]\n')
    await desk.town.within(desk.now, (session) => scanEntries(session, {all: false, allowsMassWithdrawal: true, onProgress: () => undefined}))
    expect(desk.shows()).toBe(false)
  })

  test('nor does it stand for another entry with the same text, for another field or for the file', async () => {
    const named = {...ROW, handlingsnummer: '2', fil: 'matare.txt', fil_publiceras: 'ja'}
    const desk = await Desk.with([ROW, named, {...ROW, handlingsnummer: '3', webbnamn: `Bolaget ${NUMBER}`}], {'matare.txt': `Mätaren ${NUMBER} byts.\n`})
    await desk.letOut(await desk.idOf('1'))
    const [file, party] = [await desk.idOf('2'), await desk.idOf('3')]
    for (const id of [file, party]) await expect(desk.decide('bo', id, {kind: 'publish'})).rejects.toMatchObject({code: 'identity-number-stands'})
    // Without its file the same heading is another text of another entry.
    expect((await desk.decide('anna', file)).decided).toMatchObject([{stage: 'blocked'}])
  })

  test.each<readonly [string, SourceRow]>([
    ['the file’s text', {fil: 'matare.txt', fil_publiceras: 'ja'}],
    ['the file’s name', {fil: `matare/${NUMBER}.txt`, fil_publiceras: 'ja'}],
    ['the second of two parties', {webbnamn: `Länsstyrelsen|Bolaget ${NUMBER}`}],
    ['digits alone, which the search index has as a word', {handlingsrubrik: `Elmätare ${DIGITS}`}],
    ['the case’s heading, which every document of the case shows too', {arenderubrik: HEADING}],
  ])('in %s', async (_, changes) => {
    const row = aRow(changes)
    const name = row.fil
    const desk = await Desk.with([row], name === '' ? {} : {[name]: name === 'matare.txt' ? `Mätaren ${NUMBER} byts.\n` : 'Mätaren byts.\n'})
    const id = await desk.idOf(changes.arenderubrik === undefined ? '1' : null)
    const text = row.handlingsrubrik.includes(DIGITS) ? DIGITS : NUMBER
    await desk.letOut(id, text)
    expect(await desk.waiting()).toEqual([])
    await desk.undo('anna', (await desk.town.asOwner((db) => db('decision').where({actor: 'anna'}).select('id').then(([one]: {id: string}[]) => one?.id ?? ''))))
    expect(desk.shows(text)).toBe(false)
  })

  test('the last look passes over the declared place of the declared row, and over nothing else on the same page', async () => {
    const twin = {...ROW, handlingsnummer: '2'}
    const desk = await Desk.with([ROW, twin])
    const [id, other] = [await desk.idOf('1'), await desk.idOf('2')]
    await desk.decide('anna', id)
    await desk.decide('bo', id)
    await desk.decide('bo', id, {kind: 'publish'})
    // As though everything before the last look had failed: the twin is cleared with nothing found in it.
    await desk.town.asOwner((db) => db('version').where({entry_id: other}).update({stage: 'cleared', verdict: JSON.stringify({kind: 'clear', grounds: [], findings: []})}))
    expect(await desk.town.publish(desk.now)).toMatchObject({held: 1})
    expect(await desk.stage(other)).toBe('held')
    expect(await desk.stage(id)).toBe('published')
    expect(desk.shows()).toBe(true)
  })

  test('a register that somebody has altered shows nothing for a pair that is none', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    await desk.decide('anna', id)
    await desk.decide('bo', id)
    await desk.decide('bo', id, {kind: 'publish'})
    await desk.town.asOwner((db) => db('decision').where({actor: 'anna'}).delete())
    await expect(desk.town.publish(desk.now)).rejects.toThrow('without clearance')
    expect(desk.shows()).toBe(false)
  })

  test('the server knows who says what: nobody answers in another’s name, nor makes stand again what was taken back', async () => {
    const desk = await Desk.with([ROW])
    const id = await desk.idOf('1')
    const {decided: [first]} = await desk.decide('anna', id)
    await desk.town.within(desk.now, async ({db}) => {
      const [own]: Record<string, unknown>[] = await db('decision').where({actor: 'anna'})
      const {sequence: _, ...copy} = own ?? {}
      await expect(db('decision').insert({...copy, id: 'x'.repeat(20), actor: 'bo'})).rejects.toThrow('database-rights-missing')
      await expect(db('decision').where({actor: 'anna'}).update({actor: 'bo'})).rejects.toThrow('database-rights-missing')
    }, 'anna')
    await desk.undo('anna', first?.decision ?? '')
    await desk.town.within(desk.now, async ({db}) => {
      await db('decision').where({actor: 'anna'}).update({undone_at: null}).catch(() => 0)
      expect(await db('decision').where({actor: 'anna'}).whereNull('undone_at')).toEqual([])
    }, 'bo')
  })

  test('many at once: each by itself, told beforehand, and taken back together', async () => {
    const desk = await Desk.with([ROW, {...ROW, handlingsnummer: '2', handlingsrubrik: 'Förordnande av Elsa Grahnén'}, {...ROW, handlingsnummer: '3', handlingsrubrik: `Mätare ${OTHER}`}])
    const ids = [await desk.idOf('1'), await desk.idOf('2'), await desk.idOf('3')]
    const outcomes = async (user: string) => (await desk.town.within(desk.now, (session) => previewAnswer(session, {ids, answer: DECLARE, desk: ''}), user)).map(({outcome}) => (outcome.kind === 'refused' ? outcome.code : outcome.kind === 'goes-to' ? outcome.stage : outcome.kind))
    const declare = (user: string) => desk.town.within(desk.now, (session) => decideEntries(session, {ids, committee: null, answer: DECLARE, reason: null, note: null}), user)
    expect(await outcomes('anna')).toEqual(['blocked', 'no-number-found', 'blocked'])
    await declare('anna')
    expect(await outcomes('anna')).toEqual(['second-person-other', 'no-number-found', 'second-person-other'])
    expect(await outcomes('bo')).toEqual(['held', 'no-number-found', 'held'])
    const {decided, refused} = await declare('bo')
    expect([decided.length, refused.map(({code}) => code)]).toEqual([2, ['no-number-found']])
    for (const {id} of decided) await desk.decide('cilla', id, {kind: 'publish'})
    await desk.town.publish(desk.now)
    expect([desk.shows(NUMBER), desk.shows(OTHER)]).toEqual([true, true])
    await desk.undo('bo', decided[0]?.decision ?? '')
    expect([desk.shows(NUMBER), desk.shows(OTHER)]).toEqual([false, false])
  })
})

import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {Session} from '../../../src/io/session.js'
import {decideEntries, type DecisionOrder} from '../../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../../src/usecases/review/list-waiting.js'
import {showEntry, type ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../../src/usecases/scan/scan-entries.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const ROW = aRow({handlingsrubrik: 'Förordnande av Elsa Grahnén'})
const STRICTER = 'rules:\n  - {id: official-handles-the-case, kinds: [person], fields: [officer], answer: review, requirement: B1, law: Kommunens beslut, because: {sv: Nej., en: No.}}\n'

async function townWithHeld(rows = [ROW]): Promise<{readonly town: Town; readonly shown: ShownEntry}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  const shown = await town.within('2026-02-03T09:30:00Z', async (session) => {
    const [held] = (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries
    return showEntry(session, {id: held?.id ?? '', committee: null})
  })
  return {town, shown}
}

const order = (shown: Pick<ShownEntry, 'id' | 'seal'>, more: Partial<DecisionOrder> = {}): DecisionOrder => ({
  ids: [shown.id], committee: null, answer: {kind: 'publish'}, reason: null, note: null, seen: new Map([[shown.id, shown.seal]]), ...more,
})
const decide = (town: Town, instant: string, asked: DecisionOrder, user = 'reg') => town.within(instant, (session) => decideEntries(session, asked), user)
const show = (session: Session, id: EntryId) => showEntry(session, {id, committee: null})

test('B7: what is as it was shown is decided', async () => {
  const {town, shown} = await townWithHeld()
  expect(await decide(town, '2026-02-03T10:00:00Z', order(shown))).toMatchObject({decided: [{id: shown.id, stage: 'cleared'}], refused: [], batch: null})
})

test('B7: a text that an import has changed since it was shown is not published unread, though the row waits as before', async () => {
  const {town, shown} = await townWithHeld()
  await town.import('2026-02-03T10:00:00Z', [{...ROW, handlingsrubrik: 'Förordnande av Elsa Grahnén efter sjukdom', andrad: '2026-02-03T10:30:00'}])
  expect(await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(shown)))).toMatchObject({
    code: 'text-changed', facts: {id: shown.id, what: 'import', by: '', at: '2026-02-03T10:00:00.000Z', when: '2026-02-03 11:00'},
  })
  const again = await town.within('2026-02-03T10:20:00Z', (session) => show(session, shown.id))
  expect(again.seal).not.toBe(shown.seal)
  expect(await decide(town, '2026-02-03T10:30:00Z', order(again))).toMatchObject({decided: [{id: shown.id}]})
})

test('B7: bytes that are others since they were shown are not published unread', async () => {
  const withFile = {...ROW, fil: 'remiss.txt', fil_publiceras: 'ja'}
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [withFile], {with: {'remiss.txt': 'Remiss.'}})
  const shown = await town.within('2026-02-03T09:30:00Z', async (session) => {
    const [held] = (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries
    return show(session, held?.id ?? ('' as EntryId))
  })
  await town.import('2026-02-03T10:00:00Z', [{...withFile, andrad: '2026-02-03T10:30:00'}], {with: {'remiss.txt': 'En annan remiss.'}})
  expect(await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(shown)))).toMatchObject({code: 'text-changed', facts: {what: 'import', by: ''}})
})

test('T10: who changed it is told when another registrar did', async () => {
  const {town, shown} = await townWithHeld()
  await town.grant('sara', {role: 'registrar', committee: '*'})
  await decide(town, '2026-02-03T10:00:00Z', order(shown, {answer: {kind: 'defer'}}), 'sara')
  const {code, facts} = await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(shown)))
  expect({code, facts}).toEqual({code: 'text-changed', facts: {id: shown.id, what: 'person', by: 'sara', at: '2026-02-03T10:00:00.000Z', when: '2026-02-03 11:00'}})
})

test('B7 T10: an answer that was given and undone meanwhile is told too: the row waits for another reason', async () => {
  const {town, shown} = await townWithHeld()
  await town.grant('sara', {role: 'registrar', committee: '*'})
  await decide(town, '2026-02-03T10:00:00Z', order(shown, {answer: {kind: 'withhold'}}), 'sara')
  await town.within('2026-02-03T10:05:00Z', (session) => undoDecision(session, {decision: null}), 'sara')
  expect(await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(shown)))).toMatchObject({code: 'text-changed', facts: {by: 'sara', at: '2026-02-03T10:05:00.000Z'}})
})

test('T10 D2: of a document that was held with its case, whoever answered about the case is named', async () => {
  const {town, shown} = await townWithHeld([{...ROW, arenderubrik: 'Förordnande av Elsa Grahnén'}])
  await town.grant('sara', {role: 'registrar', committee: '*'})
  const document = await town.within('2026-02-03T09:45:00Z', (session) => show(session, shown.id))
  const [ofCase] = await town.within('2026-02-03T09:50:00Z', async (session) => (await listWaiting(session, {committee: null, why: [], limit: 10, after: null})).entries.filter(({kind}) => kind === 'case'))
  await decide(town, '2026-02-03T09:55:00Z', order(document))
  await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: [ofCase?.id ?? ''], committee: null, answer: {kind: 'secret'}, reason: null, note: null}), 'sara')
  expect(await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(document)))).toMatchObject({code: 'text-changed', facts: {what: 'person', by: 'sara', at: '2026-02-03T10:00:00.000Z'}})
})

test('B7 B13: a scan that found the same leaves a seal good, and one that found more does not', async () => {
  const {town, shown} = await townWithHeld([{...ROW, handlaggare: 'Elsa Grahnén'}])
  const scan = (instant: string) => town.within(instant, (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  await scan('2026-02-03T10:00:00Z')
  expect((await town.within('2026-02-03T10:01:00Z', (session) => show(session, shown.id))).seal).toBe(shown.seal)
  writeFileSync(join(town.folder, 'policy.yaml'), STRICTER)
  await scan('2026-02-03T10:05:00Z')
  expect(await refusalOf(() => decide(town, '2026-02-03T10:10:00Z', order(shown)))).toMatchObject({code: 'text-changed', facts: {what: 'scan', by: ''}})
})

test('B7: of several each is decided or refused by itself, and one that was not shown is not decided', async () => {
  const headings = ['Förordnande av Elsa Grahnén', 'Avsked av Elsa Grahnén', 'Intyg om Elsa Grahnén']
  const rows = headings.map((handlingsrubrik, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik}))
  const {town} = await townWithHeld(rows)
  const [same, changed, unseen] = await town.within('2026-02-03T09:40:00Z', async (session) => {
    const {entries} = await listWaiting(session, {committee: null, why: [], limit: 10, after: null})
    return Promise.all(headings.map((heading) => show(session, entries.find((one) => one.heading === heading)?.id ?? ('' as EntryId))))
  })
  if (same === undefined || changed === undefined || unseen === undefined) throw new Error('Three wait')
  await town.import('2026-02-03T10:00:00Z', [{...rows[1], handlingsrubrik: 'Avsked av Elsa Grahnén, ändrat', andrad: '2026-02-03T10:30:00'}])
  const seen = new Map([same, changed].map(({id, seal}) => [id, seal]))
  const {decided, refused, batch} = await decide(town, '2026-02-03T10:10:00Z', order(same, {ids: [same.id, changed.id, unseen.id], seen}))
  expect({decided: decided.map(({id}) => id), refused}).toEqual({
    decided: [same.id],
    refused: [{id: changed.id, code: 'text-changed', by: null, at: '2026-02-03T10:00:00.000Z', what: 'import'}, {id: unseen.id, code: 'text-changed', by: null, at: '2026-02-03T09:00:00.000Z', what: 'import'}],
  })
  expect(batch).toMatch(/^[a-z]{20}$/)
})

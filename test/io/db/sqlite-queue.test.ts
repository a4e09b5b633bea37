import type {Knex} from 'knex'
import {expect, onTestFinished, test} from 'vitest'
import {longestWaiting, queuePages} from '../../../src/io/db/queue-table.js'
import {select} from '../../../src/io/db/select.js'
import {aRow, Town} from '../../support/town.js'

const SCOPES = [{committees: ['KS'], expired: new Map()}, {committees: null, expired: new Map()}]

/** Every statement that some work asks, with how the database goes about it. */
async function plansOf(db: Knex, work: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: {sql: string; bindings: readonly (string | number | null)[]}[] = []
  const note = (query: (typeof asked)[number]): number => asked.push(query)
  db.on('query', note)
  await work()
  db.removeListener('query', note)
  const plans: string[] = []
  for (const {sql, bindings} of asked) plans.push((await select<{detail: string}>(db, `EXPLAIN QUERY PLAN ${sql}`, bindings)).map(({detail}) => detail).join('; '))
  return plans
}

test('T1: the queue comes out of its indexes in order: whatever it holds, nothing of it is sorted before the first row is there', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', Array.from({length: 300}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: `Förordnande ${at + 1} av Elsa Grahnén`})))
  await town.within('2026-02-03T10:00:00Z', async ({db, dialect}) => {
    for (const [at, scope] of [...SCOPES, ...SCOPES].entries()) {
      // A register has no figures of its tables; whoever looks after one may have made some.
      if (at === SCOPES.length) await db.raw('ANALYZE')
      const first = await plansOf(db, () => longestWaiting(db, dialect, scope, 200))
      const pages = await plansOf(db, async () => {
        for await (const page of queuePages(db, dialect, scope, 100)) expect(page.length).toBeGreaterThan(0)
      })
      expect(first).toHaveLength(4)
      for (const plan of [...first, ...pages]) expect(plan).not.toContain('TEMP B-TREE')
      for (const plan of first) expect(plan).toContain('version_waiting_longest (stage=?)')
    }
  })
})

test('whoever has seen enough of the queue leaves nothing underway', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', Array.from({length: 30}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: `Förordnande ${at + 1} av Elsa Grahnén`})))
  await town.within('2026-02-03T10:00:00Z', async ({db, dialect}) => {
    let underway = 0
    const began = (): number => (underway += 1)
    const ended = (): number => (underway -= 1)
    db.on('query', began)
    db.on('query-response', ended)
    for await (const page of queuePages(db, dialect, SCOPES[0] ?? {committees: null, expired: new Map()}, 10)) {
      expect(page).toHaveLength(10)
      break
    }
    expect(underway).toBe(0)
    db.removeListener('query', began)
    db.removeListener('query-response', ended)
  })
})

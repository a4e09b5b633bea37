import {expect, test} from 'vitest'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import {historyOf} from '../../../src/core/audit/history.js'
import type {EntryId, Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import {historyWords} from '../../../src/words/audit.js'
import {day} from '../support.js'

const at = (text: string): Instant => text as Instant
const withdrawn: AuditEvent = {kind: 'entry.withdrawn', entry: 'a' as EntryId, version: 'a.1' as VersionId, reason: 'incident'}
/** An hour ahead of UTC, as in a Swedish winter. */
const show = (instant: Instant): string => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

test('an entry’s history is told in order: imports, decisions, days on the web', () => {
  const items = historyOf(
    {
      lines: [
        {at: at('2026-02-03T23:30:00.000Z'), actor: 'sara', event: {...withdrawn, kind: 'entry.decided', answer: 'publish', reason: 'other', decision: 'd' as never, fingerprint: 'f' as never, note: null}},
        {at: at('2026-02-05T08:00:00.000Z'), actor: 'nils', event: withdrawn},
        {at: at('2026-02-06T08:00:00.000Z'), actor: 'x', event: null},
      ],
      versions: [
        {number: 1, origin: 'import', madeAt: at('2026-02-03T04:30:00.000Z')},
        {number: 2, origin: 'rewrite', madeAt: at('2026-02-03T23:30:00.000Z')},
        {number: 3, origin: 'import', madeAt: at('2026-02-04T04:30:00.000Z')},
        {number: 4, origin: 'rescan', madeAt: at('2026-02-04T05:30:00.000Z')},
      ],
      firstPublishedOn: day('2026-02-04'),
      lastDay: day('2028-02-03'),
    },
    show,
  )
  expect(items.map((item) => `${item.when}  ${historyWords('sv', item)}`)).toEqual([
    '2026-02-03 05:30  Lästes in från diariesystemet.',
    '2026-02-04 00:30  sara beslutade: publicera (skäl: annat)',
    '2026-02-04 05:30  Ändrades i diariesystemet (version 3).',
    '2026-02-04 06:30  Bedömdes på nytt (version 4).',
    '2026-02-04  Första dagen på webben.',
    '2026-02-05 09:00  nils tog ner posten (skäl: incident)',
    '2026-02-06 09:00  x en rad som inte går att läsa: kör `diarievakt audit verify`',
    '2028-02-03  Sista dagen på webben, om inget annat beslutas.',
  ])
})

test('of an entry that was never public no days are told', () => {
  expect(historyOf({lines: [], versions: [], firstPublishedOn: null, lastDay: null}, show)).toEqual([])
})

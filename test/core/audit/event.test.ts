import {expect, test} from 'vitest'
import {AUDIT_KINDS, type AuditEvent} from '../../../src/core/audit/event.js'
import type {CommitteeCode, DecisionId, EntryId, Fingerprint, Instant, RunId, VersionId} from '../../../src/core/terms/identifiers.js'
import {auditWords, eventWords} from '../../../src/words/audit.js'

const entry = 'abcdefghijklmnopqrst' as EntryId
const version = `${entry}.1` as VersionId
const decision = 'bcdefghijklmnopqrstu' as DecisionId
const run = '20260203-080000-abcd' as RunId
const hash = 'ab'.repeat(32)
const fingerprint = hash as Fingerprint
const chain = 'KS' as CommitteeCode
const signature = `${'aB3+'.repeat(21)}aA==`
const key = {recipient: `age1${'q'.repeat(58)}`, signing: `${'aB3/'.repeat(14)}aB3=`}

/** One of each kind. A new kind does not compile until it stands here. */
const EVENTS: {readonly [Kind in AuditEvent['kind']]: Extract<AuditEvent, {kind: Kind}>} = {
  'workspace.created': {kind: 'workspace.created', rehearsal: false, publishFrom: '2024-02-03'},
  'right.granted': {kind: 'right.granted', user: 'sara.ek', role: 'registrar', committee: '*'},
  'right.revoked': {kind: 'right.revoked', user: 'sara.ek', role: 'registrar', committee: 'KS'},
  'file.imported': {kind: 'file.imported', run, sha256: hash, source: 'diarievakt', counts: {read: 5, imported: 1, changed: 1, unchanged: 2, rejected: 1}, withdrawn: 1, digest: hash},
  'entries.rescanned': {kind: 'entries.rescanned', run, scanned: 5, held: 1, policy: 'ab'.repeat(16)},
  'entry.decided': {kind: 'entry.decided', entry, version, decision, answer: 'withhold', reason: 'personal-data', fingerprint, note: fingerprint},
  'entry.declared': {kind: 'entry.declared', entry, version, decision, places: 2, persons: 1},
  'entry.taken-over': {kind: 'entry.taken-over', entry, from: 'sara.ek'},
  'decision.undone': {kind: 'decision.undone', entry, decision},
  'entry.withdrawn': {kind: 'entry.withdrawn', entry, version, reason: 'incident'},
  'entry.restored': {kind: 'entry.restored', entry, version},
  'entry.found-before-release': {kind: 'entry.found-before-release', entry, version},
  'package.begun': {kind: 'package.begun', package: 'KS-2028-06-01-0123456789', form: 'open', cases: 2},
  'package.written': {kind: 'package.written', package: 'KS-2028-06-01-0123456789', sha256: hash, cases: 2, documents: 4, files: 1},
  'package.asked-again': {kind: 'package.asked-again', package: 'KS-2028-06-01-0123456789'},
  'package.abandoned': {kind: 'package.abandoned', package: 'KS-2028-06-01-0123456789'},
  'package.dropped': {kind: 'package.dropped', package: 'KS-2028-06-01-0123456789', cases: 2},
  'package.received': {kind: 'package.received', package: 'KS-2028-06-01-0123456789', sha256: hash, receipt: hash, cases: 2},
  'hold.set': {kind: 'hold.set', entry, reason: 'dispute'},
  'hold.lifted': {kind: 'hold.lifted', entry},
  'site.rolled-back': {kind: 'site.rolled-back', run, to: run, hidden: 1, digest: hash},
  'original.written': {kind: 'original.written', entry, paper: 'minutes', sha256: hash, items: 12},
  'item.held': {kind: 'item.held', entry},
  'paper.made': {kind: 'paper.made', entry, version, sha256: hash, items: 12, omitted: 2},
  'site.released': {kind: 'site.released', run, published: 1, republished: 1, withdrawn: 1, expired: 1, digest: hash},
  'registry-copies.purged': {kind: 'registry-copies.purged', run, ground: 'receipt', entries: 5, cases: 2, digest: hash},
  'incident.reported': {kind: 'incident.reported', incident: 'I-2026-0001', breach: 'disclosure', entry: null, suspectedAt: '2026-02-03T09:00:00.000Z' as Instant, awareAt: '2026-02-03T09:00:00.000Z' as Instant},
  'incident.coordinator-told': {kind: 'incident.coordinator-told', incident: 'I-2026-0001', outcome: 'nowhere'},
  'incident.assessed': {kind: 'incident.assessed', incident: 'I-2026-0001', risk: 'risk', tellsAuthority: true, tellsPersons: false},
  'incident.noted': {kind: 'incident.noted', incident: 'I-2026-0001', what: 'measures', note: 'ab'.repeat(32) as Fingerprint},
  'incident.told': {kind: 'incident.told', incident: 'I-2026-0001', whom: 'authority', at: '2026-02-03T09:00:00.000Z' as Instant},
  'incident.exported': {kind: 'incident.exported', incident: 'I-2026-0001', sha256: ['ab'.repeat(32)]},
  'incident.closed': {kind: 'incident.closed', incident: 'I-2026-0001'},
  'routine.registered': {kind: 'routine.registered', routine: 'R-0001', what: 'instruction', decidedOn: '2026-02-03', nextReviewOn: '2027-02-03'},
  'routine.retired': {kind: 'routine.retired', routine: 'R-0001'},
  'followup.made': {kind: 'followup.made', report: 'U-2026-0001', from: '2026-01-01', to: '2026-12-31', inside: true, sha256: [hash]},
  'followup.signed': {kind: 'followup.signed', report: 'U-2026-0001'},
  'action.added': {kind: 'action.added', action: 'A-0001', gap: 'no-instruction', owner: 'sara.ek', until: '2027-02-03'},
  'action.done': {kind: 'action.done', action: 'A-0001'},
  'persons.tallied': {kind: 'persons.tallied', committee: 'KS', from: '2026-01-01', to: '2026-12-31', holder: 'sara.ek', contacts: 3, toldOfRisks: 2, offeredAnotherWay: 2, ownName: 0, noOpenCase: 1, turn: 4, signature},
  'request.registered': {kind: 'request.registered', request: 'B-2026-0001', receivedOn: '2026-02-03', dueOn: '2026-02-06', note: fingerprint},
  'request.answered': {kind: 'request.answered', request: 'B-2026-0001', outcome: 'not-found', isLate: true},
  'request.removed': {kind: 'request.removed', request: 'B-2026-0001'},
  'absence.recorded': {kind: 'absence.recorded', user: 'anna'},
  'absence.withdrawn': {kind: 'absence.withdrawn', user: 'anna'},
  'escalations.raised': {kind: 'escalations.raised', rows: 2, isWithoutLawyer: true},
  'store.trimmed': {kind: 'store.trimmed', run, store: 'rejects', removed: 2},
  'register.backed-up': {kind: 'register.backed-up', sha256: hash, heads: [{chain, position: 3, hash}]},
  'register.restored': {kind: 'register.restored', backupSha256: hash, heads: [{chain, position: 3, hash}], reapplied: 2},
  'stops.made-again': {kind: 'stops.made-again', reapplied: 2},
  'log.trimmed': {kind: 'log.trimmed', chain, until: 3, hash, removed: 3, before: '2026-02-03T08:00:00.000Z' as Instant},
  'log.anchored': {kind: 'log.anchored', anchor: hash, chains: 3},
  'clock.confirmed': {kind: 'clock.confirmed', last: '2036-02-03T08:00:00.000Z' as Instant, days: 2, heads: [{chain, position: 3, hash}]},
  'log.found-altered': {kind: 'log.found-altered', chain, head: 5, headHash: hash, last: 4, lastHash: hash},
  'subject.searched': {kind: 'subject.searched', search: entry, asked: [fingerprint], exact: 1, likely: 2, protectedShown: [entry]},
  'entry.erased': {kind: 'entry.erased', entry, ground: 'time'},
  'note.erased': {kind: 'note.erased', note: entry},
  'file.erased': {kind: 'file.erased', file: fingerprint, line: 3},
  'break-glass.opened': {kind: 'break-glass.opened', opening: 'break-glass:1', holder: 'shares:7q3kd9xa', by: 'sara.ek', until: '2026-02-03T09:00:00.000Z' as Instant, note: fingerprint, words: entry, turn: 1, signature},
  'break-glass.told': {kind: 'break-glass.told', opening: 'break-glass:1', outcome: 'told'},
  'break-glass.reviewed': {kind: 'break-glass.reviewed', opening: 'break-glass:1', by: 'bo.alm', outcome: 'justified', note: null, words: null},
  'holder.asked': {kind: 'holder.asked', request: entry, holder: 'sara.ek', key},
  'holder.vouched': {kind: 'holder.vouched', request: entry, holder: 'sara.ek', by: 'bo.alm', as: 'holder'},
  'holder.withdrew': {kind: 'holder.withdrew', request: entry, holder: 'sara.ek'},
  'holder.took-notice': {kind: 'holder.took-notice', holder: 'sara.ek', notice: 1},
  'holders.settled': {kind: 'holders.settled', why: 'admitted', holder: 'sara.ek', named: 'bo.alm', version: 2, roster: hash, generation: 1, persons: 0, members: [{name: 'sara.ek', account: 'sara', ...key}], turn: 1, signature},
  'holders.carried': {kind: 'holders.carried', version: 2, roster: hash, members: [{name: 'sara.ek', account: 'sara', ...key}], notices: [{holder: 'sara.ek', notice: 1}]},
  'reading.intended': {kind: 'reading.intended', reading: entry, holder: 'sara.ek', person: hash, fields: ['number', 'address'], why: 'letter', turn: 1, signature},
  'reading.done': {kind: 'reading.done', reading: entry, holder: 'sara.ek', outcome: 'shown', turn: 2, signature},
  'person.added': {kind: 'person.added', person: hash, holder: 'sara.ek', item: null, turn: 3, signature},
  'person.removed': {kind: 'person.removed', person: hash, holder: 'sara.ek', turn: 4, signature},
  'person.noted': {kind: 'person.noted', person: hash, holder: 'sara.ek', record: entry, sha256: hash, turn: 5, signature},
  'register.swept': {kind: 'register.swept', holder: 'sara.ek', looked: 3, found: 1, turn: 6, signature},
  'persons.synced': {kind: 'persons.synced', delivery: entry, holder: 'sara.ek', format: 'spar', sha256: hash, read: 3, added: 1, changed: 1, lifted: 0, rejected: 1, turn: 7, signature},
  'inbox.sealed': {kind: 'inbox.sealed', item: entry, sha256: hash},
  'readings.listed': {kind: 'readings.listed', reader: null},
  'readings.sampled': {kind: 'readings.sampled', sample: entry, drawn: [4, 9], of: 12},
  'readings.reviewed': {kind: 'readings.reviewed', sample: entry, outcome: 'in-order'},
  'inbox.drained': {kind: 'inbox.drained', holder: 'sara.ek', items: [entry], turn: 5, signature},
  'letter.prepared': {kind: 'letter.prepared', letter: entry, person: hash, holder: 'sara.ek', sha256: hash, turn: 6, signature},
  'letters.moved': {kind: 'letters.moved', to: 'returned', batch: 3, envelopes: null, letters: [entry], why: 'not-collected', holder: 'sara.ek', turn: 7, signature},
  'letters.compared': {kind: 'letters.compared', holder: 'sara.ek', turn: 11, signature},
  'printing.begun': {kind: 'printing.begun', printing: entry, batch: 3, medium: 'printer', file: null, letters: [entry], why: null, holder: 'sara.ek', turn: 8, signature},
  'printing.done': {kind: 'printing.done', printing: entry, outcome: 'unsure', digest: hash, holder: 'sara.ek', turn: 9, signature},
  'printing.destroyed': {kind: 'printing.destroyed', printing: entry, outcome: 'removed', holder: 'sara.ek', turn: 10, signature},
  'subject.extracted': {kind: 'subject.extracted', search: entry, entries: 2, things: 1, protectedShown: [entry], sha256: [hash]},
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('every kind is known', () => {
  expect(AUDIT_KINDS.toSorted()).toEqual(Object.keys(EVENTS).toSorted())
})

test.each(Object.values(EVENTS))('P4: $kind holds ids, codes, days and digests, and no words of anybody', (event) => {
  // An id, a code, a digest, a day, an account, a public key or a signature: one word without a blank, and of these letters only.
  for (const text of textsIn(event)) expect(text).toMatch(/^(\*|[a-z]+([.-][a-z]+)*|[A-Z]{2}|[0-9a-f]{32,64}|[a-z]{20}(\.\d+)?|\d{8}-\d{6}-[a-z]{4}|[BIU]-\d{4}-\d{4}|[RA]-\d{4}|shares:[0-9a-z]{8}|break-glass:\d+|[A-Z]{2}-\d{4}-\d\d-\d\d-[0-9a-f]{10}|\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?|age1[a-z\d]{58}|(?:[\w+/]{4}){14,21}[\w+/]{2,3}={1,2})$/)
})

test.each(Object.values(EVENTS))('$kind is told in a sentence of each language, without its code', (event) => {
  const [sv, en] = [eventWords('sv', event), eventWords('en', event)]
  expect(sv).not.toBe(en)
  for (const sentence of [sv, en]) expect(sentence).not.toMatch(/undefined|\[object|personal-data|withhold/)
})

test('what a person decided, and why', () => {
  expect(eventWords('sv', EVENTS['entry.decided'])).toBe('beslutade: publicera inte (skäl: personuppgifter)')
  expect(eventWords('sv', {...EVENTS['entry.decided'], answer: 'publish', reason: null})).toBe('beslutade: publicera')
  expect(eventWords('en', EVENTS['entry.withdrawn'])).toBe('took the entry down (reason: incident)')
})

test('a row that cannot be read is told as such', () => {
  expect(eventWords('sv', null)).toBe(auditWords.sv.unreadable)
})

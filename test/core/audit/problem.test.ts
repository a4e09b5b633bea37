import {describe, expect, test} from 'vitest'
import type {AuditNote, AuditProblem} from '../../../src/core/audit/problem.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {noteWords, problemWords} from '../../../src/words/audit.js'

const at = '2026-02-03T08:00:00.000Z' as Instant
const chain = 'KS'

/** Every kind, and every way in which it is seen. */
const PROBLEMS: {readonly [Kind in AuditProblem['kind']]: readonly Extract<AuditProblem, {kind: Kind}>[]} = {
  edited: (['itself', 'next', 'head'] as const).map((seenBy) => ({kind: 'edited', chain, position: 7, seenBy})),
  missing: [{kind: 'missing', chain, from: 7, to: 9, renumbered: false}, {kind: 'missing', chain, from: 7, to: 7, renumbered: true}],
  'start-missing': [{kind: 'start-missing', chain, until: 7}],
  inserted: [{kind: 'inserted', chain, from: 7, to: 7, seenBy: 'links'}, {kind: 'inserted', chain, from: 7, to: 7, seenBy: 'head'}],
  reordered: [{kind: 'reordered', chain, position: 7, belongsAt: 9}],
  renumbered: [{kind: 'renumbered', chain, from: 7, to: 9}],
  truncated: [{kind: 'truncated', chain, from: 7, to: 9, seenBy: 'head'}, {kind: 'truncated', chain, from: 7, to: 9, seenBy: 'anchor'}],
  forked: [{kind: 'forked', chain, position: 7, seenBy: 'rows'}, {kind: 'forked', chain, position: 7, seenBy: 'anchor'}],
  'restored-old-copy': [{kind: 'restored-old-copy', chains: ['KS', 'SN'], newest: at, anchored: at}],
  'other-register': [{kind: 'other-register', chain}],
  'head-missing': [{kind: 'head-missing', chain}],
  'found-altered': [{kind: 'found-altered', chain, position: 7}],
  'restore-untrue': [{kind: 'restore-untrue', chain, position: 7}],
  'signature-wrong': [{kind: 'signature-wrong', chain, position: 7}],
  'turn-missing': [{kind: 'turn-missing', chain, position: 7}],
  'restore-unvouched': [{kind: 'restore-unvouched', chain, position: 7}],
  stray: [{kind: 'stray', rows: 7}],
  'index-differs': [{kind: 'index-differs'}],
  'anchors-gone': [{kind: 'anchors-gone'}],
  'anchor-unreadable': [{kind: 'anchor-unreadable', line: 7}],
  'anchor-altered': [{kind: 'anchor-altered', line: 7}],
  'anchor-of-other-register': [{kind: 'anchor-of-other-register', line: 7, lines: 9}],
  more: [{kind: 'more', chain, after: 7}],
}

const NOTES: {readonly [Kind in AuditNote['kind']]: Extract<AuditNote, {kind: Kind}>} = {
  trimmed: {kind: 'trimmed', chain, until: 7, removed: 7, at, actor: 'sara'},
  restored: {kind: 'restored', at, actor: 'sara', backupSha256: 'ab'.repeat(32), reapplied: 2, lost: 7, vouched: true},
  'not-anchored': {kind: 'not-anchored'},
  'anchors-elsewhere': {kind: 'anchors-elsewhere', anchors: 7},
  'anchors-before-start': {kind: 'anchors-before-start', anchors: 7},
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const all = Object.values(PROBLEMS).flat()

  test.each(all)('$kind $seenBy tells where, what it means and what to do', (problem) => {
    const {what, next} = problemWords(language, problem)
    expect(what).not.toMatch(/undefined|object/)
    if ('chain' in problem) expect(what).toContain(chain)
    if ('position' in problem || 'from' in problem || 'line' in problem) expect(what).toContain('7')
    expect(next.length).toBeGreaterThan(20)
  })

  test('no two are told alike', () => {
    expect(new Set(all.map((problem) => problemWords(language, problem).what)).size).toBe(all.length)
  })

  test.each(Object.values(NOTES))('$kind is told', (note) => {
    expect(noteWords(language, note)).toMatch(/^[^{}]+\.$|`$/)
  })
})

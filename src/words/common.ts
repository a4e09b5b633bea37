import type {Stage} from '../core/journey.js'
import {bilingual, type Language} from './languages.js'

/** The stages of a version in words. */
export const stages = bilingual(
  {
    imported: 'inläst',
    scanned: 'genomsökt',
    history: 'historik',
    held: 'hållen',
    deferred: 'uppskjuten',
    escalated: 'hos juristen',
    blocked: 'spärrad',
    secret: 'sekretess',
    cleared: 'klar att publicera',
    published: 'publicerad',
    withheld: 'ej för webben',
    withdrawn: 'nedtagen',
    expired: 'utgången',
    superseded: 'ersatt',
    archived: 'arkiverad',
    purged: 'gallrad',
  },
  {
    imported: 'imported',
    scanned: 'scanned',
    history: 'history',
    held: 'held',
    deferred: 'deferred',
    escalated: 'with the lawyer',
    blocked: 'blocked',
    secret: 'secret',
    cleared: 'ready to publish',
    published: 'published',
    withheld: 'not for the web',
    withdrawn: 'taken down',
    expired: 'expired',
    superseded: 'superseded',
    archived: 'archived',
    purged: 'purged',
  },
) satisfies Record<Language, Record<Stage, string>>

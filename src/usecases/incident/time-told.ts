import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {parseLocalDate} from '../../core/terms/local-date.js'
import {timeBegins} from '../../io/system/clock.js'
import type {Session} from '../deed.js'

/** The instant that somebody tells by the municipality’s own clock, `2026-02-03T14:30`; null where none is told. */
export function timeTold({settings}: Pick<Session, 'settings'>, told: string | null): Instant | null {
  if (told === null) return null
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(told.trim()) ?? []
  const known = parseLocalDate(day)
  if (known === null) throw new Refusal('incident-time', {time: told})
  return timeBegins(known, time, settings.timeZone)
}

import {slotsBetween, type Slot} from '../../core/publication/schedule.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant, RunId} from '../../core/terms/identifiers.js'
import {latestRun} from '../../io/db/run-table.js'
import type {Session} from '../../io/session.js'
import {timeBegins} from '../../io/system/clock.js'

/** How long after its beginning a slot is run without being late. Minutes. */
const LATE_AFTER_MINUTES = 15

/** A slot that is run. */
export interface SlotToRun extends Slot {
  /** How late; 0 within a quarter of an hour. */
  readonly lateMinutes: number
  /** Slots before this one that nobody ran, and that it makes good. */
  readonly missed: number
}

/** What a timer's call comes to: a slot to run, or the run that has done so already. */
export type SlotCall = {readonly kind: 'run'; readonly slot: SlotToRun} | {readonly kind: 'done'; readonly run: RunId; readonly slot: Slot} | {readonly kind: 'none'}

/** The slot as people write it, where the municipality is. */
export function nameOf({day, time}: Pick<Slot, 'day' | 'time'>): string {
  return `${day} ${time}`
}

/**
 * The last slot that has begun, of one time of day or of any. It is run once, whoever calls and however late: a run that let out what was ready when the slot began, or later,
 * has made it good, and with it every slot that was missed before it (G4). One that was late itself let out no more than its own slot.
 */
export async function slotToRun(session: Session, time: string | null): Promise<SlotCall> {
  const {schedule} = session.settings
  if (time !== null && !schedule.slots.includes(time)) throw new Refusal('slot-unknown', {slot: time, slots: schedule.slots})
  const slot = latestSlot(session, time)
  if (slot === null) return {kind: 'none'}
  const last = await latestRun(session.db, ['publication'], 'finished')
  if (last !== null && last.frozenAt >= slot.at) return {kind: 'done', run: last.id, slot}
  const missed = last === null ? 0 : [...slotsOf(session, last.frozenAt)].filter(({at}) => at < slot.at).length
  return {kind: 'run', slot: {...slot, lateMinutes: lateness(session.now, slot.at), missed}}
}

/** The last slot that has begun and that no run has made good, once it is late; null also in a diary that was never published. */
export async function missedSlot(session: Session): Promise<Slot | null> {
  const last = await latestRun(session.db, ['publication'], 'finished')
  const slot = latestSlot(session, null)
  return last === null || slot === null || last.frozenAt >= slot.at || lateness(session.now, slot.at) === 0 ? null : slot
}

function latestSlot(session: Session, time: string | null): Slot | null {
  for (const slot of slotsOf(session, null)) if (time === null || slot.time === time) return slot
  return null
}

function slotsOf(session: Session, after: Instant | null): Generator<Slot> {
  const {settings, now, today} = session
  return slotsBetween(settings.schedule, after, now, today, (day, time) => timeBegins(day, time, settings.timeZone))
}

function lateness(now: Instant, at: Instant): number {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000)
  return minutes < LATE_AFTER_MINUTES ? 0 : minutes
}

import {z} from 'zod'
import type {Instant} from '../terms/identifiers.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'
import type {MasterGone} from './master-record.js'
import {PROTECTION_LEVELS, type Protection, type ProtectionLevel} from './protection.js'

/** Who says that somebody is protected: a holder here, the municipality's master source in one of its forms, or a row of the case registry (A11, K2). */
export const MARKING_SOURCES = ['holder', 'csv', 'navet', 'spar', 'registry'] as const
export type MarkingSource = (typeof MARKING_SOURCES)[number]

/** The forms that the one master source comes in: what it says last stands instead of all it said before, whatever the form. */
const MASTER: ReadonlySet<MarkingSource> = new Set<MarkingSource>(['csv', 'navet', 'spar'])

/** What one source says of a person's protection, and when it said so. `since`: the day the protection began, where that is told. `liftedAt`: when a holder accepted that it is over; null while it stands. */
export interface Marking {
  readonly level: ProtectionLevel
  readonly source: MarkingSource
  readonly since: LocalDate | null
  readonly saidAt: Instant
  readonly liftedAt: Instant | null
  /** Which delivery of the master's said it; null for any other source. */
  readonly delivery: string | null
}

/** That a person has left the registry of the population, or goes by another number now. */
export const GONE = ['dead', 'emigrated', 'renumbered', 'other'] as const satisfies readonly MasterGone[]
export type Gone = (typeof GONE)[number]

/** Why a committee without secrecy of its own keeps a protected person all the same (A12): as an employee who is paid, since a law says so, or to be looked for in what is public. */
export const KEEPING_GROUNDS = ['employment', 'law', 'guard'] as const
export type KeepingGround = (typeof KEEPING_GROUNDS)[number]

/** What is kept of a protected person beside number, name and address. */
export interface Particulars {
  readonly markings: readonly Marking[]
  /** Designations of property, by which the home is found. */
  readonly properties: readonly string[]
  /** Numbers that the person has had, or goes by beside this one. */
  readonly otherNumbers: readonly string[]
  readonly gone: Gone | null
  readonly ground: KeepingGround | null
  /** The entry of the registry whose row marks them, where that is all that is known of them: a place in a diary. */
  readonly place: string | null
}

export const NO_PARTICULARS: Particulars = {markings: [], properties: [], otherNumbers: [], gone: null, ground: null, place: null}

const Day = z.string().transform((text) => parseLocalDate(text))
const Time = z.string().transform((text) => text as Instant)
const Kept = z.strictObject({
  markings: z.array(z.strictObject({level: z.enum(PROTECTION_LEVELS), source: z.enum(MARKING_SOURCES), since: Day.nullable(), saidAt: Time, liftedAt: Time.nullable(), delivery: z.string().max(40).nullable()})).max(100),
  properties: z.array(z.string().max(200)).max(100),
  otherNumbers: z.array(z.string().regex(/^\d{12}$/)).max(100),
  gone: z.enum(GONE).nullable(),
  ground: z.enum(KEEPING_GROUNDS).nullable(),
  place: z.string().max(500).nullable(),
})

/** The shape of particulars, for what carries them. */
export const ParticularsSchema: z.ZodType<Particulars> = Kept

export function particularsText({markings, properties, otherNumbers, gone, ground, place}: Particulars): string {
  return JSON.stringify({markings, properties, otherNumbers, gone, ground, place})
}

/** Particulars out of the text that was sealed; none in a row from before there were any. */
export function particularsIn(text: string): Particulars {
  return text === '' ? NO_PARTICULARS : Kept.parse(JSON.parse(text))
}

/** What the markings come to: the strictest that stands. One source's silence lifts nothing that another says. */
export function protectionBy(markings: readonly Marking[]): Protection {
  const standing = markings.filter(({liftedAt}) => liftedAt === null)
  return PROTECTION_LEVELS.findLast((level) => standing.some((one) => one.level === level)) ?? 'upphävt skydd'
}

/** The markings after a source has said something: its own earlier word that stands is replaced, and what was lifted is remembered. Who says the same again has said it when they said it first. */
export function withMarking(markings: readonly Marking[], said: Marking): readonly Marking[] {
  const isOwn = (one: Marking): boolean => one.liftedAt === null && (one.source === said.source || (MASTER.has(one.source) && MASTER.has(said.source)))
  const same = markings.find((one) => isOwn(one) && one.level === said.level && one.since === said.since && one.source === said.source)
  return [...markings.filter((one) => !isOwn(one)), same ?? said]
}

/** What is known of somebody once more has been told: numbers and properties that were known stay, and what is told anew is told anew. */
export function mergedParticulars(before: Particulars, told: Particulars): Particulars {
  return {
    markings: told.markings.reduce(withMarking, before.markings),
    properties: [...new Set([...before.properties, ...told.properties])],
    otherNumbers: [...new Set([...before.otherNumbers, ...told.otherNumbers])],
    gone: told.gone ?? before.gone,
    ground: told.ground ?? before.ground,
    place: told.place ?? before.place,
  }
}

/** When anything was last said of how far somebody is protected; what was assessed before that is assessed anew. */
export function lastSaidAt(markings: readonly Marking[]): Instant | null {
  return markings.reduce<Instant | null>((last, {saidAt}) => (last === null || saidAt > last ? saidAt : last), null)
}

/** The markings after a holder has accepted that the master's marking is over. What others say stands. */
export function withoutMaster(markings: readonly Marking[], liftedAt: Instant): readonly Marking[] {
  return markings.map((one) => (MASTER.has(one.source) && one.liftedAt === null ? {...one, liftedAt} : one))
}

/** True where the master has said that the person is protected, and nobody has lifted that. */
export function isMarkedByMaster(markings: readonly Marking[]): boolean {
  return markings.some(({source, liftedAt}) => MASTER.has(source) && liftedAt === null)
}

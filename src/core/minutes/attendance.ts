import {compareSections, isInRanges, parseRanges, rangesOf, type SectionNumber, type SectionRange} from './section.js'

/** What somebody was at a meeting. `substitute` sat in without voting; `serving` voted in another's place. */
export const ATTENDANCE_ROLES = ['chair', 'vice-chair', 'member', 'serving', 'substitute', 'secretary', 'adjuster', 'official', 'other'] as const
export type AttendanceRole = (typeof ATTENDANCE_ROLES)[number]

/** Somebody who was at a meeting. */
export interface Attendant {
  readonly name: string
  readonly role: AttendanceRole
  /** What an official is: `förvaltningschef`; null where it is no more than that, or for others. */
  readonly title: string | null
  /** `S`, `M`, `SPI`; null where none is told. */
  readonly party: string | null
  /** Whose place a serving substitute took; null where that is not told. */
  readonly instead: string | null
  /** The paragraphs at which they were there; null for all of them. */
  readonly sections: readonly SectionRange[] | null
}

const ROLES: readonly (readonly [RegExp, AttendanceRole])[] = [
  [/^(?:ordförande|ordf\.?)$/, 'chair'],
  [/^(?:(?:1:e |2:e |förste |andre |första |andra )?vice ordförande|v\.? ?ordf\.?|(?:1|2):e v\.? ?ordf\.?)$/, 'vice-chair'],
  [/^(?:ledamot|led\.?)$/, 'member'],
  [/^(?:tjänstgörande ersättare|tj\.? ?ers\.?|tjg\.? ?ers\.?|tjänstgörande)$/, 'serving'],
  [/^(?:ersättare|ers\.?|ej tjänstgörande ersättare)$/, 'substitute'],
  [/^(?:sekreterare|nämndsekreterare|kommunsekreterare|protokollförare)$/, 'secretary'],
  [/^(?:justerare|justerande)$/, 'adjuster'],
  [/^(?:tjänsteperson|tjänsteman|handläggare|.*(?:chef|direktör|strateg|jurist|ekonom|utredare|planerare|samordnare|controller|ingenjör|arkitekt|revisor))$/, 'official'],
  [/^(?:övrig|övriga|gäst|inbjuden|föredragande|facklig företrädare)$/, 'other'],
]

/** A title names a post and nobody: `biträdande enhetschef`, `IT-strateg`. Of one in other words no more is told than that they are an official. */
const TITLE = /^(?:\p{Lu}{2,5}-)?\p{Ll}{2,40}(?: \p{Ll}{2,40}){0,2}$/u
const PLAIN_OFFICIAL = new Set(['tjänsteperson', 'tjänsteman'])

const ENTRY = /^([^§]*?)\s*,?\s*((?:§|paragraf(?:er|erna)?\s+\d).*)?$/
const PARTY = /^(?:[A-ZÅÄÖ]{1,5}|-)$/
const INSTEAD = /^(.*?)\s*\bför\s+(\p{Lu}.*)$/u
const NAME = /^\p{Lu}[\p{L}\p{M}.'’ -]{1,80}$/u

/** Reads `Bo Ek (ledamot, M) §§ 1–7`, `Bo Ek (M), ledamot` or `Bo Ek, M`: a name, what they were and for which party, and the paragraphs they were there for. Null where any of it is not understood. */
export function parseAttendant(text: string): Attendant | null {
  const match = ENTRY.exec(text.trim().replace(/\s+/g, ' '))
  if (match === null) return null
  const [, who = '', at] = match
  const [name = '', ...parts] = who.split(/[(),]/).map((part) => part.trim()).filter((part) => part !== '')
  if (!NAME.test(name)) return null
  const sections = at === undefined ? null : parseRanges(at.replace(/^paragraf(?:er|erna)?/, ''))
  if (at !== undefined && sections === null) return null
  let [role, title, party, instead]: [AttendanceRole | null, string | null, string | null, string | null] = [null, null, null, null]
  for (const part of parts) {
    const [, before = part, whom] = INSTEAD.exec(part) ?? []
    const lower = before.trim().toLocaleLowerCase('sv')
    const found = ROLES.find(([pattern]) => pattern.test(lower))?.[1]
    if (whom !== undefined) {
      // In parentheses the party may stand after the name: `ersättare för Bo Ek`.
      if (!NAME.test(whom) || (lower !== '' && found === undefined)) return null
      instead = whom
      role = 'serving'
    } else if (found !== undefined && role === null) {
      role = found
      if (found === 'official' && TITLE.test(part) && !PLAIN_OFFICIAL.has(lower)) title = part
    } else if (PARTY.test(part) && party === null) party = part === '-' ? null : part
    else return null
  }
  // Whoever is told with a party is elected; of somebody told with a name alone that is not known (F5).
  return {name, role: role ?? (party === null ? 'other' : 'member'), title, party, instead, sections}
}

/** Reads everybody of a list, apart by `|` or by line; the place in it of the first who is not understood. */
export function parseAttendance(text: string): readonly Attendant[] | {readonly unclearAt: number} {
  const parts = text.split(/[|\n]/).map((part) => part.trim()).filter((part) => part !== '')
  const attendants: Attendant[] = []
  for (const [at, part] of parts.entries()) {
    const attendant = parseAttendant(part)
    if (attendant === null) return {unclearAt: at + 1}
    attendants.push(attendant)
  }
  return attendants
}

/**
 * Who was at a meeting as far as some of its paragraphs show: somebody who was there only for others is not told of, and ranges are worked out anew from these. Who left the room for what is not shown,
 * and who took whose place there, cannot be told from it (F3).
 */
export function attendanceOf(attendants: readonly Attendant[], sections: readonly SectionNumber[]): readonly Attendant[] {
  return attendants.flatMap((one) => {
    if (one.sections === null) return [one]
    const {sections: own} = one
    const there = sections.filter((section) => isInRanges(section, own))
    if (there.length === 0) return []
    return [{...one, sections: there.length === sections.length ? null : rangesOf(there, sections)}]
  })
}

/**
 * Who was at a meeting: as it is told of the meeting itself, or else by those who are told of at each paragraph. Nobody is taken to have been there for a paragraph that does not tell of them: where those that do are
 * not shown, nothing of it may be seen (F3).
 */
export function gatherAttendance(ofMeeting: readonly Attendant[], byItem: readonly {readonly number: SectionNumber; readonly attendance: readonly Attendant[]}[]): readonly Attendant[] {
  const told = byItem.filter(({attendance}) => attendance.length > 0)
  if (ofMeeting.length > 0 || told.length === 0) return ofMeeting
  const found = new Map<string, {readonly attendant: Attendant; readonly at: SectionNumber[]}>()
  for (const {number, attendance} of told) {
    for (const attendant of attendance) {
      const key = JSON.stringify([attendant.name, attendant.role, attendant.title, attendant.party, attendant.instead])
      const known = found.get(key) ?? {attendant, at: []}
      known.at.push(number)
      found.set(key, known)
    }
  }
  return [...found.values()].map(({attendant, at}) => ({...attendant, sections: at.sort(compareSections).map((number) => ({from: number, to: number}))}))
}

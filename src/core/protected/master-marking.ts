import type {LocalDate} from '../terms/local-date.js'
import type {MasterMarking} from './master-record.js'
import type {ProtectionLevel} from './protection.js'

/** What a word in a field about protection says. `unclear`: it is not understood, and so protects. */
export type Said = 'yes' | 'no' | 'registration' | 'fictitious' | 'unclear'

/** The letters of a word without their marks, so that no way of writing it is another word. */
export function bareLetters(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^a-z]/g, '')
}

// Somebody who lives under a made-up identity must not be found out by what is kept here: the police decides of it, and no register tells it.
const FICTITIOUS = /fingera|fingpers|fingidentitet|fiktiva?person|fiktividentitet|fictiti/

/** Whether a text speaks of a fictitious identity (*fingerade personuppgifter*), however it is spelled. */
export function speaksOfFictitious(text: string): boolean {
  return /f/i.test(text.normalize('NFKD')) && FICTITIOUS.test(bareLetters(text))
}

/** What the value of a field about protection says. */
export function said(text: string): Said {
  const letters = bareLetters(text)
  if (FICTITIOUS.test(letters) || /fing|fikt|fict/.test(letters)) return 'fictitious'
  // Before 2019 it was called kvarskrivning.
  if (letters === 'skyddadfolkbokforing' || letters === 'kvarskrivning' || letters === 'kvarskriven') return 'registration'
  // By its own signs, not by its letters alone: «N?» is no no.
  const word = text.trim().toLowerCase()
  if (word === 'j' || word === 'ja') return 'yes'
  return word === 'n' || word === 'nej' ? 'no' : 'unclear'
}

/** Everything that a record says of protection, each field as often as it stands. */
export interface MarkingSaid {
  readonly secrecy: readonly Said[]
  readonly registration: readonly Said[]
  /** SPAR has set the secrecy itself, since the person has *skyddad folkbokföring* and no *sekretessmarkering*. */
  readonly isSetBySpar: boolean
  /** In SPAR everybody with *skyddad folkbokföring* has *sekretessmarkering* too, and without it nobody is marked. */
  readonly isSecrecyEnough: boolean
  readonly secrecySince: LocalDate | null
  readonly registrationSince: LocalDate | null
}

/** How far a person is protected by what a record says: what is not understood protects, what contradicts itself protects the most, and only a no to all that can be asked says that a person is unmarked. */
export function markingOf({secrecy, registration, isSetBySpar, isSecrecyEnough, secrecySince, registrationSince}: MarkingSaid): MasterMarking | 'fictitious' {
  const all = [...secrecy, ...registration]
  if (all.includes('fictitious')) return 'fictitious'
  const marked = (level: ProtectionLevel): MasterMarking => ({kind: 'marked', level, since: level === 'skyddad folkbokföring' ? (registrationSince ?? secrecySince) : (secrecySince ?? registrationSince)})
  if (isSetBySpar || registration.includes('yes') || all.includes('registration')) return marked('skyddad folkbokföring')
  if (all.includes('unclear')) return marked('okänd nivå')
  if (secrecy.includes('yes')) return marked(registration.length > 0 ? 'sekretessmarkering' : 'okänd nivå')
  if (secrecy.length === 0) return {kind: 'untold'}
  return registration.length > 0 || isSecrecyEnough ? {kind: 'none'} : {kind: 'untold'}
}

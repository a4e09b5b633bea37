import type {RefusalCode} from '../refusal.js'

/** The safe ways to a protected person (K6): a letter, something electronic with an e-identification, a visit of somebody who showed who they are, and the telephone, with another authority and after calling back. */
export const CHANNELS = ['letter', 'eid', 'visit', 'phone'] as const
export type Channel = (typeof CHANNELS)[number]

/** What somebody says of a contact. */
export interface ContactSaid {
  readonly channel: Channel
  readonly calledBack: boolean
  readonly idShown: boolean
}

/** Why a contact is none that may be had, or null. E-mail never comes so far: it is no channel. */
export function contactRefusal({channel, calledBack, idShown}: ContactSaid): RefusalCode | null {
  switch (channel) {
    case 'letter':
    case 'eid':
      return null
    case 'visit':
      return idShown ? null : 'contact-id-not-shown'
    case 'phone':
      return calledBack ? null : 'contact-not-called-back'
  }
}

/** What people type for e-mail. It is refused in words of its own (K6). */
export function isEmail(typed: string): boolean {
  return /^(?:e-?post|e-?mail|mail|mejl)$/i.test(typed) || typed.includes('@')
}

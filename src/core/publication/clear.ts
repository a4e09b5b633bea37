import {hasUndeclared} from '../review/declaration.js'
import {letsOut} from '../review/decision.js'
import {partOf} from '../register/entry.js'
import type {Fingerprint, VersionId} from '../terms/identifiers.js'
import {showsWordOnly, type Version} from './version.js'

declare const cleared: unique symbol

/** The right to show one text of one entry. Only `clear` makes it. */
export interface Clearance {
  readonly [cleared]: true
  readonly version: VersionId
  readonly fingerprint: Fingerprint
  /** `full`: the row as it stands. `word`: nothing but `sekretess` and the day (D1). */
  readonly reach: 'full' | 'word'
}

/**
 * The right to show a version, or null. It is given when the policy found nothing to ask about, when a person let out this very text (B7),
 * or for the bare word when the heading is secret: of a row of the diary, and of no meeting or paper, which are not the diary's (D1). `fingerprint` is worked out anew from the text at hand: a text that was changed since it was judged gets nothing.
 */
export function clear(version: Version, fingerprint: Fingerprint): Clearance | null {
  if (fingerprint !== version.fingerprint) return null
  const {verdict, decision} = version
  const isLetOut = decision !== null && letsOut(decision) && decision.version === version.id && decision.fingerprint === fingerprint
  if (showsWordOnly(version)) return partOf(version.content) === 'row' && (verdict.kind === 'secret' || isLetOut) ? ({version: version.id, fingerprint, reach: 'word'} as Clearance) : null
  // What is taken for an identity number is let out by nobody but where two persons have declared this very text to hold none, and both still do (B4).
  if (hasUndeclared(verdict, version)) return null
  // A verdict of `block` stands against every decision: its findings lapse only with the text (C3).
  const mayBeShown = verdict.kind === 'clear' || (isLetOut && verdict.kind === 'review')
  return mayBeShown ? ({version: version.id, fingerprint, reach: 'full'} as Clearance) : null
}

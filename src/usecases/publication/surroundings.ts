import {registrarOf} from '../../core/terms/settings.js'
import {programVersion} from '../../io/files/shipped.js'
import {sha256} from '../../io/system/digest.js'
import type {Session} from '../../io/session.js'
import type {DiaryInput} from '../../papers/diary/diary-input.js'
import type {DiarySite} from '../../papers/diary/diary-site.js'
import {baseOf} from './diary-input.js'

const BOUNDS_LENGTH = 16

/** What a page shows beside entries. */
export interface AroundEntries {
  readonly input: DiaryInput
  readonly site: DiarySite
  /** The page of what is gone: it holds all that stands around every page's own part. */
  readonly gone: string
  /** The logotype's bytes, by their digest. */
  readonly logo: string | null
}

/**
 * Two digests of all that a release's pages show beside entries: first of the settings that bound what may be shown of an entry at all and whom a reader is sent to, then of everything else. Where they
 * differ from those of the release before, every page is drawn; so it is by another program, which may draw a page's own part otherwise. What stands on pages alone that are always drawn is left out.
 * Last, the rules by which names were taken out of months in which they can no longer be searched for: the policy's own digest, and nothing where it could not be read.
 */
export function surroundingsOf(session: Session, {input, site, gone, logo}: AroundEntries, rules: string | null): string {
  const {lastRun: _, nextRun: __, today: ___, accessibility: ____, ...around} = input
  return `${boundsOf(session)}.${sha256(JSON.stringify([around, site.committees, baseOf(session), gone, logo, programVersion()]))}.${rules ?? ''}`
}

/** True where every page of two releases says the same around its entries. */
export function isDrawnAlike(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf('.')) === other.slice(0, other.lastIndexOf('.'))
}

/** The rules by which a release's names were taken out of old months; null where they could not be read. */
export function rulesOf(surroundings: string): string | null {
  const rules = surroundings.split('.')[2] ?? ''
  return rules === '' ? null : rules
}

/** True where a release was drawn while the settings let no more be shown of an entry than today's do, nor less, and sent readers to the same addresses: then it may be gone back to. */
export function isWithinBounds(session: Session, surroundings: string): boolean {
  return surroundings.startsWith(`${boundsOf(session)}.`)
}

/** What bounds a release: how much may be shown of an entry, and the addresses that lead astray once they are others: those of the diary and of whom to ask. */
function boundsOf({settings}: Session): string {
  const {withheldRow, search, site, municipality} = settings
  const asked = Object.keys(settings.committees).map((committee) => [committee, registrarOf(settings, committee)])
  return sha256(JSON.stringify([withheldRow, search.namesMonths, site.bulkFormats, site.baseUrl, municipality.contact, asked])).slice(0, BOUNDS_LENGTH)
}

import type {FoundPerson, Sweep} from '../usecases/protected/take-off-found.js'
import type {Language} from '../words/languages.js'
import {protectedWork} from '../words/protected-work.js'
import {PROTECTED_MARKING, protectedWords} from '../words/protected.js'
import {refusalWords} from '../words/refusals.js'
import {EXIT} from './exit-codes.js'
import {table} from './table.js'

/** Who was found where, under the marking (K4); nothing where nobody was. */
export function foundLines(found: readonly FoundPerson[], language: Language): readonly string[] {
  if (found.length === 0) return []
  const say = protectedWork[language]
  const {person, entry, committee, number, how, was} = say.foundColumns
  const rows = found.map((one) => [one.person, one.entry, one.committee, one.number, one.hows.map((by) => say.hows[by]).join(', '), one.wasPublic ? say.wasPublic(one.publicSince ?? '') : say.wasNot])
  const urls = [...new Set(found.flatMap((one) => one.urls))]
  return [PROTECTED_MARKING, say.found(new Set(found.map((one) => one.entry)).size), table([person, entry, committee, number, how, was], rows), ...(urls.length === 0 ? [] : [say.urls, ...urls.map((url) => `  ${url}`)]), say.next]
}

/** What came of a sweep. `persons`: how many were looked for, where the sweep is what was asked for. */
export function sweepLines({looked, found, unread, unopened, onStaffLists, unfinished}: Sweep, persons: number | null, language: Language): readonly string[] {
  const say = protectedWork[language]
  const site = unfinished === null ? null : refusalWords(language, unfinished.code, unfinished.facts)
  return [
    ...(persons === null ? [] : [say.swept(looked, persons)]),
    ...(found.length === 0 && persons !== null ? [say.nothingFound] : foundLines(found, language)),
    ...(onStaffLists.length === 0 ? [] : [say.onStaffLists(onStaffLists)]),
    ...(unread === 0 ? [] : [say.unread(unread)]),
    ...(unopened === 0 ? [] : [protectedWords[language].unopened(unopened), say.unsought]),
    ...(site === null ? [] : [site.what, site.next]),
  ]
}

/** A sweep as a document tells it; what of it is not over is told by the exit code too. */
export function sweepDocument({unfinished, ...sweep}: Sweep): Omit<Sweep, 'unfinished'> & {readonly unfinished: string | null} {
  if (unfinished !== null) process.exitCode = unfinished.exitCode
  else if (sweep.unread > 0 || sweep.unopened > 0) process.exitCode = EXIT.doneWithRejects
  return {...sweep, unfinished: unfinished?.code ?? null}
}

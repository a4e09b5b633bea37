import {Refusal} from '../../core/refusal.js'
import {isFixed, parseFilter, type FilterTerm} from '../../core/review/queue/filter.js'
import {FILTER_MAX, KEPT_MARKS_MAX, VIEW_NAME_MAX, type KeptPlace, type ReviewPlace, type SavedView} from '../../core/review/queue/place.js'
import {foldForSearch} from '../../core/review/queue/search-text.js'
import {deleteView, keepPlace, keepView, placeOf, touchViews, viewsOf} from '../../io/db/place-table.js'
import type {Session} from '../../io/session.js'
import {FILTER_WORDS} from '../../words/queue-filter.js'
import {deed} from '../deed.js'
import {scanOneText} from '../scan/scan-one-text.js'

/** Where the one who opens the queue was, and their views. */
export const recallPlace = deed('review.read', async (session): Promise<{readonly place: KeptPlace | null; readonly views: readonly SavedView[]}> => {
  await session.writeAside((db) => touchViews(db, session.actor.id, session.now))
  return {place: await placeOf(session.db, session.actor.id), views: await viewsOf(session.db, session.actor.id)}
})

/** Keeps where somebody is, and tells whether it could be written. A filter in which the program's own detectors find anything is kept for nobody to read (P4), and so the place without it; of filters that were used before only those without anybody's own words are kept. */
export const savePlace = deed('review.read', async (session, place: ReviewPlace): Promise<boolean> => {
  const filter = place.filter.length <= FILTER_MAX && isClear(session, place.filter) ? place.filter : ''
  const codes = new Set(Object.keys(session.settings.committees).map(foldForSearch))
  const pastFilters = place.pastFilters.filter((one) => one.length <= FILTER_MAX && isFixed(one, {...FILTER_WORDS, hasCommittee: (code) => codes.has(code)}))
  const kept = await session.writeAside(async (db) => {
    await keepPlace(db, session.actor.id, {...place, filter, pastFilters, marks: place.marks.length <= KEPT_MARKS_MAX ? place.marks : []}, session.now)
    return true
  })
  return kept === true
})

/** Saves a filter under a name, and gives all there are. Refused where the filter or the name may hold personal data. */
export const saveView = deed('review.read', async (session, {name: asked, filter}: SavedView): Promise<readonly SavedView[]> => {
  const name = asked.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > VIEW_NAME_MAX || filter.trim() === '' || filter.length > FILTER_MAX) throw new Refusal('view-invalid')
  if (!isClear(session, filter) || !isTextClear(session, name)) throw new Refusal('view-holds-personal-data')
  await keepView(session.db, session.actor.id, {name, filter: filter.trim()}, session.now)
  return viewsOf(session.db, session.actor.id)
})

/** Forgets a view, and gives those that are left. */
export const removeView = deed('review.read', async (session, {name}: {readonly name: string}): Promise<readonly SavedView[]> => {
  if (!(await deleteView(session.db, session.actor.id, name))) throw new Refusal('view-not-found')
  return viewsOf(session.db, session.actor.id)
})

function isClear(session: Session, filter: string): boolean {
  const parsed = parseFilter(filter, FILTER_WORDS)
  // What cannot be understood as a filter is a text like any other. Small letters hide a name: a filter is asked about as it was written, too.
  return isTextClear(session, filter) && (parsed.kind === 'problem' || parsed.terms.every((term) => writtenIn(term).every((text) => isTextClear(session, text))))
}

/** What of a condition somebody has written in words of their own. */
function writtenIn(term: FilterTerm): readonly string[] {
  switch (term.kind) {
    case 'text':
      return [term.text, inCapitals(term.text)]
    case 'case-type':
    case 'number':
      return term.texts
    case 'committee':
      return term.codes
    case 'why':
    case 'date':
    case 'waited':
    case 'stage':
    case 'entry-kind':
    case 'direction':
    case 'state':
      return []
  }
}

/** A name as it would be written if it is one: `elsa grahnén` is found where `Elsa Grahnén` is. */
function inCapitals(text: string): string {
  return text.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('sv'))
}

function isTextClear(session: Session, text: string): boolean {
  return scanOneText(text, 'heading', null, session.judgement).verdict === 'clear'
}

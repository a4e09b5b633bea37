import type {Found} from '../../core/subject/found.js'
import {deed} from '../deed.js'
import {recordSearch, search, type SubjectQuestion} from './search.js'

/** What the program holds on one person, where, and how well it agrees with what was asked (P2). The log learns that it was asked, before anybody sees the answer. */
export const findSubject = deed('subject.read', async (session, question: SubjectQuestion): Promise<Found> => {
  const searched = await search(session, question)
  await session.change(({record}) => recordSearch(searched, record))
  return searched.found
})

import type {PublicEntry} from '../../core/publication/public-entry.js'
import {deed} from '../deed.js'
import {assemble} from './assemble.js'

/** Every public entry as the public reads it: from the register, through the same one way out as the pages. */
export const listPublic = deed('publication.read', async (session): Promise<readonly PublicEntry[]> => {
  const {entries} = await assemble(session, false, new Set())
  return [...entries].sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.id < other.id ? -1 : 1))
})

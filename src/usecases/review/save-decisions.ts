import {resolve} from 'node:path'
import {writeNewFile} from '../../io/files/new-file.js'
import {outboxPath, putInOutbox} from '../../io/files/outbox.js'
import {deed} from '../deed.js'
import type {ReviewDesk} from './desk.js'

export interface SaveDecisionsOrder {
  readonly desk: Pick<ReviewDesk, 'decided'>
  /** Null for the workspace's outbox. */
  readonly file: string | null
}

/** Saves what was decided at a desk as a file for its owner alone, and tells where it lies (T17). Nothing is written over. */
export const saveDecisions = deed('review.read', async (session, {desk, file}: SaveDecisionsOrder): Promise<string> => {
  const document = await desk.decided()
  const text = `${JSON.stringify(document, null, 2)}\n`
  if (file !== null) {
    await writeNewFile(resolve(file), text)
    return file
  }
  const name = `beslut-${document.until.replace(/[:.]/g, '').replace('T', '-')}.json`
  await putInOutbox(session.folder, name, text)
  return outboxPath(name)
})

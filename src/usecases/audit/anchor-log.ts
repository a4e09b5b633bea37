import {deed} from '../deed.js'
import {anchorPlace, writeAnchor, type MadeAnchor} from './write-anchor.js'

/** Writes down where every chain of the log stands, outside the register. `to` is a file; else it goes where the settings say, else to whoever asked. */
export const anchorLog = deed('audit.anchor', async (session, {to}: {readonly to: string | null}): Promise<MadeAnchor> => {
  return writeAnchor(session, to === null ? (anchorPlace(session) ?? {kind: 'asker'}) : {kind: 'file', path: to})
})

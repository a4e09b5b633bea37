import {layMessage} from '../io/files/mail-folder.js'
import {handOver} from '../io/system/hand-over.js'
import type {Session} from '../io/session.js'

/** Tells somebody something through what the settings name for it: the municipality’s own program, on its standard input, or a folder that its mail is fetched from. `name`: of the message, by which one that was laid before is known again. False where it could not be told. */
export async function tellWhoever({folder}: Pick<Session, 'folder'>, notify: string | readonly string[], name: string, text: string): Promise<boolean> {
  return typeof notify === 'string' ? layMessage(folder, notify, name, text) : (await handOver(notify, text)) === 0
}

import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {writeNewFile} from './new-file.js'

/** Where what is to be handed out lies until it has been. */
export function outboxFolder(workspace: string): string {
  return join(workspace, 'outbox')
}

/** Where in the workspace something to be handed out is put. */
export function outboxPath(name: string): string {
  return `outbox/${name}`
}

/** Puts a file in the outbox, readable for its owner alone. What lies there is never written over. */
export async function putInOutbox(workspace: string, name: string, text: string): Promise<void> {
  await mkdir(outboxFolder(workspace), {recursive: true, mode: 0o700})
  await writeNewFile(join(workspace, outboxPath(name)), text, outboxPath(name))
}

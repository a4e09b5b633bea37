import {join} from 'node:path'
import {keepCopies, removeCopies} from '../../io/files/vault-copies.js'
import {VAULT_COPIES} from '../../io/files/vault-folder.js'
import type {Session} from '../../io/session.js'
import type {KeyStore} from '../../io/vault/key-store.js'

/** Copies the key store beside itself, after whatever changed it, and takes away copies whose time is out: without it nothing sealed opens again, and with an old one a person who was removed would come back. */
export async function copyKeys({folder, now, settings}: Session, store: KeyStore): Promise<void> {
  await keepCopies(join(folder, VAULT_COPIES), now, settings.retention.keyCopiesDays, (path) => store.copyTo(path))
}

/** Takes every copy away, since they hold what is to be gone, and makes a new one. Gives the number of those that went. */
export async function replaceCopies(session: Session, store: KeyStore): Promise<number> {
  const removed = await removeCopies(join(session.folder, VAULT_COPIES))
  await copyKeys(session, store)
  return removed
}

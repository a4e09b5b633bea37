import {resolve} from 'node:path'
import {anchorLine} from '../../core/audit/anchor.js'
import type {ChainHead} from '../../core/audit/chain.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {anchorableHeads} from '../../io/db/audit-table.js'
import {appendLine, lastLineDigest, liesIn} from '../../io/files/anchor-file.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {codeOf} from '../../io/system/fault-log.js'
import {handOver} from '../../io/system/hand-over.js'
import {holdLock} from '../../io/system/lock.js'

/** Where an anchor goes: a file, a program's standard input, or to whoever asked. */
export type AnchorPlace = {readonly kind: 'file'; readonly path: string} | {readonly kind: 'program'; readonly argv: readonly string[]} | {readonly kind: 'asker'}

/** An anchor that was made. */
export interface MadeAnchor {
  readonly at: Instant
  readonly line: string
  readonly heads: readonly (ChainHead & {readonly at: Instant})[]
  readonly place: AnchorPlace
  /** True where it lies in the workspace: whoever can change the register there can change the anchor too. */
  readonly isBesideRegister: boolean
}

const LOCK_WAIT_MS = 10_000

/** Where the settings say that anchors go; null where they say nothing. */
export function anchorPlace({settings, folder}: Session): AnchorPlace | null {
  const {anchor} = settings.audit
  if (anchor === undefined) return null
  return typeof anchor === 'string' ? {kind: 'file', path: resolve(folder, anchor)} : {kind: 'program', argv: anchor}
}

/**
 * Writes down outside the register where each chain stands. The log knows of the anchor before it is handed out: one that is
 * changed afterwards is told from one that was made so.
 */
export async function writeAnchor(session: Session, place: AnchorPlace): Promise<MadeAnchor> {
  const lock = await holdLock(session, 'anchor', LOCK_WAIT_MS)
  try {
    const previous = place.kind === 'file' ? await lastLineDigest(place.path).catch((error: unknown) => failed(place.path, error)) : null
    const made = await session.change(async ({tx, at, record}) => {
      const heads = await anchorableHeads(tx)
      const line = anchorLine({register: session.registerId, at, previous, heads})
      await record({kind: 'log.anchored', anchor: sha256(line), chains: heads.length})
      return {at, line, heads}
    })
    if (place.kind === 'file') await appendLine(place.path, made.line).catch((error: unknown) => failed(place.path, error))
    if (place.kind === 'program') {
      const code = await handOver(place.argv, `${made.line}\n`)
      if (code !== 0) throw new Refusal('anchor-failed', {place: place.argv[0] ?? '', code})
    }
    return {...made, place, isBesideRegister: place.kind === 'file' && (await liesIn(session.folder, place.path))}
  } finally {
    await lock.release()
  }
}

function failed(path: string, error: unknown): never {
  throw new Refusal('anchor-failed', {place: path, code: codeOf(error) ?? 'fault'})
}

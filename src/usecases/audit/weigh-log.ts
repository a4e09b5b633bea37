import {readAnchors, type AnchoredHead} from '../../core/audit/anchor.js'
import {ChainReading, type ChainOutcome} from '../../core/audit/chain-reading.js'
import {READINGS_CHAIN, type ChainHead, type SealedLink} from '../../core/audit/chain.js'
import {anchorsOf, judgeLog, type VouchedRestores} from '../../core/audit/judge-log.js'
import type {AuditNote, AuditProblem} from '../../core/audit/problem.js'
import {SignatureReading} from '../../core/audit/signature-reading.js'
import {linksAfter, linksOfKind, readLog, type LogReading} from '../../io/db/audit-reading.js'
import {chainHeads} from '../../io/db/audit-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {isSignedBy} from '../../io/vault/identity-file.js'

/** One chain as it was found. */
export interface VerifiedChain {
  readonly chain: string
  readonly entries: number
  /** Positions; 0 where there are no rows. */
  readonly from: number
  readonly to: number
  readonly hash: string
}

/** What verifying the log came to. */
export interface VerifiedLog {
  readonly ok: boolean
  readonly entries: number
  /** One hash over the heads of all chains that were read: two logs with the same are the same. */
  readonly head: string
  readonly chains: readonly VerifiedChain[]
  readonly problems: readonly AuditProblem[]
  readonly notes: readonly AuditNote[]
  /** What it was compared with, and null where there was nothing. */
  readonly anchors: {readonly path: string; readonly lines: number} | null
}

/** A file of anchors as it was read. */
export interface ReadAnchorFile {
  readonly path: string
  /** Null where the file that the settings name is not there. */
  readonly lines: readonly string[] | null
}

/** A log to be weighed: a register's own, or a copy's in a backup. */
export interface LogToWeigh extends Pick<Session, 'db' | 'dialect' | 'registerId'> {
  /** True for the chains that the one who asks may look into (J1). */
  readonly covers: (chain: string) => boolean
  readonly anchors: ReadAnchorFile | null
  /** What the stop journal says of restores; asked only where the log tells of one. */
  readonly vouched: () => Promise<VouchedRestores | null>
  /** Each signature of a holder is tried, and not the last of each holder alone. */
  readonly everySignature: boolean
  readonly onProgress: (read: number, total: number) => void
}

/** Reads a log from end to end, each chain beside what was anchored outside, and says what is wrong with it. */
export async function weighLog({db, dialect, registerId, covers, anchors: file, vouched, everySignature, onProgress}: LogToWeigh): Promise<VerifiedLog> {
  const own = file?.lines == null ? null : anchorsOf(registerId, readAnchors(file.lines, sha256))
  return readLog(db, dialect, async (log) => {
    const heads = new Map((await chainHeads(log.tx)).map((head) => [head.chain as string, head]))
    const names = new Set([...(await log.chains()), ...heads.keys(), ...(own?.heads ?? []).map(({chain}) => chain)])
    const total = await log.countRows()
    let read = 0
    const signatures = new SignatureReading(isSignedBy, everySignature, await carriedIn(log))
    const outcomes: ChainOutcome[] = []
    for (const chain of names) {
      outcomes.push(await readChain(registerId, log, chain, heads.get(chain) ?? null, own?.heads ?? [], (rows) => {
        if (chain === READINGS_CHAIN) for (const row of rows) signatures.add(row)
        read += rows.length
        onProgress(read, total)
      }))
    }
    const municipality = outcomes.find(({chain}) => chain === '*') ?? (await readChain(registerId, log, '*', null, [], () => undefined))
    const visible = outcomes.filter(({chain}) => covers(chain))
    const judged = judgeLog(municipality, visible, own, municipality.restores.length === 0 ? null : await vouched())
    const problems = [
      ...judged.problems,
      ...(covers(READINGS_CHAIN) ? signatures.close() : []),
      ...(await untrueRestores(log, municipality, visible)),
      ...(read < total ? [{kind: 'stray', rows: total - read} as const] : []),
      ...((await log.indexesAgree()) ? [] : [{kind: 'index-differs'} as const]),
      ...(areGone(file, municipality) ? [{kind: 'anchors-gone'} as const] : []),
    ]
    const chains = visible.map(({chain, entries, first, last}) => ({chain, entries, from: first ?? 0, to: last.position, hash: last.hash})).sort((one, other) => (one.chain < other.chain ? -1 : 1))
    return {
      ok: problems.length === 0,
      entries: chains.reduce((sum, {entries}) => sum + entries, 0),
      head: sha256(chains.map(({chain, to, hash}) => `${chain} ${to} ${hash}\n`).join('')),
      chains,
      problems,
      notes: judged.notes,
      anchors: file === null || file.lines === null ? null : {path: file.path, lines: file.lines.length},
    }
  })
}

/** The log tells of anchors, and the file that they are kept in is not there. */
function areGone(file: ReadAnchorFile | null, {anchorings}: ChainOutcome): boolean {
  return file !== null && (file.lines === null || file.lines.length === 0) && anchorings.length > 0
}

async function readChain(registerId: string, log: LogReading, chain: string, noted: ChainHead | null, anchors: readonly AnchoredHead[], onRows: (rows: readonly SealedLink[]) => void): Promise<ChainOutcome> {
  const reading = new ChainReading(registerId, chain, anchors.filter((anchor) => anchor.chain === chain), sha256)
  for await (const page of log.rows(chain)) {
    for (const row of page) reading.add(row)
    onRows(page)
  }
  return reading.close(noted)
}

/** What is wrong with the log of readings, read from end to end; nothing where it is whole. For whoever answers from it. */
export async function weighReadings({db, dialect, registerId}: Pick<Session, 'db' | 'dialect' | 'registerId'>): Promise<readonly AuditProblem[]> {
  return readLog(db, dialect, async (log) => {
    const signatures = new SignatureReading(isSignedBy, false, await carriedIn(log))
    const head = (await chainHeads(log.tx)).find(({chain}) => chain === READINGS_CHAIN) ?? null
    const {problems} = await readChain(registerId, log, READINGS_CHAIN, head, [], (rows) => {
      for (const row of rows) signatures.add(row)
    })
    return [...problems, ...signatures.close()]
  })
}

/** What trimming carried over, where something was trimmed: to look for it otherwise would be to read the chain twice. */
async function carriedIn({tx}: LogReading): Promise<readonly string[]> {
  const [first] = await linksAfter(tx, READINGS_CHAIN, 0, 1)
  if (first === undefined || first.position === 1) return []
  return (await linksOfKind(tx, READINGS_CHAIN, ['holders.carried'])).map(({event}) => event)
}

/** A restored copy is believed where the heads it tells of are in the log. */
async function untrueRestores(log: LogReading, {restores}: ChainOutcome, visible: readonly ChainOutcome[]): Promise<AuditProblem[]> {
  const untrue: AuditProblem[] = []
  for (const {position, event} of restores) {
    for (const head of event.heads) {
      const outcome = visible.find(({chain}) => chain === head.chain)
      // What has been trimmed since cannot be asked.
      if (head.position === 0 || (outcome?.first ?? 1) > head.position || outcome === undefined) continue
      if ((await log.hashAt(head.chain, head.position)) !== head.hash) untrue.push({kind: 'restore-untrue', chain: '*', position})
    }
  }
  return untrue
}

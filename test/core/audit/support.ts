import {readAnchors, anchorLine, type AnchoredHead} from '../../../src/core/audit/anchor.js'
import {ChainReading, type ChainOutcome} from '../../../src/core/audit/chain-reading.js'
import {chainStart, linkText, sealLink, type ChainHead, type ChainLink, type ChainName, type SealedLink} from '../../../src/core/audit/chain.js'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import {anchorsOf, judgeLog, type LogJudgement, type VouchedRestores} from '../../../src/core/audit/judge-log.js'
import type {Instant, RunId} from '../../../src/core/terms/identifiers.js'
import {sha256} from '../../../src/io/system/digest.js'

export const REGISTER = 'abcdefghijklmnopqrst'

/** The n-th second of the day on which these logs were written. */
export const second = (n: number): Instant => new Date(Date.UTC(2026, 1, 3, 8, 0, n)).toISOString() as Instant

/** An ordinary event: which one does not matter here. */
export const scanned = (n: number): AuditEvent => ({kind: 'entries.rescanned', run: 'r' as RunId, scanned: n, held: 0, policy: 'p'})

/** A row after another, sealed as the program does it. */
export function after(before: {readonly position: number; readonly hash: string}, chain: string, at: string, event: AuditEvent): SealedLink {
  return sealLink({chain, position: before.position + 1, previous: before.hash, at, actor: 'reg', kind: event.kind, entry: null, event: JSON.stringify(event)}, sha256)
}

/** A chain of so many ordinary events, a second apart. */
export function aChain(length: number, chain = 'KS', register = REGISTER): SealedLink[] {
  const rows: SealedLink[] = []
  for (let n = 1; n <= length; n += 1) rows.push(after(rows.at(-1) ?? {position: 0, hash: chainStart(register, chain, sha256)}, chain, second(n), scanned(n)))
  return rows
}

/** A row with other contents whose own hash has been worked out again. */
export function rehashed(row: ChainLink, changes: Partial<ChainLink> = {}): SealedLink {
  const link = {...row, ...changes}
  return {...link, hash: sha256(linkText(link))}
}

export function headOf(rows: readonly SealedLink[], chain = 'KS'): ChainHead {
  const last = rows.at(-1)
  return {chain: chain as ChainName, position: last?.position ?? 0, hash: last?.hash ?? chainStart(REGISTER, chain, sha256)}
}

/** What reading a chain comes to: its rows as a database gives them, and the register's note of the head. */
export function outcomeOf(rows: readonly SealedLink[], noted: ChainHead | null, anchors: readonly AnchoredHead[] = [], chain = 'KS'): ChainOutcome {
  const reading = new ChainReading(REGISTER, chain, anchors.filter((anchor) => anchor.chain === chain), sha256)
  for (const row of rows.toSorted((one, other) => one.position - other.position)) reading.add(row)
  return reading.close(noted)
}

/** A whole log by chain, each with the register's note of its head; `*` is there even when it is empty. */
export type Log = Readonly<Record<string, readonly SealedLink[]>>

export function judged(log: Log, lines: readonly string[] | null = null, heads: Readonly<Record<string, ChainHead | null>> = {}, vouched: VouchedRestores | null = null): LogJudgement {
  const own = lines === null ? null : anchorsOf(REGISTER, readAnchors(lines, sha256))
  const outcomes = Object.entries(log).map(([chain, rows]) => outcomeOf(rows, chain in heads ? (heads[chain] ?? null) : rows.length === 0 ? null : headOf(rows, chain), own?.heads ?? [], chain))
  return judgeLog(outcomes.find(({chain}) => chain === '*') ?? outcomeOf([], null, [], '*'), outcomes, own, vouched)
}

/** The line of an anchor of a log as it stands. */
export function anchored(log: Log, madeAt: Instant, previous: string | null = null, register = REGISTER): string {
  const heads = Object.entries(log).flatMap(([chain, rows]) => {
    const last = rows.at(-1)
    return last === undefined ? [] : [{chain: chain as ChainName, position: last.position, hash: last.hash, at: last.at as Instant}]
  })
  return anchorLine({register, at: madeAt, previous, heads})
}

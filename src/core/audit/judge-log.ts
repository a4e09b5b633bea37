import type {Instant} from '../terms/identifiers.js'
import type {AnchoredHead, FoundAnchor, ReadAnchors} from './anchor.js'
import type {ChainOutcome, PlacedEvent} from './chain-reading.js'
import type {AuditNote, AuditProblem} from './problem.js'
import {headWhenRestored} from './telling-event.js'

/** The anchors of this register, apart from what is wrong with their lines. */
export interface OwnAnchors {
  readonly anchors: readonly FoundAnchor[]
  readonly heads: readonly AnchoredHead[]
  readonly problems: readonly AuditProblem[]
}

/** Takes the anchors of one register out of a file. A head that was anchored several times counts once. */
export function anchorsOf(register: string, {anchors, unreadable, unlinked}: ReadAnchors): OwnAnchors {
  const own = anchors.filter((anchor) => anchor.register === register)
  const [other] = anchors.filter((anchor) => anchor.register !== register)
  const heads = new Map<string, AnchoredHead>()
  for (const {at, line, heads: anchored} of own) {
    for (const head of anchored) {
      const key = `${head.chain}\n${head.position}\n${head.hash}`
      if (!heads.has(key)) heads.set(key, {...head, madeAt: at, line})
    }
  }
  return {
    anchors: own,
    heads: [...heads.values()],
    problems: [
      ...unreadable.map((line) => ({kind: 'anchor-unreadable', line}) as const),
      ...unlinked.map((line) => ({kind: 'anchor-altered', line}) as const),
      ...(other === undefined ? [] : [{kind: 'anchor-of-other-register', line: other.line, lines: anchors.length - own.length} as const]),
    ],
  }
}

/** What lies outside the database about restores: since when each is noted there, by the journal’s own word, and the hashes of the events that are. */
export interface VouchedRestores {
  /** Null where it notes none. */
  readonly since: Instant | null
  readonly events: ReadonlySet<string>
}

/** What the chains came to together, beside each other and beside what was anchored. */
export interface LogJudgement {
  readonly problems: readonly AuditProblem[]
  readonly notes: readonly AuditNote[]
}

/**
 * Judges a log whose chains have all been read. `municipality` is the chain that tells of restored copies and of anchors; `read` are the chains
 * that are judged. A chain that is shorter than what was anchored is explained by a restored copy that the log tells of, and by nothing else; and not by one
 * that `vouched` should have noted and has not. Null where nobody can be asked.
 */
export function judgeLog(municipality: ChainOutcome, read: readonly ChainOutcome[], own: OwnAnchors | null, vouched: VouchedRestores | null): LogJudgement {
  const altered = own === null ? new Set<number>() : alteredLines(own.anchors, municipality.anchorings)
  const [unvouched, believed] = partedBy(municipality.restores, ({at, hash}) => vouched?.since != null && at >= vouched.since && !vouched.events.has(hash))
  const lost = new Map<PlacedEvent<'register.restored'>, number>(believed.map((restore) => [restore, 0]))
  const isUnexplained = (anchor: AnchoredHead): boolean => {
    if (altered.has(anchor.line)) return false
    const restore = believed.find(({at, event}) => at >= anchor.madeAt && anchor.position > headWhenRestored(event, anchor.chain))
    if (restore !== undefined) lost.set(restore, (lost.get(restore) ?? 0) + 1)
    return restore === undefined
  }
  const compared = read.map((outcome) => ({outcome, beyond: outcome.anchors.beyond.filter(isUnexplained), contradicted: outcome.anchors.contradicted.filter(isUnexplained)}))
  const oldCopy = own === null ? null : oldCopyIn(compared, own.anchors.filter(({line}) => !altered.has(line)))
  const notes: AuditNote[] = read.flatMap(({chain, trimmed}) => (trimmed === null ? [] : [{kind: 'trimmed', chain, until: trimmed.event.until, removed: trimmed.event.removed, at: trimmed.at, actor: trimmed.actor} as const]))
  for (const [{at, actor, event, hash}, count] of lost) notes.push({kind: 'restored', at, actor, backupSha256: event.backupSha256, reapplied: event.reapplied, lost: count, vouched: vouched?.events.has(hash) === true})
  return {
    problems: [
      ...compared.flatMap(({outcome}) => outcome.problems),
      ...unvouched.map(({position}) => ({kind: 'restore-unvouched', chain: municipality.chain, position}) as const),
      ...(oldCopy === null ? compared.flatMap(({outcome, beyond}) => truncation(outcome, beyond)) : [oldCopy]),
      ...compared.flatMap(({outcome, contradicted}) => fork(outcome, contradicted)),
      ...(own?.problems ?? []),
      ...[...altered].filter((line) => own?.problems.some((problem) => problem.kind === 'anchor-altered' && problem.line === line) !== true).map((line) => ({kind: 'anchor-altered', line}) as const),
    ],
    notes: [...notes, ...anchorNotes(municipality, read, own, altered)],
  }
}

function partedBy<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}

/** Lines of which the log says that an anchor was made then, and that it was another. */
function alteredLines(anchors: readonly FoundAnchor[], anchorings: ChainOutcome['anchorings']): Set<number> {
  const made = Map.groupBy(anchorings, ({at}) => at)
  return new Set(anchors.filter(({at, digest}) => made.get(at)?.every(({event}) => event.anchor !== digest) === true).map(({line}) => line))
}

interface Compared {
  readonly outcome: ChainOutcome
  readonly beyond: readonly AnchoredHead[]
  readonly contradicted: readonly AnchoredHead[]
}

/** A whole register that stands where it once stood: several chains end too early, none has anything that is younger than what they lack. */
function oldCopyIn(compared: readonly Compared[], anchors: readonly FoundAnchor[]): AuditProblem | null {
  const short = compared.filter(({beyond}) => beyond.length > 0)
  const newest = anchors.reduce<FoundAnchor | null>((latest, anchor) => (latest === null || anchor.at >= latest.at ? anchor : latest), null)
  if (short.length < 2 || newest === null) return null
  const isAltered = compared.some(({outcome, contradicted}) => contradicted.length > 0 || outcome.problems.length > 0)
  const youngest = compared.reduce<string>((latest, {outcome: {lastAt}}) => (lastAt !== null && lastAt > latest ? lastAt : latest), '')
  const isAsItWas = short.every(({beyond}) => beyond.every(({at}) => at >= youngest))
  if (isAltered || !isAsItWas) return null
  return {kind: 'restored-old-copy', chains: short.map(({outcome}) => outcome.chain), newest: youngest as Instant, anchored: newest.at}
}

function truncation({chain, last, problems}: ChainOutcome, beyond: readonly AnchoredHead[]): AuditProblem[] {
  const to = Math.max(...beyond.map(({position}) => position))
  const isTold = problems.some((problem) => problem.kind === 'truncated' && problem.to >= to)
  return beyond.length === 0 || isTold ? [] : [{kind: 'truncated', chain, from: last.position + 1, to, seenBy: 'anchor'}]
}

function fork({chain}: ChainOutcome, contradicted: readonly AnchoredHead[]): AuditProblem[] {
  return contradicted.length === 0 ? [] : [{kind: 'forked', chain, position: Math.min(...contradicted.map(({position}) => position)), seenBy: 'anchor'}]
}

function anchorNotes({anchorings}: ChainOutcome, read: readonly ChainOutcome[], own: OwnAnchors | null, altered: ReadonlySet<number>): AuditNote[] {
  if (own === null) return [{kind: 'not-anchored'}]
  const [first] = own.anchors
  const here = new Set(own.anchors.map(({digest}) => digest))
  const changed = new Set(own.anchors.filter(({line}) => altered.has(line)).map(({at}) => at))
  const elsewhere = anchorings.filter(({at, event}) => first !== undefined && at >= first.at && !here.has(event.anchor) && !changed.has(at)).length
  const before = read.reduce((sum, {anchors}) => sum + anchors.beforeStart, 0)
  return [
    ...(own.anchors.length === 0 ? [{kind: 'not-anchored'} as const] : []),
    ...(elsewhere > 0 ? [{kind: 'anchors-elsewhere', anchors: elsewhere} as const] : []),
    ...(before > 0 ? [{kind: 'anchors-before-start', anchors: before} as const] : []),
  ]
}

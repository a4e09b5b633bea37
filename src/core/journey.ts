/**
 * The way of one version of an entry, from import to archive. Read this file first.
 * A version moves only along these arrows, and never back: a change of mind or of text is a new version.
 * `superseded` is a version that a newer one of the same entry has taken the place of; `history` is a row from before
 * the diary's first day, which waits for nobody (A15); `withdrawn` covers what a person took down and what the registry took back.
 */
export const JOURNEY = {
  imported: ['scanned', 'history'],
  scanned: ['cleared', 'held', 'secret', 'blocked'],
  history: ['superseded', 'withdrawn', 'archived', 'purged'],
  // What waits for a person leaves for good only once nobody is asked about it: it is gone from the registry, or past its time when it came.
  held: ['cleared', 'secret', 'withheld', 'escalated', 'deferred', 'superseded', 'withdrawn', 'archived', 'purged'],
  deferred: ['cleared', 'secret', 'withheld', 'escalated', 'superseded', 'withdrawn', 'archived', 'purged'],
  escalated: ['cleared', 'secret', 'withheld', 'superseded', 'withdrawn', 'archived', 'purged'],
  blocked: ['secret', 'withheld', 'escalated', 'deferred', 'superseded', 'withdrawn', 'archived', 'purged'],
  secret: ['published', 'superseded', 'withdrawn', 'archived', 'purged'],
  cleared: ['published', 'held', 'withheld', 'superseded', 'withdrawn', 'archived', 'purged'],
  // A release is gone back to that did not show it yet: then it waits for the next one.
  published: ['expired', 'withdrawn', 'superseded', 'cleared', 'secret'],
  withheld: ['superseded', 'withdrawn', 'archived', 'purged'],
  withdrawn: ['superseded', 'archived', 'purged'],
  // A case past its time shows again above a new document (H2).
  expired: ['published', 'superseded', 'withdrawn', 'archived', 'purged'],
  superseded: ['archived', 'purged'],
  archived: ['purged'],
  purged: [],
} as const satisfies Record<string, readonly string[]>

export type Stage = keyof typeof JOURNEY

/** The stages in which an entry waits for a person. */
export const WAITING_STAGES = ['held', 'blocked', 'escalated', 'deferred'] as const satisfies readonly Stage[]
export type WaitingStage = (typeof WAITING_STAGES)[number]

/** Whether the policy or a person has let a version at a stage out: shown, to be shown, or shown until its time was over. */
export function isLetOut(stage: Stage): boolean {
  return stage === 'cleared' || stage === 'published' || stage === 'expired'
}

export function mayMove(from: Stage, to: Stage): boolean {
  return (JOURNEY[from] as readonly Stage[]).includes(to)
}

export function isWaiting(stage: Stage): stage is WaitingStage {
  return (WAITING_STAGES as readonly Stage[]).includes(stage)
}

/** The roles of J2. A person holds them for one committee, or for all of them (`*`). */
export const ROLES = [
  'registrar',
  'lawyer',
  'committee-secretary',
  'privacy-coordinator',
  'manager',
  'archivist',
  'administrator',
  'protected-reader',
  'log-reviewer',
] as const
export type Role = (typeof ROLES)[number]

/** Who may do what: the one table that use-cases ask. A right that no role holds cannot be used. */
export const RIGHTS = {
  'import.run': ['administrator'],
  'scan.run': ['administrator'],
  'review.read': ['registrar', 'lawyer', 'committee-secretary'],
  'review.decide': ['registrar'],
  'review.resolve': ['lawyer'],
  // To take back, or give again, what one may answer: which of the two rights above that takes is asked of each answer by itself.
  'review.answer': ['registrar', 'lawyer'],
  'review.stats': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager'],
  // For a timer: what nobody has answered in time is told to whoever leads the work.
  'review.raise': ['manager', 'administrator'],
  'minutes.read': ['registrar', 'lawyer', 'committee-secretary'],
  'minutes.make': ['registrar', 'committee-secretary'],
  'publication.read': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager', 'administrator'],
  'publication.run': ['administrator'],
  'publication.withdraw': ['registrar', 'lawyer', 'privacy-coordinator', 'administrator'],
  'publication.restore': ['registrar', 'lawyer'],
  'policy.read': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager', 'archivist', 'administrator'],
  'subject.read': ['registrar', 'lawyer', 'privacy-coordinator'],
  'subject.erase': ['privacy-coordinator'],
  'subject.protected': ['protected-reader'],
  'vault.hold': ['protected-reader'],
  'holder.read': ['protected-reader', 'privacy-coordinator', 'administrator'],
  'holder.vouch': ['administrator'],
  'person.leave': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'administrator', 'protected-reader'],
  // To keep somebody for a committee that has no secrecy of its own, with a ground (A12).
  'person.except': ['protected-reader', 'privacy-coordinator'],
  'readings.read': ['privacy-coordinator', 'log-reviewer'],
  'readings.sample': ['log-reviewer'],
  // To look at what others opened with shares, and write down what they made of it (K3).
  'readings.openings': ['privacy-coordinator', 'log-reviewer'],
  'audit.read': ['privacy-coordinator', 'administrator', 'log-reviewer'],
  'audit.verify': ['privacy-coordinator', 'administrator', 'log-reviewer'],
  'audit.anchor': ['administrator', 'log-reviewer'],
  'audit.confirm-clock': ['administrator'],
  'archive.read': ['archivist', 'administrator'],
  'archive.export': ['archivist', 'administrator'],
  'archive.receive': ['archivist'],
  'archive.hold': ['archivist', 'lawyer'],
  'retention.read': ['archivist', 'administrator'],
  'retention.purge': ['archivist', 'administrator'],
  // Suspicion is enough, whoever has it (H§7); a log reviewer reads the logs and nothing else, and tells the coordinator.
  'incident.report': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager', 'archivist', 'administrator', 'protected-reader'],
  'incident.read': ['lawyer', 'privacy-coordinator', 'manager'],
  'incident.handle': ['privacy-coordinator'],
  'incident.remind': ['privacy-coordinator', 'administrator'],
  // What the committee has decided about its own work is for everybody who works by it.
  'routine.read': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager', 'archivist', 'administrator', 'protected-reader'],
  'routine.keep': ['privacy-coordinator', 'manager'],
  // How the committee keeps to what it has decided is its own to look at (S8): true counts, which others get as `<5`.
  'followup.read': ['privacy-coordinator', 'manager'],
  'followup.act': ['privacy-coordinator', 'manager'],
  'followup.sign': ['manager'],
  // Whoever keeps the documents hands them out; managers and coordinators see to it that it is done.
  'request.read': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager'],
  'request.handle': ['registrar', 'lawyer', 'committee-secretary'],
  // Counts and days, and nothing of any row.
  'status.read': ['privacy-coordinator', 'manager', 'administrator'],
  'user.read': ['administrator', 'manager'],
  'user.manage': ['administrator'],
  // Whoever works here may say that they are away; a log reviewer reads the logs and nothing else (S7).
  'user.absence': ['registrar', 'lawyer', 'committee-secretary', 'privacy-coordinator', 'manager', 'archivist', 'administrator', 'protected-reader'],
  'backup.make': ['administrator'],
  'backup.restore': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof RIGHTS

/**
 * What is done for the whole municipality at once: one export, one site, one backup, one log. Whoever holds the role for one committee alone does none of it, since it would reach the others (J1).
 */
export const OF_ALL_COMMITTEES: ReadonlySet<Right> = new Set(['import.run', 'scan.run', 'publication.run', 'readings.sample', 'audit.anchor', 'audit.confirm-clock', 'backup.make', 'backup.restore'])

/**
 * What may be done while the clock shows a time before the log's last one: reading, taking down and copying, none of which shows anything longer than it should be, and saying that the
 * clock is right. Everything else waits for that.
 */
export const WITH_ANY_CLOCK: ReadonlySet<Right> = new Set([
  'review.read', 'review.stats', 'minutes.read', 'publication.read', 'publication.withdraw', 'policy.read', 'subject.read', 'audit.read', 'audit.verify', 'audit.anchor', 'audit.confirm-clock', 'archive.read', 'retention.read', 'user.read', 'backup.make', 'incident.report', 'incident.read', 'routine.read', 'request.read', 'status.read',
])

/** One role given to one person, for one committee or all. */
export interface Grant {
  readonly role: Role
  readonly committee: string
}

/** Why somebody was given a role: it is their duty, they stand in for somebody, for a piece of work; given at the set-up of the workspace; or taken by the one account that there is. */
export const GRANT_REASONS = ['duty', 'stand-in', 'task', 'set-up', 'own'] as const
export type GrantReason = (typeof GRANT_REASONS)[number]

/** Roles that one person does not hold together: whoever leads the work does not read protected data (S4). */
const APART: readonly (readonly [Role, Role])[] = [['manager', 'protected-reader']]

/** The role among somebody's grants that keeps them from being given another, where the two would reach the same committee; null where none does. */
export function keptApart(held: readonly Grant[], {role, committee}: Grant): Role | null {
  const against = APART.flatMap(([one, other]) => (role === one ? [other] : role === other ? [one] : []))
  return held.find((grant) => against.includes(grant.role) && (grant.committee === committee || grant.committee === '*' || committee === '*'))?.role ?? null
}

/** True when one of the grants gives the right in that committee; with `null`, in any committee at all. */
export function grantsAllow(grants: readonly Grant[], right: Right, committee: string | null): boolean {
  const roles: readonly Role[] = RIGHTS[right]
  return grants.some((grant) => roles.includes(grant.role) && (committee === null || grant.committee === '*' || grant.committee === committee))
}

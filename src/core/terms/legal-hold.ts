/** Why a case is kept whatever its time: a closed list, so that the reason tells nothing about anybody. */
export const HOLD_REASONS = ['dispute', 'inquiry', 'supervision', 'audit', 'appeal', 'other'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

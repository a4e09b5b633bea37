/** Exit codes that are no refusal's: those stand with their codes in `core/refusal.ts`. */
export const EXIT = {done: 0, usage: 2, doneWithRejects: 3, badData: 65, serviceDown: 69, fault: 70, cannotCreate: 73, io: 74, tryLater: 75, interrupted: 130, terminated: 143} as const

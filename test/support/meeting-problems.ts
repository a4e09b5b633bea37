/** Why a row of a list of meetings alone can be refused; tried in test/commands/minutes/import.test.ts. */
export const MEETING_PROBLEMS: readonly string[] = ['paper-unknown', 'section-missing', 'section-shape', 'item-without-heading', 'attendance-unclear', 'time-impossible']

/** How a refusal leaves the program: the exit codes of sysexits.h that a script can act on. */
export const REFUSALS = {
  'entry-not-found': 65,
  'entry-ambiguous': 65,
  'entry-not-waiting': 77,
  'entry-not-escalated': 77,
  'entry-not-public': 77,
  'entry-not-withdrawn': 77,
  'identity-number-stands': 77,
  'party-name-stands': 77,
  'second-person-needed': 77,
  'awaits-authorised': 77,
  'direction-needed': 77,
  'file-not-read': 77,
  'file-changed': 77,
  'no-file-to-withhold': 77,
  'no-party-to-replace': 77,
  'role-word-unknown': 65,
  'heading-empty': 65,
  'text-changed': 77,
  'note-holds-identity-number': 65,
  'decision-not-found': 65,
  'decision-undone': 77,
  'ground-missing': 65,
  'ground-unclear': 65,
  'period-backwards': 65,
  'file-exists': 73,
  'archive-awaited': 77,
  'case-has-documents': 77,
  'note-in-use': 77,
  'file-awaited': 77,
  'export-awaited': 77,
  'subject-nothing-asked': 65,
  'subject-line-unclear': 65,
  'subject-too-much-asked': 65,
  'not-permitted': 77,
  'user-unknown': 77,
  'role-held': 65,
  'role-not-held': 65,
  'last-administrator': 77,
  'workspace-not-found': 66,
  'workspace-exists': 73,
  'file-in-the-way': 73,
  'workspace-open-to-others': 78,
  'workspace-file-of-another': 78,
  'workspace-of-another': 78,
  'settings-invalid': 78,
  'policy-invalid': 78,
  'source-unknown': 78,
  'source-invalid': 78,
  'clock-refused': 78,
  'clock-went-back': 78,
  'clock-not-behind': 65,
  'database-unsupported': 78,
  'database-newer': 78,
  'database-older': 78,
  'database-empty': 66,
  'database-missing': 66,
  'database-occupied': 73,
  'database-of-another': 78,
  'database-unfit': 78,
  'database-unreachable': 69,
  'database-untrusted': 78,
  'database-url-unusable': 78,
  'database-login-refused': 77,
  'database-passfile-open': 78,
  'database-rights-missing': 77,
  'locked': 75,
  'policy-changed': 75,
  'input-not-found': 66,
  'input-empty': 65,
  'input-not-text': 65,
  'input-not-csv': 65,
  'input-truncated': 65,
  'input-quote-broken': 65,
  'input-field-too-large': 65,
  'encoding-uncertain': 65,
  'encoding-wrong': 65,
  'encoding-mixed': 65,
  'workbook-unreadable': 65,
  'workbook-too-large': 65,
  'workbook-other': 65,
  'workbook-sheets': 65,
  'workbook-sheet-unknown': 65,
  'workbook-hidden-rows': 65,
  'workbook-merged': 65,
  'header-missing': 65,
  'header-duplicate': 65,
  'delimiter-unknown': 65,
  'too-many-rejects': 65,
  'full-export-brake': 65,
  'full-export-empty': 65,
  'diary-unknown': 65,
  'rescan-brake': 65,
  'site-not-published': 66,
  'port-taken': 73,
  'deploy-failed': 69,
  'release-unclean': 70,
  'anchor-failed': 69,
  'confirmation-needed': 77,
  'removals-pending': 75,
  'backup-exists': 73,
  'backup-folder-missing': 73,
  'backup-in-site': 73,
  'backup-damaged': 65,
  'backup-foreign': 65,
  'database-damaged': 74,
  'stop-journal-unusable': 65,
  'json-line-invalid': 65,
} as const satisfies Record<string, number>

/** Everything the program may decline to do. Each has a sentence and a next step in every language in `words/refusals.ts`. */
export type RefusalCode = keyof typeof REFUSALS

/** Facts are for ids, counts, line numbers, file names and keys of settings. Row contents could hold personal data, so they have no place here. */
export type RefusalFacts = Readonly<Record<string, number | string | readonly string[]>>

/** The user asked for something that cannot be done now. Not a fault, and not logged as one. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }

  get exitCode(): number {
    return REFUSALS[this.code]
  }
}

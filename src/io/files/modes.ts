/** Modes of what is made in a workspace, before the umask takes its part: 077 where the workspace is one account's, 007 where a group shares it. */
export const FOLDER_MODE = 0o770
export const FILE_MODE = 0o660

/** What the municipality decides, and the key of the fingerprints: the group reads them, and who made them writes. */
export const SETTLED_MODE = 0o640

/** Everything to the owner and the group, nothing to others; what is made inside belongs to the group too. */
export const GROUP_FOLDER_MODE = 0o2770
export const GROUP_UMASK = 0o007

/** Modes of what is made in a workspace, before the umask takes its part: 077 where the workspace is one account's, 007 where a group shares it. */
export const FOLDER_MODE = 0o770
export const FILE_MODE = 0o660

/** What the municipality decides, and the key of the fingerprints: the group reads them, and who made them writes. */
export const SETTLED_MODE = 0o640

/**
 * Everything to the owner and the group, nothing to others; what is made inside belongs to the group too, and is replaced or removed by none but who made it
 * and the folder's owner: otherwise one member could lay settings of their own where the owner's were.
 */
export const GROUP_FOLDER_MODE = 0o3770
/** What others than a folder's owner may do there. */
export const OTHERS_MODE = 0o077
/** What others than a file's owner may do to what it says. */
export const OTHERS_WRITE_MODE = 0o022
export const GROUP_UMASK = 0o007

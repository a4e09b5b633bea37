/** How a package for the archive is written: in the open, or encrypted to the archive's own key. */
export type PackageForm = 'open' | 'sealed'

/** How the archive takes cases with persons who have protected identity: with a neutral name in their place (O2), not at all, or whole and encrypted. */
export const PROTECTED_HANDLINGS = ['neutral', 'left-out', 'sealed'] as const
/** How it takes cases with secrecy: as they are with their marks, with neutral texts in the place of the secret ones, not at all, or encrypted. */
export const SECRET_HANDLINGS = ['included', 'neutral', 'left-out', 'sealed'] as const

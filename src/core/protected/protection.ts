/**
 * How far a person's data is protected, by the registry of the population (K1), the stricter later. `okänd nivå`: somebody says that the person is protected, and not how far. Fictitious identities are none of these, and are
 * never stored.
 */
export const PROTECTION_LEVELS = ['sekretessmarkering', 'okänd nivå', 'skyddad folkbokföring'] as const
export type ProtectionLevel = (typeof PROTECTION_LEVELS)[number]

/** What a kept person stands as: protected so far, or not any more. */
export const PROTECTIONS = [...PROTECTION_LEVELS, 'upphävt skydd'] as const
export type Protection = (typeof PROTECTIONS)[number]

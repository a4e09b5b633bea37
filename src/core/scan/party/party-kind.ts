/**
 * What sort of party is named in the field for sender and recipient (C1–C5). `official` and `elected`: a person named with an office. `role-word`: words
 * that name nobody, such as `Invånare` (C2). `represented`: one who speaks for another, both told. `unknown`: nothing tells, so it is taken for a private person.
 */
export const PARTY_KINDS = ['private', 'official', 'elected', 'sole-trader', 'estate', 'organisation', 'authority', 'role-word', 'represented', 'unknown'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** Kinds that mean that the entry is about a private person, whether or not anybody is named. Fail closed: the unknown is one of them. */
export const PRIVATE_PARTIES: ReadonlySet<PartyKind> = new Set<PartyKind>(['private', 'sole-trader', 'estate', 'unknown'])

/** One party of a field, by UTF-16 units of the field's text. */
export interface Party {
  readonly kind: PartyKind
  readonly start: number
  readonly end: number
  /** Of one who is represented: the principal and who speaks for it, in the order of the text. */
  readonly parts?: readonly Party[]
}

/** A whole party field. */
export interface PartyField {
  /** `several` where more than one party is told, or others beside the one (`m.fl.`); `none` where the field says nothing. */
  readonly kind: PartyKind | 'several' | 'none'
  readonly parties: readonly Party[]
}

/** The parties of a field one by one, with those who are represented and those who speak for them each for themselves. */
export function leaves({parties}: Pick<PartyField, 'parties'>): readonly Party[] {
  return parties.flatMap((party) => (party.parts === undefined ? [party] : leaves({parties: party.parts})))
}

/** What sort of party a place of the field stands in: the innermost that holds its beginning. */
export function partyAt(field: Pick<PartyField, 'parties'>, at: number): PartyKind | null {
  return leaves(field).find(({start, end}) => at >= start && at < end)?.kind ?? field.parties.find(({start, end}) => at >= start && at < end)?.kind ?? null
}

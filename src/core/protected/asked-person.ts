import {z} from 'zod'
import {ParticularsSchema, type Particulars} from './particulars.js'
import {isFieldText, type PersonCommittee} from './person.js'
import {PROTECTION_LEVELS, type ProtectionLevel} from './protection.js'

/** What is left for the holders while nobody has the vault open. It is sealed, and read again as strictly as if anybody had written it: with their public keys anybody could. */
export interface LeftPerson {
  /** Twelve digits; empty for somebody whom a row of the registry marks (A11). */
  readonly number: string
  readonly name: string
  readonly address: string
  readonly level: ProtectionLevel
  /** For which committees they are kept; `*` for all of them. */
  readonly committees: readonly PersonCommittee[]
  /** What is known beside that; null where nobody has told anything. */
  readonly particulars: Particulars | null
}

const Field = z.string().refine(isFieldText)
const Left = z.strictObject({
  schema: z.literal('diarievakt.left-person/2'),
  committees: z.array(z.string().min(1).transform((code) => code as PersonCommittee)).min(1),
  number: z.string().regex(/^(?:\d{12})?$/),
  name: Field,
  address: z.union([z.literal(''), Field]),
  level: z.enum(PROTECTION_LEVELS),
  particulars: ParticularsSchema.nullable(),
})
// Of before the registry could leave anybody.
const LeftBefore = Left.omit({particulars: true}).extend({schema: z.literal('diarievakt.left-person/1')})

/** A person as what is sealed for the holders says it. */
export function leftPersonText({committees, number, name, address, level, particulars}: LeftPerson): string {
  return JSON.stringify({schema: 'diarievakt.left-person/2', committees, number, name, address, level, particulars})
}

/** The person that was left, or null where it is none: one without a number comes from a row of the registry, and from nowhere else. */
export function leftPersonIn(text: string): LeftPerson | null {
  try {
    const said: unknown = JSON.parse(text)
    const before = LeftBefore.safeParse(said)
    if (before.success) return before.data.number === '' ? null : {...withoutSchema(before.data), particulars: null}
    const {success, data} = Left.safeParse(said)
    return !success || (data.number === '') !== ((data.particulars?.place ?? null) !== null) ? null : withoutSchema(data)
  } catch {
    return null
  }
}

function withoutSchema<T extends {readonly schema: string}>({schema: _, ...said}: T): Omit<T, 'schema'> {
  return said
}

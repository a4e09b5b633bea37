import {z} from 'zod'
import {isFieldText, PROTECTION_LEVELS, type PersonCommittee, type ProtectedPerson} from './person.js'

/** What is left for the holders while nobody has the vault open. It is sealed, and read again as strictly as if anybody had written it: with their public keys anybody could. */
export interface LeftPerson extends ProtectedPerson {
  /** For which committees they are kept; `*` for all of them. */
  readonly committees: readonly PersonCommittee[]
}

const Field = z.string().refine(isFieldText)
const Left = z.strictObject({
  schema: z.literal('diarievakt.left-person/1'),
  committees: z.array(z.string().min(1).transform((code) => code as PersonCommittee)).min(1),
  number: z.string().regex(/^\d{12}$/),
  name: Field,
  address: Field,
  level: z.enum(PROTECTION_LEVELS),
})

/** A person as what is sealed for the holders says it. */
export function leftPersonText({committees, number, name, address, level}: LeftPerson): string {
  return JSON.stringify({schema: 'diarievakt.left-person/1', committees, number, name, address, level})
}

/** The person that was left, or null where it is none. */
export function leftPersonIn(text: string): LeftPerson | null {
  try {
    const {success, data} = Left.safeParse(JSON.parse(text))
    if (!success) return null
    const {committees, number, name, address, level} = data
    return {committees, number, name, address, level}
  } catch {
    return null
  }
}

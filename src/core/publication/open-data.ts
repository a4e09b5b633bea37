import {z} from 'zod'
import {DIRECTIONS} from './public-entry.js'

const Day = z.iso.date()
const Text = z.string()
const Address = z.string().min(1)

const Committee = {
  committee: Text.describe('The code of the committee’s diary.'),
  committeeName: Text,
}

/** One row of the open data, as everybody may read it: no officers, no receipts and no secret rows. */
export const OpenRow = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('case'), heading: Text, ...Committee, diaryNumber: Text, date: Day, publishedOn: Day.describe('First day on the web.'), address: Address.describe('Its page, from the site’s root or whole.')}),
  z.strictObject({
    kind: z.literal('document'),
    heading: Text,
    caseHeading: Text.nullable().describe('Null where the case’s heading is not shown.'),
    ...Committee,
    diaryNumber: Text,
    direction: z.enum(DIRECTIONS),
    date: Day,
    party: Text.nullable(),
    isWithheld: z.boolean().describe('True where a document or a file is not on the web; it may be asked for.'),
    files: z.array(z.strictObject({name: Text, type: Text, bytes: z.int().min(0), address: Address})),
    publishedOn: Day.describe('First day on the web.'),
    address: Address.describe('Its page, from the site’s root or whole.'),
  }),
])
export type OpenRow = z.output<typeof OpenRow>

/** The rows of one day, or of one month. */
export const OpenDocument = z.strictObject({
  $schema: Address,
  of: Text.regex(/^\d{4}-\d{2}(?:-\d{2})?$/).describe('The day, or the month.'),
  municipality: Text,
  rehearsal: z.literal(true).optional().describe('True in a rehearsal: none of it is real.'),
  rows: z.array(OpenRow),
})

/** The shape of the open data as JSON Schema, for those who read it. */
export function openDataSchema(): object {
  return z.toJSONSchema(OpenDocument, {target: 'draft-2020-12'})
}

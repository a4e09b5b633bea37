import {readFileSync} from 'node:fs'
import {z} from 'zod'

const SpanSchema = z.strictObject({kind: z.string(), start: z.int().nonnegative(), end: z.int().positive()})

const RowSchema = z.strictObject({
  id: z.string().min(1),
  field: z.enum(['heading', 'party', 'officer', 'file']),
  case_type: z.string().min(1).nullable(),
  text: z.string().min(1),
  verdict: z.enum(['clear', 'review', 'block']),
  spans: z.array(SpanSchema),
})

/** A text of a registry that a person has judged: what it must lead to, and which places in it (UTF-16 units) must be found. */
export type LabelledRow = z.infer<typeof RowSchema>

/** The rows of a labelled file, one JSON document a line. An invalid line stops the reading: half a set measures nothing. */
export function readLabelledSet(path: string): readonly LabelledRow[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n').map((line, at) => {
    const row = RowSchema.safeParse(JSON.parse(line))
    if (!row.success) throw new Error(`${path}, line ${at + 1}: ${z.prettifyError(row.error)}`)
    return row.data
  })
}

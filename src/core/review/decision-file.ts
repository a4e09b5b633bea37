import {z} from 'zod'
import {DECISION_KINDS, REASON_CODES} from './decision.js'

/** Letters of a rewritten heading that stands in the file, at most. */
export const HEADING_IN_FILE_MAX = 2_000

/** The name and edition of the document. */
export const DECISION_FILE_SCHEMA = 'diarievakt.decisions/1'

const Replayable = z.strictObject({
  id: z.string().regex(/^[a-z]{20}$/),
  answer: z.enum(DECISION_KINDS),
  /** The role word of `replace-party`: one of a list, and no text of a row. */
  role: z.string().max(100).nullable(),
  /** The heading of `rewrite-heading`, where the program's own detectors found nothing in it. */
  heading: z.string().max(HEADING_IN_FILE_MAX).nullable().default(null),
  reason: z.enum(REASON_CODES).nullable(),
  /** The lawyer's section of law. */
  ground: z.string().max(100).nullable(),
  /** What was shown, sealed. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string().max(40),
  batch: z.string().max(40).nullable(),
})

/** What one registrar decided at one sitting, so that it can be looked over and made again on a copy (T17). It holds no text of any row but headings that the registrar wrote and nothing was found in. */
export const DecisionFileSchema = z.strictObject({
  schema: z.literal(DECISION_FILE_SCHEMA),
  /** The random name of the register, whose copies have it too. */
  register: z.string().max(100),
  actor: z.string().max(200),
  since: z.string().max(40),
  until: z.string().max(40),
  decisions: z.array(Replayable).max(100_000),
})

export type DecisionFile = z.infer<typeof DecisionFileSchema>
export type ReplayableDecision = z.infer<typeof Replayable>

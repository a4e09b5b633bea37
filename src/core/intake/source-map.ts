import {z} from 'zod'

/** The columns of the program's own source file, in order: what every other source is mapped onto. */
export const SOURCE_COLUMNS = [
  'diarie',
  'arendenummer',
  'arenderubrik',
  'arenderubrik_sekretess',
  'arendetyp',
  'arende_status',
  'avslutat',
  'handlingsnummer',
  'handlingsrubrik',
  'handlingsrubrik_sekretess',
  'handling_sekretess',
  'lagrum',
  'skydd',
  'riktning',
  'datum',
  'avsandare_mottagare',
  'webbnamn',
  'handlaggare',
  'fil',
  'fil_publiceras',
  'registrator',
  'handling_status',
  'publicerad',
  'andrad',
] as const

export type SourceColumn = (typeof SOURCE_COLUMNS)[number]

/** Columns without which no row can be told apart or judged. The rest may be absent: what they would have told is then unknown, and waits for a person. */
export const REQUIRED_COLUMNS = [
  'diarie',
  'arendenummer',
  'arenderubrik',
  'arenderubrik_sekretess',
  'handlingsnummer',
  'handlingsrubrik',
  'handlingsrubrik_sekretess',
  'handling_sekretess',
  'riktning',
  'datum',
  'webbnamn',
  'fil_publiceras',
] as const satisfies readonly SourceColumn[]

const Words = z.array(z.string().min(1)).min(1)

/** The shape of `data/sources/*.yaml`: how one system's export is read. */
export const SourceMapSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+$/),
  /** `contract` is ours; `suggested` is a guess at a vendor's export, to be checked by the municipality. */
  standing: z.enum(['contract', 'suggested']),
  description: z.string().min(1),
  columns: z.partialRecord(z.enum(SOURCE_COLUMNS), z.string().min(1)),
  values: z.strictObject({
    yes: Words,
    no: Words,
    in: Words,
    out: Words,
    drawnUp: Words,
    open: Words,
    closed: Words,
    cancelled: Words,
    current: Words,
  }),
  dates: z.array(z.enum(['yyyy-MM-dd', 'yyyyMMdd', 'dd.MM.yyyy', 'dd/MM/yyyy'])).min(1),
  separator: z.string().length(1),
})

export type SourceMap = z.infer<typeof SourceMapSchema>

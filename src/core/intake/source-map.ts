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

/** Columns that a file must have where its map names them. What another column would have told is unknown when it is absent, and waits for a person. */
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

/** Without these no row can be told from another: every map must say where they stand. */
const ESSENTIAL_COLUMNS = ['arenderubrik', 'handlingsrubrik', 'datum'] as const satisfies readonly SourceColumn[]

/** Columns whose words are yes and no. */
export const YES_NO_COLUMNS = ['arenderubrik_sekretess', 'handlingsrubrik_sekretess', 'handling_sekretess', 'fil_publiceras'] as const satisfies readonly SourceColumn[]
export type YesNoColumn = (typeof YES_NO_COLUMNS)[number]

/** Columns in which only some words, days or codes mean anything. In the others any text will do. */
export const CLOSED_COLUMNS: ReadonlySet<SourceColumn> = new Set([...YES_NO_COLUMNS, 'riktning', 'arende_status', 'handling_status', 'skydd', 'diarie', 'datum', 'avslutat', 'publicerad', 'andrad'])

/** Forms of a day. Those with a time of day may also have seconds. */
export const DATE_FORMS = ['yyyy-MM-dd', 'yyyyMMdd', 'yyyy/MM/dd', 'dd.MM.yyyy', 'dd/MM/yyyy', 'yyyy-MM-dd HH:mm', 'yyyyMMdd HH:mm', 'yyyy/MM/dd HH:mm', 'dd.MM.yyyy HH:mm', 'dd/MM/yyyy HH:mm'] as const
export type DateForm = (typeof DATE_FORMS)[number]

const Words = z.array(z.string().min(1)).min(1)
/** A heading, or several of which a file has one. */
const Heading = z.union([z.string().min(1), Words])

const Values = z.strictObject({
  yes: Words,
  no: Words,
  in: Words,
  out: Words,
  drawnUp: Words,
  open: Words,
  closed: Words,
  cancelled: Words,
  current: Words,
  /** What stands in `skydd` for nobody protected, besides nothing at all (A11). Everything else counts as protected. */
  unprotected: Words.optional(),
})

const YesNo = z.strictObject({yes: Words, no: Words})

/** The shape of `data/sources/*.yaml` and of the municipality's own maps: how one system's export is read. */
export const SourceMapSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]+$/),
    /** `contract` is this program's; `suggested` was made without the vendor's documentation; `own` is one that the municipality has checked. */
    standing: z.enum(['contract', 'suggested', 'own']),
    description: z.string().min(1),
    columns: z.partialRecord(z.enum(SOURCE_COLUMNS), Heading),
    /** One column that holds the case number and, after the last separator, the document's: `KS 2026/00123:4`. */
    numberInOne: z.strictObject({heading: Heading, separator: z.string().min(1).max(3)}).optional(),
    /** The diary is what stands before the first space of the case number: `KS 2026/00123`. */
    diaryInNumber: z.boolean().optional(),
    /** What is the same in every row. Nothing that a registrar must choose can be settled here. */
    constants: z.strictObject({diarie: z.string().min(1), arendetyp: z.string().min(1), riktning: z.enum(['In', 'Ut', 'Upprättad'])}).partial().optional(),
    /** What the export calls each diary, by the code of the committee in the settings. */
    diaries: z.record(z.string().min(1), Words).optional(),
    values: Values,
    /** Words of single columns, instead of those of `values`. */
    valuesIn: z.partialRecord(z.enum(YES_NO_COLUMNS), YesNo).optional(),
    dates: z.array(z.enum(DATE_FORMS)).min(1),
    separator: z.string().length(1),
  })
  .superRefine((map, context) => {
    const wrong = (...path: readonly string[]): void => context.addIssue({code: 'custom', path: [...path], message: 'this cannot be told apart'})
    const {columns, numberInOne, constants = {}, diaries = {}, values, valuesIn = {}} = map
    for (const column of ESSENTIAL_COLUMNS) if (columns[column] === undefined) wrong('columns', column)
    const named = columns.arendenummer !== undefined && columns.handlingsnummer !== undefined
    const isNumberTwice = numberInOne !== undefined && (columns.arendenummer !== undefined || columns.handlingsnummer !== undefined)
    if (isNumberTwice || (numberInOne === undefined && !named)) wrong('columns', 'arendenummer')
    if ([columns.diarie !== undefined, map.diaryInNumber === true, constants.diarie !== undefined].filter(Boolean).length !== 1) wrong('columns', 'diarie')
    if (columns.arendetyp !== undefined && constants.arendetyp !== undefined) wrong('constants', 'arendetyp')
    if (columns.riktning !== undefined && constants.riktning !== undefined) wrong('constants', 'riktning')
    const headings = headingsOf(map).map(([, heading]) => foldWord(heading))
    if (new Set(headings).size < headings.length) wrong('columns')
    const apart: readonly (readonly [path: readonly string[], lists: readonly (readonly string[])[]])[] = [
      [['values'], [values.yes, values.no]],
      [['values'], [values.in, values.out, values.drawnUp]],
      [['values'], [values.open, values.closed, values.cancelled]],
      [['values'], [values.current, values.cancelled]],
      [['diaries'], Object.values(diaries)],
      ...Object.entries(valuesIn).map(([column, {yes, no}]) => [['valuesIn', column], [yes, no]] as const),
    ]
    for (const [path, lists] of apart) {
      const words = lists.flatMap((list) => [...new Set(list.map(foldWord))])
      if (new Set(words).size < words.length) wrong(...path)
    }
  })

export type SourceMap = z.infer<typeof SourceMapSchema>

/** Every heading that a map knows, with the column it leads to; the two numbers of one heading are told as the case's. */
export function headingsOf({columns, numberInOne}: Pick<SourceMap, 'columns' | 'numberInOne'>): readonly (readonly [column: SourceColumn, heading: string])[] {
  const listed = (heading: string | readonly string[]): readonly string[] => (typeof heading === 'string' ? [heading] : heading)
  return [
    ...SOURCE_COLUMNS.flatMap((column) => listed(columns[column] ?? []).map((heading) => [column, heading] as const)),
    ...listed(numberInOne?.heading ?? []).map((heading) => ['arendenummer', heading] as const),
  ]
}

/** A heading or a value word as two are compared: without regard to capitals, space around and how letters are put together. */
export function foldWord(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase('sv')
}

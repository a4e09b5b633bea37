import {z} from 'zod'
import {PROTECTED_HANDLINGS, SECRET_HANDLINGS} from './delivery.js'
import {LABEL_SHEET_NAMES, sheetProblem} from './label-sheet.js'
import {parseLocalDate} from './local-date.js'
import type {Colour} from './theme.js'

const Text = z.string().min(1)
const Argv = z.array(Text).min(1)
const Contact = z.strictObject({email: z.email().optional(), phone: Text.optional()})
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Day = z.string().refine((text) => parseLocalDate(text) !== null, 'a day that exists, YYYY-MM-DD')
const TimeZone = Text.refine((name) => {
  try {
    new Intl.DateTimeFormat('sv', {timeZone: name})
    return true
  } catch {
    return false
  }
}, 'a time zone that exists')
const Days = z.number().int().min(1).max(36_500)
const Years = z.number().int().min(1).max(100)
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A pattern of diary numbers: a regular expression without lookaround or backreference, anchored by the program. */
const Pattern = Text.max(200).refine((pattern) => {
  if (/\(\?[=!<]|\\[1-9k]/.test(pattern)) return false
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}, 'not a pattern that can be used')

const Hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour, "#rrggbb"').optional()

/** The colours of one look; what is not chosen is as shipped. The key names stand in `COLOURS`. */
const Colours = z.strictObject({
  primary: Hex, onPrimary: Hex, background: Hex, surface: Hex, text: Hex, muted: Hex, link: Hex, visited: Hex,
  focus: Hex, edge: Hex, received: Hex, sent: Hex, drawnUp: Hex, failed: Hex,
} satisfies Record<Colour, typeof Hex>)

const Theme = z.strictObject({
  light: Colours.prefault({}),
  dark: Colours.prefault({}),
  logo: z.strictObject({file: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/, 'the plain name of a file in the workspace'), alt: Text.max(100).optional()}).optional(),
})

/**
 * What the statement of accessibility says (the law 2018:1937). That the diary conforms wholly cannot be said: headings in other languages are not marked as such, and files are
 * as they came.
 */
const Accessibility = z.strictObject({
  contact: Contact.optional(),
  conformance: z.enum(['partial', 'none']).default('partial'),
  assessedOn: Day.optional(),
  walkedThroughOn: Day.optional(),
  shortcomings: z.array(Text.max(500)).max(50).default([]),
})

const Committee = z.strictObject({
  name: Text,
  administration: Text.optional(),
  diaryNumber: Pattern,
  registrar: Contact.optional(),
  hasSpecificSecrecy: z.boolean().default(false),
  adaptedMinutes: z.boolean().default(false),
  retentionYears: z.number().int().min(1).max(100).default(2),
  officials: z.array(Text).default([]),
  members: z.array(Text).default([]),
})

const Administration = z.strictObject({
  registrar: Contact.optional(),
  privacyCoordinator: z.strictObject({notify: z.union([Argv, Text])}).optional(),
  manager: z.strictObject({notify: z.union([Argv, Text])}).optional(),
})

/** The address under which the diary is read. Its path stands in the web server's list of gone addresses, so it holds nothing that a server could read in another way. */
const BaseUrl = z
  .url({protocol: /^https?$/})
  .refine((address) => /^https?:\/\/[^/?#@\\\s]+(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/i.test(address), 'an address with a plain path: letters, digits, dots and hyphens')

/** An address as it stands on an envelope. */
const AddressLines = z.array(Text.max(40)).min(1).max(4)
const Millimetres = z.number().min(0).max(1_000)
const OwnSheet = z
  .strictObject({
    page: z.strictObject({width: Millimetres, height: Millimetres}).default({width: 210, height: 297}),
    label: z.strictObject({width: Millimetres, height: Millimetres}),
    columns: z.int().min(1).max(20),
    rows: z.int().min(1).max(50),
    top: Millimetres,
    left: Millimetres,
    stepX: Millimetres,
    stepY: Millimetres,
  })
  .refine((sheet) => sheetProblem(sheet) === null, 'labels of at least 30 × 12 mm that stand beside each other and on the page')

/** Which keys there are, and which actions, is the screen's to say, when it is opened: no key on a screen may stop a publication. */
const ReviewKeys = z.record(Text.max(40), z.union([Text.max(20), z.array(Text.max(20)).max(10)]))

/** The shape of `diarievakt.yaml`: what the municipality decides. An unknown key is a mistake, so it is refused. */
export const SettingsSchema = z.strictObject({
  municipality: z.strictObject({name: Text, organisationNumber: Text.optional(), contact: Text.optional(), archive: z.strictObject({name: Text, contact: Text.optional()}).optional()}),
  site: z
    .strictObject({
      baseUrl: BaseUrl.optional(),
      keepReleases: z.number().int().min(1).max(100).default(5),
      deploy: Argv.optional(),
      bulkFormats: z.boolean().default(false),
      theme: Theme.prefault({}),
      accessibility: Accessibility.prefault({}),
    })
    .prefault({}),
  database: z
    .string()
    .regex(/^(sqlite:[^/].*|postgres(ql)?:\/\/.+)$/)
    .refine((url) => !/^postgres(ql)?:\/\/(?:[^@]*:[^@]*@|.*[?&]password=)/i.test(url), 'a password does not belong in the settings')
    .default('sqlite:diarievakt.db'),
  timeZone: TimeZone.default('Europe/Stockholm'),
  schedule: z
    .strictObject({
      slots: z.array(Time).min(1).default(['12:00', '16:00']),
      days: z.array(z.enum(WEEKDAYS)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
      holidays: z.union([z.literal('sv'), z.literal('none'), z.array(Day)]).default('sv'),
    })
    .prefault({}),
  publishFrom: Day.optional(),
  cleanRows: z.enum(['publish', 'confirm']).default('publish'),
  filePersonalData: z.enum(['strict', 'chapter3']).default('strict'),
  withheldRow: z.enum(['registry', 'receipt']).default('registry'),
  committees: z.record(z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u), Committee).refine((committees) => Object.keys(committees).length > 0, 'at least one committee'),
  administrations: z.record(Text, Administration).default({}),
  files: z
    .strictObject({
      ocr: z.enum(['auto', 'off']).default('auto'),
      knownPictures: z.array(z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')).max(1_000).default([]),
    })
    .prefault({}),
  search: z.strictObject({namesMonths: z.number().int().min(1).max(1200).default(24)}).prefault({}),
  archive: z.enum(['required', 'none']).default('required'),
  delivery: z
    .strictObject({
      agreement: Text.max(200).optional(),
      protected: z.enum(PROTECTED_HANDLINGS).default('neutral'),
      secret: z.enum(SECRET_HANDLINGS).default('included'),
      // Copies that the archive got less than the whole of stay here, unless the municipality says that they may go.
      purgeVeiled: z.boolean().default(false),
      recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{20,4000}$/, 'the archive’s age key, age1…').optional(),
      casesMax: z.int().min(1).max(100_000).default(5_000),
      gigabytesMax: z.number().min(0.001).max(10_000).default(50),
    })
    .refine(({protected: persons, secret, recipient}) => recipient !== undefined || (persons !== 'sealed' && secret !== 'sealed'), 'recipient, the archive’s age key, where anything is sealed')
    .prefault({}),
  retention: z
    .strictObject({
      registryCopyDays: Days.default(365),
      archiveYears: Years.default(2),
      archiveFrom: z.enum(['closed', 'published']).default('closed'),
      versionsDays: Days.default(365),
      notesDays: Days.default(1095),
      rejectsDays: Days.default(30),
      runsDays: Days.default(730),
      inboxDays: Days.default(30),
      outboxDays: Days.default(30),
      logsYears: Years.default(10),
      faultsDays: Days.default(365),
      goneYears: Years.default(10),
      // Shorter than a registry keeps its rows, and a full export would bring purged ones back as new.
      tombstonesYears: Years.min(10).default(50),
      backupsDays: Days.default(90),
      keyCopiesDays: Days.default(14),
      lettersYears: Years.default(10),
      incidentsYears: Years.default(10),
      followupsYears: Years.default(10),
      requestsYears: Years.default(2),
    })
    .prefault({}),
  protected: z.strictObject({holdUnswept: z.boolean().default(true)}).prefault({}),
  forwarding: z
    .strictObject({
      skatteverket: z.strictObject({address: AddressLines, checkedOn: Day}).default({address: ['Skatteverket', 'Box 2820', '403 20 Göteborg'], checkedOn: '2026-11-23'}),
      returnAddress: AddressLines.optional(),
      envelope: z.strictObject({lettersMax: z.int().min(1).max(200).default(10), gramsMax: z.int().min(20).max(2_000).default(2_000)}).prefault({}),
      labels: z.union([z.enum(LABEL_SHEET_NAMES), OwnSheet]).default('L7160'),
      outer: z.enum(['label', 'C5', 'C4']).default('label'),
      printer: z.strictObject({labels: Argv.default(['lp']), envelopes: Argv.default(['lp']), list: Argv.default(['lp'])}).prefault({}),
      daysToAllow: z.int().min(1).max(60).default(10),
    })
    .prefault({}),
  minutes: z
    .strictObject({
      head: Text.max(120).optional(),
      logo: z.boolean().default(true),
      numbering: z.string().max(40).refine((form) => form.includes('{nr}') && !/[{}]/.test(form.replaceAll(/\{(?:nr|år|diarie)\}/g, '')), 'a form with {nr} in it, and {år} and {diarie} if wanted').default('§ {nr}'),
    })
    .prefault({}),
  requests: z.strictObject({answerDays: z.int().min(1).max(30).default(3)}).prefault({}),
  audit: z.strictObject({anchor: z.union([Text, Argv]).optional()}).prefault({}),
  review: z
    .strictObject({
      keys: ReviewKeys.default({}),
      screenReader: z.boolean().default(false),
      // 0: never.
      lockMinutes: z.number().int().min(0).max(480).default(15),
      escalationDays: z.int().min(1).max(30).default(3),
    })
    .prefault({}),
  followup: z
    .strictObject({
      workFrom: Time.default('06:00'),
      workTo: Time.default('20:00'),
      personsADay: z.int().min(1).max(10_000).default(20),
      sampleShare: z.int().min(0).max(100).default(5),
      staleDays: Days.default(35),
      queueHours: z.int().min(1).max(10_000).default(48),
    })
    .prefault({}),
  holdersMax: z.number().int().min(1).max(50).default(5),
  // The hour is the most that there is: it can be made shorter.
  breakGlassMinutes: z.number().int().min(5).max(60).default(60),
  notify: z.strictObject({failure: Argv.optional()}).prefault({}),
  inbox: Text.default('inbox'),
})

export type Settings = z.infer<typeof SettingsSchema>

/**
 * The shape of somebody's own settings, which go before the workspace's: only what concerns nobody else, the hand and the ear of the one who sits there. A file of nothing but
 * comments says nothing.
 */
export const OwnSettingsSchema = z
  .strictObject({review: z.strictObject({keys: ReviewKeys.default({}), screenReader: z.boolean().optional()}).prefault({})})
  .nullable()
  .transform((own) => own ?? {review: {keys: {}}})

export type OwnSettings = z.infer<typeof OwnSettingsSchema>
export type CommitteeSettings = Settings['committees'][string]

/** How to reach the registrar of a committee: the administration's own contact wins (E3). */
export function registrarOf(settings: Settings, committee: string): {readonly email: string | null; readonly phone: string | null} | null {
  const own = Object.hasOwn(settings.committees, committee) ? settings.committees[committee] : undefined
  if (own === undefined) return null
  const shared = own.administration === undefined ? undefined : (Object.hasOwn(settings.administrations, own.administration) ? settings.administrations[own.administration]?.registrar : undefined)
  const contact = shared ?? own.registrar
  return contact === undefined ? null : {email: contact.email ?? null, phone: contact.phone ?? null}
}

/** Years an entry of the committee is shown; a committee that has left the settings keeps the routine's two. */
export function yearsShown(settings: Pick<Settings, 'committees'>, committee: string): number {
  return (Object.hasOwn(settings.committees, committee) ? settings.committees[committee]?.retentionYears : undefined) ?? 2
}

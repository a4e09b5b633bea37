import {z} from 'zod'

/** The shape of a backup. A change that an older program would misread gets the next number. */
export const BACKUP_FORMAT = 'diarievakt.backup/1'

const Count = z.int().min(0)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/)
/** The municipality's own files, by their names in the workspace and in the backup: no name leads out of either. */
const OwnFile = z.union([z.enum(['diarievakt.yaml', 'policy.yaml']), z.templateLiteral(['sources/', z.string().regex(/^[a-z0-9]{1,60}$/), '.yaml'])])
const Instant = z.iso.datetime({precision: 3})

/** What a backup says of itself: everything in it, by size and digest, and where the register stood when it was taken. */
export const ManifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  program: z.string().max(100),
  /** The migrations its tables have had. */
  schema: z.array(z.string().max(100)).min(1).max(10_000),
  register: z.string().min(1).max(100),
  municipality: z.string().max(1_000),
  isRehearsal: z.boolean(),
  madeAt: Instant,
  /** Where each chain of the audit log stood. */
  heads: z.array(z.strictObject({chain: z.string().max(100), position: Count, hash: z.string().max(200)})).max(100_000),
  /** How far the stop journal had come: what it says later, the backup does not know. */
  stopJournal: z.strictObject({bytes: Count, head: Sha256}),
  tables: z
    .array(z.strictObject({name: Name, columns: z.array(Name).min(1).max(1_000), rows: Count, rowsDigest: Sha256, bytes: Count, sha256: Sha256}))
    .min(1)
    .max(1_000),
  settings: z.array(z.strictObject({name: OwnFile, bytes: Count, sha256: Sha256})).max(200),
  key: z.strictObject({bytes: Count, sha256: Sha256}),
  files: z.strictObject({count: Count, bytes: Count}),
})

export type BackupManifest = z.infer<typeof ManifestSchema>

/** One table of a backup. */
export type BackedUpTable = BackupManifest['tables'][number]

import {BACKUP_FORMAT, type BackupManifest} from '../../core/retention/backup.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {chainHeads} from '../../io/db/audit-table.js'
import {listBackup} from '../../io/db/backup-table.js'
import type {TableShape} from '../../io/db/catalogue.js'
import {inOneMoment} from '../../io/db/one-moment.js'
import {filesNeeded} from '../../io/db/entry-table.js'
import {readMeta, setStopPosition, stopPosition} from '../../io/db/meta-table.js'
import {schemaOf} from '../../io/db/migrations/index.js'
import {copiedTables, RowsDigest, rowsOf} from '../../io/db/register-copy.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import {refuseUnfitPlace, tablePart, writeArchive, type ArchivePart, type WrittenArchive} from '../../io/files/backup-archive.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {beginStopJournal, readStops, stopJournalOf} from '../../io/files/stop-journal.js'
import {ownFiles, readKey} from '../../io/files/workspace.js'
import {RunningDigest, sha256} from '../../io/system/digest.js'
import {Refusal} from '../../core/refusal.js'
import {endOpenings} from '../protected/unlock.js'
import {deed, type Session} from '../deed.js'

export interface BackupOrder {
  /** Where to write it: a whole path. */
  readonly file: string
  /** The program's version, as the backup names it. */
  readonly program: string
  /** Told of each table when it begins to be copied, while others go on working in the register. */
  readonly onTable: (table: string) => void
}

/** A finished backup. */
export interface MadeBackup extends WrittenArchive {
  readonly file: string
  readonly register: string
  readonly madeAt: Instant
  readonly entries: number
  readonly rows: number
  readonly files: number
  /** Kept files that the register names and that are gone or changed: their rows are held when they are next to be shown. */
  readonly filesMissing: number
}

/** Copies the whole register into one file while others work: every table from one state, kept files, settings and key (P1, P3). */
export const makeBackup = deed('backup.make', async (session, {file, program, onTable}: BackupOrder): Promise<MadeBackup> => {
  await refuseUnfitPlace(file, new SiteFolder(session.folder).root)
  // Whoever shares let in is out by the next night, whether or not anybody has unlocked since.
  await endOpenings(session)
  await keepJournal(session)
  const madeAt = session.now
  const {manifest, filesMissing, written} = await inOneMoment(session.db, session.dialect, async (tx) => {
    const meta = await readMeta(tx)
    const journal = await stopPosition(tx)
    if (journal === null) throw new Error('The register has no stop journal')
    const own = ownFiles(session.folder)
    const key = readKey(session.folder)
    const tables: BackupManifest['tables'][number][] = []
    const kept = await keptFiles(session, await filesNeeded(tx))
    const told = {bytes: 0}
    const parts: ArchivePart[] = [
      ...(await copiedTables(tx, session.dialect)).map((table) => tableIn(tx, table, (one) => tables.push(one), onTable)),
      ...own.map(({name, bytes}) => whole(`settings/${name}`, bytes)),
      whole('fingerprint.key', key),
      ...kept.files.map((digest) => keptFile(session, digest, told)),
    ]
    const describe = (heads: BackupManifest['heads']): BackupManifest => ({
      format: BACKUP_FORMAT,
      program,
      schema: [...schema],
      register: meta.get('registerId') ?? '',
      municipality: session.settings.municipality.name,
      isRehearsal: session.isRehearsal,
      madeAt,
      heads,
      stopJournal: journal,
      tables,
      settings: own.map(({name, bytes}) => ({name, bytes: bytes.length, sha256: sha256(bytes)})),
      key: {bytes: key.length, sha256: sha256(key)},
      files: {count: kept.files.length, bytes: told.bytes},
    })
    const schema = await schemaOf(tx)
    const heads = [...(await chainHeads(tx))]
    const archive = await writeArchive(file, new Date(madeAt), parts, () => JSON.stringify(describe(heads), null, 1))
    return {manifest: describe(heads), filesMissing: kept.missing, written: archive}
  })
  await session.change(async ({tx, record}) => {
    await listBackup(tx, {path: file, sha256: written.sha256, madeAt})
    await record({kind: 'register.backed-up', sha256: written.sha256, heads: manifest.heads.map((head) => ({...head, chain: head.chain as '*'}))})
  })
  const rowsIn = (name: string): number => manifest.tables.find((table) => table.name === name)?.rows ?? 0
  return {
    file,
    ...written,
    register: manifest.register,
    madeAt,
    entries: rowsIn('entry'),
    rows: manifest.tables.reduce((sum, {rows}) => sum + rows, 0),
    files: manifest.files.count,
    filesMissing,
  }
})

/** A backup names a place in the stop journal. Where the journal was lost, or the register is older than journals, one begins now: all before it is in the backup. */
async function keepJournal(session: Session): Promise<void> {
  await session.db.transaction(async (tx) => {
    await session.dialect.lockForWriting(tx)
    const position = await stopPosition(tx)
    const isWhole = position !== null && (await readStops(stopJournalOf(session.folder), position).then(() => true, refusedOnly))
    if (!isWhole) await setStopPosition(tx, await beginStopJournal(session.folder, session.now))
  })
}

function refusedOnly(error: unknown): false {
  if (error instanceof Refusal) return false
  throw error
}

function tableIn(tx: Parameters<typeof rowsOf>[0], table: TableShape, onEnd: (told: BackupManifest['tables'][number]) => void, onTable: (table: string) => void): ArchivePart {
  const {name} = table
  const columns = table.columns.map((column) => column.name)
  return {
    name: tablePart(name),
    isCompressed: true,
    async *content() {
      onTable(name)
      const bytesDigest = new RunningDigest()
      const rowsDigest = new RowsDigest()
      let bytes = 0
      const piece = (lines: readonly string[]): Buffer => {
        const text = Buffer.from(`${lines.join('\n')}\n`)
        bytesDigest.add(text)
        bytes += text.length
        return text
      }
      yield piece([JSON.stringify(columns)])
      for await (const rows of rowsOf(tx, table)) {
        const lines = rows.map((row) => JSON.stringify(row))
        for (const line of lines) rowsDigest.addLine(line)
        yield piece(lines)
      }
      onEnd({name, columns, rows: rowsDigest.rows, rowsDigest: rowsDigest.text, bytes, sha256: bytesDigest.close()})
    },
  }
}

function whole(name: string, bytes: Uint8Array): ArchivePart {
  return {
    name,
    isCompressed: false,
    async *content() {
      yield bytes
    },
  }
}

function keptFile(session: Session, digest: string, told: {bytes: number}): ArchivePart {
  return {
    name: `files/${digest.slice(0, 2)}/${digest}`,
    isCompressed: false,
    async *content() {
      for await (const chunk of new ClearedFiles(session.folder).bytes(digest)) {
        told.bytes += chunk.length
        yield chunk
      }
    },
  }
}

/** Which kept files go along: those that the register needs and that still are what was cleared. */
async function keptFiles(session: Session, needed: ReadonlySet<string>): Promise<{readonly files: readonly string[]; readonly missing: number}> {
  const cleared = new ClearedFiles(session.folder)
  const files: string[] = []
  for (const digest of [...needed].sort()) {
    const found = new RunningDigest()
    let isThere = await cleared.has(digest)
    if (isThere) {
      for await (const chunk of cleared.bytes(digest)) found.add(chunk)
      isThere = found.close() === digest
    }
    if (isThere) files.push(digest)
  }
  return {files, missing: needed.size - files.length}
}

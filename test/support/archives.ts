import {createHash} from 'node:crypto'
import {readFile, writeFile} from 'node:fs/promises'
import {openPromise} from 'yauzl'
import {ZipFile, type ReadStreamOptions} from 'yazl'
import type {BackupManifest} from '../../src/core/retention/backup.js'
import {RowsDigest, type CopiedRow} from '../../src/io/db/register-copy.js'

/** One part of an archive as a test wants it. */
export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
  readonly options?: Partial<ReadStreamOptions>
}

const SEAL = 'diarievakt sha256 '
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** An archive of any parts at all, with a seal that is right for it. */
export async function sealed(parts: readonly Part[], change: (zip: Buffer) => Buffer = (zip) => zip): Promise<Buffer> {
  const zip = new ZipFile()
  for (const {name, bytes, options} of parts) zip.addBuffer(Buffer.from(bytes), name, {mode: 0o100_600, compress: true, ...options})
  zip.end({forceZip64Format: false, comment: SEAL + '0'.repeat(64)})
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream as unknown as AsyncIterable<Buffer>) chunks.push(chunk)
  return reseal(change(Buffer.concat(chunks)))
}

/** The seal that is right for an archive as it now stands. */
export function reseal(zip: Buffer): Buffer {
  const body = zip.subarray(0, -64)
  return Buffer.concat([body, Buffer.from(sha256(body))])
}

/** Every part of an archive, by name. */
export async function partsIn(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file, {lazyEntries: true})
  const parts = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk)
    parts.set(entry.fileName, Buffer.concat(chunks))
  }
  return parts
}

/** A backup as somebody might have rewritten it, who knows how its digests are made. */
export class Rewritten {
  readonly parts: Map<string, Buffer>
  manifest: BackupManifest

  private constructor(parts: Map<string, Buffer>) {
    this.parts = parts
    this.manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '{}') as BackupManifest
  }

  static async from(file: string): Promise<Rewritten> {
    return new Rewritten(await partsIn(file))
  }

  rows(table: string): readonly Readonly<Record<string, CopiedRow[number]>>[] {
    const [header = '[]', ...lines] = this.parts.get(`register/${table}.jsonl`)?.toString().trimEnd().split('\n') ?? []
    const columns = JSON.parse(header) as string[]
    return lines.map((line) => Object.fromEntries((JSON.parse(line) as CopiedRow).map((cell, at) => [columns[at] ?? '', cell] as const)))
  }

  /** Puts other rows in a table; its digests are those of the rows. */
  setRows(table: string, columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): void {
    const digest = new RowsDigest()
    const lines = rows.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null)))
    for (const line of lines) digest.addLine(line)
    const bytes = Buffer.from(`${[JSON.stringify(columns), ...lines].join('\n')}\n`)
    this.parts.set(`register/${table}.jsonl`, bytes)
    this.setTable(table, {columns: [...columns], rows: rows.length, rowsDigest: digest.text, bytes: bytes.length, sha256: sha256(bytes)})
  }

  setTable(name: string, told: Partial<BackupManifest['tables'][number]>): void {
    this.manifest = {...this.manifest, tables: this.manifest.tables.map((table) => (table.name === name ? {...table, ...told} : table))}
  }

  async write(file: string): Promise<string> {
    this.parts.set('manifest.json', Buffer.from(JSON.stringify(this.manifest)))
    await writeFile(file, await sealed([...this.parts].map(([name, bytes]) => ({name, bytes, options: {compress: !name.startsWith('files/')}}))))
    return file
  }
}

/** The bytes of a file with one of them changed. */
export async function flipped(file: string, at: number, change: number): Promise<Buffer> {
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ change, at)
  return bytes
}

import {createReadStream} from 'node:fs'
import {createHash} from 'node:crypto'
import {certainOrRefused} from '../csv-export.js'
import {EncodingEvidence, type Encoding} from '../encoding.js'
import type {FoundOnDisk} from '../export-file.js'
import {asUtf8} from '../transcode.js'

/** An extract of text, and how its bytes are read. */
export interface MasterText extends FoundOnDisk {
  readonly sha256: string
  readonly encoding: Encoding
  readonly bomBytes: number
}

/** Reads a file of text once for its digest and encoding. `declared`: what it says of its encoding itself; what its bytes speak against is refused. */
export async function inspectMasterText(found: FoundOnDisk, asked: Encoding | null, declared: Encoding | null): Promise<MasterText> {
  const digest = createHash('sha256')
  const evidence = new EncodingEvidence()
  for await (const chunk of createReadStream(found.path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    evidence.add(chunk)
  }
  const wanted = asked ?? declared
  const {encoding, bomBytes} = certainOrRefused(evidence.conclude(wanted), wanted, found.name)
  return {...found, sha256: digest.digest('hex'), encoding, bomBytes}
}

/** The text of an extract, piece by piece. */
export async function* textOf({path, encoding, bomBytes}: MasterText): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
  for await (const chunk of asUtf8(createReadStream(path, {start: bomBytes, highWaterMark: 1 << 16}) as AsyncIterable<Buffer>, encoding)) yield decoder.decode(chunk, {stream: true})
  yield decoder.decode()
}

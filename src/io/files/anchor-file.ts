import {createReadStream} from 'node:fs'
import {open, realpath, stat, type FileHandle} from 'node:fs/promises'
import {basename, dirname, join, sep} from 'node:path'
import {createInterface} from 'node:readline'
import {sha256} from '../system/digest.js'

// An anchor of a hundred committees is some fifteen thousand bytes.
const TAIL_BYTES = 1 << 20

/** SHA-256 of a file's last whole line, or null where there is none. */
export async function lastLineDigest(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch(nothingThere)
  if (file === null) return null
  try {
    const {tail} = await tailOf(file)
    const lines = tail.subarray(0, tail.lastIndexOf(10) + 1).toString('utf8').split('\n')
    const last = lines.at(-2) ?? ''
    return last === '' ? null : sha256(last)
  } finally {
    await file.close()
  }
}

/** Adds a line to a file, for its owner's eyes only, and comes back when it is on the disk. What a power cut left half written is taken away first. */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', 0o600)
  try {
    const {tail, size} = await tailOf(file)
    const torn = tail.length - (tail.lastIndexOf(10) + 1)
    // On a file that can only grow the torn line stays, and the new one begins after it.
    const isMended = torn === 0 || (await file.truncate(size - torn).then(
      () => true,
      () => false,
    ))
    await file.appendFile(`${isMended ? '' : '\n'}${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The lines of a file, or null where there is none. */
export async function linesOf(path: string): Promise<readonly string[] | null> {
  if ((await stat(path).catch(nothingThere)) === null) return null
  const lines: string[] = []
  for await (const line of createInterface({input: createReadStream(path), crlfDelay: Infinity})) lines.push(line)
  return lines
}

/** True where a file lies, or would lie, in a folder or below it. */
export async function liesIn(folder: string, path: string): Promise<boolean> {
  const place = join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path))
  return place.startsWith((await realpath(folder)) + sep)
}

async function tailOf(file: FileHandle): Promise<{readonly tail: Buffer; readonly size: number}> {
  const {size} = await file.stat()
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
  await file.read(tail, 0, tail.length, size - tail.length)
  return {tail, size}
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

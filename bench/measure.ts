import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** One run of a whole process: wall seconds, and peak memory in megabytes where the process is Node and can tell. */
export interface Measured {
  readonly seconds: number
  readonly peakMB: number | null
}

/** Runs a program to its end and measures it; throws where it fails. */
export function measure(program: string, args: readonly string[], {cwd = ROOT, env = {}, input, codes = [0]}: {cwd?: string; env?: Record<string, string>; input?: string; codes?: readonly number[]} = {}): Measured {
  const peakFile = join(mkdtempSync(join(tmpdir(), 'bench-')), 'peak')
  const started = performance.now()
  const done = spawnSync(program, args, {cwd, input, encoding: 'utf8', maxBuffer: 1 << 28, env: {...process.env, ...env, BENCH_PEAK: peakFile}})
  const seconds = (performance.now() - started) / 1000
  if (!codes.includes(done.status ?? -1)) throw new Error(`${program} ${args.join(' ')}: ${done.status}\n${done.stderr}`)
  const peakMB = existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) / 1000 : null
  rmSync(dirname(peakFile), {recursive: true})
  return {seconds, peakMB}
}

/** The program itself, telling its peak memory when it ends. */
export function diarievakt(args: readonly string[], cwd: string, now: string, input?: string, codes: readonly number[] = [0]): Measured {
  return measure(process.execPath, ['--import', join(ROOT, 'bench', 'tell-peak.mjs'), join(ROOT, 'bin', 'run.js'), ...args], {cwd, env: {DIARIEVAKT_NOW: now}, codes, ...(input === undefined ? {} : {input})})
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs something several times after one run that is not counted; the median of the seconds. */
export function timed(times: number, work: () => Measured): number {
  work()
  return median(Array.from({length: times}, () => work().seconds))
}

/** One line of a result: what, its figure, and how many times the yardstick it is. */
export function line(what: string, seconds: number, yardstick: number | null, more = ''): void {
  const ratio = yardstick === null ? '' : `  ${(seconds / yardstick).toFixed(2)} × yardstick`
  console.log(`${what.padEnd(60)} ${seconds.toFixed(seconds < 10 ? 3 : 1).padStart(9)} s${ratio}${more === '' ? '' : `  ${more}`}`)
}

/** A rehearsal workspace of one committee whose diary numbers fit the generated exports. */
export function benchWorkspace(folder: string, now: string, database = 'sqlite:diarievakt.db'): void {
  measure(process.execPath, [join(ROOT, 'bin', 'run.js'), 'init', folder, '--rehearsal', '--municipality', 'Provkommunen', '--database', database, '--no-input'], {env: {DIARIEVAKT_NOW: now}})
  const settings = join(folder, 'diarievakt.yaml')
  const text = readFileSync(settings, 'utf8').replace(/diaryNumber: .*/, "diaryNumber: 'KS \\d{4}/\\d{7}'")
  writeFileSync(settings, text)
}

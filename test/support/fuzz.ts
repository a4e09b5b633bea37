import type fc from 'fast-check'

/** How many hostile cases a property tries: a sample in every run of the tests, all of them in `npm run test:fuzz`, which sets DIARIEVAKT_FUZZ=full. */
export function runs(sample: number, full: number): number {
  return process.env['DIARIEVAKT_FUZZ'] === 'full' ? full : sample
}

/**
 * What fast-check is told. A sample is the same every time, so that a run of the tests tells of a change and not of chance; a full run is another every time. Either
 * prints the seed and the path of what failed, which DIARIEVAKT_SEED and DIARIEVAKT_PATH play again.
 */
export function tries<T>(sample: number, full: number): fc.Parameters<T> {
  const {DIARIEVAKT_FUZZ: how, DIARIEVAKT_SEED: seed, DIARIEVAKT_PATH: path} = process.env
  if (seed !== undefined) return {numRuns: runs(sample, full), seed: Number(seed), ...(path === undefined ? {} : {path, endOnFailure: true})}
  return {numRuns: runs(sample, full), ...(how === 'full' ? {} : {seed: SAMPLE_SEED})}
}

const SAMPLE_SEED = 20_260_203

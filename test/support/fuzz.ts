/** How many hostile cases a property tries: a sample in every run of the tests, all of them in `npm run test:fuzz`, which sets DIARIEVAKT_FUZZ=full. */
export function runs(sample: number, full: number): number {
  return process.env['DIARIEVAKT_FUZZ'] === 'full' ? full : sample
}

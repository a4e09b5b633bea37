import {writeFileSync} from 'node:fs'

// Loaded before the program: at its end it leaves its peak resident memory, in kilobytes, where the one who measures looks.
process.on('exit', () => {
  if (process.env['BENCH_PEAK'] !== undefined) writeFileSync(process.env['BENCH_PEAK'], String(process.resourceUsage().maxRSS))
})

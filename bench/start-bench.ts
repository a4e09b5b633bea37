import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {diarievakt, line, measure, ROOT, timed} from './measure.ts'

// Start-up beside bare node, in the same run.
const now = '2026-02-03T08:00:00Z'
const folder = join(mkdtempSync(join(tmpdir(), 'diarievakt-bench-')), 'w')
const run = join(ROOT, 'bin', 'run.js')
diarievakt(['init', folder, '--demo'], ROOT, now)
diarievakt(['scan'], folder, now)
const bare = timed(9, () => measure(process.execPath, ['-e', '0']))
line('bare node', bare, null)
for (const args of [['--version'], ['--help'], ['review', 'list'], ['publication', 'status']]) {
  line(`diarievakt ${args.join(' ')}`, timed(9, () => measure(process.execPath, [run, ...args], {cwd: folder, env: {DIARIEVAKT_NOW: now}})), bare)
}
rmSync(join(folder, '..'), {recursive: true})

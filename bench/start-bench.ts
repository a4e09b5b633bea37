import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
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
line('diarievakt scan text', timed(9, () => measure(process.execPath, [run, 'scan', 'text'], {input: 'Ny gångväg'})), bare)
// What the word lists and the tagger's model cost whoever judges: a process that reads them, beside one that could.
const reads = (call: string): number => timed(9, () => measure(process.execPath, ['--input-type=module', '-e', `const {loadLexica} = await import(${JSON.stringify(pathToFileURL(join(ROOT, 'dist/io/files/lexica-file.js')).href)})\n${call}`]))
const without = reads('')
const having = reads(`loadLexica(${JSON.stringify(join(ROOT, 'data'))})`)
line('node that could read lists and model', without, bare)
line('node that reads lists and model', having, bare, `${((having - without) * 1000).toFixed(0)} ms for them`)
rmSync(join(folder, '..'), {recursive: true})

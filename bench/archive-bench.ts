import {mkdirSync, mkdtempSync, openSync, closeSync, ftruncateSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure, type Measured} from './measure.ts'

// Packages for the archive of generated documents, each with a sparse file of 200 kB that begins otherwise than any other: written, and looked through; beside sha256sum and cp of the same files, and
// sha256sum -c of the same package.
const documents = Number(process.argv[2] ?? 100_000)
const BYTES_EACH = 200_000
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'diarievakt-bench-'))
const room = statfsSync(folder)
if (room.bavail * room.bsize < documents * BYTES_EACH * 2.5) throw new Error(`There is no room for ${((documents * BYTES_EACH * 2.5) / 1e9).toFixed(0)} GB in ${folder}: name another folder in BENCH_FOLDER`)
const workspace = join(folder, 'w')
const files = join(folder, 'filer')
mkdirSync(files)
for (let at = 0; at < documents; at += 1) {
  const file = openSync(join(files, `${at}.pdf`), 'w')
  writeSync(file, `%PDF-1.4 ${at}\n`)
  ftruncateSync(file, BYTES_EACH)
  closeSync(file)
}
const size = `${documents} files, ${((documents * BYTES_EACH) / 1e9).toFixed(1)} GB`
await writeExport(join(folder, 'export.csv'), documents, {closedOn: '2026-02-01'})
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
line('import, files read for their digests', diarievakt(['import', join(folder, 'export.csv'), '--attachments', files, '--json'], workspace, '2026-02-03T08:00:00Z').seconds, null, size)

const shell = (command: string, cwd: string): Measured => measure('sh', ['-c', command], {cwd})
const sum = shell('find . -type f -print0 | xargs -0 sha256sum > ../sums', files)
const copy = shell('cp -r filer kopia && sync', folder)
rmSync(join(folder, 'kopia'), {recursive: true})
// What is left of taking it away is not the next one's to wait for.
shell('sync', folder)
const yardstick = sum.seconds + copy.seconds
line('sha256sum and cp of the files', yardstick, null, `${sum.seconds.toFixed(1)} + ${copy.seconds.toFixed(1)} s`)
const told = (what: string, {seconds, peakMB}: Measured, beside: number): void => line(what, seconds, beside, `peak ${peakMB?.toFixed(0)} MB`)
const to = join(folder, 'paket')
mkdirSync(to)
told('archive plan', diarievakt(['archive', 'plan', '--json'], workspace, '2028-03-01T08:00:00Z'), yardstick)
told('archive export --dry-run', diarievakt(['archive', 'export', '--dry-run', '--attachments', files, '--json'], workspace, '2028-03-01T08:00:00Z'), yardstick)
told('archive export', diarievakt(['archive', 'export', '--to', to, '--attachments', files, '--json'], workspace, '2028-03-01T08:00:00Z'), yardstick)

const packages = readdirSync(to).filter((name) => !name.endsWith('.sha256')).sort()
let [checked, verified, peakMB] = [0, 0, 0]
for (const id of packages) {
  writeFileSync(join(folder, 'lista.sh'), `cd '${to}/${id}' && find . -type f -print0 | xargs -0 sha256sum > '${folder}/lista' && exit 0`)
  measure('sh', [join(folder, 'lista.sh')])
  checked += shell(`sha256sum -c --quiet '${folder}/lista'`, join(to, id)).seconds
  const one = diarievakt(['archive', 'verify', join(to, id), '--json'], workspace, '2028-03-01T09:00:00Z')
  verified += one.seconds
  peakMB = Math.max(peakMB, one.peakMB ?? 0)
}
line(`sha256sum -c of ${packages.length} packages`, checked, null)
told(`archive verify, every byte and rule`, {seconds: verified, peakMB}, checked)
told('archive verify --sample 50, the first', diarievakt(['archive', 'verify', join(to, packages[0] ?? ''), '--sample', '50', '--json'], workspace, '2028-03-01T09:00:00Z'), checked / packages.length)
rmSync(folder, {recursive: true})

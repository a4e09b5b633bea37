import {spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {cpus, loadavg, release} from 'node:os'
import {join} from 'node:path'
import {ROOT} from './measure.ts'

// Every benchmark of this folder, one after the other. A number given is handed to each: so many rows instead of what each takes by itself.
const [load = 0] = loadavg()
console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, Linux ${release()}, load ${load.toFixed(1)} before the first`)
if (load > 0.5) console.log('Other programs are running: the figures say more about them the higher the load is.')
const failed: string[] = []
for (const file of readdirSync(join(ROOT, 'bench')).filter((name) => name.endsWith('-bench.ts'))) {
  console.log(`\n${file.slice(0, -'-bench.ts'.length)}`)
  const {status} = spawnSync(process.execPath, ['--no-warnings', join(ROOT, 'bench', file), ...process.argv.slice(2)], {stdio: 'inherit'})
  if (status !== 0) failed.push(file)
}
if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}`)

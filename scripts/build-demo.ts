import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildDemo} from './demo/demo.ts'

// `node scripts/build-demo.ts [DIR]`: writes the demo municipality, into data/demo unless told otherwise.
const target = process.argv[2] ?? fileURLToPath(new URL('../data/demo', import.meta.url))

const {files, expected} = buildDemo()
// Attachments that no row names any longer would otherwise stay.
for (const folder of ['inbox', 'dag2']) rmSync(join(target, folder), {recursive: true, force: true})
for (const [path, content] of files) {
  const file = join(target, path)
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, content)
}
process.stdout.write(`${expected.rows.dayOne} rows, ${expected.rows.cases} cases, ${expected.traps.length} traps, ${files.size} files in ${target}\n`)

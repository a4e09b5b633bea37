// Makes a clean clone ready: installs, builds, and then runs what it is given.
//
//   node scripts/setup.mjs                     install and build what is missing or older than its sources
//   node scripts/setup.mjs -- vitest run       the same, then this command with node_modules/.bin first on the path
//
// Written for the Node that a machine happens to have (20 and later), with nothing but Node itself: it runs before there
// is anything else. What it starts afterwards runs on the Node that the installation brings.
import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {constants} from 'node:os'
import {delimiter, dirname, join, relative, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const MODULES = join(ROOT, 'node_modules')
const BIN = join(MODULES, '.bin')
const DIST = join(ROOT, 'dist')
const INSTALLED = join(MODULES, '.setup-installed')
const BUILT = join(DIST, '.setup-built')

/** The path without this checkout's own programs: npm, while it replaces them, must not run on one of them. */
const OUTSIDE_PATH = (process.env.PATH ?? '').split(delimiter).filter((folder) => resolve(folder) !== BIN).join(delimiter)
const INSIDE_PATH = `${BIN}${delimiter}${OUTSIDE_PATH}`

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const fromRoot = (path) => relative(ROOT, path)

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
}

function fingerprint(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${fromRoot(file)}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Runs a program to its end. `quiet` takes away the lines of its output that it answers true for. Gives the exit code. */
function run(command, args, {path = INSIDE_PATH, cwd = ROOT, quiet = null} = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {cwd, env: {...process.env, PATH: path}, stdio: quiet === null ? 'inherit' : ['ignore', 'inherit', 'pipe']})
    if (quiet !== null) {
      createInterface({input: child.stderr}).on('line', (line) => {
        if (!quiet(line)) process.stderr.write(`${line}\n`)
      })
    }
    // The terminal sends its signals to the child as well; this process only has to outlive it and tell how it ended.
    const wait = () => {}
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', wait).on('SIGTERM', forward).on('SIGHUP', forward)
    const end = (code) => {
      process.off('SIGINT', wait).off('SIGTERM', forward).off('SIGHUP', forward)
      done(code)
    }
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`)
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Whether what lies in node_modules is what package-lock.json asks for, whoever put it there. Packages for other systems may be missing. */
function matchesLock() {
  if (!existsSync(join(MODULES, 'node/bin/node')) || !existsSync(join(MODULES, 'sqlite3/build/Release/node_sqlite3.node'))) return false
  const hidden = read(join(MODULES, '.package-lock.json'))
  if (hidden === null) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(hidden).packages
  const same = (path) => present[path]?.version === wanted[path]?.version && present[path]?.integrity === wanted[path]?.integrity
  return Object.keys(wanted).every((path) => path === '' || (path in present ? same(path) : wanted[path].optional === true))
    && Object.keys(present).every((path) => path in wanted || path.includes('/node-bin-'))
}

async function install() {
  const lock = fingerprint([join(ROOT, 'package-lock.json')])
  if (read(INSTALLED) === lock) return
  if (!matchesLock()) {
    process.stderr.write('Installerar paket (några minuter om sqlite3 måste kompileras) … / Installing packages …\n')
    // npm is started by a Node that some packages are too new for. It installs them all the same, and they run on the Node that it brings.
    const code = await run('npm', ['ci', '--no-audit', '--no-fund'], {path: OUTSIDE_PATH, quiet: (line) => line.includes('EBADENGINE')})
    if (code !== 0) {
      process.stderr.write('npm ci misslyckades; se raderna ovan. / npm ci failed; see the lines above.\n')
      process.exit(code)
    }
  }
  writeFileSync(INSTALLED, lock)
}

async function build() {
  const sources = [...filesUnder(join(ROOT, 'src')), ...['package.json', 'package-lock.json', 'scripts/bundle.mjs', 'scripts/manifest.mjs'].map((name) => join(ROOT, name))]
  const wanted = fingerprint(sources)
  if (read(BUILT) === wanted && existsSync(join(ROOT, 'oclif.manifest.json'))) return
  process.stderr.write('Bygger … / Building …\n')
  rmSync(BUILT, {force: true})
  for (const script of ['scripts/bundle.mjs', 'scripts/manifest.mjs']) {
    const code = await run('node', [script])
    if (code !== 0) process.exit(code)
  }
  mkdirSync(DIST, {recursive: true})
  writeFileSync(BUILT, wanted)
}

const at = process.argv.indexOf('--')
const [command, ...args] = at === -1 ? [] : process.argv.slice(at + 1)

if (Number(process.versions.node.split('.')[0]) < 20) {
  process.stderr.write(`Node 20 eller senare behövs; detta är ${process.versions.node}. / Needs Node 20 or later; this is ${process.versions.node}.\n`)
  process.exit(78)
}
await install()
await build()
process.exitCode = command === undefined ? 0 : await run(command, args, {cwd: process.cwd()})

#!/usr/bin/env node
import {spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import nodeModule from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const EXIT_HUNG_UP = 129

/** Leaves the screen beside the scrollback, where it is still drawn on, and shows the cursor; a cursor that stands where it should stays there. */
const TERMINAL_GIVEN_BACK = '\u001B7\u001B[?1049l\u001B[?25h'

// Before oclif hangs its own on: a reader that has seen enough, such as `head`, is no fault; a full disk is. A terminal that is gone is neither: the program ends as by the signal that tells of it.
process.stdout.on('error', (error) => {
  if (error.code === 'EIO' && process.stdout.isTTY) process.exit(EXIT_HUNG_UP)
  const isEnglish = process.argv.includes('en') || process.env.DIARIEVAKT_LANG === 'en'
  const sentence = isEnglish ? 'The disk is full. Nothing half done is visible.\nMake room and run again.' : 'Disken är full. Ingenting halvfärdigt är synligt.\nFrigör utrymme och kör igen.'
  if (error.code !== 'EPIPE') process.stderr.write(`${sentence}\n`)
  process.exit(error.code === 'EPIPE' ? 0 : 74)
})

// Before anything is opened: the database's side files take their mode from this.
process.umask(0o077)

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = process.argv.slice(2)

const EXIT_CONFIGURATION = 78

if (args.length === 1 && args[0] === '--version') {
  // Answered without oclif, which takes longer to load than the answer.
  const {name, version} = readJson(join(root, 'package.json'))
  process.stdout.write(`${name} ${version}\n`)
} else if (!isNewEnough(process.versions.node)) {
  startAgain()
} else if (!existsSync(join(root, 'dist/commands'))) {
  stop(`Programmet är inte byggt: kör "npm run build" i ${root}. / Not built: run "npm run build" in ${root}.`)
} else {
  // What is compiled is kept beside the program, where whoever may write may change the program too; a place that cannot be written is left alone. A tenth of a second at every start.
  nodeModule.enableCompileCache(join(root, '.cache'))
  // Otherwise React is loaded as it is for those who develop with it: larger, and slower at every frame.
  process.env.NODE_ENV ??= 'production'
  const [{execute}, {settings}] = await Promise.all([import('@oclif/core/execute'), import('@oclif/core/settings')])
  // What is built is what runs, also where NODE_ENV is `test`.
  settings.enableAutoTranspile = false
  await execute({dir: import.meta.url})
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Whether a version is at least 22.13, which `engines` in package.json asks for. */
function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13)
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = EXIT_CONFIGURATION
}

/** Hands over to the Node that the installation brought, and ends as that one ends. */
function startAgain() {
  const own = join(root, 'node_modules/node')
  const node = join(own, 'bin/node')
  if (!existsSync(node) || !isNewEnough(readJson(join(own, 'package.json')).version)) {
    stop(`Node 22.13 eller senare behövs; detta är ${process.versions.node}. / Needs Node 22.13 or later; this is ${process.versions.node}.`)
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], {stdio: 'inherit'})
  // What a person types at a terminal reaches both; what is sent to this process alone must be handed on.
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => [name, () => name === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(name)])
  for (const [name, handler] of handlers) process.on(name, handler)
  child.on('error', (error) => {
    stop(`${node}: ${error.message}`)
  })
  child.on('close', (code, signal) => {
    for (const [name, handler] of handlers) process.off(name, handler)
    if (signal === null) process.exitCode = code ?? 1
    else {
      // What it could hear it has tidied up after itself. Killed outright it left its picture, with the row it showed.
      if (process.stdout.isTTY && !handlers.some(([name]) => name === signal)) process.stdout.write(TERMINAL_GIVEN_BACK)
      process.kill(process.pid, signal)
    }
  })
}

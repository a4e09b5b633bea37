// Every check there is, and at the end what had to be left out. Arguments go to vitest: `npm test -- test/core`.
import {spawn} from 'node:child_process'
import {accessSync, constants} from 'node:fs'
import {delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`

/** Quick ones together, then the tests alone: some of them measure time. */
const ROUNDS = [
  [
    {name: 'types', command: ['tsc', '-p', 'tsconfig.check.json']},
    {name: 'types in the reader’s browser', command: ['tsc', '-p', 'tsconfig.reader.json']},
    {name: 'dependency rules', command: ['depcruise', 'src', '--config', '.dependency-cruiser.mjs']},
    {name: 'unused code', command: ['knip']},
  ],
  [{name: 'lint', command: ['eslint', '.']}],
  [{name: 'tests', command: ['vitest', 'run', ...process.argv.slice(2)], live: true}],
]

/** Programs that are no part of the installation, and what is not checked without each. */
const OUTSIDE = [
  {programs: ['chromium', 'chromium-browser', 'google-chrome'], name: 'chromium', without: 'the pages in a real browser'},
  {programs: ['tmux'], name: 'tmux', without: 'the screens in a real terminal'},
  {programs: ['qpdf'], name: 'qpdf', without: 'that PDF files are well-formed'},
  {programs: ['pdfinfo'], name: 'poppler (pdfinfo, pdftotext)', without: 'the structure and text of PDF files'},
  {programs: ['tesseract'], name: 'tesseract', without: 'that pages that are pictures are read'},
  {programs: ['soffice', 'libreoffice'], name: 'LibreOffice', without: 'that office files open'},
  {programs: ['strace'], name: 'strace', without: 'being killed in the middle of a write'},
]

function isHere(program) {
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** A check that goes well needs no words: what it says is shown when it fails, or as it comes when it is `live`. */
function check({name, command: [program, ...args], live = false}) {
  return new Promise((done) => {
    const start = performance.now()
    const said = []
    const child = spawn(program, args, {cwd: ROOT, env: {...process.env, PATH}, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe']})
    child.stdout?.on('data', (chunk) => said.push(chunk))
    child.stderr?.on('data', (chunk) => said.push(chunk))
    const end = (passed) => done({name, passed, seconds: (performance.now() - start) / 1000, said: Buffer.concat(said).toString()})
    child.on('error', (error) => {
      said.push(Buffer.from(`${program}: ${error.message}\n`))
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

const results = []
for (const round of ROUNDS) {
  for (const result of await Promise.all(round.map(check))) {
    results.push(result)
    if (!result.passed && result.said !== '') process.stdout.write(`\n${result.name}\n${result.said}\n`)
  }
}

process.stdout.write('\n')
for (const {name, passed, seconds} of results) process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s\n`)
const missing = OUTSIDE.filter(({programs}) => !programs.some(isHere))
if (missing.length === 0) process.stdout.write('Nothing was left out: every outside program is here.\n')
else {
  process.stdout.write('Left out, since the program is not on this machine (.ci/run installs most of them):\n')
  for (const {name, without} of missing) process.stdout.write(`  ${name}: ${without}\n`)
}
process.exitCode = results.every(({passed}) => passed) ? 0 : 1

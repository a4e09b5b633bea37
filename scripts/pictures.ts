// Pictures of the screens for the README and the handbook, out of a real terminal and the demo municipality: `npm run pictures`. Needs tmux.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {RealTerminal} from '../test/support/real-terminal.js'
import {terminalPicture} from './terminal-picture.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TARGET = join(ROOT, 'docs/handbok/bilder')
const RUN = join(ROOT, 'bin/run.js')
const COLUMNS = 120
const ROWS = 34

/** Each picture, and the keys that lead to it from the one before. */
const PICTURES: readonly {readonly name: string; readonly title: string; readonly keys: readonly string[]; readonly until: string}[] = [
  {name: 'granskning', title: 'Granskningen: kön till vänster, raden som allmänheten läser den till höger', keys: ['s', 's', 'g', 'Tab', 'Tab'], until: 'Så här läser allmänheten raden'},
  {name: 'tangenter', title: 'Granskningen: listan över tangenter', keys: ['?'], until: 'Skriv för att söka'},
  {name: 'fil', title: 'Granskningen: en fil läses innan den publiceras, med fynden utmärkta', keys: ['Escape', '/', ...'nummer:9912', 'Enter', 'L', 'n'], until: '[PERSONNUMMER'},
  {name: 'forhandsvisning', title: 'Granskningen: förhandsvisning av ett beslut om flera rader', keys: ['Escape', 'Escape', 'g', 'Space', 'Tab', 'Tab', 'Space', 'Space', 'Space', 'h', '1'], until: 'Enter beslutar'},
]

const folder = mkdtempSync(join(tmpdir(), 'diarievakt-pictures-'))
const workspace = join(folder, 'ekbacken')
const diarievakt = (now: string, ...args: readonly string[]): void => void execFileSync(process.execPath, [RUN, ...args], {cwd: args[0] === 'init' ? folder : workspace, env: {...process.env, DIARIEVAKT_NOW: now}, stdio: 'ignore'})
diarievakt('2026-02-03T07:00:00Z', 'init', workspace, '--demo')
const exports = readdirSync(join(workspace, 'inbox')).filter((name) => name.endsWith('.csv'))
try {
  diarievakt('2026-02-03T08:00:00Z', 'import', ...exports.map((name) => join('inbox', name)), '--attachments', join('inbox', 'bilagor'))
} catch (error) {
  // 3: done, with rows refused. The demo has some on purpose.
  if (!(error instanceof Error) || !('status' in error) || error.status !== 3) throw error
}
const terminal = new RealTerminal({columns: COLUMNS, rows: ROWS, folder: workspace, env: {DIARIEVAKT_NOW: '2026-02-03T09:48:00Z'}})
try {
  terminal.type(`clear; '${process.execPath}' '${RUN}' review`)
  await shows('behörig handläggare')
  mkdirSync(TARGET, {recursive: true})
  for (const {name, title, keys, until} of PICTURES) {
    for (const key of keys) {
      terminal.press(key)
      // Keys that come together are taken for a paste, which decides nothing.
      await wait(700)
    }
    await shows(until)
    writeFileSync(join(TARGET, `${name}.svg`), terminalPicture(terminal.look, {columns: COLUMNS, title}))
  }
} finally {
  terminal.close()
  rmSync(folder, {recursive: true})
}

/** Waits until something is on the screen and nothing more is drawn. */
async function shows(text: string): Promise<void> {
  let before = ''
  for (let left = 120; left > 0; left -= 1) {
    const now = terminal.look
    if (now === before && terminal.screen.includes(text) && !terminal.screen.includes('Hämtar')) return
    before = now
    await wait(500)
  }
  throw new Error(`The screen never showed “${text}”:\n${terminal.screen}`)
}

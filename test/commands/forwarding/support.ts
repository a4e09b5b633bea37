import {appendFileSync, chmodSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {runJson, type RunOptions, type Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, PERSON, type Home} from '../person/support.js'

/** Whatever of the person, or of what a letter is about, must stand nowhere that it does not belong. */
export const CANARIES = [NUMBER, NUMBER.slice(2), `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}`, 'Kanariefågel', 'Hemliga gränden']
export const CASE = 'KS 2026/00777'

/** A workspace with a return address, printers that keep what they are handed, and a person who may be written to. */
export async function homeThatForwards(town: Workspaces): Promise<Home & {readonly id: string; readonly at: RunOptions; readonly printed: string}> {
  const home = await homeIn(town)
  const printed = join(home.folder, 'outbox', 'printed')
  const script = join(home.folder, 'printer.sh')
  writeFileSync(script, `#!/bin/sh\ncat >> '${printed}'\n`)
  chmodSync(script, 0o700)
  appendFileSync(join(home.folder, 'diarievakt.yaml'), `forwarding:\n  returnAddress: [Provkommunen, Box 100, 123 45 Ekbacken]\n  printer: {labels: ['${script}'], envelopes: ['${script}'], list: ['${script}']}\n`)
  const at = {cwd: home.folder, env: home.env}
  const {document} = await runJson('person add', ['--level', 'skyddad folkbokföring'], {...at, input: PERSON})
  return {...home, id: document.id ?? '', at, printed}
}

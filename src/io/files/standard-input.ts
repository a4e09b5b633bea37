import {createWriteStream} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'

/** Standard input set down in a folder of the workspace, since an export is read twice; `remove` takes it away. */
export async function spoolStandardInput(workspace: string): Promise<{readonly path: string; remove(): Promise<void>}> {
  const folder = await mkdtemp(join(workspace, 'runs', 'stdin-'))
  const path = join(folder, 'export')
  await pipeline(process.stdin, createWriteStream(path, {mode: 0o600}))
  return {path, remove: () => rm(folder, {recursive: true, force: true})}
}

import {spawn} from 'node:child_process'
import {toolPath} from './tool.js'

/** Puts everything that was written to the file system of a folder on its disk at once (syncfs, by `sync -f` of coreutils): for very many files in a fraction of the time that each by itself takes. False where the machine cannot, or the disk says no. */
export async function syncFileSystem(folder: string): Promise<boolean> {
  const program = toolPath('sync')
  if (program === null) return false
  return new Promise((done) => {
    const child = spawn(program, ['-f', '--', folder], {stdio: 'ignore', env: {LC_ALL: 'C.UTF-8'}})
    child.on('error', () => done(false))
    child.on('close', (code) => done(code === 0))
  })
}

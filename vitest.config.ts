import {existsSync, statfsSync} from 'node:fs'
import {defineConfig} from 'vitest/config'

// Every deed ends with a flush of the disk, and tests do thousands: where there is room in memory, what they write lies there, and a flush costs nothing. That a power cut loses nothing is
// shown by other means: programs that are killed, and their system calls.
const MEMORY = '/dev/shm'
const ROOM_BYTES = 4 * 1024 ** 3
if (process.env['TMPDIR'] === undefined && hasRoom(MEMORY)) process.env['TMPDIR'] = MEMORY

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const {bavail, bsize} = statfsSync(folder)
  return bavail * bsize >= ROOM_BYTES
}

export default defineConfig({
  test: {
    environment: 'node',
    // The same tests over every database. What is about one database alone stands in a file named after it.
    projects: [
      {extends: true, test: {name: 'sqlite', include: ['test/**/*.test.{ts,tsx}'], exclude: ['**/postgres*.test.ts']}},
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/{journeys,usecases}/**/*.test.ts', 'test/io/{session,locks}.test.ts', 'test/io/db/*.test.ts', 'test/**/postgres*.test.ts'],
          exclude: ['**/sqlite*.test.ts'],
          env: {DIARIEVAKT_TEST_DATABASE: 'postgres'},
          globalSetup: ['test/support/postgres-setup.ts'],
        },
      },
    ],
    // What oclif writes is caught by the tests themselves.
    disableConsoleIntercept: true,
    // Processes, not threads: umask and the working folder belong to a process. Two, as the machines that check have two cores.
    pool: 'forks',
    maxWorkers: 2,
    // Real databases and real programs: slow under load, but never a minute.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    // Swedish days must not hang on where the machine stands, nor English or Swedish on who runs it.
    env: {TZ: 'UTC', LC_ALL: 'C.UTF-8'},
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', 'junit'],
    outputFile: {junit: 'coverage/junit.xml'},
  },
})

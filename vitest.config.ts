import {defineConfig} from 'vitest/config'

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

import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
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

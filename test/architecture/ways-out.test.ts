import {expect, test} from 'vitest'
import {sourcesIn, textOf} from './house.js'

// Text from outside reaches a terminal through a few files only, each of which makes it fit. A way of its own is a way around that.

/** Files that write to a terminal, each with what it makes everything fit by. */
const WAYS: Readonly<Record<string, string>> = {
  'src/cli/register-command.ts': 'terminalSafe, safeJson',
  'src/cli/conversation.ts': 'terminalSafe',
  'src/cli/unknown-command.ts': 'terminalSafe, safeJson',
  'src/cli/write-line.ts': 'its callers give it safeJson, below',
  'src/io/files/workbook/read-workbook.ts': 'a process whose output only the program itself reads',
  'src/io/files/reading/read-foreign.ts': 'a process whose output only the program itself reads',
  'src/cli/ask-known.ts': 'words of the program’s own',
  'src/cli/hand-out-shares.ts': 'the sign that wipes the screen, and that of a new page',
}

// Taken as it is, to be written to later, it is written to as well.
const WRITES = /process\.std(?:out|err)\.write|= process\.std(?:out|err)(?![.\w])|console\.\w|\bux\.\w|\bthis\.(?:log|logToStderr|warn|error)\(/

test('nothing is written to a terminal but through the few files that make it fit', () => {
  const found = sourcesIn('src').filter((path) => WRITES.test(textOf(path)))
  // Help holds words of the program's own.
  expect(found.filter((path) => path !== 'src/cli/help.ts').sort()).toEqual(Object.keys(WAYS).sort())
})

test('what is written as lines of JSON is made fit where it is written', () => {
  const calls = sourcesIn('src').flatMap((path) => [...textOf(path).matchAll(/\bwriteLine\((.{0,10})/g)].map(([, argument = '']) => ({path, argument})))
  // An anchor is compared with itself later, so it is never altered: it holds codes, digests and instants only.
  const asTheyAre = ['src/cli/write-line.ts', 'src/commands/audit/anchor.ts']
  expect(calls.filter(({path, argument}) => !asTheyAre.includes(path) && !argument.startsWith('safeJson('))).toEqual([])
  expect(calls.length).toBeGreaterThan(1)
})

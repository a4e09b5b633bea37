import {once} from 'node:events'
import {tellWorkbook, type WorkbookLine, type WorkbookQuestion} from './tell-workbook.ts'
import {Unreadable} from './unreadable.ts'

// A process of its own: a parser of foreign files is not let near the register. The workbook is open as its file 3, all it may do is read, and nothing but lines of JSON comes out.

const WORKBOOK_FD = 3

async function say(lines: readonly WorkbookLine[]): Promise<void> {
  if (!process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))) await once(process.stdout, 'drain')
}

// Who asked may be content with the first rows.
process.stdout.on('error', () => process.exit(0))
try {
  for await (const lines of tellWorkbook(WORKBOOK_FD, JSON.parse(process.argv[2] ?? '') as WorkbookQuestion)) await say(lines)
} catch (error) {
  if (!(error instanceof Unreadable)) throw error
  await say([{kind: 'refused', code: error.code, facts: error.facts}])
}

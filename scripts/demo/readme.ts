import type {ExpectedDemo} from './demo.ts'
import {HEADING_PATTERNS} from './patterns/index.ts'

/** The demo's README: what is there, and what must become of it. A test reads its tables back. */
export function readmeText(expected: ExpectedDemo): string {
  const {ordinary} = expected
  const counts = Object.entries(ordinary.fates).map(([fate, count]) => `${count} ${fate}`)
  return `# Ekbackens kommun

An invented municipality, for \`npm run demo\` and for tests. Everything here is written by \`node scripts/build-demo.ts\`
with a fixed seed: change the patterns in \`scripts/demo/\`, never these files. Nobody here exists. Identity numbers are from
Skatteverket's open list of test numbers (one has its last digit changed), telephone numbers from the series that PTS keeps for fiction.

| file | what |
|---|---|
| \`diarievakt.yaml\` | ${Object.keys(ordinary.rowsByCommittee).length} committees and what the municipality has decided |
| \`inbox/diariet.csv\` | the export of day one, ${expected.clock.dayOne}: ${expected.rows.dayOne} rows in ${expected.rows.cases} cases, from ${HEADING_PATTERNS.size} heading patterns |
| \`inbox/bilagor/\` | ${expected.rows.attachments} files that rows name in the column \`fil\`; the second day's rows name them too |
| \`inbox/sammantraden.csv\` | ${expected.meetings.rows} rows of meetings and what they dealt with, to read in after the export of day one |
| \`dag2/diariet.csv\` | the export of day two, ${expected.clock.dayTwo}: ${expected.rows.dayTwo} changed rows, and a column that no rule needs |
| \`dag2/ofn-fullstandig.csv\` | a full export of the diary ${expected.fullDiary}, ${expected.rows.full} rows |
| \`expected.json\` | the tables below for machines, with the line of each row |

The clock of day one is ${expected.clock.dayOne} 09:00 in Stockholm, so \`publishFrom\` is ${expected.clock.publishFrom}.

## Ordinary rows

Case numbers below 9000 are a clerk's ordinary days: nothing is wrong, so nothing may be held. After the first run the
${ordinary.rows} rows are ${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}.

## Traps on day one

Fate is what has become of the entry after the first import and run. \`plain\`, \`withheldFile\` and \`secret\` are public
in that form; \`held\` waits for a registrar; \`blocked\` cannot be published by anybody; \`history\` is older than
\`publishFrom\` and was never on the web; \`expired\` has had its two years; \`cancelled\` is makulerad; \`rejected\` is
refused at import. An empty document number means the case itself.

${table(
  ['id', 'requirement', 'diary', 'case number', 'document number', 'what it is', 'fate', 'why'],
  expected.traps.map((trap) => [trap.id, trap.requirements.join(' '), trap.diary, trap.caseNumber, trap.documentNumber, trap.what, trap.fates.join(' or '), trap.why]),
)}
## Turns on day two

After \`dag2/diariet.csv\`, the full export of ${expected.fullDiary} and a run on ${expected.clock.dayTwo}. \`gone\` was missing from the full export.

${table(
  ['id', 'requirement', 'diary', 'case number', 'document number', 'what it is', 'day one', 'day two', 'why'],
  expected.turns.map((turn) => [turn.id, turn.requirements.join(' '), turn.diary, turn.caseNumber, turn.documentNumber, turn.what, turn.dayOne ?? '', turn.dayTwo, turn.why]),
)}
## Meetings

What becomes of each item when its paper is made: \`shown\` stands there, \`omitted\` is left out with all that would tell of it,
\`waits\` stops the paper until somebody has answered.

${table(
  ['diary', 'day', 'paper', 'item', 'requirement', 'what it is', 'fate', 'why'],
  expected.meetings.items.map((item) => [item.diary, item.day, item.paper, item.number, item.requirements.join(' '), item.what, item.fate, item.why]),
)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

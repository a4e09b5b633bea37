import {DAY_ONE, DAY_TWO, PUBLISH_FROM} from './calendar.ts'
import {EXTRA_COLUMN, FULL_DIARY, dayTwo, keyOf, type Turn} from './day-two.ts'
import {writeExport, type ExportLine} from './export.ts'
import {ordinaryFate, type Fate} from './fate.ts'
import {demoMeetings, type ExpectedItem} from './meetings.ts'
import {COMMITTEES, settingsFile} from './municipality.ts'
import {ordinaryRows} from './ordinary.ts'
import {CONTACT_PERSONS, NUMBERS, PRIVATE_PERSONS} from './people.ts'
import {readmeText} from './readme.ts'
import {allTraps} from './traps/index.ts'
import type {Trap, TrapLine} from './traps/trap.ts'

/** A trap and the line of day one's export on which its row begins, from 1. */
export interface ExpectedTrap extends Trap {
  readonly line: number
}

/** What must come of the demo: the machine form of its README. */
export interface ExpectedDemo {
  readonly clock: {readonly dayOne: string; readonly dayTwo: string; readonly publishFrom: string}
  readonly fullDiary: string
  readonly rows: {readonly dayOne: number; readonly cases: number; readonly documents: number; readonly attachments: number; readonly dayTwo: number; readonly full: number}
  readonly ordinary: {
    readonly rows: number
    readonly rowsByCommittee: Readonly<Record<string, number>>
    readonly fates: Readonly<Partial<Record<Fate, number>>>
  }
  readonly traps: readonly ExpectedTrap[]
  readonly turns: readonly Turn[]
  readonly meetings: {readonly rows: number; readonly items: readonly ExpectedItem[]}
  /** Names and numbers that stand in the exports and must stand in nothing that the public can read. */
  readonly neverShown: readonly string[]
}

/** The whole demo: every file by its path in `data/demo/`, and what must come of it. */
export interface Demo {
  readonly files: ReadonlyMap<string, string | Uint8Array>
  readonly expected: ExpectedDemo
  readonly patternsUsed: ReadonlySet<string>
}

/** Makes the demo municipality. The same code gives the same bytes each time. */
export function buildDemo(): Demo {
  const ordinary = ordinaryRows()
  const traps = allTraps()
  const second = dayTwo()
  const meetings = demoMeetings()

  const lines = sorted([...ordinary.rows.map((row): TrapLine => ({row, traps: []})), ...traps.lines, ...second.dayOneLines])
  const dayOne = writeExport(lines)
  const dayTwoText = writeExport(second.changes, [EXTRA_COLUMN])
  const full = writeExport(fullExport(lines, second.inFullExport))
  const attachments = new Map([...ordinary.attachments, ...traps.attachments, ...second.attachments])

  const fates = ordinary.rows.map(ordinaryFate)
  const expected: ExpectedDemo = {
    clock: {dayOne: DAY_ONE, dayTwo: DAY_TWO, publishFrom: PUBLISH_FROM},
    fullDiary: FULL_DIARY,
    rows: {
      dayOne: lines.length,
      cases: new Set(lines.map(({row}) => `${row.diarie}\t${row.arendenummer}`)).size,
      documents: lines.filter(({row}) => row.handlingsnummer !== '').length,
      attachments: attachments.size,
      dayTwo: second.changes.length,
      full: full.lineOf.length,
    },
    ordinary: {
      rows: ordinary.rows.length,
      rowsByCommittee: counted(ordinary.rows.map((row) => row.diarie)),
      fates: counted(fates),
    },
    traps: lines.flatMap((line, index) => line.traps.map((trap) => ({...trap, line: dayOne.lineOf[index] ?? 0}))).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    turns: second.turns,
    meetings: {rows: meetings.rows, items: meetings.items},
    neverShown: [...PRIVATE_PERSONS, ...CONTACT_PERSONS, ...Object.values(NUMBERS), ...meetings.neverShown],
  }
  const files = new Map<string, string | Uint8Array>([
    ['README.md', readmeText(expected)],
    ['diarievakt.yaml', settingsFile()],
    ['expected.json', `${JSON.stringify(expected, null, 1)}\n`],
    ['inbox/diariet.csv', dayOne.text],
    ['inbox/sammantraden.csv', meetings.text],
    ['dag2/diariet.csv', dayTwoText.text],
    ['dag2/ofn-fullstandig.csv', full.text],
  ])
  for (const [name, content] of attachments) files.set(`inbox/bilagor/${name}`, content)
  return {files, expected, patternsUsed: ordinary.patternsUsed}
}

/** By diary, as a registry exports; what no diary owns comes last. */
function sorted(lines: readonly TrapLine[]): readonly TrapLine[] {
  const place = (line: TrapLine): number => {
    const index = COMMITTEES.findIndex(({code}) => code === line.row.diarie)
    return index === -1 ? COMMITTEES.length : index
  }
  return lines.toSorted((one, other) => place(one) - place(other))
}

function fullExport(lines: readonly TrapLine[], differing: ReadonlyMap<string, ExportLine['row'] | null>): readonly ExportLine[] {
  return lines.flatMap(({row}) => {
    if (row.diarie !== FULL_DIARY) return []
    const told = differing.get(keyOf(row))
    if (told === null) return []
    return [{row: told ?? row}]
  })
}

function counted<T extends string>(values: readonly T[]): Readonly<Record<T, number>> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries(counts) as Record<T, number>
}

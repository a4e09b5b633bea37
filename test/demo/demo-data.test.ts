import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {beforeAll, describe, expect, test} from 'vitest'
import {buildDemo, type ExpectedDemo} from '../../scripts/demo/demo.ts'
import {EXTRA_COLUMN} from '../../scripts/demo/day-two.ts'
import {COLUMNS} from '../../scripts/demo/export.ts'
import {CASE_HEADING_PATTERNS, HEADING_PATTERNS} from '../../scripts/demo/patterns/index.ts'
import {FATES} from '../../scripts/demo/fate.ts'
import {ordinaryRows} from '../../scripts/demo/ordinary.ts'
import {CONTACT_PERSONS, NUMBERS, PRIVATE_PERSONS} from '../../scripts/demo/people.ts'
import {readFileText} from '../../src/io/files/reading/read-file.js'

const FOLDER = fileURLToPath(new URL('../../data/demo', import.meta.url))
const SIZE_MAX = 1_500_000

// What cannot be a row: acts (A10, B6, B8, B13), the site as a whole (D3, E3, G), purging (H4, H5).
const REQUIREMENTS_IN_ROWS = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A11', 'A12', 'A14', 'A15'],
  ...['B1', 'B2', 'B3', 'B4', 'B5', 'B7', 'B9', 'B10', 'B11', 'B12'],
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'D1', 'D2', 'E1', 'E2', 'H1', 'H2', 'H3'],
]

const PACKED = /\.(?:pdf|docx|odt|xlsx|rtf|doc)$/

const demo = buildDemo()
const shipped = readdirSync(FOLDER, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)))

function text(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8')
}

describe('the generator', () => {
  test('makes the files that are shipped, byte for byte, and no others', () => {
    expect([...shipped].sort()).toEqual([...demo.files.keys()].sort())
    const differing = [...demo.files].filter(([path, content]) => !Buffer.from(content).equals(readFileSync(join(FOLDER, path)))).map(([path]) => path)
    expect(differing, 'run node scripts/build-demo.ts').toEqual([])
  })

  test('makes the same bytes twice', () => {
    expect(buildDemo().files).toEqual(demo.files)
  })

  test('makes a municipality of some size, in few bytes', () => {
    const {rows, ordinary} = demo.expected
    expect(Object.keys(ordinary.rowsByCommittee).length).toBeGreaterThanOrEqual(6)
    expect(ordinary.rows).toBeGreaterThanOrEqual(2_000)
    expect(rows.documents).toBeGreaterThanOrEqual(2_000)
    expect(rows.cases).toBeGreaterThanOrEqual(500)
    expect(shipped.reduce((bytes, path) => bytes + statSync(join(FOLDER, path)).size, 0)).toBeLessThan(SIZE_MAX)
  })

  test('has three hundred heading patterns of cases and as many of documents, and a row of each', () => {
    expect(CASE_HEADING_PATTERNS.size).toBeGreaterThanOrEqual(300)
    expect(HEADING_PATTERNS.size - CASE_HEADING_PATTERNS.size).toBeGreaterThanOrEqual(300)
    expect([...HEADING_PATTERNS].filter((pattern) => !demo.patternsUsed.has(pattern))).toEqual([])
  })

  test('has everyday headings of every diary with a person in them, and without', () => {
    const diaries = Object.keys(demo.expected.ordinary.rowsByCommittee).sort()
    for (const sort of ['b2-everyday', 'b2-nobody']) expect([...new Set(demo.expected.traps.filter(({id}) => id.startsWith(sort)).map(({diary}) => diary))].sort()).toEqual(diaries)
  })

  test('makes mostly rows that may be published', () => {
    const {rows, ordinary} = demo.expected
    expect(ordinary.rows / rows.dayOne).toBeGreaterThan(0.88)
    for (const fate of ['held', 'blocked', 'rejected'] as const) expect(ordinary.fates[fate]).toBeUndefined()
  })
})

describe('ordinary rows', () => {
  const {rows, attachments} = ordinaryRows()

  test('name no private person where the public can read', () => {
    const shown = rows.filter((row) => row.arenderubrik_sekretess === 'nej').flatMap((row) => [row.arenderubrik, row.handlingsrubrik, row.webbnamn, row.handlaggare, row.fil])
    const told = [...shown, ...attachments.values()].join('\n')
    for (const name of [...PRIVATE_PERSONS, ...CONTACT_PERSONS]) expect(told).not.toContain(name)
  })

  test('have every file that is to be published, and a registrar', () => {
    for (const row of rows) {
      expect(row.registrator, row.arendenummer).not.toBe('')
      if (row.fil_publiceras === 'ja') expect(attachments.has(row.fil), row.fil).toBe(true)
    }
  })

  test('leave no brace of a pattern unfilled', () => {
    for (const row of rows) expect(`${row.arenderubrik}${row.handlingsrubrik}${row.webbnamn}`).not.toMatch(/[{}]/)
  })

  test('agree about their case and have keys of their own', () => {
    const cases = new Map<string, string>()
    const keys = new Set<string>()
    for (const row of rows) {
      const number = `${row.diarie} ${row.arendenummer}`
      const told = [row.arenderubrik, row.arenderubrik_sekretess, row.arendetyp, row.arende_status, row.avslutat].join(';')
      expect(cases.get(number) ?? told, number).toBe(told)
      cases.set(number, told)
      keys.add(`${number} ${row.handlingsnummer}`)
    }
    expect(keys.size).toBe(rows.length)
  })
})

describe('the traps', () => {
  const {traps, turns} = demo.expected

  test('have ids of their own', () => {
    for (const ids of [traps.map(({id}) => id), turns.map(({id}) => id)]) expect(new Set(ids).size).toBe(ids.length)
  })

  test('reach every requirement that a row can break', () => {
    const reached = new Set([...traps, ...turns].flatMap(({requirements}) => requirements))
    expect(REQUIREMENTS_IN_ROWS.filter((requirement) => !reached.has(requirement))).toEqual([])
  })

  test('come to every fate there is', () => {
    const fates = new Set(traps.flatMap((trap) => trap.fates))
    expect(FATES.filter((fate) => !fates.has(fate))).toEqual([])
  })

  test('stand on the lines that are told', () => {
    const lines = text('inbox/diariet.csv').split('\n')
    expect(lines[0]).toBe(COLUMNS.join(';'))
    for (const {id, diary, caseNumber, line} of traps) expect(lines[line - 1]?.startsWith(`${diary};${caseNumber};`), id).toBe(true)
  })

  test('are told alike in README.md and expected.json', () => {
    const expected = JSON.parse(text('expected.json')) as ExpectedDemo
    expect(expected).toEqual(demo.expected)
    const [dayOne = [], dayTwo = []] = tables(text('README.md')).filter(([head]) => head?.[0] === 'id')
    expect(dayOne.slice(1)).toEqual(traps.map((trap) => [trap.id, trap.requirements.join(' '), trap.diary, trap.caseNumber, trap.documentNumber, trap.what, trap.fates.join(' or '), trap.why]))
    expect(dayTwo.slice(1)).toEqual(turns.map((turn) => [turn.id, turn.requirements.join(' '), turn.diary, turn.caseNumber, turn.documentNumber, turn.what, turn.dayOne ?? '', turn.dayTwo, turn.why]))
  })

  test('meet on day two what they were on day one', () => {
    const fateOf = new Map(traps.map((trap) => [key(trap), trap.fates]))
    for (const turn of turns) {
      const before = fateOf.get(key(turn))
      if (before !== undefined || turn.dayOne !== null) expect(before, turn.id).toEqual([turn.dayOne])
    }
  })
})

describe('the second day', () => {
  test('brings a column that no rule needs (A13)', () => {
    expect(text('dag2/diariet.csv').split('\n')[0]).toBe([...COLUMNS, EXTRA_COLUMN].join(';'))
  })

  test('takes down few enough rows of the full export not to be stopped by its brake (A1)', () => {
    const {rows} = demo.expected
    const before = text('inbox/diariet.csv').split('\n').filter((line) => line.startsWith(`${demo.expected.fullDiary};`)).length
    expect(before - rows.full).toBe(1)
  })
})

describe('nothing in the demo belongs to anybody', () => {
  const plain = shipped.filter((path) => !PACKED.test(path))
  const everything = plain.map((path) => `${path}\n${readFileSync(join(FOLDER, path), 'latin1')}`).join('\n')
  let decoded = plain.map((path) => `${path}\n${text(path)}`).join('\n')

  beforeAll(async () => {
    // What is packed is looked at as the program reads it.
    for (const path of shipped.filter((one) => PACKED.test(one))) {
      const read = await readFileText(path, readFileSync(join(FOLDER, path)), {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}})
      if (read.kind === 'text') decoded += `\n${path}\n${read.file.text}`
    }
  }, 60_000)

  test('identity numbers are official test numbers, or one with its last digit changed', () => {
    const allowed = new Set(Object.values(NUMBERS).map((number) => number.replace(/\D/g, '')))
    const found = [...decoded.matchAll(/(?<!\d)\d(?:[ \u00a0\u2010-\u2015+\-\n]{0,3}\d){9,11}(?!\d)/g)].map(([match]) => match.replace(/\D/g, '').slice(-10)).filter(beginsWithDate)
    expect(found.length).toBeGreaterThan(20)
    expect(found.filter((number) => !allowed.has(number))).toEqual([])
  })

  test('telephone numbers are from the series that PTS keeps for fiction', () => {
    const found = [...decoded.matchAll(/(?<![\d-])0\d{1,3}-\d{2,3} \d{2,3}(?: \d{2})?(?!\d)/g)].map(([match]) => match)
    expect(found.length).toBeGreaterThan(10)
    expect(found.filter((number) => !/^(08-465 004 |031-390 06 )\d\d$/.test(number))).toEqual([])
  })

  test('every address in the net ends in .example', () => {
    const hosts = [...everything.matchAll(/(?:@|https?:\/\/)([a-z0-9.-]+)/g)].map(([, host]) => host ?? '')
    expect(hosts.length).toBeGreaterThan(5)
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
  })
})

function key({diary, caseNumber, documentNumber}: {readonly diary: string; readonly caseNumber: string; readonly documentNumber: string}): string {
  return `${diary}/${caseNumber}/${documentNumber}`
}

function tables(markdown: string): readonly (readonly (readonly string[])[])[] {
  return [...markdown.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
    table
      .trim()
      .split('\n')
      .filter((line) => !/^\|[-| ]+\|$/.test(line))
      .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())),
  )
}

/** Whether ten digits begin as an identity number does: month 00–12, and a day or a day plus 60. */
function beginsWithDate(digits: string): boolean {
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))]
  return month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
}

import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {filesIn, ROOT, textOf} from './house.js'

// Only numbers that the Tax Agency has published for tests may stand anywhere here, or such a number with its last digit
// changed. Any other that looks like one may be a living person's. The search below is this test's own, and wider than
// the detector's: it must not share the detector's mistakes.

const LISTS = 'test/fixtures/identity-numbers'
const listed = (name: string): readonly string[] => textOf(`${LISTS}/${name}.txt`).trim().split(/\s+/)

/** Without the century, and the last digit: what a number and its misprints share. */
const stem = (number: string): string => number.slice(-10, -1)

const persons = [...listed('personnummer'), ...listed('samordningsnummer')]
const PUBLISHED: ReadonlySet<string> = new Set([...persons, ...listed('interim')].map(stem))

const GAP = String.raw`[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\u00a0\u2000-\u200a\u202f+.·_-]{0,3}`
const digits = (count: number): string => Array.from({length: count}, () => `[0-9]${GAP}`).join('')
/** Ten or twelve digits, whatever little stands between them, and nothing that makes the run longer. */
const NUMBER = new RegExp(`(?<![0-9])(?:(?:18|19|20|1${GAP}[89]|2${GAP}0)${GAP})?(?=(${digits(9)}[0-9])(?![0-9]))`, 'g')
/** As numbers are written on purpose: also held to the list when the check digit is wrong. */
const WRITTEN = /(?<![\p{L}\p{N}.,/:_-])(?:18|19|20)?([0-9]{6})[-+–— ]?([0-9]{4})(?![\p{N}/:_-]|[.,][0-9])/gu
const INTERIM = /(?<![\p{L}\p{N}])(?:18|19|20)?([0-9]{6})[-+–— ]?([TRSUWXJKLMN][0-9]{3})(?![\p{L}\p{N}])/gu

function isDateShaped(ten: string): boolean {
  const [month, day] = [Number(ten.slice(2, 4)), Number(ten.slice(4, 6))]
  return (month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))) || (month === 0 && day === 60)
}

function checkIsRight(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

/** What in a text looks like somebody's number and is neither a published test number nor one with its last digit changed. */
function strangers(text: string, published: ReadonlySet<string> = PUBLISHED): readonly string[] {
  const found: string[] = []
  for (const match of text.matchAll(NUMBER)) {
    const ten = (match[1] ?? '').replace(/[^0-9]/g, '')
    if (isDateShaped(ten) && checkIsRight(ten) && !published.has(ten.slice(0, 9))) found.push(`${match[0]}${match[1] ?? ''}`)
  }
  for (const [whole, date = '', ending = ''] of text.matchAll(WRITTEN)) {
    if (isDateShaped(`${date}${ending}`) && !published.has(`${date}${ending}`.slice(0, 9))) found.push(whole)
  }
  for (const [whole, date = '', ending = ''] of text.matchAll(INTERIM)) {
    if (isDateShaped(`${date}${ending}`) && !published.has(`${date}${ending}`.slice(0, 9))) found.push(whole)
  }
  return [...new Set(found)]
}

/** Numbers of other sorts that happen to look like a person's, each with what it is. */
const OTHER_SORTS: Readonly<Record<string, string>> = {}

const files = [...['test', 'data', 'docs', 'src', 'bench', 'scripts', 'bin'].flatMap(filesIn), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter(
  (path) => !path.startsWith(LISTS) && !/\.(png|jpe?g|db|zip|woff2?)$/.test(path),
)

function contentOf(path: string): string {
  // Drawn here: widths and places of letters are numbers upon numbers, and nobody's. What it says is looked through where the program that reads it is at hand.
  if (/\/golden\/[^/]+\.pdf$/.test(path)) return spawnSync('pdftotext', [join(ROOT, path), '-'], {encoding: 'utf8'}).stdout ?? ''
  let bytes
  try {
    bytes = readFileSync(join(ROOT, path))
  } catch {
    return ''
  }
  if (path.endsWith('.gz')) bytes = gunzipSync(bytes)
  // UTF-16 has a zero beside every digit.
  return bytes.includes(0) ? bytes.toString('latin1').replaceAll('\0', '') : bytes.toString('utf8')
}

describe('B4: no person’s number stands anywhere in the house', () => {
  // With a shorter list a published number is a stranger: nobody's number is needed here.
  const [first = '', ...others] = listed('personnummer')
  const withoutFirst: ReadonlySet<string> = new Set(others.map(stem))
  const ten = first.slice(2)
  const [date, ending] = [ten.slice(0, 6), ten.slice(6)]

  test.each([
    first, ten, [...ten].join(' '), [...first].join('-'), `${date}-${ending}`, `${date}+${ending}`, `${date}\n${ending}`, `${date} – ${ending}`, `${date}\u00a0${ending}`,
    `${first.slice(0, 4)}-${first.slice(4, 6)}-${first.slice(6, 8)} ${ending}`, `A${ten}`, `;${ten};`,
  ])('one that is not on the list is seen: %j', (text) => {
    expect(strangers(`Från ${text}, om bygglov`, withoutFirst)).not.toEqual([])
  })

  test('a test number is let through, also with its last digit changed', () => {
    const misprint = `${first.slice(0, -1)}${String((Number(first.at(-1)) + 1) % 10)}`
    for (const text of [first, first.slice(2), misprint, `${first.slice(0, 8)}-${first.slice(8)}`]) expect(strangers(`Från ${text}, om bygglov`)).toEqual([])
  })

  test('in no file', () => {
    const found = files.map((path) => [path, strangers(contentOf(path)).filter((number) => !(number.trim() in OTHER_SORTS))] as const)
    expect(Object.fromEntries(found.filter(([, numbersHere]) => numbersHere.length > 0))).toEqual({})
  })
})

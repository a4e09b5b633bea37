/**
 * Ways an identity number is written, each with a name: those that have been met or thought of, and no list can hold them all. What makes up for it is the principle that
 * `any grouping` in identity-number.test.ts draws by lot. `C` is the century's two digits, `Y`, `M` and `A` year, month and day, `D` all six of them, and `B` the last four;
 * `.` after a space and before a digit parts digits one by one.
 */
export interface WrittenForm {
  readonly name: string
  write(number: string): string
}

const parted = (name: string, form: string): WrittenForm => ({
  name,
  write: (number) =>
    form
      .replace('C', number.slice(0, 2))
      .replace('D', number.slice(2, 8))
      .replace('Y', number.slice(2, 4))
      .replace('M', number.slice(4, 6))
      .replace('A', number.slice(6, 8))
      .replace('B', number.slice(8)),
})
const made = (name: string, write: (number: string) => string): WrittenForm => ({name, write})

/** Groups of so many digits, of ten or twelve in all. */
const grouped = (name: string, sizes: readonly number[], sign: string, lead = ''): WrittenForm =>
  made(name, (number) => {
    const all = sizes.reduce((sum, size) => sum + size, 0) === 12 ? number : number.slice(2)
    let at = 0
    return `${lead}${sizes.map((size) => all.slice(at, (at += size))).join(sign)}`
  })
const PAIRS = [2, 2, 2, 2, 2]
const SINGLES = Array.from({length: 10}, () => 1)

const monthShort = (number: string): string => ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sept', 'okt', 'nov', 'dec'][Number(number.slice(4, 6)) - 1] ?? ''
const short = (number: string): string => number.slice(2)
const dashed = (number: string): string => `${number.slice(2, 8)}-${number.slice(8)}`
const inDigits = (number: string, zero: number): string => number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

/** What a reading machine makes of a number: letters for every digit they are like. */
const misread = (number: string): string => number.replaceAll('0', 'O').replace(/1(?=[^1]*$)/, 'l').replace(/5(?=[^5]*$)/, 'S').replace(/8(?=[^8]*$)/, 'B').replace(/2(?=[^2]*$)/, 'Z')
const halfLetters = (text: string): boolean => text.split(/[^\p{L}\d]+/u).some((run) => run.replace(/\D/g, '').length * 2 < run.length)

/** Every digit that is like a letter, as small letters and as capitals are read. */
const allMisread = (text: string, signs: string): string => text.replace(/[01258]/g, (digit) => signs.charAt('01258'.indexOf(digit)))

/** A number misread in as many places as still leave it looking like one. */
const readByMachine = (number: string): string => {
  const all = misread(dashed(number))
  return halfLetters(all) ? dashed(number).replace(/0(?=\d-)/, 'O').replace(/1(?=\d*$)/, 'l') : all
}

export const WRITTEN_FORMS: readonly WrittenForm[] = [
  parted('twelve digits', 'CDB'), parted('twelve, hyphen', 'CD-B'), parted('ten, hyphen', 'D-B'), made('ten digits', short), parted('twelve, plus', 'CD+B'), parted('ten, plus', 'D+B'),
  parted('twelve, space', 'CD B'), parted('ten, space', 'D B'), parted('no-break space', 'D\u00a0B'), parted('thin space', 'D\u2009B'), parted('en dash', 'D–B'), parted('spaced em dash', 'CD — B'),
  parted('no-break hyphen', 'CD‑B'), parted('minus sign', 'D−B'), parted('full-width hyphen', 'D－B'), parted('two hyphens', 'D--B'), parted('spaced hyphen', 'D - B'), parted('space before the hyphen', 'D -B'), parted('space after the hyphen', 'CD- B'),
  parted('low line', 'D_B'), parted('twelve, low line', 'CD_B'), parted('full stop', 'D.B'), parted('slash', 'D/B'), parted('twelve, slash', 'CD/B'), parted('spaced slash', 'D / B'), parted('colon', 'CD:B'), parted('comma', 'D,B'), parted('comma and space', 'CD, B'), parted('in brackets', 'D (B)'), parted('bar', 'D | B'), parted('asterisk', 'D*B'),
  parted('ISO date', 'CY-M-A-B'), parted('ISO date and space', 'CY-M-A B'), parted('short date', 'Y-M-A-B'), parted('date with full stops', 'CY.M.A-B'), parted('date with slashes', 'CY/M/A-B'), parted('spaced parts', 'CY M A B'), parted('spaced parts, hyphen', 'Y M A - B'), parted('century apart', 'C D-B'), parted('year apart', 'CY MA B'), parted('year apart, hyphen', 'CY MA-B'),
  parted('hyphen and line break', 'D-\nB'), parted('line break and hyphen', 'CD\n-B'), parted('line break', 'CD\nB'), parted('line break and indent', 'D\r\n  B'), parted('tab', 'D\tB'), parted('line break in the date', 'CY\nMA-B'),
  parted('soft hyphen', 'CD\u00ad-B'), parted('zero-width', 'D\u200b-\u200bB'), parted('byte order mark', 'C\ufeffD\u2060B'), parted('in a page address', 'D%2DB'), parted('space in a page address', 'D%20B'), parted('in a page’s source', 'D&nbsp;B'),
  made('every digit apart', (number) => [...short(number)].join(' ')), made('every digit apart, hyphen', (number) => [...dashed(number)].join(' ')), made('every one of twelve apart', (number) => [...number].join(' ')), made('in pairs', (number) => number.replace(/(\d\d)(?=\d)/g, '$1 ')),
  made('full-width digits', (number) => inDigits(number, 0xff10)), made('Arabic digits', (number) => inDigits(dashed(number), 0x660)), made('mathematical digits', (number) => inDigits(dashed(number), 0x1d7ce)), made('letters for digits', readByMachine),
  parted('after pnr', 'pnr D-B'), parted('run into pnr', 'pnrDB'), parted('after personnummer', 'Personnummer: CDB'), parted('after född', 'född CY-M-A-B'), parted('four last apart', 'D, sista fyra B'), parted('file name', 'CD_B.pdf'), parted('file name with words', 'Ansokan_CDB_bilaga.pdf'), parted('run into a word', 'elevCDB.docx'),
  made('every digit like a letter', (number) => allMisread(dashed(number), 'OlZSB')), made('twelve, every digit like a letter', (number) => allMisread(`${number.slice(0, 8)}-${number.slice(8)}`, 'OlZSB')), made('letters in the date', (number) => `${allMisread(number.slice(2, 8), 'OIZSB')}-${number.slice(8)}`), made('small letters for nought and one', (number) => dashed(number).replaceAll('0', 'o').replaceAll('1', 'i')),
  made('after personnummer, every digit like a letter', (number) => `Personnummer: ${allMisread(dashed(number), 'OlZSB')}`), made('after personnummer, small letters', (number) => `personnummer: ${allMisread(dashed(number), 'oizsB')}`), made('a bar for one', (number) => dashed(number).replace('1', '|')), made('an exclamation mark for one', (number) => dashed(number).replace('1', '!')), made('G for nought', (number) => dashed(number).replace('0', 'G')),
  parted('middle dot', 'D·B'), parted('bullet', 'D•B'), parted('apostrophe', "D'B"), parted('raised comma', 'D’B'), parted('ellipsis', 'D…B'), parted('not sign', 'D¬B'), parted('twelve, middle dot', 'CD·B'), parted('arrow', 'CD>B'),
  parted('VAT number with the century', 'SECDB01'), parted('and', 'D och B'), parted('day first', 'AMCY-B'), parted('day first, full stops', 'A.M.CY-B'), parted('day first, slashes', 'A/M/CY B'), parted('day and month, year of two digits', 'A/M-Y B'), parted('born, day and month', 'född A/M-Y, nr B'),
  made('month in short', (number) => monthShort(number) === '' || Number(number.slice(6, 8)) > 31 ? `född ${number.slice(0, 8)} nr ${number.slice(8)}` : `född ${String(Number(number.slice(6, 8)))} ${monthShort(number)} ${number.slice(2, 4)} nr ${number.slice(8)}`),
  grouped('in pairs, hyphen', PAIRS, '-'), grouped('in pairs, en dash', PAIRS, '–'), grouped('in pairs, full stop', PAIRS, '.'), grouped('in pairs, slash', PAIRS, '/'), grouped('in pairs, comma', PAIRS, ','), grouped('in pairs, low line', PAIRS, '_'), grouped('in pairs, plus', PAIRS, '+'),
  grouped('ISO date and pairs, hyphen', [4, 2, 2, 2, 2], '-'), grouped('eight and pairs, hyphen', [8, 2, 2], '-'), grouped('six and pairs, full stop', [6, 2, 2], '.'), grouped('last digit apart, hyphen', [6, 3, 1], '-'), grouped('nine and one, hyphen', [9, 1], '-'), made('six, three and one', (number) => `${number.slice(2, 8)} ${number.slice(8, 11)}-${number.slice(11)}`),
  grouped('threes and four, hyphen', [3, 3, 4], '-'), grouped('threes and four, space', [3, 3, 4], ' '), grouped('fives, hyphen', [5, 5], '-'), grouped('seven and three, hyphen', [7, 3], '-'), grouped('one and nine, space', [1, 9], ' '),
  grouped('every digit apart by hyphens', SINGLES, '-'), grouped('every digit apart by full stops', SINGLES, '.'), grouped('every digit apart by commas', SINGLES, ', '), grouped('every digit apart by low lines', SINGLES, '_'),
  parted('in quotes, comma', '"D","B"'), parted('in brackets, hyphen', '[D]-[B]'), parted('three hyphens', 'D---B'), parted('ampersand', 'D&B'), parted('at sign', 'CD@B'), parted('or', 'D eller B'), parted('end digits in brackets', 'D (slutsiffror B)'), parted('four last first', 'sista fyra B, född D'), parted('hyphen, blank line', 'CD-\n\nB'),
  grouped('after personnummer, four and six', [4, 6], '-', 'personnummer '), grouped('after personnummer, six and six', [6, 6], '-', 'personnummer '), grouped('after personnummret, threes and twos', [3, 3, 2, 2], ' ', 'Personnummret är '), grouped('after pnr, as an amount', [1, 3, 3, 3], ' ', 'pnr '), grouped('after pnr, as an amount, twelve', [3, 3, 3, 3], '.', 'Pnr: '), grouped('after pers.nr., in fours', [4, 4, 2], '/', 'Pers.nr. '),
  parted('after personnummer, full stops', 'personnummer: D...B'), parted('after personummer, percent', 'personummer D%B'), parted('after personnummer, blank line', 'Personnummer: D\n\nB'), parted('after personnummer, next page', 'Personnummer: CD-\n\nSida 2 (5)\n\nB'), parted('after född, words between', 'född D hos mormor B'), parted('after personnummer, four last first', 'personnummer: B-D'), parted('after personnummerna, in tags', 'Personnummerna: <td>D</td><td>B</td>'), made('before personnummer', (number) => `${number.slice(2, 6)}-${number.slice(6)} (personnummer)`),
]

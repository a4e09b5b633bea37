// How well the program finds what must not be published, on rows that a person has labelled: `npm run measure:detection [-- FILE] [--show]`.
// The held-out file unless another is named. Figures only: texts that went wrong are shown with `--show`, which nobody uses on
// the held-out file while tuning (test/fixtures/detection.md).
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import type * as world from '../src/cli/world.js'
import type * as scanning from '../src/usecases/scan/scan-one-text.js'
import {detectionFigures, isFalseAlarm, isLeak, VERDICTS, type MeasuredRow, type PlaceFigures, type Share} from './detection/figures.ts'
import {readLabelledSet} from './detection/labelled-set.ts'

const HELD_OUT = fileURLToPath(new URL('../test/fixtures/detection-held-out.jsonl', import.meta.url))

const load = async (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href)
const {shippedJudgement} = (await load('cli/world.js')) as typeof world
const {scanOneText} = (await load('usecases/scan/scan-one-text.js')) as typeof scanning

const {values, positionals} = parseArgs({allowPositionals: true, options: {show: {type: 'boolean', default: false}}})
const path = positionals[0] ?? HELD_OUT
const judgement = shippedJudgement()
const rows: readonly MeasuredRow[] = readLabelledSet(path).map((row) => ({row, ...scanOneText(row.text, row.field, row.case_type, judgement)}))
const figures = detectionFigures(rows)

const told = ({hits, of}: Share): string => (of === 0 ? '–' : `${((100 * hits) / of).toFixed(1)} % (${hits}/${of})`)
const line = (...cells: readonly string[]): void => console.log(cells.map((cell, at) => cell.padEnd(at === 0 ? 22 : 18)).join('').trimEnd())
const places = (name: string, {recall, precision, recallExact, precisionExact}: PlaceFigures): void => line(name, told(recall), told(precision), told(recallExact), told(precisionExact))

console.log(`${path}: ${rows.length} rows\n`)
line('leaks', told(figures.leaks))
line('false alarms', told(figures.falseAlarms))
line('identity nos. missed', told(figures.identityNumbersMissed))
console.log()
line('label \\ program', ...VERDICTS)
for (const label of VERDICTS) line(label, ...VERDICTS.map((said) => String(figures.confusion[label]?.[said] ?? 0)))
console.log()
line('field', 'leaks', 'false alarms')
for (const [field, {leaks, falseAlarms}] of Object.entries(figures.fields)) line(field, told(leaks), told(falseAlarms))
console.log('\nPlaces: touching by one unit or more, and exact')
line('', 'recall', 'precision', 'recall, exact', 'precision, exact')
for (const [field, of] of Object.entries(figures.fields)) places(field, of.places)
for (const [kind, of] of Object.entries(figures.kinds)) places(kind, of)
places('any kind for any', figures.anyKind)
console.log()
line('kinds in leaks', Object.entries(figures.leakedKinds).map(([kind, count]) => `${kind} ${count}`).join(', '))

if (values.show) {
  for (const [title, isWrong] of [['LEAKS', isLeak], ['FALSE ALARMS', isFalseAlarm]] as const) {
    console.log(`\n${title}`)
    for (const {row, findings} of rows.filter(isWrong)) {
      const found = findings.map(({kind, start, end}) => `${kind} ${JSON.stringify(row.text.slice(start, end))}`).join(', ')
      console.log(`${row.id} ${row.field} [${row.case_type ?? ''}] ${JSON.stringify(row.text)}${found === '' ? '' : ` → ${found}`}`)
    }
  }
}

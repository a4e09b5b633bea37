// How well the program finds what must not be published, on rows that a person has labelled: `npm run measure:detection [-- FILE] [--show]`.
// The held-out file unless another is named. Figures only: texts that went wrong are shown with `--show`, which nobody uses on
// the held-out file while tuning (test/fixtures/detection.md). `--write` measures every set and writes docs/manual/detection.md; `--shared FOLDER` says where the public texts are.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {loadJudgement} from '../src/io/files/policy-file.js'
import {detectionFigures, isFalseAlarm, isLeak, VERDICTS, type PlaceFigures} from './detection/figures.ts'
import {readLabelledSet} from './detection/labelled-set.ts'
import {measureNews, measureRows} from './detection/measure-rows.ts'
import {detectionPage, NEWS_LINE, newsLine, told} from './detection/page.ts'
import {LABELLED_SETS, pathOfSet} from './detection/sets.ts'
import {BESIDE} from './train/shared-data.ts'

const {values, positionals} = parseArgs({allowPositionals: true, options: {show: {type: 'boolean', default: false}, write: {type: 'boolean', default: false}, shared: {type: 'string', default: BESIDE}}})
const judgement = loadJudgement(null, {cleanRows: 'publish', filePersonalData: 'strict'})

if (values.write) writePage(values.shared)
else tell(positionals[0] ?? pathOfSet(LABELLED_SETS[0]))

function writePage(shared: string): void {
  const page = fileURLToPath(new URL('../docs/manual/detection.md', import.meta.url))
  const measured = LABELLED_SETS.map((set) => {
    const rows = readLabelledSet(pathOfSet(set))
    return {set, rows: rows.length, figures: detectionFigures(measureRows(rows, judgement))}
  })
  const isHere = existsSync(join(shared, 'ner-train'))
  const before = existsSync(page) ? readFileSync(page, 'utf8').split('\n').find((line) => line.startsWith(NEWS_LINE)) : undefined
  writeFileSync(page, detectionPage(measured, isHere ? newsLine(measureNews(shared, judgement.lexica)) : (before ?? `${NEWS_LINE} | not measured | | | |`)))
  console.log(`${page}${isHere ? '' : `: the line of the news sentences is as it was, since ${join(shared, 'ner-train')} is not there`}`)
}

function tell(path: string): void {
  const rows = measureRows(readLabelledSet(path), judgement)
  const figures = detectionFigures(rows)
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
  places('persons by name', figures.persons)
  places('any kind for any', figures.anyKind)
  console.log()
  line('kinds in leaks', Object.entries(figures.leakedKinds).map(([kind, count]) => `${kind} ${count}`).join(', '))

  if (!values.show) return
  for (const [title, isWrong] of [['LEAKS', isLeak], ['FALSE ALARMS', isFalseAlarm]] as const) {
    console.log(`\n${title}`)
    for (const {row, findings} of rows.filter(isWrong)) {
      const found = findings.map(({kind, start, end}) => `${kind} ${JSON.stringify(row.text.slice(start, end))}`).join(', ')
      console.log(`${row.id} ${row.field} [${row.case_type ?? ''}] ${JSON.stringify(row.text)}${found === '' ? '' : ` → ${found}`}`)
    }
  }
}

import {encodingFigures} from '../test/support/encoding-figures.js'

// How often the encoding of a labelled export is told right, asked about, or told wrong without a word (A9): `npm run measure:encodings [-- FILES]`.

const count = Number(process.argv[2] ?? 500)
const rows = [...encodingFigures('registrens filer', count)].map(([label, {right, asked, wrong}]) => ({label, files: right + asked + wrong.length, right, asked, wrong: wrong.length}))
const sum = (column: 'files' | 'right' | 'asked' | 'wrong'): number => rows.reduce((all, row) => all + row[column], 0)
const line = (...cells: readonly (string | number)[]): void => console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(20) : String(cell).padStart(8))).join(''))
line('encoding', 'files', 'right', 'asked', 'wrong')
for (const {label, files, right, asked, wrong} of rows) line(label, files, right, asked, wrong)
line('all', sum('files'), sum('right'), sum('asked'), sum('wrong'))
console.log(`${((100 * sum('right')) / sum('files')).toFixed(2)} % right`)

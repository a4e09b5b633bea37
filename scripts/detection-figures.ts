// Measures what the detectors of identity numbers find and what they take for one by mistake, and writes docs/manual/detection-figures.md: `node scripts/detection-figures.ts`. Takes some minutes.
import {readFileSync, writeFileSync} from 'node:fs'
import {registerHooks} from 'node:module'
import {join} from 'node:path'
import type * as scan from '../src/core/scan/scan-text.js'
import type * as files from '../src/io/files/lexica-file.js'
import type * as forms from '../test/core/scan/written-forms.js'
import type * as alikes from '../test/core/scan/look-alikes.js'

// The sources name each other as they will be built; here they are read as they are written.
registerHooks({
  resolve: (name, context, next) => next(name.startsWith('.') && name.endsWith('.js') && context.parentURL?.includes('/src/') === true ? name.replace(/\.js$/, '.ts') : name, context),
})

const root = join(import.meta.dirname, '..')
const loaded = async <T>(path: string): Promise<T> => (await import(join(root, path))) as T
const {scanText} = await loaded<typeof scan>('src/core/scan/scan-text.ts')
const {loadLexica} = await loaded<typeof files>('src/io/files/lexica-file.ts')
const {WRITTEN_FORMS} = await loaded<typeof forms>('test/core/scan/written-forms.ts')
const {BARE_TEN, Chance, LOOK_ALIKES} = await loaded<typeof alikes>('test/core/scan/look-alikes.ts')
const lexica = loadLexica(join(root, 'data'))

const GENERATED = 100_000
const numbers = ['personnummer', 'samordningsnummer'].map((name) => readFileSync(join(root, 'test', 'fixtures', 'identity-numbers', `${name}.txt`), 'utf8').trim().split('\n'))
const found = (text: string): 'certain' | 'likely' | null => {
  const {findings} = scanText([{field: 'heading', index: 0, text}], {caseNature: 'unknown', lexica})
  const hits = findings.filter(({detector}) => detector === 'identity-number')
  return hits.length === 0 ? null : hits.some(({certainty}) => certainty === 'certain') ? 'certain' : 'likely'
}
const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} %`

const written: string[] = []
let missed = 0
let asked = 0
for (const form of WRITTEN_FORMS) {
  const cells = numbers.map((list) => {
    const results = list.map((number) => found(`Ärende om ${form.write(number)} avslutat`))
    const hit = results.filter((result) => result !== null).length
    missed += list.length - hit
    asked += list.length
    return `${hit} of ${list.length}, ${share(results.filter((result) => result === 'certain').length, list.length)} certain`
  })
  written.push(`| ${form.name} | ${cells.join(' | ')} |`)
}

const alike: string[] = []
let taken = 0
for (const [name, write] of [...Object.entries(LOOK_ALIKES), ['ten digits and no word', BARE_TEN] as const]) {
  const chance = new Chance(7)
  let [all, certain] = [0, 0]
  for (let at = 0; at < GENERATED; at++) {
    const result = found(`Ärende om ${write(chance)} noterat`)
    if (result !== null) all++
    if (result === 'certain') certain++
  }
  if (name !== 'ten digits and no word') taken += all
  alike.push(`| ${name} | ${share(all, GENERATED)} | ${share(certain, GENERATED)} |`)
}

writeFileSync(
  join(root, 'docs', 'manual', 'detection-figures.md'),
  `# Detection of identity numbers in figures

Written by \`npm run figures\`, which measures it. Both tables are made of whole headings (\`Ärende om … avslutat\`).

## Found

Every official test number (${numbers.map((list) => list.length).join(' personnummer, ')} samordningsnummer) in each of ${WRITTEN_FORMS.length} ways of writing: ${missed} missed of ${asked}. They are those that have been met or thought of, and not all there are: whoever writes may think of another. Beside them a test draws groups and signs by lot (\`any grouping\` in \`test/core/scan/identity-number.test.ts\`): after a word such as *personnummer* whatever stands between the digits blocks, also with a wrong check digit. *Found* is blocked, or, without such a word and in groups that no number is written in, held for a person.

| written | personnummer | samordningsnummer |
|---|---|---|
${written.join('\n')}

## Taken for one by mistake

${GENERATED} generated of each sort, ${share(taken, GENERATED * Object.keys(LOOK_ALIKES).length)} of them all. The generator stands in \`test/core/scan/look-alikes.ts\`.

| sort | found | of them certain |
|---|---|---|
${alike.join('\n')}

## What is traded

- Of all numbers of ten digits 3.7 in a hundred begin with a day that exists and as many with such a day and 60 more; a tenth of those have a check digit that agrees. So the date, how it is written and the words beside it carry the finding, and the check digit says only how sure it is.
- **A wrong check digit** is found where the number is written as one (six or eight digits, a dash, four), after a word such as *personnummer* or *född*, and where ten or twelve digits stand with no word beside them. Not after *faktura*, *OCR*, *dnr*, *konto* and their like, nor where it is a part of something longer. Bare ten digits with 60 added to the day and a wrong check digit are left alone.
- **An OCR number** has the same check digit as a personnummer; the date alone parts them. One in two hundred is found, as likely: what is a person's and is written after *OCR* must not slip through.
- **A time run together** (a day, an underline or nothing, and hour and minute) has a check digit that agrees one time in ten, and is then found.
- **A committee's letters run into ten digits** (\`KS\` and a number) are a diary number, whatever they add up to.
- **Odd groups** (\`xxx-xxx-xxxx\`, \`x.x.x.…\`) without a word beside them need a check digit that agrees, and then wait for a person; where a date stands in them as a date is written they block. Left alone are those shaped as an amount, a telephone, a day and an hour, two days, coordinates, or a diary number after its letters, and those after *faktura*, *konto* and their like.
- **Letters for digits** are read in runs of four to twelve signs of which half are digits, and in the shape of six or eight signs, a dash and four whatever they are, where the check digit then agrees or a word says what it is. Telephone numbers are not read so.
- **A period, an hour or a number of some system** (\`Avtal\`, \`Möte\`, \`Felanmälan\` before it) with a wrong check digit is for review, and blocks nothing.
`,
)
console.log(`${missed} missed of ${asked}; ${share(taken, GENERATED * Object.keys(LOOK_ALIKES).length)} taken by mistake`)

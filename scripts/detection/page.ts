import {alarmShare, leakShare, told as toldTally, type Figures} from '../train/measure.ts'
import {VERDICTS, type DetectionFigures, type PlaceFigures, type Share} from './figures.ts'
import type {LabelledSet} from './sets.ts'

/** A labelled set with what came of it. */
export interface MeasuredSet {
  readonly set: LabelledSet
  readonly rows: number
  readonly figures: DetectionFigures
}

/** What begins the line of the news sentences, which can only be measured where the public texts are. */
export const NEWS_LINE = '| the last 15 % of the news sentences'

/** `96.3 % (52/54)`. */
export function told({hits, of}: Share): string {
  return of === 0 ? '–' : `${((100 * hits) / of).toFixed(1)} % (${hits}/${of})`
}

const ratio = ({hits, of}: Share): number => (of === 0 ? 0 : hits / of)

/** Precision, recall and their mean, as the news sentences are told. */
function threeOf(precision: Share, recall: Share): string {
  const [p, r] = [ratio(precision), ratio(recall)]
  return `P ${p.toFixed(3)}  R ${r.toFixed(3)}  F1 ${(p + r === 0 ? 0 : (2 * p * r) / (p + r)).toFixed(3)}`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const places = ({recall, precision, recallExact, precisionExact}: PlaceFigures): readonly string[] => [told(recall), told(precision), told(recallExact), told(precisionExact)]

/** The line of the news sentences. */
export function newsLine({sentences, figures}: {readonly sentences: number; readonly figures: Figures}): string {
  return `${NEWS_LINE} (${sentences}) | ${toldTally(figures.span)} | ${toldTally(figures.token)} | ${leakShare(figures)} | ${alarmShare(figures)} |`
}

function ofSet({set, rows, figures}: MeasuredSet): string {
  return `## The ${set.name} set

\`test/fixtures/${set.file}\`, ${rows} rows. ${set.about}

\`\`\`
npm run measure:detection -- test/fixtures/${set.file}
\`\`\`

${table(['', 'all', ...Object.keys(figures.fields)], [
  ['leaks', told(figures.leaks), ...Object.values(figures.fields).map(({leaks}) => told(leaks))],
  ['false alarms', told(figures.falseAlarms), ...Object.values(figures.fields).map(({falseAlarms}) => told(falseAlarms))],
])}

Identity numbers missed: ${told(figures.identityNumbersMissed)}. Rows by what they were labelled and what the program said:

${table(['labelled', ...VERDICTS.map((said) => `said ${said}`)], VERDICTS.map((label) => [label, ...VERDICTS.map((said) => String(figures.confusion[label]?.[said] ?? 0))]))}

${table(['kind', 'recall', 'precision', 'recall, exact', 'precision, exact'], [
  ...Object.entries(figures.kinds).map(([kind, of]) => [`\`${kind}\``, ...places(of)]),
  ['any kind for any', ...places(figures.anyKind)],
])}

Kinds labelled in the rows that leaked: ${Object.entries(figures.leakedKinds).map(([kind, count]) => `\`${kind}\` ${count}`).join(', ') || 'none'}.
`
}

/** The manual's page on how well detection works. `news` is the line of the news sentences. */
export function detectionPage(sets: readonly MeasuredSet[], news: string): string {
  return `# How well detection works

Written by \`npm run measure:detection -- --write\`. In how many ways of writing identity numbers are tried, and what is taken for one: [figures](detection-figures.md), by \`npm run figures\`. How persons are learnt: [figures](person-figures.md), by \`npm run train\`. Speed: [benchmarks](../../bench/README.md#detection).

The labelled sets were written by hand, row by row, as a registry has its headings, parties, officers and files, and labelled from the requirements. They are invented, and few beside a municipality's diary: the figures tell one version of the program from another, not how much of a diary would leak. How they were written and labelled, what each was used for, and **how often the held-out set has been measured**: [the labelled sets](../../test/fixtures/detection.md).

- *Leaks*: rows labelled for review or block that came out clear. *False alarms*: rows labelled clear that did not.
- *Recall*: of the places that were labelled, those that a finding of the same kind touches. *Precision*: of the findings, those that touch a labelled place of the same kind. *Exact*: that begin and end where the label does. Who is told without a name (a class and a school, a post and a workplace) is labelled \`person\` and found as \`indirect\`, which counts as the same. Any other place found under the name of another kind counts as missed here, and holds its row all the same.
- *P*, *R*, *F1*: precision, recall and the mean of both, as shares of one.

## Persons

In the labelled sets persons, contact persons and who is told without a name; in the news names alone.

${table(
  ['texts', 'whole names, exact', 'words; in the labelled sets: places that are touched', 'leaks', 'false alarms'],
  [...sets.map(({set, figures: {persons, leaks, falseAlarms}}) => [`the ${set.name} set`, threeOf(persons.precisionExact, persons.recallExact), threeOf(persons.precision, persons.recall), told(leaks), told(falseAlarms)])],
)}
${news}

News are no registry: the sentences (Webbnyheter 2012, \`ner-train\`) are those that the tagger was not trained on. \`npm run measure:detection -- --write\` measures them where the public texts are (\`data/ATTRIBUTION.md\`), and leaves their line as it was where they are not.

${sets.map(ofSet).join('\n')}`
}

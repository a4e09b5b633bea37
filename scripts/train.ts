// Makes `data/names/tagger.bin`: what the program has learnt of how names stand in texts. `npm run train [-- FOLDER]`, where FOLDER holds the public lists and texts
// (data/ATTRIBUTION.md); the same bytes each time. Trains on the first 85 % of the news sentences and on made-up texts of a registry, prints how well it does on the rest of them and
// writes that to docs/manual/person-figures.md.
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {namesByRule} from '../src/core/scan/names/by-rule.js'
import {namesIn} from '../src/core/scan/names/names-in.js'
import {readingForNames} from '../src/core/scan/reading-for-names.js'
import {readModel, writeModel} from '../src/core/scan/tagger/model.js'
import {loadLists} from '../src/io/files/lexica-file.js'
import {Dice} from './demo/dice.ts'
import {readCorpus, TRAINED_SHARE} from './train/corpus.ts'
import {rewritten, type Example} from './train/example.ts'
import {fit} from './train/fit.ts'
import {heldOutTexts, trainingTexts} from './train/generate.ts'
import {alarmShare, type Finder, leakShare, measure, told, toldRows} from './train/measure.ts'

const target = join(import.meta.dirname, '..', 'data')
const MADE_UP = 40_000
const lists = loadLists(target)

const corpus = readCorpus()
const cut = Math.floor(corpus.length * TRAINED_SHARE)
const dice = new Dice('news')
const news: Example[] = corpus.slice(0, cut).flatMap((example) => {
  const how = dice.next()
  const again = how < 0.12 ? rewritten(example, 'upper') : how < 0.2 ? rewritten(example, 'lower') : null
  // Three times, since the made-up texts are many; some also in capitals or small letters throughout.
  return [example, example, example, ...(again === null ? [] : [again])]
})
const fitted = fit([...news, ...trainingTexts(MADE_UP, 'registry')], lists, new Dice('fit'), {})
const bytes = writeModel(fitted.weights, fitted.step, fitted.follows)
mkdirSync(join(target, 'names'), {recursive: true})
writeFileSync(join(target, 'names', 'tagger.bin'), bytes)
console.log(`${fitted.chains} runs of words, ${bytes.length} bytes`)

const lexica = {...lists, tagger: readModel(new Uint8Array(bytes).buffer)}
const byRule: Finder = ({text, field}) => namesByRule(readingForNames(text, field, lexica), {field, caseNature: 'unknown', lexica})
const joined: Finder = ({text, field}) => namesIn(text, {field, caseNature: 'unknown', lexica})
const measured = [['the last 15 % of the news sentences', corpus.slice(cut)], ['made-up registry texts, other wordings and other names', heldOutTexts(6000, 'held out')]] as const
const rows = measured.flatMap(([name, examples]) =>
  ([['rules alone', byRule], ['rules and tagger', joined]] as const).map(([way, find]) => {
    const figures = measure(examples, lexica, find)
    console.log(`${name}, ${way} (${examples.length})\n  words ${told(figures.token)}   names ${told(figures.span)}   ${toldRows(figures)}`)
    return `| ${name} | ${way} | ${told(figures.token)} | ${told(figures.span)} | ${leakShare(figures)} | ${alarmShare(figures)} |`
  }))
const page = join(import.meta.dirname, '..', 'docs', 'manual', 'person-figures.md')
writeFileSync(page, `# How well persons are found

Written by \`npm run train\`; why it is done so stands in [decision 40](../decisions/0040-persons-by-rules-and-a-tagger.md). P: what share of what is found is a person's name; R: what share of the names is found; F1: the mean of both. *Leaks*: texts with a person
in which nothing is found. *False alarms*: texts without one in which something is. The news sentences that are measured by were not trained on; the made-up texts have other wordings, other names and other words than those trained on, but the same hand wrote both
and saw what was missed, so that texts of a real registry are the harder test.

| texts | found by | words | whole names | leaks | false alarms |
|---|---|---|---|---|---|
${rows.join('\n')}

${corpus.length} news sentences (Webbnyheter 2012), of which the first ${cut} are trained on; ${MADE_UP} made-up texts; ${fitted.chains} runs of words that could be names; a model of ${bytes.length} bytes.
`)

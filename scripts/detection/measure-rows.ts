import {namesIn} from '../../src/core/scan/names/names-in.js'
import type {Lexica} from '../../src/core/scan/lexica.js'
import type {Policy} from '../../src/core/policy/policy.js'
import {scanOneText} from '../../src/usecases/scan/scan-one-text.js'
import {readCorpus, TRAINED_SHARE} from '../train/corpus.ts'
import {measure, type Figures} from '../train/measure.ts'
import type {MeasuredRow} from './figures.ts'
import type {LabelledRow} from './labelled-set.ts'

/** What the program says of labelled rows, with the shipped rules and lists. */
export function measureRows(rows: readonly LabelledRow[], judgement: {readonly policy: Policy; readonly lexica: Lexica}): readonly MeasuredRow[] {
  return rows.map((row) => {
    const {verdict, findings} = scanOneText(row.text, row.field, row.case_type, judgement)
    return {row, verdict, findings}
  })
}

/** How well persons are found in the news sentences that were not trained on; `folder` holds the public lists and texts. */
export function measureNews(folder: string, lexica: Lexica): {readonly sentences: number; readonly figures: Figures} {
  const corpus = readCorpus(folder)
  const unseen = corpus.slice(Math.floor(corpus.length * TRAINED_SHARE))
  return {sentences: unseen.length, figures: measure(unseen, lexica, ({text, field}) => namesIn(text, {field, caseNature: 'unknown', lexica}))}
}

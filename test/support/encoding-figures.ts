import {EncodingEvidence} from '../../src/io/files/encoding.js'
import {LABELS, labelledFiles, type Label} from './labelled-files.js'

/** What was said of the files of one encoding: the right one, a question to whoever imports, or another encoding without a word. */
export interface EncodingFigures {
  right: number
  asked: number
  /** What each was taken for. */
  readonly wrong: string[]
}

/** What the program says of labelled files, by their encodings. */
export function encodingFigures(seed: string, count: number): ReadonlyMap<Label, EncodingFigures> {
  const figures = new Map(LABELS.map((label): readonly [Label, EncodingFigures] => [label, {right: 0, asked: 0, wrong: []}]))
  for (const {label, flavour, bytes} of labelledFiles(seed, count)) {
    const evidence = new EncodingEvidence()
    evidence.add(bytes)
    const found = evidence.conclude(null)
    const ofLabel = figures.get(label) ?? {right: 0, asked: 0, wrong: []}
    const [encoding, bomBytes] = label === 'utf-8 with a mark' ? ['utf-8', 3] : [label, 0]
    if (found.kind !== 'certain') ofLabel.asked += 1
    else if (found.encoding === encoding && found.bomBytes === bomBytes) ofLabel.right += 1
    else ofLabel.wrong.push(`${found.encoding} (${flavour})`)
  }
  return figures
}

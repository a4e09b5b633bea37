import {fileURLToPath} from 'node:url'

/** A set of labelled rows that detection is judged by (test/fixtures/detection.md). */
export interface LabelledSet {
  readonly name: string
  /** In test/fixtures. */
  readonly file: string
  /** What it is, and how far its figures can be trusted. */
  readonly about: string
  /** At least so many rows. */
  readonly rows: number
  /** The most that may leak, and be held in vain: as it was when this was set. */
  readonly leaks: number
  readonly falseAlarms: number
}

/** Every labelled set, in the order they are told: the manual's page, the tests and `npm run measure:detection` take them from here. The first is what is measured where none is named. */
export const LABELLED_SETS: readonly [LabelledSet, ...LabelledSet[]] = [
  {
    name: 'held out',
    file: 'detection-held-out.jsonl',
    about: 'Written and labelled by somebody who had changed nothing in detection and read none of it, after what came before was in place. Its texts are read by nobody who changes detection.',
    rows: 400,
    leaks: 5,
    falseAlarms: 19,
  },
  {
    name: 'known',
    file: 'detection-known.jsonl',
    about: 'The held-out set until another was written. Its texts are still read by nobody who changes detection, but its counts have steered so many changes that its figures are flattered: they tell that nothing got worse.',
    rows: 400,
    leaks: 7,
    falseAlarms: 22,
  },
  {
    name: 'development',
    file: 'detection-development.jsonl',
    about: 'Its texts are read by those who change detection, who mend what it shows to be wrong. Its figures tell what is known and not mended, and nothing of texts that nobody has met.',
    rows: 200,
    leaks: 6,
    falseAlarms: 15,
  },
]

/** Where the file of a set is. */
export function pathOfSet({file}: LabelledSet): string {
  return fileURLToPath(new URL(`../../test/fixtures/${file}`, import.meta.url))
}

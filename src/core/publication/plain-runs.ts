/** Shorter runs stand in nearly every text. */
const RUN_LETTERS_MIN = 4
/** More of them tell no more. */
const RUNS_MAX = 6

const RUN = /[a-z0-9]+/g

/**
 * The longer runs of unaccented letters and digits in a text, in small letters and in their order: a text that says the same has them in the same order, whatever it puts between them and
 * however it writes its å. None where the text has no such run: then nothing can be told of it in this way.
 */
export function plainRuns(text: string): readonly string[] {
  return [...text.normalize('NFC').toLowerCase().matchAll(RUN)].map(([run]) => run).filter(({length}) => length >= RUN_LETTERS_MIN).slice(0, RUNS_MAX)
}

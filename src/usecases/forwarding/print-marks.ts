import type {PersonId} from '../../core/protected/person.js'

// What the log calls a file and its content, keyed as persons are: whoever draws the same page for a guessed number must not be able to tell from the log that it was that one.

/** What stands for where a print was written. */
export function fileMark(path: string): PersonId {
  return `print file ${path}` as PersonId
}

/** What stands for what was printed, by its SHA-256. */
export function printMark(sha256: string): PersonId {
  return `print ${sha256}` as PersonId
}

import type {Decided} from '../usecases/review/decide-entries.js'
import {stages} from '../words/common.js'
import type {Language} from '../words/languages.js'
import {refusalWords} from '../words/refusals.js'
import {EXIT} from './exit-codes.js'
import type {CliWords} from './register-command.js'

/** Tells what was decided and what was refused, and why; some refused among several is "done with rejects". */
export function sayDecided({decided, refused}: Decided, language: Language, words: CliWords, say: (line: string) => void): void {
  for (const {diaryNumber, documentNumber, stage, decision} of decided) {
    const number = documentNumber === null ? diaryNumber : `${diaryNumber}:${documentNumber}`
    say(words.review.decided(number, stages[language][stage], decision))
  }
  for (const {id, code, by, at, what} of refused) say(words.review.refused(id, refusalWords(language, code, at === null ? {} : {by: by ?? '', at, when: at, ...(what === null ? {} : {what})}).what))
  if (refused.length > 0) process.exitCode = EXIT.doneWithRejects
}

import {Args, Flags} from '@oclif/core'
import {Refusal} from '../core/refusal.js'
import {parseLocalDate, type LocalDate} from '../core/terms/local-date.js'
import type {LetterRecipient} from '../usecases/forwarding/prepare-letter.js'
import {commands} from '../words/commands.js'
import {forwardingWords} from '../words/forwarding.js'
import {protectedWords} from '../words/protected.js'
import {ask, askUnseen} from './ask.js'
import {languageOf} from './language.js'
import {numberIn} from './person-asked.js'
import {readStandardInput} from './read-standard-input.js'
import {UsageProblem} from './usage-words.js'

const {forwardingPrint: words} = commands[languageOf()]

// Texts: what the parser calls no number it would repeat, and an identity number may stand there.
export const batchArg = Args.string({ignoreStdin: true, description: words.batch})
export const letterNumbers = (summary: string) => Flags.string({summary, multiple: true, multipleNonGreedy: true, helpValue: 'N'})

/** What is asked of a letter beside its flags: to whom, in which case, and what it is called there. Asked for on a terminal, else a line each on standard input; never arguments (K7). */
export interface AskedLetter {
  readonly to: LetterRecipient
  readonly caseNumber: string
  readonly reference: string
}

/** `id`: the person's, where it was given. */
export async function askLetter(id: string | null, today: LocalDate, isAllowedToAsk: boolean): Promise<AskedLetter> {
  const {screen} = forwardingWords[languageOf(process.argv)]
  const questions = [...(id === null ? [protectedWords[languageOf(process.argv)].askNumber] : []), screen.askCase, screen.askReference]
  const lines = process.stdin.isTTY ? await answers(questions, id === null, isAllowedToAsk) : (await readStandardInput()).trimEnd().split('\n').map((line) => line.trim())
  // A line more than was asked for may be a number in the place of a case.
  if (lines.length > questions.length) throw new UsageProblem(forwardingWords[languageOf(process.argv)].linesTooMany(questions.length))
  const [number, caseNumber = '', reference = ''] = id === null ? lines : ['', ...lines]
  return {to: id === null ? {number: numberIn(number ?? '', today)} : {id}, caseNumber, reference}
}

/** `hidesFirst`: what is typed first is a number, which is to stay on no screen. */
async function answers(questions: readonly string[], hidesFirst: boolean, isAllowedToAsk: boolean): Promise<readonly string[]> {
  const said: string[] = []
  for (const [at, question] of questions.entries()) said.push((!isAllowedToAsk ? null : at === 0 && hidesFirst ? await askUnseen(question) : await ask(question)) ?? '')
  return said
}

/** A day that was given as a flag. */
export function dueIn(text: string | undefined): LocalDate | null {
  const day = text === undefined ? null : parseLocalDate(text)
  if (text !== undefined && day === null) throw new Refusal('letter-due-unclear')
  return day
}

/** The number by which people call a letter or a batch. Whatever else is typed there is not repeated. */
export function letterNumberIn(typed: readonly string[]): number {
  const [number] = typed
  if (typed.length !== 1 || number === undefined || !/^[1-9]\d{0,8}$/.test(number)) throw new UsageProblem(forwardingWords[languageOf(process.argv)].onlyNumber)
  return Number(number)
}

/** Several of them, as flags. */
export function letterNumbersIn(typed: readonly string[] | undefined): readonly number[] {
  return (typed ?? []).map((one) => letterNumberIn([one]))
}

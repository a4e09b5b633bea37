import {Args, Flags} from '@oclif/core'
import type {LetterKind, Measures} from '../core/forwarding/letter.js'
import {Refusal} from '../core/refusal.js'
import {parseLocalDate, type LocalDate} from '../core/terms/local-date.js'
import type {LetterRecipient} from '../usecases/forwarding/prepare-letter.js'
import {commands} from '../words/commands.js'
import {forwardingWords} from '../words/forwarding.js'
import {protectedWords} from '../words/protected.js'
import {ask} from './ask.js'
import {languageOf} from './language.js'
import {numberIn} from './person-asked.js'
import {readStandardInput} from './read-standard-input.js'
import {UsageProblem} from './usage-words.js'

const {forwardingPrint: words} = commands[languageOf()]

export const batchArg = Args.integer({required: true, ignoreStdin: true, min: 1, description: words.batch})
export const letterNumbers = (summary: string) => Flags.integer({summary, min: 1, multiple: true, multipleNonGreedy: true, helpValue: 'N'})

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
  const lines = process.stdin.isTTY ? await answers(questions, isAllowedToAsk) : (await readStandardInput()).split('\n').map((line) => line.trim())
  const [number, caseNumber = '', reference = ''] = id === null ? lines : ['', ...lines]
  return {to: id === null ? {number: numberIn(number ?? '', today)} : {id}, caseNumber, reference}
}

async function answers(questions: readonly string[], isAllowedToAsk: boolean): Promise<readonly string[]> {
  const said: string[] = []
  for (const question of questions) said.push((isAllowedToAsk ? await ask(question) : null) ?? '')
  return said
}

/** A day that was given as a flag. */
export function dueIn(text: string | undefined): LocalDate | null {
  const day = text === undefined ? null : parseLocalDate(text)
  if (text !== undefined && day === null) throw new Refusal('letter-due-unclear')
  return day
}

/** A parcel's measures as people write them: `40x30x20`, in centimetres. */
export function measuresIn(text: string | undefined, kind: LetterKind): Measures | null {
  if (text === undefined) return null
  const [length, width, height, ...more] = text.split(/[x×*]/i).map((side) => Number(side.trim().replace(',', '.')))
  if (length === undefined || width === undefined || height === undefined || more.length > 0) throw new Refusal(kind === 'parcel' ? 'parcel-measures-missing' : 'measures-of-no-parcel')
  return {length, width, height}
}

/** The number by which people call a letter. Whatever else is typed there is not repeated. */
export function letterNumberIn(typed: readonly string[]): number {
  const [number] = typed
  if (typed.length !== 1 || number === undefined || !/^[1-9]\d{0,8}$/.test(number)) throw new UsageProblem(forwardingWords[languageOf(process.argv)].onlyNumber)
  return Number(number)
}

import {REPRINT_REASONS, RETURN_REASONS, WITHDRAWAL_REASONS, type ReprintReason, type ReturnReason, type WithdrawalReason} from '../../../core/forwarding/journey.js'
import {FORWARDING_REASONS, GRAMS_UNTOLD, LETTER_KINDS, measuresIn, type ForwardingReason, type Letter, type LetterKind, type Measures} from '../../../core/forwarding/letter.js'
import {twelveDigits} from '../../../core/protected/asked-number.js'
import {Refusal, type RefusalCode} from '../../../core/refusal.js'
import {parseLocalDate, type LocalDate} from '../../../core/terms/local-date.js'
import type {DestroyedPrint} from '../../../usecases/forwarding/destroy-print.js'
import type {PostedBatch} from '../../../usecases/forwarding/follow-letters.js'
import type {LetterList, ListedForwarding} from '../../../usecases/forwarding/list-letters.js'
import type {MadeBatch} from '../../../usecases/forwarding/make-batch.js'
import type {PreparedLetter, ToldLetter} from '../../../usecases/forwarding/prepare-letter.js'
import type {PrintedBatch} from '../../../usecases/forwarding/print-batch.js'
import {forwardingWords} from '../../../words/forwarding.js'
import type {Language} from '../../../words/languages.js'
import {refusalWords} from '../../../words/refusals.js'

/** What the desk may do. Each is in the log before it comes back (K5). */
export interface ForwardingDeeds {
  list(): Promise<LetterList>
  add(told: ToldLetter): Promise<PreparedLetter>
  batch(): Promise<MadeBatch>
  print(order: {readonly batch: number; readonly again: ReprintReason | null; readonly skip: number}): Promise<PrintedBatch>
  posted(batch: number): Promise<PostedBatch>
  returned(number: number, why: ReturnReason): Promise<void>
  withdraw(number: number, why: WithdrawalReason, isLabelDestroyed: boolean): Promise<void>
  /** Every label of the printing that is unsure came out. */
  settle(batch: number): Promise<{readonly letters: number}>
  destroy(batch: number): Promise<DestroyedPrint>
}

/** What the questions are told of their surroundings. */
export interface DeskAbout {
  readonly language: Language
  readonly today: LocalDate
  readonly daysToAllow: number
  /** Codes of the committees that a letter may be from, and of which one is asked for where there are several. */
  readonly committees: readonly string[]
}

/** A question that waits for an answer: typed, or a choice among some. */
export interface Question {
  readonly kind: 'ask'
  readonly prompt: string
  /** True of what must not be read over a shoulder. */
  readonly isHidden: boolean
  readonly choices: readonly string[] | null
  /** True where the first key is the answer. */
  readonly isAtOnce?: boolean
  /** For a choice, its place from 0 as a number in words. */
  readonly next: (answer: string) => Step
}

/** What follows upon an answer: one more question, a deed whose notices are shown, a word on why the answer will not do, or nothing. */
export type Step = Question | {readonly kind: 'work'; readonly work: () => Promise<Outcome>} | {readonly kind: 'again'; readonly problem: string} | {readonly kind: 'left'}

/** What a deed came to. `then`: a question that it raised. */
export interface Outcome {
  readonly notices: readonly string[]
  readonly then?: Question
}

/** A new letter: to whom, in which case, which kind, by when. */
export function addSteps(deeds: ForwardingDeeds, about: DeskAbout): Question {
  const {screen, kinds} = forwardingWords[about.language]
  const refused = (code: RefusalCode): Step => ({kind: 'again', problem: refusalText(about, code)})
  const text = (prompt: string, next: (answer: string) => Step, isHidden = false): Question => ({kind: 'ask', prompt, isHidden, choices: null, next})
  const choice = <T extends string>(all: readonly T[], names: Readonly<Record<T, string>>, next: (one: T) => Step): Question => ({kind: 'ask', prompt: screen.askKind, isHidden: false, choices: all.map((one) => names[one]), next: (answer) => {
    const chosen = all[Number(answer)]
    return chosen === undefined ? {kind: 'again', problem: ''} : next(chosen)
  }})
  const committee = (next: (code: string | null) => Step): Step => {
    const codes = about.committees
    if (codes.length < 2) return next(codes[0] ?? null)
    // A digit chooses among nine.
    if (codes.length > 9) return text(screen.askCommittee(codes), (answer) => next(answer === '' ? null : answer))
    return {kind: 'ask', prompt: screen.askWhich, isHidden: false, choices: codes, next: (answer) => next(codes[Number(answer)] ?? null)}
  }
  const due = (next: (day: LocalDate | null) => Step): Step => text(screen.askDue, (answer) => {
    const day = parseLocalDate(answer)
    return answer !== '' && day === null ? refused('letter-due-unclear') : next(day)
  })
  const weight = (kind: LetterKind, next: (grams: number) => Step): Step => text(screen.askGrams, (answer) => {
    const grams = answer === '' && kind !== 'parcel' ? GRAMS_UNTOLD : Number(answer)
    return Number.isSafeInteger(grams) && grams > 0 ? next(grams) : refused('letter-weight-unclear')
  })
  const measured = (kind: LetterKind, next: (measures: Measures | null) => Step): Step => {
    if (kind !== 'parcel') return next(null)
    return text(screen.askMeasures, (answer) => {
      const measures = measuresIn(answer)
      return measures === null ? refused('parcel-measures-missing') : next(measures)
    })
  }
  const done = (told: ToldLetter): Step => ({kind: 'work', work: async () => prepared(deeds, about, told, (reason) => done({...told, letter: {...told.letter, reason}}))})
  return text(screen.askNumber, (answer) => {
    const number = twelveDigits(answer, about.today)
    if (number === null) return refused('person-number-unclear')
    return text(screen.askCase, (caseNumber) => {
      if (caseNumber === '') return refused('letter-case-unclear')
      return text(screen.askReference, (reference) =>
        committee((code) => choice(LETTER_KINDS, kinds, (kind) => due((day) => weight(kind, (grams) => measured(kind, (measures) => done({to: {number}, committee: code, letter: {kind, caseNumber, reference, due: day, grams, measures, reason: null} satisfies Letter})))))),
      )
    })
  }, true)
}

/** Prepares a letter; where the committee has an address of its own, why it is to go by way of Skatteverket is asked (L1). */
async function prepared(deeds: ForwardingDeeds, about: DeskAbout, told: ToldLetter, withReason: (reason: ForwardingReason) => Step): Promise<Outcome> {
  const say = forwardingWords[about.language]
  try {
    const {number, isNear} = await deeds.add(told)
    return {notices: [say.prepared(number), ...(isNear ? [say.near(about.daysToAllow)] : [])]}
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'letter-own-address')) throw error
    return {notices: [say.askReason], then: {kind: 'ask', prompt: say.screen.askWhy, isHidden: false, choices: FORWARDING_REASONS.map((reason) => say.reasons[reason]), next: (answer) => {
      const reason = FORWARDING_REASONS[Number(answer)]
      return reason === undefined ? {kind: 'again', problem: ''} : withReason(reason)
    }}}
  }
}

/** A yes before a deed that others see. */
function sure(about: DeskAbout, what: string, work: () => Promise<Outcome>): Question {
  const {screen} = forwardingWords[about.language]
  return {kind: 'ask', prompt: screen.sure(what), isHidden: false, choices: null, isAtOnce: true, next: (answer) => (answer.toLowerCase() === screen.yes ? {kind: 'work', work} : {kind: 'left'})}
}

export function batchSteps(deeds: ForwardingDeeds, about: DeskAbout): Question {
  const say = forwardingWords[about.language]
  return sure(about, say.screen.batch, async () => {
    const {batch, letters, envelopes, registered, parcels, stopped, near} = await deeds.batch()
    return {notices: [batch === null ? say.noBatch : say.batched(batch, letters, envelopes, registered, parcels), ...stopped.map(({number, code}) => say.stopped(number, refusalText(about, code))), ...(near.length > 0 ? [say.nearNumbers(near, about.daysToAllow)] : [])]}
  })
}

/** Printing to the printers of the settings; once more with a word on what became of the labels before. */
export function printSteps(deeds: ForwardingDeeds, about: DeskAbout, batch: number, {isAgain, isUnsure}: {readonly isAgain: boolean; readonly isUnsure: boolean}): Question {
  const say = forwardingWords[about.language]
  const print = (again: ReprintReason | null): Question => ({kind: 'ask', prompt: say.screen.askSkip, isHidden: false, choices: null, next: (answer) => {
    const skip = answer === '' ? 0 : Number(answer)
    if (!Number.isSafeInteger(skip) || skip < 0) return {kind: 'again', problem: say.screen.askSkip}
    return {kind: 'work', work: async () => {
      const {letters, pages, stopped, addressCheckedOn} = await deeds.print({batch, again, skip})
      return {notices: [letters === 0 ? say.nothingPrinted : say.printed(batch, letters, pages), ...stopped.map(({number, code}) => say.stopped(number, refusalText(about, code))), ...(addressCheckedOn === null ? [] : [say.oldAddress(addressCheckedOn)])]}
    }}
  }})
  if (!isAgain) return print(null)
  return {kind: 'ask', prompt: say.screen.askWhy, isHidden: false, choices: [...REPRINT_REASONS.map((reason) => say.reprints[reason]), ...(isUnsure ? [say.screen.cameOut] : [])], next: (answer) => {
    const again = REPRINT_REASONS[Number(answer)]
    if (again === undefined && isUnsure) {
      return {kind: 'work', work: async () => {
        const {letters} = await deeds.settle(batch)
        return {notices: [say.cameOut(batch, letters)]}
      }}
    }
    return again === undefined ? {kind: 'again', problem: ''} : print(again)
  }}
}

export function postedSteps(deeds: ForwardingDeeds, about: DeskAbout, batch: number, printed: number): Question {
  const say = forwardingWords[about.language]
  return sure(about, say.screen.allPosted(printed), async () => {
    const {posted, left} = await deeds.posted(batch)
    return {notices: [say.posted(posted, batch), ...(left.length > 0 ? [say.left(left)] : [])]}
  })
}

/** What came back is known by the number on its back. */
export function returnedSteps(deeds: ForwardingDeeds, about: DeskAbout): Question {
  const say = forwardingWords[about.language]
  return {kind: 'ask', prompt: say.screen.askNumberOf, isHidden: false, choices: null, next: (answer) => {
    const number = Number(answer)
    if (!Number.isSafeInteger(number) || number < 1) return {kind: 'again', problem: say.onlyNumber}
    return {kind: 'ask', prompt: say.screen.askWhy, isHidden: false, choices: RETURN_REASONS.map((reason) => say.returns[reason]), next: (chosen) => {
      const why = RETURN_REASONS[Number(chosen)]
      if (why === undefined) return {kind: 'again', problem: ''}
      return {kind: 'work', work: async () => {
        await deeds.returned(number, why)
        return {notices: [say.returned(number)]}
      }}
    }}
  }}
}

export function withdrawSteps(deeds: ForwardingDeeds, about: DeskAbout, {number, state}: ListedForwarding): Question {
  const say = forwardingWords[about.language]
  const hasLabel = state === 'printed' || state === 'printing'
  const withdraw = (why: WithdrawalReason) => async (): Promise<Outcome> => {
    await deeds.withdraw(number, why, hasLabel)
    return {notices: [say.withdrawn(number)]}
  }
  return {kind: 'ask', prompt: say.screen.askWhy, isHidden: false, choices: WITHDRAWAL_REASONS.map((reason) => say.withdrawals[reason]), next: (answer) => {
    const why = WITHDRAWAL_REASONS[Number(answer)]
    if (why === undefined) return {kind: 'again', problem: ''}
    if (!hasLabel) return {kind: 'work', work: withdraw(why)}
    return {kind: 'ask', prompt: say.screen.sure(say.screen.labelDestroyed), isHidden: false, choices: null, isAtOnce: true, next: (destroyed) => (destroyed.toLowerCase() === say.screen.yes ? {kind: 'work', work: withdraw(why)} : {kind: 'again', problem: refusalText(about, 'label-not-destroyed', {number})})}
  }}
}

export function destroySteps(deeds: ForwardingDeeds, about: DeskAbout, batch: number): Question {
  const say = forwardingWords[about.language]
  return sure(about, say.screen.destroy, async () => {
    const {files, searched, copies} = await deeds.destroy(batch)
    return {notices: [...files.map(({file, outcome}) => (outcome === 'removed' ? say.destroyed(file) : say.missing(file))), copies.length === 0 ? say.searched(searched) : say.copyLeft(copies), say.outOfSight]}
  })
}

/** A refusal in one line. */
export function refusalText({language}: Pick<DeskAbout, 'language'>, code: RefusalCode, facts: Refusal['facts'] = {}): string {
  const {what, next} = refusalWords(language, code, facts)
  return `${what} ${next}`
}

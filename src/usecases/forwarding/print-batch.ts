import {mayMove, type ReprintReason} from '../../core/forwarding/journey.js'
import {addressProblem, type AddressProblem} from '../../core/forwarding/neutral-address.js'
import {Refusal} from '../../core/refusal.js'
import {scanText} from '../../core/scan/scan-text.js'
import {LABEL_SHEETS, type LabelSheet} from '../../core/terms/label-sheet.js'
import {addYears, type LocalDate} from '../../core/terms/local-date.js'
import {endPrinting, insertPrinting, moveLetters, type KeptLetter} from '../../io/db/letter-table.js'
import {expectRoomFor, writeNewFile} from '../../io/files/new-file.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {handOver} from '../../io/system/hand-over.js'
import {typeset, TypesetFailed} from '../../io/system/typeset.js'
import {partsOf, printData, type PrintJob, type PrintPart} from '../../papers/forwarding/print-job.js'
import {PRINT_TEMPLATE} from '../../papers/forwarding/print-template.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {withVault, type OpenVault, type Unlocking} from '../protected/unlock.js'
import {batchOf, expectCompared, LetterReadings, openLetters, type OpenedLetter, type StoppedLetter} from './letters.js'
import {fileMark, printMark} from './print-marks.js'

/** What is to be printed. */
export interface PrintOrder {
  readonly unlocking: Unlocking
  readonly batch: number
  /** A file that only its owner can read; null for the printers of the settings, which get it without a file. */
  readonly file: string | null
  /** What became of the labels that were printed before; null where none were. */
  readonly again: ReprintReason | null
  /** Letters to print anew, by number; none for all of the batch. */
  readonly only: readonly number[]
  /** So many labels of the first sheet are used already. */
  readonly skip: number
}

/** What was printed. */
export interface PrintedBatch {
  readonly batch: number
  readonly letters: number
  readonly pages: number
  readonly bytes: number
  readonly file: string | null
  /** Letters that were taken out, by number, and why. */
  readonly stopped: readonly StoppedLetter[]
  /** The day on which Skatteverket's address was checked, where that is more than a year ago. */
  readonly addressCheckedOn: LocalDate | null
}

/**
 * Prints the labels and the dispatch list of a batch, after everything has been judged anew (L4). The log says who prints what before anything is opened, and what came of it after: cut short between, the batch stands as
 * unsure, and nothing is printed again but with a word on what became of the labels before.
 */
export const printBatch = deed('vault.hold', async (session, order: PrintOrder): Promise<PrintedBatch> => {
  const {unlocking, batch, file} = order
  const returnAddress = neutralAddress(session)
  const sheet = sheetOf(session, order)
  if (file !== null) expectRoomFor(file)
  return withVault(session, unlocking, async (open) => {
    await expectCompared(session)
    const chosen = toPrint(await batchOf(session, open, batch), order)
    const readings = await LetterReadings.begin(session, open, chosen, {fields: ['number', 'address', 'level', 'particulars', 'letter'], medium: 'paper'})
    const opened = await openLetters(session, open, chosen)
    const going = opened.flatMap(({kept, letter, person, stop}): readonly Going[] => (stop === null && letter !== null && person !== null ? [{kept, letter, person}] : []))
    const stopped = opened.flatMap(({kept, stop}) => (stop === null ? [] : [{kept, code: stop}]))
    const printing: string = session.newId()
    const ids = going.map(({kept}) => kept.id)
    await open.series.change(async ({tx, at}, sign) => {
      const out = stopped.filter(({kept}) => mayMove(kept.state, 'prepared')).map(({kept}) => kept.id)
      await moveLetters(tx, out, 'prepared', at)
      if (out.length > 0) await sign({kind: 'letters.moved', to: 'prepared', batch: null, envelopes: null, letters: out, why: 'stopped', holder: open.vault.holder})
      if (ids.length === 0) return readings.end(sign, 'shown')
      await insertPrinting(tx, {id: printing, batch, begunAt: at, medium: file === null ? 'printer' : 'file', file})
      await moveLetters(tx, ids, 'printing', at)
      await sign({kind: 'printing.begun', printing, batch, medium: file === null ? 'printer' : 'file', file: file === null ? null : open.vault.pseudonymOf(fileMark(file)), letters: ids, why: order.again, holder: open.vault.holder})
    })
    const told = {batch, letters: going.length, file, stopped: stopped.map(({kept: {number}, code}) => ({number, code})), addressCheckedOn: staleAddress(session)}
    if (ids.length === 0) return {...told, pages: 0, bytes: 0}
    const job = jobOf(session, open, order, {going, returnAddress, sheet})
    const end = (outcome: 'done' | 'failed' | 'unsure', digest: string | null): Promise<void> =>
      open.series.change(async ({tx, at}, sign) => {
        await readings.end(sign, outcome === 'failed' ? 'failed' : 'shown')
        await endPrinting(tx, printing, {outcome, digest})
        if (outcome !== 'unsure') await moveLetters(tx, ids, outcome === 'done' ? 'printed' : 'batched', at)
        await sign({kind: 'printing.done', printing, outcome, digest, holder: open.vault.holder})
      })
    const out = await bringOut(session, job, file).catch(async (error: unknown) => {
      await end('failed', null)
      throw error instanceof TypesetFailed ? new Refusal('labels-too-small') : error
    })
    await end(out.isSure ? 'done' : 'unsure', open.vault.pseudonymOf(printMark(out.sha256)))
    if (!out.isSure) throw new Refusal('printer-failed', {batch})
    return {...told, pages: out.pages, bytes: out.bytes}
  })
})

/** The letters that are to be printed now. What was printed once is printed again with a reason alone, and what nobody is sure of likewise: nothing is printed twice unnoticed. */
function toPrint(letters: readonly KeptLetter[], {batch, again, only}: PrintOrder): readonly KeptLetter[] {
  const unknown = only.find((number) => !letters.some((letter) => letter.number === number))
  if (unknown !== undefined) throw new Refusal('letter-not-found', {number: unknown})
  const named = letters.filter(({number}) => only.length === 0 || only.includes(number))
  if (again === null) {
    if (named.some(({state}) => state === 'printing')) throw new Refusal('printing-unsure', {batch})
    const fresh = named.filter(({state}) => state === 'batched')
    if (fresh.length === 0) throw new Refusal('batch-printed-already', {batch})
    return fresh
  }
  const unsure = named.filter(({state}) => state === 'printing')
  // Of what lies there a word is said by name: it must not be said of all in passing.
  const printed = only.length === 0 && unsure.length > 0 ? unsure : named.filter(({state}) => state === 'printed' || state === 'printing')
  if (printed.length === 0) throw new Refusal('batch-not-printed', {batch})
  return printed
}

/** A letter that is printed now. */
type Going = {readonly [Key in 'kept' | 'letter' | 'person']: NonNullable<OpenedLetter[Key]>}

interface BroughtOut {
  readonly isSure: boolean
  readonly sha256: string
  readonly pages: number
  readonly bytes: number
}

/** Draws the job, and brings it to its file or to the printers, which get each part from our own memory. */
async function bringOut({settings}: Session, job: PrintJob, file: string | null): Promise<BroughtOut> {
  if (file !== null) {
    const {pdf, pages} = await typeset(PRINT_TEMPLATE, printData(job, partsOf(job)), {form: 'plain'})
    await writeNewFile(file, pdf)
    return {isSure: true, sha256: sha256(pdf), pages, bytes: pdf.length}
  }
  // Drawn before the first is handed over: what cannot be drawn is not half printed.
  const drawn: {readonly part: PrintPart; readonly pdf: Buffer; readonly pages: number}[] = []
  for (const part of partsOf(job)) drawn.push({part, ...(await typeset(PRINT_TEMPLATE, printData(job, [part]), {form: 'plain'}))})
  let isSure = true
  for (const {part, pdf} of drawn) isSure = isSure && (await handOver(settings.forwarding.printer[part], pdf)) === 0
  const all = Buffer.concat(drawn.map(({pdf}) => pdf))
  return {isSure, sha256: sha256(all), pages: drawn.reduce((sum, {pages}) => sum + pages, 0), bytes: all.length}
}

/** The sheet of labels of the settings, of which some are used already. */
function sheetOf({settings}: Session, {skip}: PrintOrder): LabelSheet {
  const {labels} = settings.forwarding
  const sheet = typeof labels === 'string' ? LABEL_SHEETS[labels] : labels
  if (skip >= sheet.columns * sheet.rows) throw new Refusal('skip-too-many', {labels: sheet.columns * sheet.rows})
  return sheet
}

function jobOf(session: Session, {vault}: OpenVault, {batch, again, skip}: PrintOrder, {going, returnAddress, sheet}: {readonly going: readonly Going[]; readonly returnAddress: readonly string[]; readonly sheet: LabelSheet}): PrintJob {
  const {outer, skatteverket} = session.settings.forwarding
  return {
    batch,
    printedAt: shownAt(session.now, session.settings.timeZone),
    printedBy: vault.holder,
    isReprint: again !== null,
    isRehearsal: session.isRehearsal,
    letters: going.map(({kept: {number, envelope}, letter: {kind, grams, due}, person}) => ({number, identityNumber: person.number, kind, grams, due, envelope: envelope ?? 0})),
    returnAddress,
    skatteverket: skatteverket.address,
    sheet,
    skip,
    outer,
  }
}

/** The return address of the settings, which tells nobody what the letter is about (L2). */
function neutralAddress(session: Session): readonly string[] {
  const {forwarding: {returnAddress}} = session.settings
  if (returnAddress === undefined) throw new Refusal('return-address-missing')
  const found = returnAddressProblem(session, returnAddress)
  if (found !== null) throw new Refusal('return-address-telling', {line: found.line, problem: found.problem})
  return returnAddress
}

/** What in a return address would tell more than where a letter goes back to; null where nothing does. */
export function returnAddressProblem({settings, judgement}: Session, lines: readonly string[]): {readonly line: number; readonly problem: AddressProblem} | null {
  const committees = Object.values(settings.committees)
  const services = [...Object.keys(settings.committees), ...committees.flatMap(({name, administration}) => [name, ...(administration === undefined ? [] : [administration])]), ...Object.keys(settings.administrations)]
  const persons = committees.flatMap(({officials, members}) => [...officials, ...members])
  const {lexica} = judgement
  return addressProblem(lines, {services, persons, municipality: settings.municipality.name}, (line) => scanText([{field: 'heading', index: 0, text: line}], {caseNature: 'unknown', lexica, ownNumber: ''}).findings.some(({kind}) => kind === 'person'))
}

function staleAddress({settings, today}: Session): LocalDate | null {
  const {checkedOn} = settings.forwarding.skatteverket
  const day = checkedOn as LocalDate
  return addYears(day, 1) < today ? day : null
}

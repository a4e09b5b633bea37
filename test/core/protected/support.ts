import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {MasterEntry} from '../../../src/core/protected/master-record.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const numbersIn = (name: string): readonly string[] => readFileSync(join(import.meta.dirname, `../../fixtures/identity-numbers/${name}.txt`), 'utf8').trim().split('\n')

export const TODAY = '2026-02-03' as LocalDate
export const NUMBERS = numbersIn('personnummer')
export const COORDINATION = numbersIn('samordningsnummer')
/** One that the lists do not hold: the check digit is another. */
export const MISPRINT = (NUMBERS[7] ?? '').replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

/** The official number at a place in the list. */
export const numberAt = (at: number): string => NUMBERS[at] ?? ''

/** How far entries protect a number: the level of each record of it, `none`, or `untold`. */
export const markingsOf = (entries: readonly MasterEntry[]): readonly string[] => entries.flatMap((entry) => (entry.kind === 'record' ? [entry.marking.kind === 'marked' ? entry.marking.level : entry.marking.kind] : []))

/** Problems as `line problem field`. */
export const problemsIn = (entries: readonly MasterEntry[]): readonly string[] => entries.flatMap((entry) => (entry.kind === 'problem' ? [`${String(entry.line)} ${entry.problem} ${entry.field}`.trim()] : []))

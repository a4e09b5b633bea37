import type {WordLists} from '../../src/core/scan/lexica.js'
import {readingForNames} from '../../src/core/scan/reading-for-names.js'
import {PERSON_TAG} from '../../src/core/scan/tagger/model.js'
import type {Example} from './example.ts'
import {tagsOf} from './fit.ts'

/** What is found in a text: the places of persons' names. */
export type Finder = (example: Example) => readonly {readonly start: number; readonly end: number}[]

/** Right ones, found ones and all there were. */
interface Tally {
  right: number
  found: number
  there: number
}

/** How well persons are found: word by word, name by name, and text by text. */
export interface Figures {
  readonly token: Tally
  readonly span: Tally
  /** Of the texts that name a person: how many were passed without a word. */
  readonly leaks: {readonly missed: readonly Example[]; readonly of: number}
  /** Of those that name nobody: how many were stopped. */
  readonly falseAlarms: {readonly stopped: readonly Example[]; readonly of: number}
}

export function measure(examples: readonly Example[], lexica: WordLists, find: Finder): Figures {
  const token: Tally = {right: 0, found: 0, there: 0}
  const span: Tally = {right: 0, found: 0, there: 0}
  const missed: Example[] = []
  const stopped: Example[] = []
  let withPerson = 0
  for (const example of examples) {
    const {words} = readingForNames(example.text, example.field, lexica)
    const tags = tagsOf(example, {words, text: example.text, lower: '', capitals: false, smalls: false})
    const found = find(example)
    const isFound = words.map((word) => found.some(({start, end}) => start < word.end && word.start < end))
    words.forEach((_, at) => {
      const there = tags[at] === PERSON_TAG
      if (there) token.there++
      if (isFound[at] === true) token.found++
      if (there && isFound[at] === true) token.right++
    })
    const names = example.spans.filter(({tag}) => tag === PERSON_TAG)
    const asWords = (one: {readonly start: number; readonly end: number}): string => words.flatMap((word, at) => (one.start < word.end && word.start < one.end ? [at] : [])).join(' ')
    const foundWords = new Set(found.map(asWords))
    span.there += names.length
    span.found += foundWords.size
    span.right += names.filter((name) => foundWords.has(asWords(name))).length
    if (names.length > 0) {
      withPerson++
      if (found.length === 0) missed.push(example)
    } else if (found.length > 0) stopped.push(example)
  }
  return {token, span, leaks: {missed, of: withPerson}, falseAlarms: {stopped, of: examples.length - withPerson}}
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))

/** `.95/.93/.94`: precision, recall and the mean of both. */
export function told({right, found, there}: Tally): string {
  return `P ${share(right, found)}  R ${share(right, there)}  F1 ${share(2 * right, found + there)}`
}

export function toldRows(figures: Figures): string {
  return `leaks ${leakShare(figures)}  false alarms ${alarmShare(figures)}`
}

export function leakShare({leaks}: Figures): string {
  return percent(leaks.missed.length, leaks.of)
}

export function alarmShare({falseAlarms}: Figures): string {
  return percent(falseAlarms.stopped.length, falseAlarms.of)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % of ${String(whole)}`
}

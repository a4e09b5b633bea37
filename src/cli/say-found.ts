import type {Found, FoundEntry} from '../core/subject/found.js'
import {HOLDINGS, type Holding} from '../core/subject/holdings.js'
import {stages} from '../words/common.js'
import type {Language} from '../words/languages.js'
import {holdings, subjectWords} from '../words/subject.js'
import {table} from './table.js'

/** How often a long search says where it is. */
const HELD_PER_LINE = 100_000

/** Tells how far a search has come, a line for every hundred thousand of a store; nothing where the answer is for a program. */
export function searchProgress(language: Language, isQuiet: boolean, line: (text: string) => void): (store: Holding, held: number) => void {
  const told = new Map<Holding, number>()
  return (store, held) => {
    if (isQuiet || held < (told.get(store) ?? 0) + HELD_PER_LINE) return
    told.set(store, held)
    line(subjectWords[language].progress(holdings[language][store].name, held))
  }
}

/** The answer to "what do you hold on this person", for a person to read. */
export function sayFound(found: Found, language: Language, say: (line: string) => void): void {
  const words = subjectWords[language]
  say(words.search(found.search))
  for (const {line, kind, check} of found.asked) say(`${words.asked(line, words.kinds[kind])}${check === 'wrong' ? `, ${words.checkWrong}` : ''}`)
  say(found.isWhole ? words.coversAll : words.covers(found.committees.join(', ')))
  say('')
  if (found.entries.length + found.things.length === 0) say(words.nothing)
  if (found.entries.length > 0) {
    const {id, number, committee, date, grade, stage, where, heading} = words.entryColumns
    say(words.entries(found.entries.length))
    say(table([id, number, committee, date, grade, stage, where, heading], found.entries.map((entry) => entryRow(entry, language))))
  }
  if (found.things.length > 0) {
    const {store, where, committee, grade, times, id} = words.thingColumns
    say(words.things(found.things.length))
    say(table([store, where, committee, grade, times, id], found.things.map((thing) => [holdings[language][thing.store].name, thing.where, thing.committee ?? '–', words.grades[thing.grade], String(thing.times), thing.id ?? '–'])))
  }
  if (found.entries.length + found.things.length > 0) say(words.sameName)
  say('')
  sayStores(found, language, say)
  const {entries, rows} = found.awaitsAuthorised
  if (entries + rows > 0) say(words.awaits(entries, rows))
}

function entryRow(entry: FoundEntry, language: Language): readonly string[] {
  const words = subjectWords[language]
  const fields = new Map<string, boolean>()
  for (const {field, version} of entry.places) fields.set(words.fields[field], fields.get(words.fields[field]) === true || version === entry.version)
  const where = [...fields].map(([field, isNow]) => (isNow ? field : words.older(field)))
  return [
    entry.id,
    entry.documentNumber === null ? entry.diaryNumber : `${entry.diaryNumber}:${entry.documentNumber}`,
    entry.committee,
    entry.date,
    words.grades[entry.grade],
    [stages[language][entry.stage], ...(entry.isPublic ? [words.isPublic] : [])].join(', '),
    [...where, ...entry.files.map(({name}) => words.inFile(name))].join(', '),
    `${entry.isProtected ? `${words.protectedMark} ` : ''}${entry.heading}`,
  ]
}

function sayStores(found: Found, language: Language, say: (line: string) => void): void {
  const words = subjectWords[language]
  say(words.storesHeading)
  for (const {store, held, exact, likely, unread} of found.stores) {
    say(words.store(holdings[language][store].name, held, exact, likely))
    for (const {why, where} of unread) say(words.unread[why](where))
  }
  say(words.notAskedHeading)
  for (const [store, {asked}] of Object.entries(HOLDINGS) as [Holding, (typeof HOLDINGS)[Holding]][]) {
    if (asked === 'text') continue
    say(words.notAsked(holdings[language][store].name, holdings[language][store].what))
    if (store === 'backups') for (const {path, madeAt} of found.backups) say(words.backup(path, madeAt.slice(0, 10)))
  }
}

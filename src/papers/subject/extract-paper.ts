import type {Extract, ExtractEntry, ExtractText, ExtractThing, LookMark} from '../../core/subject/extract.js'
import type {Holding} from '../../core/subject/holdings.js'
import {terminalSafe} from '../../core/terms/terminal-safe.js'
import {stages} from '../../words/common.js'
import type {Language} from '../../words/languages.js'
import {reviewStatsWords} from '../../words/review-stats.js'
import {extractWords, storeWords} from '../../words/subject-extract.js'
import {holdings, subjectWords} from '../../words/subject.js'

/** An extract as a text that people read, in Markdown. Texts from outside are quoted and can neither format nor hide anything. */
export function extractPaper(extract: Extract, language: Language): string {
  const words = extractWords[language]
  const lines = [`# ${words.title}`, '', words.made(safe(extract.municipality), extract.madeOn), '', words.search(extract.search), '']
  lines.push(`> **${extract.toLookAt > 0 ? words.lookFirst(extract.toLookAt) : words.nothingToLookAt}**`, '')
  lines.push(words.about, '', words.rights, '', `## ${words.controllers}`, '')
  for (const {name, email, phone} of extract.committees) lines.push(`- ${words.controller(safe(name), [email, phone].filter((one) => one !== null).map(safe).join(', '))}`)
  if (extract.contact !== null) lines.push(`- ${words.controller(safe(extract.municipality), safe(extract.contact))}`)
  if (!extract.isWhole) lines.push('', words.notWhole)
  lines.push('', `## ${words.entries}`, '')
  if (extract.entries.length === 0) lines.push(words.noEntries, '')
  for (const entry of extract.entries) lines.push(...entryLines(entry, language))
  lines.push(`## ${words.things}`, '')
  if (extract.things.length === 0) lines.push(words.noThings, '')
  for (const store of new Set(extract.things.map((thing) => thing.store))) lines.push(...storeLines(extract.things.filter((thing) => thing.store === store), store, language))
  lines.push(`## ${words.keeping}`, '')
  for (const {store, rule, time} of extract.keeping) lines.push(`- ${holdings[language][store].name}: ${time === null ? words.rules[rule] : words.time[time.unit](time.count)}`)
  return `${lines.join('\n')}\n`
}

function entryLines(entry: ExtractEntry, language: Language): readonly string[] {
  const words = extractWords[language]
  const about = storeWords(language, 'entries')
  const number = entry.documentNumber === null ? entry.diaryNumber : `${entry.diaryNumber}:${entry.documentNumber}`
  const {isPublic, from, lastDay, address} = entry.onTheWeb
  const web = from === null ? words.neverOnTheWeb : isPublic && lastDay !== null ? words.onTheWeb(from, lastDay) : words.hasBeen(from)
  const lines = [
    `### ${safe(number)}, ${words.kinds[entry.kind]}, ${entry.date}`,
    '',
    ...looks(entry.marks, language),
    `- ${safe(entry.committeeName)} (${safe(entry.committee)}), ${entry.id}`,
    `- ${words.purpose}: ${about?.purpose ?? ''}`,
    `- ${words.ground}: ${about?.ground ?? ''}`,
    `- ${words.source}: ${words.fromRegistry}`,
    `- ${words.recipients}: ${about?.recipients ?? ''}`,
    `- ${words.kept}: ${words.rules['web-then-registry']}`,
    `- ${words.stage}: ${stages[language][entry.stage]}; ${web}${address === null ? '' : ` (${safe(address)})`}`,
  ]
  if (entry.decisions.length > 0) {
    const {kinds} = reviewStatsWords[language]
    lines.push(`- ${words.decisions}: ${entry.decisions.map(({kind, at, isUndone}) => `${at.slice(0, 10)} ${kinds[kind]}${isUndone ? ` (${words.undone})` : ''}`).join(', ')}`)
  }
  lines.push('')
  for (const text of entry.texts) lines.push(...textLines(text, language))
  return [...lines, '']
}

function textLines({field, versions, isCurrent, text, grade, marks}: ExtractText, language: Language): readonly string[] {
  const words = extractWords[language]
  const name = field === 'fileText' || field === 'note' ? words.fields[field] : subjectWords[language].fields[field]
  const when = versions.length === 0 ? [] : [isCurrent ? words.current : words.older(versions.join(', '))]
  const told = [...when, ...(grade === null ? [] : [subjectWords[language].grades[grade]])]
  return [`- **${name}**${told.length === 0 ? '' : ` (${told.join(', ')})`}: ${quoted(text)}`, ...marks.map((mark) => `  - **${words.lookMark}: ${words.marks[mark]}**`)]
}

function storeLines(things: readonly ExtractThing[], store: Holding, language: Language): readonly string[] {
  const words = extractWords[language]
  const about = storeWords(language, store)
  const lines = [`### ${holdings[language][store].name}`, '']
  if (about !== null) lines.push(`- ${words.purpose}: ${about.purpose}`, `- ${words.ground}: ${about.ground}`, `- ${words.recipients}: ${about.recipients}`, '')
  for (const {where, committee, grade, times, from, to, text, marks} of things) {
    const told = [...(committee === null ? [] : [safe(committee)]), subjectWords[language].grades[grade], words.times(times), ...(from === null ? [] : [words.period(from.slice(0, 10), to?.slice(0, 10) ?? '')])]
    lines.push(`- ${safe(where)} (${told.join(', ')})${text === null ? '' : `: ${quoted(text)}`}`, ...marks.map((mark) => `  - **${words.lookMark}: ${words.marks[mark]}**`))
  }
  return [...lines, '']
}

function looks(marks: readonly LookMark[], language: Language): readonly string[] {
  const words = extractWords[language]
  return marks.length === 0 ? [] : [...marks.map((mark) => `> **${words.lookMark}: ${words.marks[mark]}**`), '']
}

/** A text of several lines stays several lines of the same paragraph. */
function quoted(text: string): string {
  return text.split(/\r\n|[\r\n]/).map(safe).join('<br>')
}

/** A text from outside on one line, without signs that Markdown or a terminal would act on. */
function safe(text: string): string {
  return terminalSafe(text).replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
}

import {NavetReading} from '../../../core/protected/master-navet.js'
import type {MasterEntry} from '../../../core/protected/master-record.js'
import {Refusal} from '../../../core/refusal.js'
import type {LocalDate} from '../../../core/terms/local-date.js'
import {type MasterText, textOf} from './master-text.js'

/** No term of a person is this long. Characters. */
const LINE_LENGTH_MAX = 100_000

/** What a file of term codes tells. */
export async function* navetEntries(file: MasterText, today: LocalDate): AsyncGenerator<readonly MasterEntry[]> {
  const reading = new NavetReading(today)
  let line = 0
  let rest = ''
  for await (const piece of textOf(file)) {
    // A line break of two signs may be divided between two pieces.
    const lines = `${rest}${piece}`.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    const entries: MasterEntry[] = []
    for (const text of lines) {
      line += 1
      if (text.length > LINE_LENGTH_MAX) throw new Refusal('input-field-too-large', {file: file.name, line})
      entries.push(...reading.take(text, line))
    }
    if (rest.length > LINE_LENGTH_MAX) throw new Refusal('input-field-too-large', {file: file.name, line: line + 1})
    if (entries.length > 0) yield entries
  }
  const last = rest.trim() === '' ? [] : reading.take(rest, line + 1)
  const end = reading.end()
  switch (end.kind) {
    case 'cut':
      throw new Refusal('master-not-whole', {file: file.name, line: end.line, problem: 'cut'})
    case 'nothing':
      throw new Refusal('master-unknown-form', {file: file.name})
    case 'whole':
      if (last.length + end.entries.length > 0) yield [...last, ...end.entries]
  }
}

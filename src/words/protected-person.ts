import {PERSON_FIELDS, type ShownPerson} from '../core/protected/person.js'
import type {PersonRecord} from '../core/protected/record.js'
import type {Language} from './languages.js'
import {protectedWork} from './protected-work.js'
import {protectedWords} from './protected.js'

/** What is told of a protected person, name and value by turns, for whatever shows it under the marking. An address is on one line; what nobody has told is left out. */
export function personRows({id, committees, saidAt, particulars, records, ...person}: ShownPerson, language: Language): readonly (readonly [name: string, value: string])[] {
  const say = protectedWords[language]
  const work = protectedWork[language]
  const {markings, properties, otherNumbers, gone, ground} = particulars
  return [
    ...PERSON_FIELDS.flatMap((field) => (field === 'particulars' || person[field] === '' ? [] : [[say.fields[field], person[field].split('\n').join(', ')] as const])),
    ...markings.map(({level, source, since, saidAt: said, liftedAt}) => [work.rows.marking, work.marking(level, work.sources[source], since, said.slice(0, 10), liftedAt?.slice(0, 10) ?? null)] as const),
    ...(otherNumbers.length === 0 ? [] : [[work.rows.otherNumbers, otherNumbers.join(', ')] as const]),
    ...properties.map((property) => [work.rows.properties, property] as const),
    ...(gone === null ? [] : [[work.rows.gone, work.gones[gone]] as const]),
    ...(ground === null ? [] : [[work.rows.ground, work.grounds[ground]] as const]),
    [say.committees, committees.map((code) => (code === '*' ? say.allCommittees : code)).join(', ')],
    [say.saidAt, saidAt],
    [say.id, id],
    ...records.map(({at, by, record}) => [work.rows.note, `${at} ${by}: ${recordWords(record, language)}`] as const),
  ]
}

/** What was written down, in a line. */
function recordWords(record: PersonRecord, language: Language): string {
  const work = protectedWork[language]
  switch (record.kind) {
    case 'contact':
      return work.contact(work.channels[record.channel], record.note)
    case 'told':
      return work.told(record.risks, record.otherWay)
    case 'assessment':
      return work.assessment(work.outcomes[record.outcome], record.ground, record.entry)
    case 'found':
      return work.foundNote(record.number, record.hows.map((how) => work.hows[how]), record.wasPublic ? (record.publicSince ?? '') : null)
  }
}

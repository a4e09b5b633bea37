import type {MasterMarking, MasterRecord} from './master-record.js'
import {PROTECTION_LEVELS} from './protection.js'

/**
 * One record for each number. Records of one number become one, and those of numbers that point at each other know each other's; all of a person's have the strictest marking that any of them has, since
 * none of them says that another is wrong. What else is told is taken from the strictest record of the number, and of equals from the last.
 */
export function strictest(records: readonly MasterRecord[]): readonly MasterRecord[] {
  const persons = new Map<string, Set<string>>()
  const join = (one: string, other: string): void => {
    const [larger, smaller] = [persons.get(one) ?? new Set([one]), persons.get(other) ?? new Set([other])].sort((a, b) => b.size - a.size)
    if (larger === undefined || smaller === undefined) return
    for (const number of larger === smaller ? [one] : smaller) {
      larger.add(number)
      persons.set(number, larger)
    }
    persons.set(one, larger).set(other, larger)
  }
  const byNumber = new Map<string, MasterRecord>()
  const markings = new Map<Set<string>, MasterMarking>()
  for (const record of records) {
    join(record.number, record.number)
    for (const other of record.otherNumbers) join(record.number, other)
    const before = byNumber.get(record.number)
    byNumber.set(record.number, before === undefined || strictness(record.marking) >= strictness(before.marking) ? record : before)
  }
  for (const {number, marking} of records) {
    const person = persons.get(number)
    if (person !== undefined) markings.set(person, stricter(markings.get(person) ?? marking, marking))
  }
  return [...byNumber.values()].map((record) => {
    const person = persons.get(record.number) ?? new Set()
    return {...record, otherNumbers: [...person].filter((number) => number !== record.number), marking: markings.get(person) ?? record.marking}
  })
}

/** The stricter of two markings; of two as strict the one that has stood longest. */
function stricter(one: MasterMarking, other: MasterMarking): MasterMarking {
  if (strictness(one) !== strictness(other)) return strictness(one) > strictness(other) ? one : other
  if (one.kind !== 'marked' || other.kind !== 'marked') return one
  return one.since !== null && (other.since === null || one.since <= other.since) ? one : other
}

function strictness(marking: MasterMarking): number {
  switch (marking.kind) {
    case 'untold':
      return 0
    case 'none':
      return 1
    case 'marked':
      return 2 + PROTECTION_LEVELS.indexOf(marking.level)
  }
}

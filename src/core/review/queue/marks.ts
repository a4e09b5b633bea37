import type {EntryId} from '../../terms/identifiers.js'

/** What a registrar has marked: entries, not places in a list, so that no filter, order or refresh changes them. */
export type Marks = ReadonlySet<EntryId>

/** Marks one entry, or takes its mark away. */
export function toggleMark(marks: Marks, id: EntryId): Marks {
  const next = new Set(marks)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Marks every entry between two in the list as it is shown, both included. Where the first is no longer shown, only the second is. */
export function markRange(marks: Marks, visible: readonly EntryId[], from: EntryId, to: EntryId): Marks {
  const end = visible.indexOf(to)
  const start = visible.indexOf(from)
  if (end < 0) return marks
  const [low, high] = start < 0 ? [end, end] : [Math.min(start, end), Math.max(start, end)]
  return new Set([...marks, ...visible.slice(low, high + 1)])
}

/** Marks everything that is shown. */
export function markAll(marks: Marks, visible: readonly EntryId[]): Marks {
  return new Set([...marks, ...visible])
}

/** Turns the marks of what is shown the other way; what a filter hides keeps its own. */
export function invertMarks(marks: Marks, visible: readonly EntryId[]): Marks {
  const shown = new Set(visible)
  return new Set([...[...marks].filter((id) => !shown.has(id)), ...visible.filter((id) => !marks.has(id))])
}

/** Takes the marks of entries away that no longer wait for anybody. */
export function unmark(marks: Marks, gone: Iterable<EntryId>): Marks {
  const next = new Set(marks)
  for (const id of gone) next.delete(id)
  return next.size === marks.size ? marks : next
}

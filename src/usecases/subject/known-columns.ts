import type {SourceColumn} from '../../core/intake/source-map.js'
import {foldHeading} from '../../io/files/lying-files.js'
import {shippedSources} from '../../io/files/source-file.js'

/** Headings of every known source, folded, and the column each is. */
export function knownColumns(): ReadonlyMap<string, SourceColumn> {
  const columns = new Map<string, SourceColumn>()
  for (const {columns: named} of shippedSources()) for (const [column, heading] of Object.entries(named) as [SourceColumn, string][]) columns.set(foldHeading(heading), column)
  return columns
}

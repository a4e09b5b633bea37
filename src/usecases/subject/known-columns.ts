import {headingsOf, type SourceColumn} from '../../core/intake/source-map.js'
import {foldHeading} from '../../io/files/lying-files.js'
import {knownSources} from '../../io/files/source-file.js'

/** Headings of every source map that the workspace knows, folded, and the column each is. */
export function knownColumns(workspace: string): ReadonlyMap<string, SourceColumn> {
  const columns = new Map<string, SourceColumn>()
  for (const source of knownSources(workspace)) {
    for (const [column, heading] of headingsOf(source)) {
      // What one map takes for a mark of protection is one, whatever another map takes it for.
      if (columns.get(foldHeading(heading)) !== 'skydd') columns.set(foldHeading(heading), column)
    }
  }
  return columns
}

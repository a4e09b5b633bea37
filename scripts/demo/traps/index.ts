import {importTraps} from './a-import.ts'
import {nameTraps, numberTraps, otherPolicyTraps, sensitiveTraps} from './b-policy.ts'
import {partyTraps} from './c-party.ts'
import {fileTraps, retentionTraps, secrecyTraps} from './d-to-h.ts'
import {attachmentTraps} from './files.ts'
import {peopleInHeadings} from './people-in-headings.ts'
import {Series, type TrapLine} from './trap.ts'

// Each series has numbers of its own from 9001, so that a trap added to one moves no number of another.
const SERIES = [
  [9001, importTraps],
  [9101, nameTraps],
  [9201, sensitiveTraps],
  [9301, numberTraps],
  [9401, otherPolicyTraps],
  [9501, partyTraps],
  [9601, secrecyTraps],
  [9651, fileTraps],
  [9701, retentionTraps],
  [9901, attachmentTraps],
  [9931, peopleInHeadings],
] as const

/** Every row that sets a trap, and the files that some of them name. */
export interface Traps {
  readonly lines: readonly TrapLine[]
  readonly attachments: ReadonlyMap<string, string | Uint8Array>
}

/** The traps of day one's export. */
export function allTraps(): Traps {
  const attachments = new Map<string, string | Uint8Array>()
  const lines = SERIES.flatMap(([first, set]) => {
    const series = new Series(first, attachments)
    set(series)
    return series.lines
  })
  return {lines, attachments}
}

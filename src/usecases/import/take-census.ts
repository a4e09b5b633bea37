import {Census, type ColumnCensus} from '../../core/intake/census.js'
import type {SourceMap} from '../../core/intake/source-map.js'
import {recordsOf, type ExportFile} from '../../io/files/export-file.js'
import type {Session} from '../../io/session.js'
import {scanOneText} from '../scan/scan-one-text.js'
import {readerFor} from './read-rows.js'

/** What a map makes of an export, column by column: how often each meaning was met, and which words of closed lists it does not understand. A word in which a detector finds anything is counted and not shown: the column may be another than the map believes. */
export async function takeCensus(session: Session, file: ExportFile, source: SourceMap): Promise<readonly ColumnCensus[]> {
  const census = new Census(readerFor(session, file, source))
  for await (const records of recordsOf(file)) {
    for (const record of records) if (record.kind === 'record' && record.cells.length === file.header.length) census.add(record.cells)
  }
  return census.columns((word) => scanOneText(word, 'party', null, session.judgement).verdict === 'clear')
}

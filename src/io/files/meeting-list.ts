import {mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {stringify} from 'csv-stringify/sync'
import {MEETING_COLUMNS, MORE_MEETING_COLUMNS, type MeetingColumn} from '../../core/intake/meeting-row.js'
import {newLetters} from '../system/digest.js'
import {FILE_MODE, FOLDER_MODE} from './modes.js'

/** A row of a list of meetings, by its columns. */
export type ListedRow = Partial<Record<MeetingColumn, string>>

/** A list of meetings as CSV, in the columns that are read. */
export function meetingList(rows: readonly ListedRow[]): string {
  const columns = [...MEETING_COLUMNS, ...MORE_MEETING_COLUMNS]
  return stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))], {delimiter: ';', bom: false, record_delimiter: '\n'})
}

/** A list set down in a folder of the workspace, since an export is read twice; `remove` takes it away, and so does the next import where this one died. */
export async function spoolList(workspace: string, text: string): Promise<{readonly path: string; remove(): Promise<void>}> {
  const folder = join(workspace, 'runs', `lista-${newLetters()}`)
  await mkdir(folder, {mode: FOLDER_MODE})
  const path = join(folder, 'sammantraden.csv')
  await writeFile(path, text, {mode: FILE_MODE, flag: 'wx'})
  return {path, remove: () => rm(folder, {recursive: true, force: true})}
}

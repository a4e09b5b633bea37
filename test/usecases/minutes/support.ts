import {onTestFinished} from 'vitest'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {MEETING_COLUMNS, MORE_MEETING_COLUMNS, type MeetingColumn} from '../../../src/core/intake/meeting-row.js'
import type {PaperKind} from '../../../src/core/minutes/paper-kind.js'
import {importMeetings} from '../../../src/usecases/minutes/import-meetings.js'
import type {Imported} from '../../../src/usecases/import/import-files.js'
import {makePaper, type MadePaper, type PaperOrder} from '../../../src/usecases/minutes/make-paper.js'
import {Town} from '../../support/town.js'

/** A row of a list of meetings. A test states only what it is about. */
export type MeetingRow = Partial<Record<MeetingColumn, string>>

/** An ordinary item of minutes in which nothing is wrong. */
export function anItem(paragraf: string, changes: MeetingRow = {}): MeetingRow {
  return {diarie: 'SN', datum: '2026-02-03', typ: 'protokoll', paragraf, rubrik: `Rapport ${paragraf}`, sekretess: 'nej', text: 'Förvaltningen har lämnat en rapport om året som gick.', beslut: 'Nämnden lägger rapporten till handlingarna.', expedieras: 'Ekonomi', ...changes}
}

/** The meeting's own row. */
export function aMeeting(changes: MeetingRow = {}): MeetingRow {
  return {diarie: 'SN', datum: '2026-02-03', rubrik: 'Sammanträde', tid: '14:00', plats: 'Rådhuset', narvarande: 'Elsa Grahnén (ordförande, S) | Bo Ekvall (ledamot, M) | Kim Asplund (nämndsekreterare)', ...changes}
}

export function meetingsCsv(rows: readonly MeetingRow[]): string {
  const columns = [...MEETING_COLUMNS, ...MORE_MEETING_COLUMNS]
  const cell = (text: string): string => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns.join(';'), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(';'))].map((line) => `${line}\n`).join('')
}

export const AT = '2026-02-04T09:00:00Z'

/** A municipality in which SN has adapted minutes and KS has none. */
export async function aCouncilTown(settings: object = {}): Promise<Town> {
  const committees = {
    KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: 'ks@provkommunen.example'}},
    SN: {name: 'Socialnämnden', diaryNumber: '^SN \\d{4}/\\d{5}$', registrar: {email: 'sn@provkommunen.example'}, hasSpecificSecrecy: true, adaptedMinutes: true},
  }
  const town = await Town.found({settings: {committees, ...settings}})
  onTestFinished(() => town.leave())
  return town
}

/** Brings meetings in as a committee's secretary does. */
export async function bringMeetings(town: Town, rows: readonly MeetingRow[] | string, at = AT, user = 'reg'): Promise<Imported> {
  const path = join(town.folder, 'inbox', 'sammantraden.csv')
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, typeof rows === 'string' ? rows : meetingsCsv(rows))
  return town.within(at, (session) => importMeetings(session, {files: [{path, name: 'sammantraden.csv'}], encoding: null, sheet: null, isDryRun: false, reasonFor: ({code}) => code, onFile: () => undefined, onProgress: () => undefined}), user)
}

export async function make(town: Town, order: Partial<PaperOrder> = {}, at = '2026-02-04T10:00:00Z'): Promise<MadePaper> {
  return town.within(at, (session) => makePaper(session, {meeting: 'SN 2026-02-03', kind: 'minutes' satisfies PaperKind, version: 'public', formats: ['pdf', 'html'], out: null, ...order}))
}

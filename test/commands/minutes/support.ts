import {mkdtemp, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {run, type RunOptions, type Workspaces} from '../../support/run-command.js'
import {aMeeting, anItem, meetingsCsv, type MeetingRow} from '../../usecases/minutes/support.js'

export const KS = {diarie: 'KS'}
export const SECRET: MeetingRow = anItem('2', {...KS, rubrik: 'Placering av ett barn', sekretess: 'ja', text: 'Barnet har bott hos sin moster i Vedum.'})

/** A workspace of its own in which KS has adapted minutes, and a list of one meeting beside it. */
export async function withMeetings(town: Workspaces, rows: readonly MeetingRow[] = [aMeeting(KS), anItem('1', KS), SECRET, anItem('3', KS)]): Promise<{readonly at: RunOptions; readonly list: string; readonly out: string}> {
  const cwd = await town.copy()
  const settings = join(cwd, 'diarievakt.yaml')
  await writeFile(settings, (await readFile(settings, 'utf8')).replace('KS: {name: Kommunstyrelsen,', 'KS: {name: Kommunstyrelsen, adaptedMinutes: true,'))
  const list = join(cwd, 'inbox', 'sammantraden.csv')
  await writeFile(list, meetingsCsv(rows))
  return {at: {cwd, now: '2026-02-04T09:00:00Z'}, list, out: await mkdtemp(join(town.outside, 'out-'))}
}

/** The same, read in. */
export async function withMeetingsIn(town: Workspaces, rows?: readonly MeetingRow[]): Promise<{readonly at: RunOptions; readonly out: string}> {
  const {at, list, out} = await withMeetings(town, rows)
  const {code, stderr} = await run(['minutes', 'import', list], at)
  if (code !== 0) throw new Error(stderr)
  return {at, out}
}

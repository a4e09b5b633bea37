import type {SourceMap} from '../../core/intake/source-map.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {Settings} from '../../core/terms/settings.js'
import {Attachments, ClearedFiles} from '../../io/files/attachments.js'
import type {ExportFile} from '../../io/files/export-file.js'
import type {FingerprintKey} from '../../io/system/digest.js'
import type {Session} from '../../io/session.js'
import {Thread} from '../../io/system/thread.js'
import {ownModule} from '../../io/system/own-module.js'
import type {Desk, Reading} from './work-out.js'
import {readRows, type RowsRead} from './read-rows.js'
import type {SinceBackup} from './since-backup.js'
import {workOutCases, type CasesWorkedOut, type CaseToWorkOut} from './work-out-case.js'

/** Who reads an export and works out what it does: this core, or another one while this one's database writes. */
export interface ImportWork {
  rows(): AsyncGenerator<RowsRead>
  cases(cases: readonly CaseToWorkOut[]): Promise<CasesWorkedOut>
  end(): Promise<void>
}

/** What the work is about. */
export interface ImportMatter {
  readonly file: ExportFile
  readonly source: SourceMap
  /** Folder of attachments; null where there is none. */
  readonly attachments: string | null
  /** Diaries that the export holds whole. */
  readonly full: readonly string[]
  readonly isDryRun: boolean
  /** What a restored register knows of rows that its backup did not. */
  readonly since: SinceBackup
}

/** Everything another core needs to work as this session would. */
export interface WorkBesideParts extends ImportMatter {
  readonly folder: string
  readonly settings: Settings
  readonly fingerprintKey: FingerprintKey
  readonly publishFrom: LocalDate
  readonly today: LocalDate
  readonly policyHash: string
}

/** A thread is asked for the next rows of the file, or to work out some cases. */
export type WorkTask = {readonly kind: 'rows'} | {readonly kind: 'cases'; readonly cases: readonly CaseToWorkOut[]}
export type WorkResult = {readonly kind: 'rows'; readonly rows: RowsRead | null} | {readonly kind: 'cases'; readonly worked: CasesWorkedOut}

const THREAD_MEMORY_MB = 192

/** The work done here, between the database's answers. */
export async function workHere(desk: Desk, matter: ImportMatter): Promise<ImportWork> {
  const reading = await readingOf(desk, matter)
  return {
    rows: () => readRows(desk, matter.file, matter.source),
    cases: (cases) => workOutCases(reading, cases),
    end: async () => undefined,
  }
}

/** The work done on other cores: one reads the file; two, when it is read, work out what it does, while this one hands over what they make to the database. */
export function workBeside(session: Session, matter: ImportMatter): ImportWork {
  const {folder, settings, fingerprints, publishFrom, today} = session
  const parts: WorkBesideParts = {...matter, folder, settings, fingerprintKey: fingerprints.key, publishFrom, today, policyHash: session.judgement.policy.hash}
  const begin = (): Thread<WorkTask, WorkResult> => new Thread(ownModule('usecases/import/import-thread'), parts, THREAD_MEMORY_MB)
  const reader = begin()
  let others: readonly [Thread<WorkTask, WorkResult>, Thread<WorkTask, WorkResult>] | null = null
  let turn = 0
  return {
    async *rows() {
      // Asked for one ahead, so that it reads on while these are written.
      let next = ask(reader, {kind: 'rows'})
      for (;;) {
        const {rows} = await next
        if (rows === null) return
        next = ask(reader, {kind: 'rows'})
        next.catch(() => undefined)
        yield rows
      }
    },
    async cases(cases) {
      others ??= [reader, begin()]
      turn = 1 - turn
      return (await ask(others[turn === 0 ? 0 : 1], {kind: 'cases', cases})).worked
    },
    async end() {
      await Promise.all([reader.end(), others?.[1].end()])
    },
  }
}

async function ask<Kind extends WorkTask['kind']>(thread: Thread<WorkTask, WorkResult>, task: WorkTask & {kind: Kind}): Promise<WorkResult & {kind: Kind}> {
  const result = await thread.run(task)
  if (result.kind !== task.kind) throw new Error('The thread answered another question')
  return result as WorkResult & {kind: Kind}
}

/** What working out an export needs besides its rows. */
export async function readingOf(desk: Desk, {attachments, full, isDryRun, since}: ImportMatter): Promise<Reading> {
  return {desk, attachments: attachments === null ? null : await Attachments.in(attachments), cleared: new ClearedFiles(desk.folder), full: new Set(full), isDryRun, since}
}

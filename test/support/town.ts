import {execFileSync} from 'node:child_process'
import {mkdtemp, mkdir, rm, writeFile} from 'node:fs/promises'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {SOURCE_COLUMNS, type SourceColumn} from '../../src/core/intake/source-map.js'
import type {Grant, Role} from '../../src/core/rights.js'
import {ROLES} from '../../src/core/rights.js'
import {SettingsSchema, type Settings} from '../../src/core/terms/settings.js'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import {foundDatabase, type FoundDatabase} from './databases.js'
import {changeAsOwner} from './postgres-cluster.js'
import {createRegister} from '../../src/io/create-register.js'
import type {Knex} from 'knex'
import {insertGrant} from '../../src/io/db/grant-table.js'
import {loadJudgement} from '../../src/io/files/policy-file.js'
import {readSource} from '../../src/io/files/source-file.js'
import {Session} from '../../src/io/session.js'
import {asInstant, clockAt} from '../../src/io/system/clock.js'
import {newLetters} from '../../src/io/system/digest.js'
import {importFiles, type Imported} from '../../src/usecases/import/import-files.js'
import type {ImportOrder} from '../../src/usecases/import/import-export.js'
import {listPublic, type ListedEntry} from '../../src/usecases/publication/list-public.js'
import {runPublication} from '../../src/usecases/publication/run-publication.js'
import type {ReleaseRun} from '../../src/usecases/publication/run-release.js'

type Judgement = ReturnType<typeof loadJudgement>

/** A row of the program's own source file. A test states only what it is about. */
export type SourceRow = Partial<Record<SourceColumn, string>>

/** An ordinary row in which nothing is wrong: a document of an open case, decided by a registrar. */
export function aRow(changes: SourceRow = {}): Record<SourceColumn, string> {
  const ordinary: Record<SourceColumn, string> = {
    diarie: 'KS',
    arendenummer: 'KS 2026/00123',
    arenderubrik: 'Ny förskola vid Ekbacken',
    arenderubrik_sekretess: 'nej',
    arendetyp: 'lokaler',
    arende_status: 'öppet',
    avslutat: '',
    handlingsnummer: '1',
    handlingsrubrik: 'Remiss om ny förskola',
    handlingsrubrik_sekretess: 'nej',
    handling_sekretess: 'nej',
    lagrum: '',
    skydd: '',
    riktning: 'Ut',
    datum: '2026-02-03',
    avsandare_mottagare: 'Länsstyrelsen',
    webbnamn: 'Länsstyrelsen',
    handlaggare: 'Plan- och byggenheten',
    fil: '',
    fil_publiceras: '',
    registrator: 'reg1',
    handling_status: 'gällande',
    publicerad: '',
    andrad: '2026-02-03T10:12:00',
  }
  return {...ordinary, ...changes}
}

/** A row that is a case alone. */
export function aCaseRow(changes: SourceRow = {}): Record<SourceColumn, string> {
  return aRow({handlingsnummer: '', handlingsrubrik: '', handlingsrubrik_sekretess: '', handling_sekretess: '', riktning: '', avsandare_mottagare: '', webbnamn: '', ...changes})
}

/** Rows as the text of an export. */
export function csvOf(rows: readonly SourceRow[], columns: readonly SourceColumn[] = SOURCE_COLUMNS): string {
  const cell = (text: string): string => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns.join(';'), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(';'))].map((line) => `${line}\n`).join('')
}

const SETTINGS = {
  municipality: {name: 'Provkommunen', contact: 'kommunen@provkommunen.example'},
  site: {baseUrl: 'https://diariet.provkommunen.example'},
  committees: {
    KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: 'ks@provkommunen.example'}, officials: ['Elsa Grahnén']},
    SN: {name: 'Socialnämnden', diaryNumber: 'SN \\d{4}/\\d{5}', registrar: {email: 'sn@provkommunen.example'}, hasSpecificSecrecy: true},
  },
}

/** A municipality in a folder of its own, with a real register, in the database that these tests run over, and a real site; `at` opens it at an instant of its rehearsal's time. */
export class Town {
  readonly folder: string
  settings: Settings
  #database: FoundDatabase
  readonly #made: string
  readonly #key = new Uint8Array(32).fill(7)
  readonly #newId: () => EntryId
  #judged: {readonly rules: string; readonly settings: Settings; readonly judgement: Judgement} | null = null

  private constructor(folder: string, settings: Settings, database: FoundDatabase, made: string, newId: () => EntryId) {
    this.folder = folder
    this.settings = settings
    this.#database = database
    this.#made = made
    this.#newId = newId
  }

  /** `made` is the instant of the workspace: two years before it, publication begins. */
  static async found({made = '2026-02-03T08:00:00Z', settings = {}, roles = ROLES, user = 'reg', newId = newLetters}: {made?: string; settings?: object; roles?: readonly Role[]; user?: string; newId?: () => EntryId} = {}): Promise<Town> {
    const folder = await mkdtemp(join(tmpdir(), 'diarievakt-'))
    for (const name of ['files', 'runs', 'site', 'inbox']) await mkdir(join(folder, name))
    const database = await foundDatabase()
    const town = new Town(folder, SettingsSchema.parse({...SETTINGS, ...settings, database: await database.urlFor(user, {isAdministrator: true})}), database, made, newId)
    // The files of a workspace, as a backup takes them along.
    await town.#writeSettings()
    await writeFile(join(folder, 'fingerprint.key'), town.#key, {mode: 0o600})
    await createRegister({folder, settings: town.settings, fingerprintKey: town.#key, systemUser: user, clock: clockAt(new Date(made)), isRehearsal: true, allRoles: true})
    if (roles !== ROLES) {
      await town.asOwner((db) => db('role_grant').where({user_name: user}).delete())
      for (const role of roles) await town.grant(user, {role, committee: '*'})
    }
    return town
  }

  /** The settings as somebody's own program reads them: with PostgreSQL, everybody has a login. */
  async settingsOf(user: string): Promise<Settings> {
    return {...this.settings, database: await this.#database.urlFor(user)}
  }

  async at(instant: string, user = 'reg'): Promise<Session> {
    return Session.open({
      systemUser: user,
      clock: clockAt(new Date(instant)),
      folder: this.folder,
      settings: await this.settingsOf(user),
      fingerprintKey: this.#key,
      newId: this.#newId,
      judgement: () => this.#judgement(),
    })
  }

  /** The rules as they stand: read again when the municipality's own, or its settings, are others. */
  #judgement(): Judgement {
    const own = join(this.folder, 'policy.yaml')
    const rules = existsSync(own) ? readFileSync(own, 'utf8') : ''
    if (this.#judged?.rules !== rules || this.#judged.settings !== this.settings) this.#judged = {rules, settings: this.settings, judgement: loadJudgement(this.folder, this.settings)}
    return this.#judged.judgement
  }

  /** Opens the register at an instant, works, and closes it. */
  async within<T>(instant: string, work: (session: Session) => Promise<T>, user = 'reg'): Promise<T> {
    const session = await this.at(instant, user)
    try {
      return await work(session)
    } finally {
      await session.close()
    }
  }

  /** Imports rows, or the raw text or bytes of an export, with attachments by name. */
  async import(instant: string, rows: readonly SourceRow[] | string | Uint8Array, order: Partial<Omit<ImportOrder, 'isOfMeetings' | 'mayBring'>> & {readonly attachments?: string | null; readonly with?: Readonly<Record<string, string | Uint8Array>>} = {}): Promise<Imported> {
    const {with: files = {}, ...rest} = order
    const delivery = await mkdtemp(join(this.folder, 'inbox', 'leverans-'))
    const path = join(delivery, 'export.csv')
    await writeFile(path, typeof rows === 'string' || rows instanceof Uint8Array ? rows : csvOf(rows))
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(delivery, name)), {recursive: true})
      await writeFile(join(delivery, name), content)
    }
    return this.within(instant, (session) =>
      importFiles(session, {
        files: [{path, name: 'export.csv'}],
        source: readSource('diarievakt'),
        encoding: null,
        sheet: null,
        full: [],
        attachments: null,
        isDryRun: false,
        maxRejects: null,
        allowsMassWithdrawal: false,
        usesSecondCore: false,
        reasonFor: ({code}) => code,
        onFile: () => undefined,
        onProgress: () => undefined,
        ...rest,
      }),
    )
  }

  /** Gives somebody a role, as an administrator of the database would. */
  async grant(user: string, grant: Grant): Promise<void> {
    await this.asOwner((db) => db.transaction((tx) => insertGrant(tx, user, grant, {by: 'reg', at: asInstant(new Date(this.#made)), reason: 'duty', until: null})))
  }

  /** Makes somebody an administrator of the database as well, where it has such. */
  async administrator(user: string): Promise<void> {
    await this.#database.urlFor(user, {isAdministrator: true})
  }

  /** Does to the register what nobody who works in it may. */
  async asOwner<T>(work: (db: Knex) => Promise<T>): Promise<T> {
    return changeAsOwner({url: this.settings.database, folder: this.folder}, work)
  }

  /** What another program does to the register before this one goes on. */
  meanwhile(sql: string): void {
    inChild('execute.ts', [this.settings.database, this.folder, sql])
  }

  /** What a registrar at another desk decides about an entry before this one goes on. */
  decideMeanwhile(instant: string, id: string, kind: 'secret' | 'withhold'): void {
    inChild('decide.ts', [JSON.stringify(this.settings), this.folder, instant, id, kind])
  }

  async publish(instant: string, kind: 'full' | 'removals' = 'full'): Promise<ReleaseRun> {
    return this.within(instant, (session) => runPublication(session, {kind, slot: null, onProgress: () => undefined}))
  }

  async public(instant: string): Promise<readonly ListedEntry[]> {
    return this.within(instant, (session) => listPublic(session, undefined))
  }

  /** Everything readers can fetch now, by path: the release that is current. */
  site(): ReadonlyMap<string, string> {
    return filesUnder(join(this.folder, 'site', 'current/'))
  }

  /** Which of some texts stand anywhere under `site/`, kept releases and maps too; each with the paths. */
  siteHolds(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>()
    const wanted = texts.map((text) => ({text, bytes: Buffer.from(text)}))
    for (const [path, content] of filesUnder(join(this.folder, 'site'), true)) {
      const bytes = Buffer.from(content, 'latin1')
      for (const {text, bytes: needle} of wanted) if (bytes.includes(needle)) found.set(text, [...(found.get(text) ?? []), path])
    }
    return found
  }

  /** The database is gone as with its disk; everything else in the workspace stays. */
  async loseDatabase(): Promise<void> {
    for (const name of readdirSync(this.folder)) if (name.startsWith('diarievakt.db')) await rm(join(this.folder, name))
    await this.#database.leave()
    await this.moveTo(await foundDatabase({isEmpty: true}))
  }

  /** From now on the settings name another database. */
  async moveTo(database: FoundDatabase, user = 'reg'): Promise<void> {
    this.#database = database
    this.settings = {...this.settings, database: await database.urlFor(user, {isAdministrator: true})}
    await this.#writeSettings()
  }

  async #writeSettings(): Promise<void> {
    await writeFile(join(this.folder, 'diarievakt.yaml'), JSON.stringify(this.settings))
  }

  /** The same municipality in a copy of its folder. */
  movedTo(folder: string): Town {
    return new Town(folder, this.settings, this.#database, this.#made, this.#newId)
  }

  async leave(): Promise<void> {
    await this.#database.leave()
    await rm(this.folder, {recursive: true, force: true})
  }
}

function inChild(program: string, told: readonly string[]): void {
  const children = new URL('../io/children/', import.meta.url)
  execFileSync(process.execPath, ['--no-warnings', '--import', new URL('sources.mjs', children).href, new URL(program, children).pathname, ...told])
}

function filesUnder(folder: string, asBytes = false): Map<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && statSync(path).isFile()) files.set(path.slice(folder.length).replace(/^\//, ''), readFileSync(path, asBytes ? 'latin1' : 'utf8'))
  }
  return files
}

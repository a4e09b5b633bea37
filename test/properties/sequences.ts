import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import type {PublicEntry} from '../../src/core/publication/public-entry.js'
import {Refusal} from '../../src/core/refusal.js'
import type {DecisionId, EntryId} from '../../src/core/terms/identifiers.js'
import type {Session} from '../../src/io/session.js'
import {listPublic} from '../../src/usecases/publication/list-public.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, resolveEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {Town, type SourceRow} from '../support/town.js'
import {Guard} from './guard.js'
import {RegisterModel, type Decision, type Entry, type ExportedRow, type PolicyName, type Reading} from './register-model.js'
import {CASE_FIELDS, DOCUMENT_FIELDS, MADE_UP, Registry, type Change} from './registry.js'

// A sequence is a list of plain steps, each of which can be done at any time: whatever is left out when a failure is made smaller, the rest still runs.

/** One thing that happens. */
export type Step =
  | {readonly do: 'import'; readonly changes: readonly Change[]; readonly rows: number; readonly isWhole: boolean; readonly age: 'newer' | 'older' | 'same' | 'untold'; readonly withFiles: boolean; readonly spoilt: number | null}
  | {readonly do: 'decide'; readonly at: number; readonly answer: (typeof ANSWERS)[number]; readonly isAny: boolean}
  | {readonly do: 'undo'; readonly at: number | null}
  | {readonly do: 'publish' | 'removals'}
  | {readonly do: 'withdraw' | 'restore'; readonly at: number; readonly isAny: boolean}
  | {readonly do: 'scan'; readonly policy: PolicyName; readonly isAll: boolean}
  | {readonly do: 'wait'; readonly hours: number}

const ANSWERS = ['publish', 'withhold', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'rewrite-heading-number', 'escalate', 'defer', 'resolve-publish', 'resolve-withhold'] as const
const FIELDS = [...Object.keys(DOCUMENT_FIELDS), ...Object.keys(CASE_FIELDS)] as Change['field'][]
const ALL_ROWS = 127

/** Plain objects, which are told as they are written. */
const record = <T>(fields: {[Key in keyof T]: fc.Arbitrary<T[Key]>}): fc.Arbitrary<T> => fc.record<T>(fields, {noNullPrototype: true})

const change: fc.Arbitrary<Change> = record({at: fc.nat(4), field: fc.constantFrom(...FIELDS), to: fc.oneof({weight: 1, arbitrary: fc.constant(0)}, {weight: 3, arbitrary: fc.nat(11)})})

/** Once in eight: what no one in their right mind would ask for, and must be refused. */
const seldom = fc.nat(7).map((number) => number === 7)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: record({
      do: fc.constant('import' as const),
      changes: fc.array(change, {maxLength: 3}),
      rows: fc.oneof({weight: 2, arbitrary: fc.constant(ALL_ROWS)}, {weight: 1, arbitrary: fc.integer({min: 1, max: ALL_ROWS})}),
      isWhole: fc.boolean(),
      age: fc.oneof({weight: 7, arbitrary: fc.constant('newer' as const)}, {weight: 1, arbitrary: fc.constantFrom('older' as const, 'same' as const, 'untold' as const)}),
      withFiles: fc.oneof({weight: 2, arbitrary: fc.constant(true)}, {weight: 1, arbitrary: fc.constant(false)}),
      spoilt: fc.oneof({weight: 6, arbitrary: fc.constant(null)}, {weight: 1, arbitrary: fc.nat(6)}),
    }),
  },
  {weight: 8, arbitrary: record({do: fc.constant('decide' as const), at: fc.nat(7), answer: fc.oneof({weight: 3, arbitrary: fc.constant('publish' as const)}, {weight: 7, arbitrary: fc.constantFrom(...ANSWERS)}), isAny: seldom})},
  {weight: 7, arbitrary: record({do: fc.constant('publish' as const)})},
  {weight: 2, arbitrary: record({do: fc.constant('undo' as const), at: fc.option(fc.nat(5), {nil: null, freq: 2})})},
  {weight: 1, arbitrary: record({do: fc.constant('removals' as const)})},
  {weight: 2, arbitrary: record({do: fc.constant('withdraw' as const), at: fc.nat(7), isAny: seldom})},
  {weight: 2, arbitrary: record({do: fc.constant('restore' as const), at: fc.nat(7), isAny: seldom})},
  {weight: 2, arbitrary: record({do: fc.constant('scan' as const), policy: fc.constantFrom('shipped' as const, 'tighter' as const, 'looser' as const), isAll: fc.boolean()})},
  {weight: 3, arbitrary: record({do: fc.constant('wait' as const), hours: fc.oneof(fc.constantFrom(1, 13, 24, 24 * 364, 24 * 365, 24 * 366, 24 * 730, 24 * 731), fc.nat(24 * 800))})},
)

const firstExport: fc.Arbitrary<Step> = fc.array(change, {maxLength: 6}).map((changes) => ({do: 'import', changes, rows: ALL_ROWS, isWhole: false, age: 'newer', withFiles: true, spoilt: null}))

/** Sequences of what can happen to a register, a first export of everything before the rest. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc.tuple(firstExport, fc.array(step, {minLength: 5, maxLength: 18, size: 'max'})).map(([first, steps]) => [first, ...steps])

/** What went wrong, as it is told. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement'
}

const START = Date.parse('2026-02-03T09:00:00Z')
const COMMITTEES = {
  KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: 'ks@provkommunen.example'}, retentionYears: 2},
  SN: {name: 'Socialnämnden', diaryNumber: 'SN \\d{4}/\\d{5}', hasSpecificSecrecy: true, retentionYears: 1},
}

const POLICY: Readonly<Record<PolicyName, string>> = {
  shipped: 'rules: []\n',
  tighter: 'rules:\n  - {id: official-handles-the-case, kinds: [person], fields: [officer], answer: review, requirement: B1, law: Kommunens beslut, because: {sv: Nej., en: No.}}\n',
  looser: 'rules:\n  - {id: contact-data, kinds: [phone, email], answer: clear, requirement: B10, law: Kommunens beslut, because: {sv: Ja., en: Yes.}}\n',
}

/** One town and its model, side by side. */
export class Course {
  readonly #town: Town
  readonly #registry = new Registry()
  readonly #model = new RegisterModel('2024-02-03')
  readonly #guard = new Guard()
  #now = START
  #ids = new Map<string, string>()
  #decisionIds = new Map<Decision, DecisionId>()
  #said = new Map<Decision, NonNullable<ReturnType<Guard['decide']>>>()

  constructor(town: Town) {
    this.#town = town
  }

  static async run(steps: readonly Step[]): Promise<void> {
    const town = await Town.found({made: new Date(START - 3_600_000).toISOString(), settings: {committees: COMMITTEES}, newId: lettersInTurn()})
    try {
      const course = new Course(town)
      for (const [index, one] of steps.entries()) {
        await course.#take(one).catch((error: unknown) => {
          throw new Disagreement(`Step ${index + 1} of ${steps.length}, ${JSON.stringify(one)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
        })
      }
    } finally {
      await town.leave()
    }
  }

  async #take(one: Step): Promise<void> {
    this.#now += 60_000
    this.#guard.nextStep()
    switch (one.do) {
      case 'import':
        await this.#import(one)
        break
      case 'decide':
        await this.#decide(one)
        break
      case 'undo':
        await this.#undo(one.at)
        break
      case 'publish':
      case 'removals': {
        const kind = one.do === 'publish' ? 'full' : 'removals'
        await this.#town.publish(this.#instant, kind)
        this.#model.release(kind, this.#today)
        break
      }
      case 'withdraw':
      case 'restore':
        await this.#withdrawOrRestore(one)
        break
      case 'scan': {
        writeFileSync(join(this.#town.folder, 'policy.yaml'), POLICY[one.policy])
        this.#model.policy = one.policy
        const scanned = await this.#within((session) => scanEntries(session, {all: one.isAll, allowsMassWithdrawal: true, onProgress: () => undefined}))
        same('left by the scan', scanned.withdrawn, this.#model.scan(one.isAll, this.#today))
        break
      }
      case 'wait':
        this.#now += one.hours * 3_600_000
        break
    }
    await this.#check()
  }

  async #import({changes, rows: chosen, isWhole, age, withFiles, spoilt}: Extract<Step, {do: 'import'}>): Promise<void> {
    for (const one of changes) this.#registry.change(one)
    const told = new Date(this.#now).toISOString().slice(0, 19)
    const changedAt = {newer: told, older: '2026-02-01T09:00:00', same: '2026-02-03T09:01:00', untold: null}[age]
    const {cases, documents} = this.#registry
    const all: ExportedRow[] = [...cases.filter(({hasOwnRow}) => hasOwnRow).map((parent) => ({parent, document: null, changedAt})), ...documents.map((document) => ({parent: document.case, document, changedAt}))]
    const exported = all.filter(({document}, index) => (chosen >> index) % 2 === 1 && document?.isGone !== true)
    const bad = spoilt === null ? -1 : spoilt % Math.max(1, exported.length)
    const accepted = exported.filter((_, index) => index !== bad)
    const lines = exported.map(({parent, document}, index): SourceRow => {
      const row = document === null ? this.#registry.caseRow(parent, changedAt ?? '') : this.#registry.documentRow(document, changedAt ?? '')
      return index === bad ? {...row, datum: '2026-02-30'} : row
    })
    const files: Record<string, string> = {}
    if (withFiles) for (const {document} of accepted) if (document?.file != null) files[document.file.name] = this.#registry.fileText(document.file)
    // A diary of which nothing came is no whole diary: the program refuses it, and the model is not asked.
    const full = isWhole ? ['KS', 'SN'].filter((code) => accepted.some(({parent}) => parent.committee === code)) : []
    if (exported.length === 0) return
    const {files: [imported]} = await this.#town.import(this.#instant, lines, {full, with: files, allowsMassWithdrawal: true})
    if (imported === undefined) throw new Error('Nothing was imported')
    const {read, rejected, withdrawn} = imported
    same('the balance of the import', imported.imported + imported.changed + imported.unchanged + rejected, read)
    same('rows read', read, exported.length)
    same('rows rejected', rejected, exported.length - accepted.length)
    this.#guard.import(accepted, full)
    same('left by the import', withdrawn, this.#model.import(accepted, full, withFiles, this.#today))
  }

  async #decide({at, answer, isAny}: Extract<Step, {do: 'decide'}>): Promise<void> {
    const fitting = answer.startsWith('resolve') ? ['escalated'] : ['held', 'blocked', 'deferred', ...(/withhold|secret|re/.test(answer) ? ['cleared'] : [])]
    const entry = this.#entryAt(at, isAny ? null : ({current}) => fitting.includes(current.stage))
    if (entry === null) return
    const isRewrite = answer === 'rewrite-heading' || answer === 'rewrite-heading-number'
    const heading = this.#registry.rewritten(answer === 'rewrite-heading-number' ? 'number' : 'plain')
    const kind = isRewrite ? 'rewrite-heading' : answer
    const order = {ids: [this.#idOf(entry)], committee: null, reason: null, note: null}
    const decided = await this.#within(async (session) => {
      if (kind === 'resolve-publish' || kind === 'resolve-withhold') return resolveEntries(session, {...order, answer: {kind, ground: 'OSL 26:1'}})
      const asked: RegistrarAnswer = kind === 'rewrite-heading' ? {kind, heading: this.#registry.headingText(heading)} : kind === 'replace-party' ? {kind, roleWord: 'invånare'} : {kind}
      return decideEntries(session, {...order, answer: asked})
    }).catch(refused)
    const {facts} = entry.current
    const left = this.#model.decide(entry, kind, this.#today, heading)
    same(`whether ${kind} of ${entry.key} is refused`, decided instanceof Refusal ? `refused` : 'decided', left === null ? 'refused' : 'decided')
    const last = this.#model.decisions.at(-1)
    if (!(decided instanceof Refusal) && last !== undefined) {
      this.#decisionIds.set(last, decided.decided[0]?.decision ?? ('' as DecisionId))
      const said = this.#guard.decide(entry.key, kind, facts.heading.word, facts.file?.bytes ?? null, isRewrite ? heading.word : null)
      if (said !== null) this.#said.set(last, said)
      same(`the stage of ${entry.key}`, decided.decided[0]?.stage, left !== null && left > 0 ? decided.decided[0]?.stage : entry.current.stage)
    }
  }

  async #undo(at: number | null): Promise<void> {
    const {decisions} = this.#model
    const decision = at === null ? this.#model.lastDecision() : decisions.filter(({kind}) => kind !== 'restore')[at]
    const id = at === null ? null : decision === undefined ? ('nosuchdecision' as DecisionId) : (this.#decisionIds.get(decision) ?? null)
    const undone = await this.#within((session) => undoDecision(session, {decision: id})).catch(refused)
    const left = this.#model.undo(decision, this.#today)
    same('whether the undoing is refused', undone instanceof Refusal ? 'refused' : 'undone', left === null ? 'refused' : 'undone')
    const said = decision === undefined ? undefined : this.#said.get(decision)
    if (!(undone instanceof Refusal) && said !== undefined) this.#guard.undo(said)
    if (!(undone instanceof Refusal)) same('whether what was undone was public', undone.wasPublic, left !== null && left > 0)
  }

  async #withdrawOrRestore({do: deed, at, isAny}: Extract<Step, {do: 'withdraw' | 'restore'}>): Promise<void> {
    const entry = this.#entryAt(at, isAny ? null : deed === 'withdraw' ? ({shown}) => shown !== null : ({isTakenDown}) => isTakenDown)
    if (entry === null) return
    const ids = [this.#idOf(entry)]
    const done = await this.#within<unknown>((session) => (deed === 'withdraw' ? withdrawEntries(session, {ids, committee: null, reason: 'other', note: null}) : restoreEntries(session, {ids, committee: null}))).catch(refused)
    const {facts} = entry.current
    if (!(done instanceof Refusal)) {
      if (deed === 'withdraw') this.#guard.withdraw(entry.key)
      else this.#guard.restore(entry.key, facts.heading.word, facts.file?.bytes ?? null)
    }
    const isDone = deed === 'withdraw' ? this.#model.withdraw(entry, this.#today) !== null : this.#model.restore(entry)
    same(`whether the ${deed} of ${entry.key} is refused`, done instanceof Refusal ? 'refused' : 'done', isDone ? 'done' : 'refused')
  }

  // ── what must be so after every step ────────────────────────────────────────────────────────────

  async #check(): Promise<void> {
    const {listed, standing} = await this.#within(async (session) => ({listed: await listPublic(session, undefined), standing: await standingOf(session)}))
    const keyOf = new Map(standing.map(({id, key}) => [id, key]))
    this.#ids = new Map(standing.map(({id, key}) => [key, id]))
    same('the stages', sorted(standing.map(({key, stage}) => `${key} ${stage}`)), sorted([...this.#model.entries.values()].map(({key, current}) => `${key} ${current.stage}`)))
    const seen = listed.map((entry) => ({...entry, key: keyOf.get(entry.id) ?? entry.id, fileText: this.#fileOf(entry)}))
    same('what is public', sorted(seen.map(toldAs)), sorted(this.#model.readings(this.#today).map(toldBy)))
    for (const entry of listed) if (entry.form === 'secret') same('a secret row', Object.keys(entry).sort(), ['date', 'form', 'id', 'kind', 'lastDay', 'publishedOn'])
    same('what must not be public', this.#guard.whatIsWrong(seen, this.#today, yearsOf, this.#model.policy === 'looser'), [])
    this.#checkSite(listed)
  }

  /** The bytes that readers get of a document's file, as text. */
  #fileOf(entry: PublicEntry): string | null {
    if (entry.form !== 'plain' || entry.kind === 'case') return null
    const [file] = entry.files
    return file === undefined ? null : readFileSync(join(this.#town.folder, 'site', 'current', file.address), 'utf8')
  }

  #checkSite(listed: readonly PublicEntry[]): void {
    const site = filesUnder(join(this.#town.folder, 'site'))
    const drawn = this.#model.drawn
    const words = new Set<string>()
    for (const [path, text] of site) {
      for (const [word] of `${path} ${text}`.matchAll(MADE_UP)) words.add(word.toLowerCase())
      const squeezed = text.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u2013+.-]+/g, '')
      for (const number of this.#registry.numbers) if (squeezed.includes(number) || path.includes(number)) throw new Error(`An identity number stands in ${path}`)
    }
    same('the texts on the site', sorted(words), sorted(new Set(drawn.flatMap((reading) => [...reading.words, ...(reading.caseHeading === null ? [] : [reading.caseHeading])]))))
    for (const entry of listed) {
      if (entry.form !== 'secret') continue
      for (const [path, text] of site) if (path.startsWith('releases/') && (path.includes(entry.id) || text.includes(entry.id))) throw new Error(`A secret row has an address in ${path}`)
    }
  }

  // ── small things ────────────────────────────────────────────────────────────────────────────────

  get #instant(): string {
    return new Date(this.#now).toISOString()
  }

  get #today(): string {
    return dayInSweden(this.#now)
  }

  #within<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#town.within(this.#instant, work)
  }

  /** One of the entries that a deed is meant for, or of all; null where there is none. */
  #entryAt(at: number, isMeant: ((entry: Entry) => boolean) | null): Entry | null {
    const all = [...this.#model.entries.values()]
    const chosen = isMeant === null ? all : all.filter(isMeant)
    return chosen[at % Math.max(1, chosen.length)] ?? null
  }

  #idOf(entry: Entry): string {
    return this.#ids.get(entry.key) ?? entry.key
  }
}

/** Names for entries that are the same each time a sequence is played, and stand in no order: a failure that goes by their order is met again. */
function lettersInTurn(): () => EntryId {
  let state = 7
  return () => {
    let id = ''
    while (id.length < 20) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      id += String.fromCharCode(97 + ((state >>> 16) % 26))
    }
    return id as EntryId
  }
}

/** Every entry of the register with the stage of its current version. */
async function standingOf({db}: Session): Promise<readonly {readonly id: string; readonly key: string; readonly stage: string}[]> {
  const current = db('entry').join('version', (on) => on.on('version.entry_id', 'entry.id').andOn('version.number', 'entry.current_version'))
  const rows: {id: string; committee: string; case_number: string; document_number: string; stage: string}[] = await current.select('entry.id', 'entry.committee', 'entry.case_number', 'entry.document_number', 'version.stage')
  return rows.map(({id, stage, ...row}) => ({id, stage, key: `${row.committee} ${row.case_number}${row.document_number === '' ? '' : `:${row.document_number}`}`}))
}

function yearsOf(key: string): number {
  return COMMITTEES[key.slice(0, 2) as keyof typeof COMMITTEES].retentionYears
}

/** What readers may read of one entry, as the program has it: each text by the last made-up word in it. */
function toldAs(entry: PublicEntry & {readonly key: string; readonly fileText: string | null}): string {
  const wordOf = (text: string): string => text.match(MADE_UP)?.at(-1)?.toLowerCase() ?? text
  const {key} = entry
  if (entry.form === 'secret') return toldBy({key, form: 'secret', heading: 'sekretess', caseHeading: null, file: null, words: []})
  if (entry.form === 'receipt') return `${key} receipt`
  const caseHeading = entry.kind === 'case' || entry.caseHeading === null ? null : wordOf(entry.caseHeading)
  return toldBy({key, form: entry.form, heading: wordOf(entry.heading), caseHeading, file: entry.fileText === null ? null : wordOf(entry.fileText), words: []})
}

function toldBy({key, form, heading, caseHeading, file}: Reading): string {
  return `${key} ${form} ${heading} under ${caseHeading ?? '–'}, file ${file ?? '–'}`
}

function refused(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort()
}

function same(what: string, program: unknown, model: unknown): void {
  const [one, other] = [JSON.stringify(program, null, 1), JSON.stringify(model, null, 1)]
  if (one === other) return
  if (!Array.isArray(program) || !Array.isArray(model)) throw new Error(`${what}: the program says ${one}, the model ${other}`)
  const [said, meant] = [new Set<unknown>(program), new Set<unknown>(model)]
  throw new Error(`${what}:\n  the program alone: ${program.filter((text) => !meant.has(text)).join('; ') || 'nothing'}\n  the model alone: ${model.filter((text) => !said.has(text)).join('; ') || 'nothing'}`)
}

/** The day in Sweden: an hour after UTC, two between the last Sundays of March and October, turned at 01:00 UTC. */
function dayInSweden(now: number): string {
  const year = new Date(now).getUTCFullYear()
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
  }
  const isSummer = now >= lastSunday(2) && now < lastSunday(9)
  return new Date(now + (isSummer ? 2 : 1) * 3_600_000).toISOString().slice(0, 10)
}

function filesUnder(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && statSync(path).isFile()) files.set(path.slice(folder.length + 1), readFileSync(path, 'utf8'))
  }
  return files
}

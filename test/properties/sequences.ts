import {createHash} from 'node:crypto'
import {existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import type {PublicEntry} from '../../src/core/publication/public-entry.js'
import {Refusal} from '../../src/core/refusal.js'
import type {RegisteredContent} from '../../src/core/register/entry.js'
import type {DecisionId, EntryId} from '../../src/core/terms/identifiers.js'
import {forgetReleases} from '../../src/io/db/release-table.js'
import type {Session} from '../../src/io/session.js'
import {listPublic} from '../../src/usecases/publication/list-public.js'
import {restoreEntries, type Restored} from '../../src/usecases/publication/restore-entries.js'
import {runRelease} from '../../src/usecases/publication/run-release.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {purgeRetention} from '../../src/usecases/retention/purge-retention.js'
import {decideEntries, resolveEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {eraseSubject} from '../../src/usecases/subject/erase-subject.js'
import {backUp, putBack} from '../support/backups.js'
import {DATABASE} from '../support/databases.js'
import {Town, type SourceRow} from '../support/town.js'
import {Guard, type Texts} from './guard.js'
import {RegisterModel, type Decision, type ExportedRow, type PolicyName, type Reading} from './register-model.js'
import {CASE_FIELDS, DOCUMENT_FIELDS, MADE_UP, Registry, type Change} from './registry.js'

// A sequence is a list of plain steps, each of which can be done at any time: whatever is left out when a failure is made smaller, the rest still runs.

/** One thing that happens. */
export type Step =
  | {readonly do: 'import'; readonly changes: readonly Change[]; readonly rows: number; readonly isWhole: boolean; readonly age: 'newer' | 'older' | 'same' | 'untold'; readonly withFiles: boolean; readonly spoilt: number | null}
  | {readonly do: 'decide'; readonly at: number; readonly answer: (typeof ANSWERS)[number]; readonly isAny: boolean}
  // What is taken for an identity number is none: one says so, or two, or two and then somebody publishes.
  | {readonly do: 'declare'; readonly at: number; readonly by: 'reg' | 'anna' | 'both' | 'both-and-out'; readonly isAny: boolean}
  | {readonly do: 'undo'; readonly at: number | null}
  | {readonly do: 'publish' | 'removals'}
  | {readonly do: 'withdraw' | 'restore'; readonly at: number; readonly isAny: boolean}
  | {readonly do: 'scan'; readonly policy: PolicyName; readonly isAll: boolean}
  | {readonly do: 'wait'; readonly hours: number}
  | {readonly do: 'purge'; readonly hours: number}
  | {readonly do: 'erase'; readonly at: number}
  | {readonly do: 'back-up'}
  | {readonly do: 'put-back'; readonly isLost: boolean}

const ANSWERS = ['publish', 'withhold', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'rewrite-heading-number', 'escalate', 'defer', 'resolve-publish', 'resolve-withhold'] as const
const FIELDS = [...Object.keys(DOCUMENT_FIELDS), ...Object.keys(CASE_FIELDS)] as Change['field'][]
/** Rows from before this day are older than the diary. */
const PUBLISH_FROM = '2024-02-03'
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
  {weight: 4, arbitrary: record({do: fc.constant('declare' as const), at: fc.nat(7), by: fc.constantFrom('reg' as const, 'anna' as const, 'both' as const, 'both-and-out' as const), isAny: seldom})},
  {weight: 7, arbitrary: record({do: fc.constant('publish' as const)})},
  {weight: 2, arbitrary: record({do: fc.constant('undo' as const), at: fc.option(fc.nat(5), {nil: null, freq: 2})})},
  {weight: 1, arbitrary: record({do: fc.constant('removals' as const)})},
  {weight: 2, arbitrary: record({do: fc.constant('withdraw' as const), at: fc.nat(7), isAny: seldom})},
  {weight: 2, arbitrary: record({do: fc.constant('restore' as const), at: fc.nat(7), isAny: seldom})},
  {weight: 2, arbitrary: record({do: fc.constant('scan' as const), policy: fc.constantFrom('shipped' as const, 'tighter' as const, 'looser' as const), isAll: fc.boolean()})},
  {weight: 3, arbitrary: record({do: fc.constant('wait' as const), hours: fc.oneof(fc.constantFrom(1, 13, 24, 24 * 364, 24 * 365, 24 * 366, 24 * 730, 24 * 731), fc.nat(24 * 800))})},
  {weight: 2, arbitrary: record({do: fc.constant('purge' as const), hours: fc.constantFrom(0, 24 * 367, 24 * 732)})},
  {weight: 1, arbitrary: record({do: fc.constant('erase' as const), at: fc.nat(7)})},
  {weight: 1, arbitrary: record({do: fc.constant('back-up' as const)})},
  {weight: 1, arbitrary: record({do: fc.constant('put-back' as const), isLost: fc.boolean()})},
)

const firstExport: fc.Arbitrary<Step> = fc.array(change, {maxLength: 6}).map((changes) => ({do: 'import', changes, rows: ALL_ROWS, isWhole: false, age: 'newer', withFiles: true, spoilt: null}))

const steps = (minLength: number, maxLength: number): fc.Arbitrary<readonly Step[]> => fc.array(step, {minLength, maxLength, size: 'max'})

/** The registry takes something back, as no copy of the register knows. */
const takenBack: fc.Arbitrary<Step> = fc
  .tuple(fc.array(record<Change>({at: fc.nat(4), field: fc.constantFrom('cancelled', 'gone', 'caseCancelled', 'caseSecrecy', 'protection', 'heading'), to: fc.constantFrom(1, 3)}), {minLength: 1, maxLength: 3}), fc.boolean())
  .map(([changes, isWhole]) => ({do: 'import', changes, rows: ALL_ROWS, isWhole, age: 'newer', withFiles: true, spoilt: null}))

/** Somebody who answers whatever waits with a yes. */
const yes: fc.Arbitrary<Step> = fc.nat(7).map((at) => ({do: 'decide', at, answer: 'publish', isAny: false}))

/** A backup, what the registry says after it, and what people do once it is put back: by chance alone the three seldom meet. */
const loss: fc.Arbitrary<readonly Step[]> = fc
  .tuple(steps(0, 3), steps(0, 2), takenBack, steps(0, 2), fc.boolean(), fc.array(fc.oneof({weight: 2, arbitrary: yes}, {weight: 3, arbitrary: step}), {minLength: 3, maxLength: 9, size: 'max'}))
  .map(([before, since, no, later, isLost, after]) => [...before, {do: 'back-up'}, ...since, no, ...later, {do: 'put-back', isLost}, ...after])

/** The registry writes what is taken for an identity number, in any field that is shown. */
const numbered: fc.Arbitrary<Step> = fc
  .array(fc.tuple(fc.nat(4), fc.constantFrom(['heading', 4] as const, ['caseHeading', 3] as const, ['party', 4] as const, ['file', 3] as const, ['file', 5] as const)).map(([at, [field, to]]): Change => ({at, field, to})), {minLength: 1, maxLength: 2})
  .map((changes) => ({do: 'import', changes, rows: ALL_ROWS, isWhole: false, age: 'newer', withFiles: true, spoilt: null}))

const twoSay: fc.Arbitrary<Step> = fc.nat(2).map((at) => ({do: 'declare', at, by: 'both-and-out', isAny: false}))
const oneTakesBack: fc.Arbitrary<Step> = fc.nat(4).map((at) => ({do: 'undo', at}))

/** Two let a number out, and one takes it back, with a backup from before or not: by chance alone it hardly ever comes so far. */
const vouched: fc.Arbitrary<readonly Step[]> = fc
  .tuple(numbered, twoSay, fc.array(fc.oneof(step, twoSay, oneTakesBack), {maxLength: 4, size: 'max'}), fc.boolean(), fc.array(fc.oneof({weight: 2, arbitrary: oneTakesBack}, {weight: 1, arbitrary: step}), {minLength: 1, maxLength: 2}), fc.array(fc.oneof({weight: 2, arbitrary: yes}, {weight: 1, arbitrary: twoSay}, {weight: 2, arbitrary: step}), {maxLength: 6, size: 'max'}))
  .map(([first, two, between, isPutBack, back, after]) => [first, two, {do: 'publish'}, ...between, ...(isPutBack ? ([{do: 'back-up'}, ...back, {do: 'put-back', isLost: false}] as const) : back), ...after, {do: 'publish'}])

/** Sequences of what can happen to a register, a first export of everything before the rest. Where one account acts for everybody two never say the same. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .tuple(firstExport, fc.oneof({weight: 2, arbitrary: steps(5, 18)}, {weight: 1, arbitrary: loss}, {weight: DATABASE === 'postgres' ? 3 : 0, arbitrary: vouched}))
  .map(([first, rest]) => [first, ...rest])

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

/** Nothing waits for an archive; what was delivered lies where it was, so that a day more or less does not tell whether a file is at hand. */
const LEAVING = {archive: 'none', retention: {registryCopyDays: 1, inboxDays: 36_500}}

/** An entry as the register has it, for a deed to choose from. */
interface Standing {
  readonly id: string
  readonly key: string
  readonly stage: string
  readonly isShown: boolean
  readonly isTakenDown: boolean
  /** The made-up words of its heading and of its file. */
  readonly heading: string
  readonly file: string | null
  /** Whether anything in it is taken for an identity number. */
  readonly isNumbered: boolean
  readonly texts: Texts
}

/**
 * One town and its model, side by side. What stands after a backup is put back the model does not say: more than one thing would be right. From then
 * on the guard watches alone, and nothing may be read that was not public just before.
 */
export class Course {
  readonly #town: Town
  readonly #shelf = mkdtempSync(join(tmpdir(), 'diarievakt-shelf-'))
  readonly #registry = new Registry()
  readonly #model = new RegisterModel(PUBLISH_FROM, DATABASE === 'postgres')
  readonly #guard = new Guard(PUBLISH_FROM)
  #now = START
  #standing: readonly Standing[] = []
  #decisionIds = new Map<Decision, DecisionId>()
  readonly #said = new Map<DecisionId, NonNullable<ReturnType<Guard['decide' | 'declare']>>>()
  /** The words of all files that were ever delivered, by their digests. */
  readonly #words = new Map<string, string>()
  #backup: {readonly file: string; readonly step: number} | null = null
  #isPutBack = false
  #drawn: {readonly release: string; readonly words: ReadonlySet<string>} | null = null
  #open: {readonly release: string; readonly numbers: ReadonlySet<string>} | null = null
  #seen: readonly Seen[] = []

  constructor(town: Town) {
    this.#town = town
  }

  static async run(steps: readonly Step[]): Promise<void> {
    const town = await Town.found({made: new Date(START - 3_600_000).toISOString(), settings: {committees: COMMITTEES, site: {baseUrl: 'https://diariet.provkommunen.example', bulkFormats: true}, ...LEAVING}, newId: lettersInTurn()})
    const course = new Course(town)
    await town.grant('anna', {role: 'registrar', committee: '*'})
    try {
      for (const [index, one] of steps.entries()) {
        await course.#take(one).catch((error: unknown) => {
          throw new Disagreement(`Step ${index + 1} of ${steps.length}, ${JSON.stringify(one)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
        })
      }
      await course.#drawAfresh()
    } finally {
      await town.leave()
      rmSync(course.#shelf, {recursive: true})
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
      case 'declare':
        await this.#declare(one)
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
        this.#asModel('left by the scan', scanned.withdrawn, (model) => model.scan(one.isAll, this.#today))
        break
      }
      case 'wait':
        this.#now += one.hours * 3_600_000
        break
      case 'purge':
        this.#now += one.hours * 3_600_000
        await this.#purge()
        break
      case 'erase':
        await this.#erase(one.at)
        break
      case 'back-up':
        this.#backup = {file: join(this.#shelf, `${this.#guard.step}.zip`), step: this.#guard.step}
        await backUp(this.#town, this.#instant, this.#backup.file)
        break
      case 'put-back':
        if (this.#backup !== null) await this.#putBack(this.#backup, one.isLost)
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
    for (const text of Object.values(files)) this.#words.set(createHash('sha256').update(text).digest('hex'), wordIn(text))
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
    this.#asModel('left by the import', withdrawn, (model) => model.import(accepted, full, withFiles, this.#today))
  }

  async #decide({at, answer, isAny}: Extract<Step, {do: 'decide'}>): Promise<void> {
    const fitting = answer.startsWith('resolve') ? ['escalated'] : ['held', 'blocked', 'deferred', ...(/withhold|secret|re/.test(answer) ? ['cleared'] : [])]
    const chosen = this.#chosen(at, isAny ? null : ({stage}) => fitting.includes(stage))
    if (chosen === null) return
    const {key, id} = chosen
    const isRewrite = answer === 'rewrite-heading' || answer === 'rewrite-heading-number'
    const heading = this.#registry.rewritten(answer === 'rewrite-heading-number' ? 'number' : 'plain')
    const kind = isRewrite ? 'rewrite-heading' : answer
    const order = {ids: [id], committee: null, reason: null, note: null}
    const decided = await this.#within(async (session) => {
      if (kind === 'resolve-publish' || kind === 'resolve-withhold') return resolveEntries(session, {...order, answer: {kind, ground: 'OSL 26:1'}})
      const asked: RegistrarAnswer = kind === 'rewrite-heading' ? {kind, heading: this.#registry.headingText(heading)} : kind === 'replace-party' ? {kind, roleWord: 'invånare'} : {kind}
      return decideEntries(session, {...order, answer: asked})
    }).catch(refused)
    const left = this.#model.decide(key, kind, this.#today, heading)
    this.#asModel(`whether ${kind} of ${key} is refused`, decided instanceof Refusal ? `refused` : 'decided', () => (left === null ? 'refused' : 'decided'))
    const [made] = decided instanceof Refusal ? [] : decided.decided
    if (made === undefined) return
    const last = this.#model.decisions.at(-1)
    if (last !== undefined) this.#decisionIds.set(last, made.decision)
    const said = this.#guard.decide(key, kind, chosen.heading, chosen.file, isRewrite ? heading.word : null)
    if (said !== null) this.#said.set(made.decision, said)
    if (left === 0) this.#asModel(`the stage of ${key}`, made.stage, (model) => model.entries.get(key)?.current.stage)
  }

  async #declare({at, by, isAny}: Extract<Step, {do: 'declare'}>): Promise<void> {
    const chosen = this.#chosen(at, isAny ? null : ({isNumbered, stage}) => isNumbered && ['held', 'blocked', 'deferred'].includes(stage))
    if (chosen === null) return
    const {key, id} = chosen
    for (const user of by.startsWith('both') ? (['reg', 'anna'] as const) : ([by] as const)) {
      const order = {ids: [id], committee: null, answer: {kind: 'not-an-identity-number'}, reason: null, note: null} as const
      const declared = await this.#town.within(this.#instant, (session) => decideEntries(session, order), user as string).catch(refused)
      this.#asModel(`whether ${user} may declare of ${key}`, declared instanceof Refusal ? 'refused' : 'done', (model) => model.declare(key, user) ?? 'refused')
      const [made] = declared instanceof Refusal ? [] : declared.decided
      if (made === undefined) continue
      const last = this.#model.decisions.at(-1)
      if (last !== undefined) this.#decisionIds.set(last, made.decision)
      const said = this.#guard.declare(key, user, chosen.texts)
      if (said !== null) this.#said.set(made.decision, said)
      this.#asModel(`the stage of ${key}`, made.stage, (model) => model.entries.get(key)?.current.stage)
    }
    if (by !== 'both-and-out') return
    await this.#see()
    await this.#decide({do: 'decide', at: this.#standing.filter(({stage}) => ['held', 'blocked', 'deferred'].includes(stage)).findIndex((one) => one.key === key), answer: 'publish', isAny: false})
  }

  async #undo(at: number | null): Promise<void> {
    const {decisions} = this.#model
    const decision = at === null ? this.#model.lastDecision() : decisions.filter(({kind}) => kind !== 'restore')[at]
    const id = at === null ? null : decision === undefined ? ('nosuchdecision' as DecisionId) : (this.#decisionIds.get(decision) ?? null)
    const undone = await this.#within((session) => undoDecision(session, {decision: id})).catch(refused)
    const left = this.#model.undo(decision, this.#today)
    this.#asModel('whether the undoing is refused', undone instanceof Refusal ? 'refused' : 'undone', () => (left === null ? 'refused' : 'undone'))
    if (undone instanceof Refusal) return
    const said = this.#said.get(undone.decision)
    if (said !== undefined) this.#guard.undo(said)
    this.#asModel('whether what was undone was public', undone.wasPublic, () => left !== null && left > 0)
  }

  async #withdrawOrRestore({do: deed, at, isAny}: Extract<Step, {do: 'withdraw' | 'restore'}>): Promise<void> {
    const chosen = this.#chosen(at, isAny ? null : deed === 'withdraw' ? ({isShown}) => isShown : ({isTakenDown}) => isTakenDown)
    if (chosen === null) return
    const {key} = chosen
    const ids = [chosen.id]
    const done = await this.#within<Restored>((session) => (deed === 'withdraw' ? withdrawEntries(session, {ids, committee: null, reason: 'other', note: null}) : restoreEntries(session, {ids, committee: null}))).catch(refused)
    // What is down already is neither refused nor taken down again.
    const isDone = !(done instanceof Refusal) && done.entries.length > 0
    if (isDone) {
      if (deed === 'withdraw') this.#guard.withdraw(key)
      else this.#guard.restore(key, chosen.heading, chosen.file)
    }
    this.#asModel(`whether the ${deed} of ${key} is refused`, isDone ? 'done' : 'refused', (model) => ((deed === 'withdraw' ? model.withdraw(key, this.#today) : model.restore(key)) ? 'done' : 'refused'))
  }

  async #purge(): Promise<void> {
    const before = this.#standing.map(({key}) => key)
    await this.#within((session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
    const after = new Set((await this.#within((session) => this.#stand(session))).map(({key}) => key))
    const left = before.filter((key) => !after.has(key))
    this.#guard.leave(left, 'purged')
    this.#asModel('what was purged', sorted(left), (model) => sorted(model.purge(this.#today)))
  }

  async #erase(at: number): Promise<void> {
    const chosen = this.#chosen(at, null)
    if (chosen === null) return
    const {key, id} = chosen
    const {erased} = await this.#within((session) => eraseSubject(session, {ids: [id], committee: null}))
    // A case that has documents stays in the register, and leaves the web all the same.
    if (chosen.isShown || ['cleared', 'secret'].includes(chosen.stage)) this.#guard.withdraw(key)
    if (erased.length > 0) this.#guard.leave([key], 'erased')
    this.#asModel(`whether ${key} is erased`, erased.length > 0, (model) => model.erase(key, this.#today))
  }

  async #putBack({file, step}: {readonly file: string; readonly step: number}, isLost: boolean): Promise<void> {
    const before = this.#seen
    this.#isPutBack = true
    if (isLost) await this.#town.loseDatabase()
    await putBack(this.#town, this.#instant, file)
    this.#guard.goBack(step, isLost)
    const words = new Set(before.flatMap(wordsOf))
    const keys = new Set(before.map(({key}) => key))
    for (const entry of await this.#see()) {
      if (!keys.has(entry.key)) throw new Error(`${entry.key} was not public before the backup was put back`)
      for (const word of wordsOf(entry)) if (!words.has(word)) throw new Error(`${entry.key} says ${word}, which was not public before the backup was put back`)
    }
  }

  // ── what must be so after every step ────────────────────────────────────────────────────────────

  async #check(): Promise<void> {
    this.#seen = await this.#see()
    this.#asModel('the stages', sorted(this.#standing.map(({key, stage}) => `${key} ${stage}`)), (model) => sorted([...model.entries.values()].map(({key, current}) => `${key} ${current.stage}`)))
    this.#asModel('what is public', sorted(this.#seen.map(toldAs)), (model) => sorted(model.readings(this.#today).map(toldBy)))
    for (const entry of this.#seen) if (entry.form === 'secret') same('a secret row', Object.keys(entry).sort(), ['date', 'fileText', 'form', 'id', 'key', 'kind', 'lastDay', 'publishedOn'])
    same('what must not be public', this.#guard.whatIsWrong(this.#seen, this.#today, yearsOf, this.#model.policy === 'looser', this.#registry.numbers), [])
    this.#checkSite()
  }

  /** What is public now; and what stands. */
  async #see(): Promise<readonly Seen[]> {
    const {listed, standing} = await this.#within(async (session) => ({listed: await listPublic(session, undefined), standing: await this.#stand(session)}))
    this.#standing = standing
    const keyOf = new Map(standing.map(({id, key}) => [id, key]))
    return listed.map((entry) => ({...entry, key: keyOf.get(entry.id) ?? entry.id, fileText: this.#fileOf(entry)}))
  }

  /** The bytes that readers get of a document's file, as text. */
  #fileOf(entry: PublicEntry): string | null {
    if (entry.form !== 'plain' || !('files' in entry)) return null
    const [file] = entry.files
    return file === undefined ? null : readFileSync(join(this.#town.folder, 'site', 'current', file.address), 'utf8')
  }

  /** Numbers that may stand on the site: those in what is public, which the guard has looked at; what has had its last day stands until the next release. */
  #numbersLetOut(): ReadonlySet<string> {
    const current = join(this.#town.folder, 'site', 'current')
    const release = existsSync(current) ? readlinkSync(current) : ''
    const text = squeezed(JSON.stringify(this.#seen))
    const now = [...this.#registry.numbers].filter((number) => text.includes(number))
    this.#open = {release, numbers: new Set([...(release === this.#open?.release ? this.#open.numbers : []), ...now])}
    return this.#open.numbers
  }

  #checkSite(): void {
    const words = new Set<string>()
    const secret = this.#seen.filter(({form}) => form === 'secret')
    const open = this.#numbersLetOut()
    for (const [path, text] of filesUnder(join(this.#town.folder, 'site'))) {
      const read = readingOf(`${path} ${text}`)
      for (const word of read.words) words.add(word)
      for (const number of this.#registry.numbers) if ((read.squeezed.includes(number) && !open.has(number)) || path.includes(number)) throw new Error(`An identity number stands in ${path}`)
      // A feed tells that an address has left, as the 410 at it does: the row that stands there as the bare word has had one.
      const told = path.endsWith('.atom') ? text.replaceAll(/<at:deleted-entry [^>]*>/g, '') : text
      for (const {id} of secret) if (path.startsWith('folders/') && (path.includes(id) || told.includes(id))) throw new Error(`A secret row has an address in ${path}`)
    }
    if (this.#isPutBack) {
      // What has had its last day stands until the next run.
      const current = join(this.#town.folder, 'site', 'current')
      const release = existsSync(current) ? readlinkSync(current) : ''
      const standing = release === this.#drawn?.release ? this.#drawn.words : []
      this.#drawn = {release, words: new Set([...standing, ...this.#seen.flatMap(wordsOf)])}
      same('texts on the site that are not public', sorted(words).filter((word) => this.#drawn?.words.has(word) === false), [])
    } else same('the texts on the site', sorted(words), sorted(new Set(this.#model.drawn.flatMap((reading) => [...reading.words, ...(reading.caseHeading === null ? [] : [reading.caseHeading])]))))
  }

  /** The site as it grew, release upon release, is the site as it is drawn from nothing. */
  async #drawAfresh(): Promise<void> {
    const current = join(this.#town.folder, 'site', 'current')
    if (!existsSync(current)) return
    const draw = async (): Promise<ReadonlyMap<string, string>> => {
      await this.#within((session) => runRelease(session, 'removals', null, () => undefined))
      // What a feed tells of those that have left stands as it was told: until its list changes, also of what has been purged since.
      const site = new Map([...filesUnder(`${current}/`)].map(([path, text]) => [path, path.endsWith('.atom') ? text.replaceAll(/<at:deleted-entry [^>]*>\n/g, '').replace(/<updated>.*<\/updated>/, '') : text]))
      // It tells when it was updated last.
      site.delete('index.html')
      return site
    }
    const grown = await draw()
    await this.#within((session) => session.db.transaction((tx) => forgetReleases(tx)))
    const afresh = await draw()
    same('the pages', sorted(grown.keys()), sorted(afresh.keys()))
    same('pages that say something else', sorted([...grown].filter(([path, text]) => afresh.get(path) !== text).map(([path]) => path)), [])
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

  /** What the model makes of a step must be what the program did; once a backup was put back it is asked no more. */
  #asModel(what: string, program: unknown, modelled: (model: RegisterModel) => unknown): void {
    if (!this.#isPutBack) same(what, program, modelled(this.#model))
  }

  /** One of the entries that a deed is meant for, or of all; null where there is none. */
  #chosen(at: number, isMeant: ((entry: Standing) => boolean) | null): Standing | null {
    const chosen = isMeant === null ? this.#standing : this.#standing.filter(isMeant)
    return chosen[at % Math.max(1, chosen.length)] ?? null
  }

  /** Every entry of the register with its current version. */
  async #stand({db}: Session): Promise<readonly Standing[]> {
    const current = db('entry').join('version', (on) => on.on('version.entry_id', 'entry.id').andOn('version.number', 'entry.current_version')).leftJoin('publication', 'publication.entry_id', 'entry.id')
    const columns = ['entry.id', 'entry.committee', 'entry.case_number', 'entry.document_number', 'entry.is_taken_down', 'version.stage', 'version.content', 'version.verdict', {shown: 'publication.entry_id'}]
    const rows: {id: string; committee: string; case_number: string; document_number: string; is_taken_down: number; stage: string; content: string; verdict: string; shown: string | null}[] = await current.select(columns)
    return rows
      .map((row) => {
        const content = JSON.parse(row.content) as RegisteredContent
        const sha256 = content.kind === 'case' ? null : (content.files[0]?.sha256 ?? null)
        return {
          id: row.id, stage: row.stage, isShown: row.shown !== null, isTakenDown: Number(row.is_taken_down) === 1,
          key: `${row.committee} ${row.case_number}${row.document_number === '' ? '' : `:${row.document_number}`}`,
          heading: wordIn(content.heading), isNumbered: row.verdict.includes('"identity-number"'), texts: textsIn(content, sha256 === null ? null : (this.#words.get(sha256) ?? null)), file: sha256 === null ? null : (this.#words.get(sha256) ?? null),
        }
      })
      .sort((one, other) => (one.key < other.key ? -1 : 1))
  }
}

/** One public entry, with what its file says. */
type Seen = PublicEntry & {readonly key: string; readonly fileText: string | null}

/** What an entry says where a number may stand. */
function textsIn(content: RegisteredContent, file: string | null): Texts {
  return content.kind === 'case' ? {heading: content.heading, party: null, names: [], file: null} : {heading: content.heading, party: content.parties.join(', '), names: content.files.map(({path}) => path), file}
}

/** Every made-up word that can be read of an entry. */
function wordsOf(entry: Seen): readonly string[] {
  return (JSON.stringify(entry).match(MADE_UP) ?? []).map((word) => word.toLowerCase())
}

/** The last made-up word in a text. */
function wordIn(text: string): string {
  return text.match(MADE_UP)?.at(-1)?.toLowerCase() ?? text
}

/** The words of a page and its text without markup or what numbers are set apart by, once for each page that is the same in release after release. */
function readingOf(text: string): {readonly words: readonly string[]; readonly squeezed: string} {
  const known = READINGS.get(text)
  if (known !== undefined) return known
  const read = {words: (text.match(MADE_UP) ?? []).map((word) => word.toLowerCase()), squeezed: squeezed(text.replace(/<[^>]*>/g, ' '))}
  if (READINGS.size > 5_000) READINGS.clear()
  READINGS.set(text, read)
  return read
}

/** A text without what numbers are set apart by. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00a0\u2013+.-]+/g, '')
}

const READINGS = new Map<string, {readonly words: readonly string[]; readonly squeezed: string}>()

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

function yearsOf(key: string): number {
  return COMMITTEES[key.slice(0, 2) as keyof typeof COMMITTEES].retentionYears
}

/** What readers may read of one entry, as the program has it: each text by the last made-up word in it. */
function toldAs(entry: Seen): string {
  const {key} = entry
  if (entry.form === 'secret') return toldBy({key, form: 'secret', heading: 'sekretess', caseHeading: null, file: null, words: []})
  if (entry.form === 'receipt') return `${key} receipt`
  const caseHeading = !('caseHeading' in entry) || entry.caseHeading === null ? null : wordIn(entry.caseHeading)
  return toldBy({key, form: entry.form, heading: wordIn(entry.heading), caseHeading, file: entry.fileText === null ? null : wordIn(entry.fileText), words: []})
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
    if (entry.isFile() && statSync(path).isFile()) files.set(path.slice(folder.length).replace(/^\//, ''), readFileSync(path, 'utf8'))
  }
  return files
}

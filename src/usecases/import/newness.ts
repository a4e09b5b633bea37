import {isMeetingNumber} from '../../core/minutes/meeting.js'
import type {RegisterRow} from '../../core/register/register-row.js'
import {isToldAgain} from '../../core/register/told-again.js'
import {casesByNumber, type NamedCase} from '../../io/db/secret-case-table.js'
import {isDiaryEmpty, knownEntries, knownVersions, placeKey, type KnownEntry} from '../../io/db/known-entries.js'
import type {StagedCase} from '../../io/db/import-stage.js'
import type {Session} from '../../io/session.js'
import {Graves} from './graves.js'
import type {CaseToWorkOut} from './work-out-case.js'

/** What of some cases is news to the register, and how many rows tell again what it was last told. */
export interface NewsAmong {
  readonly news: readonly CaseToWorkOut[]
  /** Rows; they change nothing and are not read any further. */
  readonly toldAgain: number
}

const NOTHING: ReadonlyMap<string, KnownEntry> = new Map()
const NO_CASES: ReadonlyMap<string, NamedCase> = new Map()

/** Tells what of an export is news: most rows of most exports are told again word for word. */
export class Newness {
  readonly #session: Session
  readonly #graves: Graves
  readonly #full: ReadonlySet<string>
  readonly #emptyDiaries = new Map<string, boolean>()

  private constructor(session: Session, graves: Graves, full: ReadonlySet<string>) {
    this.#session = session
    this.#graves = graves
    this.#full = full
  }

  static async open(session: Session, full: ReadonlySet<string>): Promise<Newness> {
    return new Newness(session, await Graves.open(session), full)
  }

  /** Asks the database a handful of questions for all the cases together. */
  async among(cases: readonly StagedCase[]): Promise<NewsAmong> {
    const {db, dialect} = this.#session
    const asked: StagedCase[] = []
    for (const one of cases) if (!(await this.#isEmpty(one.committee))) asked.push(one)
    const known = asked.length === 0 ? new Map<string, ReadonlyMap<string, KnownEntry>>() : await knownEntries(db, dialect, asked)
    const entriesOf = (one: StagedCase): ReadonlyMap<string, KnownEntry> => known.get(placeKey(one)) ?? NOTHING
    // Of a meeting it is told what a list leaves out, though the rest be told again.
    const news = cases.filter((one) => isMeetingNumber(one.caseNumber) || !isToldAgain(one.rows, entriesOf(one), this.#full.has(one.committee)))
    const named = news.flatMap((one) => ['', ...new Set(one.rows.map(({documentNumber}) => documentNumber))].flatMap((number) => entriesOf(one).get(number)?.entry ?? []))
    const versions = await knownVersions(db, dialect, [...new Set(named)])
    const graves = await this.#graves.among(news, (one, number) => entriesOf(one).has(number))
    const secrecies = await this.#secrecyOfItems(news)
    const rowsOf = (of: readonly StagedCase[]): number => of.reduce((rows, one) => rows + one.rows.length, 0)
    return {
      news: news.map((one) => {
        const entries = entriesOf(one)
        const own = [...entries.values()].flatMap(({entry}) => {
          const version = versions.get(entry)
          return version === undefined ? [] : [[entry, version] as const]
        })
        return {...one, known: [...entries.values()], versions: new Map(own), grave: graves.get(one) ?? null, namedCases: isMeetingNumber(one.caseNumber) ? secrecies : NO_CASES}
      }),
      toldAgain: rowsOf(cases) - rowsOf(news),
    }
  }

  /** The secrecy of the diary's cases that the items of some meetings name. */
  async #secrecyOfItems(cases: readonly StagedCase[]): Promise<ReadonlyMap<string, NamedCase>> {
    const numbers = cases.flatMap(({caseNumber, rows}) => (isMeetingNumber(caseNumber) ? rows.flatMap(({told}) => (JSON.parse(told) as RegisterRow).document?.item?.diaryNumber ?? []) : []))
    return casesByNumber(this.#session.db, this.#session.dialect, numbers.filter((number) => number !== ''))
  }

  async #isEmpty(committee: string): Promise<boolean> {
    const known = this.#emptyDiaries.get(committee)
    if (known !== undefined) return known
    const isEmpty = await isDiaryEmpty(this.#session.db, committee)
    this.#emptyDiaries.set(committee, isEmpty)
    return isEmpty
  }
}

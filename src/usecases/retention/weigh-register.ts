import {weighCase, type CaseCopies, type RegistryCopy, type RetentionRule, type Standing} from '../../core/retention/due.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {CaseInRegister, CopyInRegister} from '../../io/db/retention-table.js'
import type {Session} from '../../io/session.js'
import {localTime} from '../../core/terms/local-time.js'

/** A case as it was weighed: what stands in the register, and where each of its copies stands on its way out. */
export interface WeighedCase {
  readonly committee: CommitteeCode
  readonly copies: CaseCopies
  readonly inRegister: CaseInRegister
  readonly standings: ReadonlyMap<EntryId, Standing>
}

/** What lets registry copies go here: the municipality's choice. */
export function ruleOf({settings}: Session): RetentionRule {
  return settings.archive === 'required' ? {kind: 'receipt'} : {kind: 'time', daysAfterExpiry: settings.retention.registryCopyDays}
}

/** Weighs cases of the register by the municipality's rule, its day and what its releases show; what is `leaving` counts as having left, as it will when the purge comes to it. */
export class Scales {
  readonly #session: Session
  readonly #onSite: ReadonlySet<EntryId>
  readonly #leaving: ReadonlySet<EntryId>
  readonly #days = new Map<Instant, LocalDate>()

  constructor(session: Session, onSite: ReadonlySet<EntryId>, leaving: ReadonlySet<EntryId>) {
    this.#session = session
    this.#onSite = onSite
    this.#leaving = leaving
  }

  weigh(inRegister: CaseInRegister): WeighedCase {
    const {committee, isClosed, closedOn, hasReceipt, isUnderHold} = inRegister
    const copies: CaseCopies = {own: this.#copy(inRegister.own), documents: inRegister.documents.map((document) => this.#copy(document)), isClosed, closedOn, hasReceipt, isUnderHold}
    return {committee, inRegister, copies, standings: weighCase(copies, ruleOf(this.#session), this.#session.today, this.#session.retentionYears(committee))}
  }

  #copy(copy: CopyInRegister): RegistryCopy {
    const importedOn = this.#dayOf(copy.importedAt)
    if (this.#leaving.has(copy.entry)) return {...copy, stage: copy.stage === 'published' ? 'expired' : copy.stage, isOnSite: false, importedOn}
    return {...copy, isOnSite: copy.isPublic || this.#onSite.has(copy.entry), importedOn}
  }

  /** An import brings thousands at one instant. */
  #dayOf(instant: Instant): LocalDate {
    const known = this.#days.get(instant)
    if (known !== undefined) return known
    const {day} = localTime(new Date(instant), this.#session.settings.timeZone)
    this.#days.set(instant, day)
    return day
  }
}

/** The copies of a case that are due. */
export function dueOf({inRegister, standings}: WeighedCase): readonly CopyInRegister[] {
  return [...inRegister.documents, inRegister.own].filter(({entry}) => standings.get(entry) === 'due')
}

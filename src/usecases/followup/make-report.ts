import {actionFor} from '../../core/followup/action.js'
import {figuresOf, sectionsOf, type FollowUpFacts, type GapCode, type Section} from '../../core/followup/follow-up.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {tellingTime} from '../../core/terms/local-time.js'
import {insertFollowUp} from '../../io/db/followup-table.js'
import {outboxPath, putInOutbox} from '../../io/files/outbox.js'
import {sha256} from '../../io/system/digest.js'
import {followUpHtml} from '../../papers/followup/report-html.js'
import {followUpJson} from '../../papers/followup/report-json.js'
import {followUpMarkdown} from '../../papers/followup/report-markdown.js'
import type {ReportedFollowUp} from '../../papers/followup/reported.js'
import type {Language} from '../../words/languages.js'
import {deed} from '../deed.js'
import {gatherFacts} from './gather-facts.js'

/** Forms in which a follow-up is written out. */
export const FOLLOWUP_FORMATS = ['html', 'md', 'json'] as const
export type FollowUpFormat = (typeof FOLLOWUP_FORMATS)[number]

/** Which follow-up to make. `from` and `to`: both days included. `isInside`: with true counts and names, for the committee alone. */
export interface FollowUpOrder {
  readonly committee: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly formats: readonly FollowUpFormat[]
  readonly isInside: boolean
  readonly language: Language
}

/** A follow-up that was made, with where it was written. */
export interface MadeFollowUp {
  readonly report: string
  readonly committee: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly gaps: readonly {readonly gap: GapCode; readonly action: string | null}[]
  readonly files: readonly {readonly path: string; readonly sha256: string}[]
}

/** A follow-up is of days that have been, and of a time that somebody can look over. */
const DAYS_MAX = 1_100

/** Makes the follow-up of one committee and period (N1, N2), keeps its figures to be signed and compared with, and writes it to the outbox. */
export const makeFollowUp = deed('followup.read', async (session, order: FollowUpOrder): Promise<MadeFollowUp> => {
  const {committee, from, to, formats, isInside, language} = order
  session.demand('followup.read', committee)
  session.committee(committee)
  const code = committee as CommitteeCode
  if (from > to) throw new Refusal('period-backwards', {from, to})
  if (to > session.today) throw new Refusal('period-to-come', {to})
  if (addDays(from, DAYS_MAX) < to) throw new Refusal('period-long', {days: String(DAYS_MAX)})
  const facts = await gatherFacts(session, code, from, to)
  const sections = sectionsOf(facts)
  const gaps = sections.flatMap((one) => one.gaps)
  const [report, files] = await session.change(async ({tx, at, record}) => {
    const id = await insertFollowUp(tx, {committee: code, from, to, madeAt: at, madeBy: session.actor.id, figures: figuresOf(sections), gaps}, session.today.slice(0, 4))
    const reported: ReportedFollowUp = {id, facts, sections, isInside, language, isRehearsal: session.isRehearsal, municipality: session.settings.municipality.name, committeeName: session.settings.committees[code]?.name ?? code, madeAt: tellingTime(session.settings.timeZone)(at), baseUrl: session.settings.site.baseUrl ?? null}
    const drawn = formats.map((format) => {
      const name = `uppfoljning-${id}${isInside ? '-internt' : ''}.${format}`
      const content = drawIn(format, reported)
      return {name, content, path: outboxPath(name), sha256: sha256(content)}
    })
    // What leaves is in the log before it does.
    await record({kind: 'followup.made', report: id, from, to, inside: isInside, sha256: drawn.map((one) => one.sha256)}, code)
    return [id, drawn] as const
  })
  for (const {name, content} of files) await putInOutbox(session.folder, name, content)
  return {report, committee: code, from, to, gaps: gapsWithActions(facts, sections), files: files.map(({path, sha256: digest}) => ({path, sha256: digest}))}
})

function drawIn(format: FollowUpFormat, report: ReportedFollowUp): string {
  return format === 'html' ? followUpHtml(report) : format === 'md' ? followUpMarkdown(report) : followUpJson(report)
}

function gapsWithActions({actions}: FollowUpFacts, sections: readonly Section[]): MadeFollowUp['gaps'] {
  return sections.flatMap(({gaps}) => gaps).map((gap) => ({gap, action: actionFor(actions, gap)?.id ?? null}))
}

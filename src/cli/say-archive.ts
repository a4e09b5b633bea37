import {ARCHIVE_STANDINGS} from '../core/archive/selection.js'
import type {ArchivePlan} from '../usecases/archive/plan-archive.js'
import {archiveWords} from '../words/archive.js'
import type {Language} from '../words/languages.js'
import {table} from './table.js'

/** A plan as lines for a person: what goes, what stays and why, and the committees where there are several. */
export function sayArchivePlan(language: Language, plan: ArchivePlan): readonly string[] {
  const say = archiveWords[language]
  const {cases, documents, files, bytes, unseen, committees} = plan
  if (committees.length === 0) return [say.nothing]
  return [
    say.rule(plan.years, plan.countedFrom),
    say.leaves(cases.leaves, documents, files, sizeOf(bytes, language)),
    ...(unseen === 0 ? [] : [say.unseen(unseen)]),
    ...ARCHIVE_STANDINGS.flatMap((standing) => (standing === 'leaves' || cases[standing] === 0 ? [] : [say.stays[standing](cases[standing])])),
    ...committeesOf(language, plan),
    ...plan.listed.map(({committee, diaryNumber}) => (diaryNumber.startsWith(`${committee} `) ? diaryNumber : `${committee} ${diaryNumber}`)),
    ...(plan.unnamed === 0 ? [] : [say.unnamed(plan.unnamed)]),
  ]
}

function committeesOf(language: Language, {committees}: ArchivePlan): readonly string[] {
  const {columns} = archiveWords[language]
  if (committees.length < 2) return []
  const rows = committees.map(({committee, cases, documents, bytes}) => [committee, String(cases.leaves), String(documents), sizeOf(bytes, language), ...(['open', 'not-yet', 'awaits-person', 'received'] as const).map((standing) => String(cases[standing]))])
  return table([columns.committee, columns.leaves, columns.documents, columns.size, columns.open, columns.notYet, columns.awaits, columns.received], rows).split('\n')
}

/** A size in megabytes, with one decimal. */
function sizeOf(bytes: number, language: Language): string {
  return `${new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {maximumFractionDigits: 1}).format(bytes / 1_000_000)} MB`
}

import {ARCHIVE_STANDINGS} from '../core/archive/selection.js'
import type {ArchivePlan} from '../usecases/archive/plan-archive.js'
import {archiveWords} from '../words/archive.js'
import type {Language} from '../words/languages.js'
import {sizeOf} from './size.js'
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
  const rows = committees.map(({committee, cases, documents, bytes}) => [committee, String(cases.leaves), String(documents), sizeOf(bytes, language), ...[cases.open, cases['not-yet'], cases['awaits-person'], cases['under-hold'] + cases['left-out'], cases.delivered, cases.received + cases['received-veiled']].map(String)])
  return table([columns.committee, columns.leaves, columns.documents, columns.size, columns.open, columns.notYet, columns.awaits, columns.kept, columns.delivered, columns.received], rows).split('\n')
}

import type {ArchiveExport} from '../usecases/archive/export-archive.js'
import type {ListedHold, ListedPackage} from '../usecases/archive/packages.js'
import type {PackageVerdict, RegisterComparison} from '../usecases/archive/verify-package.js'
import {holdReasons} from '../words/archive.js'
import {deliveryWords} from '../words/archive-deliveries.js'
import type {Language} from '../words/languages.js'
import {sizeOf} from './size.js'
import {table} from './table.js'

/** What a list of many says at most for people. */
const LINES_MAX = 50

/** What an export has written, or would, and which cases stay because files of theirs are not there. */
export function sayExport(language: Language, {packages, left, unnamed, unproven, refused}: ArchiveExport, isDryRun: boolean): readonly string[] {
  const say = deliveryWords[language]
  const lines = packages.map(({id, committee, form, cases, documents, files, bytes}) => {
    const line = id === null ? say.would(committee, cases, documents, files, sizeOf(bytes, language)) : say.written(id, cases, documents, files, sizeOf(bytes, language))
    return form === 'sealed' ? `${line}, ${say.sealed}` : line
  })
  const gaps = left.flatMap(({number, files}) => files.map(({document, name, gap}) => say.gapLine(number, document, name, say.gap[gap])))
  return [
    ...(packages.length + left.length + unnamed + refused.length === 0 ? [say.nothing] : lines),
    ...(unproven === 0 ? [] : [say.unproven(unproven)]),
    ...(left.length + unnamed === 0 ? [] : [say.left(left.length + unnamed), ...gaps.slice(0, LINES_MAX), ...(gaps.length > LINES_MAX ? [say.more(gaps.length - LINES_MAX)] : []), ...(unnamed === 0 ? [] : [say.unnamed(unnamed)]), say.leftNext]),
    ...(isDryRun ? [say.dryRun] : packages.length > 0 ? [say.next] : left.length + unnamed > 0 && refused.length === 0 ? [say.noPackage] : []),
  ]
}

/** What a package came to: the verdict first, then everything that is wrong, then what was not tried. */
export function sayVerdict(language: Language, verdict: PackageVerdict, register: RegisterComparison | null): readonly string[] {
  const say = deliveryWords[language].verify
  const {package: id, isSound, files, bytes, compared, problems, breaches, schemaFaults, dangling, records} = verdict
  const differs = register?.differs ?? []
  const faults = [
    ...problems.map(({path, fault}) => `  ${path}: ${say.faults[fault]}`),
    ...(dangling === 0 ? [] : [`  ${say.dangling(dangling)}`]),
    ...(schemaFaults ?? []).map(({document, line}) => `  ${say.schema(document, line)}`),
    ...breaches.map(({document, rule, level, count}) => `  ${say.breach(document, rule, level, count)}`),
    ...differs.map((difference) => `  ${say.differs[difference]}`),
  ]
  return [
    isSound && differs.length === 0 ? (compared < files ? say.sampled(compared, files) : say.sound(id, files, sizeOf(bytes, language))) : say.unsound(id),
    ...faults,
    ...(breaches.length === 0 ? [] : [say.rules]),
    records === null ? say.noRecords : say.records(records.cases, records.documents, records.files),
    ...(schemaFaults === null ? [say.noSchemas] : schemaFaults.length === 0 ? [say.schemasKept] : []),
    ...(verdict.hasSeal || verdict.problems.some(({fault}) => fault === 'seal-missing') ? [] : [say.noSeal]),
    register === null ? say.noRegister : !register.isKnown ? say.unknown : differs.length === 0 ? say.known(id) : '',
  ].filter((line) => line !== '')
}

/** Packages as a table. */
export function sayPackages(language: Language, packages: readonly ListedPackage[]): readonly string[] {
  const {columns, states, none} = deliveryWords[language].list
  if (packages.length === 0) return [none]
  const rows = packages.map(({id, committee, madeAt, state, cases, files, bytes, reference}) => [id, committee, madeAt.slice(0, 10), states[state], String(cases), String(files), sizeOf(bytes, language), reference ?? ''])
  return table([columns.id, columns.committee, columns.made, columns.state, columns.cases, columns.files, columns.size, columns.reference], rows).split('\n')
}

/** Cases under legal hold as a table. */
export function sayHolds(language: Language, holds: readonly ListedHold[]): readonly string[] {
  const {columns, none} = deliveryWords[language].list.holds
  if (holds.length === 0) return [none]
  return table([columns.committee, columns.number, columns.reason, columns.since], holds.map(({committee, diaryNumber, reason, since}) => [committee, diaryNumber, holdReasons[language][reason], since.slice(0, 10)])).split('\n')
}

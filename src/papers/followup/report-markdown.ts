import {followUpWords} from '../../words/followup.js'
import {toldSections, type ReportedFollowUp, type ToldSection} from './reported.js'

/** A follow-up as Markdown: for a case file, a wiki, a letter. */
export function followUpMarkdown(report: ReportedFollowUp): string {
  const {facts, isInside, isRehearsal, language, municipality, committeeName, id, madeAt} = report
  const say = followUpWords[language]
  return [
    `# ${plain(say.title(committeeName))}`,
    '',
    ...(isRehearsal ? [`**${say.rehearsal}**`, ''] : []),
    ...(isInside ? [`**${say.inside}**`, ''] : []),
    ...table([['', ''], [say.about.municipality, municipality], [say.about.period, `${facts.from} – ${facts.to}`], [say.about.id, id], [say.about.made, madeAt], [say.about.before, facts.last === null ? say.never : `${facts.last.id}, ${facts.last.signedOn}`]]),
    '',
    ...(isInside ? [] : [say.small, '']),
    ...(facts.protectedData === null ? [say.keepsNobody, ''] : []),
    ...toldSections(report).flatMap((section) => sectionLines(section, report)),
    `## ${say.signature.heading}`,
    '',
    say.signature.text(id),
    '',
  ].join('\n')
}

function sectionLines({heading, question, figures, series, gaps, routines, sample, names}: ToldSection, {language, isInside, baseUrl}: ReportedFollowUp): readonly string[] {
  const say = followUpWords[language]
  return [
    `## ${plain(heading)}`,
    '',
    question,
    '',
    ...table([[say.columns.figure, say.columns.value, say.columns.before], ...figures.map(({name, text, before}) => [name, text, before ?? ''])]),
    '',
    ...(names.length === 0 ? [] : [`${say.idle}: ${names.map(plain).join(', ')}`, '']),
    ...(routines.length === 0 ? [] : [...table([Object.values(say.columns.routine), ...routines.map(({kind, name, version, decidedOn, nextReviewOn, state}) => [say.routineKinds[kind], name, version, decidedOn, nextReviewOn, say.routineStates[state]])]), '']),
    ...series.flatMap(({name, bars}) => [`### ${plain(name)}`, '', ...table([[say.columns.what, say.columns.count], ...bars.map(({label, text}) => [label, text])]), '']),
    ...(sample.length === 0 ? [] : [`### ${say.sample.heading}`, '', say.sample.text, '', ...table([Object.values(say.sample.columns), ...sample.map((row) => [numberOf(row), row.publishedOn, say.sample.by[row.by], baseUrl === null ? row.address : `${baseUrl.replace(/\/$/, '')}/${row.address}`])]), '']),
    ...(gaps.length === 0 ? [say.noGaps, ''] : [`### ${say.gapsHeading}`, '', ...gaps.map(({text, action}) => `- ${text} ${action === null ? `**${say.noAction}**` : say.action(action.id, isInside ? plain(action.owner) : null, action.until)}`), '']),
  ]
}

/** A row’s number as people write it. */
export function numberOf({diaryNumber, documentNumber}: {readonly diaryNumber: string; readonly documentNumber: string | null}): string {
  return documentNumber === null ? diaryNumber : `${diaryNumber}:${documentNumber}`
}

function table([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)]
}

/** A text that no reader of Markdown takes for markup. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|!&]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')
}

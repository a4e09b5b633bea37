import {toldSections, type ReportedFollowUp} from './reported.js'

/** A follow-up for other programs. A count that is not told exactly has its text alone. */
export function followUpJson(report: ReportedFollowUp): string {
  const {id, facts, isInside, isRehearsal, municipality, committeeName, madeAt} = report
  return `${JSON.stringify(
    {
      schema: 'diarievakt.followup-report/1',
      ...(isRehearsal ? {rehearsal: true} : {}),
      report: id,
      municipality,
      committee: facts.committee,
      committeeName,
      from: facts.from,
      to: facts.to,
      madeAt,
      inside: isInside,
      keepsProtected: facts.protectedData !== null,
      before: facts.last === null ? null : {report: facts.last.id, signedOn: facts.last.signedOn},
      sections: toldSections(report).map(({code, heading, question, figures, series, gaps, routines, sample, names}) => ({
        code, heading, question,
        figures: figures.map(({code: figure, name, text, exact, before}) => ({code: figure, name, text, exact, before})),
        series: series.map(({code: one, name, bars}) => ({code: one, name, bars: bars.map(({name: bar, label, text, exact}) => ({code: bar, name: label, text, exact}))})),
        gaps: gaps.map(({code: gap, text, action}) => ({code: gap, text, action: action === null ? null : {id: action.id, ...(isInside ? {owner: action.owner} : {}), until: action.until}})),
        routines: routines.map(({kind, name, version, decidedOn, nextReviewOn, state}) => ({kind, name, version, decidedOn, nextReviewOn, state})),
        sample,
        names,
      })),
    },
    null,
    2,
  )}\n`
}

import {followUpWords} from '../../words/followup.js'
import {html, join, ownLook, type Html} from '../html.js'
import {barChart} from './bar-chart.js'
import {numberOf} from './report-markdown.js'
import {toldSections, type ReportedFollowUp, type ToldSection} from './reported.js'

const LOOK = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{line-height:1.2}h2{margin-top:2.5rem;border-bottom:2px solid #1a1a1a}
table{border-collapse:collapse;margin:1rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #767676}
td.number,th.number{text-align:right}
.notice{border:2px solid #1a1a1a;padding:.6rem 1rem;font-weight:bold}
.amiss{border-left:.4rem solid #a3160f;padding-left:2.2rem}
svg{max-width:100%;height:auto}svg text{font-size:13px;fill:#1a1a1a}.bar{fill:#1f4e79}.few{fill:#767676}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}table,svg{break-inside:avoid}}`

/** A follow-up as one page that stands by itself: no script, nothing fetched, to be read on a screen, put in a case or printed. */
export function followUpHtml(report: ReportedFollowUp): string {
  const {facts, isInside, isRehearsal, language, municipality, committeeName, id, madeAt} = report
  const say = followUpWords[language]
  const sections = toldSections(report)
  const about: readonly (readonly [string, string])[] = [[say.about.municipality, municipality], [say.about.period, `${facts.from} – ${facts.to}`], [say.about.id, id], [say.about.made, madeAt], [say.about.before, facts.last === null ? say.never : `${facts.last.id}, ${facts.last.signedOn}`]]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.title(committeeName)} ${facts.from} – ${facts.to}</title>
${ownLook(LOOK)}</head>
<body>
<main>
<h1>${say.title(committeeName)}</h1>
${isRehearsal ? html`<p class="notice">${say.rehearsal}</p>
` : null}${isInside ? html`<p class="notice">${say.inside}</p>
` : null}<table>
${join(about.map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>
`))}</table>
${isInside ? null : html`<p>${say.small}</p>
`}${facts.protectedData === null ? html`<p>${say.keepsNobody}</p>
` : null}${gapSummary(sections, report)}${join(sections.map((section) => sectionHtml(section, report)))}<section>
<h2>${say.signature.heading}</h2>
<p>${say.signature.text(id)}</p>
<table>
<tr><th scope="row">${say.signature.manager}</th><td>${'\u00a0'.repeat(60)}</td></tr>
<tr><th scope="row">${say.signature.day}</th><td></td></tr>
</table>
</section>
</main>
</body>
</html>
`.toString()
}

/** What is amiss first: that is what a manager reads. */
function gapSummary(sections: readonly ToldSection[], {language}: ReportedFollowUp): Html {
  const say = followUpWords[language]
  const gaps = sections.flatMap((section) => section.gaps.map((gap) => ({...gap, heading: section.heading})))
  return gaps.length === 0 ? html`<p class="notice">${say.noGapsAtAll}</p>
` : html`<h2>${say.summary(gaps.length)}</h2>
<ul class="amiss">
${join(gaps.map(({text, action, heading}) => html`<li>${text} <small>(${heading})</small>${action === null ? html` <strong>${say.noAction}</strong>` : null}</li>
`))}</ul>
`
}

function sectionHtml({heading, question, figures, series, gaps, routines, sample, names}: ToldSection, {language, isInside, baseUrl}: ReportedFollowUp): Html {
  const say = followUpWords[language]
  const hasBefore = figures.some(({before}) => before !== null)
  return html`<section>
<h2>${heading}</h2>
<p>${question}</p>
<table>
<thead><tr><th scope="col">${say.columns.figure}</th><th scope="col" class="number">${say.columns.value}</th>${hasBefore ? html`<th scope="col" class="number">${say.columns.before}</th>` : null}</tr></thead>
<tbody>
${join(figures.map(({name, text, before}) => html`<tr><th scope="row">${name}</th><td class="number">${text}</td>${hasBefore ? html`<td class="number">${before ?? ''}</td>` : null}</tr>
`))}</tbody>
</table>
${names.length === 0 ? null : html`<p>${say.idle}: ${names.join(', ')}</p>
`}${routines.length === 0 ? null : tableHtml(Object.values(say.columns.routine), routines.map(({kind, name, version, decidedOn, nextReviewOn, state}) => [say.routineKinds[kind], name, version, decidedOn, nextReviewOn, say.routineStates[state]]))}${join(series.map((one) => html`<h3>${one.name}</h3>
${one.bars.every(({exact}) => exact === 0) ? null : barChart(one)}${tableHtml([say.columns.what, say.columns.count], one.bars.map(({label, text}) => [label, text]))}`))}${sample.length === 0 ? null : html`<h3>${say.sample.heading}</h3>
<p>${say.sample.text}</p>
${tableHtml(Object.values(say.sample.columns), sample.map((row) => [numberOf(row), row.publishedOn, say.sample.by[row.by], baseUrl === null ? row.address : `${baseUrl.replace(/\/$/, '')}/${row.address}`]))}`}${gaps.length === 0 ? html`<p>${say.noGaps}</p>
` : html`<h3>${say.gapsHeading}</h3>
<ul class="amiss">
${join(gaps.map(({text, action}) => html`<li>${text} ${action === null ? html`<strong>${say.noAction}</strong>` : say.action(action.id, isInside ? action.owner : null, action.until)}</li>
`))}</ul>
`}</section>
`
}

function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table>
<thead><tr>${join(head.map((name) => html`<th scope="col">${name}</th>`))}</tr></thead>
<tbody>
${join(rows.map((cells) => html`<tr>${join(cells.map((cell) => html`<td>${cell}</td>`))}</tr>
`))}</tbody>
</table>
`
}

import {about} from '../../words/diary-about.js'
import {html, join, linkTo} from '../html.js'
import {ARCHIVE_ANCHOR, archiveText, registrarAnchor, registrarText} from './asking.js'
import type {DiarySite} from './diary-site.js'
import {type DrawnPage, OLDER_PATH, WHY_PATH} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {startStep, trail} from './trail.js'

/** How to get what is not on the web: older, withheld or archived documents, and every registrar (E3). */
export function drawOlder(site: DiarySite): DrawnPage {
  const {words, committees} = site
  const path = OLDER_PATH
  const {older, fields} = words
  const main = html`${trail(site, [startStep(site, path)], older.title)}<h1>${older.title}</h1>
<p class="lead">${older.lead}</p>
<p><a href="${linkTo(path, WHY_PATH)}">${about.sv.footer.why}</a></p>
<section aria-labelledby="begar">
<h2 id="begar">${older.howTitle}</h2>
<p>${older.how} ${words.ask.anonymous}</p>
</section>
${committees.length > 0 && html`<section aria-labelledby="registratorer">
<h2 id="registratorer">${older.registrars}</h2>
<table class="rows registrars">
<caption>${older.registrarsCaption}</caption>
<thead>
<tr><th scope="col">${fields.committee}</th><th scope="col">${words.committee.administration}</th><th scope="col">${older.contact}</th></tr>
</thead>
<tbody>
${join(committees.map((committee) => html`<tr id="${registrarAnchor(committee)}"><th scope="row">${lineOf(committee.name)}</th>${committee.administration === null ? html`<td></td>` : html`<td data-label="${words.committee.administration}">${lineOf(committee.administration)}</td>`}<td data-label="${older.contact}">${registrarText(site, committee, null)}</td></tr>
`))}</tbody>
</table>
</section>
`}<section aria-labelledby="arkiv">
<h2 id="${ARCHIVE_ANCHOR}">${older.archiveTitle}</h2>
<p>${archiveText(site)}</p>
</section>
`
  return {path, html: site.layOut({path, title: older.title, main, isIndexable: true}), shows: []}
}

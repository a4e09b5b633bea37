import {about} from '../../words/diary-about.js'
import {html, join, type Html, type Letter} from '../html.js'
import {contactParts} from './asking.js'
import type {DiarySite} from './diary-site.js'
import {ACCESSIBILITY_PATH, type DrawnPage} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {contactText} from './layout.js'
import {startStep, trail} from './trail.js'

/** The statement of accessibility: how far the diary conforms, what falls short, how to report it, and who supervises (the law 2018:1937). */
export function drawAccessibility(site: DiarySite): DrawnPage {
  const {input: {municipality, accessibility}} = site
  const {accessibility: words} = about.sv
  const path = ACCESSIBILITY_PATH
  const {conformance, assessedOn, walkedThroughOn, shortcomings} = accessibility
  const main = html`${trail(site, [startStep(site, path)], words.title)}<h1>${words.title}</h1>
<p class="lead">${words.lead(lineOf(municipality.name))}</p>
<h2>${words.howTitle}</h2>
<p>${words[conformance]}</p>
<h2>${words.cannotTitle}</h2>
<p>${words.cannot} ${contact(site, null)}.</p>
<h2>${words.reportTitle}</h2>
<p>${words.report} ${contact(site, {subject: words.reportSubject, body: words.reportBody})}.</p>
<h2>${words.supervisionTitle}</h2>
<p>${words.supervision} <a href="https://www.digg.se/tdosanmalan">${words.supervisionLink}</a></p>
<h2>${words.shortTitle}</h2>
<ul>
${join([words.files, words.languages, ...shortcomings.map(lineOf)].map((shortcoming) => html`<li>${shortcoming}</li>
`))}</ul>
<h2>${words.testedTitle}</h2>
<p>${words.automatic}</p>
<p>${walkedThroughOn === null ? words.notWalked : words.walked(lineOf(walkedThroughOn))}</p>
<p>${assessedOn === null ? words.notAssessed : words.assessed(lineOf(assessedOn))}</p>
`
  return {path, html: site.layOut({path, title: words.title, main, isIndexable: true}), shows: []}
}

/** Who wants to hear of shortcomings: the one the municipality has named for it, else the municipality. */
function contact({input: {municipality, accessibility}}: DiarySite, letter: Letter | null): Html {
  const own = accessibility.contact === null ? null : contactParts(accessibility.contact, letter)
  return own ?? (municipality.contact === null ? html`${about.sv.accessibility.noContact}` : contactText(municipality.contact, letter))
}

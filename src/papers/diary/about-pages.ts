import {about, easySwedish, inEnglish} from '../../words/diary-about.js'
import {diary} from '../../words/diary.js'
import {html, join, linkTo, type Html} from '../html.js'
import {drawAccessibility} from './accessibility-page.js'
import type {DiarySite} from './diary-site.js'
import {ACCESSIBILITY_PATH, DAYS_PATH, type DrawnPage, EASY_PATH, ENGLISH_PATH, OLDER_PATH, SEARCH_PATH, START_PATH, WHY_PATH} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {COMMITTEES_ANCHOR, contactText} from './layout.js'
import {startStep, trail} from './trail.js'

/** The pages that tell of the diary itself. They hold no entry, so a search engine may keep them. */
export function* drawAbout(site: DiarySite): Generator<DrawnPage> {
  yield drawWhy(site)
  yield drawAccessibility(site)
  yield drawEasySwedish(site)
  yield drawInEnglish(site)
}

/** Why something is not here, and the right to ask for it all the same. */
function drawWhy(site: DiarySite): DrawnPage {
  const {words, input: {municipality}} = site
  const {why} = about.sv
  const path = WHY_PATH
  const main = html`${trail(site, [startStep(site, path)], why.title)}<h1>${why.title}</h1>
<p class="lead">${why.lead}</p>
${part(why.fileTitle, why.file(words.row.withheld))}${part(why.wordTitle, html`${why.word} ${municipality.contact === null ? words.ask.registrar : contactText(municipality.contact)}.`)}${part(why.timeTitle, why.time)}${part(why.reviewTitle, why.review)}${part(why.namesTitle, why.names)}${part(why.protectedTitle, why.protected)}${part(why.gapsTitle, why.gaps)}${part(why.removedTitle, why.removed)}${part(why.askTitle, html`${why.ask} <a href="${linkTo(path, OLDER_PATH)}">${words.older.howTitle}</a>`)}`
  return {path, html: site.layOut({path, title: why.title, main, isIndexable: true}), shows: []}
}

function part(title: string, text: string | Html): Html {
  return html`<h2>${title}</h2>
<p>${text}</p>
`
}

function drawEasySwedish(site: DiarySite): DrawnPage {
  const {words, input: {municipality}} = site
  const easy = easySwedish
  const path = EASY_PATH
  const main = html`${trail(site, [startStep(site, path)], about.sv.footer.easy)}<h1>${easy.title}</h1>
<h2>${easy.whatTitle}</h2>
${sentences(easy.what)}<h2>${easy.findTitle}</h2>
<ul>
<li>${easy.findStart} <a href="${linkTo(path, START_PATH)}">${words.navigation.start}</a></li>
<li>${easy.findDays} <a href="${linkTo(path, DAYS_PATH)}">${words.navigation.days}</a></li>
<li>${easy.findCommittees} <a href="${linkTo(path, START_PATH, COMMITTEES_ANCHOR)}">${words.navigation.committees}</a></li>
<li>${easy.findSearch} <a href="${linkTo(path, SEARCH_PATH)}">${words.navigation.search}</a></li>
</ul>
<h2>${easy.wordsTitle}</h2>
<dl class="fields">
${join(easy.words.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>
`))}</dl>
<h2>${easy.missingTitle}</h2>
${sentences(easy.missing)}<h2>${easy.askTitle}</h2>
${sentences(easy.ask)}<p>${easy.askWho} <a href="${linkTo(path, OLDER_PATH)}">${words.older.registrars}</a></p>
${municipality.contact !== null && html`<p>${easy.askContact} ${contactText(municipality.contact)}</p>
`}<h2>${easy.noTitle}</h2>
${sentences(easy.no)}`
  return {path, html: site.layOut({path, title: easy.title, main, isIndexable: true}), shows: []}
}

// One sentence to a line, as texts in easy Swedish are set.
function sentences(lines: readonly string[]): Html {
  return html`<p>${join(lines.map((line, at) => (at === 0 ? html`${line}` : html`<br>
${line}`)))}</p>
`
}

function drawInEnglish(site: DiarySite): DrawnPage {
  const {words: sv, input: {municipality}} = site
  const {en} = diary
  const path = ENGLISH_PATH
  const fields = (['directionAndDate', 'heading', 'party', 'officer', 'diaryNumber', 'file', 'case', 'committee'] as const).map((field) => [sv.fields[field], en.fields[field]] as const)
  const glossary = [...fields, ...inEnglish.more.filter(([word]) => word !== sv.fields.committee), [sv.row.withheld, en.row.withheld] as const]
  const main = html`<h1>${inEnglish.title}</h1>
<p class="lead">${inEnglish.lead(lineOf(municipality.name))}</p>
<h2>${inEnglish.findTitle}</h2>
<ul>
<li>${inEnglish.findStart} ${swedishLink(path, START_PATH, sv.navigation.start)}</li>
<li>${inEnglish.findDays} ${swedishLink(path, DAYS_PATH, sv.navigation.days)}</li>
<li>${inEnglish.findCommittees} ${swedishLink(path, START_PATH, sv.navigation.committees, COMMITTEES_ANCHOR)}</li>
<li>${inEnglish.findSearch} ${swedishLink(path, SEARCH_PATH, sv.navigation.search)}</li>
</ul>
<h2>${inEnglish.wordsTitle}</h2>
<table class="rows words">
<caption>${inEnglish.caption}</caption>
<thead>
<tr><th scope="col">${inEnglish.swedish}</th><th scope="col">${inEnglish.english}</th></tr>
</thead>
<tbody>
${join(glossary.map(([swedish, english]) => html`<tr><th scope="row" lang="sv">${swedish}</th><td>${english}</td></tr>
`))}</tbody>
</table>
<h2>${about.en.why.title}</h2>
<p>${about.en.why.file(en.row.withheld)}</p>
<p>${about.en.why.time}</p>
<p>${about.en.why.names} ${about.en.why.protected}</p>
<h2>${inEnglish.askTitle}</h2>
<p>${inEnglish.ask}</p>
<p>${inEnglish.askWho} ${swedishLink(path, OLDER_PATH, sv.older.registrars)}</p>
${municipality.contact !== null && html`<p>${en.footer.contact}: ${contactText(municipality.contact)}</p>
`}<h2>${inEnglish.accessTitle}</h2>
<p>${inEnglish.access} ${swedishLink(path, ACCESSIBILITY_PATH, about.sv.footer.accessibility)}</p>
`
  return {path, html: site.layOut({path, title: inEnglish.title, main, language: 'en', isIndexable: true}), shows: []}
}

function swedishLink(path: string, to: string, label: string, fragment = ''): Html {
  return html`<a href="${linkTo(path, to, fragment)}" lang="sv" hreflang="sv">${label}</a>`
}
